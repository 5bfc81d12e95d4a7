//! The compass is no grading: its answers have no order and become no number, and nothing compares two persons.

use fristed::domain::compass::{Answer, Approach, Condition, Filling, Level, Motivation, Participation, Tone};

use crate::sources::files;

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
const RATINGS: [&str; 10] = [
    "Filling",
    "FiledWheel",
    "Answer",
    "AnswerView",
    "LevelView",
    "FieldView",
    "Counted",
    "HouseReport",
    "Whose",
    "Case",
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
    // Nor does anything count, sort or cast inside.
    let found: Vec<_> = sources
        .iter()
        .flat_map(|one| {
            one.holding(&[".count()", ".sum()", ".sum::", ".sort(", ".sort_", " as u", " as i", " as f", "Ord"])
        })
        .collect();
    assert_eq!(found, [""; 0]);
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
            faults.extend(
                fault_elsewhere(&signature).filter(|_| !hands_over).map(|fault| (&source.path, signature, fault)),
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
    assert_eq!(fault_elsewhere("reach(wheel: Wheel, tone: Tone) -> [f32; 2]"), None, "a drawing has figures");
    assert_eq!(fault("answer(&self, field: Field, level: Level) -> Option<Answer>"), None);
    assert_eq!(signatures("pub fn a(x: u8) -> u8 { 1 } fn b(); "), ["a(x: u8) -> u8 ", "b()"]);
}
