//! A wheel on the page: the picture, where its words stand, what lies under a finger, and the field beside it.

use fristed_ui::{
    Compass as Global, CompassAnswer, CompassField, CompassLevel, CompassSide, CompassTexts, CompassTone,
    FristedWindow, StaffLayout, Theme,
};
use slint::{ComponentHandle as _, Image, Model as _, SharedString};

use super::Laying;
use super::at::Act;
use crate::app::compass::{AnswerView, FieldView, LevelView, field_view};
use crate::domain::compass::{Answer, Field, Filling, Tone, Wheel};
use crate::draw::Ground;
use crate::draw::measure::Weight;
use crate::draw::wheel::{Painter, Side, approach_icon, direction, field_at, label_at, point, sign};
use crate::screens::{Screens, pictures};

/// Where the picture lies on the page, and its middle: `ui/staff/compass.slint`.
const CORNER: (f32, f32) = (210.0, 98.0);
const MIDDLE: (f32, f32) = (600.0, 488.0);
const SIDE: f32 = 780.0;
/// Where an invisible button lies in its field, on the grid of the wheel.
const SECTOR_AT: f32 = 300.0;
const SECTOR: f32 = 96.0;
/// Between these sides words may stand.
const LEFT: f32 = 24.0;
const RIGHT: f32 = 1174.0;
/// The widest label above or below the wheel.
const WIDEST: f32 = 440.0;
const LINE: f32 = 1.2;
/// A label takes a press this high.
const TARGET: f32 = 88.0;
/// Air around a label that belongs to it.
const AIR: f32 = 14.0;
const MOST_LINES: usize = 3;
/// Room for the words of an answer, and for the name of a field.
const ANSWER: f32 = 560.0;
const NAME: f32 = 660.0;

/// Where the words of a field stand.
pub struct Place {
    view: FieldView,
    lines: String,
    x: f32,
    y: f32,
    width: f32,
    height: f32,
    side: Side,
}

/// The picture that was drawn last, and what it was of.
#[derive(Default)]
pub struct Drawing {
    painter: Option<Painter>,
    of: Option<(Wheel, Filling, Option<Field>, bool)>,
    signs: Vec<(Tone, bool, u32, Image)>,
}

impl Drawing {
    /// The picture is not on the page any more.
    pub fn forget(&mut self) {
        self.of = None;
    }
}

/// Where the words of a wheel's fields stand; `None` where the screen has no room for a wheel with all of its words.
pub fn places(fields: &[FieldView], laying: &Laying<'_>) -> Option<Vec<Place>> {
    if !laying.metrics.composed {
        return None;
    }
    let theme = laying.ui.global::<Theme>();
    let (px, rest) = (theme.get_compass_text(), theme.get_compass_rest());
    let wide = |text: &str, weight: Weight, px: f32| laying.measure.width(text, weight, px);
    let fits = |view: &FieldView| {
        let (name, more) = named(&view.label);
        wide(name, Weight::Bold, theme.get_compass_title()) + wide(more, Weight::Medium, rest) <= NAME
    };
    let words = fields.first()?.field.wheel().levels().into_iter().flat_map(crate::domain::compass::Level::answers);
    let answers = words.map(Answer::label).all(|label| wide(label, Weight::Bold, px) <= ANSWER);
    if !answers || !fields.iter().all(fits) {
        return None;
    }
    fields.iter().map(|view| place(view, px, laying)).collect()
}

fn place(view: &FieldView, px: f32, laying: &Laying<'_>) -> Option<Place> {
    let lines_within = |x: f32, side: Side| {
        let room = match side {
            Side::Left => x - LEFT,
            Side::Right => RIGHT - x,
            Side::Middle => WIDEST,
        };
        let lines = laying.measure.wrap(&view.label, Weight::Bold, px, room);
        let lines: Vec<&str> = lines.into_iter().map(|line| view.label[line].trim()).collect();
        let widest = lines.iter().map(|line| laying.measure.width(line, Weight::Bold, px)).fold(0.0, f32::max);
        (lines.join("\n"), lines.len(), widest.ceil(), room)
    };
    let (x, mut y, side) = label_at(view.field, 1, SIDE);
    let (mut lines, mut count, mut width, mut room) = lines_within(MIDDLE.0 + x, side);
    let mut x = x;
    if count >= MOST_LINES {
        (x, y, _) = label_at(view.field, count, SIDE);
        (lines, count, width, room) = lines_within(MIDDLE.0 + x, side);
    }
    if count > MOST_LINES || width > room {
        return None;
    }
    let height = (f32::from(u8::try_from(count).ok()?) * px * LINE).max(TARGET).ceil();
    let x = MIDDLE.0
        + match side {
            Side::Left => x - width,
            Side::Middle => x - width / 2.0,
            Side::Right => x,
        };
    Some(Place { view: view.clone(), lines, x, y: MIDDLE.1 + y - height / 2.0, width, height, side })
}

/// A name, and what stands behind it in brackets.
fn named(label: &str) -> (&str, &str) {
    label.find(" (").map_or((label, ""), |at| (&label[..at], label[at..].trim_start()))
}

/// Which field of the wheel that is shown lies under a finger on its page, by its place in the list.
pub(in crate::screens) fn field_under(ui: &FristedWindow, x: f32, y: f32) -> Option<usize> {
    let global = ui.global::<Global>();
    let wheel = if global.get_problems() { Wheel::Problems } else { Wheel::Resources };
    if let Some(field) = field_at(wheel, x - CORNER.0, y - CORNER.1, SIDE) {
        return wheel.fields().iter().position(|other| *other == field);
    }
    let on = |row: &CompassField| {
        (row.x - AIR..=row.x + row.width + AIR).contains(&x) && (row.y..=row.y + row.height).contains(&y)
    };
    global.get_fields().iter().position(|row| on(&row))
}

impl Screens {
    /// Shows a wheel and the field that is chosen on it.
    pub(super) fn show_wheel(&mut self, wheel: Wheel, filling: &Filling, places: &[Place], laying: &Laying<'_>) {
        let ui = laying.ui;
        let (global, texts) = (ui.global::<Global>(), ui.global::<CompassTexts>());
        let chosen = self.staff.compass.chosen.filter(|field| field.wheel() == wheel);
        self.staff.clear_pad(laying);
        laying.global.set_layout(StaffLayout::Wheel);
        laying.global.set_title(texts.get_practice());
        global.set_problems(wheel == Wheel::Problems);
        let compass = &mut self.staff.compass;
        compass.drawing.show(ui, (wheel, filling, chosen), self.place.contrast);
        let rows = places.iter().map(|place| row(place, chosen, &texts)).collect();
        compass.fields.show(rows, |model| global.set_fields(model));
        let reads = if wheel == Wheel::Problems { texts.get_problems_read() } else { texts.get_resources_read() };
        let kept = if filling.is_empty() { texts.get_invented() } else { texts.get_invented_and_kept() };
        global.set_caption(format!("{kept}\n{reads}").into());
        global.set_has_keywords(chosen.is_some_and(|field| filling.keywords(field).is_some()));
        global.set_is_open(chosen == Some(Field::Open));
        let Some(field) = chosen else {
            global.set_field(SharedString::new());
            global.set_field_rest(wheel.question().into());
            return;
        };
        let (name, rest) = named(filling.label(field));
        global.set_field(name.into());
        global.set_field_rest(rest.into());
        let px = icon_pixels(ui);
        let levels = field_view(filling, field);
        for (list, level) in compass.answers.iter().zip(&levels) {
            let rows = level.answers.iter().map(|one| compass.drawing.answer(field, level, one, px)).collect();
            list.show_by(rows, same_answer);
        }
        let rows = (0..).zip(levels.iter().zip(&compass.answers)).map(|(ring, (level, answers))| CompassLevel {
            title: level.label.into(),
            ring,
            answers: answers.model(),
        });
        compass.levels.show(rows.collect(), |model| global.set_levels(model));
    }
}

/// To the toolkit no picture equals another, but the sign follows from the rest.
fn same_answer(one: &CompassAnswer, other: &CompassAnswer) -> bool {
    let said = |answer: &CompassAnswer| (answer.action.clone(), answer.text.clone(), answer.label.clone());
    said(one) == said(other) && (one.chosen, one.tone, &one.icon) == (other.chosen, other.tone, &other.icon)
}

fn row(place: &Place, chosen: Option<Field>, texts: &CompassTexts<'_>) -> CompassField {
    let Place { view, lines, x, y, width, height, side } = place;
    let said = if view.said.is_empty() { texts.get_nothing_yet().to_string() } else { view.said.replace('\n', ", ") };
    let (sector_x, sector_y) = point(SECTOR_AT, direction(view.field), SIDE);
    CompassField {
        action: Act::choose(view.field).into(),
        text: lines.into(),
        label: format!("{}: {said}", view.label).into(),
        chosen: chosen == Some(view.field),
        side: match side {
            Side::Left => CompassSide::Left,
            Side::Middle => CompassSide::Middle,
            Side::Right => CompassSide::Right,
        },
        sector_x: CORNER.0 + sector_x - SECTOR / 2.0,
        sector_y: CORNER.1 + sector_y - SECTOR / 2.0,
        x: *x,
        y: *y,
        width: *width,
        height: *height,
    }
}

impl Drawing {
    /// Draws the wheel anew where it is another one than before.
    fn show(&mut self, ui: &FristedWindow, (wheel, filling, chosen): (Wheel, &Filling, Option<Field>), contrast: bool) {
        let side = pixels(SIDE * ui.window().scale_factor());
        let ground = if contrast { Ground::Dark } else { Ground::Light };
        let fresh = self.painter.as_ref().is_none_or(|painter| !painter.draws(side, ground));
        if fresh {
            self.painter = Painter::new(side, ground);
        }
        let of = (wheel, filling.clone(), chosen, contrast);
        if !fresh && self.of.as_ref() == Some(&of) {
            return;
        }
        let picture = self.painter.as_ref().and_then(|painter| painter.paint(wheel, filling, chosen));
        ui.global::<Global>().set_picture(pictures::image(picture));
        self.of = Some(of);
    }

    fn answer(&mut self, field: Field, level: &LevelView, view: &AnswerView, px: u32) -> CompassAnswer {
        let (tone, icon) = match view.answer {
            Answer::Approach(approach) => (CompassTone::Approach, approach_icon(approach)),
            other => (tone_of(other.tone()), ""),
        };
        CompassAnswer {
            action: Act::answer(field, view.answer, view.chosen).into(),
            text: view.label.into(),
            label: format!("{}: {}", level.label, view.label).into(),
            chosen: view.chosen,
            tone,
            sign: view.answer.tone().map(|tone| self.sign(tone, view.chosen, px)).unwrap_or_default(),
            icon: icon.into(),
        }
    }

    fn sign(&mut self, tone: Tone, bare: bool, px: u32) -> Image {
        let known = self.signs.iter().find(|(of, is, at, _)| (*of, *is, *at) == (tone, bare, px));
        if let Some((.., image)) = known {
            return image.clone();
        }
        let image = pictures::image(sign(tone, px, bare));
        self.signs.push((tone, bare, px, image.clone()));
        image
    }
}

const fn tone_of(tone: Option<Tone>) -> CompassTone {
    match tone {
        Some(Tone::Green) => CompassTone::Green,
        Some(Tone::Yellow) => CompassTone::Yellow,
        Some(Tone::Red) => CompassTone::Red,
        None => CompassTone::None,
    }
}

fn icon_pixels(ui: &FristedWindow) -> u32 {
    pixels(ui.global::<Theme>().get_icon_small() * ui.window().scale_factor())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the size of a picture on a screen")]
fn pixels(length: f32) -> u32 {
    length.round().clamp(8.0, 4096.0) as u32
}
