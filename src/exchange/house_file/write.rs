//! The house file, written so that it reads back equal.

use std::fmt::Write as _;

use chrono::NaiveTime;

use super::duties::write as taking_part;
use super::hours::WEEKDAYS;
use super::settings;
use super::write_activity::activity;
use super::write_meeting::meetings;
use crate::domain::activity::Origin;
use crate::domain::facility::Facility;
use crate::domain::house::{House, HouseContent};
use crate::domain::offer::Offer;
use crate::domain::opening::{DayHours, OpeningHours};
use crate::domain::text::{Line, Words};

/// Writes `content` as a house file. Activities that came from a calendar are left out: they have a file of their own.
#[must_use]
pub fn write(content: &HouseContent) -> String {
    let mut out = Writer::default();
    out.comment("what staff wrote for themselves (what an activity is for, how it went) is in the backups only");
    house(&mut out, &content.house);
    settings::write(&mut out, &content.settings);
    opening(&mut out, &content.opening);
    for agreement in &content.agreements {
        out.header("[[agreement]]");
        out.text("icon", &agreement.icon);
        out.words("text", Some(&agreement.text));
    }
    for help in &content.help_numbers {
        out.header("[[help]]");
        out.text("icon", &help.icon);
        out.words("name", Some(&help.name));
        out.words("text", Some(&help.text));
        out.line("phone", Some(&help.phone));
    }
    for question in &content.questions {
        out.header("[[question]]");
        out.words("question", Some(&question.question));
        out.words("answer", Some(&question.answer));
    }
    for person in &content.on_duty {
        out.header("[[on-duty]]");
        out.line("first-name", Some(&person.first_name));
        let days = person.weekdays.iter().map(|day| WEEKDAYS[day.num_days_from_monday() as usize]);
        out.list("weekdays", days);
        out.plain("agreed", "true");
    }
    content.facilities.iter().for_each(|one| facility(&mut out, one));
    content.offers.iter().for_each(|one| offer(&mut out, one));
    for one in &content.activities {
        if let Origin::HouseFile { id } = &one.origin {
            activity(&mut out, id, one);
        }
    }
    meetings(&mut out, &content.meetings);
    taking_part(&mut out, &content.taking_part);
    out.text
}

/// Lines of TOML.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
}

impl Writer {
    pub fn header(&mut self, name: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(name);
        self.text.push('\n');
    }

    /// A line for whoever reads the file.
    pub fn comment(&mut self, said: &str) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "# {said}");
    }

    pub fn plain(&mut self, key: &str, value: &str) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.text, "{key} = {value}");
    }

    pub fn text(&mut self, key: &str, text: &str) {
        self.plain(key, &quoted(text));
    }

    pub fn line(&mut self, key: &str, line: Option<&Line>) {
        if let Some(line) = line {
            self.text(key, line.as_str());
        }
    }

    pub fn words(&mut self, key: &str, words: Option<&Words>) {
        let Some(words) = words else { return };
        self.text(key, words.da.as_str());
        self.line(&format!("{key}-en"), words.en.as_ref());
    }

    pub fn flag(&mut self, key: &str, set: bool) {
        if set {
            self.plain(key, "true");
        }
    }

    pub fn list<S: AsRef<str>>(&mut self, key: &str, items: impl IntoIterator<Item = S>) {
        self.plain(key, &list(items));
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn list<S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| quoted(item.as_ref())).collect();
    format!("[{}]", items.join(", "))
}

/// A time of day; seconds only where there are some.
pub fn time(time: NaiveTime) -> String {
    let text = time.format("%H:%M:%S").to_string();
    text.strip_suffix(":00").map_or_else(|| text.clone(), ToOwned::to_owned)
}

fn house(out: &mut Writer, house: &House) {
    out.header("[house]");
    out.line("name", Some(&house.name));
    out.line("address", Some(&house.address));
    out.line("phone", house.phone.as_ref());
    out.words("first-aid", Some(&house.first_aid));
    out.words("borrow-phone", house.borrow_phone.as_ref());
    out.header("[privacy]");
    out.words("responsible", Some(&house.privacy.responsible));
    out.words("complain", Some(&house.privacy.complain));
}

fn opening(out: &mut Writer, opening: &OpeningHours) {
    out.header("[hours]");
    for (name, day) in WEEKDAYS.iter().zip(&opening.week) {
        out.plain(name, &day_value(day));
    }
    out.plain("holidays", &day_value(&opening.holidays));
    for (holiday, day) in &opening.named {
        out.header("[[holiday]]");
        out.text("name", holiday.word());
        day_keys(out, day);
    }
    for (date, day) in &opening.exceptions {
        out.header("[[exception]]");
        out.text("date", &date.to_string());
        day_keys(out, day);
    }
}

fn day_keys(out: &mut Writer, day: &DayHours) {
    out.list("open", stretches(day));
    out.words("note", day.note.as_ref());
}

fn day_value(day: &DayHours) -> String {
    let open = list(stretches(day));
    let Some(note) = &day.note else { return open };
    let twin = note.en.as_ref().map(|en| format!(", note-en = {}", quoted(en.as_str()))).unwrap_or_default();
    format!("{{ open = {open}, note = {}{twin} }}", quoted(note.da.as_str()))
}

fn stretches(day: &DayHours) -> impl Iterator<Item = String> {
    day.hours.iter().map(|hours| format!("{}-{}", time(hours.from), time(hours.to)))
}

fn facility(out: &mut Writer, facility: &Facility) {
    out.header("[[facility]]");
    out.text("id", &facility.slug);
    out.text("kind", facility.kind.word());
    out.text("gender", facility.gender.word());
    out.words("name", Some(&facility.name));
    out.words("invitation", Some(&facility.invitation));
    out.words("place", facility.place.as_ref());
    out.text("icon", &facility.icon);
    out.plain("minutes", &facility.own_time.num_minutes().max(1).to_string());
    if !facility.instead.facilities.is_empty() {
        out.list("instead", &facility.instead.facilities);
    }
    out.words("instead-sentence", Some(&facility.instead.sentence));
}

fn offer(out: &mut Writer, offer: &Offer) {
    out.header("[[offer]]");
    out.text("id", &offer.slug);
    out.text("need", offer.need.word());
    out.words("title", Some(&offer.title));
    out.words("place", offer.place.as_ref());
    out.words("text", offer.text.as_ref());
    out.words("first-step", Some(&offer.first_step));
    out.text("icon", &offer.icon);
    out.text("when", offer.availability.word());
}
