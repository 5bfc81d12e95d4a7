//! The lists of Vær med in the hands of staff: what is done on them, what is never written about it, and the paper.

use std::fs;
use std::path::Path;

use fristed::app::join::NotJoined;
use fristed::app::running::lists::{ListForStaff, OnList, wish};
use fristed::app::running::{Ran, RunRefused};
use fristed::app::staff::StaffCommand;
use fristed::app::{Command, Outcome};
use fristed::domain::duty::Step;
use fristed::domain::sign_up::{Listing, Sign, SignUp};
use fristed::domain::started::{Meet, Started, Thing};
use fristed::domain::text::Language::{Danish, English};
use fristed::store::{Action, Store};

use crate::joining::one;
use crate::lysningen::{Lysningen, local};
use crate::print::Printed;
use crate::running::{ME, TUESDAY, time};
use crate::some::{date, example, private_folder};
use crate::staff_house::StaffHouse;

const SUNDAY: &str = "2026-10-25";
const GROUP: &str = "aktivitetsgruppen";

fn shift() -> Listing {
    Listing { of: "brugervagt".to_owned(), date: date(SUNDAY) }
}

fn sign(name: &str) -> Sign {
    name.parse().unwrap()
}

fn with(people: &[SignUp]) -> Lysningen {
    Lysningen::after(TUESDAY, |store| {
        for one in people {
            store.joining_mut().add(one).unwrap();
        }
    })
}

fn list(house: &Lysningen, listing: &Listing) -> ListForStaff {
    let mut all = house.app.lists_in_tests(Danish).unwrap();
    all.retain(|list| list.view.listing == *listing);
    all.remove(0)
}

#[track_caller]
fn does(house: &mut Lysningen, what: OnList) {
    assert_eq!(house.app.on_list_by(ME, &what, Danish).unwrap(), Outcome::Done, "{what:?}");
}

/// What the audit says of lists: what was done and to what.
fn noted(house: &Lysningen) -> Vec<String> {
    let rows = house.app.store().newest_changes(100).unwrap();
    let of_lists = rows.into_iter().filter(|row| row.action == Action::ChangedList.word());
    of_lists.map(|row| row.subject).collect()
}

#[test]
fn a_list_says_who_stands_there_on_which_step_and_the_reserve_comes_last() {
    let house = with(&[
        one("brugervagt", SUNDAY, "anker", "ost", Step::OnlyIfNobodyElse),
        one("brugervagt", SUNDAY, "fugl", "ost", Step::Whole),
        one("brugervagt", SUNDAY, "sol+trae", "ost", Step::OneHour),
    ]);
    let list = list(&house, &shift());
    let said: Vec<_> = list.people.iter().map(|one| (one.word.as_str(), one.takes.as_str(), one.agreed)).collect();
    assert_eq!(
        said,
        [
            ("Fugl", "Ønsker hele vagten", Some(false)),
            ("Solskin og træ", "En time", None),
            ("Skibsanker", "Kun hvis ingen andre kan", None),
        ]
    );
    assert_eq!((list.in_front().count(), list.in_reserve().count()), (2, 1));
    assert_eq!(list.people[1].icons, ["m_sol", "m_trae"], "both drawings of a pair");
    let all = house.app.lists_in_tests(English).unwrap();
    assert_eq!(all[0].title, "User shift", "what is wanted next comes first");
    assert!(all.iter().any(|list| list.kind.is_none()), "the group has a list as well");
}

#[test]
fn what_is_agreed_face_to_face_is_noted_and_can_be_taken_back() {
    let mut house = with(&[one("brugervagt", SUNDAY, "fugl", "ost", Step::Whole)]);
    let takes = |house: &Lysningen| house.app.list(&shift(), Danish).unwrap().unwrap().people.remove(0).takes;
    does(&mut house, OnList::Agree(shift(), sign("fugl"), true));
    assert_eq!(takes(&house), "Hele vagten, aftalt", "everybody sees it, still without a name");
    assert_eq!(list(&house, &shift()).people[0].agreed, Some(true));
    does(&mut house, OnList::Agree(shift(), sign("fugl"), false));
    assert_eq!(takes(&house), "Ønsker hele vagten");
    let nobody = OnList::Agree(shift(), sign("hat"), true);
    assert_eq!(house.app.on_list_by(ME, &nobody, Danish).unwrap(), Outcome::Nothing);
    assert_eq!(noted(&house), ["", ""], "that a list was changed, and nothing of whom");
}

#[test]
fn somebody_is_put_down_at_their_wish_by_the_same_rules_as_everybody() {
    let mut house = with(&[one("brugervagt", SUNDAY, "fugl", "ost", Step::Whole)]);
    let mut put = |name: &str, secret: &str, step| {
        let what = OnList::PutDown(wish(shift(), step, sign(name), secret.parse().unwrap()));
        house.app.on_list_by(ME, &what, Danish).unwrap()
    };
    assert_eq!(put("fugl", "bro", Step::Look), Outcome::NotJoined(NotJoined::SignTaken));
    assert_eq!(put("sol+trae", "sol", Step::Look), Outcome::NotJoined(NotJoined::SecretShows));
    for name in ["sol+trae", "hat", "kop"] {
        assert_eq!(put(name, "bro", Step::OneHour), Outcome::Done);
    }
    let Outcome::NotJoined(NotJoined::Instead(said)) = put("telt", "bro", Step::OneHour) else { panic!("four places") };
    assert!(said.contains("kigge med"), "{said}");
    assert_eq!(noted(&house).len(), 3, "a refusal changes nothing");
    // They step back themselves, by the secret they chose.
    let back = Command::StepBack(shift(), sign("hat"), "bro".parse().unwrap());
    assert_eq!(house.app.apply(back).unwrap(), Outcome::Done);
    assert!(list(&house, &shift()).people.iter().all(|one| one.sign != sign("hat")));
    let signs = house.app.signs_to_choose(&shift()).unwrap();
    assert!(matches!(signs.last(), Some(Sign::Pair(..))), "a pair drawn by lot can be had, too");
    assert!(!signs.contains(&sign("fugl")) && signs.contains(&sign("hat")));
}

/// Whether the words are in any file of the folder.
fn is_in_a_file(dir: &Path, word: &str) -> bool {
    let holds = |file: fs::DirEntry| {
        let bytes = fs::read(file.path()).unwrap_or_default();
        bytes.windows(word.len()).any(|window| window == word.as_bytes())
    };
    fs::read_dir(dir).unwrap().flatten().any(holds)
}

#[test]
fn who_is_taken_off_leaves_no_trace_in_any_file() {
    let dir = private_folder();
    let mut store = Store::open(dir.path()).unwrap();
    store.import_house(&example(), false).unwrap();
    let mut house = Lysningen::over(store, TUESDAY);
    let put = wish(shift(), Step::OneHour, sign("kirsebaer+stoevle"), "snefnug".parse().unwrap());
    does(&mut house, OnList::PutDown(put));
    assert!(is_in_a_file(dir.path(), "kirsebaer+stoevle"), "it is stored");
    does(&mut house, OnList::TakeOff(shift(), sign("kirsebaer+stoevle")));
    for word in ["kirsebaer", "stoevle", "snefnug"] {
        assert!(!is_in_a_file(dir.path(), word), "{word}");
    }
    drop(house);
    for word in ["kirsebaer", "stoevle", "snefnug"] {
        assert!(!is_in_a_file(dir.path(), word), "{word}, although it could be undone");
    }
}

#[test]
fn the_last_change_of_a_list_is_undone_once_and_of_it_nothing_is_in_a_file() {
    let dir = private_folder();
    let mut store = Store::open(dir.path()).unwrap();
    store.import_house(&example(), false).unwrap();
    let mut house = Lysningen::over(store, TUESDAY);
    let there = |house: &Lysningen| -> Vec<String> {
        list(house, &shift()).people.into_iter().map(|one| format!("{} {:?}", one.sign, one.agreed)).collect()
    };
    let put = wish(shift(), Step::Whole, sign("kirsebaer"), "snefnug".parse().unwrap());
    let undo = |house: &mut Lysningen| house.app.undo_by(ME).unwrap();
    does(&mut house, OnList::PutDown(put.clone()));
    assert_eq!(undo(&mut house), Ran::Done(None));
    assert_eq!((there(&house).len(), undo(&mut house)), (0, Ran::Nothing), "one step");
    assert!(!is_in_a_file(dir.path(), "snefnug"));
    does(&mut house, OnList::PutDown(put));
    does(&mut house, OnList::Agree(shift(), sign("kirsebaer"), true));
    assert_eq!(undo(&mut house), Ran::Done(None));
    assert_eq!(there(&house), ["kirsebaer Some(false)"]);
    does(&mut house, OnList::Agree(shift(), sign("kirsebaer"), true));
    does(&mut house, OnList::TakeOff(shift(), sign("kirsebaer")));
    assert!(!is_in_a_file(dir.path(), "snefnug"), "until it is undone it is in memory alone");
    assert_eq!(undo(&mut house), Ran::Done(None));
    assert_eq!(there(&house), ["kirsebaer Some(true)"], "with what was agreed");
    // They still step back by the secret they chose.
    does(&mut house, OnList::TakeOff(shift(), sign("kirsebaer")));
    undo(&mut house);
    let back = Command::StepBack(shift(), sign("kirsebaer"), "snefnug".parse().unwrap());
    assert_eq!(house.app.apply(back).unwrap(), Outcome::Done);
    let undone = house.app.store().newest_changes(100).unwrap();
    assert_eq!(undone.iter().filter(|row| row.action == Action::Undone.word()).count(), 4);
    assert!(undone.iter().all(|row| !row.subject.contains("kirsebaer")));
}

#[test]
fn a_list_is_not_put_back_over_what_somebody_did_since() {
    let mut house = with(&[one("brugervagt", SUNDAY, "fugl", "ost", Step::OneHour)]);
    does(&mut house, OnList::TakeOff(shift(), sign("fugl")));
    let other = Command::SignUp(wish(shift(), Step::OneHour, sign("fugl"), "bro".parse().unwrap()), Danish);
    assert_eq!(house.app.apply(other).unwrap(), Outcome::Done);
    assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Refused(RunRefused::ChangedSince));
    let back = Command::StepBack(shift(), sign("fugl"), "bro".parse().unwrap());
    assert_eq!(house.app.apply(back).unwrap(), Outcome::Done, "it is theirs");
    // And whoever was put down and has stepped back is not taken off again in somebody else's place.
    does(&mut house, OnList::PutDown(wish(shift(), Step::OneHour, sign("hat"), "bro".parse().unwrap())));
    let back = Command::StepBack(shift(), sign("hat"), "bro".parse().unwrap());
    house.app.apply(back).unwrap();
    assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Refused(RunRefused::ChangedSince));
}

#[test]
fn what_could_be_undone_goes_when_the_screen_locks() {
    let (mut house, secrets) = StaffHouse::set_up();
    let me = house.go_in(&secrets.pins[0]);
    let put = OnList::PutDown(wish(shift(), Step::OneHour, sign("hat"), "bro".parse().unwrap()));
    assert_eq!(house.app.on_list(&me, &put, Danish).unwrap(), Outcome::Done);
    assert_eq!(house.app.undoable(&me, Danish).unwrap().as_deref(), Some("Rettede en liste på Vær med"));
    house.press(StaffCommand::Lock);
    let again = house.go_in(&secrets.pins[0]);
    assert_eq!(house.app.undoable(&again, Danish).unwrap(), None);
    assert_eq!(house.app.undo(&again).unwrap(), Ran::Nothing);
}

#[test]
fn a_place_in_the_group_goes_on_when_staff_confirm_it_and_ends_with_the_person() {
    let mut house = Lysningen::at(TUESDAY);
    let meeting = house.app.lists_in_tests(Danish).unwrap().into_iter().find(|list| list.kind.is_none()).unwrap();
    let now = meeting.view.listing;
    assert_eq!(now.of, GROUP);
    does(&mut house, OnList::PutDown(wish(now.clone(), Step::Whole, sign("fugl"), "ost".parse().unwrap())));
    assert_eq!(list(&house, &now).people[0].next_too, Some(false));
    does(&mut house, OnList::KeepPlace(now.clone(), sign("fugl")));
    assert_eq!(list(&house, &now).people[0].next_too, Some(true));
    let again = OnList::KeepPlace(now.clone(), sign("fugl"));
    assert_eq!(house.app.on_list_by(ME, &again, Danish).unwrap(), Outcome::Nothing, "it is so already");
    let there = |house: &Lysningen| house.app.store().joining().sign_ups(date("2026-10-13")).unwrap().len();
    assert_eq!(there(&house), 2);
    does(&mut house, OnList::TakeOff(now, sign("fugl")));
    assert_eq!(there(&house), 0);
}

#[test]
fn what_somebody_started_today_can_be_taken_down() {
    let mut house = Lysningen::at(TUESDAY);
    let walk = Started { time: time("14:00:00"), thing: Thing::Walk, place: Meet::Door };
    house.app.apply(Command::Start(walk, "ost".parse().unwrap(), Danish)).unwrap();
    assert_eq!(house.app.started_today().unwrap(), [walk]);
    does(&mut house, OnList::TakeDown(walk));
    assert!(house.app.join(Danish).unwrap().started.is_empty());
    assert_eq!(house.app.on_list_by(ME, &OnList::TakeDown(walk), Danish).unwrap(), Outcome::Nothing);
    assert_eq!(noted(&house), [""]);
}

#[test]
fn after_a_list_was_changed_an_older_change_is_not_undone_by_mistake() {
    let mut house = with(&[one("brugervagt", SUNDAY, "fugl", "ost", Step::Whole)]);
    crate::running::done(&mut house, &fristed::app::running::Run::PutUpNeed("stilhed".to_owned()));
    does(&mut house, OnList::Agree(shift(), sign("fugl"), true));
    assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Done(None));
    assert_eq!(list(&house, &shift()).people[0].agreed, Some(false), "the list, and not the need");
    assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Nothing);
    assert!(house.app.needs(Danish).unwrap().iter().any(|need| need.text == "stilhed"));
}

#[test]
fn the_paper_has_the_drawings_the_steps_and_the_date() {
    let house = with(&[
        one("brugervagt", SUNDAY, "fugl", "ost", Step::Whole),
        one("brugervagt", SUNDAY, "sol+trae", "bro", Step::OneHour),
        one("brugervagt", SUNDAY, "anker", "ost", Step::OnlyIfNobodyElse),
    ]);
    let paper = house.app.print_list_in_tests(&shift()).unwrap().unwrap();
    let printed = Printed::of(&paper);
    let text = printed.text();
    for said in
        ["Brugervagt", "Søndag den 25. oktober", "Fugl", "Ønsker hele vagten", "Solskin og træ", "Reservelisten"]
    {
        assert!(text.contains(said), "{said} is not in {text}");
    }
    assert!(!text.contains("Ost") && !text.contains("Bro "), "no secret sign is on paper: {text}");
    printed.keeps_its_margin();
    // Black dots left of the names: without the drawings there is white.
    let dark = |printed: &Printed| {
        let (grey, width, _) = printed.picture(0, 2.0);
        let left = |at: usize| (90..280).contains(&(at % width)) && at / width > 400;
        (0..grey.len()).filter(|at| left(*at) && grey[*at] < 90).count()
    };
    let mut bare = paper;
    for part in &mut bare.parts {
        if let fristed::exchange::pdf::Part::Sign { drawings, .. } = part {
            drawings.clear();
        }
    }
    assert!(dark(&printed) > dark(&Printed::of(&bare)) + 3000, "the drawings are on it");
    let gone = Listing { of: "brugervagt".to_owned(), date: date("2026-10-26") };
    assert!(house.app.print_list_in_tests(&gone).unwrap().is_none());
    assert_eq!(house.app.now(), local(TUESDAY));
}
