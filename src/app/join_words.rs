//! Words of Vær med that follow a number, a step or a date, in both languages.

use chrono::NaiveDate;

use super::words::{capital, list, long_date};
use crate::domain::duty::{DutyKind, Step};
use crate::domain::sign_up::{Instead, Sign};
use crate::domain::started::{Meet, Thing};
use crate::domain::text::Language;

const fn pick(language: Language, pair: (&'static str, &'static str)) -> &'static str {
    match language {
        Language::Danish => pair.0,
        Language::English => pair.1,
    }
}

/// What a step is called.
#[must_use]
pub const fn step(step: Step, kind: DutyKind, language: Language) -> &'static str {
    let pair = match (step, kind) {
        (Step::Look, _) => ("Kig med", "Look in"),
        (Step::OneHour, _) => ("En time", "One hour"),
        (Step::WithSomeone, _) => ("Sammen med én", "With someone"),
        (Step::Whole, DutyKind::Shift) => ("Hele vagten", "Whole shift"),
        (Step::Whole, DutyKind::Kitchen) => ("Hele maden", "Whole meal"),
        (Step::Whole, DutyKind::Places) => ("Hele turen", "Whole trip"),
        (Step::OnlyIfNobodyElse, DutyKind::Places) => ("Reservelisten", "The reserve list"),
        (Step::OnlyIfNobodyElse, _) => ("Kun hvis ingen andre kan", "Only if nobody else can"),
    };
    pick(language, pair)
}

/// What somebody on the list takes on: “En time”, “Ønsker hele vagten”, “Hele vagten, aftalt”.
#[must_use]
pub fn takes(of: Step, kind: DutyKind, wish: bool, agreed: bool, language: Language) -> String {
    let name = step(of, kind, language);
    match (wish, agreed, language) {
        (true, false, Language::Danish) => format!("Ønsker {}", name.to_lowercase()),
        (true, false, Language::English) => format!("Would like the {}", name.to_lowercase()),
        (true, true, Language::Danish) => format!("{name}, aftalt"),
        (true, true, Language::English) => format!("{name}, agreed"),
        (false, ..) => name.to_owned(),
    }
}

/// “Fugl”, or “Fugl og fisk” for a pair.
#[must_use]
pub fn sign(sign: Sign, language: Language) -> String {
    match sign {
        Sign::One(symbol) => symbol.word(language).to_owned(),
        Sign::Pair(first, second) => {
            let both = [first, second].map(|symbol| symbol.word(language).to_lowercase());
            capital(&list(&both, language))
        }
    }
}

/// The drawings of a sign.
#[must_use]
pub fn icons(sign: Sign) -> Vec<String> {
    match sign {
        Sign::One(symbol) => vec![symbol.icon()],
        Sign::Pair(first, second) => vec![first.icon(), second.icon()],
    }
}

/// Taken and free at a glance: “1 er med, 3 pladser er ledige”. Never “full”.
#[must_use]
pub fn glance(taken: usize, free: usize, language: Language) -> String {
    let free_part = match (free, language) {
        (0, Language::Danish) => "du kan altid kigge med".to_owned(),
        (0, Language::English) => "you can always look in".to_owned(),
        (1, Language::Danish) => "én plads er ledig".to_owned(),
        (1, Language::English) => "one place is free".to_owned(),
        (_, Language::Danish) => format!("{free} pladser er ledige"),
        (_, Language::English) => format!("{free} places are free"),
    };
    match (taken, language) {
        (0, _) => capital(&free_part),
        (_, Language::Danish) => format!("{taken} er med, {free_part}"),
        (1, Language::English) => format!("1 is in, {free_part}"),
        (_, Language::English) => format!("{taken} are in, {free_part}"),
    }
}

/// What one can do where a place cannot be had: “Du kan altid kigge med, stå på reservelisten eller tage søndag den 1.
/// november.”
#[must_use]
pub fn instead(instead: &Instead, language: Language) -> String {
    let mut ways = vec![pick(language, ("kigge med", "look in")).to_owned()];
    if instead.reserve {
        ways.push(pick(language, ("være reserve", "be in reserve")).to_owned());
    }
    if let Some(day) = instead.other_date {
        let day = long_date(day, language);
        ways.push(match language {
            Language::Danish => format!("tage {}", day.to_lowercase()),
            Language::English => format!("take {day}"),
        });
    }
    let (last, most) = ways.split_last().map_or_else(Default::default, |(last, most)| (last.clone(), most.join(", ")));
    let all = match (most.is_empty(), language) {
        (true, _) => last,
        (false, Language::Danish) => format!("{most} eller {last}"),
        (false, Language::English) => format!("{most} or {last}"),
    };
    match language {
        Language::Danish => format!("Pladserne er taget. Du kan altid {all}."),
        Language::English => format!("The places are taken. You can always {all}."),
    }
}

/// What somebody on the reserve list is told who asks for a place that another has just taken.
#[must_use]
pub const fn still_waiting(language: Language) -> &'static str {
    let pair = (
        "Pladsen er lige blevet taget. Du står stadig på reservelisten.",
        "The place has just been taken. You are still on the reserve list.",
    );
    pick(language, pair)
}

/// What one is told who chose the reserve list while a place became free.
#[must_use]
pub const fn place_is_free(language: Language) -> &'static str {
    pick(language, ("En plads er ledig. Den kan du tage nu.", "A place is free. You can take it now."))
}

/// Said where a place waits, and nobody on the reserve list any more.
#[must_use]
pub const fn nobody_waits(language: Language) -> &'static str {
    pick(language, ("Ingen står på reservelisten nu.", "Nobody is on the reserve list now."))
}

/// The door from the reserve list to a place: what it says, and whose it is.
#[must_use]
pub const fn move_up(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Danish => ("En plads er ledig", "Står du på reservelisten, kan du tage den her."),
        Language::English => ("A place is free", "If you are on the reserve list, you can take it here."),
    }
}

/// Under that door, for everybody else: what they can do instead follows.
#[must_use]
pub const fn not_waiting(language: Language) -> &'static str {
    pick(language, ("Står du ikke på den, kan du i stedet", "If you are not on it, you can instead"))
}

/// What is said once somebody stands on the reserve list.
#[must_use]
pub const fn on_reserve(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Danish => (
            "Du står på reservelisten.",
            "Bliver en plads ledig, venter den på jer. Kig forbi skærmen, den siger det ikke selv.",
        ),
        Language::English => (
            "You are on the reserve list.",
            "A place that becomes free waits for you. Look at the screen now and then.",
        ),
    }
}

/// What is said once somebody stands on a list by a step that is a wish until it is agreed.
#[must_use]
pub const fn wished(language: Language) -> &'static str {
    pick(language, ("Dit ønske står på listen.", "Your wish is on the list."))
}

/// What is said once somebody has come from the reserve list to a place.
#[must_use]
pub const fn moved_up(language: Language) -> &'static str {
    pick(language, ("Nu har du en plads.", "Now you have a place."))
}

/// Said on the list of a meeting that was held today, where no place of it can be taken any more.
#[must_use]
pub fn is_held(after: Option<NaiveDate>, language: Language) -> String {
    let after = after.map(|day| long_date(day, language));
    match (after, language) {
        (Some(day), Language::Danish) => {
            format!("Mødet er holdt. Næste gang er {}. Fra i morgen kan du tage en plads.", day.to_lowercase())
        }
        (Some(day), Language::English) => {
            format!("The meeting is over. The next one is {day}. From tomorrow you can take a place.")
        }
        (None, Language::Danish) => "Mødet er holdt. Der kommer snart en ny dato.".to_owned(),
        (None, Language::English) => "The meeting is over. A new date comes soon.".to_owned(),
    }
}

/// What somebody starts.
#[must_use]
pub const fn thing(thing: Thing, language: Language) -> &'static str {
    let pair = match thing {
        Thing::Walk => ("Gåtur", "A walk"),
        Thing::Cards => ("Kortspil", "Card game"),
        Thing::Music => ("Musik", "Music"),
        Thing::Ball => ("Boldspil", "Ball game"),
        Thing::Cake => ("Kaffe og kage", "Coffee and cake"),
        Thing::Film => ("Film", "A film"),
        Thing::Billiards => ("Billard", "Billiards"),
        Thing::Painting => ("Maling", "Painting"),
    };
    pick(language, pair)
}

/// Where it begins.
#[must_use]
pub const fn meet(place: Meet, language: Language) -> &'static str {
    let pair = match place {
        Meet::Here => ("her ved skærmen", "here at the screen"),
        Meet::Door => ("ved døren", "by the door"),
        Meet::Garden => ("i haven", "in the garden"),
        Meet::Kitchen => ("i køkkenet", "in the kitchen"),
    };
    pick(language, pair)
}

/// “Brugervagt søndag den 18. oktober er flyttet til mandag den 19. oktober.”
#[must_use]
pub fn gone(title: &str, date: NaiveDate, moved_to: Option<NaiveDate>, language: Language) -> String {
    let day = |date: NaiveDate| long_date(date, language);
    match (moved_to, language) {
        (Some(to), Language::Danish) => {
            format!("{title} {} er flyttet til {}.", day(date).to_lowercase(), day(to).to_lowercase())
        }
        (Some(to), Language::English) => format!("{title} on {} is moved to {}.", day(date), day(to)),
        (None, Language::Danish) => format!("{title} {} er taget af planen.", day(date).to_lowercase()),
        (None, Language::English) => format!("{title} on {} is taken off the plan.", day(date)),
    }
}
