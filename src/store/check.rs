//! What `fristed check` asks of the house's file.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::error::StoreError;
use super::files::{DataFile, FILES, Kept};
use super::open::{FILE, SIDE_FILES, begins_as_database, with_ending};
use super::{
    activities, duties, facilities, house, joining, meetings, offers, opening, read_only, schema, suggestion_box,
};
use crate::domain::finding::{Finding, Severity};

/// For those who work in the house, whatever it is in a file that is broken.
const DAMAGED: &str = "En af husets filer er gået i stykker. Ring til den, der passer maskinen";

/// Looks through the whole file behind `connection`, whose data folder is `dir` where there is one.
pub fn check(connection: &Connection, dir: Option<&Path>) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    let verdicts: Vec<String> = super::rows::all(connection, "PRAGMA integrity_check", [], |row| Ok(row.get(0)?))?;
    for verdict in verdicts.iter().filter(|verdict| *verdict != "ok") {
        findings.push(Finding::fault(DAMAGED, format!("{FILE} is damaged ({verdict}); restore a backup")));
    }
    let broken: i64 = connection.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if broken > 0 {
        findings
            .push(Finding::fault(DAMAGED, format!("{FILE} has {broken} rows that point at nothing; restore a backup")));
    }
    let (found, known) = (schema::version(connection)?, i64::try_from(schema::newest()).unwrap_or(i64::MAX));
    if found < known {
        let sentence = format!("{FILE} has schema {found}; it becomes {known} at the next start of the kiosk");
        findings.push(Finding::advice("Husets fil er ældre end programmet. Start skærmen igen", sentence));
    } else {
        findings.extend(unreadable(connection));
    }
    if let Some(dir) = dir {
        findings.extend(modes(dir));
    }
    Ok(findings)
}

/// Reads everything once: what `SQLite` holds for sound may still be no text, time or rule of ours.
pub fn unreadable(connection: &Connection) -> Vec<Finding> {
    let reads = [
        house::house(connection).map(drop),
        super::settings::settings(connection).map(drop),
        opening::opening(connection).map(drop),
        house::agreements(connection).map(drop),
        house::help_numbers(connection).map(drop),
        house::questions(connection).map(drop),
        house::on_duty(connection).map(drop),
        facilities::facilities(connection).map(drop),
        offers::offers(connection).map(drop),
        meetings::all_of(connection).map(drop),
        duties::taking_part(connection).map(drop),
        activities::read(connection, activities::Which::All).map(drop),
    ];
    let problem = |error: StoreError| match error {
        StoreError::Unreadable(what) => Finding::fault(
            DAMAGED,
            format!("{FILE} holds something that cannot be read ({what}); import the house file again"),
        ),
        other => Finding::fault(DAMAGED, other.to_string()),
    };
    reads.into_iter().filter_map(Result::err).map(problem).collect()
}

/// Looks through the box for suggestions, its keys and the lists of who joins in, where they are there. Nothing of
/// them is changed, and nothing of what is in them is told.
pub fn box_and_lists(dir: &Path) -> Vec<Finding> {
    let mut findings = Vec::new();
    let there = |name: &str| dir.join(name).is_file();
    if there(suggestion_box::FILE) {
        if suggestion_box::is_empty(&dir.join(suggestion_box::FILE)).is_err() {
            findings.push(Finding::fault(
                "Forslagskassen kan ikke åbnes. Start skærmen igen, så kommer der en ny",
                "box.db cannot be read; start the kiosk anew, so that it begins another one",
            ));
        }
        let needed = FILES.iter().filter(|file| match file.kept {
            Kept::NewestOnly => !file.database,
            Kept::NewestUntil(other) => !there(other),
            Kept::Daily | Kept::AfterRelease | Kept::Never => false,
        });
        for file in needed.filter(|file| !there(file.name)) {
            let sentence = format!("{} is missing; put it back from the keys of a backup", file.name);
            findings.push(Finding::fault("En nøgle til huset mangler. Ring til den, der passer maskinen", sentence));
        }
    }
    let sealed = |file: &&DataFile| {
        let sealed = matches!(file.kept, Kept::Daily | Kept::NewestOnly) && file.database;
        sealed && file.name != FILE && there(file.name)
    };
    for file in FILES.iter().filter(sealed) {
        let path = dir.join(file.name);
        let sound = read_only::plain(&path).and_then(|(connection, _copy)| is_sound(&connection));
        if !begins_as_database(&path) || !matches!(sound, Ok(true)) {
            findings.push(Finding::fault(DAMAGED, format!("{} is damaged; restore a backup", file.name)));
        }
    }
    if there(joining::FILE) && !joining::is_sound(dir) {
        findings.push(Finding::fault(
            "Listerne på Vær med kan ikke læses. Start skærmen igen, så begynder de forfra",
            "joining.db is damaged; start the kiosk anew, so that it begins empty lists",
        ));
    }
    findings
}

fn is_sound(connection: &Connection) -> Result<bool, StoreError> {
    let verdict: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    Ok(verdict == "ok")
}

/// The files are for their owner alone, and so should the folder be.
fn modes(dir: &Path) -> Vec<Finding> {
    let file = dir.join(FILE);
    let mut paths: Vec<(PathBuf, &str, Severity)> = vec![(dir.to_owned(), "700", Severity::Advice)];
    paths.extend(FILES.iter().map(|file| (dir.join(file.name), "600", Severity::Fault)));
    paths.extend(SIDE_FILES.iter().map(|ending| (with_ending(&file, ending), "600", Severity::Fault)));
    let open_to_others = |(path, wanted, severity): &(PathBuf, &str, Severity)| {
        let mode = fs::metadata(path).ok()?.permissions().mode() & 0o777;
        let path = path.display();
        let sentence = format!("{path} can be opened by others (mode {mode:o}); run: chmod {wanted} {path}");
        (mode & 0o077 != 0).then_some(Finding {
            severity: *severity,
            sentence,
            danish: "Andre på maskinen kan åbne husets filer. Ring til den, der passer den",
        })
    };
    paths.iter().filter_map(open_to_others).collect()
}
