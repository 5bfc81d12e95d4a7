//! How it went: a line that an employee writes after a time of an activity is over (S0 ch. 5, no. 3).
//!
//! It is about the activity and never about a person; what looks like a number of one is refused. All the same it is
//! a text, and a text may say more than was meant: so it lies sealed in the vault, under the key of the house, and not
//! in the house's file. It hangs on the name that all parts of a divided series share, and on the time.

use chrono::TimeDelta;

use crate::app::running::{Ran, RunRefused};
use crate::app::settings::settings_words;
use crate::app::staff::Session;
use crate::app::{App, words};
use crate::domain::activity::OccurrenceId;
use crate::domain::contact::{Contact, contact_in};
use crate::domain::retention::Kept;
use crate::domain::text::{Language, Line, TextRefused};
use crate::domain::time::{Span, moment};
use crate::store::{Action, Actor, AuditEvent, Kind, Only, RecordFile, StoreError};
use crate::vault::envelope::seal;

/// How far back the lines of earlier times are looked for, in days; of how many times; and how many are shown.
const BACK: i64 = 186;
const LOOKED_AT: usize = 12;
const SHOWN: usize = 4;

impl App {
    /// What was written of a time; `None` where nothing was, and once the screen has locked.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn follow_up(&self, session: &Session, id: OccurrenceId) -> Result<Option<String>, StoreError> {
        let (Some(keys), Some(side)) = (self.keys_of(session), &self.staff) else { return Ok(None) };
        let Some(of) = self.record_of(id)? else { return Ok(None) };
        let record = RecordFile::open(&side.dir)?.one(Kind::FOLLOW_UP, &of, keys.rights.house())?;
        Ok(record.and_then(|record| std::str::from_utf8(&record.plain).ok().map(ToOwned::to_owned)))
    }

    /// When the line of a time is deleted, in words.
    ///
    /// # Errors
    /// [`StoreError`] when the settings cannot be read.
    pub fn follow_up_goes(&self, id: OccurrenceId, language: Language) -> Result<String, StoreError> {
        let day = self.store.settings()?.retention.of(Kept::FollowUps).goes_on(id.key.date());
        Ok(settings_words::deleted_on(day, language))
    }

    /// What was written of the times before, the latest first, each with its day.
    ///
    /// # Errors
    /// [`StoreError`] when the vault or the programme cannot be read.
    pub fn earlier_follow_ups(
        &self,
        session: &Session,
        id: OccurrenceId,
        language: Language,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let Some(activity) = self.store.activity(id.activity)? else { return Ok(Vec::new()) };
        let end = moment(id.key, self.zone).to_utc();
        let span = Span { start: end - TimeDelta::days(BACK), end };
        let entries = self.entries(Only::Everything, span, &self.store.opening()?)?;
        let own =
            entries.iter().rev().filter(|entry| entry.activity.name() == activity.name() && entry.id.key < id.key);
        let mut lines = Vec::new();
        for entry in own.take(LOOKED_AT) {
            if let Some(line) = self.follow_up(session, entry.id)? {
                lines.push((words::long_date(entry.occurrence.start.date_naive(), language), line));
            }
        }
        lines.truncate(SHOWN);
        Ok(lines)
    }

    /// Writes how a time went, in the place of what was written of it; an empty line takes that away.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written; then what was there is there.
    pub fn write_follow_up(&mut self, session: &Session, id: OccurrenceId, text: &str) -> Result<Ran, StoreError> {
        let line = match Line::new(text) {
            Ok(line) => Some(line),
            Err(TextRefused::Empty) => None,
            Err(TextRefused::TooLong) => return Ok(Ran::Refused(RunRefused::TooLong)),
            Err(TextRefused::LooksLikeCpr) => return Ok(Ran::Refused(RunRefused::LooksLikeCpr)),
        };
        match line.as_ref().and_then(|line| contact_in(line.as_str())) {
            Some(Contact::PersonalNumber) => return Ok(Ran::Refused(RunRefused::LooksLikeCpr)),
            Some(Contact::PhoneNumber | Contact::Email) => return Ok(Ran::Refused(RunRefused::SomebodysNumber)),
            None => {}
        }
        let now = self.now();
        if self.store.occurrence(id)?.is_none_or(|listed| listed.occurrence.end > now) {
            return Ok(Ran::Nothing);
        }
        let there = self.follow_up(session, id)?;
        let event = AuditEvent { action: Action::FollowedUp, subject: id.to_string() };
        let ran = self.put_follow_up(session, id, line.as_ref().map(Line::as_str), event)?;
        if let Ran::Done(_) = ran {
            self.remember_follow_up(session, id, there);
        }
        Ok(ran)
    }

    /// Puts what was written before in the place of a line, as *Fortryd* asks for.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written; then what was there is there.
    pub(in crate::app) fn put_follow_up_back(
        &mut self,
        session: &Session,
        id: OccurrenceId,
        before: Option<&str>,
    ) -> Result<Ran, StoreError> {
        let event = AuditEvent { action: Action::Undone, subject: format!("{} {id}", Action::FollowedUp.word()) };
        self.put_follow_up(session, id, before, event)
    }

    fn put_follow_up(
        &mut self,
        session: &Session,
        id: OccurrenceId,
        line: Option<&str>,
        event: AuditEvent,
    ) -> Result<Ran, StoreError> {
        let Some(of) = self.record_of(id)? else { return Ok(Ran::Nothing) };
        let (Some(keys), Some(side)) = (self.keys_of(session), &self.staff) else { return Ok(Ran::Nothing) };
        let records = RecordFile::open(&side.dir)?;
        let plain = line.map(str::as_bytes);
        let sealed = plain.map(|plain| seal(keys.rights.house(), &Kind::FOLLOW_UP.label(&of), plain)).transpose()?;
        if sealed.is_none() && records.sealed(Kind::FOLLOW_UP, &of)?.is_none() {
            return Ok(Ran::Nothing);
        }
        // Two files, and the entry comes first: cut short in between, something is noted that was not done, which whoever
        // was writing sees and does again. The other way round something would be done that nothing notes.
        self.store.change(Actor::Employee(session.employee()), |_| Ok::<_, StoreError>(((), event)))?;
        match &sealed {
            Some(sealed) => records.put_sealed(Kind::FOLLOW_UP, &of, sealed)?,
            None => records.remove(Kind::FOLLOW_UP, &of)?,
        }
        Ok(Ran::Done(Some(id)))
    }

    /// Where the line of a time lies.
    fn record_of(&self, id: OccurrenceId) -> Result<Option<Vec<u8>>, StoreError> {
        let name = self.store.activity(id.activity)?.map(|activity| activity.name().to_owned());
        Ok(name.map(|name| format!("{name}@{}", id.key.format("%Y-%m-%dT%H:%M:%S")).into_bytes()))
    }

    /// What an activity is for: nothing once the screen has locked.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn purposes_of(
        &self,
        session: &Session,
        id: OccurrenceId,
    ) -> Result<Vec<crate::domain::purpose::Purpose>, StoreError> {
        if self.keys_of(session).is_none() {
            return Ok(Vec::new());
        }
        self.store.purposes(id.activity)
    }
}
