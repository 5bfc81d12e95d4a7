//! The rules of the design that a compiler does not hold: who may know whom, and what is written down where.

use crate::sources::{Source, at_top, files};

/// Each layer of src, and the layers it may name.
const ARROWS: [(&str, &[&str]); 9] = [
    ("domain", &[]),
    ("vault", &["domain"]),
    ("exchange", &["domain"]),
    ("draw", &["domain"]),
    ("store", &["domain", "vault"]),
    ("kiosk", &["domain", "app::ports"]),
    ("app", &["domain", "vault", "store", "exchange"]),
    ("screens", &["domain", "store", "app", "draw", "kiosk"]),
    ("cli", &["domain", "vault::slots", "store", "exchange", "app", "draw", "kiosk", "screens"]),
];

/// Whatever follows `crate::` or `fristed::` in the code, such as `app::ports`; of `{a, b}` each.
fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::").chain(code.match_indices("fristed::")) {
        let rest = code[at..].split_once("::").unwrap().1;
        let path =
            |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == ':').collect::<String>();
        match rest.strip_prefix('{') {
            // The scan reads line by line; a longer group would hide what it names.
            Some(group) if !group.contains('}') => found.push("a group over several lines".to_owned()),
            Some(group) => found.extend(group.split('}').next().unwrap_or("").split(',').map(|one| path(one.trim()))),
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
        let (_, may) = ARROWS.iter().find(|(name, _)| *name == layer).unwrap_or_else(|| panic!("{layer} is no layer"));
        // From a file right under its layer this would lead out of it.
        if source.path.matches('/').count() == 2 {
            wrong.extend(source.holding(&["super::super::"]));
        }
        for (number, line) in source.code() {
            for path in paths(line) {
                seen += 1;
                let own = path.split("::").next() == Some(layer);
                let allowed = may.iter().any(|one| path == *one || path.starts_with(&format!("{one}::")));
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
    files("src", "rs").iter().filter(|source| elsewhere(source)).flat_map(|source| source.holding(words)).collect()
}

#[test]
fn only_the_store_names_the_database() {
    assert_eq!(outside(&["src/store/"], &["rusqlite"]), [""; 0]);
}

#[test]
fn only_the_vault_names_cryptography() {
    let words =
        ["hpke", "getrandom", "chacha20poly1305", "x25519", "sha2", "rand::", "argon2", "hkdf", "hmac", "subtle"];
    assert_eq!(outside(&["src/vault/"], &words), [""; 0]);
}

#[test]
fn only_the_staff_side_opens_what_is_sealed_in_the_box() {
    // The box's first key is written once, where the box is made, and read once more, where the house is set up.
    let opening = ["vault::open", "BoxPrivateKey", "unseal", "single_shot_open", "PRIVATE", "box.key"];
    let homes = [
        "src/vault/open.rs",
        "src/vault/keys.rs",
        "src/vault/pair.rs",
        "src/app/staff/clerk.rs",
        "src/store/suggestion_box.rs",
    ];
    assert_eq!(outside(&homes, &opening), [""; 0]);
    let store = files("src/store", "rs").into_iter().find(|source| source.path.ends_with("suggestion_box.rs")).unwrap();
    assert_eq!(store.holding(&["BoxPrivateKey", "unseal", "single_shot_open"]), [""; 0]);
    let opens = files("src/vault", "rs").into_iter().find(|source| source.path.ends_with("open.rs")).unwrap();
    assert!(opens.holding(&["single_shot_open"]).len() >= 2, "the scan sees nothing");
}

#[test]
fn keys_of_employees_are_seen_only_where_one_gets_in() {
    let words = ["hierarchy::", "StaffKeys", "RightKeys", "PadKey"];
    assert_eq!(outside(&["src/vault/", "src/app/staff/", "src/store/key_file.rs"], &words), [""; 0]);
    // Outside of it nobody makes a session.
    let made = files("src", "rs").iter().flat_map(|source| source.holding(&["Session {"])).collect::<Vec<_>>();
    let elsewhere = made.iter().filter(|place| !place.starts_with("src/app/staff/")).count();
    assert!(elsewhere == 0 && !made.is_empty(), "{made:#?}");
}

/// The name and the body of every function of `text` that is handed a session, with the name it has there.
fn with_a_session(text: &str) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for part in text.split("fn ").skip(1) {
        let Some((head, body)) = part.split_once(" {\n") else { continue };
        let Some((before, _)) = head.split_once("session: &Session") else { continue };
        let own = before.rsplit(['(', ' ', ',']).next().unwrap_or("");
        let name = head.split(['(', '<']).next().unwrap_or("").to_owned();
        let mut depth = 1;
        let end = body.char_indices().find(|(_, sign)| {
            depth += match sign {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            depth == 0
        });
        let end = end.map_or(body.len(), |(at, _)| at);
        found.push((name, format!("{own}session"), body[..end].to_owned()));
    }
    found
}

/// A session is worth something only where somebody looks whether it is the one that is in. Who it says did something
/// is no such look.
#[test]
fn whoever_is_handed_a_session_asks_whether_it_is_over() {
    let (mut seen, mut wrong) = (0, Vec::new());
    for source in files("src/app", "rs") {
        for (name, session, body) in with_a_session(&source.text) {
            seen += 1;
            let asks = body.match_indices(&session).any(|(at, found)| {
                let after = &body[at + found.len()..];
                !after.starts_with(".employee()") && !after.starts_with(".right()")
            });
            if !asks {
                wrong.push(format!("{}: {name}", source.path));
            }
        }
    }
    assert!(seen > 120, "the scan sees only {seen}");
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn nothing_on_the_way_into_the_box_is_logged() {
    let way = ["src/vault/", "src/store/suggestion_box.rs", "src/app/postbox.rs", "src/app/suggestion.rs"];
    let way = files("src", "rs").into_iter().filter(|source| way.iter().any(|home| source.path.starts_with(home)));
    let found: Vec<_> = way.flat_map(|source| source.holding(&["tracing", "log::", "eprint", "println"])).collect();
    assert_eq!(found, [""; 0]);
}

/// A line would say when somebody pressed, and what went wrong with a list would say with which.
#[test]
fn nothing_on_the_way_onto_a_list_is_logged() {
    let way = [
        "src/app/gone.rs",
        "src/app/join",
        "src/app/sign_up.rs",
        "src/app/started",
        "src/screens/join",
        "src/screens/suggest",
        "src/store/joining.rs",
    ];
    let way = files("src", "rs").into_iter().filter(|source| way.iter().any(|home| source.path.starts_with(home)));
    let way: Vec<_> = way.collect();
    assert!(way.len() > 12, "the scan sees only {}", way.len());
    let found = |words: &[&str]| way.iter().flat_map(|source| source.holding(words)).collect::<Vec<_>>();
    assert_eq!(found(&["tracing", "log::", "eprint", "println"]), [""; 0]);
    assert!(!found(&["Err("]).is_empty(), "the scan sees nothing");
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
    let found: Vec<_> = files("src/domain", "rs").iter().flat_map(|source| source.holding(&words)).collect();
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
    let known = found.iter().filter(|place| !(place.starts_with("src/app/mod.rs:") && place.ends_with("sort"))).count();
    assert!(known == 0 && found.len() <= 1, "{found:#?}");
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
                words.find(|word| never.contains(word)).map(|word| format!("{}:{number}: {word}", source.path)),
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
    let log = at_top("CHANGELOG.md").expect("there is a CHANGELOG.md");
    assert!(log.contains(&format!("[{}]", env!("CARGO_PKG_VERSION"))), "CHANGELOG.md names another version");
    let glossary = at_top("docs/GLOSSARY.md").expect("there is a glossary");
    for word in ["activity", "offer", "facility", "house meeting", "user shift"] {
        assert!(glossary.contains(word), "docs/GLOSSARY.md lacks {word}");
    }
}
