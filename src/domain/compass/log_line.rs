//! A line of the logbook: a small change that somebody has seen, in a few words.
//!
//! A person stands in it as a [`Mark`], never as a code word. Who the mark stands for lies with that person alone: when
//! she is erased the line loses her, and the others keep it.

use super::field::Field;
use crate::domain::text::{Line, TextRefused};

/// Stands in a line in the place of a person. No keyboard writes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mark(char);

impl Mark {
    /// As many persons as one line can be about.
    pub const ALL: [Self; 8] = [
        Self('\u{E000}'),
        Self('\u{E001}'),
        Self('\u{E002}'),
        Self('\u{E003}'),
        Self('\u{E004}'),
        Self('\u{E005}'),
        Self('\u{E006}'),
        Self('\u{E007}'),
    ];

    /// The mark that is this letter.
    #[must_use]
    pub fn of(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.0 == letter)
    }

    #[must_use]
    pub const fn letter(self) -> char {
        self.0
    }
}

/// Where somebody is, in the language of the method: the steps of the golden egg, from the ground up. They are no
/// target, and nobody goes through all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    Refuge,
    Calm,
    Contact,
    Regularity,
    Stability,
    ActiveInside,
    Fellowship,
    WishForChange,
    FellowPlayer,
    SocialSkills,
    RoleModel,
    ActiveOutside,
    Education,
}

impl Step {
    /// As the method has them, from the ground up.
    pub const ALL: [Self; 13] = [
        Self::Refuge,
        Self::Calm,
        Self::Contact,
        Self::Regularity,
        Self::Stability,
        Self::ActiveInside,
        Self::Fellowship,
        Self::WishForChange,
        Self::FellowPlayer,
        Self::SocialSkills,
        Self::RoleModel,
        Self::ActiveOutside,
        Self::Education,
    ];

    /// What the screen says and what a record says.
    const fn both(self) -> (&'static str, &'static str) {
        match self {
            Self::Refuge => ("Fristedet", "refuge"),
            Self::Calm => ("Ro", "calm"),
            Self::Contact => ("Kontakt", "contact"),
            Self::Regularity => ("Regelmæssighed", "regularity"),
            Self::Stability => ("Stabilitet", "stability"),
            Self::ActiveInside => ("Aktiv deltager på værestedet", "active-inside"),
            Self::Fellowship => ("Fællesskab", "fellowship"),
            Self::WishForChange => ("Lyst til forandring", "wish-for-change"),
            Self::FellowPlayer => ("Medspiller", "fellow-player"),
            Self::SocialSkills => ("Sociale kompetencer", "social-skills"),
            Self::RoleModel => ("Rollemodel", "role-model"),
            Self::ActiveOutside => ("Aktiv deltager uden for værestedet", "active-outside"),
            Self::Education => ("Uddannelse, job, frivillighed", "education"),
        }
    }

    /// Word for word.
    #[must_use]
    pub const fn label(self) -> &'static str {
        self.both().0
    }

    /// What it is called in a record.
    #[must_use]
    pub const fn word(self) -> &'static str {
        self.both().1
    }

    /// The step of that word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }
}

/// A line of the logbook, with marks in the place of persons.
#[derive(Clone, PartialEq, Eq)]
pub struct LogLine {
    text: Line,
    /// What it is about, where somebody has said so.
    pub field: Option<Field>,
    pub step: Option<Step>,
}

const HEAD: &str = "log 1";

impl LogLine {
    /// A line as it was typed, with a mark in the place of each of `words`. Which of the marks stand in it is said
    /// by [`holds`](Self::holds).
    ///
    /// # Errors
    /// [`TextRefused`] when it is empty, too long, or looks like a CPR number.
    pub fn typed(text: &str, words: &[(String, Mark)]) -> Result<Self, TextRefused> {
        let bare: String = text.chars().filter(|letter| Mark::of(*letter).is_none()).collect();
        let line = Line::new(&marked(Line::new(&bare)?.as_str(), words))?;
        Ok(Self { text: line, field: None, step: None })
    }

    #[must_use]
    pub fn holds(&self, mark: Mark) -> bool {
        self.text.as_str().contains(mark.letter())
    }

    /// What it says, with what `who` says in the place of each mark.
    #[must_use]
    pub fn said(&self, who: impl Fn(Mark) -> String) -> String {
        let mut said = String::new();
        for letter in self.text.as_str().chars() {
            match Mark::of(letter) {
                Some(mark) if said.is_empty() => said.push_str(&capital(&who(mark))),
                Some(mark) => said.push_str(&who(mark)),
                None => said.push(letter),
            }
        }
        said
    }

    /// As a record holds it: words, a line each.
    #[must_use]
    pub fn to_words(&self) -> String {
        let mut lines = vec![HEAD.to_owned()];
        lines.extend(self.field.map(|field| format!("field {}", field.word())));
        lines.extend(self.step.map(|step| format!("step {}", step.word())));
        lines.push(format!("text {}", self.text));
        lines.join("\n")
    }

    /// Out of a record; `None` where it is none, or of a newer program.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let mut lines = words.lines();
        if lines.next() != Some(HEAD) {
            return None;
        }
        let (mut text, mut field, mut step) = (None, None, None);
        for line in lines {
            match line.split_once(' ')? {
                ("field", word) => field = Some(Field::named(word)?),
                ("step", word) => step = Some(Step::named(word)?),
                ("text", said) => text = Some(Line::new(said).ok()?),
                _ => return None,
            }
        }
        Some(Self { text: text?, field, step })
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `text` with a mark in the place of each of `words`, however they are written. Of two that begin alike the longer
/// one counts.
fn marked(text: &str, words: &[(String, Mark)]) -> String {
    let (mut said, mut rest, mut before) = (String::new(), text, ' ');
    while let Some(letter) = rest.chars().next() {
        let found = words.iter().filter_map(|(word, mark)| Some((after(rest, word)?, mark)));
        let longest = found.min_by_key(|(left, _)| left.len()).filter(|_| !before.is_alphanumeric());
        if let Some((left, mark)) = longest {
            said.push(mark.letter());
            (rest, before) = (left, mark.letter());
        } else {
            said.push(letter);
            (rest, before) = (&rest[letter.len_utf8()..], letter);
        }
    }
    said
}

/// What follows `word` at the beginning of `text`, where it ends there; a genitive ends it as well.
fn after<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (mut left, mut wanted) = (text.chars(), word.chars());
    for letter in wanted.by_ref() {
        if !left.next()?.to_lowercase().eq(letter.to_lowercase()) {
            return None;
        }
    }
    let left = left.as_str();
    let ends = |rest: &str| rest.chars().next().is_none_or(|letter| !letter.is_alphanumeric());
    (!word.is_empty() && (ends(left) || left.strip_prefix('s').is_some_and(ends))).then_some(left)
}
