//! An answer as it is being put together, in words that can be kept until the same employee is in again.
//!
//! A note from the wall is not among them: it is somebody else's text, and nothing but the box may hold it.

use super::{Answering, At, Field};
use crate::app::App;
use crate::app::released::{Reply, Withheld};
use crate::domain::hex::hex;
use crate::domain::meeting::Influence;

/// What is being typed at this moment.
pub(in crate::screens::staff) const TYPED: &str = "reply-typed";
const IDS: &str = "reply-ids";

impl Answering {
    /// Everything that is not put up yet, each with its word.
    pub(in crate::screens::staff) fn typed(&self) -> Vec<(&'static str, String)> {
        let mut typed = Vec::new();
        let reply = &self.reply;
        let own = self.writing.as_ref().filter(|writing| writing.field() != Field::Note);
        let writes = own.and_then(|writing| writing.typed(reply));
        // Which way it was looked at by is nothing that was typed.
        let begun = Reply { way: reply.way, ..self.begun.clone() };
        if *reply == begun && writes.is_none() {
            return typed;
        }
        typed.push((IDS, reply.ids.iter().map(|id| hex(id)).collect::<Vec<_>>().join(",")));
        let given = [
            ("reply-wording", reply.wording.as_str()),
            ("reply-decider", &reply.decided_by),
            ("reply-answer", &reply.answer),
            ("reply-reason", &reply.reason),
            ("reply-instead", &reply.instead),
            ("reply-done", if reply.is_done { "yes" } else { "" }),
            ("reply-influence", reply.influence.map_or("", Influence::word)),
            ("reply-sort", reply.withheld.map_or("", Withheld::word)),
            ("reply-meeting", reply.meeting.as_deref().unwrap_or_default()),
        ];
        typed
            .extend(given.into_iter().filter(|(_, text)| !text.is_empty()).map(|(word, text)| (word, text.to_owned())));
        typed.extend(writes.map(|text| (TYPED, text)));
        typed
    }

    /// Puts one of them back; the page it belongs to has been opened before. What was answered meanwhile is left.
    pub(in crate::screens::staff) fn take_back(&mut self, app: &App, word: &str, text: &str) {
        if word == IDS {
            return self.read_again(app, text);
        }
        if !self.again {
            return;
        }
        let reply = &mut self.reply;
        match word {
            "reply-wording" => text.clone_into(&mut reply.wording),
            "reply-decider" => text.clone_into(&mut reply.decided_by),
            "reply-answer" => text.clone_into(&mut reply.answer),
            "reply-reason" => text.clone_into(&mut reply.reason),
            "reply-instead" => text.clone_into(&mut reply.instead),
            "reply-done" => reply.is_done = true,
            "reply-influence" => reply.influence = Influence::ALL.into_iter().find(|level| level.word() == text),
            "reply-sort" => reply.withheld = Withheld::ALL.into_iter().find(|sort| sort.word() == text),
            "reply-meeting" => reply.meeting = Some(text.to_owned()),
            TYPED => {
                if let Some(writing) = &mut self.writing {
                    writing.take_back(text);
                }
            }
            _ => {}
        }
    }

    /// The suggestion that the answer belongs to is the one that is read.
    fn read_again(&mut self, app: &App, ids: &str) {
        let waiting = app.session().and_then(|session| app.released_suggestions(&session).ok().flatten());
        let waiting = waiting.unwrap_or_default();
        let ids: Vec<&str> = ids.split(',').collect();
        let Some(at) = waiting.iter().position(|one| Some(&hex(&one.id).as_str()) == ids.first()) else { return };
        self.later = waiting[..at].iter().map(|one| one.id.clone()).collect();
        let way = self.reply.way;
        self.begun = Reply::to(&waiting[at]);
        self.reply = Reply { way, ..self.begun.clone() };
        let alike =
            waiting.iter().enumerate().filter(|(other, one)| *other != at && ids.contains(&hex(&one.id).as_str()));
        self.reply.ids.extend(alike.map(|(_, one)| one.id.clone()));
        self.again = true;
    }

    /// The page on which a text is typed.
    pub(in crate::screens::staff) fn writes(&self, at: At) -> Option<Field> {
        match at {
            At::Write(field) if field != Field::Note && self.writing.is_some() => Some(field),
            _ => None,
        }
    }
}
