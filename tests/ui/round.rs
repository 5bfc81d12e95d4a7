//! A compass round by three employees at one screen, by accessible label: each alone, then together, then the agreements.

use fristed::app::staff::StaffCommand;
use fristed::domain::employee::{EmployeeId, Right};
use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::compass::At;
use fristed::screens::staff::compass::round::RoundAt;
use fristed_ui::{Cards, Compass, CompassReveal, Shell, Staff};
use slint::{ComponentHandle as _, Model as _};

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL, local};
use crate::rules::{Findings, check};
use crate::running::keep_picture;
use crate::staff_house::{Screened, access, add, begin, command, log_in};

/// MK, JH and SL, who all have the right *kompas*; nobody is in.
pub fn three(kiosk: &impl Screened) -> Vec<(EmployeeId, Vec<u8>)> {
    begin(kiosk);
    let pins = ["MK", "JH", "SL"].map(|initials| add(kiosk, initials, Right::Compass));
    command(kiosk, StaffCommand::Finish);
    assert!(format!("{:?}", access(kiosk)).starts_with("Pad"));
    (1..).map(EmployeeId).zip(pins).collect()
}

/// Whether any sheet of the page says it.
pub fn somewhere(kiosk: &Kiosk, words: &str) -> bool {
    (0..kiosk.ui.global::<Shell>().get_sheets()).any(|_| {
        let there = kiosk.says(words);
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
        there
    })
}

pub fn at(kiosk: &Kiosk) -> Option<RoundAt> {
    if let Spot::Compass(At::Round(at)) = kiosk.spot() { Some(at) } else { None }
}

pub fn act(kiosk: &Kiosk, action: &str) {
    kiosk.screens.borrow_mut().act(action);
    kiosk.settle();
}

/// The screen is handed on.
fn hand_on(kiosk: &Kiosk, to: &(EmployeeId, Vec<u8>)) {
    kiosk.press("Lås");
    kiosk.go_to("staff");
    log_in(kiosk, to);
    kiosk.settle();
}

/// One answers alone, and says that she is done.
fn answer(kiosk: &Kiosk, condition: &str, keywords: &str) {
    kiosk.find_and_press("Dine svar");
    assert!(kiosk.says("Kun du kan læse dem"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Bolig");
    kiosk.find_and_press(&format!("Tilstand: {condition}"));
    kiosk.find_and_press("Indsats: Kærlig støttende puf");
    kiosk.find_and_press("Stikord");
    kiosk.type_on_screen(keywords);
    kiosk.press("Færdig");
    kiosk.press("Tilbage");
    kiosk.press("Tilbage");
    kiosk.find_and_press("Færdig");
    assert!(kiosk.says("Du er færdig") || kiosk.says("Alle er færdige"), "{:#?}", kiosk.texts());
}

/// From the desk to a round of three about *Bolig* and *Økonomi*.
fn begin_round(kiosk: &Kiosk) {
    kiosk.find_and_press("Kompas");
    kiosk.find_and_press("Øveperson");
    kiosk.find_and_press("Kompasrunde");
    kiosk.find_and_press("Begynd en runde");
    assert!(kiosk.says("Vælg en kollega mere"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("JH");
    kiosk.find_and_press("SL");
    kiosk.find_and_press("Enkelte felter");
    kiosk.find_and_press("Bolig");
    kiosk.find_and_press("Økonomi");
    kiosk.find_and_press("Begynd runden");
    kiosk.find_and_press("Begynd runden");
    assert_eq!(at(kiosk), Some(RoundAt::Start));
}

#[test]
fn three_employees_go_through_a_whole_round() {
    let kiosk = Kiosk::new();
    let pins = three(&kiosk);
    log_in(&kiosk, &pins[0]);
    begin_round(&kiosk);
    answer(&kiosk, "Kæmper med problemet", "husleje");
    assert!(kiosk.button("Læg svarene frem").is_none());
    hand_on(&kiosk, &pins[1]);
    assert_eq!(at(&kiosk), Some(RoundAt::Start), "who unlocks next finds the round");
    assert!(!somewhere(&kiosk, "husleje"), "nobody sees what the others said");
    kiosk.find_and_press("Dine svar");
    assert!(!somewhere(&kiosk, "Kæmper"), "nor on her own page");
    kiosk.press("Tilbage");
    answer(&kiosk, "Kæmper med problemet", "ven");
    hand_on(&kiosk, &pins[2]);
    answer(&kiosk, "Problemet er ude af kontrol", "opsagt");

    kiosk.find_and_press("Læg svarene frem");
    assert_eq!(at(&kiosk), Some(RoundAt::Reveal));
    assert!(somewhere(&kiosk, "MK fortæller nu") && somewhere(&kiosk, "MK · JH · SL"), "{:#?}", kiosk.texts());
    assert!(somewhere(&kiosk, "Tilstand · Forskelligt") && somewhere(&kiosk, "Indsats · Ens"));
    for said in ["MK: husleje", "JH: ven", "SL: opsagt"] {
        assert!(somewhere(&kiosk, said), "{said} among {:#?}", kiosk.texts());
    }
    kiosk.find_and_press("Den næste");
    assert!(somewhere(&kiosk, "JH fortæller nu"));
    kiosk.find_and_press("Fælles bud, Tilstand: Kæmper med problemet");
    kiosk.find_and_press("Fælles bud, Indsats: Åbent");
    kiosk.wait_seconds(350);
    assert_eq!(at(&kiosk), Some(RoundAt::Reveal), "a round stays open for longer");
    kiosk.wait_seconds(11);
    assert_eq!(kiosk.spot(), Spot::Today, "it has locked by itself after six minutes");
    kiosk.go_to("staff");
    log_in(&kiosk, &pins[1]);
    kiosk.settle();
    assert_eq!(at(&kiosk), Some(RoundAt::Reveal), "any PIN of the round comes back to the same field");
    assert!(somewhere(&kiosk, "JH fortæller nu") && somewhere(&kiosk, "Bolig"));
    let chosen = "Fælles bud, Tilstand: Kæmper med problemet, Valgt";
    kiosk.find_and_press(chosen);
    assert!(somewhere(&kiosk, "Tilstand · Forskelligt"), "what differs stays");
    kiosk.find_and_press("Fælles bud, Tilstand: Kæmper med problemet");
    kiosk.find_and_press("Næste: Økonomi");
    kiosk.find_and_press("Hold pause");
    assert!(kiosk.says("Runden holder pause"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Gå videre");
    kiosk.find_and_press("Spring over");
    assert_eq!(at(&kiosk), Some(RoundAt::Agree));
    agreements(&kiosk);
    kiosk.find_and_press("Luk runden");
    kiosk.find_and_press("Ja, luk den");
    assert!(kiosk.says("Runden er lukket"), "{:#?}", kiosk.texts());
    kiosk.press("Godt, luk");
    assert!(kiosk.buttons().iter().any(|label| label.starts_with("Begynd en runde")), "{:#?}", kiosk.buttons());
}

fn agreements(kiosk: &Kiosk) {
    kiosk.find_and_press("Ny aftale");
    kiosk.find_and_press("Gem aftalen");
    assert!(kiosk.says("Skriv, hvad der bliver gjort."), "it says what it wants: {:#?}", kiosk.texts());
    kiosk.press("Godt, luk");
    kiosk.find_and_press("Hvad");
    kiosk.type_on_screen("ringe");
    kiosk.press("Færdig");
    kiosk.find_and_press("Hvem");
    kiosk.find_and_press("JH");
    kiosk.find_and_press("Hvornår");
    kiosk.find_and_press("Om en uge");
    kiosk.find_and_press("Felter");
    kiosk.find_and_press("Bolig");
    kiosk.press("Tilbage");
    kiosk.find_and_press("Andre uden for huset");
    kiosk.find_and_press("Ja, personen har sagt ja");
    kiosk.type_on_screen("ja i dag");
    kiosk.press("Færdig");
    kiosk.find_and_press("Gem aftalen");
    assert!(somewhere(kiosk, "JH\nBolig"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("“Sid på hænderne”");
    kiosk.find_and_press("Hvornår");
    kiosk.find_and_press("I morgen");
    kiosk.find_and_press("Gem aftalen");
    assert_eq!(at(kiosk), Some(RoundAt::Agree));
}

#[test]
fn one_who_is_ill_is_left_out_and_the_round_can_be_stopped() {
    let kiosk = Kiosk::new();
    let pins = three(&kiosk);
    log_in(&kiosk, &pins[0]);
    begin_round(&kiosk);
    answer(&kiosk, "Kæmper med problemet", "husleje");
    kiosk.find_and_press("Lad en kollega blive ude");
    kiosk.find_and_press("SL");
    kiosk.find_and_press("Ja, slet svarene");
    kiosk.press("Godt, luk");
    assert!(!kiosk.says("Du er færdig") && !somewhere(&kiosk, "SL"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Færdig");
    assert!(kiosk.says("Du er færdig"), "her answers were still hers: {:#?}", kiosk.texts());
    kiosk.find_and_press("Stop runden");
    kiosk.find_and_press("Ja, stop og slet");
    assert!(kiosk.buttons().iter().any(|label| label.starts_with("Begynd en runde")), "{:#?}", kiosk.buttons());
}

#[test]
fn a_day_that_has_come_stands_on_the_desk_and_is_never_late() {
    let kiosk = Kiosk::new();
    let pins = three(&kiosk);
    log_in(&kiosk, &pins[0]);
    for action in ["compass-round-do:sit", "compass-round-do:day:0", "compass-round-do:finish"] {
        act(&kiosk, action);
    }
    kiosk.press("Lås");
    kiosk.clock.set_to(local("2026-11-20T10:00"));
    kiosk.go_to("staff");
    log_in(&kiosk, &pins[1]);
    kiosk.settle();
    kiosk.find_and_press("Aftaler");
    assert_eq!(at(&kiosk), Some(RoundAt::Up));
    kiosk.find_and_press("“Sid på hænderne”");
    for late in ["forsinket", "overskredet", "skulle", "frist"] {
        assert!(!somewhere(&kiosk, late), "{late}: {:#?}", kiosk.texts());
    }
    kiosk.find_and_press("Om en uge");
    kiosk.place(|place| place.arrive(Spot::Staff, Spot::Today));
    assert!(!kiosk.buttons().iter().any(|label| label.starts_with("Aftaler")), "{:#?}", kiosk.buttons());
}

#[test]
fn the_ground_of_a_child_says_that_the_screen_sends_nothing() {
    const SAID: &str = "Skærmen sender ingen besked. Du skal selv underrette kommunen.";
    let kiosk = Kiosk::new();
    let pins = three(&kiosk);
    log_in(&kiosk, &pins[0]);
    act(&kiosk, "compass-round-do:new");
    assert!(!somewhere(&kiosk, SAID), "nothing is asked yet: {:#?}", kiosk.texts());
    kiosk.find_and_press("Andre uden for huset");
    assert!(somewhere(&kiosk, SAID), "where the ground is chosen: {:#?}", kiosk.texts());
    kiosk.find_and_press("Det kan ikke vente: et barn");
    assert!(kiosk.says(SAID), "where the line is typed: {:#?}", kiosk.texts());
    kiosk.type_on_screen("barnet er alene");
    kiosk.press("Færdig");
    assert!(somewhere(&kiosk, SAID), "before it is kept: {:#?}", kiosk.texts());
    kiosk.place(|place| place.language = Language::English);
    let english = "The screen sends no message. You notify the municipality yourself.";
    assert!(somewhere(&kiosk, english), "{:#?}", kiosk.texts());
}

#[test]
fn covered_nothing_of_a_round_is_on_the_screen() {
    let kiosk = Kiosk::new();
    to_reveal(&kiosk);
    kiosk.press("Dæk til");
    for word in ["Bolig", "Kæmper", "Øveperson", "fortæller", "Stikord"] {
        assert!(!kiosk.says(word), "{word} is in {:#?}", kiosk.texts());
    }
    assert_eq!(kiosk.ui.global::<Cards>().get_rows().row_count(), 0);
    assert_eq!(kiosk.ui.global::<Staff>().get_title(), "");
    assert_eq!(kiosk.ui.global::<Staff>().get_subtitle(), "");
    let global = kiosk.ui.global::<Compass>();
    assert_eq!((global.get_reveal_rows().row_count(), global.get_reveal_columns().row_count()), (0, 0));
    assert_eq!(global.get_reveal(), CompassReveal::default());
    act(&kiosk, "compass-round-do:next");
    kiosk.press("Vis");
    assert_eq!(at(&kiosk), Some(RoundAt::Reveal));
    assert!(somewhere(&kiosk, "Bolig"), "nothing went on under the cover");
}

#[test]
fn in_english_the_words_of_a_round_are_english_and_the_method_s_are_its_own() {
    let kiosk = Kiosk::new();
    to_reveal(&kiosk);
    kiosk.place(|place| place.language = Language::English);
    assert!(somewhere(&kiosk, "speaks now") && somewhere(&kiosk, "Tilstand · Different"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Together, Tilstand: Kæmper med problemet");
    kiosk.find_and_press("Choose a field");
    kiosk.find_and_press("To the agreements");
    kiosk.find_and_press("New agreement");
    kiosk.find_and_press("Keep the agreement");
    assert!(kiosk.says("Write what is done."), "{:#?}", kiosk.texts());
}

#[test]
fn without_the_right_a_round_has_no_page() {
    let kiosk = Kiosk::new();
    let cards = crate::staff_house::set_up(&kiosk);
    log_in(&kiosk, &cards.pins[2]);
    for action in ["compass-round-start", "compass-round-choose", "compass-round-up", "compass-round-do:begin"] {
        act(&kiosk, action);
        assert_eq!(kiosk.spot(), Spot::Staff, "{action}");
    }
}

/// A round of three whose answers lie open at *Bolig*, without a finger.
pub fn to_reveal<K: Screened>(kiosk: &K) -> Vec<(EmployeeId, Vec<u8>)> {
    to_reveal_noting(kiosk, ["husleje betalt", "sover hos en ven", "opsagt til november"])
}

/// The same with these keywords.
pub fn to_reveal_noting<K: Screened>(kiosk: &K, noted: [&str; 3]) -> Vec<(EmployeeId, Vec<u8>)> {
    let pins = three(kiosk);
    let act = |action: &str| {
        kiosk.screens().borrow_mut().act(action);
        kiosk.settled();
    };
    for (who, pin) in pins.iter().enumerate() {
        if who > 0 {
            command(kiosk, StaffCommand::Lock);
            kiosk.screens().borrow_mut().change(|place| place.go(Spot::Staff));
        }
        log_in(kiosk, pin);
        if who == 0 {
            for action in ["choose", "do:colleague:2", "do:colleague:3", "do:extent:fields housing,economy", "do:begin"]
            {
                act(&format!("compass-round-{action}"));
            }
        }
        act("compass-round-list");
        for action in [
            "give:housing:condition",
            "give:housing:motivation",
            "give:housing:approach:loving-nudge",
            "give:economy:condition:struggles",
        ] {
            let answer = match (action, who) {
                ("give:housing:condition", 2) => ":out-of-control",
                ("give:housing:condition", _) => ":struggles",
                ("give:housing:motivation", 1) => ":ready",
                ("give:housing:motivation", _) => ":partly-ready",
                _ => "",
            };
            act(&format!("compass-{action}{answer}"));
        }
        let keywords = noted[who];
        act("compass-round-keywords:housing");
        kiosk.screens().borrow_mut().type_in(keywords);
        act("run-written");
        act("compass-round-do:done");
    }
    act("compass-round-do:open");
    pins
}

/// Every page at the sizes where things are tightest.
#[test]
fn the_pages_of_a_round_fit() {
    let kiosk = Kiosk::new();
    let mut findings = Findings::default();
    let pins = three(&kiosk);
    log_in(&kiosk, &pins[0]);
    let rating = [
        "compass-round-start",
        "compass-round-choose",
        "compass-round-do:colleague:2",
        "compass-round-some-fields",
        "compass-round-do:extent:both",
        "compass-round-do:begin",
        "compass-round-wheel:problems",
        "compass-choose:housing",
        "compass-round-answer:reliability",
        "compass-round-keywords:reliability",
        "compass-round-leave-out",
        "compass-round-without:3",
        "compass-round-drop",
        "compass-round-blank",
    ];
    looks(&kiosk, &rating, &mut findings);
    let kiosk = Kiosk::new();
    to_reveal(&kiosk);
    let open = [
        "compass-round-reveal",
        "compass-round-do:joint:condition:struggles",
        "compass-round-noted",
        "compass-round-reveal",
        "compass-round-fields",
        "compass-round-do:to-agree",
        "compass-round-do:new",
        "compass-round-who",
        "compass-round-when",
        "compass-round-others",
        "compass-round-do:ground:child",
        "compass-round-what",
        "compass-round-do:who:person",
        "compass-round-close",
        "compass-round-paper",
    ];
    looks(&kiosk, &open, &mut findings);
    findings.none();
}

fn looks(kiosk: &Kiosk, actions: &[&str], findings: &mut Findings) {
    for action in actions {
        kiosk.place(|place| (place.text, place.language, place.contrast) = Default::default());
        act(kiosk, action);
        for (size, text, language) in [
            (FULL_HD, TextSize::Normal, Language::Danish),
            (PORTRAIT, TextSize::Largest, Language::Danish),
            (SMALL, TextSize::Largest, Language::English),
        ] {
            kiosk.size(size);
            kiosk.place(|place| (place.text, place.language, place.sheet) = (text, language, 0));
            for sheet in 0..kiosk.ui.global::<Shell>().get_sheets() {
                let name = format!("round {action} {sheet}");
                keep_picture(kiosk, &format!("{name}-{}x{}-{text:?}-{language:?}", size.0, size.1));
                check(&kiosk.look(), None, size, &name, &format!("{size:?} {text:?} {language:?}"), findings);
                kiosk.screens.borrow_mut().turn_sheet(1);
                kiosk.settle();
            }
        }
        kiosk.size(FULL_HD);
    }
}
