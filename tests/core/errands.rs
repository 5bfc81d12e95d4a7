//! What leads out of the screen: a paper to the printer or onto the stick, and the card of a code.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use fristed::app::errands::calendar::Names;
use fristed::app::errands::code_card::CardState;
use fristed::app::errands::hand_out::HandedOut;
use fristed::app::errands::{Errands, Ways, words};
use fristed::app::ports::outside::{MachineWord, StickRefused, StickState, Surroundings};
use fristed::app::running::history::Sort;
use fristed::app::staff::access::AccessView;
use fristed::app::staff::{Session, StaffCommand};
use fristed::cli::HousePress;
use fristed::domain::codes::CodeKind;
use fristed::domain::text::Language::{Danish, English};
use fristed::exchange::pdf::{Part, Press};
use fristed::kiosk::printer::Cups;
use fristed::kiosk::stick::FolderStick;
use tempfile::TempDir;

use crate::staff_house::StaffHouse;

pub struct Nothing;

impl Surroundings for Nothing {
    fn look(&self) -> Vec<MachineWord> {
        Vec::new()
    }
}

fn press() -> Box<dyn Press> {
    Box::new(HousePress::new())
}

/// The machine around a house: a folder for the stick, a printing program that keeps nothing, and CUPS' socket.
pub struct Outside(TempDir);

impl Outside {
    pub fn new() -> Self {
        let outside = Self(TempDir::new().unwrap());
        fs::create_dir(outside.at("stick")).unwrap();
        outside
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.at(name)).unwrap_or_default()
    }

    /// A printing program that swallows its standard input and says how it was called, what came and how much.
    pub fn with_printer(self, ends: &str) -> Self {
        let at = |name: &str| self.at(name).display().to_string();
        let script = format!(
            "#!/bin/sh\necho \"$*\" >>{}\n/usr/bin/env >>{}\n{{ /usr/bin/head -c 4; /usr/bin/wc -c; }} >>{}\n{ends}\n",
            at("called"),
            at("around"),
            at("came"),
        );
        fs::write(self.at("lp"), script).unwrap();
        fs::set_permissions(self.at("lp"), fs::Permissions::from_mode(0o755)).unwrap();
        fs::write(self.at("cups.sock"), "").unwrap();
        self
    }

    pub fn ways(&self, printer: Option<&str>) -> Ways {
        let patience = Duration::from_secs(20);
        Ways {
            stick: Arc::new(FolderStick::new(Some(self.at("stick")), None)),
            printer: Arc::new(Cups::new(self.at("lp"), self.at("cups.sock"), printer.map(str::to_owned), patience)),
            surroundings: Arc::new(Nothing),
            press,
        }
    }

    fn on_stick(&self) -> Vec<String> {
        crate::cli::names(&self.at("stick"))
    }
}

/// The same house with ways out of it.
pub fn with(house: StaffHouse, ways: Ways) -> StaffHouse {
    let StaffHouse { app, machine, dir } = house;
    StaffHouse { app: app.with_errands(Errands::at_once(ways)), machine, dir }
}

/// Somebody who is in, with that around the house.
pub fn in_house(outside: &Outside, printer: Option<&str>) -> (StaffHouse, Session) {
    let (house, secrets) = StaffHouse::set_up();
    let mut house = with(house, outside.ways(printer));
    let session = house.go_in(&secrets.pins[0]);
    (house, session)
}

fn hand_out(house: &mut StaffHouse, session: &Session, name: &str) -> HandedOut {
    house.app.hand_out(session, b"%PDF-made-up".to_vec(), name);
    house.app.poll_errands();
    house.app.handed_out(session).unwrap().clone()
}

#[test]
fn a_paper_goes_to_the_printer_on_its_standard_input_and_into_no_file() {
    let outside = Outside::new().with_printer("");
    let (mut house, session) = in_house(&outside, Some("kontoret"));
    assert_eq!(hand_out(&mut house, &session, "ugen.pdf"), HandedOut::Printed);
    assert_eq!(outside.read("called").trim(), "-d kontoret -t ugen -o media=A4 -o sides=one-sided");
    assert_eq!(outside.read("came"), "%PDF8\n");
    let around = outside.read("around");
    assert!(around.contains(&format!("CUPS_SERVER={}", outside.at("cups.sock").display())), "{around}");
    assert!(!around.contains("HOME="), "{around}");
    assert_eq!(outside.on_stick(), [""; 0]);
    let week = house.app.print_week().unwrap();
    house.app.hand_out_paper(&session, week, "ugen.pdf");
    house.app.poll_errands();
    assert_eq!(house.app.handed_out(&session), Some(&HandedOut::Printed));
    let bytes: usize = outside.read("came").lines().last().unwrap().trim_start_matches("%PDF").parse().unwrap();
    assert!(bytes > 5000, "{bytes}");
}

#[test]
fn without_a_printer_it_lies_on_the_stick_as_a_whole() {
    let outside = Outside::new();
    let (mut house, session) = in_house(&outside, None);
    assert_eq!(hand_out(&mut house, &session, "ugen.pdf"), HandedOut::OnStick("ugen.pdf".to_owned()));
    assert_eq!(fs::read(outside.at("stick/ugen.pdf")).unwrap(), b"%PDF-made-up");
    let other = hand_out(&mut house, &session, "../.ugen/i dag?.pdf");
    assert_eq!(other, HandedOut::OnStick("-.ugen-i dag-.pdf".to_owned()));
    assert_eq!(outside.on_stick(), ["-.ugen-i dag-.pdf", "ugen.pdf"]);
    let (what, then) = words::handed_out(&other, Danish);
    assert_eq!((what.as_str(), then.as_str()), ("Papiret ligger på stikket", "Filen hedder -.ugen-i dag-.pdf."));
}

#[test]
fn a_printer_that_takes_nothing_leaves_the_stick_and_then_a_sentence() {
    for ends in ["exit 1", "kill -9 $$"] {
        let outside = Outside::new().with_printer(ends);
        let (mut house, session) = in_house(&outside, None);
        assert_eq!(hand_out(&mut house, &session, "ugen.pdf"), HandedOut::OnStick("ugen.pdf".to_owned()), "{ends}");
        fs::remove_dir_all(outside.at("stick")).unwrap();
        assert_eq!(hand_out(&mut house, &session, "ugen.pdf"), HandedOut::PrinterSilent, "{ends}");
    }
    let outside = Outside::new();
    fs::remove_dir_all(outside.at("stick")).unwrap();
    let (mut house, session) = in_house(&outside, None);
    assert_eq!(hand_out(&mut house, &session, "ugen.pdf"), HandedOut::NoWay);
}

/// More than a pipe holds, to a program that reads none of it and does not end.
#[test]
fn a_printing_program_that_hangs_is_ended() {
    use fristed::app::ports::outside::Printer as _;
    let outside = Outside::new();
    fs::write(outside.at("lp"), "#!/bin/sh\nexec /usr/bin/sleep 600\n").unwrap();
    fs::set_permissions(outside.at("lp"), fs::Permissions::from_mode(0o755)).unwrap();
    fs::write(outside.at("cups.sock"), "").unwrap();
    let cups = Cups::new(outside.at("lp"), outside.at("cups.sock"), None, Duration::from_millis(100));
    assert!(cups.is_there());
    assert!(!cups.print("ugen", &vec![0; 1_000_000]));
}

#[test]
fn a_worker_does_it_and_wakes_the_screen() {
    let outside = Outside::new();
    let (wake, woken) = std::sync::mpsc::channel();
    let (house, secrets) = StaffHouse::set_up();
    let StaffHouse { app, machine, dir } = house;
    let errands = Errands::open(outside.ways(None), move || wake.send(()).unwrap()).unwrap();
    let mut house = StaffHouse { app: app.with_errands(errands), machine, dir };
    let session = house.go_in(&secrets.pins[0]);
    house.app.hand_out(&session, b"%PDF".to_vec(), "ugen.pdf");
    assert_eq!(house.app.handed_out(&session), Some(&HandedOut::UnderWay));
    woken.recv().unwrap();
    assert!(house.app.poll_errands());
    assert_eq!(house.app.handed_out(&session), Some(&HandedOut::OnStick("ugen.pdf".to_owned())));
}

#[test]
fn that_somebody_opens_for_a_stick_is_noted_and_what_was_changed_can_be_printed() {
    let outside = Outside::new();
    let (mut house, session) = in_house(&outside, None);
    let noted = |house: &StaffHouse| {
        let rows = house.app.audits(&session).unwrap().unwrap().keys;
        rows.iter().filter(|row| row.action == "opened-stick" && row.actor == "employee 1").count()
    };
    assert_eq!(noted(&house), 0);
    house.app.open_stick(&session);
    assert_eq!(noted(&house), 1);
    let paper = house.app.print_history(&session, Sort::Codes, |_| Some("MK".to_owned())).unwrap().unwrap();
    let item = |part: &Part| matches!(part, Part::Item { title, label, .. } if title == "Åbnede for et stik" && label.ends_with("· MK"));
    assert!(paper.parts.iter().any(item), "{:#?}", paper.parts);
    let empty = house.app.print_history(&session, Sort::Needs, |_| None).unwrap().unwrap();
    assert_eq!(empty.parts, [Part::Text("Her er ikke ændret noget endnu.".to_owned())]);
    house.press(StaffCommand::Lock);
    assert_eq!(house.app.print_history(&session, Sort::Codes, |_| None).unwrap(), None);
}

#[test]
fn nothing_is_handed_out_once_it_has_locked() {
    let outside = Outside::new();
    let (mut house, session) = in_house(&outside, None);
    house.press(StaffCommand::Lock);
    house.app.hand_out(&session, b"%PDF".to_vec(), "ugen.pdf");
    house.app.poll_errands();
    assert_eq!((house.app.handed_out(&session), outside.on_stick()), (None, Vec::new()));
    assert!(!house.app.open_stick(&session));
    house.app.look_for_calendars(&session);
    assert_eq!(house.app.calendar_names(&session), &Names::NotLooked);
}

/// Every file below `dir`.
fn all_files(dir: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(dir).unwrap().flatten() {
        if entry.path().is_dir() { all.extend(all_files(&entry.path())) } else { all.push(entry.path()) }
    }
    all
}

#[test]
fn a_card_goes_to_the_chosen_printer_and_lies_nowhere() {
    let outside = Outside::new().with_printer("");
    let mut house = with(StaffHouse::new(), outside.ways(Some("kontoret")));
    let mut codes = Vec::new();
    house.press(StaffCommand::Begin);
    for kind in [CodeKind::Start, CodeKind::Recovery] {
        assert_eq!(house.app.card_state(kind), CardState::CanPrint);
        house.app.print_card();
        assert_eq!(house.app.card_state(kind), CardState::UnderWay);
        assert!(house.app.poll_errands());
        assert_eq!(house.app.card_state(kind), CardState::Printed);
        codes.push(house.copy_code(kind));
    }
    assert_eq!(outside.read("called").lines().filter(|line| line.starts_with("-d kontoret -t kort ")).count(), 2);
    assert_eq!(outside.read("came").matches("%PDF").count(), 2);
    for file in all_files(outside.0.path()).into_iter().chain(all_files(house.dir.path())) {
        let bytes = fs::read(&file).unwrap();
        assert!(!bytes.starts_with(b"%PDF-"), "{} is a card", file.display());
        for code in &codes {
            let digits: Vec<u8> = code.iter().map(|digit| b'0' + digit).collect();
            for canary in [&digits[..], &digits[..8], &code[..]] {
                let found = bytes.windows(canary.len()).any(|part| part == canary);
                assert!(!found, "a code stands in {}", file.display());
            }
        }
    }
    // At no other time.
    let before = outside.read("called");
    house.app.print_card();
    house.app.poll_errands();
    assert_eq!(outside.read("called"), before);
}

#[test]
fn without_a_chosen_printer_the_card_is_copied_by_hand() {
    for (outside, printer) in [(Outside::new().with_printer(""), None), (Outside::new(), Some("kontoret"))] {
        let mut house = with(StaffHouse::new(), outside.ways(printer));
        house.press(StaffCommand::Begin);
        assert_eq!(house.app.card_state(CodeKind::Start), CardState::ByHand);
        house.app.print_card();
        house.app.poll_errands();
        assert_eq!((outside.read("called"), outside.on_stick()), (String::new(), Vec::new()));
        assert!(matches!(house.view(), AccessView::ShowCode(_)));
    }
    let silent = Outside::new().with_printer("exit 1");
    let mut house = with(StaffHouse::new(), silent.ways(Some("kontoret")));
    house.press(StaffCommand::Begin);
    house.app.print_card();
    house.app.poll_errands();
    assert_eq!(house.app.card_state(CodeKind::Start), CardState::Silent);
    assert_eq!(silent.on_stick(), [""; 0], "never onto the stick");
}

#[test]
fn every_sentence_is_short_and_calm_in_both_languages() {
    let mut said = Vec::new();
    for language in [Danish, English] {
        for state in [
            StickState::NotSetUp,
            StickState::Folder,
            StickState::Missing,
            StickState::Closed,
            StickState::Waiting,
            StickState::NoneCame,
        ] {
            let (what, then) = words::stick(state, fristed::domain::time::HOUSE_ZONE, language);
            said.extend([what, then]);
        }
        let refused = [StickRefused::NotReady, StickRefused::Full, StickRefused::ReadOnly, StickRefused::Broken];
        let handed = [HandedOut::Printed, HandedOut::PrinterSilent, HandedOut::NoWay, HandedOut::NotDrawn];
        for one in handed.into_iter().chain(refused.into_iter().map(HandedOut::StickRefused)) {
            let (what, then) = words::handed_out(&one, language);
            said.extend([what, then]);
        }
    }
    for sentence in said {
        assert!(sentence.split_whitespace().count() <= 12, "{sentence}");
        assert!(!["!", "fejl", "desværre", "skal"].iter().any(|word| sentence.contains(word)), "{sentence}");
    }
}
