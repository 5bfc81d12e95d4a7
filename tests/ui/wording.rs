//! A facility is spoken of anew on the screen, by accessible label.

use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::running::{At, Field, Said};

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::rules::Findings;
use crate::running::opened;
use crate::staff_sweep::{look_as, sheets};

fn first(kiosk: &Kiosk) -> fristed::domain::facility::FacilityId {
    kiosk.screens.borrow().app().store().facilities().expect("facilities")[0].id
}

#[test]
fn what_stands_on_a_facility_is_corrected_on_its_own_page() {
    let kiosk = opened(Language::Danish);
    let id = first(&kiosk);
    let said = |kiosk: &Kiosk| {
        let all = kiosk.screens.borrow().app().facilities(Language::Danish).expect("facilities");
        (all[0].sentence(), all[0].advice.clone())
    };
    let before = said(&kiosk);
    kiosk.screens.borrow_mut().act(&At::Facility(id).name());
    kiosk.find_and_press("Ret teksten");
    assert_eq!(kiosk.spot(), Spot::Running(At::Wording(id)));
    kiosk.find_and_press("Når det er ledigt");
    kiosk.screens.borrow_mut().type_in(" Der er rene håndklæder.");
    kiosk.press("Færdig");
    kiosk.find_and_press("Hvad det hedder");
    kiosk.screens.borrow_mut().type_in(" på 1.");
    kiosk.press("Færdig");
    kiosk.find_and_press("Gem");
    assert_eq!(kiosk.spot(), Spot::Running(At::Facility(id)));
    let now = said(&kiosk);
    assert!(now.1.ends_with("Der er rene håndklæder.") && now.0.contains(" på 1. er"), "{now:?}");
    kiosk.press_beginning("Fortryd: Rettede");
    assert_eq!(said(&kiosk), before);
}

#[test]
fn the_pages_of_wording_fit_at_every_size() {
    let kiosk = opened(Language::Danish);
    let id = first(&kiosk);
    let mut findings = Findings::default();
    for looks in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (PORTRAIT, TextSize::Largest, Language::English),
        (SMALL, TextSize::Largest, Language::Danish),
    ] {
        for at in [At::Facility(id), At::Wording(id), At::Write(Field::Facility(Said::Invitation))] {
            kiosk.screens.borrow_mut().act(&at.name());
            look_as(&kiosk, looks);
            sheets(&kiosk, &at.name(), looks, i32::MAX, &mut findings);
        }
    }
    findings.none();
}
