//! Times and telephone numbers stand on one line, and nobody but the screen is told how.

use fristed::draw::measure::{Measure, Weight};
use slint::{ComponentHandle as _, Model as _};

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};

/// How much of its width the text needs at least, as the toolkit breaks it: one hundred where it breaks nowhere.
fn least(kiosk: &Kiosk, text: &str, weight: Weight, px: f32) -> f32 {
    let look = kiosk.look();
    let found = look.written.iter().find(|one| one.text == text);
    let found = found.unwrap_or_else(|| panic!("nothing says {text:?}: {:#?}", kiosk.texts()));
    found.needs.0 / Measure::new().width(text, weight, px) * 100.0
}

#[test]
fn the_screen_breaks_no_time_and_no_number() {
    let kiosk = Kiosk::new();
    for size in [FULL_HD, PORTRAIT] {
        kiosk.size(size);
        let time = least(&kiosk, "kl. 10–11", Weight::Medium, 40.0);
        assert!(time > 90.0, "{size:?}: {time}");
        let words = least(&kiosk, "Avis og kaffe", Weight::Bold, 44.0);
        assert!(words < 60.0, "what is said in words breaks between them: {words}");
    }
    kiosk.size(SMALL);
    kiosk.go_to("about");
    let phone = kiosk.texts().into_iter().find(|text| text.starts_with("12 34 56")).expect("a number of the house");
    let least = least(&kiosk, &phone, Weight::Bold, 44.0);
    assert!(least > 90.0, "{phone}: {least}");
}

#[test]
fn what_is_read_aloud_and_what_a_screen_reader_says_is_plain() {
    let kiosk = Kiosk::new();
    kiosk.press("Læs op");
    kiosk.go_to("help");
    kiosk.press("Læs op");
    let said: String = kiosk.voice.said.borrow().iter().map(|(text, _)| text.as_str()).collect();
    assert!(said.contains("kl. 10–11") && said.contains("12 34 56"), "{said}");
    assert!(!said.contains(['\u{a0}', '\u{2060}']), "{said}");
    kiosk.size(SMALL);
    kiosk.go_to("about");
    let cards = kiosk.ui.global::<fristed_ui::Cards>().get_rows();
    let labels = cards.iter().flat_map(|row| row.cards.iter().collect::<Vec<_>>()).map(|card| card.label.to_string());
    let labels: Vec<String> = labels.filter(|label| label.contains("12 34 56")).collect();
    assert!(!labels.is_empty() && !labels.concat().contains('\u{a0}'), "{labels:?}");
}
