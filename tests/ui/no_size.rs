//! A window that is on no screen yet: it has no size, and nothing waits for ever on that account.

use std::sync::mpsc::channel;
use std::time::Duration;

use fristed::draw::measure::Measure;
use fristed::screens::cards::{Rows, fact, heading, pages};
use fristed::screens::layout::Metrics;
use fristed::screens::place::{Spot, spot_by_name};
use fristed_ui::{Screen, Today};
use slint::{ComponentHandle as _, PhysicalSize};

use crate::harness::{FULL_HD, Kiosk, TUESDAY_MORNING};
use crate::redraw::Panel;

/// Far longer than any of this takes; whoever is still at it then is at it for ever.
const FOR_EVER: Duration = Duration::from_secs(120);

/// Runs `work` on a thread of its own, and fails where it does not come to an end.
#[track_caller]
fn comes_to_an_end(work: impl FnOnce() + Send + 'static) {
    let (done, end) = channel();
    let worker = std::thread::spawn(move || {
        work();
        done.send(()).unwrap_or_default();
    });
    match end.recv_timeout(FOR_EVER) {
        Err(std::sync::mpsc::RecvTimeoutError::Timeout) => panic!("it does not come to an end"),
        _ => worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
    }
}

/// Text that is wider and higher than any room it is given here.
fn rows() -> Rows {
    let long = "Vi taler om huset og bestemmer noget sammen. ".repeat(9);
    vec![
        vec![heading("Dagsorden")],
        vec![fact("kop", "Værestedsmødedagsordenpunkter", long.as_str()), fact("kop", long.as_str(), "")],
        vec![fact("", "", long.as_str())],
    ]
}

#[test]
fn rows_for_no_room_at_all_are_on_pages_that_end() {
    comes_to_an_end(|| {
        let kiosk = Kiosk::new();
        let usual = Metrics::of(&kiosk.ui);
        let measure = Measure::new();
        for (width, height) in [(0.0, 0.0), (-96.0, -300.0), (1.0, 1.0), (usual.width, 0.0), (0.0, usual.whole)] {
            let metrics = Metrics { width, ..usual };
            let many = pages(rows(), height, &metrics, &measure);
            let card = |card: &fristed_ui::Card| format!("{}{}", card.title, card.text);
            // Words may be divided, with a hyphen, over as many lines and cards as it takes.
            let mut said: String = many.iter().flatten().flatten().map(card).collect();
            said.retain(|letter| letter != '-' && !letter.is_whitespace());
            assert_eq!(said.matches("sammen").count(), 27, "{width}×{height}: nothing is cut off");
        }
    });
}

#[test]
fn a_window_that_is_on_no_screen_yet_shows_its_first_page_as_soon_as_it_has_a_size() {
    comes_to_an_end(|| {
        let panel = Panel::of_size(TUESDAY_MORNING, PhysicalSize::new(0, 0));
        assert_eq!(panel.ui.window().size(), PhysicalSize::new(0, 0), "else this proves nothing");
        let screen = panel.ui.global::<Screen>();
        assert_eq!((screen.get_width(), screen.get_height()), (1920.0, 1080.0), "laid out for a screen that there is");
        assert!(panel.ui.global::<Today>().get_composed());
        panel.change(|place| place.go(Spot::Offers));
        panel.ui.window().set_size(PhysicalSize::new(1280, 800));
        panel.pass(Duration::from_millis(10));
        assert_eq!((screen.get_width(), screen.get_height()), (1280.0, 800.0));
    });
}

#[test]
fn no_page_is_laid_out_for_a_window_of_a_pixel() {
    comes_to_an_end(|| {
        let kiosk = Kiosk::new();
        let screen = kiosk.ui.global::<Screen>();
        for (width, height) in [(0.0, 0.0), (1.0, 1.0), (40.0, 1080.0), (1920.0, 40.0), (-1.0, -1.0)] {
            kiosk.ui.invoke_resized(width, height);
            for page in ["today", "offers", "about", "meeting", "join", "suggest", "help"] {
                kiosk.place(|place| place.go(spot_by_name(page).expect("a page")));
            }
            assert_eq!((screen.get_width(), screen.get_height()), FULL_HD, "{width}×{height}");
        }
    });
}
