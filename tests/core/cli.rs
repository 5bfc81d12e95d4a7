//! The real program, called as a person at a keyboard calls it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::some::EXAMPLE;

/// A folder for one test, with the house in `house`.
pub struct Place(TempDir);

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn house(&self) -> PathBuf {
        self.path("house")
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), text).unwrap();
        self.path(name).display().to_string()
    }

    /// The program with nothing of the machine around it but this house.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fristed"));
        command.env_clear().current_dir(self.0.path()).stdin(Stdio::null());
        command.args(arguments).arg("--data").arg(self.house());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        Said::of(&self.command(arguments).output().unwrap())
    }

    /// What it writes when it goes well.
    pub fn fine(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{arguments:?}");
        said.out
    }

    /// The one sentence it says when it does not do it.
    pub fn refused(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        said.is_sentence(1);
        assert_eq!(said.out, "", "{arguments:?}");
        said.err
    }
}

pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Said {
    pub fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let said = Self {
            code: output.status.code().expect("no signal ends it"),
            out: text(&output.stdout),
            err: text(&output.stderr),
        };
        for never in ["panicked", "RUST_BACKTRACE", "an error in the program"] {
            assert!(!said.err.contains(never), "{}", said.err);
        }
        said
    }

    /// One line on the error output, from us, and a full sentence.
    pub fn is_sentence(&self, code: i32) {
        assert_eq!(self.code, code, "{}", self.err);
        assert_eq!(self.err.lines().count(), 1, "{}", self.err);
        assert!(self.err.starts_with("fristed: ") && self.err.ends_with(".\n"), "{}", self.err);
        assert!(!self.err.contains(['æ', 'ø', 'å']), "{}", self.err);
    }
}

const TUESDAY: &str = "2026-10-13T09:40";

fn json(place: &Place, more: &[&str]) -> Value {
    let arguments = [&["today", "--json"], more].concat();
    serde_json::from_str(&place.fine(&arguments)).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// One field of every occurrence.
fn column<'a>(day: &'a Value, field: &str) -> Vec<&'a str> {
    day["occurrences"].as_array().unwrap().iter().map(|one| one[field].as_str().unwrap()).collect()
}

#[test]
fn the_day_as_text_in_both_languages() {
    let place = Place::new();
    let text = place.fine(&["today", "--now", TUESDAY]);
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[..2], ["Tirsdag den 13. oktober, kl. 9.40", "Åbent til kl. 22"]);
    assert!(text.contains("kl. 8–10.30      Morgenmad – Spisestuen, gratis (i gang nu)\n"), "{text}");
    assert!(text.contains("Badet er ledigt – Bank på, og gå ind\n"), "{text}");
    let english = place.fine(&["today", "--now", TUESDAY, "--lang", "en"]);
    assert!(english.starts_with("Tuesday 13 October, at 9:40\nOpen until 22\n"), "{english}");
    assert!(english.contains("Breakfast") && english.contains("(on now)"), "{english}");
}

#[test]
fn the_day_as_json_has_exactly_this_shape() {
    let place = Place::new();
    let day = json(&place, &["--now", TUESDAY]);
    assert_eq!(keys(&day), ["facilities", "now", "occurrences", "open"]);
    assert_eq!((&day["now"], &day["open"]), (&"2026-10-13T09:40:00+02:00".into(), &true.into()));
    let first = &day["occurrences"][0];
    assert_eq!(keys(first), ["all_day", "end", "kind", "place", "start", "state", "title"]);
    assert_eq!(first["start"], "2026-10-13T08:00:00+02:00");
    assert_eq!(first["end"], "2026-10-13T10:30:00+02:00");
    assert_eq!(
        (&first["all_day"], &first["title"], &first["place"]),
        (&false.into(), &"Morgenmad".into(), &"Spisestuen".into())
    );
    assert_eq!((&first["kind"], &first["state"]), (&"activity".into(), &"now".into()));
    assert_eq!(column(&day, "state").iter().filter(|state| **state == "later").count(), 9);
    assert!(column(&day, "kind").contains(&"offer"));
    assert_eq!(keys(&day["facilities"][0]), ["advice", "id", "name", "state", "words"]);
    assert_eq!((&day["facilities"][0]["id"], &day["facilities"][0]["state"]), (&"bad".into(), &"free".into()));
    let night = json(&place, &["--now", "2026-10-13T23:00"]);
    assert_eq!((&night["open"], &night["facilities"]), (&false.into(), &Value::Array(Vec::new())));
    assert!(column(&night, "state").iter().all(|state| *state == "past"));
    let kinds = json(&place, &["--now", "2026-11-03T08:00", "--days", "7"]);
    for kind in ["activity", "offer", "meeting", "shift"] {
        assert!(column(&kinds, "kind").contains(&kind), "{kind}");
    }
}

#[test]
fn several_days_hold_each_occurrence_once_in_the_order_of_the_clock() {
    let place = Place::new();
    let week = json(&place, &["--now", TUESDAY, "--days", "14"]);
    let starts = column(&week, "start");
    assert!(starts.len() > 100 && starts[0].starts_with("2026-10-13"), "{}", starts.len());
    assert!(starts.last().unwrap().starts_with("2026-10-26"));
    let moments: Vec<_> = starts.iter().map(|start| chrono::DateTime::parse_from_rfc3339(start).unwrap()).collect();
    assert!(moments.is_sorted());
    assert!(starts.iter().any(|start| start.ends_with("+01:00")), "after the clock change");
    let text = place.fine(&["today", "--now", TUESDAY, "--days", "3"]);
    for date in ["Tirsdag den 13. oktober\n", "Onsdag den 14. oktober\n", "Torsdag den 15. oktober\n"] {
        assert!(text.contains(date), "{text}");
    }
}

#[test]
fn the_time_is_given_in_both_forms() {
    let place = Place::new();
    let now = |text: &str| json(&place, &["--now", text])["now"].clone();
    assert_eq!(now("2026-10-13T09:40:00+02:00"), now(TUESDAY));
    assert_eq!(now("2026-10-13T07:40:00Z"), now(TUESDAY));
    assert_eq!(now("2026-03-29T02:30"), "2026-03-29T03:30:00+02:00");
    assert_eq!(now("2026-10-25T02:30"), "2026-10-25T02:30:00+02:00");
}

#[test]
fn today_is_right_in_any_year() {
    let place = Place::new();
    for (now, opening, first) in [
        ("1990-03-01T09:00", "Torsdag den 1. marts, kl. 9", None),
        ("2024-02-29T09:00", "Torsdag den 29. februar, kl. 9", None),
        ("2036-05-01T09:00", "Torsdag den 1. maj, kl. 9", Some("Morgenmad")),
        ("2150-06-01T09:00", "Mandag den 1. juni, kl. 9", Some("Morgenmad")),
    ] {
        let text = place.fine(&["today", "--now", now]);
        assert!(text.starts_with(opening), "{now}: {text}");
        assert!(first.is_none_or(|title| text.contains(title)), "{now}: {text}");
    }
}

#[test]
fn wrong_use_ends_with_two_and_says_how() {
    let place = Place::new();
    let wrong: [&[&str]; 12] = [
        &["today", "--now", "i morgen"],
        &["today", "--now", "2026-02-30T10:00"],
        &["today", "--days", "0"],
        &["today", "--days", "99999"],
        &["today", "--lang", "sv"],
        &["yesterday"],
        &["import"],
        &["export", "pdf"],
        &["snapshot"],
        &["snapshot", "today"],
        &["snapshot", "today", "--out", "x.png", "--size", "10x10"],
        &["check", "--quickly"],
    ];
    for arguments in wrong {
        let said = place.run(arguments);
        assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments:?}: {}", said.err);
        assert!(said.err.contains("error: ") && said.err.contains("--help"), "{arguments:?}: {}", said.err);
        assert!(!place.house().exists(), "{arguments:?} made a folder");
    }
    assert!(place.run(&["today", "--now", "nu"]).err.contains("2026-10-13T09:40"), "an example");
    assert_eq!(place.run(&["--version"]).out, format!("fristed {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let place = Place::new();
    place.fine(&["today", "--now", TUESDAY]);
    for arguments in [&["today", "--days", "3660", "--now", TUESDAY][..], &["export", "house"], &["snapshot", "--list"]]
    {
        let mut child = place.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let said = Said::of(&child.wait_with_output().unwrap());
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{arguments:?}");
    }
}

#[test]
fn a_house_in_an_impossible_place_is_refused() {
    let place = Place::new();
    place.write("house", "a file");
    for arguments in [&["today"][..], &["check"], &["export", "house"], &["snapshot", "today", "--out", "x.png"]] {
        place.refused(arguments);
    }
    assert_eq!(fs::read_to_string(place.house()).unwrap(), "a file");
}

#[test]
fn settings_that_are_no_settings_are_refused_before_anything_is_done() {
    let place = Place::new();
    let broken = [
        place.write("unknown.toml", "colour = \"red\"\n"),
        place.write("binary.toml", [0xff, 0xfe, 0, 1]),
        place.path("missing.toml").display().to_string(),
        place.path("").display().to_string(),
    ];
    for config in broken {
        let sentence = place.refused(&["today", "--config", &config]);
        assert!(sentence.contains(&config), "{sentence}");
    }
    assert!(!place.house().exists());
}

/// The commands that need a house do not make one.
#[test]
fn without_a_house_there_is_nothing_to_export_or_check() {
    let place = Place::new();
    for arguments in [&["export", "ics"][..], &["export", "house"], &["check"]] {
        assert!(place.refused(arguments).contains("there is no house"), "{arguments:?}");
        assert!(!place.house().exists(), "{arguments:?} made a folder");
    }
}

#[test]
fn what_is_exported_reads_back_equal() {
    let (place, other) = (Place::new(), Place::new());
    let file = place.write("lysningen.toml", EXAMPLE);
    place.fine(&["import", &file]);
    let exported = place.path("out.toml").display().to_string();
    assert_eq!(place.fine(&["export", "house", "--out", &exported]), "");
    assert_eq!(fs::read_to_string(&exported).unwrap(), place.fine(&["export", "house"]));
    other.fine(&["import", &exported]);
    assert_eq!(other.fine(&["export", "house"]), place.fine(&["export", "house"]));
    assert!(place.fine(&["import", &exported]).contains("0 added, 0 changed, 0 removed"), "it is the same house");

    let calendar = place.path("out.ics").display().to_string();
    place.fine(&["export", "ics", "--out", &calendar, "--now", TUESDAY]);
    let third = Place::new();
    third.fine(&["import", &calendar]);
    let days = ["--now", "2026-10-12T00:00", "--days", "21"];
    let own = json(&place, &days);
    let mut read: Vec<_> = column(&json(&third, &days), "title").into_iter().map(str::to_owned).collect();
    // Hours are no part of a calendar: what falls on a closed day is listed there as well.
    for title in column(&own, "title") {
        let at = read.iter().position(|one| one == title).unwrap_or_else(|| panic!("{title} is missing"));
        read.swap_remove(at);
    }
    assert!(read.iter().all(|title| title != "Morgenmad"), "{read:?}");
}

#[test]
fn an_export_into_a_place_that_cannot_be_written_leaves_nothing() {
    let place = Place::new();
    place.fine(&["today", "--now", TUESDAY]);
    fs::create_dir(place.path("folder")).unwrap();
    for out in ["nowhere/x.toml", "folder", "/"] {
        place.refused(&["export", "house", "--out", out]);
    }
    assert_eq!(names(place.0.path()), ["folder", "house"]);
    assert!(names(&place.path("folder")).is_empty());
}

pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn check_says_that_a_house_is_sound_and_that_it_is_the_example() {
    let place = Place::new();
    place.fine(&["today", "--now", TUESDAY]);
    let said = place.fine(&["check"]);
    assert!(said.contains("advice: the house shows the example content"), "{said}");
    assert!(said.contains("No faults found"), "{said}");
    let database = place.house().join("house.db");
    let sound = fs::read(&database).unwrap();
    fs::write(&database, &sound[..sound.len() / 2]).unwrap();
    let said = place.run(&["check"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert_eq!(fs::read(&database).unwrap(), &sound[..sound.len() / 2], "check changes nothing");
}

/// Between the making of the file and the example in it.
#[test]
fn a_first_start_that_was_cut_short_is_made_up_for() {
    let place = Place::new();
    drop(fristed::store::Store::open(&place.house()).unwrap());
    assert!(place.fine(&["today", "--now", "2026-10-13T09:40"]).contains("Morgenmad"));
}
