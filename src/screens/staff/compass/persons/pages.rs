//! The pages about persons as lists of cards.

use fristed_ui::{Card, CardFill, CompassTexts};
use slint::SharedString;

use super::At;
use super::act::Press;
use crate::app::compass::{PersonRow, told_words, words};
use crate::app::staff::Session;
use crate::domain::compass::{Archive, Field, FieldUse, FiveAnswers, FiveQuestion, Ground, PersonId, Told, Wheel};
use crate::domain::retention::KeptFor;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::layout::Metrics;
use crate::screens::staff::compass::At as CompassAt;
use crate::screens::staff::compass::pages::press;
use crate::store::StoreError;

/// From so many on one searches rather than turns the sheets.
const MANY: usize = 8;
/// Times that are offered, in months.
const MONTHS: [u16; 4] = [6, 12, 24, 36];

fn page(at: At) -> String {
    CompassAt::Persons(at).name()
}

/// A choice out of several: the one that holds says so in a shape and a word.
fn choice(
    icon: &str,
    title: impl Into<SharedString>,
    text: impl Into<SharedString>,
    of: (Press, bool),
    on: &str,
) -> Card {
    let (act, chosen) = of;
    let card = press(icon, title, text, act.name());
    if chosen { Card { fill: CardFill::Free, sign: "ja".into(), state: on.into(), ..card } } else { card }
}

impl Screens {
    fn said(&self, pair: words::Pair) -> SharedString {
        words::said(pair, self.place.language).into()
    }

    /// Everybody, with the practice person first.
    pub(super) fn person_list_rows(
        &self,
        session: &Session,
        texts: &CompassTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let said = |pair| self.said(pair);
        let practice =
            press("kompas", texts.get_practice(), said(words::PRACTICE_TEXT), Press::Open(PersonId::PRACTICE).name());
        let about = press("bog", texts.get_about(), texts.get_about_text(), CompassAt::About.name());
        let columns = metrics.columns(700.0, 2);
        if !self.app.is_settled(session)? {
            let five = press("folk", texts.get_persons(), texts.get_persons_text(), page(At::Five));
            let fields = press("rude", said(words::FIELDS), said(words::FIELDS_TEXT), page(At::Fields));
            return Ok(in_columns(vec![practice, five, about, fields], columns));
        }
        let part = &self.staff.compass.persons.part;
        let rows = self.app.persons(session, part)?;
        let shown = self.app.shows_code_words(session);
        let mut first = vec![practice, press("plus", said(words::NEW), said(words::NEW_TEXT), page(At::New))];
        if !shown && !rows.is_empty() {
            first.push(press("oeje", said(words::SHOW), said(words::SHOW_TEXT), Press::Show.name()));
        }
        if !part.is_empty() {
            first.push(press("fortryd", said(words::SEARCHED), "", Press::All.name()));
        } else if rows.len() >= MANY {
            first.push(press("oeje", said(words::SEARCH), said(words::SEARCH_HINT), page(At::Search)));
        }
        let mut all = in_columns(first, columns);
        if rows.is_empty() {
            let none = if part.is_empty() { words::NOBODY } else { words::NOBODY_FOUND };
            all.push(vec![fact("folk", said(none), "")]);
        }
        let cards = rows.into_iter().map(|row| self.person_card(row)).collect();
        all.extend(in_columns(cards, metrics.columns(440.0, 3)));
        let house = vec![
            press("blad", said(words::FIVE), said(words::FIVE_TEXT), page(At::Five)),
            press("rude", said(words::FIELDS), said(words::FIELDS_TEXT), page(At::Fields)),
            about,
        ];
        all.extend(in_columns(house, metrics.columns(440.0, 3)));
        Ok(all)
    }

    /// While it is covered nobody can tell whom a card would open, so it opens nobody.
    fn person_card(&self, row: PersonRow) -> Card {
        let standing = words::standing(row.standing, self.place.language);
        match row.code_word {
            Some(word) => press("person", word, standing, Press::Open(row.id).name()),
            None => Card { label: self.said(words::COVERED_LABEL), ..fact("person", self.said(words::COVERED), "") },
        }
    }

    /// A code word for somebody new.
    pub(super) fn new_rows(&mut self, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        if self.staff.compass.persons.proposed.is_none() {
            self.staff.compass.persons.proposed = self.app.propose_code_word(session)?;
        }
        let said = |pair| self.said(pair);
        let persons = &self.staff.compass.persons;
        let word = persons.proposed.clone().unwrap_or_default();
        let point = persons.pointed.map(|point| words::point(point, self.place.language));
        let mut rows = vec![vec![fact(
            "person",
            word,
            point.unwrap_or_else(|| words::said(words::PROPOSED, self.place.language)),
        )]];
        let take = if point.is_some() { words::USE_ANYWAY } else { words::TAKE };
        let take = press("ja", said(take), "", Press::Take.name());
        let cards = vec![
            if point.is_some() { take } else { Card { fill: CardFill::Free, ..take } },
            press("forslag", said(words::ANOTHER), "", Press::Another.name()),
            press("blyant", said(words::WRITE_OWN), said(words::WRITE_OWN_TEXT), page(At::Word)),
        ];
        rows.extend(in_columns(cards, metrics.columns(440.0, 3)));
        rows.push(vec![fact("laas", said(words::KEY_LATER), said(words::KEY_LATER_TEXT))]);
        Ok(rows)
    }

    /// After a yes: the code word, and where it is written down beside a name.
    pub(super) fn key_rows(&self, session: &Session) -> Result<Rows, StoreError> {
        let said = |pair| self.said(pair);
        let done = press("ja", said(words::KEY_DONE), "", CompassAt::Start.name());
        Ok(vec![
            vec![self.who_card(session)?],
            vec![fact("laas", said(words::KEY), said(words::ON_PAPER_TEXT))],
            vec![Card { fill: CardFill::Free, ..done }],
        ])
    }

    /// What she is told, how, and her answer. *Ja* and *Nej tak* stand side by side and look alike.
    pub(super) fn basis_rows(&self, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let said = |pair| self.said(pair);
        let Some(answers) = self.app.five_answers(session)?.filter(|answers| answers.missing().is_none()) else {
            return Ok(vec![vec![press(
                "blad",
                said(words::FIRST_FIVE),
                said(words::FIRST_FIVE_TEXT),
                page(At::Five),
            )]]);
        };
        let columns = metrics.columns(700.0, 2);
        let parts = told_words::parts(&answers, self.place.language).into_iter();
        let mut rows = in_columns(parts.map(|part| fact(part.icon, part.title, part.text)).collect(), columns);
        let asking = &self.staff.compass.persons.asking;
        let on = words::said(words::CHOSEN, self.place.language);
        let aloud = asking.told == Told::ReadAloud;
        let how = vec![
            choice("tale", said(told_words::ALOUD), "", (Press::Told(Told::ReadAloud), aloud), on),
            choice("oeje", said(told_words::ON_SCREEN), "", (Press::Told(Told::OnScreen), !aloud), on),
        ];
        rows.extend(in_columns(how, columns));
        for (what, told) in told_words::ASKED {
            let answer = asking.answer(what);
            // As a heading, so that no sheet parts a question from its answers.
            rows.push(vec![Card { text: said(told.text), ..heading(said(told.asked)) }]);
            rows.push(vec![
                choice("", said(told.yes), "", (Press::May(what, true), answer == Some(true)), on),
                choice("", said(told.no), "", (Press::May(what, false), answer == Some(false)), on),
            ]);
        }
        rows.push(vec![heading(said(told_words::TITLE))]);
        rows.push(vec![
            press("", said(told_words::YES), "", Press::Yes.name()),
            press("", said(told_words::NO), "", Press::No.name()),
        ]);
        Ok(rows)
    }

    /// The five answers, and which of them is missing.
    pub(super) fn five_rows(&self, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let answers = self.app.five_answers(session)?.unwrap_or_default();
        let card = |question: FiveQuestion| {
            let card = |text: SharedString| {
                press("", self.said(words::question(question)), text, page(At::Question(question)))
            };
            match words::answer(&answers, question, self.place.language) {
                Some(said) => Card { icon: "ja".into(), ..card(said.into()) },
                None => Card { icon: "hjaelp".into(), state: self.said(words::MISSING), ..card(SharedString::new()) },
            }
        };
        let mut cards: Vec<Card> = FiveQuestion::ALL.into_iter().map(card).collect();
        if answers.missing().is_none() {
            let on = press("folk", self.said(words::GO_ON), self.said(words::GO_ON_TEXT), Press::GoOn.name());
            cards.push(Card { fill: CardFill::Free, ..on });
        }
        Ok(in_columns(cards, metrics.columns(700.0, 2)))
    }

    /// One of the five, with what can be answered.
    pub(super) fn five_question_rows(
        &self,
        session: &Session,
        question: FiveQuestion,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let answers = self.app.five_answers(session)?.unwrap_or_default();
        let mut rows =
            vec![vec![fact("hjaelp", self.said(words::question(question)), self.said(words::about(question)))]];
        rows.extend(in_columns(self.choices(&answers, question), metrics.columns(560.0, 2)));
        Ok(rows)
    }

    fn choices(&self, answers: &FiveAnswers, question: FiveQuestion) -> Vec<Card> {
        let said = |pair| self.said(pair);
        let on = words::said(words::CHOSEN, self.place.language);
        let written = |title: words::Pair, text: SharedString, chosen: bool| {
            let card = press("blyant", said(title), text, page(At::Answer(question)));
            if chosen { Card { fill: CardFill::Free, sign: "ja".into(), state: on.into(), ..card } } else { card }
        };
        match question {
            FiveQuestion::Controller => {
                let now = answers.controller.as_ref().map(ToString::to_string);
                let ready = [(words::THE_ASSOCIATION, false), (words::THE_MUNICIPALITY, true)].map(|(pair, of)| {
                    let chosen = now.as_deref() == Some(words::said(pair, crate::domain::text::Language::Danish));
                    choice("husmode", said(pair), "", (Press::Controller(of), chosen), on)
                });
                let own = now.filter(|_| ready.iter().all(|card| card.sign.is_empty()));
                let text = own.clone().unwrap_or_default().into();
                ready.into_iter().chain([written(words::WRITE, text, own.is_some())]).collect()
            }
            FiveQuestion::Ground => {
                let consent = answers.ground == Some(Ground::Consent);
                let law = if let Some(Ground::Law(law)) = &answers.ground { Some(law.to_string()) } else { None };
                let text = law.clone().map_or_else(|| said(words::LAW_TEXT), SharedString::from);
                vec![
                    choice("haand", said(words::CONSENT), said(words::CONSENT_TEXT), (Press::Consent, consent), on),
                    written(words::LAW, text, law.is_some()),
                ]
            }
            FiveQuestion::Kept => {
                let times = MONTHS.into_iter().filter_map(KeptFor::months_long);
                let card = |time: KeptFor| {
                    let chosen = answers.kept == Some(time);
                    choice("ur", words::months(time, self.place.language), "", (Press::Kept(time), chosen), on)
                };
                times.map(card).collect()
            }
            FiveQuestion::Assessment => vec![
                choice("ja", said(words::ASSESSED), "", (Press::Assessed(true), answers.assessed.is_some()), on),
                press("ur", said(words::NOT_ASSESSED), said(words::NOT_ASSESSED_TEXT), Press::Assessed(false).name()),
            ],
            FiveQuestion::Archive => {
                let nothing = answers.archive == Some(Archive::Nothing);
                let kept =
                    if let Some(Archive::MustKeep(what)) = &answers.archive { Some(what.to_string()) } else { None };
                let text = kept.clone().map_or_else(|| said(words::SOMETHING_KEPT_TEXT), SharedString::from);
                vec![
                    choice("tom", said(words::NOTHING_KEPT), "", (Press::NothingKept, nothing), on),
                    written(words::SOMETHING_KEPT, text, kept.is_some()),
                ]
            }
        }
    }

    /// Which fields the house uses. A press switches one.
    pub(super) fn field_rows(&self, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let switches = self.app.switches(session)?;
        let mut rows = vec![vec![fact("rude", self.said(words::FIELDS), self.said(words::FIELDS_NOTE))]];
        for wheel in Wheel::BOTH {
            rows.push(vec![heading(wheel.label())]);
            let card = |field: &Field| {
                let on = switches.is_on(*field);
                let first = *field == Field::Crime && !on;
                let text = if first { self.said(words::CRIME_FIRST) } else { SharedString::new() };
                self.switch_card(field.label().into(), text, (*field, FieldUse::Wheel), on)
            };
            rows.extend(in_columns(wheel.fields().iter().map(card).collect(), metrics.columns(440.0, 3)));
        }
        if switches.is_on(Field::Crime) {
            let of_crime = [
                (FieldUse::Keywords, words::CRIME_WORDS, words::CRIME_WORDS_TEXT),
                (FieldUse::Paper, words::CRIME_PAPER, words::CRIME_PAPER_TEXT),
            ];
            let cards = of_crime.map(|(what, title, text)| {
                let of = (Field::Crime, what);
                self.switch_card(self.said(title), self.said(text), of, switches.allows(Field::Crime, what))
            });
            rows.extend(in_columns(cards.into(), metrics.columns(700.0, 2)));
        }
        Ok(rows)
    }

    /// What the house says of a field. A press says the other.
    fn switch_card(&self, title: SharedString, text: SharedString, of: (Field, FieldUse), on: bool) -> Card {
        let card = press("", title, text, Press::Switch(of.0, of.1, !on).name());
        let state = self.said(if on { words::FIELD_ON } else { words::FIELD_OFF });
        Card { sign: if on { "ja" } else { "minus" }.into(), state, ..card }
    }
}
