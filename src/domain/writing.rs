//! Help for whoever writes a public text: how easy it is to read, which words are long, and which rank or scold.
//!
//! It points and proposes; nothing here refuses a text.

/// How easy a text is, by LIX: words to a sentence, and words of more than six letters in a hundred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ease {
    Easy,
    Middling,
    Hard,
}

/// From here on a text is no longer easy, and from here on it is hard.
const MIDDLING: usize = 35;
const HARD: usize = 45;
/// LIX counts words with more letters than this.
const LIX_LONG: usize = 6;
/// A word of at least so many letters is marked: it is wider than many of us read in one look.
const LONG: usize = 13;

/// What is said of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// It is long.
    Long,
    /// It puts people above one another.
    Ranks,
    /// It forbids or demands.
    Demands,
    /// It makes a person of a trouble.
    Labels,
    /// It regrets or warns.
    Gloomy,
}

/// One word to look at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// As it stands in the text.
    pub word: String,
    pub said: Said,
    /// What one could write, in Danish, where there is something to propose.
    pub rather: Option<&'static str>,
}

/// Words and beginnings of words, with what one could write. A `*` stands for any ending.
const WORDS: [(&str, Said, &str); 34] = [
    ("bedste", Said::Ranks, "god"),
    ("bedst", Said::Ranks, "godt"),
    ("dygtigste", Said::Ranks, "alle, der er med"),
    ("dygtigst", Said::Ranks, "godt"),
    ("flittigste", Said::Ranks, "alle, der hjælper"),
    ("vinder*", Said::Ranks, "alle, der er med"),
    ("taber*", Said::Ranks, "alle, der er med"),
    ("præmie*", Said::Ranks, "noget godt til kaffen"),
    ("førsteplads*", Said::Ranks, "en god dag"),
    ("konkurrence*", Said::Ranks, "spil sammen"),
    ("mester*", Said::Ranks, "alle, der er med"),
    ("forbudt", Said::Demands, "Skriv, hvad man kan, og hvor"),
    ("skal", Said::Demands, "kan"),
    ("ikke tilladt", Said::Demands, "Skriv, hvad man kan, og hvor"),
    ("må ikke", Said::Demands, "Skriv, hvad man kan, og hvor"),
    ("må man ikke", Said::Demands, "Skriv, hvad man kan, og hvor"),
    ("pligt*", Said::Demands, "noget, man kan hjælpe med"),
    ("krav", Said::Demands, "ønske"),
    ("bortvis*", Said::Demands, "Sig det ansigt til ansigt"),
    ("karantæne*", Said::Demands, "Sig det ansigt til ansigt"),
    ("udeblive*", Said::Demands, "Kom, når det passer dig"),
    ("tilmelding nødvendig", Said::Demands, "Sig gerne til, eller kom bare"),
    ("misbruger*", Said::Labels, "en, der drikker eller tager stoffer"),
    ("narkoman*", Said::Labels, "en, der tager stoffer"),
    ("alkoholiker*", Said::Labels, "en, der drikker"),
    ("psykisk syg*", Said::Labels, "en, der har det svært"),
    ("socialt udsat*", Said::Labels, "os, der kommer her"),
    ("klient*", Said::Labels, "os, der kommer her"),
    ("borgere*", Said::Labels, "os, der kommer her"),
    ("desværre", Said::Gloomy, "Skriv, hvad man kan i stedet"),
    ("fejl", Said::Gloomy, "Skriv, hvad man kan i stedet"),
    ("advarsel", Said::Gloomy, "Skriv, hvad man kan i stedet"),
    ("husk nu", Said::Gloomy, "vi glæder os til"),
    ("straks", Said::Gloomy, "når det passer"),
];

/// How easy `text` is; `None` before there is a sentence's worth of words to tell by.
#[must_use]
pub fn ease(text: &str) -> Option<Ease> {
    let words: Vec<usize> = words(text).map(|word| word.chars().count()).collect();
    if words.len() < 4 {
        return None;
    }
    let ends = text.split(['.', '?', '!', ':', ';']).filter(|sentence| sentence.chars().any(char::is_alphabetic));
    let sentences = ends.count().max(1);
    let long = words.iter().filter(|letters| **letters > LIX_LONG).count();
    let lix = words.len() / sentences + 100 * long / words.len();
    Some(match lix {
        ..MIDDLING => Ease::Easy,
        MIDDLING..HARD => Ease::Middling,
        _ => Ease::Hard,
    })
}

/// The words of `text` to look at again, in its order, each once.
#[must_use]
pub fn remarks(text: &str) -> Vec<Remark> {
    let lower = text.to_lowercase();
    // Small letters may take another number of bytes; then the word is shown as it was found.
    let as_written = |from: usize, to: usize| {
        let shown = if lower.len() == text.len() { text.get(from..to) } else { None };
        shown.unwrap_or(&lower[from..to]).to_owned()
    };
    let mut found: Vec<(usize, Remark)> = Vec::new();
    for (pattern, said, rather) in WORDS {
        if let Some((from, to)) = find(&lower, pattern) {
            found.push((from, Remark { word: as_written(from, to), said, rather: Some(rather) }));
        }
    }
    for (from, word) in spans(&lower).filter(|(_, word)| word.chars().count() >= LONG) {
        let word = as_written(from, from + word.len());
        if !found.iter().any(|(_, other)| other.word == word) {
            found.push((from, Remark { word, said: Said::Long, rather: None }));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, remark)| remark).collect()
}

/// Where `pattern` stands in `text` as whole words, and where that ends.
fn find(text: &str, pattern: &str) -> Option<(usize, usize)> {
    let (stem, open) = pattern.strip_suffix('*').map_or((pattern, false), |stem| (stem, true));
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(stem).find_map(|(from, _)| {
        let after = &text[from + stem.len()..];
        if is_letter(text[..from].chars().next_back()) || (!open && is_letter(after.chars().next())) {
            return None;
        }
        let rest = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
        Some((from, from + stem.len() + if open { rest } else { 0 }))
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    spans(text).map(|(_, word)| word)
}

/// Every word with where it begins.
fn spans(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let pieces = text.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    let at = move |piece: &str| piece.as_ptr() as usize - text.as_ptr() as usize;
    pieces.filter(|piece| piece.chars().any(char::is_alphabetic)).map(move |piece| (at(piece), piece))
}
