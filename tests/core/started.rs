//! *Jeg sætter noget i gang*: it stands on I dag, its maker takes it down with the symbol that nobody else knows, and
//! nothing is left of either.

use fristed::app::join::NotJoined;
use fristed::app::running::Ran;
use fristed::app::running::lists::OnList;
use fristed::app::{Command, Outcome};
use fristed::domain::day::Phase;
use fristed::domain::sign_up::TRIES;
use fristed::domain::started::{Meet, Started, Thing};
use fristed::domain::symbol::Symbol;
use fristed::domain::text::Language::Danish;
use fristed::store::Joining;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::lysningen::Lysningen;
use crate::running::{ME, TUESDAY, time};
use crate::some::date;

fn walk(at: &str) -> Started {
    Started { time: time(at), thing: Thing::Walk, place: Meet::Door }
}

fn symbol(id: &str) -> Symbol {
    id.parse().unwrap()
}

fn start(house: &mut Lysningen, one: Started, secret: &str) -> Outcome {
    house.app.apply(Command::Start(one, symbol(secret), Danish)).unwrap()
}

/// What users have put up, as I dag shows it, with what stands around it.
fn today(house: &Lysningen) -> Vec<(String, bool)> {
    let view = house.app.today(Danish).unwrap();
    view.line.into_iter().map(|entry| (format!("{} {}", entry.hours, entry.title), entry.is_started())).collect()
}

#[test]
fn it_stands_on_i_dag_in_the_order_of_the_clock_until_it_is_over() {
    let mut house = Lysningen::at(TUESDAY);
    let before = today(&house);
    assert_eq!(start(&mut house, walk("14:00:00"), "ost"), Outcome::Done);
    let line = today(&house);
    let at = line.iter().position(|(_, started)| *started).unwrap();
    assert_eq!(line[at].0, "kl. 14 Gåtur");
    assert_eq!(line.len(), before.len() + 1);
    // Nothing before it begins later, and nothing after it earlier.
    let hour = |(said, _): &(String, bool)| -> Option<f32> {
        let digits = said.strip_prefix("kl. ")?.split(['–', ' ']).next()?.to_owned();
        digits.parse().ok()
    };
    assert!(line[..at].iter().filter_map(hour).all(|hour| hour <= 14.0), "{line:#?}");
    assert!(line[at + 1..].iter().filter_map(hour).all(|hour| hour >= 14.0), "{line:#?}");
    let entry = house.app.today(Danish).unwrap().line.swap_remove(at);
    assert_eq!((entry.place.as_str(), entry.price.as_str()), ("ved døren", "fra en bruger"));
    assert_eq!(entry.phase, Phase::Later);
    let phase = |now: &str| {
        house.later(&format!("2026-10-13T{now}"));
        house.app.today(Danish).unwrap().line.iter().find(|entry| entry.is_started()).map(|entry| entry.phase)
    };
    assert_eq!(phase("14:00"), Some(Phase::Now));
    assert_eq!(phase("15:59"), Some(Phase::Now));
    assert_eq!(phase("16:00"), None, "nobody looks for a walk that has come home");
    house.later("2026-10-14T09:40");
    assert!(today(&house).iter().all(|(_, started)| !started), "gone tonight");
}

#[test]
fn its_maker_takes_it_down_and_three_wrong_symbols_make_a_pause() {
    let mut house = Lysningen::at(TUESDAY);
    start(&mut house, walk("14:00:00"), "ost");
    start(&mut house, walk("15:00:00"), "bro");
    let stop = |house: &mut Lysningen, at: &str, secret: &str| {
        house.app.apply(Command::Stop(walk(at), symbol(secret))).unwrap()
    };
    assert_eq!(stop(&mut house, "14:00:00", "bro"), Outcome::WrongSecret, "each its own");
    assert_eq!(stop(&mut house, "14:00:00", "ost"), Outcome::Done);
    assert_eq!(stop(&mut house, "14:00:00", "ost"), Outcome::Nothing, "it is gone");
    assert_eq!(house.app.started_today().unwrap(), [walk("15:00:00")]);
    for wrong in 1..=TRIES {
        let asked = if wrong == TRIES { Outcome::Pause } else { Outcome::WrongSecret };
        assert_eq!(stop(&mut house, "15:00:00", "kop"), asked, "{wrong}");
    }
    assert_eq!(stop(&mut house, "15:00:00", "bro"), Outcome::Pause, "not at once");
    assert!(
        house.app.is_stop_paused(&walk("15:00:00")).unwrap() && !house.app.is_stop_paused(&walk("14:00:00")).unwrap()
    );
    // Whoever puts up what is up already is told to join in, and cannot take down another's.
    let Outcome::NotJoined(NotJoined::Instead(said)) = start(&mut house, walk("15:00:00"), "fugl") else { panic!() };
    assert!(said.contains("Vær med"), "{said}");
    let maker = house.app.store().joining().maker(&walk("15:00:00"), date("2026-10-13")).unwrap().unwrap();
    assert_eq!(maker.secret, symbol("bro"));
    house.later("2026-10-13T09:45");
    assert_eq!(stop(&mut house, "15:00:00", "bro"), Outcome::Done, "in a little while");
}

#[test]
fn staff_take_it_down_and_what_they_undo_is_still_its_maker_s() {
    let mut house = Lysningen::at(TUESDAY);
    start(&mut house, walk("14:00:00"), "ost");
    assert_eq!(house.app.on_list_by(ME, &OnList::TakeDown(walk("14:00:00")), Danish).unwrap(), Outcome::Done);
    assert_eq!(house.app.store().joining().maker(&walk("14:00:00"), date("2026-10-13")).unwrap(), None);
    assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Done(None));
    assert_eq!(house.app.started_today().unwrap(), [walk("14:00:00")]);
    assert_eq!(house.app.apply(Command::Stop(walk("14:00:00"), symbol("ost"))).unwrap(), Outcome::Done);
}

#[test]
fn afterwards_the_file_is_as_if_it_had_never_been() {
    let dir = TempDir::new().unwrap();
    let day = date("2026-10-13");
    let mut joining = Joining::open(dir.path()).unwrap();
    let dump = || {
        let connection = Connection::open(dir.path().join("joining.db")).unwrap();
        ["sign_up", "started", "need_taken", "gone_list"].map(|table| -> i64 {
            connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
        })
    };
    let before = dump();
    let one = walk("14:00:00");
    let maker = one.maker(symbol("kaktus"), day).unwrap();
    assert_ne!(maker.sign, fristed::domain::sign_up::Sign::One(symbol("kaktus")), "its sign tells no secret");
    assert!(joining.start(&one, Some(&maker), day).unwrap());
    assert!(!joining.start(&one, None, day).unwrap(), "it is there already");
    assert_eq!(joining.sign_ups(day).unwrap(), [], "its maker is on no list that anybody reads");
    assert_eq!(joining.maker(&one, day).unwrap(), Some(maker.clone()));
    joining.stop(&one, day).unwrap();
    assert_eq!(dump(), before);
    for byte in [&b"kaktus"[..], b"walk"] {
        assert_eq!(crate::staff_traces::holders(dir.path(), byte), [""; 0]);
    }
    // The same in the night after.
    joining.start(&one, Some(&maker), day).unwrap();
    joining.erase_past(day).unwrap();
    assert!(joining.erase_past(date("2026-10-14")).unwrap());
    assert_eq!(dump(), before);
    assert_eq!(crate::staff_traces::holders(dir.path(), b"kaktus"), [""; 0]);
    // The lists whose date is not any more are erased; this is none of them.
    let mut house = Lysningen::at(TUESDAY);
    start(&mut house, one, "ost");
    house.app.erase_gone_lists().unwrap();
    assert!(house.app.store().joining().maker(&one, day).unwrap().is_some());
}

#[test]
fn its_name_is_read_back_and_no_other_is_taken_for_one() {
    for thing in Thing::ALL {
        for place in Meet::ALL {
            let one = Started { time: time("09:30:00"), thing, place };
            assert_eq!(one.to_string().parse(), Ok(one));
        }
    }
    for other in ["", "walk", "walk@door", "walk@door@25:00", "walk@roof@09:30", "walk@door@09:30@ost"] {
        assert_eq!(other.parse::<Started>(), Err(()), "{other}");
    }
}
