//! What has left the box: it waits for an answer or stands on the board, its own words are never public, and nothing
//! of it is before somebody has read it.

use std::fs;
use std::path::Path;

use chrono::{Months, NaiveDate, TimeDelta};
use fristed::app::released::{Refused, Released, Replied, Reply, Way, Withheld, released_words};
use fristed::app::running::meetings::MeetingChange;
use fristed::app::running::{Ran, Run};
use fristed::app::staff::{Session, StaffCommand};
use fristed::domain::answered::{Answered, Due, LOST_WITHIN_DAYS, due};
use fristed::domain::meeting::{Influence, Origin, Proposal, ProposalState, ProposalTitle};
use fristed::domain::retention::Kept;
use fristed::domain::text::Language;
use fristed::store::backup;
use rusqlite::Connection;

use crate::lysningen::local;
use crate::staff_house::{MORNING, Secrets, StaffHouse};
use crate::staff_traces::{holders, post, release};

const CANARY: &str = "Kanariefuglen synger for Papagena";

/// A house in which these have left the box, with somebody in.
pub fn with(texts: &[&str]) -> (StaffHouse, Secrets, Session) {
    let (mut house, secrets) = StaffHouse::set_up();
    for text in texts {
        post(&mut house, text);
    }
    release(&mut house);
    let session = house.go_in(&secrets.pins[2]);
    (house, secrets, session)
}

pub fn waiting(house: &StaffHouse) -> Vec<Released> {
    let session = house.app.session().unwrap();
    house.app.released_suggestions(&session).unwrap().unwrap()
}

pub fn board(house: &StaffHouse) -> Vec<Proposal> {
    house.app.store().meetings().unwrap().proposals
}

pub fn line(house: &StaffHouse, slug: &str) -> Proposal {
    board(house).into_iter().find(|one| one.slug == slug).unwrap()
}

/// Whole answers in each of the four ways.
pub fn reply(one: &Released, way: Way) -> Reply {
    let mut reply = Reply::to(one);
    reply.way = way;
    // An agenda has no two items with one name.
    let number = if way == Way::Agenda && one.text.starts_with("forslag nummer") { one.text.as_str() } else { "" };
    reply.wording = format!("Noget andet om fugle{number}");
    reply.set_influence(Influence::Codetermination);
    reply.answer = "Ja, det gør vi.".to_owned();
    reply.reason = "Der er ikke plads til det i huset.".to_owned();
    reply.instead = "kig med i aktivitetsgruppen, hvor vi planlægger.".to_owned();
    reply.withheld = Some(Withheld::Person);
    reply
}

fn put_up(house: &mut StaffHouse, session: &Session, reply: &Reply) -> String {
    put_all_up(house, session, reply).remove(0)
}

/// A line for each that is answered.
pub fn put_all_up(house: &mut StaffHouse, session: &Session, reply: &Reply) -> Vec<String> {
    match house.app.reply(session, reply).unwrap() {
        Replied::Done(lines) => lines,
        other => panic!("{other:?}"),
    }
}

#[test]
fn each_way_puts_its_line_on_the_board_in_both_languages() {
    let (mut house, _, session) = with(&["en", "to", "tre", "fire"]);
    let before = board(&house).len();
    let (agenda, answer, not_now, withheld) = {
        let all = waiting(&house);
        let mut up = |at: usize, way| put_up(&mut house, &session, &reply(&all[at], way));
        (up(0, Way::Agenda), up(1, Way::Answer), up(2, Way::NotNow), up(3, Way::Withhold))
    };
    assert!(waiting(&house).is_empty());
    assert_eq!(board(&house).len(), before + 4);
    // On a draft of the agenda it is *modtaget*; once that is hung up, it is on the agenda.
    assert_eq!(line(&house, &agenda).state, ProposalState::Received);
    let draft = house.app.store().agenda_draft("moede").unwrap().unwrap().pop().unwrap();
    assert_eq!(draft.proposal.as_ref(), Some(&agenda));
    assert_eq!((draft.item.origin, draft.item.influence), (Origin::Box, Influence::Codetermination));
    assert_eq!(draft.item.title.da.as_str(), "Noget andet om fugle");
    let ProposalState::Decided(said) = line(&house, &answer).state else { panic!() };
    assert_eq!(said.in_language(Language::English), "Yes, we do that.");
    let ProposalState::NotNow { reason, instead } = line(&house, &not_now).state else { panic!() };
    assert_eq!(reason.in_language(Language::English), "There is no room for it in the house.");
    assert_eq!(instead.da.as_str(), "kig med i aktivitetsgruppen, hvor vi planlægger.");
    let ProposalTitle::Withheld(title) = line(&house, &withheld).title else { panic!() };
    assert_eq!(title.da.as_str(), "Et forslag om en person");
    let shown = house.app.board(Language::Danish).unwrap();
    assert!(shown.iter().any(|one| one.answer == "Vi har taget det alvorligt." && one.title == title.da.as_str()));
    // Publishing leaves nothing to be undone.
    assert_eq!(house.app.undoable(&session, Language::Danish).unwrap(), None);
    let hang_up = Run::Meeting(MeetingChange::PublishAgenda { meeting: "moede".to_owned() });
    assert_eq!(house.app.run(&session, &hang_up).unwrap(), Ran::Done(None));
    assert!(matches!(line(&house, &agenda).state, ProposalState::OnAgenda(_)));
    let items = house.app.meeting(None, Language::Danish).unwrap().unwrap().items;
    let item = items.iter().find(|item| item.title == "Noget andet om fugle").expect("on the agenda");
    assert_eq!((item.origin.as_str(), item.plain.as_str()), ("Fra postkassen", "Vi bestemmer sammen"));
}

#[test]
fn what_is_missing_is_asked_for_and_nothing_is_public_meanwhile() {
    let (mut house, _, session) = with(&["en"]);
    let one = waiting(&house).remove(0);
    let before = board(&house);
    let change = |way, change: fn(&mut Reply)| {
        let mut reply = reply(&one, way);
        change(&mut reply);
        reply
    };
    let cases = [
        (change(Way::Agenda, |reply| reply.influence = None), Refused::NoInfluence),
        (change(Way::Agenda, |reply| reply.decided_by = " ".into()), Refused::NoDecider),
        (change(Way::Agenda, |reply| reply.wording.clear()), Refused::NoWording),
        (change(Way::Agenda, |reply| reply.meeting = Some("intet".into())), Refused::NoMeeting),
        (change(Way::Answer, |reply| reply.answer.clear()), Refused::NoAnswer),
        (change(Way::NotNow, |reply| reply.reason.clear()), Refused::NoReason),
        (change(Way::NotNow, |reply| reply.instead.clear()), Refused::NoInstead),
        (change(Way::Withhold, |reply| reply.withheld = None), Refused::NoSort),
        (change(Way::Answer, |reply| reply.answer = "Ring til 010190-1234".into()), Refused::LooksLikeCpr),
        (change(Way::Answer, |reply| reply.answer = "a".repeat(501)), Refused::TooLong),
    ];
    for (reply, refused) in cases {
        assert_eq!(house.app.reply(&session, &reply).unwrap(), Replied::Refused(refused));
        let preview = house.app.preview_reply(&session, &reply, Language::Danish).unwrap().unwrap();
        assert_eq!(preview, Err(refused));
        for language in [Language::Danish, Language::English] {
            assert!(!released_words::refused(refused, language).is_empty());
        }
    }
    assert_eq!(board(&house), before);
    assert_eq!(waiting(&house).len(), 1, "it waits on");
    house.press(StaffCommand::Lock);
    assert_eq!(house.app.reply(&session, &reply(&one, Way::Answer)).unwrap(), Replied::Nothing);
    assert_eq!(house.app.preview_reply(&session, &reply(&one, Way::Answer), Language::Danish).unwrap(), None);
    assert_eq!(house.app.post_note(&session, "en seddel"), Ok(false), "nobody is in any more");
    assert_eq!(board(&house), before);
}

/// Moderation is on from the start: without an employee nothing goes from the box to what is public, however much time
/// goes by, and after each start of the program.
#[test]
fn nothing_goes_public_by_itself() {
    let (mut house, secrets, _) = with(&[CANARY, "to", "tre"]);
    let public = |house: &StaffHouse| (board(house), house.app.store().meetings().unwrap().agendas);
    let before = public(&house);
    assert_eq!(waiting(&house).len(), 3);
    for _ in 0..3 {
        house.press(StaffCommand::Lock);
        house.machine.wall.set(house.machine.wall.get() + TimeDelta::days(200));
        house.app.tend_box(house.machine.wall.get());
        house.app.tend(house.machine.wall.get());
        house.restart();
        house.type_in(&secrets.start);
        house.go_in(&secrets.pins[0]);
        assert_eq!(public(&house), before);
        assert_eq!(waiting(&house).len(), 3, "and unanswered it is kept, however old");
    }
    // There is one place that takes text from the box towards the board, and it asks for a session.
    let mut sources = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                sources.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let named: Vec<_> =
        sources.iter().filter(|(_, text)| text.contains("Kind::RELEASED")).map(|(path, _)| path).collect();
    // What deletes an answered one as it was written hands nothing on, and what counts those that wait opens none.
    let known = ["staff/clerk.rs", "released/mod.rs", "store/retention.rs", "released/received.rs"];
    assert_eq!(named.len(), known.len(), "{named:?}");
    assert!(known.iter().all(|one| named.iter().any(|path| path.ends_with(one))), "{named:?}");
    let door = sources.iter().find(|(path, _)| path.ends_with("released/reply.rs")).unwrap();
    assert!(door.1.contains("pub fn reply(&mut self, session: &Session,"));
}

/// Words of a suggestion are in no file, answered or not, and in no backup; its id is in no file that is not sealed.
#[test]
fn its_own_words_are_in_no_file_and_in_no_backup() {
    let (mut house, _, session) = with(&[CANARY, "to", "tre"]);
    let one = waiting(&house).into_iter().find(|one| one.text.as_str() == CANARY).unwrap();
    let kept = tempfile::TempDir::new().unwrap();
    let back_up = |day: &str| {
        backup::make(house.dir.path(), kept.path(), local(MORNING), day.parse().unwrap(), true).unwrap();
    };
    back_up("2026-10-13");
    let nowhere = |house: &StaffHouse| {
        for dir in [house.dir.path(), kept.path()] {
            for what in [CANARY, "Papagena"] {
                assert_eq!(holders(dir, what.as_bytes()), [""; 0]);
            }
            let with_id = holders(dir, &one.id);
            assert!(with_id.iter().all(|name| name.starts_with("vault.db")), "{with_id:?}");
        }
    };
    nowhere(&house);
    let line = put_up(&mut house, &session, &reply(&one, Way::NotNow));
    nowhere(&house);
    house.press(StaffCommand::PanicLock);
    backup::make(house.dir.path(), kept.path(), local(MORNING), "2026-10-14".parse().unwrap(), true).unwrap();
    nowhere(&house);
    // The scan sees what is public, and what ties the two is in no plain file.
    assert!(!holders(house.dir.path(), b"Noget andet om fugle").is_empty());
    assert!(holders(house.dir.path(), line.as_bytes()).iter().all(|name| name.starts_with("house.db")));
}

#[test]
fn a_note_from_the_wall_is_one_of_them() {
    let (mut house, secrets, session) = with(&["fra skærmen"]);
    let one = waiting(&house).remove(0);
    put_up(&mut house, &session, &reply(&one, Way::Answer));
    let dump = |house: &StaffHouse, file: &str, table: &str| -> Vec<Vec<u8>> {
        let connection = Connection::open(house.dir.path().join(file)).unwrap();
        let mut statement = connection.prepare(&format!("SELECT sealed FROM {table}")).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let chains = |house: &StaffHouse| (dump(house, "house.db", "audit_chain"), dump(house, "vault.db", "audit"));
    let plain = |house: &StaffHouse| -> i64 {
        let connection = Connection::open(house.dir.path().join("house.db")).unwrap();
        connection.query_row("SELECT count(*) FROM audit", [], |row| row.get(0)).unwrap()
    };
    let before = (chains(&house), plain(&house));
    assert!(house.app.post_note(&session, "Skriv til ib@eksempel.dk").is_err(), "the same is refused");
    assert!(house.app.post_note(&session, "010190-1234").is_err());
    assert_eq!(house.app.post_note(&session, "fra væggen"), Ok(true));
    house.app.poll();
    assert_eq!((chains(&house), plain(&house)), before, "nothing notes when a note was typed in");
    house.app.post_suggestion("fra skærmen igen").unwrap();
    house.app.poll();
    let lengths: Vec<_> = dump(&house, "box.db", "suggestion").iter().map(Vec::len).collect();
    assert!(lengths.len() == 2 && lengths[0] == lengths[1], "{lengths:?}");
    assert!(waiting(&house).is_empty(), "it waits in the box as every other, and nobody is told");
    assert_eq!(house.app.waiting_in_words(&session, Language::Danish).unwrap(), "Alle forslag er besvaret.");
    for weeks in 5..11 {
        house.app.tend_box(local("2026-10-13T12:00") + TimeDelta::weeks(weeks));
    }
    house.press(StaffCommand::Lock);
    let session = house.go_in(&secrets.pins[0]);
    let mut texts: Vec<_> = waiting(&house).iter().map(|one| one.text.to_string()).collect();
    texts.sort();
    assert_eq!(texts, ["fra skærmen igen", "fra væggen"]);
    assert_eq!(house.app.waiting_in_words(&session, Language::English).unwrap(), "Two ideas need an answer.");
}

/// Takes a line off the board behind the program's back, as when the house's file was put back from a backup.
fn lose(house: &StaffHouse, line: &str) {
    let connection = Connection::open(house.dir.path().join("house.db")).unwrap();
    assert_eq!(connection.execute("DELETE FROM proposal WHERE slug = ?1", [line]).unwrap(), 1);
}

#[test]
fn a_lost_line_waits_again_and_a_year_later_the_words_are_erased() {
    let (mut house, secrets, session) = with(&[CANARY, "to", "tre"]);
    let all = waiting(&house);
    let (kept, lost) = (put_up(&mut house, &session, &reply(&all[0], Way::NotNow)), reply(&all[1], Way::Answer));
    let lost = put_up(&mut house, &session, &lost);
    lose(&house, &lost);
    assert_eq!(waiting(&house).len(), 2, "at once");
    let open_again = |house: &mut StaffHouse| {
        house.press(StaffCommand::Lock);
        house.restart();
        house.type_in(&secrets.start);
        house.go_in(&secrets.pins[1])
    };
    let sealed = |house: &StaffHouse, kind: &str| -> i64 {
        let connection = Connection::open(house.dir.path().join("vault.db")).unwrap();
        connection.query_row("SELECT count(*) FROM record WHERE kind = ?1", [kind], |row| row.get(0)).unwrap()
    };
    open_again(&mut house);
    assert_eq!((sealed(&house, "released"), sealed(&house, "answered")), (3, 1));
    let month: NaiveDate = format!("{}-01", all[0].month).parse().unwrap();
    house.machine.trusted.set(true);
    let over = local(&format!("{}T12:00", month + Months::new(13)));
    house.machine.wall.set(over - TimeDelta::days(1));
    let session = open_again(&mut house);
    assert_eq!(house.app.delete_old(&session, Kept::Suggestions).unwrap(), 0, "until the month is over");
    house.machine.wall.set(over + TimeDelta::days(1));
    let session = open_again(&mut house);
    assert_eq!(sealed(&house, "answered"), 1, "all of a sort does not go by itself");
    assert_eq!(house.app.delete_old(&session, Kept::Suggestions).unwrap(), 1);
    assert_eq!((sealed(&house, "released"), sealed(&house, "answered")), (2, 0));
    assert_eq!(waiting(&house).len(), 2, "what is not answered stays");
    assert!(board(&house).iter().any(|one| one.slug == kept), "and so does the line");
}

#[test]
fn what_is_due_for_an_answered_one() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let answered = Answered { line: "her-1".to_owned(), day: day("2026-10-13") };
    assert_eq!(Answered::read(&answered.written()), Some(answered.clone()));
    let at = |on_board, today: &str| due(&answered, on_board, day(today));
    assert_eq!(at(true, "2036-11-01"), Due::Keep, "how long is the house's own decision");
    assert_eq!(at(false, "2026-10-12"), Due::WaitAgain, "a clock that was put back erases nothing");
    assert_eq!(at(false, "2026-11-17"), Due::WaitAgain);
    assert_eq!((day("2026-11-18") - answered.day).num_days(), LOST_WITHIN_DAYS);
    assert_eq!(at(false, "2026-11-18"), Due::Erase, "its line was taken down by the house");
}

/// Whatever is done, each that has left the box waits or has its line on the board: never both, never neither.
#[test]
fn each_is_in_exactly_one_place_whatever_is_done() {
    let (mut house, secrets) = StaffHouse::set_up();
    let (mut seed, mut beats) = (0x5eed_u64, 0);
    let mut random = |most: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed % most
    };
    let mut session = house.go_in(&secrets.pins[0]);
    let mut known: Vec<(Vec<u8>, Option<String>)> = Vec::new();
    let mut posted = 0;
    for act in 0..70 {
        let all = waiting(&house);
        match random(9) {
            0 | 1 => {
                for _ in 0..3 {
                    posted += 1;
                    post(&mut house, &format!("forslag nummer {posted}"));
                }
            }
            2 | 3 => {
                house.press(StaffCommand::Lock);
                for _ in 0..5 {
                    beats += 1;
                    house.app.tend_box(local("2026-10-13T12:00") + TimeDelta::weeks(beats));
                }
                session = house.go_in(&secrets.pins[0]);
            }
            4 => {
                house.restart();
                house.type_in(&secrets.start);
                session = house.go_in(&secrets.pins[1]);
            }
            5 => {
                let lines: Vec<_> = known.iter().filter_map(|(_, line)| line.clone()).collect();
                if let Some(line) = lines.get(random(4) as usize) {
                    lose(&house, line);
                    for (_, of) in known.iter_mut().filter(|(_, of)| of.as_ref() == Some(line)) {
                        *of = None;
                    }
                }
            }
            way if !all.is_empty() => {
                let together = (1 + random(3) as usize).min(all.len());
                let mut reply = reply(&all[0], Way::ALL[(way as usize + act) % 4]);
                reply.ids = all[..together].iter().map(|one| one.id.clone()).collect();
                let lines = put_all_up(&mut house, &session, &reply);
                assert_eq!(house.app.reply(&session, &reply).unwrap(), Replied::Nothing, "answered once");
                for (id, of) in &mut known {
                    if let Some(at) = reply.ids.iter().position(|one| one == id) {
                        *of = Some(lines[at].clone());
                    }
                }
            }
            _ => {}
        }
        let (now, lines) = (waiting(&house), board(&house));
        for one in &now {
            if !known.iter().any(|(id, _)| *id == one.id) {
                known.push((one.id.clone(), None));
            }
        }
        for (id, line) in &known {
            let waits = now.iter().any(|one| one.id == *id);
            let stands = line.as_ref().is_some_and(|line| lines.iter().any(|one| one.slug == *line));
            assert!(waits != stands, "after act {act}: waits {waits}, on the board {stands}");
        }
    }
    let answered = known.iter().filter(|(_, line)| line.is_some()).count();
    assert!(known.len() > 20 && answered > 5, "{} known, {answered} answered", known.len());
    println!("S20: {} released, {answered} on the board, each in one place after 70 acts", known.len());
}

#[test]
fn how_many_wait_is_said_in_words() {
    let said = |count| released_words::waiting(count, Language::Danish);
    assert_eq!(said(0), "Alle forslag er besvaret.");
    assert_eq!(said(1), "Et forslag venter på svar.");
    assert_eq!(said(12), "Tolv forslag venter på svar.");
    assert_eq!(said(13), "Mange forslag venter på svar.");
    assert!(!(0..40).map(said).any(|said| said.contains(|c: char| c.is_ascii_digit())));
}
