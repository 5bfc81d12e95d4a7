//! What the pages of settings say about times and numbers, in both languages.

use chrono::{NaiveDate, Timelike as _, Weekday};
use chrono_tz::Tz;

use crate::app::words::{self, capital, pick};
use crate::domain::release::Beat;
use crate::domain::retention::{Kept, KeptFor, Retention};
use crate::domain::text::Language;

/// “60 sekunder”, “2 minutter”.
#[must_use]
pub fn seconds(seconds: u64, language: Language) -> String {
    match (seconds % 60, seconds / 60, language) {
        (0, 1, Language::Danish) => "1 minut".to_owned(),
        (0, 1, Language::English) => "1 minute".to_owned(),
        (0, minutes, Language::Danish) => format!("{minutes} minutter"),
        (0, minutes, Language::English) => format!("{minutes} minutes"),
        (_, _, Language::Danish) => format!("{seconds} sekunder"),
        (_, _, Language::English) => format!("{seconds} seconds"),
    }
}

/// “Mandag”.
#[must_use]
pub fn weekday(day: Weekday, language: Language) -> String {
    capital(words::weekday(day, language))
}

/// “Kl. 8”.
#[must_use]
pub fn hour(hour: u32, language: Language) -> String {
    let time = chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    capital(&words::at_time(time, language))
}

/// “Mindst 3 sammen”.
#[must_use]
pub fn together(together: usize, language: Language) -> String {
    match language {
        Language::Danish => format!("Mindst {together} sammen"),
        Language::English => format!("At least {together} together"),
    }
}

/// “Næste gang: mandag den 19. oktober kl. 8.”
#[must_use]
pub fn next_release(beat: Beat, zone: Tz, language: Language) -> String {
    let at = beat.at.with_timezone(&zone);
    let time = chrono::NaiveTime::from_hms_opt(at.hour(), 0, 0).unwrap_or_default();
    let (day, time) = (words::long_date(at.date_naive(), language), words::at_time(time, language));
    match language {
        Language::Danish => format!("Næste gang: {} {time}.", day.to_lowercase()),
        Language::English => format!("Next time: {day} {time}."),
    }
}

/// “12 måneder”, “2 år”.
#[must_use]
pub fn kept_for(time: KeptFor, language: Language) -> String {
    match (time.months() % 12, time.months() / 12, time.months(), language) {
        (0, 1, _, _) => pick(language, ("1 år", "1 year")).to_owned(),
        (0, years, _, Language::Danish) => format!("{years} år"),
        (0, years, _, Language::English) => format!("{years} years"),
        (_, _, 1, _) => pick(language, ("1 måned", "1 month")).to_owned(),
        (_, _, months, Language::Danish) => format!("{months} måneder"),
        (_, _, months, Language::English) => format!("{months} months"),
    }
}

/// “Referater fra møder”.
#[must_use]
pub const fn kept(kept: Kept, language: Language) -> &'static str {
    match kept {
        Kept::Minutes => pick(language, ("Referater fra møder", "Minutes of meetings")),
        Kept::Board => pick(language, ("I foreslog – vi gjorde", "You suggested – we did")),
        Kept::Suggestions => pick(language, ("Forslag hos personalet", "Suggestions with the staff")),
        Kept::Changes => pick(language, ("Hvem der ændrede hvad", "Who changed what")),
        Kept::FollowUps => pick(language, ("Hvordan en aktivitet gik", "How an activity went")),
    }
}

/// What stands beside a time that no house chooses.
#[must_use]
pub const fn always(language: Language) -> &'static str {
    pick(language, ("Den tid er fast.", "This time is fixed."))
}

/// “Referater fra møder: 5 år.” For everybody to read.
#[must_use]
pub fn kept_in_all(retention: Retention, language: Language) -> String {
    let one = |sort| format!("{}: {}.", kept(sort, language), kept_for(retention.of(sort), language));
    Kept::ALL.map(one).join(" ")
}

/// When the next of a sort is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// There is nothing that will ever be.
    Never,
    /// So many have been kept long enough already.
    Due(usize),
    /// So many have, and wait for an employee.
    Waits(usize),
    /// The next is deleted on this day.
    On(NaiveDate),
}

/// “Næste sletning: torsdag den 4. marts 2027.”
#[must_use]
pub fn next(next: Next, kept: Kept, language: Language) -> String {
    match (next, language) {
        (Next::Never, _) => pick(language, ("Der er ikke noget at slette.", "There is nothing to delete.")).to_owned(),
        (Next::Due(count), Language::Danish) if kept.is_sealed() => {
            format!("{count} slettes, næste gang nogen låser op.")
        }
        (Next::Due(count), Language::English) if kept.is_sealed() => {
            format!("{count} deleted the next time somebody unlocks.")
        }
        (Next::Due(count), Language::Danish) => format!("{count} slettes i nat."),
        (Next::Due(count), Language::English) => format!("{count} deleted tonight."),
        (Next::Waits(count), Language::Danish) => {
            format!("{count} kan slettes. Det er mange, så vi venter på dit ja.")
        }
        (Next::Waits(count), Language::English) => {
            format!("{count} can be deleted. That is many, so we wait for your yes.")
        }
        (Next::On(day), Language::Danish) => {
            format!("Næste sletning: {}.", with_year(day, language).to_lowercase())
        }
        (Next::On(day), Language::English) => format!("Next deletion: {}.", with_year(day, language)),
    }
}

/// “Slettes torsdag den 4. marts 2027.”
#[must_use]
pub fn deleted_on(day: NaiveDate, language: Language) -> String {
    match language {
        Language::Danish => format!("Slettes {}.", with_year(day, language).to_lowercase()),
        Language::English => format!("Deleted on {}.", with_year(day, language)),
    }
}

fn with_year(day: NaiveDate, language: Language) -> String {
    format!("{} {}", words::long_date(day, language), day.format("%Y"))
}

/// “Slet 3 nu”.
#[must_use]
pub fn delete_now(count: usize, language: Language) -> String {
    match language {
        Language::Danish => format!("Slet {count} nu"),
        Language::English => format!("Delete {count} now"),
    }
}

/// What was set, for the history: the subject of the audit in words.
#[must_use]
pub fn subject(subject: &str, language: Language) -> String {
    match subject.split_once(' ').unwrap_or((subject, "")) {
        ("idle", _) => pick(language, ("hvor længe siderne er åbne", "how long pages stay open")).to_owned(),
        ("english", _) => pick(language, ("engelsk på skærmen", "English on the screen")).to_owned(),
        ("release", _) => pick(language, ("hvornår kassen tømmes", "when the box is emptied")).to_owned(),
        ("nudge", _) => pick(language, ("et puf", "a nudge")).to_owned(),
        ("keep" | "erase", word) => {
            let word = word.split(' ').next().unwrap_or_default();
            let found = Kept::ALL.into_iter().find(|one| one.word() == word);
            found.map_or_else(String::new, |one| kept(one, language).to_owned())
        }
        ("compass-hours", _) => pick(language, ("hvornår kompasset åbner", "when the compass opens")).to_owned(),
        ("compass-kept", _) => pick(language, ("hvor længe kompasset gemmer", "how long the compass keeps")).to_owned(),
        _ => String::new(),
    }
}

/// “mandag, tirsdag og onsdag”: the subject of a change of the week.
#[must_use]
pub fn days(subject: &str, language: Language) -> String {
    let day = |at: &str| Weekday::try_from(at.parse::<u8>().ok()?).ok();
    let names: Vec<String> =
        subject.split(',').filter_map(day).map(|day| words::weekday(day, language).to_owned()).collect();
    words::list(&names, language)
}
