//! The personal symbols as drawings: each is somebody's sign for an evening, so no two may be taken for one another.

use fristed::domain::symbol::Symbol;
use fristed::draw::{icon, icons};

/// The side at which they are compared; smaller than on any page, where the small things blur.
const PX: u32 = 48;

/// How far one is moved against the other before they are compared, in pixels.
const SHIFT: i32 = 4;

/// Where a symbol is inked.
fn ink(name: &str) -> Vec<bool> {
    icon(name, PX).unwrap_or_else(|| panic!("{name} is not drawn")).pixels.chunks_exact(4).map(|p| p[3] > 127).collect()
}

/// The share of the pixels inked in either of the two that are inked in one only, at the shift where it is smallest.
fn apart(a: &[bool], b: &[bool]) -> f64 {
    let side = i32::try_from(PX).unwrap();
    let shifts = (-SHIFT..=SHIFT).flat_map(|x| (-SHIFT..=SHIFT).map(move |y| (x, y)));
    let shares = shifts.map(|(dx, dy)| {
        let at = |x: i32, y: i32| (0..side).contains(&x) && (0..side).contains(&y) && b[(y * side + x) as usize];
        let (mut either, mut one) = (0_u32, 0_u32);
        for y in 0..side {
            for x in 0..side {
                let (a, b) = (a[(y * side + x) as usize], at(x - dx, y - dy));
                either += u32::from(a || b);
                one += u32::from(a != b);
            }
        }
        f64::from(one) / f64::from(either)
    });
    shares.fold(1.0, f64::min)
}

#[test]
fn every_symbol_has_a_drawing_and_every_drawing_is_a_symbol() {
    let mut registry: Vec<_> = Symbol::all().map(Symbol::icon).collect();
    registry.sort();
    let drawn: Vec<_> = icons::NAMES.iter().filter(|name| name.starts_with("m_")).map(ToString::to_string).collect();
    assert_eq!(drawn, registry);
    assert!(drawn.len() >= 40);
}

#[test]
fn none_is_nearly_empty_or_full() {
    for symbol in Symbol::all() {
        let ink = ink(&symbol.icon());
        let share = ink.iter().filter(|&&inked| inked).count() as f64 / ink.len() as f64;
        assert!((0.15..=0.5).contains(&share), "{symbol} is inked to {share:.2}");
    }
}

#[test]
fn no_two_are_alike_even_moved_a_little() {
    let drawn: Vec<_> = Symbol::all().map(|symbol| (symbol, ink(&symbol.icon()))).collect();
    for (at, (one, a)) in drawn.iter().enumerate() {
        assert!(apart(a, a) < 0.001);
        for (other, b) in &drawn[at + 1..] {
            let apart = apart(a, b);
            assert!(apart > 0.25, "{one} and {other} differ in {apart:.2} of their ink only");
        }
    }
}
