//! How many persons stand where (S39), stories that may be passed on, and the paper for the municipality.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use fristed::app::compass::{Rated, ReportState};
use fristed::app::staff::StaffCommand;
use fristed::domain::compass::{
    Answer, Condition, Field, FiledWheel, Filling, Level, PersonId, RecordId, Wheel, Whose,
};
use fristed::domain::house_report::{Cell, Counted, FEWEST, HouseReport, Row, TOGETHER, TooFew, fields, hidden};
use fristed::domain::story::Story;
use fristed::domain::text::{Line, TextRefused};
use proptest::prelude::*;

use crate::lysningen::local;
use crate::print::Printed;
use crate::staff_house::{Secrets, StaffHouse};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn person(number: usize) -> PersonId {
    let mut bytes = [1; 16];
    bytes[8..].copy_from_slice(&(number as u64).to_be_bytes());
    PersonId::new(bytes)
}

/// The answer at each place of each level of each field: three answers, and nothing.
fn counted(number: usize, on: NaiveDate, place: impl Fn(Field, usize) -> usize) -> Counted {
    let mut filling = Filling::default();
    for field in Field::all() {
        for (at, level) in field.wheel().levels().into_iter().enumerate() {
            if let Some(answer) = level.answers().get(place(field, at)) {
                filling.give(field, *answer).unwrap();
            }
        }
    }
    let wheel = FiledWheel { day: on, whose: Whose::Together, filling };
    Counted { person: person(number), wheel, may_count: true }
}

/// So many persons, all of whom say the first answer everywhere.
pub fn alike(persons: usize, on: NaiveDate) -> Vec<Counted> {
    (0..persons).map(|number| counted(number, on, |_, _| 0)).collect()
}

fn condition(report: &HouseReport, field: Field) -> Row {
    *report.rows().iter().find(|row| row.field == field && row.level == Level::Condition).unwrap()
}

/// Every row of four places with this sum.
fn rows_of(sum: usize) -> Vec<[usize; 4]> {
    let mut all = Vec::new();
    for a in 0..=sum {
        for b in 0..=sum - a {
            all.extend((0..=sum - a - b).map(|c| [a, b, c, sum - a - b - c]));
        }
    }
    all
}

fn key(cells: [Cell; 4]) -> [Option<usize>; 4] {
    cells.map(|cell| if let Cell::Persons(persons) = cell { Some(persons) } else { None })
}

/// What each hidden place can be, for somebody who knows what is shown, the sum, and how hiding is done.
fn worlds(sum: usize) -> BTreeMap<[Option<usize>; 4], [BTreeSet<usize>; 4]> {
    let mut worlds: BTreeMap<_, [BTreeSet<usize>; 4]> = BTreeMap::new();
    for persons in rows_of(sum) {
        let found = worlds.entry(key(hidden(persons))).or_default();
        found.iter_mut().zip(persons).for_each(|(place, one)| {
            place.insert(one);
        });
    }
    worlds
}

/// All rows there can be of ten to thirty persons, each shown, and each way to work back.
#[test]
fn nothing_hidden_can_be_worked_out_of_what_is_shown_and_the_sum() {
    let mut looked = 0;
    for sum in FEWEST..=30 {
        for (shown, can_be) in worlds(sum) {
            for (cell, can_be) in shown.into_iter().zip(can_be) {
                match cell {
                    Some(persons) => assert!(persons >= TOGETHER, "{shown:?} of {sum}"),
                    None => assert!(can_be.len() > 1, "{shown:?} of {sum} gives away {can_be:?}"),
                }
                looked += 1;
            }
        }
    }
    assert!(looked > 5_000, "only {looked} places were looked at");
}

#[test]
fn what_is_shown_is_true_and_as_much_as_there_can_be() {
    assert_eq!(key(hidden([12, 7, 6, 5])), [Some(12), Some(7), Some(6), Some(5)], "nothing is hidden without need");
    assert_eq!(key(hidden([12, 7, 6, 2])), [Some(12), Some(7), None, None], "one alone is the rest of the sum");
    assert_eq!(key(hidden([12, 4, 3, 9])), [Some(12), None, None, Some(9)]);
    assert_eq!(key(hidden([12, 0, 0, 0])), [None; 4], "everybody at one answer is said of nobody");
    assert_eq!(key(hidden([20, 4, 4, 0])), [Some(20), None, None, None]);
    assert_eq!(key(hidden([20, 1, 0, 9])), [Some(20), None, None, None], "what is hidden is five together at least");
}

#[test]
fn a_report_is_of_its_month_in_its_year_alone() {
    let report = HouseReport::of(&alike(10, day(9, 1)), day(10, 13), None).unwrap();
    assert!(report.is_of_month(day(10, 31)) && !report.is_of_month(day(11, 1)));
    assert!(!report.is_of_month(NaiveDate::from_ymd_opt(2027, 10, 13).unwrap()));
}

#[test]
fn under_ten_persons_there_is_none() {
    let nine = alike(9, day(10, 1));
    assert_eq!(HouseReport::of(&nine, day(10, 13), None), Err(TooFew));
    let mut others = nine;
    others.push(Counted { person: PersonId::PRACTICE, ..counted(9, day(10, 1), |_, _| 0) });
    others.push(Counted { person: PersonId::GROUP, ..counted(9, day(10, 1), |_, _| 0) });
    others.push(Counted { may_count: false, ..counted(10, day(10, 1), |_, _| 0) });
    others.push(counted(0, day(9, 1), |_, _| 1));
    let said = HouseReport::of(&others, day(10, 13), None);
    assert_eq!(said, Err(TooFew), "neither the invented, nor the group, nor who said no, nor anybody twice");
    assert!(HouseReport::of(&alike(10, day(10, 1)), day(10, 13), None).is_ok());
}

#[test]
fn the_newest_wheel_of_each_counts_and_nobody_counts_twice() {
    let split = |number: usize, on: NaiveDate| counted(number, on, move |_, _| usize::from(number >= 10));
    let mut all: Vec<Counted> = (0..20).map(|number| split(number, day(10, 1))).collect();
    // Older wheels of the same persons, the other way round, wherever they stand in the list.
    all.extend((0..20).map(|number| split(19 - number, day(9, 1))));
    all.rotate_left(7);
    let report = HouseReport::of(&all, day(10, 13), None).unwrap();
    let row = condition(&report, Field::Alcohol);
    assert_eq!(row.at(Answer::Condition(Condition::Good)), Cell::Hidden, "ten and ten and none and none are alike");
    let mut uneven = all.clone();
    uneven.extend((20..26).map(|number| counted(number, day(10, 1), |_, _| 2)));
    uneven.extend((26..31).map(|number| counted(number, day(10, 1), |_, _| 3)));
    let row = condition(&HouseReport::of(&uneven, day(10, 13), None).unwrap(), Field::Alcohol);
    let said =
        [Condition::Good, Condition::Struggles, Condition::OutOfControl].map(|one| row.at(Answer::Condition(one)));
    assert_eq!(said, [Cell::Persons(10), Cell::Persons(10), Cell::Persons(6)]);
    assert_eq!(row.unsaid(), Cell::Persons(5));
}

#[test]
fn what_is_open_or_a_crime_is_not_in_it_and_it_has_no_sum() {
    let report = HouseReport::of(&alike(12, day(10, 1)), day(10, 13), None).unwrap();
    assert!(fields().all(|field| !matches!(field, Field::Open | Field::Crime)));
    let rows: Vec<_> = report.rows().iter().map(|row| (row.field, row.level)).collect();
    let wanted: Vec<_> = fields().flat_map(|field| field.wheel().levels().map(|level| (field, level))).collect();
    assert_eq!(rows, wanted, "field by field, and no row of several");
    assert_eq!(rows.len(), 16 * 3);
}

#[test]
fn a_month_has_one_report_which_stays_as_it_is() {
    let first = HouseReport::of(&alike(12, day(10, 1)), day(10, 3), None).unwrap();
    let more: Vec<Counted> = (0..40).map(|number| counted(number, day(10, 20), |_, _| number % 4)).collect();
    assert_eq!(HouseReport::of(&more, day(10, 30), Some(&first)), Ok(first.clone()), "the same month");
    assert_eq!(HouseReport::of(&[], day(10, 30), Some(&first)), Ok(first.clone()), "whatever became of the persons");
    let next = HouseReport::of(&more, day(11, 2), Some(&first)).unwrap();
    assert!(!next.says_the_same() && next.rows() != first.rows());
    assert_eq!(HouseReport::from_words(&next.to_words()), Some(next));
}

#[test]
fn what_is_hidden_is_in_no_record() {
    let mut all = alike(12, day(10, 1));
    all.extend((12..15).map(|number| counted(number, day(10, 1), |_, _| 1)));
    all.extend((15..17).map(|number| counted(number, day(10, 1), |_, _| 2)));
    let report = HouseReport::of(&all, day(10, 13), None).unwrap();
    let words = report.to_words();
    assert!(words.contains("alcohol condition 12 - - -"), "{words}");
    assert_eq!(HouseReport::from_words(&words), Some(report));
    for wrong in
        ["", "house-report 2\n2026-10-01 2026-10-01", "house-report 1\n2026-10-01 2026-10-01\nalcohol outside 1 2 3 4"]
    {
        assert_eq!(HouseReport::from_words(wrong), None, "{wrong}");
    }
}

/// Where the persons of a house stand in one month, and who has a new wheel in the next.
fn two_months() -> impl Strategy<Value = (Vec<usize>, Vec<Option<usize>>)> {
    (FEWEST..26).prop_flat_map(|persons| {
        let next = proptest::option::weighted(0.3, 0..4_usize);
        (proptest::collection::vec(0..4_usize, persons), proptest::collection::vec(next, persons))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whoever has both reports, knows how many persons there were, and knows the rule, finds for each hidden place at
    /// least two numbers; and where fewer than five have a new wheel, there is no difference to look at.
    #[test]
    fn two_reports_give_away_no_more_than_one((before, after) in two_months()) {
        let first: Vec<Counted> =
            before.iter().enumerate().map(|(number, place)| counted(number, day(9, 20), |_, _| *place)).collect();
        let one = HouseReport::of(&first, day(10, 3), None).unwrap();
        let mut then = first;
        for (number, place) in after.iter().enumerate() {
            if let Some(place) = place {
                then[number] = counted(number, day(10, 20), |_, _| *place);
            }
        }
        let other = HouseReport::of(&then, day(11, 3), Some(&one)).unwrap();
        let changed = after.iter().flatten().count();
        prop_assert_eq!(other.says_the_same(), changed < TOGETHER);
        if changed < TOGETHER {
            prop_assert_eq!(one.rows(), other.rows(), "a difference would be that of {} persons", changed);
            return Ok(());
        }
        let worlds = worlds(before.len());
        let shown = |report: &HouseReport| {
            let row = condition(report, Field::Alcohol);
            let said = Level::Condition.answers().map(|answer| row.at(answer));
            key([said[0], said[1], said[2], row.unsaid()])
        };
        let (one, other) = (shown(&one), shown(&other));
        // Any number of persons from five on may have moved, also to and fro, so that each world of the one month goes
        // with each of the other: what can be told from both is what can be told from each.
        for pair in [one, other] {
            for (place, can_be) in pair.iter().zip(&worlds[&pair]) {
                prop_assert!(place.is_some() || can_be.len() > 1, "{:?} and {:?}", one, other);
            }
        }
    }

    /// One person's new wheel, or one person more, changes no report.
    #[test]
    fn nobody_is_the_difference_of_two_reports(
        (places, who, to) in (proptest::collection::vec(0..4_usize, FEWEST..30), 0..40_usize, 0..4_usize)
    ) {
        // Also of the day itself on which the others were counted.
        let on = |number: usize| if number.is_multiple_of(2) { day(9, 20) } else { day(10, 3) };
        let first: Vec<Counted> =
            places.iter().enumerate().map(|(number, place)| counted(number, on(number), |_, _| *place)).collect();
        let one = HouseReport::of(&first, day(10, 3), None).unwrap();
        let mut then = first;
        then.push(counted(who, day(10, 20), |_, _| to));
        let other = HouseReport::of(&then, day(11, 3), Some(&one)).unwrap();
        prop_assert_eq!(one.rows(), other.rows());
    }
}

pub fn opened() -> (StaffHouse, Secrets) {
    let (mut house, secrets) = StaffHouse::set_up();
    house.go_in(&secrets.pins[0]);
    (house, secrets)
}

#[test]
fn the_house_keeps_the_report_of_a_month_and_shows_it_to_whoever_has_the_compass() {
    let (mut house, secrets) = opened();
    let session = house.app.session().unwrap();
    assert_eq!(house.app.report_state(&session).unwrap(), ReportState::TooFew, "nobody is on record");
    assert_eq!(house.app.make_house_report(&session).unwrap(), None);
    assert_eq!(house.app.make_house_report_of(&session, &alike(9, day(10, 1))).unwrap(), None);
    assert!(house.app.house_paper(&session).unwrap().is_none(), "nor a paper");
    let made = house.app.make_house_report_of(&session, &alike(14, day(10, 1))).unwrap().unwrap();
    assert_eq!(house.app.report_state(&session).unwrap(), ReportState::Made);
    let again = house.app.make_house_report_of(&session, &alike(30, day(10, 2))).unwrap();
    assert_eq!(again.as_ref(), Some(&made), "the same month");
    house.machine.wall.set(local("2026-11-04T11:00"));
    house.press(StaffCommand::Lock);
    assert_eq!(house.app.house_report(&session).unwrap(), None, "locked");
    let session = house.go_in(&secrets.pins[1]);
    assert_eq!(house.app.house_report(&session).unwrap(), Some(made), "a colleague sees the same");
    assert_eq!(house.app.report_state(&session).unwrap(), ReportState::TooFew, "nobody is on record");
    house.press(StaffCommand::Lock);
    let session = house.go_in(&secrets.pins[2]);
    assert_eq!(house.app.house_report(&session).unwrap(), None, "without the right");
}

#[test]
fn a_story_is_passed_on_only_after_it_was_read_again() {
    let (mut house, _secrets) = opened();
    let session = house.app.session().unwrap();
    assert_eq!(house.app.tell_story(&session, "Han vaskede op uden at blive spurgt").unwrap(), Rated::Kept);
    assert_eq!(house.app.tell_story(&session, "Hun ringede selv til lægen").unwrap(), Rated::Kept);
    let cpr = Rated::Refused(TextRefused::LooksLikeCpr);
    assert_eq!(house.app.tell_story(&session, "010190-1234 vaskede op").unwrap(), cpr);
    house.app.make_house_report_of(&session, &alike(14, day(10, 1))).unwrap();
    let text = |house: &StaffHouse| Printed::of(&house.app.house_paper(&session).unwrap().unwrap()).text();
    assert!(!text(&house).contains("vaskede op") && !text(&house).contains("ringede"), "nobody has read it again");
    let stories = house.app.stories(&session).unwrap();
    let washed = stories.iter().find(|story| story.text.contains("vaskede")).unwrap().id;
    house.app.pass_story_on(&session, washed).unwrap();
    assert!(text(&house).contains("vaskede op") && !text(&house).contains("ringede"), "{}", text(&house));
    house.app.take_story_away(&session, washed).unwrap();
    assert!(!text(&house).contains("vaskede op"));
    assert_eq!(house.app.stories(&session).unwrap().len(), 1);
}

#[test]
fn words_that_say_who_or_when_are_to_be_looked_at_again() {
    let story = |text: &str| Story { text: Line::new(text).unwrap(), passed_on: false };
    let told = story("Bente kom mandag den 13. og spurgte Ib. Nu hjælper hun i køkkenet, også i Marts.");
    assert_eq!(told.to_look_at(), ["mandag", "13", "Ib", "Marts"]);
    assert_eq!(story("Han vaskede op uden at blive spurgt. Nu gør han det tit.").to_look_at(), [""; 0]);
    assert_eq!(Story::from_words(&told.to_words()), Some(told.clone()));
    let passed = Story { passed_on: true, ..told };
    assert_eq!(Story::from_words(&passed.to_words()), Some(passed));
}

#[test]
fn neither_stories_nor_reports_lie_on_the_disk_in_clear() {
    let (mut house, _secrets) = opened();
    let session = house.app.session().unwrap();
    house.app.tell_story(&session, "En kanariefugl sang").unwrap();
    house.app.make_house_report_of(&session, &alike(14, day(10, 1))).unwrap();
    let mut looked = 0;
    for entry in std::fs::read_dir(house.dir.path()).unwrap().flatten() {
        if let Ok(bytes) = std::fs::read(entry.path()) {
            looked += 1;
            for canary in ["kanariefugl", "alcohol condition", "peak-skills"] {
                let found = bytes.windows(canary.len()).any(|part| part == canary.as_bytes());
                assert!(!found, "{canary} in {}", entry.path().display());
            }
        }
    }
    assert!(looked > 4, "the scan sees only {looked} files");
}

#[test]
fn the_paper_says_what_it_is_where_it_comes_from_and_no_number_that_is_hidden() {
    let (mut house, _secrets) = opened();
    let session = house.app.session().unwrap();
    let mut persons = alike(17, day(10, 1));
    persons.extend((17..24).map(|number| counted(number, day(10, 1), |_, _| 1)));
    persons.extend((24..27).map(|number| counted(number, day(10, 1), |_, _| 2)));
    persons.extend((27..29).map(|number| counted(number, day(10, 1), |_, _| 3)));
    house.app.make_house_report_of(&session, &persons).unwrap();
    house.app.tell_story(&session, "Han vaskede op uden at blive spurgt").unwrap();
    let id: RecordId = house.app.stories(&session).unwrap()[0].id;
    house.app.pass_story_on(&session, id).unwrap();
    let printed = Printed::of(&house.app.house_paper(&session).unwrap().unwrap());
    crate::blank_wheels::keep(&printed, "house");
    printed.keeps_its_margin();
    let text = printed.text();
    for said in ["Huset som helhed", "måler ingenting", "De små skridts metode 2.0", "VæreSteder (2015)", "Intet sagt"]
    {
        assert!(
            text.split_whitespace().collect::<String>().contains(&said.split_whitespace().collect::<String>()),
            "{said}"
        );
    }
    let squeezed: String = text.split_whitespace().collect();
    assert!(squeezed.contains("Alkohol177––"), "{squeezed}");
    assert!(!squeezed.contains("Kriminalitet17") && !squeezed.contains("%"), "{squeezed}");
    for field in fields() {
        let name: String = field.label().split_whitespace().collect();
        assert!(squeezed.contains(&name), "{name}");
    }
    let (taken, wheel) = ("Tag hånd om situationen", Wheel::Problems.label());
    assert!(text.contains(taken) && text.contains(wheel), "{text}");
}
