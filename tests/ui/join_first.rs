//! The first sheet of Vær med: the next three dates at a glance, the stair of the one that is chosen, and a door to
//! everything else.

use fristed::domain::duty::Step;
use fristed::domain::sign_up::SignUp;
use fristed::domain::text::Language;
use fristed::screens::join_at::At;
use fristed::screens::place::{Spot, TextSize};
use fristed_ui::{CardSign, Cards, Join};
use slint::{ComponentHandle as _, Model as _};

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::join::{SHIFT, at_join, listing};
use crate::rules::Findings;
use crate::staff_sweep::{look_as, sheets};

/// Puts somebody on a list behind the screen.
pub fn put_on(kiosk: &Kiosk, list: &str, sign: &str, step: Step) {
    let (sign, secret) = (sign.parse().unwrap(), "ost".parse().unwrap());
    let one = SignUp { listing: listing(list), sign, secret, step, agreed: false };
    kiosk.screens.borrow().app().store().again().unwrap().joining_mut().add(&one).unwrap();
    kiosk.screens.borrow_mut().show();
    kiosk.settle();
}

/// The drawings on each of the dates of the picture, a ring as “-”, with how high on the ladder each stands.
fn dates(kiosk: &Kiosk) -> Vec<(String, Vec<(String, i32)>)> {
    let name = |sign: &CardSign| if sign.icon.is_empty() { "-".to_owned() } else { sign.icon.to_string() };
    let signs = |date: &fristed_ui::JoinDate| date.signs.iter().map(|sign| (name(&sign), sign.step)).collect();
    kiosk.ui.global::<Join>().get_dates().iter().map(|date| (date.day.replace('\u{a0}', " "), signs(&date))).collect()
}

#[test]
fn the_next_three_dates_stand_with_their_drawings_and_what_is_wanted() {
    let kiosk = at_join();
    let ring = || ("-".to_owned(), 0);
    let free = |day: &str| (day.to_owned(), vec![ring(), ring(), ring(), ring()]);
    let before = [free("25. oktober"), free("8. november"), free("22. november")];
    assert_eq!(dates(&kiosk), before);
    put_on(&kiosk, "brugervagt@2026-11-08", "fugl", Step::OneHour);
    put_on(&kiosk, "brugervagt@2026-11-08", "kop", Step::Look);
    let bird = ("m_fugl".to_owned(), 2);
    let cup = ("m_kop".to_owned(), 1);
    assert_eq!(dates(&kiosk)[1], ("8. november".to_owned(), vec![bird, cup, ring(), ring(), ring()]));
    assert_eq!(dates(&kiosk)[0], before[0]);
    assert!(kiosk.ui.global::<Join>().get_composed());
    assert!(
        kiosk.says("Søndag den 8. november, 1 er med, 3 pladser er ledige, Fugl: En time, Kop: Kig med"),
        "{:#?}",
        kiosk.texts()
    );
}

#[test]
fn the_stair_is_for_the_date_that_is_chosen_and_the_next_one_begins_anew() {
    let kiosk = at_join();
    assert!(kiosk.says("Brugervagt søndag den 25. oktober"), "{:#?}", kiosk.texts());
    kiosk.press_beginning("Søndag den 22. november");
    assert!(kiosk.says("Brugervagt søndag den 22. november"), "{:#?}", kiosk.texts());
    assert!(kiosk.is_checked("Søndag den 22. november, 4 pladser er ledige"));
    kiosk.press("En time, Lav kaffe kl. 10–11");
    assert_eq!(kiosk.spot(), Spot::Joining(At::Sign(listing("brugervagt@2026-11-22"), Step::OneHour)));
    kiosk.press("I dag");
    kiosk.press("Vær med");
    assert!(kiosk.is_checked("Søndag den 25. oktober, 4 pladser er ledige"), "{:#?}", kiosk.buttons());
}

#[test]
fn a_date_whose_places_are_taken_leads_to_what_one_can_do_instead() {
    let kiosk = at_join();
    for sign in ["fugl", "kop", "sky", "anker"] {
        put_on(&kiosk, SHIFT, sign, Step::OneHour);
    }
    assert!(kiosk.ui.global::<Join>().get_composed());
    assert!(kiosk.says("Brugervagt søndag den 8. november"), "the stair is for a date with places");
    kiosk.press_beginning("Søndag den 25. oktober");
    assert!(kiosk.says("Pladserne er taget – du kan i stedet"), "{:#?}", kiosk.texts());
}

#[test]
fn the_group_the_kitchen_and_the_trip_have_their_doors_on_the_first_sheet() {
    let kiosk = at_join();
    for size in [FULL_HD, PORTRAIT] {
        kiosk.size(size);
        kiosk.go_to("join");
        for (door, page) in [
            ("Torsdag kl. 11–12, Aktivitetsgruppen", "list:aktivitetsgruppen@2026-10-15"),
            ("I dag kl. 10–11, Køkkenhjælp", "duty:koekkenhjaelp"),
            ("31. oktober kl. 10–13.30, Fisketur", "duty:fisketur"),
            ("Lige nu mangler vi, rene kopper", "more"),
            ("Jeg sætter noget i gang", "start"),
        ] {
            kiosk.press_beginning(door);
            assert_eq!(kiosk.spot(), Spot::Joining(At::named(page).unwrap()), "{size:?} {door}");
            kiosk.press("Tilbage");
        }
    }
}

#[test]
fn where_there_is_no_picture_the_dates_come_first_and_few_sheets_follow() {
    let kiosk = at_join();
    put_on(&kiosk, SHIFT, "fugl", Step::OneHour);
    for (size, text, most) in
        [(SMALL, TextSize::Normal, 4), (FULL_HD, TextSize::Largest, 4), (PORTRAIT, TextSize::Largest, 4)]
    {
        look_as(&kiosk, (size, text, Language::Danish));
        kiosk.go_to("today");
        kiosk.go_to("join");
        let rows = kiosk.ui.global::<Cards>().get_rows();
        let cards: Vec<_> = rows.iter().flat_map(|row| row.cards.iter().collect::<Vec<_>>()).collect();
        let said = |card: &fristed_ui::Card| card.label.to_string();
        let first = cards.iter().find(|card| !card.action.is_empty()).expect("a door");
        assert!(said(first).contains("25. oktober") && said(first).contains("Fugl"), "{size:?} {}", said(first));
        assert_eq!(first.signs.row_data(0).unwrap().signs.row_data(0).unwrap().icon, "m_fugl", "{size:?} {text:?}");
        let sheets = kiosk.ui.global::<fristed_ui::Shell>().get_sheets();
        assert!(sheets <= most, "{size:?} {text:?}: {sheets} sheets");
    }
}

#[test]
fn every_date_shows_its_drawings_with_what_each_takes_on() {
    let kiosk = at_join();
    put_on(&kiosk, SHIFT, "fugl", Step::OneHour);
    put_on(&kiosk, SHIFT, "kop", Step::Whole);
    kiosk.go_to("duty:brugervagt");
    let rows = kiosk.ui.global::<Cards>().get_rows();
    let cards: Vec<_> = rows.iter().flat_map(|row| row.cards.iter().collect::<Vec<_>>()).collect();
    let date = cards.iter().find(|card| card.action == format!("list:{SHIFT}").as_str()).expect("the date");
    let signs: Vec<(String, String)> = date
        .signs
        .iter()
        .flat_map(|row| row.signs.iter().collect::<Vec<_>>())
        .map(|sign| (sign.icon.into(), sign.takes.into()))
        .collect();
    let shown = |icon: &str, takes: &str| (icon.to_owned(), takes.to_owned());
    assert_eq!(signs, [shown("m_fugl", "En time"), shown("m_kop", "Ønsker hele vagten")]);
    assert!(kiosk.says("Fugl: En time") && kiosk.says("Kop: Ønsker hele vagten"), "for whoever does not see them");
}

#[test]
fn many_drawings_fit_every_page_that_shows_them() {
    let kiosk = at_join();
    let signs = ["fugl", "kop", "sky", "anker", "hus", "blad", "sol", "trae", "bog"];
    for (sign, step) in signs.iter().zip(Step::ALL.into_iter().cycle()) {
        put_on(&kiosk, SHIFT, sign, if step.takes_a_place() { Step::Look } else { step });
    }
    put_on(&kiosk, SHIFT, "bro", Step::Whole);
    let mut findings = Findings::default();
    for looks in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (FULL_HD, TextSize::Largest, Language::English),
        (PORTRAIT, TextSize::Largest, Language::Danish),
        (SMALL, TextSize::Normal, Language::Danish),
        (SMALL, TextSize::Largest, Language::English),
    ] {
        look_as(&kiosk, looks);
        for page in ["join", "duty:brugervagt"] {
            kiosk.go_to("today");
            kiosk.go_to(page);
            sheets(&kiosk, &page.replace(':', "-"), looks, 9, &mut findings);
        }
    }
    findings.none();
}
