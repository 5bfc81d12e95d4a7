//! Agendas, notes and minutes by accessible label: staff make them in three presses from the desk, a meeting notes what
//! it decides, and nobody sees a draft.

use chrono::NaiveDate;
use fristed::domain::meeting_draft::{Decision, DecisionDraft, DraftItem, ItemOf, Noted};
use fristed::domain::text::{Language, Line};
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::staff::meetings::{MeetAt, Text};
use fristed::screens::staff::running::{At, Field};
use fristed::store::{Action, Actor, AuditEvent, StoreError};
use fristed_ui::{Meeting, Shell, Typing};
use slint::ComponentHandle as _;

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL};
use crate::rules::{Findings, check};
use crate::running::keep_picture;
use crate::staff_house;
use crate::staff_sweep::sheets;

/// While the meeting of November goes on.
const DURING: &str = "2026-11-03T14:10";

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 3).expect("a day")
}

fn opened(time: &str, language: Language) -> Kiosk {
    let kiosk = Kiosk::at(time);
    staff_house::open(&kiosk);
    kiosk.place(|place| place.language = language);
    kiosk
}

/// The public agenda of the house meeting.
fn public(kiosk: &Kiosk) -> Vec<String> {
    let view = kiosk.screens.borrow().app().meeting(None, Language::Danish).expect("a house").expect("a meeting");
    view.items.into_iter().map(|item| item.title).collect()
}

fn noted(kiosk: &Kiosk) -> Vec<DecisionDraft> {
    kiosk.screens.borrow().app().store().decision_drafts("moede", day()).expect("a house")
}

#[test]
fn an_item_is_moved_in_three_presses_and_an_agenda_is_made_seen_and_put_up() {
    let kiosk = opened(crate::harness::TUESDAY_MORNING, Language::Danish);
    let before = public(&kiosk);
    kiosk.find_and_press("Værestedsmøde. Hænger op med 5 punkter");
    kiosk.find_and_press("I bestemmer, selvbestemmelse, Farven på væggen i stuen");
    kiosk.find_and_press("Ned");
    assert_eq!(kiosk.spot(), Spot::Running(At::Meetings(MeetAt::Item("moede".into(), Some(1)))), "it goes along");
    kiosk.press("Tilbage");
    assert!(kiosk.says("Udkast med 5 punkter. Ingen ser det endnu. En anden hænger op imens."), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Nyt punkt");
    kiosk.find_and_press("Gem");
    assert!(kiosk.says("Skriv, hvad punktet handler om."), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Hvad handler punktet om?");
    kiosk.type_on_screen("kaffe");
    kiosk.press("Færdig");
    kiosk.find_and_press("Gem");
    assert!(kiosk.says("Vælg, hvor meget brugerne bestemmer."), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Vi spørger jer, høring");
    kiosk.find_and_press("Gem");
    kiosk.find_and_press("Se det, og hæng det op");
    assert!(kiosk.says("Så kan alle læse det. Det kan du ikke fortryde."), "it says so before: {:#?}", kiosk.texts());
    let sheets = kiosk.ui.global::<Shell>().get_sheets();
    let mut seen = Vec::new();
    for _ in 0..sheets {
        seen.extend(kiosk.texts());
        kiosk.screens.borrow_mut().turn_sheet(1);
        kiosk.settle();
    }
    let seen = seen.join(" ");
    assert!(seen.contains("kaffe, Ledelsen, når den har hørt jer. Fra personalet."), "as it will look: {seen}");
    assert_eq!(public(&kiosk), before, "nobody sees a draft");
    kiosk.press_beginning("Hæng det op nu");
    assert_eq!(public(&kiosk)[1..], [&before[0..1], &before[2..], &["kaffe".to_owned()]].concat());
    assert!(kiosk.says("Hænger op med 6 punkter."), "{:#?}", kiosk.texts());
    assert!(!kiosk.buttons().iter().any(|label| label.starts_with("Fortryd: ")), "what is up is not undone");
}

#[test]
fn a_meeting_notes_with_one_press_or_in_own_words_and_only_staff_read_it() {
    let kiosk = Kiosk::at(DURING);
    kiosk.press("Værestedsmøde");
    kiosk.press("Åbn mødet");
    let again = "Vi taler om det igen";
    kiosk.press(again);
    assert!(kiosk.is_checked(again) && kiosk.has("Noteret. Personalet læser det, før det hænger op."));
    kiosk.press(again);
    assert!(!kiosk.is_checked(again) && noted(&kiosk).is_empty(), "a second press takes it back");
    kiosk.press("Én hånd mere for");
    kiosk.press("Skriv selv");
    kiosk.screens.borrow_mut().type_in("ring 12 34 56 78");
    kiosk.settle();
    kiosk.press("Læs op");
    let aloud = kiosk.voice.said.borrow().last().map(|(text, _)| text.clone());
    assert_eq!(
        aloud.as_deref(),
        Some("Skriv, hvad vi beslutter, og ingen navne."),
        "what is written is not read aloud"
    );
    kiosk.press("Færdig");
    assert!(kiosk.says("Det ligner et telefonnummer. Skriv det uden."), "{:#?}", kiosk.texts());
    assert!(noted(&kiosk).iter().all(|one| one.noted.said.is_none()));
    for _ in 0..5 {
        kiosk.press("Slet ord");
    }
    kiosk.type_on_screen("havblå");
    kiosk.press("Færdig");
    assert!(kiosk.is_checked("Skriv selv") && !kiosk.ui.global::<Typing>().get_open(), "{:#?}", kiosk.texts());
    let kept = noted(&kiosk);
    assert_eq!(kept[0].noted.said.as_ref().map(ToString::to_string).as_deref(), Some("havblå"));
    assert_eq!((kept[0].noted.hands.raised_for, kept[0].noted.hands.against), (1, 0));
    crate::meeting::end(&kiosk);
    kiosk.press("Åbn mødet");
    assert!(kiosk.has("Noteret. Personalet læser det, før det hænger op.") && !kiosk.says("havblå"));
    kiosk.press("Skriv selv");
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "", "what others wrote is not shown");
    kiosk.type_on_screen("halvt");
    kiosk.press("Tilbage");
    assert_eq!(kiosk.spot(), Spot::MeetingView(None), "the way back leads to the item");
    kiosk.press("Skriv selv");
    assert!(kiosk.ui.global::<Meeting>().get_writing());
    kiosk.type_on_screen("halvt");
    kiosk.press("Hjælp nu");
    assert!(!kiosk.says("halvt") && kiosk.ui.global::<Typing>().get_text().is_empty());
    assert!(!kiosk.ui.global::<Meeting>().get_writing(), "it is gone with its page");
    for page in ["meeting", "agenda", "minutes", "board"] {
        kiosk.go_to(page);
        assert!(!kiosk.says("havblå"), "{page}");
    }
}

/// What was noted is approved and put up; each label in the language of whoever does it.
fn approves(language: Language) {
    let label = |danish: &'static str, english| if language == Language::Danish { danish } else { english };
    let kiosk = Kiosk::at(DURING);
    kiosk.press("Værestedsmøde");
    kiosk.press("Åbn mødet");
    kiosk.press("Ja, det gør vi");
    crate::meeting::end(&kiosk);
    staff_house::open(&kiosk);
    kiosk.place(|place| place.language = language);
    kiosk.find_and_press(label("Værestedsmøde. ", "House meeting. "));
    let waits = ("3. november, 1 note fra mødet venter.", "3 November, 1 note from the meeting waits.");
    kiosk.find_and_press(label(waits.0, waits.1));
    kiosk.press_beginning(label("Godkend: Farven på væggen i stuen", "Approve: Farven på væggen i stuen"));
    kiosk.find_and_press("Mad til julefrokosten");
    kiosk.find_and_press("Nej, ikke nu");
    kiosk.find_and_press(label("Gem", "Save"));
    let instead = label("Skriv, hvad man kan i stedet.", "Write what people can do instead.");
    assert!(kiosk.says(instead), "{:#?}", kiosk.texts());
    kiosk.press(label("Tilbage", "Back"));
    kiosk.find_and_press(label("Se det, og hæng det op", "Look at it, and put it up"));
    let left = ("4 punkter uden beslutning kommer ikke med.", "4 items without a decision will not be there.");
    assert!(kiosk.says(label(left.0, left.1)), "{:#?}", kiosk.texts());
    kiosk.press_beginning(label("Hæng det op nu", "Put it up now"));
    let up = kiosk.screens.borrow().app().minutes(None, Language::Danish).expect("a house").expect("minutes");
    assert_eq!(up.items, [("Farven på væggen i stuen".to_owned(), "Ja, det gør vi.".to_owned())]);
    assert!(noted(&kiosk).is_empty());
}

#[test]
fn what_was_noted_is_approved_and_put_up() {
    approves(Language::Danish);
}

#[test]
fn in_english_what_was_noted_is_approved_and_put_up() {
    approves(Language::English);
}

#[test]
fn a_line_of_the_board_is_done_in_three_presses_and_a_no_says_what_instead() {
    let kiosk = opened(crate::harness::TUESDAY_MORNING, Language::Danish);
    kiosk.find_and_press("Møder");
    kiosk.find_and_press("I foreslog – vi gjorde");
    kiosk.find_and_press("Gjort: Suppe om onsdagen");
    let outcome = |kiosk: &Kiosk, title: &str| {
        let board = kiosk.screens.borrow().app().board(Language::Danish).expect("a board");
        let one = board.into_iter().find(|one| one.title == title).expect("a line");
        (format!("{:?}", one.outcome), one.answer, one.instead)
    };
    assert_eq!(outcome(&kiosk, "Suppe om onsdagen").0, "Done");
    kiosk.find_and_press("Modtaget, Planter i vinduet");
    kiosk.find_and_press("Ikke nu");
    assert!(kiosk.says("Skriv, hvorfor det ikke er nu."), "{:#?}", kiosk.texts());
    kiosk.find_and_press("Hvorfor ikke nu?");
    kiosk.type_on_screen("for lidt lys");
    kiosk.press("Færdig");
    kiosk.find_and_press("Et nej har altid noget i stedet");
    kiosk.type_on_screen("blomster");
    kiosk.press("Færdig");
    kiosk.find_and_press("Ikke nu");
    assert_eq!(outcome(&kiosk, "Planter i vinduet"), ("NotNow".into(), "for lidt lys".into(), "blomster".into()));
    kiosk.find_and_press("Fortryd: Flyttede en linje på tavlen");
    assert_eq!(outcome(&kiosk, "Planter i vinduet").0, "Received");
}

#[test]
fn the_council_s_lines_and_the_staff_s_own_meeting_are_kept_on_their_pages() {
    let kiosk = opened(crate::harness::TUESDAY_MORNING, Language::Danish);
    kiosk.find_and_press("Møder");
    kiosk.find_and_press("Udsatterådet");
    kiosk.find_and_press("Ny linje");
    kiosk.type_on_screen("lys");
    kiosk.press("Færdig");
    let council = |kiosk: &Kiosk| {
        kiosk.screens.borrow().app().representative(Language::Danish).expect("a house").expect("somebody")
    };
    assert_eq!(council(&kiosk).asks.last().expect("a line"), "lys");
    kiosk.find_and_press("lys");
    kiosk.press("Slet ord");
    kiosk.press("Færdig");
    assert!(!council(&kiosk).asks.contains(&"lys".to_owned()), "an empty text takes the line off");
    kiosk.press("Tilbage");
    kiosk.find_and_press("Personalemødet");
    assert!(kiosk.says("Forandring, Hvem er i en forandring? Tag en runde."), "{:#?}", kiosk.texts());
    kiosk.find_and_press("“Forandring” står på hver dagsorden");
    assert!(!kiosk.says("Hvem er i en forandring?"), "the house has switched it off");
    kiosk.find_and_press("Nyt punkt");
    kiosk.type_on_screen("ferie");
    kiosk.press("Færdig");
    assert!(kiosk.buttons().iter().any(|label| label == "Tag af: ferie"), "{:#?}", kiosk.buttons());
    kiosk.find_and_press("Mødet er holdt");
    assert!(!kiosk.says("ferie"), "a new agenda begins");
}

#[test]
fn none_of_it_is_reached_without_somebody_in() {
    let kiosk = Kiosk::new();
    for action in ["run-meet-all", "run-meet-agenda:moede", "run-meet-publish:moede", "run-write:meet-title"] {
        kiosk.screens.borrow_mut().act(action);
        kiosk.settle();
        assert_eq!(kiosk.spot(), Spot::Today, "{action}");
        assert!(fristed::screens::place::spot_by_name(action).is_none(), "nor by a name of the command line");
    }
}

/// Every page at the sizes where things are tightest.
#[test]
fn the_pages_fit_at_every_size() {
    let kiosk = opened(DURING, Language::Danish);
    let moede = || "moede".to_owned();
    let mut store = kiosk.screens.borrow().app().store().again().expect("the same house");
    let line = |text| Line::new(text).expect("a line");
    let of = |title| ItemOf { meeting: moede(), day: day(), title: line(title) };
    store.note(&of("Farven på væggen i stuen"), |noted| noted.said = Some(line("Havblå"))).expect("a note");
    let written = |said| Decision::new(line(said), Some(line("Køkkenet gør det inden jul")), None).expect("no refusal");
    let decision = DecisionDraft {
        of: of("Nyt komfur"),
        noted: Noted::default(),
        decision: Some(written("Vi prøver det af på tirsdag")),
    };
    let change = store.change(Actor::CommandLine, |tx| {
        let mut items: Vec<DraftItem> = Vec::new();
        for item in &tx.meetings()?.agendas[0].items {
            items.push(DraftItem { item: item.clone(), proposal: None });
        }
        tx.save_agenda_draft("moede", Some(&items))?;
        tx.save_decision_draft(&decision)?;
        Ok::<_, StoreError>(((), AuditEvent { action: Action::ChangedAgenda, subject: moede() }))
    });
    change.expect("a house");
    let pages = [
        MeetAt::All,
        MeetAt::Agenda(moede()),
        MeetAt::Item(moede(), Some(1)),
        MeetAt::Preview(moede()),
        MeetAt::Minutes(moede(), day()),
        MeetAt::Decision(moede(), day(), 0),
        MeetAt::MinutesPreview(moede(), day()),
        MeetAt::Board,
        MeetAt::Line("suppe".to_owned()),
        MeetAt::Council,
        MeetAt::Staff,
    ];
    let pages: Vec<At> = pages.into_iter().map(At::Meetings).chain([At::Write(Field::Meeting(Text::Next))]).collect();
    let mut findings = Findings::default();
    for (size, text, language) in [
        (FULL_HD, TextSize::Normal, Language::Danish),
        (PORTRAIT, TextSize::Largest, Language::Danish),
        (SMALL, TextSize::Normal, Language::English),
        (SMALL, TextSize::Largest, Language::Danish),
    ] {
        kiosk.size(size);
        kiosk.place(|place| (place.text, place.language) = (text, language));
        for page in &pages {
            kiosk.screens.borrow_mut().act(&page.name());
            kiosk.settle();
            assert_eq!(kiosk.spot(), Spot::Running(page.clone()));
            sheets(&kiosk, &page.name(), (size, text, language), i32::MAX, &mut findings);
        }
    }
    findings.none();
}

/// The page on which a meeting writes, at every size.
#[test]
fn own_words_fit_at_every_size() {
    let kiosk = Kiosk::at(DURING);
    kiosk.press("Værestedsmøde");
    kiosk.press("Åbn mødet");
    kiosk.press("Skriv selv");
    kiosk.press("Tilbage");
    for size in [FULL_HD, PORTRAIT, SMALL] {
        kiosk.size(size);
        for text in [TextSize::Normal, TextSize::Largest] {
            kiosk.place(|place| place.text = text);
            keep_picture(&kiosk, &format!("open-{}x{}-{text:?}", size.0, size.1));
        }
    }
    kiosk.size(FULL_HD);
    kiosk.place(|place| place.text = TextSize::Normal);
    kiosk.press("Skriv selv");
    kiosk.type_on_screen("vi maler");
    let mut findings = Findings::default();
    for size in [FULL_HD, PORTRAIT, SMALL] {
        kiosk.size(size);
        for (text, language) in [(TextSize::Normal, Language::Danish), (TextSize::Largest, Language::English)] {
            kiosk.place(|place| (place.text, place.language) = (text, language));
            keep_picture(&kiosk, &format!("note-{}x{}-{text:?}", size.0, size.1));
            check(&kiosk.look(), None, size, "own words", &format!("{size:?} {text:?}"), &mut findings);
        }
    }
    findings.none();
}
