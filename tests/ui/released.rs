//! Answering what has left the box, by accessible label: the four ways in both languages, what stays for later, notes
//! from the wall, and what the public board says then.

use chrono::TimeDelta;
use fristed::app::board::{Outcome, ProposalView};
use fristed::app::staff::StaffCommand;
use fristed::domain::text::Language;
use fristed::screens::place::{Spot, TextSize, spot_by_name};
use fristed::screens::staff::released::{At, Field};
use fristed_ui::{Shell, Staff, Typing};
use slint::ComponentHandle as _;

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL, TUESDAY_MORNING, local};
use crate::rules::Findings;
use crate::staff_house::{Cards, log_in, open};
use crate::staff_sweep::sheets;

/// Puts these into the box, and lets them leave it while nobody is in.
pub fn release(kiosk: &Kiosk, texts: &[&str]) {
    for text in texts {
        kiosk.go_to("suggest");
        kiosk.screens.borrow_mut().type_in(text);
        kiosk.screens.borrow_mut().act("post");
        kiosk.woken();
    }
    kiosk.go_to("today");
    let mut now = local(TUESDAY_MORNING);
    for _ in 0..6 {
        kiosk.screens.borrow_mut().tend(now);
        now += TimeDelta::weeks(1);
    }
}

/// The desk of somebody who is the first to come in after these have left the box.
fn opened(texts: &[&str], language: Language) -> (Kiosk, Cards) {
    let kiosk = Kiosk::new();
    let cards = open(&kiosk);
    crate::staff_house::command(&kiosk, StaffCommand::Lock);
    release(&kiosk, texts);
    kiosk.go_to("staff");
    log_in(&kiosk, &cards.pins[2]);
    kiosk.woken();
    kiosk.place(|place| place.language = language);
    (kiosk, cards)
}

/// Turns the sheets until a button begins so, and presses it.
#[track_caller]
fn press(kiosk: &Kiosk, beginning: &str) {
    for _ in 0..kiosk.ui.global::<Shell>().get_sheets() {
        if kiosk.buttons().iter().any(|label| label.starts_with(beginning)) {
            break;
        }
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
    }
    kiosk.press_beginning(beginning);
}

fn at(kiosk: &Kiosk) -> Option<At> {
    if let Spot::Released(at) = kiosk.spot() { Some(at) } else { None }
}

fn board(kiosk: &Kiosk) -> Vec<ProposalView> {
    kiosk.screens.borrow().app().board(Language::Danish).expect("a board")
}

fn line(kiosk: &Kiosk, title: &str) -> ProposalView {
    let found = board(kiosk).into_iter().find(|one| one.title == title);
    found.unwrap_or_else(|| panic!("{title} is not on {:#?}", board(kiosk)))
}

/// What the first time one comes in is there without asking, and the ways that put it up.
#[test]
fn it_left_the_box_while_locked_and_goes_to_the_agenda() {
    let (kiosk, _) = opened(&["mere kaffe til mette"], Language::Danish);
    press(&kiosk, "Et forslag venter på svar.");
    assert_eq!(at(&kiosk), Some(At::Waiting));
    assert!(kiosk.says("mere kaffe til mette") && kiosk.says("“mette” ligner et navn."), "{:#?}", kiosk.texts());
    press(&kiosk, "Sæt på dagsordenen");
    press(&kiosk, "Se det, som det kommer til at stå");
    assert!(kiosk.says("Vælg, hvem der bestemmer."), "a refusal says what to do: {:#?}", kiosk.texts());
    press(&kiosk, "Sådan står forslaget på tavlen");
    for _ in 0..2 {
        kiosk.press("Slet ord");
    }
    kiosk.type_on_screen("til alle");
    kiosk.press("Færdig");
    press(&kiosk, "På hvilket møde");
    press(&kiosk, "Aktivitetsgruppen");
    press(&kiosk, "Vi bestemmer sammen");
    press(&kiosk, "Gruppen og en af os");
    let before = board(&kiosk).len();
    press(&kiosk, "Se det, som det kommer til at stå");
    assert_eq!(at(&kiosk), Some(At::Preview));
    assert!(kiosk.says("mere kaffe til alle") && kiosk.says("Fra postkassen"), "{:#?}", kiosk.texts());
    assert!(!kiosk.says("ligner et navn") && kiosk.says("Det kan ikke fortrydes."), "{:#?}", kiosk.texts());
    assert_eq!(board(&kiosk).len(), before, "nothing is public yet");
    press(&kiosk, "Sæt det på tavlen");
    assert!(kiosk.has("Nu står det på tavlen") && kiosk.says("Alle forslag er besvaret."), "{:#?}", kiosk.texts());
    assert_eq!(kiosk.ui.global::<Staff>().get_undo(), "", "and nothing offers to undo it");
    assert_eq!(line(&kiosk, "mere kaffe til alle").outcome, Outcome::Received);
    kiosk.press("Lås");
    assert!(!kiosk.says("mette"));
    kiosk.go_to("agenda:aktivitetsmoede");
    assert!(!kiosk.says("mere kaffe til alle"), "the agenda is a draft until it is hung up");
    kiosk.go_to("board");
    assert!(kiosk.says("mere kaffe til alle"), "{:#?}", kiosk.texts());
}

#[test]
fn in_english_the_other_three_ways_and_later() {
    let (kiosk, _) = opened(&["aa bænk", "bb bænk", "cc bænk"], Language::English);
    press(&kiosk, "Three ideas need an answer.");
    press(&kiosk, "Answer now");
    press(&kiosk, "It is done");
    press(&kiosk, "Det er gjort.");
    press(&kiosk, "See it as it will stand");
    press(&kiosk, "Put it on the board");
    press(&kiosk, "The next suggestion, Two ideas need an answer.");
    press(&kiosk, "Later");
    assert!(kiosk.says("bænk"), "the other one");
    press(&kiosk, "Not now");
    press(&kiosk, "Der er ikke plads til det i huset.");
    press(&kiosk, "See it as it will stand");
    assert!(kiosk.says("Choose what people can do instead."), "{:#?}", kiosk.texts());
    press(&kiosk, "vi tager det op igen til foråret.");
    press(&kiosk, "See it as it will stand");
    assert!(kiosk.says("There is no room for it in the house."), "a ready one has its English: {:#?}", kiosk.texts());
    press(&kiosk, "Put it on the board");
    press(&kiosk, "The next suggestion");
    assert!(kiosk.says("The rest stays here until next time."), "{:#?}", kiosk.texts());
    press(&kiosk, "See them again");
    press(&kiosk, "Do not show the text");
    press(&kiosk, "Et forslag om noget privat");
    press(&kiosk, "See it as it will stand");
    press(&kiosk, "Put it on the board");
    assert!(kiosk.says("All ideas are answered."), "{:#?}", kiosk.texts());
    let outcomes: Vec<Outcome> =
        board(&kiosk).iter().filter(|one| one.title.ends_with(" bænk")).map(|one| one.outcome).collect();
    assert_eq!(outcomes, [Outcome::Done, Outcome::NotNow]);
    assert_eq!(line(&kiosk, "Et forslag om noget privat").outcome, Outcome::Withheld);
    kiosk.press("Lock");
    kiosk.place(|place| place.language = Language::English);
    kiosk.go_to("board");
    let sheets = kiosk.ui.global::<Shell>().get_sheets();
    let withheld = (0..sheets).any(|_| {
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
        kiosk.says("A suggestion about something private") && kiosk.says("We have taken it seriously.")
    });
    assert!(withheld, "{:#?}", kiosk.texts());
}

fn together(language: Language) {
    let label = |danish: &'static str, english| if language == Language::Danish { danish } else { english };
    let (kiosk, _) = opened(&["aa sofa", "bb sofa", "cc sofa"], language);
    press(&kiosk, label("Tre forslag", "Three ideas"));
    press(&kiosk, label("Læg sammen med et andet", "Put together with another"));
    let others: Vec<String> = kiosk.buttons().into_iter().filter(|label| label.ends_with(" sofa")).collect();
    assert_eq!(others.len(), 2, "{others:?}");
    for other in &others {
        press(&kiosk, other);
    }
    press(&kiosk, label("Videre", "Go on"));
    assert!(["aa sofa", "bb sofa", "cc sofa"].iter().all(|text| kiosk.says(text)), "{:#?}", kiosk.texts());
    press(&kiosk, label("Svar nu", "Answer now"));
    press(&kiosk, "Ja, det gør vi.");
    let before = board(&kiosk).len();
    press(&kiosk, label("Se det, som det kommer til at stå", "See it as it will stand"));
    press(&kiosk, label("Sæt det på tavlen", "Put it on the board"));
    assert!(kiosk.says(label("Alle forslag er besvaret.", "All ideas are answered.")), "{:#?}", kiosk.texts());
    assert_eq!(board(&kiosk).len(), before, "each has its line still");
    let lines: Vec<ProposalView> = board(&kiosk).into_iter().filter(|one| one.title.ends_with("sofa")).collect();
    assert!(lines.len() == 3 && lines.iter().all(|one| one.outcome == Outcome::Decided), "{lines:?}");
}

#[test]
fn several_that_say_the_same_get_one_answer_and_a_line_each() {
    together(Language::Danish);
}

#[test]
fn in_english_several_that_say_the_same_get_one_answer() {
    together(Language::English);
}

#[test]
fn a_note_from_the_wall_goes_into_the_box() {
    let (kiosk, cards) = opened(&[], Language::Danish);
    press(&kiosk, "Alle forslag er besvaret.");
    press(&kiosk, "Skriv en seddel ind");
    kiosk.screens.borrow_mut().type_in("ring 20304050");
    kiosk.settle();
    kiosk.press("Færdig");
    assert!(kiosk.ui.global::<Shell>().get_notice().contains("nummer"), "{:#?}", kiosk.texts());
    kiosk.ui.global::<Shell>().set_notice("".into());
    kiosk.settle();
    kiosk.press("Slet ord");
    kiosk.type_on_screen("i bio");
    kiosk.press("Færdig");
    kiosk.woken();
    assert_eq!(at(&kiosk), Some(At::NoteKept), "{:#?}", kiosk.texts());
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "");
    press(&kiosk, "Forslag");
    assert!(kiosk.says("Alle forslag er besvaret."), "what waits in the box is not told of: {:#?}", kiosk.texts());
    kiosk.press("Lås");
    release(&kiosk, &["fra skærmen"]);
    kiosk.go_to("staff");
    log_in(&kiosk, &cards.pins[0]);
    kiosk.woken();
    press(&kiosk, "To forslag");
    let first = kiosk.says("ring i bio");
    press(&kiosk, "Senere");
    assert!(first != kiosk.says("ring i bio") && first == kiosk.says("fra skærmen"), "{:#?}", kiosk.texts());
}

#[test]
fn nothing_of_it_is_reached_without_somebody_in() {
    let kiosk = Kiosk::new();
    for action in ["released-waiting", "released-preview", "released-put-up", "released-write-note", "released-again"] {
        kiosk.screens.borrow_mut().act(action);
        kiosk.settle();
        assert_eq!(kiosk.spot(), Spot::Today, "{action}");
        assert!(spot_by_name(action).is_none(), "nor by a name of the command line");
    }
    let (kiosk, _) = opened(&["hemmelig bænk"], Language::Danish);
    press(&kiosk, "Et forslag");
    assert!(kiosk.says("hemmelig bænk"));
    press(&kiosk, "Ikke nu");
    press(&kiosk, "Sådan står forslaget på tavlen");
    assert!(kiosk.ui.global::<Typing>().get_text().contains("hemmelig"));
    kiosk.press("Lås");
    assert_eq!(kiosk.spot(), Spot::Today);
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "");
    assert!(!kiosk.says("hemmelig"), "{:#?}", kiosk.texts());
    kiosk.screens.borrow_mut().act("released-waiting");
    kiosk.settle();
    assert_eq!(kiosk.spot(), Spot::Today, "locked again");
    for page in ["board", "meeting", "suggest"] {
        kiosk.go_to(page);
        assert!(!kiosk.says("venter på svar"), "{page}: the public side counts nothing");
    }
}

/// Every page at the sizes where things are tightest.
#[test]
fn the_pages_fit_at_every_size() {
    let long = "Kan vi få nogle flere bænke ude ved døren, så man kan sidde i solen og snakke med Ib og de andre, også \
        når der er mange, og så vil jeg gerne have en kop kaffe med ud uden at nogen råber idiot efter mig i gangen";
    let (kiosk, _) = opened(&[long, "mere musik"], Language::Danish);
    let act = |action: &str| {
        kiosk.screens.borrow_mut().act(action);
        kiosk.settle();
    };
    act(&At::Waiting.name());
    if !kiosk.says("bænke") {
        act("released-later");
    }
    let ways = ["released-agenda", "released-answer", "released-not-now", "released-withhold"];
    let pages: Vec<&str> = ["released-waiting", "released-together", "released-meeting", "released-write-reason"]
        .into_iter()
        .chain(["released-write-note", "released-note-kept"])
        .chain(ways)
        .chain(["released-preview"])
        .collect();
    // Everything that an answer can say is there, so that each preview is whole.
    act("released-influence:dialogue");
    act("released-take-answer:2");
    act("released-take-reason:4");
    act("released-take-instead:1");
    act("released-sort:happened");
    let mut findings = Findings::default();
    for (size, text, language) in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (PORTRAIT, TextSize::Largest, Language::English),
        (SMALL, TextSize::Largest, Language::Danish),
    ] {
        kiosk.size(size);
        kiosk.place(|place| (place.text, place.language) = (text, language));
        for page in &pages {
            if *page == "released-preview" {
                act("released-agenda");
            }
            act(page);
            assert_eq!(at(&kiosk), At::named(page), "{:#?}", kiosk.texts());
            sheets(&kiosk, page, (size, text, language), i32::MAX, &mut findings);
        }
    }
    findings.none();
    assert_eq!(At::named("released-write-instead"), Some(At::Write(Field::Instead)));
}
