//! What the pages say of who somebody is in the house, in both languages.

use crate::app::words::pick;
use crate::domain::employee::Role;
use crate::domain::text::Language;

/// “Frivillig”.
#[must_use]
pub const fn role(role: Role, language: Language) -> &'static str {
    match role {
        Role::Staff => pick(language, ("Ansat", "Employed here")),
        Role::Volunteer => pick(language, ("Frivillig", "Volunteer")),
        Role::Student => pick(language, ("Praktikant eller studerende", "Trainee or student")),
        Role::Substitute => pick(language, ("Vikar", "Substitute")),
    }
}

/// “Gjorde til frivillig: SLØ”.
#[must_use]
pub fn made(role: Role, initials: &str, language: Language) -> String {
    let verb = match role {
        Role::Staff => pick(language, ("Gjorde til ansat", "Made employed here")),
        Role::Volunteer => pick(language, ("Gjorde til frivillig", "Made a volunteer")),
        Role::Student => pick(language, ("Gjorde til praktikant", "Made a trainee")),
        Role::Substitute => pick(language, ("Gjorde til vikar", "Made a substitute")),
    };
    format!("{verb}: {initials}")
}

/// Title of the page on which the initials of somebody new are typed.
#[must_use]
pub const fn somebody_new(role: Role, language: Language) -> &'static str {
    match role {
        Role::Staff => pick(language, ("Ny medarbejder", "New employee")),
        Role::Volunteer => pick(language, ("Ny frivillig", "New volunteer")),
        Role::Student => pick(language, ("Ny praktikant", "New trainee")),
        Role::Substitute => pick(language, ("Ny vikar", "New substitute")),
    }
}

/// What is asked before somebody who is employed here is added.
#[must_use]
pub const fn what_she_may(language: Language) -> &'static str {
    pick(language, ("Vælg, hvad hun kan bruge", "Choose what she can use"))
}

/// What stands on a tile before the right; nothing for who is employed here.
#[must_use]
pub const fn on_tile(of: Role, language: Language) -> &'static str {
    match of {
        Role::Staff => "",
        other => role(other, language),
    }
}

/// The drawing of a role.
#[must_use]
pub const fn icon(role: Role) -> &'static str {
    match role {
        Role::Staff => "person",
        Role::Volunteer => "haand",
        Role::Student => "bog",
        Role::Substitute => "kalender",
    }
}

/// What the card says that leads to somebody who is employed here.
#[must_use]
pub const fn add_staff(language: Language) -> &'static str {
    pick(language, ("Er hun ansat, kan hun også få kompas.", "Who is employed here can have the compass as well."))
}

/// The card that leads to somebody who is not employed here.
#[must_use]
pub const fn add_other(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Danish => ("Tilføj frivillig, praktikant eller vikar", "De får huset og deres egen kode."),
        Language::English => ("Add a volunteer, trainee or substitute", "They have the house and a PIN of their own."),
    }
}

/// Title of the page on which a role is chosen, and what it means.
#[must_use]
pub const fn who(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Danish => ("Hvem er det?", "Huset er program, møder, lister og forslag. Kun ansatte får kompas."),
        Language::English => (
            "Who is it?",
            "The house is the programme, meetings, lists and suggestions. Only those employed here have the compass.",
        ),
    }
}

/// The card on an employee's page that leads to her role.
#[must_use]
pub const fn is_here(language: Language) -> &'static str {
    pick(language, ("Hvad hun er i huset", "What she is in the house"))
}

/// Why somebody has no right to the compass, and what there is to do.
#[must_use]
pub const fn house_at_most(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Danish => {
            ("Hun kan bruge alt om huset", "Kompas er for ansatte. Er hun blevet ansat, så ret det først.")
        }
        Language::English => {
            ("She can use all of the house", "The compass is for those employed here. Once she is, change that first.")
        }
    }
}

/// Why the other roles are not offered to somebody with the right to the compass.
#[must_use]
pub const fn has_compass(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Danish => ("Hun har huset og kompas", "Giv hende først kun huset. Så kan du vælge noget andet her."),
        Language::English => (
            "She has the house and the compass",
            "Give her the house alone first. Then you can choose something else here.",
        ),
    }
}
