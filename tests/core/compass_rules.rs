//! The compass is no grading: its answers have no order and become no number, and nothing compares two persons.

use std::collections::BTreeSet;

use fristed::domain::compass::{Answer, Approach, Condition, Filling, Level, Motivation, Participation, Tone};

use crate::sources::{Source, files};

/// Does not compile where the type is ordered or becomes a number: then there were two ways to read the line.
macro_rules! neither_ordered_nor_a_number {
    ($($type:ty),*) => { $({
        trait Either<A> { fn one() {} }
        impl<T: ?Sized> Either<()> for T {}
        impl<T: ?Sized + PartialOrd> Either<u8> for T {}
        impl<T: Into<i64>> Either<u16> for T {}
        impl<T: Into<f64>> Either<u32> for T {}
        <$type as Either<_>>::one();
    })* };
}

pub(crate) use neither_ordered_nor_a_number;

#[test]
fn no_answer_is_more_than_another() {
    neither_ordered_nor_a_number!(Answer, Approach, Condition, Level, Motivation, Participation, Tone, Filling);
}

/// Where the words of the method are and what is made of them: here not even a figure of a picture has a place.
const HOMES: [&str; 2] = ["src/domain/compass/", "src/app/compass/"];
/// The one place where persons are counted.
const COUNTS: &str = "src/domain/house_report.rs";
/// Who hands everybody's wheel to it, and asks it for its words.
const HANDS_OVER: &str = "src/app/compass/report.rs";
const ITS_WORDS: &str = "src/app/compass/report_words.rs";
const NUMBERS: [&str; 14] =
    ["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32", "f64"];
/// What somebody has answered. A drawing may ask how far a colour reaches; nothing makes a figure of one of these.
const RATINGS: [&str; 26] = [
    "Filling",
    "FiledWheel",
    "PutAway",
    "Answer",
    "AnswerView",
    "Condition",
    "Motivation",
    "Participation",
    "LevelView",
    "FieldView",
    "Joint",
    "RoundView",
    "FieldTable",
    "ColumnView",
    "LevelRow",
    "Wheels",
    "WheelView",
    "Conversation",
    "TalkView",
    "Importance",
    "Belief",
    "RiskProfile",
    "Counted",
    "HouseReport",
    "Whose",
    "Case",
];
/// What makes a number of a row of things, or puts one of them above another.
const MAKES: [&str; 28] = [
    ".len()",
    ".count()",
    ".sum()",
    ".sum::",
    ".product",
    "fold(",
    ".position(",
    "enumerate(",
    ".max(",
    ".min(",
    "max_by",
    "min_by",
    ".cmp(",
    ".sort(",
    ".sort_",
    " as u",
    " as i",
    " as f",
    "Ord",
    " += ",
    " -= ",
    "reduce(",
    ".nth(",
    "size_hint",
    "partial_cmp",
    ".chunks",
    "NonZero",
    ".zip(1",
];
/// Every line of the two homes in which a number comes up all the same, be it in a signature, a field, a tuple, a list or
/// in passing: where, a part of it, and why it says nothing of anybody.
const ALLOWED: [(&str, &str, &str); 25] = [
    ("src/domain/compass/code_word.rs", "const LONGEST: usize", "how long a code word is at most"),
    ("src/domain/compass/code_word.rs", "const LEAST_TELLING: usize", "how short a word is that stands everywhere"),
    ("src/domain/compass/code_word.rs", "proposed(drawn: [u8; 4])", "four bytes drawn at random"),
    ("src/domain/compass/code_word.rs", "u16::from_be_bytes([one, two])", "which noun was drawn"),
    ("src/domain/compass/code_word.rs", "u16::from_be_bytes([three, four])", "which number was drawn"),
    ("src/domain/compass/code_word.rs", ".nth(LONGEST)", "whether a code word is too long"),
    ("src/domain/compass/code_word.rs", ".nth(LEAST_TELLING)", "whether a word is long enough to tell anything"),
    ("src/domain/compass/gate.rs", "const fn hour(hour: u32)", "an hour of the day"),
    ("src/domain/compass/id.rs", "word.len() == 32", "an id in letters"),
    ("src/domain/compass/id.rs", "u128::from_str_radix", "an id in letters"),
    ("src/domain/compass/id.rs", "u128::from_be_bytes", "an id in letters"),
    ("src/domain/compass/kept.rs", "with_person.min(", "the earlier of two days"),
    ("src/domain/compass/log_line.rs", "min_by_key(|(left, _)| left.len())", "the longer of two words in a text"),
    ("src/domain/compass/round.rs", "struct Stays(u64)", "minutes in which the screen stays open"),
    ("src/domain/compass/round.rs", "minutes(minutes: u64)", "the same"),
    ("src/domain/compass/round.rs", ".position(|other| *other == field)", "with each field another colleague begins"),
    ("src/domain/compass/round.rs", "*other != field).nth(1)", "the field after this one"),
    ("src/domain/compass/round.rs", "self.seats", "colleagues who speak one after the other"),
    ("src/domain/compass/round_steps.rs", "speaks).nth(1)", "the colleague who speaks next"),
    ("src/app/compass/earlier.rs", ".nth(back.0)", "the wheel at its place"),
    ("src/app/compass/earlier.rs", "struct Back(usize)", "which wheel of a row is shown, by nothing but its place"),
    ("src/app/compass/insight.rs", "rest.parse::<i64>()", "the version that a record begins with"),
    ("src/app/compass/insight.rs", "text.len()", "where a word ends in a text"),
    ("src/app/compass/round/records.rs", "split(&private, seats.len())", "a part of a key for each colleague"),
    ("src/app/compass/risk.rs", "nseen(", "which line is taken away"),
];
/// The same for the types of everything else: those that hold an answer and a number beside it.
const BESIDE: [(&str, &str, &str); 4] = [
    ("src/app/staff/work.rs", "enum Answer {", "what a worker answers about codes, which is no rating"),
    ("src/screens/staff/compass/colours.rs", "struct Colours {", "how large a field of a list is drawn"),
    ("src/screens/staff/compass/names.rs", "struct Place {", "where a label lies on the screen"),
    ("src/screens/staff/compass/over_time/act.rs", "enum Do {", "which line of a list was pressed"),
];
/// And for its signatures.
const DRAWN: [(&str, &str, &str); 3] = [
    ("src/screens/staff/compass/round/lines.rs", "least(", "how wide a column has to be"),
    ("src/screens/staff/compass/round/together.rs", "abreast(", "how high a table becomes"),
    ("src/screens/staff/compass/round/together.rs", "speaker(", "where a name lies on the screen"),
];

/// The signatures of a file: from `fn` to the brace, on one line.
fn signatures(text: &str) -> Vec<String> {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = flat.split(" fn ").skip(1);
    parts.map(|rest| rest.split('{').next().unwrap_or("").split(';').next().unwrap_or("").to_owned()).collect()
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect()
}

fn split(signature: &str) -> (&str, &str) {
    signature.split_once("->").unwrap_or((signature, ""))
}

fn gives_a_number(signature: &str) -> bool {
    // Bytes of an id that was drawn at random say nothing of anybody.
    let given = split(signature).1.replace("&[u8", "");
    words(&given).iter().any(|word| NUMBERS.contains(word))
}

/// A line without its bytes: those of an id, a key or what is sealed are no figure.
fn without_bytes(line: &str) -> String {
    ["&[u8]", "Vec<u8>", "[u8; 16]"].iter().fold(line.to_owned(), |line, bytes| line.replace(bytes, ""))
}

/// Whether a number comes up in a line, or is made in it.
fn has_a_number(line: &str) -> bool {
    let line = without_bytes(line);
    // “0_u8” is one as well.
    let is_number = |word: &&str| {
        let sort = word
            .strip_prefix(|c: char| c.is_ascii_digit())
            .map_or(*word, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '_'));
        NUMBERS.contains(&sort)
    };
    words(&line).iter().any(is_number) || MAKES.iter().any(|makes| line.contains(makes))
}

/// The types of a file, each with what it holds, on one line.
fn types(source: &Source) -> Vec<String> {
    let lines: Vec<_> = source.code().map(|(_, line)| line).collect();
    let flat = lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for sort in ["struct ", "enum ", "type "] {
        for rest in flat.split(sort).skip(1).filter(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase())) {
            // To the end of the braces, or of the line where there are none.
            let body = match rest.find(['{', ';']) {
                Some(at) if rest[at..].starts_with('{') => &rest[..at + rest[at..].find('}').unwrap_or(0)],
                at => &rest[..at.unwrap_or(0)],
            };
            found.push(format!("{sort}{body}"));
        }
    }
    found
}

/// Whether a type holds an answer with a number beside it.
fn holds_both(held: &str) -> bool {
    let held = without_bytes(held);
    let words = words(&held);
    words.iter().any(|word| NUMBERS.contains(word)) && words.iter().any(|word| RATINGS.contains(word))
}

/// The exception that lets this line be, by its place in the list.
fn allowed(list: &[(&str, &str, &str)], path: &str, line: &str) -> Option<usize> {
    list.iter().position(|(of, part, why)| *of == path && line.contains(part) && !why.is_empty())
}

/// What is wrong with a signature: a number comes out, or two of a person's records go in.
fn fault(signature: &str) -> Option<&'static str> {
    if gives_a_number(signature) {
        return Some("a number comes out");
    }
    let taken = split(signature).0;
    let persons = ["Filling", "FieldView", "PersonId", "Person"];
    let itself = usize::from(taken.contains("&self") && signature.contains("other"));
    let named = words(taken).iter().filter(|word| persons.contains(word)).count();
    (named + itself > 1).then_some("two persons go in")
}

/// What is wrong with a signature anywhere else: a number is made of what somebody has answered, or two go in of whom
/// the persons are told apart.
fn fault_elsewhere(signature: &str) -> Option<&'static str> {
    let taken = split(signature).0;
    if gives_a_number(signature) && words(taken).iter().any(|word| RATINGS.contains(word)) {
        return Some("a number is made of answers");
    }
    let persons = ["PersonId", "Case", "Counted"];
    let named = words(taken).iter().filter(|word| persons.contains(word)).count();
    let several = ["[Counted]", "Vec<Counted>", "[Case]", "Vec<Case>"].iter().any(|many| taken.contains(many));
    (named > 1 || several).then_some("two persons go in")
}

#[test]
fn no_function_makes_a_number_of_answers_or_compares_persons() {
    let sources: Vec<_> =
        files("src", "rs").into_iter().filter(|one| HOMES.iter().any(|home| one.path.starts_with(home))).collect();
    let all: Vec<_> =
        sources.iter().flat_map(|one| signatures(&one.text).into_iter().map(move |found| (&one.path, found))).collect();
    assert!(all.len() > 30, "the scan sees only {} functions", all.len());
    let faults: Vec<_> = all.iter().filter_map(|(path, found)| Some((path, found, fault(found)?))).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Neither in a field that is handed out, nor in a tuple, a list or the middle of a function.
#[test]
fn in_the_homes_of_the_compass_no_number_comes_up_but_those_that_are_listed() {
    let mut used = BTreeSet::new();
    let mut faults = Vec::new();
    for source in files("src", "rs").iter().filter(|one| HOMES.iter().any(|home| one.path.starts_with(home))) {
        for (number, line) in source.code().filter(|(_, line)| has_a_number(line)) {
            match allowed(&ALLOWED, &source.path, line) {
                Some(at) => drop(used.insert(at)),
                None => faults.push(format!("{}:{number}: {}", source.path, line.trim())),
            }
        }
    }
    assert!(faults.is_empty(), "a number: {faults:#?}");
    let stale: Vec<_> = ALLOWED.iter().enumerate().filter(|(at, _)| !used.contains(at)).collect();
    assert!(stale.is_empty(), "nothing is let be by {stale:?}");
}

/// Of a page's own figures, how high something is drawn, each is known.
#[test]
fn nowhere_else_does_a_type_hold_an_answer_and_a_number_but_those_that_are_listed() {
    let mut used = BTreeSet::new();
    let (mut faults, mut looked) = (Vec::new(), 0);
    let elsewhere = |path: &str| path != COUNTS && !HOMES.iter().any(|home| path.starts_with(home));
    // Of the words, *answer* is that of a worker where nothing of the compass is named.
    let all = files("src", "rs");
    for source in all.iter().filter(|one| elsewhere(&one.path) && one.text.contains("compass")) {
        for held in types(source) {
            looked += 1;
            match allowed(&BESIDE, &source.path, &held) {
                Some(at) if holds_both(&held) => drop(used.insert(at)),
                _ if holds_both(&held) => faults.push(format!("{}: {held}", source.path)),
                _ => {}
            }
        }
    }
    assert!(looked > 100, "the scan sees only {looked} types");
    assert!(faults.is_empty(), "an answer beside a number: {faults:#?}");
    assert_eq!(used.len(), BESIDE.len(), "one of them lets nothing be any more: {used:?}");
}

/// All of the program but the one place where persons are counted, and who hands their wheels to it.
#[test]
fn nothing_elsewhere_makes_a_number_of_answers_or_puts_two_persons_side_by_side() {
    let sources = files("src", "rs");
    let mut looked = 0;
    let mut faults = Vec::new();
    for source in sources.iter().filter(|one| one.path != COUNTS) {
        for signature in signatures(&source.text) {
            looked += 1;
            let hands_over = source.path == HANDS_OVER && signature.starts_with("make_house_report_of(");
            let drawn = DRAWN.iter().any(|(of, name, why)| {
                *of == source.path && signature.starts_with(name) && signature.contains("f32") && !why.is_empty()
            });
            faults.extend(
                fault_elsewhere(&signature)
                    .filter(|_| !hands_over && !drawn)
                    .map(|fault| (&source.path, signature, fault)),
            );
        }
    }
    assert!(looked > 2000, "the scan sees only {looked} functions");
    assert!(faults.is_empty(), "{faults:#?}");
    // Nobody else knows where everybody stands.
    let standing: Vec<_> = sources
        .iter()
        .filter(|one| ![COUNTS, HANDS_OVER, ITS_WORDS].contains(&one.path.as_str()))
        .flat_map(|one| one.holding(&["house_report::"]))
        .collect();
    assert_eq!(standing, [""; 0]);
}

/// It gives out how many persons stand at an answer, each time under its own name, and no other figure.
#[test]
fn what_is_counted_is_persons_and_nothing_is_added_up_over_fields() {
    let counts = files("src", "rs").into_iter().find(|one| one.path == COUNTS).unwrap();
    let numbers: Vec<_> = signatures(&counts.text).into_iter().filter(|found| gives_a_number(found)).collect();
    assert_eq!(numbers, [""; 0], "a figure leaves it in a Cell alone");
    assert!(counts.holding(&[".count()"]).len() >= 2, "the scan sees nothing");
    // The one sum is that of what is hidden in a row, which no one is told.
    assert_eq!(counts.holding(&[".sum", "average(", "mean(", " / ", " as f"]).len(), 1);
}

#[test]
fn the_scan_finds_what_it_looks_for() {
    for wrong in [
        "score(&self) -> u8",
        "trend(filling: &Filling) -> Option<f32>",
        "better(one: &Filling, other: &Filling) -> bool",
        "nearer(&self, other: &Filling) -> bool",
    ] {
        assert!(fault(wrong).is_some(), "{wrong}");
    }
    for wrong in [
        "score(filling: &Filling) -> u8",
        "ranked(everybody: &[Counted]) -> Vec<PersonId>",
        "nearer(one: PersonId, other: PersonId) -> bool",
        "beside(&self, one: &Case, other: &Case)",
    ] {
        assert!(fault_elsewhere(wrong).is_some(), "{wrong}");
    }
    for wrong in [
        "pub struct Score { pub of: Field, pub points: u8 }",
        "pub fn both(&self) -> (Field, usize) {",
        "fn all(&self) -> Result<Vec<i32>, StoreError> {",
        "let good = answers.iter().filter(|one| one.is_good()).count();",
        "let many = filling.answers.len();",
        "let sum = all.iter().fold(0, |sum, one| sum + one);",
        "let mut many = 0_u8;",
        "many += 1;",
        "let good = answers.iter().filter(|one| one.is_good()).nth(4).is_some();",
        "pub fn good(&self) -> NonZeroU8 {",
    ] {
        assert!(has_a_number(wrong), "{wrong}");
    }
    assert!(!has_a_number("pub id: Vec<u8>,") && !has_a_number("pub fn answer(&self) -> Option<Answer> {"));
    let source = |text: &str| Source { path: String::new(), text: text.to_owned() };
    let wrong =
        source("pub struct Row {\n    pub of: Answer,\n    pub points: u8,\n}\nstruct Pair(Filling, f32);\nfn a() {}");
    let held = types(&wrong);
    assert!(held.len() == 2 && held.iter().all(|one| holds_both(one)), "{held:?}");
    let right = source("struct Row { of: Answer }\nstruct Other { points: u8 }\ntype Words = (Vec<u8>, Filling);");
    assert!(!types(&right).iter().any(|one| holds_both(one)));
    assert_eq!(fault_elsewhere("reach(wheel: Wheel, tone: Tone) -> [f32; 2]"), None, "a drawing has figures");
    assert_eq!(fault("answer(&self, field: Field, level: Level) -> Option<Answer>"), None);
    assert_eq!(signatures("pub fn a(x: u8) -> u8 { 1 } fn b(); "), ["a(x: u8) -> u8 ", "b()"]);
}
