//! Who joins in is in `joining.db` and nowhere else: in nothing that the program says, writes out or logs.

use fristed::app::Command;
use fristed::domain::duty::Step;
use fristed::domain::text::Language;
use fristed::store::Store;

use crate::cli::Place;
use crate::joining::one;
use crate::lysningen::Lysningen;
use crate::some::EXAMPLE;
use crate::staff_traces::holders;
use crate::suggestion_traces::Log;

/// A mark and a secret that stand for nothing else in the house, as they are kept and as they are said.
const MARKS: [&str; 6] = ["kirsebaer", "snefnug", "Kirsebær", "kirsebær", "Snefnug", "cherries"];

#[test]
fn while_somebody_is_on_a_list_no_command_says_so() {
    let place = Place::new();
    let file = place.write("house.toml", EXAMPLE);
    place.fine(&["import", &file]);
    let mut store = Store::open(&place.house()).unwrap();
    store.joining_mut().add(&one("brugervagt", "2026-10-25", "kirsebaer", "snefnug", Step::OneHour)).unwrap();
    drop(store);
    let now = ["--now", "2026-10-24T12:00"];
    let out = place.path("out").display().to_string();
    std::fs::create_dir(&out).unwrap();
    let file = |name: &str| format!("{out}/{name}");
    let (house, ics, week, backups) = (file("h.toml"), file("h.ics"), file("w.pdf"), file("backups"));
    std::fs::create_dir(&backups).unwrap();
    let commands: [Vec<&str>; 9] = [
        vec!["export", "house"],
        vec!["export", "ics"],
        vec!["export", "house", "--out", &house],
        vec!["export", "ics", "--out", &ics],
        vec!["today", "--json", now[0], now[1]],
        vec!["today", "--days", "14", now[0], now[1]],
        vec!["check"],
        vec!["print", "week", "--out", &week, now[0], now[1]],
        vec!["backup", &backups],
    ];
    for command in &commands {
        let said = place.run(command);
        assert!(said.code == 0 || command[0] == "check", "{command:?}: {}", said.err);
        for mark in MARKS {
            assert!(!said.out.contains(mark) && !said.err.contains(mark), "{mark} is said by {command:?}");
        }
    }
    for name in [&house, &ics, &week] {
        assert!(std::fs::metadata(name).unwrap().len() > 500, "{name}");
    }
    for mark in MARKS {
        assert_eq!(holders(out.as_ref(), mark.as_bytes()), [""; 0], "{mark}");
    }
    assert_eq!(holders(&place.house(), b"kirsebaersnefnug"), ["joining.db"], "somebody is on it all the while");
}

#[test]
fn nothing_is_logged_when_somebody_signs_up_steps_back_and_is_erased() {
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), || {
        let mut house = Lysningen::at("2026-10-24T12:00");
        let mine = one("brugervagt", "2026-10-25", "kirsebaer", "snefnug", Step::OneHour);
        let signs = Command::SignUp(mine.clone(), Language::Danish);
        assert_eq!(house.app.apply(signs.clone()).unwrap(), fristed::app::Outcome::Done);
        house.app.apply(signs).unwrap();
        let wrong = Command::StepBack(mine.listing.clone(), mine.sign, "bro".parse().unwrap());
        house.app.apply(wrong).unwrap();
        let back = Command::StepBack(mine.listing.clone(), mine.sign, mine.secret);
        assert_eq!(house.app.apply(back).unwrap(), fristed::app::Outcome::Done);
    });
    assert_eq!(log.lines(), [""; 0]);
}
