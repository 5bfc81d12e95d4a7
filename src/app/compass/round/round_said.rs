//! Sentences of a round that follow a number, a date or somebody's initials.

use chrono::NaiveDate;

use super::agree::Agreed;
use super::round_words::{self as said, Both, say};
use super::{ColumnOf, Rounded};
use crate::app::words;
use crate::domain::compass::{
    Agreement, AgreementDraft, Asks, Contact, ContactGround, Doing, Field, NotYet, RoundRefused, Stays, Wants, Who,
};
use crate::domain::employee::EmployeeId;
use crate::domain::text::Language;

/// “JH fortæller nu”.
#[must_use]
pub fn speaks(initials: &str, language: Language) -> String {
    format!("{initials} {}", say(("fortæller nu", "speaks now"), language))
}

/// “JH · MK · SL”.
#[must_use]
pub fn together(initials: &[String]) -> String {
    initials.iter().filter(|one| !one.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
}

/// “6 minutter uden tryk”.
#[must_use]
pub fn stays(stays: Stays, language: Language) -> String {
    let minutes = stays.time().as_secs() / 60;
    match (minutes, language) {
        (1, Language::Danish) => "Et minut uden tryk".to_owned(),
        (1, Language::English) => "One minute without a press".to_owned(),
        (more, Language::Danish) => format!("{more} minutter uden tryk"),
        (more, Language::English) => format!("{more} minutes without a press"),
    }
}

/// “Gå videre ved Bolig”.
#[must_use]
pub fn go_on_at(field: &str, language: Language) -> String {
    format!("{} {field}", say(("Gå videre ved", "Go on at"), language))
}

/// “Næste: Økonomi”.
#[must_use]
pub fn next(field: &str, language: Language) -> String {
    format!("{}: {field}", say(said::NEXT, language))
}

/// What a column is called.
#[must_use]
pub fn column(whose: &ColumnOf, language: Language) -> String {
    match whose {
        ColumnOf::Rater(initials) if initials.is_empty() => say(said::RATER_LEFT, language).to_owned(),
        ColumnOf::Rater(initials) => initials.clone(),
        ColumnOf::Person => say(said::THE_PERSON, language).to_owned(),
    }
}

/// Whether a level is answered alike, in a word.
#[must_use]
pub const fn alike(alike: Option<bool>, language: Language) -> &'static str {
    match alike {
        Some(true) => say(said::ALIKE, language),
        Some(false) => say(said::DIFFERENT, language),
        None => say(said::NO_ANSWER, language),
    }
}

/// What to do, where a press changed nothing; `None` where it did, or nothing is to be said.
#[must_use]
pub const fn rounded(rounded: Rounded, language: Language) -> Option<&'static str> {
    let both: Both = match rounded {
        Rounded::Kept | Rounded::Nothing => return None,
        Rounded::NotYet(NotYet::OneMore) => said::ONE_MORE,
        Rounded::NotYet(NotYet::NoField) => said::CHOOSE_FIELD,
        Rounded::NewKey => said::NEW_KEY,
        Rounded::SomebodyLeft => said::SOMEBODY_LEFT,
        Rounded::NoBasis => said::NO_BASIS,
        Rounded::Refused(RoundRefused::StillRating) => said::STILL_RATING,
        Rounded::Refused(RoundRefused::Paused) => said::RESTS,
        Rounded::Refused(RoundRefused::TooLate) => said::LIES_OPEN,
        Rounded::Refused(RoundRefused::LastOne) => said::LAST_ONE,
        Rounded::Refused(RoundRefused::NotInIt) => said::OTHERS_TEXT,
        Rounded::Refused(RoundRefused::Elsewhere) => said::GO_ON_THERE,
    };
    Some(say(both, language))
}

/// That it is over, and what is kept.
#[must_use]
pub const fn closed(language: Language) -> &'static str {
    say(said::CLOSED_TEXT, language)
}

/// What an agreement wants first; `None` where it wants nothing.
#[must_use]
pub const fn agreed(agreed: Agreed, language: Language) -> Option<&'static str> {
    let both = match agreed {
        Agreed::Wants(Wants::Who) => said::WANTS_WHO,
        Agreed::Wants(Wants::What) => said::WANTS_WHAT,
        Agreed::Wants(Wants::When) => said::WANTS_WHEN,
        Agreed::Wants(Wants::Ground) => said::WANTS_GROUND,
        Agreed::Wants(Wants::Said) => said::WANTS_SAID,
        Agreed::NoBasis => said::NO_BASIS,
        Agreed::Kept | Agreed::Made | Agreed::Refused(_) | Agreed::Nothing => return None,
    };
    Some(say(both, language))
}

/// Who does it.
#[must_use]
pub fn who(who: Who, raters: &[(EmployeeId, String)], language: Language) -> String {
    match who {
        Who::Employee(id) => {
            let known = raters.iter().find(|(of, _)| *of == id).map(|(_, initials)| initials.clone());
            known.unwrap_or_else(|| say(said::RATER_LEFT, language).to_owned())
        }
        Who::Person => say(said::THE_PERSON, language).to_owned(),
        Who::Everybody => say(said::EVERYBODY, language).to_owned(),
    }
}

/// “torsdag den 29. oktober”: the day to look again, never a deadline.
#[must_use]
pub fn look_on(day: NaiveDate, language: Language) -> String {
    format!("{} {}", say(("Se på det igen", "Look again on"), language), words::long_date(day, language).to_lowercase())
}

/// A day to look again on, with how far away it is.
#[must_use]
pub fn day_to_look(day: NaiveDate, today: NaiveDate, language: Language) -> (&'static str, String) {
    let days = day.signed_duration_since(today).num_days();
    let far = match days {
        ..=1 => ("I morgen", "Tomorrow"),
        2..=7 => ("Om en uge", "In a week"),
        8..=14 => ("Om to uger", "In two weeks"),
        15..=31 => ("Om en måned", "In a month"),
        _ => ("Om tre måneder", "In three months"),
    };
    (say(far, language), words::long_date(day, language))
}

/// What an agreement is about, in a line.
#[must_use]
pub fn doing(agreement: &Agreement, language: Language) -> String {
    match &agreement.doing {
        Doing::Act { what, .. } => what.to_string(),
        Doing::SitOnHands => say(said::SIT, language).to_owned(),
    }
}

/// The rest of it: who and how, with which fields, when one looks again, and on which ground others are talked to.
#[must_use]
pub fn rest(agreement: &Agreement, raters: &[(EmployeeId, String)], language: Language) -> String {
    let mut lines = vec![who(agreement.who, raters, language)];
    if let Doing::Act { how: Some(how), .. } = &agreement.doing {
        lines.push(how.to_string());
    }
    if !agreement.fields.is_empty() {
        lines.push(fields(&agreement.fields));
    }
    if let Some(Contact { ground, said }) = &agreement.contact {
        lines.push(format!("{}: {said}", ground_of(*ground, language)));
    }
    lines.push(look_on(agreement.when, language));
    lines.join("\n")
}

/// The names of fields, word for word.
#[must_use]
pub fn fields(fields: &[Field]) -> String {
    fields.iter().map(|field| field.label()).collect::<Vec<_>>().join(" · ")
}

/// A ground in words.
#[must_use]
pub const fn ground_of(ground: ContactGround, language: Language) -> &'static str {
    match ground {
        ContactGround::Consent => say(said::CONSENT, language),
        ContactGround::LifeInDanger => say(said::LIFE, language),
        ContactGround::Child => say(said::CHILD, language),
    }
}

/// What is to be written on a ground, and what the screen does not do by itself.
#[must_use]
pub fn ground_hint(ground: Option<ContactGround>, language: Language) -> String {
    match ground {
        Some(ContactGround::Consent) => say(said::CONSENT_TEXT, language).to_owned(),
        Some(ContactGround::Child) => format!("{} {}", say(said::NOT_SENT, language), say(said::WHY_TEXT, language)),
        Some(ContactGround::LifeInDanger) | None => say(said::WHY_TEXT, language).to_owned(),
    }
}

/// What the card of others outside the house says of a draft.
#[must_use]
pub fn others(draft: &AgreementDraft, language: Language) -> String {
    match &draft.contact {
        Asks::Nobody => say(said::NOBODY_OUTSIDE, language).to_owned(),
        Asks::Others { ground: None, .. } => say(said::WANTS_GROUND, language).to_owned(),
        Asks::Others { ground: Some(ground), said: None } => {
            format!("{}. {}", ground_of(*ground, language), say(said::WANTS_SAID, language))
        }
        Asks::Others { ground: Some(ground), said: Some(line) } => {
            format!("{}: {line}", ground_of(*ground, language))
        }
    }
}
