//! What is being made of a meeting and is not up yet: the next agenda, what was noted in the meeting, the minutes as
//! they are being written, and the staff's own meeting. Nothing of it is public.

use chrono::NaiveDate;
use thiserror::Error;

use super::contact::{Contact, contact_in};
use super::meeting::AgendaItem;
use super::text::{Line, TextRefused};

/// Longest decision that is noted in the meeting, in characters; what one can do instead may be as long again.
pub const LONGEST_NOTE: usize = 200;
/// The most hands that are counted on one side.
pub const MOST_HANDS: u16 = 999;

/// An item of an agenda that is being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftItem {
    pub item: AgendaItem,
    /// The lines of the board that it is about, by their house-file ids, with a space between: suggestions that say the
    /// same are one item.
    pub proposal: Option<String>,
}

impl DraftItem {
    /// The lines one by one.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.proposal.as_deref().unwrap_or_default().split(' ').filter(|line| !line.is_empty())
    }

    /// Several lines as [`proposal`](Self::proposal) holds them; `None` for none.
    #[must_use]
    pub fn joined<S: AsRef<str>>(lines: &[S]) -> Option<String> {
        let lines: Vec<&str> = lines.iter().map(AsRef::as_ref).collect();
        (!lines.is_empty()).then(|| lines.join(" "))
    }
}

/// How many raised their hands. Never who.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hands {
    pub raised_for: u16,
    pub against: u16,
}

impl Hands {
    /// Whether nobody has counted.
    #[must_use]
    pub const fn is_none(self) -> bool {
        self.raised_for == 0 && self.against == 0
    }

    /// One hand more, or one fewer, on one of the two sides.
    pub const fn count(&mut self, side: Side, more: bool) {
        let hands = match side {
            Side::For => &mut self.raised_for,
            Side::Against => &mut self.against,
        };
        *hands = if !more {
            hands.saturating_sub(1)
        } else if *hands < MOST_HANDS {
            *hands + 1
        } else {
            MOST_HANDS
        };
    }
}

/// Which hands are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    For,
    Against,
}

/// Which item of which meeting something is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemOf {
    /// House-file id of the meeting.
    pub meeting: String,
    pub day: NaiveDate,
    /// The item's Danish title.
    pub title: Line,
}

/// What was noted in the meeting about an item: a sentence, and hands where those who raise them decide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Noted {
    pub said: Option<Line>,
    pub hands: Hands,
}

impl Noted {
    /// Whether there is nothing to keep.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.said.is_none() && self.hands.is_none()
    }
}

/// What was decided, as it will stand in the minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub said: Line,
    /// Who does what next.
    pub next: Option<Line>,
    /// What one can have instead, where the answer is not now.
    pub instead: Option<Line>,
}

/// Why a decision is not taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a no carries what one can do instead")]
pub struct NoInstead;

impl Decision {
    /// The only door in: a no is taken with an alternative, or not at all.
    ///
    /// # Errors
    /// [`NoInstead`] where it says no and nothing else.
    pub fn new(said: Line, next: Option<Line>, instead: Option<Line>) -> Result<Self, NoInstead> {
        if instead.is_none() && says_no(said.as_str()) {
            return Err(NoInstead);
        }
        Ok(Self { said, next, instead })
    }
}

/// Whether a decision sounds like a refusal.
#[must_use]
pub fn says_no(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.next() == Some("nej") || text.contains("ikke nu")
}

/// What is kept of one item until its minutes go up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionDraft {
    pub of: ItemOf,
    pub noted: Noted,
    /// What an employee has made of it.
    pub decision: Option<Decision>,
}

/// Why a note is not taken as it is. Each says what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoteRefused {
    #[error("the note is too long; write it shorter")]
    TooLong,
    #[error("the note looks as if it held a CPR number; write it without")]
    PersonalNumber,
    #[error("the note looks as if it held a phone number; write it without")]
    PhoneNumber,
    #[error("the note looks as if it held an e-mail address; write it without")]
    Email,
    #[error("a no carries what one can do instead; write that as well")]
    NoInstead,
}

/// As long is a ready no with its full stops at most.
const LONGEST_NO: usize = 20;
/// What stands in a note before what one can do instead.
const INSTEAD: &str = " I stedet: ";

/// A no as it is noted: what is said, and what one can do instead.
#[must_use]
pub fn with_instead(said: &str, instead: &str) -> String {
    let whole = |part: &str| part.trim().trim_end_matches('.').to_owned();
    format!("{}.{INSTEAD}{}.", whole(said), whole(instead))
}

/// What a note says, and what one can do instead, where it says so.
#[must_use]
pub fn in_two(noted: &str) -> (&str, Option<&str>) {
    match noted.split_once(INSTEAD) {
        Some((said, instead)) => (said, Some(instead.trim_end_matches('.')).filter(|instead| !instead.is_empty())),
        None => (noted, None),
    }
}

/// A sentence that somebody at the meeting has written; `None` for nothing at all. A no is taken with what one can do
/// instead, or not at all: see [`with_instead`].
///
/// # Errors
/// [`NoteRefused`], as in every public text field.
pub fn note(text: &str) -> Result<Option<Line>, NoteRefused> {
    let (said, instead) = in_two(text);
    // Before what instead there may be the no itself, and why.
    part(said, LONGEST_NOTE + if instead.is_some() { LONGEST_NO } else { 0 })?;
    instead.map(part_of_note).transpose()?;
    match Line::new(text) {
        Ok(line) if says_no(line.as_str()) && instead.is_none() => Err(NoteRefused::NoInstead),
        Ok(line) => Ok(Some(line)),
        Err(TextRefused::Empty) => Ok(None),
        Err(TextRefused::TooLong) => Err(NoteRefused::TooLong),
        Err(TextRefused::LooksLikeCpr) => Err(NoteRefused::PersonalNumber),
    }
}

/// One sentence of a note by itself, such as why it is not now; `None` for nothing at all.
///
/// # Errors
/// [`NoteRefused`], as in every public text field.
pub fn part_of_note(text: &str) -> Result<Option<Line>, NoteRefused> {
    part(text, LONGEST_NOTE)
}

fn part(text: &str, longest: usize) -> Result<Option<Line>, NoteRefused> {
    match contact_in(text) {
        Some(Contact::PersonalNumber) => return Err(NoteRefused::PersonalNumber),
        Some(Contact::PhoneNumber) => return Err(NoteRefused::PhoneNumber),
        Some(Contact::Email) => return Err(NoteRefused::Email),
        None => {}
    }
    match Line::new(text) {
        Ok(line) if line.as_str().chars().count() > longest => Err(NoteRefused::TooLong),
        Ok(line) => Ok(Some(line)),
        Err(TextRefused::Empty) => Ok(None),
        Err(TextRefused::TooLong) => Err(NoteRefused::TooLong),
        Err(TextRefused::LooksLikeCpr) => Err(NoteRefused::PersonalNumber),
    }
}

/// An item of the staff's own meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffItem {
    pub title: Line,
    /// *Forandring*, which is on each new agenda by itself.
    pub recurring: bool,
}

/// The agenda of the staff's own meeting, as it is being made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StaffAgenda {
    /// The house has switched *Forandring* off.
    pub without_change: bool,
    pub items: Vec<StaffItem>,
}

/// What the recurring item is called (S0 ch. 5, no. 1).
pub const CHANGE: &str = "Forandring";

impl StaffAgenda {
    /// A new one: *Forandring* stands on it by itself, unless the house has switched it off.
    #[must_use]
    pub fn begun(without_change: bool) -> Self {
        let change = Line::new(CHANGE).ok().filter(|_| !without_change);
        let items = change.into_iter().map(|title| StaffItem { title, recurring: true }).collect();
        Self { without_change, items }
    }

    /// Switches *Forandring* on or off, on this agenda as well.
    pub fn switch_change(&mut self) {
        self.without_change = !self.without_change;
        let rest = self.items.drain(..).filter(|item| !item.recurring).collect::<Vec<_>>();
        self.items = Self::begun(self.without_change).items;
        self.items.extend(rest);
    }
}

/// Moves one of `items` a place on or back. Whether it moved.
pub fn shift<T>(items: &mut [T], at: usize, later: bool) -> bool {
    let other = if later { at.checked_add(1) } else { at.checked_sub(1) };
    match other {
        Some(other) if at < items.len() && other < items.len() => {
            items.swap(at, other);
            true
        }
        _ => false,
    }
}
