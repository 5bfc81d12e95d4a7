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

#[test]
fn no_answer_is_more_than_another() {
    neither_ordered_nor_a_number!(Answer, Approach, Condition, Level, Motivation, Participation, Tone, Filling);
}

const HOMES: [&str; 2] = ["src/domain/compass/", "src/app/compass/"];
const NUMBERS: [&str; 14] =
    ["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32", "f64"];

/// The signatures of a file: from `fn` to the brace, on one line.
fn signatures(text: &str) -> Vec<String> {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = flat.split(" fn ").skip(1);
    parts.map(|rest| rest.split('{').next().unwrap_or("").split(';').next().unwrap_or("").to_owned()).collect()
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()).collect()
}

/// What is wrong with a signature: a number comes out, or two of a person's records go in.
fn fault(signature: &str) -> Option<&'static str> {
    let (taken, given) = signature.split_once("->").unwrap_or((signature, ""));
    // Bytes of an id that was drawn at random say nothing of anybody.
    let given = given.replace("&[u8", "");
    let given = given.as_str();
    if words(given).iter().any(|word| NUMBERS.contains(word)) {
        return Some("a number comes out");
    }
    let persons = ["Filling", "FieldView", "PersonId", "Person"];
    let itself = usize::from(taken.contains("&self") && signature.contains("other"));
    let named = words(taken).iter().filter(|word| persons.contains(word)).count();
    (named + itself > 1).then_some("two persons go in")
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
        .flat_map(|one| one.holding(&[".count()", ".sum()", ".sum::", ".sort", " as u", " as i", " as f", "Ord"]))
        .collect();
    assert_eq!(found, [""; 0]);
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
    assert_eq!(fault("answer(&self, field: Field, level: Level) -> Option<Answer>"), None);
    assert_eq!(signatures("pub fn a(x: u8) -> u8 { 1 } fn b(); "), ["a(x: u8) -> u8 ", "b()"]);
}
