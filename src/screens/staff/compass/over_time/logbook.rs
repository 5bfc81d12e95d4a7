//! The logbook: lines in the order of time, and the page of one line.

use fristed_ui::{Card, CardFill};

use super::super::{At, persons};
use super::act::Do;
use super::at::Of;
use super::{Page, choice, gone, open, press};
use crate::app::compass::logbook::{About, LineView};
use crate::app::compass::{conversation_words, logbook_words as said, rights_words};
use crate::app::staff::Session;
use crate::domain::compass::{Field, LineId, Step};
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, in_columns};
use crate::screens::layout::Metrics;
use crate::store::StoreError;

impl Screens {
    pub(super) fn about(&self, of: Of) -> About {
        match of {
            Of::House => About::Nobody,
            Of::Person => About::One(self.staff.compass.person),
        }
    }

    /// Lines, the newest first.
    pub(super) fn log_rows(
        &self,
        (of, field): (Of, Option<Field>),
        session: &Session,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let lines = self.app.logbook(session, self.about(of), field, language)?.unwrap_or_default();
        let text = if of == Of::House { said::of_house_text(language) } else { said::of_person_text(language) };
        let first = vec![
            Card {
                fill: CardFill::Free,
                ..open("blyant", said::write(language), said::write_text(language), Page::LogWrite(of))
            },
            open(
                "kompas",
                said::only_field(language),
                field.map_or(said::all_fields(language), Field::label),
                Page::LogFields(of),
            ),
        ];
        let mut rows = in_columns(first, metrics.columns(560.0, 2));
        if lines.is_empty() {
            let (title, small) = said::empty(language);
            rows.push(vec![fact("blad", title, format!("{text} {small}"))]);
            return Ok(rows);
        }
        let cards = lines.iter().rev().map(|line| self.line_card(line, language));
        rows.extend(in_columns(cards.collect(), metrics.columns(760.0, 2)));
        Ok(rows)
    }

    fn line_card(&self, line: &LineView, language: Language) -> Card {
        let card = self.line_fact(line, language);
        Card { action: At::OverTime(Page::Line(line.id)).name().into(), fill: CardFill::Press, ..card }
    }

    /// When it was, what it says, and where it belongs.
    fn line_fact(&self, line: &LineView, language: Language) -> Card {
        let field = line.field.map(|field| field.label().to_owned());
        let belongs: Vec<String> =
            field.into_iter().chain(line.step.map(|step| said::step_said(step, language))).collect();
        Card {
            lead: said::when(line.when, &self.app.zone(), language).into(),
            ..fact("", line.text.as_str(), belongs.join(" · "))
        }
    }

    /// The fields that lines can be looked for by.
    pub(super) fn log_fields_rows(&self, of: Of, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let about = if of == Of::Person { Some(self.staff.compass.person) } else { None };
        let fields = self.app.fields_in_use(session, about)?;
        let all = press("blad", said::all_fields(language), "", At::OverTime(Page::Log(of, None)).name());
        let one = |field: Field| press("", field.label(), "", At::OverTime(Page::Log(of, Some(field))).name());
        Ok(in_columns([all].into_iter().chain(fields.into_iter().map(one)).collect(), metrics.columns(440.0, 3)))
    }

    /// One line, with where it belongs and what it can lead to.
    pub(super) fn one_line_rows(&self, id: LineId, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let Some(line) = self.app.line(session, id, language)? else { return Ok(gone(language)) };
        let several = matches!(line.about.as_slice(), [_, _, ..]);
        // What is invented goes tonight anyway.
        let goes = if line.about.iter().any(|one| one.is_practice()) {
            format!("{}.", rights_words::say(language, rights_words::PRACTICE_GOES))
        } else {
            said::goes(line.goes, several, language)
        };
        let card = self.line_fact(&line, language);
        let card = Card { text: format!("{}\n{goes}", card.text).trim_start().into(), ..card };
        let card = if self.staff.compass.over_time.just_kept == Some(id) {
            Card { fill: CardFill::Free, sign: "ja".into(), state: said::kept(language).into(), ..card }
        } else {
            Card { fill: CardFill::Later, ..card }
        };
        let mut rows = vec![vec![card]];
        let who = match line.about.as_slice() {
            [] => said::nobody(language),
            [one] if one.is_practice() => said::practice(language),
            [_] => said::one_person(language),
            _ => said::several_persons(language),
        };
        let field = line.field.map_or_else(|| said::no_field(language), Field::label);
        let step = line.step.map_or_else(|| said::step_text(language), Step::label);
        let of = if line.about.contains(&self.staff.compass.person) { Of::Person } else { Of::House };
        let cards = vec![
            press("frem", said::opens(language), said::opens_text(language), Do::Opens.name()),
            open("person", said::who(language), who, Page::LineWho(id)),
            open("kompas", said::field(language), field, Page::LineField(id)),
            open("trappe", said::step(language), step, Page::LineStep(id)),
            open("blyant", said::write_another(language), "", Page::LogWrite(of)),
            open("blad", said::see_all(language), "", Page::Log(of, None)),
            press("slet", said::remove(language), said::remove_text(language), Do::RemoveLine(id).name()),
        ];
        rows.extend(in_columns(cards, metrics.columns(700.0, 2)));
        Ok(rows)
    }

    /// Whom it is about, by code words.
    pub(super) fn line_who_rows(&self, id: LineId, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let Some(line) = self.app.line(session, id, language)? else { return Ok(gone(language)) };
        let chosen = conversation_words::chosen(language);
        let shown = self.app.shows_code_words(session);
        let about_somebody = line.about.iter().any(|one| !one.is_practice());
        // The invented one stands in no line with somebody.
        let people = self.app.code_words(session)?.into_iter();
        let people = people.filter(|(person, _)| if person.is_practice() { !about_somebody } else { shown });
        let cards = people.map(|(person, word)| {
            choice(&word, "", line.about.contains(&person), chosen, Do::LinePerson(id, person).name())
        });
        let mut rows = vec![vec![fact("person", line.text.as_str(), said::who_text(language))]];
        if !shown {
            rows.push(vec![persons::show_card(language)]);
        }
        rows.extend(in_columns(cards.collect(), metrics.columns(440.0, 3)));
        Ok(rows)
    }

    pub(super) fn line_field_rows(&self, id: LineId, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let Some(line) = self.app.line(session, id, language)? else { return Ok(gone(language)) };
        let chosen = conversation_words::chosen(language);
        let card = |field: Option<Field>| {
            let title = field.map_or_else(|| said::no_field(language), Field::label);
            choice(title, "", line.field == field, chosen, Do::LineField(id, field).name())
        };
        let fields = self.app.fields_of_line(session, &line)?;
        let cards = [None].into_iter().chain(fields.into_iter().map(Some)).map(card);
        Ok(in_columns(cards.collect(), metrics.columns(440.0, 3)))
    }

    pub(super) fn line_step_rows(&self, id: LineId, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let Some(line) = self.app.line(session, id, language)? else { return Ok(gone(language)) };
        let chosen = conversation_words::chosen(language);
        let card = |step: Option<Step>| {
            let title = step.map_or_else(|| said::no_step(language), Step::label);
            choice(title, "", line.step == step, chosen, Do::LineStep(id, step).name())
        };
        let cards = [None].into_iter().chain(Step::ALL.map(Some)).map(card);
        let mut rows = vec![vec![fact("trappe", said::step_text(language), "")]];
        rows.extend(in_columns(cards.collect(), metrics.columns(440.0, 3)));
        Ok(rows)
    }
}
