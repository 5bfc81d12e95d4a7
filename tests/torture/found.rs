//! What is found in a data folder, and whether it is what must be there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fristed::domain::activity::{Activity, Origin};
use fristed::domain::facility::Recorded;
use fristed::store::{Found, Store, SuggestionBox};
use fristed::vault::open::BoxPrivateKey;
use fristed::vault::seal::Sealed;
use rusqlite::Connection;

use crate::acts::{self, CANARY, House, IMPORTED, SAVED, TYPED};
use crate::some::date;

/// The files that must be sound at any moment. A branch of the house that gets a file of its own adds it here.
pub const FILES: [&str; 3] = ["house.db", "joining.db", "box.db"];

/// Whether what is found in `dir` is what is there after `acknowledged` acts, or after one more. Says how many it is.
///
/// Looks for what must not be in any file first, as somebody would who takes the disk away after the plug was pulled.
pub fn judge(dir: &Path, acknowledged: u32) -> Result<u32, String> {
    judge_between(dir, acknowledged, acknowledged)
}

/// The same where `surely` acts were acknowledged before the plug was pulled, and `perhaps` by somebody who had not
/// heard of it yet: this is simulated, and a system call that was under way may still answer.
pub fn judge_between(dir: &Path, surely: u32, perhaps: u32) -> Result<u32, String> {
    let houses: Vec<(u32, House)> = (surely..=perhaps + 1).map(|acts| (acts, House::after(acts))).collect();
    let may_be_there: BTreeSet<u32> = houses.iter().flat_map(|(_, house)| &house.sign_ups).copied().collect();
    scan(dir, &may_be_there)?;
    let found = find(dir)?;
    scan(dir, &may_be_there)?;
    match houses.iter().find(|(_, house)| *house == found) {
        Some((acts, _)) => Ok(*acts),
        None => Err(format!("after {surely} acknowledged acts there is {found:?} and not one of {houses:?}")),
    }
}

/// Everything that the acts have left, after a start of the store as the kiosk makes it.
pub fn find(dir: &Path) -> Result<House, String> {
    let said = |error: fristed::store::StoreError| format!("the store does not open: {error}");
    let store = Store::open(dir).map_err(said)?;
    match store.found() {
        Found::House => {}
        other => return Err(format!("the store found {other:?}")),
    }
    drop(SuggestionBox::open(dir).map_err(|error| format!("the box does not open: {error}"))?);
    for file in FILES {
        integrity(&dir.join(file))?;
    }
    let mut house = House { suggestions: suggestions(dir)?, ..House::default() };
    let activities = store.all_activities().map_err(said)?;
    for activity in activities.values() {
        let number = acts::number_of_title(activity);
        match id(activity) {
            SAVED => house.title = number,
            uid if uid == IMPORTED[0] => house.imported[0] = number,
            uid if uid == IMPORTED[1] => house.imported[1] = number,
            _ => {}
        }
    }
    for row in store.audit().map_err(said)? {
        match row.action.as_str() {
            "changed-activity" => house.audit.push(row.subject.parse().map_err(|_| "a strange row in the audit")?),
            "imported-calendar" => house.imports += 1,
            _ => {}
        }
    }
    let facilities = store.facilities().map_err(said)?;
    if let Some(Recorded::TakenUntil(until)) = facilities.first().map(|one| &one.recorded) {
        house.taken = acts::number_of_time(*until);
    }
    for one in store.joining().sign_ups(date(acts::DAY)).map_err(said)? {
        house.sign_ups.extend(acts::number_of_list(&one.listing.of));
    }
    Ok(house)
}

fn id(activity: &Activity) -> &str {
    match &activity.origin {
        Origin::HouseFile { id } => id,
        Origin::Imported { uid } => uid,
    }
}

/// SQLite's own word for it, without any code of the program.
pub fn integrity(file: &Path) -> Result<(), String> {
    let verdict = Connection::open(file)
        .and_then(|connection| connection.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)));
    match verdict {
        Ok(verdict) if verdict == "ok" => Ok(()),
        Ok(verdict) => Err(format!("{}: {verdict}", file.display())),
        Err(error) => Err(format!("{}: {error}", file.display())),
    }
}

/// Numbers of the suggestions in the box, each as often as it is there.
fn suggestions(dir: &Path) -> Result<Vec<u32>, String> {
    let key = BoxPrivateKey::read(dir).map_err(|error| error.to_string())?;
    let connection = Connection::open(dir.join("box.db")).map_err(|error| error.to_string())?;
    let mut statement = connection.prepare("SELECT id, sealed FROM suggestion").map_err(|error| error.to_string())?;
    let rows = statement
        .query_map([], |row| Ok(Sealed { id: row.get(0)?, bytes: row.get(1)? }))
        .and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut numbers = Vec::new();
    for sealed in rows.map_err(|error| error.to_string())? {
        let text = key.unseal(&sealed).map_err(|error| error.to_string())?;
        let number = text.as_str().strip_prefix(TYPED).and_then(|number| number.parse().ok());
        numbers.push(number.ok_or("a strange suggestion")?);
    }
    numbers.sort_unstable();
    Ok(numbers)
}

/// Every plain file in `dir` and below it.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(dir) else { return Vec::new() };
    let mut all = Vec::new();
    for entry in entries.flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => all.extend(files(&entry.path())),
            Ok(kind) if kind.is_file() => all.push(entry.path()),
            _ => {}
        }
    }
    all
}

/// How often `needle` is in `bytes`.
pub fn hits(bytes: &[u8], needle: &[u8]) -> usize {
    places(bytes, needle).count()
}

fn places<'a>(bytes: &'a [u8], needle: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    let first = needle[0];
    let starts = bytes.iter().enumerate().filter(move |(_, byte)| **byte == first).map(|(at, _)| at);
    starts.filter(move |at| bytes[*at..].starts_with(needle))
}

/// No file may hold what somebody typed, nor a sign-up that was stepped back from.
fn scan(dir: &Path, may_be_there: &BTreeSet<u32>) -> Result<(), String> {
    for file in files(dir) {
        let Ok(bytes) = fs::read(&file) else { continue };
        if hits(&bytes, TYPED.as_bytes()) > 0 {
            return Err(format!("a suggestion lies in plain text in {}", file.display()));
        }
        for at in places(&bytes, CANARY.as_bytes()) {
            let digits = bytes[at + CANARY.len()..].iter().take_while(|byte| byte.is_ascii_digit());
            let number =
                digits.fold(0_u32, |number, digit| number.wrapping_mul(10).wrapping_add(u32::from(digit - b'0')));
            if !may_be_there.contains(&number) {
                return Err(format!("the sign-up {number} was stepped back from, and is in {}", file.display()));
            }
        }
    }
    Ok(())
}
