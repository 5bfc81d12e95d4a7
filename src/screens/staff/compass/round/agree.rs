//! The agreements: those that stand, one that is being made, and those whose day has come.

use fristed_ui::Card;

use super::pages::{ask_again, choice, main, new_agreements, press};
use super::{RoundAct, RoundAt};
use crate::app::compass::round::agree::{AgreementView, OnAgreement, days_to_look};
use crate::app::compass::round::round_said;
use crate::app::compass::round::round_words::{self as said, Both, say};
use crate::app::compass::round::{OnRound, RoundView};
use crate::app::staff::Session;
use crate::domain::compass::{AgreementDraft, Asks, ContactGround, DrawnId, Field, Stage, Who};
use crate::domain::employee::EmployeeId;
use crate::domain::text::{Language, Line};
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::layout::Metrics;
use crate::store::StoreError;

fn act(what: OnAgreement) -> String {
    RoundAct::Agreement(what).name()
}

/// Those about one person.
fn list(
    round: Option<&RoundView>,
    (all, may_note): (&[AgreementView], bool),
    raters: &[(EmployeeId, String)],
    language: Language,
    metrics: &Metrics,
) -> Rows {
    let two = metrics.columns(700.0, 2);
    let mut rows = in_columns(if may_note { new_agreements(language) } else { vec![ask_again(language)] }, two);
    rows.extend(in_columns(all.iter().map(|one| card(one, raters, language)).collect(), two));
    let stage = round.filter(|view| view.mine.is_some() && !view.round.is_paused()).map(|view| view.round.stage());
    if stage == Some(Stage::Agreeing) {
        let first = round.and_then(|view| view.round.fields().last().copied());
        let mut cards: Vec<Card> = first
            .map(|field| {
                let back = RoundAct::On(OnRound::GoTo(field)).name();
                press("tilbage", say(said::BACK_TO_ANSWERS, language), "", back)
            })
            .into_iter()
            .collect();
        cards.push(press("print", say(said::PAPER_ROUND, language), "", RoundAt::Paper.name()));
        cards.push(press("pause", say(said::PAUSE, language), "", RoundAct::On(OnRound::Pause).name()));
        if may_note {
            cards.push(press("ja", say(said::CLOSE, language), "", RoundAt::Close.name()));
        }
        rows.extend(in_columns(cards, two));
    }
    rows
}

fn card(one: &AgreementView, raters: &[(EmployeeId, String)], language: Language) -> Card {
    let title = round_said::doing(&one.agreement, language);
    let icon = if title == say(said::SIT, language) { "sid" } else { "sammen" };
    press(icon, title, round_said::rest(&one.agreement, raters, language), RoundAt::Look(one.id).name())
}

/// Those of everybody whose day has come. Whom they are about is seen when one is opened.
pub(super) fn up(
    all: &[AgreementView],
    raters: &[(EmployeeId, String)],
    language: Language,
    metrics: &Metrics,
) -> Rows {
    if all.is_empty() {
        return vec![vec![fact("ja", say(said::NOTHING_UP, language), "")]];
    }
    in_columns(all.iter().map(|one| card(one, raters, language)).collect(), metrics.columns(700.0, 2))
}

impl Screens {
    /// Those about the person who is open.
    pub(super) fn agreement_list(
        &self,
        session: &Session,
        round: Option<&RoundView>,
        language: Language,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let all = self.app.agreements(session, self.staff.compass.person)?;
        Ok(list(round, (all.as_slice(), self.may_note(session)), &self.app.raters(session), language, metrics))
    }

    /// One that is looked at again, or is over.
    pub(super) fn agreement_rows(
        &self,
        session: &Session,
        id: DrawnId,
        language: Language,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let all = self.app.agreements(session, self.staff.compass.person)?;
        let raters = self.app.raters(session);
        let Some(one) = all.iter().find(|one| one.id == id) else {
            return self.agreement_list(session, None, language, metrics);
        };
        let title = round_said::doing(&one.agreement, language);
        let rest = round_said::rest(&one.agreement, &raters, language);
        let over =
            press("ja", say(said::IS_OVER, language), say(said::IS_OVER_TEXT, language), RoundAct::Over(id).name());
        if !self.may_note(session) {
            return Ok(vec![vec![fact("sammen", title, rest)], vec![ask_again(language)], vec![over]]);
        }
        let mut rows = vec![vec![fact("sammen", title, rest)], vec![heading(say(said::GOES_ON, language))]];
        let today = self.app.today_date();
        let days = (0..).zip(days_to_look(today)).map(|(at, day)| {
            let (far, when) = round_said::day_to_look(day, today, language);
            press("kalender", far, when, RoundAct::Again(id, at).name())
        });
        rows.extend(in_columns(days.collect(), metrics.columns(440.0, 3)));
        rows.push(vec![over]);
        Ok(rows)
    }

    /// The pages on which one is put together.
    pub(super) fn form_rows(
        &self,
        at: RoundAt,
        session: &Session,
        round: Option<&RoundView>,
        language: Language,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let person = self.staff.compass.person;
        let raters = self.app.raters(session);
        let Some(draft) = self.app.agreement_draft(session, person)? else {
            return self.agreement_list(session, round, language, metrics);
        };
        let today = self.app.today_date();
        Ok(match at {
            RoundAt::Who => who(&draft, &raters, language, metrics),
            RoundAt::When => {
                let day = |(at, day)| {
                    let (far, when) = round_said::day_to_look(day, today, language);
                    let card = press("kalender", far, when, RoundAct::Day(at).name());
                    choice(card, draft.when == Some(day), said::CHOSEN, language)
                };
                let days = (0..).zip(days_to_look(today)).map(day).collect();
                in_columns(days, metrics.columns(440.0, 3))
            }
            RoundAt::Tied => {
                let all = self.app.fields_in_use(session, Some(person))?;
                tied(&draft, round.map_or(all, |view| view.round.fields()), language, metrics)
            }
            RoundAt::Others => others(&draft, language, metrics),
            _ => form(&draft, &raters, language, metrics),
        })
    }
}

/// All of it: what is chosen stands on its card.
fn form(draft: &AgreementDraft, raters: &[(EmployeeId, String)], language: Language, metrics: &Metrics) -> Rows {
    let say = |both: Both| say(both, language);
    let line = |line: Option<&Line>| line.map_or_else(|| say(said::WRITE).to_owned(), ToString::to_string);
    let mut cards = Vec::new();
    if draft.sits {
        cards.push(fact("sid", say(said::SIT), say(said::SIT_TEXT)));
    } else {
        cards.push(press("blyant", say(said::WHAT), line(draft.what.as_ref()), RoundAt::What.name()));
        cards.push(press("blyant", say(said::HOW_DONE), line(draft.how.as_ref()), RoundAt::How.name()));
    }
    let chosen = draft.who.map_or_else(|| say(said::CHOOSE).to_owned(), |who| round_said::who(who, raters, language));
    cards.push(press("person", say(said::WHO), chosen, RoundAt::Who.name()));
    let when = draft.when.map_or_else(|| say(said::CHOOSE).to_owned(), |day| round_said::look_on(day, language));
    cards.push(press("kalender", say(said::WHEN), when, RoundAt::When.name()));
    let fields =
        if draft.fields.is_empty() { say(said::NO_FIELDS).to_owned() } else { round_said::fields(&draft.fields) };
    cards.push(press("kompas", say(said::FIELDS), fields, RoundAt::Tied.name()));
    if !draft.sits {
        let mut outside = round_said::others(draft, language);
        if matches!(draft.contact, Asks::Others { ground: Some(ContactGround::Child), said: Some(_) }) {
            outside = format!("{outside}\n{}", say(said::NOT_SENT));
        }
        cards.push(press("telefon", say(said::OUTSIDE), outside, RoundAt::Others.name()));
    }
    cards.push(main(press("ja", say(said::KEEP), "", act(OnAgreement::Finish))));
    cards.push(press("tilbage", say(said::LET_GO), say(said::LET_GO_TEXT), act(OnAgreement::Drop)));
    in_columns(cards, metrics.columns(700.0, 2))
}

fn who(draft: &AgreementDraft, raters: &[(EmployeeId, String)], language: Language, metrics: &Metrics) -> Rows {
    let card = |who: Who| {
        let card = press("person", round_said::who(who, raters, language), "", act(OnAgreement::Who(who)));
        choice(card, draft.who == Some(who), said::CHOSEN, language)
    };
    let employees = raters.iter().map(|(id, _)| Who::Employee(*id));
    let cards = employees.chain([Who::Person, Who::Everybody]).map(card).collect();
    in_columns(cards, metrics.columns(400.0, 3))
}

/// The fields of the round, else all that the house uses.
fn tied(draft: &AgreementDraft, fields: Vec<Field>, language: Language, metrics: &Metrics) -> Rows {
    let card = |field: Field| {
        let card = press("", field.label(), "", act(OnAgreement::Field(field)));
        choice(card, draft.fields.contains(&field), said::CHOSEN, language)
    };
    in_columns(fields.into_iter().map(card).collect(), metrics.columns(440.0, 3))
}

/// On which ground others are talked to; the person's yes comes first.
fn others(draft: &AgreementDraft, language: Language, metrics: &Metrics) -> Rows {
    let ground = match &draft.contact {
        Asks::Nobody => None,
        Asks::Others { ground, .. } => *ground,
    };
    let nobody = press("ja", say(said::NOBODY_OUTSIDE, language), "", act(OnAgreement::Nobody));
    let mut cards = vec![choice(nobody, draft.contact == Asks::Nobody, said::CHOSEN, language)];
    cards.extend(ContactGround::ALL.map(|one| {
        let hint = round_said::ground_hint(Some(one), language);
        let title = round_said::ground_of(one, language);
        let card = press("telefon", title, hint, act(OnAgreement::Others(Some(one))));
        choice(card, ground == Some(one), said::CHOSEN, language)
    }));
    in_columns(cards, metrics.columns(700.0, 2))
}
