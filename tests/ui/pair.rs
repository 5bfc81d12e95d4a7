//! A drawn pair of words stands beside the drawings, for whoever would rather have two. Both drawings show wherever the
//! sign does.

use fristed::domain::duty::Step;
use fristed::domain::sign_up::Sign;
use fristed::domain::text::Language;
use fristed::screens::join_at::{At, Own, Thanks};
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::lists::At as ListAt;
use fristed_ui::{Cards, Shell};
use slint::{ComponentHandle as _, Model as _};

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::join::{SHIFT, at_join};
use crate::join_first::put_on;
use crate::rules::Findings;
use crate::staff_lists::{opened, shift};
use crate::staff_sweep::{look_as, sheets};

/// Two of the longest words.
const PAIR: &str = "anker+sommerfugl";
const BOTH: (&str, &str) = ("m_anker", "m_sommerfugl");

/// The drawings of every card with two of them, over all sheets.
fn pairs_of_cards(kiosk: &Kiosk) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for _ in 0..kiosk.ui.global::<Shell>().get_sheets() {
        let rows = kiosk.ui.global::<Cards>().get_rows();
        let cards = rows.iter().flat_map(|row| row.cards.iter().collect::<Vec<_>>());
        let both = |card: fristed_ui::Card| (card.icon.to_string(), card.icon_2.to_string());
        found.extend(cards.map(both).filter(|(_, second)| !second.is_empty()));
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
    }
    found
}

fn own(open: bool) -> Option<Own> {
    Some(Own { sign: Some(PAIR.parse().unwrap()), secret: "fyrtaarn".parse().unwrap(), open })
}

#[test]
fn both_drawings_of_a_pair_show_wherever_it_stands() {
    let kiosk = at_join();
    put_on(&kiosk, SHIFT, PAIR, Step::Whole);
    let both = [(BOTH.0.to_owned(), BOTH.1.to_owned())];
    for page in [format!("list:{SHIFT}"), format!("mine:back@{SHIFT}")] {
        kiosk.go_to(&page);
        assert_eq!(pairs_of_cards(&kiosk), both, "{page}");
    }
    kiosk.go_to(&format!("sign:{SHIFT}@one-hour"));
    assert_eq!(pairs_of_cards(&kiosk).len(), 1, "the one that is offered");
    kiosk.place(|place| {
        place.go(Spot::Joining(At::Thanks(Thanks::Joined, "brugervagt".to_owned(), own(false))));
    });
    assert_eq!(pairs_of_cards(&kiosk), both);
    // And where staff see it.
    let staff = opened(Language::Danish);
    staff.screens.borrow_mut().act(&ListAt::One(shift()).name());
    staff.settle();
    assert_eq!(pairs_of_cards(&staff), [("m_sol".to_owned(), "m_trae".to_owned())]);
    staff.screens.borrow_mut().act(&ListAt::Sign(shift(), Step::Look).name());
    staff.settle();
    assert_eq!(pairs_of_cards(&staff).len(), 1);
}

#[test]
fn a_pair_fits_every_page_that_shows_it_and_no_word_of_it_is_divided() {
    let kiosk = at_join();
    put_on(&kiosk, SHIFT, PAIR, Step::Whole);
    put_on(&kiosk, SHIFT, "fugl", Step::OneHour);
    let mut findings = Findings::default();
    for looks in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (FULL_HD, TextSize::Largest, Language::English),
        (PORTRAIT, TextSize::Normal, Language::English),
        (PORTRAIT, TextSize::Largest, Language::Danish),
        (SMALL, TextSize::Normal, Language::Danish),
        (SMALL, TextSize::Largest, Language::Danish),
        (SMALL, TextSize::Largest, Language::English),
    ] {
        look_as(&kiosk, looks);
        for page in ["list", "mine:back", "sign"] {
            let name = if page == "sign" { format!("sign:{SHIFT}@look") } else { join_of(page) };
            kiosk.go_to("today");
            kiosk.go_to(&name);
            sheets(&kiosk, &format!("pair-{}", page.replace(':', "-")), looks, i32::MAX, &mut findings);
            for _ in 0..kiosk.ui.global::<Shell>().get_sheets() {
                let written = kiosk.look().written.into_iter().map(|one| one.text);
                let divided: Vec<String> = written.filter(|text| text.contains("- ") || text.ends_with('-')).collect();
                assert!(divided.is_empty(), "{looks:?} {name}: {divided:?}");
                kiosk.screens.borrow_mut().turn_sheet(1);
                kiosk.settle();
            }
        }
    }
    findings.none();
}

/// The page of the shift with this verb.
fn join_of(verb: &str) -> String {
    if verb == "list" { format!("list:{SHIFT}") } else { format!("{verb}@{SHIFT}") }
}

/// What everybody sees last: every thanks, with the pair and the secret drawing covered and shown, at every size.
#[test]
fn every_page_of_thanks_fits_at_every_size() {
    let kiosk = at_join();
    let mut findings = Findings::default();
    let all = [
        (Thanks::Joined, "brugervagt", own(true)),
        (Thanks::Wished, "brugervagt", own(false)),
        (Thanks::Wished, "koekkenhjaelp", own(true)),
        (Thanks::Reserve, "fisketur", own(true)),
        (Thanks::MovedUp, "fisketur", None),
        (Thanks::Gone, "brugervagt", None),
        (Thanks::Kept, "aktivitetsgruppen", None),
        (Thanks::Need, "", None),
        (Thanks::Started, "", own(true).map(|own| Own { sign: None, ..own })),
        (Thanks::Pause, "", None),
    ];
    for size in [FULL_HD, PORTRAIT, SMALL] {
        for text in [TextSize::Normal, TextSize::Large, TextSize::Largest] {
            for language in [Language::Danish, Language::English] {
                look_as(&kiosk, (size, text, language));
                for (of, slug, own) in &all {
                    kiosk.place(|place| place.go(Spot::Joining(At::Thanks(*of, (*slug).to_owned(), *own))));
                    let name = format!("thanks-{of:?}-{slug}");
                    sheets(&kiosk, &name, (size, text, language), i32::MAX, &mut findings);
                }
            }
        }
    }
    findings.none();
}

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
    let At::Secret(_, _, sign) = at else { panic!("{at:?}") };
    assert!(matches!(sign, Sign::Pair(..)), "{sign}");
}
