//! Everybody's answers in a round as one page, where there is room for it.

use std::time::Duration;

use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::compass::round::RoundAt;
use fristed_ui::{Cards, Compass, CompassTone, Shell, Staff, StaffLayout};
use slint::{ComponentHandle as _, Model as _};

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, TUESDAY_MORNING};
use crate::redraw::Panel;
use crate::round::{at, to_reveal, to_reveal_noting};

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
