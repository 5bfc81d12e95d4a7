//! The desk in large text and on small screens: doors that say their state, few sheets, and one name through a door
//! and its page.

use fristed::app::staff::StaffCommand;
use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::Door;
use fristed::screens::staff::running::At;
use fristed_ui::{Desk, DeskDoor, Shell, Staff, StaffLayout};
use slint::{ComponentHandle as _, Model as _};

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL, TUESDAY_MORNING};
use crate::rules::Findings;
use crate::staff::press_with;
use crate::staff_house::{command, log_in, open};
use crate::staff_lists::{opened, people};
use crate::staff_sweep::{look_as, sheets};

fn count_sheets(kiosk: &Kiosk) -> i32 {
    kiosk.ui.global::<Shell>().get_sheets()
}

#[test]
fn three_sheets_in_the_largest_text_and_four_on_a_small_screen() {
    let kiosk = opened(Language::Danish);
    for (size, text, most) in [
        (FULL_HD, TextSize::Large, 3),
        (FULL_HD, TextSize::Largest, 3),
        (SMALL, TextSize::Normal, 4),
        (PORTRAIT, TextSize::Normal, 2),
    ] {
        for language in [Language::Danish, Language::English] {
            look_as(&kiosk, (size, text, language));
            assert_eq!(kiosk.ui.global::<Staff>().get_layout(), StaffLayout::Cards);
            let there = count_sheets(&kiosk);
            assert!(there <= most, "{size:?} {text:?} {language:?}: {there} sheets");
        }
    }
    // The day comes first, with its state in a line.
    look_as(&kiosk, (FULL_HD, TextSize::Largest, Language::Danish));
    let first: Vec<String> = kiosk.buttons().into_iter().filter(|label| label.contains(", ")).take(2).collect();
    assert_eq!(first, ["Programmet, Nu: Morgenmad", "Faciliteter, Alle er ledige"], "{:#?}", kiosk.buttons());
}

#[test]
fn a_facility_is_taken_behind_its_door_and_the_door_says_so() {
    let kiosk = opened(Language::Danish);
    kiosk.text_size(TextSize::Largest);
    kiosk.press("Faciliteter, Alle er ledige");
    assert_eq!(kiosk.spot(), Spot::Desk(Door::Places));
    kiosk.press("I brug: Badet");
    assert!(kiosk.button("Gør ledig: Badet").is_some(), "{:#?}", kiosk.buttons());
    kiosk.press("Tilbage til vagtbordet");
    assert!(kiosk.button("Faciliteter, 1 optaget").is_some(), "{:#?}", kiosk.buttons());
}

#[test]
fn every_door_has_the_name_of_its_page() {
    for language in [Language::Danish, Language::English] {
        let kiosk = opened(language);
        let doors: Vec<DeskDoor> = kiosk.ui.global::<Desk>().get_doors().iter().collect();
        assert!(doors.len() > 12, "{doors:?}");
        for door in doors {
            kiosk.screens.borrow_mut().act(&door.action);
            kiosk.woken();
            assert_eq!(kiosk.ui.global::<Staff>().get_title(), door.title, "{}", door.action);
            kiosk.place(|place| place.arrive(Spot::Staff, Spot::Today));
        }
        kiosk.screens.borrow_mut().act(&Door::Guides(None).name());
        let name = if language == Language::Danish { "Gode ideer" } else { "Good ideas" };
        assert_eq!(kiosk.ui.global::<Staff>().get_title(), name);
    }
}

#[test]
fn a_start_code_that_somebody_took_along_comes_first_until_there_is_a_new_one() {
    let kiosk = Kiosk::over(TUESDAY_MORNING, people);
    let cards = open(&kiosk);
    command(&kiosk, StaffCommand::Leaves(cards.pins[2].0));
    // The new code is shown, and nobody copies it.
    command(&kiosk, StaffCommand::Lock);
    kiosk.place(|place| place.go(Spot::Staff));
    log_in(&kiosk, &cards.pins[0]);
    kiosk.woken();
    assert_eq!(kiosk.ui.global::<Staff>().get_layout(), StaffLayout::Desk, "it stands on the page");
    let due = "Lav en ny startkode. En tidligere kollega kender den gamle.";
    let doors: Vec<String> = kiosk.buttons().into_iter().filter(|label| !label.starts_with("Lås")).collect();
    assert_eq!(doors[0], due, "{doors:#?}");
    kiosk.text_size(TextSize::Largest);
    let doors: Vec<String> = kiosk.buttons().into_iter().filter(|label| !label.starts_with("Lås")).collect();
    assert_eq!(doors[0], "Ny startkode, En, der er holdt op, kender den gamle.", "{doors:#?}");
    kiosk.text_size(TextSize::Normal);
    kiosk.press(due);
    assert!(kiosk.says("Skriv tallene af på startkortet."), "{:#?}", kiosk.texts());
}

#[test]
fn what_is_to_be_seen_to_leads_to_where_one_sees_to_it() {
    let kiosk = opened(Language::Danish);
    kiosk.press_beginning("Der er ingen sikkerhedskopi endnu.");
    assert_eq!(kiosk.ui.global::<Staff>().get_title(), "Maskinen");
}

#[test]
fn changes_begin_on_the_first_sheet_several_of_them() {
    let kiosk = opened(Language::Danish);
    for need in ["stilhed", "kager", "kopper", "saks", "lim", "garn"] {
        let session = kiosk.screens.borrow().app().session().expect("somebody");
        let put_up = fristed::app::running::Run::PutUpNeed(need.to_owned());
        kiosk.screens.borrow_mut().app_mut().run(&session, &put_up).expect("a store");
    }
    // Entries carry the time of the machine, so that their day is written out, which takes two lines on a small screen.
    let changes = |kiosk: &Kiosk| kiosk.look().written.iter().filter(|one| one.text.starts_with("Satte op")).count();
    for (size, text, least) in
        [(FULL_HD, TextSize::Normal, 6), (SMALL, TextSize::Normal, 2), (FULL_HD, TextSize::Largest, 2)]
    {
        look_as(&kiosk, (size, text, Language::Danish));
        kiosk.screens.borrow_mut().act("run-history:everything");
        kiosk.settle();
        assert!(changes(&kiosk) >= least, "{size:?} {text:?}: {}", changes(&kiosk));
    }
    // Another sort is two presses away, and the way back is to the desk.
    look_as(&kiosk, (FULL_HD, TextSize::Normal, Language::Danish));
    kiosk.press("Vis: Alt");
    kiosk.press("Åbningstider");
    assert!(kiosk.button("Vis: Åbningstider").is_some() && changes(&kiosk) == 0, "{:#?}", kiosk.texts());
    kiosk.press("Tilbage til vagtbordet");
    assert!(kiosk.has("Vagtbordet"), "{:#?}", kiosk.texts());
}

#[test]
fn the_undo_button_says_what_it_undoes() {
    let kiosk = opened(Language::Danish);
    kiosk.find_and_press("kl. 13–15, Billard");
    kiosk.press_beginning("Aflys");
    kiosk.press_beginning("Næste gang er");
    let words = |kiosk: &Kiosk| kiosk.ui.global::<Staff>().get_undo_words().to_string();
    assert!(words(&kiosk).starts_with("Fortryd: Aflyste"), "{}", words(&kiosk));
    let mut findings = Findings::default();
    for size in [FULL_HD, PORTRAIT, SMALL] {
        for text in [TextSize::Normal, TextSize::Large, TextSize::Largest] {
            let looks = (size, text, Language::Danish);
            look_as(&kiosk, looks);
            assert!(words(&kiosk).starts_with("Fortryd"), "{looks:?}");
            sheets(&kiosk, "saved", looks, 1, &mut findings);
        }
    }
    findings.none();
    look_as(&kiosk, (FULL_HD, TextSize::Normal, Language::Danish));
    kiosk.press_beginning("Fortryd: Aflyste: Billard");
    assert_eq!(words(&kiosk), "");
}

#[test]
fn another_role_is_undone_with_one_press() {
    let kiosk = opened(Language::Danish);
    press_with(&kiosk, "Medarbejdere");
    press_with(&kiosk, "SLØ");
    press_with(&kiosk, "Hvad hun er i huset");
    kiosk.press("Frivillig");
    kiosk.woken();
    assert!(kiosk.says("Kompas er for ansatte."), "{:#?}", kiosk.texts());
    kiosk.press("Fortryd: Gjorde til frivillig: SLØ");
    kiosk.woken();
    assert!(matches!(kiosk.spot(), Spot::Desk(Door::Employee(_))), "{:?}", kiosk.spot());
    assert!(!kiosk.says("Kompas er for ansatte."), "{:#?}", kiosk.texts());
}

#[test]
fn something_new_stands_on_the_first_sheet_and_begins_in_time() {
    let kiosk = opened(Language::Danish);
    for (size, text) in [(SMALL, TextSize::Normal), (SMALL, TextSize::Largest), (FULL_HD, TextSize::Largest)] {
        look_as(&kiosk, (size, text, Language::Danish));
        kiosk.screens.borrow_mut().act(&At::Programme(0).name());
        kiosk.settle();
        assert!(kiosk.buttons().iter().any(|label| label.starts_with("Lav noget nyt")), "{:#?}", kiosk.buttons());
    }
    look_as(&kiosk, (FULL_HD, TextSize::Normal, Language::Danish));
    kiosk.press_beginning("Lav noget nyt");
    assert!(kiosk.says("kl. 10–11"), "it is 9.40: {:#?}", kiosk.texts());
}

#[test]
fn a_long_word_hides_no_word_that_ranks() {
    let kiosk = opened(Language::Danish);
    for size in [FULL_HD, SMALL] {
        look_as(&kiosk, (size, TextSize::Normal, Language::Danish));
        kiosk.screens.borrow_mut().act("run-write:text");
        kiosk.screens.borrow_mut().type_in("Overnatningsmuligheder og Beskæftigelsesindsatser for vinderne");
        kiosk.settle();
        let note = kiosk.ui.global::<Staff>().get_note_text().to_string();
        let (ranks, long) = (note.find("vinderne"), note.find("Overnatningsmuligheder"));
        assert!(ranks.is_some() && long.is_some() && ranks < long, "{size:?}: {note}");
        kiosk.press("Færdig");
    }
}

#[test]
fn what_she_chose_to_see_better_is_hers_and_the_house_keeps_its_own() {
    let kiosk = Kiosk::over(TUESDAY_MORNING, people);
    let cards = open(&kiosk);
    let looks = |kiosk: &Kiosk| {
        let screens = kiosk.screens.borrow();
        (screens.place().text, screens.place().contrast)
    };
    press_with(&kiosk, "Indstillinger");
    kiosk.press_beginning("Se bedre");
    kiosk.press("Stor");
    kiosk.press("Mørk");
    kiosk.press("Færdig");
    assert_eq!(looks(&kiosk), (TextSize::Large, true));
    kiosk.press("Lås");
    assert_eq!(looks(&kiosk), (TextSize::Normal, false), "as the visitors had left it");
    kiosk.text_size(TextSize::Largest);
    kiosk.place(|place| place.go(Spot::Staff));
    log_in(&kiosk, &cards.pins[0]);
    assert_eq!(looks(&kiosk), (TextSize::Large, true), "hers again");
    kiosk.press("Lås");
    assert_eq!(looks(&kiosk), (TextSize::Largest, false), "and the visitors' again");
    kiosk.place(|place| place.go(Spot::Staff));
    log_in(&kiosk, &cards.pins[1]);
    assert_eq!(looks(&kiosk), (TextSize::Largest, false), "a colleague has chosen nothing");
}

#[test]
fn the_facilities_and_the_sorts_fit_at_every_size() {
    let kiosk = opened(Language::Danish);
    let mut findings = Findings::default();
    for looks in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (PORTRAIT, TextSize::Largest, Language::Danish),
        (SMALL, TextSize::Normal, Language::English),
        (SMALL, TextSize::Largest, Language::Danish),
    ] {
        look_as(&kiosk, looks);
        for page in [Door::Places.name(), At::Sorts(Default::default()).name()] {
            kiosk.screens.borrow_mut().act(&page);
            kiosk.settle();
            sheets(&kiosk, &page, looks, 2, &mut findings);
        }
    }
    findings.none();
}
