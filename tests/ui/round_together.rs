//! Everybody's answers in a round as one page, where there is room for it.

use std::time::Duration;

use fristed::app::staff::StaffCommand;
use fristed::domain::employee::{EmployeeId, Right};
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::compass::round::RoundAt;
use fristed_ui::{Cards, Compass, CompassTone, Shell, Staff, StaffLayout};
use slint::{ComponentHandle as _, Model as _};

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, TUESDAY_MORNING};
use crate::redraw::Panel;
use crate::round::{at, to_reveal, to_reveal_noting};
use crate::rules::{Findings, check};
use crate::running::keep_picture;
use crate::staff_house::{Screened, add, begin, command, log_in};

fn layout(kiosk: &Kiosk) -> StaffLayout {
    kiosk.ui.global::<Staff>().get_layout()
}

#[test]
fn the_answers_lie_side_by_side_in_colour_with_sign_and_word() {
    let kiosk = Kiosk::new();
    to_reveal(&kiosk);
    assert_eq!(layout(&kiosk), StaffLayout::Reveal);
    let global = kiosk.ui.global::<Compass>();
    let names: Vec<_> = global.get_reveal_columns().iter().map(|one| (one.name.to_string(), one.speaks)).collect();
    assert_eq!(names, [("MK".to_owned(), true), ("JH".to_owned(), false), ("SL".to_owned(), false)]);
    let condition = global.get_reveal_rows().row_data(0).expect("a level");
    let given: Vec<_> = condition.given.iter().map(|one| (one.tone, one.text.to_string())).collect();
    let struggles = (CompassTone::Yellow, "Kæmper med problemet".to_owned());
    let other = (CompassTone::Red, "Problemet er ude af kontrol".to_owned());
    assert_eq!(given, [struggles.clone(), struggles, other]);
    // The last one's cell is red, with a pale sign in its middle.
    let picture = kiosk.picture();
    let red = |x: u32, y: u32| {
        let pixel = picture.as_slice()[(y * picture.width() + x) as usize];
        (i32::from(pixel.r) - 0x98).abs() < 9 && (i32::from(pixel.g) - 0x2C).abs() < 9
    };
    let third = 32 + 2 * (284 + 10);
    assert!(red(third + 20, 300 + 104), "there is no red cell");
    let sign = (104 + 196..104 + 260).any(|y| !red(third + 142, y) && red(third + 80, y));
    assert!(sign, "it has no sign");
    kiosk.press("Dæk til");
    kiosk.press("Vis");
    assert_eq!(layout(&kiosk), StaffLayout::Reveal, "{:#?}", kiosk.texts());
    for (size, text) in [(FULL_HD, TextSize::Largest), (PORTRAIT, TextSize::Normal)] {
        kiosk.size(size);
        kiosk.text_size(text);
        assert_eq!(layout(&kiosk), StaffLayout::Cards, "there is no room at {size:?}");
        let signs = |_| {
            let rows = kiosk.ui.global::<Cards>().get_rows();
            let cards: Vec<_> = rows.iter().flat_map(|row| row.cards.iter().collect::<Vec<_>>()).collect();
            kiosk.screens.borrow_mut().turn_sheet(1);
            kiosk.settle();
            let answers = cards.into_iter().filter(|card| card.label.contains("SL") && card.label.contains("kontrol"));
            answers.map(|card| card.icon.is_empty() && card.picture.to_rgba8().is_some()).collect::<Vec<_>>()
        };
        let found: Vec<bool> = (0..kiosk.ui.global::<Shell>().get_sheets()).flat_map(signs).collect();
        assert_eq!(found, [true], "her answer has its sign, in its colour");
    }
}

#[test]
fn what_was_noted_has_a_page_where_it_has_no_room() {
    let kiosk = Kiosk::new();
    to_reveal(&kiosk);
    assert!(kiosk.says("SL: opsagt til november") && kiosk.button("Stikord").is_none(), "{:#?}", kiosk.buttons());
    let long = "en ganske lang række ord om huslejen og alt det andet ".repeat(3);
    let kiosk = Kiosk::new();
    to_reveal_noting(&kiosk, [&long, "sover hos en ven", "opsagt til november"]);
    assert_eq!(layout(&kiosk), StaffLayout::Reveal);
    assert!(!kiosk.says("husleje"), "{:#?}", kiosk.texts());
    kiosk.press("Stikord");
    assert_eq!(at(&kiosk), Some(RoundAt::Noted));
    assert!(kiosk.says("huslejen") && kiosk.says("opsagt til november"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Tilbage til svarene");
    assert_eq!((at(&kiosk), layout(&kiosk)), (Some(RoundAt::Reveal), StaffLayout::Reveal));
}

#[test]
fn the_page_is_the_same_drawn_in_parts_and_lies_still() {
    let mut panel = Panel::at(TUESDAY_MORNING);
    panel.change(|place| place.go(Spot::Staff));
    to_reveal(&panel);
    panel.pass(Duration::from_millis(600));
    for (what, action) in [
        ("the answers", "compass-round-reveal"),
        ("a joint answer", "compass-round-do:joint:condition:struggles"),
        ("another", "compass-round-do:joint:condition:good"),
        ("open", "compass-round-do:joint-open:condition"),
        ("the next one speaks", "compass-round-do:spoken"),
        ("the next field", "compass-round-do:next"),
        ("back", "compass-round-do:go-to:housing"),
    ] {
        panel.screens.borrow_mut().act(action);
        panel.pass(Duration::from_millis(600));
        panel.compare(what);
        panel.screens.borrow_mut().show();
        assert_eq!(panel.draw(), None, "{what} is drawn again");
    }
}

/// A round of these about a field, whose answers lie open: each gives the next of the answers, from the first again.
fn open_round<K: Screened>(kiosk: &K, initials: &[&str], (field, answers): (&str, &[[&str; 3]])) {
    let act = |action: &str| {
        kiosk.screens().borrow_mut().act(action);
        kiosk.settled();
    };
    begin(kiosk);
    let pins: Vec<_> = initials.iter().map(|one| add(kiosk, one, Right::Compass)).collect();
    command(kiosk, StaffCommand::Finish);
    for (who, (id, pin)) in (1..).map(EmployeeId).zip(pins).enumerate() {
        if who > 0 {
            command(kiosk, StaffCommand::Lock);
            kiosk.screens().borrow_mut().change(|place| place.go(Spot::Staff));
        }
        log_in(kiosk, &(id, pin));
        if who == 0 {
            act("compass-round-choose");
            for other in 2..=initials.len() {
                act(&format!("compass-round-do:colleague:{other}"));
            }
            act(&format!("compass-round-do:extent:fields {field}"));
            act("compass-round-do:begin");
        }
        act("compass-round-list");
        for answer in answers[who % answers.len()] {
            act(&format!("compass-give:{field}:{answer}"));
        }
        act("compass-round-do:done");
    }
    act("compass-round-do:open");
}

const USUAL: [[&str; 3]; 3] = [
    ["condition:struggles", "motivation:ready", "approach:loving-nudge"],
    ["condition:good", "motivation:partly-ready", "approach:take-charge"],
    ["condition:out-of-control", "motivation:no-belief", "approach:sit-on-hands"],
];
const LONG: [[&str; 3]; 2] = [
    ["participation:occasionally", "outside:occasionally", "approach:take-charge"],
    ["participation:yes", "outside:no", "approach:sit-on-hands"],
];

#[test]
fn five_answers_or_four_with_long_words_stand_in_lines() {
    for (name, initials, (field, answers)) in [
        ("five", ["MK", "JH", "SL", "AB", "WM"].as_slice(), ("housing", USUAL.as_slice())),
        ("long", &["MK", "JH", "SL", "AB"], ("reliability", &LONG)),
    ] {
        let kiosk = Kiosk::new();
        open_round(&kiosk, initials, (field, answers));
        let global = kiosk.ui.global::<Compass>();
        assert_eq!(layout(&kiosk), StaffLayout::Reveal, "{name}: {:#?}", kiosk.texts());
        assert!(global.get_reveal().in_lines, "{name}");
        let columns: Vec<_> = global.get_reveal_columns().iter().map(|one| one.name.to_string()).collect();
        assert_eq!(columns, initials);
        for level in global.get_reveal_rows().iter() {
            assert_eq!((level.given.row_count(), level.joint.row_count()), (initials.len(), 4), "{name}");
            assert!(level.x > 32.0 && level.x + level.width <= 1904.0, "{name}: {} + {}", level.x, level.width);
        }
        let first = global.get_reveal_rows().row_data(0).expect("a level").joint.row_data(1).expect("an answer");
        kiosk.press(&first.label);
        let chosen = format!("{}, Valgt", first.label);
        assert!(kiosk.button(&chosen).is_some(), "{name}: {:#?}", kiosk.buttons());
        keep_picture(&kiosk, &format!("round-lines-{name}"));
        let mut findings = Findings::default();
        check(&kiosk.look(), None, FULL_HD, name, "lines", &mut findings);
        findings.none();
    }
}

#[test]
fn the_lines_are_the_same_drawn_in_parts() {
    let mut panel = Panel::at(TUESDAY_MORNING);
    panel.change(|place| place.go(Spot::Staff));
    open_round(&panel, &["MK", "JH", "SL", "AB", "WM"], ("housing", &USUAL));
    panel.pass(Duration::from_millis(600));
    for (what, action) in [
        ("a joint answer", "compass-round-do:joint:condition:struggles"),
        ("open", "compass-round-do:joint-open:condition"),
        ("the next one speaks", "compass-round-do:spoken"),
        ("and the one after", "compass-round-do:spoken"),
    ] {
        panel.screens.borrow_mut().act(action);
        panel.pass(Duration::from_millis(600));
        panel.compare(what);
    }
}
