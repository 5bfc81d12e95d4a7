//! Ways back in on the staff's side when something is forgotten or lost, and what is done at the desk.

use fristed::app::staff::StaffCommand;
use fristed::domain::guide::Helps;
use fristed::domain::text::Language;
use fristed::screens::PAGES;
use fristed::screens::place::{Spot, TextSize, spot_by_name};
use fristed::screens::staff::Door;
use fristed_ui::{Desk, DeskDoor, DeskTime, Shell, Staff, StaffLayout};
use slint::{ComponentHandle as _, Model as _, ModelRc, VecModel};

use crate::harness::{FULL_HD, Kiosk};
use crate::rules::{Findings, check};
use crate::staff::{another, is_nowhere, press_with};
use crate::staff_house::{command, log_in, open, press_digits, shown, turn_to, type_back};

#[test]
fn after_the_panic_lock_the_start_code_opens_the_pad_and_a_wrong_one_costs_ten_seconds() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    kiosk.press("Lås helt");
    kiosk.press("Om huset");
    kiosk.press("Personale");
    press_digits(&kiosk, &cards.start[..6]);
    is_nowhere(&kiosk, &cards.start);
    assert!(kiosk.has("Gruppe 2 af 4"), "{:#?}", kiosk.texts());
    kiosk.press("Slet");
    kiosk.press("Forfra");
    assert!(kiosk.has("Gruppe 1 af 4"), "{:#?}", kiosk.texts());
    press_digits(&kiosk, &another(&cards.start, 1));
    assert!(kiosk.has("Det var andre tal."), "{:#?}", kiosk.texts());
    assert!(kiosk.button("5").is_none(), "no digit is taken for ten seconds");
    kiosk.wait_seconds(11);
    press_digits(&kiosk, &cards.start);
    assert!(kiosk.has("Hvem er du?"), "{:#?}", kiosk.texts());
}

#[test]
fn a_colleague_gives_a_new_code() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    press_with(&kiosk, "Medarbejdere");
    press_with(&kiosk, "SLØ");
    press_with(&kiosk, "Ny kode");
    assert!(kiosk.says("forsvinder"), "what is lost with the old one is said before: {:#?}", kiosk.texts());
    let pin = shown(&kiosk);
    kiosk.press("Videre");
    press_digits(&kiosk, &pin);
    kiosk.press("Lås");
    kiosk.go_to("staff");
    kiosk.press("SLØ");
    press_digits(&kiosk, &cards.pins[2].1);
    assert!(kiosk.has("Det var en anden kode."), "{:#?}", kiosk.texts());
    press_digits(&kiosk, &pin);
    assert!(kiosk.has("Vagtbordet") && kiosk.has("SLØ"), "{:#?}", kiosk.texts());
    // She has the house only: she gives no code to one with compass.
    press_with(&kiosk, "Medarbejdere");
    press_with(&kiosk, "JH");
    assert!(kiosk.says("En med kompas kan give en ny kode"), "{:#?}", kiosk.texts());
    assert!(!kiosk.buttons().iter().any(|label| label.contains("Ny kode")), "{:#?}", kiosk.buttons());
}

#[test]
fn the_guides_can_be_read_and_an_empty_day_leads_to_some_of_them() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    // Whoever has the compass finds them on a person's page, where they help.
    command(&kiosk, StaffCommand::Lock);
    kiosk.go_to("staff");
    log_in(&kiosk, &cards.pins[2]);
    press_with(&kiosk, "Gode ideer");
    assert!(kiosk.says("Afsæt tid"), "{:#?}", kiosk.texts());
    turn_to(&kiosk, "Mere", |kiosk| kiosk.says("Find balancen"));
    turn_to(&kiosk, "Mere", |kiosk| kiosk.says("Landsforeningen af VæreSteder"));
    kiosk.place(|place| place.go(Spot::Desk(Door::Guides(Some(Helps::EmptyPlan)))));
    assert!(kiosk.says("Brug aktiviteterne strategisk") && !kiosk.says("Afsæt tid"), "{:#?}", kiosk.texts());
}

#[test]
fn somebody_leaves_and_the_house_gets_a_new_start_card() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    press_with(&kiosk, "Medarbejdere");
    press_with(&kiosk, "JH");
    press_with(&kiosk, "Holder op her");
    press_with(&kiosk, "Nej, gå tilbage");
    press_with(&kiosk, "JH");
    press_with(&kiosk, "Holder op her");
    press_with(&kiosk, "Ja, slut adgangen nu");
    kiosk.woken();
    let start = shown(&kiosk);
    assert_ne!(start, cards.start);
    assert!(kiosk.says("Riv så det gamle kort i stykker"), "{:#?}", kiosk.texts());
    kiosk.press("Jeg har skrevet den af");
    type_back(&kiosk, &start, |kiosk, group| press_digits(kiosk, group));
    kiosk.press("Lås helt");
    kiosk.go_to("staff");
    press_digits(&kiosk, &start);
    assert!(kiosk.has("MK") && !kiosk.has("JH"), "{:#?}", kiosk.texts());
}

#[test]
fn the_recovery_key_opens_everything_again_and_both_lost_is_said_plainly() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    kiosk.press("Lås helt");
    kiosk.go_to("staff");
    kiosk.press("Kortet er væk");
    kiosk.press("Begge kort er væk");
    assert!(kiosk.has("Uden kortene kan ingen låse op"), "{:#?}", kiosk.texts());
    press_with(&kiosk, "Brug startkoden");
    kiosk.press("Kortet er væk");
    press_digits(&kiosk, &cards.recovery);
    let start = shown(&kiosk);
    kiosk.press("Jeg har skrevet den af");
    type_back(&kiosk, &start, |kiosk, group| press_digits(kiosk, group));
    assert!(kiosk.has("Nødnøglen passer"), "{:#?}", kiosk.texts());
    press_with(&kiosk, "JH");
    let pin = shown(&kiosk);
    kiosk.press("Videre");
    press_digits(&kiosk, &pin);
    press_with(&kiosk, "Færdig");
    kiosk.woken();
    kiosk.go_to("staff");
    kiosk.press("JH");
    press_digits(&kiosk, &pin);
    assert!(kiosk.has("Vagtbordet"), "{:#?}", kiosk.texts());
}

#[test]
fn a_first_name_stands_on_i_dag_until_she_takes_it_off_or_the_day_is_over() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    press_with(&kiosk, "Skriv dit fornavn på I dag");
    assert!(!kiosk.says("kl. 9.40"), "the clock of the desk stays on the desk: {:#?}", kiosk.texts());
    // On the screen's own keys, and on real ones.
    kiosk.type_on_screen("Met");
    kiosk.key("t");
    kiosk.key("e");
    kiosk.press("Sæt på I dag");
    assert!(kiosk.says("Her er i dag: Mette"), "{:#?}", kiosk.texts());
    kiosk.press("Lås");
    assert!(kiosk.says("Her er i dag") && kiosk.says("Mette"), "{:#?}", kiosk.texts());
    kiosk.go_to("staff");
    log_in(&kiosk, &cards.pins[0]);
    press_with(&kiosk, "Tag mit navn af I dag");
    kiosk.press("Lås");
    assert!(!kiosk.says("Mette"), "{:#?}", kiosk.texts());
}

#[test]
fn a_facility_is_freed_from_the_desk_in_one_tap() {
    let kiosk = Kiosk::new();
    open(&kiosk);
    let free = |kiosk: &Kiosk| kiosk.buttons().into_iter().find(|label| label.starts_with("I brug: "));
    turn_to(&kiosk, "Mere", |kiosk| free(kiosk).is_some());
    let first = free(&kiosk).expect("a free one");
    kiosk.press(&first);
    let free = first.replace("I brug: ", "Gør ledig: ");
    kiosk.press(&free);
    assert!(kiosk.button(&first).is_some(), "{:#?}", kiosk.buttons());
}

#[test]
fn a_picture_of_the_house_never_has_a_page_of_the_staff_on_it() {
    // Whatever can be named on the command line is no page behind the door.
    for (name, _) in PAGES {
        let spot = spot_by_name(name);
        assert!(!matches!(spot, Some(Spot::Desk(_))), "{name}");
    }
    for name in ["staff-employees", "staff-here", "staff-employee:1", "desk", "employees"] {
        assert_eq!(spot_by_name(name), None, "{name}");
    }
    // And only the kiosk itself gives a house its staff's side; without one the page says where it is.
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli");
    for file in std::fs::read_dir(folder).expect("the commands").flatten() {
        let text = std::fs::read_to_string(file.path()).expect("a command");
        assert_eq!(text.contains("StaffSide::open"), file.file_name() == "run.rs", "{:?}", file.file_name());
    }
    let kiosk = Kiosk::without_staff();
    kiosk.go_to("staff");
    assert!(kiosk.has("Personalets side åbnes på husets egen skærm."), "{:#?}", kiosk.texts());
}

#[test]
fn the_desk_is_one_page_with_the_day_on_it() {
    let kiosk = crate::staff_lists::opened(Language::Danish);
    assert_eq!(kiosk.ui.global::<Staff>().get_layout(), StaffLayout::Desk);
    assert_eq!(kiosk.ui.global::<Shell>().get_sheets(), 1);
    for said in [
        "Tirsdag den 13. oktober, kl. 9.40",
        "Åbent til kl. 22",
        "Her er i dag",
        "Brugervagt 25. oktober. 2 pladser er ledige. Fugl",
        "Hænger op med 5 punkter.",
        "Alle forslag er besvaret.",
        "Der er ingen sikkerhedskopi endnu.",
        "kl. 13–15, Billard",
        "Morgenmad",
    ] {
        assert!(kiosk.says(said), "{said:?} is not on it: {:#?}", kiosk.texts());
    }
    for door in ["Åbningstid", "Hvem er med", "Spørgsmål", "Medarbejdere", "Ændringer", "Møder", "Kompas"] {
        assert!(kiosk.button(door).is_some(), "{door}: {:#?}", kiosk.buttons());
    }
    // The food leads to where it can be moved or cancelled.
    let food = kiosk.buttons().into_iter().find(|label| label.starts_with("Morgenmad kl.")).expect("food");
    kiosk.press(&food);
    assert!(kiosk.says("Aflys"), "{:#?}", kiosk.texts());
    // With larger text it is a list, and nothing of the page is left.
    kiosk.press("Tilbage til vagtbordet");
    kiosk.text_size(TextSize::Large);
    assert_eq!(kiosk.ui.global::<Staff>().get_layout(), StaffLayout::Cards);
    kiosk.text_size(TextSize::Normal);
    kiosk.press("Lås");
    let desk = kiosk.ui.global::<Desk>();
    assert_eq!(
        (desk.get_news().row_count(), desk.get_programme().row_count(), desk.get_doors().row_count()),
        (0, 0, 0)
    );
    assert_eq!((desk.get_clock(), desk.get_food()), ("".into(), "".into()));
}

#[test]
fn what_is_closed_leads_to_where_it_is_opened() {
    let kiosk = crate::staff_lists::opened(Language::Danish);
    kiosk.press_beginning("Luk eller åbn");
    kiosk.press_beginning("Badet er ledigt");
    press_with(&kiosk, "Badet er i stykker");
    kiosk.press("Tilbage til vagtbordet");
    kiosk.press("Badet er i stykker, og vi får det lavet");
    press_with(&kiosk, "Åbn igen");
    kiosk.press("Tilbage til vagtbordet");
    assert!(kiosk.button("I brug: Badet").is_some(), "{:#?}", kiosk.buttons());
}

/// Fourteen doors leave room for the day above them.
#[test]
fn fourteen_doors_fit() {
    let kiosk = crate::staff_lists::opened(Language::Danish);
    let desk = kiosk.ui.global::<Desk>();
    let there: Vec<DeskDoor> = desk.get_doors().iter().collect();
    let doors: Vec<DeskDoor> = there.iter().cycle().take(14).cloned().collect();
    let times: Vec<DeskTime> = desk.get_programme().iter().take(5).collect();
    desk.set_doors(ModelRc::new(VecModel::from(doors)));
    desk.set_programme(ModelRc::new(VecModel::from(times)));
    kiosk.pass(std::time::Duration::from_millis(20));
    let mut findings = Findings::default();
    check(&kiosk.look(), None, FULL_HD, "desk", "fourteen doors", &mut findings);
    findings.none();
}
