//! What is done to a house, one act after the other, and what must be there after so many of them.
//!
//! Each act is one press of somebody or one import. It goes to one of the files; the next one begins only when it has
//! been acknowledged. So whatever happens, what is found is what is there after the acknowledged acts, or after one
//! more: the one that was under way.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use fristed::domain::activity::{Activity, CalendarEntry, Origin};
use fristed::domain::duty::Step;
use fristed::domain::sign_up::{Listing, Sign, SignUp};
use fristed::domain::symbol::Symbol;

use crate::some::{activity, civil, date, entry, once};

/// How many acts it takes until the same kind comes again.
pub const ROUND: u32 = 8;
/// The activity that is saved over and over.
pub const SAVED: &str = "torture";
/// The activities that a calendar brings, always both.
pub const IMPORTED: [&str; 2] = ["torture-a", "torture-b"];
/// What begins the name of each list; after a number follows a hyphen.
pub const CANARY: &str = "kanarie-";
/// What begins each suggestion. It may be in no file in plain text.
pub const TYPED: &str = "kanariefugl nummer ";
/// All sign-ups are for this day.
pub const DAY: &str = "2199-10-13";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Suggest,
    SignUp,
    /// Steps back from the sign-up that this act made.
    StepBack(u32),
    Take,
    Free,
    Save,
    Import,
}

/// The act with this number, counted from nought.
pub fn act(number: u32) -> Act {
    match number % ROUND {
        0 => Act::Suggest,
        1 | 4 => Act::SignUp,
        2 => Act::Take,
        3 => Act::Save,
        5 => Act::Free,
        6 => Act::Import,
        _ => Act::StepBack(number - 6),
    }
}

/// What of it is in the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct House {
    /// Numbers of the suggestions in the box, as often as they are there.
    pub suggestions: Vec<u32>,
    /// Numbers of the sign-ups.
    pub sign_ups: BTreeSet<u32>,
    /// Who took the facility last, where it is taken.
    pub taken: Option<u32>,
    /// The number in the title of the saved activity.
    pub title: Option<u32>,
    /// The numbers in the audit: one for each time it was saved, in the same transaction.
    pub audit: Vec<u32>,
    /// The numbers in the titles of what was imported.
    pub imported: [Option<u32>; 2],
    /// Imports in the audit.
    pub imports: u32,
}

impl House {
    /// What must be there after the first `count` acts.
    pub fn after(count: u32) -> Self {
        let mut house = Self::default();
        for number in 0..count {
            match act(number) {
                Act::Suggest => house.suggestions.push(number),
                Act::SignUp => drop(house.sign_ups.insert(number)),
                Act::StepBack(of) => drop(house.sign_ups.remove(&of)),
                Act::Take => house.taken = Some(number),
                Act::Free => house.taken = None,
                Act::Save => {
                    house.title = Some(number);
                    house.audit.push(number);
                }
                Act::Import => {
                    house.imported = [Some(number); 2];
                    house.imports += 1;
                }
            }
        }
        house
    }
}

/// The sign-up with this number.
pub fn sign_up(number: u32) -> SignUp {
    let symbol = |at: u32| Symbol::all().nth(at as usize % 40).unwrap();
    SignUp {
        listing: Listing { of: format!("{CANARY}{number}-liste"), date: date(DAY) },
        sign: Sign::One(symbol(number)),
        secret: symbol(number + 7),
        step: Step::Look,
        agreed: false,
    }
}

/// The number in the name of a list.
pub fn number_of_list(name: &str) -> Option<u32> {
    name.strip_prefix(CANARY)?.strip_suffix("-liste")?.parse().ok()
}

/// Until when the facility is taken by act `number`.
pub fn taken_until(number: u32) -> DateTime<Utc> {
    let since: DateTime<Utc> = "2026-10-13T08:00:00Z".parse().unwrap();
    since + TimeDelta::seconds(number.into())
}

pub fn number_of_time(until: DateTime<Utc>) -> Option<u32> {
    u32::try_from((until - taken_until(0)).num_seconds()).ok()
}

/// The activity that act `number` saves.
pub fn saved(number: u32) -> Activity {
    let origin = Origin::HouseFile { id: SAVED.to_owned() };
    activity(origin, &format!("Nummer {number}"), once(civil("2026-10-13T10:00:00")))
}

/// What act `number` imports.
pub fn calendar(number: u32) -> Vec<CalendarEntry> {
    let one = |uid: &str| {
        let entry = entry(uid, &format!("Nummer {number}"), once(civil("2026-10-13T11:00:00")));
        CalendarEntry { sequence: number.into(), ..entry }
    };
    IMPORTED.iter().map(|uid| one(uid)).collect()
}

/// The number in a title.
pub fn number_of_title(activity: &Activity) -> Option<u32> {
    activity.title.da.as_str().strip_prefix("Nummer ")?.parse().ok()
}
