//! Papers for the notice board, in the words they say. Always Danish: they hang where everybody passes.

use chrono::{Days, NaiveDate};

use super::activity::EntryPhase;
use super::meeting::{ItemView, which};
use super::meeting_words as said;
use super::week::{DAYS, WeekDayView};
use super::{App, words};
use crate::domain::day::Entry;
use crate::domain::text::Language::Danish;
use crate::exchange::calendar;
use crate::exchange::pdf::{Invitation, Paper, Part};
use crate::store::StoreError;

impl App {
    /// *Ugen*: today and the six days after it, with the next meeting for the phone.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn print_week(&self) -> Result<Paper, StoreError> {
        let days = (0..DAYS).map(|ahead| self.week_day(ahead, Danish)).collect::<Result<Vec<_>, _>>()?;
        let last = self.today_date().checked_add_days(Days::new(u64::from(DAYS) - 1)).unwrap_or(NaiveDate::MAX);
        let (first, last) = (words::short_date(self.today_date(), Danish), words::short_date(last, Danish));
        let code = self.next_house_meeting()?.map(|entry| self.invitation(&entry)).transpose()?;
        Ok(Paper {
            title: "Ugen i huset".to_owned(),
            facts: vec![format!("{first} til {last}")],
            code: code.map(MeetingInvitation::into_next),
            parts: days.iter().flat_map(day_parts).collect(),
            closing: vec!["Kom, som du er. Du kan altid kigge med.".to_owned()],
            ..self.letterhead()?
        })
    }

    /// *Dagsorden* for the next house meeting; `None` where none is planned.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn print_agenda(&self) -> Result<Option<Paper>, StoreError> {
        let (Some(meeting), Some(entry)) = (self.meeting(None, Danish)?, self.next_house_meeting()?) else {
            return Ok(None);
        };
        let invitation = self.invitation(&entry)?;
        let mut parts: Vec<Part> = (1..).zip(&meeting.items).map(|(number, item)| agenda_part(number, item)).collect();
        if parts.is_empty() {
            parts.push(Part::Text("Dagsordenen er åben. Skriv, eller sig det til en af os.".to_owned()));
        }
        let when = format!("{} {}", invitation.day, invitation.hours);
        let lines = [meeting.name, when, invitation.place.clone()];
        Ok(Some(Paper {
            title: "Dagsorden".to_owned(),
            facts: lines.into_iter().filter(|line| !line.is_empty()).collect(),
            code: Some(invitation.into_code()),
            parts,
            closing: vec![
                "Alle er velkomne. Du kan også komme og bare lytte.".to_owned(),
                "Har du et forslag? Læg det i postkassen, eller sig det til en af os.".to_owned(),
            ],
            ..self.letterhead()?
        }))
    }

    /// *Referat* of the last house meeting that has minutes; `None` where none has.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn print_minutes(&self) -> Result<Option<Paper>, StoreError> {
        let Some(minutes) = self.minutes(None, Danish)? else { return Ok(None) };
        let mut parts = Vec::new();
        if !minutes.text.is_empty() {
            parts.push(Part::Text(minutes.text));
        }
        parts.extend((1..).zip(minutes.items).map(|(number, (title, decision))| Part::Item {
            number: number.to_string(),
            title,
            label: String::new(),
            notes: Vec::new(),
            decisions: vec![decision],
        }));
        let code = self.next_house_meeting()?.map(|entry| self.invitation(&entry)).transpose()?;
        Ok(Some(Paper {
            title: "Referat".to_owned(),
            facts: vec![minutes.name, minutes.date],
            code: code.map(MeetingInvitation::into_next),
            parts,
            closing: vec!["Her står, hvad vi besluttede. Ingen navne.".to_owned()],
            ..self.letterhead()?
        }))
    }

    /// A paper that says only whose it is.
    pub(super) fn letterhead(&self) -> Result<Paper, StoreError> {
        let house = self.house(Danish)?;
        let phone = if house.phone.is_empty() { String::new() } else { format!("Telefon {}", house.phone) };
        Ok(Paper { house: house.name, address: house.address, phone, ..Paper::default() })
    }

    fn next_house_meeting(&self) -> Result<Option<Entry>, StoreError> {
        let all = self.store.meetings()?;
        match which(&all, None) {
            Some(meeting) => Ok(self.times_of(meeting)?.1),
            None => Ok(None),
        }
    }

    /// The house meeting for the phone: one event, as on *Aktivitet*.
    fn invitation(&self, entry: &Entry) -> Result<MeetingInvitation, StoreError> {
        let occurrence = &entry.occurrence;
        let date = occurrence.start.date_naive();
        let view = self.entry_view(entry, date, Danish);
        let place = (!view.place.is_empty()).then_some(view.place.as_str());
        let calendar = calendar::phone_event(&view.title, place, occurrence.start, occurrence.end, occurrence.all_day);
        let name = self.meeting_name(Danish)?;
        let day = words::long_date(date, Danish);
        Ok(MeetingInvitation { name, day, hours: view.hours, place: view.place, calendar })
    }
}

/// The next house meeting in words.
struct MeetingInvitation {
    name: String,
    day: String,
    hours: String,
    place: String,
    calendar: String,
}

impl MeetingInvitation {
    /// With the day, for a paper that is not about this meeting.
    fn into_next(self) -> Invitation {
        let when = format!("{} {}", self.day.to_lowercase(), self.hours);
        let caption = format!("Næste møde: {when}. Læg det i din telefon med koden.");
        Invitation { caption, ..self.into_code() }
    }

    fn into_code(self) -> Invitation {
        Invitation {
            caption: "Læg mødet i din telefon med koden.".to_owned(),
            alt: format!("QR-kode til telefonens kalender: {}, {} {}", self.name, self.day.to_lowercase(), self.hours),
            calendar: self.calendar,
        }
    }
}

fn agenda_part(number: u32, item: &ItemView) -> Part {
    let notes = [said::decided_by(&item.decided_by), item.text.clone()].into_iter().filter(|note| !note.is_empty());
    Part::Item {
        number: number.to_string(),
        title: item.title.clone(),
        label: format!("{} ({}) · {}", item.plain, item.formal, item.origin.to_lowercase()),
        notes: notes.collect(),
        decisions: Vec::new(),
    }
}

fn day_parts(day: &WeekDayView) -> Vec<Part> {
    let mut parts = vec![Part::Heading { text: day.date.clone(), beside: day.hours.clone() }];
    if day.entries.is_empty() && day.opens {
        parts.push(Part::Text("Huset er åbent. Kom, og vær her.".to_owned()));
    }
    parts.extend(day.entries.iter().map(|entry| {
        let remark = if entry.phase == EntryPhase::Cancelled { words::phase_remark(entry.phase, Danish) } else { "" };
        let note = [entry.place.as_str(), entry.price.as_str(), entry.note.as_str()]
            .into_iter()
            .filter(|word| !word.is_empty());
        Part::Row {
            lead: entry.hours.clone(),
            title: format!("{}{remark}", entry.title),
            note: note.collect::<Vec<_>>().join(" · "),
        }
    }));
    parts
}
