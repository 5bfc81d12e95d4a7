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

const KALAALLISUT_HEADER: &str = "\
# Kalaallisut for the public screens of Fristed. The Danish of the msgid is the source.
# A native speaker has to write and check it before it is switched on; CONTRIBUTING.md says how. An empty msgstr shows
# the Danish. `BLESS=1 cargo test --test ui kalaallisut` brings the msgids up to date and keeps what is written.
msgid \"\"
msgstr \"\"
\"Language: kl\\n\"
\"MIME-Version: 1.0\\n\"
\"Content-Type: text/plain; charset=UTF-8\\n\"
\"Content-Transfer-Encoding: 8bit\\n\"
\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"
";

/// The file for Kalaallisut with the msgids of the English one, and with what has been written so far.
fn kalaallisut_brought_up_to_date() -> String {
    let english = fs::read_to_string(ui_folder().join("lang/en/LC_MESSAGES/fristed-ui.po")).expect("the English");
    let written = translations("kl");
    let mut text = KALAALLISUT_HEADER.to_owned();
    for entry in english.split("\n\n").skip(1) {
        let source = entry.split("msgstr").next().unwrap_or_default();
        let quoted: String = source.split('"').skip(1).step_by(2).collect();
        text.push_str(&format!("\n{source}msgstr \"{}\"\n", written.get(&quoted).map_or("", String::as_str)));
    }
    text
}

#[test]
fn kalaallisut_is_prepared_with_the_same_msgids_and_is_not_offered() {
    if std::env::var_os("BLESS").is_some() {
        let text = kalaallisut_brought_up_to_date();
        fs::write(ui_folder().join("lang/kl/LC_MESSAGES/fristed-ui.po"), text).expect("a file that can be written");
    }
    let (english, kalaallisut) = (translations("en"), translations("kl"));
    let missing: Vec<_> = english.keys().filter(|source| !kalaallisut.contains_key(*source)).collect();
    let unused: Vec<_> = kalaallisut.keys().filter(|source| !english.contains_key(*source)).collect();
    assert!(missing.is_empty() && unused.is_empty(), "missing: {missing:#?}, no longer said: {unused:#?}");
    let kiosk = Kiosk::new();
    assert!(!kiosk.says("Kalaallisut"), "{:#?}", kiosk.texts());
    // What is not written yet is said in Danish.
    let danish = kiosk.texts();
    slint::select_bundled_translation("kl").expect("it is bundled");
    kiosk.settle();
    if kalaallisut.values().all(String::is_empty) {
        assert_eq!(kiosk.texts(), danish);
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
