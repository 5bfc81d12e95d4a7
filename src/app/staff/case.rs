//! The way to what is kept of one person of the compass, for as long as somebody with the right to it is in.

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::{DateTime, Utc};
use zeroize::Zeroizing;

use super::Session;
use crate::app::App;
use crate::domain::compass::objection::Objection;
use crate::domain::compass::{FiledWheel, PersonId};
use crate::store::audit_chain::VAULT;
use crate::store::person_file::{AnyRecord, SealedRecord, SealedRow, label, place};
use crate::store::{KeyFile, Kind, PersonRecord, RecordFile, StoreError};
use crate::vault::chain::AuditKeys;
use crate::vault::envelope::{self, Key};
use crate::vault::pair::{ALIKE, Private, Public};
use crate::vault::random_id;

/// A wheel that was put away.
pub(in crate::app) const WHEEL: Kind = Kind { name: "wheel", key: "person", version: 1 };
/// The wheels that an employee is filling in, as she sees a person, and together with that person.
pub(in crate::app) const DRAFTS: [Kind; 2] =
    [Kind { name: "draft", key: "own", version: 1 }, Kind { name: "draft-person", key: "own", version: 1 }];

/// What a person has objected to.
pub(in crate::app) const OBJECTION: Kind = Kind { name: "objection", key: "person", version: 1 };
/// Where it lies: there is one at a time.
pub(in crate::app) const OBJECTION_ID: &[u8] = b"objection";

/// A record that has a time.
pub(in crate::app) struct Dated {
    pub id: Vec<u8>,
    pub at: DateTime<Utc>,
    pub words: Zeroizing<String>,
}

/// The id of a record, and its words.
pub(in crate::app) type Words = (Vec<u8>, Zeroizing<String>);

/// A record with whom it is about, and its id.
pub(in crate::app) type OfPerson = (PersonId, Vec<u8>, Zeroizing<String>);

/// The same words under a time, for a record that is written together with others.
pub(in crate::app) fn dated(at: DateTime<Utc>, words: &str) -> String {
    format!("{}\n{words}", at.timestamp_millis())
}

/// The time of a record and its words; without one where it was written before such records had one.
pub(in crate::app) fn undated(words: &str) -> (Option<DateTime<Utc>>, &str) {
    let read =
        words.split_once('\n').and_then(|(at, rest)| Some((DateTime::from_timestamp_millis(at.parse().ok()?)?, rest)));
    read.map_or((None, words), |(at, rest)| (Some(at), rest))
}

/// The records of one person, open. It goes with the press that asked for it; nothing keeps one.
pub(in crate::app) struct Case {
    person: PersonId,
    key: Key,
    records: Rc<RecordFile>,
}

impl Case {
    pub(in crate::app) const fn person(&self) -> PersonId {
        self.person
    }

    /// Writes a record, new or in the place of the one with this id. It is on the disk when this returns.
    pub(in crate::app) fn put(&self, kind: Kind, id: &[u8], words: &str) -> Result<(), StoreError> {
        self.change(&[(kind, id, words)], &[])
    }

    /// Writes records and takes others away: all of it, or nothing.
    pub(in crate::app) fn change(
        &self,
        put: &[(Kind, &[u8], &str)],
        remove: &[(Kind, &[u8])],
    ) -> Result<(), StoreError> {
        let record = |(kind, id, words): &(Kind, &[u8], &str)| PersonRecord {
            kind: *kind,
            id: id.to_vec(),
            plain: Zeroizing::new(words.as_bytes().to_vec()),
        };
        let put: Vec<_> = put.iter().map(record).collect();
        let remove: Vec<_> = remove.iter().map(|(kind, id)| (*kind, id.to_vec())).collect();
        self.records.write_of(self.person, &self.key, &put, &remove)
    }

    /// The records of a kind with their ids, in the order of the ids.
    pub(in crate::app) fn all(&self, kind: Kind) -> Result<Vec<Words>, StoreError> {
        let records = self.records.all_of(self.person, kind, &self.key)?;
        Ok(records.into_iter().filter_map(|one| Some((one.id, text(&one.plain)?))).collect())
    }

    /// One record; `None` where there is none.
    pub(in crate::app) fn one(&self, kind: Kind, id: &[u8]) -> Result<Option<Zeroizing<String>>, StoreError> {
        Ok(self.all(kind)?.into_iter().find(|(of, _)| of == id).map(|(_, words)| words))
    }

    /// Takes a record away.
    pub(in crate::app) fn remove(&self, kind: Kind, id: &[u8]) -> Result<(), StoreError> {
        self.change(&[], &[(kind, id)])
    }

    /// Writes something that happened at `at`, under an id of its own that says nothing. Says under which.
    pub(in crate::app) fn put_dated(&self, kind: Kind, at: DateTime<Utc>, words: &str) -> Result<Vec<u8>, StoreError> {
        let id = random_id()?.to_vec();
        self.put(kind, &id, &Zeroizing::new(dated(at, words)))?;
        Ok(id)
    }

    /// What [`put_dated`](Self::put_dated) has written of a kind, the oldest first.
    pub(in crate::app) fn dated(&self, kind: Kind) -> Result<Vec<Dated>, StoreError> {
        let read = |(id, plain): (Vec<u8>, Zeroizing<String>)| {
            let (at, words) = plain.split_once('\n')?;
            let at = DateTime::from_timestamp_millis(at.parse().ok()?)?;
            Some(((at, id.clone()), Dated { id, at, words: Zeroizing::new(words.to_owned()) }))
        };
        Ok(self.all(kind)?.into_iter().filter_map(read).collect::<BTreeMap<_, _>>().into_values().collect())
    }

    /// Puts a wheel away. Whether it is kept: of somebody from the house not without a basis on the wheel's day.
    pub(in crate::app) fn file_wheel(&self, at: DateTime<Utc>, wheel: &FiledWheel) -> Result<bool, StoreError> {
        if !self.may_be_noted(wheel.day)? {
            return Ok(false);
        }
        self.put_dated(WHEEL, at, &Zeroizing::new(wheel.to_words()))?;
        Ok(true)
    }

    /// A record under this person's key, to be written together with others.
    pub(in crate::app) fn seal(&self, kind: Kind, id: &[u8], words: &str) -> Result<SealedRecord, StoreError> {
        let sealed = envelope::seal(&self.key, &label(kind, &place(self.person, id)), words.as_bytes())?;
        Ok(SealedRecord { kind, id: id.to_vec(), sealed })
    }

    /// A record that only whoever has the other half of `public` opens. All of them have one length: it tells neither an
    /// answer nor how much there is of it.
    pub(in crate::app) fn seal_to(
        &self,
        public: &Public,
        kind: Kind,
        id: &[u8],
        words: &str,
    ) -> Result<SealedRecord, StoreError> {
        let sealed = public.seal_padded(&label(kind, &place(self.person, id)), words.as_bytes(), ALIKE)?;
        Ok(SealedRecord { kind, id: id.to_vec(), sealed })
    }

    /// What was sealed so; `None` where nothing was, or with another half.
    pub(in crate::app) fn open_with(
        &self,
        private: &Private,
        kind: Kind,
        id: &[u8],
    ) -> Result<Option<Zeroizing<String>>, StoreError> {
        let Some((_, sealed)) = self.sealed(kind)?.into_iter().find(|(of, _)| of == id) else { return Ok(None) };
        let plain = private.open_padded(&label(kind, &place(self.person, id)), &sealed);
        Ok(plain.ok().and_then(|plain| text(&plain)))
    }

    /// Writes records that are sealed, under whichever keys, and takes others away: all of it, or nothing.
    pub(in crate::app) fn write(&self, put: &[SealedRecord], remove: &[(Kind, Vec<u8>)]) -> Result<(), StoreError> {
        self.records.write_sealed_of(self.person, put, remove)
    }

    /// Everything that is kept of the person, of whatever kind, also what is sealed to one employee.
    pub(in crate::app) fn everything(&self) -> Result<Vec<AnyRecord>, StoreError> {
        self.records.everything_of(self.person, &self.key)
    }

    /// What the person objected to, where she did; the answer with it, where there is one.
    pub(in crate::app) fn objection(&self) -> Result<Option<Objection>, StoreError> {
        objection_of(&self.records, self.person, &self.key)
    }

    /// Whether the person has objected and waits for the answer.
    pub(in crate::app) fn is_paused(&self) -> Result<bool, StoreError> {
        is_paused(&self.records, self.person, &self.key)
    }

    /// What is sealed of a kind, but not with this person's key.
    pub(in crate::app) fn sealed(&self, kind: Kind) -> Result<Vec<SealedRow>, StoreError> {
        self.records.sealed_of(self.person, kind)
    }
}

/// The way in.
impl App {
    /// What is kept of `person`; `None` where the compass is not open to `session`, there is nobody of that id, the
    /// house has an answer of its five to give yet, or the person has objected and waits for the answer. There is always
    /// the practice person, and the group, which is no person.
    pub(in crate::app) fn case(&self, session: &Session, person: PersonId) -> Result<Option<Case>, StoreError> {
        if person.is_somebody() && !self.is_settled(session)? {
            return Ok(None);
        }
        let Some(case) = self.case_even_paused(session, person)? else { return Ok(None) };
        Ok(if case.is_paused()? { None } else { Some(case) })
    }

    /// The same to write something new: not without a basis that holds today.
    pub(in crate::app) fn case_to_note(&self, session: &Session, person: PersonId) -> Result<Option<Case>, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(None) };
        Ok(if case.may_be_noted(self.today_date())? { Some(case) } else { None })
    }

    /// The same for the person's rights, which open always.
    pub(in crate::app) fn case_even_paused(
        &self,
        session: &Session,
        person: PersonId,
    ) -> Result<Option<Case>, StoreError> {
        let (Some(compass), Some(side)) = (self.compass_key(session), &self.staff) else { return Ok(None) };
        let file = KeyFile::open(&side.dir)?;
        let key = match file.person_key(&compass, person)? {
            Some(key) => key,
            None if !person.is_somebody() => file.add_person(&compass, person)?,
            None => return Ok(None),
        };
        Ok(Some(Case { person, key, records: Rc::new(RecordFile::open(&side.dir)?) }))
    }

    /// What is kept of everybody; neither of the practice person nor of the group.
    pub(in crate::app) fn cases(&self, session: &Session) -> Result<Vec<Case>, StoreError> {
        let (Some(compass), Some(side)) = (self.compass_key(session), &self.staff) else { return Ok(Vec::new()) };
        let real = KeyFile::open(&side.dir)?.person_keys(&compass)?.into_iter().filter(|(id, _)| id.is_somebody());
        // One open file for all of them: a list of five hundred is read at each look.
        let records = Rc::new(RecordFile::open(&side.dir)?);
        Ok(real.map(|(person, key)| Case { person, key, records: Rc::clone(&records) }).collect())
    }

    /// The records of a kind of everybody, the practice person too, with whom they are about; not of whoever has objected
    /// and waits, and of nobody from the house before its five answers are there. It opens the file once.
    pub(in crate::app) fn of_everybody(&self, session: &Session, kind: Kind) -> Result<Vec<OfPerson>, StoreError> {
        let (Some(compass), Some(side)) = (self.compass_key(session), &self.staff) else { return Ok(Vec::new()) };
        let (records, settled) = (RecordFile::open(&side.dir)?, self.is_settled(session)?);
        let mut found = Vec::new();
        for (person, key) in KeyFile::open(&side.dir)?.person_keys(&compass)? {
            if person.is_somebody() && (!settled || is_paused(&records, person, &key)?) {
                continue;
            }
            let opened = records.all_of(person, kind, &key)?.into_iter();
            found.extend(opened.filter_map(|one| Some((person, one.id, text(&one.plain)?))));
        }
        Ok(found)
    }

    /// Somebody new, of whom nothing is kept yet. The key comes first.
    pub(in crate::app) fn new_case(&mut self, session: &Session) -> Result<Option<Case>, StoreError> {
        let (Some(compass), Some(side)) = (self.compass_key(session), &self.staff) else { return Ok(None) };
        let person = PersonId::new(random_id()?);
        let key = KeyFile::open(&side.dir)?.add_person(&compass, person)?;
        Ok(Some(Case { person, key, records: Rc::new(RecordFile::open(&side.dir)?) }))
    }

    /// Erases everything of `person`, the key first.
    pub(in crate::app) fn erase_case(&mut self, session: &Session, person: PersonId) -> Result<(), StoreError> {
        let (Some(_), Some(side)) = (self.compass_key(session), &self.staff) else { return Ok(()) };
        KeyFile::open(&side.dir)?.forget_person(person)?;
        RecordFile::open(&side.dir)?.forget_person(person)
    }

    /// What the house keeps of the compass itself, sealed with its key; `None` without that key, and where nothing is.
    pub(in crate::app) fn compass_record(
        &self,
        session: &Session,
        kind: Kind,
        id: &[u8],
    ) -> Result<Option<Zeroizing<String>>, StoreError> {
        let (Some(compass), Some(side)) = (self.compass_key(session), &self.staff) else { return Ok(None) };
        Ok(RecordFile::open(&side.dir)?.one(kind, id, &compass)?.and_then(|one| text(&one.plain)))
    }

    /// Keeps something of that sort. Whether it is on the disk: not without the key of the compass.
    pub(in crate::app) fn put_compass_record(
        &self,
        session: &Session,
        kind: Kind,
        id: &[u8],
        words: &str,
    ) -> Result<bool, StoreError> {
        let (Some(compass), Some(side)) = (self.compass_key(session), &self.staff) else { return Ok(false) };
        RecordFile::open(&side.dir)?.put(kind, id, &compass, words.as_bytes())?;
        Ok(true)
    }

    /// A line of the logbook about nobody, for tests of how long it is kept.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    #[cfg(feature = "testing")]
    pub fn line_of_nobody_in_tests(&self, session: &Session, at: DateTime<Utc>) -> Result<bool, StoreError> {
        let (Some(compass), Some(side)) = (self.compass_key(session), &self.staff) else { return Ok(false) };
        let line = crate::store::person_retention::LINE_OF_NOBODY;
        RecordFile::open(&side.dir)?.put(line, &random_id()?, &compass, dated(at, "log 1").as_bytes())?;
        Ok(true)
    }

    /// Seals `words` of a person for `session` alone. Whether it is kept: not once the screen has locked.
    pub(in crate::app) fn keep_own_of(
        &self,
        session: &Session,
        case: &Case,
        kind: Kind,
        id: &[u8],
        words: &str,
    ) -> Result<bool, StoreError> {
        let Some(side) = self.staff.as_ref().filter(|_| self.keys_of(session).is_some()) else { return Ok(false) };
        let Some((_, public)) = side.staff.last.as_ref().filter(|(last, _)| last == session) else { return Ok(false) };
        let sealed = public.seal_padded(&label(kind, &place(case.person, id)), words.as_bytes(), ALIKE)?;
        case.records.put_sealed_of(case.person, kind, id, &sealed)?;
        Ok(true)
    }

    /// What is sealed of a person for `session` alone; `None` where nothing is, or it was sealed to a pair that is gone.
    pub(in crate::app) fn own_of(
        &self,
        session: &Session,
        case: &Case,
        kind: Kind,
        id: &[u8],
    ) -> Result<Option<Zeroizing<String>>, StoreError> {
        let Some(keys) = self.keys_of(session) else { return Ok(None) };
        let Some((_, sealed)) = case.sealed(kind)?.into_iter().find(|(of, _)| of == id) else { return Ok(None) };
        let Ok(plain) = keys.own.open_padded(&label(kind, &place(case.person, id)), &sealed) else { return Ok(None) };
        Ok(text(&plain))
    }

    /// Notes in the audit of the vault what `session` did about `person`; nothing of the practice person is noted, nor of
    /// the group.
    ///
    /// `action` is a word of its own, such as `person-read`; `subject` is written after the person's id.
    pub(in crate::app) fn note_case(
        &self,
        session: &Session,
        person: PersonId,
        action: &str,
        subject: &str,
    ) -> Result<(), StoreError> {
        if !person.is_somebody() {
            return Ok(());
        }
        self.note_compass(session, action, format!("{person} {subject}").trim_end())
    }

    /// The same of what belongs to no single person.
    pub(in crate::app) fn note_compass(
        &self,
        session: &Session,
        action: &str,
        subject: &str,
    ) -> Result<(), StoreError> {
        let (Some(keys), Some(side)) = (self.keys_of(session), &self.staff) else { return Ok(()) };
        let audit = AuditKeys::of(keys.rights.house());
        let (file, mut records) = (KeyFile::open(&side.dir)?, RecordFile::open(&side.dir)?);
        let whole = records.passes(file.head(VAULT)?)?;
        let actor = format!("employee {}", session.employee().0);
        let head = records.note(&audit, &actor, action, subject)?;
        // Where the end was cut off, the old head stays, so that the finding does.
        if whole { file.note_head(VAULT, head) } else { Ok(()) }
    }

    /// The key of the compass; `None` without the right to it, where the compass is not open now, and once the screen
    /// has locked.
    pub(super) fn compass_key(&self, session: &Session) -> Option<Key> {
        if !self.opens_compass(session) {
            return None;
        }
        self.keys_of(session)?.rights.compass().cloned()
    }
}

/// What a person has objected to. It is read here alone, so that who is paused on her own page is so everywhere.
fn objection_of(records: &RecordFile, person: PersonId, key: &Key) -> Result<Option<Objection>, StoreError> {
    let found = records.all_of(person, OBJECTION, key)?.into_iter().find(|one| one.id == OBJECTION_ID);
    Ok(found.and_then(|one| Objection::from_words(&text(&one.plain)?)))
}

/// Whether a person has objected and waits for the answer.
pub(super) fn is_paused(records: &RecordFile, person: PersonId, key: &Key) -> Result<bool, StoreError> {
    Ok(objection_of(records, person, key)?.is_some_and(|objection| objection.waits()))
}

fn text(plain: &[u8]) -> Option<Zeroizing<String>> {
    std::str::from_utf8(plain).ok().map(|words| Zeroizing::new(words.to_owned()))
}
