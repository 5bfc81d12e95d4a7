//! *Nej, ikke nu* in the open meeting: before it counts as noted it is asked why, and what instead. Both are answered
//! with one press, or in own words.

use fristed_ui::{Card, CardFill};
use slint::SharedString;

use super::Screens;
use super::cards::{Rows, fact, in_columns};
use super::layout::Metrics;
use super::meeting_note::NoteWriting;
use crate::app::meeting::ItemView;
use crate::app::meeting_words::NOT_NOW;
use crate::app::not_now_words::{self as said, INSTEADS, REASONS};
use crate::domain::meeting_draft::{part_of_note, with_instead};
use crate::domain::text::Language;

/// A no that is not noted yet.
pub struct Refusing {
    /// The no with its reason; nothing while it is asked why.
    no: Option<String>,
    /// Its question has just come onto the screen.
    is_new: bool,
}

/// Nobody reads it in what is left of memory.
impl Drop for Refusing {
    fn drop(&mut self) {
        if let Some(no) = &mut self.no {
            zeroize::Zeroize::zeroize(no);
        }
    }
}

impl Refusing {
    /// *Nej, ikke nu* has been pressed.
    #[must_use]
    pub const fn why() -> Self {
        Self { no: None, is_new: true }
    }

    /// Somebody has written a no, or said why it is one.
    #[must_use]
    pub fn instead_of(no: &str) -> Self {
        Self { no: Some(no.to_owned()), is_new: true }
    }

    /// Whether it is asked why, and not what instead.
    #[must_use]
    pub const fn asks_why(&self) -> bool {
        self.no.is_none()
    }

    /// The question with its ready answers, own words, and the way back.
    #[must_use]
    pub fn rows(&self, item: &ItemView, write: SharedString, language: Language, metrics: &Metrics) -> Rows {
        let ((question, then), answers) =
            if self.asks_why() { (said::why(language), &REASONS) } else { (said::instead(language), &INSTEADS) };
        let lead = self.no.as_deref().filter(|no| no.starts_with(NOT_NOW)).map_or("", |_| item.title.as_str());
        let lead = if self.asks_why() { item.title.as_str() } else { lead };
        let mut rows = vec![vec![Card { lead: lead.into(), fill: CardFill::Later, ..fact("tale", question, then) }]];
        let press = |icon: &str, title: SharedString, action: String| Card {
            action: format!("meeting-note:{action}").into(),
            fill: CardFill::Press,
            ..fact(icon, title, "")
        };
        let ready = answers.iter().enumerate();
        let mut cards: Vec<Card> =
            ready.map(|(at, text)| press("tom", said::answer(*text, language).into(), at.to_string())).collect();
        cards.push(press("blyant", write, "write".to_owned()));
        cards.push(press("tilbage", said::back(language).into(), "back".to_owned()));
        rows.extend(in_columns(cards, metrics.columns(560.0, 2)));
        rows
    }
}

impl Screens {
    /// A press on one of the answers.
    pub(super) fn answer_on_not_now(&mut self, answer: &str) {
        let Some(open) = &mut self.open_meeting else { return };
        let Some(asked) = &open.refusing else { return };
        let answers = if asked.asks_why() { &REASONS } else { &INSTEADS };
        match answer.parse().ok().and_then(|at: usize| answers.get(at)) {
            Some((danish, _)) => self.take_on_not_now(danish),
            None if answer == "write" => {
                open.writing = Some(NoteWriting::begun(""));
                self.show();
            }
            None => {
                open.refusing = None;
                self.change(|place| place.sheet = 0);
            }
        }
    }

    /// *Færdig* under own words: they are taken, or the page says what to do. Nothing at all leads back to the question.
    pub(super) fn write_on_not_now(&mut self, text: &str) {
        let Some(open) = &mut self.open_meeting else { return };
        match part_of_note(text) {
            Ok(Some(line)) => self.take_on_not_now(line.as_str()),
            Ok(None) => {
                open.writing = None;
                self.show();
            }
            Err(refused) => {
                if let Some(writing) = &mut open.writing {
                    writing.refuse(refused);
                }
                self.show();
            }
        }
    }

    /// Why, and then what instead: only with both is it noted.
    fn take_on_not_now(&mut self, said: &str) {
        let Some(open) = &mut self.open_meeting else { return };
        let no = open.refusing.as_ref().and_then(|asked| asked.no.clone());
        if let Some(no) = no {
            self.keep_note(&with_instead(&no, said));
            return;
        }
        open.writing = None;
        open.refusing = Some(Refusing::instead_of(&format!("{NOT_NOW}. {said}")));
        self.change(|place| place.sheet = 0);
    }

    /// Whether a question has just taken the place of what was pressed, so that the hand is left alone for a moment.
    pub(super) fn take_just_asked(&mut self) -> bool {
        let asked = self.open_meeting.as_mut().and_then(|open| open.refusing.as_mut());
        asked.is_some_and(|asked| std::mem::take(&mut asked.is_new))
    }
}
