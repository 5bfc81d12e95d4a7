//! The words of the meetings that follow a level, a state or a date, in both languages.

use chrono::{Datelike, NaiveDate};

use super::meeting_desk::AgendaState;
use super::words::{pick, short_date};
use crate::domain::meeting::{Influence, Origin};
use crate::domain::meeting_draft::{Decision, Hands, NoteRefused, Noted};
use crate::domain::text::{Language, Line};

/// Who decides, in plain words: “Vi bestemmer sammen”.
#[must_use]
pub const fn plain(influence: Influence, language: Language) -> &'static str {
    pick(
        language,
        match influence {
            Influence::Orientation => ("Vi fortæller", "We tell you"),
            Influence::Hearing => ("Vi spørger jer", "We ask you"),
            Influence::Dialogue => ("Vi taler om det", "We talk about it"),
            Influence::Codetermination => ("Vi bestemmer sammen", "We decide together"),
            Influence::SelfDetermination => ("I bestemmer", "You decide"),
        },
    )
}

/// The formal word for it: “medbestemmelse”.
#[must_use]
pub const fn formal(influence: Influence, language: Language) -> &'static str {
    pick(
        language,
        match influence {
            Influence::Orientation => ("orientering", "information"),
            Influence::Hearing => ("høring", "consultation"),
            Influence::Dialogue => ("dialog", "dialogue"),
            Influence::Codetermination => ("medbestemmelse", "co-decision"),
            Influence::SelfDetermination => ("selvbestemmelse", "self-decision"),
        },
    )
}

/// Where an item comes from: “Fra postkassen”.
#[must_use]
pub const fn origin(origin: Origin, language: Language) -> &'static str {
    pick(
        language,
        match origin {
            Origin::Box => ("Fra postkassen", "From the box"),
            Origin::Staff => ("Fra personalet", "From the staff"),
            Origin::Users => ("Fra jer", "From you"),
        },
    )
}

const MONTHS: [(&str, &str); 12] = [
    ("jan.", "Jan"),
    ("feb.", "Feb"),
    ("mar.", "Mar"),
    ("apr.", "Apr"),
    ("maj", "May"),
    ("jun.", "Jun"),
    ("jul.", "Jul"),
    ("aug.", "Aug"),
    ("sep.", "Sep"),
    ("okt.", "Oct"),
    ("nov.", "Nov"),
    ("dec.", "Dec"),
];

/// The date leaf: “21.” and “okt.”.
#[must_use]
pub fn leaf(day: NaiveDate, language: Language) -> (String, &'static str) {
    let number = match language {
        Language::Danish => format!("{}.", day.day()),
        Language::English => day.day().to_string(),
    };
    (number, pick(language, MONTHS[day.month0() as usize]))
}

/// “6. oktober”, with the year where it is another one.
#[must_use]
pub fn date(day: NaiveDate, today: NaiveDate, language: Language) -> String {
    let short = short_date(day, language);
    if day.year() == today.year() { short } else { format!("{short} {}", day.year()) }
}

/// “På mødet den 3. november”; without a date the next one.
#[must_use]
pub fn on_agenda(day: Option<NaiveDate>, today: NaiveDate, language: Language) -> String {
    match (day, language) {
        (Some(day), Language::Danish) => format!("På mødet den {}", date(day, today, language)),
        (Some(day), Language::English) => format!("Comes up on {}", date(day, today, language)),
        (None, Language::Danish) => "På det næste møde".to_owned(),
        (None, Language::English) => "At the next meeting".to_owned(),
    }
}

/// Of a proposal that is to come up at a meeting whose agenda is not up, or does not have it.
#[must_use]
pub const fn comes_up(language: Language) -> &'static str {
    pick(language, ("Vi tager det med til et møde.", "We take it along to a meeting."))
}

/// What is said of a proposal that cannot be shown.
#[must_use]
pub const fn taken_seriously(language: Language) -> &'static str {
    pick(language, ("Vi har taget det alvorligt.", "We have taken it seriously."))
}

/// What is said of a proposal that has left the box and that nobody has answered yet: what it is, and what comes.
#[must_use]
pub const fn received(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Danish => ("Et forslag fra postkassen", "Vi læser det og svarer her på tavlen."),
        Language::English => ("A suggestion from the box", "We read it and answer here on the board."),
    }
}

/// “9 for, 2 imod”; empty where nobody has counted.
#[must_use]
pub fn hands(hands: Hands, language: Language) -> String {
    let Hands { raised_for, against } = hands;
    match language {
        _ if hands.is_none() => String::new(),
        Language::Danish => format!("{raised_for} for, {against} imod"),
        Language::English => format!("{raised_for} for, {against} against"),
    }
}

/// What was noted in a meeting, in one text: “Ja, det gør vi. 9 for, 2 imod.”
#[must_use]
pub fn noted(noted: &Noted, language: Language) -> String {
    noted_as(noted.said.as_ref().map_or("", Line::as_str), noted.hands, language)
}

/// The same of one part of what was noted.
#[must_use]
pub fn noted_as(said: &str, counted: Hands, language: Language) -> String {
    sentences(&[said.to_owned(), hands(counted, language)])
}

/// What was decided, in one text: “Vi køber en bænk. Køkkenet gør det inden jul.”
#[must_use]
pub fn decision(decision: &Decision, language: Language) -> String {
    let line = |line: &Option<Line>| line.as_ref().map_or_else(String::new, ToString::to_string);
    let instead = line(&decision.instead);
    let word = pick(language, ("I stedet", "Instead"));
    let instead = if instead.is_empty() { instead } else { format!("{word}: {instead}") };
    sentences(&[decision.said.to_string(), line(&decision.next), instead])
}

/// Who decides, as a sentence of its own: “I stemmer på mødet.”
#[must_use]
pub fn decided_by(who: &str) -> String {
    sentences(&[super::words::capital(who)])
}

/// Parts as sentences, each with its full stop.
fn sentences(parts: &[String]) -> String {
    let whole = |part: &String| if part.ends_with(['.', '?', '!', ':']) { part.clone() } else { format!("{part}.") };
    parts.iter().filter(|part| !part.is_empty()).map(whole).collect::<Vec<_>>().join(" ")
}

/// What one press notes in a meeting, in this order: it stands in the minutes, and so is Danish.
pub const READY: [&str; 3] = ["Ja, det gør vi", NOT_NOW, "Vi taler om det igen"];
/// The one of them that is noted only with why, and with what instead: [`super::not_now_words`].
pub const NOT_NOW: &str = "Nej, ikke nu";

/// How such a sentence stands on its button.
#[must_use]
pub fn ready(at: usize, language: Language) -> &'static str {
    const ENGLISH: [&str; 3] = ["Yes, we will", "No, not now", "We talk about it again"];
    let all = match language {
        Language::Danish => &READY,
        Language::English => &ENGLISH,
    };
    all.get(at).copied().unwrap_or_default()
}

/// What can be noted of an item that is not decided in the meeting.
#[must_use]
pub const fn note_what_is_said(language: Language) -> &'static str {
    let pair = (
        "I kan notere, hvad I siger. Personalet læser det, før det hænger op.",
        "You can note what you say. The staff read it before it goes up.",
    );
    pick(language, pair)
}

/// Asked before a meeting is over on the screen.
#[must_use]
pub const fn really_end(language: Language) -> &'static str {
    pick(
        language,
        (
            "Er mødet slut? Det, I har talt og skrevet, ligger klar til personalet.",
            "Is the meeting over? What you have counted and written is ready for the staff.",
        ),
    )
}

/// What to do, where a note was not kept.
#[must_use]
pub const fn note_refused(refused: NoteRefused, language: Language) -> &'static str {
    match refused {
        NoteRefused::TooLong => pick(language, ("Skriv det lidt kortere.", "Write it a little shorter.")),
        NoteRefused::PersonalNumber => pick(
            language,
            ("Det ligner et CPR-nummer. Skriv det uden.", "It looks like a CPR number. Write it without."),
        ),
        NoteRefused::PhoneNumber => pick(
            language,
            ("Det ligner et telefonnummer. Skriv det uden.", "It looks like a phone number. Write it without."),
        ),
        NoteRefused::Email => {
            pick(language, ("Det ligner en mailadresse. Skriv det uden.", "It looks like an e-mail. Write it without."))
        }
        NoteRefused::NoInstead => {
            pick(language, ("Sig også, hvad I kan gøre i stedet.", "Say what you can do instead as well."))
        }
    }
}

/// “Udkast med 5 punkter. Ingen ser det endnu.”
#[must_use]
pub fn agenda_state(state: AgendaState, language: Language) -> String {
    match (state, language) {
        (AgendaState::None, _) => {
            pick(language, ("Der er ingen dagsorden endnu.", "There is no agenda yet.")).to_owned()
        }
        (AgendaState::Up(items), Language::Danish) => format!("Hænger op med {}.", punkter(items)),
        (AgendaState::Up(items), Language::English) => format!("Is up, with {}.", english_items(items)),
        (AgendaState::Draft { items, up }, Language::Danish) => {
            let meanwhile = if up { " En anden hænger op imens." } else { "" };
            format!("Udkast med {}. Ingen ser det endnu.{meanwhile}", punkter(items))
        }
        (AgendaState::Draft { items, up }, Language::English) => {
            let meanwhile = if up { " Another one is up meanwhile." } else { "" };
            format!("A draft with {}. Nobody sees it yet.{meanwhile}", english_items(items))
        }
    }
}

fn punkter(items: usize) -> String {
    if items == 1 { "1 punkt".to_owned() } else { format!("{items} punkter") }
}

fn english_items(items: usize) -> String {
    if items == 1 { "1 item".to_owned() } else { format!("{items} items") }
}

/// “2 noter fra mødet venter.”
#[must_use]
pub fn notes(notes: usize, language: Language) -> String {
    match (notes, language) {
        (1, Language::Danish) => "1 note fra mødet venter.".to_owned(),
        (notes, Language::Danish) => format!("{notes} noter fra mødet venter."),
        (1, Language::English) => "1 note from the meeting waits.".to_owned(),
        (notes, Language::English) => format!("{notes} notes from the meeting wait."),
    }
}

/// How many items do not go up, since nothing is decided about them.
#[must_use]
pub fn left_out(items: usize, language: Language) -> String {
    match language {
        Language::Danish => format!("{} uden beslutning kommer ikke med.", punkter(items)),
        Language::English => format!("{} without a decision will not be there.", english_items(items)),
    }
}
