//! The wheels on paper: word for word, the same way round as on the screen, whole on the sheet, and about nobody.

use fristed::app::errands::hand_out::HandedOut;
use fristed::cli::HousePress;
use fristed::domain::compass::{Answer, Field, Tone, Wheel};
use fristed::draw::wheel as screen;
use fristed::exchange::pdf::{blank_wheels, wheel as paper};

use crate::errands::{Outside, in_house};
use crate::print::Printed;

fn printed(wheels: &[Wheel]) -> Printed {
    let bytes = blank_wheels(wheels, &HousePress::new()).unwrap();
    let printed = Printed::read(bytes);
    keep(&printed, "blank_wheels");
    printed
}

/// For whoever wants to look at the sheets: `PAPERS` names a folder.
pub fn keep(printed: &Printed, name: &str) {
    let Some(folder) = std::env::var_os("PAPERS").map(std::path::PathBuf::from) else { return };
    for number in 0..printed.pages().len() {
        let (grey, width, height) = printed.picture(number, 1.5);
        let head = format!("P5 {width} {height} 255\n").into_bytes();
        std::fs::write(folder.join(format!("{name}-{number}.pgm")), [head, grey].concat()).unwrap();
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_label_and_answer_stands_there_word_for_word() {
    let pages = printed(&Wheel::BOTH).pages();
    assert_eq!(pages.len(), 2, "a wheel a sheet");
    for (wheel, page) in Wheel::BOTH.into_iter().zip(pages) {
        let page = squeezed(&page);
        let answers = wheel.levels().into_iter().flat_map(|level| level.answers()).map(Answer::label);
        let levels = wheel.levels().into_iter().map(|level| level.label());
        let fields = wheel.fields().iter().map(|field| field.label());
        for said in [wheel.label(), wheel.question()].into_iter().chain(fields).chain(levels).chain(answers) {
            assert!(page.contains(&squeezed(said)), "{said} is not in {page}");
        }
        assert!(page.contains("Skrivhverkennavnellerkodeord"), "{page}");
    }
}

#[test]
fn they_read_as_on_the_screen() {
    for tone in [Tone::Green, Tone::Yellow, Tone::Red] {
        for wheel in Wheel::BOTH {
            assert_eq!(paper::reach(wheel, tone), screen::reach(wheel, tone), "{wheel:?} {tone:?}");
        }
        let [ground, _, mark] = screen::colours(tone);
        assert_eq!(paper::colours(tone), [ground, mark], "{tone:?}");
    }
    for field in Field::all() {
        assert!((paper::direction(field) - screen::direction(field)).abs() < 0.01, "{field:?}");
    }
    assert!(paper::reach(Wheel::Resources, Tone::Green)[1] > paper::reach(Wheel::Problems, Tone::Green)[1]);
}

#[test]
fn nothing_of_them_is_cut_and_they_are_blank() {
    let sheets = printed(&Wheel::BOTH);
    sheets.keeps_its_margin();
    for page in 0..2 {
        let (grey, width, _) = sheets.picture(page, 2.0);
        // Between two rings of the wheel, all the way around, there is nothing but white and thin lines.
        let around = (0_u16..360).map(|degrees| {
            let (sin, cos) = f32::from(degrees).to_radians().sin_cos();
            let radius = 172.0 * 296.0 / 392.0;
            let (x, y) = (2.0 * (297.6 + radius * sin), 2.0 * (308.0 - radius * cos));
            grey[y as usize * width + x as usize]
        });
        let white = around.filter(|pixel| *pixel > 250).count();
        assert!(white > 300, "only {white} points of the second ring are white on sheet {page}");
    }
}

#[test]
fn the_same_wheels_are_the_same_bytes() {
    let write = || blank_wheels(&[Wheel::Problems], &HousePress::new()).unwrap();
    assert_eq!(write(), write());
}

#[test]
fn they_are_handed_out_under_a_name_that_says_nothing_of_anybody() {
    let outside = Outside::new();
    let (mut house, session) = in_house(&outside, None);
    house.app.hand_out_blank_wheels(&session, &Wheel::BOTH);
    house.app.poll_errands();
    assert_eq!(house.app.handed_out(&session), Some(&HandedOut::OnStick("tomme hjul.pdf".to_owned())));
    let bytes = std::fs::read(outside.at("stick").join("tomme hjul.pdf")).unwrap();
    assert_eq!(Printed::read(bytes).pages().len(), 2);
    house.press(fristed::app::staff::StaffCommand::Lock);
    house.app.hand_out_blank_wheels(&session, &Wheel::BOTH);
    house.app.poll_errands();
    assert_eq!(house.app.handed_out(&session), None, "locked");
}
