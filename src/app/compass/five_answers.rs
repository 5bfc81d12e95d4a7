//! The five answers before the first person: given one at a time, kept sealed, corrected whenever the house likes.

use super::gate::CompassSetting;
use crate::app::App;
use crate::app::staff::Session;
use crate::domain::compass::{Archive, FiveAnswer, FiveAnswers, FiveQuestion, Ground};
use crate::domain::retention::KeptFor;
use crate::domain::text::{Line, TextRefused};
use crate::store::{Kind, StoreError};

/// What the house keeps of the compass itself is sealed with its key.
pub(super) const HOUSE_WIDE: Kind = Kind { name: "compass", key: "compass", version: 1 };
const FIVE: Kind = Kind { name: "compass-five", ..HOUSE_WIDE };
/// There is one record of each sort.
pub(super) const HOUSE: &[u8] = b"house";

/// What a press or a text answers.
#[derive(Clone, PartialEq, Eq)]
pub enum FiveWish {
    /// In the house's own words: who answers for it, which law, what has to be kept.
    Written(FiveQuestion, String),
    Consent,
    Kept(KeptFor),
    /// The data protection officer has seen the assessment; or not yet.
    Assessed(bool),
    NothingToKeep,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    Kept,
    Refused(TextRefused),
    /// Nothing is kept: a law was written without article 9 or article 10.
    Unnamed,
    /// The screen has locked, or the question takes no text.
    Nothing,
}

impl App {
    /// The five as they are answered so far; `None` without the right *compass*, and once the screen has locked.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn five_answers(&self, session: &Session) -> Result<Option<FiveAnswers>, StoreError> {
        if !self.opens_compass(session) {
            return Ok(None);
        }
        let kept = self.compass_record(session, FIVE, HOUSE)?;
        let mut answers = kept.and_then(|words| FiveAnswers::from_words(&words)).unwrap_or_default();
        // How long is settled in one place; here stands that somebody has thought about it.
        if answers.kept.is_some() {
            answers.kept = Some(self.person_kept()?.person);
        }
        Ok(Some(answers))
    }

    /// Whether all five are there, so that the compass is open for people from the house.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn is_settled(&self, session: &Session) -> Result<bool, StoreError> {
        Ok(self.five_answers(session)?.is_some_and(|answers| answers.missing().is_none()))
    }

    /// Answers one of the five, in the place of an answer that is there.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn answer_five(&mut self, session: &Session, wish: FiveWish) -> Result<Noted, StoreError> {
        let Some(mut answers) = self.five_answers(session)? else { return Ok(Noted::Nothing) };
        let written = |text: &str| Line::new(text);
        let answer = match wish {
            FiveWish::Written(question, text) => {
                let line = match written(&text) {
                    Ok(line) => line,
                    Err(refused) => return Ok(Noted::Refused(refused)),
                };
                match question {
                    FiveQuestion::Controller => FiveAnswer::Controller(line),
                    FiveQuestion::Ground => match Ground::law(line) {
                        Some(law) => FiveAnswer::Ground(law),
                        None => return Ok(Noted::Unnamed),
                    },
                    FiveQuestion::Archive => FiveAnswer::Archive(Archive::MustKeep(line)),
                    FiveQuestion::Kept | FiveQuestion::Assessment => return Ok(Noted::Nothing),
                }
            }
            FiveWish::Consent => FiveAnswer::Ground(Ground::Consent),
            FiveWish::Kept(time) => FiveAnswer::Kept(time),
            FiveWish::Assessed(seen) => FiveAnswer::Assessed(seen.then(|| self.today_date())),
            FiveWish::NothingToKeep => FiveAnswer::Archive(Archive::Nothing),
        };
        if let FiveAnswer::Kept(time) = &answer {
            self.settle_compass(session, CompassSetting::KeepPersonFor(*time))?;
        }
        let question = answer.question();
        answers.take(answer);
        self.note_compass(session, "five-answered", question.word())?;
        let kept = self.put_compass_record(session, FIVE, HOUSE, &answers.to_words())?;
        Ok(if kept { Noted::Kept } else { Noted::Nothing })
    }
}

/// For tests and benches about people from the house.
#[cfg(feature = "testing")]
impl App {
    /// Gives all five answers, where one of them is missing.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn settle_for_tests(&mut self, session: &Session) -> Result<(), StoreError> {
        if self.is_settled(session)? {
            return Ok(());
        }
        for wish in [
            FiveWish::Written(FiveQuestion::Controller, "Foreningen Lysningen".to_owned()),
            FiveWish::Consent,
            FiveWish::Kept(self.person_kept()?.person),
            FiveWish::Assessed(true),
            FiveWish::NothingToKeep,
        ] {
            self.answer_five(session, wish)?;
        }
        Ok(())
    }
}
