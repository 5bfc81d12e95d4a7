//! The lists of answering what has left the box.

use fristed_ui::{Card, CardFill, ReleasedTexts};
use slint::SharedString;

use super::at::{At, Field};
use super::way_name;
use crate::app::released::{DECIDED, DONE, INSTEADS, REASONS, Released, Reply, Way, Withheld, released_words};
use crate::app::running::meetings::deciders;
use crate::app::staff::access::OpenView;
use crate::app::{meeting_words, words};
use crate::domain::meeting::Influence;
use crate::domain::pointing::points;
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::layout::Metrics;
use crate::screens::meeting::item_card;
use crate::screens::meeting_pages::line_card;
use crate::screens::staff::Laying;
use crate::screens::staff::running::{choice, door};
use crate::store::StoreError;

/// So many characters stand beside another card without making it high.
const SHORT: usize = 60;

/// A card that goes on.
fn go_on(icon: &str, title: SharedString, text: SharedString, action: String) -> Card {
    Card { fill: CardFill::Free, ..door(icon, title, text, action) }
}

/// The words to look at again in `said`; nothing where there are none.
fn pointed<'a>(
    said: impl IntoIterator<Item = &'a str>,
    texts: &ReleasedTexts<'_>,
    language: Language,
) -> Option<Vec<Card>> {
    let mut found: Vec<String> = Vec::new();
    for one in said.into_iter().flat_map(points) {
        let sentence = released_words::pointed(&one, language);
        if !found.contains(&sentence) {
            found.push(sentence);
        }
    }
    (!found.is_empty()).then(|| vec![fact("oeje", texts.get_look_at(), found.join(" "))])
}

/// A text of the answer; a press leads to where it is written.
fn written(icon: &str, name: SharedString, text: &str, field: Field) -> Card {
    let action = At::Write(field).name();
    if text.is_empty() { door(icon, name, "", action) } else { Card { lead: name, ..door(icon, text, "", action) } }
}

/// Ready sentences of which one is taken, and the way to write another.
fn sentences(
    ready: &[(&'static str, &'static str)],
    taken: &str,
    (verb, field): (&str, Field),
    texts: &ReleasedTexts<'_>,
    metrics: &Metrics,
) -> Rows {
    let card = |(at, (said, _)): (usize, &(&'static str, &'static str))| {
        choice((*said).into(), format!("{verb}:{at}"), *said == taken)
    };
    let mut cards: Vec<Card> = ready.iter().enumerate().map(card).collect();
    let own = !taken.is_empty() && !ready.iter().any(|(said, _)| *said == taken);
    let write = written("blyant", texts.get_write_yourself(), if own { taken } else { "" }, field);
    cards.push(if own { Card { fill: CardFill::Free, ..write } } else { write });
    in_columns(cards, metrics.columns(480.0, 3))
}

impl Screens {
    /// The one suggestion that is read now, and what can be done with it.
    pub(super) fn released_waiting_rows(
        &self,
        waiting: &[Released],
        texts: &ReleasedTexts<'_>,
        metrics: &Metrics,
    ) -> Rows {
        let language = self.place.language;
        let reply = &self.staff.released.reply;
        let read: Vec<&Released> = reply.ids.iter().filter_map(|id| waiting.iter().find(|one| one.id == *id)).collect();
        let said = |one: &&Released| {
            let lead = released_words::from_the_box(one, language);
            vec![Card { lead: lead.into(), fill: CardFill::Later, ..fact("postkasse", one.text.as_str(), "") }]
        };
        let mut rows: Rows = read.iter().map(said).collect();
        rows.extend(pointed(read.iter().map(|one| one.text.as_str()), texts, language));
        let ways = Way::ALL.map(|way| {
            let (icon, text) = match way {
                Way::Agenda => ("husmode", texts.get_to_agenda_text()),
                Way::Answer => ("jacirkel", texts.get_answer_now_text()),
                Way::NotNow => ("frem", texts.get_not_now_text()),
                Way::Withhold => ("daek", texts.get_withhold_text()),
            };
            door(icon, way_name(way, texts), text, At::Way(way).name())
        });
        let mut cards = Vec::from(ways);
        cards.push(door("ur", texts.get_later(), texts.get_later_text(), "released-later".to_owned()));
        if waiting.len() > 1 {
            cards.push(door("sammen", texts.get_together(), texts.get_together_text(), At::Together.name()));
        }
        cards.push(note_door(texts));
        rows.extend(in_columns(cards, metrics.columns(480.0, 3)));
        rows
    }

    /// Nothing waits, or all that waits was left for later.
    pub(super) fn released_none_rows(
        &self,
        waiting: &[Released],
        texts: &ReleasedTexts<'_>,
        metrics: &Metrics,
    ) -> Rows {
        let mut cards = Vec::new();
        let said = if waiting.is_empty() {
            fact("jacirkel", released_words::all_answered(self.place.language), texts.get_none_text())
        } else {
            cards.push(door("oeje", texts.get_again(), "", "released-again".to_owned()));
            fact("ur", texts.get_rest_waits(), texts.get_rest_waits_text())
        };
        cards.push(note_door(texts));
        let mut rows = vec![vec![said]];
        rows.extend(in_columns(cards, metrics.columns(560.0, 2)));
        rows
    }

    /// The others, each to be put together with the one that is read.
    pub(super) fn released_together_rows(
        &self,
        one: &Released,
        waiting: &[Released],
        texts: &ReleasedTexts<'_>,
    ) -> Rows {
        let ids = &self.staff.released.reply.ids;
        let mut rows = vec![
            vec![Card { fill: CardFill::Later, ..fact("postkasse", one.text.as_str(), "") }],
            vec![fact("sammen", "", texts.get_together_hint())],
        ];
        let others = waiting.iter().enumerate().filter(|(_, other)| other.id != one.id);
        rows.extend(others.map(|(at, other)| {
            vec![choice(other.text.as_str().into(), format!("released-alike:{at}"), ids.contains(&other.id))]
        }));
        rows.push(vec![go_on("ja", texts.get_go_on(), SharedString::new(), At::Waiting.name())]);
        rows
    }

    /// One of the four ways.
    pub(super) fn released_way_rows(
        &self,
        way: Way,
        texts: &ReleasedTexts<'_>,
        laying: &Laying<'_>,
    ) -> Result<Rows, StoreError> {
        let (reply, metrics) = (&self.staff.released.reply, laying.metrics);
        let wording = written("forslag", texts.get_wording(), &reply.wording, Field::Wording);
        let mut rows = match way {
            Way::Agenda => self.released_agenda_rows(reply, wording, texts, metrics)?,
            Way::Answer => answer_rows(reply, wording, texts, metrics),
            Way::NotNow => not_now_rows(reply, wording, texts, metrics),
            Way::Withhold => withhold_rows(reply, texts, metrics),
        };
        rows.push(vec![go_on("oeje", texts.get_preview(), SharedString::new(), At::Preview.name())]);
        Ok(rows)
    }

    fn released_agenda_rows(
        &self,
        reply: &Reply,
        wording: Card,
        texts: &ReleasedTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let meeting = self.app.meeting(reply.meeting.as_deref(), language)?;
        let (name, when) = meeting.map_or_else(Default::default, |meeting| {
            (meeting.name, meeting.next.map_or_else(String::new, |next| words::capital(&next.long)))
        });
        let meeting = Card { lead: texts.get_which_meeting(), ..door("kalender", name, when, At::Meeting.name()) };
        // A long text takes the whole width.
        let columns = if reply.wording.chars().count() > SHORT { 1 } else { metrics.columns(620.0, 2) };
        let mut rows = in_columns(vec![wording, meeting], columns);
        rows.push(vec![heading(texts.get_who_decides())]);
        let level = |level: Influence| {
            let chosen = reply.influence == Some(level);
            let plain = meeting_words::plain(level, language);
            let card = choice(plain.into(), format!("released-influence:{}", level.word()), chosen);
            Card { text: meeting_words::formal(level, language).into(), ..card }
        };
        rows.extend(in_columns(Influence::ALL.into_iter().map(level).collect(), metrics.columns(480.0, 3)));
        if let Some(level) = reply.influence {
            let ready = deciders(level).map(|said| (said, ""));
            rows.push(vec![heading(texts.get_decider())]);
            rows.extend(sentences(
                &ready,
                &reply.decided_by,
                ("released-take-decider", Field::Decider),
                texts,
                metrics,
            ));
        }
        Ok(rows)
    }

    /// At which meeting it comes up.
    pub(super) fn released_meeting_rows(&self, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let chosen = self.app.meeting(self.staff.released.reply.meeting.as_deref(), language)?.map(|one| one.slug);
        let all = self.app.meeting(None, language)?.into_iter().chain(self.app.other_meetings(language)?);
        let card = |one: crate::app::meeting::MeetingView| {
            let when = one.next.map_or_else(String::new, |next| words::capital(&next.long));
            let is_chosen = chosen.as_ref() == Some(&one.slug);
            Card { text: when.into(), ..choice(one.name.into(), format!("released-at:{}", one.slug), is_chosen) }
        };
        Ok(in_columns(all.map(card).collect(), metrics.columns(560.0, 2)))
    }

    /// How it will look on the board, word for word, and what it means to put it up.
    pub(super) fn released_preview_rows(
        &self,
        view: &OpenView,
        texts: &ReleasedTexts<'_>,
        laying: &Laying<'_>,
    ) -> Result<Rows, StoreError> {
        let (language, reply) = (self.place.language, &self.staff.released.reply);
        let Some(Ok(preview)) = self.app.preview_reply(&view.session, reply, language)? else {
            return Ok(vec![vec![fact("postkasse", texts.get_rest_waits(), "")]]);
        };
        let mut rows = vec![vec![heading(texts.get_will_look())], vec![line_card(laying.ui, &preview.line)]];
        if let Some(item) = &preview.item {
            rows.push(vec![heading(texts.get_on_agenda_too())]);
            rows.push(vec![item_card(item)]);
        }
        let said = [preview.line.title, preview.line.answer, preview.line.instead];
        rows.extend(pointed(said.iter().map(String::as_str), texts, language));
        let up = go_on("ja", texts.get_put_up(), texts.get_no_undo(), "released-put-up".to_owned());
        rows.push(vec![up, fact("laas", "", texts.get_original_kept())]);
        Ok(rows)
    }

    /// It stands on the board: what it says there, and the way to the next one.
    pub(super) fn released_answered_rows(
        &self,
        waiting: &[Released],
        texts: &ReleasedTexts<'_>,
        laying: &Laying<'_>,
    ) -> Result<Rows, StoreError> {
        let line = self.app.line_on_board(&self.staff.released.line, self.place.language)?;
        let mut rows: Rows = line.iter().map(|line| vec![line_card(laying.ui, line)]).collect();
        rows.push(if waiting.is_empty() {
            vec![fact("jacirkel", released_words::all_answered(self.place.language), texts.get_none_text())]
        } else {
            let said = released_words::waiting(waiting.len(), self.place.language);
            vec![go_on("frem", texts.get_next(), said.into(), At::Waiting.name())]
        });
        Ok(rows)
    }
}

/// A note from the wall lies in the box.
pub(super) fn note_kept_rows(texts: &ReleasedTexts<'_>, metrics: &Metrics) -> Rows {
    let mut rows = vec![vec![fact("postkasse", texts.get_note_kept(), texts.get_note_kept_text())]];
    let cards = vec![
        door("blyant", texts.get_note_again(), "", At::Write(Field::Note).name()),
        door("forslag", texts.get_suggestions(), "", At::Waiting.name()),
    ];
    rows.extend(in_columns(cards, metrics.columns(560.0, 2)));
    rows
}

fn note_door(texts: &ReleasedTexts<'_>) -> Card {
    door("blyant", texts.get_note(), texts.get_note_text(), At::Write(Field::Note).name())
}

fn answer_rows(reply: &Reply, wording: Card, texts: &ReleasedTexts<'_>, metrics: &Metrics) -> Rows {
    let states = vec![
        choice(texts.get_decided(), "released-done:no".to_owned(), !reply.is_done),
        choice(texts.get_done(), "released-done:yes".to_owned(), reply.is_done),
    ];
    let mut rows = vec![vec![wording]];
    rows.extend(in_columns(states, metrics.columns(480.0, 2)));
    rows.push(vec![heading(texts.get_what_answer())]);
    let ready = if reply.is_done { &DONE } else { &DECIDED };
    rows.extend(sentences(ready, &reply.answer, ("released-take-answer", Field::Answer), texts, metrics));
    rows
}

fn not_now_rows(reply: &Reply, wording: Card, texts: &ReleasedTexts<'_>, metrics: &Metrics) -> Rows {
    let mut rows = vec![vec![wording], vec![heading(texts.get_why())]];
    rows.extend(sentences(&REASONS, &reply.reason, ("released-take-reason", Field::Reason), texts, metrics));
    rows.push(vec![heading(texts.get_what_instead())]);
    rows.extend(sentences(&INSTEADS, &reply.instead, ("released-take-instead", Field::Instead), texts, metrics));
    rows
}

fn withhold_rows(reply: &Reply, texts: &ReleasedTexts<'_>, metrics: &Metrics) -> Rows {
    let mut rows = vec![vec![fact("daek", "", texts.get_withhold_hint())]];
    let sort = |sort: Withheld| {
        choice(sort.danish().into(), format!("released-sort:{}", sort.word()), reply.withheld == Some(sort))
    };
    rows.extend(in_columns(Withheld::ALL.map(sort).into(), metrics.columns(560.0, 2)));
    rows
}
