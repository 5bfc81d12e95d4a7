//! Hjælp nu and Om huset: whom to call, when we open, what the house says of itself.

use fristed::app::help::HelpView;
use fristed::domain::opening::DayHours;
use fristed::domain::text::Language::{Danish, English};

use crate::lysningen::Lysningen;
use crate::some::date;

fn help_at(now: &str) -> HelpView {
    Lysningen::at(now).app.help(Danish).unwrap()
}

#[test]
fn the_house_its_numbers_and_the_first_aid_box() {
    let view = help_at("2026-10-13T09:40");
    assert_eq!(view.here, "Lysningen, Åvej 12");
    assert_eq!(view.borrow_phone, "Du kan låne husets telefon.");
    assert_eq!(view.first_aid, "Kassen hænger ved døren til køkkenet");
    let numbers: Vec<_> = view.numbers.iter().map(|one| (one.name.as_str(), one.phone.as_str())).collect();
    let expected = [
        ("Lægevagten", "12 34 56 01"),
        ("Psykiatrisk akut", "12 34 56 02"),
        ("Natherberget", "12 34 56 03"),
        ("Om søndagen", "12 34 56 04"),
    ];
    assert_eq!(numbers, expected, "in the house's order");
    assert!(view.numbers.iter().all(|one| !one.text.is_empty() && !one.icon.is_empty()));
    let english = Lysningen::at("2026-10-13T09:40").app.help(English).unwrap();
    assert_eq!((english.numbers[0].name.as_str(), english.open.as_str()), ("Doctor on call", "Open until 22"));
}

#[test]
fn when_we_open_and_when_we_open_again() {
    let says = |now: &str| {
        let view = help_at(now);
        (view.is_open, view.open, view.then)
    };
    let said = |is_open, open: &str, then: &str| (is_open, open.to_owned(), then.to_owned());
    assert_eq!(says("2026-10-13T09:40"), said(true, "Åbent til kl. 22", "Vi åbner i morgen kl. 8"));
    assert_eq!(says("2026-10-13T23:00"), said(false, "Vi åbner i morgen kl. 8", ""));
    assert_eq!(says("2026-10-14T07:00"), said(false, "Vi åbner i dag kl. 8", ""));
    assert_eq!(says("2026-12-31T13:00"), said(true, "Åbent til kl. 14", "Vi åbner lørdag kl. 9"));
    assert_eq!(says("2026-10-24T20:00"), said(false, "Vi åbner i morgen kl. 9", ""), "over the clock change");
}

#[test]
fn a_house_that_is_closed_for_long_says_ask_us() {
    let house = Lysningen::with("2026-10-13T12:00", |content| {
        for ahead in 1..200 {
            content.opening.exceptions.insert(date("2026-10-13") + chrono::Days::new(ahead), DayHours::default());
        }
    });
    let view = house.app.help(Danish).unwrap();
    assert_eq!((view.open.as_str(), view.then.as_str()), ("Åbent til kl. 22", "Spørg os om åbningstiden"));
    assert_eq!(house.later("2026-10-14T12:00").help(Danish).unwrap().open, "Spørg os om åbningstiden");
}

#[test]
fn an_empty_house_still_has_the_page() {
    let view = Lysningen::with_calendar("2026-10-13T12:00", &[]).app.help(Danish).unwrap();
    assert!(view.numbers.is_empty() && view.here.is_empty() && view.first_aid.is_empty() && !view.is_open);
    assert_eq!(view.open, "Spørg os om åbningstiden");
}

#[test]
fn the_house_about_itself() {
    let house = Lysningen::at("2026-10-13T09:40");
    let view = house.app.house(Danish).unwrap();
    assert_eq!(
        [&view.name, &view.address, &view.phone, &view.open],
        ["Lysningen", "Åvej 12", "12 34 56 00", "Åbent til kl. 22"]
    );
    let hours: Vec<_> = view.hours.iter().map(|row| (row.days.as_str(), row.hours.as_str())).collect();
    let expected =
        [("Mandag til fredag", "kl. 8–22"), ("Lørdag", "kl. 9–14"), ("Søndag", "kl. 9–14 hver anden med brugervagt")];
    assert_eq!(hours, expected);
    assert_eq!(view.agreements.len(), 5);
    assert!(view.agreements.iter().all(|one| one.text.starts_with("Du kan ")), "said as what one can do");
    assert!(view.responsible.contains("Lysningen") && view.complain.contains("Datatilsynet"));
    let empty = Lysningen::with_calendar("2026-10-13T12:00", &[]).app.house(Danish).unwrap();
    assert!(empty.name.is_empty() && empty.agreements.is_empty());
    assert_eq!(empty.hours.len(), 1);
}
