//! What the page of the risk profile says, in both languages.

use chrono::NaiveDate;

use crate::app::compass::earlier_words;
use crate::app::words::pick;
use crate::domain::compass::{MadeWith, Part, RiskGround, Term};
use crate::domain::text::Language;

#[must_use]
pub const fn title(language: Language) -> &'static str {
    pick(language, ("Risikoprofil og mestringsskema", "Risk profile and coping plan"))
}

/// Over the page, where there is less room.
#[must_use]
pub const fn short_title(language: Language) -> &'static str {
    pick(language, ("Risikoprofil", "Risk profile"))
}

#[must_use]
pub const fn title_text(language: Language) -> &'static str {
    pick(language, ("Hvad I har set, og hvad der hjælper.", "What you have seen, and what helps."))
}

#[must_use]
pub const fn why(language: Language) -> &'static str {
    pick(language, ("Hvorfor må vi skrive det her?", "Why may we write this?"))
}

#[must_use]
pub const fn why_text(language: Language) -> &'static str {
    pick(
        language,
        (
            "Siden har sin egen grund og sin egen slutdato. Vælg grunden først.",
            "The page has a basis and a last day of its own. Choose the basis first.",
        ),
    )
}

#[must_use]
pub const fn ground(one: RiskGround, language: Language) -> &'static str {
    match one {
        RiskGround::Consent => pick(language, ("Personen har sagt ja", "The person has said yes")),
        RiskGround::Danger => pick(language, ("Nogen er i fare uden den", "Somebody is in danger without it")),
    }
}

#[must_use]
pub const fn ground_text(one: RiskGround, language: Language) -> &'static str {
    match one {
        RiskGround::Consent => pick(language, ("Et ja til netop denne side.", "A yes to this very page.")),
        RiskGround::Danger => {
            pick(language, ("Fortæl personen det, så snart det går.", "Tell the person as soon as you can."))
        }
    }
}

/// “Siden sletter sig selv 13. april 2027”.
#[must_use]
pub fn goes_on(day: NaiveDate, language: Language) -> String {
    let day = earlier_words::day(day, language);
    match language {
        Language::Danish => format!("Siden sletter sig selv {day}"),
        Language::English => format!("The page deletes itself on {day}"),
    }
}

#[must_use]
pub const fn keep(term: Term, language: Language) -> &'static str {
    match term {
        Term::Quarter => pick(language, ("Gem i 3 måneder", "Keep for 3 months")),
        Term::HalfYear => pick(language, ("Gem i 6 måneder", "Keep for 6 months")),
        Term::Year => pick(language, ("Gem i 12 måneder", "Keep for 12 months")),
    }
}

#[must_use]
pub fn from_today(day: NaiveDate, language: Language) -> String {
    let day = earlier_words::day(day, language);
    match language {
        Language::Danish => format!("Fra i dag, til {day}."),
        Language::English => format!("From today, until {day}."),
    }
}

#[must_use]
pub const fn made_with(language: Language) -> &'static str {
    pick(language, ("Hvem har lavet den?", "Who has made it?"))
}

#[must_use]
pub const fn with(one: MadeWith, language: Language) -> &'static str {
    match one {
        MadeWith::ThePerson => pick(language, ("Sammen med personen", "Together with the person")),
        MadeWith::HeardHer => pick(language, ("Personen er blevet hørt", "The person was heard")),
        MadeWith::StaffAlone => {
            pick(language, ("Personalet alene. Personen er spurgt.", "Staff alone. The person was asked."))
        }
    }
}

#[must_use]
pub const fn part(part: Part, language: Language) -> &'static str {
    match part {
        Part::Present => pick(language, ("Sådan er det nu", "How things are now")),
        Part::Helps => pick(language, ("Det hjælper", "What helps")),
        Part::Avoid => pick(language, ("Det gør det sværere", "What makes it harder")),
    }
}

#[must_use]
pub const fn part_hint(part: Part, language: Language) -> &'static str {
    match part {
        Part::Present => pick(language, ("Skriv, hvordan personen har det i dag.", "Write how the person is today.")),
        Part::Helps => pick(
            language,
            ("Hvad kan man gøre, når adfærden ændrer sig?", "What can one do when the behaviour changes?"),
        ),
        Part::Avoid => pick(language, ("Hvad er det bedst at lade være med?", "What is best left alone?")),
    }
}

#[must_use]
pub const fn seen(language: Language) -> &'static str {
    pick(language, ("Det har vi set", "What we have seen"))
}

#[must_use]
pub const fn write_seen(language: Language) -> &'static str {
    pick(language, ("Skriv, hvad I så i dag", "Write what you saw today"))
}

#[must_use]
pub const fn seen_hint(language: Language) -> &'static str {
    pick(language, ("Det, man kunne se og høre. Skriv ingen navne.", "What one could see and hear. Write no names."))
}

#[must_use]
pub const fn take_away(language: Language) -> &'static str {
    pick(language, ("Tag væk", "Take away"))
}

#[must_use]
pub const fn remove(language: Language) -> &'static str {
    pick(language, ("Slet hele siden", "Delete the whole page"))
}

#[must_use]
pub const fn remove_text(language: Language) -> &'static str {
    pick(language, ("Alt på den er væk med det samme.", "All of it is gone at once."))
}

#[must_use]
pub const fn nothing_yet(language: Language) -> &'static str {
    pick(language, ("Ikke skrevet endnu", "Not written yet"))
}
