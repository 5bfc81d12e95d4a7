//! How much room the field has, and whether what the house promises stands beside it.

use fristed_ui::{AskTexts, FristedWindow, Screen, Texts};
use slint::ComponentHandle as _;

use super::{Look, SIDE_BUTTONS, Suggestion};
use crate::draw::measure::Weight;
use crate::screens::keyboard::Field;
use crate::screens::layout::{stacked, text_height};

/// Sizes of `ui/public/suggestion.slint`.
const FIELD_BESIDE: f32 = 224.0;
/// What of the field is not for text.
const FIELD_SIDES: f32 = 80.0;
const FIELD_PAD: f32 = 22.0;
/// Natural line of running text in em.
const LINE: f32 = 1.2;

impl Suggestion {
    /// Whether what the house promises stands on the page of the field, which is beside it then; else it has a sheet
    /// before it.
    pub(super) fn is_whole(look: &Look<'_>, field: &Field) -> bool {
        let least = if look.metrics.composed { FIELD_BESIDE } else { 2.0 * field.px * LINE + FIELD_PAD };
        (look.metrics.composed || look.metrics.portrait)
            && field.height + 0.5 >= least
            && Self::answer_fits(look, field, field.px)
    }

    /// The field takes what the others leave.
    pub(super) fn field(ui: &FristedWindow, look: &Look<'_>, promise: Option<f32>) -> Field {
        let (screen, metrics) = (ui.global::<Screen>(), look.metrics);
        let px = screen.get_typed();
        let gap = screen.get_key_row_gap();
        let beside = !metrics.portrait && look.metrics.text < 1.1;
        let promise = promise.map_or(0.0, |height| height + gap);
        let mut height = screen.get_task_height() - screen.get_keyboard_height() - gap - promise;
        let mut width = metrics.width;
        if beside {
            width -= SIDE_BUTTONS + metrics.gutter;
        } else {
            let button = screen.get_task_pager();
            let rows = if metrics.portrait { 2.0 } else { 1.0 };
            height -= rows * button + (rows - 1.0) * 12.0 + gap + screen.get_key_air();
        }
        Field { width, height, px, is_posted: true }
    }

    /// Whether the field, as long as it is empty, has room under a line of `first` px to say by which meeting one gets an
    /// answer.
    pub(super) fn answer_fits(look: &Look<'_>, field: &Field, first: f32) -> bool {
        let answered = look.view.answered_by.as_deref().unwrap_or_default();
        let body = look.metrics.body;
        let height = stacked(look.measure, field.width - FIELD_SIDES, [(answered, Weight::Medium, body)]);
        first * LINE + height + FIELD_PAD <= field.height
    }

    /// Height of the lines that say what the house promises, and of what takes their place beside *Hjælp nu*: nothing
    /// moves under a finger when it does.
    pub(super) fn promise_height(ui: &FristedWindow, look: &Look<'_>) -> f32 {
        let (texts, asking, metrics) = (ui.global::<Texts>(), ui.global::<AskTexts>(), look.metrics);
        let width = metrics.width - metrics.icon - metrics.gutter;
        let urgent =
            text_height(look.measure, &texts.get_cannot_wait(), Weight::Bold, metrics.body, width).max(metrics.icon);
        let said = [&texts.get_who_is_not_kept(), &asking.get_not_read_daily()];
        stacked(look.measure, width, said.map(|text| (text.as_str(), Weight::Medium, metrics.body))).max(urgent)
    }
}
