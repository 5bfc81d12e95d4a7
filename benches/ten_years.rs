//! A house after ten years: how large its files are, how long its start takes, and the look through them behind the
//! screen; and how long it takes to open everything that is sealed.
//!
//! `cargo bench --bench ten_years`. With `-- --make FOLDER` the house is only made, for `benches/kiosk.py`, which takes
//! the time to the first picture of the real program on it. It ends with 1 where a limit is passed.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "figures are printed")]

mod content;
mod outcome;

use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use content::{ACTIVITIES, entry, example, moment};
use fristed::app::App;
use fristed::domain::compass::{Field, FiledWheel, Filling, PersonId, Whose};
use fristed::domain::house::HouseContent;
use fristed::domain::meeting::{MeetingDay, Minutes, MinutesItem, Month, Proposal, ProposalState, ProposalTitle};
use fristed::domain::text::{Language, Line, Words};
use fristed::kiosk::clock::PageClock;
use fristed::store::audit_chain::HOUSE;
use fristed::store::{KeyFile, Kind, PersonRecord, RecordFile, Store, StoreError, backup};
use fristed::vault::chain::{AuditKeys, Head};
use fristed::vault::envelope::Key;
use fristed::vault::random_id;
use zeroize::Zeroizing;

/// A house meeting each fortnight.
const MEETINGS: u64 = 260;
/// Ten changes a day.
const CHANGES: u32 = 36_500;
/// What has left the box and was answered, and how much of it still has its line.
const SUGGESTIONS: usize = 5_000;
const LINES: u32 = 500;
/// Those with a compass, and what is kept of each of them.
const PERSONS: usize = 500;
const RECORDS: usize = 40;

const SIZE: u64 = 100 * 1024 * 1024;
const FIRST: Duration = Duration::from_millis(300);
const LOOK: Duration = Duration::from_secs(2);
const PAGE: Duration = Duration::from_millis(100);
const OPEN_ALL: Duration = Duration::from_millis(500);
/// A backup is behind the screen; one that takes longer than this is still going on when somebody comes.
const BACKUP: Duration = Duration::from_secs(30);
/// Somebody may be standing in front of it.
const BACK: Duration = Duration::from_secs(10);

const WHEEL: Kind = Kind { name: "wheel", key: "person", version: 1 };

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|one| one != "--bench").collect();
    let done = match &arguments[..] {
        [make, folder] if make == "--make" => lay(Path::new(folder)).map(|_| true),
        _ => measure(),
    };
    outcome::of(done)
}

/// The keys with which it was sealed.
struct Sealed {
    house: Key,
    persons: Vec<(PersonId, Key)>,
}

/// A house of ten years in the folder `dir`.
fn lay(dir: &Path) -> Result<Sealed, StoreError> {
    let mut store = Store::open(dir)?;
    store.import_house(&house()?, false)?;
    store.import_calendar(&(0..ACTIVITIES).map(entry).collect::<Vec<_>>(), false)?;
    store.extend_occurrences(moment(0, 9))?;
    let house = Key::random()?;
    history(dir)?;
    store.seal_audit(&AuditKeys::of(&house))?;
    drop(store);
    let persons = confidential(dir, &house)?;
    Ok(Sealed { house, persons })
}

fn words(text: &str) -> Result<Words, StoreError> {
    Line::new(text).map(Words::danish).map_err(|_| StoreError::Refused(format!("no line: {text}")))
}

/// The example house with ten years of minutes, and the lines on its board that are kept.
fn house() -> Result<HouseContent, StoreError> {
    let mut content = example()?;
    let first = content.meetings.meetings.first();
    let meeting = first.map(|one| one.slug.clone()).ok_or_else(|| StoreError::Refused("no meeting".to_owned()))?;
    let last: NaiveDate = moment(-7, 12).date_naive();
    for number in 0..MEETINGS {
        let items = (0..6).map(|item| {
            let decision = "Vi prøver det i en måned, og så taler vi om det igen på næste møde.";
            Ok(MinutesItem { title: words(&format!("Punkt {item} på møde {number}"))?, decision: words(decision)? })
        });
        content.meetings.minutes.push(Minutes {
            slug: format!("referat-{number}"),
            meeting: meeting.clone(),
            day: MeetingDay::On(last - Days::new(14 * number)),
            text: Some(words("Der var kaffe, og der kom flere, end der var stole til.")?),
            items: items.collect::<Result<_, StoreError>>()?,
        });
    }
    for number in 0..LINES {
        let (year, month) = (2017 + i32::try_from(number / 50).unwrap_or(0), number % 12 + 1);
        content.meetings.proposals.push(Proposal {
            slug: format!("linje-{number}"),
            title: ProposalTitle::Said(words(&format!("Noget, nogen foreslog, nummer {number}"))?),
            month: Month::of(year.min(2025), month).unwrap_or(Month::Ago(1)),
            state: ProposalState::Done(words("Det er købt, og det står fremme.")?),
        });
    }
    Ok(content)
}

/// Ten years of changes as they lie before they are sealed; each on its own would be an hour of waiting for the disk.
fn history(dir: &Path) -> Result<(), StoreError> {
    let connection = rusqlite::Connection::open(dir.join("house.db"))?;
    let tx = connection.unchecked_transaction()?;
    for number in 0..CHANGES {
        let sql = "INSERT INTO audit (actor, action, subject) VALUES ('command-line', 'changed-hours', ?1)";
        tx.prepare_cached(sql)?.execute([format!("2026-10-{:02}", number % 28 + 1)])?;
    }
    Ok(tx.commit()?)
}

fn ids(count: usize) -> Result<Vec<[u8; 16]>, StoreError> {
    (0..count).map(|_| random_id().map_err(StoreError::from)).collect()
}

/// Suggestions as they were written, each with its answer, and what is kept of those with a compass.
fn confidential(dir: &Path, house: &Key) -> Result<Vec<(PersonId, Key)>, StoreError> {
    let mut records = RecordFile::open(dir)?;
    let suggestions = ids(SUGGESTIONS)?;
    let text = "2026-09\nVi kunne godt tænke os en bænk til ved døren, så man kan sidde ude om morgenen.";
    let each = |plain: &'static [u8]| suggestions.iter().map(|id| (id, plain)).collect::<Vec<_>>();
    records.put_each(Kind::RELEASED, &each(text.as_bytes()), house)?;
    records.put_each(Kind::ANSWERED, &each(b"linje-1\n2026-09-20"), house)?;
    let (mut persons, wheel) = (Vec::new(), wheel());
    for id in ids(PERSONS)? {
        let (person, key) = (PersonId::new(id), Key::random()?);
        let record = |id: [u8; 16]| PersonRecord {
            kind: WHEEL,
            id: id.to_vec(),
            plain: Zeroizing::new(wheel.clone().into_bytes()),
        };
        let put: Vec<PersonRecord> = ids(RECORDS)?.into_iter().map(record).collect();
        records.write_of(person, &key, &put, &[])?;
        persons.push((person, key));
    }
    Ok(persons)
}

/// A wheel with an answer to everything, and keywords to three of its fields.
fn wheel() -> String {
    let mut filling = Filling::default();
    let first = Field::all().next().map(Field::wheel);
    for (number, field) in Field::all().filter(|field| Some(field.wheel()) == first).enumerate() {
        for level in field.wheel().levels() {
            // An answer that a field does not take is none of it.
            let _ = filling.give(field, level.answers()[number % 3]);
        }
        if number < 3 {
            filling.note(field, Line::new("Har fået nøgle til sit eget sted").ok());
        }
    }
    FiledWheel { day: moment(0, 9).date_naive(), whose: Whose::Person, filling }.to_words()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Runs `what` so many times; the slowest of them.
fn slowest<T>(times: u32, mut what: impl FnMut() -> Result<T, StoreError>) -> Result<Duration, StoreError> {
    let mut slowest = Duration::ZERO;
    for _ in 0..times {
        let began = Instant::now();
        std::hint::black_box(what()?);
        slowest = slowest.max(began.elapsed());
    }
    Ok(slowest)
}

/// A line for the table, and whether it is within its limit.
fn within(what: &str, time: Duration, limit: Duration) -> bool {
    println!("{what}: {:.0} ms of {:.0}", millis(time), millis(limit));
    time <= limit
}

fn measure() -> Result<bool, StoreError> {
    let folder = tempfile::tempdir().map_err(|error| StoreError::Refused(error.to_string()))?;
    let dir = folder.path();
    let began = Instant::now();
    let sealed = lay(dir)?;
    println!(
        "{ACTIVITIES} activities, {MEETINGS} minutes, {LINES} lines, {CHANGES} changes, {SUGGESTIONS} suggestions, {} \
         records of {PERSONS} persons, laid in within {:.0} s; set up: {}",
        PERSONS * RECORDS,
        began.elapsed().as_secs_f32(),
        KeyFile::exists(dir),
    );
    let sizes = ["house.db", "vault.db"].map(|name| std::fs::metadata(dir.join(name)).map_or(0, |found| found.len()));
    let size: u64 = sizes.iter().sum();
    println!("house.db {} kB, vault.db {} kB; a wheel has {} letters", sizes[0] / 1024, sizes[1] / 1024, wheel().len());
    println!("the files: {} MB of {}", size / (1024 * 1024), SIZE / (1024 * 1024));
    let clock = || Rc::new(PageClock::frozen(moment(0, 9)));
    let first = slowest(5, || App::new(Store::open_at_once(dir)?, clock()).today(Language::Danish))?;
    let app = App::new(Store::open_at_once(dir)?, clock());
    let look = slowest(3, || app.store().look_through())?;
    let board = slowest(5, || app.board(Language::Danish))?;
    let minutes = slowest(5, || app.store().meetings())?;
    let open = slowest(3, || open_all(dir, &sealed))?;
    let keys = AuditKeys::of(&sealed.house);
    let chain = slowest(3, || match app.store().verify_audit_from(&keys, (Head::START, Head::START))? {
        Ok(head) if head.number >= u64::from(CHANGES) => Ok(head),
        other => Err(StoreError::Refused(format!("the chain {HOUSE} is {other:?}"))),
    })?;
    let into = dir.join("backup");
    let made = slowest(1, || {
        if !backup::make_here(dir, &into) {
            return Err(StoreError::Refused("no folder for a backup".to_owned()));
        }
        backup::make(dir, &into, moment(0, 3), moment(0, 3).date_naive(), true)?.verify()
    })?;
    drop(app);
    std::fs::write(dir.join("house.db"), "nothing").map_err(|error| StoreError::Refused(error.to_string()))?;
    let back = slowest(1, || Store::open_at_once(dir))?;
    let all = [
        size <= SIZE,
        within("opened, with the first I dag", first, FIRST),
        within("looked through behind the screen", look, LOOK),
        within("the board", board, PAGE),
        within("all meetings read", minutes, PAGE),
        within("everything sealed opened", open, OPEN_ALL),
        within("the chain of the audit verified", chain, LOOK),
        within("backed up and verified", made, BACKUP),
        within("a damaged house put back", back, BACK),
    ];
    Ok(all.into_iter().all(|one| one))
}

/// Opens whatever is sealed, as somebody does who looks through all of it.
fn open_all(dir: &Path, sealed: &Sealed) -> Result<usize, StoreError> {
    let records = RecordFile::open(dir)?;
    let (released, shut) = records.all(Kind::RELEASED, &sealed.house)?;
    let mut count = released.len();
    for (person, key) in &sealed.persons {
        count += records.all_of(*person, WHEEL, key)?.len();
    }
    if shut > 0 || count != SUGGESTIONS + PERSONS * RECORDS {
        return Err(StoreError::Refused(format!("only {count} opened")));
    }
    Ok(count)
}
