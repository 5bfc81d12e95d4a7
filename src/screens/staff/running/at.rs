//! Where one is while running the house, by names that a card can carry.

use super::super::meetings::{MeetAt, Text};
use super::about;
use super::wording::Said;
use crate::app::running::history::Sort;
use crate::domain::activity::OccurrenceId;
use crate::domain::facility::FacilityId;
use crate::screens::staff::settings;

/// One page of running the house.
#[derive(Debug, Clone, PartialEq)]
pub enum At {
    /// The programme so many days after today.
    Programme(i64),
    /// One time of one activity.
    Time(OccurrenceId),
    /// What one can do instead of it.
    Cancel(OccurrenceId),
    /// Its time, place and words.
    Edit(OccurrenceId),
    /// Something new, so many days after today.
    New(i64),
    /// How often.
    Rhythm,
    /// Where.
    Where,
    /// A text is typed.
    Write(Field),
    Facilities,
    Facility(FacilityId),
    /// How it is spoken of.
    Wording(FacilityId),
    /// The opening hours so many days after today.
    Hours(i64),
    /// *Lige nu mangler vi*.
    Needs,
    /// Questions into the room.
    Questions,
    History(Sort),
    /// Which sort of change is looked for; the one that is.
    Sorts(Sort),
    /// It is saved; this is what the public screen says now.
    Saved(Option<OccurrenceId>),
    /// A page about the meetings.
    Meetings(MeetAt),
    /// What is said of an activity beside its times.
    About(about::At),
    /// Settings, the hours of the week, offers and food.
    Settings(settings::At),
}

/// A text that is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    Title,
    Place,
    Text,
    Host,
    /// What one can do instead of a cancelled time.
    Instead,
    /// Why a facility is closed.
    Reason,
    /// What one can do while it is closed.
    Meanwhile,
    /// Why a day has other hours.
    Note,
    /// What stands after *Lige nu mangler vi*.
    Need,
    /// A text of the meetings.
    Meeting(Text),
    Before,
    During,
    After,
    /// What one can do where all places are taken.
    PlacesInstead,
    /// How it went.
    FollowUp,
    OfferTitle,
    OfferPlace,
    OfferText,
    /// The smallest step towards an offer.
    FirstStep,
    /// A question into the room, and then its answer.
    Question,
    Answer,
    /// A text of a facility.
    Facility(Said),
}

impl Field {
    const ALL: [(&'static str, Self); 20] = [
        ("title", Self::Title),
        ("place", Self::Place),
        ("text", Self::Text),
        ("host", Self::Host),
        ("instead", Self::Instead),
        ("reason", Self::Reason),
        ("meanwhile", Self::Meanwhile),
        ("note", Self::Note),
        ("need", Self::Need),
        ("before", Self::Before),
        ("during", Self::During),
        ("after", Self::After),
        ("places-instead", Self::PlacesInstead),
        ("went", Self::FollowUp),
        ("offer-title", Self::OfferTitle),
        ("offer-place", Self::OfferPlace),
        ("offer-text", Self::OfferText),
        ("first-step", Self::FirstStep),
        ("question", Self::Question),
        ("answer", Self::Answer),
    ];

    fn word(self) -> &'static str {
        if let Self::Meeting(text) = self {
            return text.word();
        }
        if let Self::Facility(said) = self {
            return said.word();
        }
        Self::ALL.into_iter().find(|(_, field)| *field == self).map_or("", |(word, _)| word)
    }
}

impl Field {
    /// Every text that is typed on these pages.
    pub fn all() -> impl Iterator<Item = Self> {
        let own = Self::ALL.into_iter().map(|(_, field)| field);
        let facility = Said::ALL.into_iter().map(|(_, said)| Self::Facility(said));
        own.chain(facility).chain(Text::ALL.into_iter().map(|(_, text)| Self::Meeting(text)))
    }

    fn named(word: &str) -> Option<Self> {
        let own = Self::ALL.into_iter().find(|(name, _)| *name == word).map(|(_, field)| field);
        let facility = Said::ALL.into_iter().find(|(name, _)| *name == word).map(|(_, said)| Self::Facility(said));
        own.or(facility)
            .or_else(|| Text::ALL.into_iter().find(|(name, _)| *name == word).map(|(_, text)| Self::Meeting(text)))
    }
}

impl At {
    /// Its name on a card.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Programme(day) => format!("run-programme:{day}"),
            Self::Time(id) => format!("run-time:{id}"),
            Self::Cancel(id) => format!("run-cancel:{id}"),
            Self::Edit(id) => format!("run-edit:{id}"),
            Self::New(day) => format!("run-new:{day}"),
            Self::Rhythm => "run-rhythm".to_owned(),
            Self::Where => "run-where".to_owned(),
            Self::Write(field) => format!("run-write:{}", field.word()),
            Self::Facilities => "run-facilities".to_owned(),
            Self::Facility(id) => format!("run-facility:{}", id.0),
            Self::Wording(id) => format!("run-wording:{}", id.0),
            Self::Hours(day) => format!("run-hours:{day}"),
            Self::Needs => "run-needs".to_owned(),
            Self::Questions => "run-questions".to_owned(),
            Self::History(sort) => format!("run-history:{}", sort.word()),
            Self::Sorts(sort) => format!("run-sorts:{}", sort.word()),
            Self::Meetings(at) => at.name(),
            Self::Settings(at) => at.name(),
            Self::Saved(id) => id.map_or_else(|| "run-saved".to_owned(), |id| format!("run-saved:{id}")),
            Self::About(at) => at.name(),
        }
    }

    /// The page with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (page, of) = name.split_once(':').unwrap_or((name, ""));
        let time = || of.parse::<OccurrenceId>().ok();
        let facility = || of.parse().ok().map(FacilityId);
        let day = || of.parse::<i64>().ok();
        let sort = || Sort::ALL.into_iter().find(|sort| sort.word() == of);
        Some(match page {
            "run-programme" => Self::Programme(day()?),
            "run-time" => Self::Time(time()?),
            "run-cancel" => Self::Cancel(time()?),
            "run-edit" => Self::Edit(time()?),
            "run-new" => Self::New(day()?),
            "run-rhythm" => Self::Rhythm,
            "run-where" => Self::Where,
            "run-write" => Self::Write(Field::named(of)?),
            "run-facilities" => Self::Facilities,
            "run-facility" => Self::Facility(facility()?),
            "run-wording" => Self::Wording(facility()?),
            "run-hours" => Self::Hours(day()?),
            "run-needs" => Self::Needs,
            "run-questions" => Self::Questions,
            "run-history" => Self::History(sort()?),
            "run-sorts" => Self::Sorts(sort()?),
            "run-saved" => Self::Saved(time()),
            _ => {
                return MeetAt::named(name)
                    .map(Self::Meetings)
                    .or_else(|| about::At::named(page, of).map(Self::About))
                    .or_else(|| settings::At::named(name).map(Self::Settings));
            }
        })
    }
}
