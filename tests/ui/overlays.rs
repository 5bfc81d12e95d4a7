//! What lies over a page takes the page out of reach: for fingers, keys and screen readers alike.

use fristed::screens::place::Spot;
use fristed_ui::Shell;
use slint::ComponentHandle as _;
use slint::platform::Key;

use crate::harness::Kiosk;

/// What a screen reader could stop at, buttons and texts.
fn within_reach(kiosk: &Kiosk) -> Vec<String> {
    kiosk.look().labelled.into_iter().map(|one| one.label).filter(|label| !label.is_empty()).collect()
}

#[test]
fn se_bedre_is_all_that_is_within_reach_while_it_is_open() {
    for page in ["today", "week", "offers", "facilities", "about", "help"] {
        let kiosk = Kiosk::new();
        kiosk.go_to(page);
        let before = within_reach(&kiosk);
        kiosk.press("Se bedre");
        let mut own = vec!["Normal", "Stor", "Størst", "Lys", "Mørk", "Færdig"];
        own.extend((page != "today").then_some("Gå til I dag"));
        assert_eq!(kiosk.buttons(), own, "{page}");
        assert!(!within_reach(&kiosk).contains(&"Hjælp nu".to_owned()), "{page}: {:#?}", within_reach(&kiosk));
        kiosk.press("Færdig");
        assert_eq!(within_reach(&kiosk), before, "{page}");
    }
}

#[test]
fn a_question_and_a_sentence_are_all_that_is_within_reach() {
    let kiosk = Kiosk::new();
    kiosk.press("Tilbud");
    let page = kiosk.buttons();
    kiosk.wait_seconds(95);
    assert!(kiosk.has("Er du her stadig?"));
    assert!(!kiosk.buttons().is_empty() && kiosk.buttons().iter().all(|label| !page.contains(label)));
    kiosk.press("Ja, giv mig mere tid");
    assert_eq!(kiosk.buttons(), page);
    kiosk.ui.global::<Shell>().set_notice("Det blev ikke gemt.".into());
    kiosk.settle();
    assert_eq!(kiosk.buttons(), ["Færdig"]);
    kiosk.press("Færdig");
    assert_eq!(kiosk.buttons(), page);
}

#[test]
fn the_idle_board_is_all_that_is_within_reach() {
    let kiosk = Kiosk::new();
    let page = kiosk.buttons();
    kiosk.wait_seconds(95);
    assert!(kiosk.has("Rør ved skærmen"));
    assert!(kiosk.buttons().iter().all(|label| !page.contains(label)), "{:#?}", kiosk.buttons());
}

#[test]
fn what_is_covered_stands_where_it_stood() {
    let kiosk = Kiosk::new();
    let boxes = |kiosk: &Kiosk| {
        let look = kiosk.look();
        let page = look.written.into_iter().filter(|one| one.button.as_deref() == Some("Hjælp nu"));
        page.map(|one| (one.text, one.rect)).collect::<Vec<_>>()
    };
    let before = boxes(&kiosk);
    kiosk.press("Se bedre");
    assert!(!before.is_empty() && boxes(&kiosk) == before, "{before:?}");
}

#[test]
fn the_keyboard_starts_over_on_the_page_once_it_is_uncovered() {
    let kiosk = Kiosk::new();
    kiosk.press("Se bedre");
    kiosk.key(Key::Tab);
    assert_eq!(kiosk.focused().as_deref(), Some("Normal"));
    kiosk.press("Færdig");
    kiosk.key(Key::Tab);
    let focused = kiosk.focused().expect("something has the keyboard");
    assert!(kiosk.buttons().contains(&focused), "{focused:?}");
    assert_eq!(kiosk.spot(), Spot::Today);
}
