//! The papers in `docs/`: what they promise, which buttons they name, and that their pictures, links and diagrams are
//! those of the program as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fristed::app::compass::told_words;
use fristed::app::running::history::Sort;
use fristed::domain::compass::{Archive, FiveAnswer, FiveAnswers};
use fristed::domain::text::{Language, Line};

use crate::sources::{Source, at_top, files};

const PROMISES: &str = "docs/PROMISES.md";
const STATES: &str = "docs/STATES.md";
/// Makes the pictures, and says in its lines what each of them is.
const SCRIPT: &str = "docs/pictures.sh";

fn top(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    at_top(name).unwrap_or_else(|| panic!("there is no {name}"))
}

/// On one line, as far as a reader sees it.
fn flowing(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands between each two of `mark`.
fn between<'a>(text: &'a str, mark: &str) -> Vec<&'a str> {
    text.split(mark).skip(1).step_by(2).collect()
}

/// The cells of a row of a table; none where it is no row, or only the line under a head.
fn cells(line: &str) -> Vec<&str> {
    let inside = line.trim().strip_prefix('|').and_then(|line| line.strip_suffix('|'));
    let Some(inside) = inside.filter(|inside| inside.contains(|c: char| !"-| ".contains(c))) else { return Vec::new() };
    inside.split('|').map(str::trim).collect()
}

/// The rows of [`PROMISES`]: the paper, the promise, and who holds it.
fn promises() -> Vec<(String, String, String)> {
    let (mut paper, mut rows) = (String::new(), Vec::new());
    for line in read(PROMISES).lines() {
        if let Some(name) = line.strip_prefix("## ") {
            paper = format!("docs/{name}");
        } else if let [promise, _, by] = cells(line)[..]
            && promise != "promise"
        {
            rows.push((paper.clone(), flowing(promise), by.trim_matches('`').to_owned()));
        }
    }
    assert!(rows.len() > 80, "the rows are not found");
    rows
}

/// Whether there is such a test: `core/staff::name`, `e2e::name`, `torture::name`.
fn is_test(name: &str) -> bool {
    let Some((place, test)) = name.split_once("::") else { return false };
    if place == "e2e" || place == "torture" {
        let listed = read(&format!("tests/{place}/main.rs"));
        return listed.contains(&format!("\"{test}\""));
    }
    let Some(text) = at_top(&format!("tests/{place}.rs")) else { return false };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let at = lines.iter().position(|line| line.starts_with(&format!("fn {test}(")));
    at.is_some_and(|at| {
        lines[..at].iter().rev().take_while(|line| line.starts_with('#')).any(|line| *line == "#[test]")
    })
}

#[test]
fn every_promise_stands_in_its_paper_and_is_held_by_a_test() {
    assert!(is_test("core/papers::every_promise_stands_in_its_paper_and_is_held_by_a_test"));
    for none in ["core/papers::is_test", "core/papers::not_there", "core/not_there::x", "e2e::not_there"] {
        assert!(!is_test(none), "{none}");
    }
    let mut wrong = Vec::new();
    let mut papers: BTreeMap<String, String> =
        files("docs/da", "md").into_iter().map(|source| (source.path, flowing(&source.text))).collect();
    let rows = promises();
    for (paper, promise, by) in &rows {
        if !papers.get(paper).is_some_and(|text| text.contains(promise)) {
            wrong.push(format!("{paper} does not say: {promise}"));
        }
        if !is_test(by) {
            wrong.push(format!("{paper}: there is no test {by}"));
        }
    }
    papers.retain(|paper, _| !rows.iter().any(|(of, ..)| of == paper));
    wrong.extend(papers.keys().map(|paper| format!("{paper}: no promise of it has a test")));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_line_of_what_it_promises_has_a_row() {
    const PAPER: &str = "docs/da/loefter.md";
    let text = read(PAPER);
    let promised = text.split_once("## Det lover Fristed").unwrap().1.split_once("\n## ").unwrap().0;
    // A line of a list goes on over lines that are indented.
    let lines: Vec<String> =
        promised.split("\n- ").skip(1).map(|line| flowing(line.split("\n\n").next().unwrap())).collect();
    assert!(lines.len() > 20, "{lines:#?}");
    let rows = promises();
    let held =
        |line: &&String| rows.iter().any(|(paper, promise, _)| paper == PAPER && line.contains(promise.as_str()));
    let without: Vec<_> = lines.iter().filter(|line| !held(line)).collect();
    assert!(without.is_empty(), "{without:#?}");
}

#[test]
fn every_button_that_a_paper_names_is_drawn_by_the_program() {
    let sources: Vec<Source> = files("src", "rs").into_iter().chain(files("ui", "slint")).collect();
    let drawn: BTreeSet<&str> = sources.iter().flat_map(|source| source.strings()).map(|(.., text)| text).collect();
    let (mut seen, mut wrong) = (0, Vec::new());
    for paper in files("docs/da", "md") {
        for name in between(&flowing(&paper.text), "**") {
            seen += 1;
            if !drawn.contains(name) {
                wrong.push(format!("{}: {name}", paper.path));
            }
        }
    }
    assert!(seen > 100, "only {seen} names");
    assert!(wrong.is_empty(), "on no page of the program: {wrong:#?}");
}

#[test]
fn the_papers_are_calm() {
    let words = ["!", "desværre", "fejl", "skal", "forbudt", "husk"];
    let of = |paper: &Source| {
        let text = flowing(&paper.text.to_lowercase()).replace("![", "[");
        let word = words
            .iter()
            .find(|word| text.match_indices(**word).any(|(at, _)| !text[..at].ends_with(char::is_alphabetic)))?;
        Some(format!("{}: {word}", paper.path))
    };
    let found: Vec<_> = files("docs/da", "md").iter().filter_map(of).collect();
    assert_eq!(found, [""; 0]);
}

/// What each picture is made of: its name, `public` or `staff`, and what follows.
fn pictures() -> BTreeMap<String, (bool, Vec<String>)> {
    let row = |line: &str| {
        let mut words = line.split(' ').map(str::to_owned);
        let public = match words.next()?.as_str() {
            "public" => true,
            "staff" => false,
            _ => return None,
        };
        Some((words.next()?, (public, words.collect())))
    };
    let found: BTreeMap<_, _> = read(SCRIPT).lines().filter_map(row).collect();
    assert!(found.len() >= 4, "{found:?}");
    found
}

fn picture(name: &str) -> Vec<u8> {
    fs::read(top(&format!("docs/pictures/{name}.png"))).unwrap_or_else(|_| panic!("no picture {name}; run {SCRIPT}"))
}

#[test]
fn every_picture_is_what_the_program_draws() {
    let listed = pictures();
    for (name, (public, made_of)) in &listed {
        if *public {
            #[cfg(feature = "ui")]
            drawn::compare(name, made_of);
        } else {
            let golden = fs::read(top(&format!("tests/ui/golden/{}.png", made_of[0]))).unwrap();
            assert!(picture(name) == golden, "{name} is an older picture; run {SCRIPT}");
        }
    }
    let there: Vec<_> = fs::read_dir(top("docs/pictures")).unwrap().map(|one| one.unwrap()).collect();
    let names: BTreeSet<String> = there.iter().map(|one| one.file_name().into_string().unwrap()).collect();
    assert_eq!(names, listed.keys().map(|name| format!("{name}.png")).collect());
    let bytes: u64 = there.iter().map(|one| one.metadata().unwrap().len()).sum();
    assert!(bytes <= 2 * 1024 * 1024, "the pictures are {bytes} bytes; take one away");
}

/// Public pages as the command line draws them.
#[cfg(feature = "ui")]
mod drawn {
    use tiny_skia::Pixmap;

    use crate::cli::Place;

    /// As of the golden pictures: a channel may be off by this much, and so many pixels of a picture by more.
    const TOLERANCE: u8 = 8;
    const SHARE: usize = 2000;

    pub fn compare(name: &str, made_of: &[String]) {
        let place = Place::new();
        let mut said = vec!["snapshot"];
        said.extend(made_of.iter().map(String::as_str));
        said.extend(["--now", "2026-10-13T09:40", "--out", "now.png"]);
        place.fine(&said);
        let now = Pixmap::load_png(place.path("now.png")).unwrap();
        let before = Pixmap::decode_png(&super::picture(name)).unwrap();
        assert_eq!((before.width(), before.height()), (now.width(), now.height()), "{name}");
        let is_off = |(a, b): &(&tiny_skia::PremultipliedColorU8, &tiny_skia::PremultipliedColorU8)| {
            a.red().abs_diff(b.red()).max(a.green().abs_diff(b.green())).max(a.blue().abs_diff(b.blue())) > TOLERANCE
        };
        let off = before.pixels().iter().zip(now.pixels()).filter(is_off).count();
        assert!(off * SHARE <= now.pixels().len(), "{name} is an older picture; run {}", super::SCRIPT);
    }
}

/// Everything that is read on a page of its own, from the top of the repository.
fn pages() -> Vec<Source> {
    let mut all = files("docs", "md");
    all.extend(files("kiosk-config", "md"));
    let at_the_top = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];
    all.extend(at_the_top.map(|path| Source { path: path.to_owned(), text: read(path) }));
    all
}

/// What a path begins with that a page names from the top of the repository, and from `src`.
const FOLDERS: [&str; 7] = ["src/", "tests/", "ui/", "docs/", "benches/", "assets/", "kiosk-config/"];
const LAYERS: [&str; 9] = ["domain/", "app/", "store/", "vault/", "exchange/", "draw/", "kiosk/", "screens/", "cli/"];

#[test]
fn every_link_and_every_path_leads_to_something() {
    let (mut seen, mut wrong) = (0, Vec::new());
    let mut shown = BTreeSet::new();
    for page in pages() {
        let here = Path::new(&page.path).parent().unwrap();
        for target in page.text.split("](").skip(1).map(|rest| rest.split([')', '#']).next().unwrap()) {
            if target.is_empty() || target.contains("://") {
                continue;
            }
            seen += 1;
            let found = top(&here.join(target).display().to_string());
            if !found.exists() {
                wrong.push(format!("{}: {target}", page.path));
            } else if found.extension().is_some_and(|ending| ending == "png") {
                shown.insert(found.file_name().unwrap().to_str().unwrap().to_owned());
            }
        }
        for path in between(&page.text.replace("```", ""), "`") {
            let plain = path.chars().all(|c| c.is_ascii_alphanumeric() || "/_-.".contains(c));
            let begins = |folders: &[&str]| folders.iter().any(|folder| path.starts_with(folder));
            // A decision may be about what there is not.
            if !plain || page.path.starts_with("docs/adr/") || !(begins(&FOLDERS) || begins(&LAYERS)) {
                continue;
            }
            seen += 1;
            let places = [path.to_owned(), format!("src/{path}"), format!("src/{path}.rs")];
            if !places.iter().any(|place| top(place).exists()) {
                wrong.push(format!("{}: {path}", page.path));
            }
        }
    }
    assert!(seen > 150, "only {seen} are found");
    assert!(wrong.is_empty(), "these lead nowhere: {wrong:#?}");
    let unused: Vec<_> = pictures().into_keys().filter(|name| !shown.contains(&format!("{name}.png"))).collect();
    assert_eq!(unused, [""; 0], "no paper shows these");
}

#[test]
fn every_function_in_a_diagram_is_where_it_is_said_to_be() {
    let text = read(STATES);
    let (mut named, mut wrong) = (BTreeSet::new(), Vec::new());
    for line in text.lines() {
        let [_, functions, file] = cells(line)[..] else { continue };
        if file == "file" {
            continue;
        }
        let source = read(file);
        for name in between(functions, "`") {
            named.insert(name);
            let there = [format!("fn {name}("), format!("fn {name}<"), format!("const {name}:")];
            if !there.iter().any(|there| source.contains(there)) {
                wrong.push(format!("{file}: {name}"));
            }
        }
    }
    assert!(named.len() > 60, "only {} functions are found", named.len());
    assert!(wrong.is_empty(), "these are gone: {wrong:#?}");
    let diagrams = text.split("```mermaid").skip(1).map(|rest| rest.split("```").next().unwrap());
    let words = diagrams.flat_map(|one| one.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')));
    let unknown: Vec<_> = words.filter(|word| word.contains('_') && !named.contains(word)).collect();
    assert_eq!(unknown, [""; 0], "arrows name these, and no table does");
}

/// A name in brackets beside `tests/torture` is one of its recipes; `tests/e2e` and `tests/ui` say what they hold in files.
#[test]
fn every_invariant_names_what_holds_it() {
    let text = read("ARCHITECTURE.md");
    let table = text.split_once("## Invariants").unwrap().1;
    let recipes = read("tests/torture/main.rs");
    let (mut seen, mut wrong) = (0, Vec::new());
    for line in table.lines() {
        let [what, by] = cells(line)[..] else { continue };
        if by == "held by" {
            continue;
        }
        seen += 1;
        if !["`tests/", "the tests in `src/", "kiosk-config/debian/check.sh", "kiosk-config/debian/boot.sh"]
            .iter()
            .any(|one| by.contains(one))
        {
            wrong.push(format!("{what}: held by no test"));
        }
        let named = by.split_once("`tests/torture` (").and_then(|(_, rest)| rest.split(')').next()).unwrap_or_default();
        let unknown = between(named, "`").into_iter().filter(|name| !recipes.contains(&format!("name: \"{name}\"")));
        wrong.extend(unknown.map(|name| format!("{what}: there is no {name}")));
    }
    assert!(seen > 150, "only {seen} rows are found");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whose the wheel is stands in the README, and whom to ask before it is shipped to others.
#[test]
fn the_readme_says_whose_the_method_is_and_that_one_asks_for_it() {
    let readme = fs::read_to_string("README.md").unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    for said in ["De små skridts metode 2.0", "Landsforeningen af VæreSteder (2015)", "asks there for permission"] {
        assert!(readme.contains(said), "{said}");
    }
}

#[test]
fn what_a_person_is_told_says_that_children_come_first() {
    let parts = told_words::parts(&FiveAnswers::default(), Language::Danish);
    let told =
        |part: &told_words::Part| part.text.contains("Har et barn det svært, har vi pligt til at sige det videre.");
    assert!(parts.iter().any(told));
}

/// What article 13 of the regulation wants told before anything is written: to whom one can complain is part of it.
#[test]
fn what_a_person_is_told_says_to_whom_one_can_complain() {
    for (language, said) in [(Language::Danish, "klage til Datatilsynet"), (Language::English, "complain to the data")]
    {
        let told = told_words::parts(&FiveAnswers::default(), language);
        assert!(told.iter().any(|part| part.text.contains(said)), "{said}");
    }
}

/// A duty to keep something is said before any yes, in the house's own words.
#[test]
fn what_a_person_is_told_says_what_the_house_must_keep() {
    let what = || FiveAnswer::Archive(Archive::MustKeep(Line::new("Journaler efter serviceloven").unwrap()));
    for (language, said, none) in [
        (Language::Danish, "Det bliver gemt, også når andet er slettet: Journaler efter serviceloven", "ikke pligt"),
        (Language::English, "This is kept, also when the rest is deleted: Journaler efter serviceloven", "no duty"),
    ] {
        let mut answers = FiveAnswers::default();
        answers.take(what());
        let told = told_words::parts(&answers, language);
        assert!(told.iter().any(|part| part.text == said), "{said}");
        assert!(!told.iter().any(|part| part.text.contains(none)), "not both");
    }
}

/// Staff are told that nobody is shown by herself: there is no sort of the history by employee.
#[test]
fn the_history_is_sorted_by_what_was_done_and_never_by_whom() {
    let sorts = Sort::ALL.map(Sort::word);
    let about = [
        "everything",
        "programme",
        "offers",
        "facilities",
        "hours",
        "needs",
        "joining",
        "meetings",
        "suggestions",
        "settings",
        "machine",
        "codes",
    ];
    assert_eq!(sorts, about, "read docs/da/medarbejdere.md before adding one");
}
