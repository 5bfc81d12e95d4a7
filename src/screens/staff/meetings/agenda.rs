//! The next agenda of a meeting: its items, one item, and how it will look.

use fristed_ui::{Card, CardFill, MeetingTexts};
use slint::{ComponentHandle as _, SharedString};

use super::super::Laying;
use super::super::running::{choice, door};
use super::{MeetAt, Text, gone, main, text_card, to};
use crate::app::meeting_desk::{AgendaForStaff, AgendaState};
use crate::app::meeting_words as said;
use crate::app::running::meetings::{NewItem, deciders};
use crate::app::staff::Session;
use crate::domain::meeting::{AgendaItem, Influence, Origin};
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::meeting;
use crate::store::StoreError;

/// “Vi bestemmer sammen, medbestemmelse”.
fn level(influence: Influence, language: Language) -> String {
    format!("{}, {}", said::plain(influence, language), said::formal(influence, language))
}

/// An item as it is being made, as a card.
fn item_card(item: &AgendaItem, language: Language) -> Card {
    let parts = [item.decided_by.in_language(language), said::origin(item.origin, language)];
    let text = format!("{}. {}.", parts[0].trim_end_matches('.'), parts[1]);
    let card = fact(meeting::icon(item.influence), item.title.in_language(language), text);
    Card { lead: level(item.influence, language).into(), ..card }
}

impl Screens {
    /// Every item, and what can be done with the whole.
    pub(super) fn agenda_rows(
        &mut self,
        slug: &str,
        session: &Session,
        laying: &Laying<'_>,
    ) -> Result<Rows, StoreError> {
        let (texts, language) = (laying.ui.global::<MeetingTexts>(), self.place.language);
        self.staff.running.making.item = None;
        let Some(agenda) = self.app.agenda_for_staff(session, slug, language)? else { return Ok(gone(&texts)) };
        let next = if agenda.next.is_empty() { texts.get_no_day() } else { agenda.next.as_str().into() };
        let state = said::agenda_state(agenda.state, language);
        let fill = if matches!(agenda.state, AgendaState::Up(_)) { CardFill::Free } else { CardFill::Later };
        let head = fact("husmode", agenda.name.as_str(), state);
        let mut first = vec![Card { lead: next, fill, ..head }];
        if let AgendaState::Draft { items, .. } = agenda.state
            && items > 0
        {
            let preview = to("oeje", texts.get_see_and_put_up(), texts.get_see_and_put_up_text(), at_preview(slug));
            first.push(main(preview));
        }
        let two = laying.metrics.columns(560.0, 2);
        let mut rows = in_columns(first, two);
        let card = |(at, one): (usize, &crate::domain::meeting_draft::DraftItem)| Card {
            action: super::At::Meetings(MeetAt::Item(slug.to_owned(), Some(at))).name().into(),
            fill: CardFill::Press,
            ..item_card(&one.item, language)
        };
        let mut cards: Vec<Card> = agenda.items.iter().enumerate().map(card).collect();
        cards.push(to("plus", texts.get_new_item(), texts.get_new_item_text(), MeetAt::Item(slug.to_owned(), None)));
        rows.extend(in_columns(cards, two));
        rows.extend(after_cards(slug, &agenda, &texts, language, two));
        Ok(rows)
    }

    /// One item: its words, its level, who decides; and its place.
    pub(super) fn item_rows(
        &mut self,
        (slug, at): (&str, Option<usize>),
        session: &Session,
        laying: &Laying<'_>,
    ) -> Result<Rows, StoreError> {
        let (texts, language) = (laying.ui.global::<MeetingTexts>(), self.place.language);
        let Some(agenda) = self.app.agenda_for_staff(session, slug, language)? else { return Ok(gone(&texts)) };
        if at.is_some_and(|at| at >= agenda.items.len()) {
            return Ok(gone(&texts));
        }
        let of = (slug.to_owned(), at);
        let there = match at {
            Some(at) => self.app.item_for_staff(session, slug, at)?,
            None => NewItem::from_staff(),
        };
        let making = &mut self.staff.running.making;
        if making.item.as_ref().is_none_or(|(other, _)| *other != of) {
            making.begun.item = Some(there.clone());
            making.item = Some((of, there));
        }
        let Some((_, item)) = &making.item else { return Ok(Rows::new()) };
        let save = main(door("ja", texts.get_save(), texts.get_save_text(), "run-meet-save-item".to_owned()));
        let mut rows = vec![vec![as_it_is(item, &texts, language), save]];
        if let Some(at) = at {
            rows.extend(in_columns(place_cards(at, agenda.items.len(), &texts), laying.metrics.columns(400.0, 3)));
        }
        let two = laying.metrics.columns(620.0, 2);
        let mut cards = vec![text_card("blyant", texts.get_title(), &item.title, texts.get_write_title(), Text::Title)];
        cards.push(text_card("blad", texts.get_more(), &item.text, texts.get_write_more(), Text::More));
        rows.extend(in_columns(cards, two));
        rows.push(vec![heading(texts.get_how_much())]);
        let levels = Influence::ALL.iter().enumerate().map(|(number, one)| {
            choice(level(*one, language).into(), format!("run-meet-level:{number}"), item.influence == Some(*one))
        });
        rows.extend(in_columns(levels.collect(), two));
        rows.push(vec![heading(texts.get_who_decides())]);
        rows.extend(in_columns(decider_cards(item, &texts), two));
        rows.push(vec![heading(texts.get_from())]);
        let origins = Origin::ALL.iter().enumerate().map(|(number, one)| {
            choice(said::origin(*one, language).into(), format!("run-meet-from:{number}"), item.origin == *one)
        });
        rows.extend(in_columns(origins.collect(), laying.metrics.columns(400.0, 3)));
        Ok(rows)
    }

    /// The agenda as the public page will show it, and the press that puts it up.
    pub(super) fn preview_rows(&self, slug: &str, session: &Session, laying: &Laying<'_>) -> Result<Rows, StoreError> {
        let (texts, language) = (laying.ui.global::<MeetingTexts>(), self.place.language);
        let Some(view) = self.app.agenda_preview(session, slug, language)? else { return Ok(gone(&texts)) };
        let when = view.next.as_ref().map_or_else(|| texts.get_no_day(), |next| next.long.as_str().into());
        let columns = laying.metrics.columns(560.0, 2);
        let up = door("ja", texts.get_put_up(), texts.get_cannot_be_undone(), format!("run-meet-publish:{slug}"));
        let head = fact("kalender", crate::app::words::capital(&when), view.name.as_str());
        let mut rows = in_columns(vec![head, main(up)], columns);
        rows.push(vec![heading(texts.get_so_it_will_look())]);
        rows.extend(in_columns(meeting::items(laying.ui, &view, columns), columns));
        Ok(rows)
    }
}

fn at_preview(slug: &str) -> MeetAt {
    MeetAt::Preview(slug.to_owned())
}

/// The minutes of what was held, and the way back to what is up.
fn after_cards(
    slug: &str,
    agenda: &AgendaForStaff,
    texts: &MeetingTexts<'_>,
    language: Language,
    columns: usize,
) -> Rows {
    let card = |one: &crate::app::meeting_desk::HeldForStaff| {
        let mut text: SharedString = if one.is_up { texts.get_minutes_are_up() } else { texts.get_no_minutes_yet() };
        if one.notes > 0 {
            text = said::notes(one.notes, language).into();
        }
        let card = to("blad", one.date.as_str(), text, MeetAt::Minutes(slug.to_owned(), one.day));
        Card { fill: if one.notes > 0 { CardFill::Later } else { card.fill }, ..card }
    };
    let mut rows = Rows::new();
    if matches!(agenda.state, AgendaState::Draft { .. }) {
        let drop =
            door("fortryd", texts.get_drop_draft(), texts.get_drop_draft_text(), format!("run-meet-drop:{slug}"));
        rows.push(vec![drop]);
    }
    if !agenda.held.is_empty() {
        rows.push(vec![heading(texts.get_minutes())]);
        rows.extend(in_columns(agenda.held.iter().map(card).collect(), columns));
    }
    rows
}

/// What is there so far.
fn as_it_is(item: &NewItem, texts: &MeetingTexts<'_>, language: Language) -> Card {
    let title: SharedString = if item.title.is_empty() { texts.get_write_title() } else { item.title.as_str().into() };
    let lead = item.influence.map_or_else(|| texts.get_no_level(), |one| level(one, language).into());
    let icon = item.influence.map_or("tom", meeting::icon);
    Card { lead, fill: CardFill::Later, ..fact(icon, title, item.decided_by.as_str()) }
}

/// Who decides: what goes with the level, or something that is written.
fn decider_cards(item: &NewItem, texts: &MeetingTexts<'_>) -> Vec<Card> {
    let proposed = item.influence.map_or(&[] as &[&str], |influence| match influence {
        Influence::Orientation => &const { deciders(Influence::Orientation) },
        Influence::Hearing => &const { deciders(Influence::Hearing) },
        Influence::Dialogue => &const { deciders(Influence::Dialogue) },
        Influence::Codetermination => &const { deciders(Influence::Codetermination) },
        Influence::SelfDetermination => &const { deciders(Influence::SelfDetermination) },
    });
    let chosen = |who: &str| item.decided_by == who;
    let mut cards: Vec<Card> = proposed
        .iter()
        .enumerate()
        .map(|(number, who)| choice((*who).into(), format!("run-meet-who:{number}"), chosen(who)))
        .collect();
    let own = if proposed.iter().any(|who| chosen(who)) { "" } else { item.decided_by.as_str() };
    cards.push(text_card("blyant", texts.get_who_decides(), own, texts.get_write_yourself(), Text::Decider));
    cards
}

/// Up, down and off.
fn place_cards(at: usize, count: usize, texts: &MeetingTexts<'_>) -> Vec<Card> {
    let mut cards = Vec::new();
    if at > 0 {
        cards.push(door("op", texts.get_up(), "", "run-meet-up".to_owned()));
    }
    if at + 1 < count {
        cards.push(door("ned", texts.get_down(), "", "run-meet-down".to_owned()));
    }
    cards.push(door("luk", texts.get_take_off(), "", "run-meet-take-off".to_owned()));
    cards
}
