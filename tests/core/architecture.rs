//! The rules of the design that a compiler does not hold: who may know whom, and what is written down where.

use std::collections::BTreeSet;

use fristed::draw;

use crate::some::EXAMPLE;
use crate::sources::{Source, at_top, files};

/// Each layer of src, and the layers it may name.
const ARROWS: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("exchange", &["domain"]),
    ("draw", &["domain"]),
    ("store", &["domain"]),
    ("kiosk", &["domain", "app::ports"]),
    ("app", &["domain", "store", "exchange"]),
    ("screens", &["domain", "store", "app", "draw", "kiosk"]),
    (
        "cli",
        &["domain", "store", "exchange", "app", "draw", "kiosk", "screens"],
    ),
];

/// Whatever follows `crate::` or `fristed::` in the code, such as `app::ports`; of `{a, b}` each.
fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::").chain(code.match_indices("fristed::")) {
        let rest = code[at..].split_once("::").unwrap().1;
        let path = |text: &str| {
            text.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':')
                .collect::<String>()
        };
        match rest.strip_prefix('{') {
            Some(group) => found.extend(
                group
                    .split('}')
                    .next()
                    .unwrap_or("")
                    .split(',')
                    .map(|one| path(one.trim())),
            ),
            None => found.push(path(rest)),
        }
    }
    found
}

fn layer_of(path: &str) -> &str {
    path.strip_prefix("src/").unwrap().split(['/', '.']).next().unwrap()
}

#[test]
fn every_layer_knows_only_the_layers_it_may_know() {
    let mut seen = 0;
    let mut wrong = Vec::new();
    for source in files("src", "rs") {
        let layer = layer_of(&source.path);
        if ["lib", "main"].contains(&layer) {
            continue;
        }
        let (_, may) = ARROWS
            .iter()
            .find(|(name, _)| *name == layer)
            .unwrap_or_else(|| panic!("{layer} is no layer"));
        for (number, line) in source.code() {
            for path in paths(line) {
                seen += 1;
                let own = path.split("::").next() == Some(layer);
                let allowed = may
                    .iter()
                    .any(|one| path == *one || path.starts_with(&format!("{one}::")));
                if !own && !allowed {
                    wrong.push(format!("{}:{number}: {path}", source.path));
                }
            }
        }
    }
    assert!(seen > 150, "the scan sees only {seen} paths");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Files under src outside of `homes` that hold any of `words`.
fn outside(homes: &[&str], words: &[&str]) -> Vec<String> {
    let elsewhere = |source: &Source| !homes.iter().any(|home| source.path.starts_with(home));
    files("src", "rs")
        .iter()
        .filter(|source| elsewhere(source))
        .flat_map(|source| source.holding(words))
        .collect()
}

#[test]
fn only_the_store_names_the_database() {
    assert_eq!(outside(&["src/store/"], &["rusqlite"]), [""; 0]);
}

#[test]
fn only_the_screens_name_the_toolkit() {
    let words = ["slint::", "use slint", "fristed_ui", "i_slint"];
    assert_eq!(outside(&["src/screens/", "src/main.rs"], &words), [""; 0]);
}

#[test]
fn the_domain_has_no_clock_no_files_and_no_formats() {
    let words = [
        "serde",
        "std::fs",
        "std::io",
        "std::env",
        "std::net",
        "SystemTime",
        "Instant",
        "Utc::now",
        "Local::now",
        "unsafe",
    ];
    let found: Vec<_> = files("src/domain", "rs")
        .iter()
        .flat_map(|source| source.holding(&words))
        .collect();
    assert_eq!(found, [""; 0]);
}

#[test]
fn the_time_comes_from_the_clock_of_the_page() {
    // The command line and the store's own notes (when a file was damaged, when a row was written) use the machine's.
    let homes = ["src/kiosk/clock.rs", "src/cli/", "src/store/"];
    assert_eq!(outside(&homes, &["Utc::now", "Local::now", "SystemTime::now"]), [""; 0]);
}

#[test]
fn what_people_choose_from_is_put_in_order_by_the_registry_only() {
    let sorts = [".sort", "sort_by", "sort_unstable", ".reverse()", "BinaryHeap"];
    let lists = files("src", "rs").into_iter().filter(|source| {
        source.path.starts_with("src/app/")
            || source.path.starts_with("src/screens/")
            || source.path == "src/domain/day.rs"
    });
    let found: Vec<_> = lists.flat_map(|source| source.holding(&sorts)).collect();
    // Row ids, so that each activity is read once; nobody sees their order.
    let known = found
        .iter()
        .filter(|place| !(place.starts_with("src/app/mod.rs:") && place.ends_with("sort")))
        .count();
    assert!(known == 0 && found.len() <= 1, "{found:#?}");
}

#[test]
fn nothing_that_the_software_renderer_cannot_draw() {
    let words = [
        "Path {",
        "Spinner",
        "TimePicker",
        "drop-shadow",
        "transform-rotation",
        "rotation-angle",
        "opacity",
        "linear-gradient",
        "radial-gradient",
        "conic-gradient",
        "PopupWindow",
        "ComboBox",
        "clip: true",
        "animate ",
    ];
    let found: Vec<_> = files("ui", "slint")
        .iter()
        .flat_map(|source| source.holding(&words))
        .collect();
    assert_eq!(found, [""; 0]);
}

/// Whether `text` is a number with this unit at its end, such as `32px`.
fn is_number(text: &str, unit: &str) -> bool {
    text.trim()
        .strip_suffix(unit)
        .is_some_and(|number| number.parse::<f64>().is_ok())
}

/// Colours, letters' sizes and durations are written down in the theme. Lengths of one layout may stand in its page.
#[test]
fn colours_text_sizes_and_durations_stand_in_the_theme() {
    let mut found = Vec::new();
    for source in files("ui", "slint")
        .iter()
        .filter(|source| !source.path.starts_with("ui/theme/"))
    {
        found.extend(source.holding(&["Colors.", "rgb(", "rgba(", "hsv("]));
        for (number, line) in source.code() {
            let words = || line.split(|c: char| !(c.is_alphanumeric() || "#.".contains(c)));
            let is_colour = |word: &str| {
                word.strip_prefix('#')
                    .is_some_and(|hex| hex.len() >= 3 && hex.chars().all(|c| c.is_ascii_hexdigit()))
            };
            let size = line.split_once("font-size:").is_some_and(|(_, value)| {
                value
                    .split(|c: char| "?:;} ".contains(c))
                    .any(|word| is_number(word, "px"))
            });
            let lasts = words().any(|word| is_number(word, "ms") || is_number(word, "s"));
            if size || lasts || words().any(is_colour) {
                found.push(format!("{}:{number}: {}", source.path, line.trim()));
            }
        }
    }
    assert_eq!(found, [""; 0]);
}

fn is_drawing(name: &str) -> bool {
    draw::icons::NAMES.contains(&name) || draw::scenes::NAMES.contains(&name)
}

#[test]
fn no_text_outside_of_what_is_translated() {
    // The number that is the same everywhere, and what is said in its own language whatever the screen speaks.
    let same_everywhere = ["112", "English", "Dansk", "Fristed", "Atkinson Hyperlegible Next"];
    let mut found = Vec::new();
    let mut translated = 0;
    for source in files("ui", "slint") {
        for (number, before, text) in source.strings() {
            let before = before.trim_end();
            if before.ends_with("@tr(") {
                translated += 1;
                continue;
            }
            let is_import = before.ends_with("from") || before.ends_with("import");
            let says_something = text.chars().any(char::is_alphanumeric);
            if says_something && !is_import && !same_everywhere.contains(&text) && !is_drawing(text) {
                found.push(format!("{}:{number}: {text:?}", source.path));
            }
        }
    }
    assert!(translated > 150, "the scan sees only {translated} texts");
    assert_eq!(found, [""; 0], "neither translated nor the name of a drawing");
}

#[test]
fn every_drawing_that_is_named_exists() {
    let names = |ends: &[&str], sources: &[Source]| {
        let all = sources.iter().flat_map(|source| {
            let named = source.strings().into_iter().filter(|(_, before, text)| {
                !text.is_empty() && ends.iter().any(|end| before.trim_end().ends_with(end))
            });
            named
                .map(|(number, _, text)| (format!("{}:{number}", source.path), text.to_owned()))
                .collect::<Vec<_>>()
        });
        all.collect::<Vec<_>>()
    };
    let rust = names(
        &["fact(", "way(", "icon:", "scene:", "icon =", "scene ="],
        &files("src/screens", "rs"),
    );
    let kinds = names(
        &[
            "Kind::Activity =>",
            "Kind::Offer =>",
            "Kind::Meeting =>",
            "Kind::Shift =>",
        ],
        &files("src/app", "rs"),
    );
    let screens = names(&["icon:", "name:", "source:"], &files("ui", "slint"));
    let house = Source {
        path: "kiosk-config/example-house.toml".to_owned(),
        text: EXAMPLE.to_owned(),
    };
    let example = names(&["icon =", "scene ="], &[house]);
    for (what, count, least) in [
        ("screens", rust.len(), 25),
        ("kinds", kinds.len(), 4),
        ("ui", screens.len(), 25),
        ("example", example.len(), 80),
    ] {
        assert!(count >= least, "the scan sees only {count} drawings in {what}");
    }
    for (place, name) in rust.into_iter().chain(kinds).chain(screens).chain(example) {
        assert!(is_drawing(&name), "{place}: there is no drawing {name:?}");
    }
}

#[test]
fn every_drawing_in_the_folder_can_be_named() {
    for (folder, names) in [
        ("assets/icons", draw::icons::NAMES),
        ("assets/scenes", draw::scenes::NAMES),
    ] {
        let there: BTreeSet<_> = files(folder, "svg")
            .into_iter()
            .map(|file| {
                file.path
                    .rsplit('/')
                    .next()
                    .unwrap()
                    .trim_end_matches(".svg")
                    .to_owned()
            })
            .collect();
        assert_eq!(there, names.iter().map(|name| (*name).to_owned()).collect(), "{folder}");
    }
}

fn snake(name: &str) -> String {
    name.replace('-', "_")
}

#[test]
fn every_callback_of_the_contract_is_answered() {
    let screens: String = files("src/screens", "rs")
        .into_iter()
        .map(|source| source.text)
        .collect();
    let mut count = 0;
    for source in files("ui/api", "slint") {
        for (number, line) in source.code().filter(|(_, line)| line.contains("callback ")) {
            let name = line
                .split("callback ")
                .nth(1)
                .unwrap()
                .split(['(', ';', ' '])
                .next()
                .unwrap();
            assert!(
                screens.contains(&format!(".on_{}(", snake(name))),
                "{}:{number}: nobody answers {name}",
                source.path
            );
            count += 1;
        }
    }
    assert!(count > 15, "the scan sees only {count} callbacks");
}

/// The name that a line declares: `out property <string> today: …`.
fn declared(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("property <")?;
    let is_contract = before.trim_start().starts_with("in") || before.trim_start().starts_with("out");
    is_contract
        .then(|| after.split_once('>')?.1.trim().split([':', ';', ' ']).next())
        .flatten()
}

#[test]
fn every_property_of_the_contract_is_used() {
    let sources = files("ui", "slint");
    let screens: String = files("src/screens", "rs")
        .into_iter()
        .map(|source| source.text)
        .collect();
    let (mut seen, mut unused) = (0, Vec::new());
    for source in sources.iter().filter(|source| source.path.starts_with("ui/api/")) {
        let mut global = "";
        for (number, line) in source.code() {
            if let Some(name) = line.trim().strip_prefix("export global ") {
                global = name.trim_end_matches(['{', ' ']);
            }
            let Some(name) = declared(line) else { continue };
            seen += 1;
            let shown = sources
                .iter()
                .any(|other| holds_word(&other.text, &format!("{global}.{name}")));
            // The fixed texts are read by Rust; what Rust only sets nobody sees.
            let reads = global == "Texts"
                && [format!("get_{}", snake(name)), format!("texts.{}", snake(name))]
                    .iter()
                    .any(|name| holds_word(&screens, name));
            let own = source.path.ends_with("shell.slint") && source.text.matches(name).count() > 1;
            if !shown && !reads && !own {
                unused.push(format!("{}:{number}: {global}.{name}", source.path));
            }
        }
    }
    assert!(seen > 150, "the scan sees only {seen} properties");
    assert_eq!(unused, [""; 0]);
}

/// Whether `text` holds `word` and not only as the beginning of a longer one.
fn holds_word(text: &str, word: &str) -> bool {
    text.match_indices(word)
        .any(|(at, _)| !text[at + word.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_'))
}

#[test]
fn the_same_thing_has_one_name() {
    // Words that docs/GLOSSARY.md has another word for; in identifiers, where nobody translates them back.
    let never = [
        "booking",
        "reservation",
        "appointment",
        "citizen",
        "patient",
        "resident",
        "customer",
        "checkin",
        "attendance",
    ];
    let mut found = Vec::new();
    for source in files("src", "rs").iter().chain(&files("ui/api", "slint")) {
        for (number, line) in source.code() {
            let lower = line.to_lowercase();
            let mut words = lower.split(|c: char| !c.is_alphanumeric());
            found.extend(
                words
                    .find(|word| never.contains(word))
                    .map(|word| format!("{}:{number}: {word}", source.path)),
            );
        }
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn files_are_about_four_hundred_lines_at_most() {
    // Long tables of cases, which are easier to read in one piece.
    let exceptions = ["tests/core/calendar.rs", "tests/core/recurrence.rs"];
    let folders = [("src", "rs"), ("ui", "slint"), ("tests", "rs")];
    let long: Vec<_> = folders
        .into_iter()
        .flat_map(|(folder, ending)| files(folder, ending))
        .map(|source| (source.text.lines().count(), source.path))
        .filter(|(lines, path)| *lines > 420 && !exceptions.contains(&path.as_str()))
        .collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn the_change_log_and_the_glossary_speak_of_what_is_here() {
    let manifest = at_top("Cargo.toml").unwrap();
    assert!(manifest.contains(&format!("version = \"{}\"", env!("CARGO_PKG_VERSION"))));
    // Until these are written there is nothing to compare.
    if let Some(log) = at_top("CHANGELOG.md") {
        assert!(
            log.contains(env!("CARGO_PKG_VERSION")) || log.contains("Unreleased"),
            "CHANGELOG.md names another version"
        );
    }
    if let Some(glossary) = at_top("docs/GLOSSARY.md") {
        for word in ["activity", "offer", "facility", "house meeting", "user shift"] {
            assert!(glossary.contains(word), "docs/GLOSSARY.md lacks {word}");
        }
    }
}
