//! What is being made of the meetings, in words that can be kept until the same employee is in again.

use super::Making;
use crate::app::running::meetings::NewItem;
use crate::domain::meeting::{Influence, Origin};

impl Making {
    /// Everything that is not saved on one of the pages that are shown, each with its word.
    pub(in crate::screens::staff) fn typed(&self, goes_by: impl Fn(&str) -> bool) -> Vec<(&'static str, String)> {
        let mut typed = Vec::new();
        if let Some((_, item)) = self.item.as_ref().filter(|_| goes_by("run-meet-item:"))
            && self.begun.item.as_ref() != Some(item)
        {
            typed.extend(words_of(item));
        }
        if let Some((_, new)) = self.decision.as_ref().filter(|_| goes_by("run-meet-decision:"))
            && self.begun.decision.as_ref() != Some(new)
        {
            typed.push(("meet-said", new.said.clone()));
            typed.push(("meet-next", new.next.clone()));
            typed.push(("meet-instead", new.instead.clone()));
        }
        if let Some((_, line)) = self.line.as_ref().filter(|_| goes_by("run-meet-line:"))
            && self.begun.line.as_ref() != Some(line)
        {
            typed.push(("meet-answer", line.answer.clone()));
            typed.push(("meet-reason", line.reason.clone()));
            typed.push(("meet-line-instead", line.instead.clone()));
        }
        typed
    }

    /// Puts one of them back; the page it belongs to has been opened before.
    pub(in crate::screens::staff) fn take_back(&mut self, word: &str, text: &str) {
        if let Some((_, item)) = &mut self.item {
            match word {
                "meet-title" => text.clone_into(&mut item.title),
                "meet-more" => text.clone_into(&mut item.text),
                "meet-decider" => text.clone_into(&mut item.decided_by),
                "meet-level" => item.influence = Influence::ALL.into_iter().find(|level| level.word() == text),
                "meet-from" => {
                    let found = text.parse().ok().and_then(|at: usize| Origin::ALL.get(at).copied());
                    item.origin = found.unwrap_or(item.origin);
                }
                _ => {}
            }
        }
        if let Some((_, new)) = &mut self.decision {
            match word {
                "meet-said" => text.clone_into(&mut new.said),
                "meet-next" => text.clone_into(&mut new.next),
                "meet-instead" => text.clone_into(&mut new.instead),
                _ => {}
            }
        }
        if let Some((_, line)) = &mut self.line {
            match word {
                "meet-answer" => text.clone_into(&mut line.answer),
                "meet-reason" => text.clone_into(&mut line.reason),
                "meet-line-instead" => text.clone_into(&mut line.instead),
                _ => {}
            }
        }
    }
}

fn words_of(item: &NewItem) -> [(&'static str, String); 5] {
    let from = Origin::ALL.iter().position(|origin| *origin == item.origin).unwrap_or_default();
    [
        ("meet-title", item.title.clone()),
        ("meet-more", item.text.clone()),
        ("meet-decider", item.decided_by.clone()),
        ("meet-level", item.influence.map_or_else(String::new, |level| level.word().to_owned())),
        ("meet-from", from.to_string()),
    ]
}
