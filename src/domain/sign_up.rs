//! Signing up with a symbol instead of a name, and stepping back by another one that only the person knows.
//!
//! Nobody is registered: a sign-up is a drawing on a list for one date and goes away by itself.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::duty::{Duty, DutyKind, Step};
use super::group::{Group, PLACES};
use super::symbol::Symbol;

/// What stands on a list instead of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sign {
    One(Symbol),
    /// Where all single drawings are taken: two of them, drawn by lot.
    Pair(Symbol, Symbol),
}

impl fmt::Display for Sign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::One(symbol) => symbol.fmt(f),
            Self::Pair(first, second) => write!(f, "{first}+{second}"),
        }
    }
}

impl FromStr for Sign {
    type Err = ();

    /// Reads back what [`fmt::Display`] writes; anything else is `Err(())`.
    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split_once('+') {
            None => Ok(Self::One(text.parse()?)),
            Some((first, second)) => Ok(Self::Pair(first.parse()?, second.parse()?)),
        }
    }
}

/// One date of a duty or a group: a list of its own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Listing {
    /// House-file id of the duty or the group.
    pub of: String,
    pub date: NaiveDate,
}

/// Somebody on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignUp {
    pub listing: Listing,
    pub sign: Sign,
    /// Known to the person alone; no view holds it.
    pub secret: Symbol,
    pub step: Step,
    /// Agreed face to face, for a step that is a wish until then.
    pub agreed: bool,
}

/// The rules of one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules<'a> {
    /// Places on a date.
    pub places: u8,
    allowed: Allowed<'a>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Allowed<'a> {
    OfDuty(&'a Duty),
    /// A group's places are all alike, and looking in needs no sign-up.
    OfGroup,
}

impl<'a> Rules<'a> {
    #[must_use]
    pub const fn of_duty(duty: &'a Duty) -> Self {
        Self { places: duty.wanted.people(), allowed: Allowed::OfDuty(duty) }
    }

    #[must_use]
    pub const fn of_group(_group: &Group) -> Rules<'static> {
        Rules { places: PLACES, allowed: Allowed::OfGroup }
    }

    /// Whether there is such a step to sign up for.
    #[must_use]
    pub fn has(&self, step: Step) -> bool {
        match self.allowed {
            Allowed::OfDuty(duty) => duty.ladder.has(step),
            Allowed::OfGroup => step == Step::Whole,
        }
    }

    /// Whether *kun hvis ingen andre kan* is a reserve list here: one waits on it for a place of a trip.
    #[must_use]
    pub fn has_reserve_list(&self) -> bool {
        self.has(Step::OnlyIfNobodyElse)
            && matches!(self.allowed, Allowed::OfDuty(duty) if duty.kind == DutyKind::Places)
    }

    /// The step that somebody takes who moves up from the reserve list: as much of it as there is.
    #[must_use]
    pub fn place(&self) -> Step {
        let rungs = [Step::Whole, Step::WithSomeone, Step::OneHour];
        rungs.into_iter().find(|step| self.has(*step)).unwrap_or(Step::Whole)
    }
}

/// What one can do where a place cannot be had. The first is always there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instead {
    /// *Kig med*: always open.
    pub look: Look,
    /// *Kun hvis ingen andre kan*, the reserve list.
    pub reserve: bool,
    /// Another date with a place that is free.
    pub other_date: Option<NaiveDate>,
}

/// There is always room to look. A type with one value, so that no [`Instead`] is without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look;

/// Why somebody is not put on a list as they asked; each carries what they can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignUpRefused {
    /// Somebody has this sign on this list; `free` are those that nobody has, and there is always one.
    SignTaken { free: Sign },
    /// All places are taken.
    PlacesTaken(Instead),
    /// A secret that everybody sees on the list is none; any other symbol will do.
    SecretShows,
    /// The date is over; another one has a place, or looking in.
    Over(Instead),
    /// There is no such step here; looking in is always possible.
    NoSuchStep(Instead),
    /// Nobody waits while a place is free: `take` it.
    PlaceIsFree { take: Step },
}

/// Places taken on the list of `already`.
#[must_use]
pub fn taken(already: &[SignUp]) -> usize {
    already.iter().filter(|one| one.step.takes_a_place()).count()
}

/// Whether a place is free.
#[must_use]
pub fn has_room(rules: Rules<'_>, already: &[SignUp]) -> bool {
    taken(already) < usize::from(rules.places)
}

/// How many free places wait for those on the reserve list. Nothing says who of them came first: whoever presses first
/// has the place. On the day itself a place is anybody's, so that none stays empty.
#[must_use]
pub fn held(rules: Rules<'_>, already: &[SignUp], date: NaiveDate, today: NaiveDate) -> usize {
    if !rules.has_reserve_list() || date <= today {
        return 0;
    }
    let reserve = already.iter().filter(|one| one.step == Step::OnlyIfNobodyElse).count();
    usize::from(rules.places).saturating_sub(taken(already)).min(reserve)
}

/// Whether a place is free for somebody who is on no list yet.
#[must_use]
pub fn has_room_for_new(rules: Rules<'_>, already: &[SignUp], date: NaiveDate, today: NaiveDate) -> bool {
    taken(already) + held(rules, already, date, today) < usize::from(rules.places)
}

/// `holder`, who stands on the reserve list of `already`, with a place; `None` where none is free.
#[must_use]
pub fn move_up(rules: Rules<'_>, holder: &SignUp, already: &[SignUp]) -> Option<SignUp> {
    let waits = rules.has_reserve_list() && holder.step == Step::OnlyIfNobodyElse;
    (waits && has_room(rules, already)).then(|| SignUp { step: rules.place(), ..holder.clone() })
}

/// Single drawings that nobody on the list of `already` has, in their order.
#[must_use]
pub fn free_symbols(already: &[SignUp]) -> Vec<Symbol> {
    Symbol::all().filter(|symbol| already.iter().all(|one| one.sign != Sign::One(*symbol))).collect()
}

/// A pair that nobody has: the one at `lot`, a number drawn by chance, or the next free one after it. `None` only when
/// every pair is taken, which no house has the people for.
#[must_use]
pub fn draw_pair(already: &[SignUp], lot: usize) -> Option<Sign> {
    let pairs: Vec<Sign> = Symbol::all()
        .flat_map(|first| Symbol::all().filter(move |second| first < *second).map(move |b| Sign::Pair(first, b)))
        .collect();
    (0..pairs.len())
        .map(|step| pairs[(lot % pairs.len() + step) % pairs.len()])
        .find(|pair| already.iter().all(|one| one.sign != *pair))
}

/// A sign that nobody has: a single drawing, else a pair.
#[must_use]
pub fn free_sign(already: &[SignUp], lot: usize) -> Option<Sign> {
    free_symbols(already).first().map(|symbol| Sign::One(*symbol)).or_else(|| draw_pair(already, lot))
}

/// Puts `wish` on the list that holds `already`. `other_date` is another date with a free place, where there is one.
///
/// # Errors
/// [`SignUpRefused`], which says what can be done instead.
pub fn sign_up(
    rules: Rules<'_>,
    already: &[SignUp],
    wish: SignUp,
    today: NaiveDate,
    other_date: Option<NaiveDate>,
) -> Result<SignUp, SignUpRefused> {
    let instead = || Instead { look: Look, reserve: rules.has(Step::OnlyIfNobodyElse), other_date };
    if wish.listing.date < today {
        return Err(SignUpRefused::Over(Instead { reserve: false, ..instead() }));
    }
    if !rules.has(wish.step) {
        return Err(SignUpRefused::NoSuchStep(instead()));
    }
    let date = wish.listing.date;
    if wish.step.takes_a_place() && !has_room_for_new(rules, already, date, today) {
        return Err(SignUpRefused::PlacesTaken(instead()));
    }
    let waits = wish.step == Step::OnlyIfNobodyElse && rules.has_reserve_list();
    if waits && has_room_for_new(rules, already, date, today) {
        return Err(SignUpRefused::PlaceIsFree { take: rules.place() });
    }
    if already.iter().any(|one| one.sign == wish.sign) {
        let free = free_sign(already, 0).unwrap_or(wish.sign);
        return Err(SignUpRefused::SignTaken { free });
    }
    if shows(wish.sign, wish.secret) {
        return Err(SignUpRefused::SecretShows);
    }
    Ok(SignUp { agreed: false, ..wish })
}

/// Whether everybody who sees `sign` sees `secret`.
#[must_use]
pub fn shows(sign: Sign, secret: Symbol) -> bool {
    match sign {
        Sign::One(symbol) => symbol == secret,
        Sign::Pair(first, second) => first == secret || second == secret,
    }
}

/// Wrong secrets after which the screen asks somebody to come to the house's people, or to try again in a while.
pub const TRIES: u8 = 3;

/// How long after the last wrong one all of them are forgotten, so that nobody keeps the holder from their own list.
pub const PAUSE: TimeDelta = TimeDelta::minutes(5);

/// Wrong secrets shown for one sign-up, and when the last of them was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wrong {
    count: u8,
    last: DateTime<Utc>,
}

impl Wrong {
    /// How many of them still count at `now`. A clock that was set back makes nobody wait longer.
    #[must_use]
    pub fn counted(self, now: DateTime<Utc>) -> u8 {
        let age = now - self.last;
        if age >= TimeDelta::zero() && age < PAUSE { self.count } else { 0 }
    }

    /// With one more at `now`; `before` are those that were shown already.
    #[must_use]
    pub fn one_more(before: Option<Self>, now: DateTime<Utc>) -> Self {
        let count = before.map_or(0, |before| before.counted(now));
        Self { count: count.saturating_add(1), last: now }
    }
}

/// What becomes of a secret that somebody showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// It is the one.
    Right,
    /// It is another one; they can try again.
    Again,
    /// Three others already: *kom til en af os*, or try again after the [`PAUSE`]. Others on the list are not touched.
    Pause,
}

/// Judges `secret` for `of`, after `wrong` wrong ones.
#[must_use]
pub fn show_secret(of: &SignUp, secret: Symbol, wrong: u8) -> Shown {
    if wrong >= TRIES {
        Shown::Pause
    } else if of.secret == secret {
        Shown::Right
    } else if wrong + 1 >= TRIES {
        Shown::Pause
    } else {
        Shown::Again
    }
}

/// The place of `holder` at the `next` meeting as well; `already` is that meeting's list. `None` where it is theirs
/// already, or where the list is full, which cannot be while only the next meeting takes sign-ups.
#[must_use]
pub fn next_time_too(rules: Rules<'_>, holder: &SignUp, next: NaiveDate, already: &[SignUp]) -> Option<SignUp> {
    let theirs = already.iter().any(|one| one.sign == holder.sign);
    let can = !theirs && next > holder.listing.date && has_room(rules, already);
    can.then(|| SignUp { listing: Listing { of: holder.listing.of.clone(), date: next }, ..holder.clone() })
}

/// Whether a list of `date` may still be seen on `today`. It is hidden at once when its date is over.
#[must_use]
pub fn is_seen(date: NaiveDate, today: NaiveDate) -> bool {
    date >= today
}
