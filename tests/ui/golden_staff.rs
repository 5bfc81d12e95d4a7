//! More pages of the staff's side, compared with pictures that somebody has looked at: employees, settings, offers, and
//! what is asked once more. The people are made up.

use fristed::app::staff::StaffCommand;
use fristed::domain::guide::Helps;
use fristed::screens::place::Spot;
use fristed::screens::staff::Door;
use fristed::screens::staff::lists::At as ListAt;
use fristed::screens::staff::meetings::MeetAt;
use fristed::screens::staff::running::At;
use fristed::screens::staff::settings::At as Set;

use crate::golden::{LOOKS, Look, compare, none_of};
use crate::harness::{Kiosk, TUESDAY_MORNING};
use crate::released::release;
use crate::staff_house::{command, log_in, open};
use crate::staff_lists::{people, shift};

fn pages_in((look, size, text, dark, language): Look) {
    let kiosk = Kiosk::over(TUESDAY_MORNING, people);
    kiosk.size(size);
    let cards = open(&kiosk);
    command(&kiosk, StaffCommand::Lock);
    release(&kiosk, &["Kan vi få en bænk ude ved døren?"]);
    kiosk.go_to("staff");
    log_in(&kiosk, &cards.pins[0]);
    kiosk.woken();
    kiosk.place(|place| (place.text, place.contrast, place.language) = (text, dark, language));
    let last = cards.pins[2].0;
    let offer = kiosk.screens.borrow().app().store().offers().expect("offers")[0].slug.clone();
    let pages = [
        ("employee", Door::Employee(last).name()),
        ("leaving", Door::Leaving(last).name()),
        ("guides", Door::Guides(Some(Helps::EmptyPlan)).name()),
        ("kept", At::Settings(Set::Kept).name()),
        ("week", At::Settings(Set::Week).name()),
        ("offer", At::Settings(Set::Offer(Some(offer))).name()),
        ("preview", At::Meetings(MeetAt::Preview("moede".to_owned())).name()),
        ("council", At::Meetings(MeetAt::Council).name()),
        ("step", ListAt::Step(shift()).name()),
        ("not-now", "released-not-now".to_owned()),
    ];
    let mut wrong = Vec::new();
    for (page, action) in pages {
        kiosk.screens.borrow_mut().act(&action);
        kiosk.settle();
        assert!(!matches!(kiosk.spot(), Spot::Today | Spot::Staff), "{page} is a page");
        wrong.extend(compare(&format!("staff-{page}-{look}"), &kiosk.picture()));
    }
    none_of(wrong);
}

#[test]
fn more_of_the_staff_s_side() {
    for look in LOOKS {
        pages_in(look);
    }
}
