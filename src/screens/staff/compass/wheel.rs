//! A wheel on the page: the picture, what lies under a finger, and the answers of one field beside it.

use fristed_ui::{
    Compass as Global, CompassAnswer, CompassField, CompassLevel, CompassTexts, CompassTone, FristedWindow,
    StaffLayout, Theme,
};
use slint::{ComponentHandle as _, Image, Model as _, SharedString};

use super::Laying;
use super::at::Act;
use super::names::{FULL, Place, named};
use crate::app::compass::{AnswerView, Layer, LevelView, field_view, words};
use crate::domain::compass::{Answer, Field, Filling, Tone, Wheel};
use crate::domain::text::Language;
use crate::draw::Ground;
use crate::draw::wheel::{Painter, approach_icon, field_at, sign};
use crate::screens::{Screens, pictures};

/// Air around a label that belongs to it.
const AIR: f32 = 14.0;

/// The picture of a wheel that was drawn last, and what it was of.
#[derive(Default)]
pub struct Picture {
    painter: Option<Painter>,
    of: Option<(Wheel, Filling, Option<Field>)>,
}

impl Picture {
    /// It is not on the page any more.
    pub fn forget(&mut self) {
        self.of = None;
    }

    /// Draws the wheel anew, `side` px wide; `None` where it is the same as before.
    pub fn draw(
        &mut self,
        (ui, side, contrast): (&FristedWindow, f32, bool),
        (wheel, filling, chosen): (Wheel, &Filling, Option<Field>),
    ) -> Option<Image> {
        let side = pixels(side * ui.window().scale_factor());
        let ground = ground_of(contrast);
        let fresh = self.painter.as_ref().is_none_or(|painter| !painter.draws(side, ground));
        if fresh {
            self.painter = Painter::new(side, ground);
        }
        let same = |of: &(Wheel, Filling, Option<Field>)| (of.0, &of.1, of.2) == (wheel, filling, chosen);
        if !fresh && self.of.as_ref().is_some_and(same) {
            return None;
        }
        let picture = self.painter.as_ref().and_then(|painter| painter.paint(wheel, filling, chosen));
        self.of = Some((wheel, filling.clone(), chosen));
        Some(pictures::image(picture))
    }
}

/// The signs of the rows, each drawn once.
#[derive(Default)]
pub struct Signs {
    ground: Ground,
    drawn: Vec<(Tone, bool, u32, Image)>,
}

/// Which field of the wheel that is shown lies under a finger on its page, by its place in the list.
pub(in crate::screens) fn field_under(ui: &FristedWindow, x: f32, y: f32) -> Option<usize> {
    let global = ui.global::<Global>();
    let wheel = if global.get_problems() { Wheel::Problems } else { Wheel::Resources };
    let (left, top) = FULL.corner();
    if let Some(field) = field_at(wheel, x - left, y - top, FULL.side) {
        // One that the house does without has no row.
        let action = Act::choose(field);
        return global.get_fields().iter().position(|row| row.action == action);
    }
    let on = |row: &CompassField| {
        (row.x - AIR..=row.x + row.width + AIR).contains(&x) && (row.y..=row.y + row.height).contains(&y)
    };
    global.get_fields().iter().position(|row| on(&row))
}

/// What is said beside a wheel, and that the house does without one of its fields where it does.
pub(super) fn said_with(said: String, (filling, wheel): (&Filling, Wheel), language: Language) -> String {
    if wheel.fields().iter().any(|field| filling.is_left_out(*field)) {
        return format!("{said}\n{}", words::said(words::SOME_FIELDS_OFF, language));
    }
    said
}

impl Screens {
    /// Shows a wheel and the field that is chosen on it.
    pub(super) fn show_wheel(&mut self, wheel: Wheel, filling: &Filling, places: &[Place], laying: &Laying<'_>) {
        let ui = laying.ui;
        let (global, texts) = (ui.global::<Global>(), ui.global::<CompassTexts>());
        let chosen = self.staff.compass.chosen.filter(|field| field.wheel() == wheel);
        self.staff.clear_pad(laying);
        laying.global.set_layout(StaffLayout::Wheel);
        laying.global.set_title(self.whom(&texts));
        global.set_problems(wheel == Wheel::Problems);
        global.set_has_other(true);
        let (yours, practice) = (self.yours(&texts), self.staff.compass.person.is_practice());
        let compass = &mut self.staff.compass;
        if let Some(picture) = compass.picture.draw((ui, FULL.side, self.place.contrast), (wheel, filling, chosen)) {
            global.set_picture(picture);
        }
        compass.fields.show(places.iter().map(|place| place.row(chosen, &texts)).collect(), |model| {
            global.set_fields(model);
        });
        let reads = if wheel == Wheel::Problems { texts.get_problems_read() } else { texts.get_resources_read() };
        let whose = match compass.layer {
            Layer::Person => texts.get_own_wheel(),
            Layer::Employee if filling.is_empty() || !practice => yours,
            Layer::Employee => texts.get_invented_and_kept(),
        };
        let caption = format!("{whose}\n{}", reads.replace(": ", ":\n"));
        global.set_caption(said_with(caption, (filling, wheel), self.place.language).into());
        global.set_has_keywords(chosen.is_some_and(|field| filling.keywords(field).is_some()));
        global.set_takes_keywords(chosen.is_some_and(|field| filling.takes_keywords(field)));
        global.set_is_open(chosen == Some(Field::Open));
        let Some(field) = chosen else {
            global.set_field(SharedString::new());
            global.set_field_rest(wheel.question().into());
            return;
        };
        let (name, rest) = named(filling.label(field));
        global.set_field(name.into());
        global.set_field_rest(rest.into());
        compass.signs.stand_on(ground_of(self.place.contrast));
        compass.show_levels(field, &field_view(filling, field), ui);
    }
}

impl super::Compass {
    /// The answers of a field. Only rows that differ are touched, so that the one under the finger keeps its light.
    fn show_levels(&mut self, field: Field, levels: &[LevelView], ui: &FristedWindow) {
        let px = pixels(ui.global::<Theme>().get_icon_small() * ui.window().scale_factor());
        for (list, level) in self.answers.iter().zip(levels) {
            let rows = level.answers.iter().map(|one| self.signs.row(field, level, one, px)).collect();
            list.show_by(rows, same_answer);
        }
        let rows = (0..).zip(levels.iter().zip(&self.answers)).map(|(ring, (level, answers))| CompassLevel {
            title: level.label.into(),
            ring,
            answers: answers.model(),
        });
        self.levels.show(rows.collect(), |model| ui.global::<Global>().set_levels(model));
    }
}

/// To the toolkit no picture equals another, but the sign follows from the rest.
pub(super) fn same_answer(one: &CompassAnswer, other: &CompassAnswer) -> bool {
    (&one.action, &one.text, &one.label, &one.icon) == (&other.action, &other.text, &other.label, &other.icon)
        && (one.chosen, one.tone) == (other.chosen, other.tone)
}

pub(super) const fn ground_of(contrast: bool) -> Ground {
    if contrast { Ground::Dark } else { Ground::Light }
}

impl Signs {
    /// Those of another theme are not needed again soon.
    pub(super) fn stand_on(&mut self, ground: Ground) {
        if self.ground != ground {
            *self = Self { ground, drawn: Vec::new() };
        }
    }

    fn row(&mut self, field: Field, level: &LevelView, view: &AnswerView, px: u32) -> CompassAnswer {
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

    pub(super) fn sign(&mut self, tone: Tone, bare: bool, px: u32) -> Image {
        let known = self.drawn.iter().find(|(of, is, at, _)| (*of, *is, *at) == (tone, bare, px));
        if let Some((.., image)) = known {
            return image.clone();
        }
        let image = pictures::image(sign(tone, px, bare, self.ground));
        self.drawn.push((tone, bare, px, image.clone()));
        image
    }
}

pub(super) const fn tone_of(tone: Option<Tone>) -> CompassTone {
    match tone {
        Some(Tone::Green) => CompassTone::Green,
        Some(Tone::Yellow) => CompassTone::Yellow,
        Some(Tone::Red) => CompassTone::Red,
        None => CompassTone::None,
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the size of a picture on a screen")]
pub(super) fn pixels(length: f32) -> u32 {
    length.round().clamp(8.0, 4096.0) as u32
}
