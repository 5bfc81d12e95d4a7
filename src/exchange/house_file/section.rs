//! One table of the file, read key by key, with a list that every problem goes on.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Drawings, Problem};
use crate::domain::text::{Line, Words};

/// The text of the file and what was found wrong in it so far.
pub struct Source<'a> {
    starts: Vec<usize>,
    pub drawings: Drawings<'a>,
    problems: RefCell<Vec<Problem>>,
}

impl<'a> Source<'a> {
    pub fn new(text: &str, drawings: Drawings<'a>) -> Self {
        let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1).collect();
        Self { starts, drawings, problems: RefCell::default() }
    }

    fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at) + 1
    }

    pub fn problem(&self, span: &Range<usize>, message: impl Into<String>) {
        self.problems.borrow_mut().push(Problem { line: self.line(span.start), message: message.into() });
    }

    /// The problems in the order of their lines.
    pub fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort();
        problems
    }
}

/// A value of the file with where it stands.
pub type Value<'f> = &'f Spanned<DeValue<'f>>;

/// One table of the file. Keys outside of the allowed ones are reported when it is made.
pub struct Section<'f> {
    pub source: &'f Source<'f>,
    /// How the table is called in sentences: `[[activity]]`, `[house]`.
    pub name: &'static str,
    pub span: Range<usize>,
    table: Option<&'f DeTable<'f>>,
}

impl<'f> Section<'f> {
    pub fn new(
        source: &'f Source<'f>,
        name: &'static str,
        span: Range<usize>,
        table: &'f DeTable<'f>,
        allowed: &[&str],
    ) -> Self {
        let section = Self { source, name, span, table: Some(table) };
        for key in table.keys().filter(|key| !is_allowed(key.get_ref(), allowed)) {
            let message = format!("{name} has no key \"{}\"; it takes {}", key.get_ref(), allowed.join(", "));
            source.problem(&key.span(), message);
        }
        section
    }

    /// In place of a table that is missing: every key of it is, too.
    pub const fn empty(source: &'f Source<'f>, name: &'static str) -> Self {
        Self { source, name, span: 0..0, table: None }
    }

    pub fn get(&self, key: &str) -> Option<Value<'f>> {
        self.table?.get(key)
    }

    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Where `key` stands, or the table when the key is missing.
    pub fn place(&self, key: &str) -> Range<usize> {
        self.get(key).map_or_else(|| self.span.clone(), Spanned::span)
    }

    pub fn wrong(&self, key: &str, message: &str) {
        self.source.problem(&self.place(key), format!("{key} in {}: {message}", self.name));
    }

    /// A key that has to be there.
    pub fn missing(&self, key: &str) {
        self.source.problem(&self.span, format!("{} needs {key}", self.name));
    }

    pub fn string(&self, key: &str) -> Option<&'f str> {
        let value = self.get(key)?;
        let found = value.get_ref().as_str();
        if found.is_none() {
            self.wrong(key, &format!("write a text in quotation marks, not {}", kind_of(value)));
        }
        found
    }

    pub fn line(&self, key: &str) -> Option<Line> {
        match Line::new(self.string(key)?) {
            Ok(line) => Some(line),
            Err(refused) => {
                self.wrong(key, &refused.to_string());
                None
            }
        }
    }

    pub fn required_line(&self, key: &str) -> Option<Line> {
        if !self.has(key) {
            self.missing(key);
        }
        self.line(key)
    }

    /// `key` in Danish with its English twin `key-en`.
    pub fn words(&self, key: &str) -> Option<Words> {
        let twin = format!("{key}-en");
        let english = self.line(&twin);
        if english.is_some() && !self.has(key) {
            self.wrong(&twin, &format!("write the Danish {key} as well"));
        }
        Some(Words { da: self.line(key)?, en: english })
    }

    pub fn required_words(&self, key: &str) -> Option<Words> {
        if !self.has(key) {
            self.missing(key);
        }
        self.words(key)
    }

    pub fn flag(&self, key: &str) -> bool {
        let Some(value) = self.get(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(key, "write true or false");
            false
        })
    }

    pub fn number(&self, key: &str, allowed: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let value = self.get(key)?;
        let found = value
            .get_ref()
            .as_integer()
            .and_then(|integer| u32::from_str_radix(integer.as_str(), integer.radix()).ok())
            .filter(|number| allowed.contains(number));
        if found.is_none() {
            self.wrong(key, &format!("write a whole number from {} to {}", allowed.start(), allowed.end()));
        }
        found
    }

    /// One of `choices`, by its word.
    pub fn choice<T: Copy>(&self, key: &str, choices: &[T], word: impl Fn(T) -> &'static str) -> Option<T> {
        let found = self.string(key)?;
        let choice = choices.iter().copied().find(|choice| word(*choice) == found);
        if choice.is_none() {
            let words: Vec<_> = choices.iter().map(|choice| word(*choice)).collect();
            self.wrong(key, &format!("\"{found}\" is not known; write {}", or_list(&words)));
        }
        choice
    }

    pub fn required_choice<T: Copy>(&self, key: &str, choices: &[T], word: impl Fn(T) -> &'static str) -> Option<T> {
        if !self.has(key) {
            self.missing(key);
        }
        self.choice(key, choices, word)
    }

    /// The name of one of the program's drawings.
    pub fn drawing(&self, key: &str, known: &[&str]) -> Option<String> {
        let name = self.string(key)?;
        if !known.contains(&name) {
            self.wrong(key, &format!("there is no drawing \"{name}\"; write {}", or_list(known)));
        }
        Some(name.to_owned())
    }

    pub fn required_icon(&self) -> Option<String> {
        if !self.has("icon") {
            self.missing("icon");
        }
        self.drawing("icon", self.source.drawings.icons)
    }

    /// An id that no other table of the same sort has.
    pub fn id(&self, taken: &mut BTreeSet<String>) -> Option<String> {
        if !self.has("id") {
            self.missing("id");
        }
        let id = self.string("id")?;
        let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || id.len() > 64 || !id.chars().all(sound) {
            self.wrong("id", "write 1 to 64 small letters (a to z), digits and hyphens");
            return None;
        }
        if !taken.insert(id.to_owned()) {
            self.wrong("id", &format!("another {} has the id \"{id}\" already; write a new one", self.name));
        }
        Some(id.to_owned())
    }

    /// A list of texts; a single text counts as a list of one.
    pub fn list(&self, key: &str) -> Vec<(&'f str, Range<usize>)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let wrong = || self.wrong(key, "write a list of texts, as in [\"one\", \"two\"]");
        match value.get_ref() {
            DeValue::String(text) => vec![(text.as_ref(), value.span())],
            DeValue::Array(items) => {
                if items.iter().any(|item| !item.get_ref().is_str()) {
                    wrong();
                }
                items.iter().filter_map(|item| Some((item.get_ref().as_str()?, item.span()))).collect()
            }
            _ => {
                wrong();
                Vec::new()
            }
        }
    }

    /// The tables of `[[key]]` below this one.
    pub fn tables(&self, key: &str, name: &'static str, allowed: &[&str]) -> Vec<Self> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let items = match value.get_ref() {
            DeValue::Array(items) => items.iter().collect::<Vec<_>>(),
            _ => vec![value],
        };
        let section = |item: Value<'f>| {
            let table = item.get_ref().as_table();
            if table.is_none() {
                self.source.problem(&item.span(), format!("write {name} on a line of its own, its keys below it"));
            }
            table.map(|table| Self::new(self.source, name, item.span(), table, allowed))
        };
        items.into_iter().filter_map(section).collect()
    }

    /// The ids that the tables of `[[key]]` give themselves, whatever else is wrong with them.
    pub fn ids_of(&self, key: &str) -> BTreeSet<&'f str> {
        let tables = self.get(key).and_then(|value| value.get_ref().as_array());
        let id = |item: Value<'f>| item.get_ref().as_table()?.get("id")?.get_ref().as_str();
        tables.into_iter().flatten().filter_map(id).collect()
    }

    /// The table `[key]` below this one; reports when it is missing or no table.
    pub fn table(&self, key: &str, name: &'static str, allowed: &[&str]) -> Self {
        match self.get(key).map(|value| (value.span(), value.get_ref())) {
            Some((span, DeValue::Table(table))) => Self::new(self.source, name, span, table, allowed),
            _ => Self::empty(self.source, name),
        }
    }
}

fn is_allowed(key: &str, allowed: &[&str]) -> bool {
    // An English twin is allowed wherever the list says so with a trailing `(-en)`.
    allowed.iter().any(|word| match word.strip_suffix("(-en)") {
        Some(base) => key == base || key.strip_suffix("-en") == Some(base),
        None => key == *word,
    })
}

fn kind_of(value: Value<'_>) -> &'static str {
    match value.get_ref() {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// “a, b or c”.
pub fn or_list(words: &[&str]) -> String {
    match words {
        [] => "nothing".to_owned(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
