//! Dates, times and other words that follow a number or a gender, in both languages.
//!
//! Every sentence here obeys `docs/GLOSSARY.md` and the house's way of writing: “kl. 16”, “kl. 10–12”,
//! “tirsdag den 13. oktober”. Fixed sentences of the screens are `@tr` texts in `ui/`.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc, Weekday};
use chrono_tz::Tz;

use crate::domain::activity::{Occurrence, Price};
use crate::domain::day::Phase;
use crate::domain::facility::{Gender, Shown};
use crate::domain::opening::{DayHours, Hours, OpenState};
use crate::domain::text::Language;

const WEEKDAYS: [(&str, &str); 7] = [
    ("mandag", "Monday"),
    ("tirsdag", "Tuesday"),
    ("onsdag", "Wednesday"),
    ("torsdag", "Thursday"),
    ("fredag", "Friday"),
    ("lørdag", "Saturday"),
    ("søndag", "Sunday"),
];

const MONTHS: [(&str, &str); 12] = [
    ("januar", "January"),
    ("februar", "February"),
    ("marts", "March"),
    ("april", "April"),
    ("maj", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("august", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
];

pub(super) const fn pick(language: Language, pair: (&'static str, &'static str)) -> &'static str {
    match language {
        Language::Danish => pair.0,
        Language::English => pair.1,
    }
}

/// “mandag”; Danish weekdays take no capital inside a sentence.
#[must_use]
pub const fn weekday(day: Weekday, language: Language) -> &'static str {
    pick(language, WEEKDAYS[day.num_days_from_monday() as usize])
}

/// “oktober”.
#[must_use]
pub fn month(day: NaiveDate, language: Language) -> &'static str {
    pick(language, MONTHS[day.month0() as usize])
}

/// The same text with a capital first letter.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// “Tirsdag den 13. oktober”.
#[must_use]
pub fn long_date(day: NaiveDate, language: Language) -> String {
    let (weekday, month) = (weekday(day.weekday(), language), month(day, language));
    match language {
        Language::Danish => capital(&format!("{weekday} den {}. {month}", day.day())),
        Language::English => format!("{weekday} {} {month}", day.day()),
    }
}

/// “13. oktober”.
#[must_use]
pub fn short_date(day: NaiveDate, language: Language) -> String {
    match language {
        Language::Danish => format!("{}. {}", day.day(), month(day, language)),
        Language::English => format!("{} {}", day.day(), month(day, language)),
    }
}

/// “16” or “17.30”.
#[must_use]
pub fn bare_time(time: NaiveTime, language: Language) -> String {
    match (time.minute(), language) {
        (0, _) => time.hour().to_string(),
        (minute, Language::Danish) => format!("{}.{minute:02}", time.hour()),
        (minute, Language::English) => format!("{}:{minute:02}", time.hour()),
    }
}

/// The clock itself: “9.40”, “16.00”.
#[must_use]
pub fn clock(time: NaiveTime, language: Language) -> String {
    match language {
        Language::Danish => format!("{}.{:02}", time.hour(), time.minute()),
        Language::English => format!("{}:{:02}", time.hour(), time.minute()),
    }
}

/// “Tirsdag den 13. oktober, kl. 9.40”: the time by which the house goes.
#[must_use]
pub fn clock_now(now: DateTime<Utc>, zone: Tz, language: Language) -> String {
    let local = now.with_timezone(&zone);
    format!("{}, {}", long_date(local.date_naive(), language), at_time(local.time(), language))
}

/// “kl. 16”, “at 16:00”.
#[must_use]
pub fn at_time(time: NaiveTime, language: Language) -> String {
    match language {
        Language::Danish => format!("kl. {}", bare_time(time, language)),
        Language::English => format!("at {}", clock(time, language)),
    }
}

/// “10–12”, or “16” where there is no end worth saying (“16:00” in English).
#[must_use]
pub fn bare_span(from: NaiveTime, to: Option<NaiveTime>, language: Language) -> String {
    match (to, language) {
        (Some(to), _) if to != from => format!("{}–{}", bare_time(from, language), bare_time(to, language)),
        (_, Language::Danish) => bare_time(from, language),
        (_, Language::English) => clock(from, language),
    }
}

/// “kl. 10–12”.
#[must_use]
pub fn time_span(from: NaiveTime, to: Option<NaiveTime>, language: Language) -> String {
    match language {
        Language::Danish => format!("kl. {}", bare_span(from, to, language)),
        Language::English => bare_span(from, to, language),
    }
}

/// The hours of an occurrence as a column shows them: “10–12”, “hele dagen”, “til kl. 2”.
#[must_use]
pub fn occurrence_hours(occurrence: &Occurrence, day: NaiveDate, language: Language) -> String {
    if occurrence.all_day {
        return pick(language, ("hele dagen", "all day")).to_owned();
    }
    let (start, end) = (occurrence.start.naive_local(), occurrence.end.naive_local());
    let ends_today = end.date() == day || (end.date() == day.succ_opt().unwrap_or(day) && end.time() <= start.time());
    match (start.date() < day, ends_today) {
        (true, false) => pick(language, ("hele dagen", "all day")).to_owned(),
        (true, true) => until(end.time(), language),
        (false, true) => time_span(start.time(), Some(end.time()), language),
        (false, false) => at_or_from(start.time(), language),
    }
}

fn at_or_from(time: NaiveTime, language: Language) -> String {
    match language {
        Language::Danish => format!("fra kl. {}", bare_time(time, language)),
        Language::English => format!("from {}", clock(time, language)),
    }
}

/// “til kl. 22”, “until 22”.
#[must_use]
pub fn until(time: NaiveTime, language: Language) -> String {
    match language {
        Language::Danish => format!("til kl. {}", bare_time(time, language)),
        Language::English => format!("until {}", bare_time(time, language)),
    }
}

/// Which day, as one says it on `today`: “i dag”, “i morgen”, “torsdag”, “torsdag den 5. november”.
#[must_use]
pub fn relative_day(day: NaiveDate, today: NaiveDate, language: Language) -> String {
    match (day - today).num_days() {
        0 => pick(language, ("i dag", "today")).to_owned(),
        1 => pick(language, ("i morgen", "tomorrow")).to_owned(),
        2..=6 => match language {
            Language::Danish => weekday(day.weekday(), language).to_owned(),
            Language::English => format!("on {}", weekday(day.weekday(), language)),
        },
        _ if day.year() != today.year() => format!("{} {}", short_date(day, language), day.year()),
        _ => short_date(day, language),
    }
}

/// When an occurrence is, as one says it on `today`: “i dag kl. 16–18”, “i morgen kl. 14”, “12. november, hele dagen”.
#[must_use]
pub fn occurrence_when(occurrence: &Occurrence, today: NaiveDate, language: Language) -> String {
    let first = occurrence.start.date_naive();
    if first < today && occurrence.end.date_naive() >= today {
        let day = relative_day(today, today, language);
        return format!("{day} {}", occurrence_hours(occurrence, today, language));
    }
    let day = relative_day(first, today, language);
    if occurrence.all_day {
        let last = occurrence.end.date_naive().pred_opt().unwrap_or(first);
        return if last > first {
            let to = pick(language, ("til", "to"));
            format!("{day} {to} {}", short_date(last, language))
        } else {
            format!("{day}, {}", pick(language, ("hele dagen", "all day")))
        };
    }
    let hours = occurrence_hours(occurrence, first, language);
    match language {
        Language::English if hours.chars().next().is_some_and(|c| c.is_ascii_digit()) && !hours.contains('–') => {
            format!("{day} at {hours}")
        }
        _ => format!("{day} {hours}"),
    }
}

/// “Åbent til kl. 22”, “Åbner i morgen kl. 9”.
#[must_use]
pub fn open_state(state: OpenState, now: DateTime<Utc>, zone: Tz, language: Language) -> String {
    let today = now.with_timezone(&zone).date_naive();
    match state {
        OpenState::Open { until: end } => {
            let end = end.naive_local();
            let next_midnight = end.time() == NaiveTime::MIN;
            let far = end.date() > today && !(next_midnight && (end.date() - today).num_days() == 1);
            let day = if far { format!(" {}", relative_day(end.date(), today, language)) } else { String::new() };
            let time = if next_midnight && !far {
                pick(language, ("til midnat", "until midnight")).to_owned()
            } else if far {
                at_time(end.time(), language)
            } else {
                until(end.time(), language)
            };
            match (language, far) {
                (Language::Danish, false) => format!("Åbent {time}"),
                (Language::Danish, true) => format!("Åbent til{day} {time}"),
                (Language::English, false) => format!("Open {time}"),
                (Language::English, true) => format!("Open until{day} {time}"),
            }
        }
        OpenState::Closed { opens } => {
            let (day, time) = (opens.date_naive(), at_time(opens.time(), language));
            let day = relative_day(day, today, language);
            match language {
                Language::Danish => format!("Åbner {day} {time}"),
                Language::English => format!("Opens {day} {time}"),
            }
        }
        OpenState::ClosedForLong => pick(language, ("Spørg os om åbningstiden", "Ask us when we open")).to_owned(),
    }
}

/// The same said by the house: “Vi åbner i morgen kl. 9”.
#[must_use]
pub fn we_open(state: OpenState, now: DateTime<Utc>, zone: Tz, language: Language) -> String {
    let sentence = open_state(state, now, zone, language);
    match (state, language) {
        (OpenState::Closed { .. }, Language::Danish) => sentence.replacen("Åbner", "Vi åbner", 1),
        (OpenState::Closed { .. }, Language::English) => sentence.replacen("Opens", "We open", 1),
        _ => sentence,
    }
}

/// “kl. 8–22”, “kl. 9–12 og kl. 14–16”, “lukket”; with what the house has to say about it, “lukket – nytårsdag”.
#[must_use]
pub fn day_hours(hours: &DayHours, language: Language) -> String {
    let one = |stretch: &Hours| time_span(stretch.from, Some(stretch.to), language);
    let joined = hours.hours.iter().map(one).collect::<Vec<_>>().join(pick(language, (" og ", " and ")));
    let note = hours.note.as_ref().map(|note| note.in_language(language));
    match (joined.is_empty(), note) {
        (true, None) => pick(language, ("lukket", "closed")).to_owned(),
        (true, Some(note)) => format!("{} – {note}", pick(language, ("lukket", "closed"))),
        (false, None) => joined,
        (false, Some(note)) => format!("{joined} {note}"),
    }
}

/// “gratis” or “20 kr.”.
#[must_use]
pub fn price(price: Price, language: Language) -> String {
    if price.kroner == 0 { pick(language, ("gratis", "free")).to_owned() } else { format!("{} kr.", price.kroner) }
}

/// “Mette”, “Mette og Ali”, “Mette, Ali og Jonas”.
#[must_use]
pub fn list(names: &[String], language: Language) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {} {last}", most.join(", "), pick(language, ("og", "and"))),
    }
}

/// What is said of a facility after its name: “er ledigt”, “er måske ledig”. The ending follows the word's gender.
#[must_use]
pub fn facility_state(shown: &Shown, gender: Gender, language: Language) -> String {
    let ending = |word: &str| match gender {
        Gender::Common => word.to_owned(),
        Gender::Neuter => format!("{word}t"),
    };
    match (language, shown) {
        (Language::Danish, Shown::Free) => format!("er {}", ending("ledig")),
        (Language::Danish, Shown::Taken) => "er optaget".to_owned(),
        (Language::Danish, Shown::PerhapsFree) => format!("er måske {}", ending("ledig")),
        (Language::English, Shown::Free) => "is free".to_owned(),
        (Language::English, Shown::Taken) => "is in use".to_owned(),
        (Language::English, Shown::PerhapsFree) => "may be free".to_owned(),
        (_, Shown::Closed { reason }) => reason.in_language(language).to_owned(),
    }
}

/// What one can do at a door whose time is over; on a day when users keep the house open there is only the one on duty.
#[must_use]
pub const fn knock(user_run: bool, language: Language) -> &'static str {
    let pair = if user_run {
        ("Bank på. Svarer ingen, så hent vagten.", "Knock. If nobody answers, get those on duty.")
    } else {
        ("Bank på. Svarer ingen, så hent en af os.", "Knock. If nobody answers, come and get one of us.")
    };
    pick(language, pair)
}

/// “mandag til torsdag”, “fredag”.
#[must_use]
pub fn weekday_range(first: Weekday, last: Weekday, language: Language) -> String {
    if first == last {
        return capital(weekday(first, language));
    }
    let joint = match (last.num_days_from_monday() - first.num_days_from_monday(), language) {
        (1, Language::Danish) => "og",
        (1, Language::English) => "and",
        (_, Language::Danish) => "til",
        (_, Language::English) => "to",
    };
    capital(&format!("{} {joint} {}", weekday(first, language), weekday(last, language)))
}

/// The smallest first step of an offer that names none.
#[must_use]
pub const fn come_and_say_hello(language: Language) -> &'static str {
    pick(language, ("Kom og hils på", "Come and say hello"))
}

/// A remark after a line of text: “ (i gang nu)”, “ (aflyst)”, or nothing.
#[must_use]
pub const fn phase_remark(phase: Phase, language: Language) -> &'static str {
    match phase {
        Phase::Now => pick(language, (" (i gang nu)", " (on now)")),
        Phase::Cancelled => pick(language, (" (aflyst)", " (cancelled)")),
        Phase::Past | Phase::Later => "",
    }
}

/// By which meeting a suggestion is answered: “Svar senest her: Værestedsmøde, torsdag kl. 14–15.”
#[must_use]
pub fn answered_by(meeting: &str, when: &str, language: Language) -> String {
    let lead = pick(language, ("Du får svar senest her", "You get an answer here at the latest"));
    format!("{lead}: {meeting}, {when}.")
}
