//! The rules for the screens' files: where colours and texts are written down, and that the contract is kept.

use std::collections::BTreeSet;

use fristed::draw;

use crate::some::EXAMPLE;
use crate::sources::{Source, files};

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
    let found: Vec<_> = files("ui", "slint").iter().flat_map(|source| source.holding(&words)).collect();
    assert_eq!(found, [""; 0]);
}

/// Whether `text` is a number with this unit at its end, such as `32px`.
fn is_number(text: &str, unit: &str) -> bool {
    text.trim().strip_suffix(unit).is_some_and(|number| number.parse::<f64>().is_ok())
}

/// Colours, letters' sizes and durations are written down in the theme. Lengths of one layout may stand in its page.
#[test]
fn colours_text_sizes_and_durations_stand_in_the_theme() {
    let mut found = Vec::new();
    for source in files("ui", "slint").iter().filter(|source| !source.path.starts_with("ui/theme/")) {
        found.extend(source.holding(&["Colors.", "rgb(", "rgba(", "hsv("]));
        for (number, line) in source.code() {
            let words = || line.split(|c: char| !(c.is_alphanumeric() || "#.".contains(c)));
            let is_colour = |word: &str| {
                word.strip_prefix('#').is_some_and(|hex| hex.len() >= 3 && hex.chars().all(|c| c.is_ascii_hexdigit()))
            };
            let value = line.split_once("font-size:").map_or("", |(_, rest)| rest.split(';').next().unwrap_or(""));
            let size = value.split(|c: char| "?:} ".contains(c)).any(|word| is_number(word, "px"));
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
            named.map(|(number, _, text)| (format!("{}:{number}", source.path), text.to_owned())).collect::<Vec<_>>()
        });
        all.collect::<Vec<_>>()
    };
    let rust = names(&["fact(", "way(", "icon:", "scene:", "icon =", "scene ="], &files("src/screens", "rs"));
    let kinds =
        names(&["Kind::Activity =>", "Kind::Offer =>", "Kind::Meeting =>", "Kind::Shift =>"], &files("src/app", "rs"));
    let screens = names(&["icon:", "name:", "source:"], &files("ui", "slint"));
    let house = Source { path: "kiosk-config/example-house.toml".to_owned(), text: EXAMPLE.to_owned() };
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
    for (folder, names) in [("assets/icons", draw::icons::NAMES), ("assets/scenes", draw::scenes::NAMES)] {
        let there: BTreeSet<_> = files(folder, "svg")
            .into_iter()
            .map(|file| file.path.rsplit('/').next().unwrap().trim_end_matches(".svg").to_owned())
            .collect();
        assert_eq!(there, names.iter().map(|name| (*name).to_owned()).collect(), "{folder}");
    }
}

fn snake(name: &str) -> String {
    name.replace('-', "_")
}

#[test]
fn every_callback_of_the_contract_is_answered() {
    let screens: String = files("src/screens", "rs").into_iter().map(|source| source.text).collect();
    let mut count = 0;
    for source in files("ui/api", "slint") {
        for (number, line) in source.code().filter(|(_, line)| line.contains("callback ")) {
            let name = line.split("callback ").nth(1).unwrap().split(['(', ';', ' ']).next().unwrap();
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
    is_contract.then(|| after.split_once('>')?.1.trim().split([':', ';', ' ']).next()).flatten()
}

#[test]
fn every_property_of_the_contract_is_used() {
    let sources = files("ui", "slint");
    let screens: String = files("src/screens", "rs").into_iter().map(|source| source.text).collect();
    let (mut seen, mut unused) = (0, Vec::new());
    for source in sources.iter().filter(|source| source.path.starts_with("ui/api/")) {
        let mut global = "";
        for (number, line) in source.code() {
            if let Some(name) = line.trim().strip_prefix("export global ") {
                global = name.trim_end_matches(['{', ' ']);
            }
            let Some(name) = declared(line) else { continue };
            seen += 1;
            let shown = sources.iter().any(|other| holds_word(&other.text, &format!("{global}.{name}")));
            // Rust reads the fixed texts, one by one or all at once; what it only sets nobody sees.
            let read = [format!("get_{}", snake(name)), format!("texts.{}", snake(name))];
            let reads = read.iter().any(|name| holds_word(&screens, name));
            // The shell derives from its own properties, and a sentence may follow what the screens layer sets.
            let derives = source.path.ends_with("shell.slint") || line.trim().starts_with("in property");
            let own = derives && source.text.matches(name).count() > 1;
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

/// `line` without what stands in strings and comments, where a bracket is none.
fn bare(line: &str) -> String {
    let (mut bare, mut in_text) = (String::new(), false);
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if in_text => drop(chars.next()),
            '"' => in_text = !in_text,
            '/' if !in_text && chars.peek() == Some(&'/') => break,
            _ if in_text => {}
            _ => bare.push(c),
        }
    }
    bare.trim().to_owned()
}

/// What is not as a file of the screens is laid out: four spaces for each bracket that is open, four more where a line
/// goes on, and nothing behind a line. The toolkit's own formatter is no part of a build.
fn out_of_form(text: &str) -> Vec<usize> {
    let (mut wrong, mut open, mut goes_on) = (Vec::new(), 0_usize, false);
    for (number, line) in (1..).zip(text.lines()) {
        let code = bare(line);
        let closing = code.chars().take_while(|c| "}])".contains(*c)).count();
        let indent = line.len() - line.trim_start().len();
        let wanted = 4 * open.saturating_sub(closing);
        let stands = line.trim().is_empty() || indent == wanted || (goes_on && indent == wanted + 4);
        if !stands || line.trim_end() != line || line.contains('\t') {
            wrong.push(number);
        }
        for c in code.chars() {
            open = if "{[(".contains(c) { open + 1 } else { open.saturating_sub(usize::from("}])".contains(c))) };
        }
        if !code.is_empty() {
            goes_on = !code.ends_with(['{', '}', ';', ',', '[', '(']);
        }
    }
    if !text.ends_with('\n') || text.ends_with("\n\n") {
        wrong.push(text.lines().count());
    }
    wrong
}

#[test]
fn the_screens_are_laid_out_in_one_way() {
    for (text, wrong) in [
        ("A {\n    x: 1;\n    y: a\n        ? 1 : 2;\n}\n", vec![]),
        ("A {\n  x: 1;\n    y: \"}\"; // {\n}\n", vec![2]),
        ("A {\n    x: 1; \n\n}\n    B { }\n", vec![2, 5]),
        ("A {\n\tx: 1;\n}\n\n", vec![2, 4]),
    ] {
        assert_eq!(out_of_form(text), wrong, "{text}");
    }
    let places = |source: &Source| {
        let path = source.path.clone();
        out_of_form(&source.text).into_iter().map(move |line| format!("{path}:{line}")).collect::<Vec<_>>()
    };
    let found: Vec<String> = files("ui", "slint").iter().flat_map(places).collect();
    assert_eq!(found, [""; 0]);
}
