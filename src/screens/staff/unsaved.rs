//! What an employee had typed when the screen locked: sealed for her alone, and back on the same page when she comes
//! in again. Whichever way a page is left while somebody is in, [`Screens::keep_unsaved`] is on it; and while she types
//! it is kept every few seconds, should the plug be pulled.

use std::time::Duration;

use crate::app::staff::Session;
use crate::screens::Screens;
use crate::screens::place::Spot;

use super::compass::unsaved as compass;
use super::desk::Door;
use super::released::{At, unsaved as released};
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
        Spot::Released(at) => Some(at.name()),
        _ => None,
    }
}

impl Screens {
    /// Remembers the way to the page that is shown.
    pub(super) fn remember_way(&mut self, session: &Session) {
        self.staff.unsaved.session = Some(session.clone());
        let compass = &self.staff.compass;
        let step = |spot: &Spot| if let Spot::Compass(at) = spot { Some(compass.step(*at)) } else { name(spot) };
        self.staff.unsaved.way = self.place.way().filter_map(step).collect();
        // What has just been saved is not given back, should the plug be pulled in the next moment.
        if !self.staff.unsaved.kept.is_empty() && self.typed_and_where().1.is_empty() {
            self.keep_if_changed();
        }
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

    /// What is typed and not saved, behind the way to its page.
    fn typed_and_where(&self) -> (Vec<String>, String) {
        let way = &self.staff.unsaved.way;
        let typed = self.staff.running.typed(&self.app, way).into_iter().chain(self.written());
        let answer = self.staff.released.typed();
        // An answer waits although she has gone back to the desk; it comes back where it is read.
        let read = way.is_empty() && !answer.is_empty();
        let way = if read { vec![At::Waiting.name()] } else { way.clone() };
        let typed = typed.chain(answer).chain(self.staff.compass.typed());
        let typed: Vec<String> = typed.map(|(word, text)| format!("{word} {text}")).collect();
        let text = if way.is_empty() { String::new() } else { typed.join(&NEXT.to_string()) };
        (way, text)
    }

    fn keep_if_changed(&mut self) {
        let Some(session) = self.staff.unsaved.session.clone() else { return };
        let (way, text) = self.typed_and_where();
        if text == self.staff.unsaved.kept {
            return;
        }
        let way = way.join(&STEP.to_string());
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
        let texts: Vec<(&str, &str)> = text.split(NEXT).filter_map(|part| part.split_once(' ')).collect();
        let as_seen = compass::TYPED.into_iter().find(|(word, _)| texts.iter().any(|(of, _)| of == word));
        if let Some((_, layer)) = as_seen {
            if !self.app.opens_compass(&session) {
                // It waits until the compass is open to her again.
                if let Err(error) = self.app.keep_unsaved(&session, &way, &text) {
                    tracing::error!(%error, "what was typed could not be kept");
                }
                return;
            }
            self.staff.compass.look_as(layer);
        }
        for step in way.split(STEP) {
            if let Some(door) = Door::named(step) {
                self.change(|place| place.go(Spot::Desk(door)));
            } else {
                self.act(step);
            }
        }
        for (word, text) in &texts {
            self.take_back(word, text);
        }
        self.write_on(&texts);
        self.staff.running.given_back = true;
        self.show();
    }

    /// One text goes back to where it was typed.
    fn take_back(&mut self, word: &str, text: &str) {
        let staff = &mut self.staff;
        if word == FIRST_NAME || INITIALS.contains(&word) {
            self.write_again(word, text);
        } else if word.starts_with("reply-") {
            staff.released.take_back(&self.app, word, text);
        } else if compass::TYPED.iter().any(|(of, _)| *of == word) {
            staff.compass.take_back(text);
        } else {
            staff.running.take_back(word, text);
        }
    }

    /// Where she had corrected a text and typed nothing more, the page for typing shows the text as she left it.
    fn write_on(&mut self, texts: &[(&str, &str)]) {
        if let Some(field) = self.staff.running.field_typed() {
            self.begin_run_writing(field);
        }
        if let Spot::Released(at) = *self.place.spot()
            && let Some(field) = self.staff.released.writes(at)
            && !texts.iter().any(|(word, _)| *word == released::TYPED)
        {
            self.begin_released_writing(field);
        }
    }
}
