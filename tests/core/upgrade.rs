//! A house of each schema that there has been opens with everything that was in it, and is backed up first.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use fristed::domain::text::Language;
use fristed::store::backup::{self, HERE};
use fristed::store::{Found, Store};
use rusqlite::Connection;

use crate::lysningen::Lysningen;
use crate::some::{line, private_folder};
use crate::store::example_house;

/// Every step of the schema of the house, in order, as it lies beside the code.
fn steps() -> Vec<PathBuf> {
    steps_in("")
}

/// The same of another file.
pub fn steps_in(file: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/schema").join(file);
    let mut steps: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|one| one.unwrap().path()).collect();
    steps.retain(|path| path.extension().is_some_and(|ending| ending == "sql"));
    steps.sort();
    steps
}

fn text(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Makes a file as a program with only the first `count` steps has left it, with all that the example house puts into
/// the tables that there were.
fn old_house(dir: &Path, newest: &Path, count: usize) -> Vec<(String, i64)> {
    old_file(&dir.join("house.db"), &newest.join("house.db"), (&steps(), 0x4652_484F), count)
}

/// The same for any file, of what is in the file at `newest`.
pub fn old_file(
    file: &Path,
    newest: &Path,
    (steps, application): (&[PathBuf], i32),
    count: usize,
) -> Vec<(String, i64)> {
    let connection = Connection::open(file).unwrap();
    fs::set_permissions(file, fs::Permissions::from_mode(0o600)).unwrap();
    connection.pragma_update(None, "journal_mode", "WAL").unwrap();
    connection.pragma_update(None, "application_id", application).unwrap();
    for step in &steps[..count] {
        connection.execute_batch(&fs::read_to_string(step).unwrap()).unwrap();
    }
    connection.pragma_update(None, "user_version", count as i64).unwrap();
    connection.pragma_update(None, "foreign_keys", false).unwrap();
    connection.execute("ATTACH ?1 AS newest", [newest.to_string_lossy()]).unwrap();
    let tables =
        text(&connection, "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
    tables
        .into_iter()
        .map(|table| {
            let columns = format!("SELECT name FROM pragma_table_info('{table}', 'main')");
            let columns = text(&connection, &columns).join(", ");
            let copy = format!("INSERT INTO main.{table} ({columns}) SELECT {columns} FROM newest.{table}");
            connection.execute(&copy, []).unwrap_or_else(|error| panic!("{table}: {error}"));
            let count = format!("SELECT count(*) FROM main.{table}");
            let rows = connection.query_row(&count, [], |row| row.get(0)).unwrap();
            (table, rows)
        })
        .collect()
}

#[test]
fn a_house_of_every_schema_opens_with_all_that_was_in_it() {
    let (newest, store) = example_house();
    drop(store);
    let all = steps();
    assert!(all.len() >= 3);
    for count in 1..all.len() {
        let dir = private_folder();
        let tables = old_house(dir.path(), newest.path(), count);
        assert!(tables.iter().filter(|(_, rows)| *rows > 0).count() >= 10, "{tables:?}");
        let store = Store::open(dir.path()).unwrap();
        let Found::Older { copy } = store.found() else { panic!("{count}: {:?}", store.found()) };
        assert!(copy.exists());
        assert_eq!(store.check().unwrap(), [], "{count}");
        assert_eq!(store.house().unwrap().unwrap().name, line("Lysningen"));
        let connection = Connection::open(dir.path().join("house.db")).unwrap();
        for (table, rows) in &tables {
            let now: i64 =
                connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
            assert_eq!(now, *rows, "{count}: {table}");
        }
        let before = backup::newest(&[dir.path().join(HERE)]).expect("it was backed up first");
        before.verify().unwrap();
        assert_eq!(before.manifest.files[0].schema, count as i64);
        drop(store);
        assert_eq!(*Store::open(dir.path()).unwrap().found(), Found::House, "{count}");
        let house = Lysningen::over(Store::open(dir.path()).unwrap(), "2026-10-13T09:40");
        assert!(!house.app.today(Language::Danish).unwrap().line.is_empty());
    }
}

#[test]
fn the_newest_step_is_the_one_the_program_writes() {
    let (dir, _store) = example_house();
    let version: i64 = Connection::open(dir.path().join("house.db"))
        .unwrap()
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .unwrap();
    assert_eq!(version, steps().len() as i64);
}
