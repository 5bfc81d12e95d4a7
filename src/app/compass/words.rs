//! What the pages about persons say, in both languages: the list, a person's own page, a code word, the five answers,
//! and the fields that a house uses.

use chrono::NaiveDate;

use super::Standing;
use crate::app::words::{long_date, pick};
use crate::domain::compass::{Archive, CodeWordRefused, FiveAnswers, FiveQuestion, Ground, WordPoint};
use crate::domain::retention::KeptFor;
use crate::domain::text::Language;

/// A sentence in Danish and in English.
pub type Pair = (&'static str, &'static str);

/// It in the language of the page.
#[must_use]
pub const fn said(pair: Pair, language: Language) -> &'static str {
    pick(language, pair)
}

pub const SOMEBODY: Pair = ("Person", "Person");
/// In the place of a code word.
pub const COVERED: Pair = ("• • • • •", "• • • • •");
pub const COVERED_LABEL: Pair = ("Kodeordet er dækket til", "The code word is covered");
pub const SHOW: Pair = ("Vis kodeord", "Show code words");
pub const SHOW_TEXT: Pair =
    ("De står her i ti sekunder. Så er de dækket til igen.", "They stand here for ten seconds, then they are covered.");
pub const NEW: Pair = ("Ny person", "New person");
pub const NEW_TEXT: Pair =
    ("Med et kodeord. Navnet hører ikke til her.", "With a code word. The name stays out of here.");
pub const SEARCH: Pair = ("Søg efter et kodeord", "Search for a code word");
pub const SEARCH_HINT: Pair = ("Begyndelsen er nok.", "The beginning will do.");
pub const SEARCHED: Pair = ("Vis alle igen", "Show everybody again");
pub const NOBODY: Pair = ("Her er ingen personer fra huset endnu", "No persons from the house yet");
pub const NOBODY_FOUND: Pair = ("Intet kodeord passer til det", "No code word holds that");
pub const PRACTICE_TEXT: Pair =
    ("Hun er opdigtet. Prøv alt, for det er væk i morgen.", "She is invented. Try everything; it is gone tomorrow.");
pub const FIRST_FIVE: Pair = ("Fem svar først", "Five answers first");
pub const FIRST_FIVE_TEXT: Pair = (
    "Personer fra huset åbner, når huset har svaret på dem. Øv jer imens.",
    "Persons from the house open once the house has given them. Practise meanwhile.",
);
pub const FIVE: Pair = ("Husets fem svar", "The house's five answers");
pub const FIVE_TEXT: Pair = ("Læs dem, eller ret dem.", "Read them, or correct them.");
pub const FIELDS: Pair = ("Felter på hjulene", "Fields on the wheels");
pub const FIELDS_TEXT: Pair = ("Vælg, hvilke felter huset bruger.", "Choose the fields that the house uses.");

pub const PROPOSED: Pair = ("Forslag til kodeord", "A code word to take");
pub const TAKE: Pair = ("Brug det", "Take it");
pub const ANOTHER: Pair = ("Et andet", "Another one");
pub const WRITE_OWN: Pair = ("Skriv jeres eget", "Write your own");
pub const WRITE_OWN_TEXT: Pair = ("Intet, der siger, hvem det er.", "Nothing that says who it is.");
pub const WRITE_OWN_HINT: Pair = (
    "Skriv et ord, der ikke siger noget om personen. Ikke et navn, og intet mærke fra Vær med.",
    "Write a word that says nothing of the person. Not a name, and no drawing from Join in.",
);
pub const USE_ANYWAY: Pair = ("Brug ordet alligevel", "Take it all the same");
/// Before there is a yes.
pub const KEY_LATER: Pair = ("Navnet venter", "The name waits");
pub const KEY_LATER_TEXT: Pair = (
    "Før et ja står intet navn nogen steder, heller ikke på papir.",
    "Before a yes no name stands anywhere, not on paper either.",
);
/// After it.
pub const KEY: Pair = ("Nøglen er på papir", "The key is on paper");
/// In a title.
pub const KEY_SHORT: Pair = ("Nøgle", "Key");
pub const KEY_DONE: Pair = ("Det står på listen", "It is on the list");
pub const HAS_KEY: Pair = ("Listen i skabet siger, hvem det er.", "The list in the cabinet says who it is.");
pub const ON_PAPER_TEXT: Pair = (
    "Skriv kodeord og navn på en liste. Læg listen i et skab, der er låst.",
    "Write the code word and the name on a list. Put the list into a locked cabinet.",
);

pub const QUICK_WHEEL: Pair = ("Udfyld hjulet", "Fill in the wheel");
pub const QUICK_WHEEL_TEXT: Pair =
    ("Hvert tryk bliver gemt, og kun for dig.", "Each press is kept, and for you alone.");
pub const DONE: Pair = ("Færdig", "Done");
pub const DONE_TEXT: Pair = (
    "Læg hjulet væk, som det er i dag. Så kan alle med kompas se det.",
    "Put the wheel away, the way it is today. Then everybody with compass sees it.",
);
pub const NEVER_FILED: Pair = ("Intet hjul er lagt væk endnu", "No wheel is put away yet");
pub const ASK_FIRST: Pair = ("Spørg først", "Ask first");
pub const ASK_FIRST_TEXT: Pair = (
    "Før der står noget om personen, er der et ja. Spørg, når personen er klar i hovedet, og igen om 12 måneder.",
    "Before anything is written there is a yes. Ask when the person is clear-headed, and again after 12 months.",
);
pub const ASK_AGAIN: Pair = ("Spørg igen", "Ask again");
pub const ASK_AGAIN_TEXT: Pair = (
    "Der er gået et år. Spørg, når personen er klar i hovedet. Indtil da kan I læse, men ikke skrive.",
    "A year has gone by. Ask when the person is clear-headed. Until then you can read, but not write.",
);
pub const HAS_BASIS: Pair = ("Der er sagt ja", "There is a yes");
pub const NO_BASIS: Pair =
    ("Spørg personen først. Indtil da bliver intet gemt.", "Ask the person first. Until then nothing is kept.");

pub const CONSENT: Pair = ("Samtykke", "Consent");
pub const CONSENT_TEXT: Pair = (
    "Hver person siger selv ja eller nej til helbred (artikel 9) og til kriminalitet (artikel 10).",
    "Each person says yes or no to health (article 9) and to crime (article 10) for herself.",
);
pub const LAW: Pair = ("Husets lovgrundlag", "A law the house goes by");
pub const LAW_TEXT: Pair = (
    "Skriv det, som kommunen eller juristen siger det, med artikel 9 (helbred) og artikel 10 (kriminalitet).",
    "Write it the way the municipality or the lawyer puts it, with article 9 (health) and article 10 (crime).",
);
/// Where a law was written without them.
pub const NAME_BOTH: Pair = (
    "Skriv også, hvad der gælder for artikel 9 (helbred) og artikel 10 (kriminalitet).",
    "Write as well what goes for article 9 (health) and article 10 (crime).",
);
pub const THE_ASSOCIATION: Pair = ("Foreningen, der driver huset", "The association that runs the house");
pub const THE_MUNICIPALITY: Pair = ("Kommunen", "The municipality");
pub const ASSESSED: Pair = ("Ja, rådgiveren har set den", "Yes, the officer has seen it");
pub const NOT_ASSESSED: Pair = ("Ikke endnu", "Not yet");
pub const NOT_ASSESSED_TEXT: Pair =
    ("Kompasset venter. Øvepersonen er her imens.", "The compass waits. The practice person is here meanwhile.");
pub const NOTHING_KEPT: Pair = ("Nej, intet", "No, nothing");
pub const SOMETHING_KEPT: Pair = ("Ja, noget", "Yes, something");
pub const SOMETHING_KEPT_TEXT: Pair = ("Skriv, hvad det er.", "Write what it is.");
pub const WRITE: Pair = ("Skriv svaret", "Write the answer");
pub const CHOSEN: Pair = ("Valgt", "Chosen");
pub const MISSING: Pair = ("Mangler", "Missing");
pub const SHORTER: Pair = ("Skriv det kortere, og uden CPR-nummer.", "Write it shorter, and without a CPR number.");
pub const GO_ON: Pair = ("Til personerne", "To the persons");
pub const GO_ON_TEXT: Pair = ("Alle fem svar er her.", "All five answers are here.");

pub const FIELD_ON: Pair = ("I brug", "In use");
pub const FIELD_OFF: Pair = ("Slået fra", "Switched off");
pub const CRIME_FIRST: Pair = (
    "Om kriminalitet gælder en streng regel (artikel 10). Slå det til, når huset har brug for det.",
    "A strict rule goes for crime (article 10). Switch it on where the house needs it.",
);
/// What the house can say of *Kriminalitet* once it is in use.
pub const CRIME_WORDS: Pair = ("Kriminalitet: stikord", "Kriminalitet: keywords");
pub const CRIME_WORDS_TEXT: Pair = (
    "Et stikord kan sige mere end et svar. Slå det til, når huset har brug for det.",
    "A keyword can say more than an answer. Switch it on where the house needs it.",
);
pub const CRIME_PAPER: Pair = ("Kriminalitet: på papir", "Kriminalitet: on paper");
pub const CRIME_PAPER_TEXT: Pair = (
    "Er det slået fra, er feltet ikke med, når I printer. Personen selv kan altid få alt.",
    "While it is off the field is left out when you print. The person can always get everything.",
);
/// On a wheel that lacks one.
pub const SOME_FIELDS_OFF: Pair = ("Ikke alle felter", "Not all fields");
pub const FIELDS_NOTE: Pair = (
    "Et felt, der er slået fra, står ikke på hjulet. Hjul, der er lagt væk, er som før.",
    "A field that is switched off is not on the wheel. Wheels put away stay the way they were.",
);

/// What one of the five asks.
#[must_use]
pub const fn question(question: FiveQuestion) -> Pair {
    match question {
        FiveQuestion::Controller => {
            ("Hvem har ansvaret for det, der bliver skrevet?", "Who answers for what is written?")
        }
        FiveQuestion::Ground => ("Hvad giver huset lov til at skrive?", "By what right does the house write?"),
        FiveQuestion::Kept => ("Hvor længe efter sidste kontakt?", "How long after the last contact?"),
        FiveQuestion::Assessment => (
            "Har databeskyttelsesrådgiveren set konsekvensanalysen?",
            "Has the data protection officer seen the assessment?",
        ),
        FiveQuestion::Archive => {
            ("Er der noget, loven siger bliver gemt?", "Is there anything that the law says is kept?")
        }
    }
}

/// What there is to know before one answers.
#[must_use]
pub const fn about(question: FiveQuestion) -> Pair {
    match question {
        FiveQuestion::Controller => (
            "Loven kalder det den dataansvarlige. Det er en forening, en fond eller en kommune.",
            "The law calls it the data controller: an association, a foundation or a municipality.",
        ),
        FiveQuestion::Ground => (
            "Samtykke passer til de fleste foreninger. En kommune har tit en lov i stedet.",
            "Consent suits most associations. A municipality often has a law instead.",
        ),
        FiveQuestion::Kept => (
            "Bagefter bliver alt om personen slettet. 12 måneder er det sædvanlige.",
            "After that everything about the person is deleted. 12 months is usual.",
        ),
        FiveQuestion::Assessment => (
            "Analysen siger, hvad der kan gå galt, og hvad I gør. Kommunen har en rådgiver.",
            "It says what can go wrong, and what you do about it. The municipality has an officer.",
        ),
        FiveQuestion::Archive => (
            "Nogle huse har pligt til at gemme noget. Personen får det at vide før sit ja.",
            "Some houses have a duty to keep something. The person is told before saying yes.",
        ),
    }
}

/// What the house has answered; `None` where it has not.
#[must_use]
pub fn answer(answers: &FiveAnswers, question: FiveQuestion, language: Language) -> Option<String> {
    Some(match question {
        FiveQuestion::Controller => answers.controller.as_ref()?.to_string(),
        FiveQuestion::Ground => ground(answers.ground.as_ref()?, language),
        FiveQuestion::Kept => months(answers.kept?, language),
        FiveQuestion::Assessment => {
            let day = long_date(answers.assessed?, language);
            format!("{}. {day}.", said(ASSESSED, language))
        }
        FiveQuestion::Archive => match answers.archive.as_ref()? {
            Archive::Nothing => said(NOTHING_KEPT, language).to_owned(),
            Archive::MustKeep(what) => what.to_string(),
        },
    })
}

/// “Samtykke”, or the law in the house's words.
#[must_use]
pub fn ground(ground: &Ground, language: Language) -> String {
    match ground {
        Ground::Consent => said(CONSENT, language).to_owned(),
        Ground::Law(words) => words.to_string(),
    }
}

/// “12 måneder”.
#[must_use]
pub fn months(time: KeptFor, language: Language) -> String {
    crate::app::settings::settings_words::kept_for(time, language)
}

/// Whether something may be noted about a person, in a line.
#[must_use]
pub fn standing(standing: Standing, language: Language) -> String {
    match standing {
        Standing::Current(again) => match language {
            Language::Danish => {
                format!("Spørg igen {} {}.", long_date(again, language).to_lowercase(), again.format("%Y"))
            }
            Language::English => format!("Ask again on {} {}.", long_date(again, language), again.format("%Y")),
        },
        Standing::AskAgain => said(ASK_AGAIN, language).to_owned(),
        Standing::NotAsked => said(ASK_FIRST, language).to_owned(),
    }
}

/// “Sidst lagt væk tirsdag den 13. oktober 2026.”
#[must_use]
pub fn last_filed(day: Option<NaiveDate>, language: Language) -> String {
    let Some(day) = day else { return said(NEVER_FILED, language).to_owned() };
    let (date, year) = (long_date(day, language), day.format("%Y"));
    match language {
        Language::Danish => format!("Sidst lagt væk {} {year}", date.to_lowercase()),
        Language::English => format!("Last put away on {date} {year}"),
    }
}

/// What to do, where a code word is not taken.
#[must_use]
pub const fn refused(refused: CodeWordRefused, language: Language) -> &'static str {
    pick(
        language,
        match refused {
            CodeWordRefused::Empty => ("Skriv et ord, eller tag forslaget.", "Write a word, or take the one proposed."),
            CodeWordRefused::TooLong => ("Skriv et kortere ord.", "Write a shorter word."),
            CodeWordRefused::SomebodysNumber => (
                "Det ligner et nummer eller en adresse på nogen. Vælg et andet ord.",
                "It looks like somebody's number or address. Choose another word.",
            ),
            CodeWordRefused::Taken => ("Det ord er taget. Vælg et andet.", "That word is taken. Choose another one."),
        },
    )
}

/// What is pointed out in a code word, and why.
#[must_use]
pub const fn point(point: WordPoint, language: Language) -> &'static str {
    pick(
        language,
        match point {
            WordPoint::Symbol => (
                "Det er også et mærke på Vær med. Nogen kan tro, det er den samme.",
                "It is a drawing on Join in too. Somebody may think it is the same person.",
            ),
            WordPoint::PublicList => (
                "Det står også på husets lister. Det kan pege på personen.",
                "It stands on the house's lists too. That may point to the person.",
            ),
            WordPoint::FirstName => (
                "Det er et fornavn. Et ord, der ikke er et navn, passer bedre på.",
                "It is a first name. A word that is no name takes better care.",
            ),
        },
    )
}
