//! What the keys of the screen's own keyboard are called, for those who hear them, and how much room is left.

use crate::domain::text::Language;

/// The name of the key that writes `letter`. Letters and digits are their own names.
#[must_use]
pub fn name(letter: char, language: Language) -> String {
    let (danish, english) = match letter {
        ',' => ("Komma", "Comma"),
        '.' => ("Punktum", "Full stop"),
        '?' => ("Spørgsmålstegn", "Question mark"),
        '!' => ("Udråbstegn", "Exclamation mark"),
        '+' => ("Plus", "Plus"),
        '-' => ("Bindestreg", "Hyphen"),
        '/' => ("Skråstreg", "Slash"),
        ':' => ("Kolon", "Colon"),
        ';' => ("Semikolon", "Semicolon"),
        '(' => ("Parentes begynder", "Bracket opens"),
        ')' => ("Parentes slutter", "Bracket closes"),
        '&' => ("Og-tegn", "Ampersand"),
        '@' => ("Snabel-a", "At sign"),
        '"' => ("Anførselstegn", "Quotation mark"),
        '\'' => ("Apostrof", "Apostrophe"),
        '%' => ("Procent", "Per cent"),
        '=' => ("Lighedstegn", "Equals"),
        '*' => ("Stjerne", "Asterisk"),
        '€' => ("Euro", "Euro"),
        '#' => ("Havelåge", "Hash"),
        '_' => ("Understregning", "Underscore"),
        _ => return letter.to_string(),
    };
    match language {
        Language::Danish => danish,
        Language::English => english,
    }
    .to_owned()
}

/// How many letters there is still room for, said when they are few; where there is none, what one can do. What is
/// posted can go into the postbox as it is.
#[must_use]
pub fn room(left: usize, is_posted: bool, language: Language) -> String {
    match (left, is_posted, language) {
        (0, true, Language::Danish) => {
            "Her er ikke plads til mere. Læg det i postkassen, eller slet et ord.".to_owned()
        }
        (0, true, Language::English) => "There is no room for more. Put it in the box, or delete a word.".to_owned(),
        (0, false, Language::Danish) => "Her er ikke plads til mere. Slet et ord, eller tryk Færdig.".to_owned(),
        (0, false, Language::English) => "There is no room for more. Delete a word, or press Done.".to_owned(),
        _ => room_in_short(left, language),
    }
}

/// The same in few words, for a narrow field.
#[must_use]
pub fn room_in_short(left: usize, language: Language) -> String {
    match (left, language) {
        (0, Language::Danish) => "Her er ikke plads til mere".to_owned(),
        (0, Language::English) => "There is no room for more".to_owned(),
        (1, Language::Danish) => "Plads til ét tegn".to_owned(),
        (1, Language::English) => "Room for one letter".to_owned(),
        (_, Language::Danish) => format!("Plads til {left} tegn"),
        (_, Language::English) => format!("Room for {left} letters"),
    }
}
