//! Danish is the source, English is whole, and one press goes there and back.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fristed::domain::nudge::Nudge;
use fristed::screens::house::nudge_text;

use crate::harness::Kiosk;

fn ui_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")
}

/// Every `@tr("…")` of the screens.
fn sources() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![ui_folder()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the screens").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "slint") {
                let text = fs::read_to_string(&path).expect("a screen");
                found.extend(text.split("@tr(\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
            }
        }
    }
    found
}

/// The entries of a .po file: source to translation. Long texts may be broken over lines.
fn translations(language: &str) -> BTreeMap<String, String> {
    let path = ui_folder().join("lang").join(language).join("LC_MESSAGES/fristed-ui.po");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(!text.contains("#, fuzzy"), "{language}: an entry is a guess");
    let mut entries = BTreeMap::new();
    let (mut source, mut said, mut in_source) = (String::new(), String::new(), true);
    let quoted = |line: &str| line[line.find('"').expect("a quote") + 1..line.rfind('"').expect("a quote")].to_owned();
    for line in text.lines().map(str::trim).chain(["msgid \"\""]) {
        if line.starts_with("msgid ") {
            entries.insert(std::mem::take(&mut source), std::mem::take(&mut said));
            (source, in_source) = (quoted(line), true);
        } else if line.starts_with("msgstr ") {
            (said, in_source) = (quoted(line), false);
        } else if line.starts_with('"') {
            if in_source { &mut source } else { &mut said }.push_str(&quoted(line));
        }
    }
    entries.remove("");
    entries
}

#[test]
fn every_sentence_has_its_english() {
    let (sources, english) = (sources(), translations("en"));
    assert!(sources.len() > 100, "{}", sources.len());
    let missing: Vec<_> =
        sources.iter().filter(|source| english.get(*source).is_none_or(|said| said.trim().is_empty())).collect();
    assert!(missing.is_empty(), "without English: {missing:#?}");
    let unused: Vec<_> = english.keys().filter(|source| !sources.contains(*source)).collect();
    assert!(unused.is_empty(), "nothing says this any more: {unused:#?}");
    for (source, said) in &english {
        assert_eq!(source.matches('{').count(), said.matches('{').count(), "{source:?} and {said:?}");
    }
}

#[test]
fn danish_has_a_file_of_its_own_with_nothing_in_it() {
    assert!(translations("da").is_empty());
}

#[test]
fn every_nudge_is_explained_in_both_languages() {
    let kiosk = Kiosk::new();
    let all = |kiosk: &Kiosk| -> Vec<[String; 3]> {
        Nudge::ALL
            .iter()
            .map(|nudge| {
                let text = nudge_text(&kiosk.ui, *nudge);
                [text.what.into(), text.why.into(), text.no.into()]
            })
            .collect()
    };
    let danish = all(&kiosk);
    kiosk.press("English");
    let english = all(&kiosk);
    assert_eq!(danish.len(), Nudge::ALL.len());
    for (danish, english) in danish.iter().zip(&english) {
        for (danish, english) in danish.iter().zip(english) {
            assert!(!danish.trim().is_empty() && !english.trim().is_empty());
            assert_ne!(danish, english);
        }
    }
    let whats: BTreeSet<_> = danish.iter().map(|[what, ..]| what).collect();
    assert_eq!(whats.len(), danish.len(), "two of them say the same");
}

#[test]
fn one_press_turns_every_text_and_one_turns_it_back() {
    let english = translations("en");
    for page in [
        "today",
        "week",
        "offers",
        "facilities",
        "about",
        "nudges",
        "privacy",
        "staff",
        "licences",
        "help",
        "meeting",
        "agenda",
        "minutes",
        "board",
        "other-meetings",
        "representative",
    ] {
        let kiosk = Kiosk::new();
        kiosk.go_to(page);
        let danish = kiosk.texts();
        kiosk.press("English");
        let now = kiosk.texts();
        let left: Vec<_> = now.iter().filter(|text| english.get(*text).is_some_and(|said| said != *text)).collect();
        assert!(left.is_empty(), "{page} still says {left:?}");
        let turned = danish.iter().filter_map(|text| english.get(text)).filter(|said| now.contains(said)).count();
        assert!(turned >= 6, "{page}: {now:#?}");
        kiosk.press("Dansk");
        assert_eq!(kiosk.texts(), danish, "{page}");
    }
}

#[test]
fn dates_and_states_turn_too() {
    let kiosk = Kiosk::new();
    assert!(kiosk.says("Tirsdag den 13. oktober") && kiosk.says("Åbent til"), "{:#?}", kiosk.texts());
    kiosk.press("English");
    assert!(kiosk.says("Tuesday") && kiosk.says("October") && kiosk.says("The shower"), "{:#?}", kiosk.texts());
    for danish in ["tirsdag", "oktober", "Åbent", "ledigt"] {
        let left: Vec<_> = kiosk.texts().into_iter().filter(|text| text.contains(danish)).collect();
        assert!(left.is_empty(), "{left:?}");
    }
}
