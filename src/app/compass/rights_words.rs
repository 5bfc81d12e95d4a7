//! What the pages about a person's rights say, and the page about the room, in both languages.

use std::path::PathBuf;

use chrono::{NaiveDate, Weekday};

use crate::app::words::{self, pick};
use crate::domain::access::Place;
use crate::domain::compass::gate::{Gate, Opened, Shut};
use crate::domain::opening::Hours;
use crate::domain::text::Language;

/// A sentence in Danish and in English.
pub type Said = (&'static str, &'static str);

/// The sentence in `language`.
#[must_use]
pub const fn say(language: Language, said: Said) -> &'static str {
    pick(language, said)
}

// The room.
pub const ROOM: Said = ("Rummet og fristerne", "The room and the time limits");
pub const ROOM_TEXT: Said =
    ("Hvornår kompasset åbner, og hvor længe vi gemmer.", "When the compass opens, and how long we keep things.");
pub const TWO_PINS: Said = ("Åbn med to koder", "Open with two PINs");
pub const TWO_PINS_TEXT: Said =
    ("Hent en kollega med kompas. I taster hver jeres kode.", "Get a colleague with compass. Each types her own PIN.");
pub const SECOND: Said = ("Den anden kode", "The second PIN");
pub const TO_COMPASS: Said = ("Til kompasset", "To the compass");
pub const OWN_HOURS: Said = ("Husets egne tider", "The house's own hours");
pub const NO_OWN_HOURS: Said = ("Huset har ikke valgt nogen.", "The house has chosen none.");
pub const OWN_HOURS_TEXT: Said = (
    "I de tider åbner kompasset, selv om huset er åbent.",
    "In these hours the compass opens although the house is open.",
);
pub const NOT_THAT_DAY: Said = ("Ikke den dag", "Not on that day");
pub const FROM: Said = ("Åbner", "Opens");
pub const TO: Said = ("Lukker", "Closes");
pub const EARLIER: Said = ("Tidligere", "Earlier");
pub const LATER: Said = ("Senere", "Later");
pub const SAVE: Said = ("Gem", "Save");
pub const KEEP_PERSON: Said = ("Alt om en person", "Everything about a person");
pub const KEEP_PERSON_TEXT: Said = ("Regnes fra den sidste kontakt.", "Counted from the last contact.");
pub const KEEP_LINE: Said = ("Linjer i logbogen, og husets egne ting", "Lines of the logbook, and the house's own");
pub const KEEP_LINE_TEXT: Said = (
    "Regnes fra dagen. Det gælder også historier, månedens billede og gruppens hjul.",
    "Counted from the day. Stories, the month's picture and the group's wheels as well.",
);
pub const GOING: Said = ("Slettes inden en måned", "Deleted within a month");
pub const GOING_TEXT: Said = (
    "Har I været i kontakt, så åbn personen, og tryk: Vi har haft kontakt i dag.",
    "If you have been in touch, open the person and press: We were in touch today.",
);
pub const NONE_GOING: Said = ("Ingen slettes inden en måned", "Nobody is deleted within a month");
pub const SHORTER: Said = ("Kortere", "Shorter");
pub const LONGER: Said = ("Længere", "Longer");
pub const WAITS: Said = ("Noget venter på dit ja", "Something waits for your yes");
pub const WAITS_TEXT: Said = (
    "Mere end en femtedel er ældre end fristen. Slettet kan det ikke hentes igen.",
    "More than a fifth is older than the limit. Once deleted it cannot be brought back.",
);
pub const WAITS_YES: Said = ("Slet det gamle nu", "Delete what is old now");

// Where the screen stands.
pub const STANDS: Said = ("Hvor skærmen står", "Where the screen stands");
pub const STANDS_CHANGE: Said = ("Tryk her, hvis den er flyttet.", "Press here if it has been moved.");
pub const STANDS_NOTED: Said = ("Det bliver noteret under Ændringer.", "It is noted under Changes.");
pub const STANDS_NO: Said = ("Nej, gå tilbage", "No, go back");

/// “I fællesrummet”.
#[must_use]
pub const fn stands(place: Place) -> Said {
    match place {
        Place::CommonRoom => ("I fællesrummet", "In the common room"),
        Place::StaffRoom => ("I personalerummet", "In the staff room"),
    }
}

/// What stands before what it would mean.
#[must_use]
pub const fn stands_then(place: Place) -> Said {
    match place {
        Place::CommonRoom => ("Hvis den flyttes til fællesrummet", "If it moves to the common room"),
        Place::StaffRoom => ("Hvis den flyttes til personalerummet", "If it moves to the staff room"),
    }
}

/// What it means for the compass.
#[must_use]
pub const fn means(place: Place) -> Said {
    match place {
        Place::CommonRoom => (
            "Kompasset åbner, når huset er lukket, i husets egne tider og med to koder. Ellers er det lukket.",
            "The compass opens while the house is closed, in the house's own hours and with two PINs. Else it is shut.",
        ),
        Place::StaffRoom => (
            "Kompasset åbner altid med én kode. Vælg det kun, hvis ingen gæster kommer der.",
            "The compass always opens with one PIN. Choose it only if no guests come there.",
        ),
    }
}

#[must_use]
pub const fn stands_yes(place: Place) -> Said {
    match place {
        Place::CommonRoom => ("Ja, den står i fællesrummet nu", "Yes, it stands in the common room now"),
        Place::StaffRoom => ("Ja, den står i personalerummet nu", "Yes, it stands in the staff room now"),
    }
}

/// Whether the compass opens: what it is, and what else there is.
#[must_use]
pub const fn gate(gate: Gate, language: Language) -> Said2 {
    let (title, text) = match gate {
        Gate::Open(Opened::StaffRoom) => (
            ("Åbent: skærmen står hos personalet", "Open: the screen stands with the staff"),
            ("Din egen kode er nok her.", "Your own PIN is enough here."),
        ),
        Gate::Open(Opened::TwoPins) => (
            ("Åbent: I har tastet to koder", "Open: you two have typed your PINs"),
            ("Det gælder, til skærmen låser.", "It holds until the screen locks."),
        ),
        Gate::Open(Opened::HouseClosed) => (
            ("Åbent: huset er lukket nu", "Open: the house is closed now"),
            ("Kompasset lukker, når huset åbner.", "The compass closes when the house opens."),
        ),
        Gate::Open(Opened::OwnHours) => (
            ("Åbent: det er husets egen tid", "Open: it is the house's own hour"),
            ("Kompasset lukker, når tiden er gået.", "The compass closes when the hour is over."),
        ),
        Gate::Shut(Shut::HouseOpen) => (
            ("Lukket, mens huset er åbent", "Shut while the house is open"),
            (
                "Skærmen står i fællesrummet. To koder åbner kompasset.",
                "The screen stands in the common room. Two PINs open the compass.",
            ),
        ),
        Gate::Shut(Shut::NoTime) => (
            ("Lukket: klokken er usikker", "Shut: the time is uncertain"),
            (
                "Skærmen kender ikke klokken eller åbningstiden. To koder åbner kompasset.",
                "The screen does not know the time or the hours. Two PINs open the compass.",
            ),
        ),
    };
    (pick(language, title), pick(language, text))
}

/// A title and a text, in one language.
pub type Said2 = (&'static str, &'static str);

/// “Tirsdag kl. 8–9”, “Tirsdag”.
#[must_use]
pub fn day_and_hours(day: Weekday, hours: Option<Hours>, language: Language) -> String {
    let day = words::capital(words::weekday(day, language));
    match hours {
        Some(hours) => format!("{day} {}", words::time_span(hours.from, Some(hours.to), language)),
        None => day,
    }
}

/// “Kl. 8”.
#[must_use]
pub fn hour(at: chrono::NaiveTime, language: Language) -> String {
    words::capital(&words::at_time(at, language))
}

// The rights.
pub const RIGHTS: Said = ("Personens rettigheder", "The person's rights");
pub const RIGHTS_TEXT: Said = ("Se alt, ret noget, eller få det slettet.", "See all, correct it, or have it deleted.");
pub const PRACTICE: Said = ("Øveperson", "Practice person");
pub const PRACTICE_TEXT: Said =
    ("Personen er opfundet. Prøv bare det hele.", "The person is invented. Do try everything.");
pub const PRACTICE_GOES: Said = ("Slettes i nat", "Deleted tonight");
pub const MET: Said = ("Vi har haft kontakt i dag", "We have been in contact today");
pub const MET_TEXT: Said = ("Fristen regnes fra i dag.", "The limit counts from today.");
pub const INSIGHT: Said = ("Alt om personen", "Everything about the person");
pub const INSIGHT_TEXT: Said =
    ("Læs det igennem først. Derefter kan det gives videre.", "Read it through first. Then it can be handed over.");
pub const BESIDE: Said = ("Ret noget, eller sæt ord på", "Correct something, or add words");
pub const BESIDE_TEXT: Said =
    ("Det nye står ved siden af. Det gamle bliver stående.", "The new stands beside it. The old stays.");
pub const WITHDRAW: Said = ("Træk samtykket tilbage", "Withdraw the consent");
pub const WITHDRAW_TEXT: Said =
    ("Alt om personen slettes med det samme.", "Everything about the person is deleted at once.");
pub const OBJECT: Said = ("Personen gør indsigelse", "The person objects");
pub const OBJECT_TEXT: Said =
    ("Alt sættes på pause, til nogen har svaret.", "Everything is paused until somebody has answered.");
pub const OBJECT_YES: Said = ("Ja, sæt alt på pause", "Yes, pause everything");
pub const ERASE_WHAT: Said = ("Alt om personen slettes nu", "Everything about the person is deleted now");
pub const ERASE_WHAT_TEXT: Said = (
    "Hjul, runder, aftaler, linjer og det, personen selv har sagt. Det kan ikke hentes igen.",
    "Wheels, rounds, agreements, lines and the person's own words. It cannot be brought back.",
);
pub const ERASE_BACKUPS: Said = ("Det, der ligger i sikkerhedskopier", "What lies in backups");
pub const ERASE_DUTY: Said = (
    "Har huset pligt til at gemme noget, så giv det ud på papir først.",
    "If the house has a duty to keep something, hand it out on paper first.",
);
pub const STRIKE: Said = ("Streg kodeordet på listen i skabet", "Strike the code word on the list in the cabinet");
pub const ERASE_YES: Said = ("Ja, slet det nu", "Yes, delete it now");
pub const ERASE_NO: Said = ("Nej, behold det", "No, keep it");
pub const ERASED: Said = ("Det er slettet", "It is deleted");
pub const ERASED_MOMENT: Said = ("Et øjeblik: filerne skrives om.", "One moment: the files are written anew.");
pub const ERASED_LEFT: Said = (
    "Filerne skrives helt om ved næste sletning. Nøglen er væk allerede.",
    "The files are written anew at the next deletion. The key is gone already.",
);
pub const PAUSED: Said = ("Sat på pause", "Paused");
pub const PAUSED_TEXT: Said = (
    "Personen har gjort indsigelse. Kun rettighederne åbner, til nogen har svaret.",
    "The person has objected. Only the rights open until somebody has answered.",
);
pub const UPHOLD: Said = ("Indsigelsen får medhold", "The objection is upheld");
pub const REFUSE: Said = ("Skriv, hvorfor det bliver", "Write why it stays");
pub const REFUSE_TEXT: Said =
    ("Personen har ret til at få grunden at vide.", "The person has a right to know the reason.");
pub const TELL_AUTHORITY: Said =
    ("Personen kan klage til Datatilsynet.", "The person can complain to the Danish data protection authority.");
pub const BACK: Said = ("Til personens rettigheder", "To the person's rights");
pub const TO_LIST: Said = ("Til kompasset", "To the compass");

// What stands in the bar, where it says whom it is about as well.
pub const RIGHTS_SHORT: Said = ("Rettigheder", "Rights");
pub const BESIDE_SHORT: Said = ("Ret noget", "Correct");
pub const CORRECTION_SHORT: Said = ("Rettelse", "Correction");
pub const REMARK_SHORT: Said = ("Egne ord", "Own words");
pub const REFUSE_SHORT: Said = ("Svar", "Answer");

// Insight.
pub const READ_THROUGH: Said = ("Læst igennem – giv det videre", "Read through – hand it over");
pub const TO_PRINTER: Said = ("Det går lige til printeren.", "It goes straight to the printer.");
pub const TO_STICK: Said = ("Det lægges på det åbne stik.", "It is put onto the open stick.");
pub const NEEDS_STICK: Said =
    ("Åbn først et stik, under “Stik og udskrift”.", "First open a stick, under “Stick and printing”.");
pub const READ_FIRST: Said = ("Læs det igennem først", "Read it through first");
pub const READ_FIRST_TEXT: Said = (
    "Står der noget om andre, så lad det blive mellem jer. Knappen står til sidst.",
    "If something is about others, keep it between you. The button is at the end.",
);
/// The regulation, article 12 (3).
pub const WITHIN_A_MONTH: Said = ("Har personen bedt om det?", "Has the person asked for it?");
pub const WITHIN_A_MONTH_TEXT: Said =
    ("Personen skal have det senest inden en måned.", "The person is to have it within a month.");
pub const NOTHING_KEPT: Said = ("Der er ikke gemt noget", "Nothing is kept");
pub const STANDS_BESIDE: Said = ("Ved siden af står", "Beside it stands");
pub const CORRECTION: Said = ("Skriv en rettelse", "Write a correction");
pub const CORRECTION_TEXT: Said = ("Hvad er rigtigt i stedet?", "What is right instead?");
pub const REMARK: Said = ("Skriv personens egne ord", "Write the person's own words");
pub const REMARK_TEXT: Said = ("Det, personen selv vil sige om det.", "What the person wants to say about it.");
pub const NOT_TAKEN: Said = ("Skriv det kortere, og uden CPR-nummer.", "Write it shorter, and without a CPR number.");

/// “Slettes 22. november 2027”.
#[must_use]
pub fn goes_on(day: NaiveDate, language: Language) -> String {
    let day = date(day, language);
    match language {
        Language::Danish => format!("Slettes {day}"),
        Language::English => format!("Deleted on {day}"),
    }
}

/// “12 måneder efter den sidste kontakt, 22. november 2026.”
#[must_use]
pub fn after_contact(kept: &str, contact: NaiveDate, language: Language) -> String {
    let contact = date(contact, language);
    match language {
        Language::Danish => format!("{kept} efter den sidste kontakt, {contact}."),
        Language::English => format!("{kept} after the last contact, {contact}."),
    }
}

/// “22. november 2027”.
#[must_use]
pub fn date(day: NaiveDate, language: Language) -> String {
    format!("{} {}", words::short_date(day, language), day.format("%Y"))
}

/// What backups hold after an erasure, and until when.
#[must_use]
pub fn backups(left: &[PathBuf], until: NaiveDate, language: Language) -> String {
    let until = date(until, language);
    let noise = match language {
        Language::Danish => {
            format!("I sikkerhedskopierne ligger kun rester, som ingen nøgle åbner. De er væk senest {until}.")
        }
        Language::English => {
            format!("Backups hold only remains that no key opens. They are gone by {until}.")
        }
    };
    let names: Vec<String> = left.iter().map(|one| one.display().to_string()).collect();
    if names.is_empty() {
        return noise;
    }
    let names = words::list(&names, language);
    match language {
        Language::Danish => format!(
            "Kopien i {names} kan ikke nås nu. Dér ligger nøglen, til næste kopi bliver lavet. \
             Kopierne dér er væk senest {until}."
        ),
        Language::English => format!(
            "The backup in {names} is out of reach now. The key lies there until the next backup. \
             The copies there are gone by {until}."
        ),
    }
}
