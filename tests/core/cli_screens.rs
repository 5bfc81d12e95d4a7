//! The commands that draw: pages as pictures without a display, and the kiosk that needs one.

use std::fs;
use std::thread;

use fristed::store::HouseLock;

use crate::cli::{Place, Said, names};

const NOW: &str = "2026-10-13T09:40";

/// Width and height of a PNG, from its header.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

fn snapshot(place: &Place, page: &str, more: &[&str]) -> Vec<u8> {
    let out = format!("{}.png", page.replace(':', "-"));
    assert_eq!(place.fine(&[&["snapshot", page, "--out", &out, "--now", NOW], more].concat()), "");
    fs::read(place.path(&out)).unwrap()
}

#[test]
fn every_listed_page_is_drawn_in_the_size_asked_for() {
    let place = Place::new();
    let list = place.fine(&["snapshot", "--list"]);
    let pages: Vec<_> = list.lines().collect();
    for page in ["today", "week", "offers", "facilities", "about", "help", "activity", "nudges", "privacy", "idle"] {
        assert!(pages.contains(&page), "{list}");
    }
    assert!(!place.house().exists(), "naming pages needs no house");
    place.fine(&["today", "--now", NOW]);
    // Two at a time, so that two cores are at work.
    let half = pages.len() / 2;
    let mut pictures: Vec<_> = thread::scope(|scope| {
        let place = &place;
        let draw = |pages: &[&str]| {
            let pages: Vec<_> = pages.iter().map(ToString::to_string).collect();
            scope.spawn(move || {
                pages.iter().map(|page| snapshot(place, page, &["--size", "1280x800"])).collect::<Vec<_>>()
            })
        };
        let halves = [draw(&pages[..half]), draw(&pages[half..])];
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
    });
    for (picture, page) in pictures.iter().zip(&pages) {
        assert_eq!(size(picture), (1280, 800), "{page}");
    }
    pictures.sort();
    pictures.dedup();
    assert_eq!(pictures.len(), pages.len(), "each page is a picture of its own");
}

#[test]
fn the_picture_follows_language_text_contrast_and_size_and_is_the_same_each_time() {
    let place = Place::new();
    let small = ["--size", "1080x1920"];
    let plain = snapshot(&place, "help", &small);
    assert_eq!(size(&plain), (1080, 1920));
    assert_eq!(plain, snapshot(&place, "help", &small));
    for more in [&["--lang", "en"][..], &["--text", "largest"], &["--contrast"]] {
        assert!(snapshot(&place, "help", &[&small[..], more].concat()) != plain, "{more:?} changes nothing");
    }
}

/// The program starts itself once more with a font of its own, so that it opens where the machine has none.
#[test]
fn a_picture_is_drawn_where_the_machine_has_no_font() {
    let place = Place::new();
    let empty = place.write("empty.conf", "<?xml version=\"1.0\"?><fontconfig></fontconfig>");
    let expected = snapshot(&place, "today", &["--size", "1280x800"]);
    for fonts in [Some("/nonexistent"), Some(empty.as_str()), Some(""), None] {
        // The first time with nothing beside the house, the second with what the first has laid there.
        for out in ["first.png", "second.png"] {
            let mut command = place.command(&["snapshot", "today", "--size", "1280x800", "--now", NOW, "--out", out]);
            if let Some(fonts) = fonts {
                command.env("FONTCONFIG_FILE", fonts);
            }
            let said = Said::of(&command.output().unwrap());
            assert_eq!((said.code, said.err.as_str()), (0, ""), "{fonts:?}");
            assert_eq!(fs::read(place.path(out)).unwrap(), expected, "{fonts:?}");
        }
        fs::remove_dir_all(place.house().join("fonts")).unwrap();
    }
}

#[test]
fn a_page_that_is_not_there_is_refused_and_nothing_is_left() {
    let place = Place::new();
    place.fine(&["today", "--now", NOW]);
    let before = names(&place.path(""));
    let sentence = place.refused(&["snapshot", "kitchen", "--out", "x.png"]);
    assert!(sentence.contains("kitchen") && sentence.contains("--list"), "{sentence}");
    for out in ["nowhere/x.png", "house", "/"] {
        place.refused(&["snapshot", "help", "--size", "640x480", "--out", out]);
    }
    assert_eq!(names(&place.path("")), before);
}

#[test]
fn a_picture_that_is_there_stays_until_the_new_one_is_whole() {
    let place = Place::new();
    place.write("today.png", "what was there");
    place.refused(&["snapshot", "nothing", "--out", "today.png"]);
    assert_eq!(fs::read(place.path("today.png")).unwrap(), b"what was there");
    snapshot(&place, "today", &["--size", "640x480"]);
    assert_eq!(names(&place.path("")), ["house", "today.png"], "nothing beside it is left");
}

#[test]
fn without_a_display_the_kiosk_names_snapshot() {
    let place = Place::new();
    for arguments in [&["run"][..], &["run", "--window"], &[]] {
        let sentence = place.refused(arguments);
        assert!(sentence.contains("no display") && sentence.contains("fristed snapshot"), "{sentence}");
    }
}

#[test]
fn a_second_kiosk_on_the_same_house_is_refused() {
    let place = Place::new();
    let lock = HouseLock::take(&place.house()).unwrap();
    let sentence = place.refused(&["run"]);
    assert!(sentence.contains("another kiosk"), "{sentence}");
    place.fine(&["today", "--now", NOW]);
    drop(lock);
    assert!(place.refused(&["run"]).contains("no display"), "the lock goes with its holder");
}
