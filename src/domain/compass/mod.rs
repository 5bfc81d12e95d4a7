//! *Forandringskompasset*: two wheels about one person, here and now.
//!
//! From *De små skridts metode 2.0*, Landsforeningen af `VæreSteder` (2015). Its names and answers are the instrument:
//! they stand here word for word, in Danish, whatever language the rest of the screen speaks. It is no grading. Answers
//! have no order and become no number, nothing sums them up, and nothing puts two persons side by side;
//! `tests/core/compass.rs` and `tests/core/compass_rules.rs` hold that.

mod agreement;
mod basis;
mod choosing;
mod code_word;
mod code_word_list;
mod conversation;
mod field;
mod filed;
mod filling;
mod first_names;
mod five_answers;
mod id;
mod log_line;
mod person;
mod rating;
mod risk;
mod round;
mod round_steps;
mod round_words;
mod switched;

pub mod beside;
pub mod gate;
pub mod kept;
pub mod objection;

pub use agreement::{Agreement, AgreementDraft, Asks, Contact, ContactGround, Doing, Wants, Who};
pub use basis::{Basis, NoScope, Told, Use};
pub use choosing::{Choosing, Extent, NotYet};
pub use code_word::{CodeWord, CodeWordRefused, WordPoint, is_first_name, nouns};
pub use conversation::{Belief, Conversation, Importance};
pub use field::{Field, Wheel};
pub use filed::{FiledWheel, PutAway, Whose, standing};
pub use filling::{Filling, NotOfThisField};
pub use five_answers::{Archive, FiveAnswer, FiveAnswers, FiveQuestion, Ground};
pub use id::{DrawnId, LineId, PersonId, RecordId};
pub use log_line::{LogLine, Mark, Step};
pub use rating::{Answer, Approach, Condition, Level, Motivation, Participation, Tone};
pub use risk::{MadeWith, Part, RiskGround, RiskProfile, Seen, Term};
pub use round::{Joint, Pace, Round, RoundRefused, Seat, Stage, Stays};
pub use round_steps::alike;
pub use switched::{FieldSwitches, FieldUse};
