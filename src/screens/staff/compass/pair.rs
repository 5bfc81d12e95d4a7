//! Two wheels side by side: both sides of one person, or the employee's view and the person's own, which count alike.

use fristed_ui::{Compass as Global, CompassField, CompassPane, CompassTexts, StaffLayout};
use slint::{ComponentHandle as _, SharedString};

use super::Laying;
use super::at::{Act, At};
use super::names::{Frame, Place, places_in};
use super::wheel::Picture;
use crate::app::compass::{FieldView, Layer, fields_view};
use crate::domain::compass::{Filling, Wheel};
use crate::screens::Screens;
use crate::screens::models::List;

/// Half of the page, and how wide the wheel on it is: the first that leaves room for every word.
const HALF: f32 = 960.0;
const SIDES: [f32; 4] = [600.0, 560.0, 520.0, 480.0];
const MIDDLE_Y: f32 = 512.0;

/// One of the two.
pub struct Pane {
    title: SharedString,
    wheel: Wheel,
    layer: Layer,
    fields: Vec<FieldView>,
    filling: Filling,
}

/// Both as they were shown last.
#[derive(Default)]
pub struct Pair {
    pictures: [Picture; 2],
    names: [List<CompassField>; 2],
    shown: [Option<(SharedString, SharedString)>; 2],
}

impl Pair {
    /// They are not on the page any more.
    pub fn forget(&mut self) {
        self.pictures.iter_mut().for_each(Picture::forget);
        self.shown = [None, None];
    }
}

/// The two that a page shows; `None` where it is no such page.
pub fn panes(at: At, (own, person): (&Filling, &Filling), shown: Layer, texts: &CompassTexts<'_>) -> Option<[Pane; 2]> {
    let pane = |title: SharedString, wheel: Wheel, layer: Layer| {
        let filling = if layer == Layer::Employee { own } else { person };
        Pane { title, wheel, layer, fields: fields_view(filling, wheel), filling: filling.clone() }
    };
    match at {
        At::Both => Some([
            pane(texts.get_resources(), Wheel::Resources, shown),
            pane(texts.get_problems(), Wheel::Problems, shown),
        ]),
        At::Layers(wheel) => Some([
            pane(texts.get_your_wheel(), wheel, Layer::Employee),
            pane(texts.get_own_wheel(), wheel, Layer::Person),
        ]),
        _ => None,
    }
}

/// Where their words stand; `None` where there is no room for two wheels.
pub fn places(panes: &[Pane; 2], laying: &Laying<'_>) -> Option<(f32, [Vec<Place>; 2])> {
    if !laying.metrics.composed {
        return None;
    }
    SIDES.into_iter().find_map(|side| {
        let frame = Frame { middle: (HALF / 2.0, MIDDLE_Y), side, left: 10.0, right: HALF - 10.0 };
        let [one, other] = panes;
        Some((side, [places_in(frame, &one.fields, laying)?, places_in(frame, &other.fields, laying)?]))
    })
}

impl Screens {
    pub(super) fn show_pair(
        &mut self,
        at: At,
        panes: &[Pane; 2],
        (side, places): (f32, [Vec<Place>; 2]),
        laying: &Laying<'_>,
    ) {
        let ui = laying.ui;
        let (global, texts) = (ui.global::<Global>(), ui.global::<CompassTexts>());
        self.staff.clear_pad(laying);
        laying.global.set_layout(StaffLayout::Pair);
        laying.global.set_title(self.whom(&texts));
        global.set_pair_side(side);
        global.set_has_other(matches!(at, At::Layers(_)));
        global.set_problems(matches!(at, At::Layers(Wheel::Problems)));
        let pair = &mut self.staff.compass.pair;
        for (number, pane) in panes.iter().enumerate() {
            let rows = places[number].iter().map(|place| place.row(None, &texts)).collect();
            pair.names[number].show(rows, |_| {});
            let label = spoken(pane, &texts);
            let drawn = pair.pictures[number].draw((ui, side, self.place.contrast), (pane.wheel, &pane.filling, None));
            let said = (pane.title.clone(), label.clone());
            if drawn.is_none() && pair.shown[number].as_ref() == Some(&said) {
                continue;
            }
            let before = || if number == 0 { global.get_one().picture } else { global.get_other().picture };
            let shown = CompassPane {
                action: Act::open(pane.layer, pane.wheel).into(),
                title: pane.title.clone(),
                label,
                picture: drawn.unwrap_or_else(before),
                names: pair.names[number].model(),
            };
            if number == 0 {
                global.set_one(shown);
            } else {
                global.set_other(shown);
            }
            pair.shown[number] = Some(said);
        }
    }
}

/// What a screen reader says of a wheel: its title and every field that something has been said of.
fn spoken(pane: &Pane, texts: &CompassTexts<'_>) -> SharedString {
    let filled = pane.fields.iter().filter(|view| !view.said.is_empty());
    let said: Vec<String> = filled.map(|view| format!("{}: {}", view.label, view.said.replace('\n', ", "))).collect();
    let said = if said.is_empty() { texts.get_nothing_yet().to_string() } else { said.join(". ") };
    format!("{}. {said}", pane.title).into()
}
