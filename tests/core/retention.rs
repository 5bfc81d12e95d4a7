//! How long things are kept, and the run that deletes: by a trusted clock only, and never many by itself.

use chrono::NaiveDate;
use fristed::app::running::Run;
use fristed::app::settings::Setting;
use fristed::app::staff::StaffCommand;
use fristed::app::staff::access::AccessView;
use fristed::domain::employee::Right;
use fristed::domain::meeting::{MeetingDay, Minutes};
use fristed::domain::retention::{Kept, KeptFor, Retention, Sweep};
use fristed::domain::text::Language::Danish;
use fristed::store::{Action, AuditEvent, Store, StoreError};
use proptest::prelude::*;
use rusqlite::Connection;

use crate::lysningen::local;
use crate::running::ME;
use crate::some::{date, example};
use crate::staff_house::StaffHouse;

fn minutes(slug: &str, day: NaiveDate) -> Minutes {
    let mut one = example().meetings.minutes[0].clone();
    (one.slug, one.day) = (slug.to_owned(), MeetingDay::On(day));
    one
}

fn put(store: &mut Store, minutes: Minutes) {
    let event = AuditEvent { action: Action::ChangedMeeting, subject: minutes.slug.clone() };
    store.change(ME, |tx| Ok::<_, StoreError>((tx.save_minutes(&minutes)?, event))).unwrap();
}

#[test]
fn minutes_go_by_themselves_unless_the_clock_is_doubted_or_many_would() {
    let (mut house, secrets) = StaffHouse::set_up();
    let mut store = Store::open(house.dir.path()).unwrap();
    for number in 0..12_u32 {
        put(&mut store, minutes(&format!("m-{number}"), date(&format!("2026-{:02}-04", number.min(8) + 1))));
    }
    put(&mut store, minutes("old", date("2021-10-12")));
    put(&mut store, minutes("just-kept", date("2021-10-13")));
    let there = |store: &Store, slug: &str| store.meetings().unwrap().minutes.iter().any(|one| one.slug == slug);
    assert_eq!(house.app.delete_what_is_old().unwrap(), 0, "a clock that is doubted");
    house.machine.trusted.set(true);
    let session = house.go_in(&secrets.pins[0]);
    let said = |house: &mut StaffHouse, kept: Kept| {
        let session = house.app.session().unwrap();
        let all = house.app.retention(&session, Danish).unwrap();
        all.into_iter().find(|one| one.kept == kept).unwrap()
    };
    assert_eq!(said(&mut house, Kept::Minutes).next, "1 slettes i nat.");
    assert_eq!(house.app.delete_what_is_old().unwrap(), 1);
    assert!(!there(&store, "old") && there(&store, "just-kept"));
    assert_eq!(said(&mut house, Kept::Minutes).next, "Næste sletning: onsdag den 14. oktober 2026.");
    assert_eq!(house.app.audits(&session).unwrap().unwrap().house.last().unwrap().subject, "erase minutes 1");
    // Four years on nearly all of them are old: a battery that died must not take them.
    house.machine.wall.set(local("2031-12-13T11:00"));
    assert_eq!(house.app.delete_what_is_old().unwrap(), 0);
    let asked = said(&mut house, Kept::Minutes);
    assert_eq!(asked.next, "13 kan slettes. Det er mange, så vi venter på dit ja.");
    assert_eq!(asked.yes.as_deref(), Some("Slet 13 nu"));
    house.machine.trusted.set(false);
    assert_eq!(house.app.delete_old(&session, Kept::Minutes).unwrap(), 0);
    house.machine.trusted.set(true);
    assert_eq!(house.app.delete_old(&session, Kept::Minutes).unwrap(), 13);
    assert!(!there(&store, "m-0") && !store.meetings().unwrap().minutes.is_empty(), "what has no date stays");
    house.press(StaffCommand::Lock);
    assert_eq!(house.app.delete_old(&session, Kept::Minutes).unwrap(), 0, "nobody is in");
    assert!(house.app.retention(&session, Danish).unwrap().is_empty());
}

#[test]
fn old_changes_go_at_an_opening_and_the_chain_is_whole_without_them() {
    let mut house = StaffHouse::new();
    house.machine.trusted.set(true);
    let file = house.dir.path().join("house.db");
    Connection::open(&file).unwrap().execute("UPDATE audit SET at = unixepoch('2020-01-01')", []).unwrap();
    let secrets = house.first_run(&[("MK", Right::Compass), ("JH", Right::Compass)]);
    let session = house.go_in(&secrets.pins[0]);
    for _ in 0..4 {
        house.app.run(&session, &Run::Setting(Setting::English)).unwrap();
    }
    let old = |house: &StaffHouse| {
        let session = house.app.session().unwrap();
        let all = house.app.audits(&session).unwrap().unwrap();
        all.house.iter().filter(|row| row.at < local("2021-01-01T00:00")).count()
    };
    assert_eq!(old(&house), 1, "one of so few is more than a fifth, or exactly one: it waited for more");
    house.machine.wall.set(local("2026-11-22T12:00"));
    let whole = |house: &StaffHouse| {
        let AccessView::Open(view) = house.view() else { panic!() };
        view.audit_whole
    };
    for _ in 0..3 {
        house.press(StaffCommand::Lock);
        house.go_in(&secrets.pins[0]);
        assert!(whole(&house));
    }
    assert_eq!(old(&house), 0);
    // Cutting off what came after is found as before, and so is a beginning that somebody else has moved.
    house.press(StaffCommand::Lock);
    let connection = Connection::open(&file).unwrap();
    connection.execute("DELETE FROM audit_chain WHERE number = (SELECT min(number) FROM audit_chain)", []).unwrap();
    house.go_in(&secrets.pins[0]);
    assert!(!whole(&house));
}

#[test]
fn what_staff_wrote_of_a_time_goes_a_year_after_it() {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    let at = |house: &StaffHouse, day: &str| {
        let opening = house.app.store().opening().unwrap();
        let span = fristed::domain::time::Span::of_days(date(day), 1, fristed::domain::time::HOUSE_ZONE);
        house.app.entries(fristed::store::Only::Everything, span, &opening).unwrap()[0].id
    };
    let days = ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07", "2026-10-08"];
    for day in days {
        house.app.write_follow_up(&session, at(&house, day), "Det var roligt.").unwrap();
    }
    let first = at(&house, days[0]);
    assert_eq!(house.app.follow_up_goes(first, Danish).unwrap(), "Slettes lørdag den 2. oktober 2027.");
    let next = |house: &mut StaffHouse| {
        let session = house.app.session().unwrap();
        let all = house.app.retention(&session, Danish).unwrap();
        all.into_iter().find(|one| one.kept == Kept::FollowUps).unwrap().next
    };
    assert_eq!(next(&mut house), "Næste sletning: lørdag den 2. oktober 2027.");
    house.press(StaffCommand::Lock);
    house.machine.wall.set(local("2027-10-02T11:00"));
    let there = |house: &mut StaffHouse| {
        house.press(StaffCommand::Lock);
        let session = house.go_in(&secrets.pins[0]);
        house.app.follow_up(&session, first).unwrap().is_some()
    };
    assert!(there(&mut house), "the clock is doubted");
    house.machine.trusted.set(true);
    there(&mut house);
    assert!(!there(&mut house));
    assert_eq!(next(&mut house), "Næste sletning: søndag den 3. oktober 2027.");
    assert_eq!(Retention::default().with(Kept::FollowUps, KeptFor::months_long(1).unwrap()), Retention::default());
}

#[test]
fn a_sort_of_which_a_fifth_is_old_goes_and_one_more_waits() {
    assert_eq!(Sweep::of(0, 100), Sweep::Nothing);
    assert_eq!(Sweep::of(20, 100), Sweep::Goes(20));
    assert_eq!(Sweep::of(21, 100), Sweep::Waits(21));
    assert_eq!(Sweep::of(1, 1), Sweep::Waits(1));
}

proptest! {
    #[test]
    fn the_day_that_is_named_is_the_first_on_which_it_goes(ahead in 0..9000_u64, months in 1..=120_u16) {
        let day = date("2020-01-01") + chrono::Days::new(ahead);
        let time = KeptFor::months_long(months).unwrap();
        let on = time.goes_on(day);
        prop_assert!(day < time.goes_before(on));
        prop_assert!(day >= time.goes_before(on.pred_opt().unwrap()));
    }
}

#[test]
fn how_many_of_the_last_days_the_house_kept_something_closed() {
    let mut house = StaffHouse::new();
    let connection = Connection::open(house.dir.path().join("house.db")).unwrap();
    connection.execute("DELETE FROM audit", []).unwrap();
    // Closed by mistake for a moment, closed for three days, closed since yesterday; and something else.
    for (at, action, subject) in [
        ("2026-06-01 08:00", "closed-facility", "bad"),
        ("2026-07-01 08:00", "opened-facility", "bad"),
        ("2026-08-01 08:00", "closed-facility", "bad"),
        ("2026-08-01 08:01", "undone", "closed-facility bad"),
        ("2026-09-01 08:00", "closed-facility", "bad"),
        ("2026-09-01 09:00", "closed-facility", "bad"),
        ("2026-09-03 08:00", "opened-facility", "bad"),
        ("2026-09-05 08:00", "closed-facility", "billard"),
        ("2026-10-12 08:00", "closed-facility", "bad"),
    ] {
        let sql = "INSERT INTO audit (at, actor, action, subject, employee) VALUES (unixepoch(?1), 'staff', ?2, ?3, 1)";
        connection.execute(sql, (at, action, subject)).unwrap();
    }
    drop(connection);
    let secrets = house.first_run(&[("MK", Right::Compass), ("JH", Right::Compass)]);
    let session = house.go_in(&secrets.pins[0]);
    let said = |house: &StaffHouse, slug: &str| house.app.closed_lately(&session, slug, Danish).unwrap();
    // One in August, three in September, two in October.
    assert_eq!(said(&house, "bad").as_deref(), Some("Lukket af os i 6 af de sidste 90 dage."));
    assert_eq!(said(&house, "billard").as_deref(), Some("Lukket af os i 39 af de sidste 90 dage."));
    assert_eq!(said(&house, "vask"), None);
    house.press(StaffCommand::Lock);
    assert_eq!(said(&house, "bad"), None, "nobody is in");
}
