//! Forslag as cards: where there is no room for all of it at once, and *Tak*.

use fristed_ui::{AskTexts, Card, CardFill, FristedWindow, Screen, SuggestChoice, Texts};
use slint::{ComponentHandle as _, SharedString};

use super::cards::{self, Rows, fact, heading, in_columns};
use super::suggestion::{Look, Way};
use crate::app::activity::EntryView;
use crate::app::suggestion::SuggestionView;
use crate::domain::suggestion::SuggestionRefused;

/// Something to choose, as a card.
#[must_use]
pub fn choice(choice: &SuggestChoice, texts: &Texts<'_>) -> Card {
    let (fill, sign, state) = if choice.chosen {
        (CardFill::Free, SharedString::from("ja"), texts.get_chosen())
    } else {
        (CardFill::Press, SharedString::new(), SharedString::new())
    };
    Card {
        action: choice.action.clone(),
        icon: choice.icon.clone(),
        lead: choice.lead.clone(),
        title: choice.word.clone(),
        label: if choice.chosen {
            format!("{}, {}", choice.label, texts.get_chosen()).into()
        } else {
            choice.label.clone()
        },
        fill,
        sign,
        state,
        ..cards::blank()
    }
}

/// What the house promises, before anyone starts.
#[must_use]
pub fn promise(ui: &FristedWindow, look: &Look<'_>) -> Rows {
    let texts = ui.global::<Texts>();
    let mut rows = Rows::new();
    if !ui.global::<Screen>().get_task_title() {
        rows.push(vec![heading(texts.get_suggest())]);
    }
    rows.push(vec![fact("laas", "", texts.get_who_is_not_kept())]);
    rows.push(vec![fact("ur", "", ui.global::<AskTexts>().get_not_read_daily())]);
    rows.extend(look.view.answered_by.as_deref().map(|answered| vec![fact("husmode", "", answered)]));
    rows
}

/// What stands before the field where there is no room for both.
#[must_use]
pub fn before_writing(ui: &FristedWindow, look: &Look<'_>) -> Rows {
    let texts = ui.global::<Texts>();
    let door = |action: &str, icon: &str, title, fill| Card { action: action.into(), fill, ..fact(icon, title, "") };
    let write = door("field", "blyant", texts.get_write(), CardFill::Free);
    let pictures = door("suggest-pictures", "billede", texts.get_pictures(), CardFill::Press);
    let mut rows = promise(ui, look);
    rows.extend(in_columns(vec![write, pictures], look.metrics.columns(400.0, 2)));
    rows
}

/// *Tak*, and one possibility to go on to: *Hjælp nu* for whoever needs it.
#[must_use]
pub fn thanks(ui: &FristedWindow, view: &SuggestionView, next: Option<&EntryView>, needs_help: bool) -> Rows {
    let texts = ui.global::<Texts>();
    let mut rows = vec![vec![Card {
        fill: CardFill::Free,
        ..fact("postkasse", texts.get_thanks_title(), texts.get_thanks_text())
    }]];
    if needs_help {
        rows.push(vec![Card {
            action: "help".into(),
            fill: CardFill::Sky,
            ..fact("redning", texts.get_help(), texts.get_help_after_posting())
        }]);
    }
    rows.extend(view.answered_by.as_deref().map(|answered| vec![fact("husmode", "", answered)]));
    rows.extend(next.filter(|_| !needs_help).map(|entry| {
        vec![Card {
            action: format!("activity:{}", entry.id).into(),
            fill: CardFill::Press,
            lead: texts.get_next_possibility(),
            text: entry.when.as_str().into(),
            ..fact(&entry.icon, entry.title.as_str(), "")
        }]
    }));
    let home = Card { action: "today".into(), fill: CardFill::Press, ..fact("idag", texts.get_go_home(), "") };
    rows.push(vec![home]);
    rows
}

/// What is said of a text that is not taken as it is, and what to do instead.
#[must_use]
pub fn refusal(ui: &FristedWindow, refused: SuggestionRefused, way: Way) -> SharedString {
    let texts = ui.global::<Texts>();
    match (refused, way) {
        (SuggestionRefused::Empty, Way::Write) => texts.get_say_a_word(),
        (SuggestionRefused::Empty, Way::Pictures) => texts.get_choose_first(),
        (SuggestionRefused::TooLong, _) => texts.get_say_it_shorter(),
        (SuggestionRefused::PersonalNumber, _) => texts.get_leave_out_person_number(),
        (SuggestionRefused::PhoneNumber, _) => texts.get_leave_out_phone(),
        (SuggestionRefused::Email, _) => texts.get_leave_out_email(),
    }
}

/// A suggestion before it is posted.
pub struct End {
    pub said: SharedString,
    pub way: Way,
    pub covered: bool,
    pub urgent: bool,
}

/// The whole suggestion, and what can be done with it.
#[must_use]
pub fn end(ui: &FristedWindow, look: &Look<'_>, end: End) -> Rows {
    let texts = ui.global::<Texts>();
    let said = match (end.covered, end.said.trim().is_empty(), end.way) {
        (true, ..) => texts.get_text_is_covered(),
        (false, true, Way::Pictures) => texts.get_choose_first(),
        (false, true, Way::Write) => texts.get_say_a_word(),
        (false, false, _) => end.said,
    };
    let press = |action: &str, icon: &str, title| Card {
        action: action.into(),
        fill: CardFill::Press,
        ..fact(icon, title, "")
    };
    let mut rows = vec![vec![fact("forslag", said, "")]];
    let post = Card { fill: CardFill::Free, ..press("post", "postkasse", texts.get_post()) };
    let (icon, cover) = if end.covered { ("oeje", texts.get_uncover()) } else { ("daek", texts.get_cover()) };
    // Beside the send button, which stays where it is.
    let mut doors = vec![post];
    if end.urgent {
        doors.push(Card { fill: CardFill::Sky, ..press("help", "redning", texts.get_help()) });
    }
    doors.push(press("cover", icon, cover));
    if end.way == Way::Write {
        doors.push(press("field", "blyant", texts.get_write_on()));
    }
    rows.extend(in_columns(doors, look.metrics.columns(500.0, 3)));
    if end.urgent {
        rows.push(vec![fact("laas", "", texts.get_cannot_wait())]);
    }
    rows
}

/// Whether the pictures have room for a promise of this height: three lines.
#[must_use]
pub fn fits_picture(promise: f32, look: &Look<'_>) -> bool {
    promise <= 3.0 * look.metrics.body * 1.25
}
