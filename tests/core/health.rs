//! What the staff's page about the machine says, and a clock that somebody says is right.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::sync::Arc;

use chrono::TimeDelta;
use fristed::app::errands::health::{Health, HealthLine};
use fristed::app::errands::{Errands, Ways};
use fristed::app::keeper::Keeper;
use fristed::app::ports::outside::{MachineWord, Surroundings};
use fristed::app::staff::{Session, StaffCommand};
use fristed::app::status::{Status, zones};
use fristed::app::status_words::sentence;
use fristed::domain::finding::Severity;
use fristed::domain::ratchet::{Jump, look};
use fristed::domain::text::Language::{Danish, English};
use fristed::domain::time::HOUSE_ZONE;
use fristed::kiosk::machine::Setting;
use fristed::kiosk::seen::Machine;
use fristed::store::upkeep::{read_clock, write_clock};

use crate::errands::{Outside, with};
use crate::lysningen::local;
use crate::machine::Kiosk;
use crate::staff_house::{MORNING, StaffHouse};

struct Says(Vec<MachineWord>);

impl Surroundings for Says {
    fn look(&self) -> Vec<MachineWord> {
        self.0.clone()
    }
}

fn lines(house: &mut StaffHouse, session: &Session) -> Vec<HealthLine> {
    house.app.look_at_health(session);
    assert_eq!(house.app.health(session), &Health::Looking);
    house.app.poll_errands();
    let Health::Looked(lines) = house.app.health(session) else { panic!("{:?}", house.app.health(session)) };
    lines.clone()
}

#[test]
fn house_and_machine_stand_on_one_page_the_gravest_first() {
    let outside = Outside::new();
    let word = MachineWord {
        severity: Some(Severity::Fault),
        danish: "Et kamera virker. Luk for det",
        english: "a camera works; shut it out",
    };
    let ways = Ways { surroundings: Arc::new(Says(vec![word])), ..outside.ways(None) };
    let (house, secrets) = StaffHouse::set_up();
    fs::set_permissions(house.dir.path(), fs::Permissions::from_mode(0o700)).unwrap();
    let mut house = with(house, ways);
    let session = house.go_in(&secrets.pins[2]);
    let found = lines(&mut house, &session);
    let said = |language| found.iter().map(|line| line.words(language)).collect::<Vec<_>>();
    assert_eq!(found[0].severity, Some(Severity::Fault));
    assert_eq!((said(Danish)[0], said(English)[0]), ("Et kamera virker. Luk for det.", "A camera works; shut it out."));
    assert!(said(Danish).contains(&"Der er ingen sikkerhedskopi endnu. Den laves i nat."), "{found:#?}");
    assert!(said(Danish).contains(&"Husets fil er set efter og er hel."), "{found:#?}");
    assert!(found.is_sorted_by_key(|line| std::cmp::Reverse(line.severity)), "{found:#?}");
    // What is wrong with a file of the house is said as well, and without its name.
    fs::set_permissions(house.dir.path().join("keys.db"), fs::Permissions::from_mode(0o644)).unwrap();
    let found = lines(&mut house, &session);
    let told = found.iter().find(|line| line.words(English).contains("keys.db")).expect("it is told");
    assert_eq!(told.severity, Some(Severity::Fault));
    assert!(told.words(Danish).starts_with("Andre på maskinen kan åbne husets filer."), "{told:?}");
    fs::set_permissions(house.dir.path().join("vault.db"), fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(lines(&mut house, &session).len(), found.len(), "one sentence for both files");
    house.press(StaffCommand::Lock);
    house.app.look_at_health(&session);
    assert_eq!(house.app.health(&session), &Health::NotLooked);
}

/// S16: with a TPM and an encrypted disk it is green, and otherwise a sentence.
#[test]
fn the_disk_is_green_or_a_sentence() {
    let says =
        |kiosk: &Kiosk| -> Vec<&'static str> { kiosk.seen().look().into_iter().map(|word| word.danish).collect() };
    let kiosk = Kiosk::new();
    assert_eq!(says(&kiosk), ["Disken er låst og åbner kun i denne maskine"]);
    for setting in [Setting::DiskInTheClear, Setting::NoTpm] {
        let mut kiosk = Kiosk::new();
        crate::machine::undo(&mut kiosk, setting);
        assert_eq!(says(&kiosk), [setting.danish()]);
    }
    let nowhere = tempfile::TempDir::new().unwrap();
    let seen = Machine::new(nowhere.path().to_owned(), Default::default()).look();
    assert_eq!(seen.iter().map(|word| word.danish).collect::<Vec<_>>(), [Setting::NoKiosk.danish()]);
}

/// Inside its service the program sees no `/proc/sys`, and nothing of what only root may read.
#[test]
fn what_is_out_of_sight_is_not_told_of_as_wrong() {
    let kiosk = Kiosk::new();
    fs::remove_dir_all(kiosk.at("proc")).unwrap();
    assert_eq!(kiosk.seen().settings(), []);
    let wrong = fristed::kiosk::machine::look(&kiosk.at(""), &Default::default());
    assert!(wrong.contains(&Setting::CoreDumps) && wrong.contains(&Setting::KernelWords), "{wrong:?}");
}

#[test]
fn every_setting_has_its_danish_in_short_sentences() {
    for setting in Setting::ALL {
        let danish = setting.danish();
        assert!(!danish.ends_with('.') && danish.contains(". "), "{danish}");
        for sentence in danish.split(". ") {
            assert!(sentence.split_whitespace().count() <= 14, "{sentence}");
        }
        assert!(!["!", "fejl", "desværre", "skal "].iter().any(|word| danish.contains(word)), "{danish}");
    }
}

/// A house whose keeper has seen the clock jump.
fn jumped(ahead: bool) -> (StaffHouse, Session) {
    let (mut house, secrets) = StaffHouse::set_up();
    let by = TimeDelta::days(if ahead { -60 } else { 60 });
    write_clock(house.dir.path(), &look(None, local(MORNING) + by)).unwrap();
    let session = house.go_in(&secrets.pins[0]);
    let StaffHouse { app, machine, dir } = house;
    let keeper = Keeper::at_once(dir.path(), vec![dir.path().join("backup")]);
    let mut app = app.with_keeper(keeper).with_errands(Errands::none());
    app.tend(local(MORNING));
    (StaffHouse { app, machine, dir }, session)
}

#[test]
fn a_clock_that_jumped_is_told_of_until_an_employee_says_that_it_is_right() {
    for (ahead, jump) in [(false, Jump::Back), (true, Jump::Ahead)] {
        let (mut house, session) = jumped(ahead);
        assert_eq!(house.app.clock_doubt(), Some(jump));
        assert_eq!(
            house.app.clock_sentence(Danish),
            Some(("Uret går måske forkert.", "Spørg i huset, hvad klokken er."))
        );
        let today = house.app.today(Danish).unwrap();
        assert!(today.clock_sentence.is_some(), "the public screen says it");
        assert!(house.app.confirm_clock(&session).unwrap());
        assert_eq!((house.app.clock_doubt(), house.app.clock_sentence(Danish)), (None, None));
        assert_eq!(house.app.today(Danish).unwrap().clock_sentence, None);
        assert_eq!(read_clock(house.dir.path()).unwrap().doubt, None, "nobody is asked again after a start");
        assert_eq!(read_clock(house.dir.path()).unwrap().highest, local(MORNING));
        let newest = house.app.audits(&session).unwrap().unwrap().house.pop().unwrap();
        assert_eq!((newest.action.as_str(), newest.employee), ("confirmed-clock", Some(session.employee())));
        assert!(!house.app.confirm_clock(&session).unwrap(), "there is nothing to say");
    }
}

/// S27: by a clock that has jumped nothing is erased until time or somebody says that it is right.
#[test]
fn nothing_is_erased_by_a_clock_that_jumped_until_it_is_confirmed() {
    let ratchet = look(Some(look(None, local(MORNING))), local(MORNING) + TimeDelta::days(36));
    assert!(!ratchet.may_erase());
    assert!(ratchet.confirmed().may_erase());
    let on = look(Some(ratchet.confirmed()), local(MORNING) + TimeDelta::days(36) + TimeDelta::minutes(1));
    assert!(on.may_erase() && on.doubt.is_none());
    let (mut house, session) = jumped(true);
    house.press(StaffCommand::Lock);
    assert!(!house.app.confirm_clock(&session).unwrap(), "not from a screen that has locked");
    assert!(house.app.clock_doubt().is_some());
}

#[test]
fn old_rules_of_summer_time_are_told_of() {
    assert_eq!(zones("2025b", local(MORNING)), None);
    assert_eq!(zones("2021e", local(MORNING)), Some(Status::ZonesOld(2021)));
    assert_eq!(zones(chrono_tz::IANA_TZDB_VERSION, local(MORNING)), None, "those of the program are of these years");
    assert_eq!(Status::ZonesOld(2021).severity(), Some(Severity::Advice));
    let danish = sentence(Status::ZonesOld(2021), Danish, HOUSE_ZONE);
    assert_eq!(danish, "Reglerne for sommertid er fra 2021. Et nyt program har nye");
}
