//! What is being corrected or written, in words that can be kept until the same employee is in again.

use chrono::{NaiveDate, NaiveTime};

use super::Running;
use super::at::Field;
use super::pages::day_after;
use crate::app::App;
use crate::app::running::Draft;

/// What is being typed at this moment.
const TYPED: &str = "typed";
/// Why a day has other hours.
const NOTE: &str = "note";
/// What one can do while a facility is closed.
const MEANWHILE: &str = "meanwhile";
/// A question that waits for its answer.
const QUESTION: &str = "question";
/// What one can do where all places are taken.
const PLACES: &str = "places";
const CLOCK: &str = "%H:%M";

impl Running {
    /// Everything that is not saved on one of the pages of `way`, each with its word.
    pub(in crate::screens::staff) fn typed(&self, app: &App, way: &[String]) -> Vec<(&'static str, String)> {
        let goes_by = |page: &str| way.iter().any(|step| step.starts_with(page));
        let mut typed: Vec<(&'static str, String)> = Vec::new();
        if let Some((id, draft)) = self.draft.as_ref().filter(|_| goes_by("run-edit:") || goes_by("run-new:")) {
            // The time of something new was proposed; only what was typed or chosen beside it is hers.
            let new = || Draft { from: draft.from, minutes: draft.minutes, ..Draft::new_on(draft.day) };
            let before = id.map_or_else(|| Some(new()), |id| app.draft_of(id).ok().flatten());
            // Of what is gone nothing can be saved any more.
            if before.is_some_and(|before| before != *draft) {
                typed.extend(words_of(draft));
            }
        }
        if let Some((day, hours)) = self.hours.as_ref().filter(|_| goes_by("run-hours:")) {
            let date = day_after(app.today_date(), *day);
            let before = app.store().opening().ok().and_then(|opening| opening.on(date).note.clone());
            if before.map_or_else(String::new, |note| note.da.to_string()) != hours.note {
                typed.push((NOTE, hours.note.clone()));
            }
        }
        if !self.meanwhile.is_empty() && goes_by("run-facility:") {
            typed.push((MEANWHILE, self.meanwhile.clone()));
        }
        if !self.question.is_empty() && goes_by("run-questions") {
            typed.push((QUESTION, self.question.clone()));
        }
        if goes_by("run-places:") {
            typed.extend(self.about.typed().map(|text| (PLACES, text)));
        }
        if goes_by("run-set-offer:") {
            typed.extend(self.settings.typed(app));
        }
        if goes_by("run-wording:") {
            typed.extend(self.wording_typed(app));
        }
        typed.extend(self.making.typed(goes_by));
        typed.extend(self.writing.as_ref().and_then(|writing| writing.typed()).map(|text| (TYPED, text.to_owned())));
        typed
    }

    /// A text that was corrected before stands on the page where it can be typed, unless more was typed there.
    pub(in crate::screens::staff) fn field_typed(&self) -> Option<Field> {
        self.writing.as_ref().filter(|writing| writing.typed().is_none()).map(super::write::Writing::field)
    }

    /// Puts one of them back; the page it belongs to has been opened before.
    pub(in crate::screens::staff) fn take_back(&mut self, word: &str, text: &str) {
        match word {
            TYPED => {
                if let Some(writing) = &mut self.writing {
                    writing.take_back(text);
                }
            }
            NOTE => {
                if let Some((_, hours)) = &mut self.hours {
                    text.clone_into(&mut hours.note);
                }
            }
            MEANWHILE => text.clone_into(&mut self.meanwhile),
            QUESTION => text.clone_into(&mut self.question),
            PLACES => self.about.take_back(text),
            _ if word.starts_with("meet-") => self.making.take_back(word, text),
            _ if word.starts_with("offer-") => self.settings.take_back(word, text),
            _ if word.starts_with("facility-") => self.take_wording_back(word, text),
            _ => {
                if let Some((_, draft)) = &mut self.draft {
                    lay_over(draft, word, text);
                }
            }
        }
    }
}

fn words_of(draft: &Draft) -> [(&'static str, String); 10] {
    let Draft { title, place, text, host, day, from, minutes, before, during, after, .. } = draft;
    [
        ("before", before.clone()),
        ("during", during.clone()),
        ("after", after.clone()),
        ("title", title.clone()),
        ("place", place.clone()),
        ("text", text.clone()),
        ("host", host.clone()),
        ("day", day.to_string()),
        ("from", from.map_or_else(String::new, |from| from.format(CLOCK).to_string())),
        ("minutes", minutes.to_string()),
    ]
}

fn lay_over(draft: &mut Draft, word: &str, text: &str) {
    match word {
        "title" => text.clone_into(&mut draft.title),
        "place" => text.clone_into(&mut draft.place),
        "text" => text.clone_into(&mut draft.text),
        "host" => text.clone_into(&mut draft.host),
        "before" => text.clone_into(&mut draft.before),
        "during" => text.clone_into(&mut draft.during),
        "after" => text.clone_into(&mut draft.after),
        "day" => draft.day = text.parse::<NaiveDate>().unwrap_or(draft.day),
        "from" => draft.from = NaiveTime::parse_from_str(text, CLOCK).ok().or(draft.from),
        "minutes" => draft.minutes = text.parse().unwrap_or(draft.minutes),
        _ => {}
    }
}
