//! Words of the staff side that follow a number, in both languages.

use std::time::Duration;

use crate::domain::text::Language;

/// “Vent ét minut, og prøv igen.” Rounded up, so that nobody comes back too early.
#[must_use]
pub fn wait(rest: Duration, language: Language) -> String {
    let minutes = rest.as_secs().div_ceil(60);
    match language {
        Language::Danish => format!("Vent {}, og prøv igen.", danish(minutes)),
        Language::English => format!("Wait {}, then try again.", english(minutes)),
    }
}

fn danish(minutes: u64) -> String {
    match minutes {
        0 | 1 => "ét minut".to_owned(),
        2 => "to minutter".to_owned(),
        3 => "tre minutter".to_owned(),
        4 => "fire minutter".to_owned(),
        5 => "fem minutter".to_owned(),
        61..=90 => "halvanden time".to_owned(),
        31..=60 => "en time".to_owned(),
        16..=30 => "en halv time".to_owned(),
        more => format!("{more} minutter"),
    }
}

fn english(minutes: u64) -> String {
    match minutes {
        0 | 1 => "one minute".to_owned(),
        2 => "two minutes".to_owned(),
        3 => "three minutes".to_owned(),
        4 => "four minutes".to_owned(),
        5 => "five minutes".to_owned(),
        61..=90 => "an hour and a half".to_owned(),
        31..=60 => "an hour".to_owned(),
        16..=30 => "half an hour".to_owned(),
        more => format!("{more} minutes"),
    }
}

/// “Tre forkerte forsøg siden sidst.” `None` where there was none.
#[must_use]
pub fn wrong_since(count: u8, language: Language) -> Option<String> {
    match (count, language) {
        (0, _) => None,
        (1, Language::Danish) => Some("Ét forkert forsøg siden sidst.".to_owned()),
        (1, Language::English) => Some("One wrong try since last time.".to_owned()),
        (more, Language::Danish) => Some(format!("{more} forkerte forsøg siden sidst.")),
        (more, Language::English) => Some(format!("{more} wrong tries since last time.")),
    }
}
