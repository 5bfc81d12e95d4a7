//! From bytes to content lines: unfolding, decoding, and taking a line apart.

use std::borrow::Cow;

use super::{Findings, NotACalendar};

/// One property of a component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ContentLine {
    /// Line of the file on which it begins, counted from 1.
    pub line: usize,
    /// In upper case, without its group.
    pub name: String,
    /// Names in upper case, values without quotes.
    pub params: Vec<(String, String)>,
    pub value: String,
}

impl ContentLine {
    pub(super) fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

/// All content lines of a file. Lines that are none are noted and passed over.
pub(super) fn content_lines(bytes: &[u8], findings: &mut Findings) -> Result<Vec<ContentLine>, NotACalendar> {
    let bytes = without_byte_order_mark(bytes);
    let mut found = Vec::new();
    let mut begun = false;
    let mut other_encoding = false;
    for (line, raw) in unfolded(&bytes) {
        let text = if let Ok(text) = std::str::from_utf8(&raw) {
            Cow::Borrowed(text)
        } else {
            if !other_encoding {
                findings.note(line, "The file is not written in UTF-8; such lines were read as Windows-1252.");
                other_encoding = true;
            }
            Cow::Owned(raw.iter().map(|byte| windows_1252(*byte)).collect())
        };
        if text.trim().is_empty() {
            continue;
        }
        if !begun {
            let is_begin = text.split_whitespace().collect::<String>().eq_ignore_ascii_case("BEGIN:VCALENDAR");
            if !is_begin {
                return Err(NotACalendar::NoCalendar);
            }
            begun = true;
        }
        match taken_apart(line, text.trim_start()) {
            Some(content) => found.push(content),
            None => findings.note(line, "This line is no iCalendar property and was passed over."),
        }
    }
    if begun { Ok(found) } else { Err(NotACalendar::Empty) }
}

/// Removes a byte order mark; UTF-16, which only a mark can tell, becomes UTF-8.
fn without_byte_order_mark(bytes: &[u8]) -> Cow<'_, [u8]> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        Cow::Owned(text.into_bytes())
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => Cow::Borrowed(rest),
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        _ => Cow::Borrowed(bytes),
    }
}

/// Logical lines with the number of their first physical line. Unfolding comes before decoding, since some programs
/// fold in the middle of a character.
fn unfolded(bytes: &[u8]) -> Vec<(usize, Cow<'_, [u8]>)> {
    let mut lines: Vec<(usize, Cow<'_, [u8]>)> = Vec::new();
    for (index, physical) in physical_lines(bytes).enumerate() {
        match (physical.first(), lines.last_mut()) {
            (Some(b' ' | b'\t'), Some((_, line))) => line.to_mut().extend_from_slice(&physical[1..]),
            (Some(_), _) => lines.push((index + 1, Cow::Borrowed(physical))),
            (None, _) => {}
        }
    }
    lines
}

/// Lines that end in CR LF, LF or a lone CR.
fn physical_lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let all = rest?;
        let Some(at) = all.iter().position(|byte| matches!(byte, b'\r' | b'\n')) else {
            rest = None;
            return Some(all);
        };
        let end = if all[at..].starts_with(b"\r\n") { at + 2 } else { at + 1 };
        rest = Some(&all[end..]);
        Some(&all[..at])
    })
}

/// The characters of Windows-1252 from 0x80 to 0x9F; the five that it leaves open stand for themselves.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Name, parameters and value of a line; `None` where it has no name or no colon.
fn taken_apart(line: usize, text: &str) -> Option<ContentLine> {
    let (head, value) = at_colon(text)?;
    let mut pieces = outside_quotes(head, ';').into_iter();
    let name = pieces.next()?.trim();
    let name = name.rsplit('.').next().unwrap_or(name);
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')) {
        return None;
    }
    let params = pieces
        .filter_map(|piece| piece.split_once('='))
        .map(|(name, value)| (name.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_owned()))
        .collect();
    Some(ContentLine { line, name: name.to_ascii_uppercase(), params, value: value.to_owned() })
}

/// Properties whose values have no colon, although the zone names before them sometimes do, without the quotes that
/// they should then stand in.
const TIMES: [&str; 5] = ["DTSTART", "DTEND", "EXDATE", "RDATE", "RECURRENCE-ID"];

/// Splits at the colon that begins the value; a quote that never closes counts as none.
fn at_colon(text: &str) -> Option<(&str, &str)> {
    let name = text.split([';', ':']).next().unwrap_or(text);
    if TIMES.iter().any(|time| time.eq_ignore_ascii_case(name)) {
        return text.rsplit_once(':');
    }
    let mut quoted = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b':' if !quoted => return Some((&text[..at], &text[at + 1..])),
            _ => {}
        }
    }
    text.split_once(':')
}

fn outside_quotes(text: &str, separator: char) -> Vec<&str> {
    let mut quoted = false;
    text.split(|c| {
        quoted ^= c == '"';
        c == separator && !quoted
    })
    .collect()
}
