//! Ten thousand presses on the real file: sign-ups, steps back, wishes agreed on, places kept, days that go by. A model
//! in memory does the same; the two agree, and what is gone is in no byte of the file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use fristed::domain::duty::Step;
use fristed::domain::sign_up::{
    Listing, Rules, Sign, SignUp, SignUpRefused, has_room, is_seen, next_time_too, shows, sign_up, taken,
};
use fristed::domain::symbol::Symbol;
use fristed::domain::time::days_after;
use fristed::store::Joining;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::joining::{duty, group};
use crate::some::date;

const ACTS: usize = 10_000;
/// How often the whole file is compared.
const LOOK: usize = 200;

/// Numbers that are the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        // xorshift64.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % count
    }
}

type Key = (Listing, String);

fn key(one: &SignUp) -> Key {
    (one.listing.clone(), one.sign.to_string())
}

/// The store and its model, side by side.
struct Both {
    dir: TempDir,
    store: Joining,
    model: BTreeMap<Key, SignUp>,
    /// Keys as they stand in the file, of everything that has gone since the last look.
    went: BTreeSet<String>,
    today: NaiveDate,
}

/// A row's key as it lies in the file.
fn in_file(one: &SignUp) -> String {
    format!("{}{}{}", one.listing.of, one.listing.date, one.sign)
}

impl Both {
    fn put(&mut self, one: SignUp) {
        self.store.add(&one).unwrap();
        self.went.remove(&in_file(&one));
        assert!(self.model.insert(key(&one), one).is_none(), "the rules let nobody in twice");
    }

    fn take_off(&mut self, one: &SignUp) {
        assert!(self.store.remove(one).unwrap(), "{one:?}");
        self.went.insert(in_file(one));
        self.model.remove(&key(one)).unwrap();
    }

    fn list(&self, listing: &Listing) -> Vec<SignUp> {
        self.model.values().filter(|one| one.listing == *listing).cloned().collect()
    }

    /// The rules of one list, after something has happened on it.
    fn keeps_the_rules(&self, listing: &Listing, places: usize) {
        let there = self.list(listing);
        assert!(listing.date >= self.today && taken(&there) <= places, "{there:?}");
        let signs: BTreeSet<Sign> = there.iter().map(|one| one.sign).collect();
        assert_eq!(signs.len(), there.len(), "a sign stands once on a list");
        assert!(there.iter().all(|one| !shows(one.sign, one.secret)));
    }

    /// The file says exactly what the model says, and nothing that has gone is left in it.
    fn agree(&mut self) {
        assert_eq!(dump(self.dir.path()), dump_of(self.model.values()));
        let bytes = fs::read(self.dir.path().join("joining.db")).unwrap();
        let there: Vec<String> = self.model.values().map(in_file).collect();
        for gone in &self.went {
            // Another row may begin with the same letters: the pair `kop+ost` after the single `kop`.
            let still = there.iter().any(|one| one.starts_with(gone));
            assert!(still || !bytes.windows(gone.len()).any(|window| window == gone.as_bytes()), "{gone}");
        }
        assert!(fs::read(self.dir.path().join("joining.db-journal")).unwrap_or_default().is_empty());
        self.went.clear();
    }
}

/// Every row of every table but the one that remembers the clock.
fn dump(dir: &Path) -> Vec<String> {
    let connection = Connection::open(dir.join("joining.db")).unwrap();
    for empty in ["need_taken", "started", "gone_list"] {
        let sql = format!("SELECT count(*) FROM {empty}");
        assert_eq!(connection.query_row(&sql, [], |row| row.get::<_, i64>(0)).unwrap(), 0, "{empty}");
    }
    let sql =
        "SELECT listing || '|' || date || '|' || sign || '|' || secret || '|' || step || '|' || agreed FROM sign_up";
    let mut statement = connection.prepare(sql).unwrap();
    let mut rows: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    rows.sort();
    rows
}

fn dump_of<'a>(all: impl Iterator<Item = &'a SignUp>) -> Vec<String> {
    let row = |one: &SignUp| {
        let Listing { of, date } = &one.listing;
        format!("{of}|{date}|{}|{}|{}|{}", one.sign, one.secret, one.step.word(), u8::from(one.agreed))
    };
    let mut rows: Vec<String> = all.map(row).collect();
    rows.sort();
    rows
}

#[test]
fn ten_thousand_presses_on_the_file_keep_every_rule_and_leave_nothing_behind() {
    let dir = TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap();
    let store = Joining::open(dir.path()).unwrap();
    let mut both = Both { dir, store, model: BTreeMap::new(), went: BTreeSet::new(), today: date("2026-10-13") };
    let (shift, trip, group) = (duty("vagt", 2), duty("tur", 4), group());
    let symbols: Vec<Symbol> = Symbol::all().collect();
    let mut dice = Dice(0x2026_1013);
    let (mut came, mut left, mut refused, mut nights) = (0, 0, 0, 0);
    for act in 0..ACTS {
        let lists =
            [("vagt", Rules::of_duty(&shift)), ("tur", Rules::of_duty(&trip)), ("gruppen", Rules::of_group(&group))];
        let one = both.model.values().nth(dice.below(both.model.len().max(1))).cloned();
        match (dice.below(100), one) {
            (0..55, _) | (55..99, None) => {
                let (of, rules) = lists[dice.below(3)];
                let listing = Listing { of: of.to_owned(), date: days_after(both.today, dice.below(4) as u64) };
                let there = both.list(&listing);
                let (sign, secret) = (Sign::One(symbols[dice.below(40)]), symbols[dice.below(40)]);
                let step = Step::ALL[dice.below(5)];
                let wish = SignUp { listing: listing.clone(), sign, secret, step, agreed: false };
                match sign_up(rules, &there, wish, both.today, None) {
                    Ok(put) => {
                        both.put(put);
                        came += 1;
                    }
                    Err(SignUpRefused::PlacesTaken(_)) => {
                        assert!(!has_room(rules, &there));
                        refused += 1;
                    }
                    Err(SignUpRefused::SignTaken { free }) => {
                        assert!(there.iter().any(|one| one.sign == sign) && there.iter().all(|one| one.sign != free));
                        refused += 1;
                    }
                    Err(_) => refused += 1,
                }
                both.keeps_the_rules(&listing, usize::from(rules.places));
            }
            (55..90, Some(one)) => {
                both.take_off(&one);
                left += 1;
            }
            (90..94, Some(one)) => {
                assert!(both.store.agree(&one, true).unwrap());
                both.model.get_mut(&key(&one)).unwrap().agreed = true;
            }
            (94..99, Some(one)) => {
                let next = Listing { of: one.listing.of.clone(), date: days_after(one.listing.date, 2) };
                let rules = lists.iter().find(|(of, _)| *of == next.of).unwrap().1;
                if let Some(kept) = next_time_too(rules, &one, next.date, &both.list(&next)) {
                    both.put(kept);
                    both.keeps_the_rules(&next, usize::from(rules.places));
                }
            }
            _ => {
                both.today = days_after(both.today, 1);
                let today = both.today;
                let over: Vec<SignUp> =
                    both.model.values().filter(|one| !is_seen(one.listing.date, today)).cloned().collect();
                assert_eq!(both.store.erase_past(today).unwrap(), !over.is_empty());
                for one in over {
                    both.went.insert(in_file(&one));
                    both.model.remove(&key(&one));
                }
                nights += 1;
            }
        }
        if act % LOOK == LOOK - 1 {
            both.agree();
        }
    }
    // As if the others had never been: a file that only ever saw those who are left says the same.
    let fresh = TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap();
    let mut other = Joining::open(fresh.path()).unwrap();
    for one in both.model.values() {
        other.add(one).unwrap();
    }
    assert_eq!(dump(fresh.path()), dump(both.dir.path()));
    println!(
        "{ACTS} presses: {came} came, {left} stepped back, {refused} refused, {nights} nights; model and file agree"
    );
    assert!(came > 2_000 && left > 2_000 && refused > 300 && nights > 50);
}
