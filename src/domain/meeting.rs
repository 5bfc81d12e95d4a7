//! *Værestedsmøde* and its kin: the agenda with who decides, the minutes, what became of suggestions, and Udsatteråd.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use thiserror::Error;

use super::activity::Occurrence;
pub use super::agenda_days::AgendaDays;
pub use super::room::Room;
use super::text::{Line, Words};

/// Longest name of a house meeting, in characters: it stands in the navigation.
pub const LONGEST_NAME: usize = 13;

/// Which meeting of users and house it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MeetingKind {
    /// *Værestedsmøde*; the house has its own word for it.
    House,
    /// *Aktivitetsgruppen*.
    ActivityGroup,
    /// *Afdelingsbestyrelse*, of the flats beside the house.
    TenantBoard,
}

impl MeetingKind {
    pub const ALL: [Self; 3] = [Self::House, Self::ActivityGroup, Self::TenantBoard];

    /// The word for it in the house file and the store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::House => "house",
            Self::ActivityGroup => "activity-group",
            Self::TenantBoard => "tenant-board",
        }
    }
}

/// A meeting that is held again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Id in the house file.
    pub slug: String,
    pub kind: MeetingKind,
    /// The house's own word for it.
    pub name: Words,
    /// What it is for, in one line.
    pub text: Option<Words>,
    /// House-file id of the activity that says when and where; without one people ask.
    pub activity: Option<String>,
    /// So many days before a meeting its agenda goes up; without a number the house meeting's does three days before.
    pub agenda_days_before: Option<AgendaDays>,
}

/// How much users decide, from the staff to the users. Words and a place on a line, never a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Influence {
    /// *Orientering*: vi fortæller.
    Orientation,
    /// *Høring*: vi spørger jer.
    Hearing,
    /// *Dialog*: vi taler om det.
    Dialogue,
    /// *Medbestemmelse*: vi bestemmer sammen.
    Codetermination,
    /// *Selvbestemmelse*: I bestemmer.
    SelfDetermination,
}

impl Influence {
    /// In their order on the line.
    pub const ALL: [Self; 5] =
        [Self::Orientation, Self::Hearing, Self::Dialogue, Self::Codetermination, Self::SelfDetermination];

    /// The word for it in the house file and the store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Orientation => "orientation",
            Self::Hearing => "hearing",
            Self::Dialogue => "dialogue",
            Self::Codetermination => "codetermination",
            Self::SelfDetermination => "self-determination",
        }
    }

    /// Whether the meeting comes to a decision: what the house only tells or asks about is decided elsewhere.
    #[must_use]
    pub const fn is_decided_here(self) -> bool {
        !matches!(self, Self::Orientation | Self::Hearing)
    }

    /// Whether hands are counted at the meeting: only where those who raise them decide.
    #[must_use]
    pub const fn is_voted_on(self) -> bool {
        matches!(self, Self::Codetermination | Self::SelfDetermination)
    }
}

/// Where an item comes from. Never from whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// *Fra postkassen*.
    Box,
    /// *Fra personalet*.
    Staff,
    /// *Fra jer*, said aloud.
    Users,
}

impl Origin {
    pub const ALL: [Self; 3] = [Self::Box, Self::Staff, Self::Users];

    /// The word for it in the house file and the store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Box => "box",
            Self::Staff => "staff",
            Self::Users => "users",
        }
    }
}

/// One item of an agenda. There is none without a level of influence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgendaItem {
    pub title: Words,
    pub influence: Influence,
    /// Who decides, in the house's words.
    pub decided_by: Words,
    pub origin: Origin,
    pub text: Option<Words>,
}

/// Which time of a meeting is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeetingDay {
    /// The one that comes next, whenever one reads it.
    Next,
    /// The one so many times before the next; 1 is the last that was held.
    Ago(u16),
    On(NaiveDate),
}

/// The agenda for one time of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agenda {
    /// Id in the house file.
    pub slug: String,
    /// [`Meeting::slug`].
    pub meeting: String,
    pub day: MeetingDay,
    pub items: Vec<AgendaItem>,
}

/// What was decided, one item at a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesItem {
    pub title: Words,
    pub decision: Words,
}

/// *Referat* of one time of a meeting. It says what was decided, never who said what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    /// Id in the house file.
    pub slug: String,
    /// [`Meeting::slug`].
    pub meeting: String,
    pub day: MeetingDay,
    pub text: Option<Words>,
    pub items: Vec<MinutesItem>,
}

/// A month, as a suggestion carries it and never more exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Month {
    /// So many months before the one that it is.
    Ago(u16),
    /// By the first of its days; see [`Month::of`].
    Of(NaiveDate),
}

impl Month {
    /// The month of a year; `None` where there is no such month.
    #[must_use]
    pub fn of(year: i32, month: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, 1).map(Self::Of)
    }

    /// The first day of the month, seen from `today`.
    #[must_use]
    pub fn first_day(self, today: NaiveDate) -> NaiveDate {
        use chrono::Datelike as _;
        match self {
            Self::Of(day) => day,
            Self::Ago(ago) => {
                let first = today.with_day(1).unwrap_or(today);
                first.checked_sub_months(chrono::Months::new(ago.into())).unwrap_or(first)
            }
        }
    }
}

/// What a proposal is called, or that it is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProposalTitle {
    Said(Words),
    /// It cannot be shown; the line says what sort of thing it is about and never its content.
    Withheld(Words),
}

impl ProposalTitle {
    /// What stands in the line.
    #[must_use]
    pub const fn words(&self) -> &Words {
        let (Self::Said(words) | Self::Withheld(words)) = self;
        words
    }
}

/// Where a proposal has got to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProposalState {
    /// *Modtaget*.
    Received,
    /// *På dagsordenen*.
    OnAgenda(MeetingDay),
    /// *Besluttet*.
    Decided(Words),
    /// *Gjort*.
    Done(Words),
    /// *Ikke nu*, which cannot be said without why, nor without what instead.
    NotNow { reason: Words, instead: Words },
}

impl ProposalState {
    /// The words for it in the house file and the store.
    pub const WORDS: [&'static str; 5] = ["received", "on-agenda", "decided", "done", "not-now"];

    /// The word for it in the house file and the store.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Received => Self::WORDS[0],
            Self::OnAgenda(_) => Self::WORDS[1],
            Self::Decided(_) => Self::WORDS[2],
            Self::Done(_) => Self::WORDS[3],
            Self::NotNow { .. } => Self::WORDS[4],
        }
    }
}

/// A line of the board *I foreslog – vi gjorde*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Id in the house file.
    pub slug: String,
    pub title: ProposalTitle,
    pub month: Month,
    pub state: ProposalState,
}

/// What was taken to the council, and what came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenAlong {
    pub title: Words,
    pub month: Month,
    /// `None` while there is no answer yet.
    pub came_back: Option<Words>,
}

/// The house's representative in *Udsatteråd*: a role, without a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Representative {
    /// The house's word for the council.
    pub council: Words,
    /// How one gets hold of the representative.
    pub reach: Words,
    /// What one can ask them to take along.
    pub asks: Vec<Words>,
    pub taken: Vec<TakenAlong>,
}

/// Everything of a house's meetings, in the order of the house file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meetings {
    pub meetings: Vec<Meeting>,
    pub agendas: Vec<Agenda>,
    pub minutes: Vec<Minutes>,
    pub proposals: Vec<Proposal>,
    pub representative: Option<Representative>,
}

/// Why a name of a house meeting is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the name stands in the navigation; write it with 13 letters at most")]
pub struct NameTooLong;

/// Whether the name fits the navigation, in both languages.
///
/// # Errors
/// [`NameTooLong`] where it does not.
pub fn fits_navigation(name: &Words) -> Result<(), NameTooLong> {
    let short = |line: &Line| line.as_str().chars().count() <= LONGEST_NAME;
    if short(&name.da) && name.en.as_ref().is_none_or(short) { Ok(()) } else { Err(NameTooLong) }
}

/// How long before its start the meeting can be opened on the screen.
const OPENS_BEFORE: TimeDelta = TimeDelta::minutes(15);
/// How long after its planned end it stays.
const STAYS_AFTER: TimeDelta = TimeDelta::hours(2);

/// Whether the meeting can be open on the screen at `now`.
#[must_use]
pub fn can_be_open(occurrence: &Occurrence, now: DateTime<Utc>) -> bool {
    occurrence.start.to_utc() - OPENS_BEFORE <= now && !is_over(occurrence, now)
}

/// Whether the meeting is over on the screen, so that the one after it is the next.
#[must_use]
pub fn is_over(occurrence: &Occurrence, now: DateTime<Utc>) -> bool {
    closes(occurrence) <= now
}

/// When the screen lets go of a meeting that nobody has ended.
#[must_use]
pub fn closes(occurrence: &Occurrence) -> DateTime<Utc> {
    occurrence.end.max(occurrence.start).to_utc() + STAYS_AFTER
}

/// The times of one meeting around now, from which the days of agendas and minutes are told.
#[derive(Debug, Clone, Default)]
pub struct Times {
    /// In the order of the clock, the last one last; all of them over.
    pub held: Vec<NaiveDate>,
    pub next: Option<NaiveDate>,
}

impl Times {
    /// The date that `day` means; `None` where the meeting is not held then, or not within what is looked through.
    #[must_use]
    pub fn date(&self, day: MeetingDay) -> Option<NaiveDate> {
        match day {
            MeetingDay::Next => self.next,
            MeetingDay::On(date) => Some(date),
            MeetingDay::Ago(ago) => {
                let back = usize::from(ago).checked_sub(1)?;
                self.held.iter().rev().nth(back).copied()
            }
        }
    }
}
