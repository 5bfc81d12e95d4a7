//! Stick, printer and machine by accessible label: a calendar in three presses from the desk, a paper in two.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use fristed::app::errands::{Errands, Ways};
use fristed::app::keeper::Keeper;
use fristed::app::ports::outside::{MachineWord, Printer, Stick, StickRefused, StickState, Surroundings};
use fristed::app::staff::StaffCommand;
use fristed::cli::HousePress;
use fristed::domain::finding::Severity;
use fristed::domain::ratchet::look;
use fristed::domain::text::Language;
use fristed::exchange::pdf::Press;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::errands::At;
use fristed::store::Store;
use fristed::store::upkeep::write_clock;

use crate::example::{example, lay_in};
use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL, TUESDAY_MORNING, local};
use crate::rules::Findings;
use crate::running::keep_picture;
use crate::staff::is_nowhere;
use crate::staff_house::{command, open, shown, turn_to};
use crate::staff_sweep::sheets;

/// A stick in memory, opened and plugged in by the test.
struct Held {
    state: Mutex<StickState>,
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Held {
    fn new(state: StickState) -> Arc<Self> {
        let files = BTreeMap::from([("by.ics".to_owned(), CALENDAR.as_bytes().to_vec())]);
        Arc::new(Self { state: Mutex::new(state), files: Mutex::new(files) })
    }

    fn is(&self, state: StickState) {
        *self.state.lock().expect("a state") = state;
    }

    fn names_there(&self) -> Vec<String> {
        self.files.lock().expect("files").keys().cloned().collect()
    }
}

impl Stick for Held {
    fn state(&self) -> StickState {
        *self.state.lock().expect("a state")
    }
    fn open(&self) -> bool {
        self.is(StickState::Waiting);
        true
    }
    fn close(&self) {
        self.is(StickState::Closed);
    }
    fn folder(&self) -> String {
        "/media/stikket".to_owned()
    }
    fn names(&self, _: &str) -> Vec<String> {
        self.names_there()
    }
    fn read(&self, name: &str, _: usize) -> Result<Vec<u8>, StickRefused> {
        self.files.lock().expect("files").get(name).cloned().ok_or(StickRefused::NoFile)
    }
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StickRefused> {
        if !self.state().is_ready() {
            return Err(StickRefused::NotReady);
        }
        self.files.lock().expect("files").insert(name.to_owned(), bytes.to_vec());
        Ok(())
    }
}

#[derive(Default)]
pub struct Paper {
    is_there: bool,
    printed: Mutex<Vec<String>>,
    pdfs: Mutex<Vec<Vec<u8>>>,
}

impl Paper {
    /// What has come out of the printer last.
    pub fn last(&self) -> Vec<u8> {
        self.pdfs.lock().expect("papers").last().expect("a paper").clone()
    }
}

impl Printer for Paper {
    fn is_there(&self) -> bool {
        self.is_there
    }
    fn is_chosen(&self) -> bool {
        self.is_there
    }
    fn print(&self, title: &str, pdf: &[u8]) -> bool {
        assert!(pdf.starts_with(b"%PDF"), "{title}");
        self.printed.lock().expect("papers").push(title.to_owned());
        self.pdfs.lock().expect("papers").push(pdf.to_vec());
        true
    }
}

struct Camera;

impl Surroundings for Camera {
    fn look(&self) -> Vec<MachineWord> {
        let (danish, english) = ("Et kamera virker. Luk for det", "a camera works; shut it out");
        vec![MachineWord { severity: Some(Severity::Fault), danish, english }]
    }
}

const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//DA\r\n\
    BEGIN:VEVENT\r\nUID:kor@by\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;TZID=Europe/Copenhagen:20261013T190000\r\n\
    DURATION:PT90M\r\nRRULE:FREQ=WEEKLY;BYDAY=TU\r\nSUMMARY:Kor\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:syg@by\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:torsdag\r\nSUMMARY:Ukendt\r\nEND:VEVENT\r\n\
    END:VCALENDAR\r\n";

fn ways(stick: &Arc<Held>, printer: &Arc<Paper>) -> Ways {
    Ways {
        stick: Arc::clone(stick) as Arc<dyn Stick>,
        printer: Arc::clone(printer) as Arc<dyn Printer>,
        surroundings: Arc::new(Camera),
        press: || Box::new(HousePress::new()) as Box<dyn Press>,
    }
}

fn kiosk(stick: &Arc<Held>, printer: &Arc<Paper>) -> Kiosk {
    let ways = ways(stick, printer);
    Kiosk::changed(|app| app.with_errands(Errands::at_once(ways)))
}

/// With an open stick that holds a calendar, and a printer, over a house that `fill` has put into an empty store.
pub fn with_stick_and_printer(fill: impl FnOnce(&mut Store)) -> Kiosk {
    with_papers(fill).0
}

/// The same, with what comes out of the printer.
pub fn with_papers(fill: impl FnOnce(&mut Store)) -> (Kiosk, Arc<Paper>) {
    let printer = Arc::new(Paper { is_there: true, ..Paper::default() });
    let ways = ways(&Held::new(StickState::Open(local("2026-10-13T09:52"))), &printer);
    let kiosk = Kiosk::over_changed(TUESDAY_MORNING, fill, |app| app.with_errands(Errands::at_once(ways)));
    (kiosk, printer)
}

/// Presses what begins so, on whichever sheet it is, and lets the worker answer.
#[track_caller]
fn press(kiosk: &Kiosk, beginning: &str) {
    let is_there = |kiosk: &Kiosk| kiosk.buttons().iter().any(|label| label.starts_with(beginning));
    turn_to(kiosk, "Mere", is_there);
    kiosk.press_beginning(beginning);
    kiosk.woken();
}

fn has_choir(kiosk: &Kiosk) -> bool {
    let week = kiosk.screens.borrow().app().week_day(0, Language::Danish).expect("a day");
    week.entries.iter().any(|entry| entry.title == "Kor")
}

#[test]
fn three_presses_take_a_calendar_in_and_one_undoes_it() {
    let stick = Held::new(StickState::Folder);
    let kiosk = kiosk(&stick, &Arc::default());
    open(&kiosk);
    press(&kiosk, "Stik og print");
    assert!(kiosk.says("/media/stikket"), "it says which folder is used: {:#?}", kiosk.texts());
    press(&kiosk, "by.ics");
    for said in ["1 ny", "Tirsdag den 13. oktober kl. 19, hver tirsdag", "Ukendt", "Tiden kan ikke læses."] {
        assert!(kiosk.says(said), "{said}: {:#?}", kiosk.texts());
    }
    assert!(!has_choir(&kiosk));
    press(&kiosk, "Tag den ind");
    assert!(kiosk.says("Kalenderen er taget ind") && has_choir(&kiosk), "{:#?}", kiosk.texts());
    kiosk.press_beginning("Fortryd: Tog en kalender ind");
    assert!(!has_choir(&kiosk));
}

#[test]
fn the_stick_is_opened_from_the_screen_and_closed_again() {
    let stick = Held::new(StickState::Closed);
    let kiosk = kiosk(&stick, &Arc::default());
    open(&kiosk);
    press(&kiosk, "Stik og print");
    assert!(kiosk.says("Lukket for stik") && !kiosk.says("by.ics"), "{:#?}", kiosk.texts());
    press(&kiosk, "Åbn for et stik i ti minutter");
    assert!(kiosk.says("Venter på et stik"), "{:#?}", kiosk.texts());
    stick.is(StickState::Open(local("2026-10-13T09:52")));
    kiosk.wait_seconds(5);
    assert!(kiosk.says("Åbent til kl. 9.52") && kiosk.says("by.ics"), "{:#?}", kiosk.texts());
    press(&kiosk, "Ugen");
    assert!(kiosk.says("Filen hedder ugen 2026-10-13.pdf."), "{:#?}", kiosk.texts());
    assert_eq!(stick.names_there(), ["by.ics", "ugen 2026-10-13.pdf"]);
    press(&kiosk, "Luk igen");
    assert!(kiosk.says("Lukket for stik") && !kiosk.says("by.ics"), "{:#?}", kiosk.texts());
    press(&kiosk, "Ugen");
    assert!(kiosk.says("Åbn for et stik, og prøv igen."), "{:#?}", kiosk.texts());
}

/// Presses what begins so on an English page, and lets the worker answer.
#[track_caller]
fn press_in_english(kiosk: &Kiosk, beginning: &str) {
    kiosk.find_and_press(beginning);
    kiosk.woken();
}

#[test]
fn in_english_a_calendar_comes_in_from_a_stick_and_a_paper_goes_out() {
    let stick = Held::new(StickState::Closed);
    let kiosk = kiosk(&stick, &Arc::default());
    open(&kiosk);
    kiosk.place(|place| place.language = Language::English);
    press_in_english(&kiosk, "Stick and print");
    press_in_english(&kiosk, "Open for a stick for ten minutes");
    assert!(kiosk.says("Waiting for a stick"), "{:#?}", kiosk.texts());
    stick.is(StickState::Open(local("2026-10-13T09:52")));
    kiosk.wait_seconds(5);
    press_in_english(&kiosk, "Week");
    assert!(kiosk.says("The paper is on the stick"), "{:#?}", kiosk.texts());
    press_in_english(&kiosk, "by.ics");
    assert!(kiosk.says("1 new") && !has_choir(&kiosk), "{:#?}", kiosk.texts());
    press_in_english(&kiosk, "Take it in");
    assert!(kiosk.says("The calendar is taken in") && has_choir(&kiosk), "{:#?}", kiosk.texts());
    kiosk.press_beginning("Undo: Took a calendar in");
    assert!(!has_choir(&kiosk));
}

#[test]
fn in_english_an_employee_says_that_the_clock_is_right() {
    let kiosk = behind();
    open(&kiosk);
    kiosk.place(|place| place.language = Language::English);
    press_in_english(&kiosk, "The machine");
    assert!(kiosk.says("The clock has jumped"), "{:#?}", kiosk.texts());
    press_in_english(&kiosk, "The clock is right now");
    assert!(kiosk.says("The clock goes as usual."), "{:#?}", kiosk.texts());
}

#[test]
fn two_presses_print_a_paper() {
    let printer = Arc::new(Paper { is_there: true, ..Paper::default() });
    let kiosk = kiosk(&Held::new(StickState::Closed), &printer);
    open(&kiosk);
    press(&kiosk, "Stik og print");
    press(&kiosk, "Dagsorden");
    assert!(kiosk.says("Printeren har papiret"), "{:#?}", kiosk.texts());
    assert_eq!(*printer.printed.lock().expect("papers"), ["dagsorden 2026-10-13"]);
}

#[test]
fn the_cards_of_the_first_run_come_out_of_the_printer() {
    let printer = Arc::new(Paper { is_there: true, ..Paper::default() });
    let kiosk = kiosk(&Held::new(StickState::Closed), &printer);
    kiosk.place(|place| place.go(Spot::Staff));
    command(&kiosk, StaffCommand::Begin);
    let start = shown(&kiosk);
    keep_picture(&kiosk, "card can be printed");
    kiosk.press("Skriv kortet ud");
    assert!(kiosk.says("Kortet er på vej til printeren."), "{:#?}", kiosk.texts());
    kiosk.woken();
    assert!(kiosk.says("Hent kortet i printeren nu."), "{:#?}", kiosk.texts());
    assert!(kiosk.button("Videre").is_some(), "nobody has copied it by hand: {:#?}", kiosk.buttons());
    is_nowhere(&kiosk, &start);
    assert_eq!(*printer.printed.lock().expect("papers"), ["kort"]);
    // Left and begun anew, the card is another one.
    command(&kiosk, StaffCommand::Leave);
    kiosk.place(|place| place.go(Spot::Staff));
    command(&kiosk, StaffCommand::Begin);
    assert!(kiosk.button("Skriv kortet ud").is_some(), "{:#?}", kiosk.buttons());
    let plain = Kiosk::new();
    plain.place(|place| place.go(Spot::Staff));
    command(&plain, StaffCommand::Begin);
    assert!(!plain.says("Skriv kortet ud"), "without a printer it is copied by hand");
}

/// A kiosk whose clock has gone back by two months.
fn behind() -> Kiosk {
    let ways = ways(&Held::new(StickState::Closed), &Arc::default());
    Kiosk::changed(|app| {
        let dir = app.store().folder().expect("a folder").to_owned();
        write_clock(&dir, &look(None, local(TUESDAY_MORNING) + TimeDelta::days(60))).expect("a clock");
        let keeper = Keeper::at_once(&dir, vec![dir.join("backup")]);
        let mut app = app.with_keeper(keeper).with_errands(Errands::at_once(ways));
        app.tend(local(TUESDAY_MORNING));
        app
    })
}

#[test]
fn a_clock_that_jumped_is_said_on_the_public_screen_until_an_employee_says_it_is_right() {
    let kiosk = behind();
    for text in [TextSize::Normal, TextSize::Largest] {
        kiosk.text_size(text);
        assert!(kiosk.has("Uret går måske forkert., Spørg i huset, hvad klokken er."), "{:#?}", kiosk.texts());
        assert!(!kiosk.says("Kl. 9"), "and not the time itself: {:#?}", kiosk.texts());
    }
    kiosk.text_size(TextSize::Normal);
    kiosk.wait_seconds(91);
    assert!(kiosk.says("Uret går måske forkert."), "the resting board says it: {:#?}", kiosk.texts());
    assert!(!kiosk.says("9.41"), "and not the time itself: {:#?}", kiosk.texts());
    keep_picture(&kiosk, "clock at rest");
    kiosk.press("Rør ved skærmen");
    keep_picture(&kiosk, "clock today");
    open(&kiosk);
    press(&kiosk, "Maskinen");
    keep_picture(&kiosk, "clock health");
    assert!(!kiosk.says("Stil det"), "once is enough: {:#?}", kiosk.texts());
    assert!(kiosk.says("Uret er sprunget") && kiosk.says("Et kamera virker. Luk for det."), "{:#?}", kiosk.texts());
    press(&kiosk, "Uret passer nu");
    assert!(kiosk.says("Uret går, som det plejer."), "{:#?}", kiosk.texts());
    kiosk.press("Lås");
    assert!(kiosk.spot() == Spot::Today && !kiosk.says("Uret går måske"), "{:#?}", kiosk.texts());
}

#[test]
fn nothing_of_it_is_reached_or_seen_once_it_has_locked() {
    let kiosk = behind();
    open(&kiosk);
    press(&kiosk, "Maskinen");
    kiosk.press("Lås");
    for action in ["errand-stick", "errand-health", "errand-clock", "errand-print:week", "errand-open"] {
        kiosk.screens.borrow_mut().act(action);
        kiosk.woken();
        assert_eq!(kiosk.spot(), Spot::Today, "{action}");
        assert!(!kiosk.says("kamera") && !kiosk.says("Stik og print"), "{:#?}", kiosk.texts());
    }
    assert!(kiosk.screens.borrow().app().clock_doubt().is_some(), "nobody said that it is right");
}

/// Every page at the sizes where things are tightest.
#[test]
fn the_pages_fit_at_every_size() {
    let kiosk = with_stick_and_printer(|store| lay_in(store, &example()));
    open(&kiosk);
    let mut findings = Findings::default();
    for (size, text, language) in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (FULL_HD, TextSize::Largest, Language::English),
        (PORTRAIT, TextSize::Largest, Language::Danish),
        (SMALL, TextSize::Largest, Language::Danish),
    ] {
        kiosk.size(size);
        kiosk.place(|place| (place.text, place.language) = (text, language));
        for actions in
            [&["errand-stick", "errand-print:week"][..], &["errand-stick", "errand-read:0"], &["errand-health"]]
        {
            for action in actions {
                kiosk.screens.borrow_mut().act(action);
                kiosk.woken();
                kiosk.woken();
            }
            assert!(matches!(kiosk.spot(), Spot::Errand(_)), "{:?}", kiosk.spot());
            sheets(&kiosk, &actions.join(" "), (size, text, language), i32::MAX, &mut findings);
        }
    }
    findings.none();
    assert_eq!(kiosk.spot(), Spot::Errand(At::Health));
}
