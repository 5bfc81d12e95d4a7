//! The fourteen guides: all there, in both languages, and of use somewhere.

use std::collections::BTreeSet;

use fristed::domain::guide::{ALL, Guide, Helps};
use fristed::domain::text::Language;

const PLACES: [Helps; 5] =
    [Helps::SitOnHands, Helps::ChoiceArchitect, Helps::LovingNudge, Helps::TakeCharge, Helps::EmptyPlan];

/// What each is called here, and the heading of it in *De små skridts metode 2.0*, chapter 5, word for word.
const OF_THE_METHOD: [(&str, &str); 14] = [
    ("Afsæt tid", "Afsæt tid til arbejdet med forandring og små skridt"),
    ("Gør usynlige forandringer synlige", "Gør ”usynlige” forandringer synlige"),
    ("Brug aktiviteterne strategisk", "Brug aktiviteterne strategisk"),
    ("Tilpas aktiviteterne", "Tilpas aktiviteterne"),
    ("Skab rammerne for holdbaserede aktiviteter", "Skab rammerne for holdbaserede aktiviteter"),
    ("Tænk over næste valgmulighed", "Tænk over næste valgmulighed"),
    ("Gør skridtene mindre", "Gør skridtene mindre"),
    ("Planlæg fejl", "Planlæg fejl"),
    ("Mød brugerne med positive forventninger", "Mød brugerne med positive forventninger"),
    ("Lad være med altid at spørge", "Lad være med altid at spørge"),
    ("Blød rammerne op", "Blød rammerne op"),
    ("Tøm baderummet", "Tøm baderummet"),
    ("Anerkend og skub til relationer", "Anerkend og skub til bruger-/medarbejderrelationer"),
    ("Find balancen", "Find balancen"),
];

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
    assert_eq!(names, OF_THE_METHOD.map(|(name, _)| name));
    // A name may be shorter than the heading, and says nothing that is not in it.
    for (name, heading) in OF_THE_METHOD {
        let mut words = heading.split_whitespace().map(|word| word.trim_matches('”'));
        assert!(name.split(' ').all(|word| words.any(|of| of.ends_with(word))), "{name} of {heading}");
    }
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
