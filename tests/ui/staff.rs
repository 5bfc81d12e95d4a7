//! The staff's side through the real screens: the first time, getting in, waiting, locking, and every way out of
//! having forgotten or lost something.

use fristed::app::staff::StaffCommand;
use fristed::app::staff::access::AccessView;
use fristed::domain::text::Language;
use fristed::kiosk::touch::Phase;
use fristed::screens::PAGES;
use fristed::screens::place::{Spot, spot_by_name};
use fristed_ui::Staff;
use slint::{ComponentHandle as _, Model as _};

use crate::harness::Kiosk;
use crate::staff_house::{access, command, log_in, open, press_digits, set_up, shown, type_back};

/// Presses the button whose label has this in it.
#[track_caller]
fn press_with(kiosk: &Kiosk, part: &str) {
    let found = kiosk.buttons().into_iter().find(|label| label.contains(part));
    kiosk.press(&found.unwrap_or_else(|| panic!("no button with {part:?} among {:#?}", kiosk.buttons())));
}

/// Nothing of a code is in a text, a label, or a property that a text is made of.
#[track_caller]
fn is_nowhere(kiosk: &Kiosk, code: &[u8]) {
    for group in code.chunks(4).filter(|group| group.len() > 1) {
        let digits: String = group.iter().map(ToString::to_string).collect();
        assert!(!kiosk.says(&digits), "{digits} is in {:#?}", kiosk.texts());
    }
}

/// What is said on the way, in Danish or in English.
struct Said {
    language: Language,
}

impl Said {
    fn pick<'a>(&self, danish: &'a str, english: &'a str) -> &'a str {
        match self.language {
            Language::Danish => danish,
            Language::English => english,
        }
    }
}

fn first_run_and_desk(language: Language) {
    let kiosk = Kiosk::new();
    let said = Said { language };
    if language == Language::English {
        kiosk.press("English");
    }
    kiosk.press(said.pick("Om huset", "The house"));
    kiosk.press(said.pick("Personale", "Staff"));
    assert!(kiosk.has(said.pick("Her sætter I personalets side op", "Here you set up the staff's side")));
    kiosk.press(said.pick("Begynd", "Begin"));
    let start = shown(&kiosk);
    assert_eq!(start.len(), 16);
    is_nowhere(&kiosk, &start);
    kiosk.press(said.pick("Jeg har skrevet den af", "I have copied it"));
    // Another group than the one on the card: it is said, and the code can be seen again.
    let wrong: Vec<u8> = start[..4].iter().map(|digit| (digit + 1) % 10).collect();
    press_digits(&kiosk, &wrong);
    assert!(kiosk.has(said.pick("Der stod andre tal.", "There were other digits.")), "{:#?}", kiosk.texts());
    kiosk.press(said.pick("Vis koden igen", "Show it again"));
    assert_eq!(shown(&kiosk), start);
    kiosk.press(said.pick("Jeg har skrevet den af", "I have copied it"));
    type_back(&kiosk, &start, |kiosk, group| press_digits(kiosk, group));
    let recovery = shown(&kiosk);
    assert_eq!(recovery.len(), 24);
    is_nowhere(&kiosk, &recovery);
    kiosk.press(said.pick("Jeg har skrevet den af", "I have copied it"));
    type_back(&kiosk, &recovery, |kiosk, group| press_digits(kiosk, group));
    press_with(&kiosk, said.pick("I fællesrummet", "In the common room"));
    let finish = said.pick("Åbn personalets side", "Open the staff's side");
    let mut pins = Vec::new();
    for initials in ["mk", "jh"] {
        assert!(!kiosk.says(finish), "two with compass come first");
        press_with(&kiosk, said.pick("Tilføj en medarbejder", "Add an employee"));
        for letter in initials.chars() {
            kiosk.press(&letter.to_string());
        }
        kiosk.press(said.pick("Tilføj", "Add"));
        let first = shown(&kiosk);
        kiosk.press(said.pick("Foreslå en anden", "Propose another"));
        assert_ne!(shown(&kiosk), first);
        pins.push(shown(&kiosk));
        kiosk.press(said.pick("Videre", "Go on"));
        kiosk.woken();
    }
    press_with(&kiosk, finish);
    kiosk.woken();
    assert!(kiosk.has(said.pick("Hvem er du?", "Who are you?")), "{:#?}", kiosk.texts());
    kiosk.press("MK");
    press_digits(&kiosk, &pins[0]);
    assert!(kiosk.has(said.pick("Vagtbordet", "The desk")) && kiosk.has("MK"), "{:#?}", kiosk.texts());
    kiosk.press(said.pick("Mere", "More"));
    assert!(kiosk.says(said.pick("Dagens program", "Today's programme")), "{:#?}", kiosk.texts());
}

#[test]
fn the_first_time_through_to_the_desk() {
    first_run_and_desk(Language::Danish);
}

#[test]
fn the_first_time_in_english() {
    first_run_and_desk(Language::English);
}

#[test]
fn a_first_run_that_is_left_is_begun_anew_with_another_code() {
    let kiosk = Kiosk::new();
    kiosk.go_to("staff");
    kiosk.press("Begynd");
    let first = shown(&kiosk);
    kiosk.press("Tilbage til huset");
    assert_eq!(kiosk.spot(), Spot::About);
    kiosk.press("Personale");
    assert!(kiosk.has("Her sætter I personalets side op"), "{:#?}", kiosk.texts());
    kiosk.press("Begynd");
    assert_ne!(shown(&kiosk), first);
}

#[test]
fn whoever_copies_by_hand_has_five_minutes() {
    let kiosk = Kiosk::new();
    kiosk.go_to("staff");
    kiosk.press("Begynd");
    kiosk.wait_seconds(280);
    assert!(!kiosk.says("Er du her stadig"), "{:#?}", kiosk.texts());
    kiosk.wait_seconds(60);
    assert_eq!(kiosk.spot(), Spot::Today, "and then somebody else may have read it");
    assert_eq!(access(&kiosk), AccessView::Welcome);
}

/// The digits on the keys, in their order.
fn keys(kiosk: &Kiosk) -> Vec<String> {
    kiosk.ui.global::<Staff>().get_keys().iter().map(Into::into).collect()
}

#[test]
fn a_key_of_a_code_does_not_show_that_it_is_pressed() {
    let kiosk = Kiosk::new();
    let cards = set_up(&kiosk);
    command(&kiosk, StaffCommand::Choose(cards.pins[0].0));
    kiosk.settle();
    let key = kiosk.button("5").expect("a key");
    let before = kiosk.picture();
    let (x, y) = key.rect.centre();
    kiosk.touch(0, Phase::Started, x, y);
    kiosk.pass(std::time::Duration::from_millis(60));
    kiosk.settle();
    let during = kiosk.picture();
    assert_eq!(before.as_bytes(), during.as_bytes(), "it looks another way under the finger");
    kiosk.touch(0, Phase::Ended, x, y);
    kiosk.pass(std::time::Duration::from_millis(600));
    kiosk.settle();
    assert_ne!(before.as_bytes(), kiosk.picture().as_bytes(), "and a dot is full then");
    assert!(kiosk.has("1 af 6 tal er tastet"), "{:#?}", kiosk.texts());
}

#[test]
fn the_digits_stand_elsewhere_each_time_but_not_those_of_the_start_code() {
    let kiosk = Kiosk::new();
    let cards = set_up(&kiosk);
    let mut orders: Vec<Vec<String>> = Vec::new();
    for _ in 0..6 {
        kiosk.press("Tilbage til huset");
        kiosk.press("Personale");
        orders.push(keys(&kiosk));
    }
    orders.dedup();
    assert!(orders.len() > 2, "{orders:?}");
    log_in(&kiosk, &cards.pins[0]);
    kiosk.press("Lås helt");
    kiosk.go_to("staff");
    assert_eq!(keys(&kiosk), ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]);
}

/// Digits that are not `pin`.
fn another(pin: &[u8], by: u8) -> Vec<u8> {
    let mut other = pin.to_vec();
    other[0] = (other[0] + by) % 10;
    other
}

#[test]
fn five_wrong_tries_are_followed_by_a_wait_in_words_and_a_line_at_the_desk() {
    let kiosk = Kiosk::new();
    let cards = set_up(&kiosk);
    let (_, pin) = &cards.pins[0];
    kiosk.press("MK");
    for by in 1..=5 {
        press_digits(&kiosk, &another(pin, by));
        if by == 1 {
            assert!(kiosk.has("Det var en anden kode."), "{:#?}", kiosk.texts());
        }
    }
    assert!(kiosk.has("Vent ét minut, og prøv igen.") && kiosk.has("Vent lidt"), "{:#?}", kiosk.texts());
    assert!(kiosk.button("5").is_none(), "the keys are off");
    kiosk.press("JH");
    assert!(kiosk.button("5").is_some(), "for a colleague they are not");
    kiosk.press("MK");
    for _ in 0..3 {
        kiosk.wait_seconds(25);
        kiosk.press("MK");
    }
    press_digits(&kiosk, pin);
    assert!(kiosk.has("Vagtbordet"), "{:#?}", kiosk.texts());
    assert!(kiosk.says("5 forkerte forsøg siden sidst"), "{:#?}", kiosk.texts());
}

#[test]
fn while_a_code_is_tried_the_page_stands_and_says_so() {
    let kiosk = Kiosk::new();
    let cards = set_up(&kiosk);
    kiosk.press("MK");
    for digit in &cards.pins[0].1 {
        kiosk.press(&digit.to_string());
    }
    assert!(kiosk.has("Et øjeblik") && kiosk.button("5").is_none(), "{:#?}", kiosk.texts());
    assert!(kiosk.has("Hvem er du?") && kiosk.button("Tilbage til huset").is_some(), "{:#?}", kiosk.texts());
    kiosk.woken();
    assert!(kiosk.has("Vagtbordet"), "{:#?}", kiosk.texts());
}

/// Nothing of the staff's side is on the screen, in the tree of a screen reader, or in a property.
#[track_caller]
fn is_put_away(kiosk: &Kiosk, initials: &[&str]) {
    assert_eq!(kiosk.spot(), Spot::Today);
    for said in ["Vagtbordet", "Lås", "Lås helt", "Medarbejdere", "Hvem er du?"].iter().chain(initials) {
        assert!(!kiosk.has(said), "{said:?}: {:#?}", kiosk.texts());
    }
    let staff = kiosk.ui.global::<Staff>();
    let texts = [
        staff.get_title(),
        staff.get_initials(),
        staff.get_heading(),
        staff.get_pad_heading(),
        staff.get_note_title(),
        staff.get_note_text(),
        kiosk.ui.global::<fristed_ui::Typing>().get_text(),
        kiosk.ui.global::<fristed_ui::Typing>().get_last(),
    ];
    assert!(texts.iter().all(|text| text.is_empty()), "{texts:?}");
    let rows = [
        staff.get_tiles().row_count(),
        staff.get_groups().row_count(),
        staff.get_buttons().row_count(),
        staff.get_keys().row_count(),
    ];
    assert_eq!(rows, [0; 4]);
    let cards = kiosk.ui.global::<fristed_ui::Cards>().get_rows();
    let said: Vec<String> =
        cards.iter().flat_map(|row| row.cards.iter().map(|card| card.title.into()).collect::<Vec<String>>()).collect();
    assert!(initials.iter().all(|one| !said.iter().any(|title| title == one)), "{said:?}");
}

#[test]
fn one_tap_locks_and_nothing_is_left_of_it() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    press_with(&kiosk, "Medarbejdere");
    assert!(kiosk.says("JH"), "{:#?}", kiosk.texts());
    kiosk.press("Lås");
    is_put_away(&kiosk, &["MK", "JH", "SLØ"]);
    kiosk.go_to("staff");
    assert!(matches!(access(&kiosk), AccessView::Pad(_)), "locked, and warm");
    log_in(&kiosk, &cards.pins[1]);
    kiosk.press("Lås helt");
    is_put_away(&kiosk, &["MK", "JH", "SLØ"]);
    kiosk.go_to("staff");
    assert!(kiosk.has("Tast de 16 tal fra startkortet"), "{:#?}", kiosk.texts());
}

#[test]
fn it_says_so_before_it_locks_by_itself_and_a_touch_keeps_it_open() {
    let kiosk = Kiosk::new();
    open(&kiosk);
    kiosk.tap(960.0, 1060.0);
    kiosk.wait_seconds(40);
    assert!(!kiosk.says("Låser om lidt"), "{:#?}", kiosk.texts());
    kiosk.wait_seconds(6);
    assert!(kiosk.has("Låser om lidt – rør skærmen"), "{:#?}", kiosk.texts());
    kiosk.tap(960.0, 1060.0);
    assert!(!kiosk.says("Låser om lidt"), "{:#?}", kiosk.texts());
    kiosk.wait_seconds(50);
    assert!(matches!(access(&kiosk), AccessView::Open(_)));
    kiosk.wait_seconds(12);
    is_put_away(&kiosk, &["MK", "JH", "SLØ"]);
}

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
    kiosk.woken();
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
    assert!(kiosk.says("Riv det gamle kort i stykker"), "{:#?}", kiosk.texts());
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
    kiosk.woken();
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
    let first = kiosk.buttons().into_iter().find(|label| label.starts_with("I brug: ")).expect("a free one");
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
