//! What somebody has put into the wheels.

use thiserror::Error;

use super::field::Field;
use super::rating::{Answer, Level};
use crate::domain::text::Line;

/// The wheels as one person has filled them. Everything may stay empty, and everything can be cleared again.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Filling {
    answers: Vec<(Field, Answer)>,
    keywords: Vec<(Field, Line)>,
    /// What the *?* stands for.
    open: Option<Line>,
    /// What the one who filled it in wants to say of all of it.
    remark: Option<Line>,
    /// Fields that the house does without.
    left_out: Vec<Field>,
    /// Fields beside which nothing is noted. It is the house's word of today, so no record has it.
    bare: Vec<Field>,
}

/// The answer belongs to the other wheel; choose one of the levels of this field's wheel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("this answer belongs to the other wheel; choose one of the levels of this one")]
pub struct NotOfThisField;

/// Says nothing of what is in it: a wheel is never written out but where it is sealed.
impl std::fmt::Debug for Filling {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Filling(…)")
    }
}

/// First line of a record.
const HEAD: &str = "compass 1";
const KEYWORDS: &str = "keywords";
const NAME: &str = "name";
const REMARK: &str = "remark ";
const LEFT_OUT: &str = "left-out";

impl Filling {
    /// The answer of `field` at `level`.
    #[must_use]
    pub fn answer(&self, field: Field, level: Level) -> Option<Answer> {
        self.answers.iter().find(|(of, answer)| *of == field && answer.level() == level).map(|(_, answer)| *answer)
    }

    /// Gives an answer, in the place of one that is there.
    ///
    /// # Errors
    /// [`NotOfThisField`] when the field's wheel does not ask for it, or the house does without the field.
    pub fn give(&mut self, field: Field, answer: Answer) -> Result<(), NotOfThisField> {
        if !field.wheel().levels().contains(&answer.level()) || self.is_left_out(field) {
            return Err(NotOfThisField);
        }
        self.take_back(field, answer.level());
        self.answers.push((field, answer));
        Ok(())
    }

    /// Empties `field` at `level`.
    pub fn take_back(&mut self, field: Field, level: Level) {
        self.answers.retain(|(of, answer)| *of != field || answer.level() != level);
    }

    /// Empties all of `field`, with its keywords.
    pub fn clear(&mut self, field: Field) {
        self.answers.retain(|(of, _)| *of != field);
        self.note(field, None);
    }

    /// Whether nothing has been said of `field`.
    #[must_use]
    pub fn is_empty_at(&self, field: Field) -> bool {
        self.keywords(field).is_none() && !self.answers.iter().any(|(of, _)| *of == field)
    }

    /// Whether nothing has been said at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.keywords.is_empty() && self.open.is_none() && self.remark.is_none()
    }

    /// Empties everything.
    pub fn clear_all(&mut self) {
        let (left_out, bare) = (std::mem::take(&mut self.left_out), std::mem::take(&mut self.bare));
        *self = Self { left_out, bare, ..Self::default() };
    }

    /// Leaves `fields` out, and no others: nothing is said of them, and nothing can be.
    pub fn leave_out(&mut self, fields: Vec<Field>) {
        for field in &fields {
            self.clear(*field);
        }
        if fields.contains(&Field::Open) {
            self.open = None;
        }
        self.left_out = fields;
    }

    /// Notes nothing beside `fields`, and beside all others again: what stood there goes.
    pub fn note_nothing_beside(&mut self, fields: Vec<Field>) {
        for field in &fields {
            self.note(*field, None);
        }
        self.bare = fields;
    }

    /// Whether something can be noted beside a field.
    #[must_use]
    pub fn takes_keywords(&self, field: Field) -> bool {
        !self.is_left_out(field) && !self.bare.contains(&field)
    }

    /// The fields beside which nothing is noted.
    #[must_use]
    pub fn bare(&self) -> &[Field] {
        &self.bare
    }

    /// Whether the house does without a field.
    #[must_use]
    pub fn is_left_out(&self, field: Field) -> bool {
        self.left_out.contains(&field)
    }

    /// What was noted beside `field`.
    #[must_use]
    pub fn keywords(&self, field: Field) -> Option<&str> {
        self.keywords.iter().find(|(of, _)| *of == field).map(|(_, line)| line.as_str())
    }

    /// Notes something beside `field`, or nothing any more.
    pub fn note(&mut self, field: Field, keywords: Option<Line>) {
        self.keywords.retain(|(of, _)| *of != field);
        let keywords = keywords.filter(|_| self.takes_keywords(field));
        self.keywords.extend(keywords.map(|line| (field, line)));
    }

    /// Names the *?*, or leaves it open again.
    pub fn name_open(&mut self, name: Option<Line>) {
        self.open = name;
    }

    /// Says something of all of it, or nothing any more.
    pub fn say(&mut self, remark: Option<Line>) {
        self.remark = remark;
    }

    /// What is said of all of it.
    #[must_use]
    pub fn remark(&self) -> Option<&str> {
        self.remark.as_ref().map(Line::as_str)
    }

    /// What `field` is called here: word for word, but for a *?* that has been named.
    #[must_use]
    pub fn label(&self, field: Field) -> &str {
        match (&self.open, field) {
            (Some(name), Field::Open) => name.as_str(),
            _ => field.label(),
        }
    }

    /// What the *?* was named.
    #[must_use]
    pub fn open_name(&self) -> Option<&str> {
        self.open.as_ref().map(Line::as_str)
    }

    /// As a record holds it: words, a line each.
    #[must_use]
    pub fn to_words(&self) -> String {
        let mut lines = vec![HEAD.to_owned()];
        let answers = self.answers.iter();
        lines.extend(answers.map(|(field, one)| format!("{} {} {}", field.word(), one.level().word(), one.word())));
        lines.extend(self.keywords.iter().map(|(field, line)| format!("{} {KEYWORDS} {line}", field.word())));
        lines.extend(self.open.iter().map(|name| format!("{} {NAME} {name}", Field::Open.word())));
        lines.extend(self.left_out.iter().map(|field| format!("{} {LEFT_OUT} yes", field.word())));
        lines.extend(self.remark.iter().map(|remark| format!("{REMARK}{remark}")));
        lines.join("\n")
    }

    /// Out of a record; `None` where it is none, or of a newer program.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let mut lines = words.lines();
        if lines.next() != Some(HEAD) {
            return None;
        }
        let (mut filling, mut left_out) = (Self::default(), Vec::new());
        for line in lines {
            if let Some(remark) = line.strip_prefix(REMARK) {
                filling.say(Some(Line::new(remark).ok()?));
                continue;
            }
            let (field, rest) = line.split_once(' ')?;
            let (what, said) = rest.split_once(' ')?;
            let field = Field::named(field)?;
            match what {
                KEYWORDS => filling.note(field, Some(Line::new(said).ok()?)),
                NAME => filling.name_open(Some(Line::new(said).ok()?)),
                LEFT_OUT => left_out.push(field),
                level => filling.give(field, Answer::named(Level::named(level)?, said)?).ok()?,
            }
        }
        filling.leave_out(left_out);
        Some(filling)
    }
}
