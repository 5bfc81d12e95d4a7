//! What the meeting on the screen asks where it says *Nej, ikke nu*: why, and what instead. What one press answers goes
//! into the minutes, and so is Danish; beside it stands how it is shown in the other language.

use super::words::pick;
use crate::domain::text::Language;

/// An answer in Danish, as it is noted, and in English.
pub type Pair = (&'static str, &'static str);

/// Why it is not now.
pub const REASONS: [Pair; 4] = [
    ("Der er ikke penge til det endnu", "There is no money for it yet"),
    ("Vi er for få lige nu", "We are too few right now"),
    ("Vi ved ikke nok om det endnu", "We do not know enough about it yet"),
    ("Noget andet kommer først", "Something else comes first"),
];

/// What one can do instead.
pub const INSTEADS: [Pair; 4] = [
    ("Vi taler om det på næste møde", "We talk about it at the next meeting"),
    ("Vi prøver noget mindre først", "We try something smaller first"),
    ("Vi spørger en, der ved mere", "We ask somebody who knows more"),
    ("Vi finder på noget andet sammen", "We come up with something else together"),
];

/// How an answer stands on its card.
#[must_use]
pub const fn answer(answer: Pair, language: Language) -> &'static str {
    pick(language, answer)
}

/// The question, and what is said below it.
#[must_use]
pub const fn why(language: Language) -> (&'static str, &'static str) {
    (
        pick(language, ("Hvorfor ikke nu?", "Why not now?")),
        pick(language, ("Bagefter vælger I, hvad I gør i stedet.", "Next you choose what to do instead.")),
    )
}

/// The other question, and what is said below it.
#[must_use]
pub const fn instead(language: Language) -> (&'static str, &'static str) {
    (
        pick(language, ("Hvad gør I i stedet?", "What do you do instead?")),
        pick(language, ("Så er det noteret.", "Then it is noted.")),
    )
}

/// The door back, without anything noted.
#[must_use]
pub const fn back(language: Language) -> &'static str {
    pick(language, ("Tilbage til punktet", "Back to the item"))
}

/// In the bar of the page on which own words are written: short enough for a tall screen at the largest size.
#[must_use]
pub const fn short(asks_why: bool, language: Language) -> &'static str {
    pick(language, if asks_why { ("Hvorfor?", "Why?") } else { ("I stedet", "Instead") })
}

/// Below the field of that page.
#[must_use]
pub const fn hint(asks_why: bool, language: Language) -> &'static str {
    pick(
        language,
        if asks_why {
            ("Skriv, hvorfor det ikke er nu, og ingen navne.", "Write why it is not now, and no names.")
        } else {
            ("Skriv, hvad I gør i stedet, og ingen navne.", "Write what you do instead, and no names.")
        },
    )
}

/// Own words, as they stand on the item's page once they are noted.
#[must_use]
pub fn noted(text: &str, language: Language) -> String {
    let (before, after) = match language {
        Language::Danish => ("Noteret", "Personalet læser det, før det hænger op."),
        Language::English => ("Noted", "The staff read it before it goes up."),
    };
    format!("{before}: “{text}” {after}")
}
