//! The wheels as pictures: all green, all red, mixed, empty, and as somebody sees them who lacks one kind of cone. Both
//! directions are in each of them, since there is one of each wheel.

use fristed::domain::compass::{Answer, Field, Filling, Tone, Wheel};
use fristed::draw::wheel::Painter;
use fristed::draw::{Bitmap, Ground};
use slint::{Rgba8Pixel, SharedPixelBuffer};

use crate::golden::{compare, none_of};

const SIDE: u32 = 780;
/// What the wheel is put on, light and dark.
const PAPER: [[u8; 3]; 2] = [[0xF5, 0xEF, 0xE4], [0x0B, 0x0A, 0x08]];

/// Each field as `choose` says, of the three answers of each level.
fn filled(choose: impl Fn(usize, usize) -> Option<usize>) -> Filling {
    let mut filling = Filling::default();
    for (number, field) in Field::all().enumerate() {
        for (level, asked) in field.wheel().levels().into_iter().enumerate() {
            if let Some(answer) = choose(number, level) {
                filling.give(field, asked.answers()[answer]).expect("an answer of its own level");
            }
        }
    }
    filling
}

/// Whether the answers that are chosen by their place are those of a colour.
fn all_of(tone: Tone) -> Filling {
    let place = match tone {
        Tone::Green => 0,
        Tone::Yellow => 1,
        Tone::Red => 2,
    };
    let filling = filled(|_, level| if level < 2 { Some(place) } else { None });
    let first = filling.answer(Field::Alcohol, Field::Alcohol.wheel().levels()[0]).and_then(Answer::tone);
    assert_eq!(first, Some(tone));
    filling
}

fn mixed() -> Filling {
    filled(|number, level| (!(number + level).is_multiple_of(4)).then_some((number + level) % 3))
}

/// On paper, and seen through `eye`.
fn on_paper(wheel: &Bitmap, paper: [u8; 3], eye: impl Fn([f32; 3]) -> [f32; 3]) -> SharedPixelBuffer<Rgba8Pixel> {
    let mut picture = SharedPixelBuffer::<Rgba8Pixel>::new(wheel.width, wheel.height);
    for (to, from) in picture.make_mut_slice().iter_mut().zip(wheel.pixels.chunks_exact(4)) {
        let left = 255 - u32::from(from[3]);
        let mixed = [0, 1, 2].map(|at| (u32::from(from[at]) + u32::from(paper[at]) * left / 255).min(255) as u8);
        let seen = eye(mixed.map(|one| (f32::from(one) / 255.0).powf(2.2)));
        let [r, g, b] = seen.map(|one| (one.clamp(0.0, 1.0).powf(1.0 / 2.2) * 255.0).round() as u8);
        *to = Rgba8Pixel { r, g, b, a: 255 };
    }
    picture
}

/// What reaches somebody who lacks a kind of cone, after Machado, Oliveira and Fernandes (2009).
const EYES: [(&str, [[f32; 3]; 3]); 4] = [
    ("plain", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

fn look(name: &str, filling: &Filling, wheel: Wheel, ground: Ground, eye: usize) -> Option<String> {
    let painter = Painter::new(SIDE, ground).expect("a painter");
    let drawn = painter.paint(wheel, filling, wheel.fields().get(1).copied()).expect("a wheel");
    let (seen, matrix) = EYES[eye];
    let through = |colour: [f32; 3]| matrix.map(|row| row.iter().zip(colour).map(|(share, one)| share * one).sum());
    let picture = on_paper(&drawn, PAPER[usize::from(ground == Ground::Dark)], through);
    compare(&format!("wheel-{}-{name}-{seen}", wheel.word()), &picture)
}

#[test]
fn the_wheels_look_as_they_did() {
    let mut wrong = Vec::new();
    let fillings =
        [("green", all_of(Tone::Green)), ("red", all_of(Tone::Red)), ("mixed", mixed()), ("empty", Filling::default())];
    for wheel in Wheel::BOTH {
        for (name, filling) in &fillings {
            wrong.extend(look(name, filling, wheel, Ground::Light, 0));
        }
        wrong.extend(look("dark", &mixed(), wheel, Ground::Dark, 0));
    }
    for eye in 1..EYES.len() {
        for wheel in Wheel::BOTH {
            wrong.extend(look("mixed", &mixed(), wheel, Ground::Light, eye));
        }
    }
    none_of(wrong);
}
