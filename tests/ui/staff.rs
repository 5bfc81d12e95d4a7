//! The staff's side through the real screens: the first time, getting in, waiting, locking.

use fristed::app::staff::StaffCommand;
use fristed::app::staff::access::AccessView;
use fristed::domain::text::Language;
use fristed::kiosk::touch::Phase;
use fristed::screens::place::Spot;
use fristed_ui::Staff;
use slint::{ComponentHandle as _, Model as _};

use crate::harness::Kiosk;
use crate::staff_house::{access, command, log_in, open, press_digits, set_up, shown, turn_to, type_back};

/// Presses the button whose label has this in it, on whatever sheet of a Danish page it stands.
#[track_caller]
pub fn press_with(kiosk: &Kiosk, part: &str) {
    let is_there = |kiosk: &Kiosk| kiosk.buttons().iter().any(|label| label.contains(part));
    if kiosk.button("Mere").is_some() {
        turn_to(kiosk, "Mere", is_there);
    }
    let found = kiosk.buttons().into_iter().find(|label| label.contains(part));
    kiosk.press(&found.unwrap_or_else(|| panic!("no button with {part:?} among {:#?}", kiosk.buttons())));
}

/// Nothing of a code is in a text, a label, or a property that a text is made of.
#[track_caller]
pub fn is_nowhere(kiosk: &Kiosk, code: &[u8]) {
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
    groups_stand_under_one_another(&kiosk, language);
    kiosk.press(said.pick("Jeg har skrevet den af", "I have copied it"));
    assert!(
        kiosk.says(said.pick("Vi spørger om 2 grupper. Det er nummer 1.", "We ask for 2 groups. This is number 1.")),
        "{:#?}",
        kiosk.texts()
    );
    type_back(&kiosk, &recovery, |kiosk, group| press_digits(kiosk, group));
    let closed = said
        .pick("Kompasset åbner, når huset er lukket, eller med to koder.", "while the house is closed, or with two");
    assert!(kiosk.says(closed), "what is chosen has an effect, which stands there: {:#?}", kiosk.texts());
    press_with(&kiosk, said.pick("I fællesrummet", "In the common room"));
    // Whoever pressed the wrong one of the two comes back, and keeps both cards.
    press_with(&kiosk, said.pick("Tilføj frivillig", "Add a volunteer"));
    press_with(&kiosk, said.pick("Frivillig", "Volunteer"));
    kiosk.press(said.pick("Fortryd", "Step back"));
    let finish = said.pick("Åbn personalets side", "Open the staff's side");
    let mut pins = Vec::new();
    for initials in ["mk", "jh"] {
        assert!(!kiosk.says(finish), "two with compass come first");
        press_with(&kiosk, said.pick("Tilføj en medarbejder", "Add an employee"));
        for letter in initials.chars() {
            kiosk.press(&letter.to_string());
        }
        // Nobody is given a right that was not chosen: it is asked.
        kiosk.press(said.pick("Tilføj", "Add"));
        assert!(kiosk.says(said.pick("Vælg, hvad hun kan bruge", "Choose what she can use")), "{:#?}", kiosk.texts());
        assert!(
            kiosk.says(said.pick("Ny medarbejder", "New employee")),
            "the page keeps its name: {:#?}",
            kiosk.texts()
        );
        kiosk.press(said.pick("Huset og kompas", "House and compass"));
        kiosk.press(said.pick("Tilføj", "Add"));
        assert!(kiosk.says(said.pick("Det noterer skærmen", "This is noted")), "{:#?}", kiosk.texts());
        kiosk.find_and_press(said.pick("Det er læst op", "It has been read"));
        let first = shown(&kiosk);
        kiosk.press(said.pick("Foreslå en anden", "Propose another"));
        assert_ne!(shown(&kiosk), first);
        pins.push(shown(&kiosk));
        kiosk.press(said.pick("Videre", "Go on"));
        // Typed back before it counts; another one shows it again.
        let pin = shown_before(&pins);
        press_digits(&kiosk, &another(&pin, 5));
        assert!(kiosk.says(said.pick("Her er koden igen.", "Here is the code again.")), "{:#?}", kiosk.texts());
        assert_eq!(shown(&kiosk), pin);
        kiosk.press(said.pick("Videre", "Go on"));
        press_digits(&kiosk, &pin);
    }
    press_with(&kiosk, finish);
    kiosk.woken();
    assert!(kiosk.has(said.pick("Hvem er du?", "Who are you?")), "{:#?}", kiosk.texts());
    kiosk.press("MK");
    press_digits(&kiosk, &pins[0]);
    assert!(kiosk.has(said.pick("Vagtbordet", "The desk")) && kiosk.has("MK"), "{:#?}", kiosk.texts());
    turn_to(&kiosk, said.pick("Mere", "More"), |kiosk| kiosk.says(said.pick("Dagens program", "Today's programme")));
}

/// As on a card that is copied from top to bottom.
#[track_caller]
fn groups_stand_under_one_another(kiosk: &Kiosk, language: Language) {
    let name = |danish: &str, english: &str| Said { language }.pick(danish, english).to_owned();
    let rect =
        |label: String| kiosk.look().labelled.into_iter().find(|seen| seen.label == label).expect("a group").rect;
    let left = [
        name("Første gruppe", "First group"),
        name("Tredje gruppe", "Third group"),
        name("Femte gruppe", "Fifth group"),
    ];
    let right = [
        name("Anden gruppe", "Second group"),
        name("Fjerde gruppe", "Fourth group"),
        name("Sjette gruppe", "Sixth group"),
    ];
    for column in [left.map(rect), right.map(rect)] {
        for group in &column {
            assert!((group.x - column[0].x).abs() < 0.5 && (group.width - column[0].width).abs() < 0.5, "{column:?}");
        }
    }
}

fn shown_before(pins: &[Vec<u8>]) -> Vec<u8> {
    pins.last().expect("a code").clone()
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
pub fn another(pin: &[u8], by: u8) -> Vec<u8> {
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
