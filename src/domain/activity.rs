//! What goes on in the house: activities, and the times of offers, meetings and user shifts.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use chrono_tz::Tz;

use super::recommended::Recommended;
use super::recurrence::Rule;
use super::text::{Line, Words};
use super::time::Moment;

/// Row id of an activity in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActivityId(pub i64);

/// What sort of thing is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// *Aktivitet*: something people do together; food too.
    Activity,
    /// *Tilbud*: someone is there to help.
    Offer,
    /// *Værestedsmøde* and its like.
    Meeting,
    /// *Brugervagt*: users keep the house open.
    Shift,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Activity, Self::Offer, Self::Meeting, Self::Shift];

    /// The word for it in files: iCalendar CATEGORIES, JSON, the store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Activity => "activity",
            Self::Offer => "offer",
            Self::Meeting => "meeting",
            Self::Shift => "shift",
        }
    }
}

/// Where an activity comes from, which decides what may overwrite it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// The house file, under this id.
    HouseFile { id: String },
    /// An iCalendar file, under this UID.
    Imported { uid: String },
}

/// One activity with everything the screen says about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    pub origin: Origin,
    pub kind: Kind,
    pub title: Words,
    pub place: Option<Words>,
    /// What it is, in a sentence or two.
    pub text: Option<Words>,
    /// Who starts it: “Mette sætter gryden over”.
    pub host: Option<Words>,
    /// Name of an icon in `assets/icons`.
    pub icon: Option<String>,
    /// Name of a drawing in `assets/scenes`, or of a picture of the house's own ([`super::picture`]).
    pub scene: Option<String>,
    /// The offer card this is a time of, by its house-file id.
    pub offer: Option<String>,
    /// Ways of being there (S0 ch. 5, no. 4 and 5).
    pub ways: Ways,
    /// *Før – under – efter* (S0 ch. 5, no. 3).
    pub course: Course,
    /// Food, which I dag shows on its own.
    pub food: Option<Price>,
    /// For a team: *der er altid plads til en til*.
    pub team: bool,
    /// Something out of the ordinary, announced under *Snart*.
    pub special: bool,
    /// Takes place although the house is closed that day.
    pub even_when_closed: bool,
    /// A colleague who does not host it recommends it.
    pub recommended: Option<Recommended>,
    /// Where a series was divided, the name in files of the part that went on: what refers to that means this too.
    pub part_of: Option<String>,
    pub schedule: Schedule,
}

impl Activity {
    /// Its name in files, which all parts of a divided series share.
    #[must_use]
    pub fn name(&self) -> &str {
        match (&self.part_of, &self.origin) {
            (Some(name), _) => name,
            (None, Origin::HouseFile { id }) => id,
            (None, Origin::Imported { uid }) => uid,
        }
    }
}

/// Three ways of being there, each a few words on what one does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ways {
    pub join: Option<Words>,
    pub watch: Option<Words>,
    pub help: Option<Words>,
}

/// What happens before, during and after.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Course {
    pub before: Option<Words>,
    pub during: Option<Words>,
    pub after: Option<Words>,
}

/// What something costs, in whole kroner; nothing is *gratis*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Price {
    pub kroner: u32,
}

/// When an activity takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    pub start: Start,
    pub length: Length,
    /// RRULE, each adding its occurrences to the first.
    pub rules: Vec<Rule>,
    /// RDATE: extra starts.
    pub extra: Vec<Extra>,
    /// EXDATE: starts taken away.
    pub except: Vec<NaiveDateTime>,
    /// RECURRENCE-ID: occurrences moved, changed or cancelled.
    pub overrides: Vec<Override>,
}

/// First start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// At a civil time in a zone; UTC is a zone like any other.
    At { civil: NaiveDateTime, zone: Tz },
    /// The whole of a day, in the house's zone.
    Day(NaiveDate),
}

impl Start {
    /// Civil time of the start; midnight for a whole day.
    #[must_use]
    pub fn civil(self) -> NaiveDateTime {
        match self {
            Self::At { civil, .. } => civil,
            Self::Day(day) => day.and_time(chrono::NaiveTime::MIN),
        }
    }

    #[must_use]
    pub const fn is_day(self) -> bool {
        matches!(self, Self::Day(_))
    }
}

/// How long an occurrence lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// To a civil time this much later (a DTEND): 22–02 stays 22–02 over a clock change.
    Civil(TimeDelta),
    /// Exactly this long (a DURATION of hours).
    Exact(TimeDelta),
}

/// An extra start, with a length of its own where RDATE gives a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extra {
    /// In the zone of the schedule's start.
    pub civil: NaiveDateTime,
    pub length: Option<Length>,
}

/// One occurrence that differs from its series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// The start it would have had, in the zone of the schedule's start (RECURRENCE-ID).
    pub instead_of: NaiveDateTime,
    pub change: Change,
    /// What the house says of this one time: what one can do instead where it is cancelled, else a text of its own.
    pub note: Option<Line>,
}

/// What becomes of an overridden occurrence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// STATUS:CANCELLED. The screen does not list it when it was imported.
    Cancelled,
    /// Another time, and other words where they differ.
    Moved { start: Start, length: Length, title: Option<Line>, place: Option<Line> },
}

/// One time an activity takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The start it has by its rule, which stays the same when it is moved; names it within its activity.
    pub key: NaiveDateTime,
    pub start: Moment,
    pub end: Moment,
    pub all_day: bool,
    pub cancelled: bool,
    /// Words that differ from those of the activity.
    pub title: Option<Line>,
    pub place: Option<Line>,
    /// [`Override::note`].
    pub note: Option<Line>,
}

/// Names one occurrence for as long as its activity exists, however often it is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OccurrenceId {
    pub activity: ActivityId,
    /// [`Occurrence::key`].
    pub key: NaiveDateTime,
}

impl fmt::Display for OccurrenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.activity.0, self.key.format("%Y-%m-%dT%H:%M:%S"))
    }
}

impl FromStr for OccurrenceId {
    type Err = ();

    /// Reads back what [`fmt::Display`] writes; anything else is `Err(())`.
    fn from_str(text: &str) -> Result<Self, ()> {
        let (activity, key) = text.split_once('@').ok_or(())?;
        Ok(Self {
            activity: ActivityId(activity.parse().map_err(|_| ())?),
            key: NaiveDateTime::parse_from_str(key, "%Y-%m-%dT%H:%M:%S").map_err(|_| ())?,
        })
    }
}

/// One entry of a calendar from another program, ready for the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// With [`Origin::Imported`].
    pub activity: Activity,
    /// SEQUENCE: a version with a lower number is older.
    pub sequence: i64,
    /// STATUS:CANCELLED for the whole of it.
    pub cancelled: bool,
}
