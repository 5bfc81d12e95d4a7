//! Every page in every size, text size, contrast and language: nothing too small to press, nothing cut off,
//! nothing on top of anything else.

use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize, spot_by_name};
use fristed_ui::Shell;
use slint::ComponentHandle as _;

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::houses;
use crate::rules::{Findings, check};

const TEXTS: [TextSize; 3] = [TextSize::Normal, TextSize::Large, TextSize::Largest];

/// One way a page can look.
#[derive(Debug, Clone, Copy)]
struct Looks {
    size: (f32, f32),
    text: TextSize,
    dark: bool,
    language: Language,
}

impl Looks {
    fn name(self) -> String {
        let (width, height) = self.size;
        let colours = if self.dark { "dark" } else { "light" };
        format!("{width}x{height} {:?} {colours} {:?}", self.text, self.language)
    }
}

/// The pages of Vær med that are one step further in.
pub const JOINING: [&str; 14] = [
    "duty:brugervagt",
    "duty:fisketur",
    "more",
    "list:brugervagt@2026-10-25",
    "list:aktivitetsgruppen@2026-10-15",
    "sign:brugervagt@2026-10-25@one-hour",
    "secret:brugervagt@2026-10-25@one-hour@fugl",
    "mine:back@brugervagt@2026-10-25",
    "mine:keep@aktivitetsgruppen@2026-10-15",
    "show:back@brugervagt@2026-10-25@fugl",
    "look:aktivitetsgruppen",
    "start",
    "start:walk",
    "start:walk@door",
];

/// All pages that the house has: each kind of page, every day, every offer, every activity of today.
fn all_spots(kiosk: &Kiosk) -> Vec<(String, Spot)> {
    let screens = kiosk.screens.borrow();
    let app = screens.app();
    let mut names: Vec<String> = [
        "today",
        "offers",
        "facilities",
        "about",
        "nudges",
        "privacy",
        "staff",
        "licences",
        "help",
        "meeting",
        "agenda",
        "minutes",
        "all-minutes",
        "board",
        "other-meetings",
        "representative",
        "meeting-view",
        "join",
        "suggest",
        "suggest-pictures",
        "suggest-thanks",
    ]
    .map(String::from)
    .into();
    names.extend((0..7).map(|day| format!("week:{day}")));
    names.extend(JOINING.map(String::from));
    let today = app.today(Language::Danish).expect("a day that can be read");
    names.extend(today.line.iter().map(|entry| format!("activity:{}", entry.id)));
    names.extend(app.store().offers().expect("offers").iter().map(|offer| format!("offer:{}", offer.slug)));
    let mut spots: Vec<_> = names
        .into_iter()
        .map(|name| {
            let spot = spot_by_name(&name).unwrap_or_else(|| panic!("no page {name}"));
            (name, spot)
        })
        .collect();
    spots.push(("activity that is gone".into(), Spot::Activity(fristed::screens::place::no_activity())));
    spots
}

/// The pages of which there are several, once each.
fn one_of_each(kiosk: &Kiosk) -> Vec<(String, Spot)> {
    let mut kinds = Vec::new();
    let mut spots = all_spots(kiosk);
    spots.retain(|(_, spot)| {
        let kind = std::mem::discriminant(spot);
        let is_new = !kinds.contains(&kind);
        kinds.push(kind);
        is_new
    });
    spots
}

/// Looks at every sheet of every one of `spots`.
fn sweep(kiosk: &Kiosk, spots: &[(String, Spot)], looks: Looks, findings: &mut Findings) {
    sweep_sheets(kiosk, spots, looks, i32::MAX, findings);
}

/// Looks at the first `most` sheets and the last one.
fn sweep_sheets(kiosk: &Kiosk, spots: &[(String, Spot)], looks: Looks, most: i32, findings: &mut Findings) {
    kiosk.place(|place| {
        place.text = looks.text;
        place.contrast = looks.dark;
        place.language = looks.language;
    });
    for (name, spot) in spots {
        kiosk.place(|place| place.go(spot.clone()));
        let sheets = kiosk.ui.global::<Shell>().get_sheets();
        for sheet in (1..=sheets).filter(|sheet| *sheet <= most || *sheet == sheets) {
            let look = kiosk.look();
            let page = if sheets > 1 { format!("{name} {sheet}/{sheets}") } else { name.clone() };
            check(&look, None, looks.size, &page, &looks.name(), findings);
            if sheet < sheets && sheet <= most {
                let next = if sheet == most { sheets } else { sheet + 1 };
                kiosk.place(|place| place.sheet = usize::try_from(next).unwrap() - 1);
            }
        }
    }
}

/// The whole matrix for one size and language: all pages at the extremes, one of each in between.
fn sweep_size(kiosk: &Kiosk, size: (f32, f32), language: Language, findings: &mut Findings) {
    kiosk.size(size);
    let (all, some) = (all_spots(kiosk), one_of_each(kiosk));
    for text in TEXTS {
        for dark in [false, true] {
            let looks = Looks { size, text, dark, language };
            // Colours change no box but that of a rim, so that the rest is looked at in one of them.
            let spots = if dark { &some } else { &all };
            sweep(kiosk, spots, looks, findings);
        }
    }
}

fn sweep_example(size: (f32, f32), language: Language) {
    let kiosk = Kiosk::new();
    let mut findings = Findings::default();
    sweep_size(&kiosk, size, language, &mut findings);
    findings.none();
}

#[test]
fn full_hd_in_danish() {
    sweep_example(FULL_HD, Language::Danish);
}

#[test]
fn full_hd_in_english() {
    sweep_example(FULL_HD, Language::English);
}

#[test]
fn portrait_in_danish() {
    sweep_example(PORTRAIT, Language::Danish);
}

#[test]
fn portrait_in_english() {
    sweep_example(PORTRAIT, Language::English);
}

#[test]
fn a_small_screen_in_danish() {
    sweep_example(SMALL, Language::Danish);
}

#[test]
fn a_small_screen_in_english() {
    sweep_example(SMALL, Language::English);
}

/// The meeting page while the meeting can be opened, and every item of the meeting itself.
#[test]
fn a_meeting_that_is_open() {
    let mut findings = Findings::default();
    for language in [Language::Danish, Language::English] {
        let kiosk = Kiosk::at("2026-11-03T13:50");
        for (size, text) in
            [FULL_HD, PORTRAIT, SMALL].into_iter().flat_map(|size| TEXTS.into_iter().map(move |text| (size, text)))
        {
            kiosk.size(size);
            let looks = Looks { size, text, dark: false, language };
            sweep(&kiosk, &[("meeting".into(), Spot::Meeting)], looks, &mut findings);
            kiosk.screens.borrow_mut().meeting_is_over();
            for item in 1..=5 {
                let spots = [(format!("item {item}"), Spot::MeetingView(None))];
                sweep(&kiosk, &spots, looks, &mut findings);
                let sheets = kiosk.ui.global::<Shell>().get_sheets();
                kiosk.place(|place| place.sheet = usize::try_from(sheets).unwrap() - 1);
                kiosk.screens.borrow_mut().turn_item(1);
                kiosk.settle();
            }
            kiosk.screens.borrow_mut().meeting_is_over();
        }
    }
    findings.none();
}

#[test]
fn the_overlays() {
    let kiosk = Kiosk::new();
    let mut findings = Findings::default();
    for size in [FULL_HD, PORTRAIT, SMALL] {
        kiosk.size(size);
        for (text, language) in TEXTS.into_iter().flat_map(|text| [(text, Language::Danish), (text, Language::English)])
        {
            let looks = Looks { size, text, dark: false, language };
            kiosk.place(|place| {
                place.go(Spot::Offers);
                (place.text, place.language) = (text, language);
            });
            let under = kiosk.look();
            kiosk.place(|place| place.see_better = true);
            check(&kiosk.look(), Some(&under), size, "see better", &looks.name(), &mut findings);
            kiosk.place(|place| place.see_better = false);
            let shell = kiosk.ui.global::<Shell>();
            shell.set_rest(fristed_ui::Rest::Asking);
            kiosk.settle();
            check(&kiosk.look(), Some(&under), size, "still here", &looks.name(), &mut findings);
            shell.set_rest(fristed_ui::Rest::Awake);
            shell.set_notice(kiosk.ui.global::<fristed_ui::AskTexts>().get_not_saved());
            kiosk.settle();
            check(&kiosk.look(), Some(&under), size, "notice", &looks.name(), &mut findings);
            shell.set_notice("".into());
            kiosk.settle();
        }
    }
    findings.none();
}

#[test]
fn the_idle_board_in_all_its_places() {
    let mut findings = Findings::default();
    for time in ["2026-10-13T09:40", "2026-10-13T16:40", "2026-10-13T23:30"] {
        let kiosk = Kiosk::at(time);
        for size in [FULL_HD, PORTRAIT, SMALL] {
            kiosk.size(size);
            kiosk.wait_seconds(100);
            for turn in 0..20 {
                check(&kiosk.look(), None, size, &format!("idle at {time}, turn {turn}"), "", &mut findings);
                kiosk.wait_seconds(if time.ends_with("23:30") { 60 } else { 20 });
            }
        }
    }
    findings.none();
}

/// A house as nobody wrote it, at the sizes where things are tightest.
fn sweep_hostile(kiosk: &Kiosk, spots_of: fn(&Kiosk) -> Vec<(String, Spot)>, most: i32) {
    let mut findings = Findings::default();
    for (size, text) in [
        (FULL_HD, TextSize::Normal),
        (FULL_HD, TextSize::Largest),
        (PORTRAIT, TextSize::Normal),
        (PORTRAIT, TextSize::Largest),
        (SMALL, TextSize::Normal),
        (SMALL, TextSize::Largest),
    ] {
        kiosk.size(size);
        let spots = spots_of(kiosk);
        let looks = Looks { size, text, dark: false, language: Language::Danish };
        sweep_sheets(kiosk, &spots, looks, most, &mut findings);
    }
    findings.none();
}

/// One of each kind of page, and the day of the week that the house has most to say about. Of pages alike one shows
/// all, and so it is with the middle of a list of fifty sheets.
fn one_of_each_and_wednesday(kiosk: &Kiosk) -> Vec<(String, Spot)> {
    let mut spots = one_of_each(kiosk);
    spots.push(("week:1".into(), Spot::Week(1)));
    spots
}

#[test]
fn very_long_titles_and_a_word_of_sixty_letters() {
    sweep_hostile(&houses::long_winded(), one_of_each_and_wednesday, 3);
}

#[test]
fn forty_offers_and_thirty_facilities() {
    sweep_hostile(&houses::crowded(), one_of_each, 3);
}

#[test]
fn only_a_calendar_and_no_house() {
    sweep_hostile(&houses::calendar_only(), one_of_each, 3);
}

#[test]
fn an_empty_day() {
    sweep_hostile(&houses::nothing_on(), all_spots, i32::MAX);
}

#[test]
fn a_closed_house() {
    sweep_hostile(&Kiosk::at(crate::harness::TUESDAY_NIGHT), all_spots, i32::MAX);
}

/// Suggestions: every sheet, also the one with the field, at every size.
#[test]
fn suggestions_at_every_size() {
    let kiosk = Kiosk::new();
    let mut findings = Findings::default();
    let spots = ["suggest", "suggest-pictures", "suggest-thanks"];
    let spots = spots.map(|name| (name.to_owned(), spot_by_name(name).expect("a page")));
    for size in [FULL_HD, PORTRAIT, SMALL] {
        kiosk.size(size);
        for text in TEXTS {
            for language in [Language::Danish, Language::English] {
                sweep(&kiosk, &spots, Looks { size, text, dark: false, language }, &mut findings);
            }
        }
    }
    findings.none();
}
