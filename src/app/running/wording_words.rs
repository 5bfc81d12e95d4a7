//! What the page says on which a facility is spoken of anew, in both languages.

use crate::app::words::pick;
use crate::domain::facility::Gender;
use crate::domain::text::Language;

/// Title of the page, and the card that leads to it.
#[must_use]
pub const fn title(language: Language) -> &'static str {
    pick(language, ("Ret teksten", "Change the words"))
}

/// What can be changed there.
#[must_use]
pub const fn title_text(language: Language) -> &'static str {
    pick(language, ("Navn, sted, og hvad man gør.", "Name, place, and what people do."))
}

/// What each of its texts is called.
#[must_use]
pub const fn name(language: Language) -> &'static str {
    pick(language, ("Hvad det hedder", "What it is called"))
}

/// What one does when it is free.
#[must_use]
pub const fn invitation(language: Language) -> &'static str {
    pick(language, ("Når det er ledigt", "When it is free"))
}

#[must_use]
pub const fn place(language: Language) -> &'static str {
    pick(language, ("Hvor det er", "Where it is"))
}

#[must_use]
pub const fn no_place(language: Language) -> &'static str {
    pick(language, ("Intet sted skrevet", "No place written"))
}

/// What one can do where it is not free.
#[must_use]
pub const fn instead(language: Language) -> &'static str {
    pick(language, ("Når det ikke er ledigt", "When it is not free"))
}

/// What is said below the field of each.
#[must_use]
pub const fn name_hint(language: Language) -> &'static str {
    pick(language, ("Skriv det, som man siger: Badet.", "Write it as people say it: Badet."))
}

#[must_use]
pub const fn invitation_hint(language: Language) -> &'static str {
    pick(language, ("Skriv, hvad man gør: Bank på, og gå ind.", "Write what people do: Bank på, og gå ind."))
}

#[must_use]
pub const fn instead_hint(language: Language) -> &'static str {
    pick(language, ("Skriv, hvad man kan gøre så længe.", "Write what people can do meanwhile."))
}

/// How the screen will say that it is free: the Danish word has two forms.
#[must_use]
pub fn is_free(name: &str, gender: Gender) -> String {
    let name = if name.trim().is_empty() { "Det" } else { name.trim() };
    match gender {
        Gender::Common => format!("{name} er ledig"),
        Gender::Neuter => format!("{name} er ledigt"),
    }
}

/// What stands above the two forms.
#[must_use]
pub const fn how_it_sounds(language: Language) -> &'static str {
    pick(language, ("Hvad lyder rigtigt?", "Which sounds right?"))
}

/// And that there is nothing to translate by itself.
#[must_use]
pub const fn in_danish(language: Language) -> &'static str {
    pick(
        language,
        ("Nye ord står på dansk, også på den engelske side.", "New words are Danish, on the English page as well."),
    )
}
