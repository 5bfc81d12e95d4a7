//! *Forandringskompasset*: two wheels about one person, here and now.
//!
//! From *De små skridts metode 2.0*, Landsforeningen af `VæreSteder` (2015). Its names and answers are the instrument:
//! they stand here word for word, in Danish, whatever language the rest of the screen speaks. It is no grading. Answers
//! have no order and become no number, nothing sums them up, and nothing puts two persons side by side;
//! `tests/core/compass.rs` and `tests/core/compass_rules.rs` hold that.

mod agreement;
mod choosing;
mod field;
mod filed;
mod filling;
mod person;
mod rating;
mod round;
mod round_steps;
mod round_words;

pub use agreement::{Agreement, AgreementDraft, Asks, Contact, ContactGround, Doing, Wants, Who};
pub use choosing::{Choosing, Extent, NotYet};
pub use field::{Field, Wheel};
pub use filed::{FiledWheel, Whose};
pub use filling::{Filling, NotOfThisField};
pub use person::PersonId;
pub use rating::{Answer, Approach, Condition, Level, Motivation, Participation, Tone};
pub use round::{DrawnId, Joint, Pace, Round, RoundRefused, Seat, Stage, Stays};
pub use round_steps::alike;
