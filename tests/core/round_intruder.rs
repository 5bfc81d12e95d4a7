//! Somebody who has got hold of everything but some PINs, for the tests of who can read a rating.

use fristed::domain::codes::{Code, CodeKind};
use fristed::domain::compass::PersonId;
use fristed::domain::pin::Pin;
use fristed::store::person_file::{label, place};
use fristed::store::{KeyFile, Kind, RecordFile};
use fristed::vault::envelope::{self, Key, Label};
use fristed::vault::hierarchy::PadKey;
use fristed::vault::pair::Private;
use fristed::vault::split::{Share, join};
use rusqlite::Connection;

use crate::round::WHOM;
use crate::staff_house::{Secrets, StaffHouse};

/// Somebody with every file, the start code, and the PINs of some: everything the program can make of them.
pub struct Intruder {
    compass: Option<Key>,
    pub own: Vec<Private>,
}

/// What is sealed of a sort that is about no person.
fn rows_of(house: &StaffHouse, kind: &str) -> Vec<(Vec<u8>, Vec<u8>)> {
    let vault = Connection::open(house.dir.path().join("vault.db")).unwrap();
    let mut rows = vault.prepare("SELECT id, sealed FROM record WHERE kind = ?1").unwrap();
    rows.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

/// By which key a record may say that it was sealed.
const SEALED_TO: [&str; 5] = ["person", "own", "round", "compass", "house"];

/// Every sort of record there is in a table of the file, whoever has thought of it.
fn kinds(house: &StaffHouse, table: &str) -> Vec<&'static str> {
    let vault = Connection::open(house.dir.path().join("vault.db")).unwrap();
    let mut rows = vault.prepare(&format!("SELECT DISTINCT kind FROM {table}")).unwrap();
    let names = rows.query_map([], |row| row.get::<_, String>(0)).unwrap();
    names.map(|name| &*Box::leak(name.unwrap().into_boxed_str())).collect()
}

impl Intruder {
    pub fn with(house: &StaffHouse, secrets: &Secrets, whose: &[usize]) -> Self {
        let file = KeyFile::open(house.dir.path()).unwrap();
        let start = Code::new(CodeKind::Start, &secrets.start).unwrap();
        let pad = PadKey::from_slot(&start, &file.start_slot().unwrap()).unwrap();
        let employees = file.employees().unwrap();
        let open = |who: &usize| {
            let (id, pin) = &secrets.pins[*who];
            let slot = employees.iter().find(|one| one.id == *id)?;
            pad.open_pin(*id, &Pin::typed(pin)?, &slot.slot.sealed).ok()
        };
        let keys: Vec<_> = whose.iter().filter_map(open).collect();
        let compass = keys.iter().find_map(|one| one.rights.compass().cloned());
        Self { compass, own: keys.into_iter().map(|one| one.own).collect() }
    }

    /// The key of somebody, which whoever holds that of the compass has.
    pub fn key_of(&self, house: &StaffHouse, person: PersonId) -> Key {
        let file = KeyFile::open(house.dir.path()).unwrap();
        file.person_key(self.compass.as_ref().unwrap(), person).unwrap().unwrap()
    }

    /// Everything that opens, as text with the kind it is of.
    pub fn reads(&self, house: &StaffHouse) -> Vec<(&'static str, String)> {
        let Some(compass) = &self.compass else { return Vec::new() };
        let key = KeyFile::open(house.dir.path()).unwrap().person_key(compass, WHOM).unwrap().unwrap();
        let records = RecordFile::open(house.dir.path()).unwrap();
        let (mut shares, mut found) = (Vec::new(), Vec::new());
        // The second time with the key of the round, where its parts were among what opened.
        for round in [false, true] {
            let joined = if round { join(&shares).ok() } else { None };
            let mut all = Vec::new();
            for name in kinds(house, "person_record") {
                for (id, sealed) in records.sealed_of(WHOM, Kind { name, key: "", version: 1 }).unwrap() {
                    let at = place(WHOM, &id);
                    let labels = SEALED_TO.map(|key| label(Kind { name, key, version: 1 }, &at));
                    all.push((name, self.opens(&[&key, compass], joined.as_ref(), &labels, &sealed)));
                }
            }
            for name in kinds(house, "record") {
                for (id, sealed) in rows_of(house, name) {
                    let labels = SEALED_TO.map(|key| Label { table: name, id: &id, key, version: 1 });
                    all.push((name, self.opens(&[&key, compass], joined.as_ref(), &labels, &sealed)));
                }
            }
            for (name, text) in
                all.into_iter().flat_map(|(name, texts)| texts.into_iter().map(move |text| (name, text)))
            {
                if !round && let Some(share) = Share::from_word(&text).filter(|_| name != "round-key") {
                    shares.push(share);
                }
                found.push((name, text));
            }
        }
        found
    }

    /// What of one record opens with any key, said to be sealed to any.
    fn opens(&self, keys: &[&Key], joined: Option<&Private>, labels: &[Label<'_>], sealed: &[u8]) -> Vec<String> {
        let mut plains = Vec::new();
        for label in labels {
            plains.extend(keys.iter().filter_map(|key| envelope::open(key, label, sealed).ok()));
            let pairs = self.own.iter().chain(joined);
            plains.extend(pairs.filter_map(|pair| pair.open_padded(label, sealed).ok()));
        }
        plains.into_iter().filter_map(|plain| String::from_utf8(plain.to_vec()).ok()).collect()
    }

    pub fn sees(&self, house: &StaffHouse, word: &str) -> bool {
        self.reads(house).iter().any(|(_, text)| text.contains(word))
    }
}
