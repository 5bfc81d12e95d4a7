//! Værestedsmøde: who decides, what was decided, what became of suggestions, and the meeting itself.

use fristed::app::board::{Outcome, ProposalView};
use fristed::app::meeting::MeetingView;
use fristed::domain::meeting::{Influence, MeetingDay, MeetingKind, Month, Room, Times, fits_navigation};
use fristed::domain::meeting_draft::{Hands, MOST_HANDS, Side};
use fristed::domain::text::Language::{Danish, English};
use fristed::domain::text::Words;

use crate::lysningen::{Lysningen, made};
use crate::some::{civil, date, line, once, words};

fn own(house: &Lysningen, now: &str) -> MeetingView {
    house.later(now).meeting(None, Danish).unwrap().unwrap()
}

#[test]
fn the_next_meeting_says_when_where_and_who_decides() {
    let view = own(&Lysningen::at("2026-10-13T09:40"), "2026-10-13T09:40");
    assert_eq!((view.name.as_str(), view.text.as_str()), ("Værestedsmøde", "Her taler vi sammen om huset"));
    let next = view.next.unwrap();
    assert_eq!(next.leaf, ("3.".to_owned(), "nov.".to_owned()));
    assert_eq!((next.when.as_str(), next.place.as_str()), ("Tirsdag kl. 14", "Stuen. Der er kage."));
    assert_eq!((next.long.as_str(), next.open_until), ("3. november kl. 14–15.30", None));
    let levels: Vec<_> = view.items.iter().map(|item| (item.plain.as_str(), item.formal.as_str())).collect();
    assert_eq!(
        levels,
        [
            ("I bestemmer", "selvbestemmelse"),
            ("Vi bestemmer sammen", "medbestemmelse"),
            ("Vi taler om det", "dialog"),
            ("Vi spørger jer", "høring"),
            ("Vi fortæller", "orientering")
        ]
    );
    assert_eq!(view.items[0].title, "Farven på væggen i stuen");
    assert_eq!(
        (view.items[0].origin.as_str(), view.items[0].decided_by.as_str()),
        ("Fra postkassen", "I stemmer på mødet, og så maler vi.")
    );
    let months: Vec<_> = view.minutes.iter().map(|one| one.date.as_str()).collect();
    assert_eq!(months, ["6. oktober", "1. september"]);
}

#[test]
fn the_same_in_english() {
    let house = Lysningen::at("2026-10-13T09:40");
    let view = house.app.meeting(None, English).unwrap().unwrap();
    let next = view.next.unwrap();
    assert_eq!((view.name.as_str(), next.when.as_str()), ("House meeting", "Tuesday at 14:00"));
    assert_eq!(next.leaf, ("3".to_owned(), "Nov".to_owned()));
    assert_eq!((view.items[1].plain.as_str(), view.items[1].formal.as_str()), ("We decide together", "co-decision"));
    assert_eq!(house.app.board(English).unwrap()[1].answer, "We begin after the next meeting.");
}

#[test]
fn it_opens_fifteen_minutes_before_and_stays_two_hours_after_its_planned_end() {
    let house = Lysningen::at("2026-11-03T09:40");
    let open = |now: &str| own(&house, now).next.unwrap().open_until.is_some();
    assert!(!open("2026-11-03T13:44"));
    assert!(open("2026-11-03T13:45"));
    assert!(open("2026-11-03T17:29"));
    assert!(!open("2026-11-03T17:30"), "then the one in December is next");
    assert_eq!(own(&house, "2026-11-03T14:20").next.unwrap().when, "I dag kl. 14");
    let after = own(&house, "2026-11-03T17:30");
    assert_eq!(after.next.unwrap().leaf.1, "dec.");
    assert_eq!(after.minutes[0].date, "3. november", "what was held last moves on with it");
}

#[test]
fn an_agenda_for_a_date_is_there_for_that_meeting_only() {
    let house = Lysningen::with("2026-10-13T09:40", |content| {
        let mut dated = content.meetings.agendas[0].clone();
        dated.slug = "november".to_owned();
        dated.day = MeetingDay::On(date("2026-11-03"));
        dated.items.truncate(1);
        content.meetings.agendas.retain(|one| one.meeting != "moede");
        content.meetings.agendas.push(dated);
    });
    assert_eq!(own(&house, "2026-10-13T09:40").items.len(), 1);
    assert!(own(&house, "2026-11-04T09:40").items.is_empty(), "the next one has none yet");
    let both = Lysningen::with("2026-10-13T09:40", |content| {
        let mut dated = content.meetings.agendas[0].clone();
        dated.slug = "november".to_owned();
        dated.day = MeetingDay::On(date("2026-11-03"));
        dated.items.truncate(2);
        content.meetings.agendas.push(dated);
    });
    assert_eq!(own(&both, "2026-10-13T09:40").items.len(), 2, "a date goes before whichever comes next");
    assert_eq!(own(&both, "2026-11-04T09:40").items.len(), 5);
}

#[test]
fn a_cancelled_meeting_is_not_the_next_one() {
    use fristed::domain::activity::{Change, Override};
    let house = Lysningen::with("2026-10-13T09:40", |content| {
        let own = content.activities.iter_mut().find(|one| one.title.da.as_str() == "Værestedsmøde").unwrap();
        let cancelled = Override { instead_of: civil("2026-11-03T14:00:00"), change: Change::Cancelled, note: None };
        own.schedule.overrides.push(cancelled);
    });
    assert_eq!(own(&house, "2026-10-13T09:40").next.unwrap().leaf, ("1.".to_owned(), "dec.".to_owned()));
}

#[test]
fn a_house_without_times_or_meetings_still_answers() {
    let bare = Lysningen::with_only("2026-10-13T09:40", vec![made("andet", once(civil("2026-10-13T10:00:00")))]);
    let view = own(&bare, "2026-10-13T09:40");
    assert!(view.next.is_none() && view.items.is_empty() && view.minutes.is_empty());
    assert!(bare.app.minutes(None, Danish).unwrap().is_none());
    let none = Lysningen::with_calendar("2026-10-13T09:40", &[]);
    assert!(none.app.meeting(None, Danish).unwrap().is_none() && none.app.board(Danish).unwrap().is_empty());
    assert_eq!(none.app.meeting_name(Danish).unwrap(), "");
    assert!(none.app.representative(Danish).unwrap().is_none());
}

#[test]
fn minutes_say_what_was_decided() {
    let house = Lysningen::at("2026-10-13T09:40");
    let newest = house.app.minutes(None, Danish).unwrap().unwrap();
    assert_eq!((newest.name.as_str(), newest.date.as_str()), ("Værestedsmøde", "Tirsdag den 6. oktober"));
    assert_eq!(newest.items[0], ("Bænk ved døren".to_owned(), "Vi køber en bænk, og den står i læ.".to_owned()));
    let before = house.app.minutes(Some("moede-forrige"), Danish).unwrap().unwrap();
    assert_eq!(before.date, "Tirsdag den 1. september");
    assert!(house.app.minutes(Some("findes-ikke"), Danish).unwrap().is_none());
}

fn line_of<'a>(board: &'a [ProposalView], title: &str) -> &'a ProposalView {
    board.iter().find(|one| one.title == title).unwrap()
}

#[test]
fn the_board_says_what_became_of_it_and_never_no_without_instead() {
    let board = Lysningen::at("2026-10-13T09:40").app.board(Danish).unwrap();
    let order: Vec<_> = board.iter().map(|one| one.outcome).collect();
    use Outcome::{Decided, Done, NotNow, OnAgenda, Received, Withheld};
    assert_eq!(order, [Done, Decided, OnAgenda, Received, NotNow, Withheld]);
    assert_eq!(line_of(&board, "Bænk ved døren").answer, "Den står ude nu.");
    assert_eq!(line_of(&board, "Ro om aftenen").answer, "På mødet den 3. november");
    let no = line_of(&board, "Åbent til midnat");
    assert_eq!(
        (no.answer.as_str(), no.instead.as_str()),
        ("Det kan vi ikke, for vi er kun to på vagt om aftenen.", "film hver torsdag")
    );
    let withheld = line_of(&board, "Et forslag om en person");
    assert_eq!(withheld.answer, "Vi har taget det alvorligt.");
    assert_eq!(no.month, "september");
}

#[test]
fn on_the_agenda_is_said_only_of_what_an_agenda_that_is_up_has_on_it() {
    let said = |change: fn(&mut fristed::domain::house::HouseContent)| {
        let house = Lysningen::with("2026-10-13T09:40", change);
        let board = house.app.board(Danish).unwrap();
        let line = line_of(&board, "Ro om aftenen");
        (line.outcome, line.answer.clone())
    };
    assert_eq!(said(|_| {}), (Outcome::OnAgenda, "På mødet den 3. november".to_owned()));
    let waits = (Outcome::Received, "Vi tager det med til et møde.".to_owned());
    assert_eq!(said(|house| house.meetings.agendas.clear()), waits, "no agenda is up");
    assert_eq!(
        said(|house| house.meetings.agendas[0].items.retain(|item| item.title.da.as_str() != "Ro om aftenen")),
        waits
    );
    assert_eq!(
        said(|house| house.meetings.agendas[0].day = MeetingDay::On(date("2026-12-01"))),
        waits,
        "of another day"
    );
}

#[test]
fn beside_the_agenda_stands_one_of_each_sort() {
    let outcomes = Lysningen::at("2026-10-13T09:40").app.outcomes(Danish).unwrap();
    let titles: Vec<_> = outcomes.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Bænk ved døren", "Ro om aftenen", "Åbent til midnat"]);
}

#[test]
fn of_the_other_meetings_the_one_that_comes_first_stands_first() {
    let names = |now: &str| {
        let others = Lysningen::at(now).app.other_meetings(Danish).unwrap();
        others.into_iter().map(|one| one.kind).collect::<Vec<_>>()
    };
    assert_eq!(names("2026-10-13T09:40"), [MeetingKind::ActivityGroup, MeetingKind::TenantBoard]);
    assert_eq!(names("2026-10-27T09:40"), [MeetingKind::TenantBoard, MeetingKind::ActivityGroup]);
}

#[test]
fn the_representative_takes_along_and_brings_back() {
    let one = Lysningen::at("2026-10-13T09:40").app.representative(Danish).unwrap().unwrap();
    assert_eq!((one.council.as_str(), one.asks.len()), ("Udsatterådet", 3));
    assert_eq!((one.taken[0].month.as_str(), one.taken[0].came_back.is_empty()), ("maj", false));
    assert!(one.taken[1].came_back.is_empty(), "no answer yet");
}

#[test]
fn hands_are_counted_for_each_item_and_never_below_none() {
    let mut room = Room::open(2, Vec::new());
    let hands = |raised_for, against| Hands { raised_for, against };
    room.count(Side::For, false);
    assert_eq!(room.hands(), hands(0, 0));
    for _ in 0..3 {
        room.count(Side::For, true);
    }
    room.count(Side::Against, true);
    room.turn(true);
    assert_eq!((room.at(), room.hands(), room.is_last()), (1, hands(0, 0), true));
    room.turn(true);
    assert_eq!(room.at(), 1, "there is no third");
    room.turn(false);
    room.count(Side::For, false);
    assert_eq!((room.at(), room.hands()), (0, hands(2, 1)));
    let mut empty = Room::open(0, Vec::new());
    empty.count(Side::For, true);
    assert_eq!(empty.hands(), hands(0, 0));
    let mut most = hands(MOST_HANDS, 0);
    most.count(Side::For, true);
    assert_eq!(most, hands(MOST_HANDS, 0), "as many as can be stored");
    assert_eq!(Influence::ALL.map(Influence::is_voted_on), [false, false, false, true, true]);
}

#[test]
fn days_and_months_are_told_from_now() {
    let times = Times { held: vec![date("2026-08-04"), date("2026-09-01")], next: Some(date("2026-10-06")) };
    assert_eq!(times.date(MeetingDay::Ago(1)), Some(date("2026-09-01")));
    assert_eq!(times.date(MeetingDay::Ago(2)), Some(date("2026-08-04")));
    assert_eq!((times.date(MeetingDay::Ago(3)), times.date(MeetingDay::Ago(0))), (None, None));
    assert_eq!(times.date(MeetingDay::Next), Some(date("2026-10-06")));
    assert_eq!(Month::Ago(2).first_day(date("2026-01-31")), date("2025-11-01"));
    assert_eq!(Month::of(2026, 13), None);
}

#[test]
fn the_houses_word_fits_the_navigation() {
    assert!(fits_navigation(&words("Værestedsmøde")).is_ok());
    assert!(fits_navigation(&words("Brugernes fællesmøde")).is_err());
    assert!(fits_navigation(&Words { da: line("Husmøde"), en: Some(line("Everybody's meeting")) }).is_err());
}
