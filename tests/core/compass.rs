//! The compass word for word, what can be filled in and cleared again, and the practice person.

use fristed::app::compass::{Layer, Rate, Rated, Sheet, field_view, fields_view};
use fristed::app::keeper::Keeper;
use fristed::domain::compass::{
    Answer, Approach, Condition, Field, Filling, Level, Motivation, Participation, PersonId, Tone, Wheel,
};
use fristed::domain::text::{Line, TextRefused};
use fristed::domain::time::HOUSE_ZONE;
use fristed::store::{KeyFile, Kind, RecordFile};

use crate::lysningen::local;
use crate::staff_house::{Secrets, StaffHouse};

const PRACTICE: PersonId = PersonId::PRACTICE;
const ALCOHOL: Answer = Answer::Condition(Condition::Struggles);

const fn sheet(layer: Layer) -> Sheet {
    Sheet { person: PRACTICE, layer }
}

/// Every name and every answer of the method, in its order.
#[test]
fn every_word_of_the_method() {
    let labels = |wheel: Wheel| wheel.fields().iter().map(|field| field.label()).collect::<Vec<_>>();
    assert_eq!(
        labels(Wheel::Resources),
        [
            "Spidskompetencer",
            "Uortodokse kompetencer",
            "Ansvar for andre",
            "Ansvar for sig selv",
            "Relationer",
            "Pålidelighed (overholdelse af aftaler)",
            "Personlig hygiejne",
            "?",
        ]
    );
    assert_eq!(
        labels(Wheel::Problems),
        [
            "Somatisk",
            "Medicin",
            "Social",
            "Bolig",
            "Økonomi",
            "Prostitution",
            "Kriminalitet",
            "Narkotika",
            "Alkohol",
            "Psykisk",
        ]
    );
    assert_eq!(Wheel::BOTH.map(Wheel::label), ["Ressourcer", "Problemer"]);
    assert_eq!(Wheel::BOTH.map(Wheel::question), ["Hvor er brugerens styrker?", "Hvad kæmper brugeren med?"]);
    let approach = ["Tag hånd om situationen", "Kærlig støttende puf", "“Sid på hænderne”"];
    let told = |wheel: Wheel| wheel.levels().map(|level| (level.label(), level.answers().map(Answer::label)));
    assert_eq!(
        told(Wheel::Resources),
        [
            ("Deltagelse", ["Ja", "Lejlighedsvis", "Nej"]),
            ("Deltagelse udenfor værestedet", ["Ja", "Lejlighedsvis", "Nej"]),
            ("Indsats", approach),
        ]
    );
    assert_eq!(
        told(Wheel::Problems),
        [
            ("Tilstand", ["Godt – intet problem (længere)", "Kæmper med problemet", "Problemet er ude af kontrol"]),
            ("Motivation", ["Klar til forandring", "Delvist klar til forandring", "Tror ikke på forandring"]),
            ("Indsats", approach),
        ]
    );
    for level in Wheel::BOTH.into_iter().flat_map(Wheel::levels) {
        let tones = level.answers().map(Answer::tone);
        let colours = [Some(Tone::Green), Some(Tone::Yellow), Some(Tone::Red)];
        assert_eq!(tones, if level == Level::Approach { [None; 3] } else { colours }, "{level:?}");
    }
}

#[test]
fn everything_that_is_filled_in_can_be_cleared_again() {
    let mut filling = Filling::default();
    let field = Field::Alcohol;
    filling.give(field, ALCOHOL).unwrap();
    filling.give(field, Answer::Condition(Condition::OutOfControl)).unwrap();
    assert_eq!(filling.answer(field, Level::Condition), Some(Answer::Condition(Condition::OutOfControl)), "one answer");
    filling.give(field, Answer::Approach(Approach::SitOnHands)).unwrap();
    filling.give(Field::Housing, ALCOHOL).unwrap();
    filling.note(field, Some(Line::new("efter ferien").unwrap()));
    filling.take_back(field, Level::Condition);
    assert_eq!(filling.answer(field, Level::Condition), None);
    assert_eq!(filling.answer(field, Level::Approach), Some(Answer::Approach(Approach::SitOnHands)), "the rest stays");
    filling.clear(field);
    assert!(filling.is_empty_at(field) && !filling.is_empty_at(Field::Housing));
    filling.clear(Field::Housing);
    assert!(filling.is_empty());
}

#[test]
fn no_wheel_takes_the_answers_of_the_other() {
    let mut filling = Filling::default();
    assert!(filling.give(Field::Relations, ALCOHOL).is_err());
    assert!(filling.give(Field::Alcohol, Answer::Outside(Participation::Yes)).is_err());
    assert!(filling.is_empty());
}

#[test]
fn the_question_mark_is_named_or_left_open() {
    let mut filling = Filling::default();
    assert_eq!((filling.label(Field::Open), filling.open_name()), ("?", None), "nothing is proposed");
    filling.name_open(Some(Line::new("Tegner").unwrap()));
    assert_eq!(filling.label(Field::Open), "Tegner");
    assert_eq!(filling.label(Field::Hygiene), "Personlig hygiejne", "the others keep their words");
    filling.name_open(None);
    assert_eq!(filling.label(Field::Open), "?");
}

/// Everything that can be filled in, each answer once.
fn everything() -> Vec<(Field, Answer)> {
    let of = |field: Field| field.wheel().levels().into_iter().flat_map(Level::answers).map(move |one| (field, one));
    Field::all().flat_map(of).collect()
}

#[test]
fn a_filling_goes_into_words_and_comes_back_as_it_was() {
    let all = everything();
    assert_eq!(all.len(), 18 * 9, "every level of every field has three");
    for (field, answer) in &all {
        let mut filling = Filling::default();
        filling.give(*field, *answer).unwrap();
        filling.note(*field, Some(Line::new("to ord").unwrap()));
        filling.name_open(Some(Line::new("Tegner tit").unwrap()));
        filling.say(Some(Line::new("Det går frem").unwrap()));
        let words = filling.to_words();
        assert!(Filling::from_words(&words) == Some(filling), "{words}");
        assert!(words.lines().skip(1).all(|line| line.split(' ').count() >= 3), "{words}");
    }
    for wrong in ["", "compass 2", "compass 1\nalcohol condition better", "compass 1\nalcohol outside yes"] {
        assert!(Filling::from_words(wrong).is_none(), "{wrong}");
    }
}

#[test]
fn the_pages_say_each_answer_once_and_which_is_chosen() {
    let mut filling = Filling::default();
    filling.give(Field::Alcohol, ALCOHOL).unwrap();
    filling.give(Field::Alcohol, Answer::Motivation(Motivation::Ready)).unwrap();
    let fields = fields_view(&filling, Wheel::Problems);
    let said: Vec<_> = fields.iter().filter(|one| !one.said.is_empty()).map(|one| (&*one.label, &*one.said)).collect();
    assert_eq!(said, [("Alkohol", "Kæmper med problemet\nKlar til forandring")]);
    let levels = field_view(&filling, Field::Alcohol);
    let chosen: Vec<_> =
        levels.iter().flat_map(|one| &one.answers).filter(|one| one.chosen).map(|one| one.label).collect();
    assert_eq!(chosen, ["Kæmper med problemet", "Klar til forandring"]);
}

fn give(field: Field, answer: Answer) -> Rate {
    Rate::Give(field, answer)
}

fn practised() -> (StaffHouse, Secrets) {
    let (mut house, secrets) = StaffHouse::set_up();
    let session = house.go_in(&secrets.pins[0]);
    let mut filling = house.app.draft(&session, PRACTICE, Layer::Employee).unwrap().unwrap();
    assert!(filling.is_empty());
    let mut practise = |rate: &Rate| house.app.fill(&session, sheet(Layer::Employee), &mut filling, rate).unwrap();
    assert_eq!(practise(&give(Field::Alcohol, ALCOHOL)), Rated::Kept);
    assert_eq!(practise(&Rate::Note(Field::Alcohol, "kanariefugl".into())), Rated::Kept);
    assert_eq!(practise(&give(Field::Alcohol, Answer::Outside(Participation::No))), Rated::Nothing);
    let cpr = Rate::Note(Field::Alcohol, "010190-1234".into());
    assert_eq!(practise(&cpr), Rated::Refused(TextRefused::LooksLikeCpr));
    assert_eq!(filling.keywords(Field::Alcohol), Some("kanariefugl"), "what was there stays");
    (house, secrets)
}

#[test]
fn what_was_practised_is_there_after_a_lock_for_the_one_who_did_it_alone() {
    let (mut house, secrets) = practised();
    let first = house.app.session().unwrap();
    house.press(fristed::app::staff::StaffCommand::Lock);
    assert!(house.app.draft(&first, PRACTICE, Layer::Employee).unwrap().is_none(), "locked");
    let mut filling = Filling::default();
    assert_eq!(
        house.app.fill(&first, sheet(Layer::Employee), &mut filling, &Rate::ClearAll).unwrap(),
        Rated::Nothing,
        "locked"
    );
    let other = house.go_in(&secrets.pins[1]);
    assert!(
        house.app.draft(&other, PRACTICE, Layer::Employee).unwrap().unwrap().is_empty(),
        "somebody else begins her own"
    );
    house.press(fristed::app::staff::StaffCommand::Lock);
    let again = house.go_in(&secrets.pins[0]);
    let filling = house.app.draft(&again, PRACTICE, Layer::Employee).unwrap().unwrap();
    assert_eq!(filling.answer(Field::Alcohol, Level::Condition), Some(ALCOHOL));
    assert_eq!(filling.keywords(Field::Alcohol), Some("kanariefugl"));
}

/// The person's own wheel stands beside the employee's, and neither changes the other.
#[test]
fn the_person_s_own_wheel_is_a_layer_of_its_own() {
    let (mut house, _secrets) = practised();
    let session = house.app.session().unwrap();
    let mut own = house.app.draft(&session, PRACTICE, Layer::Person).unwrap().unwrap();
    assert!(own.is_empty());
    let good = give(Field::Alcohol, Answer::Condition(Condition::Good));
    for rate in [good, Rate::Say("Jeg har det bedre".into())] {
        assert_eq!(house.app.fill(&session, sheet(Layer::Person), &mut own, &rate).unwrap(), Rated::Kept);
    }
    let own = house.app.draft(&session, PRACTICE, Layer::Person).unwrap().unwrap();
    assert_eq!(own.remark(), Some("Jeg har det bedre"));
    let other = house.app.draft(&session, PRACTICE, Layer::Employee).unwrap().unwrap();
    assert_eq!((other.answer(Field::Alcohol, Level::Condition), other.remark()), (Some(ALCOHOL), None));
}

#[test]
fn nobody_with_the_right_house_alone_opens_it() {
    let (mut house, secrets) = practised();
    house.press(fristed::app::staff::StaffCommand::Lock);
    let session = house.go_in(&secrets.pins[2]);
    assert!(!house.app.opens_compass(&session));
    assert!(house.app.draft(&session, PRACTICE, Layer::Employee).unwrap().is_none());
    let mut filling = Filling::default();
    assert_eq!(
        house.app.fill(&session, sheet(Layer::Employee), &mut filling, &give(Field::Alcohol, ALCOHOL)).unwrap(),
        Rated::Nothing
    );
    assert!(filling.is_empty());
}

#[test]
fn nothing_of_it_lies_on_the_disk_in_clear() {
    let (house, _secrets) = practised();
    let mut looked = 0;
    for entry in std::fs::read_dir(house.dir.path()).unwrap().flatten() {
        if let Ok(bytes) = std::fs::read(entry.path()) {
            looked += 1;
            for canary in ["kanariefugl", "alcohol condition", "struggles"] {
                let found = bytes.windows(canary.len()).any(|part| part == canary.as_bytes());
                assert!(!found, "{canary} in {}", entry.path().display());
            }
        }
    }
    assert!(looked > 4, "the scan sees only {looked} files");
}

#[test]
fn the_night_takes_it() {
    let (house, _secrets) = practised();
    let session = house.app.session().unwrap();
    let (mut house, mut own) = (house, Filling::default());
    house.app.fill(&session, sheet(Layer::Person), &mut own, &give(Field::Alcohol, ALCOHOL)).unwrap();
    let dir = house.dir.path();
    let drafts = ["draft", "draft-person"].map(|name| Kind { name, key: "own", version: 1 });
    // Where they lay in a vault from before.
    let records = RecordFile::open(dir).unwrap();
    for kind in Kind::INVENTED {
        records.put_sealed(kind, &1_i64.to_be_bytes(), b"sealed").unwrap();
    }
    let there = || {
        let new = drafts.map(|kind| !records.sealed_of(PRACTICE, kind).unwrap().is_empty());
        let old = Kind::INVENTED.map(|kind| records.sealed(kind, &1_i64.to_be_bytes()).unwrap().is_some());
        [new, old].concat()
    };
    assert_eq!(there(), [true; 4]);
    let backups = tempfile::tempdir().unwrap();
    let mut keeper = Keeper::at_once(dir, vec![backups.path().to_owned()]);
    keeper.tend(local("2026-10-14T03:31"), HOUSE_ZONE);
    assert_eq!(there(), [false; 4]);
    assert!(KeyFile::open(dir).unwrap().persons().unwrap().is_empty(), "nor is there a key of her");
}

#[test]
fn what_is_of_another_day_is_given_to_nobody() {
    let (mut house, secrets) = practised();
    house.press(fristed::app::staff::StaffCommand::Lock);
    house.machine.wall.set(local("2026-10-14T09:00"));
    let session = house.go_in(&secrets.pins[0]);
    assert!(house.app.draft(&session, PRACTICE, Layer::Employee).unwrap().unwrap().is_empty());
}
