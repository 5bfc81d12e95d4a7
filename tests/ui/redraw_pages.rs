//! The pages of Vær med, and those behind the desk that are not about running the day: drawn in parts as drawn whole, and
//! lying still.

use std::time::Duration;

use fristed::app::staff::StaffCommand;
use fristed::domain::duty::Step;
use fristed::domain::retention::Kept;
use fristed::screens::join_at::{At as JoinAt, Own, Thanks};
use fristed::screens::place::{Spot, spot_by_name};
use fristed::screens::staff::Door;
use fristed::screens::staff::lists::At as ListAt;
use fristed::screens::staff::meetings::MeetAt;
use fristed::screens::staff::running::{About, At};
use fristed::screens::staff::settings::At as SetAt;

use crate::harness::TUESDAY_MORNING;
use crate::redraw::Panel;
use crate::staff_house;
use crate::staff_lists::shift;
use crate::sweep::JOINING;

#[test]
fn the_pages_of_joining_are_the_same_drawn_in_parts_and_lie_still() {
    let mut panel = Panel::at(TUESDAY_MORNING);
    for name in JOINING {
        let spot = spot_by_name(name).expect("a page");
        panel.change(|place| place.go(spot));
        panel.pass(Duration::from_millis(600));
        panel.compare(name);
        panel.screens.borrow_mut().show();
        assert_eq!(panel.draw(), None, "{name} is drawn again");
    }
    let own = |sign: &str, open| Own { sign: sign.parse().ok(), secret: "ost".parse().expect("a symbol"), open };
    for (of, own) in [
        (Thanks::Joined, Some(own("fugl", false))),
        (Thanks::Joined, Some(own("fugl", true))),
        (Thanks::Wished, Some(own("anker+sommerfugl", true))),
        (Thanks::Gone, None),
        (Thanks::Pause, None),
    ] {
        panel.change(|place| place.go(Spot::Joining(JoinAt::Thanks(of, "brugervagt".to_owned(), own))));
        panel.pass(Duration::from_millis(600));
        panel.compare(&format!("{of:?}"));
        panel.screens.borrow_mut().show();
        assert_eq!(panel.draw(), None, "{of:?} is drawn again");
    }
    panel.change(|place| place.go(Spot::Today));
    panel.compare("back at home");
}

/// What leads to each page.
fn pages(panel: &Panel) -> Vec<String> {
    let screens = panel.screens.borrow();
    let app = screens.app();
    let today = app.today(fristed::domain::text::Language::Danish).expect("a day");
    let id = today.line.first().expect("something today").id.parse().expect("an id");
    let offer = app.store().offers().expect("offers")[0].slug.clone();
    let line = app.store().meetings().expect("meetings").proposals[0].slug.clone();
    let (meeting, day) = ("moede".to_owned(), "2026-10-06".parse().expect("a day"));
    let meetings = [
        MeetAt::All,
        MeetAt::Agenda(meeting.clone()),
        MeetAt::Item(meeting.clone(), Some(1)),
        MeetAt::Minutes(meeting.clone(), day),
        MeetAt::Decision(meeting, day, 0),
        MeetAt::Board,
        MeetAt::Line(line),
        MeetAt::Council,
        MeetAt::Staff,
    ];
    let settings = [
        SetAt::Menu,
        SetAt::Box,
        SetAt::Kept,
        SetAt::Erase(Kept::Minutes),
        SetAt::Nudges,
        SetAt::Week,
        SetAt::Day(0),
        SetAt::Offers,
        SetAt::Offer(Some(offer.clone())),
        SetAt::Need,
        SetAt::When,
        SetAt::EndOffer(offer),
        SetAt::Food,
    ];
    let about = [About::Purpose(id), About::Recommend(id), About::Places(id), About::Picture(id), About::FollowUp(id)];
    let lists = [ListAt::All, ListAt::One(shift()), ListAt::Step(shift()), ListAt::Sign(shift(), Step::OneHour)];
    let running = meetings.into_iter().map(At::Meetings).chain(settings.into_iter().map(At::Settings));
    let running = running.chain(about.into_iter().map(At::About)).chain([At::Questions]);
    running
        .map(|at| at.name())
        .chain(lists.iter().map(ListAt::name))
        .chain([Door::Employees, Door::Here, Door::Places].map(|door| door.name()))
        .chain(["errand-stick", "errand-health", "staff-ask-role"].map(str::to_owned))
        .collect()
}

#[test]
fn the_other_pages_behind_the_desk_are_the_same_drawn_in_parts_and_lie_still() {
    let mut panel = Panel::at(TUESDAY_MORNING);
    staff_house::open(&panel);
    panel.compare("the desk");
    for action in pages(&panel) {
        panel.screens.borrow_mut().act(&action);
        panel.pass(Duration::from_millis(600));
        panel.compare(&action);
        panel.screens.borrow_mut().show();
        assert_eq!(panel.draw(), None, "{action} is drawn again");
    }
    panel.screens.borrow_mut().staff_command(StaffCommand::Lock);
    panel.compare("locked");
}
