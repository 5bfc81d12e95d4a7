//! The fourteen guides: all there, in both languages, and of use somewhere.

use std::collections::BTreeSet;

use fristed::domain::guide::{ALL, Guide, Helps};
use fristed::domain::text::Language;

const PLACES: [Helps; 5] =
    [Helps::SitOnHands, Helps::ChoiceArchitect, Helps::LovingNudge, Helps::TakeCharge, Helps::EmptyPlan];

#[test]
fn all_fourteen_have_their_own_words_in_both_languages() {
    let mut said = BTreeSet::new();
    for guide in &ALL {
        for language in [Language::Danish, Language::English] {
            for text in [guide.name(language), guide.text(language), guide.begin(language)] {
                assert!(said.insert(text), "{text} is said twice");
                assert!(!text.contains('!') && !text.to_lowercase().contains("skal"), "{text}");
            }
        }
    }
    assert_eq!(said.len(), 14 * 2 * 3);
}

#[test]
fn they_stand_in_the_order_of_the_method() {
    let names: Vec<&str> = ALL.iter().map(|guide| guide.name(Language::Danish)).collect();
    assert_eq!((names[0], names[7], names[13]), ("Afsæt tid", "Planlæg fejl", "Find balancen"));
    assert!(Guide::of_use(None).map(|guide| guide.name(Language::Danish)).eq(names));
}

#[test]
fn each_is_of_use_somewhere_and_every_place_has_some() {
    for guide in &ALL {
        assert!(PLACES.iter().any(|place| guide.helps(*place)), "{}", guide.name(Language::Danish));
    }
    for place in PLACES {
        let found = Guide::of_use(Some(place)).count();
        assert!((2..=7).contains(&found), "{place:?}: {found}");
        assert_eq!(Helps::named(place.word()), Some(place));
    }
    assert_eq!(Helps::named("elsewhere"), None);
}
