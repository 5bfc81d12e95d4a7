//! A drawn pair of words stands beside the drawings, for whoever would rather have two.

use fristed::domain::sign_up::Sign;
use fristed::screens::place::Spot;
use fristed_ui::Shell;
use slint::ComponentHandle as _;

use crate::harness::Kiosk;

#[test]
fn whoever_would_rather_have_a_pair_of_words_takes_one() {
    let kiosk = Kiosk::new();
    kiosk.go_to("sign:brugervagt@2026-10-25@one-hour");
    let pair = |kiosk: &Kiosk| kiosk.buttons().into_iter().find(|label| label.contains(" og "));
    for _ in 0..kiosk.ui.global::<Shell>().get_sheets() {
        if pair(&kiosk).is_some() {
            break;
        }
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
    }
    let label = pair(&kiosk).expect("a pair");
    // The next minute has the same one: nothing changes under a hand.
    kiosk.wait_seconds(61);
    kiosk.press(&label);
    let Spot::Joining(at) = kiosk.spot() else { panic!("{:?}", kiosk.spot()) };
    let fristed::screens::join_at::At::Secret(_, _, sign) = at else { panic!("{at:?}") };
    assert!(matches!(sign, Sign::Pair(..)), "{sign}");
}
