//! Vær med by accessible label: signing up, stepping back, secrets, needs.

use fristed::domain::activity::{Activity, Change, Origin, Override};
use fristed::domain::duty::Step;
use fristed::domain::sign_up::{Listing, Sign, SignUp};
use fristed::domain::text::Language;
use fristed::screens::join_at::At;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::wiring::CALM;

use slint::ComponentHandle as _;

use crate::harness::{FULL_HD, Kiosk, PORTRAIT};
use crate::rules::{Findings, check};

pub const SHIFT: &str = "brugervagt@2026-10-25";
/// The door to the group, on its next meeting.
const GROUP: &str = "Torsdag kl. 11–12, Aktivitetsgruppen";

pub fn at_join() -> Kiosk {
    let kiosk = Kiosk::new();
    kiosk.press("Vær med");
    kiosk
}

pub fn listing(word: &str) -> Listing {
    let (of, date) = word.split_once('@').unwrap();
    Listing { of: of.to_owned(), date: date.parse().unwrap() }
}

/// Everybody who is on any list.
pub fn listed(kiosk: &Kiosk) -> Vec<SignUp> {
    let screens = kiosk.screens.borrow();
    let app = screens.app();
    app.store().joining().sign_ups(app.today_date()).unwrap()
}

/// Presses a card that may be on another sheet of the list.
#[track_caller]
pub fn press_on_any_sheet(kiosk: &Kiosk, label: &str) {
    for _ in 0..12 {
        if kiosk.button(label).is_some() {
            kiosk.pass(CALM);
            return kiosk.press(label);
        }
        let more = ["Mere", "More"].into_iter().find(|more| kiosk.button(more).is_some());
        kiosk.press(more.unwrap_or_else(|| panic!("no {label:?} among {:#?}", kiosk.buttons())));
    }
    panic!("no {label:?} on any sheet");
}

pub fn sign_up(kiosk: &Kiosk, sign: &str, secret: &str) {
    kiosk.go_to(&format!("sign:{SHIFT}@one-hour"));
    press_on_any_sheet(kiosk, sign);
    press_on_any_sheet(kiosk, secret);
}

#[test]
fn lists_that_begin_empty_say_so_until_the_house_has_closed() {
    let kiosk = Kiosk::new();
    let folder = kiosk.screens.borrow().app().store().folder().unwrap().to_owned();
    std::fs::write(folder.join("joining.lost"), "2026-10-13T06:00:00Z").unwrap();
    kiosk.press("Vær med");
    assert!(kiosk.says("Listerne er tomme i dag"), "{:#?}", kiosk.texts());
    assert!(kiosk.says("Var du skrevet på, så skriv dig gerne på igen."));
    kiosk.clock.set_to(crate::harness::local("2026-10-13T22:01"));
    kiosk.screens.borrow_mut().show();
    kiosk.settle();
    assert!(!kiosk.says("Listerne er tomme i dag"), "{:#?}", kiosk.texts());
}

#[test]
fn signing_up_on_the_picture_takes_a_step_a_sign_and_a_secret() {
    let kiosk = at_join();
    assert!(kiosk.says("Brugervagt søndag den 25. oktober"), "{:#?}", kiosk.texts());
    kiosk.press("En time, Lav kaffe kl. 10–11");
    assert!(kiosk.says("Vælg et mærke i stedet for navn"), "{:#?}", kiosk.texts());
    press_on_any_sheet(&kiosk, "Fugl");
    assert!(kiosk.says("Vælg et mærke, kun du kender"), "{:#?}", kiosk.texts());
    assert!(kiosk.button("Fugl").is_none(), "a sign that everybody sees is no secret");
    press_on_any_sheet(&kiosk, "Ost");
    assert!(kiosk.says("Du er med. Dit mærke står på listen."), "{:#?}", kiosk.texts());
    assert!(kiosk.says("Du kan også"), "one next possibility");
    let all = listed(&kiosk);
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].listing.clone(), all[0].step), (listing(SHIFT), Step::OneHour));
    assert_eq!(all[0].sign, Sign::One("fugl".parse().unwrap()));
    kiosk.press("Tilbage");
    assert_eq!(kiosk.spot(), Spot::Join, "the way back does not pass the secret");
    assert!(kiosk.says("1 er med, 3 pladser er ledige"), "{:#?}", kiosk.texts());
    kiosk.press("Kig med, Se, hvordan det går");
    assert!(kiosk.button("Fugl").is_none(), "taken for that date, so not offered");
}

#[test]
fn the_second_tap_of_a_hand_that_shakes_chooses_no_secret() {
    let kiosk = at_join();
    kiosk.go_to(&format!("sign:{SHIFT}@one-hour"));
    let sign = kiosk.button("Fugl").expect("a sign").rect.centre();
    kiosk.tap(sign.0, sign.1);
    assert!(matches!(kiosk.spot(), Spot::Joining(At::Secret(..))), "{:?}", kiosk.spot());
    // 660 ms after the first: whatever lies there now is not chosen.
    kiosk.tap(sign.0, sign.1);
    assert!(matches!(kiosk.spot(), Spot::Joining(At::Secret(..))) && listed(&kiosk).is_empty(), "{:?}", kiosk.spot());
    press_on_any_sheet(&kiosk, "Ost");
    assert_eq!(listed(&kiosk)[0].secret, "ost".parse().unwrap(), "the one that was seen");
    assert!(kiosk.says("Husk mærket, kun du kender."), "{:#?}", kiosk.texts());
    assert!(!kiosk.says("Ost"), "its drawing stands there once more, and no voice says it");
}

#[test]
fn stepping_back_asks_for_the_sign_and_the_secret_and_for_no_reason() {
    let kiosk = at_join();
    sign_up(&kiosk, "Fugl", "Ost");
    kiosk.press("Vær med");
    kiosk.press("Fortryd. Du kan altid fortryde, og ingen spørger hvorfor.");
    assert!(kiosk.says("Hvilket mærke er dit?"), "{:#?}", kiosk.texts());
    kiosk.press_beginning("Fugl");
    assert!(kiosk.says("Tryk på dit hemmelige mærke"), "{:#?}", kiosk.texts());
    press_on_any_sheet(&kiosk, "Ost");
    assert!(kiosk.says("Det er slettet. Du er altid velkommen."), "{:#?}", kiosk.texts());
    assert!(listed(&kiosk).is_empty());
}

#[test]
fn where_the_places_are_taken_something_else_stands_and_never_that_it_is_full() {
    let kiosk = at_join();
    for sign in ["Fugl", "Kop", "Træ", "Sky"] {
        sign_up(&kiosk, sign, "Ost");
    }
    kiosk.go_to(&format!("list:{SHIFT}"));
    assert!(kiosk.says("Pladserne er taget – du kan i stedet"), "{:#?}", kiosk.texts());
    assert!(kiosk.says("Søndag den 8. november"), "another date");
    assert!(!kiosk.says("25. oktober kl."), "the date stands once: {:#?}", kiosk.texts());
    let (mut buttons, mut texts) = (Vec::new(), Vec::new());
    for _ in 0..3 {
        buttons.extend(kiosk.buttons());
        texts.extend(kiosk.texts());
        if kiosk.button("Mere").is_some() {
            kiosk.press("Mere");
        }
    }
    assert!(buttons.iter().any(|label| label.starts_with("Kig med")), "{buttons:#?}");
    assert!(buttons.iter().any(|label| label.starts_with("Kun hvis ingen andre kan")), "{buttons:#?}");
    assert!(!buttons.iter().any(|label| label.starts_with("En time")));
    assert!(!texts.iter().any(|text| text.to_lowercase().contains("fuld")));
    kiosk.go_to(&format!("secret:{SHIFT}@one-hour@sol"));
    press_on_any_sheet(&kiosk, "Ost");
    assert!(kiosk.says("Pladserne er taget. Du kan altid kigge med"), "{:#?}", kiosk.texts());
    assert_eq!(listed(&kiosk).len(), 4);
}

#[test]
fn the_whole_shift_is_a_wish_until_it_is_agreed() {
    let kiosk = at_join();
    kiosk.go_to(&format!("secret:{SHIFT}@whole@fugl"));
    press_on_any_sheet(&kiosk, "Ost");
    assert!(kiosk.says("Sig det til en af os, så aftaler vi nøgler og telefon."), "{:#?}", kiosk.texts());
    assert!(kiosk.says("Dit ønske står på listen.") && !kiosk.says("Du er med"), "{:#?}", kiosk.texts());
    let view = |kiosk: &Kiosk| {
        let screens = kiosk.screens.borrow();
        screens.app().list(&listing(SHIFT), Language::Danish).unwrap().unwrap().people[0].takes.clone()
    };
    assert_eq!(view(&kiosk), "Ønsker hele vagten");
}

#[test]
fn a_place_in_the_group_is_kept_for_the_next_meeting_by_its_holder() {
    let kiosk = at_join();
    kiosk.press_beginning(GROUP);
    assert!(kiosk.button("Også næste gang").is_none(), "for whoever has a place, and nobody has");
    kiosk.press("Tag pladsen");
    press_on_any_sheet(&kiosk, "Fisk");
    press_on_any_sheet(&kiosk, "Ost");
    kiosk.press("Tilbage");
    assert!(kiosk.says("1 er med, 2 pladser er ledige, Fisk"), "{:#?}", kiosk.texts());
    kiosk.press_beginning(GROUP);
    kiosk.press("Også næste gang");
    kiosk.press_beginning("Fisk");
    press_on_any_sheet(&kiosk, "Ost");
    assert!(kiosk.says("Pladsen er også din næste gang."), "{:#?}", kiosk.texts());
    let dates: Vec<String> = listed(&kiosk).iter().map(|one| one.listing.date.to_string()).collect();
    assert_eq!(dates, ["2026-10-15", "2026-11-19"]);
    kiosk.go_to("show:back@aktivitetsgruppen@2026-10-15@fisk");
    press_on_any_sheet(&kiosk, "Ost");
    assert!(listed(&kiosk).is_empty(), "whoever leaves the group leaves it");
}

#[test]
fn looking_in_on_the_group_writes_nobody_down() {
    let kiosk = at_join();
    kiosk.press_beginning(GROUP);
    kiosk.press("Kig med – altid åbent");
    assert!(kiosk.says("Kom bare, når mødet begynder"), "{:#?}", kiosk.texts());
    assert!(listed(&kiosk).is_empty());
}

#[test]
fn a_small_need_is_taken_down_with_thanks_and_is_up_again_tomorrow() {
    let kiosk = at_join();
    kiosk.press("Lige nu mangler vi, rene kopper");
    press_on_any_sheet(&kiosk, "Det tager jeg: Rene kopper");
    assert!(kiosk.says("Det er en hjælp for os alle."), "{:#?}", kiosk.texts());
    kiosk.press("Tilbage");
    assert!(!kiosk.says("rene kopper"), "{:#?}", kiosk.texts());
    kiosk.clock.set_to(crate::harness::local("2026-10-14T09:40"));
    kiosk.press("I dag");
    kiosk.press("Vær med");
    assert!(kiosk.says("rene kopper"), "{:#?}", kiosk.texts());
}

#[test]
fn what_is_wanted_now_stands_on_i_dag_until_somebody_takes_it() {
    let kiosk = Kiosk::new();
    kiosk.press("Lige nu mangler vi, rene kopper");
    assert_eq!(kiosk.spot(), Spot::Joining(At::More));
    press_on_any_sheet(&kiosk, "Det tager jeg: Rene kopper");
    kiosk.go_to("today");
    assert!(!kiosk.says("rene kopper") && kiosk.says("en, der kan skænke kaffe"), "{:#?}", kiosk.texts());
    kiosk.press_beginning("Lige nu mangler vi");
    kiosk.pass(CALM);
    kiosk.press_beginning("Det tager jeg");
    kiosk.go_to("today");
    assert!(!kiosk.says("Lige nu mangler vi"), "{:#?}", kiosk.texts());
    // On a tall screen, where two facts stand beside each other already, and in large text, where all have room.
    let kiosk = Kiosk::new();
    kiosk.size(PORTRAIT);
    assert!(!kiosk.says("Lige nu mangler vi") && kiosk.says("Snart"), "{:#?}", kiosk.texts());
    kiosk.size(FULL_HD);
    kiosk.text_size(TextSize::Largest);
    press_on_any_sheet(&kiosk, "Lige nu mangler vi, rene kopper");
    assert_eq!(kiosk.spot(), Spot::Joining(At::More));
    // Nobody can carry a cup in a house that is closed.
    assert!(!Kiosk::at(crate::harness::TUESDAY_NIGHT).says("Lige nu mangler vi"));
}

#[test]
fn a_date_that_is_cancelled_is_said_and_its_signs_are_nowhere() {
    let kiosk = Kiosk::over(crate::harness::TUESDAY_MORNING, |store| {
        let mut content = crate::harness::example();
        store.import_house(&content, false).unwrap();
        let (sign, secret) = (Sign::One("fugl".parse().unwrap()), "ost".parse().unwrap());
        let one = SignUp { listing: listing(SHIFT), sign, secret, step: Step::OneHour, agreed: false };
        store.joining_mut().add(&one).unwrap();
        let own = |one: &&mut Activity| matches!(&one.origin, Origin::HouseFile { id } if id == "brugervagt");
        let schedule = &mut content.activities.iter_mut().find(own).unwrap().schedule;
        let instead_of = listing(SHIFT).date.and_time(schedule.start.civil().time());
        schedule.overrides.push(Override { instead_of, change: Change::Cancelled, note: None });
        store.import_house(&content, false).unwrap();
    });
    let said = "Brugervagt søndag den 25. oktober er taget af planen.";
    for page in ["join", "duty:brugervagt"] {
        kiosk.go_to(page);
        assert!(kiosk.says(said) && kiosk.says("Vælg selv en anden dag."), "{page}: {:#?}", kiosk.texts());
        assert!(!kiosk.says("Fugl"), "{page}: {:#?}", kiosk.texts());
    }
    kiosk.go_to("duty:koekkenhjaelp");
    assert!(!kiosk.says(said), "what is said of the shift is not said of the kitchen");
}

#[test]
fn somebody_starts_a_thing_for_today_from_ready_parts() {
    let kiosk = at_join();
    kiosk.go_to("more");
    kiosk.press_beginning("Jeg sætter noget i gang");
    kiosk.press("Kortspil");
    kiosk.press("I haven");
    press_on_any_sheet(&kiosk, "Kl. 10.30");
    press_on_any_sheet(&kiosk, "Ost");
    assert!(kiosk.says("Det står på I dag indtil i aften."), "{:#?}", kiosk.texts());
    kiosk.go_to("more");
    assert!(kiosk.says("Kortspil") && kiosk.says("Kl. 10.30 i haven"), "{:#?}", kiosk.texts());
    kiosk.clock.set_to(crate::harness::local("2026-10-14T09:40"));
    kiosk.go_to("today");
    kiosk.go_to("more");
    assert!(!kiosk.says("Kortspil"), "gone tonight");
}

#[test]
fn on_a_day_that_users_run_one_asks_those_on_duty() {
    let kiosk = Kiosk::at("2026-10-25T10:10");
    kiosk.press("Vær med");
    assert!(kiosk.says("I dag holder brugere huset åbent"), "{:#?}", kiosk.texts());
    assert!(kiosk.says("Spørg vagten, eller ring 12 34 56 08."), "{:#?}", kiosk.texts());
    kiosk.go_to("offer:problemknuser");
    assert!(kiosk.says("Spørg vagten, eller ring 12 34 56 08"), "{:#?}", kiosk.texts());
    kiosk.clock.set_to(crate::harness::local("2026-10-26T10:10"));
    kiosk.go_to("offers");
    kiosk.go_to("offer:problemknuser");
    assert!(kiosk.says("Spørg en af os") && !kiosk.says("vagten"), "{:#?}", kiosk.texts());
}

#[test]
fn the_same_in_english_and_in_large_text() {
    let kiosk = at_join();
    kiosk.press("English");
    kiosk.go_to(&format!("sign:{SHIFT}@one-hour"));
    press_on_any_sheet(&kiosk, "Bird");
    press_on_any_sheet(&kiosk, "Cheese");
    assert!(kiosk.says("You are in. Your sign is on the list."), "{:#?}", kiosk.texts());
    kiosk.text_size(TextSize::Largest);
    kiosk.go_to("join");
    kiosk.go_to(&format!("mine:back@{SHIFT}"));
    kiosk.press_beginning("Bird");
    press_on_any_sheet(&kiosk, "Cheese");
    assert!(kiosk.says("It is erased. You are always welcome."), "{:#?}", kiosk.texts());
    assert!(listed(&kiosk).is_empty());
}

#[test]
fn the_picture_fits_lying_and_standing_in_both_languages() {
    for size in [FULL_HD, PORTRAIT] {
        let kiosk = at_join();
        kiosk.size(size);
        let composed = |kiosk: &Kiosk| kiosk.ui.global::<fristed_ui::Join>().get_composed();
        assert!(composed(&kiosk), "{size:?}");
        let mut findings = Findings::default();
        check(&kiosk.look(), None, size, "join", &format!("{size:?}"), &mut findings);
        kiosk.press("English");
        assert!(composed(&kiosk), "{size:?} in English");
        check(&kiosk.look(), None, size, "join in English", &format!("{size:?}"), &mut findings);
        kiosk.press("Dansk");
        kiosk.press_beginning(GROUP);
        kiosk.press("Tag pladsen");
        press_on_any_sheet(&kiosk, "Fisk");
        press_on_any_sheet(&kiosk, "Ost");
        kiosk.press("Tilbage");
        assert!(composed(&kiosk), "{size:?} with somebody in the group");
        check(&kiosk.look(), None, size, "join with a sign", &format!("{size:?}"), &mut findings);
        findings.none();
    }
}

/// Every fixed sentence that sends one to a member of staff or to “os”.
fn asking_us() -> Vec<&'static str> {
    const TEXTS: &str = include_str!("../../ui/api/ask_texts.slint");
    let sources = TEXTS.split("@tr(\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0));
    sources.filter(|source| source.contains("af os") || source.contains("Spørg os")).collect()
}

#[test]
fn on_such_a_day_no_page_sends_anybody_to_us() {
    let asking = asking_us();
    assert!(asking.len() > 10, "{asking:#?}");
    let kiosk = Kiosk::at("2026-10-25T10:10");
    let pages =
        fristed::screens::PAGES.iter().map(|(page, _)| *page).filter(|page| !["offer", "activity"].contains(page));
    for page in pages.chain(["offer:problemknuser", "more", "look:aktivitetsgruppen"]) {
        kiosk.go_to(page);
        let sheets = usize::try_from(kiosk.ui.global::<fristed_ui::Shell>().get_sheets()).unwrap();
        for sheet in 0..sheets {
            kiosk.place(|place| place.sheet = sheet);
            let said = kiosk.texts();
            let sent: Vec<_> = said.iter().filter(|text| asking.iter().any(|one| text.contains(one))).collect();
            assert!(sent.is_empty(), "{page}: {sent:#?}");
        }
    }
    kiosk.go_to("help");
    assert!(kiosk.has("Du kan altid sige det til vagten."), "{:#?}", kiosk.texts());
    kiosk.go_to("suggest");
    assert!(kiosk.says("Haster det, så sig det til vagten, eller ring 112."), "{:#?}", kiosk.texts());
    let texts = kiosk.ui.global::<fristed_ui::AskTexts>();
    for said in [texts.get_not_saved(), texts.get_trouble_text(), texts.get_ask_us(), texts.get_suggestion_not_kept()] {
        assert!(said.contains("vagten"), "{said}");
    }
}
