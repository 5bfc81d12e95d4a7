//! One event for a phone, small enough for a QR code.

use super::words::escaped;
use crate::domain::time::Moment;

/// Longest title and place, in octets as written: no line then needs folding, which some phones do not undo.
const TITLE: usize = 66;
const PLACE: usize = 62;

/// The smallest calendar that a phone takes an event from, under 300 octets, with times in UTC.
#[must_use]
pub fn phone_event(title: &str, place: Option<&str>, start: Moment, end: Moment, all_day: bool) -> String {
    let mut lines = vec!["BEGIN:VCALENDAR".to_owned(), "VERSION:2.0".to_owned(), "BEGIN:VEVENT".to_owned()];
    lines.push(format!("SUMMARY:{}", short(title, TITLE)));
    if let Some(place) = place {
        lines.push(format!("LOCATION:{}", short(place, PLACE)));
    }
    for (name, at) in [("DTSTART", start), ("DTEND", end)] {
        lines.push(if all_day {
            format!("{name};VALUE=DATE:{}", at.format("%Y%m%d"))
        } else {
            format!("{name}:{}Z", at.naive_utc().format("%Y%m%dT%H%M%S"))
        });
    }
    lines.extend(["END:VEVENT".to_owned(), "END:VCALENDAR".to_owned(), String::new()]);
    lines.join("\r\n")
}

/// The text, escaped, in at most so many octets.
fn short(text: &str, most: usize) -> String {
    const CUT: &str = "…";
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let whole = escaped(text.trim());
    if whole.len() <= most {
        return whole;
    }
    let mut kept = String::new();
    for c in text.trim().chars() {
        let piece = escaped(c.encode_utf8(&mut [0; 4]));
        if kept.len() + piece.len() + CUT.len() > most {
            break;
        }
        kept.push_str(&piece);
    }
    format!("{}{CUT}", kept.trim_end())
}
