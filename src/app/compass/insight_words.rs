//! What *Indsigt* says of records, look-ups and their purposes, in both languages; the paper is always Danish.

use super::rights_words::{Said, date};
use crate::app::words::pick;
use crate::domain::text::Language;

pub const BESIDE: Said = ("Ved siden af noget, der er slettet", "Beside something that is deleted");
pub const CORRECTED: Said = ("Rettelse", "Correction");
pub const REMARKED: Said = ("Personens egne ord", "The person's own words");
pub const OTHER_USER: Said = ("en anden bruger", "another user");
pub const THE_PERSON: Said = ("personen", "the person");
pub const BASIS: Said = ("Grundlag", "Basis");
pub const EMPLOYEE: Said = ("en medarbejder", "an employee");
pub const SEALED_TEXT: Said = (
    "Et udkast, som kun den, der skriver det, kan åbne. Det er ikke færdigt.",
    "A draft that only its writer can open. It is not finished.",
);
pub const KEY_TEXT: Said =
    ("En nøgle til en forsegling. Den indeholder ingen ord.", "A key to a seal. It holds no words.");
pub const CODE_WORD_TEXT: Said = (
    "Huset bruger et kodeord i stedet for et navn. Det står ikke her.",
    "The house uses a code word instead of a name. It does not stand here.",
);
pub const WHEEL_EMPLOYEE: Said = ("Hjul: en medarbejders", "Wheel: an employee's");
pub const WHEEL_PERSON: Said = ("Hjul: personens eget", "Wheel: the person's own");
pub const WHEEL_TOGETHER: Said = ("Hjul: fra en runde", "Wheel: from a round");

/// In the place of words that a record has none of yet.
pub const NO_WORDS: Said = ("Her står ingen ord endnu.", "There are no words here yet.");

/// The paper.
pub const PAPER_TITLE: &str = "Det har huset skrevet om dig";
pub const PAPER_FILE: &str = "udskrift.pdf";
pub const PAPER_CLOSING: [&str; 3] = [
    "Er noget forkert, så sig det til os. Din rettelse bliver skrevet ved siden af.",
    "Du kan få det slettet, eller sige fra. Du kan klage til Datatilsynet.",
    // The regulation, article 12 (3).
    "Beder du om at se det, få det rettet eller slettet, får du svar senest inden en måned.",
];
pub const INVENTED: &str = "Øveperson: alt her er opfundet.";
pub const NOTHING: &str = "Der er ikke gemt noget.";
pub const LOOKS_TITLE: &str = "Hvornår nogen har set det, og hvorfor";
pub const NO_LOOKS: &str = "Ingen har set noget endnu.";
/// The same on the screen.
pub const LOOKS: Said = (LOOKS_TITLE, "When somebody has looked, and why");
pub const NONE_LOOKED: Said = (NO_LOOKS, "Nobody has looked yet.");

/// What a sort of record is called. One that is not known here is told of all the same.
#[must_use]
pub fn title(kind: &str, language: Language) -> String {
    let said = match kind {
        "wheel" => ("Hjul", "Wheel"),
        "basis" => ("Hvorfor huset må skrive", "Why the house may write"),
        "objection" => ("Indsigelse", "Objection"),
        "contact" => ("Den sidste kontakt", "The last contact"),
        "code-word" => ("Kodeord", "Code word"),
        "draft" | "draft-person" | "round-draft" => ("Et udkast", "A draft"),
        "line" | "line-key" | "line-part" => ("Linje i logbogen", "Line of the logbook"),
        "round" | "round-key" | "round-share" | "round-given" | "round-sealed" => ("Kompasrunde", "Round"),
        "round-rating" => ("En medarbejders svar i en runde", "An employee's answers in a round"),
        "agreement" => ("Aftale", "Agreement"),
        "agreement-draft" => ("Udkast til en aftale", "Draft of an agreement"),
        "conversation" => ("Samtale", "Conversation"),
        "risk" => ("Risikoprofil og mestringsskema", "Risk profile and coping plan"),
        _ => ("Andet", "Other"),
    };
    pick(language, said).to_owned()
}

/// A line of a record whose first word this program knows.
#[must_use]
pub fn known(first: &str, rest: &str, language: Language) -> Option<String> {
    let said = |said: Said, rest: &str| Some(format!("{}: {rest}", pick(language, said)));
    match (first, rest) {
        // Which employee it was is nobody's business on this paper.
        ("by" | "employee" | "rater" | "seat", _) => Some(pick(language, EMPLOYEE).to_owned()),
        ("who", rest) if rest.starts_with("employee") => Some(pick(language, EMPLOYEE).to_owned()),
        ("ground", "consent") => said(BASIS, pick(language, ("dit samtykke", "your consent"))),
        ("ground", rest) => said(BASIS, rest.strip_prefix("law ").unwrap_or(rest)),
        ("told", "aloud") => said(("Fortalt", "Told"), pick(language, ("læst højt", "read aloud"))),
        ("told", "screen") => said(("Fortalt", "Told"), pick(language, ("på skærmen", "on the screen"))),
        ("text", rest) => said(("Teksten", "The text"), rest),
        ("day", rest) => {
            let day = rest.parse().map_or_else(|_| rest.to_owned(), |day| date(day, language));
            said(("Dag", "Day"), &day)
        }
        ("remark", rest) => said(REMARKED, rest),
        ("uses", rest) => {
            let uses: Vec<&str> = rest.split(' ').map(|one| used_for(one, language)).collect();
            let uses = uses.join(", ");
            let no_crime = pick(language, ("ikke om kriminalitet (artikel 10)", "not about crime (article 10)"));
            let uses = if rest.split(' ').any(|one| one == "crime") { uses } else { format!("{uses}; {no_crime}") };
            said(("Må bruges til", "May be used for"), &uses)
        }
        _ => None,
    }
}

fn used_for(word: &str, language: Language) -> &str {
    match word {
        "talks" => pick(language, ("samtaler og hjul", "talks and wheels")),
        "health" => pick(
            language,
            ("helbred, rusmidler og seksualitet (artikel 9)", "health, substances and sexuality (article 9)"),
        ),
        "crime" => pick(language, ("kriminalitet (artikel 10)", "crime (article 10)")),
        "totals" => pick(language, ("husets samlede tal", "what the house says as a whole")),
        other => other,
    }
}

/// Each purpose that the program writes beside a look-up or a change, with what it says of it.
pub const PURPOSES: [(&str, Said); 34] = [
    ("talk", ("samtale", "a talk")),
    ("talks", ("samtale", "a talk")),
    ("quick-wheel", ("et hurtigt hjul", "a quick wheel")),
    ("draft", ("et hjul, der blev udfyldt", "a wheel that was being filled in")),
    ("earlier-wheels", ("tidligere hjul", "earlier wheels")),
    ("logbook", ("logbogen", "the logbook")),
    ("conversation", ("samtalen om forandring", "the talk about change")),
    ("risk", ("risikoprofil og mestringsskema", "risk profile and coping plan")),
    ("deadline", ("fristen for sletning", "the limit for deletion")),
    ("contact", ("fristen for sletning", "the limit for deletion")),
    ("insight", ("indsigt for personen selv", "access for the person")),
    ("correction", ("en rettelse", "a correction")),
    ("remark", ("personens egne ord", "the person's own words")),
    ("objection", ("en indsigelse", "an objection")),
    ("withdrawn", ("et samtykke, der blev taget tilbage", "a consent that was taken back")),
    ("upheld", ("en indsigelse, der fik ret", "an objection that was upheld")),
    ("round", ("en kompasrunde", "a round")),
    ("begun", ("en kompasrunde, der begyndte", "a round that began")),
    ("left-out", ("en kompasrunde, hvor en kollega blev ude", "a round that a colleague was left out of")),
    ("opened", ("en kompasrunde, hvor svarene blev lagt frem", "a round whose answers were laid out")),
    ("closed", ("en kompasrunde, der blev lukket", "a round that was closed")),
    ("dropped", ("en kompasrunde, der blev stoppet", "a round that was stopped")),
    ("on paper", ("en kompasrunde på papir", "a round on paper")),
    ("done", ("en kompasrunde, hvor en kollega blev færdig", "a round in which a colleague was done")),
    ("joint", ("en kompasrunde, hvor der blev sat et fælles bud", "a round in which a joint answer was set")),
    ("rated", ("en kompasrunde, hvor en kollega svarede", "a round in which a colleague answered")),
    ("paused", ("en kompasrunde, der holdt pause", "a round that was paused")),
    ("resumed", ("en kompasrunde, der gik videre", "a round that went on")),
    ("drafted", ("et udkast til en aftale", "a draft of an agreement")),
    ("given-up", ("et udkast til en aftale, der blev slettet", "a draft of an agreement that was deleted")),
    ("agreements", ("aftaler at se på igen", "agreements to look at again")),
    ("made", ("en aftale", "an agreement")),
    ("looked-at", ("en aftale", "an agreement")),
    ("house-report", ("husets samlede tal", "what the house says as a whole")),
];

/// “Formål: samtale.”
#[must_use]
pub fn purpose(word: &str, language: Language) -> String {
    let of_house = ("husets arbejde", "the work of the house");
    let said = PURPOSES.iter().find(|(of, _)| *of == word).map_or(of_house, |(_, said)| *said);
    let said = pick(language, said);
    format!("{}: {said}.", pick(language, ("Formål", "Purpose")))
}
