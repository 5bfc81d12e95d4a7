//! Ugen: one day, with buttons to its neighbours.

use fristed_ui::{Card, FristedWindow, Texts, Week};
use slint::{ComponentHandle as _, SharedString};

use super::cards::{Rows, fact, in_columns};
use super::layout::{Metrics, shown};
use super::today::{Words, entry_card};
use crate::app::week::{DAYS, WeekDayView};
use crate::draw::measure::{Measure, Weight};

/// More than either button beside the hours takes, with its gap.
const BUTTON: f32 = 480.0;

/// Shows the day's frame; returns its cards.
#[must_use]
pub fn show(ui: &FristedWindow, day: &WeekDayView, metrics: &Metrics, measure: &Measure) -> Rows {
    let week = ui.global::<Week>();
    week.set_name(day.name.as_str().into());
    week.set_date(day.date.as_str().into());
    // Between the two buttons there is room for one line; what the house says about a day may be longer.
    let room = metrics.width - 2.0 * BUTTON;
    let beside = metrics.composed && measure.width(&day.hours, Weight::Medium, metrics.body) <= room;
    week.set_hours(if beside { shown(&day.hours) } else { SharedString::new() });
    week.set_has_before(day.ahead > 0);
    week.set_has_after(day.ahead + 1 < DAYS);
    let texts = ui.global::<Texts>();
    let mut rows = Rows::new();
    if !beside {
        rows.push(vec![fact("doer", day.date.as_str(), day.hours.as_str())]);
    }
    match (day.entries.is_empty(), day.opens) {
        (true, false) => rows.push(vec![fact("doer", texts.get_closed_day(), texts.get_closed_day_text())]),
        (true, true) => rows.push(vec![fact("kop", texts.get_free_day(), texts.get_free_day_text())]),
        (false, _) => {
            let words = Words::of(ui);
            let card = |entry| {
                if metrics.composed { in_two_lines(entry_card(entry, &words)) } else { entry_card(entry, &words) }
            };
            let cards = day.entries.iter().map(card).collect();
            rows.extend(in_columns(cards, metrics.columns(560.0, 2)));
        }
    }
    rows
}

/// The time beside the place, so that a whole day stands on one page.
fn in_two_lines(card: Card) -> Card {
    let aside = [&card.lead, &card.text].map(SharedString::as_str).join(" · ");
    Card { lead: SharedString::new(), text: aside.trim_end_matches(" · ").into(), ..card }
}

/// What the row of buttons takes off the page.
#[must_use]
pub fn buttons_height(metrics: &Metrics) -> f32 {
    metrics.target + metrics.gap
}
