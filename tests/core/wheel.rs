//! The picture of a wheel: how far an answer reaches, what can be told apart, and what lies under a finger.

use fristed::domain::compass::{Answer, Condition, Field, Filling, Level, Tone, Wheel};
use fristed::draw::wheel::{GRID, Painter, Side, colours, direction, field_at, label_at, point, reach, sign};
use fristed::draw::{Bitmap, Ground};

const SIDE: f32 = 780.0;

fn side() -> u32 {
    780
}

/// Every field of both wheels with the answer of this colour at both coloured levels.
pub fn all_of(tone: Tone) -> Filling {
    let mut filling = Filling::default();
    for field in Field::all() {
        for level in field.wheel().levels() {
            if let Some(answer) = level.answers().into_iter().find(|answer| answer.tone() == Some(tone)) {
                filling.give(field, answer).unwrap();
            }
        }
    }
    filling
}

fn painted(wheel: Wheel, filling: &Filling) -> Bitmap {
    Painter::new(side(), Ground::Light).unwrap().paint(wheel, filling, None).unwrap()
}

/// The colour at `radius` of the grid, off the middle of a field, where no sign stands.
fn colour_at(picture: &Bitmap, field: Field, radius: f32) -> [u8; 3] {
    let (x, y) = point(radius, direction(field) + 12.0, SIDE);
    let [red, green, blue, _] = picture.pixel(x as u32, y as u32).unwrap();
    [red, green, blue]
}

/// Whether a pixel is of a tone: of its ground, or of what it is filled with besides.
fn is(tone: Tone, colour: [u8; 3]) -> bool {
    let [ground, with, _] = colours(tone);
    (0..3).all(|at| {
        let (low, high) = (ground[at].min(with[at]), ground[at].max(with[at]));
        (low.saturating_sub(2)..=high.saturating_add(2)).contains(&colour[at])
    })
}

/// On the wheel of problems green is innermost and smallest; on that of resources it reaches out.
#[test]
fn the_wheels_read_opposite_ways() {
    let zones = [93.0, 159.0, 225.0];
    let table = [
        (Wheel::Problems, Tone::Green, 1),
        (Wheel::Problems, Tone::Yellow, 2),
        (Wheel::Problems, Tone::Red, 3),
        (Wheel::Resources, Tone::Green, 3),
        (Wheel::Resources, Tone::Yellow, 2),
        (Wheel::Resources, Tone::Red, 1),
    ];
    for (wheel, tone, filled) in table {
        let picture = painted(wheel, &all_of(tone));
        for field in wheel.fields() {
            for (at, radius) in zones.into_iter().enumerate() {
                let colour = colour_at(&picture, *field, radius);
                assert_eq!(is(tone, colour), at < filled, "{field:?} {tone:?} at {radius}: {colour:?}");
            }
            assert!(is(tone, colour_at(&picture, *field, 296.0)), "the second ring is filled whatever the answer");
            assert!(!is(tone, colour_at(&picture, *field, 363.0)), "an approach has no colour");
        }
        assert_eq!(reach(wheel, tone)[0].to_bits(), 60.0_f32.to_bits());
    }
}

/// Where a field is that the house does without there is nothing at all; its neighbours are as they were.
#[test]
fn a_field_that_is_left_out_is_not_drawn() {
    let mut filling = all_of(Tone::Green);
    filling.leave_out(vec![Field::Crime]);
    let picture = painted(Wheel::Problems, &filling);
    for field in Wheel::Problems.fields() {
        for radius in [93.0, 296.0, 363.0] {
            let (x, y) = point(radius, direction(*field) + 12.0, SIDE);
            let [.., alpha] = picture.pixel(x as u32, y as u32).unwrap();
            assert_eq!(alpha == 0, *field == Field::Crime, "{field:?} at {radius}");
        }
    }
}

#[test]
fn what_is_cleared_is_empty_again() {
    let empty = painted(Wheel::Problems, &Filling::default());
    let mut filling = Filling::default();
    filling.give(Field::Alcohol, Answer::Condition(Condition::Good)).unwrap();
    assert_ne!(painted(Wheel::Problems, &filling), empty);
    filling.take_back(Field::Alcohol, Level::Condition);
    assert_eq!(painted(Wheel::Problems, &filling), empty);
}

#[test]
fn the_chosen_field_has_an_outline_on_its_own_wheel_only() {
    let painter = Painter::new(side(), Ground::Light).unwrap();
    let filling = Filling::default();
    let plain = painter.paint(Wheel::Problems, &filling, None).unwrap();
    assert_ne!(painter.paint(Wheel::Problems, &filling, Some(Field::Alcohol)).unwrap(), plain);
    assert_eq!(painter.paint(Wheel::Problems, &filling, Some(Field::Relations)).unwrap(), plain);
    assert!(Painter::new(0, Ground::Light).is_none() && Painter::new(9000, Ground::Light).is_none());
}

/// How a colour looks to somebody who lacks one kind of cone, after Machado, Oliveira and Fernandes (2009).
fn without(cone: usize, [red, green, blue]: [u8; 3]) -> [f32; 3] {
    const SEEN: [[[f32; 3]; 3]; 3] = [
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ];
    let linear = [red, green, blue].map(|one| (f32::from(one) / 255.0).powf(2.2));
    SEEN[cone].map(|row| row.iter().zip(linear).map(|(share, one)| share * one).sum::<f32>().clamp(0.0, 1.0))
}

/// Luminance contrast, or a clear difference of hue: never colour alone, and yet the colours hold by themselves too.
#[test]
fn the_three_colours_are_told_apart_without_each_of_the_cones() {
    let tones = [Tone::Green, Tone::Yellow, Tone::Red].map(|tone| colours(tone)[0]);
    for cone in 0..3 {
        for (at, one) in tones.iter().enumerate() {
            for other in &tones[at + 1..] {
                let (one, other) = (without(cone, *one), without(cone, *other));
                let light = |colour: [f32; 3]| 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2] + 0.05;
                let contrast = light(one).max(light(other)) / light(one).min(light(other));
                assert!(contrast > 1.4, "without cone {cone}: {contrast}");
            }
        }
    }
}

#[test]
fn each_answer_has_a_sign_of_its_own_besides_its_colour() {
    let shape = |tone: Tone| -> Vec<bool> {
        let picture = sign(tone, 48, true, Ground::Light).unwrap();
        picture.pixels.chunks_exact(4).map(|pixel| pixel[3] > 127).collect()
    };
    let shapes = [Tone::Green, Tone::Yellow, Tone::Red].map(shape);
    for (at, one) in shapes.iter().enumerate() {
        for other in &shapes[at + 1..] {
            assert!(one.iter().zip(other).filter(|(one, other)| one != other).count() > 100);
        }
    }
    // In grey the sign still stands on its field.
    for tone in [Tone::Green, Tone::Yellow, Tone::Red] {
        let [field, _, mark] =
            colours(tone).map(|[r, g, b]| 0.2126 * f32::from(r) + 0.7152 * f32::from(g) + 0.0722 * f32::from(b));
        assert!((field - mark).abs() > 90.0, "{tone:?}");
    }
}

#[test]
fn the_finger_finds_the_field_it_is_on() {
    for wheel in Wheel::BOTH {
        for field in wheel.fields() {
            for radius in [60.0, 150.0, 300.0, 400.0] {
                let (x, y) = point(radius, direction(*field), SIDE);
                assert_eq!(field_at(wheel, x, y, SIDE), Some(*field), "{field:?} at {radius}");
            }
            let seam = direction(*field) + 180.0 / wheel.fields().len() as f32;
            let (x, y) = point(300.0, seam, SIDE);
            assert_eq!(field_at(wheel, x, y, SIDE), None, "a seam beside {field:?}");
        }
        for (x, y) in [(SIDE / 2.0, SIDE / 2.0), (2.0, 2.0), (-50.0, 300.0), (f32::NAN, 0.0)] {
            assert_eq!(field_at(wheel, x, y, SIDE), None);
        }
    }
    let (x, y) = point(200.0, 0.0, GRID);
    assert_eq!(field_at(Wheel::Resources, x, y, GRID), Some(Field::PeakSkills), "the first resource is at the top");
    let (x, y) = point(200.0, 10.0, GRID);
    assert_eq!(field_at(Wheel::Problems, x, y, GRID), Some(Field::Somatic), "the first problem begins at the top");
}

#[test]
fn labels_stand_outside_of_the_wheel_on_their_own_side() {
    for field in Field::all() {
        let (x, y, stands) = label_at(field, false, SIDE);
        assert!(x.hypot(y) > 390.0, "{field:?}");
        let wanted = if x.abs() < 60.0 {
            Side::Middle
        } else if x > 0.0 {
            Side::Right
        } else {
            Side::Left
        };
        assert_eq!(stands, wanted, "{field:?}");
    }
}
