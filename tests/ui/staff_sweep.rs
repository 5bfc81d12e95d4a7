//! What must hold of every page of the staff's side, at whatever size: nothing cut off, and both locks within reach.

use fristed::domain::text::Language;
use fristed::screens::place::TextSize;
use fristed_ui::{Screen, Shell};
use slint::ComponentHandle as _;

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::rules::{Findings, check};
use crate::running::keep_picture;

/// One way a page of the staff's side can look.
pub type Looks = ((f32, f32), TextSize, Language);

/// The locks, as they are called in either language.
const LOCKS: [[&str; 2]; 2] = [["Lås helt", "Lås"], ["Lock all", "Lock"]];

/// Takes the screen to these looks; the page stays.
pub fn look_as(kiosk: &Kiosk, (size, text, language): Looks) {
    kiosk.size(size);
    kiosk.place(|place| (place.text, place.language, place.sheet) = (text, language, 0));
}

/// Looks at the first `most` sheets of the page that is shown.
pub fn sheets(kiosk: &Kiosk, page: &str, (size, text, language): Looks, most: i32, findings: &mut Findings) {
    let looks = format!("{}x{} {text:?} {language:?}", size.0, size.1);
    for sheet in 0..kiosk.ui.global::<Shell>().get_sheets().min(most) {
        let name = format!("{page} {sheet}");
        keep_picture(kiosk, &format!("{name}-{looks}"));
        check(&kiosk.look(), None, size, &name, &looks, findings);
        if kiosk.ui.global::<Screen>().get_staff_open() {
            locks(kiosk, &name, language, &looks, findings);
        }
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
    }
}

/// One press locks, and one locks all, wherever somebody who is in has come to.
fn locks(kiosk: &Kiosk, page: &str, language: Language, looks: &str, findings: &mut Findings) {
    let buttons = kiosk.buttons();
    for lock in LOCKS[usize::from(language == Language::English)] {
        if !buttons.iter().any(|button| button == lock) {
            findings.add("no way to lock", page, looks, format!("{lock:?} among {buttons:?}"));
        }
    }
}

/// Looks at the page that is shown at every size, in the smallest and the largest text and in both languages.
pub fn every_size(kiosk: &Kiosk, page: &str, findings: &mut Findings) {
    for size in [FULL_HD, PORTRAIT, SMALL] {
        for text in [TextSize::Normal, TextSize::Largest] {
            for language in [Language::Danish, Language::English] {
                let looks = (size, text, language);
                look_as(kiosk, looks);
                sheets(kiosk, page, looks, i32::MAX, findings);
            }
        }
    }
    look_as(kiosk, (FULL_HD, TextSize::Normal, Language::Danish));
}
