//! *Samtalen*: importance and belief, each in words, and the person's own sentence.

use super::act::Do;
use super::{Page, choice, open};
use crate::app::compass::conversation::TalkView;
use crate::app::compass::{conversation_words as said, earlier_words};
use crate::app::staff::Session;
use crate::domain::compass::{Belief, Conversation, Importance};
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::layout::Metrics;
use crate::store::StoreError;

impl Screens {
    /// Today's conversation.
    pub(super) fn talk_rows(&self, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let all = self.app.conversations(session, self.staff.compass.person)?.unwrap_or_default();
        let (today, earlier) = self.parted(&all);
        let now = today.cloned().unwrap_or_default();
        let chosen = said::chosen(language);
        let columns = metrics.columns(400.0, 4);
        let important = Importance::ALL.map(|one| {
            let title = said::importance(one, language);
            choice(title, "", now.importance == Some(one), chosen, Do::Important(one).name())
        });
        let believes = Belief::ALL.map(|one| {
            let title = said::belief(one, language);
            choice(title, "", now.belief == Some(one), chosen, Do::Believes(one).name())
        });
        let own = now.own.as_ref().map_or_else(|| said::own_hint(language), |own| own.as_str());
        let mut rows = vec![vec![open("tale", said::own(language), own, Page::TalkOwn)]];
        rows.push(vec![heading(said::how_important(language))]);
        rows.extend(in_columns(important.into(), columns));
        rows.push(vec![heading(said::how_sure(language))]);
        rows.extend(in_columns(believes.into(), columns));
        let last = if earlier.is_empty() {
            fact("bog", said::earlier(language), said::none_earlier(language))
        } else {
            open("bog", said::earlier(language), "", Page::TalkEarlier)
        };
        let both = fact("tom", said::both_open(language), "");
        rows.extend(in_columns(vec![last, both], metrics.columns(560.0, 2)));
        Ok(rows)
    }

    /// Those of other days, the newest first.
    pub(super) fn talk_earlier_rows(&self, session: &Session, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let all = self.app.conversations(session, self.staff.compass.person)?.unwrap_or_default();
        let (_, earlier) = self.parted(&all);
        let card = |one: &&TalkView| {
            let own = one.said.own.as_ref().map(|own| format!("“{own}”"));
            let important = one.said.importance.map(|one| said::importance_said(one, language));
            let believes = one.said.belief.map(|one| said::belief_said(one, language));
            let lines: Vec<String> = own.into_iter().chain(important).chain(believes).collect();
            fact("tale", earlier_words::day(one.day, language), lines.join("\n"))
        };
        if earlier.is_empty() {
            return Ok(vec![vec![fact("bog", said::none_earlier(language), "")]]);
        }
        Ok(in_columns(earlier.iter().rev().map(card).collect(), metrics.columns(700.0, 2)))
    }

    /// Today's, and those before.
    fn parted<'a>(&self, all: &'a [TalkView]) -> (Option<&'a Conversation>, Vec<&'a TalkView>) {
        let today = self.app.today_date();
        let now = all.iter().rev().find(|one| one.day == today);
        (now.map(|one| &one.said), all.iter().filter(|one| one.day != today).collect())
    }
}
