//! What is said of what users put up for today, in both languages.

use super::words::pick;
use crate::domain::text::Language;

/// Above it, on a page of its own and on Vær med.
#[must_use]
pub const fn by_user(language: Language) -> &'static str {
    pick(language, ("sat i gang af en bruger", "started by a user"))
}

/// The same in a row of I dag, where there is little room.
#[must_use]
pub const fn from_user(language: Language) -> &'static str {
    pick(language, ("fra en bruger", "from a user"))
}

/// On its own page, after when and where.
#[must_use]
pub const fn come(language: Language) -> &'static str {
    pick(language, ("Kom bare, og vær med.", "Just come and join in."))
}

/// The way to take it down, and whose it is.
#[must_use]
pub const fn take_down(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Danish => ("Tag det ned", "For den, der har sat det i gang."),
        Language::English => ("Take it down", "For whoever has started it."),
    }
}

/// Where it stood, once it is taken down.
#[must_use]
pub const fn is_gone(language: Language) -> &'static str {
    pick(language, ("Det er taget ned igen.", "It has been taken down again."))
}

/// Where no time is left today, and before the house opens.
#[must_use]
pub const fn no_time(language: Language) -> &'static str {
    pick(
        language,
        (
            "Der er ingen tider lige nu. Næste gang huset åbner, kan du sætte noget i gang.",
            "There are no times right now. Next time the house opens you can start something.",
        ),
    )
}

/// Said to whoever chooses the symbol.
#[must_use]
pub const fn secret(language: Language) -> &'static str {
    pick(
        language,
        ("Husk det. Med det tager du det ned igen, hvis du vil.", "Remember it. With it you can take it down again."),
    )
}

/// Said to whoever puts up what is up already.
#[must_use]
pub const fn is_there(language: Language) -> &'static str {
    pick(
        language,
        (
            "Det er sat i gang i forvejen. Vær med, eller vælg et andet tidspunkt.",
            "It is on already. Join in, or choose another time.",
        ),
    )
}

/// Beside a time at which the same is on already, where one chooses when.
#[must_use]
pub const fn is_on(language: Language) -> &'static str {
    pick(language, ("Det er sat i gang. Kom bare, og vær med.", "It is on. Just come and join in."))
}

/// Thanks for it.
#[must_use]
pub const fn it_stands(language: Language) -> &'static str {
    pick(language, ("Det står på I dag indtil i aften.", "It stands on Today until tonight."))
}
