//! What is pointed out in a suggestion before anything of it is made public.

use fristed::app::released::released_words;
use fristed::domain::pointing::{Pointed, points};
use fristed::domain::text::Language;

#[test]
fn names_and_scolding_are_pointed_out() {
    let name = |word: &str| Pointed::Name(word.to_owned());
    let scolds = |word: &str| Pointed::Scolds(word.to_owned());
    assert_eq!(points("mette tager altid kaffen. Hun er en idiot"), [name("mette"), scolds("idiot")]);
    assert_eq!(points("Kan Ib og Bo få en nøgle?"), [name("Ib"), name("Bo")]);
    assert_eq!(points("Jens' hund er møgirriterende"), [name("Jens"), scolds("møgirriterende")]);
    assert_eq!(points("larss stol"), [name("larss")]);
    assert_eq!(points("Hans og Tom larmer"), [name("Tom")], "a word that begins a sentence has its capital from there");
    assert_eq!(points("Mere kaffe. Gerne om morgenen, så kan I og De få TV i stuen"), []);
    assert_eq!(points("MERE KAFFE OG EN BÆNK"), []);
    assert_eq!(points("tom kop, bo her, hans stol"), []);
    assert_eq!(points("Mette, Mette og mette"), [name("Mette"), name("mette")]);
    for pointed in points("mette er en idiot") {
        assert!(released_words::pointed(&pointed, Language::Danish).starts_with('“'));
    }
}
