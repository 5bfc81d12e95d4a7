//! What the page of the conversation says, in both languages.

use crate::app::words::pick;
use crate::domain::compass::{Belief, Importance};
use crate::domain::text::Language;

#[must_use]
pub const fn title(language: Language) -> &'static str {
    pick(language, ("Samtalen", "The conversation"))
}

#[must_use]
pub const fn title_text(language: Language) -> &'static str {
    pick(
        language,
        ("Hvor vigtig forandringen er, og troen på den.", "How important the change is, and the belief in it."),
    )
}

#[must_use]
pub const fn how_important(language: Language) -> &'static str {
    pick(language, ("Hvor vigtig er forandringen for dig?", "How important is the change to you?"))
}

#[must_use]
pub const fn how_sure(language: Language) -> &'static str {
    pick(language, ("Tror du på, at du kan?", "Do you believe that you can?"))
}

#[must_use]
pub const fn importance(one: Importance, language: Language) -> &'static str {
    match one {
        Importance::NotNow => pick(language, ("Ikke lige nu", "Not just now")),
        Importance::SomeDays => pick(language, ("Nogle dage", "Some days")),
        Importance::Important => pick(language, ("Det er vigtigt", "It is important")),
        Importance::Foremost => pick(language, ("Det fylder mest", "It is foremost")),
    }
}

#[must_use]
pub const fn belief(one: Belief, language: Language) -> &'static str {
    match one {
        Belief::NotYet => pick(language, ("Ikke endnu", "Not yet")),
        Belief::Perhaps => pick(language, ("Måske", "Perhaps")),
        Belief::WithSomebody => pick(language, ("Sammen med nogen", "Together with somebody")),
        Belief::Can => pick(language, ("Ja, det kan jeg", "Yes, I can")),
    }
}

#[must_use]
pub const fn own(language: Language) -> &'static str {
    pick(language, ("Personens egen sætning", "The person's own sentence"))
}

#[must_use]
pub const fn own_hint(language: Language) -> &'static str {
    pick(language, ("Skriv, hvad personen selv siger om forandringen.", "Write what the person says about the change."))
}

#[must_use]
pub const fn chosen(language: Language) -> &'static str {
    pick(language, ("Valgt", "Chosen"))
}

#[must_use]
pub const fn earlier(language: Language) -> &'static str {
    pick(language, ("Tidligere samtaler", "Earlier conversations"))
}

#[must_use]
pub const fn none_earlier(language: Language) -> &'static str {
    pick(language, ("Der er ingen fra før.", "There are none from before."))
}

#[must_use]
pub const fn both_open(language: Language) -> &'static str {
    pick(
        language,
        (
            "Begge kan stå tomme. Tryk igen for at tage et svar væk.",
            "Both can stay empty. Press again to take an answer away.",
        ),
    )
}

/// “Vigtighed: Nogle dage”.
#[must_use]
pub fn importance_said(one: Importance, language: Language) -> String {
    format!("{}: {}", pick(language, ("Vigtighed", "Importance")), importance(one, language))
}

#[must_use]
pub fn belief_said(one: Belief, language: Language) -> String {
    format!("{}: {}", pick(language, ("Tro på det", "Belief")), belief(one, language))
}
