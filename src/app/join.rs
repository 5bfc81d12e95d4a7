//! *Vær med*: duties with their ladders, the standing group, small needs, and what somebody starts today.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike as _};

use super::activity::EntryView;
use super::gone::GoneView;
use super::{App, join_words, words};
use crate::domain::day::{Entry, Phase};
use crate::domain::duty::{Duty, DutyKind, Step};
use crate::domain::group::Group;
use crate::domain::nudge::{Nudge, arrange};
use crate::domain::opening::OpenState;
use crate::domain::sign_up::{Listing, Rules, Sign, SignUp, free_sign, free_symbols, held, taken};
use crate::domain::small_need::SmallNeed;
use crate::domain::started::Started;
use crate::domain::text::Language;
use crate::store::{Only, StoreError};

/// How many dates of a duty are shown.
pub(super) const DATES: usize = 3;
/// How far ahead they are looked for, in days.
const AHEAD: u64 = 400;

/// Somebody on a list, as everybody sees it: the drawing, and what they take on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonView {
    pub sign: Sign,
    /// “Fugl”, “Fugl og fisk”.
    pub word: String,
    /// Names of its drawings.
    pub icons: Vec<String>,
    /// “En time”, “Ønsker hele vagten”.
    pub takes: String,
    pub step: Step,
    pub has_place: bool,
    /// On the reserve list.
    pub in_reserve: bool,
}

/// One step of a ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepView {
    pub step: Step,
    pub title: String,
    pub text: String,
    /// Whether it can be taken now; *kig med* always can.
    pub open: bool,
}

/// One date of a duty or a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListView {
    pub listing: Listing,
    /// “Søndag den 18. oktober”.
    pub day: String,
    /// “i dag kl. 9–14”.
    pub when: String,
    pub hours: String,
    pub places: usize,
    /// For whoever is on no list yet.
    pub free: usize,
    /// Free places that wait for those on the reserve list.
    pub for_reserve: usize,
    /// “1 plads er taget, 3 er ledige”.
    pub glance: String,
    pub people: Vec<PersonView>,
    pub steps: Vec<StepView>,
    /// What one can do where all places are taken; empty while there are some.
    pub instead: String,
}

/// A duty with its next dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyView {
    pub slug: String,
    pub kind: DutyKind,
    pub icon: String,
    pub title: String,
    pub text: String,
    pub dates: Vec<ListView>,
}

/// A standing group with its next meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupView {
    pub slug: String,
    pub icon: String,
    pub title: String,
    pub text: String,
    pub look: String,
    pub next: Option<ListView>,
    /// Whether that one was held today: its list stays until the night, so that its holders can keep their places.
    pub is_over: bool,
    /// The meeting after it.
    pub after: Option<NaiveDate>,
}

/// A small thing that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedView {
    pub slug: String,
    pub icon: String,
    pub text: String,
}

/// Everything on Vær med.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinView {
    pub duties: Vec<DutyView>,
    pub groups: Vec<GroupView>,
    pub needs: Vec<NeedView>,
    /// What users have put up for today, each with where it stands; what is over is not there any more.
    pub started: Vec<(Started, Phase)>,
    /// Whether the lists begin empty although somebody may have been on them.
    pub lists_are_new: bool,
    /// Dates that are not any more, with what happened to them.
    pub gone: Vec<GoneView>,
}

/// What signing up came to, where it was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotJoined {
    SignTaken,
    SecretShows,
    /// Nobody waits on a reserve list while a place is free.
    PlaceIsFree,
    /// “Du kan altid kigge med, eller tage søndag den 1. november.”
    Instead(String),
}

/// A day on which users keep the house open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserRun {
    /// The number that those on duty call; empty where the house has named none.
    pub phone: String,
}

/// Reading.
impl App {
    /// The whole of Vær med.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn join(&self, language: Language) -> Result<JoinView, StoreError> {
        let (today, house) = (self.today_date(), self.store.taking_part()?);
        let (all, times) = (self.store.joining().sign_ups(today)?, self.times()?);
        let mut duties: Vec<DutyView> =
            house.duties.iter().map(|duty| self.duty_view(duty, &times, &all, language)).collect();
        let first = |duty: &DutyView| duty.dates.first().map_or(NaiveDate::MAX, |date| date.listing.date);
        let why = self.store.settings()?.nudges_off.running(Nudge::NextDutyFirst);
        arrange(why, &mut duties, |duty| (duty.kind != DutyKind::Shift, first(duty)));
        Ok(JoinView {
            duties,
            groups: house.groups.iter().map(|group| self.group_view(group, &times, &all, language)).collect(),
            needs: self.needs(language)?,
            started: self.started_now()?,
            lists_are_new: self.lists_are_new()?,
            gone: self.gone(language)?,
        })
    }

    /// Whether the lists begin empty although somebody may have been on them, as after a restore. It is said until
    /// the house has closed once.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn lists_are_new(&self) -> Result<bool, StoreError> {
        let Some(lost) = self.store.lists_lost_at() else { return Ok(false) };
        let closing = self.store.opening()?.next_closing(lost, self.zone);
        let until = closing.map_or(lost + TimeDelta::days(1), |closing| closing.to_utc());
        Ok((lost..until).contains(&self.now()))
    }

    /// The small things that are wanted now: none that somebody has taken today, and none while the house is closed,
    /// since nobody can carry a cup in it then.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn needs(&self, language: Language) -> Result<Vec<NeedView>, StoreError> {
        if !self.open_state()?.is_open() {
            return Ok(Vec::new());
        }
        let taken = self.store.joining().needs_taken(self.today_date())?;
        let needs = self.store.taking_part()?.needs.into_iter().filter(|need| !taken.contains(&need.slug));
        let view = |need: SmallNeed| NeedView {
            text: need.text.in_language(language).to_owned(),
            slug: need.slug,
            icon: need.icon,
        };
        Ok(needs.map(view).collect())
    }

    /// One duty with its next dates; `None` when it is gone.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn duty(&self, slug: &str, language: Language) -> Result<Option<DutyView>, StoreError> {
        Ok(self.join(language)?.duties.into_iter().find(|duty| duty.slug == slug))
    }

    /// One date of a duty or a group; `None` when it is over.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn list(&self, listing: &Listing, language: Language) -> Result<Option<ListView>, StoreError> {
        let view = self.join(language)?;
        let dates = view.duties.into_iter().flat_map(|duty| duty.dates);
        let meetings = view.groups.into_iter().filter_map(|group| group.next);
        Ok(dates.chain(meetings).find(|date| date.listing == *listing))
    }

    /// Signs that nobody on the list has: the free drawings, or, where all are taken, a pair drawn by lot.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn free_signs(&self, listing: &Listing) -> Result<Vec<Sign>, StoreError> {
        let there = self.there(listing)?;
        let single: Vec<Sign> = free_symbols(&there).into_iter().map(Sign::One).collect();
        // The clock is lot enough: nothing hangs on which pair it is.
        let lot = usize::try_from(self.now().timestamp_millis()).unwrap_or(0);
        Ok(if single.is_empty() { free_sign(&there, lot).into_iter().collect() } else { single })
    }

    /// Whether users keep the house open today, and whom they call.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn user_run(&self) -> Result<Option<UserRun>, StoreError> {
        let today = self.today_date();
        let house = self.store.taking_part()?;
        let entries = self.entries(Only::TakingPart, self.days(today, 1), &self.store.opening()?)?;
        let on = |duty: &&Duty| {
            duty.kind == DutyKind::Shift
                && entries.iter().any(|entry| {
                    entry.is_of(&duty.activity) && !entry.occurrence.cancelled && entry.occurrence.end > self.now()
                })
        };
        let shift = house.duties.iter().find(on);
        let phone = |duty: &Duty| duty.phone.as_ref().map_or_else(String::new, ToString::to_string);
        Ok(shift.map(|duty| UserRun { phone: phone(duty) }))
    }

    /// One next possibility after a press of Vær med: what is on now, else what comes.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn one_next(&self, language: Language) -> Result<Option<EntryView>, StoreError> {
        let Some(id) = self.next_entry()? else { return Ok(None) };
        Ok(self.activity(id, language)?.map(|view| view.entry))
    }

    /// The next times at which something can begin today: four half hours, while the house is open.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn start_times(&self) -> Result<Vec<NaiveTime>, StoreError> {
        let OpenState::Open { until } = self.open_state()? else { return Ok(Vec::new()) };
        let now = self.now().with_timezone(&self.zone).naive_local();
        let half = now.date().and_hms_opt(now.hour(), if now.minute() < 30 { 30 } else { 0 }, 0).unwrap_or(now);
        let first = if half <= now { half + TimeDelta::hours(1) } else { half };
        let times = (0..4).map(|more| first + TimeDelta::minutes(30 * more));
        let today = |time: &NaiveDateTime| time.date() == now.date() && *time < until.naive_local();
        Ok(times.filter(today).map(|time| time.time()).collect())
    }

    /// Every time of what one can take part in, from today on.
    pub(super) fn times(&self) -> Result<Vec<Entry>, StoreError> {
        let opening = self.store.opening()?;
        let mut entries = self.entries(Only::TakingPart, self.days(self.today_date(), AHEAD), &opening)?;
        let today = self.today_date();
        entries.retain(|entry| !entry.occurrence.cancelled && entry.occurrence.start.date_naive() >= today);
        Ok(entries)
    }

    pub(super) fn there(&self, listing: &Listing) -> Result<Vec<SignUp>, StoreError> {
        let mut all = self.store.joining().sign_ups(self.today_date())?;
        all.retain(|one| one.listing == *listing);
        Ok(all)
    }

    fn duty_view(&self, duty: &Duty, times: &[Entry], all: &[SignUp], language: Language) -> DutyView {
        let coming = times.iter().filter(|entry| entry.is_of(&duty.activity) && entry.occurrence.end > self.now());
        let kind = duty.kind;
        let dates = coming
            .take(DATES)
            .map(|entry| {
                let mut view = self.list_view(&duty.slug, entry, Rules::of_duty(duty), all, language);
                view.people.iter_mut().zip(listed(all, &view.listing)).for_each(|(person, one)| {
                    person.takes = join_words::takes(one.step, kind, duty.is_wish(one.step), one.agreed, language);
                });
                let step = |rung: &crate::domain::duty::Rung| StepView {
                    step: rung.step,
                    title: join_words::step(rung.step, kind, language).to_owned(),
                    text: rung.text.in_language(language).to_owned(),
                    open: match rung.step {
                        Step::OnlyIfNobodyElse => view.free == 0 || !Rules::of_duty(duty).has_reserve_list(),
                        step => !step.takes_a_place() || view.free > 0,
                    },
                };
                view.steps = duty.ladder.rungs().iter().map(step).collect();
                if view.free == 0 {
                    duty.instead.in_language(language).clone_into(&mut view.instead);
                }
                view
            })
            .collect();
        DutyView {
            slug: duty.slug.clone(),
            kind,
            icon: duty.icon.clone(),
            title: duty.title.in_language(language).to_owned(),
            text: duty.text.in_language(language).to_owned(),
            dates,
        }
    }

    fn group_view(&self, group: &Group, times: &[Entry], all: &[SignUp], language: Language) -> GroupView {
        let mut coming = times.iter().filter(|entry| entry.is_of(&group.activity));
        let day = |entry: &Entry| entry.occurrence.start.date_naive();
        let next = coming.next();
        let is_over = next.is_some_and(|entry| entry.phase(self.now()) == Phase::Past);
        let after = next.and_then(|next| coming.map(day).find(|other| *other > day(next)));
        let look = group.look.in_language(language);
        let next = next.map(|entry| {
            let mut view = self.list_view(&group.slug, entry, Rules::of_group(group), all, language);
            if view.free == 0 {
                look.clone_into(&mut view.instead);
            }
            view
        });
        GroupView {
            slug: group.slug.clone(),
            icon: group.icon.clone(),
            title: group.title.in_language(language).to_owned(),
            text: group.text.in_language(language).to_owned(),
            look: look.to_owned(),
            next,
            is_over,
            after,
        }
    }

    fn list_view(&self, slug: &str, entry: &Entry, rules: Rules<'_>, all: &[SignUp], language: Language) -> ListView {
        let date = entry.occurrence.start.date_naive();
        let listing = Listing { of: slug.to_owned(), date };
        let there: Vec<SignUp> = listed(all, &listing).cloned().collect();
        let (places, taken) = (usize::from(rules.places), taken(&there));
        // What waits for the reserve list is not free for anybody else.
        let for_reserve = held(rules, &there, date, self.today_date());
        let free = places.saturating_sub(taken + for_reserve);
        let person = |one: &SignUp| PersonView {
            sign: one.sign,
            word: join_words::sign(one.sign, language),
            icons: join_words::icons(one.sign),
            takes: String::new(),
            step: one.step,
            has_place: one.step.takes_a_place(),
            in_reserve: rules.has_reserve_list() && one.step == Step::OnlyIfNobodyElse,
        };
        ListView {
            day: words::long_date(date, language),
            when: words::occurrence_when(&entry.occurrence, self.today_date(), language),
            hours: words::occurrence_hours(&entry.occurrence, date, language),
            places,
            free,
            glance: join_words::glance(taken, free, language),
            for_reserve,
            people: there.iter().map(person).collect(),
            steps: Vec::new(),
            instead: String::new(),
            listing,
        }
    }
}

pub(super) fn listed<'a>(all: &'a [SignUp], listing: &Listing) -> impl Iterator<Item = &'a SignUp> {
    all.iter().filter(move |one| one.listing == *listing)
}
