//! An employee's PIN: six digits that the program draws. Nobody chooses one, so nobody can guess what was chosen.

use std::fmt;

use chrono::NaiveDate;
use zeroize::Zeroizing;

/// How many digits a PIN has.
pub const DIGITS: usize = 6;
/// How many numbers of six digits there are.
pub const SPACE: u32 = 1_000_000;

/// A PIN. It is overwritten when it goes, and not even its debug form says a digit of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(Zeroizing<Vec<u8>>);

impl Pin {
    /// The PIN that a drawn number stands for; `None` where it is over six digits or too easy to guess, and another
    /// one is to be drawn.
    #[must_use]
    pub fn drawn(number: u32) -> Option<Self> {
        let mut digits = Zeroizing::new(vec![0; DIGITS]);
        let mut rest = number;
        for digit in digits.iter_mut().rev() {
            *digit = u8::try_from(rest % 10).unwrap_or(0);
            rest /= 10;
        }
        (rest == 0 && !is_guessable(&digits)).then_some(Self(digits))
    }

    /// What somebody typed; `None` where it is not six digits. It may be a PIN that is never drawn: it is as wrong as
    /// any other then.
    #[must_use]
    pub fn typed(digits: &[u8]) -> Option<Self> {
        let whole = digits.len() == DIGITS && digits.iter().all(|digit| *digit < 10);
        whole.then(|| Self(Zeroizing::new(digits.to_vec())))
    }

    /// Its digits, each 0–9.
    #[must_use]
    pub fn digits(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

/// Whether somebody who guesses would come by this early: dates, runs, repeats, mirrored pairs.
fn is_guessable(digits: &[u8]) -> bool {
    if digits.len() != DIGITS {
        return true;
    }
    let same = |one: usize, other: usize| digits[one] == digits[other];
    let different = (0..10).filter(|digit| digits.contains(digit)).count();
    let run = |step: u8| digits.windows(2).all(|pair| (pair[0] + step) % 10 == pair[1]);
    let mirrored = same(0, 5) && same(1, 4) && same(2, 3);
    let twice = same(0, 3) && same(1, 4) && same(2, 5);
    let pairs = same(0, 1) && same(2, 3) && same(4, 5);
    different <= 2 || run(1) || run(9) || mirrored || twice || pairs || is_date(digits)
}

/// Whether the digits are a day of any year, day first or year first.
fn is_date(digits: &[u8]) -> bool {
    let two = |at: usize| u32::from(digits[at]) * 10 + u32::from(digits[at + 1]);
    // Both centuries that somebody alive can be born in; 29 February is in one of them or in neither.
    let is_day = |day, month, year: u32| {
        [1900, 2000].iter().any(|century| {
            let year = i32::try_from(century + year).unwrap_or_default();
            NaiveDate::from_ymd_opt(year, month, day).is_some()
        })
    };
    is_day(two(0), two(2), two(4)) || is_day(two(4), two(2), two(0))
}
