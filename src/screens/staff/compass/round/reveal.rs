//! Everybody's answers to one field, side by side, and what is set together. What differs stays as it is.

use fristed_ui::{Card, CardFill};

use super::pages::{choice, main, press};
use super::together::noted;
use super::{RoundAct, RoundAt};
use crate::app::compass::round::round_said;
use crate::app::compass::round::round_words::{self as said, say};
use crate::app::compass::round::{FieldTable, LevelRow, OnRound, RoundView};
use crate::app::staff::Session;
use crate::domain::compass::{Answer, Field, Joint, Pace, Stage, Tone};
use crate::domain::text::Language;
use crate::draw::wheel::approach_icon;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::layout::Metrics;
use crate::store::StoreError;

/// The sign of an answer: never colour alone.
fn sign(answer: Answer) -> &'static str {
    match (answer, answer.tone()) {
        (Answer::Approach(approach), _) => approach_icon(approach),
        (_, Some(Tone::Green)) => "cirkel",
        (_, Some(Tone::Yellow)) => "rude",
        (_, Some(Tone::Red) | None) => "trekant",
    }
}

impl Screens {
    pub(super) fn reveal_rows(
        &self,
        session: &Session,
        view: &RoundView,
        language: Language,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let revealed = self.revealed(session, Some(view))?;
        Ok(revealed.map_or_else(Rows::new, |(view, table)| rows(view, &table, language, metrics)))
    }

    /// What lies open, where anything does.
    pub(super) fn revealed<'a>(
        &self,
        session: &Session,
        view: Option<&'a RoundView>,
    ) -> Result<Option<(&'a RoundView, FieldTable)>, StoreError> {
        let Some(view) = view else { return Ok(None) };
        let Stage::Revealing { at, .. } = view.round.stage() else { return Ok(None) };
        let table = self.app.round_field(session, self.staff.compass.person, at)?;
        Ok(table.map(|table| (view, table)))
    }

    /// What was noted beside the field, each in a card of its own.
    pub(super) fn noted_rows(
        &self,
        session: &Session,
        view: &RoundView,
        language: Language,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let Some((_, table)) = self.revealed(session, Some(view))? else { return Ok(Rows::new()) };
        let mut rows = vec![vec![heading(table.field.label())]];
        let cards = noted(&table.columns, language).into_iter().map(|(whose, what)| fact("blyant", whose, what));
        rows.extend(in_columns(cards.collect(), metrics.columns(700.0, 2)));
        rows.push(vec![main(press("tilbage", say(said::BACK_TO_ANSWERS, language), "", RoundAt::Reveal.name()))]);
        Ok(rows)
    }
}

fn rows(view: &RoundView, table: &FieldTable, language: Language, metrics: &Metrics) -> Rows {
    let together = round_said::together(&view.initials());
    let first =
        Card { lead: together.into(), ..fact("kompas", table.field.label(), say(said::SIDE_BY_SIDE, language)) };
    let mut rows = in_columns(vec![first, speaker(view, language)], metrics.columns(700.0, 2));
    for row in &table.levels {
        let alike = round_said::alike(row.alike, language);
        rows.push(vec![heading(format!("{} · {alike}", row.level.label()))]);
        let columns = table.columns.iter().zip(&row.answers).map(|(column, answer)| {
            let whose = round_said::column(&column.whose, language);
            let (icon, word) = answer.map_or(("tom", say(said::NO_ANSWER, language)), |one| (sign(one), one.label()));
            Card { lead: whose.into(), ..fact(icon, word, "") }
        });
        rows.extend(in_columns(columns.collect(), metrics.columns(400.0, 4)));
        rows.extend(in_columns(joint(row, language), metrics.columns(400.0, 4)));
    }
    let noted = noted(&table.columns, language).into_iter();
    let keywords: Vec<String> = noted.map(|(whose, what)| format!("{whose}: {what}")).collect();
    if !keywords.is_empty() {
        rows.push(vec![fact("blyant", say(said::KEYWORDS, language), keywords.join("\n"))]);
    }
    rows.extend(in_columns(ways_on(view, table.field, language), metrics.columns(520.0, 3)));
    rows
}

/// Who speaks next, and gently that there has been time.
fn speaker(view: &RoundView, language: Language) -> Card {
    let pace = if view.pace == Pace::Fresh { said::ABOUT_FIVE } else { said::STAY_OR_GO };
    let pace = say(pace, language);
    match view.round.stage() {
        Stage::Revealing { speaks: Some(one), .. } => {
            let title = round_said::speaks(view.initials_of(one), language);
            let card = fact("fortael", title, pace);
            Card {
                button: say(said::SPOKEN, language).into(),
                button_action: RoundAct::On(OnRound::SpeakOn).name().into(),
                ..card
            }
        }
        _ => {
            let text = format!("{} {pace}", say(said::TALK_TOGETHER, language));
            fact("fortael", say(said::ALL_SPOKEN, language), text)
        }
    }
}

/// What can be set together at a level. A second press takes it back.
fn joint(row: &LevelRow, language: Language) -> Vec<Card> {
    let card = |icon: &str, title: &str, one: Joint| {
        let chosen = row.joint == one;
        let act = if chosen { Joint::Nothing(row.level) } else { one };
        let card = press(icon, title, "", RoundAct::On(OnRound::Joint(act)).name());
        let card = choice(card, chosen, said::CHOSEN, language);
        let joint = say(said::JOINT, language);
        let state = if chosen { format!(", {}", card.state) } else { String::new() };
        Card { label: format!("{joint}, {}: {title}{state}", row.level.label()).into(), ..card }
    };
    let mut cards: Vec<Card> =
        row.level.answers().map(|answer| card(sign(answer), answer.label(), Joint::Answer(answer))).into();
    cards.push(card("ring", say(said::OPEN, language), Joint::Open(row.level)));
    if let Some(first) = cards.first_mut() {
        first.lead = say(said::JOINT, language).into();
    }
    cards
}

fn ways_on(view: &RoundView, field: Field, language: Language) -> Vec<Card> {
    let on = |what: OnRound| RoundAct::On(what).name();
    let (before, after) = view.round.neighbours(field);
    let next = match after {
        Some(after) => press("frem", round_said::next(after.label(), language), "", on(OnRound::Next)),
        None => press("frem", say(said::TO_AGREEMENTS, language), "", on(OnRound::Next)),
    };
    let mut cards = vec![main(next)];
    cards.push(press("vinkel", say(said::SKIP, language), "", on(OnRound::Skip)));
    cards.extend(before.map(|before| {
        let title = format!("{}: {}", say(said::PREVIOUS, language), before.label());
        press("tilbage", title, "", on(OnRound::GoTo(before)))
    }));
    cards.push(press("blad", say(said::CHOOSE_ANOTHER, language), "", RoundAt::Fields.name()));
    cards.push(press("pause", say(said::PAUSE, language), "", on(OnRound::Pause)));
    if after.is_some() {
        cards.push(press("sammen", say(said::TO_AGREEMENTS, language), "", on(OnRound::Agree)));
    }
    cards
}

/// Every field of the round, to go to.
pub(super) fn fields(view: &RoundView, language: Language, metrics: &Metrics) -> Rows {
    let card = |field: &Field| {
        let talked = view.round.has_talked(*field);
        let card = press("", field.label(), "", RoundAct::On(OnRound::GoTo(*field)).name());
        if talked {
            return Card { sign: "ja".into(), state: say(said::TALKED, language).into(), ..card };
        }
        Card { text: say(said::NOT_TALKED, language).into(), fill: CardFill::Press, ..card }
    };
    let mut rows = in_columns(view.round.fields().iter().map(card).collect(), metrics.columns(440.0, 3));
    if matches!(view.round.stage(), Stage::Revealing { .. }) {
        let agree = RoundAct::On(OnRound::Agree).name();
        rows.push(vec![press("sammen", say(said::TO_AGREEMENTS, language), "", agree)]);
    }
    rows
}
