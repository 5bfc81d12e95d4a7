//! *Hvile*: what the board shows while nobody touches the screen.

use chrono::Timelike;

use super::facilities::FacilityState;
use super::meeting::MeetingView;
use super::{App, words};
use crate::domain::day::Phase;
use crate::domain::text::Language;
use crate::store::StoreError;

/// One message of the idle board, readable at two metres.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdleMessage {
    /// The next activity: when, what, its drawing.
    Activity { when: String, title: String, scene: String },
    /// A place that is free: “Badet er ledigt.” “Bank på, og gå ind.”
    Free { sentence: String, advice: String, icon: String },
    /// A question thrown into the room.
    Question(String),
    /// The answer to the question of the message before.
    Answer { question: String, answer: String },
    /// The next house meeting: when, the house's word for it, what it is for.
    Meeting { when: String, name: String, text: String },
    /// The clock is known to go wrong: what is so, and what one can do.
    Clock { what: String, then: String },
}

/// The resting screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdleView {
    /// The house is open: messages that take turns.
    Open { clock: String, messages: Vec<IdleMessage> },
    /// The house is closed: a dim clock and when we open.
    Closed { clock: String, opens: String },
}

impl App {
    /// What the resting screen shows now. The question of the hour changes with the hour, so that all come round.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn idle(&self, language: Language) -> Result<IdleView, StoreError> {
        let today = self.today(language)?;
        if !today.is_open {
            let state = self.open_state()?;
            let opens = words::we_open(state, self.now(), self.zone, language);
            // By a clock that goes wrong nobody knows when we open, and the time itself is better not said.
            return Ok(match today.clock_sentence {
                Some((what, _)) => IdleView::Closed { clock: String::new(), opens: what.to_owned() },
                None => IdleView::Closed { clock: today.clock, opens },
            });
        }
        let mut messages = Vec::new();
        if let Some(entry) = today.hero.entry() {
            messages.push(IdleMessage::Activity {
                when: words::capital(&entry.when),
                title: entry.title.clone(),
                scene: entry.scene.clone(),
            });
        }
        let free = self.facilities(language)?;
        let free: Vec<_> = free.iter().filter(|one| one.state == FacilityState::Free).collect();
        let turn = self.turn();
        if let Some(one) = free.get(turn % free.len().max(1)) {
            messages.push(IdleMessage::Free {
                sentence: one.sentence(),
                advice: one.advice.clone(),
                icon: one.icon.clone(),
            });
        }
        let questions = self.store.questions()?;
        if let Some(one) = questions.get(turn % questions.len().max(1)) {
            let question = one.question.in_language(language).to_owned();
            let answer = one.answer.in_language(language).to_owned();
            messages.push(IdleMessage::Question(question.clone()));
            messages.extend(today.line.iter().find(|one| one.phase != Phase::Cancelled).map(|entry| {
                IdleMessage::Activity {
                    when: words::capital(&entry.when),
                    title: entry.title.clone(),
                    scene: entry.scene.clone(),
                }
            }));
            messages.push(IdleMessage::Answer { question, answer });
        }
        if let Some(MeetingView { name, text, next: Some(next), .. }) = self.meeting(None, language)? {
            messages.push(IdleMessage::Meeting { when: words::capital(&next.long), name, text });
        }
        if let Some((what, then)) = today.clock_sentence {
            messages.insert(0, IdleMessage::Clock { what: what.to_owned(), then: then.to_owned() });
            return Ok(IdleView::Open { clock: String::new(), messages });
        }
        Ok(IdleView::Open { clock: today.clock, messages })
    }

    /// A number that goes up by one each quarter of an hour.
    fn turn(&self) -> usize {
        let local = self.now().with_timezone(&self.zone).naive_local();
        let quarters = i64::from(local.minute() / 15) + i64::from(local.hour()) * 4;
        let days = (local.date() - chrono::NaiveDate::MIN).num_days();
        usize::try_from(days * 96 + quarters).unwrap_or(0)
    }
}
