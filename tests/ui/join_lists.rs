//! What the list of one date says: who has agreed on the whole of it, where the places are taken, and what becomes of a
//! meeting's places once it was held.

use fristed::domain::activity::{Activity, Origin, Start};
use fristed::domain::duty::Step;
use fristed::domain::sign_up::SignUp;
use fristed::domain::text::Language;
use fristed::screens::join_at::At;
use fristed::screens::place::Spot;
use slint::ComponentHandle as _;

use crate::harness::{Kiosk, TUESDAY_MORNING, example};
use crate::join::{SHIFT, at_join, listed, listing, press_on_any_sheet};
use crate::join_first::put_on;

const TRIP: &str = "fisketur@2026-10-31";
const GROUP: &str = "aktivitetsgruppen@2026-10-15";

/// Everything that the sheets of the page say.
fn said_on_all_sheets(kiosk: &Kiosk) -> Vec<String> {
    let sheets = kiosk.ui.global::<fristed_ui::Shell>().get_sheets();
    let mut said = Vec::new();
    for _ in 0..sheets {
        said.extend(kiosk.texts());
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
    }
    said
}

#[test]
fn a_shift_that_is_agreed_says_so_without_a_name() {
    let kiosk = at_join();
    let one = SignUp {
        listing: listing(SHIFT),
        sign: "fugl".parse().unwrap(),
        secret: "ost".parse().unwrap(),
        step: Step::Whole,
        agreed: true,
    };
    kiosk.screens.borrow().app().store().again().unwrap().joining_mut().add(&one).unwrap();
    for (language, said) in [(Language::Danish, "Hele vagten, aftalt"), (Language::English, "Whole shift, agreed")] {
        kiosk.place(|place| place.language = language);
        for page in [format!("list:{SHIFT}"), "duty:brugervagt".to_owned(), format!("mine:back@{SHIFT}")] {
            kiosk.go_to("today");
            kiosk.go_to(&page);
            let all = said_on_all_sheets(&kiosk);
            assert!(all.iter().any(|text| text.contains(said)), "{page}: {all:#?}");
        }
    }
}

#[test]
fn a_trip_whose_places_are_taken_offers_its_list_and_what_the_house_has_chosen_instead() {
    let kiosk = at_join();
    for sign in ["fugl", "kop", "sky", "anker", "hus", "blad"] {
        put_on(&kiosk, TRIP, sign, Step::Whole);
    }
    kiosk.go_to(&format!("list:{TRIP}"));
    assert!(kiosk.says("Pladserne er taget – du kan i stedet"), "{:#?}", kiosk.texts());
    let instead = {
        let screens = kiosk.screens.borrow();
        screens.app().list(&listing(TRIP), Language::Danish).unwrap().unwrap().instead
    };
    assert!(!instead.is_empty() && kiosk.says(&instead), "{instead:?}: {:#?}", kiosk.texts());
    let reserve = |label: &String| label.starts_with("Reservelisten");
    assert!(kiosk.buttons().iter().any(reserve), "on the first sheet: {:#?}", kiosk.buttons());
    let all = said_on_all_sheets(&kiosk);
    assert!(!all.iter().any(|text| text.contains("Hele turen,")), "nobody is offered a place that is taken: {all:#?}");
    kiosk.find_and_press("Reservelisten");
    assert_eq!(kiosk.spot(), Spot::Joining(At::Sign(listing(TRIP), Step::OnlyIfNobodyElse)));
}

#[test]
fn a_meeting_that_was_held_takes_nobody_and_its_holders_keep_their_places_until_the_night() {
    let kiosk = Kiosk::at("2026-10-15T09:00");
    put_on(&kiosk, GROUP, "fisk", Step::Whole);
    kiosk.go_to(&format!("list:{GROUP}"));
    assert!(kiosk.button("Tag pladsen").is_some() && !kiosk.says("Mødet er holdt"), "{:#?}", kiosk.texts());
    let all = said_on_all_sheets(&kiosk);
    assert!(all.iter().any(|text| text.contains("dagen efter mødet, hvis du ikke vælger en gang til.")), "{all:#?}");
    kiosk.clock.set_to(crate::harness::local("2026-10-15T15:00"));
    kiosk.go_to("join");
    kiosk.go_to(&format!("list:{GROUP}"));
    assert!(kiosk.button("Tag pladsen").is_none(), "it would be gone tonight: {:#?}", kiosk.buttons());
    assert!(
        kiosk.says("Mødet er holdt. Næste gang er torsdag den 19. november. Fra i morgen kan du tage en plads."),
        "{:#?}",
        kiosk.texts()
    );
    kiosk.press("Også næste gang");
    kiosk.press_beginning("Fisk");
    press_on_any_sheet(&kiosk, "Ost");
    assert!(kiosk.says("Pladsen er også din næste gang."), "{:#?}", kiosk.texts());
    assert!(listed(&kiosk).iter().any(|one| one.listing.date.to_string() == "2026-11-19"));
    // The next morning the place of the next meeting is there for everybody.
    kiosk.clock.set_to(crate::harness::local("2026-10-16T09:00"));
    kiosk.go_to("join");
    kiosk.go_to("list:aktivitetsgruppen@2026-11-19");
    assert!(kiosk.button("Tag pladsen").is_some() && !kiosk.says("Mødet er holdt"), "{:#?}", kiosk.texts());
}

#[test]
fn where_no_meeting_follows_nobody_is_asked_to_keep_a_place() {
    let kiosk = Kiosk::over(TUESDAY_MORNING, |store| {
        let mut content = example();
        let own = |one: &&mut Activity| matches!(&one.origin, Origin::HouseFile { id } if id == "aktivitetsgruppen");
        let schedule = &mut content.activities.iter_mut().find(own).unwrap().schedule;
        let Start::At { zone, .. } = schedule.start else { panic!("a time") };
        schedule.start = Start::At { civil: "2026-10-15T11:00:00".parse().unwrap(), zone };
        schedule.rules.clear();
        schedule.overrides.clear();
        store.import_house(&content, false).unwrap();
    });
    put_on(&kiosk, GROUP, "fisk", Step::Whole);
    kiosk.go_to(&format!("list:{GROUP}"));
    assert!(kiosk.says("Fisk") && kiosk.button("Tag pladsen").is_some(), "{:#?}", kiosk.texts());
    assert!(kiosk.button("Også næste gang").is_none(), "{:#?}", kiosk.buttons());
}
