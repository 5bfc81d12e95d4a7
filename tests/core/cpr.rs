//! S40: a number shaped like a CPR number is found in whatever spelling, and little else is taken for one.

use fristed::domain::contact::{Contact, contact_in};
use fristed::domain::text::looks_like_cpr;

const NUMBERS: u32 = 1_000_000;
/// Days of the months in a leap year.
const DAYS: [u64; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Numbers that are the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % most
    }
}

/// The ways in which people write one: together, in two, in four, and in the middle of a sentence.
fn spelling(at: u32, [day, month, year, running]: [u64; 4]) -> String {
    let (d, m, y, r) = (format!("{day:02}"), format!("{month:02}"), format!("{year:02}"), format!("{running:04}"));
    match at {
        0 => format!("{d}{m}{y}{r}"),
        1 => format!("{d}{m}{y}-{r}"),
        2 => format!("{d}{m}{y} {r}"),
        3 => format!("{d}{m}{y} - {r}"),
        4 => format!("{d}{m}{y}\u{2013}{r}"),
        5 => format!("{d}{m}{y}\u{2212}{r}"),
        6 => format!("{d} {m} {y} {r}"),
        7 => format!("{d}-{m}-{y}-{r}"),
        8 => format!("{d}.{m}.{y}.{r}"),
        9 => format!("{d}.{m}.{y}-{r}"),
        10 => format!("{d}/{m}/{y} {r}"),
        _ => format!("mit cpr er {d}{m}{y}{r}, skriv det ned"),
    }
}

/// Whether the last digit is the one that the old rule asks for, which numbers of today need not follow.
fn follows_the_old_rule([day, month, year, running]: [u64; 4]) -> bool {
    let digits = format!("{day:02}{month:02}{year:02}{running:04}");
    let weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
    let sum: u32 = digits.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    sum.is_multiple_of(11)
}

#[test]
fn a_million_numbers_in_twelve_spellings_are_found_and_little_else_is() {
    let mut dice = Dice(0x5eed);
    let (mut found, mut old_rule) = (0, 0);
    for at in 0..NUMBERS {
        let month = dice.below(12) as usize;
        let parts = [1 + dice.below(DAYS[month]), month as u64 + 1, dice.below(100), dice.below(10_000)];
        old_rule += u32::from(follows_the_old_rule(parts));
        let text = spelling(at % 12, parts);
        // Every public field asks the same of what is typed; the whole way is tried on some of them.
        let is_found = looks_like_cpr(&text);
        assert!(at % 100 != 0 || contact_in(&text) == Some(Contact::PersonalNumber), "{text}");
        assert!(is_found, "{text}");
        found += u32::from(is_found);
    }
    assert!(old_rule < NUMBERS / 5, "most of them are such as are given today: {old_rule}");
    let (mut taken, mut phones) = (0, 0);
    for _ in 0..NUMBERS / 10 {
        taken += u32::from(looks_like_cpr(&format!("{:010}", dice.below(10_000_000_000))));
        let phone = format!("{:08}", dice.below(100_000_000));
        let spelled = [
            format!("+45 {phone}"),
            format!("+45{phone}"),
            format!("+45 {} {} {} {}", &phone[..2], &phone[2..4], &phone[4..6], &phone[6..]),
        ];
        phones += spelled.iter().filter(|text| looks_like_cpr(text)).count();
    }
    let share = f64::from(taken) * 1000.0 / f64::from(NUMBERS);
    assert!(share <= 4.0, "{share} %");
    assert_eq!(phones, 0, "telephone numbers with their country");
    println!(
        "S40: {found} of {NUMBERS} in 12 spellings ({old_rule} follow the old rule), {share:.2} % of other ten digits, {phones} of {} telephone numbers",
        NUMBERS / 10 * 3
    );
}
