//! Where one is, and how it looks: what a press on the frame changes.

use chrono::NaiveDateTime;
use fristed_ui::Page;
pub use fristed_ui::TextSize;

use super::join_at::At;
use super::staff::{Door, compass, errands, lists, released, running};
use crate::domain::activity::OccurrenceId;
use crate::domain::text::Language;

/// One page with what it shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Spot {
    Today,
    /// Days after today.
    Week(u8),
    Offers,
    /// House-file id of the offer.
    Offer(String),
    Facilities,
    About,
    Meeting,
    /// House-file id of the meeting; the house meeting without one. So it is with the other pages of meetings.
    Agenda(Option<String>),
    /// House-file id of the minutes; the newest of the house meeting without one.
    Minutes(Option<String>),
    AllMinutes(Option<String>),
    Board,
    OtherMeetings,
    Representative,
    MeetingView(Option<String>),
    Suggest,
    /// The same suggestion, put together from pictures.
    SuggestPictures,
    SuggestThanks,
    Join,
    /// One step further in on Vær med.
    Joining(At),
    Nudges,
    Privacy,
    /// The staff's side: the way in, or the desk.
    Staff,
    /// A page behind the desk.
    Desk(Door),
    /// A page of running the house.
    Running(running::At),
    /// A page of stick, printer and machine.
    Errand(errands::At),
    /// A page of the lists of Vær med.
    Lists(lists::At),
    /// A page of the compass.
    Compass(compass::At),
    Licences,
    Help,
    Activity(OccurrenceId),
    /// A page for answering what has left the box.
    Released(released::At),
}

impl Spot {
    #[must_use]
    pub const fn page(&self) -> Page {
        match self {
            Self::Today => Page::Today,
            Self::Week(_) => Page::Week,
            Self::Offers => Page::Offers,
            Self::Offer(_) => Page::Offer,
            Self::Facilities => Page::Facilities,
            Self::About => Page::About,
            Self::Meeting => Page::Meeting,
            Self::Agenda(_) => Page::Agenda,
            Self::Minutes(_) => Page::Minutes,
            Self::AllMinutes(_) => Page::AllMinutes,
            Self::Board => Page::Board,
            Self::OtherMeetings => Page::OtherMeetings,
            Self::Representative => Page::Representative,
            Self::MeetingView(_) => Page::MeetingView,
            Self::Suggest => Page::Suggest,
            Self::SuggestPictures => Page::SuggestPictures,
            Self::SuggestThanks => Page::SuggestThanks,
            Self::Join => Page::Join,
            Self::Joining(_) => Page::Joining,
            Self::Nudges => Page::Nudges,
            Self::Privacy => Page::Privacy,
            Self::Staff
            | Self::Desk(_)
            | Self::Running(_)
            | Self::Released(_)
            | Self::Errand(_)
            | Self::Lists(_)
            | Self::Compass(_) => Page::Staff,
            Self::Licences => Page::Licences,
            Self::Help => Page::Help,
            Self::Activity(_) => Page::Activity,
        }
    }

    /// The page that a target of the frame leads to; pages that show one thing are reached through that thing.
    #[must_use]
    pub const fn of(page: Page) -> Self {
        match page {
            Page::Week => Self::Week(0),
            Page::Offers | Page::Offer => Self::Offers,
            Page::Facilities => Self::Facilities,
            Page::About => Self::About,
            Page::Meeting => Self::Meeting,
            Page::Agenda => Self::Agenda(None),
            Page::Minutes => Self::Minutes(None),
            Page::AllMinutes => Self::AllMinutes(None),
            Page::Board => Self::Board,
            Page::OtherMeetings => Self::OtherMeetings,
            Page::Representative => Self::Representative,
            Page::MeetingView => Self::MeetingView(None),
            Page::Suggest => Self::Suggest,
            Page::SuggestPictures => Self::SuggestPictures,
            Page::SuggestThanks => Self::SuggestThanks,
            Page::Join | Page::Joining => Self::Join,
            Page::Nudges => Self::Nudges,
            Page::Privacy => Self::Privacy,
            Page::Staff => Self::Staff,
            Page::Licences => Self::Licences,
            Page::Help => Self::Help,
            _ => Self::Today,
        }
    }

    /// Whether the navigation, I dag or the house mark leads here, so that there is no way back to show.
    #[must_use]
    const fn is_main(&self) -> bool {
        matches!(
            self,
            Self::Today
                | Self::Week(_)
                | Self::Offers
                | Self::Facilities
                | Self::About
                | Self::Meeting
                | Self::SuggestThanks
                | Self::Join
        )
    }
}

/// How many steps back are kept.
const DEEPEST: usize = 12;

/// The place and the looks, as one person has them until the screen rests.
#[derive(Debug, Clone)]
pub struct Place {
    trail: Vec<(Spot, usize)>,
    spot: Spot,
    /// Which page of the list, from 0.
    pub sheet: usize,
    pub language: Language,
    pub text: TextSize,
    pub contrast: bool,
    pub see_better: bool,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            trail: Vec::new(),
            spot: Spot::Today,
            sheet: 0,
            language: Language::Danish,
            text: TextSize::Normal,
            contrast: false,
            see_better: false,
        }
    }
}

impl Place {
    #[must_use]
    pub const fn spot(&self) -> &Spot {
        &self.spot
    }

    /// What *Tilbage* leads to, where anything is on the trail.
    #[must_use]
    pub fn under(&self) -> Option<&Spot> {
        self.trail.last().map(|(spot, _)| spot)
    }

    /// The pages on the trail, the one that is shown last.
    pub fn way(&self) -> impl Iterator<Item = &Spot> {
        self.trail.iter().map(|(spot, _)| spot).chain([&self.spot])
    }

    /// Goes to `spot`; a page of the navigation begins a new trail.
    pub fn go(&mut self, spot: Spot) {
        if spot == self.spot {
            self.sheet = 0;
            return;
        }
        // A card that leads up to the page of a person, or of her rights, is a step back and no other one on the trail.
        let leads_up =
            matches!(spot, Spot::Compass(compass::At::Start | compass::At::Rights(compass::rights::Page::Menu)));
        if leads_up && self.under() == Some(&spot) {
            return self.back();
        }
        if spot.is_main() {
            self.trail.clear();
        } else {
            if self.trail.len() == DEEPEST {
                self.trail.remove(0);
            }
            self.trail.push((self.spot.clone(), self.sheet));
        }
        self.spot = spot;
        self.sheet = 0;
    }

    /// Goes to `spot`, from which the only way back is to `under`: what was chosen on the way is not passed again.
    pub fn arrive(&mut self, spot: Spot, under: Spot) {
        self.trail.clear();
        self.trail.push((under, 0));
        self.spot = spot;
        self.sheet = 0;
    }

    /// Where one came from, else I dag.
    pub fn back(&mut self) {
        let (spot, sheet) = self.trail.pop().unwrap_or((Spot::Today, 0));
        self.spot = spot;
        self.sheet = sheet;
    }

    /// Replaces what is shown without a step on the trail: another day of the week.
    pub fn turn(&mut self, spot: Spot) {
        self.spot = spot;
        self.sheet = 0;
    }

    /// Text scale of the theme.
    #[must_use]
    pub const fn scale(&self) -> f32 {
        match self.text {
            TextSize::Large => 1.25,
            TextSize::Largest => 1.5,
            TextSize::Normal => 1.0,
        }
    }
}

/// A name for a page on the command line: `activity:12@2026-10-13T16:00:00`.
///
/// `None` when there is no such page; `activity` without an id is the caller's to look up.
#[must_use]
pub fn spot_by_name(name: &str) -> Option<Spot> {
    if let Some(id) = name.strip_prefix("activity:") {
        // What a user has put up stands among the activities, and has a page of its own.
        let started = || At::named(id).filter(|at| matches!(at, At::Started(_))).map(Spot::Joining);
        return id.parse().ok().map(Spot::Activity).or_else(started);
    }
    if let Some(slug) = name.strip_prefix("offer:") {
        return (!slug.is_empty()).then(|| Spot::Offer(slug.to_owned()));
    }
    if let Some(day) = name.strip_prefix("week:") {
        return day.parse().ok().filter(|day| *day < crate::app::week::DAYS).map(Spot::Week);
    }
    for (page, spot) in [
        ("agenda", Spot::Agenda as fn(Option<String>) -> Spot),
        ("minutes", Spot::Minutes),
        ("all-minutes", Spot::AllMinutes),
        ("meeting-view", Spot::MeetingView),
    ] {
        if let Some(("", slug)) = name.strip_prefix(page).and_then(|rest| rest.split_once(':')) {
            return (!slug.is_empty()).then(|| spot(Some(slug.to_owned())));
        }
    }
    if let Some(at) = At::named(name) {
        return Some(Spot::Joining(at));
    }
    Some(match name {
        "today" => Spot::Today,
        "week" => Spot::Week(0),
        "offers" => Spot::Offers,
        "facilities" => Spot::Facilities,
        "about" => Spot::About,
        "meeting" => Spot::Meeting,
        "agenda" => Spot::Agenda(None),
        "minutes" => Spot::Minutes(None),
        "all-minutes" => Spot::AllMinutes(None),
        "board" => Spot::Board,
        "other-meetings" => Spot::OtherMeetings,
        "representative" => Spot::Representative,
        "meeting-view" => Spot::MeetingView(None),
        "suggest" => Spot::Suggest,
        "suggest-pictures" => Spot::SuggestPictures,
        "suggest-thanks" => Spot::SuggestThanks,
        "join" => Spot::Join,
        "nudges" => Spot::Nudges,
        "privacy" => Spot::Privacy,
        "staff" => Spot::Staff,
        "licences" => Spot::Licences,
        "help" => Spot::Help,
        _ => return None,
    })
}

/// An id that no activity has, for a page that says so.
#[must_use]
pub fn no_activity() -> OccurrenceId {
    OccurrenceId { activity: crate::domain::activity::ActivityId(0), key: NaiveDateTime::default() }
}

/// The pages of the screen by the names of the command line.
pub const PAGES: [(&str, Page); 27] = [
    ("today", Page::Today),
    ("week", Page::Week),
    ("offers", Page::Offers),
    ("offer", Page::Offer),
    ("facilities", Page::Facilities),
    ("activity", Page::Activity),
    ("help", Page::Help),
    ("about", Page::About),
    ("meeting", Page::Meeting),
    ("agenda", Page::Agenda),
    ("minutes", Page::Minutes),
    ("all-minutes", Page::AllMinutes),
    ("board", Page::Board),
    ("other-meetings", Page::OtherMeetings),
    ("representative", Page::Representative),
    ("meeting-view", Page::MeetingView),
    ("suggest", Page::Suggest),
    ("suggest-pictures", Page::SuggestPictures),
    ("suggest-thanks", Page::SuggestThanks),
    ("join", Page::Join),
    ("duty", Page::Joining),
    ("more", Page::Joining),
    ("start", Page::Joining),
    ("nudges", Page::Nudges),
    ("privacy", Page::Privacy),
    ("staff", Page::Staff),
    ("licences", Page::Licences),
];
