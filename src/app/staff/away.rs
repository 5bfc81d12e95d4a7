//! What goes for good of the persons of the compass: somebody who was erased, somebody whose time is over, and what an
//! erasure that was cut short has left.
//!
//! The key goes first. What is done after it takes longer than a press may: it is done by the worker.

use std::path::PathBuf;

use chrono::{DateTime, Months, NaiveDate, Utc};
use chrono_tz::Tz;
use zeroize::Zeroizing;

use super::Session;
use super::case::dated;
use super::clerk::Clerk;
use super::state::Staff;
use super::work::{Answer, Work};
use crate::app::App;
use crate::domain::compass::PersonId;
use crate::domain::compass::kept::{Class, PersonKept};
use crate::domain::employee::EmployeeId;
use crate::domain::retention::Sweep;
use crate::store::audit_chain::VAULT;
use crate::store::person_retention::{Everything, PersonRows, RISK, Undated, due_lines, due_persons};
use crate::store::{KeyFile, Kind, PersonRecord, RecordFile, StoreError, backup, house_id};
use crate::vault::chain::AuditKeys;
use crate::vault::envelope::Key;

/// The last contact with a person, under one id: the time of it, and nothing else.
pub(in crate::app) const CONTACT: Kind = Kind { name: "contact", key: "person", version: 1 };
/// Where it lies.
pub(in crate::app) const CONTACT_ID: &[u8] = b"contact";
/// What it says after its time.
pub(in crate::app) const CONTACT_WORDS: &str = "contact 1";

/// A story that may be passed on, and the wheel of the group as it is being filled in. Both belong to no person.
pub(in crate::app) const STORY: Kind = Kind { name: "story", key: "person", version: 1 };
pub(in crate::app) const GROUP_DRAFT: Kind = Kind { name: "group-draft", key: "person", version: 1 };
/// What an earlier version kept without a day.
const OF_THE_GROUP: [Kind; 2] = [STORY, GROUP_DRAFT];

/// What became of the files after somebody was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    /// Whether nothing is left in the files of this house.
    pub whole: bool,
    /// Folders of backups that could not be reached: the old keys lie there until the next backup into them.
    pub left: Vec<PathBuf>,
}

/// What a run over the persons found: too much to take by itself, and who goes within a month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Waiting {
    pub persons: bool,
    pub lines: bool,
    pub soon: Vec<PersonId>,
}

/// What goes on about the compass while somebody is in; it goes with the lock.
#[derive(Default)]
pub struct AboutCompass {
    /// Who has typed her PIN as well. Of her there is nothing but this.
    pub second: Option<EmployeeId>,
    /// What became of the files after the last erasure.
    rewritten: Option<Rewritten>,
    /// What a run over the persons left for a yes.
    waiting: Option<Waiting>,
}

impl Staff {
    /// Takes what became of an erasure, or of a run over the persons.
    pub(super) fn take_away(&mut self, answer: Answer) {
        if self.inside.is_none() {
            return;
        }
        match answer {
            Answer::Rewritten(rewritten) => self.about_compass.rewritten = Some(rewritten),
            Answer::SweptPersons(waiting) => self.about_compass.waiting = Some(waiting),
            _ => {}
        }
    }
}

/// A run over the persons.
pub struct SweepPersons {
    pub house: Key,
    pub compass: Key,
    pub today: NaiveDate,
    pub now: DateTime<Utc>,
    pub zone: Tz,
    pub kept: PersonKept,
    pub folders: Vec<PathBuf>,
    /// Who has said yes to more than a run takes by itself.
    pub yes: Option<EmployeeId>,
}

impl App {
    /// Erases everything of `person`: the key, the records, and then, by the worker, whatever is left of either in a
    /// file or in a copy of the keys. Whether it was done: not without the right, and not where the compass is shut.
    pub(in crate::app) fn erase_whole(&mut self, session: &Session, person: PersonId) -> Result<bool, StoreError> {
        if !self.opens_compass(session) {
            return Ok(false);
        }
        self.erase_case(session, person)?;
        let folders = self.keeper.folders().to_vec();
        if let Some(side) = &mut self.staff {
            side.staff.about_compass.rewritten = None;
            side.staff.desk.hand_over(Work::Rewrite { folders });
        }
        Ok(true)
    }

    /// What became of the files after the last erasure of this session; `None` while the worker is at it.
    pub(in crate::app) fn rewritten(&self, session: &Session) -> Option<Rewritten> {
        self.keys_of(session)?;
        self.staff.as_ref()?.staff.about_compass.rewritten.clone()
    }

    /// What waits for a yes, since more than a fifth has been kept long enough.
    pub(in crate::app) fn persons_waiting(&self, session: &Session) -> Option<Waiting> {
        self.keys_of(session)?;
        self.staff.as_ref()?.staff.about_compass.waiting.clone()
    }

    /// A run over the persons, by the worker: only for somebody with the right, and only by a clock that may delete.
    pub(in crate::app) fn sweep_persons(&mut self, session: &Session, yes: bool) -> Result<bool, StoreError> {
        if !self.may_erase() || !self.holds_compass(session) {
            return Ok(false);
        }
        let (today, now, zone, kept) = (self.today_date(), self.now(), self.zone, self.store.person_kept()?);
        let folders = self.keeper.folders().to_vec();
        let Some(keys) = self.keys_of(session) else { return Ok(false) };
        let Some(compass) = keys.rights.compass().cloned() else { return Ok(false) };
        let house = keys.rights.house().clone();
        let yes = yes.then_some(session.employee());
        let work = SweepPersons { house, compass, today, now, zone, kept, folders, yes };
        if let Some(side) = &mut self.staff {
            side.staff.desk.hand_over(Work::SweepPersons(Box::new(work)));
        }
        Ok(true)
    }

    /// The same at an opening. What fails is tried at the next.
    pub(super) fn look_after_persons(&mut self) {
        let Some(session) = self.session() else { return };
        if let Err(error) = self.sweep_persons(&session, false) {
            tracing::error!(%error, "what is old is deleted at the next opening");
        }
    }
}

impl Clerk {
    /// Records without a key: an erasure was cut short. What cannot be swept now is swept at the next opening.
    pub(super) fn sweep_orphans(&self, records: &RecordFile) {
        let swept = KeyFile::open(&self.dir).and_then(|file| records.sweep_persons(&file.persons()?));
        if let Err(error) = swept {
            tracing::error!(%error, "what an erasure has left is swept at the next opening");
        }
    }

    /// Both files anew, and the copies of the keys over the old ones.
    pub(super) fn rewrite(&self, folders: &[PathBuf]) -> Rewritten {
        let file = |error: &StoreError| tracing::error!(%error, "a file is written anew at the next erasure");
        let keys = KeyFile::open(&self.dir).and_then(|file| file.rewrite()).inspect_err(file);
        let records = RecordFile::open(&self.dir).and_then(|file| file.rewrite()).inspect_err(file);
        let own = house_id::own(&self.dir, folders);
        // One that is not there, and is not known to be another house's, may hold an old copy of the keys.
        let away = folders.iter().filter(|one| !own.contains(one) && house_id::owner(one).is_none());
        let here = self.dir.join(backup::HERE);
        let mut left: Vec<PathBuf> = away.filter(|one| **one != here).cloned().collect();
        left.extend(own.into_iter().filter(|folder| backup::copy_keys(&self.dir, folder).is_err()));
        Rewritten { whole: keys.is_ok() && records.is_ok(), left }
    }

    /// What has been kept long enough goes; more than a fifth waits for a yes.
    pub(super) fn sweep_of_persons(&self, work: &SweepPersons) -> Result<Answer, StoreError> {
        let rows = PersonRows::open(&self.dir, &work.compass, work.zone)?;
        let Everything { persons, lines, undated } = rows.all()?;
        date_what_has_no_day(&rows, work, &undated)?;
        // Whoever has nothing with a day on it counts from today on.
        for one in persons.iter().filter(|one| one.contact.is_none()) {
            if let Some(key) = rows.keys.person_key(&work.compass, one.person)? {
                rows.records.write_of(one.person, &key, &[contact(work.now)], &[])?;
            }
        }
        // Its day stands on its page and was chosen for it alone, so that it waits for nobody's yes.
        for (person, id) in rows.risks_over(work.today)? {
            if person.is_somebody() {
                self.note_of_compass(work, "risk-over", &format!("{person} deadline"))?;
            }
            rows.records.remove_of(person, RISK.name, &id)?;
        }
        let (gone, old) = (due_persons(&persons, work.kept, work.today), due_lines(&lines, work.kept, work.today));
        let goes = |sweep: Sweep| matches!(sweep, Sweep::Goes(_)) || (work.yes.is_some() && sweep != Sweep::Nothing);
        let (of_persons, of_lines) = (Sweep::of(gone.len(), persons.len()), Sweep::of(old.len(), lines.len()));
        if goes(of_persons) || goes(of_lines) {
            self.note_gone(work, goes(of_persons).then_some(gone.len()), goes(of_lines).then_some(old.len()))?;
        }
        if goes(of_lines) {
            old.iter().try_for_each(|line| rows.erase_line(line))?;
        }
        if goes(of_persons) {
            gone.iter().try_for_each(|person| rows.erase(*person))?;
        }
        drop(rows);
        if goes(of_persons) || goes(of_lines) {
            self.rewrite(&work.folders);
        }
        let waits = |sweep: Sweep| matches!(sweep, Sweep::Waits(_)) && work.yes.is_none();
        let soon = persons.iter().filter(|one| goes_soon(one.contact, work.kept, work.today)).map(|one| one.person);
        Ok(Answer::SweptPersons(Waiting { persons: waits(of_persons), lines: waits(of_lines), soon: soon.collect() }))
    }

    /// Before it is done; of nobody in particular.
    fn note_gone(&self, work: &SweepPersons, persons: Option<usize>, lines: Option<usize>) -> Result<(), StoreError> {
        for (action, count) in [("old-persons", persons), ("old-lines", lines)] {
            let Some(count) = count else { continue };
            self.note_of_compass(work, action, &count.to_string())?;
        }
        Ok(())
    }

    fn note_of_compass(&self, work: &SweepPersons, action: &str, subject: &str) -> Result<(), StoreError> {
        let keys = AuditKeys::of(&work.house);
        let actor = work.yes.map_or_else(|| "start".to_owned(), |id| format!("employee {}", id.0));
        let (file, mut records) = (KeyFile::open(&self.dir)?, RecordFile::open(&self.dir)?);
        let whole = records.passes(file.head(VAULT)?)?;
        let head = records.note(&keys, &actor, action, subject)?;
        if whole { file.note_head(VAULT, head) } else { Ok(()) }
    }
}

/// Whether everything of a person goes after `today` and within a month, where the last contact was on `contact`.
pub(in crate::app) fn goes_soon(contact: Option<NaiveDate>, kept: PersonKept, today: NaiveDate) -> bool {
    let until = today.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX);
    contact.is_some_and(|contact| {
        let goes = Class::WithPerson.goes_on(kept, contact, contact);
        today < goes && goes <= until
    })
}

/// What an earlier version kept of the group without a day counts from today on.
fn date_what_has_no_day(rows: &PersonRows<'_>, work: &SweepPersons, undated: &[Undated]) -> Result<(), StoreError> {
    let Some(key) = rows.keys.person_key(&work.compass, PersonId::GROUP)? else { return Ok(()) };
    for one in undated {
        let known = OF_THE_GROUP.into_iter().find(|kind| kind.name == one.kind);
        let (Some(kind), Ok(words)) = (known, std::str::from_utf8(&one.plain)) else { continue };
        let plain = Zeroizing::new(dated(work.now, words).into_bytes());
        let record = PersonRecord { kind, id: one.id.clone(), plain };
        rows.records.write_of(PersonId::GROUP, &key, &[record], &[])?;
    }
    Ok(())
}

fn contact(now: DateTime<Utc>) -> PersonRecord {
    let words = dated(now, CONTACT_WORDS);
    PersonRecord { kind: CONTACT, id: CONTACT_ID.to_vec(), plain: Zeroizing::new(words.into_bytes()) }
}
