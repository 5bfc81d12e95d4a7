//! Hvile: one message of the idle board at a time, each time in another place.

use chrono::Timelike as _;
use fristed_ui::{FristedWindow, Idle, IdleGround, IdleKind, Texts, Theme};
use slint::{ComponentHandle as _, SharedString};

use super::layout::{Metrics, shown};
use crate::app::App;
use crate::app::idle::{IdleMessage, IdleView};
use crate::draw::measure::{Measure, Weight};

/// Messages alternate between dark and light grounds.
const GROUNDS: [IdleGround; 4] = [IdleGround::Fir, IdleGround::Mint, IdleGround::Sky, IdleGround::Honey];
/// The main line takes at most this many lines at its full size.
const MAIN_LINES: usize = 2;

/// Shows message number `turn`, in corner number `turn`.
pub fn show(ui: &FristedWindow, app: &App, view: &IdleView, turn: usize, metrics: &Metrics, measure: &Measure) {
    let idle = ui.global::<Idle>();
    let hour = app.now().with_timezone(&app.zone()).hour();
    idle.set_corner(i32::try_from(turn % 4).unwrap_or(0));
    idle.set_offset(f32::from(u8::try_from(hour % 4).unwrap_or(0)) * 8.0);
    let message = match view {
        IdleView::Closed { clock, opens } => {
            idle.set_clock(clock.as_str().into());
            idle.set_main(shown(opens));
            idle.set_kind(IdleKind::Closed);
            return;
        }
        IdleView::Open { clock, messages } => {
            idle.set_clock(clock.as_str().into());
            messages.get(turn % messages.len().max(1))
        }
    };
    idle.set_ground(GROUNDS[turn % GROUNDS.len()]);
    let texts = ui.global::<Texts>();
    let (kind, lead, main, second, scene) = match message {
        Some(IdleMessage::Activity { when, title, scene }) => {
            (IdleKind::Activity, when.as_str(), title.as_str(), texts.get_just_come(), scene.as_str())
        }
        Some(IdleMessage::Free { sentence, advice, icon }) => {
            let scene = if icon == "bad" { "haandklaeder" } else { "" };
            (IdleKind::Free, "", sentence.as_str(), advice.as_str().into(), scene)
        }
        Some(IdleMessage::Question(question)) => {
            (IdleKind::Question, "", question.as_str(), texts.get_think_about_it(), "")
        }
        Some(IdleMessage::Answer { question, answer }) => {
            (IdleKind::Answer, question.as_str(), answer.as_str(), SharedString::new(), "")
        }
        Some(IdleMessage::Meeting { when, name, text }) => {
            (IdleKind::Activity, when.as_str(), name.as_str(), text.as_str().into(), "")
        }
        Some(IdleMessage::Clock { what, then }) => (IdleKind::Activity, "", what.as_str(), then.as_str().into(), ""),
        None => (IdleKind::Activity, "", "", texts.get_just_come(), "ro"),
    };
    idle.set_lead(shown(lead));
    idle.set_main(shown(main));
    idle.set_second(shown(&second));
    idle.set_scene(scene.into());
    let theme = ui.global::<Theme>();
    let (large, small) = (theme.get_board_main(), theme.get_board_main_small());
    let inset = if metrics.screen_width >= 1600.0 { 112.0 } else { 64.0 };
    let width = metrics.screen_width - 2.0 * inset;
    let roomy = metrics.screen_width >= 1600.0 && measure.lines(main, Weight::Bold, large, width) <= MAIN_LINES;
    let size = if roomy { large } else { small };
    // A word that is wider than the screen makes the line smaller: nothing is cut off.
    let widest = shown(main).split(' ').map(|word| measure.width(word, Weight::Bold, size)).fold(0.0, f32::max) * 1.02;
    idle.set_main_size(if widest > width { (size * width / widest).floor() } else { size });
    idle.set_kind(kind);
}

/// How many messages take turns; one while the house is closed.
#[must_use]
pub fn count(view: &IdleView) -> usize {
    match view {
        IdleView::Open { messages, .. } => messages.len().max(1),
        IdleView::Closed { .. } => 1,
    }
}
