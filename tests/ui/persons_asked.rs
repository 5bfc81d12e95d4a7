//! What is asked by itself before anything is noted about a person: health, crime, and by what law.

use fristed::domain::text::Language;
use fristed::screens::staff::compass::At;
use fristed::screens::staff::compass::persons;

use crate::persons::{act, at, find, opened, say_yes, says_somewhere, settle, somebody};

/// Article 9 and article 10 are asked by themselves, and a yes to all of it waits for both answers.
#[test]
fn health_and_crime_are_asked_each_by_itself_before_a_yes() {
    let kiosk = opened(Language::Danish);
    settle(&kiosk);
    somebody(&kiosk);
    act(&kiosk, "compass-persons-basis");
    let basis = Some(At::Persons(persons::At::Basis));
    for said in ["og prostitution? (artikel 9)", "om kriminalitet? (artikel 10)"] {
        assert!(says_somewhere(&kiosk, said), "{said}: {:#?}", kiosk.texts());
    }
    act(&kiosk, "compass-person-yes");
    assert!(kiosk.says("Spørg først om helbred og om kriminalitet"), "{:#?}", kiosk.texts());
    kiosk.press("Godt, luk");
    kiosk.find_and_press("Ja, om helbred");
    act(&kiosk, "compass-person-yes");
    assert!(kiosk.says("Spørg først om helbred og om kriminalitet"), "one of the two is not both");
    kiosk.press("Godt, luk");
    kiosk.find_and_press("Nej, ikke om helbred");
    kiosk.find_and_press("Nej, ikke om kriminalitet");
    act(&kiosk, "compass-person-yes");
    assert!(kiosk.says("Uden et ja til helbred bliver intet skrevet"), "{:#?}", kiosk.texts());
    kiosk.press("Godt, luk");
    assert_eq!(at(&kiosk), basis, "nothing is kept");
    kiosk.find_and_press("Ja, om helbred");
    find(&kiosk, "Ja");
    assert_eq!(at(&kiosk), Some(At::Persons(persons::At::Key)));
    // She said no to crime: the field is not on her wheel, also where the house uses it.
    act(&kiosk, "compass-person-on:crime ");
    act(&kiosk, "compass-wheel:problems");
    assert!(!kiosk.says("Kriminalitet") && kiosk.says("Ikke alle felter"), "{:#?}", kiosk.texts());
}

/// *Kriminalitet* asks first, and so do its keywords and its place on paper.
#[test]
fn keywords_beside_crime_are_another_yes_of_the_house() {
    let kiosk = opened(Language::Danish);
    settle(&kiosk);
    somebody(&kiosk);
    say_yes(&kiosk);
    act(&kiosk, "compass-persons-fields");
    assert!(!says_somewhere(&kiosk, "Kriminalitet: stikord"), "only once the field is in use");
    kiosk.find_and_press("Kriminalitet");
    assert!(says_somewhere(&kiosk, "Kriminalitet: på papir"), "{:#?}", kiosk.texts());
    act(&kiosk, "compass-wheel:problems");
    act(&kiosk, "compass-choose:crime");
    assert!(kiosk.button("Stikord").is_none(), "{:#?}", kiosk.buttons());
    act(&kiosk, "compass-field:crime");
    assert!(!says_somewhere(&kiosk, "Stikord"), "{:#?}", kiosk.texts());
    act(&kiosk, "compass-field:alcohol");
    assert!(says_somewhere(&kiosk, "Stikord"), "beside the others they stand");
    act(&kiosk, "compass-persons-fields");
    kiosk.find_and_press("Kriminalitet: stikord");
    act(&kiosk, "compass-wheel:problems");
    act(&kiosk, "compass-choose:crime");
    assert!(kiosk.button("Stikord").is_some(), "{:#?}", kiosk.buttons());
}

/// A law of the house names both articles, else it is there to be gone on with.
#[test]
fn a_law_without_both_articles_is_pointed_out_and_not_kept() {
    let kiosk = opened(Language::Danish);
    act(&kiosk, "compass-persons-answer:ground");
    kiosk.screens.borrow_mut().type_in("Serviceloven § 104");
    act(&kiosk, "run-written");
    assert!(kiosk.says("Skriv også, hvad der gælder for artikel 9"), "{:#?}", kiosk.texts());
    let asked = fristed::domain::compass::FiveQuestion::Ground;
    assert_eq!(at(&kiosk), Some(At::Persons(persons::At::Answer(asked))), "to be corrected");
    kiosk.press("Godt, luk");
    kiosk.screens.borrow_mut().type_in(", artikel 9 og 10");
    act(&kiosk, "run-written");
    act(&kiosk, "compass-persons-five");
    assert!(says_somewhere(&kiosk, "Serviceloven § 104, artikel 9 og 10"), "{:#?}", kiosk.texts());
}
