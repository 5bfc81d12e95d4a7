//! The code for a phone, read back from the picture as it is drawn.

use fristed::domain::activity::Start;
use fristed::domain::time::{HOUSE_ZONE, moment};
use fristed::exchange::calendar;
use fristed::screens::place::TextSize;

use crate::harness::{FULL_HD, Kiosk, PORTRAIT, SMALL, TUESDAY_MORNING, local};
use crate::look::Role;

/// What a camera reads of the screen.
fn read_code(kiosk: &Kiosk) -> Option<String> {
    let picture = kiosk.picture();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let pixels = picture.as_slice();
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x].g);
    let grids = image.detect_grids();
    grids.first().and_then(|grid| grid.decode().ok()).map(|(_, text)| text)
}

/// Goes to the next activity that is not over.
fn at_an_activity() -> Kiosk {
    let kiosk = Kiosk::new();
    let next = {
        let screens = kiosk.screens.borrow();
        let today = screens.app().today(fristed::domain::text::Language::Danish).expect("a day");
        today.line.last().expect("something later today").id.clone()
    };
    kiosk.go_to(&format!("activity:{next}"));
    kiosk
}

#[test]
fn the_drawn_code_is_the_event() {
    let kiosk = at_an_activity();
    let look = kiosk.look();
    let code = look.labelled.iter().find(|one| one.role == Role::Image).expect("a code with a label");
    assert!(code.rect.height >= 200.0 && code.label.contains("kalender"), "{:?} {}", code.label, code.rect);
    let text = read_code(&kiosk).expect("a code that can be read");
    let read = calendar::read(text.as_bytes(), HOUSE_ZONE).expect("a calendar");
    assert!(read.findings.is_empty(), "{:?}", read.findings);
    let [event] = &read.entries[..] else { panic!("one event: {text}") };
    let title = event.activity.title.da.as_str();
    assert!(kiosk.says(title), "{title:?} is on the page: {:#?}", kiosk.texts());
    let Start::At { civil, zone } = event.activity.schedule.start else { panic!("a time: {text}") };
    let (now, start) = (local(TUESDAY_MORNING), moment(civil, zone).to_utc());
    assert!(start > now && start < now + chrono::TimeDelta::days(1), "{start}");
}

#[test]
fn the_code_can_be_read_at_every_size_that_shows_it() {
    let kiosk = at_an_activity();
    let mut shown = 0;
    for size in [FULL_HD, PORTRAIT, SMALL] {
        kiosk.size(size);
        for text in [TextSize::Normal, TextSize::Large, TextSize::Largest] {
            for dark in [false, true] {
                kiosk.text_size(text);
                kiosk.contrast(dark);
                let has_code = kiosk.look().labelled.iter().any(|one| one.role == Role::Image);
                if has_code {
                    shown += 1;
                    assert!(read_code(&kiosk).is_some(), "{size:?} {text:?} dark: {dark}");
                }
            }
        }
    }
    assert!(shown >= 2, "{shown}");
}
