//! Forslag, from the first letter to *Tak*: what is said, what is posted, and that nothing stays.

use fristed::app::postbox::Postbox;
use fristed::screens::place::{Spot, TextSize};
use fristed::screens::wiring::CALM;
use fristed_ui::{Shell, SuggestView, Suggestion, Typing};
use slint::{ComponentHandle as _, Model as _};

use crate::harness::{Kiosk, PORTRAIT, SMALL};

const SECRET: &str = "hemmelig bænk";

pub fn writing() -> Kiosk {
    let kiosk = Kiosk::new();
    kiosk.press("Forslag");
    kiosk
}

/// Writes as a finger would, in one go.
pub fn write(kiosk: &Kiosk, text: &str) {
    kiosk.screens.borrow_mut().type_in(text);
    kiosk.settle();
}

/// Everything on the screen that could hold what was typed.
pub fn typed(kiosk: &Kiosk) -> String {
    let typing = kiosk.ui.global::<Typing>();
    let parts = kiosk.ui.global::<Suggestion>().get_parts();
    let parts: Vec<String> = parts.iter().map(Into::into).collect();
    format!("{}{}{}{}", typing.get_above(), typing.get_last(), typing.get_text(), parts.concat())
}

#[test]
fn the_promise_stands_on_the_page_before_anyone_starts() {
    let kiosk = writing();
    assert_eq!(kiosk.spot(), Spot::Suggest);
    for said in [
        "Vi gemmer ikke, hvem der skriver, kun måneden. Vælg selv et roligt øjeblik.",
        "Ingen læser kassen hver dag. Haster det, så sig det til en af os, eller ring 112.",
    ] {
        assert!(kiosk.has(said), "{said:?}: {:#?}", kiosk.texts());
    }
    assert!(kiosk.says("Du får svar senest her"), "{:#?}", kiosk.texts());
    assert!(kiosk.button("Tilbud").is_none(), "a task has no navigation");
    for size in [SMALL, PORTRAIT] {
        let kiosk = writing();
        kiosk.size(size);
        kiosk.text_size(TextSize::Largest);
        assert!(kiosk.says("Vi gemmer ikke, hvem der skriver"), "{size:?}: {:#?}", kiosk.texts());
        assert!(size == SMALL || kiosk.says("Du får svar senest her"), "{size:?}: {:#?}", kiosk.texts());
        assert_eq!(kiosk.button("å").is_none(), size == SMALL, "{size:?}: the promise comes first or beside");
    }
}

#[test]
fn what_is_posted_is_thanked_for_and_wiped() {
    let kiosk = writing();
    kiosk.type_on_screen("En bænk");
    kiosk.press("Læg i postkassen");
    assert!(kiosk.has("Et øjeblik") && kiosk.button("å").is_none(), "{:#?}", kiosk.texts());
    kiosk.woken();
    assert_eq!(kiosk.spot(), Spot::SuggestThanks);
    assert!(kiosk.says("Dit forslag ligger i postkassen."), "{:#?}", kiosk.texts());
    assert!(kiosk.buttons().iter().any(|label| label.starts_with("Næste mulighed")), "{:#?}", kiosk.buttons());
    assert_eq!(typed(&kiosk), "");
    kiosk.press("Gå til I dag");
    assert_eq!(kiosk.spot(), Spot::Today);
    kiosk.press("Forslag");
    assert_eq!(typed(&kiosk), "", "the form is empty");
    assert!(kiosk.has("Skriv her"));
}

#[test]
fn what_is_not_kept_stays_on_the_screen() {
    let kiosk = Kiosk::with_postbox(Postbox::none());
    kiosk.press("Forslag");
    write(&kiosk, SECRET);
    kiosk.press("Læg i postkassen");
    kiosk.woken();
    assert_eq!(kiosk.spot(), Spot::Suggest);
    assert!(kiosk.says("Det kom ikke i postkassen."), "{:#?}", kiosk.texts());
    kiosk.press("Færdig");
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), SECRET);
}

#[test]
fn an_answer_that_nobody_waits_for_moves_no_page() {
    let kiosk = writing();
    write(&kiosk, SECRET);
    kiosk.press("Læg i postkassen");
    kiosk.press("Tilbage");
    kiosk.press("Forslag");
    write(&kiosk, "noget nyt");
    kiosk.woken();
    assert_eq!(kiosk.spot(), Spot::Suggest);
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "noget nyt");
}

#[test]
fn refusals_say_what_to_do_instead() {
    let kiosk = writing();
    for (text, said) in [
        ("", "Skriv et par ord først."),
        ("Jeg er 010190-1234", "CPR-nummer. Slet det"),
        ("Ring 20 30 40 50", "telefonnummer. Slet det"),
        ("Skriv til bo@eksempel.dk", "mailadresse. Slet den"),
    ] {
        write(&kiosk, text);
        kiosk.press("Læg i postkassen");
        assert!(kiosk.says(said), "{text:?}: {:#?}", kiosk.texts());
        kiosk.press("Færdig");
        assert_eq!(kiosk.ui.global::<Typing>().get_text(), text, "it can be made right");
        for _ in 0..6 {
            kiosk.press("Slet ord");
        }
    }
}

#[test]
fn help_stands_beside_the_button_and_sending_stays_possible() {
    for (size, text_size) in [
        (crate::harness::FULL_HD, TextSize::Normal),
        (SMALL, TextSize::Largest),
        (PORTRAIT, TextSize::Normal),
        (PORTRAIT, TextSize::Largest),
    ] {
        let kiosk = writing();
        kiosk.size(size);
        kiosk.text_size(text_size);
        kiosk.screens.borrow_mut().act("field");
        kiosk.settle();
        write(&kiosk, "Jeg vil ikke leve mere");
        let helps = |kiosk: &Kiosk| kiosk.buttons().iter().filter(|label| *label == "Hjælp nu").count();
        assert_eq!(helps(&kiosk), 1, "only the corner");
        let before = kiosk.button("Læg i postkassen").expect("a button").rect;
        let (x, y) = before.centre();
        let key = kiosk.button("q").expect("a key").rect;
        let is_above = size == PORTRAIT || text_size != TextSize::Normal;
        assert!(!is_above || key.y - before.bottom() >= 24.0, "{size:?} {text_size:?}: {before} {key}");
        kiosk.press("Læg i postkassen");
        assert!(kiosk.says("Har du brug for hjælp, så tryk på Hjælp nu."), "{:#?}", kiosk.texts());
        crate::running::keep_picture(&kiosk, &format!("told-{}x{}-{text_size:?}", size.0, size.1));
        // The second tap of a hand that shakes sends nothing and opens nothing.
        kiosk.tap(x, y);
        assert_eq!(kiosk.spot(), Spot::Suggest);
        kiosk.woken();
        assert_eq!(kiosk.spot(), Spot::Suggest, "nothing was sent");
        kiosk.pass(CALM);
        if !kiosk.ui.global::<Shell>().get_notice().is_empty() {
            kiosk.press("Færdig");
        }
        assert_eq!((helps(&kiosk), kiosk.spot()), (2, Spot::Suggest), "{:#?}", kiosk.buttons());
        assert_eq!(kiosk.button("Læg i postkassen").expect("a button").rect, before, "nothing moved under the finger");
        let look = kiosk.look();
        let words = look.written.iter().filter(|one| one.button.as_deref() == Some("Skjul teksten"));
        let words: Vec<&str> = words.map(|one| one.text.as_str()).collect();
        assert!(words.iter().any(|text| text.starts_with("Skjul")), "{size:?} {text_size:?}: {words:?}");
        crate::running::keep_picture(&kiosk, &format!("urgent-{}x{}-{text_size:?}", size.0, size.1));
        let mut findings = crate::rules::Findings::default();
        crate::rules::check(&kiosk.look(), None, size, "urgent", &format!("{size:?} {text_size:?}"), &mut findings);
        findings.none();
        kiosk.pass(CALM);
        kiosk.press("Læg i postkassen");
        kiosk.woken();
        assert_eq!(kiosk.spot(), Spot::SuggestThanks);
    }
}

#[test]
fn covered_text_is_nowhere_on_the_screen_and_comes_back() {
    let kiosk = writing();
    write(&kiosk, SECRET);
    assert!(typed(&kiosk).contains(SECRET));
    let open = kiosk.picture();
    kiosk.press("Skjul teksten");
    assert_eq!(typed(&kiosk), "");
    assert!(!kiosk.says("hemmelig"), "{:#?}", kiosk.texts());
    assert_ne!(kiosk.picture().as_bytes(), open.as_bytes());
    write(&kiosk, "e");
    assert_eq!(typed(&kiosk), "", "and stays covered while one writes on");
    kiosk.press("Vis teksten");
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "hemmelig bænke");
}

#[test]
fn leaving_wipes_whichever_way() {
    type Leave = fn(&Kiosk);
    let ways: [(&str, Leave); 4] = [
        ("back", |kiosk| kiosk.press("Tilbage")),
        ("help and on", |kiosk| {
            kiosk.press("Hjælp nu");
            kiosk.go_to("today");
        }),
        ("another page", |kiosk| kiosk.go_to("offers")),
        ("done", |kiosk| {
            kiosk.wait_seconds(95);
            kiosk.press("Nej, jeg er færdig");
        }),
    ];
    for (what, leave) in ways {
        let kiosk = writing();
        write(&kiosk, SECRET);
        leave(&kiosk);
        assert_eq!(typed(&kiosk), "", "{what}");
        kiosk.go_to("suggest");
        assert_eq!(typed(&kiosk), "", "{what}: it does not come back");
    }
}

#[test]
fn who_looks_at_help_finds_the_text_again() {
    let kiosk = writing();
    write(&kiosk, SECRET);
    kiosk.press("Hjælp nu");
    assert_eq!((typed(&kiosk), kiosk.spot()), (String::new(), Spot::Help), "not on the screen meanwhile");
    kiosk.press("Tilbage");
    assert_eq!((typed(&kiosk), kiosk.says("hemmelig")), (String::new(), false), "it comes back covered");
    kiosk.press("Vis teksten");
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), SECRET);
    kiosk.press("Hjælp nu");
    kiosk.wait_seconds(125);
    kiosk.go_to("suggest");
    assert_eq!(typed(&kiosk), "", "whoever does not come back leaves nothing");
}

#[test]
fn an_unanswered_question_wipes_what_is_half_written() {
    let kiosk = writing();
    write(&kiosk, SECRET);
    kiosk.wait_seconds(118);
    assert!(kiosk.has("Er du her stadig?") && typed(&kiosk).contains(SECRET), "not before its time");
    kiosk.wait_seconds(3);
    assert_eq!(typed(&kiosk), "");
    assert_eq!(kiosk.spot(), Spot::Today);
    kiosk.go_to("suggest");
    assert_eq!(typed(&kiosk), "");
}

#[test]
fn what_was_typed_is_never_read_aloud() {
    let kiosk = writing();
    write(&kiosk, SECRET);
    kiosk.press("Læs op");
    kiosk.press("Billeder");
    kiosk.press("Jeg vil gerne have");
    kiosk.press("mere musik");
    kiosk.press("Læs op");
    kiosk.size(SMALL);
    for sheet in 0..9 {
        kiosk.place(|place| place.sheet = sheet);
        kiosk.press("Læs op");
    }
    let said = kiosk.voice.said.borrow();
    assert!(said.len() > 8);
    for (text, _) in said.iter() {
        assert!(!text.contains("hemmelig") && !text.contains("have mere musik"), "{text}");
        assert!(!text.contains("valgt"), "nor what was chosen: {text}");
    }
    assert!(said[0].0.contains("Vi gemmer ikke, hvem der skriver"), "the house's words are: {}", said[0].0);
    assert!(said[1].0.contains("mere ro"), "{}", said[1].0);
}

#[test]
fn a_sentence_of_pictures() {
    let kiosk = writing();
    kiosk.press("Billeder");
    assert_eq!(kiosk.spot(), Spot::SuggestPictures);
    kiosk.press("Læg i postkassen");
    assert!(kiosk.says("Vælg en begyndelse og et billede"), "{:#?}", kiosk.texts());
    kiosk.press("Færdig");
    kiosk.press("Kan vi få");
    kiosk.press("flere film");
    kiosk.press("om aftenen");
    let parts: Vec<String> = kiosk.ui.global::<Suggestion>().get_parts().iter().map(Into::into).collect();
    assert_eq!(parts, ["Kan vi få", "flere", "film", "om aftenen?"]);
    assert!(kiosk.is_checked("flere film") && !kiosk.is_checked("flere dyr"));
    kiosk.press("om aftenen");
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "Kan vi få flere film?", "the time may stay empty");
    kiosk.press("Skjul teksten");
    assert_eq!(typed(&kiosk), "");
    assert!(!kiosk.is_checked("flere film") && !kiosk.is_checked("Kan vi få"), "no tick tells what was chosen");
    kiosk.press("Vis teksten");
    kiosk.press("Læg i postkassen");
    kiosk.woken();
    assert_eq!(kiosk.spot(), Spot::SuggestThanks);
}

#[test]
fn something_else_is_written_before_it_is_sent() {
    let kiosk = writing();
    kiosk.press("Billeder");
    kiosk.press("Jeg savner");
    kiosk.press("noget andet");
    kiosk.press("Læg i postkassen");
    kiosk.woken();
    assert_eq!(kiosk.spot(), Spot::Suggest, "nothing is sealed that says nothing");
    assert!(kiosk.has("Skriv et par ord om, hvad det andet er."), "{:#?}", kiosk.texts());
}

#[test]
fn pictures_in_english() {
    let kiosk = writing();
    kiosk.press("English");
    kiosk.press("Pictures");
    kiosk.press("I wish for");
    kiosk.press("more books");
    kiosk.press("at the weekend");
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "I wish for more books at the weekend.");
    kiosk.press("Dansk");
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), "Jeg savner flere bøger i weekenden.");
    kiosk.press("English");
    kiosk.press("Put in the box");
    kiosk.woken();
    assert!(kiosk.says("Your idea is in the postbox."), "{:#?}", kiosk.texts());
}

#[test]
fn on_a_small_screen_one_choice_leads_to_the_next() {
    let kiosk = writing();
    kiosk.size(SMALL);
    kiosk.press("Billeder");
    assert_eq!(kiosk.ui.global::<Suggestion>().get_view(), SuggestView::Cards);
    let find = |label: &str| {
        for _ in 0..9 {
            if kiosk.button(label).is_none() {
                kiosk.press("Mere");
            }
        }
        kiosk.press(label);
    };
    find("Kan vi få");
    find("mere ro");
    kiosk.press("hver dag");
    assert!(kiosk.has("Kan vi få mere ro hver dag?"), "{:#?}", kiosk.texts());
    kiosk.press("Skjul teksten");
    assert!(!kiosk.says("mere ro"), "{:#?}", kiosk.texts());
    kiosk.press("Læg i postkassen");
    kiosk.woken();
    assert_eq!(kiosk.spot(), Spot::SuggestThanks);
}

#[test]
fn both_ways_keep_what_the_other_has() {
    let kiosk = writing();
    write(&kiosk, SECRET);
    kiosk.press("Billeder");
    assert!(!typed(&kiosk).contains("hemmelig"), "it is not on the screen meanwhile");
    kiosk.press("Skriv");
    assert_eq!(kiosk.ui.global::<Typing>().get_text(), SECRET);
    kiosk.press("Tilbage");
    assert_eq!(kiosk.spot(), Spot::Today, "one step back, whichever way one went");
}

#[test]
fn a_worker_that_wakes_the_kiosk_brings_the_thanks() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let (wake, woken) = std::sync::mpsc::channel();
    let postbox = Postbox::open(folder.path(), move || wake.send(()).unwrap_or_default()).expect("a box");
    let kiosk = Kiosk::with_postbox(postbox);
    kiosk.press("Forslag");
    write(&kiosk, SECRET);
    kiosk.press("Læg i postkassen");
    assert!(kiosk.has("Et øjeblik"));
    woken.recv_timeout(std::time::Duration::from_secs(30)).expect("the worker wakes the kiosk");
    kiosk.woken();
    assert_eq!(kiosk.spot(), Spot::SuggestThanks);
    assert_eq!(kiosk.ui.global::<Shell>().get_notice(), "");
}
