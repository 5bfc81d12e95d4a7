//! The personal symbols as drawings: each is somebody's sign for an evening, so no two may be taken for one another.

use fristed::domain::symbol::Symbol;
use fristed::draw::{icon, icons};

/// The side at which they are compared; smaller than on any page, where the small things blur.
const PX: u32 = 48;

/// How far one is moved against the other before they are compared, in pixels.
const SHIFT: i32 = 4;

/// Where a symbol is inked: one number a row, one bit a pixel.
fn ink(name: &str) -> Vec<u64> {
    let drawn = icon(name, PX).unwrap_or_else(|| panic!("{name} is not drawn"));
    let row = |row: &[u8]| row.chunks_exact(4).fold(0, |bits, pixel| (bits << 1) | u64::from(pixel[3] > 127));
    drawn.pixels.chunks_exact(PX as usize * 4).map(row).collect()
}

/// The share of the pixels inked in either of the two that are inked in one only, at the shift where it is smallest.
fn apart(a: &[u64], b: &[u64]) -> f64 {
    let moved = |dx: i32, dy: i32| {
        let mut rows = vec![0; a.len()];
        for (y, row) in (dy..).zip(b) {
            let row = if dx < 0 { row << -dx } else { row >> dx };
            if let Some(place) = usize::try_from(y).ok().and_then(|y| rows.get_mut(y)) {
                *place = row & ((1 << PX) - 1);
            }
        }
        rows
    };
    let shifts = (-SHIFT..=SHIFT).flat_map(|x| (-SHIFT..=SHIFT).map(move |y| (x, y)));
    let shares = shifts.map(|(dx, dy)| {
        let moved = moved(dx, dy);
        let count =
            |bits: fn(u64, u64) -> u64| a.iter().zip(&moved).map(|(a, b)| bits(*a, *b).count_ones()).sum::<u32>();
        f64::from(count(|a, b| a ^ b)) / f64::from(count(|a, b| a | b))
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
        let share = f64::from(ink.iter().map(|row| row.count_ones()).sum::<u32>()) / f64::from(PX * PX);
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
