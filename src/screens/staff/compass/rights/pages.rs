//! The cards of a person's rights, and of the page about the room.

use chrono::{NaiveTime, Weekday};
use fristed_ui::{Card, CardFill};

use super::super::persons;
use super::{Page, Rights, door_to, press, stands};
use crate::app::compass::insight::{Insight, InsightPart};
use crate::app::compass::rights::{Rests, RightsView};
use crate::app::compass::{insight_words, rights_words as words};
use crate::app::settings::settings_words::kept_for;
use crate::app::staff::Session;
use crate::domain::compass::gate::{Gate, USUAL, WEEK};
use crate::domain::opening::Hours;
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::layout::Metrics;
use crate::screens::staff::compass::At;
use crate::screens::staff::errands::handed_card;
use crate::store::StoreError;

/// The names of what is done here.
pub const SECOND: &str = "compass-rights-do:second";
pub const MET: &str = "compass-rights-do:met";
pub const ERASE: &str = "compass-rights-do:erase";
pub const OBJECT: &str = "compass-rights-do:object";
pub const HAND_OVER: &str = "compass-rights-do:hand-over";
pub const SAVE_DAY: &str = "compass-rights-do:save-day";
pub const NO_DAY: &str = "compass-rights-do:no-day";
pub const OLD: &str = "compass-rights-do:old";
pub const MOVE: &str = "compass-rights-do:move";

pub(super) fn act(icon: &str, said: (words::Said, words::Said), action: &str, language: Language) -> Card {
    press(icon, words::say(language, said.0), words::say(language, said.1), action.to_owned())
}

pub(super) fn told(icon: &str, said: (words::Said, words::Said), language: Language) -> Card {
    fact(icon, words::say(language, said.0), words::say(language, said.1))
}

/// The yes of a page that asks.
pub(super) fn yes(card: Card) -> Card {
    Card { fill: CardFill::Free, ..card }
}

const NONE: words::Said = ("", "");

/// Asked once more before everything is paused.
pub(super) fn object(who: Card, language: Language) -> Rows {
    vec![
        vec![who],
        vec![told("pause", (words::OBJECT, words::OBJECT_TEXT), language)],
        vec![act("pause", (words::OBJECT_YES, NONE), OBJECT, language)],
        vec![yes(door_to("tilbage", (words::BACK, NONE), Page::Menu, language))],
    ]
}

/// One record as it is told.
fn record(part: &InsightPart) -> Card {
    Card { lead: part.when.as_str().into(), ..fact("blad", part.title.as_str(), part.lines.join("\n")) }
}

/// What she can ask for, where nothing is paused.
fn wishes(view: &RightsView, language: Language) -> Vec<Card> {
    let mut cards = vec![
        door_to("oeje", (words::INSIGHT, words::INSIGHT_TEXT), Page::Insight, language),
        door_to("blyant", (words::BESIDE, words::BESIDE_TEXT), Page::Records, language),
        act("person", (words::MET, words::MET_TEXT), MET, language),
    ];
    if view.rests != Rests::OnLaw {
        cards.push(door_to("slet", (words::WITHDRAW, words::WITHDRAW_TEXT), Page::Erase, language));
    }
    if view.rests != Rests::OnConsent {
        cards.push(door_to("pause", (words::OBJECT, words::OBJECT_TEXT), Page::Object, language));
    }
    cards
}

impl Screens {
    /// What the person can ask for.
    pub(super) fn menu_of_rights(&self, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let Some(view) = self.app.rights(session, self.staff.compass.person, language)? else {
            return Ok(Rows::new());
        };
        let columns = metrics.columns(700.0, 2);
        let mut first = vec![fact("ur", view.goes.as_str(), view.counted.as_str())];
        if view.practice {
            first.push(told("kompas", (words::PRACTICE, words::PRACTICE_TEXT), language));
        }
        if let Some(why) = &view.answer {
            let authority = words::say(language, words::TELL_AUTHORITY);
            first.push(fact("tale", why.as_str(), authority));
        }
        if !view.paused {
            let mut rows = in_columns(first, columns);
            rows.extend(in_columns(wishes(&view, language), columns));
            return Ok(rows);
        }
        let paused = told("pause", (words::PAUSED, words::PAUSED_TEXT), language);
        let mut rows = vec![vec![Card { fill: CardFill::Now, ..paused }]];
        rows.extend(in_columns(first, columns));
        let answers = vec![
            door_to("slet", (words::UPHOLD, words::WITHDRAW_TEXT), Page::Erase, language),
            door_to("blyant", (words::REFUSE, words::REFUSE_TEXT), Page::Refuse, language),
            door_to("oeje", (words::INSIGHT, words::INSIGHT_TEXT), Page::Insight, language),
            door_to("blyant", (words::BESIDE, words::BESIDE_TEXT), Page::Records, language),
        ];
        rows.extend(in_columns(answers, columns));
        Ok(rows)
    }

    /// Everything that is kept of the person, read once for as long as its pages are shown.
    fn insight_shown(&mut self, session: &Session) -> Result<Option<&Insight>, StoreError> {
        let (person, language) = (self.staff.compass.person, self.place.language);
        let Rights { insight, .. } = &mut self.staff.compass.rights;
        if insight.as_ref().is_none_or(|(of, said, _)| (*of, *said) != (person, language)) {
            *insight = self.app.insight(session, person, language)?.map(|one| (person, language, one));
        }
        Ok(insight.as_ref().map(|(.., one)| one))
    }

    /// Everything, and where one goes on from when it is read through.
    pub(super) fn insight_rows(&mut self, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let two = metrics.columns(760.0, 2);
        let first = vec![
            told("oeje", (words::READ_FIRST, words::READ_FIRST_TEXT), language),
            told("kalender", (words::WITHIN_A_MONTH, words::WITHIN_A_MONTH_TEXT), language),
        ];
        let mut rows = in_columns(first, two);
        let Some(insight) = self.insight_shown(session)? else { return Ok(rows) };
        if insight.records.is_empty() {
            rows.push(vec![fact("tom", words::say(language, words::NOTHING_KEPT), "")]);
        }
        rows.extend(in_columns(insight.records.iter().map(record).collect(), two));
        rows.push(vec![heading(words::say(language, insight_words::LOOKS))]);
        if insight.looks.is_empty() {
            rows.push(vec![fact("tom", words::say(language, insight_words::NONE_LOOKED), "")]);
        }
        rows.extend(in_columns(insight.looks.iter().map(record).collect(), metrics.columns(520.0, 3)));
        rows.push(vec![yes(door_to("frem", (words::READ_THROUGH, NONE), Page::HandOver, language))]);
        Ok(rows)
    }

    /// Where the paper goes, and what became of it.
    pub(super) fn hand_over_rows(&self, session: &Session) -> Rows {
        let language = self.place.language;
        let ready = self.app.stick().is_ready();
        let said = match (self.app.has_printer(), ready) {
            (true, _) => words::TO_PRINTER,
            (false, true) => words::TO_STICK,
            (false, false) => words::NEEDS_STICK,
        };
        let mut rows: Rows =
            self.app.handed_out(session).map(|handed| vec![handed_card(handed, language)]).into_iter().collect();
        if self.app.has_printer() || ready {
            rows.push(vec![yes(act("print", (words::READ_THROUGH, said), HAND_OVER, language))]);
        } else {
            rows.push(vec![fact("stik", words::say(language, said), "")]);
        }
        rows.push(vec![door_to("tilbage", (words::BACK, NONE), Page::Menu, language)]);
        rows
    }

    /// What something can be put beside.
    pub(super) fn record_rows(&mut self, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let Some(insight) = self.insight_shown(session)? else { return Ok(Rows::new()) };
        let card = |(at, part): (usize, &InsightPart)| {
            let action = Page::Record(at).name().into();
            (!part.of.is_empty()).then(|| Card { action, fill: CardFill::Press, ..record(part) })
        };
        let cards: Vec<Card> = insight.records.iter().enumerate().filter_map(card).collect();
        let mut rows = vec![vec![told("blyant", (words::BESIDE, words::BESIDE_TEXT), language)]];
        if cards.is_empty() {
            rows.push(vec![fact("tom", words::say(language, words::NOTHING_KEPT), "")]);
        }
        rows.extend(in_columns(cards, metrics.columns(760.0, 2)));
        Ok(rows)
    }

    /// One record with what stands beside it, and what can be put there.
    pub(super) fn one_record_rows(
        &mut self,
        session: &Session,
        at: usize,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        use crate::domain::compass::beside::Sort::{Correction, Remark};
        let language = self.place.language;
        let Some(part) = self.insight_shown(session)?.and_then(|insight| insight.records.get(at)) else {
            return Ok(Rows::new());
        };
        let mut rows = vec![vec![record(part)]];
        let correct = (words::CORRECTION, words::CORRECTION_TEXT);
        let remark = (words::REMARK, words::REMARK_TEXT);
        let cards = vec![
            door_to("blyant", correct, Page::Beside(at, Correction), language),
            door_to("tale", remark, Page::Beside(at, Remark), language),
        ];
        rows.extend(in_columns(cards, metrics.columns(700.0, 2)));
        Ok(rows)
    }

    /// Asked once more before everything goes.
    pub(super) fn erase_person_rows(&self, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let text = self.app.what_backups_will_hold(session, language);
        let columns = metrics.columns(700.0, 2);
        let mut who = vec![self.who_card(session)?];
        if self.staff.compass.person.is_somebody() {
            // While one still sees which.
            who.push(fact("blyant", words::say(language, words::STRIKE), ""));
        }
        let mut rows = in_columns(who, columns);
        rows.push(vec![told("slet", (words::ERASE_WHAT, words::ERASE_WHAT_TEXT), language)]);
        let left = vec![
            fact("blad", words::say(language, words::ERASE_BACKUPS), text),
            fact("print", words::say(language, words::ERASE_DUTY), ""),
        ];
        rows.extend(in_columns(left, columns));
        let answers = vec![
            act("slet", (words::ERASE_YES, NONE), ERASE, language),
            yes(door_to("tilbage", (words::ERASE_NO, NONE), Page::Menu, language)),
        ];
        rows.extend(in_columns(answers, columns));
        Ok(rows)
    }

    /// It is gone, and what backups still hold.
    pub(super) fn erased_rows(&self, session: &Session) -> Rows {
        let language = self.place.language;
        let text = self.app.left_in_backups(session, language);
        vec![
            vec![Card { fill: CardFill::Free, ..fact("jacirkel", words::say(language, words::ERASED), text) }],
            vec![press("kompas", words::say(language, words::TO_LIST), "", At::Persons(persons::At::List).name())],
        ]
    }

    /// What the compass is in this room, where it is shut.
    pub(super) fn gate_rows(&self, gate: Gate, session: &Session, metrics: &Metrics) -> Rows {
        let language = self.place.language;
        let (title, text) = words::gate(gate, language);
        let state = Card { fill: CardFill::Closed, ..fact("laas", title, text) };
        let mut rows = vec![vec![state]];
        let mut cards = vec![yes(act("noegle", (words::TWO_PINS, words::TWO_PINS_TEXT), SECOND, language))];
        cards.push(self.own_hours(session, language));
        rows.extend(in_columns(cards, metrics.columns(700.0, 2)));
        rows
    }

    /// The hours that the house has set.
    fn own_hours(&self, session: &Session, language: Language) -> Card {
        let hours = self.app.gate_view(session, language).map(|view| view.hours).unwrap_or_default();
        let said = if hours.is_empty() { words::say(language, words::NO_OWN_HOURS).to_owned() } else { hours };
        fact("ur", words::say(language, words::OWN_HOURS), said)
    }

    /// The page about the room: which way the compass is open, the house's own hours, and the limits.
    pub(super) fn room_rows(&self, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let Some(view) = self.app.gate_view(session, language) else { return Ok(Rows::new()) };
        let mut rows = Rows::new();
        if self.app.old_persons_wait(session) {
            let waits = act("slet", (words::WAITS, words::WAITS_TEXT), OLD, language);
            let button = words::say(language, words::WAITS_YES);
            let waits = Card { action: "".into(), button: button.into(), button_action: OLD.into(), ..waits };
            rows.push(vec![Card { fill: CardFill::Now, ..waits }]);
        }
        rows.push(vec![Card { fill: CardFill::Free, ..fact("doer", view.title.as_str(), view.text.as_str()) }]);
        rows.extend(self.app.place_of_screen(session).map(|place| vec![stands::card(place, language)]));
        let kept = self.app.person_kept()?;
        let cards = vec![
            kept_card(
                (words::KEEP_PERSON, words::KEEP_PERSON_TEXT),
                kept_for(kept.person, language),
                "person",
                language,
            ),
            kept_card((words::KEEP_LINE, words::KEEP_LINE_TEXT), kept_for(kept.line, language), "line", language),
        ];
        rows.extend(in_columns(cards, metrics.columns(700.0, 2)));
        rows.extend(self.going_rows(session, metrics)?);
        rows.push(vec![heading(words::say(language, words::OWN_HOURS))]);
        rows.push(vec![fact("ur", words::say(language, words::OWN_HOURS_TEXT), "")]);
        let hours = self.app.gate_hours()?;
        let card = |day: Weekday| {
            let (said, fill) = match hours.on(day) {
                Some(stretch) => (words::day_and_hours(day, Some(stretch), language), CardFill::Free),
                None => (words::day_and_hours(day, None, language), CardFill::Press),
            };
            Card { fill, ..press("ur", said, "", Page::Day(day).name()) }
        };
        rows.extend(in_columns(WEEK.map(card).into(), metrics.columns(440.0, 3)));
        Ok(rows)
    }

    /// Who goes within a month. While the code words are covered nobody can tell whom a card would open.
    fn going_rows(&self, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let going = self.app.going_soon(session, language)?;
        if going.is_empty() {
            return Ok(vec![vec![fact("kalender", words::say(language, words::NONE_GOING), "")]]);
        }
        let mut rows = vec![vec![told("kalender", (words::GOING, words::GOING_TEXT), language)]];
        let covered = crate::app::compass::words::said(crate::app::compass::words::COVERED, language);
        let card = |one: crate::app::compass::rights::GoingRow| match one.code_word {
            Some(word) => press("person", word, one.goes, persons::opening(one.id)),
            None => fact("person", covered, one.goes),
        };
        let mut cards: Vec<Card> = going.into_iter().map(card).collect();
        if !self.app.shows_code_words(session) {
            cards.push(persons::show_card(language));
        }
        rows.append(&mut in_columns(cards, metrics.columns(440.0, 3)));
        Ok(rows)
    }

    /// The stretch of a weekday.
    pub(super) fn day_rows(&mut self, day: Weekday, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let there = self.app.gate_hours()?.on(day);
        let draft = match self.staff.compass.rights.day {
            Some((of, hours)) if of == day => hours,
            _ => there.unwrap_or(USUAL),
        };
        self.staff.compass.rights.day = Some((day, draft));
        let Hours { from, to } = draft;
        let said = words::day_and_hours(day, Some(draft), language);
        let save = press("ja", words::say(language, words::SAVE), said, SAVE_DAY.to_owned());
        let mut cards = vec![
            time_card(words::FROM, from, "from", language),
            time_card(words::TO, to, "to", language),
            Card { fill: CardFill::Free, ..save },
        ];
        if there.is_some() {
            cards.push(act("luk", (words::NOT_THAT_DAY, NONE), NO_DAY, language));
        }
        Ok(in_columns(cards, metrics.columns(620.0, 2)))
    }
}

/// A value with − and +.
fn stepper(card: Card, (less, more): (words::Said, words::Said), what: &str, language: Language) -> Card {
    Card {
        stepper: true,
        button: words::say(language, less).into(),
        button_action: format!("compass-rights-step:{what}:-1").into(),
        button_2: words::say(language, more).into(),
        button_2_action: format!("compass-rights-step:{what}:1").into(),
        ..card
    }
}

fn kept_card(said: (words::Said, words::Said), months: String, what: &str, language: Language) -> Card {
    let card =
        Card { lead: words::say(language, said.0).into(), ..fact("kalender", months, words::say(language, said.1)) };
    stepper(card, (words::SHORTER, words::LONGER), what, language)
}

fn time_card(said: words::Said, at: NaiveTime, what: &str, language: Language) -> Card {
    let card = Card { lead: words::say(language, said).into(), ..fact("ur", words::hour(at, language), "") };
    stepper(card, (words::EARLIER, words::LATER), what, language)
}
