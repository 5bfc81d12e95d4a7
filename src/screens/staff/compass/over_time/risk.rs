//! *Risikoprofil og mestringsskema*: the basis and the last day first, then what was seen and what helps.

use fristed_ui::{Card, CardFill};

use super::act::Do;
use super::{Page, choice, open, press};
use crate::app::compass::{conversation_words, earlier_words, risk_words as said};
use crate::app::staff::Session;
use crate::domain::compass::{MadeWith, Part, RiskGround, RiskProfile, Term};
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::layout::Metrics;
use crate::store::StoreError;

impl Screens {
    pub(super) fn risk_rows(&self, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let profile = self.app.risk_of(session, self.staff.compass.person)?;
        let columns = metrics.columns(560.0, 2);
        let Some(profile) = profile else {
            let mut rows = vec![vec![fact("bog", said::why(language), said::why_text(language))]];
            let card = |one: RiskGround| {
                let text = said::ground_text(one, language);
                press("ja", said::ground(one, language), text, Do::RiskGround(one).name())
            };
            rows.extend(in_columns(RiskGround::ALL.map(card).into(), columns));
            return Ok(rows);
        };
        let part = |part: Part| {
            let text = profile.part(part).unwrap_or_else(|| said::nothing_yet(language));
            open("blyant", said::part(part, language), text, Page::RiskPart(part))
        };
        let mut cards: Vec<Card> = Part::ALL.map(part).into();
        cards.push(open("plus", said::write_seen(language), said::seen_hint(language), Page::RiskSeen));
        let mut rows = in_columns(cards, columns);
        rows.extend(seen_rows(&profile, language, columns));
        rows.extend(self.frame_rows(&profile, metrics));
        Ok(rows)
    }

    /// Who has made it, why it may be kept, and until when.
    fn frame_rows(&self, profile: &RiskProfile, metrics: &Metrics) -> Rows {
        let language = self.place.language;
        let (three, chosen) = (metrics.columns(440.0, 3), conversation_words::chosen(language));
        let mut rows = vec![vec![heading(said::made_with(language))]];
        let with = MadeWith::ALL.map(|one| {
            let is = profile.made_with == Some(one);
            choice(said::with(one, language), "", is, chosen, Do::MadeWith(one).name())
        });
        rows.extend(in_columns(with.into(), three));
        rows.push(vec![heading(said::why(language))]);
        let ground = RiskGround::ALL.map(|one| {
            let text = said::ground_text(one, language);
            choice(said::ground(one, language), text, profile.ground == one, chosen, Do::RiskGround(one).name())
        });
        rows.extend(in_columns(ground.into(), metrics.columns(560.0, 2)));
        rows.push(vec![heading(said::goes_on(profile.until, language))]);
        let today = self.app.today_date();
        let keep = Term::ALL.map(|one| {
            let text = said::from_today(one.end_from(today), language);
            press("kalender", said::keep(one, language), text, Do::Keep(one).name())
        });
        rows.extend(in_columns(keep.into(), three));
        rows.push(vec![press("slet", said::remove(language), said::remove_text(language), Do::RemoveRisk.name())]);
        rows
    }
}

/// What was seen, the newest first.
fn seen_rows(profile: &RiskProfile, language: Language, columns: usize) -> Rows {
    if profile.seen.is_empty() {
        return Rows::new();
    }
    let card = |(at, one): (usize, &crate::domain::compass::Seen)| {
        let day = earlier_words::day(one.day, language);
        let take = said::take_away(language);
        Card {
            lead: day.as_str().into(),
            button: take.into(),
            button_action: Do::Unseen(at).name().into(),
            fill: CardFill::Plain,
            ..fact("oeje", "", one.text.as_str())
        }
    };
    let mut rows = vec![vec![heading(said::seen(language))]];
    rows.extend(in_columns(profile.seen.iter().enumerate().rev().map(card).collect(), columns));
    rows
}
