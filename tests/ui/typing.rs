//! Typing, frame by frame: each key that a finger lets go of has its letter in the very next frame that is drawn.

use std::time::Duration;

use fristed::screens::place::Spot;
use fristed_ui::Typing;
use slint::ComponentHandle as _;

use crate::harness::TUESDAY_MORNING;
use crate::look::Look;
use crate::redraw::Panel;

/// Ten keys a second: so long a finger stays on a key, and so long it is off the glass.
const HALF: Duration = Duration::from_millis(50);
/// The same key again, from 150 ms on.
const BETWEEN: Duration = Duration::from_millis(75);

/// Types `letters` and says how many frames drew a letter. No other frame is needed for any of them.
fn type_and_draw(panel: &mut Panel, letters: &str, half: Duration) -> usize {
    let mut frames = 0;
    let mut written: String = panel.ui.global::<Typing>().get_text().into();
    for letter in letters.chars() {
        let key = panel.finger_down(&letter.to_string());
        let lit = panel.draw().expect("the light under the finger, in the first frame");
        assert!(lit.holds(key, 12.0) || key.holds(lit, 12.0), "{letter}: drawn at {lit}, the key is at {key}");
        panel.pass(half);
        panel.draw();
        panel.finger_up(key);
        written.push(letter);
        let drawn = panel.draw().expect("the letter, in the first frame after the finger");
        let look = Look::at(panel.ui.window());
        let line = look.written.iter().find(|one| one.text == written).unwrap_or_else(|| {
            panic!(
                "{written:?} is not on the screen: {:#?}",
                look.written.iter().map(|one| &one.text).collect::<Vec<_>>()
            )
        });
        assert!(drawn.holds(line.ink, 1.0), "{letter}: drawn at {drawn}, it stands at {}", line.ink);
        frames += 1;
        assert_eq!(panel.draw(), None, "{letter}: one frame is enough");
        panel.pass(half);
    }
    frames
}

#[test]
fn each_of_ten_keys_a_second_is_one_letter_in_one_frame() {
    let mut panel = Panel::at(TUESDAY_MORNING);
    panel.change(|place| place.go(Spot::Suggest));
    panel.start_again();
    assert_eq!(type_and_draw(&mut panel, "forslagtid", HALF), 10);
    assert_eq!(type_and_draw(&mut panel, "kkkk", BETWEEN), 4, "the same key every 150 ms");
    assert_eq!(panel.ui.global::<Typing>().get_text(), "forslagtidkkkk");
}
