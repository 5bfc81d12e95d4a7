//! Suggestions that say the same are answered together.

use chrono::NaiveDate;
use fristed::app::released::Way;
use fristed::app::running::meetings::MeetingChange;
use fristed::app::running::minutes::{MinutesChange, NewDecision};
use fristed::app::running::{Ran, Run};
use fristed::domain::meeting::ProposalState;
use fristed::domain::text::Language;

use crate::released::{board, line, put_all_up, reply, waiting, with};
use crate::staff_house::StaffHouse;

/// Suggestions that say the same are one item of the agenda, and each has its line from the answer to the decision.
#[test]
fn answered_together_each_has_a_line_of_its_own() {
    let (mut house, _, session) = with(&["flere fugle", "en fugl", "fugle"]);
    let (all, before) = (waiting(&house), board(&house).len());
    let mut together = reply(&all[0], Way::Agenda);
    together.ids = all.iter().map(|one| one.id.clone()).collect();
    let lines = put_all_up(&mut house, &session, &together);
    assert!(waiting(&house).is_empty());
    assert_eq!(board(&house).len(), before + 3, "none seems to have vanished");
    let states = |house: &StaffHouse| lines.iter().map(|slug| line(house, slug).state).collect::<Vec<_>>();
    assert!(states(&house).iter().all(|state| *state == ProposalState::Received));
    let run = |house: &mut StaffHouse, change| {
        assert_eq!(house.app.run(&session, &Run::Meeting(change)).unwrap(), Ran::Done(None));
    };
    run(&mut house, MeetingChange::PublishAgenda { meeting: "moede".to_owned() });
    let day = house.app.agenda_for_staff(&session, "moede", Language::Danish).unwrap().unwrap();
    assert_eq!(day.items.iter().filter(|one| one.item.title.da.as_str() == "Noget andet om fugle").count(), 1);
    assert!(states(&house).iter().all(|state| matches!(state, ProposalState::OnAgenda(_))), "{:?}", states(&house));
    // Put up once more, as it is when an item is moved, they are tied to it still.
    let shift = MeetingChange::Shift { meeting: "moede".to_owned(), at: 0, later: true };
    run(&mut house, shift);
    run(&mut house, MeetingChange::PublishAgenda { meeting: "moede".to_owned() });
    let held = NaiveDate::from_ymd_opt(2026, 11, 3).unwrap();
    let decision = NewDecision { said: "Vi hænger et foderbræt op".to_owned(), ..NewDecision::default() };
    let (meeting, title) = ("moede".to_owned(), "Noget andet om fugle".to_owned());
    run(&mut house, MeetingChange::Minutes(MinutesChange::Decide { meeting, day: held, title, decision }));
    let publish = MinutesChange::Publish { meeting: "moede".to_owned(), day: held };
    run(&mut house, MeetingChange::Minutes(publish));
    assert!(states(&house).iter().all(|state| matches!(state, ProposalState::Decided(_))), "{:?}", states(&house));
}
