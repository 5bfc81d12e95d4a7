//! The house file: what it says, what it refuses and where, and that what is written reads back equal.

use chrono::TimeDelta;
use fristed::domain::activity::{Change, Extra, Length, Origin, Override, Schedule, Start};
use fristed::domain::holiday::Holiday;
use fristed::domain::house::{HouseContent, OnDuty};
use fristed::domain::opening::{DayHours, Hours};
use fristed::domain::recurrence::Rule;
use fristed::domain::text::{Line, Words};
use fristed::domain::time::HOUSE_ZONE;
use fristed::exchange::house_file::{read, write};
use proptest::prelude::*;

use crate::some::{DRAWINGS, activity, civil, date, example, line};

/// The least that a house file holds.
const LEAST: &str = r#"
[house]
name = "Huset"
address = "Vejen 1"
first-aid = "Ved døren"
[privacy]
responsible = "Huset"
complain = "Datatilsynet"
[hours]
weekdays = ["08:00-22:00"]
weekend = "closed"
holidays = "closed"
"#;

fn with(more: &str) -> HouseContent {
    read(&format!("{LEAST}{more}"), DRAWINGS).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// Where in `more` (its first line is 1) each problem stands, and what it says.
pub fn refused(more: &str) -> Vec<(usize, String)> {
    let before = LEAST.matches('\n').count();
    let problems = read(&format!("{LEAST}{more}"), DRAWINGS).expect_err("this has problems");
    problems.into_iter().map(|problem| (problem.line.saturating_sub(before), problem.message)).collect()
}

fn schedule(keys: &str) -> Schedule {
    let content = with(&format!("[[activity]]\nid = \"a\"\ntitle = \"A\"\n{keys}\n"));
    content.activities[0].schedule.clone()
}

#[test]
fn the_example_reads_back_equal() {
    let content = example();
    assert_eq!(read(&write(&content), DRAWINGS), Ok(content));
}

#[test]
fn the_least_is_enough_and_what_is_missing_is_named() {
    let content = with("");
    assert_eq!(content.house.name.as_str(), "Huset");
    assert_eq!(content.settings.rest_after_seconds, 90);
    assert!(content.opening.week[0].hours.len() == 1 && content.opening.week[6].hours.is_empty());
    let problems = read("", DRAWINGS).unwrap_err();
    for table in ["[house]", "[privacy]", "[hours]"] {
        assert!(problems.iter().any(|one| one.message.contains(table)), "{table}: {problems:?}");
    }
    let problems = read("[house]\nname = \"x\"\n", DRAWINGS).unwrap_err();
    assert!(problems.iter().any(|one| one.line == 1 && one.message == "[house] needs address"), "{problems:?}");
}

#[test]
fn all_problems_come_at_once_with_their_lines() {
    let found = refused(
        r#"[[facility]]
id = "bad"
kind = "pool"
gender = "neuter"
name = "Badet"
invitation = "Bank på"
icon = "bad"
minutes = 0
instead = ["bad", "sauna"]
[[offer]]
id = "x"
need = "health"
title = ""
first-step = "Kom"
icon = "nothing"
when = "ask"
colour = "red"
[[activity]]
id = "x"
title = "A"
offer = "y"
date = "2026-02-30"
"#,
    );
    let at =
        |line: usize| found.iter().filter(|(at, _)| *at == line).map(|(_, text)| text.as_str()).collect::<Vec<_>>();
    assert_eq!(at(1), ["[[facility]] needs instead-sentence"]);
    assert_eq!(at(3), ["kind in [[facility]]: \"pool\" is not known; write room, table, machine or spare-room"]);
    assert_eq!(at(8), ["minutes in [[facility]]: write a whole number from 1 to 1440"]);
    assert_eq!(at(9).len(), 2);
    assert!(at(9)[0].contains("\"bad\" cannot stand in for itself") || at(9)[1].contains("cannot stand in for itself"));
    assert_eq!(at(13), ["title in [[offer]]: the text is empty; write at least one word"]);
    assert!(at(15)[0].contains("no drawing \"nothing\""));
    let allowed = "id, need, title(-en), place(-en), text(-en), first-step(-en), icon, when";
    assert_eq!(at(17), [format!("[[offer]] has no key \"colour\"; it takes {allowed}")]);
    assert_eq!(at(21), ["offer in [[activity]]: there is no [[offer]] with the id \"y\"; write x"]);
    assert_eq!(at(22), ["date in [[activity]]: write a date that exists, as in 2026-12-24"]);
    assert_eq!(found.len(), 10, "{found:#?}");
}

#[test]
fn impossible_values_are_refused_with_what_is_allowed() {
    let activity = |keys: &str| format!("[[activity]]\nid = \"a\"\ntitle = \"A\"\n{keys}\n");
    let cases: &[(String, usize, &str)] = &[
        ("[[exception]]\ndate = \"2026-01-01\"\nopen = [\"8-22\"]".into(), 3, "08:00-22:00"),
        ("[[exception]]\ndate = \"2026-01-01\"\nopen = [\"08:00-12:00\", \"11:00-22:00\"]".into(), 3, "overlap"),
        ("[[exception]]\ndate = \"2026-01-01\"\nopen = [\"08:00-24:30\"]".into(), 3, "08:00-22:00"),
        ("[[holiday]]\nname = \"store-bededag\"\nopen = []".into(), 2, "maundy-thursday"),
        ("[[holiday]]\nname = \"christmas-eve\"".into(), 1, "needs open"),
        ("[settings]\nrest-after-seconds = 5".into(), 2, "30 to 600"),
        ("[[on-duty]]\nfirst-name = \"Ib\"\nweekdays = [\"monday\"]".into(), 1, "agreed = true"),
        ("[[on-duty]]\nfirst-name = \"Ib\"\nweekdays = [\"mandag\"]\nagreed = true".into(), 3, "monday, tuesday"),
        ("[[agreement]]\nicon = \"doer\"\ntext-en = \"Come\"".into(), 3, "Danish"),
        ("[[help]]\nicon = \"kryds\"\nname = \"N\"\ntext = \"T\"\nphone = \"070761 1234\"".into(), 5, "CPR"),
        ("[[agreement]]\nicon = \"doer\"\ntext = 7".into(), 3, "quotation marks, not a number"),
        ("[[agreement]]\nicon = doer\ntext = \"x\"".into(), 2, "no TOML"),
        ("agreement = 4".into(), 1, ""),
        (activity("kind = \"party\"\ndate = \"2026-01-01\""), 4, "activity, offer, meeting or shift"),
        (activity("date = \"2026-01-01\"\nprice = 20"), 5, "food = true"),
        (activity("date = \"2026-01-01\"\nfood = true"), 5, "free = true"),
        (activity("date = \"2026-01-01\"\nfood = true\nprice = 5\nfree = true"), 7, "not both"),
        (activity("date = \"2026-01-01\"\nto = \"10:00\""), 5, "goes with from"),
        (activity("date = \"2026-01-01\"\nfrom = \"25:00\""), 5, "16:00"),
        (activity("date = \"2026-01-01\"\nrule = \"FREQ=SOMETIMES\""), 5, "rule"),
        (activity("repeat = \"now and then\""), 4, "every weekday"),
        (activity("repeat = \"every second sunday\""), 4, "date"),
        (activity(""), 1, "needs date or repeat"),
        (activity("repeat = \"every day\"\nuntil = \"2020-01-01\""), 5, "before the first"),
        (activity("repeat = \"every day\"\nrule = \"FREQ=DAILY\""), 4, "not both"),
        (activity("date = \"2026-01-01\"\nexcept = [\"tomorrow\"]"), 5, "dates that exist"),
        (activity("date = \"2026-01-01\"\n[[activity.change]]\non = \"2026-01-01\""), 5, "cancelled = true"),
        (activity("date = \"2026-01-01\"\nscene = \"suppe-moerk\""), 5, "morgen"),
        ("[[facility]]\nid = \"Å\"".into(), 2, "small letters"),
        (format!("{}{}", activity("date = \"2026-01-01\""), activity("date = \"2026-01-01\"")), 6, "already"),
    ];
    for (more, line, says) in cases {
        let found = refused(more);
        assert!(found.iter().any(|(at, text)| at == line && text.contains(says)), "{more}\n→ {found:#?}");
    }
}

#[test]
fn plain_words_become_rules() {
    let cases = [
        ("every day", "FREQ=DAILY", "2025-01-01"),
        ("every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2025-01-01"),
        ("every weekend", "FREQ=WEEKLY;BYDAY=SA,SU", "2025-01-04"),
        ("every monday and thursday", "FREQ=WEEKLY;BYDAY=MO,TH", "2025-01-02"),
        ("Every monday, tuesday and friday", "FREQ=WEEKLY;BYDAY=MO,TU,FR", "2025-01-03"),
        ("first tuesday of the month", "FREQ=MONTHLY;BYDAY=1TU", "2025-01-07"),
        ("first and third friday of the month", "FREQ=MONTHLY;BYDAY=1FR,3FR", "2025-01-03"),
        ("last saturday of june", "FREQ=YEARLY;BYMONTH=6;BYDAY=-1SA", "2025-06-28"),
        ("second thursday of may and november", "FREQ=YEARLY;BYMONTH=5,11;BYDAY=2TH", "2025-05-08"),
    ];
    for (words, rule, first) in cases {
        let schedule = schedule(&format!("from = \"10:00\"\nto = \"12:00\"\nrepeat = \"{words}\""));
        assert_eq!(schedule.rules[0].as_str(), rule);
        assert_eq!(schedule.start.civil(), date(first).and_hms_opt(10, 0, 0).unwrap(), "{words}");
    }
    let second = schedule("date = 2025-01-05\nrepeat = \"every second sunday\"\ntimes = 7");
    assert_eq!(second.rules[0].as_str(), "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;COUNT=7");
    let until = schedule("from = \"10:00\"\nrepeat = \"every day\"\nuntil = \"2026-07-01\"");
    assert_eq!(until.rules[0].as_str(), "FREQ=DAILY;UNTIL=20260701T215959Z", "the end of the day in Copenhagen");
    let later = schedule("date = \"2026-01-01\"\nrepeat = \"every monday\"");
    assert_eq!(later.start, Start::Day(date("2026-01-05")), "the first Monday from that date on");
}

#[test]
fn times_and_lengths() {
    let cases = [
        ("from = \"16:00\"\nto = \"18:00\"", Length::Civil(TimeDelta::hours(2))),
        ("from = \"22:00\"\nto = \"02:00\"", Length::Civil(TimeDelta::hours(4))),
        ("from = \"22:00\"\nto = \"24:00\"", Length::Civil(TimeDelta::hours(2))),
        ("from = \"10:00\"\nto = \"15:00\"\ndays = 3", Length::Civil(TimeDelta::hours(53))),
        ("from = \"10:00\"", Length::Civil(TimeDelta::zero())),
        ("from = \"10:00\"\nminutes = 90", Length::Exact(TimeDelta::minutes(90))),
        ("", Length::Civil(TimeDelta::days(1))),
        ("days = 2", Length::Civil(TimeDelta::days(2))),
    ];
    for (keys, length) in cases {
        assert_eq!(schedule(&format!("date = \"2026-01-01\"\n{keys}")).length, length, "{keys}");
    }
}

#[test]
fn single_times_are_added_taken_away_and_changed() {
    let keys = r#"date = "2026-01-05"
from = "10:00"
to = "12:00"
repeat = "every monday"
also = ["2026-01-07", "2026-01-08 14:00", "2026-01-09 14:00-15:00"]
except = ["2026-01-12"]
[[activity.change]]
on = "2026-01-19"
cancelled = true
note = "Kom til kaffe i stedet"
[[activity.change]]
on = "2026-01-26"
date = "2026-01-27"
place = "Haven"
"#;
    let schedule = schedule(keys);
    let extra = |at: &str, length| Extra { civil: civil(at), length };
    assert_eq!(
        schedule.extra,
        [
            extra("2026-01-07T10:00:00", None),
            extra("2026-01-08T14:00:00", None),
            extra("2026-01-09T14:00:00", Some(Length::Civil(TimeDelta::hours(1)))),
        ]
    );
    assert_eq!(schedule.except, [civil("2026-01-12T10:00:00")]);
    let moved = Change::Moved {
        start: Start::At { civil: civil("2026-01-27T10:00:00"), zone: HOUSE_ZONE },
        length: Length::Civil(TimeDelta::hours(2)),
        title: None,
        place: Some(line("Haven")),
    };
    assert_eq!(
        schedule.overrides,
        [
            Override {
                instead_of: civil("2026-01-19T10:00:00"),
                change: Change::Cancelled,
                note: Some(line("Kom til kaffe i stedet")),
            },
            Override { instead_of: civil("2026-01-26T10:00:00"), change: moved, note: None },
        ]
    );
}

#[test]
fn no_text_makes_the_reader_fall() {
    for text in ["\u{0}", "[[[[", "a = [[[[[[[[", "= 1", "[house]\n[house]", "\"", "x = 1e999", "\u{feff}[house]"] {
        assert!(read(text, DRAWINGS).is_err());
    }
    assert!(read(&"[".repeat(100_000), DRAWINGS).is_err());
    assert!(read(&format!("a = {}", "[".repeat(100_000)), DRAWINGS).is_err());
}

fn any_words() -> impl Strategy<Value = Words> {
    let text = "[A-Za-zæøåÆØÅ\"'\\\\#=.,–]{1,12}( [a-zæøå0-9]{1,5})?";
    (text, proptest::option::of(text)).prop_filter_map("no text", |(da, en)| {
        Some(Words { da: Line::new(&da).ok()?, en: en.and_then(|en| Line::new(&en).ok()) })
    })
}

fn any_length() -> impl Strategy<Value = Length> {
    prop_oneof![
        (0_i64..5_000).prop_map(|minutes| Length::Civil(TimeDelta::minutes(minutes))),
        (1_i64..5_000).prop_map(|minutes| Length::Exact(TimeDelta::minutes(minutes))),
    ]
}

fn any_schedule() -> impl Strategy<Value = Schedule> {
    let minute = 0_i64..(400 * 24 * 60);
    let at = |minutes: i64| civil("2026-01-01T00:00:00") + TimeDelta::minutes(minutes);
    let days = (minute.clone(), any_length(), proptest::collection::vec(0_i64..400, 0..4), any::<bool>());
    let changes = proptest::collection::vec((minute, any_length(), any::<bool>()), 0..3);
    (days, 1_i64..5, changes, 0_usize..3).prop_map(move |((start, length, extra, is_day), whole, changes, rules)| {
        let civil = at(start);
        let (start, length) = if is_day {
            (Start::Day(civil.date()), Length::Civil(TimeDelta::days(whole)))
        } else {
            (Start::At { civil, zone: HOUSE_ZONE }, length)
        };
        let others: Vec<_> = extra.iter().map(|day| start.civil() + TimeDelta::days(*day)).collect();
        let change = |(minutes, length, cancelled): &(i64, Length, bool)| {
            let moved = Start::At { civil: at(*minutes), zone: HOUSE_ZONE };
            let change = Change::Moved { start: moved, length: *length, title: Some(line("Anderledes")), place: None };
            Override {
                instead_of: start.civil() + TimeDelta::days(minutes % 50),
                change: if *cancelled { Change::Cancelled } else { change },
                note: cancelled.then(|| line("Kom til kaffe i stedet")),
            }
        };
        let rules = ["FREQ=WEEKLY;BYDAY=MO", "FREQ=DAILY;COUNT=5"].into_iter().take(rules);
        let own = |at: usize| (!is_day && at == 1).then_some(Length::Civil(TimeDelta::minutes(45)));
        Schedule {
            start,
            length,
            rules: rules.map(|rule| Rule::new(rule, start).unwrap()).collect(),
            extra: others.iter().enumerate().map(|(at, civil)| Extra { civil: *civil, length: own(at) }).collect(),
            except: others.into_iter().skip(2).collect(),
            overrides: changes.iter().map(change).collect(),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_reads_back_equal(
        schedules in proptest::collection::vec(any_schedule(), 1..4),
        words in proptest::collection::vec(any_words(), 8),
        from in 0_u32..1440,
        to in 0_u32..1440,
    ) {
        let mut content = with("");
        let time = |minutes: u32| chrono::NaiveTime::from_num_seconds_from_midnight_opt(minutes * 60, 0).unwrap();
        let day = DayHours { hours: vec![Hours { from: time(from), to: time(to) }], note: Some(words[0].clone()) };
        content.opening.week[3] = day.clone();
        content.opening.named.insert(Holiday::BoxingDay, day.clone());
        content.opening.exceptions.insert(date("2028-02-29"), day);
        content.house.borrow_phone = Some(words[1].clone());
        content.on_duty = vec![OnDuty { first_name: words[2].da.clone(), weekdays: vec![chrono::Weekday::Sat] }];
        for (at, schedule) in schedules.into_iter().enumerate() {
            let mut one = activity(Origin::HouseFile { id: format!("a{at}") }, "A", schedule);
            one.title = words[3].clone();
            one.text = Some(words[4].clone());
            one.ways.help = Some(words[5].clone());
            one.course.after = Some(words[6].clone());
            one.team = at == 1;
            content.activities.push(one);
        }
        let text = write(&content);
        prop_assert_eq!(read(&text, DRAWINGS), Ok(content), "{}", text);
    }
}
