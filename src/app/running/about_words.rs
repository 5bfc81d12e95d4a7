//! What is said of an activity beside its times: recommendations, purposes, pictures, in both languages.

use crate::app::words::{self, pick};
use crate::domain::picture::PictureRefused;
use crate::domain::purpose::Purpose;
use crate::domain::text::{Language, Line};

/// “Mette anbefaler den.”, “En af os anbefaler den.”
#[must_use]
pub fn recommended(name: Option<&Line>, language: Language) -> String {
    match (name, language) {
        (Some(name), Language::Danish) => format!("{name} anbefaler den."),
        (Some(name), Language::English) => format!("{name} recommends it."),
        (None, _) => pick(language, ("En af os anbefaler den.", "One of us recommends it.")).to_owned(),
    }
}

/// “Fællesskab”.
#[must_use]
pub const fn purpose(purpose: Purpose, language: Language) -> &'static str {
    match purpose {
        Purpose::Community => pick(language, ("Fællesskab", "Company")),
        Purpose::SomethingNew => pick(language, ("At opleve noget nyt", "Something new")),
        Purpose::Tradition => pick(language, ("Tradition", "Tradition")),
        Purpose::NewSides => pick(language, ("At se nye sider", "Seeing new sides")),
        Purpose::Responsibility => pick(language, ("At løfte et ansvar", "Carrying a responsibility")),
    }
}

/// “Fællesskab og Tradition”; empty where nothing is said.
#[must_use]
pub fn purposes(all: &[Purpose], language: Language) -> String {
    let names: Vec<String> = all.iter().map(|one| purpose(*one, language).to_owned()).collect();
    words::list(&names, language)
}

/// “6 pladser”.
#[must_use]
pub fn places(number: u8, language: Language) -> String {
    match (number, language) {
        (1, _) => pick(language, ("1 plads", "1 place")).to_owned(),
        (more, Language::Danish) => format!("{more} pladser"),
        (more, Language::English) => format!("{more} places"),
    }
}

/// What one can do where places are taken, to be taken with one press; Danish, as everything a house writes.
pub const INSTEADS: [&str; 3] =
    ["Kom og kig med.", "Kom alligevel, og tag en kop kaffe.", "Sig til, så finder vi noget andet sammen."];

/// How a time went, to be taken with one press; nobody is in them.
pub const WENT: [&str; 3] =
    ["Folk blev siddende bagefter.", "Det var roligt, og det var fint.", "Nogen var med for første gang."];

/// The drawings that suit an activity, in the order in which they are shown.
pub const DRAWINGS: [&str; 10] = ["suppe", "morgen", "ro", "spil", "musik", "film", "krea", "bold", "gaatur", "have"];

/// “Suppe”.
#[must_use]
pub fn drawing(name: &str, language: Language) -> &'static str {
    let words = match name {
        "suppe" => ("Gryde og tallerken", "Pot and plate"),
        "morgen" => ("Morgenbord", "Breakfast table"),
        "spil" => ("Spil", "Games"),
        "musik" => ("Musik", "Music"),
        "film" => ("Film", "Film"),
        "krea" => ("Farver og pensler", "Paint and brushes"),
        "bold" => ("Bold", "Ball"),
        "gaatur" => ("Gåtur", "Walk"),
        "have" => ("Have", "Garden"),
        _ => ("En rolig stund", "A quiet moment"),
    };
    pick(language, words)
}

/// What to do where a picture cannot be taken.
#[must_use]
pub const fn refused(refused: PictureRefused, language: Language) -> &'static str {
    match refused {
        PictureRefused::NoPicture => pick(
            language,
            ("Filen kan ikke vises. Vælg et andet billede.", "The file cannot be shown. Choose another."),
        ),
        PictureRefused::TooLarge => pick(
            language,
            (
                "Billedet er for stort. Gem det mindre, eller vælg et andet.",
                "The picture is too large. Save it smaller.",
            ),
        ),
        PictureRefused::Gone => pick(
            language,
            (
                "Stikket svarer ikke. Sæt det i igen, og prøv en gang til.",
                "The stick does not answer. Put it in again.",
            ),
        ),
    }
}

/// “Billede 3”, for a file whose name cannot stand on the screen.
#[must_use]
pub fn nameless(number: usize, language: Language) -> String {
    format!("{} {number}", pick(language, ("Billede", "Picture")))
}
