//! *I foreslog – vi gjorde*: what became of suggestions; and what was taken to *Udsatteråd*.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::meeting::{text, which};
use super::{App, meeting_words as said, words};
use crate::domain::meeting::{MeetingDay, Meetings, Month, Proposal, ProposalState, ProposalTitle, Times};
use crate::domain::nudge::{Nudge, arrange};
use crate::domain::text::Language;
use crate::store::StoreError;

/// Where a proposal has got to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Done,
    Decided,
    OnAgenda,
    NotNow,
    Received,
    /// Not shown; the line has no state either.
    Withheld,
}

impl Outcome {
    /// What came to something, what is on its way, what will not be: the three sorts of the picture.
    const fn group(self) -> u8 {
        match self {
            Self::Done | Self::Decided => 0,
            Self::OnAgenda | Self::Received => 1,
            Self::NotNow => 2,
            Self::Withheld => 3,
        }
    }

    /// Within a sort: what is further along.
    const fn behind(self) -> bool {
        matches!(self, Self::Decided | Self::Received)
    }
}

/// A line of the board in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalView {
    pub outcome: Outcome,
    pub title: String,
    /// “september”: never more exactly, and empty where not even that is known.
    pub month: String,
    /// What was answered: “Den står ude nu.”; for what is on its way, where it is.
    pub answer: String,
    /// What one can have instead, where the answer is not now.
    pub instead: String,
}

impl ProposalView {
    /// Whether it has left the box, and nobody has answered it yet.
    #[must_use]
    pub const fn is_unread(&self) -> bool {
        matches!(self.outcome, Outcome::Received) && self.month.is_empty()
    }
}

/// Something that was taken along, and what came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenView {
    pub title: String,
    pub month: String,
    /// Empty while there is no answer.
    pub came_back: String,
}

/// The representative's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepresentativeView {
    pub council: String,
    pub reach: String,
    pub asks: Vec<String>,
    pub taken: Vec<TakenView>,
}

impl App {
    /// The whole board: what came to something first, then by month.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn board(&self, language: Language) -> Result<Vec<ProposalView>, StoreError> {
        let all = self.store.meetings()?;
        let times = match which(&all, None) {
            Some(meeting) => self.times_of(meeting)?.0,
            None => Times::default(),
        };
        let (today, links) = (self.today_date(), self.store.agenda_links()?);
        let with = Carried { all: &all, links: &links, times: &times };
        let dated = |one: &Proposal| (one.month.first_day(today), view(one, &with, today, language));
        let mut views: Vec<(NaiveDate, ProposalView)> = all.proposals.iter().map(dated).collect();
        views.extend((0..self.received()).map(|_| (today, received(language))));
        let why = self.store.settings()?.nudges_off.running(Nudge::OutcomesFirst);
        arrange(why, &mut views, |(month, view)| (view.outcome.group(), view.outcome.behind(), Reverse(*month)));
        Ok(views.into_iter().map(|(_, view)| view).collect())
    }

    /// One line as the board says it, on it or not yet.
    pub(super) fn line_as_said(&self, line: &Proposal, language: Language) -> Result<ProposalView, StoreError> {
        let all = self.store.meetings()?;
        let times = match which(&all, None) {
            Some(meeting) => self.times_of(meeting)?.0,
            None => Times::default(),
        };
        let links = self.store.agenda_links()?;
        Ok(view(line, &Carried { all: &all, links: &links, times: &times }, self.today_date(), language))
    }

    /// Of each sort the first of the board: beside the agenda.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn outcomes(&self, language: Language) -> Result<Vec<ProposalView>, StoreError> {
        let mut views = self.board(language)?;
        let mut seen = std::collections::HashSet::new();
        // What nobody may read yet says nothing there.
        let says = |view: &ProposalView| view.outcome != Outcome::Withheld && !view.is_unread();
        views.retain(|view| says(view) && seen.insert(view.outcome.group()));
        Ok(views)
    }

    /// The representative; `None` where the house has none.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn representative(&self, language: Language) -> Result<Option<RepresentativeView>, StoreError> {
        let today = self.today_date();
        Ok(self.store.meetings()?.representative.map(|one| RepresentativeView {
            council: one.council.in_language(language).to_owned(),
            reach: one.reach.in_language(language).to_owned(),
            asks: one.asks.iter().map(|ask| ask.in_language(language).to_owned()).collect(),
            taken: one
                .taken
                .iter()
                .map(|taken| TakenView {
                    title: taken.title.in_language(language).to_owned(),
                    month: month(taken.month, today, language),
                    came_back: text(taken.came_back.as_ref(), language),
                })
                .collect(),
        }))
    }
}

/// “september”, with the year where it is another one.
fn month(month: Month, today: NaiveDate, language: Language) -> String {
    use chrono::Datelike as _;
    let first = month.first_day(today);
    let name = words::month(first, language);
    if first.year() == today.year() { name.to_owned() } else { format!("{name} {}", first.year()) }
}

/// A suggestion that has left the box and waits for its answer: all such lines are the same.
fn received(language: Language) -> ProposalView {
    let (title, answer) = said::received(language);
    ProposalView {
        outcome: Outcome::Received,
        title: title.to_owned(),
        month: String::new(),
        answer: answer.to_owned(),
        instead: String::new(),
    }
}

/// What says whether an agenda that is up has a line of the board on it.
struct Carried<'a> {
    all: &'a Meetings,
    /// Lines with the Danish titles of the items that are about them.
    links: &'a BTreeMap<String, String>,
    times: &'a Times,
}

impl Carried<'_> {
    /// Whether the agenda of `day` is up and has `one` on it: by what ties them, or by its name.
    fn has(&self, one: &Proposal, day: MeetingDay) -> bool {
        let title = self.links.get(&one.slug).map_or_else(|| one.title.words().da.as_str(), String::as_str);
        let date = self.times.date(day);
        let same_day = |other| other == day || (date.is_some() && self.times.date(other) == date);
        let mut agendas = self.all.agendas.iter().filter(|agenda| same_day(agenda.day));
        agendas.any(|agenda| agenda.items.iter().any(|item| item.title.da.as_str() == title))
    }
}

fn view(one: &Proposal, carried: &Carried<'_>, today: NaiveDate, language: Language) -> ProposalView {
    let say = |words: &crate::domain::text::Words| words.in_language(language).to_owned();
    let (title, withheld) = match &one.title {
        ProposalTitle::Said(title) => (say(title), false),
        ProposalTitle::Withheld(title) => (say(title), true),
    };
    let (outcome, answer, instead) = match &one.state {
        _ if withheld => (Outcome::Withheld, said::taken_seriously(language).to_owned(), String::new()),
        ProposalState::Received => (Outcome::Received, String::new(), String::new()),
        ProposalState::OnAgenda(day) if carried.has(one, *day) => {
            (Outcome::OnAgenda, said::on_agenda(carried.times.date(*day), today, language), String::new())
        }
        // Of nothing else it is said that it is on an agenda.
        ProposalState::OnAgenda(_) => (Outcome::Received, said::comes_up(language).to_owned(), String::new()),
        ProposalState::Decided(answer) => (Outcome::Decided, say(answer), String::new()),
        ProposalState::Done(answer) => (Outcome::Done, say(answer), String::new()),
        ProposalState::NotNow { reason, instead } => (Outcome::NotNow, say(reason), say(instead)),
    };
    ProposalView { outcome, title, month: month(one.month, today, language), answer, instead }
}
