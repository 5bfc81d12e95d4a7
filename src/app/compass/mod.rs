//! *Forandringskompasset* on the staff's side: one employee fills in the wheels.
//!
//! Until the house has settled what the law asks for, there is one person only: the practice person, who is invented.
//! What is filled in is kept at each press, sealed for the employee who does it, and gone after the night.

pub mod round;
mod view;

use crate::domain::compass::{Answer, Field, Filling, Level};
use crate::domain::text::{Line, TextRefused};
use crate::store::{Kind, StoreError};
pub use view::{AnswerView, FieldView, LevelView, field_view, fields_view};

use super::App;
use super::staff::Session;

/// Whose view a filling is. Both count alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layer {
    /// The employee's who fills it in alone.
    #[default]
    Employee,
    /// The person's own, who sits at the screen as well.
    Person,
}

impl Layer {
    const fn practice(self) -> Kind {
        match self {
            Self::Employee => Kind::PRACTICE,
            Self::Person => Kind::PRACTICE_OWN,
        }
    }
}

/// What a press on a wheel asks for.
#[derive(Clone, PartialEq, Eq)]
pub enum Rate {
    Give(Field, Answer),
    /// The answer at this level goes again.
    TakeBack(Field, Level),
    /// Everything that was said of the field goes.
    Clear(Field),
    /// Keywords beside the field; none for an empty text.
    Note(Field, String),
    /// What the *?* stands for; left open for an empty text.
    NameOpen(String),
    /// What is said of all of it; nothing for an empty text.
    Say(String),
    /// All of it goes.
    ClearAll,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rated {
    /// It is filled in, and on the disk.
    Kept,
    /// Nothing is changed: the text is too long, or looks like a CPR number.
    Refused(TextRefused),
    /// Nothing is changed: the screen has locked, or the answer is no answer to this field.
    Nothing,
}

impl App {
    /// Whether the compass is there for `session`.
    #[must_use]
    pub fn opens_compass(&self, session: &Session) -> bool {
        self.holds_compass(session)
    }

    /// The wheels of the practice person as `session` has filled them today, alone or together with her; `None` without the right *compass*, and
    /// once the screen has locked.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn practice(&self, session: &Session, layer: Layer) -> Result<Option<Filling>, StoreError> {
        if !self.holds_compass(session) {
            return Ok(None);
        }
        let Some(kept) = self.own(session, layer.practice())? else { return Ok(Some(Filling::default())) };
        match kept.split_once('\n') {
            Some((day, words)) if day == self.today_date().to_string() => {
                Ok(Some(Filling::from_words(words).unwrap_or_default()))
            }
            // The machine was off in the night that should have taken it.
            _ => {
                self.forget_own(session, layer.practice())?;
                Ok(Some(Filling::default()))
            }
        }
    }

    /// Changes the wheels of the practice person as a press asks for, and keeps them before it says so.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written; `filling` is as it was then.
    pub fn practise(
        &mut self,
        session: &Session,
        layer: Layer,
        filling: &mut Filling,
        rate: &Rate,
    ) -> Result<Rated, StoreError> {
        if !self.holds_compass(session) {
            return Ok(Rated::Nothing);
        }
        let changed = match rated(filling, rate) {
            Ok(changed) => changed,
            Err(rated) => return Ok(rated),
        };
        let plain = zeroize::Zeroizing::new(format!("{}\n{}", self.today_date(), changed.to_words()));
        if !self.keep_own(session, layer.practice(), &plain)? {
            return Ok(Rated::Nothing);
        }
        *filling = changed;
        Ok(Rated::Kept)
    }
}

/// What `filling` becomes.
fn rated(filling: &Filling, rate: &Rate) -> Result<Filling, Rated> {
    let mut changed = filling.clone();
    match rate {
        Rate::Give(field, answer) => changed.give(*field, *answer).map_err(|_| Rated::Nothing)?,
        Rate::TakeBack(field, level) => changed.take_back(*field, *level),
        Rate::Clear(field) => changed.clear(*field),
        Rate::Note(field, text) => changed.note(*field, line(text)?),
        Rate::NameOpen(text) => changed.name_open(line(text)?),
        Rate::Say(text) => changed.say(line(text)?),
        Rate::ClearAll => changed = Filling::default(),
    }
    Ok(changed)
}

fn line(text: &str) -> Result<Option<Line>, Rated> {
    match Line::new(text) {
        Ok(line) => Ok(Some(line)),
        Err(TextRefused::Empty) => Ok(None),
        Err(refused) => Err(Rated::Refused(refused)),
    }
}
