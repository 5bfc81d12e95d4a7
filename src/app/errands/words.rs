//! What is said of stick, printer and calendars, in both languages.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::calendar::CalendarRefused;
use super::hand_out::HandedOut;
use crate::app::ports::outside::{StickRefused, StickState};
use crate::app::running::running_words::repeat;
use crate::app::words::{at_time, capital, long_date, pick};
use crate::domain::activity::{Schedule, Start};
use crate::domain::programme::repeat_of;
use crate::domain::text::Language;
use crate::exchange::calendar::{NotACalendar, Why};
use crate::store::ImportReport;

/// How it stands with the stick: what is so, and what one can do.
#[must_use]
pub fn stick(state: StickState, zone: Tz, language: Language) -> (String, String) {
    let fixed = |danish: (&'static str, &'static str), english: (&'static str, &'static str)| {
        let (what, then) = if language == Language::Danish { danish } else { english };
        (what.to_owned(), then.to_owned())
    };
    match state {
        StickState::NotSetUp => fixed(
            ("Her er ikke plads til et stik", "Den, der passer maskinen, kan gøre plads."),
            ("There is no place for a stick here", "Whoever looks after the machine can make one."),
        ),
        StickState::Folder => fixed(
            ("Mappen er åben", "Læg filer i mappen på maskinen."),
            ("The folder is open", "Put files into the folder on the machine."),
        ),
        StickState::Missing => fixed(
            ("Mappen er der ikke", "Den, der passer maskinen, kan lave den."),
            ("The folder is not there", "Whoever looks after the machine can make it."),
        ),
        StickState::Closed => fixed(
            ("Lukket for stik", "Åbn først, og sæt så stikket i."),
            ("Closed to sticks", "Open first, then plug the stick in."),
        ),
        StickState::Waiting => {
            fixed(("Venter på et stik", "Sæt stikket i nu."), ("Waiting for a stick", "Plug the stick in now."))
        }
        StickState::NoneCame => fixed(
            ("Der kom ikke noget stik", "Åbn igen, og sæt stikket i."),
            ("No stick came", "Open again, and plug the stick in."),
        ),
        StickState::Open(until) => {
            let until = at_time(until.with_timezone(&zone).time(), language);
            match language {
                Language::Danish => (format!("Åbent til {until}"), "Luk, før du tager stikket ud.".to_owned()),
                Language::English => (
                    format!("Open until {}", until.trim_start_matches("at ")),
                    "Close before you take it out.".to_owned(),
                ),
            }
        }
    }
}

/// What has become of a paper: what is so, and what one can do.
#[must_use]
pub fn handed_out(handed: &HandedOut, language: Language) -> (String, String) {
    let both = |what: (&'static str, &'static str), then: (&'static str, &'static str)| {
        (pick(language, what).to_owned(), pick(language, then).to_owned())
    };
    match handed {
        HandedOut::UnderWay => both(("Et øjeblik", "One moment"), ("Papiret er på vej.", "The paper is on its way.")),
        HandedOut::Printed => both(
            ("Printeren har papiret", "The printer has the paper"),
            ("Det kommer om lidt.", "It comes in a moment."),
        ),
        HandedOut::OnStick(name) => {
            let what = pick(language, ("Papiret ligger på stikket", "The paper is on the stick"));
            (what.to_owned(), pick(language, ("Filen hedder", "The file is called")).to_owned() + " " + name + ".")
        }
        HandedOut::PrinterSilent => both(
            ("Printeren svarer ikke", "The printer does not answer"),
            ("Se, om den er tændt, eller åbn for et stik.", "See that it is on, or open for a stick."),
        ),
        HandedOut::NoWay => both(
            ("Papiret har brug for et stik", "The paper needs a stick"),
            ("Åbn for et stik, og prøv igen.", "Open for a stick, and try again."),
        ),
        HandedOut::StickRefused(refused) => {
            let (what, then) = stick_refused(*refused);
            both(what, then)
        }
        HandedOut::NotDrawn => both(
            ("Papiret blev ikke til noget", "The paper could not be made"),
            ("Ring til den, der passer maskinen.", "Call whoever looks after the machine."),
        ),
    }
}

type Pair = (&'static str, &'static str);

const fn stick_refused(refused: StickRefused) -> (Pair, Pair) {
    match refused {
        StickRefused::NotReady => (
            ("Stikket er ikke åbent", "The stick is not open"),
            ("Åbn for det, og prøv igen.", "Open it, and try again."),
        ),
        StickRefused::NoFile => (
            ("Filen er der ikke mere", "The file is not there any more"),
            ("Gå tilbage, og vælg igen.", "Go back, and choose again."),
        ),
        StickRefused::TooBig => (
            ("Filen er for stor", "The file is too large"),
            ("Hent en kalender for et kortere tidsrum.", "Get a calendar of a shorter time."),
        ),
        StickRefused::Full => (
            ("Stikket er fuldt", "The stick is full"),
            ("Slet noget på det, eller tag et andet.", "Make room, or take another."),
        ),
        StickRefused::ReadOnly => {
            (("Stikket kan kun læses", "The stick can only be read"), ("Tag et andet stik.", "Take another stick."))
        }
        StickRefused::Broken => (
            ("Stikket svarer ikke", "The stick does not answer"),
            ("Tag det ud, og prøv et andet.", "Take it out, and try another."),
        ),
    }
}

/// Why a file is not taken, in one sentence, and what one can do.
#[must_use]
pub fn calendar_refused(refused: CalendarRefused, language: Language) -> (&'static str, &'static str) {
    let (what, then) = match refused {
        CalendarRefused::Stick(refused) => stick_refused(refused),
        CalendarRefused::NoCalendar(NotACalendar::Empty) => {
            (("Filen er tom", "The file is empty"), ("Hent kalenderen igen.", "Get the calendar again."))
        }
        CalendarRefused::NoCalendar(NotACalendar::NoCalendar) => (
            ("Filen er ikke en kalender", "The file is no calendar"),
            ("Vælg en anden, eller hent den igen.", "Choose another, or get it again."),
        ),
        CalendarRefused::NoCalendar(NotACalendar::TooBig) => stick_refused(StickRefused::TooBig),
        CalendarRefused::House => (
            ("Huset kan ikke gemme noget lige nu", "The house can keep nothing just now"),
            ("Ring til den, der passer maskinen.", "Call whoever looks after the machine."),
        ),
    };
    (pick(language, what), pick(language, then))
}

/// Why an entry of a calendar is left out.
#[must_use]
pub const fn left_out(why: Why, language: Language) -> &'static str {
    pick(
        language,
        match why {
            Why::CutShort => ("Filen slutter midt i den.", "The file ends in the middle of it."),
            Why::OtherMonths => ("Den regner med andre måneder end vores.", "It counts by other months than ours."),
            Why::NoTime => ("Der står ikke, hvornår den er.", "It does not say when it is."),
            Why::BadTime => ("Tiden kan ikke læses.", "Its time cannot be read."),
            Why::BadLength => {
                ("Slutter, før den begynder, eller varer for længe.", "Its end does not fit its beginning.")
            }
            Why::BadRule => ("Gentagelsen kan ikke læses.", "How often it comes cannot be read."),
            Why::Cpr => ("Navnet ligner et CPR-nummer.", "Its name looks like a CPR number."),
            Why::OfLeftOut => ("Den retter noget, der ikke kom med.", "It changes something that is left out."),
        },
    )
}

/// What an entry without a title that may be shown is called.
pub(super) const fn untitled(language: Language) -> &'static str {
    pick(language, ("Uden navn", "Without a name"))
}

/// Why something stays as it is in the house: it was corrected here, or the house has a newer one.
pub(super) const fn stays(language: Language) -> (&'static str, &'static str) {
    (
        pick(language, ("Rettet her på skærmen.", "Corrected here on the screen.")),
        pick(language, ("Huset har en nyere.", "The house has a newer one.")),
    )
}

/// “Tirsdag den 13. oktober kl. 19, hver tirsdag”.
pub(super) fn entry_when(schedule: &Schedule, language: Language) -> String {
    let first = match schedule.start {
        Start::Day(day) => long_date(day, language),
        Start::At { civil, .. } => format!("{} {}", long_date(civil.date(), language), at_time(civil.time(), language)),
    };
    match repeat_of(schedule) {
        Ok(None) => first,
        Ok(Some(often)) => format!("{first}, {}", repeat(&often, language)),
        Err(()) => format!("{first}, {}", pick(language, ("og igen efter det", "and again after that"))),
    }
}

/// “3 kommer, 1 ændres og 2 går”, or what was done so.
#[must_use]
pub fn counts(report: &ImportReport, language: Language) -> String {
    let one = |count: usize, what: Pair| (count > 0).then(|| format!("{count} {}", pick(language, what)));
    let parts: Vec<String> = [
        one(report.added.len(), ("ny", "new")).map(|said| plural(&said, report.added.len(), language)),
        one(report.changed.len(), ("ændret", "changed")),
        one(report.removed.len(), ("taget af", "taken off")),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        return pick(language, ("Ikke noget nyt", "Nothing new")).to_owned();
    }
    capital(&crate::app::words::list(&parts, language))
}

/// “1 ny”, “2 nye”.
fn plural(said: &str, count: usize, language: Language) -> String {
    if count == 1 || language == Language::English { said.to_owned() } else { format!("{said}e") }
}

/// “12 er her allerede”.
#[must_use]
pub fn unchanged(count: usize, language: Language) -> Option<String> {
    (count > 0).then(|| format!("{count} {}", pick(language, ("er her allerede.", "are here already."))))
}

/// “og 40 til”.
#[must_use]
pub fn and_more(count: usize, language: Language) -> String {
    match language {
        Language::Danish => format!("og {count} til"),
        Language::English => format!("and {count} more"),
    }
}

/// A paper's name as a file of any stick takes it.
pub(super) fn clean_name(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_alphanumeric() || " .,-_()".contains(c) { c } else { '-' }).take(80).collect();
    let plain = plain.trim_start_matches('.').trim().to_owned();
    if plain.is_empty() { "papir.pdf".to_owned() } else { plain }
}

/// The date of a moment for the name of a file, such as “2026-10-13”.
#[must_use]
pub fn day_in_name(now: DateTime<Utc>, zone: Tz) -> String {
    now.with_timezone(&zone).date_naive().to_string()
}
