//! The colours of the wheel on the pages that are lists: a field has its part of the wheel before its name, an answer
//! its sign in its own colour, and on a tall screen the whole wheel stands above its list.

use fristed_ui::{Card, FristedWindow};
use slint::{ComponentHandle as _, Image};

use super::at::At;
use super::round::RoundAt;
use super::wheel::Picture;
use crate::domain::compass::{Field, Filling, Tone, Wheel};
use crate::draw::scenes::Ground;
use crate::draw::wheel::{sign, slice};
use crate::screens::cards::Rows;
use crate::screens::layout::Metrics;
use crate::screens::pictures;

/// A field is this much higher than an icon: three rings have to be told apart.
const SLICE: f32 = 1.5;
/// How much of a tall page the wheel takes at most, of its width and of its height.
const OF_WIDTH: f32 = 0.52;
const OF_HEIGHT: f32 = 0.36;

/// What was drawn for the lists last.
#[derive(Default)]
pub struct Colours {
    ground: Ground,
    signs: Vec<(Tone, u32, Image)>,
    slices: Vec<(Field, Filling, u32, Image)>,
    picture: Picture,
    wheel: Image,
}

impl Colours {
    /// They are not on the page any more.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// The same cards with their colours.
    pub fn on(
        &mut self,
        rows: &mut Rows,
        (at, filling): (At, &Filling),
        (ui, contrast): (&FristedWindow, bool),
        metrics: &Metrics,
    ) {
        self.stand_on(contrast);
        let scale = ui.window().scale_factor();
        for card in rows.iter_mut().flatten() {
            if let Some(At::Field(field) | At::Round(RoundAt::Answer(field))) = At::named(&card.action) {
                let side = (metrics.icon_large * SLICE).round();
                self.put(card, side, |colours| colours.slice(field, filling, pixels(side * scale)));
            } else if let Some(tone) = tone_of(&card.icon) {
                let side = metrics.icon_large;
                self.put(card, side, |colours| colours.sign(tone, pixels(side * scale)));
            }
        }
        if let (At::Wheel(wheel) | At::List(wheel), true) = (at, metrics.portrait) {
            self.stand_above(rows, (wheel, filling), (ui, contrast), metrics);
        }
    }

    /// A card about a field with its part of the wheel.
    pub fn part(
        &mut self,
        mut card: Card,
        (field, filling): (Field, &Filling),
        (ui, contrast): (&FristedWindow, bool),
        metrics: &Metrics,
    ) -> Card {
        self.stand_on(contrast);
        let side = (metrics.icon_large * SLICE).round();
        let px = pixels(side * ui.window().scale_factor());
        self.put(&mut card, side, |colours| colours.slice(field, filling, px));
        card
    }

    fn stand_on(&mut self, contrast: bool) {
        let ground = if contrast { Ground::Dark } else { Ground::Light };
        if self.ground != ground {
            *self = Self { ground, ..Self::default() };
        }
    }

    /// The wheel in the place of the first card's icon, in a row of its own.
    fn stand_above(
        &mut self,
        rows: &mut Rows,
        (wheel, filling): (Wheel, &Filling),
        (ui, contrast): (&FristedWindow, bool),
        metrics: &Metrics,
    ) {
        let Some(first) = rows.first_mut().filter(|row| !row.is_empty()) else { return };
        let side = (metrics.width * OF_WIDTH).min(metrics.whole * OF_HEIGHT).floor();
        if let Some(drawn) = self.picture.draw((ui, side, contrast), (wheel, filling, None)) {
            self.wheel = drawn;
        }
        let mut card = first.remove(0);
        self.put(&mut card, side, |colours| colours.wheel.clone());
        if first.is_empty() {
            rows.remove(0);
        }
        rows.insert(0, vec![card]);
    }

    fn put(&mut self, card: &mut Card, side: f32, draw: impl FnOnce(&mut Self) -> Image) {
        card.icon = slint::SharedString::new();
        card.picture = draw(self);
        card.picture_size = side;
    }

    fn sign(&mut self, tone: Tone, px: u32) -> Image {
        if let Some((.., image)) = self.signs.iter().find(|(of, at, _)| (*of, *at) == (tone, px)) {
            return image.clone();
        }
        let image = pictures::image(sign(tone, px, false, self.ground));
        self.signs.push((tone, px, image.clone()));
        image
    }

    fn slice(&mut self, field: Field, filling: &Filling, px: u32) -> Image {
        let same = |one: &&(Field, Filling, u32, Image)| one.0 == field && one.2 == px && one.1 == *filling;
        if let Some((.., image)) = self.slices.iter().find(same) {
            return image.clone();
        }
        let image = pictures::image(slice(field, filling, px, self.ground));
        self.slices.retain(|one| one.0 != field);
        self.slices.push((field, filling.clone(), px, image.clone()));
        image
    }
}

/// Whose sign an icon is.
fn tone_of(icon: &str) -> Option<Tone> {
    Some(match icon {
        "cirkel" => Tone::Green,
        "rude" => Tone::Yellow,
        "trekant" => Tone::Red,
        _ => return None,
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the size of a picture on a screen")]
fn pixels(length: f32) -> u32 {
    length.round().clamp(8.0, 4096.0) as u32
}
