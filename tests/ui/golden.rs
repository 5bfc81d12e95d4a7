//! Pictures of every page, compared with those in `tests/ui/golden`. `BLESS=1` rewrites them; on a difference the
//! new picture and the difference are kept in `tests/ui/golden/diff`.

use std::fs;
use std::path::{Path, PathBuf};

use fristed::app::staff::StaffCommand;
use fristed::domain::text::Language;
use fristed::screens::PAGES;
use fristed::screens::join_at::{At as JoinAt, Thanks};
use fristed::screens::place::{Spot, TextSize, spot_by_name};
use fristed::screens::staff::lists::At as ListAt;
use fristed::screens::staff::meetings::MeetAt;
use fristed::screens::staff::running::At;
use fristed::screens::staff::{Door, settings};
use fristed_ui::{KeyAct, Rest, Shell};
use slint::{ComponentHandle as _, Rgba8Pixel, SharedPixelBuffer};
use tiny_skia::{ColorU8, Pixmap};

use crate::errands::with_stick_and_printer;
use crate::harness::{FULL_HD, Kiosk, PORTRAIT, TUESDAY_MORNING, TUESDAY_NIGHT, local};
use crate::released::release;
use crate::staff_house::{command, log_in, open, running_pages, type_in};
use crate::staff_lists::{people, shift};

/// A channel may be off by this much: rounding differs between machines.
const TOLERANCE: u8 = 8;
/// And this share of the pixels by more: one in two thousand.
const SHARE: usize = 2000;
/// The house meeting goes on.
const MEETING: &str = "2026-11-03T14:10";

/// A name, a size, and what *Se bedre* and the language are set to.
pub type Look = (&'static str, (f32, f32), TextSize, bool, Language);

/// The five pictures of a page.
pub const LOOKS: [Look; 5] = [
    ("da-normal", FULL_HD, TextSize::Normal, false, Language::Danish),
    ("da-largest", FULL_HD, TextSize::Largest, false, Language::Danish),
    ("da-contrast", FULL_HD, TextSize::Normal, true, Language::Danish),
    ("en-normal", FULL_HD, TextSize::Normal, false, Language::English),
    ("da-portrait", PORTRAIT, TextSize::Normal, false, Language::Danish),
];

type Picture = SharedPixelBuffer<Rgba8Pixel>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/golden")
}

fn pixmap(picture: &Picture) -> Pixmap {
    let mut pixmap = Pixmap::new(picture.width(), picture.height()).expect("a picture with pixels");
    for (to, from) in pixmap.pixels_mut().iter_mut().zip(picture.as_slice()) {
        *to = ColorU8::from_rgba(from.r, from.g, from.b, 255).premultiply();
    }
    pixmap
}

/// What is wrong with `picture`, if anything.
pub fn compare(name: &str, picture: &Picture) -> Option<String> {
    let now = pixmap(picture);
    let file = folder().join(format!("{name}.png"));
    if std::env::var_os("BLESS").is_some_and(|bless| bless == "1") {
        fs::create_dir_all(folder()).expect("the folder of the pictures");
        now.save_png(&file).expect("a picture that can be written");
        return None;
    }
    let Ok(before) = Pixmap::load_png(&file) else {
        keep(name, &now, None);
        return Some(format!("{name}: there is no {}; look at the new one and write it with BLESS=1", file.display()));
    };
    if (before.width(), before.height()) != (now.width(), now.height()) {
        keep(name, &now, None);
        return Some(format!("{name}: the size is another one"));
    }
    let is_off = |(a, b): (&tiny_skia::PremultipliedColorU8, &tiny_skia::PremultipliedColorU8)| {
        a.red().abs_diff(b.red()).max(a.green().abs_diff(b.green())).max(a.blue().abs_diff(b.blue())) > TOLERANCE
    };
    let off: Vec<bool> = before.pixels().iter().zip(now.pixels()).map(is_off).collect();
    let count = off.iter().filter(|off| **off).count();
    if count * SHARE <= off.len() {
        return None;
    }
    keep(name, &now, Some(&off));
    Some(format!("{name}: {count} pixels are off ({:.2} %)", count as f64 * 100.0 / off.len() as f64))
}

/// Keeps the new picture, and one that shows in red where it differs.
fn keep(name: &str, now: &Pixmap, off: Option<&[bool]>) {
    let diff = folder().join("diff");
    fs::create_dir_all(&diff).expect("a folder for the differences");
    now.save_png(diff.join(format!("{name}.png"))).expect("a picture that can be written");
    if let Some(off) = off {
        let mut marked = now.clone();
        for (pixel, _) in marked.pixels_mut().iter_mut().zip(off).filter(|(_, off)| **off) {
            *pixel = ColorU8::from_rgba(255, 0, 0, 255).premultiply();
        }
        marked.save_png(diff.join(format!("{name}-diff.png"))).expect("a picture that can be written");
    }
}

/// The page by its name on the command line; of offers and activities the first.
fn spot_of(kiosk: &Kiosk, page: &str) -> Spot {
    let screens = kiosk.screens.borrow();
    let name = match page {
        "offer" => format!("offer:{}", screens.app().store().offers().expect("offers")[0].slug),
        "activity" => {
            let today = screens.app().today(Language::Danish).expect("a day");
            format!("activity:{}", today.line.first().expect("something today").id)
        }
        _ => page.to_owned(),
    };
    spot_by_name(&name).unwrap_or_else(|| panic!("no page {name}"))
}

#[track_caller]
pub fn none_of(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// All pages and overlays in one of the five looks.
fn pages_in((look, size, text, dark, language): Look) {
    let kiosk = Kiosk::new();
    kiosk.size(size);
    kiosk.place(|place| (place.text, place.contrast, place.language) = (text, dark, language));
    let mut wrong = Vec::new();
    for (page, _) in PAGES {
        let spot = spot_of(&kiosk, page);
        // The meeting itself is open on its own day only.
        let is_meeting = page == "meeting-view";
        kiosk.clock.set_to(local(if is_meeting { MEETING } else { TUESDAY_MORNING }));
        kiosk.place(|place| place.go(spot));
        wrong.extend(compare(&format!("{page}-{look}"), &kiosk.picture()));
        if is_meeting {
            // A no is asked what instead.
            for action in ["meeting-note:1", "meeting-note:0"] {
                kiosk.screens.borrow_mut().act(action);
            }
            kiosk.settle();
            wrong.extend(compare(&format!("meeting-not-now-{look}"), &kiosk.picture()));
            kiosk.screens.borrow_mut().act("meeting-note:back");
            // Own words are written about the item.
            kiosk.screens.borrow_mut().act("meeting-note:3");
            kiosk.screens.borrow_mut().type_in("Vi maler den grøn på lørdag");
            kiosk.settle();
            wrong.extend(compare(&format!("meeting-note-{look}"), &kiosk.picture()));
            kiosk.screens.borrow_mut().meeting_is_over();
        }
        if page == "suggest" {
            kiosk.screens.borrow_mut().act("field");
            kiosk.screens.borrow_mut().type_in("Kan vi få en bænk ude ved døren, så man kan sidde i solen?");
            kiosk.screens.borrow_mut().press_act(KeyAct::Done, kiosk.clock.uptime());
            kiosk.settle();
            wrong.extend(compare(&format!("suggest-done-{look}"), &kiosk.picture()));
        }
    }
    wrong.extend(somebody_joins(&kiosk, look));
    // A user has put something up for today.
    kiosk.screens.borrow_mut().act("do-start:cards@garden@10:30@ost");
    kiosk.place(|place| place.go(Spot::Today));
    wrong.extend(compare(&format!("today-started-{look}"), &kiosk.picture()));
    kiosk.screens.borrow_mut().act("started:cards@garden@10:30");
    kiosk.settle();
    wrong.extend(compare(&format!("started-{look}"), &kiosk.picture()));
    kiosk.screens.borrow_mut().act("do-stop:cards@garden@10:30@ost");
    kiosk.place(|place| {
        place.go(Spot::Today);
        place.see_better = true;
    });
    wrong.extend(compare(&format!("see-better-{look}"), &kiosk.picture()));
    kiosk.place(|place| place.see_better = false);
    kiosk.ui.global::<Shell>().set_rest(Rest::Asking);
    kiosk.settle();
    wrong.extend(compare(&format!("still-here-{look}"), &kiosk.picture()));
    none_of(wrong);
}

/// Somebody has put a drawing on a list: thanks, Vær med, and the dates. Somebody else has a pair of words: the pages further
/// in, and the pause after three wrong ones. Then they step back again.
fn somebody_joins(kiosk: &Kiosk, look: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    kiosk.screens.borrow_mut().act("do-join:brugervagt@2026-10-25@one-hour@fugl@ost");
    kiosk.settle();
    wrong.extend(compare(&format!("joined-{look}"), &kiosk.picture()));
    for (name, page) in [("join-some", "join"), ("duty-some", "duty:brugervagt")] {
        kiosk.go_to(page);
        wrong.extend(compare(&format!("{name}-{look}"), &kiosk.picture()));
    }
    kiosk.screens.borrow_mut().act("do-join:brugervagt@2026-10-25@whole@anker+sommerfugl@bro");
    kiosk.settle();
    wrong.extend(compare(&format!("joined-pair-{look}"), &kiosk.picture()));
    for (name, page) in [
        ("join-list", "list:brugervagt@2026-10-25"),
        ("join-sign", "sign:brugervagt@2026-10-25@one-hour"),
        ("join-mine", "mine:back@brugervagt@2026-10-25"),
    ] {
        kiosk.go_to(page);
        wrong.extend(compare(&format!("{name}-{look}"), &kiosk.picture()));
    }
    kiosk.place(|place| place.go(Spot::Joining(JoinAt::Thanks(Thanks::Pause, String::new(), None))));
    wrong.extend(compare(&format!("join-pause-{look}"), &kiosk.picture()));
    for own in ["fugl@ost", "anker+sommerfugl@bro"] {
        kiosk.screens.borrow_mut().act(&format!("do-show:back@brugervagt@2026-10-25@{own}"));
        kiosk.settle();
    }
    wrong
}

/// The pages of the staff's side that have neither a drawn code nor a shuffled pad on them, with made-up people.
fn staff_pages_in((look, size, text, dark, language): Look) {
    let kiosk = with_stick_and_printer(people);
    kiosk.size(size);
    let looks =
        |kiosk: &Kiosk| kiosk.place(|place| (place.text, place.contrast, place.language) = (text, dark, language));
    let mut wrong = Vec::new();
    let cards = open(&kiosk);
    looks(&kiosk);
    wrong.extend(compare(&format!("staff-desk-{look}"), &kiosk.picture()));
    kiosk.place(|place| place.go(Spot::Desk(Door::Employees)));
    wrong.extend(compare(&format!("staff-employees-{look}"), &kiosk.picture()));
    for (name, action) in running_pages(&kiosk) {
        kiosk.screens.borrow_mut().act(&action);
        kiosk.settle();
        wrong.extend(compare(&format!("running-{name}-{look}"), &kiosk.picture()));
    }
    for (name, at) in [
        ("meetings", MeetAt::All),
        ("agenda", MeetAt::Agenda("moede".to_owned())),
        ("agenda-item", MeetAt::Item("moede".to_owned(), Some(1))),
        ("board", MeetAt::Board),
        ("staff-meeting", MeetAt::Staff),
    ] {
        kiosk.place(|place| place.go(Spot::Running(At::Meetings(at))));
        wrong.extend(compare(&format!("staff-{name}-{look}"), &kiosk.picture()));
    }
    // One that has left the box meanwhile, one of the ways to answer it, and how it will look.
    command(&kiosk, StaffCommand::Lock);
    release(&kiosk, &["Kan vi få en bænk ude ved døren, så Ib kan sidde i solen?"]);
    kiosk.go_to("staff");
    log_in(&kiosk, &cards.pins[0]);
    kiosk.woken();
    looks(&kiosk);
    for page in ["released-waiting", "released-agenda", "released-preview"] {
        if page == "released-preview" {
            kiosk.screens.borrow_mut().act("released-influence:dialogue");
        }
        kiosk.screens.borrow_mut().act(page);
        kiosk.settle();
        wrong.extend(compare(&format!("staff-{page}-{look}"), &kiosk.picture()));
    }
    for (name, action) in [("stick", "errand-stick"), ("calendar", "errand-read:0"), ("health", "errand-health")] {
        kiosk.screens.borrow_mut().act(action);
        kiosk.woken();
        kiosk.woken();
        wrong.extend(compare(&format!("staff-{name}-{look}"), &kiosk.picture()));
    }
    kiosk.place(|place| place.go(Spot::Running(At::Settings(settings::At::Menu))));
    wrong.extend(compare(&format!("staff-settings-{look}"), &kiosk.picture()));
    for (page, action) in [
        ("lists", "lists-all".to_owned()),
        ("list", ListAt::One(shift()).name()),
        ("questions", "run-questions".to_owned()),
        ("role", "staff-ask-role".to_owned()),
        ("facilities", Door::Places.name()),
        ("sorts", "run-sorts:hours".to_owned()),
    ] {
        kiosk.screens.borrow_mut().act(&action);
        kiosk.settle();
        wrong.extend(compare(&format!("staff-{page}-{look}"), &kiosk.picture()));
    }
    command(&kiosk, StaffCommand::PanicLock);
    kiosk.place(|place| place.go(Spot::Staff));
    looks(&kiosk);
    type_in(&kiosk, &[1, 2, 3, 4, 5, 6]);
    wrong.extend(compare(&format!("staff-code-{look}"), &kiosk.picture()));
    none_of(wrong);
}

#[test]
fn the_staff_s_side() {
    staff_pages_in(LOOKS[0]);
}

#[test]
fn the_staff_s_side_at_the_largest_size() {
    staff_pages_in(LOOKS[1]);
}

#[test]
fn the_staff_s_side_in_dark_colours() {
    staff_pages_in(LOOKS[2]);
}

#[test]
fn the_staff_s_side_in_english() {
    staff_pages_in(LOOKS[3]);
}

#[test]
fn the_staff_s_side_on_a_tall_screen() {
    staff_pages_in(LOOKS[4]);
}

#[test]
fn danish() {
    pages_in(LOOKS[0]);
}

#[test]
fn danish_at_the_largest_size() {
    pages_in(LOOKS[1]);
}

#[test]
fn danish_in_dark_colours() {
    pages_in(LOOKS[2]);
}

#[test]
fn english() {
    pages_in(LOOKS[3]);
}

#[test]
fn danish_on_a_tall_screen() {
    pages_in(LOOKS[4]);
}

/// What staff says of an activity, and the page of an activity with a picture of the house's own.
#[test]
fn an_activity_and_what_is_said_of_it() {
    use fristed::screens::staff::running::{About, At};
    let kiosk = crate::about::opened(Language::Danish);
    let id = crate::about::billiards(&kiosk);
    let looks = |kiosk: &Kiosk, (_, size, text, dark, language): Look| {
        kiosk.size(size);
        kiosk.place(|place| (place.text, place.contrast, place.language) = (text, dark, language));
    };
    let mut wrong = Vec::new();
    for look in LOOKS {
        looks(&kiosk, look);
        let pages = [
            ("purpose", At::About(About::Purpose(id)).name()),
            ("recommend", At::About(About::Recommend(id)).name()),
            ("places", At::About(About::Places(id)).name()),
            ("picture", At::About(About::Picture(id)).name()),
            ("from-stick", At::About(About::Stick(id)).name()),
            ("look", "run-pick:0".to_owned()),
        ];
        for (page, action) in pages {
            kiosk.screens.borrow_mut().act(&action);
            kiosk.settle();
            wrong.extend(compare(&format!("staff-{page}-{}", look.0), &kiosk.picture()));
        }
    }
    kiosk.screens.borrow_mut().act("run-take-picture");
    command(&kiosk, StaffCommand::Lock);
    for look in LOOKS {
        kiosk.place(|place| place.go(Spot::Activity(id)));
        looks(&kiosk, look);
        wrong.extend(compare(&format!("activity-picture-{}", look.0), &kiosk.picture()));
    }
    none_of(wrong);
}

/// The resting screen has one language, one text size and its own colours, so there are pictures of its sizes only.
#[test]
fn the_idle_board() {
    let mut wrong = Vec::new();
    for (name, time) in [("idle-open", TUESDAY_MORNING), ("idle-closed", TUESDAY_NIGHT)] {
        for (look, size, ..) in [LOOKS[0], LOOKS[4]] {
            let kiosk = Kiosk::at(time);
            kiosk.size(size);
            kiosk.wait_seconds(91);
            wrong.extend(compare(&format!("{name}-{look}"), &kiosk.picture()));
        }
    }
    none_of(wrong);
}
