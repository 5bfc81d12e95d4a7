//! Se bedre: three text sizes and two sets of colours, at once and until the screen rests.

use fristed_ui::Theme;
use slint::ComponentHandle as _;

use crate::harness::Kiosk;

/// Height of the lines of the largest running text that says this.
fn height_of(kiosk: &Kiosk, text: &str) -> f32 {
    let look = kiosk.look();
    let found = look.written.iter().filter(|one| one.text == text).map(|one| one.needs.1).reduce(f32::max);
    found.unwrap_or_else(|| panic!("nothing says {text:?}: {:#?}", kiosk.texts()))
}

#[test]
fn text_grows_behind_the_sheet_at_once() {
    let kiosk = Kiosk::new();
    kiosk.press("Tilbud");
    let normal = height_of(&kiosk, "Vær med");
    kiosk.press("Se bedre");
    assert!(kiosk.is_checked("Normal") && kiosk.is_checked("Lys"));
    kiosk.press("Stor");
    assert!(kiosk.is_checked("Stor") && !kiosk.is_checked("Normal"));
    let large = height_of(&kiosk, "Vær med");
    kiosk.press("Størst");
    let largest = height_of(&kiosk, "Vær med");
    assert!(
        (large / normal - 1.25).abs() < 0.05 && (largest / normal - 1.5).abs() < 0.05,
        "{normal} {large} {largest}"
    );
    kiosk.press("Færdig");
    assert!(kiosk.button("Normal").is_none() && kiosk.button("Forslag").is_some());
    kiosk.press("I dag");
    assert!((height_of(&kiosk, "Vær med") - largest).abs() < 1.0, "it stays on the next page");
}

#[test]
fn dark_colours_are_dark_and_light_ones_light() {
    let kiosk = Kiosk::new();
    let brightness = |kiosk: &Kiosk| {
        let picture = kiosk.picture();
        let sum: u64 = picture.as_slice().iter().map(|pixel| u64::from(pixel.g)).sum();
        sum / picture.as_slice().len() as u64
    };
    let light = brightness(&kiosk);
    kiosk.press("Se bedre");
    kiosk.press("Mørk");
    assert!(kiosk.is_checked("Mørk"));
    kiosk.press("Færdig");
    let dark = brightness(&kiosk);
    assert!(light > 180 && dark < 80, "{light} {dark}");
    kiosk.press("Se bedre");
    kiosk.press("Lys");
    kiosk.press("Færdig");
    assert!(!kiosk.ui.global::<Theme>().get_contrast());
}

#[test]
fn a_touch_beside_the_sheet_closes_it_and_presses_nothing_under_it() {
    let kiosk = Kiosk::new();
    let (x, y) = kiosk.button("Tilbud").expect("Tilbud").rect.centre();
    kiosk.press("Se bedre");
    kiosk.tap(x, y);
    assert!(kiosk.button("Normal").is_none());
    assert_eq!(kiosk.spot(), fristed::screens::place::Spot::Today);
}

/// A page that is one task has no navigation, and the way back leads to where one came from.
#[test]
fn home_is_one_press_from_the_sheet_also_over_a_text_that_is_being_written() {
    let kiosk = Kiosk::new();
    kiosk.press("Værestedsmøde");
    kiosk.find_and_press("Foreslå et emne");
    kiosk.screens.borrow_mut().type_in("en bænk");
    kiosk.press("Se bedre");
    kiosk.press("Størst");
    kiosk.press("Gå til I dag");
    assert_eq!(kiosk.spot(), fristed::screens::place::Spot::Today);
    assert!(kiosk.button("Normal").is_none() && kiosk.button("Se bedre").is_some());
    kiosk.press("Forslag");
    assert!(!kiosk.says("bænk"), "whoever goes leaves no text behind");
}
