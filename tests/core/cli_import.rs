//! Files that go in from the command line: good ones, broken ones, and things that are no files at all.

use std::fs;

use crate::cli::{Place, names};
use crate::some::EXAMPLE;

const NOW: [&str; 2] = ["--now", "2026-10-13T09:40"];

fn event(uid: &str, more: &str) -> String {
    format!("BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260101T000000Z\r\n{more}\r\nEND:VEVENT\r\n")
}

fn calendar(events: &[String]) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//DA\r\n{}END:VCALENDAR\r\n", events.concat())
}

fn choir() -> String {
    event("kor@by", "DTSTART;TZID=Europe/Copenhagen:20261013T190000\r\nDURATION:PT90M\r\nSUMMARY:Kor")
}

#[test]
fn a_calendar_into_an_empty_folder_makes_an_empty_house() {
    let place = Place::new();
    let file = place.write("by.ics", calendar(&[choir()]));
    let said = place.fine(&["import", &file]);
    assert_eq!(said, "added: Kor\n1 added, 0 changed, 0 removed, 0 unchanged, 0 left alone.\n");
    let today = place.fine(&[&["today"], &NOW[..]].concat());
    assert!(today.contains("kl. 19–20.30     Kor\n") && !today.contains("Morgenmad"), "{today}");
    assert!(place.refused(&["export", "house"]).contains("no house file"));
    assert_eq!(place.fine(&["import", &file]), "0 added, 0 changed, 0 removed, 1 unchanged, 0 left alone.\n");
}

#[test]
fn a_dry_run_writes_nothing_not_even_a_folder() {
    let place = Place::new();
    let ics = place.write("by.ics", calendar(&[choir()]));
    let toml = place.write("hus.toml", EXAMPLE);
    for file in [&ics, &toml] {
        let said = place.fine(&["import", file, "--dry-run"]);
        assert!(said.contains("Nothing was written. It would be: "), "{said}");
        assert_eq!(names(&place.path("")), ["by.ics", "hus.toml"]);
    }
    place.fine(&["import", &ics]);
    let before = place.fine(&["export", "ics", "--now", "2026-01-01T00:00"]);
    assert!(place.fine(&["import", &toml, "--dry-run"]).contains("added: Morgenmad"));
    assert_eq!(place.fine(&["export", "ics", "--now", "2026-01-01T00:00"]), before);
}

#[test]
fn broken_entries_are_named_by_line_and_the_rest_is_taken() {
    let place = Place::new();
    let broken = event("syg@by", "DTSTART:torsdag\r\nSUMMARY:Ukendt");
    let file = place.write("by.ics", calendar(&[broken, choir()]));
    let said = place.run(&["import", &file]);
    assert_eq!(said.code, 1);
    let findings: Vec<_> = said.err.lines().collect();
    assert_eq!(findings.len(), 1, "{}", said.err);
    let rest = findings[0].strip_prefix(&format!("{file}:")).unwrap();
    let (line, rest) = rest.split_once(": left out: ").unwrap();
    assert!((4..=8).contains(&line.parse::<usize>().unwrap()) && !rest.is_empty(), "{}", said.err);
    assert!(said.out.starts_with("added: Kor\n1 added"), "{}", said.out);
    assert!(place.fine(&[&["today"], &NOW[..]].concat()).contains("Kor"));
}

#[test]
fn what_is_no_calendar_is_refused_and_changes_nothing() {
    let place = Place::new();
    let mut noise: Vec<u8> = (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    noise[0] = 0;
    for (name, bytes) in [
        ("empty.ics", Vec::new()),
        ("text.ics", b"Kor er kl. 19\n".to_vec()),
        ("page.ics", b"<!DOCTYPE html><html></html>".to_vec()),
        ("noise.ics", noise.clone()),
        ("noise", noise),
    ] {
        let file = place.write(name, bytes);
        let sentence = place.refused(&["import", &file]);
        assert!(sentence.contains(&file), "{sentence}");
        assert!(!place.house().exists(), "{name} made a folder");
    }
}

#[test]
fn what_is_no_file_is_refused() {
    let place = Place::new();
    fs::create_dir(place.path("folder.ics")).unwrap();
    let huge = fs::File::create(place.path("huge.ics")).unwrap();
    huge.set_len(21 * 1024 * 1024).unwrap();
    for (name, why) in [
        ("folder.ics", "it is a folder"),
        ("missing.ics", "cannot be read"),
        ("huge.ics", "larger than 20 MB"),
        ("missing.toml", "cannot be read"),
    ] {
        let sentence = place.refused(&["import", name]);
        assert!(sentence.contains(name) && sentence.contains(why), "{sentence}");
    }
    assert!(!place.house().exists());
}

#[test]
fn a_house_file_with_problems_lists_them_all_and_changes_nothing() {
    let place = Place::new();
    let good = place.write("hus.toml", EXAMPLE);
    place.fine(&["import", &good]);
    let before = place.fine(&["export", "house"]);
    let changed = EXAMPLE
        .replacen("name = \"Lysningen\"", "name = \"Andet hus\"\ncolour = \"red\"", 1)
        .replacen("kind = \"room\"", "kind = \"cupboard\"", 1)
        .replacen("from = \"08:00\"", "from = \"25:00\"", 1);
    let bad = place.write("forkert.toml", &changed);
    let said = place.run(&["import", &bad]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    let lines: Vec<_> = said.err.lines().collect();
    assert_eq!(lines.len(), 4, "three problems and what to do: {}", said.err);
    let line_of = |text: &str| changed.lines().position(|line| line.starts_with(text)).unwrap() + 1;
    for text in ["colour", "kind = \"cupboard\"", "from = \"25:00\""] {
        let place = format!("{bad}:{}: ", line_of(text));
        assert!(lines.iter().any(|line| line.starts_with(&place)), "{place} is missing: {}", said.err);
    }
    assert_eq!(lines[3], "fristed: nothing was imported; correct the lines above and try again.");
    assert_eq!(place.fine(&["export", "house"]), before);
    let latin = place.write("latin1.toml", b"[house]\nname = \"H\xf8jby\"\n");
    assert!(place.refused(&["import", &latin]).contains("UTF-8"));
    let not_toml = place.write("slet-ikke.toml", "det her er et brev\n");
    let said = place.run(&["import", &not_toml]);
    assert_eq!((said.code, said.err.lines().count()), (1, 2), "{}", said.err);
    assert!(said.err.starts_with(&format!("{not_toml}:1: ")), "{}", said.err);
}

#[test]
fn the_example_goes_at_the_first_house_file() {
    let place = Place::new();
    place.fine(&[&["today"], &NOW[..]].concat());
    assert!(place.fine(&["check"]).contains("the example content"));
    let own = EXAMPLE.replacen("name = \"Lysningen\"", "name = \"Vores hus\"", 1);
    let file = place.write("vores.toml", own);
    let said = place.fine(&["import", &file, "--dry-run"]);
    assert!(said.starts_with("The example content would be removed.\n"), "{said}");
    assert!(place.fine(&["check"]).contains("the example content"));
    let said = place.fine(&["import", &file]);
    assert!(said.starts_with("The example content was removed.\n"), "{said}");
    assert!(!place.fine(&["check"]).contains("the example content"));
    assert!(place.fine(&["export", "house"]).contains("Vores hus"));
    assert!(!place.fine(&["import", &file]).contains("example"));
}

#[test]
fn whole_days_begin_and_end_at_the_local_midnight_and_cancelled_ones_are_not_listed() {
    let place = Place::new();
    let whole = event("ferie@by", "DTSTART;VALUE=DATE:20261024\r\nDTEND;VALUE=DATE:20261026\r\nSUMMARY:Lejr");
    let cancelled = event("aflyst@by", "DTSTART:20261024T100000Z\r\nSTATUS:CANCELLED\r\nSUMMARY:Aflyst");
    let file = place.write("by.ics", calendar(&[whole, cancelled]));
    place.run(&["import", &file]);
    let text = place.fine(&["today", "--json", "--days", "2", "--now", "2026-10-24T12:00"]);
    let day: serde_json::Value = serde_json::from_str(&text).unwrap();
    let occurrences = day["occurrences"].as_array().unwrap();
    assert_eq!(occurrences.len(), 1, "{text}");
    assert_eq!(occurrences[0]["start"], "2026-10-24T00:00:00+02:00");
    assert_eq!(occurrences[0]["end"], "2026-10-26T00:00:00+01:00", "after the clock change");
    assert_eq!((&occurrences[0]["all_day"], &occurrences[0]["state"]), (&true.into(), &"now".into()));
}
