//! The box: what it holds, in which order, and when something leaves it.

use std::collections::HashMap;
use std::fs::{self, File, FileTimes};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use fristed::app::postbox::{Answer, Postbox};
use fristed::domain::release::Beats;
use fristed::domain::suggestion::Suggestion;
use fristed::domain::time::HOUSE_ZONE;
use fristed::store::SuggestionBox;
use fristed::vault::open::BoxPrivateKey;
use fristed::vault::seal::{SEALED, Sealed};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::lysningen::local as utc;

pub fn suggestion(text: &str) -> Suggestion {
    Suggestion::new(text).unwrap()
}

/// Everything in the box in the order in which a list shows it, and what was read out of it.
pub fn everything(dir: &Path) -> Vec<(Sealed, Option<String>)> {
    let connection = Connection::open(dir.join("box.db")).unwrap();
    let verdict: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
    let mut statement = connection.prepare("SELECT id, sealed, month FROM suggestion").unwrap();
    let rows =
        statement.query_map([], |row| Ok((Sealed { id: row.get(0)?, bytes: row.get(1)? }, row.get(2)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

pub fn texts(dir: &Path) -> Vec<String> {
    let key = BoxPrivateKey::read(dir).unwrap();
    let mut texts: Vec<_> =
        everything(dir).iter().map(|(sealed, _)| key.unseal(sealed).unwrap().as_str().to_owned()).collect();
    texts.sort();
    texts
}

/// Spearman's rank correlation between the order of arrival and these places.
fn spearman(places: &[usize]) -> f64 {
    let mut sorted: Vec<_> = (0..places.len()).collect();
    sorted.sort_by_key(|one| places[*one]);
    let count = places.len() as f64;
    let squares: f64 = sorted.iter().enumerate().map(|(rank, one)| (rank as f64 - *one as f64).powi(2)).sum();
    1.0 - 6.0 * squares / (count * (count * count - 1.0))
}

#[test]
fn the_measure_of_order_sees_order() {
    assert_eq!(spearman(&(0..100).collect::<Vec<_>>()), 1.0);
    assert_eq!(spearman(&(0..100).rev().collect::<Vec<_>>()), -1.0);
}

/// Where each of these parts of 32 bytes lies in the file; each is there exactly once.
fn places_in(file: &[u8], parts: &[&[u8]]) -> Vec<usize> {
    let wanted: HashMap<&[u8], usize> = parts.iter().enumerate().map(|(nth, part)| (&part[..8], nth)).collect();
    let mut places = vec![Vec::new(); parts.len()];
    for (at, start) in file.windows(8).enumerate() {
        if let Some(nth) = wanted.get(start).filter(|nth| file[at..].starts_with(parts[**nth])) {
            places[*nth].push(at);
        }
    }
    assert!(places.iter().all(|found| found.len() == 1), "each part is in the file once");
    places.into_iter().flatten().collect()
}

/// |rho| between arrival and: where the head of each lies in the file, where its tail does, its place in the list.
fn orders_of_a_hundred() -> [f64; 3] {
    // In memory where there is such a folder: two thousand times on the disk would take minutes, for the same bytes.
    let dir = TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap();
    let store = SuggestionBox::open(dir.path()).unwrap();
    let sealed: Vec<_> = (0..100)
        .map(|number| {
            let sealed = store.seal(&suggestion(&format!("forslag nummer {number}"))).unwrap();
            store.put(&sealed).unwrap();
            sealed
        })
        .collect();
    let file = fs::read(dir.path().join("box.db")).unwrap();
    let heads = places_in(&file, &sealed.iter().map(|one| &one.bytes[..32]).collect::<Vec<_>>());
    let tails = places_in(&file, &sealed.iter().map(|one| &one.bytes[SEALED - 32..]).collect::<Vec<_>>());
    store.release("2026-10-12".parse().unwrap()).unwrap();
    let list = store.released().unwrap();
    let listed: Vec<_> = sealed.iter().map(|one| list.iter().position(|(other, _)| other == one).unwrap()).collect();
    [spearman(&heads).abs(), spearman(&tails).abs(), spearman(&listed).abs()]
}

/// S18: by pure chance the mean is 0.080 ± 0.014, and once in some hundred runs it is over 0.12. So a second draw is
/// allowed; an order that shows, shows in both.
#[test]
fn neither_the_file_nor_the_list_tells_the_order() {
    let means = || {
        let workers: Vec<_> =
            (0..4).map(|_| thread::spawn(|| (0..5).map(|_| orders_of_a_hundred()).collect::<Vec<_>>())).collect();
        let all: Vec<_> = workers.into_iter().flat_map(|one| one.join().unwrap()).collect();
        assert_eq!(all.len(), 20);
        [0, 1, 2].map(|which| all.iter().map(|one| one[which]).sum::<f64>() / 20.0)
    };
    let within = |means: &[f64; 3]| means.iter().all(|mean| *mean <= 0.12);
    let first = means();
    println!("S18: mean |rho| over 20 × 100: file {:.3}, overflow {:.3}, list {:.3}", first[0], first[1], first[2]);
    let reached = if within(&first) { first } else { means() };
    assert!(within(&reached), "mean |rho| is {reached:?}, over 0.12");
}

#[test]
fn the_table_has_exactly_three_columns_and_the_file_the_right_settings() {
    let dir = TempDir::new().unwrap();
    let store = SuggestionBox::open(dir.path()).unwrap();
    store.put(&store.seal(&suggestion("mere musik")).unwrap()).unwrap();
    let connection = Connection::open(dir.path().join("box.db")).unwrap();
    let mut statement = connection.prepare("SELECT name, type FROM pragma_table_info('suggestion')").unwrap();
    let columns: Vec<(String, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    let columns: Vec<_> = columns.iter().map(|(name, kind)| (name.as_str(), kind.as_str())).collect();
    assert_eq!(columns, [("id", "BLOB"), ("sealed", "BLOB"), ("month", "TEXT")]);
    let sql = "SELECT count(*), max(name), max(sql) FROM sqlite_schema";
    let (count, name, made): (u32, String, String) =
        connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    assert_eq!((count, name.as_str()), (1, "suggestion"), "there is one table and nothing else");
    assert!(made.ends_with("STRICT, WITHOUT ROWID"), "{made}");
    assert!(connection.query_row("SELECT rowid FROM suggestion", [], |_| Ok(())).is_err(), "there is a row id");
    let mode: String = connection.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_ne!(mode, "wal");
    let (row, month) = everything(dir.path()).remove(0);
    assert_eq!((row.bytes.len(), month), (1072, None));
    println!("S17: 1 table, {} columns, {} bytes each", columns.len(), row.bytes.len());
    assert!(store.holds(&row.id).unwrap());
    for wrong in
        ["INSERT INTO suggestion VALUES (x'00', zeroblob(1072), NULL)", "UPDATE suggestion SET month = '13:05'"]
    {
        assert!(connection.execute(wrong, []).is_err(), "{wrong}");
    }
}

#[test]
fn all_are_equally_long_and_open_with_the_key_alone() {
    let dir = TempDir::new().unwrap();
    let store = SuggestionBox::open(dir.path()).unwrap();
    let key = BoxPrivateKey::read(dir.path()).unwrap();
    for text in ["a".to_owned(), "å".repeat(300), "🎵".repeat(255), "to\nlinjer".to_owned()] {
        let sealed = store.seal(&suggestion(&text)).unwrap();
        assert_eq!(sealed.bytes.len(), 1072);
        assert_eq!(key.unseal(&sealed).unwrap().as_str(), text);
        let again = store.seal(&suggestion(&text)).unwrap();
        assert!(again.id != sealed.id && again.bytes != sealed.bytes, "the same text looks the same");
        for at in (0..1072).step_by(67) {
            let mut changed = sealed.clone();
            changed.bytes[at] ^= 1;
            assert!(key.unseal(&changed).is_err(), "changed at {at}");
        }
        assert!(key.unseal(&Sealed { id: again.id, bytes: sealed.bytes }).is_err(), "under another id");
    }
    let elsewhere = TempDir::new().unwrap();
    let other = SuggestionBox::open(elsewhere.path()).unwrap();
    assert!(key.unseal(&other.seal(&suggestion("mere musik")).unwrap()).is_err(), "another house's key opens it");
}

#[test]
fn the_same_one_twice_is_there_once_and_can_be_taken_back() {
    let dir = TempDir::new().unwrap();
    let store = SuggestionBox::open(dir.path()).unwrap();
    let sealed = store.seal(&suggestion("mere musik")).unwrap();
    for _ in 0..3 {
        store.put(&sealed).unwrap();
    }
    assert_eq!(texts(dir.path()), ["mere musik"]);
    store.take_back(&sealed.id).unwrap();
    assert_eq!(texts(dir.path()), [""; 0]);
    assert!(!store.holds(&sealed.id).unwrap());
}

#[test]
fn only_the_owner_can_read_the_files() {
    let dir = TempDir::new().unwrap();
    let mut postbox = Postbox::at_once(dir.path()).unwrap();
    postbox.post(suggestion("mere musik"));
    postbox.tend(utc("2026-10-13T09:40"), Beats::default(), HOUSE_ZONE);
    let mut names = Vec::new();
    for entry in fs::read_dir(dir.path()).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", entry.file_name());
        names.push(entry.file_name().into_string().unwrap());
    }
    names.sort();
    assert_eq!(names, ["box.beat", "box.db", "box.db-journal", "box.key", "box.pub"]);
}

#[test]
fn what_waits_leaves_on_the_beat() {
    let dir = TempDir::new().unwrap();
    let mut postbox = Postbox::at_once(dir.path()).unwrap();
    let months = || everything(dir.path()).into_iter().map(|(_, month)| month).collect::<Vec<_>>();
    postbox.tend(utc("2026-10-13T09:40"), Beats::default(), HOUSE_ZONE);
    postbox.post(suggestion("et"));
    postbox.post(suggestion("to"));
    postbox.tend(utc("2026-10-19T08:00"), Beats::default(), HOUSE_ZONE);
    assert_eq!(months(), [None, None], "two wait on");
    postbox.post(suggestion("tre"));
    postbox.tend(utc("2026-10-25T23:00"), Beats::default(), HOUSE_ZONE);
    assert_eq!(months(), [None, None, None], "not before the beat");
    postbox.tend(utc("2026-10-26T08:00"), Beats::default(), HOUSE_ZONE);
    let october = Some("2026-10".to_owned());
    assert_eq!(months(), [october.clone(), october.clone(), october]);
    // A new start goes on from the same beat: nothing leaves between two of them.
    drop(postbox);
    let mut postbox = Postbox::at_once(dir.path()).unwrap();
    for text in ["fire", "fem", "seks"] {
        postbox.post(suggestion(text));
    }
    postbox.tend(utc("2026-10-27T08:00"), Beats::default(), HOUSE_ZONE);
    assert_eq!(months().iter().filter(|month| month.is_none()).count(), 3);
    postbox.tend(utc("2026-11-02T08:01"), Beats::default(), HOUSE_ZONE);
    assert_eq!(months().iter().filter(|month| month.as_deref() == Some("2026-11")).count(), 3);
    // A fourth Monday takes a single one along.
    postbox.post(suggestion("alene"));
    postbox.tend(utc("2026-11-09T08:00"), Beats::default(), HOUSE_ZONE);
    assert_eq!(months().iter().filter(|month| month.is_none()).count(), 0);
    assert_eq!(texts(dir.path()).len(), 7, "nothing is lost on the way");
    println!("S20: 7 of 7 left the box, on beats only");
}

#[test]
fn the_file_is_written_anew_at_the_start_and_in_each_hour() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("box.db");
    let written = || {
        let new = fs::metadata(&file).unwrap().modified().unwrap() > SystemTime::UNIX_EPOCH + Duration::from_secs(10);
        let times = FileTimes::new().set_modified(SystemTime::UNIX_EPOCH);
        File::options().write(true).open(&file).unwrap().set_times(times).unwrap();
        new
    };
    drop(Postbox::at_once(dir.path()).unwrap());
    written();
    let mut postbox = Postbox::at_once(dir.path()).unwrap();
    assert!(written(), "at the start");
    postbox.tend(utc("2026-10-13T09:40"), Beats::default(), HOUSE_ZONE);
    written();
    postbox.tend(utc("2026-10-13T09:41"), Beats::default(), HOUSE_ZONE);
    assert!(!written(), "twice in an hour");
    postbox.tend(utc("2026-10-13T10:00"), Beats::default(), HOUSE_ZONE);
    assert!(written(), "at the full hour");
}

#[test]
fn one_post_takes_no_tenth_of_a_second() {
    let dir = TempDir::new().unwrap();
    let mut postbox = Postbox::at_once(dir.path()).unwrap();
    let mut times: Vec<_> = (0..200)
        .map(|number| {
            let began = Instant::now();
            postbox.post(suggestion(&format!("forslag nummer {number}")));
            assert_eq!(postbox.poll(), [Answer::SuggestionKept]);
            began.elapsed()
        })
        .collect();
    times.sort();
    println!("one post: median {:?}, 99 of 100 {:?}, longest {:?} over 200", times[100], times[197], times[199]);
    // Of the faster ones, because other tests use the same disk at the same time; a box that needs longer still shows.
    assert!(times[20] <= Duration::from_millis(100), "a tenth takes up to {:?}", times[20]);
    assert_eq!(texts(dir.path()).len(), 200);
}

#[test]
fn a_damaged_box_is_moved_aside_and_a_missing_key_refused() {
    let dir = TempDir::new().unwrap();
    let at = |name: &str| dir.path().join(name);
    drop(SuggestionBox::open(dir.path()).unwrap());
    fs::write(at("box.db"), b"not a box").unwrap();
    drop(SuggestionBox::open(dir.path()).unwrap());
    assert_eq!(fs::read(at("box.db.damaged-1")).unwrap(), b"not a box");
    let key = fs::read(at("box.key")).unwrap();
    for name in ["box.key", "box.pub"] {
        let kept = fs::read(at(name)).unwrap();
        fs::remove_file(at(name)).unwrap();
        assert!(SuggestionBox::open(dir.path()).is_err(), "without {name} what is put in could never be opened");
        fs::write(at(name), kept).unwrap();
    }
    drop(SuggestionBox::open(dir.path()).unwrap());
    assert_eq!(fs::read(at("box.key")).unwrap(), key, "the key is made once");
}
