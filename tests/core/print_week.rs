//! The week on paper: each day on one page, in letters for a notice board.

use fristed::domain::text::Language::Danish;
use fristed::exchange::pdf::{MARGIN, Paper, Part};

use crate::lysningen::Lysningen;
use crate::print::{Letter, NOW, Printed, squeezed};

#[test]
fn a_day_stays_on_one_page_of_the_week_and_its_letters_are_large() {
    let house = Lysningen::at(NOW);
    let printed = Printed::of(&house.app.print_week().unwrap());
    let pages: Vec<String> = printed.pages().iter().map(|page| squeezed(page)).collect();
    for ahead in 0..7 {
        let day = house.app.week_day(ahead, Danish).unwrap();
        let on = pages.iter().filter(|page| page.contains(&squeezed(&day.date))).count();
        assert_eq!(on, 1, "{} goes on over the page", day.date);
    }
    // Nineteen points and more between two lines.
    let letters = printed.letters();
    let lead = |letter: &&Letter| (letter.at.x - f64::from(MARGIN) - 10.0).abs() < 0.5;
    let mut lines: Vec<f64> = letters[0].iter().filter(lead).map(|letter| letter.at.y).collect();
    lines.sort_by(f64::total_cmp);
    let least = lines.windows(2).map(|two| two[1] - two[0]).filter(|gap| *gap > 0.5).fold(f64::MAX, f64::min);
    assert!(least > 24.0, "{least}");
}

#[test]
fn a_day_that_no_page_holds_goes_on_over_the_next() {
    let row =
        |number: u32| Part::Row { lead: "kl. 10".to_owned(), title: format!("Tur {number}"), note: String::new() };
    let heading = |text: &str| Part::Heading { text: text.to_owned(), beside: String::new() };
    let mut parts = vec![heading("Mandag"), row(0), heading("Tirsdag")];
    parts.extend((1..60).map(row));
    let pages = Printed::of(&Paper { title: "Ugen".to_owned(), parts, ..Paper::default() }).pages();
    assert!(pages[0].contains("Tirsdag") && pages[0].contains("Tur 5"), "no page is left half empty: {pages:?}");
    assert!(pages[1..].iter().all(|page| page.starts_with("Tirsdag")), "{pages:?}");
}
