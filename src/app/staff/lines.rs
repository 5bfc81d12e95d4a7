//! Where the lines of the logbook lie: about nobody under the key of the compass, about a person under hers, about several
//! under a key of the line, of which each of them has a part under her own.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use zeroize::Zeroizing;

use super::Session;
use super::case::{dated, is_paused};
use crate::app::App;
use crate::domain::compass::{LineId, Mark, PersonId};
use crate::store::person_file::{label, place};
use crate::store::{KeyFile, Kind, LineRow, RecordFile, SharedLine, StoreError};
use crate::vault::envelope::{Key, open, seal};
use crate::vault::shared::{in_parts, wrap};

/// What a person is called here.
pub(in crate::app) const CODE_WORD: Kind = Kind { name: "code-word", key: "person", version: 1 };

/// The way to all lines. It goes with the press that asked for it.
pub(in crate::app) struct Lines {
    records: RecordFile,
    compass: Key,
    people: Vec<(PersonId, Key)>,
    /// Who has objected and waits, and everybody before the house's five answers are there: no line about her opens, also
    /// where others are in it.
    paused: Vec<PersonId>,
}

/// A line as it was found.
pub(in crate::app) struct FoundLine {
    pub id: LineId,
    pub at: DateTime<Utc>,
    pub words: Zeroizing<String>,
    /// Whom it is about, each with her mark; of a person's own lines only herself.
    pub about: Vec<(PersonId, Mark)>,
}

impl App {
    /// The lines of the logbook; `None` where the compass is not open to `session`.
    pub(in crate::app) fn log_lines(&self, session: &Session) -> Result<Option<Lines>, StoreError> {
        // The practice person is there from the first press on.
        let practice = self.case(session, PersonId::PRACTICE)?;
        if practice.is_some() { self.log_lines_even_paused(session) } else { Ok(None) }
    }

    /// The same for a person's rights, which open also while the practice person has objected and waits.
    pub(in crate::app) fn log_lines_even_paused(&self, session: &Session) -> Result<Option<Lines>, StoreError> {
        let (Some(compass), Some(side)) = (self.compass_key(session), &self.staff) else { return Ok(None) };
        let (people, records) = (KeyFile::open(&side.dir)?.person_keys(&compass)?, RecordFile::open(&side.dir)?);
        let (mut paused, settled) = (Vec::new(), self.is_settled(session)?);
        for (person, key) in people.iter().filter(|(person, _)| person.is_somebody()) {
            if !settled || is_paused(&records, *person, key)? {
                paused.push(*person);
            }
        }
        Ok(Some(Lines { records, compass, people, paused }))
    }
}

impl Lines {
    fn key(&self, person: PersonId) -> Option<&Key> {
        self.people.iter().find(|(one, _)| *one == person).map(|(_, key)| key)
    }

    /// Whether there is somebody of that id, who is not paused.
    pub(in crate::app) fn knows(&self, person: PersonId) -> bool {
        self.key(person).is_some() && !self.paused.contains(&person)
    }

    fn opens(&self, line: &FoundLine) -> bool {
        !line.about.iter().any(|(person, _)| self.paused.contains(person))
    }

    /// What everybody but the practice person is called here.
    pub(in crate::app) fn code_words(&self) -> Result<Vec<(PersonId, String)>, StoreError> {
        let mut words = Vec::new();
        for (person, key) in self.people.iter().filter(|(person, _)| !person.is_practice()) {
            let found = self.records.all_of(*person, CODE_WORD, key)?;
            let word = found.first().and_then(|one| std::str::from_utf8(&one.plain).ok());
            words.extend(word.map(|word| (*person, word.to_owned())));
        }
        Ok(words)
    }

    /// Writes a line in the place of what there was of it, also with `before`. All of it, or nothing.
    pub(in crate::app) fn write(&self, line: &FoundLine, before: &[PersonId]) -> Result<(), StoreError> {
        let words = Zeroizing::new(dated(line.at, &line.words));
        let id = line.id.as_bytes();
        let with =
            |person: PersonId| self.key(person).ok_or_else(|| StoreError::Refused("the person is gone".to_owned()));
        let rows = match line.about.as_slice() {
            [] => {
                let sealed = seal(&self.compass, &Kind::LINE.label(id), words.as_bytes())?;
                vec![LineRow { person: None, kind: Kind::LINE, sealed }]
            }
            // Her mark lies with her as it does where there are several.
            [(person, mark)] => {
                let kind = Kind::LINE_OF_ONE;
                let plain = Zeroizing::new(format!("{}\n{}", mark.letter(), *words));
                let sealed = seal(with(*person)?, &label(kind, &place(*person, id)), plain.as_bytes())?;
                vec![LineRow { person: Some(*person), kind, sealed }]
            }
            several => {
                let ((of, parts), kind) = (in_parts(several.len())?, Kind::LINE_PART);
                let sealed = seal(&of, &Kind::LINE_OF_SEVERAL.label(id), words.as_bytes())?;
                let mut rows = vec![LineRow { person: None, kind: Kind::LINE_OF_SEVERAL, sealed }];
                for ((person, mark), part) in several.iter().zip(&parts) {
                    let sealed = wrap(with(*person)?, &label(kind, &place(*person, id)), part, mark.letter())?;
                    rows.push(LineRow { person: Some(*person), kind, sealed });
                }
                rows
            }
        };
        self.records.write_line(line.id, &rows, before)
    }

    /// Takes a line away.
    pub(in crate::app) fn remove(&self, line: &FoundLine) -> Result<(), StoreError> {
        let about: Vec<PersonId> = line.about.iter().map(|(person, _)| *person).collect();
        self.records.write_line(line.id, &[], &about)
    }

    /// The lines about nobody, the oldest first.
    pub(in crate::app) fn about_nobody(&self) -> Result<Vec<FoundLine>, StoreError> {
        let (records, _) = self.records.all(Kind::LINE, &self.compass)?;
        let found = records.into_iter().filter_map(|one| read(LineId::from_bytes(&one.id)?, &one.plain, Vec::new()));
        Ok(in_time(found))
    }

    /// The lines about `person`, the oldest first.
    pub(in crate::app) fn of(&self, person: PersonId) -> Result<Vec<FoundLine>, StoreError> {
        let Some(key) = self.key(person).filter(|_| self.knows(person)) else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        for (id, sealed) in self.records.sealed_of(person, Kind::LINE_OF_ONE)? {
            found.extend(LineId::from_bytes(&id).and_then(|id| of_one(id, (person, key), &sealed)));
        }
        for mut line in self.shared_by(person)?.into_iter().filter(|line| self.opens(line)) {
            // On her own page nobody else is named.
            line.about.retain(|(one, _)| *one == person);
            found.push(line);
        }
        Ok(in_time(found.into_iter()))
    }

    /// The lines that `person` shares with others, with everybody in them, also while one of them has objected and waits:
    /// what is written of her is hers to know, and the caller names nobody else.
    pub(in crate::app) fn shared_by(&self, person: PersonId) -> Result<Vec<FoundLine>, StoreError> {
        let mut found = Vec::new();
        for (id, rows) in self.records.parts_of_lines()? {
            if rows.iter().any(|row| row.is_of(person)) {
                let shared = self.records.line_of_parts(&id, &rows, &self.people)?;
                found.extend(shared.and_then(|shared| of_several(LineId::from_bytes(&id)?, &shared)));
            }
        }
        Ok(found)
    }

    /// One line, with everybody it is about.
    pub(in crate::app) fn find(&self, id: LineId) -> Result<Option<FoundLine>, StoreError> {
        Ok(self.sought(id)?.filter(|line| self.opens(line)))
    }

    fn sought(&self, id: LineId) -> Result<Option<FoundLine>, StoreError> {
        if let Some(record) = self.records.one(Kind::LINE, id.as_bytes(), &self.compass)? {
            return Ok(read(id, &record.plain, Vec::new()));
        }
        for (person, key) in &self.people {
            if let Some(sealed) = self.records.line_of(*person, Kind::LINE_OF_ONE, id)? {
                return Ok(of_one(id, (*person, key), &sealed));
            }
        }
        let parts = self.records.parts_of_lines()?;
        let Some(rows) = parts.get(id.as_bytes().as_slice()) else { return Ok(None) };
        let shared = self.records.line_of_parts(id.as_bytes(), rows, &self.people)?;
        Ok(shared.and_then(|shared| of_several(id, &shared)))
    }
}

/// A line about several: everybody in it, each with her mark.
fn of_several(id: LineId, shared: &SharedLine) -> Option<FoundLine> {
    let about = shared.about.iter().filter_map(|(person, letter)| Some((*person, Mark::of(*letter)?)));
    read(id, &shared.plain, about.collect())
}

/// A line about one person: her mark, and the line as it lies elsewhere.
fn of_one(id: LineId, (person, key): (PersonId, &Key), sealed: &[u8]) -> Option<FoundLine> {
    let plain = open(key, &label(Kind::LINE_OF_ONE, &place(person, id.as_bytes())), sealed).ok()?;
    let (letter, rest) = std::str::from_utf8(&plain).ok()?.split_once('\n')?;
    let mark = Mark::of(letter.chars().next()?)?;
    read(id, rest.as_bytes(), vec![(person, mark)])
}

fn read(id: LineId, plain: &[u8], about: Vec<(PersonId, Mark)>) -> Option<FoundLine> {
    let (at, words) = std::str::from_utf8(plain).ok()?.split_once('\n')?;
    let at = DateTime::from_timestamp_millis(at.parse().ok()?)?;
    Some(FoundLine { id, at, words: Zeroizing::new(words.to_owned()), about })
}

fn in_time(found: impl Iterator<Item = FoundLine>) -> Vec<FoundLine> {
    let by_time: BTreeMap<_, _> = found.map(|line| ((line.at, *line.id.as_bytes()), line)).collect();
    by_time.into_values().collect()
}
