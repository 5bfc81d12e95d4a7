//! *Forandringskompasset*: two wheels about one person, here and now.
//!
//! From *De små skridts metode 2.0*, Landsforeningen af `VæreSteder` (2015). Its names and answers are the instrument:
//! they stand here word for word, in Danish, whatever language the rest of the screen speaks. It is no grading. Answers
//! have no order and become no number, nothing sums them up, and nothing puts two persons side by side;
//! `tests/core/compass.rs` and `tests/core/compass_rules.rs` hold that.

mod basis;
mod code_word;
mod code_word_list;
mod field;
mod filed;
mod filling;
mod five_answers;
mod person;
mod rating;
mod switched;

pub use basis::{Basis, Told, Use};
pub use code_word::{CodeWord, CodeWordRefused, WordPoint, is_first_name, nouns};
pub use field::{Field, Wheel};
pub use filed::{FiledWheel, Whose};
pub use filling::{Filling, NotOfThisField};
pub use five_answers::{Archive, FiveAnswer, FiveAnswers, FiveQuestion, Ground};
pub use person::PersonId;
pub use rating::{Answer, Approach, Condition, Level, Motivation, Participation, Tone};
pub use switched::FieldSwitches;
