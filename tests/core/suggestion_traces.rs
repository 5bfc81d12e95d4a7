//! What a suggestion leaves behind: nothing but its sealed row. No log line, no other file, nothing in memory.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

use fristed::app::App;
use fristed::app::postbox::{Answer, Postbox};
use fristed::app::staff::StaffCommand;
use fristed::domain::time::HOUSE_ZONE;
use fristed::store::Store;
use rusqlite::Connection;
use tempfile::TempDir;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::lysningen::{Lysningen, local as utc};
use crate::some::example;
use crate::staff_house::StaffHouse;
use crate::suggestion_box::texts;

/// Every log line of every level.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<String>>>);

impl Log {
    pub fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

impl Visit for Log {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.lock().unwrap().push(format!("{field}={value:?}"));
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

fn files(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let file = |entry: fs::DirEntry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap());
    fs::read_dir(dir).unwrap().map(|entry| file(entry.unwrap())).collect()
}

/// Every row of every table of a database, as text.
fn dump(file: &Path) -> Vec<String> {
    let connection = Connection::open(file).unwrap();
    let names = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
    let mut statement = connection.prepare(names).unwrap();
    let tables: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut all = Vec::new();
    for table in tables {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}")).unwrap();
        // When each audit row was written is the machine's own time.
        let own_time = |name: &str| table == "audit" && name == "at";
        let names: Vec<_> = statement.column_names().into_iter().map(str::to_owned).collect();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells = names.iter().enumerate().filter(|(_, name)| !own_time(name));
            let cells: Vec<_> = cells.map(|(at, name)| format!("{name}={:?}", row.get_ref(at).unwrap())).collect();
            all.push(format!("{table}: {}", cells.join(", ")));
        }
    }
    all
}

/// One that is harmless, one that looks as if it were urgent, and one that is put together from pictures.
const SENT: [&str; 3] = ["Jeg vil gerne have mere musik.", "jeg vil ikke leve mere", "kanariefugl"];

/// Puts three in, and tries one that is refused; nothing changes but the box.
fn suggest(app: &mut App, dir: &Path) {
    let before = files(dir);
    let refused = "mit nummer er 010190-1234";
    assert!(app.look_at_suggestion(refused).is_err() && app.post_suggestion(refused).is_err());
    assert_eq!(files(dir), before, "what is refused leaves nothing");
    for text in SENT {
        assert_eq!(app.look_at_suggestion(text), Ok(text.contains("leve")), "{text}");
        assert_eq!(files(dir), before, "what is looked at leaves nothing");
    }
    for text in SENT {
        app.post_suggestion(text).unwrap();
        assert_eq!(app.poll(), [Answer::SuggestionKept]);
    }
    let after = files(dir);
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (name, bytes) in &after {
        assert_eq!(before[name] == *bytes, name != "box.db", "{name}");
    }
}

/// The same day twice; `suggests` is what differs.
fn a_day(dir: &Path, suggests: bool) -> Vec<String> {
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), || {
        let mut store = Store::open(dir).unwrap();
        store.import_house(&example(), false).unwrap();
        let mut house = Lysningen::over(store, "2026-10-12T07:00");
        house.app = house.app.with_postbox(Postbox::at_once(dir).unwrap());
        for time in ["2026-10-12T07:00", "2026-10-12T08:00", "2026-10-12T09:30", "2026-10-12T10:00", "2026-10-19T08:00"]
        {
            house.set(utc(time));
            house.app.tend_box(utc(time));
            if suggests && time == "2026-10-12T09:30" {
                suggest(&mut house.app, dir);
            }
        }
    });
    log.0.lock().unwrap().clone()
}

#[test]
fn two_days_with_and_without_a_suggestion_leave_the_same() {
    let (with, without) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    assert_eq!(a_day(with.path(), true), a_day(without.path(), false), "the logs differ");
    for name in ["house.db", "joining.db"] {
        let dumps = [&with, &without].map(|dir| dump(&dir.path().join(name)));
        assert_eq!(dumps[0], dumps[1], "{name}");
        assert!(!dumps[0].is_empty() || name == "joining.db");
    }
    let (one, other) = (files(with.path()), files(without.path()));
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    assert_eq!(one["box.beat"], other["box.beat"], "the beat knows of arrivals");
    assert_eq!(texts(with.path()), SENT);
    for text in SENT {
        let holds = |bytes: &[u8]| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        let hits: Vec<_> = one.iter().filter(|(_, bytes)| holds(bytes)).map(|(name, _)| name).collect();
        assert!(hits.is_empty(), "in plain text in {hits:?}");
    }
    println!("S17: equal logs and dumps with and without; S21: 0 hits in {} files", one.len());
}

/// With keys and records beside it, the box alone changes too, and nothing is logged.
#[test]
fn in_a_house_with_a_staff_side_a_suggestion_touches_the_box_alone() {
    let (mut house, secrets) = StaffHouse::set_up();
    house.go_in(&secrets.pins[0]);
    house.press(StaffCommand::Lock);
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), || suggest(&mut house.app, house.dir.path()));
    assert_eq!(log.lines(), [""; 0]);
    let names = files(house.dir.path());
    assert!(names.contains_key("keys.db") && names.contains_key("vault.db"));
}

#[test]
fn the_log_of_the_test_sees_what_is_logged() {
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), || tracing::trace!(number = 1, "seen"));
    assert_eq!(*log.0.lock().unwrap(), ["message=seen", "number=1"]);
}

const FOLDER: &str = "FRISTED_TEST_MEMORY";

/// The canary, each byte one more: it is never written down as it is, since the test's own memory is searched for it.
const CANARY: &[u8] = b"Lbobsjfgvhm!jefnp!qjqqjt";

fn canary() -> impl Iterator<Item = char> {
    CANARY.iter().map(|byte| char::from(byte - 1))
}

/// How often what is hidden so, each byte one more, is in this process's memory, as bytes and as one character in four bytes.
pub fn hits_in_memory(hidden: &[u8]) -> usize {
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    let mut memory = File::open("/proc/self/mem").unwrap();
    let mut hits = 0;
    let mut buffer = Vec::new();
    for line in maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|rights| rights.starts_with("rw"))) {
        let (from, to) = line.split(' ').next().unwrap().split_once('-').unwrap();
        let (from, to) = (u64::from_str_radix(from, 16).unwrap(), u64::from_str_radix(to, 16).unwrap());
        buffer.resize(usize::try_from(to - from).unwrap(), 0);
        if memory.seek(SeekFrom::Start(from)).is_err() || memory.read_exact(&mut buffer).is_err() {
            continue;
        }
        let is_there = |at: usize, step: usize| {
            hidden.iter().enumerate().all(|(nth, byte)| buffer.get(at + nth * step) == Some(&byte.wrapping_sub(1)))
        };
        hits += (0..buffer.len()).filter(|at| is_there(*at, 1) || is_there(*at, 4)).count();
        buffer.fill(0);
    }
    hits
}

/// The private key of the box, hidden in the same way: it is read into the very bytes that are changed then.
fn hidden_key(dir: &Path) -> Vec<u8> {
    let mut key = vec![0; 32];
    File::open(dir.join("box.key")).unwrap().read_exact(&mut key).unwrap();
    key.iter_mut().for_each(|byte| *byte = byte.wrapping_add(1));
    key
}

/// Not a test of its own: a process that posts the canary and then looks for it in its own memory.
#[test]
fn a_child_that_posts_and_looks() {
    let Some(dir) = std::env::var_os(FOLDER) else {
        return;
    };
    // What is freed is overwritten at its beginning by whoever administers the memory, so the canary stands behind.
    let mut text: String = "Vi kunne ogsaa synge noget sammen; ".chars().chain(canary()).collect();
    assert!(hits_in_memory(CANARY) > 0, "the search finds nothing where there is something");
    let key = hidden_key(Path::new(&dir));
    let mut plain: Vec<u8> = key.iter().map(|byte| byte.wrapping_sub(1)).collect();
    assert!(hits_in_memory(&key) > 0, "a key that is there is found");
    std::hint::black_box(&mut plain).fill(0);
    let mut house = Lysningen::at("2026-10-13T09:40");
    house.app = house.app.with_postbox(Postbox::open(Path::new(&dir), || ()).unwrap());
    house.app.look_at_suggestion(&text).unwrap();
    house.app.post_suggestion(&text).unwrap();
    text.clear();
    text.shrink_to_fit();
    drop(text);
    let mut answers = Vec::new();
    while answers.is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(5));
        answers = house.app.poll();
    }
    assert_eq!(answers, [Answer::SuggestionKept]);
    println!("hits {}", hits_in_memory(CANARY));
    println!("keys {}", hits_in_memory(&key));
}

#[test]
fn nothing_of_it_stays_in_memory() {
    let dir = TempDir::new().unwrap();
    // The key is made by another process than the one that is looked through.
    drop(Postbox::at_once(dir.path()).unwrap());
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "suggestion_traces::a_child_that_posts_and_looks", "--nocapture", "--test-threads=1"])
        .env(FOLDER, dir.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("hits 0\n"), "{said}");
    assert!(said.contains("keys 0\n"), "whoever posts has no key to read it back: {said}");
    println!("S19, S21: 0 hits of the text and of the box's private key in memory after posting");
    assert_eq!(texts(dir.path()).len(), 1);
}

#[test]
fn the_zone_of_the_house_is_the_one_the_beat_uses() {
    assert_eq!(Lysningen::at("2026-10-13T09:40").app.zone(), HOUSE_ZONE);
}
