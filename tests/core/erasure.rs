//! The night in which lists are erased, and clocks that cannot be trusted.

use fristed::domain::duty::Step;
use fristed::domain::erasure::{LONGEST_PAUSE, Seen, look};
use fristed::domain::time::days_after;
use fristed::store::Store;

use crate::joining::one;
use crate::some::{date, private_folder};

#[test]
fn a_clock_that_jumps_erases_nobody_until_the_next_day() {
    let day = date("2026-10-13");
    let calm = look(None, day);
    assert!(calm.may_erase() && look(Some(calm), days_after(day, LONGEST_PAUSE)).may_erase());
    for jumped in [days_after(day, LONGEST_PAUSE + 1), date("2026-10-12"), date("2046-10-13")] {
        let doubted = look(Some(calm), jumped);
        assert_eq!(doubted, Seen { day: jumped, doubted: Some(jumped) });
        assert!(!look(Some(doubted), jumped).may_erase(), "still the same day");
        assert!(look(Some(doubted), days_after(jumped, 1)).may_erase(), "it has held a day");
        let corrected = look(Some(doubted), day);
        assert!(jumped < day || !corrected.may_erase(), "set back again");
    }
    let dir = private_folder();
    let mut store = Store::open(dir.path()).unwrap();
    let joining = store.joining_mut();
    joining.erase_past(day).unwrap();
    joining.add(&one("vagt", "2026-10-18", "fugl", "bro", Step::Look)).unwrap();
    assert!(!joining.erase_past(date("2027-10-13")).unwrap(), "a battery has died");
    joining.erase_past(day).unwrap();
    assert_eq!(joining.sign_ups(day).unwrap().len(), 1, "they are still there");
}
