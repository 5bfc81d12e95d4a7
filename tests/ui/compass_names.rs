//! The name of the chosen field on a wheel, and the headings of its page.

use fristed::domain::text::Language;
use fristed_ui::{CardFill, Cards, Compass, Shell, Theme};
use slint::{Color, ComponentHandle as _, Model as _};

use crate::compass::practising;

#[test]
fn the_name_of_the_chosen_field_has_even_air_and_is_clear_of_the_outline() {
    let (kiosk, _) = practising(Language::Danish);
    kiosk.press("Problemer");
    let theme = kiosk.ui.global::<Theme>();
    let (fir, paper) = (theme.get_fir(), theme.get_on_fir());
    for name in ["Alkohol", "Medicin", "Narkotika", "Bolig", "Kriminalitet", "Psykisk"] {
        kiosk.press(&format!("{name}: Ikke noget endnu"));
        let row = kiosk.ui.global::<Compass>().get_fields().iter().find(|row| row.text == name).expect("a field");
        let picture = kiosk.picture();
        let pixel = |x: i32, y: i32| picture.as_slice()[y as usize * picture.width() as usize + x as usize];
        let left = row.x as i32 - 24;
        let top = 104 + row.y as i32 - 8;
        let around = |wanted: Color| {
            let mut found = [i32::MAX, i32::MAX, 0, 0];
            for y in top..top + row.height as i32 + 16 {
                for x in left..left + row.width as i32 + 48 {
                    let one = pixel(x, y);
                    if (one.r, one.g, one.b) == (wanted.red(), wanted.green(), wanted.blue()) {
                        found = [found[0].min(x), found[1].min(y), found[2].max(x), found[3].max(y)];
                    }
                }
            }
            found
        };
        let bar = around(fir);
        assert!((44..=54).contains(&(bar[3] - bar[1])), "{name} is as high as its word: {bar:?}");
        let mut word = [i32::MAX, 0];
        for y in bar[1] + 8..bar[3] - 8 {
            for x in bar[0]..=bar[2] {
                if pixel(x, y).g > 0xC0 && pixel(x, y).g <= paper.green() {
                    word = [word[0].min(x), word[1].max(x)];
                }
            }
        }
        let air = [word[0] - bar[0], bar[2] - word[1]];
        assert!((air[0] - air[1]).abs() <= 4, "{name} has even air: {air:?}");
        for (x, y) in (bar[1]..=bar[3]).flat_map(|y| (bar[0]..=bar[2]).map(move |x| (x, y))) {
            let one = pixel(x, y);
            if (one.r, one.g, one.b) != (fir.red(), fir.green(), fir.blue()) {
                continue;
            }
            for beside in [pixel(x - 4, y), pixel(x + 4, y), pixel(x, y - 4), pixel(x, y + 4)] {
                let ink = beside.r < 0x50 && beside.g < 0x30;
                assert!(!ink, "{name} touches the outline at {x}, {y}");
            }
        }
    }
}

#[test]
fn one_heading_says_the_field_and_the_level() {
    let (kiosk, _) = practising(Language::Danish);
    for (field, headings) in [
        ("alcohol", ["Alkohol: tilstand", "Alkohol: motivation", "Alkohol: indsats"]),
        (
            "reliability",
            [
                "Pålidelighed (overholdelse af aftaler): deltagelse",
                "Pålidelighed: deltagelse udenfor værestedet",
                "Pålidelighed: indsats",
            ],
        ),
    ] {
        kiosk.screens.borrow_mut().act(&format!("compass-field:{field}"));
        kiosk.settle();
        let mut said: Vec<String> = Vec::new();
        for _ in 0..kiosk.ui.global::<Shell>().get_sheets() {
            for row in kiosk.ui.global::<Cards>().get_rows().iter() {
                let of_row = row.cards.iter().filter(|card| card.fill == CardFill::Heading && !card.title.is_empty());
                said.extend(of_row.map(|card| card.title.to_string()));
            }
            kiosk.screens.borrow_mut().turn_sheet(1);
            kiosk.settle();
        }
        assert_eq!(said, headings, "each level has one heading");
    }
}
