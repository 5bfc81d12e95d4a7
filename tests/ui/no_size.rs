//! A window that is on no screen yet: it has no size, and nothing waits for ever on that account.

use std::sync::mpsc::channel;
use std::time::Duration;

use fristed::draw::measure::Measure;
use fristed::screens::cards::{Rows, fact, heading, pages};
use fristed::screens::layout::Metrics;
use fristed::screens::place::spot_by_name;
use fristed_ui::Screen;
use slint::{ComponentHandle as _, LogicalSize};

use crate::harness::{FULL_HD, Kiosk};

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
        let whole = pages(rows(), usual.whole, &usual, &measure).len();
        for (width, height) in [(0.0, 0.0), (-96.0, -300.0), (1.0, 1.0), (usual.width, 0.0), (0.0, usual.whole)] {
            let metrics = Metrics { width, ..usual };
            let many = pages(rows(), height, &metrics, &measure);
            assert!(many.len() >= whole, "{width}×{height}: {} pages", many.len());
            // Words may be divided, with a hyphen.
            let card = |card: &fristed_ui::Card| format!("{}{}", card.title, card.text).replace("- ", "");
            let said: String = many.iter().flatten().flatten().map(card).collect();
            assert_eq!(said.matches("sammen").count(), 27, "{width}×{height}: nothing is cut off");
        }
    });
}

#[test]
fn a_window_without_a_size_lays_nothing_out_and_fits_as_soon_as_it_has_one() {
    comes_to_an_end(|| {
        let kiosk = Kiosk::without_a_size();
        let screen = kiosk.ui.global::<Screen>();
        assert_eq!((screen.get_width(), screen.get_height()), FULL_HD, "the page is laid out for a screen there is");
        kiosk.go_to("offers");
        kiosk.ui.window().set_size(LogicalSize::new(0.0, 0.0));
        kiosk.ui.invoke_resized(0.0, 0.0);
        kiosk.settle();
        assert!(screen.get_width() > 0.0);
        kiosk.size(FULL_HD);
        let other = Kiosk::new();
        other.go_to("offers");
        assert_eq!(kiosk.texts(), other.texts());
    });
}

#[test]
fn every_page_comes_to_an_end_on_a_screen_of_one_pixel() {
    comes_to_an_end(|| {
        let kiosk = Kiosk::new();
        let screen = kiosk.ui.global::<Screen>();
        for (width, height) in [(1.0, 1.0), (40.0, 3000.0), (3000.0, 40.0)] {
            screen.set_width(width);
            screen.set_height(height);
            for page in
                ["today", "week", "offers", "facilities", "about", "meeting", "board", "join", "suggest", "help"]
            {
                kiosk.place(|place| place.go(spot_by_name(page).expect("a page")));
            }
        }
    });
}
