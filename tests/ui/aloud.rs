//! Læs op: the house's words, by a voice that answers, until the next press.

use fristed::domain::text::Language;
use slint::platform::Key;

use crate::harness::Kiosk;

#[test]
fn the_button_is_there_only_where_a_voice_answers() {
    let kiosk = Kiosk::new();
    assert!(kiosk.button("Læs op").is_some());
    kiosk.voice.silent.set(true);
    kiosk.wait_seconds(61);
    assert!(kiosk.button("Læs op").is_none(), "{:#?}", kiosk.buttons());
    kiosk.voice.silent.set(false);
    kiosk.go_to("offers");
    assert!(kiosk.button("Læs op").is_some());
}

#[test]
fn it_says_what_stands_on_the_page() {
    let kiosk = Kiosk::new();
    for (page, words) in [
        ("today", &["tirsdag", "Åbent til", "Badet er ledigt"][..]),
        ("offers", &["Sygeplejerske"][..]),
        ("facilities", &["Billardbordet", "Spil bare"][..]),
        ("help", &["112", "Lægevagten"][..]),
        ("about", &["Lysningen"][..]),
        ("nudges", &["står først og størst"][..]),
    ] {
        kiosk.go_to(page);
        kiosk.press("Læs op");
        let said = kiosk.voice.said.borrow();
        let (text, language) = said.last().expect("something was said");
        assert_eq!(*language, Language::Danish);
        for word in words {
            assert!(text.to_lowercase().contains(&word.to_lowercase()), "{page}: {word:?} is not in {text:?}");
        }
    }
}

#[test]
fn it_speaks_the_language_of_the_page() {
    let kiosk = Kiosk::new();
    kiosk.press("English");
    kiosk.press("Listen");
    let said = kiosk.voice.said.borrow();
    let (text, language) = said.last().expect("something was said");
    assert_eq!(*language, Language::English);
    assert!(text.contains("Tuesday"), "{text}");
}

#[test]
fn the_next_press_hushes() {
    let kiosk = Kiosk::new();
    kiosk.press("Læs op");
    assert!(kiosk.voice.speaking.get());
    kiosk.tap(20.0, 400.0);
    assert!(!kiosk.voice.speaking.get(), "a touch beside every button");
    kiosk.press("Læs op");
    assert!(kiosk.voice.speaking.get());
    kiosk.key(Key::Tab);
    assert!(!kiosk.voice.speaking.get(), "a key");
    kiosk.press("Læs op");
    kiosk.press("Tilbud");
    assert!(!kiosk.voice.speaking.get(), "another page");
    kiosk.press("Læs op");
    kiosk.wait_seconds(130);
    assert!(!kiosk.voice.speaking.get(), "rest");
}
