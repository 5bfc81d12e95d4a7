//! Correcting a time, and opening hours: texts that lead to the keyboard, values with − and +.

use chrono::{Days, NaiveTime};
use fristed_ui::{ActivityTexts, Card, CardFill, RunningTexts};
use slint::SharedString;

use super::at::{At, Field};
use super::pages::day_after;
use super::{choice, door, stepper};
use crate::app::running::{Draft, propose, running_words};
use crate::app::words;
use crate::domain::activity::OccurrenceId;
use crate::domain::opening::Hours;
use crate::domain::programme::Scope;
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, in_columns};
use crate::screens::layout::Metrics;
use crate::store::StoreError;

/// The hours of a day as they are being corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursDraft {
    pub from: NaiveTime,
    pub to: NaiveTime,
    pub note: String,
}

impl HoursDraft {
    /// Opens, or closes, so many quarters later.
    pub fn step(&mut self, closes: bool, quarters: i64) {
        let Hours { from, to } = Hours { from: self.from, to: self.to }.moved(closes, quarters);
        (self.from, self.to) = (from, to);
    }
}

/// A text of the draft; a press leads to where it is written.
pub(in crate::screens::staff) fn text_card(
    icon: &str,
    name: SharedString,
    text: &str,
    missing: SharedString,
    to: &At,
) -> Card {
    let title = if text.is_empty() { missing } else { text.into() };
    Card { lead: name, ..door(icon, title, "", to.name()) }
}

impl Screens {
    /// The draft of a time, or of something new, so many days after today.
    pub(super) fn edit_rows(
        &mut self,
        id: Option<OccurrenceId>,
        day: i64,
        (texts, about): (&RunningTexts<'_>, &ActivityTexts<'_>),
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let language = self.place.language;
        if self.staff.running.draft.as_ref().is_none_or(|(of, _)| *of != id) {
            let draft = match id {
                Some(id) => self.app.draft_of(id)?,
                None => Some(self.app.new_draft(day_after(self.app.today_date(), day))),
            };
            let Some(draft) = draft else {
                return Ok(vec![vec![fact("kalender", texts.get_is_gone(), "")]]);
            };
            self.staff.running.draft = Some((id, draft));
        }
        let Some((_, draft)) = &self.staff.running.draft else { return Ok(Rows::new()) };
        let series = self.staff.running.scope == Scope::FromHere || id.is_none();
        // Food has its price for this time alone as well.
        let is_food = !series && draft.food.is_some();
        let mut rows = match id {
            Some(id) => self.scope_rows(id, texts, metrics)?,
            None => Rows::new(),
        };
        rows.push(vec![says(draft, texts, language), save(texts)]);
        let mut cards = vec![text_card(
            "blyant",
            texts.get_called(),
            &draft.title,
            texts.get_write_title(),
            &At::Write(Field::Title),
        )];
        cards.push(text_card("sted", texts.get_place(), &draft.place, texts.get_no_place(), &At::Where));
        cards.extend(time_cards(draft, texts, language));
        cards.push(text_card("blad", texts.get_text(), &draft.text, texts.get_no_text(), &At::Write(Field::Text)));
        if series {
            let often: SharedString = running_words::rhythm(&draft.rhythm, language).into();
            cards.push(Card { lead: texts.get_how_often(), ..door("kalender", often, "", At::Rhythm.name()) });
            let host = text_card("person", texts.get_host(), &draft.host, texts.get_no_host(), &At::Write(Field::Host));
            cards.push(host);
            cards.extend(course_cards(draft, about));
            cards.push(choice(texts.get_team(), "run-team".to_owned(), draft.team));
            cards.push(choice(texts.get_special(), "run-special".to_owned(), draft.special));
            cards.push(choice(texts.get_is_food(), "run-food".to_owned(), draft.food.is_some()));
            cards.extend(draft.food.map(|kroner| price(kroner, texts, language)));
        }
        if is_food {
            cards.extend(draft.food.map(|kroner| price(kroner, texts, language)));
        }
        rows.extend(in_columns(cards, metrics.columns(620.0, 2)));
        Ok(rows)
    }

    /// How often, in words.
    pub(super) fn rhythm_rows(&self, metrics: &Metrics) -> Rows {
        let Some((_, draft)) = &self.staff.running.draft else { return Rows::new() };
        let rhythms = propose::rhythms(draft.day);
        let cards = rhythms.iter().enumerate().map(|(at, rhythm)| {
            let words = running_words::rhythm(rhythm, self.place.language);
            choice(words.into(), format!("run-often:{at}"), *rhythm == draft.rhythm)
        });
        in_columns(cards.collect(), metrics.columns(560.0, 2))
    }

    /// Where: places that are known, or one that is written.
    pub(super) fn where_rows(&mut self, texts: &RunningTexts<'_>, metrics: &Metrics) -> Result<Rows, StoreError> {
        self.staff.running.proposed = self.app.places()?;
        let mut rows = in_columns(self.proposals("sted"), metrics.columns(480.0, 3));
        rows.push(vec![door("blyant", texts.get_write_yourself(), "", At::Write(Field::Place).name())]);
        Ok(rows)
    }

    /// The opening hours of a day.
    pub(super) fn hours_rows(
        &mut self,
        day: i64,
        texts: &RunningTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let date = day_after(self.app.today_date(), day);
        let opening = self.app.store().opening()?;
        let there = opening.on(date);
        if self.staff.running.hours.as_ref().is_none_or(|(of, _)| *of != day) {
            let usual = there.hours.first().copied();
            let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN);
            let (from, to) = usual.map_or((hour(9), hour(14)), |hours| (hours.from, hours.to));
            let note = there.note.as_ref().map_or_else(String::new, |note| note.da.to_string());
            self.staff.running.hours = Some((day, HoursDraft { from, to, note }));
        }
        let Some((_, draft)) = &self.staff.running.hours else { return Ok(Rows::new()) };
        let turn = (texts.get_day_before(), texts.get_day_after());
        let said = words::capital(&words::day_hours(there, language));
        let mut rows = vec![vec![stepper("kalender", (said.into(), words::long_date(date, language)), turn, "hours")]];
        // One press each, before what takes several.
        let often = there.hours.first().filter(|_| there.hours.len() == 1).map_or_else(Vec::new, |hours| {
            let now = (day == 0).then(|| self.app.now().with_timezone(&self.app.zone()).time());
            hours.often_instead(now).into_iter().map(|instead| often_card(*hours, instead, texts, language)).collect()
        });
        rows.extend(in_columns(often, metrics.columns(620.0, 2)));
        let way = || (texts.get_earlier(), texts.get_later());
        let time = |at: NaiveTime| words::capital(&words::at_time(at, language));
        let mut cards = vec![
            stepper("doer", (texts.get_opens(), time(draft.from)), way(), "open"),
            stepper("doer", (texts.get_closes(), time(draft.to)), way(), "close"),
        ];
        cards.push(text_card("blad", texts.get_why(), &draft.note, texts.get_no_text(), &At::Write(Field::Note)));
        cards.push(Card {
            fill: CardFill::Free,
            ..door(
                "ja",
                texts.get_save(),
                words::time_span(draft.from, Some(draft.to), language),
                "run-save-hours".to_owned(),
            )
        });
        cards.push(door("luk", texts.get_closed_all_day(), "", "run-closed-day".to_owned()));
        if opening.exceptions.contains_key(&date) {
            cards.push(door("fortryd", texts.get_usual_hours(), "", "run-usual-hours".to_owned()));
        }
        rows.extend(in_columns(cards, metrics.columns(620.0, 2)));
        Ok(rows)
    }
}

/// *Luk kl. 20*: other hours of the day in one press.
fn often_card(hours: Hours, instead: Hours, texts: &RunningTexts<'_>, language: Language) -> Card {
    let at = |time| SharedString::from(words::at_time(time, language));
    let name = if instead.from == hours.from {
        texts.invoke_close_at(at(instead.to))
    } else {
        texts.invoke_open_at(at(instead.from))
    };
    let minutes = |time: NaiveTime| (time - NaiveTime::MIN).num_minutes();
    door("doer", name, "", format!("run-often-hours:{}-{}", minutes(instead.from), minutes(instead.to)))
}

/// What food costs, by − and +.
fn price(kroner: u32, texts: &RunningTexts<'_>, language: Language) -> Card {
    let price = words::price(crate::domain::activity::Price { kroner }, language);
    stepper("kop", (texts.get_price(), price), (texts.get_less(), texts.get_more()), "price")
}

/// What the public screen will say.
fn says(draft: &Draft, texts: &RunningTexts<'_>, language: Language) -> Card {
    let hours = match draft.from {
        None => texts.get_all_day().to_string(),
        Some(from) => words::time_span(from, draft.to(), language),
    };
    let lead = format!("{} {hours}", words::long_date(draft.day, language));
    let title: SharedString =
        if draft.title.is_empty() { texts.get_write_title() } else { draft.title.as_str().into() };
    Card { fill: CardFill::Later, lead: lead.into(), ..fact("idag", title, draft.place.as_str()) }
}

fn save(texts: &RunningTexts<'_>) -> Card {
    Card { fill: CardFill::Free, ..door("ja", texts.get_save(), texts.get_save_text(), "run-save".to_owned()) }
}

/// What happens before, during and after.
fn course_cards(draft: &Draft, about: &ActivityTexts<'_>) -> [Card; 3] {
    let card = |name, text: &str, field| text_card("ur", name, text, about.get_no_course(), &At::Write(field));
    [
        card(about.get_before(), &draft.before, Field::Before),
        card(about.get_during(), &draft.during, Field::During),
        card(about.get_after(), &draft.after, Field::After),
    ]
}

/// Day, beginning and length, by − and +.
fn time_cards(draft: &Draft, texts: &RunningTexts<'_>, language: Language) -> Vec<Card> {
    let day = words::long_date(draft.day, language);
    let mut cards =
        vec![stepper("kalender", (texts.get_day(), day), (texts.get_day_before(), texts.get_day_after()), "day")];
    if let Some(from) = draft.from {
        let begins = words::capital(&words::at_time(from, language));
        let lasts = words::capital(&running_words::lasts(draft.minutes, language));
        cards.push(stepper("ur", (texts.get_begins(), begins), (texts.get_earlier(), texts.get_later()), "from"));
        cards.push(stepper("ur", (texts.get_lasts(), lasts), (texts.get_shorter(), texts.get_longer()), "lasts"));
    }
    cards
}

/// So many days later, within two weeks back and a year ahead.
pub(super) fn stepped_day(day: i64, by: i64) -> i64 {
    const BACK: i64 = -14;
    const AHEAD: i64 = 366;
    (day + by).clamp(BACK, AHEAD)
}

/// The draft's day steps within the days that the house plans by.
pub(super) fn step_draft(draft: &mut Draft, what: &str, by: i64, today: chrono::NaiveDate) {
    match what {
        "day" => {
            let (first, last) = (today, today.checked_add_days(Days::new(366)).unwrap_or(today));
            draft.days_later(by);
            draft.day = draft.day.clamp(first, last);
        }
        "from" => draft.later(by),
        "lasts" => draft.longer(by),
        "price" => {
            const STEP: i64 = 5;
            let kroner = (i64::from(draft.food.unwrap_or(0)) + by * STEP).clamp(0, 500);
            draft.food = u32::try_from(kroner).ok();
        }
        _ => {}
    }
}
