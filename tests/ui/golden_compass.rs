//! The pages of the compass, compared with pictures that somebody has looked at. All of it is invented.

use fristed_ui::CompassPress;

use crate::golden::{LOOKS, Look, compare, none_of};
use crate::harness::Kiosk;
use crate::staff_house::open;

/// Somebody new: what she is told, her own page, and who there is.
fn persons_in((look, size, text, dark, language): Look) {
    let kiosk = Kiosk::new();
    kiosk.size(size);
    open(&kiosk);
    kiosk.place(|place| (place.text, place.contrast, place.language) = (text, dark, language));
    crate::persons::settle(&kiosk);
    crate::persons::somebody(&kiosk);
    let mut wrong = Vec::new();
    for (name, action) in [
        ("basis", "compass-persons-basis"),
        ("key", "compass-person-yes"),
        ("erase", "compass-rights-erase"),
        ("one", "compass-start"),
        ("list", "compass-persons"),
    ] {
        if name == "key" {
            crate::persons::say_yes(&kiosk);
        } else {
            kiosk.screens.borrow_mut().act(action);
        }
        kiosk.settle();
        wrong.extend(compare(&format!("persons-{name}-{look}"), &kiosk.picture()));
    }
    none_of(wrong);
}

#[test]
fn the_persons() {
    for look in LOOKS {
        persons_in(look);
    }
}

/// The compass with something of everything filled in.
fn compass_in((look, size, text, dark, language): Look) {
    let kiosk = Kiosk::new();
    kiosk.size(size);
    open(&kiosk);
    kiosk.place(|place| (place.text, place.contrast, place.language) = (text, dark, language));
    crate::compass::fill_both(&kiosk);
    crate::house_report::made_up_report(&kiosk);
    let mut wrong = Vec::new();
    for (name, actions) in [
        ("start", ["compass-start"].as_slice()),
        ("problems", &["compass-open:employee:problems", "compass-choose:alcohol"]),
        ("resources", &["compass-wheel:resources", "compass-choose:reliability"]),
        ("both", &["compass-both"]),
        ("field", &["compass-field:housing"]),
        ("list", &["compass-list:problems"]),
        ("report", &["compass-report"]),
        ("group", &["compass-group"]),
        ("rights", &["compass-rights-menu"]),
        ("room", &["compass-rights-room"]),
    ] {
        for action in actions {
            kiosk.screens.borrow_mut().act(action);
        }
        kiosk.settle();
        wrong.extend(compare(&format!("compass-{name}-{look}"), &kiosk.picture()));
    }
    crate::over_time::file_wheels(&kiosk.screens);
    for (name, action) in [
        ("earlier", "compass-over-earlier:problems:0"),
        ("over", "compass-over-over:problems:1"),
        ("conversation", "compass-over-talk"),
    ] {
        kiosk.screens.borrow_mut().act(action);
        kiosk.settle();
        wrong.extend(compare(&format!("compass-{name}-{look}"), &kiosk.picture()));
    }
    kiosk.screens.borrow_mut().press_on_compass(CompassPress::Cover);
    kiosk.settle();
    wrong.extend(compare(&format!("compass-covered-{look}"), &kiosk.picture()));
    none_of(wrong);
}

/// A round of three: who takes part, everybody's answers side by side, an agreement that is being made.
fn round_in((look, size, text, dark, language): Look) {
    let kiosk = Kiosk::new();
    kiosk.size(size);
    crate::round::to_reveal(&kiosk);
    kiosk.place(|place| (place.text, place.contrast, place.language) = (text, dark, language));
    let mut wrong = Vec::new();
    for (name, actions) in [
        ("reveal", ["compass-round-do:joint:condition:struggles"].as_slice()),
        ("form", &["compass-round-do:to-agree", "compass-round-do:new"]),
    ] {
        for action in actions {
            kiosk.screens.borrow_mut().act(action);
        }
        kiosk.settle();
        wrong.extend(compare(&format!("round-{name}-{look}"), &kiosk.picture()));
    }
    none_of(wrong);
}

#[test]
fn a_round() {
    for look in LOOKS {
        round_in(look);
    }
}

#[test]
fn the_compass() {
    for look in LOOKS {
        compass_in(look);
    }
}
