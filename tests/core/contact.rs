//! What nobody writes on the public screen, and what only looks like it.

use fristed::domain::contact::{Contact, contact_in};
use proptest::prelude::*;

#[test]
fn phone_numbers_as_people_write_them() {
    let found = [
        "12 34 56 78",
        "12345678",
        "ring 22334455 i morgen",
        "+45 22 33 44 55",
        "+4522334455",
        "(+45) 22 33 44 55",
        "0045 22334455",
        "4522334455",
        "45 22 33 44 55",
        "22-33-44-55",
        "22.33.44.55",
        "22 334 455",
        "2233 4455",
        "22/33/44/55",
        "22  33  44  55",
        "tlf.22334455",
        "22\u{a0}33\u{a0}44\u{a0}55",
        "２２３３４４５５",
        "22\u{200b}334455",
        "2 2 3 3 4 4 5 5",
        "+46 70 123 45 67",
        "+49 151 12345678",
        "mobil: 60 70 80 90.",
        "i 2026 22334455",
        "5 22 33 44 55",
        "22334455 66778899",
        "22 33 44 55 66 77 88 99",
        "22 33 44 55 kl. 12",
    ];
    for text in found {
        assert_eq!(contact_in(text), Some(Contact::PhoneNumber), "{text}");
    }
}

#[test]
fn e_mail_addresses() {
    for text in
        ["lise@huset.dk", "skriv til Lise.Hansen@mail.huset.dk", "lise @ huset.dk", "bo＠huset.dk", "æøå@post.dk"]
    {
        assert_eq!(contact_in(text), Some(Contact::Email), "{text}");
    }
}

#[test]
fn cpr_numbers() {
    let found = [
        "010190-1234",
        "0101901234",
        "mit er 010190 1234",
        "０１０１９０-１２３４",
        "01\u{200b}0190-1234",
        "01\u{200e}0190-1234",
        "01\u{e0020}0190-1234",
        "01  01  90  1234",
    ];
    for text in found {
        assert_eq!(contact_in(text), Some(Contact::PersonalNumber), "{text}");
    }
}

#[test]
fn prices_years_times_and_dates_are_none() {
    let none = [
        "",
        "mere musik om fredagen",
        "20 kr.",
        "kaffe til 5 kr i stedet for 10",
        "12.000 kr",
        "12.345.678 kroner",
        "25000000 kr.",
        "i 2026 og 2027",
        "sæson 2026-2027",
        "2026 2027",
        "kl. 10.30-12.00",
        "kl. 10.30–12.00",
        "fra 8-22 alle dage",
        "10-12 14-16",
        "10.30-12.00 14.00-16.00",
        "24.12-26.12",
        "31.12-01.01",
        "2026 2027 2028",
        "2026-10-13 2026-10-14",
        "24-12-2026 24-12-2027",
        "24-12-2026",
        "24.12.2026",
        "24/12/2026",
        "2026-12-24",
        "24 12 2026",
        "den 24.12 kl. 18",
        "112 eller 114",
        "1813",
        "3 x 4 kopper, 2 gryder, 10 glas",
        "bus 1A, 5C og 350S",
        "2, 3, 4, 5, 6, 7, 8 og 9",
        "@ huset",
        "vi ses @ kl. 12",
        "50% flere",
        "uge 42, 43 og 44",
    ];
    for text in none {
        assert_eq!(contact_in(text), None, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5000))]

    #[test]
    fn every_danish_number_in_every_spelling(number in 20_000_000..=99_999_999_u32, spelling in 0..10_usize) {
        let eight = number.to_string();
        let pairs = |mark: &str| [&eight[..2], &eight[2..4], &eight[4..6], &eight[6..]].join(mark);
        let halves = format!("{} {}", &eight[..4], &eight[4..]);
        let text = match spelling {
            0 => eight.clone(),
            1 => pairs(" "),
            2 => pairs("-"),
            3 => pairs("."),
            4 => format!("+45 {eight}"),
            5 => format!("+45{}", pairs(" ")),
            6 => format!("0045 {}", pairs(" ")),
            7 => format!("(+45) {}", pairs(" ")),
            8 => format!("45{eight}"),
            // “2026 2027” are two years.
            _ if halves.starts_with("20") || halves.starts_with("2100") => pairs("/"),
            _ => halves,
        };
        prop_assert_eq!(contact_in(&format!("ring {text} i dag")), Some(Contact::PhoneNumber), "{}", text);
    }

    #[test]
    fn prices_and_single_numbers_never(number in 0..9_999_999_u32, unit in "(kr|kroner|stk|timer|%)") {
        let text = format!("{number} {unit}");
        prop_assert_eq!(contact_in(&text), None, "{}", text);
    }
}
