//! Settings, offers, food and rights by accessible label: what one presses, what holds then, and undoing.

use fristed::domain::employee::Right;
use fristed::domain::nudge::Nudge;
use fristed::domain::retention::Kept;
use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::running::{At as RunAt, Field};
use fristed::screens::staff::settings::At;
use fristed_ui::Shell;
use slint::ComponentHandle as _;

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::rules::Findings;
use crate::running::opened;
use crate::staff::press_with;
use crate::staff_house::{log_in, open, press_digits, shown};
use crate::staff_sweep::sheets;

fn at(kiosk: &Kiosk) -> Option<At> {
    if let Spot::Running(RunAt::Settings(at)) = kiosk.spot() { Some(at) } else { None }
}

#[test]
fn english_and_a_nudge_are_switched_off_and_the_house_says_so() {
    let kiosk = opened(Language::Danish);
    kiosk.find_and_press("Indstillinger");
    kiosk.press("Længere: 1 minut");
    assert!(kiosk.says("75 sekunder"), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Engelsk på husets skærm");
    assert_eq!(at(&kiosk), Some(At::Menu), "one stays where one is");
    kiosk.find_and_press("Puf");
    let soon = kiosk.buttons().into_iter().find(|label| label.starts_with("Særlige dage")).expect("the nudge of Snart");
    kiosk.press(&soon);
    assert!(kiosk.says("Slået fra i vores hus."), "{:#?}", kiosk.texts());
    kiosk.press("Lås");
    assert!(kiosk.button("English").is_none(), "{:#?}", kiosk.buttons());
    assert!(kiosk.screens.borrow().app().today(Language::Danish).expect("a day").soon.is_empty());
    kiosk.go_to("nudges");
    let off = |kiosk: &Kiosk| kiosk.says("Slået fra i vores hus.");
    for _ in 0..kiosk.ui.global::<Shell>().get_sheets() {
        if off(&kiosk) {
            break;
        }
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
    }
    assert!(off(&kiosk), "whoever reads how we nudge reads that this one is off: {:#?}", kiosk.texts());
}

#[test]
fn in_english_the_box_is_emptied_on_another_day_and_it_is_undone() {
    let kiosk = opened(Language::English);
    kiosk.find_and_press("Settings");
    kiosk.find_and_press("The suggestion box");
    kiosk.press("Day after: Monday");
    assert!(kiosk.says("Tuesday"), "{:#?}", kiosk.texts());
    for _ in 0..3 {
        let more = kiosk.buttons().into_iter().find(|label| label.starts_with("Fewer: ")).expect("fewer");
        kiosk.press(&more);
    }
    assert!(kiosk.says("At least 3 together"), "never fewer");
    kiosk.press_beginning("Undo: Changed a setting: when the box is emptied");
    assert_eq!(at(&kiosk), Some(At::Box));
    assert!(kiosk.says("Monday"), "{:#?}", kiosk.texts());
}

#[test]
fn the_week_has_other_hours_in_three_presses_from_its_day() {
    let kiosk = opened(Language::Danish);
    kiosk.find_and_press("Indstillinger");
    kiosk.find_and_press("Ugens åbningstider");
    kiosk.press_beginning("Onsdag");
    let later = kiosk.buttons().into_iter().find(|label| label.starts_with("Senere: Kl. 8")).expect("later");
    kiosk.press(&later);
    kiosk.find_and_press("Gem for alle hverdage");
    assert_eq!(at(&kiosk), Some(At::Week));
    let hours = kiosk.screens.borrow().app().house(Language::Danish).expect("the house").hours;
    assert!(hours[0].hours.contains("8.15") && hours[0].days.contains("fredag"), "{hours:?}");
    kiosk.press_beginning("Fortryd: Rettede ugens åbningstider");
    let hours = kiosk.screens.borrow().app().house(Language::Danish).expect("the house").hours;
    assert!(!hours[0].hours.contains("8.15"), "{hours:?}");
}

#[test]
fn an_offer_is_made_gets_a_time_and_ends() {
    let kiosk = opened(Language::Danish);
    kiosk.find_and_press("Tilbud");
    kiosk.find_and_press("Lav et nyt tilbud");
    kiosk.find_and_press("Gem");
    assert!(kiosk.says("Skriv, hvad det hedder."), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Hvad hedder det");
    kiosk.type_on_screen("Symaskine");
    kiosk.press("Færdig");
    kiosk.find_and_press("Hvornår er det her");
    kiosk.press("På faste tider");
    kiosk.find_and_press("Gem");
    assert_eq!(at(&kiosk), Some(At::Offers));
    let made = |kiosk: &Kiosk| {
        let all = kiosk.screens.borrow().app().offers(Language::Danish).expect("offers");
        all.into_iter().find(|one| one.title == "Symaskine")
    };
    assert!(made(&kiosk).is_some());
    kiosk.find_and_press("Symaskine");
    kiosk.find_and_press("Sæt en tid på");
    kiosk.find_and_press("Dagen efter: Tirsdag den 13. oktober");
    kiosk.find_and_press("Gem");
    let week = kiosk.screens.borrow().app().week_day(1, Language::Danish).expect("a day");
    assert!(week.entries.iter().any(|one| one.title == "Symaskine"), "{:?}", week.entries);
    kiosk.press("Tilbage til vagtbordet");
    kiosk.find_and_press("Tilbud");
    kiosk.find_and_press("Symaskine");
    kiosk.find_and_press("Slut tilbuddet");
    kiosk.press("Ja, slut det nu");
    assert!(made(&kiosk).is_none());
    kiosk.press_beginning("Fortryd: Sluttede et tilbud");
    assert!(made(&kiosk).is_some());
}

#[test]
fn compass_is_given_and_the_digits_stay_for_whoever_needs_it() {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    press_with(&kiosk, "Medarbejdere");
    press_with(&kiosk, "SLØ");
    press_with(&kiosk, "Fast talplacering");
    kiosk.woken();
    assert!(kiosk.says("Tallene bliver stående nu."), "{:#?}", kiosk.texts());
    press_with(&kiosk, "Giv huset og kompas");
    press_with(&kiosk, "Ja, gør det nu");
    let pin = shown(&kiosk);
    kiosk.press("Videre");
    press_digits(&kiosk, &pin);
    assert!(kiosk.says("Huset og kompas"), "back on her page: {:#?}", kiosk.texts());
    kiosk.press("Lås");
    kiosk.go_to("staff");
    log_in(&kiosk, &(cards.pins[2].0, pin));
    let session = kiosk.screens.borrow().app().session().expect("somebody");
    assert_eq!(session.right(), Right::Compass);
}

/// Every page at the sizes where things are tightest.
#[test]
fn the_pages_of_settings_fit_at_every_size() {
    let kiosk = opened(Language::Danish);
    let slug = kiosk.screens.borrow().app().store().offers().expect("offers")[0].slug.clone();
    let pages = [
        RunAt::Settings(At::Menu),
        RunAt::Settings(At::Box),
        RunAt::Settings(At::Kept),
        RunAt::Settings(At::Erase(Kept::Minutes)),
        RunAt::Settings(At::Nudges),
        RunAt::Settings(At::Week),
        RunAt::Settings(At::Day(0)),
        RunAt::Settings(At::Offers),
        RunAt::Settings(At::Offer(Some(slug.clone()))),
        RunAt::Write(Field::FirstStep),
        RunAt::Settings(At::Need),
        RunAt::Settings(At::When),
        RunAt::Settings(At::EndOffer(slug)),
        RunAt::Settings(At::Food),
    ];
    kiosk.screens.borrow_mut().act(&format!("run-nudge:{}", Nudge::OneNext.word().expect("a word")));
    let mut findings = Findings::default();
    for (size, text, language) in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (PORTRAIT, TextSize::Largest, Language::Danish),
        (SMALL, TextSize::Largest, Language::English),
    ] {
        kiosk.size(size);
        kiosk.place(|place| (place.text, place.language) = (text, language));
        for page in &pages {
            kiosk.screens.borrow_mut().act(&page.name());
            kiosk.settle();
            assert_eq!(kiosk.spot(), Spot::Running(page.clone()));
            sheets(&kiosk, &page.name(), (size, text, language), i32::MAX, &mut findings);
        }
    }
    findings.none();
}
