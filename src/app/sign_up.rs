//! Signing up, stepping back, and the other presses of Vær med. Nothing of them is in any audit or log.

use chrono::NaiveDate;

use super::join::{DATES, NotJoined, listed};
use super::{App, Outcome, join_words};
use crate::domain::day::Entry;
use crate::domain::duty::Duty;
use crate::domain::group::Group;
use crate::domain::sign_up::{self, Listing, Rules, Shown, Sign, SignUp, SignUpRefused, Wrong};
use crate::domain::symbol::Symbol;
use crate::domain::text::Language;
use crate::store::StoreError;

/// A list with its rules, and its dates.
struct Found {
    of: Of,
    dates: Vec<Entry>,
}

/// Somebody's place at the next meeting.
pub(super) enum AtNext {
    NoMeeting,
    /// It is theirs already.
    Theirs,
    /// What keeps it for them.
    Kept(SignUp),
}

enum Of {
    Duty(Duty),
    Group(Group),
}

impl Of {
    const fn rules(&self) -> Rules<'_> {
        match self {
            Self::Duty(duty) => Rules::of_duty(duty),
            Self::Group(group) => Rules::of_group(group),
        }
    }

    fn activity(&self) -> &str {
        match self {
            Self::Duty(duty) => &duty.activity,
            Self::Group(group) => &group.activity,
        }
    }
}

impl App {
    pub(super) fn sign_up(&mut self, wish: SignUp, language: Language) -> Result<Outcome, StoreError> {
        match self.judged(wish, language)? {
            Ok(put) => {
                self.store.joining_mut().add(&put)?;
                Ok(Outcome::Done)
            }
            Err(refused) => Ok(refused),
        }
    }

    /// What would be written for `wish`, or what is answered instead.
    pub(super) fn judged(&self, wish: SignUp, language: Language) -> Result<Result<SignUp, Outcome>, StoreError> {
        let Some(found) = self.found(&wish.listing)? else { return Ok(Err(Outcome::Nothing)) };
        let there = self.there(&wish.listing)?;
        let other = self.other_date(&found, wish.listing.date)?;
        let judged = sign_up::sign_up(found.of.rules(), &there, wish, self.today_date(), other);
        Ok(judged.map_err(|refused| {
            Outcome::NotJoined(match refused {
                SignUpRefused::SignTaken { .. } => NotJoined::SignTaken,
                SignUpRefused::SecretShows => NotJoined::SecretShows,
                SignUpRefused::PlaceIsFree { .. } => NotJoined::PlaceIsFree,
                SignUpRefused::PlacesTaken(instead)
                | SignUpRefused::Over(instead)
                | SignUpRefused::NoSuchStep(instead) => NotJoined::Instead(join_words::instead(&instead, language)),
            })
        }))
    }

    pub(super) fn step_back(&mut self, listing: &Listing, sign: Sign, secret: Symbol) -> Result<Outcome, StoreError> {
        let Some(one) = self.there(listing)?.into_iter().find(|one| one.sign == sign) else {
            return Ok(Outcome::Nothing);
        };
        if let Some(outcome) = self.judge(&one, secret) {
            return Ok(outcome);
        }
        self.take_out(&one)?;
        Ok(Outcome::Done)
    }

    /// Takes one off its list without a trace. Whoever leaves a group leaves the next meeting as well, where they had
    /// said so.
    pub(super) fn take_out(&mut self, one: &SignUp) -> Result<(), StoreError> {
        let (listing, sign) = (&one.listing, one.sign);
        let in_group = matches!(self.found(listing)?, Some(Found { of: Of::Group(_), .. }));
        let mut later = self.store.joining().sign_ups(self.today_date())?;
        later.retain(|other| {
            in_group && other.listing.of == listing.of && other.sign == sign && other.listing.date > listing.date
        });
        for other in later.iter().chain([one]) {
            self.store.joining_mut().remove(other)?;
        }
        self.wrong.remove(&(listing.clone(), sign));
        Ok(())
    }

    /// From the reserve list to a place, for whoever of the list presses first.
    pub(super) fn move_up(
        &mut self,
        (listing, sign, secret): (&Listing, Sign, Symbol),
        language: Language,
    ) -> Result<Outcome, StoreError> {
        let there = self.there(listing)?;
        let Some(one) = there.iter().find(|one| one.sign == sign) else { return Ok(Outcome::Nothing) };
        if let Some(outcome) = self.judge(one, secret) {
            return Ok(outcome);
        }
        let Some(found) = self.found(listing)? else { return Ok(Outcome::Nothing) };
        match sign_up::move_up(found.of.rules(), one, &there) {
            Some(up) => {
                self.store.joining_mut().set_step(&up)?;
                Ok(Outcome::Done)
            }
            None => Ok(Outcome::NotJoined(NotJoined::Instead(join_words::still_waiting(language).to_owned()))),
        }
    }

    pub(super) fn next_time_too(
        &mut self,
        listing: &Listing,
        sign: Sign,
        secret: Symbol,
    ) -> Result<Outcome, StoreError> {
        let Some(one) = self.there(listing)?.into_iter().find(|one| one.sign == sign) else {
            return Ok(Outcome::Nothing);
        };
        if let Some(outcome) = self.judge(&one, secret) {
            return Ok(outcome);
        }
        match self.at_the_next(&one)? {
            AtNext::NoMeeting => return Ok(Outcome::Nothing),
            AtNext::Theirs => {}
            AtNext::Kept(kept) => self.store.joining_mut().add(&kept)?,
        }
        Ok(Outcome::Done)
    }

    /// What becomes of somebody's place at the next meeting.
    pub(super) fn at_the_next(&self, one: &SignUp) -> Result<AtNext, StoreError> {
        let listing = &one.listing;
        let Some(found) = self.found(listing)? else { return Ok(AtNext::NoMeeting) };
        let next = found.dates.iter().map(|entry| entry.occurrence.start.date_naive()).find(|day| *day > listing.date);
        let Some(next) = next else { return Ok(AtNext::NoMeeting) };
        let there = self.there(&Listing { of: listing.of.clone(), date: next })?;
        Ok(sign_up::next_time_too(found.of.rules(), one, next, &there).map_or(AtNext::Theirs, AtNext::Kept))
    }

    pub(super) fn take_need(&mut self, slug: &str) -> Result<Outcome, StoreError> {
        let today = self.today_date();
        let there = self.store.taking_part()?.needs.iter().any(|need| need.slug == slug);
        if !there || self.store.joining().needs_taken(today)?.contains(slug) {
            return Ok(Outcome::Nothing);
        }
        self.store.joining_mut().take_need(slug, today)?;
        Ok(Outcome::Done)
    }

    /// What to answer to a secret that is not the one; `None` where it is. Wrong ones are counted for each sign-up on
    /// its own, in memory, and only for a few minutes. What is pressed during the pause makes it no longer.
    pub(super) fn judge(&mut self, one: &SignUp, secret: Symbol) -> Option<Outcome> {
        let now = self.now();
        self.wrong.retain(|_, wrong| wrong.counted(now) > 0);
        let before = self.wrong.get(&(one.listing.clone(), one.sign)).copied();
        let counted = before.map_or(0, |before| before.counted(now));
        let shown = sign_up::show_secret(one, secret, counted);
        if shown != Shown::Right && counted < sign_up::TRIES {
            self.wrong.insert((one.listing.clone(), one.sign), Wrong::one_more(before, now));
        }
        match shown {
            Shown::Right => None,
            Shown::Again => Some(Outcome::WrongSecret),
            Shown::Pause => Some(Outcome::Pause),
        }
    }

    /// Whether three wrong secrets were shown for this sign a moment ago, so that none is judged now.
    #[must_use]
    pub fn is_sign_paused(&self, listing: &Listing, sign: Sign) -> bool {
        let wrong = self.wrong.get(&(listing.clone(), sign));
        wrong.is_some_and(|wrong| wrong.counted(self.now()) >= sign_up::TRIES)
    }

    /// The duty or the group that has a list on this date.
    fn found(&self, listing: &Listing) -> Result<Option<Found>, StoreError> {
        let house = self.store.taking_part()?;
        let duty = house.duties.into_iter().find(|duty| duty.slug == listing.of).map(Of::Duty);
        let group = || house.groups.into_iter().find(|group| group.slug == listing.of).map(Of::Group);
        let Some(of) = duty.or_else(group) else { return Ok(None) };
        let mut dates = self.times()?;
        dates.retain(|entry| entry.is_of(of.activity()));
        let there = dates.iter().any(|entry| entry.occurrence.start.date_naive() == listing.date);
        Ok(there.then_some(Found { of, dates }))
    }

    /// Another of the dates that are shown, with a free place.
    fn other_date(&self, found: &Found, than: NaiveDate) -> Result<Option<NaiveDate>, StoreError> {
        let Of::Duty(duty) = &found.of else { return Ok(None) };
        let all = self.store.joining().sign_ups(self.today_date())?;
        let days = found.dates.iter().take(DATES).map(|entry| entry.occurrence.start.date_naive());
        let has_room = |day: &NaiveDate| {
            let listing = Listing { of: duty.slug.clone(), date: *day };
            let there: Vec<SignUp> = listed(&all, &listing).cloned().collect();
            *day != than && sign_up::has_room_for_new(found.of.rules(), &there, *day, self.today_date())
        };
        Ok({ days }.find(has_room))
    }
}
