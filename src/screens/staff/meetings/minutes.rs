//! Minutes: what was noted and decided about each item, and how they will look.

use chrono::NaiveDate;
use fristed_ui::{Card, CardFill, MeetingTexts};
use slint::ComponentHandle as _;

use super::super::Laying;
use super::super::running::{At, choice, door};
use super::{MeetAt, Text, gone, main, text_card, to};
use crate::app::meeting_desk::DecidedForStaff;
use crate::app::meeting_words::{self as said, READY};
use crate::app::staff::Session;
use crate::domain::meeting_draft::says_no;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::store::StoreError;

impl Screens {
    /// Every item of the time on `day`, with what is known of it.
    pub(super) fn minutes_rows(
        &mut self,
        (slug, day): (&str, NaiveDate),
        session: &Session,
        laying: &Laying<'_>,
    ) -> Result<Rows, StoreError> {
        let texts = laying.ui.global::<MeetingTexts>();
        self.staff.running.making.decision = None;
        let found = self.app.minutes_for_staff(session, (slug, day), self.place.language)?;
        let Some(minutes) = found else { return Ok(gone(&texts)) };
        let two = laying.metrics.columns(620.0, 2);
        let mut first = vec![Card {
            lead: minutes.date.as_str().into(),
            fill: CardFill::Later,
            ..fact("blad", minutes.name.as_str(), texts.get_no_names())
        }];
        if minutes.is_draft() {
            let at = MeetAt::MinutesPreview(slug.to_owned(), day);
            first.push(main(to("oeje", texts.get_see_and_put_up(), texts.get_see_and_put_up_text(), at)));
        }
        let mut rows = in_columns(first, two);
        let cards = minutes.items.iter().enumerate();
        let mut cards: Vec<Card> = cards.map(|(at, one)| item_card(one, (slug, day, at), &texts)).collect();
        cards.push(door("plus", texts.get_extra_item(), "", Text::Extra.name()));
        rows.extend(in_columns(cards, two));
        Ok(rows)
    }

    /// What was decided about one item.
    pub(super) fn decision_rows(
        &mut self,
        (slug, day, at): (&str, NaiveDate, usize),
        session: &Session,
        laying: &Laying<'_>,
    ) -> Result<Rows, StoreError> {
        let texts = laying.ui.global::<MeetingTexts>();
        let found = self.app.minutes_for_staff(session, (slug, day), self.place.language)?;
        let Some(one) = found.and_then(|minutes| minutes.items.into_iter().nth(at)) else { return Ok(gone(&texts)) };
        let of = (slug.to_owned(), day, one.title.clone());
        let making = &mut self.staff.running.making;
        if making.decision.as_ref().is_none_or(|(other, _)| *other != of) {
            making.begun.decision = Some(one.new.clone());
            making.decision = Some((of, one.new.clone()));
        }
        let Some((_, new)) = &making.decision else { return Ok(Rows::new()) };
        let mut head = Card { fill: CardFill::Later, ..fact("husmode", one.title.as_str(), new.said.as_str()) };
        if !one.noted.is_empty() {
            head.lead = texts.get_noted();
        }
        let save = main(door("ja", texts.get_save(), texts.get_save_text(), "run-meet-save-decision".to_owned()));
        let mut rows = vec![vec![head, save]];
        let ready = READY.iter().enumerate();
        let ready = ready.map(|(at, text)| choice((*text).into(), format!("run-meet-ready:{at}"), new.said == *text));
        rows.extend(in_columns(ready.collect(), laying.metrics.columns(400.0, 3)));
        let instead = if says_no(&new.said) { texts.get_instead_needed() } else { texts.get_instead() };
        let mut cards = vec![
            text_card("blyant", texts.get_decided(), &new.said, texts.get_write_yourself(), Text::Said),
            text_card("person", texts.get_next(), &new.next, texts.get_write_next(), Text::Next),
            text_card("frem", instead, &new.instead, texts.get_write_instead(), Text::Instead),
        ];
        if one.is_decided || !one.noted.is_empty() {
            cards.push(door("luk", texts.get_drop_note(), texts.get_drop_note_text(), "run-meet-drop-note".to_owned()));
        }
        rows.extend(in_columns(cards, laying.metrics.columns(620.0, 2)));
        Ok(rows)
    }

    /// The minutes as the public page will show them, and the press that puts them up.
    pub(super) fn minutes_preview_rows(
        &self,
        (slug, day): (&str, NaiveDate),
        session: &Session,
        laying: &Laying<'_>,
    ) -> Result<Rows, StoreError> {
        let texts = laying.ui.global::<MeetingTexts>();
        let found = self.app.minutes_for_staff(session, (slug, day), self.place.language)?;
        let Some(minutes) = found else { return Ok(gone(&texts)) };
        let columns = laying.metrics.columns(560.0, 2);
        let action = format!("run-meet-publish-minutes:{day}:{slug}");
        let up = main(door("ja", texts.get_put_up(), texts.get_cannot_be_undone(), action));
        let head = fact("kalender", format!("{}. {}", minutes.name, minutes.date), "");
        let mut rows = in_columns(vec![head, up], columns);
        let shown = |one: &DecidedForStaff| {
            let text = if one.decision.is_empty() { &one.up } else { &one.decision };
            (!text.is_empty()).then(|| fact("ja", one.title.as_str(), text.as_str()))
        };
        let cards: Vec<Card> = minutes.items.iter().filter_map(shown).collect();
        let left = minutes.items.len() - cards.len();
        rows.push(vec![heading(texts.get_so_it_will_look())]);
        rows.extend(in_columns(cards, columns));
        if left > 0 {
            rows.push(vec![fact("ur", said::left_out(left, self.place.language), "")]);
        }
        Ok(rows)
    }
}

/// One item: noted, decided, up, or open.
fn item_card(one: &DecidedForStaff, (slug, day, at): (&str, NaiveDate, usize), texts: &MeetingTexts<'_>) -> Card {
    let page = At::Meetings(MeetAt::Decision(slug.to_owned(), day, at)).name();
    if !one.noted.is_empty() {
        return Card {
            lead: texts.get_noted(),
            fill: CardFill::Later,
            button: texts.get_approve(),
            button_action: format!("run-meet-approve:{at}").into(),
            button_2: texts.get_correct(),
            button_2_action: page.into(),
            ..fact("tale", one.title.as_str(), one.noted.as_str())
        };
    }
    let (icon, lead, text) = if one.is_decided {
        ("ja", texts.get_decided(), one.decision.as_str().into())
    } else if one.up.is_empty() {
        ("tom", slint::SharedString::new(), texts.get_write_decision())
    } else {
        ("blad", texts.get_is_up(), one.up.as_str().into())
    };
    Card { lead, ..door(icon, one.title.as_str(), text, page) }
}
