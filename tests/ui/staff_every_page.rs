//! Every page of running the house in every look: three sizes of screen, three of text, both languages, and the dark
//! colours. What each module sweeps closely at a few looks is here at all of them.

use fristed::app::staff::StaffCommand;
use fristed::domain::duty::Step;
use fristed::domain::guide::Helps;
use fristed::domain::retention::Kept;
use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::lists::At as ListAt;
use fristed::screens::staff::meetings::MeetAt;
use fristed::screens::staff::running::{About, At, Field};
use fristed::screens::staff::{Door, settings};

use crate::errands::with_stick_and_printer;
use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::released::release;
use crate::rules::Findings;
use crate::staff_house::{Cards, command, log_in, open, running_pages};
use crate::staff_lists::{people, shift};
use crate::staff_sweep::{look_as, sheets};

/// The first employee is in, with people on a list, a stick, a printer, and two suggestions that have left the box.
fn whole_house() -> (Kiosk, Cards) {
    let kiosk = with_stick_and_printer(people);
    let cards = open(&kiosk);
    command(&kiosk, StaffCommand::Lock);
    release(&kiosk, &["Kan vi få en bænk ude ved døren, så Ib kan sidde i solen?", "mere musik"]);
    kiosk.go_to("staff");
    log_in(&kiosk, &cards.pins[0]);
    kiosk.woken();
    (kiosk, cards)
}

/// The pages that are reached from the desk, by what leads there; where it takes more than one press, in their order.
fn pages(kiosk: &Kiosk, cards: &Cards) -> Vec<Vec<String>> {
    let id = crate::about::billiards(kiosk);
    let offer = kiosk.screens.borrow().app().store().offers().expect("offers")[0].slug.clone();
    let (moede, day) = (|| "moede".to_owned(), "2026-10-06".parse().expect("a day"));
    let (last, sign) = (cards.pins[2].0, "fugl".parse().expect("a sign"));
    let mut all: Vec<String> = running_pages(kiosk).into_iter().map(|(_, name)| name).collect();
    all.extend([At::New(1), At::Questions, At::Sorts(Default::default())].map(|at| at.name()));
    all.extend(
        [About::Purpose(id), About::Recommend(id), About::Places(id), About::Picture(id), About::FollowUp(id)]
            .map(|at| At::About(at).name()),
    );
    all.extend(
        [
            MeetAt::All,
            MeetAt::Agenda(moede()),
            MeetAt::Item(moede(), Some(1)),
            MeetAt::Item(moede(), None),
            MeetAt::Preview(moede()),
            MeetAt::Minutes(moede(), day),
            MeetAt::MinutesPreview(moede(), day),
            MeetAt::Board,
            MeetAt::Line("suppe".to_owned()),
            MeetAt::Council,
            MeetAt::Staff,
        ]
        .map(|at| At::Meetings(at).name()),
    );
    use settings::At as Set;
    all.extend(
        [
            Set::Menu,
            Set::Box,
            Set::Kept,
            Set::Erase(Kept::Minutes),
            Set::Nudges,
            Set::Week,
            Set::Day(0),
            Set::Offers,
            Set::Offer(Some(offer.clone())),
            Set::Need,
            Set::When,
            Set::EndOffer(offer),
            Set::Food,
        ]
        .map(|at| At::Settings(at).name()),
    );
    all.extend(
        [
            ListAt::All,
            ListAt::One(shift()),
            ListAt::Off(shift(), sign),
            ListAt::Step(shift()),
            ListAt::Sign(shift(), Step::OneHour),
            ListAt::Secret(shift(), Step::OneHour, "hat".parse().expect("a sign")),
        ]
        .map(|at| at.name()),
    );
    all.extend(
        [
            Door::Employees,
            Door::Employee(last),
            Door::Leaving(last),
            Door::Right(last),
            Door::Role(last),
            Door::NewRole,
            Door::Places,
            Door::Guides(Some(Helps::EmptyPlan)),
        ]
        .map(|door| door.name()),
    );
    all.extend(["released-waiting", "errand-health"].map(String::from));
    let mut ways: Vec<Vec<String>> = all.into_iter().map(|name| vec![name]).collect();
    let answers: [&[&str]; 6] = [
        &["released-together"],
        &["released-answer"],
        &["released-not-now"],
        &["released-withhold"],
        &["released-agenda", "released-meeting"],
        &["released-agenda", "released-influence:dialogue", "released-preview"],
    ];
    let way = |from: &str, on: &[&str]| std::iter::once(from).chain(on.iter().copied()).map(String::from).collect();
    ways.extend(answers.map(|on| way("released-waiting", on)));
    // A text is written from the page it belongs to, never straight from the desk.
    ways.extend(Field::all().map(|field| way("run-programme:0", &[&At::Write(field).name()])));
    ways.push(way("errand-stick", &["errand-read:0"]));
    ways
}

fn every_page(size: (f32, f32), texts: &[TextSize], languages: &[Language], dark: bool) {
    let (kiosk, cards) = whole_house();
    let ways = pages(&kiosk, &cards);
    let mut findings = Findings::default();
    for text in texts {
        for language in languages {
            let looks = (size, *text, *language);
            kiosk.place(|place| place.contrast = dark);
            look_as(&kiosk, looks);
            sheets(&kiosk, "desk", looks, i32::MAX, &mut findings);
            for way in &ways {
                for action in way {
                    kiosk.screens.borrow_mut().act(action);
                    kiosk.woken();
                }
                let page = way.last().expect("a page");
                assert!(!matches!(kiosk.spot(), Spot::Today | Spot::Staff), "{page} is a page");
                sheets(&kiosk, page, looks, i32::MAX, &mut findings);
                // Nothing that was begun on one page is on the next.
                kiosk.place(|place| place.arrive(Spot::Staff, Spot::Today));
            }
        }
    }
    findings.none();
}

const TEXTS: [TextSize; 3] = [TextSize::Normal, TextSize::Large, TextSize::Largest];
const BOTH: [Language; 2] = [Language::Danish, Language::English];

#[test]
fn every_page_on_a_large_screen() {
    every_page(FULL_HD, &TEXTS, &BOTH, false);
}

#[test]
fn every_page_on_a_tall_screen() {
    every_page(PORTRAIT, &TEXTS, &BOTH, false);
}

#[test]
fn every_page_on_a_small_screen() {
    every_page(SMALL, &TEXTS, &BOTH, false);
}

/// Colours change no box but that of a rim: one text and one language of each size show it.
#[test]
fn every_page_in_dark_colours() {
    for size in [FULL_HD, PORTRAIT, SMALL] {
        every_page(size, &[TextSize::Normal], &[Language::Danish], true);
    }
}
