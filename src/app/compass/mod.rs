//! *Forandringskompasset* on the staff's side: one employee fills in the wheels of a person.
//!
//! Until the house has settled what the law asks for, there is one person only: the practice person, who is invented.
//! What is filled in is kept at each press, sealed for the employee who does it. Of anybody from the house nothing is
//! kept without a basis.

mod basis;
pub mod conversation;
pub mod conversation_words;
mod draft;
pub mod earlier;
pub mod earlier_words;
mod five_answers;
mod group;
pub mod logbook;
pub mod logbook_words;
pub mod look;
mod persons;
mod public_words;
mod put_away;
mod report;
pub mod report_words;
pub mod risk;
pub mod risk_words;
pub mod round;
mod switched;
pub mod told_words;
mod view;
pub mod words;

pub mod gate;
pub mod insight;
mod insight_sorts;
pub mod insight_words;
pub mod rights;
pub mod rights_words;

use crate::domain::compass::{Answer, Field, Level};
use crate::domain::text::TextRefused;
pub use basis::{Declined, Given, Standing};
pub use draft::{Filed, Sheet};
pub use five_answers::{FiveWish, Noted};
pub use group::GroupWheelView;
pub use persons::{Made, PersonRow, PersonView};
pub use report::{ReportState, ReportView, StoryView, TableRow, TableView, report_view};
pub use view::{AnswerView, FieldView, LevelView, field_view, fields_view};

/// Whose view a filling is. Both count alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layer {
    /// The employee's who fills it in alone.
    #[default]
    Employee,
    /// The person's own, who sits at the screen as well.
    Person,
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
    /// Nothing is changed: she has to be asked first, or again.
    NoBasis,
    /// Nothing is changed: the screen has locked, or the answer is no answer to this field.
    Nothing,
}
