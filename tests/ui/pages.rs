//! What a person reads on each page, and where a press leads.

use fristed::domain::activity::{Change, Override};
use fristed::screens::place::Spot;
use fristed_ui::Shell;
use slint::ComponentHandle as _;

use crate::harness::{Kiosk, TUESDAY_NIGHT, example};
use crate::houses;

#[test]
fn today_greets_and_says_what_is_on() {
    let kiosk = Kiosk::new();
    for said in ["Godmorgen", "Tirsdag den 13. oktober", "I gang nu – kom bare", "Senere i dag"] {
        assert!(kiosk.has(said), "{said:?}: {:#?}", kiosk.texts());
    }
    assert!(kiosk.says("Åbent til kl. ") && kiosk.says("Mad i dag: ") && kiosk.says("9.40"), "{:#?}", kiosk.texts());
    let evening = Kiosk::at("2026-10-13T19:00");
    assert!(evening.has("Godaften"), "{:#?}", evening.texts());
}

#[test]
fn nobody_is_named_before_they_agree() {
    assert!(!Kiosk::new().says("Her er i dag"));
    let mut house = example();
    house.on_duty.push(fristed::domain::house::OnDuty {
        first_name: fristed::domain::text::Line::new("Mette").expect("a name"),
        weekdays: vec![chrono::Weekday::Tue],
    });
    let kiosk = Kiosk::of(&house, crate::harness::TUESDAY_MORNING);
    assert!(kiosk.says("Her er i dag") && kiosk.says("Mette"), "{:#?}", kiosk.texts());
}

#[test]
fn a_closed_house_says_when_it_opens() {
    let kiosk = Kiosk::at(TUESDAY_NIGHT);
    assert!(kiosk.says("Åbner"), "{:#?}", kiosk.texts());
    assert!(kiosk.has("I morgen"), "the first of tomorrow: {:#?}", kiosk.texts());
}

#[test]
fn an_empty_day_is_a_kind_one() {
    let kiosk = houses::nothing_on();
    assert!(kiosk.has("En stille dag"), "{:#?}", kiosk.texts());
    assert!(kiosk.says("kop kaffe"), "{:#?}", kiosk.texts());
}

#[test]
fn an_activity_says_what_when_where_and_three_ways() {
    let kiosk = Kiosk::new();
    kiosk.press_beginning("I gang nu – kom bare");
    assert!(matches!(kiosk.spot(), Spot::Activity(_)));
    for said in ["Vær med på din egen måde", "Deltag", "Kig med", "Hjælp til"] {
        assert!(kiosk.has(said), "{said:?}: {:#?}", kiosk.texts());
    }
    assert!(!kiosk.buttons().iter().any(|label| label.contains("Deltag")), "nothing is pressed or counted");
    kiosk.press_beginning("Næste mulighed");
    assert!(matches!(kiosk.spot(), Spot::Activity(_)));
    kiosk.press("Tilbage");
    kiosk.press("Tilbage");
    assert_eq!(kiosk.spot(), Spot::Today);
}

#[test]
fn where_the_rest_of_today_is_cancelled_it_says_so_beside_tomorrow() {
    let soup = chrono::NaiveDate::from_ymd_opt(2026, 10, 13).unwrap().and_hms_opt(16, 0, 0).unwrap();
    let mut house = example();
    house.activities.retain(|one| ["Vi laver suppe", "Morgenmad"].contains(&one.title.da.as_str()));
    let tour = house.activities.iter_mut().find(|one| one.title.da.as_str() == "Vi laver suppe").expect("soup");
    tour.schedule.overrides.push(Override { instead_of: soup, change: Change::Cancelled });
    let kiosk = Kiosk::of(&house, "2026-10-13T12:00");
    assert!(kiosk.has("I morgen") && kiosk.has("Morgenmad") && kiosk.has("er aflyst i dag"), "{:#?}", kiosk.texts());
    assert!(
        kiosk.buttons().iter().any(|label| label.contains("Vi laver suppe, er aflyst i dag")),
        "{:#?}",
        kiosk.buttons()
    );
    assert!(!kiosk.says("En stille dag"), "{:#?}", kiosk.texts());
}

#[test]
fn the_week_says_why_a_day_is_closed() {
    let kiosk = Kiosk::at("2026-12-31T12:00");
    kiosk.press("Ugen");
    kiosk.press("Næste dag");
    assert!(kiosk.has("lukket – nytårsdag"), "{:#?}", kiosk.texts());
}

#[test]
fn the_week_turns_day_by_day_and_no_further() {
    let kiosk = Kiosk::new();
    kiosk.press("Ugen");
    assert!(kiosk.button("Dagen før").is_none(), "it begins today");
    let mut days = vec![kiosk.texts()];
    while kiosk.button("Næste dag").is_some() {
        kiosk.press("Næste dag");
        days.push(kiosk.texts());
    }
    assert_eq!(days.len(), 7);
    assert!(days[6].iter().any(|text| text.contains("19. oktober")), "{:#?}", days[6]);
    kiosk.press("Dagen før");
    assert_eq!(kiosk.spot(), Spot::Week(5));
}

#[test]
fn offers_stand_by_need_with_a_small_first_step() {
    let kiosk = Kiosk::new();
    kiosk.press("Tilbud");
    assert!(kiosk.says("Kom og hils på") || kiosk.says("Sygeplejerske"), "{:#?}", kiosk.texts());
    kiosk.press_beginning("Sygeplejerske");
    assert!(matches!(kiosk.spot(), Spot::Offer(_)));
    assert!(kiosk.has("Et lille første skridt") && kiosk.has("Kom og hils på"), "{:#?}", kiosk.texts());
}

#[test]
fn help_has_112_the_houses_numbers_and_the_first_aid_box() {
    let kiosk = Kiosk::new();
    kiosk.press("Hjælp nu");
    for said in ["112", "Husets numre", "Lægevagten", "Psykiatrisk akut", "Natherberget", "Førstehjælp"] {
        assert!(kiosk.has(said), "{said:?}: {:#?}", kiosk.texts());
    }
    assert!(kiosk.says("Åbent til"), "{:#?}", kiosk.texts());
}

#[test]
fn the_house_says_its_hours_its_phone_and_its_agreements() {
    let kiosk = Kiosk::new();
    kiosk.press("Om huset");
    assert!(
        kiosk.has("Vi har åbent") && kiosk.has("Husets aftaler") && kiosk.says("Lysningen"),
        "{:#?}",
        kiosk.texts()
    );
    kiosk.press("Det gemmer skærmen");
    let sheets = kiosk.ui.global::<Shell>().get_sheets();
    let mut said = kiosk.texts();
    for _ in 1..sheets {
        kiosk.press("Mere");
        said.extend(kiosk.texts());
    }
    for title in ["Ansvarlig", "Hvis du vil klage", "Postkassen"] {
        assert!(said.iter().any(|text| text == title), "{title}: {said:#?}");
    }
    kiosk.press("Tilbage");
    kiosk.press("Personale");
    assert!(kiosk.says("ikke bygget endnu"), "{:#?}", kiosk.texts());
}

#[test]
fn an_activity_that_is_gone_says_so() {
    let kiosk = Kiosk::new();
    kiosk.place(|place| place.go(Spot::Activity(fristed::screens::place::no_activity())));
    assert!(kiosk.has("Den er her ikke mere. Se, hvad der ellers sker."), "{:#?}", kiosk.texts());
}

#[test]
fn the_navigation_never_moves() {
    let kiosk = Kiosk::new();
    let targets = ["I dag", "Tilbud", "Værestedsmøde", "Vær med"];
    let stand = || {
        targets.map(|label| {
            let target = kiosk.button(label).expect(label);
            (target.rect.x, target.rect.y)
        })
    };
    let first = stand();
    let mut paged = 0;
    for page in ["week", "offers", "facilities", "meeting", "join", "about", "nudges", "privacy"] {
        kiosk.go_to(page);
        assert_eq!(stand(), first, "{page}");
        paged += usize::from(kiosk.ui.global::<Shell>().get_sheets() > 1);
    }
    assert!(paged > 2, "pages with a pager are among them");
}

#[test]
fn offers_stand_nine_to_a_page_with_their_first_step() {
    let kiosk = Kiosk::new();
    kiosk.go_to("offers");
    let tiles: Vec<String> = kiosk.buttons().into_iter().filter(|label| label.matches(", ").count() >= 2).collect();
    assert_eq!(tiles.len(), 9, "{tiles:#?}");
    assert!(tiles.contains(&"Zoneterapi, Fredag kl. 10–13, Prøv fem minutter".to_owned()), "{tiles:#?}");
    assert!(tiles[0].contains("I dag kl. "), "{tiles:#?}");
}
