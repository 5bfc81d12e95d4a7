//! The words of an entry: escaping, what may be shown, and the properties of our own.

use crate::domain::activity::Kind;
use crate::domain::text::{LONGEST, Line, Words, looks_like_cpr};

use super::Findings;
use super::lines::ContentLine;

/// Title of an entry that has none.
const UNTITLED: &str = "Uden titel";
/// How much of a long text is looked at, in characters; the rest cannot be shown anyway.
const LOOKED_AT: usize = 4 * LONGEST;

/// Undoes the escaping of a TEXT value.
pub(super) fn unescaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len().min(LOOKED_AT));
    let mut chars = value.chars();
    for _ in 0..LOOKED_AT {
        match chars.next() {
            Some('\\') => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(c @ ('\\' | ';' | ',' | ':' | '"')) => text.push(c),
                Some(other) => text.extend(['\\', other]),
                None => text.push('\\'),
            },
            Some(c) => text.push(c),
            None => break,
        }
    }
    text
}

/// A text without the HTML that some programs put into descriptions.
fn without_html(text: &str) -> String {
    /// Longer than any tag with a link in it; a lone sign is no tag.
    const LONGEST_TAG: usize = 300;
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let is_tag = from[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        let end = from.bytes().take(LONGEST_TAG).position(|byte| byte == b'>');
        rest = if let Some(end) = end.filter(|_| is_tag) {
            plain.push(' ');
            &from[end + 1..]
        } else {
            plain.push('<');
            &from[1..]
        };
    }
    plain.push_str(rest);
    let signs = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.into_iter().fold(plain, |text, (name, sign)| if text.contains('&') { text.replace(name, sign) } else { text })
}

/// Escapes a TEXT value.
pub(super) fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => value.extend(['\\', c]),
            '\n' => value.push_str("\\n"),
            _ => value.push(c),
        }
    }
    value
}

/// Why a text cannot stand on the screen.
pub(super) enum Unshown {
    Empty,
    Cpr,
}

/// A property's text as one line, shortened where it is long. What other programs write may have HTML in it; in what is
/// ours `&amp;` is what somebody has typed.
pub(super) fn line(value: &str, ours: bool) -> Result<Line, Unshown> {
    let text = unescaped(value);
    let text = if ours { text } else { without_html(&text) };
    if looks_like_cpr(&text) {
        return Err(Unshown::Cpr);
    }
    Line::shortened(&text).ok_or(Unshown::Empty)
}

/// Reads the words of one entry.
pub(super) struct Reader<'a> {
    pub lines: &'a [ContentLine],
    /// Whether we have written the calendar.
    pub ours: bool,
    pub findings: &'a mut Findings,
}

impl Reader<'_> {
    fn property(&self, name: &str) -> Option<&ContentLine> {
        self.lines.iter().find(|line| line.name == name)
    }

    /// A text that may be missing; one that looks like a CPR number is dropped with a note.
    pub(super) fn optional(&mut self, name: &str) -> Option<Line> {
        let property = self.property(name)?;
        match line(&property.value, self.ours) {
            Ok(line) => Some(line),
            Err(Unshown::Empty) => None,
            Err(Unshown::Cpr) => {
                let (at, name) = (property.line, name.to_owned());
                self.findings.note(at, format!("{name} looks like a CPR number, so it was dropped."));
                None
            }
        }
    }

    /// A text with its English twin, which only our own export writes.
    pub(super) fn words(&mut self, name: &str, twin: &str) -> Option<Words> {
        let da = self.optional(name)?;
        Some(Words { da, en: self.optional(twin) })
    }

    /// The title, or what stands for a missing one.
    ///
    /// # Errors
    /// The line of a title that looks like a CPR number.
    pub(super) fn title(&mut self, entry: usize) -> Result<Words, usize> {
        let en = self.optional("X-FRISTED-TITLE-EN");
        let (at, read) = match self.property("SUMMARY") {
            Some(property) => (property.line, line(&property.value, self.ours)),
            None => (entry, Err(Unshown::Empty)),
        };
        match read {
            Ok(da) => Ok(Words { da, en }),
            Err(Unshown::Cpr) => Err(at),
            Err(Unshown::Empty) => {
                self.findings.note(at, format!("The entry has no title, so it is called “{UNTITLED}”."));
                Line::new(UNTITLED).map(Words::danish).map_err(|_| at)
            }
        }
    }

    /// Whether a property of our own says TRUE.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.property(name).is_some_and(|line| line.value.trim().eq_ignore_ascii_case("TRUE"))
    }

    /// A short name of our own, as icons and offers have them.
    pub(super) fn name(&self, name: &str) -> Option<String> {
        let value = unescaped(self.property(name)?.value.trim());
        let short = !value.is_empty() && value.chars().count() <= 100 && !looks_like_cpr(&value);
        (short && !value.contains(char::is_control)).then_some(value)
    }

    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.property(name)?.value.trim().parse().ok()
    }

    /// The kind that the first known word of CATEGORIES names; an activity where none does.
    pub(super) fn kind(&self) -> Kind {
        let categories = self.lines.iter().filter(|line| line.name == "CATEGORIES");
        let mut words = categories.flat_map(|line| line.value.split(','));
        words.find_map(|word| kind(&unescaped(word))).unwrap_or(Kind::Activity)
    }
}

fn kind(word: &str) -> Option<Kind> {
    Some(match word.trim().to_lowercase().as_str() {
        "activity" | "activities" | "aktivitet" | "aktiviteter" | "fællesskab" | "mad" | "food" => Kind::Activity,
        "offer" | "offers" | "tilbud" | "rådgivning" | "sundhed" => Kind::Offer,
        "meeting" | "meetings" | "house meeting" | "møde" | "møder" | "husmøde" | "værestedsmøde" | "brugermøde" => {
            Kind::Meeting
        }
        "shift" | "shifts" | "user shift" | "vagt" | "vagter" | "brugervagt" | "brugervagter" => Kind::Shift,
        _ => return None,
    })
}
