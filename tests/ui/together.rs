//! Times and telephone numbers stand on one line, and nobody but the screen is told how.

use slint::{ComponentHandle as _, Model as _};

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::look::height_within;

/// Too narrow for any two words beside each other.
const NARROW: f32 = 40.0;

#[test]
fn the_screen_breaks_no_time_and_no_number() {
    let kiosk = Kiosk::new();
    let lines = |kiosk: &Kiosk, text: &str, px: f32| {
        let height = height_within(kiosk.ui.window(), text, NARROW);
        let height = height.unwrap_or_else(|| panic!("nothing says {text:?}: {:#?}", kiosk.texts()));
        (height / (px * 1.2)).round() as usize
    };
    for size in [FULL_HD, PORTRAIT] {
        kiosk.size(size);
        assert_eq!(lines(&kiosk, "kl. 10–11", 40.0), 1, "{size:?}");
    }
    // Beside them what is said in words breaks between the words.
    assert_eq!(lines(&kiosk, "Avis og kaffe", 44.0), 3);
    kiosk.size(SMALL);
    kiosk.go_to("help");
    let phone = kiosk.texts().into_iter().find(|text| text.starts_with("12 34 56")).expect("a number of the house");
    assert_eq!(lines(&kiosk, &phone, 44.0), 1, "{phone}");
}

#[test]
fn what_is_read_aloud_and_what_a_screen_reader_says_is_plain() {
    let kiosk = Kiosk::new();
    kiosk.press("Læs op");
    kiosk.size(SMALL);
    kiosk.go_to("help");
    kiosk.press("Læs op");
    let said: String = kiosk.voice.said.borrow().iter().map(|(text, _)| text.as_str()).collect();
    assert!(said.contains("kl. 10–11") && said.contains("12 34 56"), "{said}");
    assert!(!said.contains(['\u{a0}', '\u{2060}']), "{said}");
    let cards = kiosk.ui.global::<fristed_ui::Cards>().get_rows();
    let labels = cards.iter().flat_map(|row| row.cards.iter().collect::<Vec<_>>()).map(|card| card.label.to_string());
    let labels: Vec<String> = labels.filter(|label| label.contains("12 34 56")).collect();
    assert!(!labels.is_empty() && !labels.concat().contains('\u{a0}'), "{labels:?}");
}
