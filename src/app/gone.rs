//! Dates that people had signed up for and that are not any more: moved, cancelled, or the house is closed then.
//!
//! A list does not follow its date: nobody stands on a day that they did not choose. It is hidden at once, since only
//! dates that are have lists, and erased in the following night, so that a slip of the staff's finger can be put right
//! before. Until the old date is over the page says what happened.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{App, join_words};
use crate::domain::day::Entry;
use crate::domain::house::TakingPart;
use crate::domain::sign_up::Listing;
use crate::domain::text::{Language, Words};
use crate::domain::time::{Span, days_after, days_before};
use crate::store::{Only, StoreError};

/// How far a date may be moved and still be found again, in days.
const FURTHEST_MOVE: u64 = 60;

/// A date that is not any more, as everybody sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoneView {
    /// House-file id of the duty or the group.
    pub slug: String,
    /// “Brugervagt søndag den 18. oktober er flyttet til mandag den 19. oktober.”
    pub sentence: String,
}

/// A list without a date of its own.
struct Gone {
    listing: Listing,
    /// `None` where there is no such duty or group any more.
    title: Option<Words>,
    moved_to: Option<NaiveDate>,
}

impl App {
    /// What the page says of dates that are not any more and had a list.
    pub(super) fn gone(&self, language: Language) -> Result<Vec<GoneView>, StoreError> {
        let (today, joining) = (self.today_date(), self.store.joining());
        let mut listings: BTreeSet<Listing> = joining.gone_lists(today)?.into_iter().collect();
        listings.extend(joining.sign_ups(today)?.into_iter().map(|one| one.listing));
        let view = |gone: Gone| {
            let title = gone.title?;
            let sentence = join_words::gone(title.in_language(language), gone.listing.date, gone.moved_to, language);
            Some(GoneView { slug: gone.listing.of, sentence })
        };
        Ok(self.without_a_date(listings)?.into_iter().filter_map(view).collect())
    }

    /// Erases every list whose date is not any more; to be called once a day, where the clock may erase. Says how many.
    ///
    /// # Errors
    /// [`StoreError`] when a file cannot be read or written; what is left is erased the next time.
    pub fn erase_gone_lists(&mut self) -> Result<usize, StoreError> {
        // An empty house, as after a bad disk, knows no dates and takes nobody off a list.
        if !self.may_erase() || self.store.house()?.is_none() {
            return Ok(0);
        }
        let all = self.store.joining().sign_ups(self.today_date())?;
        let gone = self.without_a_date(all.into_iter().map(|one| one.listing).collect())?;
        for one in &gone {
            self.store.joining_mut().erase_list(&one.listing)?;
        }
        Ok(gone.len())
    }

    /// Those of `listings` on whose date there is nothing to sign up for.
    fn without_a_date(&self, listings: BTreeSet<Listing>) -> Result<Vec<Gone>, StoreError> {
        let dates = || listings.iter().map(|listing| listing.date);
        let (Some(first), Some(last)) = (dates().min(), dates().max()) else { return Ok(Vec::new()) };
        let span = Span {
            start: Span::of_days(days_before(first, FURTHEST_MOVE), 1, self.zone).start,
            end: Span::of_days(days_after(last, FURTHEST_MOVE), 1, self.zone).end,
        };
        let mut entries = self.entries(Only::TakingPart, span, &self.store.opening()?)?;
        entries.retain(|entry| !entry.occurrence.cancelled);
        let house = self.store.taking_part()?;
        Ok(listings.into_iter().filter_map(|listing| gone(listing, &house, &entries)).collect())
    }
}

/// `listing` as one that is gone; `None` where its date stands.
fn gone(listing: Listing, house: &TakingPart, entries: &[Entry]) -> Option<Gone> {
    let duty = house.duties.iter().find(|duty| duty.slug == listing.of).map(|duty| (&duty.title, &duty.activity));
    let group = || house.groups.iter().find(|one| one.slug == listing.of).map(|one| (&one.title, &one.activity));
    let Some((title, activity)) = duty.or_else(group) else {
        return Some(Gone { listing, title: None, moved_to: None });
    };
    let mut own = entries.iter().filter(|entry| entry.is_of(activity)).map(|entry| &entry.occurrence);
    if own.clone().any(|one| one.start.date_naive() == listing.date) {
        return None;
    }
    // What would have been on that day, and is on another.
    let moved_to = own.find(|one| one.key.date() == listing.date).map(|one| one.start.date_naive());
    Some(Gone { listing, title: Some(title.clone()), moved_to })
}
