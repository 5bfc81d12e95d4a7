//! Tilbud: by need, those that are here today first.

use fristed::app::offers::{OfferView, OfferWhen};
use fristed::domain::activity::Kind;
use fristed::domain::offer::Need;
use fristed::domain::text::Language::{Danish, English};

use crate::lysningen::{Lysningen, local};
use crate::some::{civil, entry, once};

fn offers_at(now: &str) -> Vec<OfferView> {
    Lysningen::at(now).app.offers(Danish).unwrap()
}

fn slugs(offers: &[OfferView]) -> Vec<&str> {
    offers.iter().map(|offer| offer.slug.as_str()).collect()
}

#[test]
fn those_of_today_come_first_and_the_rest_by_need() {
    let offers = offers_at("2026-10-13T09:40");
    assert_eq!(slugs(&offers)[..2], ["sygeplejerske", "fodterapeut"], "in the house's order");
    assert!(offers[..2].iter().all(|offer| offer.is_today));
    let rest = &offers[2..];
    assert!(rest.iter().all(|offer| !offer.is_today));
    let need = |offer: &OfferView| Need::ALL.iter().position(|need| *need == offer.need).unwrap();
    assert!(rest.iter().map(need).is_sorted(), "{:?}", slugs(rest));
    let mut all = slugs(&offers);
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), offers.len(), "each once");
}

#[test]
fn what_is_over_today_is_no_longer_here_today() {
    let next = |now: &str| {
        let offer = Lysningen::at(now).app.offer("sygeplejerske", Danish).unwrap().unwrap();
        let OfferWhen::Next(entry) = offer.when else { panic!("{:?}", offer.when) };
        (offer.is_today, entry.when)
    };
    assert_eq!(next("2026-10-13T11:59"), (true, "i dag kl. 10–12".to_owned()));
    assert_eq!(next("2026-10-13T12:00"), (false, "fredag kl. 10–12".to_owned()));
}

#[test]
fn when_an_offer_is_there() {
    let offers = offers_at("2026-10-13T09:40");
    let when = |slug: &str| offers.iter().find(|offer| offer.slug == slug).unwrap().when.clone();
    assert_eq!(when("mad"), OfferWhen::WheneverOpen);
    assert_eq!(when("post"), OfferWhen::Ask);
    assert_eq!(when("tandlaege"), OfferWhen::Elsewhere);
    assert!(matches!(when("internat"), OfferWhen::Next(entry) if entry.when == "30. april 2027 fra kl. 10"));
    let none_near = Lysningen::with("2026-10-13T09:40", |content| {
        content.activities.retain(|one| one.offer.as_deref() != Some("sygeplejerske"));
    });
    assert_eq!(none_near.app.offer("sygeplejerske", Danish).unwrap().unwrap().when, OfferWhen::NoneNear);
}

#[test]
fn every_offer_names_its_smallest_first_step() {
    for language in [Danish, English] {
        for offer in Lysningen::at("2026-10-13T09:40").app.offers(language).unwrap() {
            assert!(!offer.first_step.is_empty() && !offer.icon.is_empty(), "{offer:?}");
        }
    }
}

#[test]
fn an_offer_of_another_calendar_has_a_card_of_its_own_once() {
    let mut clinic = entry("tand@by", "Tandbus", once(civil("2026-10-13T15:00:00")));
    clinic.activity.kind = Kind::Offer;
    clinic
        .activity
        .schedule
        .extra
        .push(fristed::domain::activity::Extra { civil: civil("2026-10-20T15:00:00"), length: None });
    let house = Lysningen::with_calendar("2026-10-13T12:00", &[clinic]);
    let offers = house.app.offers(Danish).unwrap();
    assert_eq!(offers.len(), 1);
    assert_eq!((offers[0].title.as_str(), offers[0].need, offers[0].is_today), ("Tandbus", Need::Other, true));
    assert_eq!(offers[0].first_step, "Kom og hils på");
    assert_eq!(house.app.offer("", Danish).unwrap(), None, "it has no page of its own");
    let week_later = house.set(local("2026-10-14T12:00")).offers(Danish).unwrap();
    assert!(!week_later[0].is_today);
    assert!(house.later("2026-10-21T12:00").offers(Danish).unwrap().is_empty());
}

#[test]
fn an_offer_that_is_not_there_is_not_found() {
    assert_eq!(Lysningen::at("2026-10-13T12:00").app.offer("findes-ikke", Danish).unwrap(), None);
}
