//! What an employee had typed when the screen locked: sealed for her alone, and back on the same page when she comes
//! in again. Whichever way a page is left while somebody is in, [`Screens::keep_unsaved`] is on it; and while she types
//! it is kept every few seconds, should the plug be pulled.

use std::time::Duration;

use crate::app::staff::Session;
use crate::screens::Screens;
use crate::screens::place::Spot;

use super::desk::Door;
use super::running::At;
use super::write::{FIRST_NAME, INITIALS};

/// Between the pages of the way. No name of a page has one.
const STEP: char = '\t';
/// Between two texts. No keyboard writes one.
const NEXT: char = '\u{1e}';

/// Where whoever is in has come to; it is asked for when the place is another one already.
#[derive(Default)]
pub struct Unsaved {
    session: Option<Session>,
    way: Vec<String>,
    /// What is kept at this moment, and since when.
    kept: String,
    kept_at: Duration,
}

/// So often what is being typed is kept.
const PACE: Duration = Duration::from_secs(5);

/// The name of a page behind the desk.
fn name(spot: &Spot) -> Option<String> {
    match spot {
        Spot::Running(at) => Some(at.name()),
        Spot::Desk(door) => Some(door.name()),
        _ => None,
    }
}

impl Screens {
    /// Remembers the way to the page that is shown.
    pub(super) fn remember_way(&mut self, session: &Session) {
        self.staff.unsaved.session = Some(session.clone());
        self.staff.unsaved.way = self.place.way().filter_map(name).collect();
    }

    /// Keeps what is typed and not saved, just before it is put away.
    pub(super) fn keep_unsaved(&mut self) {
        self.keep_if_changed();
        self.staff.unsaved = Unsaved::default();
    }

    /// The same while somebody is at work, every few seconds.
    pub(in crate::screens) fn keep_unsaved_meanwhile(&mut self, at: Duration) {
        if self.staff.unsaved.session.is_some() && at.saturating_sub(self.staff.unsaved.kept_at) >= PACE {
            self.staff.unsaved.kept_at = at;
            self.keep_if_changed();
            self.keep_round_text();
        }
    }

    fn keep_if_changed(&mut self) {
        let Unsaved { session: Some(session), way, kept, .. } = &self.staff.unsaved else { return };
        let typed = self.staff.running.typed(&self.app, way).into_iter().chain(self.written());
        let typed: Vec<String> = typed.map(|(word, text)| format!("{word} {text}")).collect();
        let text = if way.is_empty() { String::new() } else { typed.join(&NEXT.to_string()) };
        if text == *kept {
            return;
        }
        let (session, way) = (session.clone(), way.join(&STEP.to_string()));
        // What has been saved, or wiped, is not given back.
        if text.is_empty() {
            self.app.drop_unsaved(&session);
        } else if let Err(error) = self.app.keep_unsaved(&session, &way, &text) {
            return tracing::error!(%error, "what was typed could not be kept");
        }
        self.staff.unsaved.kept = text;
    }

    /// Whoever has just come in finds what she had typed, where she had typed it.
    pub(super) fn give_back_unsaved(&mut self) {
        let Some(session) = self.app.session() else { return };
        let (way, text) = match self.app.take_unsaved(&session) {
            Ok(Some(kept)) => kept,
            Ok(None) => return,
            Err(error) => return tracing::error!(%error, "what was typed could not be given back"),
        };
        for step in way.split(STEP) {
            if At::named(step).is_some() {
                self.act_on_running(step);
            } else if let Some(door) = Door::named(step) {
                self.change(|place| place.go(Spot::Desk(door)));
            }
        }
        for (word, text) in text.split(NEXT).filter_map(|part| part.split_once(' ')) {
            if [INITIALS, FIRST_NAME].contains(&word) {
                self.write_again(word, text);
            } else {
                self.staff.running.take_back(word, text);
            }
        }
        self.staff.running.given_back = true;
        self.show();
    }
}
