//! The cards with the start code and the recovery key, for the printer that `fristed.toml` names, and for nothing else:
//! never a file, never the stick, never a printer that nobody chose.
//!
//! A card says neither house nor address. Whoever finds one is not told which door it opens.

use super::worker::Job;
use super::{App, Errands};
use crate::app::staff::access::{AccessView, ShowCodeView};
use crate::domain::codes::CodeKind;
use crate::domain::text::Language;
use crate::exchange::pdf::{Paper, Part};

/// What stands in the printer's queue, where others may read it.
pub(super) const QUEUED_AS: &str = "kort";

/// How it stands with the card of the code that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardState {
    /// No printer is chosen, or it is not there: the card is copied by hand.
    ByHand,
    CanPrint,
    UnderWay,
    Printed,
    /// The printer took nothing.
    Silent,
}

/// A card that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Printing {
    kind: CodeKind,
    state: CardState,
}

impl Errands {
    /// The printer has answered. Whether somebody still waits for it.
    pub(super) fn card_answered(&mut self, printed: bool) -> bool {
        let state = if printed { CardState::Printed } else { CardState::Silent };
        let waits = self.card.as_mut().filter(|card| card.state == CardState::UnderWay);
        waits.map(|card| card.state = state).is_some()
    }

    fn can_print_cards(&self) -> bool {
        self.ways.as_ref().is_some_and(|ways| ways.printer.is_chosen() && ways.printer.is_there())
    }
}

impl App {
    /// How it stands with the card of the code that is shown.
    #[must_use]
    pub fn card_state(&self, kind: CodeKind) -> CardState {
        match self.errands.card.filter(|card| card.kind == kind) {
            Some(card) => card.state,
            None if self.errands.can_print_cards() => CardState::CanPrint,
            None => CardState::ByHand,
        }
    }

    /// Prints the card of the code that is shown; of no other, and at no other time.
    pub fn print_card(&mut self) {
        let AccessView::ShowCode(view) = self.access(Language::Danish) else { return };
        if !self.errands.can_print_cards() || self.card_state(view.kind) == CardState::UnderWay {
            return;
        }
        self.errands.card = Some(Printing { kind: view.kind, state: CardState::UnderWay });
        self.errands.hand_over(Job::Card(Box::new(card(&view))));
    }

    /// The code is no longer shown: the next one is another.
    pub fn forget_card(&mut self) {
        self.errands.card = None;
    }
}

/// The card, in Danish as every paper is.
fn card(view: &ShowCodeView) -> Paper {
    let (title, keep) = match view.kind {
        CodeKind::Start => ("Startkode", "Læg kortet i det låste skab på kontoret."),
        CodeKind::Recovery => ("Nødnøgle", "Gem kortet uden for huset."),
    };
    let groups: Vec<String> = view
        .groups
        .iter()
        .map(|group| group.as_slice().iter().map(|digit| char::from(b'0' + digit.min(&9))).collect())
        .collect();
    let lines = groups.chunks(2).map(|pair| Part::Large(pair.join("   ")));
    Paper {
        title: title.to_owned(),
        facts: vec![keep.to_owned()],
        parts: lines.collect(),
        closing: vec!["Riv det gamle kort i stykker. Vis ikke kortet til andre.".to_owned()],
        ..Paper::default()
    }
}
