//! The house as a whole, and stories of small changes that may be passed on, as lists of cards.

use fristed_ui::{Card, CardFill};
use slint::{ComponentHandle as _, SharedString};

use super::at::At as Page;
use super::group;
use super::pages::press;
use crate::app::compass::report_words::{Say, say};
use crate::app::compass::rights_words::goes_on;
use crate::app::compass::{Rated, ReportState, ReportView, StoryView, TableRow, TableView, report_view};
use crate::app::errands::words::day_in_name;
use crate::app::staff::Session;
use crate::domain::compass::{Level, RecordId, Wheel};
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::layout::Metrics;
use crate::screens::staff::errands::handed_card;
use crate::store::StoreError;

/// One page of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    Home,
    Stories,
    /// One story, to be read once more.
    Story(RecordId),
    /// One level of one wheel: how many persons stand where.
    Level(Wheel, Level),
    /// A story is typed.
    Write,
}

/// What the pages keep between two looks.
#[derive(Default)]
pub struct Report {
    /// How it stood with this month's report when somebody came to the page.
    state: ReportState,
}

const MAKE: &str = "compass-report-make";
const PAPER: &str = "compass-report-paper";
const BLANK: &str = "compass-report-blank";
const PASS: &str = "compass-report-pass";
const AWAY: &str = "compass-report-away";

impl At {
    /// Its name on a card.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Home => "compass-report".to_owned(),
            Self::Stories => "compass-report-stories".to_owned(),
            Self::Story(id) => format!("compass-report-story:{id}"),
            Self::Level(wheel, level) => format!("compass-report-level:{}:{}", wheel.word(), level.word()),
            Self::Write => "compass-report-write".to_owned(),
        }
    }

    /// The page with this name.
    #[must_use]
    pub fn named(page: &str, of: &str) -> Option<Self> {
        match page {
            "compass-report" => Some(Self::Home),
            "compass-report-stories" => Some(Self::Stories),
            "compass-report-story" => RecordId::named(of).map(Self::Story),
            "compass-report-write" => Some(Self::Write),
            "compass-report-level" => {
                let (wheel, level) = of.split_once(':')?;
                Some(Self::Level(Wheel::named(wheel)?, Level::named(level)?))
            }
            _ => None,
        }
    }

    /// Whether a text is typed on it.
    #[must_use]
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Write)
    }

    /// What its page is called.
    pub(super) const fn title(self, language: Language) -> &'static str {
        match self {
            Self::Home | Self::Level(..) => say(Say::House, language),
            Self::Stories | Self::Story(_) | Self::Write => say(Say::Stories, language),
        }
    }

    /// What the page for typing is called, and says.
    pub(super) fn said(language: Language) -> (SharedString, String) {
        (say(Say::StoryWrite, language).into(), say(Say::StoryHint, language).to_owned())
    }
}

/// The ways to what is about the house and not about one person, and the blank wheels.
pub(super) fn doors(language: Language) -> Vec<Card> {
    vec![
        group::door(language),
        press("husmode", say(Say::House, language), say(Say::HouseDoor, language), At::Home.name()),
        press("print", say(Say::Blank, language), say(Say::BlankText, language), BLANK.to_owned()),
    ]
}

impl Screens {
    /// A page is gone to: what became of an earlier paper is no news any more.
    pub(super) fn arrive_at_report(&mut self, at: Page) {
        let Some(session) = self.app.session() else { return };
        if !matches!(at, Page::Report(_)) {
            return self.app.forget_handed_out(&session);
        }
        if at == Page::Report(At::Home) {
            self.app.forget_handed_out(&session);
            let state = self.app.report_state(&session).map(|state| self.staff.compass.report.state = state);
            self.say_unless_done(state);
        }
    }

    /// A press on its pages. Whether it was one.
    pub(super) fn act_on_report(&mut self, action: &str) -> bool {
        let (verb, of) = action.split_once(':').unwrap_or((action, ""));
        if ![MAKE, PAPER, BLANK, PASS, AWAY].contains(&verb) {
            return false;
        }
        let Some(session) = self.app.session() else { return true };
        match (verb, RecordId::named(of)) {
            (BLANK, _) => self.app.hand_out_blank_wheels(&session, &Wheel::BOTH),
            (MAKE, _) => {
                let made = self.app.make_house_report(&session).map(drop);
                self.say_unless_done(made);
                self.arrive_at_report(Page::Report(At::Home));
            }
            (PAPER, _) => {
                let name = format!("huset {}.pdf", day_in_name(self.app.now(), self.app.zone()));
                let done = match self.app.house_paper(&session) {
                    Ok(paper) => {
                        if let Some(paper) = paper {
                            self.app.hand_out_paper(&session, paper, &name);
                        }
                        Ok(())
                    }
                    Err(error) => Err(error),
                };
                self.say_unless_done(done);
            }
            (PASS, Some(id)) => {
                let done = self.app.pass_story_on(&session, id);
                self.say_unless_done(done);
                return self.back_to_stories();
            }
            (AWAY, Some(id)) => {
                let done = self.app.take_story_away(&session, id);
                self.say_unless_done(done);
                return self.back_to_stories();
            }
            _ => {}
        }
        self.change(|place| place.sheet = 0);
        true
    }

    fn back_to_stories(&mut self) -> bool {
        self.leave_writing();
        true
    }

    /// A story was typed.
    /// Whether it was taken.
    pub(super) fn take_story(&mut self, text: &str) -> bool {
        let Some(session) = self.app.session() else { return true };
        let told = self.app.tell_story(&session, text);
        let taken = !matches!(told, Ok(Rated::Refused(_)));
        match told {
            Ok(Rated::Nothing) => {}
            Ok(rated) => self.show_rated(rated),
            Err(error) => self.say_unless_done(Err(error)),
        }
        self.show();
        taken
    }

    pub(super) fn report_rows(&self, at: At, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        Ok(match at {
            At::Home => self.home_rows(session, metrics)?,
            At::Level(wheel, level) => {
                let report = self.app.house_report(session)?.map(|report| report_view(&report, language));
                report.map_or_else(Rows::new, |report| level_rows(&report, (wheel, level), language, metrics))
            }
            At::Stories => stories(&self.app.stories(session)?, language, metrics),
            At::Story(id) => {
                let found = self.app.stories(session)?.into_iter().find(|story| story.id == id);
                found.map_or_else(|| stories(&[], language, metrics), |story| one(&story, language, metrics))
            }
            At::Write => Rows::new(),
        })
    }

    fn home_rows(&self, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let say = |which: Say| say(which, language);
        let mut rows = self.handed_rows(session);
        let report = self.app.house_report(session)?.map(|report| report_view(&report, language));
        let mut first = vec![fact("tale", say(Say::HouseWhat), say(Say::HouseTool))];
        match self.staff.compass.report.state {
            ReportState::TooFew => {
                let missing = fact("folk", say(Say::TooFew), say(Say::TooFewText));
                first.push(Card { fill: CardFill::Later, ..missing });
                first.push(fact("hjaelp", say(Say::WhoCounts), say(Say::WhoCountsText)));
            }
            ReportState::CanBeMade => {
                let make = press("kalender", say(Say::Make), say(Say::MakeText), MAKE.to_owned());
                first.push(Card { fill: CardFill::Free, ..make });
            }
            ReportState::Made => {}
        }
        if report.is_some() {
            let paper = press("print", say(Say::ToPaper), say(Say::ToPaperText), PAPER.to_owned());
            first.push(Card { fill: CardFill::Free, ..paper });
        }
        first.push(press("fortael", say(Say::Stories), say(Say::StoriesDoor), At::Stories.name()));
        rows.extend(in_columns(first, metrics.columns(700.0, 2)));
        if let Some(report) = report {
            let goes = self.app.report_goes(session)?.map(|day| goes_on(day, language)).unwrap_or_default();
            rows.extend(report_rows(&report, &goes, language, metrics));
        }
        Ok(rows)
    }

    /// What has become of a paper that was handed out here.
    fn handed_rows(&self, session: &Session) -> Rows {
        let handed = self.app.handed_out(session);
        handed.map(|handed| vec![handed_card(handed, self.place.language)]).into_iter().collect()
    }

    /// A page with the doors to what is about the house.
    pub(super) fn with_house_doors(&self, rows: Rows, session: &Session, metrics: &Metrics) -> Rows {
        let mut all = self.handed_rows(session);
        all.extend(rows);
        all.extend(in_columns(doors(self.place.language), metrics.columns(560.0, 3)));
        all
    }

    /// Says where something could not be kept or read.
    pub(super) fn say_unless_done(&self, done: Result<(), StoreError>) {
        let (Err(error), Some(ui)) = (done, self.ui.upgrade()) else { return };
        tracing::error!(%error, "a change was not stored");
        let said = ui.global::<fristed_ui::AskTexts>().get_not_saved();
        ui.global::<fristed_ui::Shell>().set_notice(said);
    }
}

fn report_rows(report: &ReportView, goes: &str, language: Language, metrics: &Metrics) -> Rows {
    let say = |which: Say| say(which, language);
    let made = if report.says_the_same { say(Say::Same) } else { report.next.as_str() };
    let mut rows = vec![
        vec![heading(report.month.as_str())],
        vec![
            Card { lead: report.made.as_str().into(), ..fact("kalender", "", format!("{made}\n{goes}.")) },
            fact("oeje", say(Say::HowHidden), say(Say::HowHiddenText)),
        ],
    ];
    rows.push(vec![heading(say(Say::Approaches))]);
    let approach = |(name, fields): &(&'static str, String)| {
        fact("", *name, if fields.is_empty() { say(Say::NoApproach) } else { fields.as_str() })
    };
    rows.extend(in_columns(report.approaches.iter().map(approach).collect(), metrics.columns(560.0, 3)));
    rows.push(vec![heading(say(Say::Where))]);
    let level =
        |table: &TableView| press("folk", table.level, table.wheel.label(), At::Level(table.wheel, table.of).name());
    rows.extend(in_columns(report.tables.iter().map(level).collect(), metrics.columns(560.0, 3)));
    rows.push(vec![fact("tom", say(Say::LeftOut), say(Say::LeftOutText))]);
    rows
}

/// One level: a card for each answer, with how many persons stand there in each field. The fields keep the order of the
/// wheel, whatever stands beside them.
fn level_rows(report: &ReportView, which: (Wheel, Level), language: Language, metrics: &Metrics) -> Rows {
    let Some(table) = report.tables.iter().find(|table| (table.wheel, table.of) == which) else { return Rows::new() };
    let mut rows = vec![vec![heading(format!("{}: {}", table.wheel.label(), table.level))]];
    let card = |(at, answer): (usize, &&'static str)| {
        let said = |row: &TableRow| format!("{}: {}", row.field, row.cells.get(at).map_or("", String::as_str));
        let lines: Vec<String> = table.rows.iter().map(said).collect();
        fact("", *answer, lines.join("\n"))
    };
    rows.extend(in_columns(table.columns.iter().enumerate().map(card).collect(), metrics.columns(420.0, 4)));
    rows.push(vec![fact("oeje", say(Say::HowHidden, language), say(Say::HowHiddenText, language))]);
    rows
}

fn stories(all: &[StoryView], language: Language, metrics: &Metrics) -> Rows {
    let say = |which: Say| say(which, language);
    let write = press("blyant", say(Say::StoryWrite), say(Say::StoryWriteText), At::Write.name());
    let first = vec![fact("fortael", "", say(Say::StoriesWhat)), Card { fill: CardFill::Free, ..write }];
    let mut rows = in_columns(first, metrics.columns(700.0, 2));
    if all.is_empty() {
        rows.push(vec![fact("tom", say(Say::StoryNone), say(Say::StoryNoneText))]);
    }
    let card = |story: &StoryView| {
        let (sign, state) = if story.passed_on { ("ja", Say::Passed) } else { ("oeje", Say::ReadAgain) };
        let card = press("fortael", "", story.text.as_str(), At::Story(story.id).name());
        let goes = goes_on(story.goes, language);
        Card { sign: sign.into(), state: say(state).into(), text: format!("{}\n{goes}", story.text).into(), ..card }
    };
    rows.extend(in_columns(all.iter().map(card).collect(), metrics.columns(760.0, 2)));
    rows
}

/// One story, with what there is to look at again.
fn one(story: &StoryView, language: Language, metrics: &Metrics) -> Rows {
    let say = |which: Say| say(which, language);
    let look = if story.look_at.is_empty() {
        fact("ja", "", say(Say::LookAtNothing))
    } else {
        Card { fill: CardFill::Later, ..fact("oeje", say(Say::LookAt), story.look_at.as_str()) }
    };
    let mut rows = vec![vec![fact("fortael", story.text.as_str(), goes_on(story.goes, language))]];
    rows.extend(in_columns(
        vec![fact("tale", say(Say::ReadAgain), say(Say::ReadAgainText)), look],
        metrics.columns(700.0, 2),
    ));
    let mut acts = Vec::new();
    if story.passed_on {
        let passed = fact("jacirkel", say(Say::Passed), say(Say::MayPassText));
        acts.push(Card { fill: CardFill::Free, ..passed });
    } else {
        let pass = press("ja", say(Say::MayPass), say(Say::MayPassText), format!("{PASS}:{}", story.id));
        acts.push(Card { fill: CardFill::Free, ..pass });
    }
    acts.push(press("slet", say(Say::TakeAway), say(Say::TakeAwayText), format!("{AWAY}:{}", story.id)));
    rows.extend(in_columns(acts, metrics.columns(560.0, 2)));
    rows
}
