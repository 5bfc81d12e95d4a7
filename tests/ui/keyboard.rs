//! Everything also by keyboard: Tab, Return, and a ring that only a key brings out.

use fristed::screens::place::Spot;
use slint::platform::Key;

use crate::harness::Kiosk;

fn tab(kiosk: &Kiosk) {
    kiosk.key(Key::Tab);
}

/// Tabs until the button with this label has the keyboard.
#[track_caller]
fn tab_to(kiosk: &Kiosk, label: &str) {
    let mut met = Vec::new();
    for _ in 0..60 {
        tab(kiosk);
        let focused = kiosk.focused().unwrap_or_default();
        if focused == label {
            return;
        }
        met.push(focused);
    }
    panic!("Tab never reaches {label:?}: {met:#?}");
}

#[test]
fn tab_reaches_every_button_and_return_presses_it() {
    for page in ["today", "week", "offers", "facilities", "about", "nudges", "help"] {
        let kiosk = Kiosk::new();
        kiosk.go_to(page);
        let mut buttons = kiosk.buttons();
        // An arrow that leads nowhere is passed over.
        buttons.retain(|label| kiosk.button(label).is_some_and(|button| button.enabled));
        for _ in 0..buttons.len() + 2 {
            tab(&kiosk);
            let focused = kiosk.focused().unwrap_or_else(|| panic!("nothing has the keyboard on {page}"));
            buttons.retain(|label| *label != focused);
        }
        assert!(buttons.is_empty(), "{page}: Tab does not reach {buttons:?}");
    }
}

#[test]
fn return_and_space_press() {
    let kiosk = Kiosk::new();
    tab_to(&kiosk, "Tilbud");
    kiosk.key(Key::Return);
    assert_eq!(kiosk.spot(), Spot::Offers);
    tab_to(&kiosk, "Vær med");
    kiosk.key(" ");
    assert_eq!(kiosk.spot(), Spot::Join);
}

#[test]
fn the_ring_is_there_after_a_key_and_gone_after_a_touch() {
    let kiosk = Kiosk::new();
    let before = kiosk.picture();
    tab_to(&kiosk, "English");
    let rect = kiosk.button("English").expect("English").rect;
    let ring = |picture: &slint::SharedPixelBuffer<slint::Rgba8Pixel>| {
        let (x, y) = ((rect.x - 7.0) as usize, rect.centre().1 as usize);
        picture.as_slice()[y * picture.width() as usize + x]
    };
    assert_ne!(ring(&kiosk.picture()), ring(&before), "a ring around the button");
    // Blank paper beside the title.
    kiosk.tap(20.0, 400.0);
    assert_eq!(ring(&kiosk.picture()), ring(&before), "a finger needs no ring");
}

#[test]
fn an_overlay_keeps_the_keyboard_to_itself() {
    let kiosk = Kiosk::new();
    let page = kiosk.buttons();
    kiosk.press("Se bedre");
    let own: Vec<String> = kiosk.buttons().into_iter().filter(|label| !page.contains(label)).collect();
    assert!(own.len() >= 5, "{own:?}");
    for _ in 0..2 * own.len() {
        tab(&kiosk);
        let focused = kiosk.focused().expect("something has the keyboard");
        assert!(own.contains(&focused), "{focused:?} lies under the overlay");
    }
}

#[test]
fn a_key_keeps_the_screen_awake() {
    let kiosk = Kiosk::new();
    for _ in 0..3 {
        kiosk.wait_seconds(80);
        tab(&kiosk);
    }
    assert!(kiosk.button("Ugen").is_some(), "somebody is there: {:#?}", kiosk.texts());
}

#[test]
fn a_key_wakes_the_resting_screen_and_presses_nothing() {
    let kiosk = Kiosk::new();
    tab(&kiosk);
    kiosk.wait_seconds(95);
    assert!(kiosk.has("Rør ved skærmen"));
    kiosk.key(Key::Return);
    assert!(kiosk.button("Ugen").is_some() && kiosk.spot() == Spot::Today, "{:#?}", kiosk.texts());
}
