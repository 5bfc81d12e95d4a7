//! The house as a whole, for a talk with the municipality: stories that may be passed on, approaches in use, and how
//! many persons stand where, as `domain::house_report` counts them once a month.

use chrono::{DateTime, Datelike as _, Months, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::app::App;
use crate::app::staff::Session;
use crate::app::staff::away::STORY;
use crate::app::staff::case::{Case, dated, undated};
use crate::domain::compass::kept::Class;
use crate::domain::compass::{Answer, Field, Level, PersonId, RecordId, Use, Wheel, standing};
use crate::domain::house_report::{Counted, HouseReport, Row, TooFew};
use crate::domain::story::Story;
use crate::domain::text::{Language, Line, TextRefused};
use crate::exchange::pdf::{Paper, Part, Table};
use crate::store::{Kind, StoreError};

use super::Rated;
use super::report_words::{self, Say, say};

/// The reports that were made; only the newest is shown.
const REPORT: Kind = Kind { name: "house-report", key: "person", version: 1 };

/// A story on its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryView {
    pub id: RecordId,
    pub text: String,
    pub passed_on: bool,
    /// Words that may say who it was, or when.
    pub look_at: String,
    /// The day on which it goes.
    pub goes: NaiveDate,
}

/// How it stands with this month's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReportState {
    /// There are fewer than ten persons who count.
    #[default]
    TooFew,
    CanBeMade,
    Made,
}

/// A report in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportView {
    pub month: String,
    pub made: String,
    pub next: String,
    pub says_the_same: bool,
    /// Each approach with the fields in which it is shown; empty where it is in none.
    pub approaches: Vec<(&'static str, String)>,
    pub tables: Vec<TableView>,
}

/// One level of one wheel, field by field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableView {
    pub wheel: Wheel,
    pub of: Level,
    pub level: &'static str,
    /// The answers, and that nothing was said.
    pub columns: Vec<&'static str>,
    pub rows: Vec<TableRow>,
}

/// A field, and how many persons stand at each of the columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    pub field: &'static str,
    pub cells: Vec<String>,
}

/// The report.
impl App {
    /// The newest report; `None` before the first, without the right *compass*, and once the screen has locked.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn house_report(&self, session: &Session) -> Result<Option<HouseReport>, StoreError> {
        let Some(case) = self.case(session, PersonId::GROUP)? else { return Ok(None) };
        newest(&case)
    }

    /// The day on which the newest report goes; `None` where there is none.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn report_goes(&self, session: &Session) -> Result<Option<NaiveDate>, StoreError> {
        let Some(case) = self.case(session, PersonId::GROUP)? else { return Ok(None) };
        let (kept, newest) = (self.person_kept()?, case.dated(REPORT)?.pop());
        Ok(newest.map(|one| Class::of_the_house(kept, one.at.with_timezone(&self.zone).date_naive())))
    }

    /// How it stands with the report of this month.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn report_state(&self, session: &Session) -> Result<ReportState, StoreError> {
        let (last, today) = (self.house_report(session)?, self.today_date());
        if last.as_ref().is_some_and(|last| last.is_of_month(today)) {
            return Ok(ReportState::Made);
        }
        let everybody = self.everybody(session)?;
        let can = HouseReport::of(&everybody, today, last.as_ref()).is_ok();
        Ok(if can { ReportState::CanBeMade } else { ReportState::TooFew })
    }

    /// Makes the report of this month and keeps it; one that is there stays as it is. `None` as long as there are too few
    /// persons.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read or written.
    pub fn make_house_report(&mut self, session: &Session) -> Result<Option<HouseReport>, StoreError> {
        let everybody = self.everybody(session)?;
        let (last, today) = (self.house_report(session)?, self.today_date());
        // Where none is made nobody is counted.
        let made = HouseReport::of(&everybody, today, last.as_ref()).is_ok();
        for one in everybody.iter().filter(|one| made && one.may_count) {
            self.note_case(session, one.person, "person-counted", "house-report")?;
        }
        self.make_house_report_of(session, &everybody)
    }

    /// The same of persons who are known already.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn make_house_report_of(
        &mut self,
        session: &Session,
        everybody: &[Counted],
    ) -> Result<Option<HouseReport>, StoreError> {
        let Some(case) = self.case(session, PersonId::GROUP)? else { return Ok(None) };
        let (last, today) = (newest(&case)?, self.today_date());
        match HouseReport::of(everybody, today, last.as_ref()) {
            Ok(report) => {
                if last.as_ref() != Some(&report) {
                    case.put_dated(REPORT, self.now(), &report.to_words())?;
                }
                Ok(Some(report))
            }
            Err(TooFew) => Ok(None),
        }
    }

    /// Everybody's wheel as it stands.
    fn everybody(&self, session: &Session) -> Result<Vec<Counted>, StoreError> {
        let mut everybody = Vec::new();
        for case in self.cases(session)? {
            // Whoever has objected is counted nowhere while she waits.
            let paused = case.is_paused()?;
            let Some(wheel) = standing(&case.put_away()?).filter(|_| !paused) else { continue };
            everybody.push(Counted {
                person: case.person(),
                wheel,
                may_count: may_be_counted(&case, self.today_date())?,
            });
        }
        Ok(everybody)
    }
}

/// Whether the basis of a person holds and names this use. Nobody may be counted of whom that is not on record.
fn may_be_counted(case: &Case, day: NaiveDate) -> Result<bool, StoreError> {
    Ok(case.basis()?.is_some_and(|basis| basis.is_current(day) && basis.allows(Use::Totals)))
}

fn newest(case: &Case) -> Result<Option<HouseReport>, StoreError> {
    Ok(case.dated(REPORT)?.into_iter().filter_map(|one| HouseReport::from_words(&one.words)).next_back())
}

/// Stories.
impl App {
    /// The stories, in no order that would say when they were written.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn stories(&self, session: &Session) -> Result<Vec<StoryView>, StoreError> {
        let Some(case) = self.case(session, PersonId::GROUP)? else { return Ok(Vec::new()) };
        let (kept, today) = (self.person_kept()?, self.today_date());
        let view = |(id, words): (Vec<u8>, zeroize::Zeroizing<String>)| {
            let (at, said) = undated(&words);
            let story = Story::from_words(said)?;
            let told = at.map_or(today, |at| at.with_timezone(&self.zone).date_naive());
            Some(StoryView {
                goes: Class::of_the_house(kept, told),
                id: RecordId::from_bytes(&id)?,
                look_at: story.to_look_at().join(", "),
                text: story.text.as_str().to_owned(),
                passed_on: story.passed_on,
            })
        };
        Ok(case.all(STORY)?.into_iter().filter_map(view).collect())
    }

    /// Keeps a story that was typed for this purpose, under the end of its month: the day is nobody's business. It is
    /// passed on only after it was read once more.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn tell_story(&mut self, session: &Session, text: &str) -> Result<Rated, StoreError> {
        let text = match Line::new(text) {
            Ok(text) => text,
            Err(TextRefused::Empty) => return Ok(Rated::Nothing),
            Err(refused) => return Ok(Rated::Refused(refused)),
        };
        let Some(case) = self.case(session, PersonId::GROUP)? else { return Ok(Rated::Nothing) };
        case.put_dated(STORY, self.end_of_month(), &Story { text, passed_on: false }.to_words())?;
        Ok(Rated::Kept)
    }

    /// *Må gives videre*: somebody has read it once more.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn pass_story_on(&mut self, session: &Session, id: RecordId) -> Result<(), StoreError> {
        let Some(case) = self.case(session, PersonId::GROUP)? else { return Ok(()) };
        let Some(words) = case.one(STORY, id.as_bytes())? else { return Ok(()) };
        let (at, said) = undated(&words);
        let Some(story) = Story::from_words(said) else { return Ok(()) };
        let words = Story { passed_on: true, ..story }.to_words();
        case.put(STORY, id.as_bytes(), &dated(at.unwrap_or_else(|| self.end_of_month()), &words))
    }

    /// The last noon of this month.
    fn end_of_month(&self) -> DateTime<Utc> {
        let today = self.today_date();
        let next = today.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
        let last = next.and_then(|next| next.pred_opt()).unwrap_or(today);
        last.and_time(NaiveTime::MIN).and_utc() + TimeDelta::hours(12)
    }

    /// Takes a story away.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn take_story_away(&mut self, session: &Session, id: RecordId) -> Result<(), StoreError> {
        match self.case(session, PersonId::GROUP)? {
            Some(case) => case.remove(STORY, id.as_bytes()),
            None => Ok(()),
        }
    }
}

/// For tests of what an earlier version has kept, and of what stands.
#[cfg(feature = "testing")]
impl App {
    /// The wheel that stands as the person's, as it is counted.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn standing_in_tests(
        &self,
        session: &Session,
        person: PersonId,
    ) -> Result<Option<crate::domain::compass::FiledWheel>, StoreError> {
        self.case(session, person)?.map_or(Ok(None), |case| Ok(standing(&case.put_away()?)))
    }

    /// A story without a day.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn story_without_a_day_in_tests(&self, session: &Session, text: &str) -> Result<(), StoreError> {
        let Some(case) = self.case(session, PersonId::GROUP)? else { return Ok(()) };
        case.put(STORY, &crate::vault::random_id()?, &format!("typed {text}"))
    }
}

/// A report in words, as the page and the paper say it.
#[must_use]
pub fn report_view(report: &HouseReport, language: Language) -> ReportView {
    let mut tables: Vec<TableView> = Vec::new();
    for wheel in Wheel::BOTH {
        for level in wheel.levels() {
            let rows = report.rows().iter().filter(|row| row.field.wheel() == wheel && row.level == level);
            let columns = level.answers().map(Answer::label).into_iter().chain([say(Say::Unsaid, language)]);
            tables.push(TableView {
                wheel,
                of: level,
                level: level.label(),
                columns: columns.collect(),
                rows: rows.map(table_row).collect(),
            });
        }
    }
    let approach = |answer: Answer| {
        let fields: Vec<&str> = report.fields_with(answer).map(Field::label).collect();
        (answer.label(), fields.join(" · "))
    };
    ReportView {
        month: report_words::month_of(report.made, language),
        made: report_words::made(report.made, language),
        next: report_words::next(report.made, language),
        says_the_same: report.says_the_same(),
        approaches: Level::Approach.answers().map(approach).into(),
        tables,
    }
}

fn table_row(row: &Row) -> TableRow {
    let said = row.level.answers().map(|answer| row.at(answer)).into_iter().chain([row.unsaid()]);
    TableRow { field: row.field.label(), cells: said.map(|cell| cell.to_string()).collect() }
}

/// The paper.
impl App {
    /// The paper for the municipality, from the newest report; `None` where there is none. It names nobody, and says no
    /// day of a story.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn house_paper(&self, session: &Session) -> Result<Option<Paper>, StoreError> {
        let Some(report) = self.house_report(session)? else { return Ok(None) };
        let told: Vec<_> = self.stories(session)?.into_iter().filter(|story| story.passed_on).collect();
        let view = report_view(&report, Language::Danish);
        let mut parts = vec![Part::Text(
            "Forandringskompasset er et redskab til samtale. Det måler ingenting, og det ligner hverken personer eller huse \
             med hinanden. Hvert felt står for sig selv."
                .to_owned(),
        )];
        parts.push(heading("Historier om små skridt"));
        if told.is_empty() {
            parts.push(Part::Text("Denne gang er der ingen historier med.".to_owned()));
        }
        parts.extend(told.into_iter().map(|story| Part::Text(story.text)));
        parts.push(heading("Indsatser i brug"));
        parts.extend(view.approaches.iter().map(|(approach, fields)| {
            let fields = if fields.is_empty() { "Ikke hos fem eller flere i noget felt." } else { fields };
            Part::Row { lead: String::new(), title: (*approach).to_owned(), note: fields.to_owned() }
        }));
        parts.extend(view.tables.iter().map(|table| Part::Table(table_of(table))));
        Ok(Some(Paper {
            title: "Huset som helhed".to_owned(),
            facts: vec![view.month, format!("Talt {}", report_words::day(report.counted, Language::Danish))],
            parts,
            closing: closing(report.counted),
            ..self.letterhead()?
        }))
    }
}

fn heading(text: &str) -> Part {
    Part::Heading { text: text.to_owned(), beside: String::new() }
}

fn table_of(table: &TableView) -> Table {
    let owned = |text: &str| text.to_owned();
    let row = |row: &TableRow| [owned(row.field)].into_iter().chain(row.cells.iter().cloned()).collect();
    Table {
        title: format!("{}: {}", table.wheel.label(), table.level),
        columns: [String::new()].into_iter().chain(table.columns.iter().map(|column| owned(column))).collect(),
        rows: table.rows.iter().map(row).collect(),
    }
}

fn closing(counted: NaiveDate) -> Vec<String> {
    let day = report_words::day(counted, Language::Danish);
    vec![
        format!("Tallene er antal personer ved hvert svar, talt {day}. Kun den, der har sagt ja til det, er talt med."),
        "En streg betyder færre end fem, eller at et lille tal ellers kunne regnes ud.".to_owned(),
        "Feltet “?” er noget nyt for hver person, og Kriminalitet bliver i huset. Derfor er de ikke med.".to_owned(),
        "Felter og svar er fra De små skridts metode 2.0, Landsforeningen af VæreSteder (2015).".to_owned(),
    ]
}
