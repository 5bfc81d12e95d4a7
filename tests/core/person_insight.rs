//! *Indsigt* where others are in it: a line about two, told to each without the other, and the paper that leaves.

use std::ops::Range;
use std::sync::Mutex;

use fristed::app::compass::logbook::{About, LineChange, LineKept};
use fristed::app::compass::rights::Done;
use fristed::app::errands::hand_out::HandedOut;
use fristed::app::staff::Session;
use fristed::cli::HousePress;
use fristed::domain::compass::beside::Sort;
use fristed::domain::compass::{LineId, PersonId};
use fristed::domain::text::Language::{Danish, English};
use fristed::exchange::pdf::{Code, Press, Weight};

use crate::errands::{Outside, with};
use crate::lysningen::local;
use crate::person_rights::{CONSENT, LAW, said, set_up};
use crate::staff_house::StaffHouse;

/// Somebody with a code word and a basis.
fn somebody(house: &mut StaffHouse, session: &Session, word: &str) -> PersonId {
    let records = [("code-word", None, word), ("basis", Some(local("2026-10-01T10:00")), LAW)];
    house.app.person_in_tests(session, &records).unwrap().unwrap()
}

fn write(house: &mut StaffHouse, session: &Session, text: &str, about: About) -> LineId {
    match house.app.write_line(session, text, about).unwrap() {
        LineKept::Kept(line) => line,
        other => panic!("{other:?}"),
    }
}

/// What stood beside something that is gone was said all the same.
#[test]
fn a_line_beside_a_record_that_is_gone_is_still_told() {
    let (mut house, _secrets, session) = set_up();
    let person = somebody(&mut house, &session, "Sten 3");
    let done = house.app.put_beside(&session, person, ("wheel.00", Sort::Remark), "Sådan var det ikke").unwrap();
    assert_eq!(done, Done::Done);
    let told = said(&house.app.insight(&session, person, Danish).unwrap().unwrap());
    assert!(told.contains("Sådan var det ikke"), "{told}");
}

#[test]
fn a_line_about_two_is_told_to_each_of_them_without_the_other() {
    let (mut house, _secrets, session) = set_up();
    let sten = somebody(&mut house, &session, "Sten 3");
    let lyng = somebody(&mut house, &session, "Lyng 7");
    write(&mut house, &session, "Sten 3 fik Lyng 7 og MK til at grine", About::Nobody);
    let own = |house: &StaffHouse, person, language| {
        let text = said(&house.app.insight(&session, person, language).unwrap().unwrap());
        for never in ["Sten", "Lyng", "MK", "nøgle", "seal", "\u{E000}", "\u{E001}"] {
            assert!(!text.contains(never), "{never} is in\n{text}");
        }
        text
    };
    let to_sten = "Linje i logbogen | 13. oktober 2026 | personen fik en anden bruger og en medarbejder til at grine";
    let to_lyng = "Linje i logbogen | 13. oktober 2026 | en anden bruger fik personen og en medarbejder til at grine";
    assert!(own(&house, sten, Danish).contains(to_sten), "{}", own(&house, sten, Danish));
    assert!(own(&house, lyng, Danish).contains(to_lyng), "{}", own(&house, lyng, Danish));
    assert!(own(&house, lyng, English).contains("another user fik the person og an employee til at grine"));
    // What is written of her is hers to know, whoever of them waits for an answer.
    assert_eq!(house.app.object(&session, lyng).unwrap(), Done::Done);
    assert_eq!(house.app.object(&session, PersonId::PRACTICE).unwrap(), Done::Done);
    assert!(own(&house, sten, Danish).contains(to_sten) && own(&house, lyng, Danish).contains(to_lyng));
    // It goes for both with the first who is erased.
    assert_eq!(house.app.withdraw(&session, lyng).unwrap(), Done::Done);
    assert!(!said(&house.app.insight(&session, sten, Danish).unwrap().unwrap()).contains("grine"));
}

#[test]
fn what_is_put_right_stays_beside_a_line_that_somebody_else_comes_into() {
    let (mut house, _secrets, session) = set_up();
    let sten = somebody(&mut house, &session, "Sten 3");
    let lyng = somebody(&mut house, &session, "Lyng 7");
    let line = write(&mut house, &session, "Sten 3 vaskede op", About::One(sten));
    let right = |house: &mut StaffHouse, text| {
        let insight = house.app.insight(&session, sten, Danish).unwrap().unwrap();
        let of = insight.records.iter().find(|part| part.lines[0].contains("vaskede op")).unwrap().of.clone();
        assert_eq!(house.app.put_beside(&session, sten, (&of, Sort::Remark), text).unwrap(), Done::Done);
    };
    right(&mut house, "Det var i går");
    assert!(house.app.change_line(&session, line, LineChange::Person(lyng)).unwrap());
    right(&mut house, "Lyng 7s bror var med");
    let text = said(&house.app.insight(&session, sten, Danish).unwrap().unwrap());
    let line = text.lines().find(|line| line.contains("personen vaskede op")).unwrap();
    for wanted in ["Det var i går", "en anden brugers bror var med"] {
        assert!(line.contains(&format!("Personens egne ord, 13. oktober 2026: {wanted}")), "{wanted} is not in {line}");
    }
    assert!(!text.contains("slettet"), "nothing stands beside something that is gone: {text}");
    let other = said(&house.app.insight(&session, lyng, Danish).unwrap().unwrap());
    assert!(other.contains("en anden bruger vaskede op") && !other.contains("i går"), "{other}");
}

/// What is put on the paper that the one test below hands out.
static ON_PAPER: Mutex<String> = Mutex::new(String::new());

/// The press of the house, which is listened to.
struct Heard(HousePress);

impl Press for Heard {
    fn font(&self, weight: Weight) -> &'static [u8] {
        self.0.font(weight)
    }

    fn lines(&self, text: &str, weight: Weight, size: f32, width: f32) -> Vec<Range<usize>> {
        let mut heard = ON_PAPER.lock().unwrap();
        heard.push_str(text);
        heard.push('\n');
        self.0.lines(text, weight, size, width)
    }

    fn width(&self, text: &str, weight: Weight, size: f32) -> f32 {
        self.0.width(text, weight, size)
    }

    fn code(&self, text: &str) -> Option<Code> {
        self.0.code(text)
    }

    fn drawing(&self, name: &str, side: u32) -> Option<Code> {
        self.0.drawing(name, side)
    }
}

#[test]
fn the_paper_has_the_shared_line_and_says_within_which_time_one_has_an_answer() {
    let outside = Outside::new().with_printer("exit 0");
    let (house, secrets) = StaffHouse::set_up();
    let mut ways = outside.ways(None);
    ways.press = || Box::new(Heard(HousePress::new()));
    let mut house = with(house, ways);
    let session = house.go_in(&secrets.pins[0]);
    let sten = somebody(&mut house, &session, "Sten 3");
    somebody(&mut house, &session, "Lyng 7");
    write(&mut house, &session, "Sten 3 fik Lyng 7 og MK til at grine", About::Nobody);
    assert!(house.app.hand_out_insight(&session, sten).unwrap());
    house.app.poll_errands();
    assert_eq!(house.app.handed_out(&session), Some(&HandedOut::Printed));
    let paper = ON_PAPER.lock().unwrap();
    for wanted in ["personen fik en anden bruger og en medarbejder til at grine", "senest inden en måned"] {
        assert!(paper.contains(wanted), "{wanted} is not in\n{paper}");
    }
    for never in ["Sten", "Lyng", "MK"] {
        assert!(!paper.contains(never), "{never} is in\n{paper}");
    }
}

/// Why it could not wait for a yes is one line, and it is hers to know: docs/da/boern.md says so to staff.
#[test]
fn why_it_could_not_wait_for_a_child_is_told_to_the_person_and_goes_with_her() {
    const WHY: &str = "agreement 1\nwho everybody\nwhat ringe til kommunen\nwhen 2026-10-20\n\
        others child\nsaid et barn er alene om natten";
    let (mut house, _secrets, session) = set_up();
    let records = [("basis", Some(local("2026-10-01T10:00")), CONSENT), ("agreement", None, WHY)];
    let person = house.app.person_in_tests(&session, &records).unwrap().unwrap();
    let text = said(&house.app.insight(&session, person, Danish).unwrap().unwrap());
    assert!(text.contains("Det kan ikke vente: et barn: et barn er alene om natten"), "{text}");
    assert_eq!(house.app.withdraw(&session, person).unwrap(), Done::Done);
    assert!(house.app.insight(&session, person, Danish).unwrap().is_none());
}
