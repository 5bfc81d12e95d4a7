//! Faciliteter: one tap says that something is in use, and one that it is free again.

use crate::harness::Kiosk;

#[test]
fn the_shower_is_taken_and_given_back_by_one_tap_each() {
    let kiosk = Kiosk::new();
    kiosk.press("Badet er ledigt. Bank på, og gå ind");
    kiosk.press("I brug: Badet");
    assert!(kiosk.has("er optaget"), "{:#?}", kiosk.texts());
    assert!(kiosk.has("Badet på 1. sal er ledigt"), "what one can do instead: {:#?}", kiosk.texts());
    assert!(kiosk.button("I brug: Badet").is_none());
    kiosk.press("Ledig igen: Badet");
    assert!(!kiosk.has("er optaget"));
    assert!(kiosk.button("I brug: Badet").is_some());
}
