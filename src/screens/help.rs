//! Hjælp nu.

use fristed_ui::{Card, CardFill, FristedWindow, HelpNumber, Texts};
use slint::ComponentHandle as _;

use super::Drawn;
use super::cards::{self, Rows, fact, in_columns};
use super::layout::{Metrics, shown, text_height};
use super::models::List;
use crate::app::help::HelpView;
use crate::draw::measure::{Measure, Weight};

/// The list of numbers.
#[derive(Default)]
pub struct Help {
    numbers: List<HelpNumber>,
}

/// Sizes of `ui/public/help.slint`.
const LEFT: f32 = 720.0;
const SMALL_PANEL: f32 = 196.0;
const NUMBERS_CHROME: f32 = 24.0;

impl Help {
    /// Shows the view; returns the cards where the composition does not fit.
    #[must_use]
    pub fn show(&self, ui: &FristedWindow, view: &HelpView, metrics: &Metrics, measure: &Measure) -> Drawn {
        let help = ui.global::<fristed_ui::Help>();
        help.set_here(shown(&view.here));
        help.set_borrow_phone(shown(&view.borrow_phone));
        help.set_first_aid(shown(&view.first_aid));
        help.set_is_open(view.is_open);
        help.set_open(shown(&view.open));
        help.set_then(shown(&view.then));
        let numbers: Vec<HelpNumber> = view
            .numbers
            .iter()
            .map(|one| HelpNumber {
                icon: one.icon.as_str().into(),
                name: shown(&one.name),
                text: shown(&one.text),
                phone: shown(&one.phone),
            })
            .collect();
        self.numbers.show(numbers, |model| help.set_numbers(model));
        let composed = metrics.composed && fits(ui, view, metrics, measure);
        help.set_composed(composed);
        if composed { Drawn::Composed } else { Drawn::Cards(rows(ui, view, metrics)) }
    }
}

fn rows(ui: &FristedWindow, view: &HelpView, metrics: &Metrics) -> Rows {
    let texts = ui.global::<Texts>();
    let emergency = Card {
        fill: CardFill::Sky,
        icon: "telefon".into(),
        title: format!("{} 112", texts.get_ring()).into(),
        text: texts.get_ring_when(),
        ..cards::blank()
    };
    let here = Card {
        lead: texts.get_say_you_are_here(),
        title: view.here.as_str().into(),
        text: view.borrow_phone.as_str().into(),
        fill: CardFill::Sky,
        ..cards::blank()
    };
    let mut rows = in_columns(vec![emergency, here], metrics.columns(560.0, 2));
    // Without a heading: a name and a number say what they are, and more of them stand on the first sheet.
    let number = |one: &crate::app::help::NumberView| Card {
        icon: one.icon.as_str().into(),
        title: one.name.as_str().into(),
        state: one.phone.as_str().into(),
        text: one.text.as_str().into(),
        ..cards::blank()
    };
    rows.extend(in_columns(view.numbers.iter().map(number).collect(), metrics.columns(560.0, 2)));
    let first_aid = fact("kasse", texts.get_first_aid(), view.first_aid.as_str());
    let open = Card {
        fill: if view.is_open { CardFill::Free } else { CardFill::Closed },
        ..fact("doer", view.open.as_str(), view.then.as_str())
    };
    rows.extend(in_columns(vec![first_aid, open], metrics.columns(560.0, 2)));
    rows
}

fn fits(ui: &FristedWindow, view: &HelpView, metrics: &Metrics, measure: &Measure) -> bool {
    let texts = ui.global::<Texts>();
    let right = metrics.width - LEFT - metrics.gutter;
    let row = |one: &crate::app::help::NumberView| {
        let phone = measure.width(&one.phone, Weight::Bold, metrics.phone) * 1.02;
        let text = right - 64.0 - metrics.icon_large - phone - 2.0 * metrics.gutter;
        text_height(measure, &one.name, Weight::Bold, metrics.row, text)
            + text_height(measure, &one.text, Weight::Medium, metrics.body, text)
            + 4.0
    };
    let numbers: f32 = view.numbers.iter().map(row).sum::<f32>() + metrics.panel * 1.3 + NUMBERS_CHROME;
    let half = (right - metrics.gutter) / 2.0 - 56.0 - metrics.icon_large - metrics.gutter;
    let small = |title: &str, text: &str| {
        text_height(measure, title, Weight::Bold, metrics.row, half)
            + text_height(measure, text, Weight::Medium, metrics.body, half)
            + 24.0
    };
    let inner = LEFT - 80.0;
    let left = 72.0
        + metrics.icon_large
        + 290.0 * 0.95
        + text_height(measure, &texts.get_ring_when(), Weight::Medium, metrics.row, inner)
        + text_height(measure, &texts.get_say_you_are_here(), Weight::Medium, metrics.body, inner)
        + text_height(measure, &view.here, Weight::Bold, metrics.panel, inner)
        + text_height(measure, &view.borrow_phone, Weight::Medium, metrics.body, inner)
        + 40.0;
    numbers <= metrics.whole - SMALL_PANEL - metrics.gutter
        && small(&texts.get_first_aid(), &view.first_aid) <= SMALL_PANEL
        && small(&view.open, &view.then) <= SMALL_PANEL
        && left <= metrics.whole
}
