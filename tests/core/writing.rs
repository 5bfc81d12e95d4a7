//! Help with writing: how easy a text is, and which words to look at again.

use fristed::app::running::running_words;
use fristed::domain::text::Language;
use fristed::domain::writing::{Ease, Said, ease, remarks};

#[test]
fn ease_is_said_from_a_sentence_on() {
    assert_eq!(ease("Kom og spis"), None);
    assert_eq!(ease(""), None);
    assert_eq!(ease("Kom og spis suppe med os. Du kan også bare sidde med."), Some(Ease::Easy));
    let middling = "Vi mødes klokken ti ved hovedporten og går sammen gennem skoven til den gamle vandmølle, hvor kaffen \
                    venter på terrassen.";
    assert_eq!(ease(middling), Some(Ease::Middling));
    let hard = "Kommunens beskæftigelsesmedarbejder orienterer vedrørende igangværende aktiveringsindsatser og \
                efterfølgende ansøgningsprocedurer.";
    assert_eq!(ease(hard), Some(Ease::Hard));
}

#[test]
fn ranking_and_scolding_words_have_a_kinder_proposal() {
    let found = remarks("Vinderen får en præmie, men man må ikke tage hund med. Det er FORBUDT.");
    let said: Vec<_> = found.iter().map(|one| (one.word.as_str(), one.said)).collect();
    assert_eq!(
        said,
        [("Vinderen", Said::Ranks), ("præmie", Said::Ranks), ("må ikke", Said::Demands), ("FORBUDT", Said::Demands),]
    );
    assert!(found.iter().all(|one| one.rather.is_some_and(|rather| !rather.is_empty())));
    assert_eq!(remarks("misbrugere")[0].said, Said::Labels);
}

#[test]
fn long_words_are_marked_and_plain_ones_are_not() {
    let found = remarks("Rådgivningssamtaler og kaffe");
    assert_eq!((found.len(), found[0].word.as_str(), found[0].said), (1, "Rådgivningssamtaler", Said::Long));
    for kind in ["Vi skaller kartofler", "Skalaen går til ti", "Kravle med de små", "En fejlfri dag", "Fælles grød"]
    {
        assert_eq!(remarks(kind), [], "{kind}");
    }
}

#[test]
fn no_text_makes_it_fall() {
    for text in ["", "   ", "ẞİſ", "😀 må ikke", "İ skal", "…", "1234 5678", &"a".repeat(10_000)] {
        let _ = (ease(text), remarks(text));
    }
    assert_eq!(remarks("İ skal")[0].word, "skal", "also where small letters take more room");
}

#[test]
fn all_long_words_are_one_sentence() {
    let words = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
    let said = |found: &[&str]| running_words::long_words(&words(found), Language::Danish);
    assert_eq!(said(&[]), None);
    assert_eq!(said(&["morgenmadsbordet"]).as_deref(), Some("“morgenmadsbordet” er et langt ord."));
    assert_eq!(said(&["a", "b", "c"]).as_deref(), Some("“a”, “b” og “c” er lange ord."));
}
