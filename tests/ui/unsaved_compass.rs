//! What is typed in the compass when the screen locks, on every page of it on which anything is typed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fristed::domain::compass::PersonId;
use fristed::domain::text::Language;

use crate::harness::Kiosk;
use crate::persons::settle;
use crate::staff_house::open;
use crate::unsaved::{act, comes_in, locked_in_the_middle_of_a_word, typed, wiped};

/// Where the pages of the compass are named.
const PAGES: &str = "src/screens/staff/compass";
/// Every page on which something is typed, by where it is named and how, with the way to it. Those of a round come after
/// those without one, and the last stands only where somebody has objected.
const WAYS: [(&str, &str, &[&str]); 19] = [
    ("at", "Keywords", &["compass-start", "compass-wheel:resources", "compass-keywords:reliability"]),
    ("at", "Name", &["compass-start", "compass-wheel:resources", "compass-name"]),
    ("at", "Remark", &["compass-start", "compass-remark"]),
    ("report", "Write", &["compass-report", "compass-report-stories", "compass-report-write"]),
    ("persons/mod", "Word", &["compass-persons", "compass-persons-new", "compass-persons-word"]),
    ("persons/mod", "Search", &["compass-persons", "compass-persons-search"]),
    ("persons/mod", "Answer", &["compass-persons", "compass-persons-five", "compass-persons-answer:controller"]),
    ("over_time/at", "LogWrite", &["compass-start", "compass-over-write:person"]),
    ("over_time/at", "LogWrite", &["compass-over-write:house"]),
    ("over_time/at", "TalkOwn", &["compass-start", "compass-over-talk", "compass-over-talk-own"]),
    ("over_time/at", "RiskPart", &["compass-start", "compass-over-risk", "compass-over-risk-part:helps"]),
    ("over_time/at", "RiskSeen", &["compass-start", "compass-over-risk", "compass-over-risk-seen"]),
    (
        "round/at",
        "Keywords",
        &["compass-start", "compass-round-start", "compass-round-wheel:problems", "compass-round-keywords:housing"],
    ),
    (
        "round/at",
        "Name",
        &["compass-start", "compass-round-start", "compass-round-wheel:resources", "compass-round-name"],
    ),
    ("round/at", "What", &["compass-start", "compass-round-start", "compass-round-form", "compass-round-what"]),
    ("round/at", "How", &["compass-start", "compass-round-start", "compass-round-form", "compass-round-how"]),
    (
        "round/at",
        "Said",
        &["compass-start", "compass-round-start", "compass-round-form", "compass-round-others", "compass-round-said"],
    ),
    (
        "rights/at",
        "Beside",
        &[
            "compass-start",
            "compass-rights-menu",
            "compass-rights-records",
            "compass-rights-record:0",
            "compass-rights-beside:0:remark",
        ],
    ),
    ("rights/at", "Refuse", &["compass-start", "compass-rights-menu", "compass-rights-refuse"]),
];

/// A round about both wheels, with an agreement under way that others are asked for.
const BEGINS: [&str; 7] = [
    "compass-start",
    "compass-round-choose",
    "compass-round-do:colleague:2",
    "compass-round-do:extent:both",
    "compass-round-do:begin",
    "compass-round-do:new",
    "compass-round-do:ground:consent",
];

/// Every source file of the pages.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    all.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// Each page that says of itself that something is typed on it, by where it is named and how.
fn written() -> BTreeSet<(String, String)> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGES);
    let mut found = BTreeSet::new();
    for path in sources(&top) {
        let text = fs::read_to_string(&path).expect("a source");
        let Some((_, body)) = text.split_once("fn is_written(self) -> bool {") else { continue };
        let body = body.split_once("\n    }").expect("its end").0;
        let (_, pages) = body.split_once("matches!(").expect("which pages are written on");
        let file = path.strip_prefix(&top).expect("below it").with_extension("").display().to_string();
        for page in pages.split("Self::").skip(1) {
            let name: String = page.chars().take_while(|letter| letter.is_alphanumeric()).collect();
            found.insert((file.clone(), name));
        }
    }
    found
}

#[test]
fn the_way_to_each_page_on_which_something_is_typed_is_known() {
    let known: BTreeSet<_> = WAYS.iter().map(|(file, page, _)| ((*file).to_owned(), (*page).to_owned())).collect();
    assert_eq!(written(), known, "a page that is typed on, and its way");
}

#[test]
fn whatever_is_typed_about_somebody_waits_for_the_one_who_typed_it() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    settle(&kiosk);
    kiosk.press("Lås");
    // What there has to be before a page can be come to.
    let first = |steps: &[&str]| {
        comes_in(&kiosk, &cards, 0);
        steps.iter().for_each(|step| act(&kiosk, step));
        kiosk.press("Lås");
    };
    for (at, (file, page, way)) in WAYS.into_iter().enumerate() {
        if file == "round/at" && WAYS[at - 1].0 != file {
            first(&BEGINS);
        }
        if page == "Refuse" {
            first(&["compass-start", "compass-rights-menu", "compass-rights-do:object"]);
        }
        let way: Vec<String> = way.iter().map(|step| (*step).to_owned()).collect();
        locked_in_the_middle_of_a_word(&kiosk, &cards, &way);
        if page == "Beside" {
            // What it stands beside is read anew, and the line is not lost.
            kiosk.press("Færdig");
            assert!(insight(&kiosk).contains("ab"), "{}", insight(&kiosk));
            kiosk.press("Lås");
        } else {
            wiped(&kiosk);
        }
        assert_eq!(typed(&kiosk), "");
    }
}

/// Everything about the practice person, in words.
fn insight(kiosk: &Kiosk) -> String {
    let screens = kiosk.screens.borrow();
    let session = screens.app().session().expect("somebody is in");
    let all = screens.app().insight(&session, PersonId::PRACTICE, Language::Danish).expect("records").expect("hers");
    all.records.iter().flat_map(|part| part.lines.clone()).collect::<Vec<_>>().join("\n")
}
