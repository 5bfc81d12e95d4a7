//! The programme as an employee corrects it: one time, all from one on, something new.

use chrono::TimeDelta;
use fristed::app::running::running_words;
use fristed::domain::activity::{Change, Extra, Override, Schedule};
use fristed::domain::programme::{cancel, make_tradition, repeat_of, split};
use fristed::domain::recurrence::{Rule, starts};
use fristed::domain::repeat::Repeat;
use fristed::domain::text::Language;
use fristed::domain::time::HOUSE_ZONE;
use proptest::prelude::*;

use crate::some::{civil, date, line, once, repeated};

fn all_of(schedule: &Schedule, from: &str, to: &str) -> Vec<String> {
    starts(schedule, civil(from), civil(to), HOUSE_ZONE).iter().map(|at| at.format("%m-%d %H:%M").to_string()).collect()
}

fn any_repeat() -> impl Strategy<Value = Repeat> {
    let days = prop::sample::subsequence((0..7_usize).collect::<Vec<_>>(), 1..=7);
    let which = prop::sample::subsequence(vec![1_i8, 2, 3, 4, -1], 1..=3);
    let months = prop::sample::subsequence((1..=12_u32).collect::<Vec<_>>(), 0..=3);
    prop_oneof![
        Just(Repeat::Daily),
        Just(Repeat::Yearly),
        (days, 1..=4_u8).prop_map(|(days, every)| Repeat::Weekly { days, every }),
        (which, 0..7_usize, months).prop_map(|(which, day, months)| Repeat::Monthly { which, day, months }),
    ]
}

proptest! {
    #[test]
    fn words_to_a_rule_and_back_are_the_same_words(repeat in any_repeat(), other in any_repeat(), day in 0..4000_i64) {
        let first = repeat.first_from(date("2026-01-01") + TimeDelta::days(day));
        let schedule = once(first.and_hms_opt(14, 0, 0).unwrap());
        let rule = Rule::new(&repeat.rule(), schedule.start).unwrap();
        let again = Repeat::of(&rule, first).unwrap();
        prop_assert_eq!(&again, &repeat);
        for language in [Language::Danish, Language::English] {
            let words = running_words::repeat(&repeat, language);
            prop_assert_eq!(&running_words::repeat(&again, language), &words);
            prop_assert_eq!(words == running_words::repeat(&other, language), repeat == other, "{}", words);
        }
    }

    /// Both parts of a divided series together give the times of the whole, and each keeps to its side.
    #[test]
    fn two_parts_are_the_whole(repeat in any_repeat(), count in prop::option::of(1..30_u32), at in 0..40_usize) {
        let first = repeat.first_from(date("2026-01-01"));
        let mut whole = once(first.and_hms_opt(14, 0, 0).unwrap());
        let end = count.map_or(String::new(), |count| format!(";COUNT={count}"));
        whole.rules.push(Rule::new(&format!("{}{end}", repeat.rule()), whole.start).unwrap());
        whole.extra.push(Extra { civil: civil("2026-03-07T11:00:00"), length: None });
        let (from, to) = (civil("2025-12-01T00:00:00"), civil("2028-12-31T00:00:00"));
        let all = starts(&whole, from, to, HOUSE_ZONE);
        let key = all[at % all.len()];
        let parts = split(&whole, key, HOUSE_ZONE).unwrap();
        let before = parts.before.map_or_else(Vec::new, |before| starts(&before, from, to, HOUSE_ZONE));
        let later = starts(&parts.from, from, to, HOUSE_ZONE);
        prop_assert!(before.iter().all(|one| *one < key), "{:?}", before);
        prop_assert!(later.iter().all(|one| *one >= key), "{:?}", later);
        prop_assert_eq!([before, later].concat(), all);
    }
}

#[test]
fn rhythms_are_said_as_people_say_them() {
    for (rule, danish, english) in [
        ("FREQ=WEEKLY;BYDAY=TH", "hver torsdag", "every Thursday"),
        ("FREQ=WEEKLY", "hver tirsdag", "every Tuesday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "hver anden søndag", "every second Sunday"),
        ("FREQ=WEEKLY;BYDAY=TH,MO", "hver mandag og torsdag", "every Monday and Thursday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "alle hverdage", "every weekday"),
        ("FREQ=MONTHLY;BYDAY=1TU", "første tirsdag i måneden", "first Tuesday of the month"),
        ("FREQ=MONTHLY;BYDAY=1FR,3FR", "første og tredje fredag i måneden", "first and third Friday of the month"),
        ("FREQ=YEARLY;BYMONTH=6;BYDAY=-1SA;UNTIL=20300101", "sidste lørdag i juni", "last Saturday of June"),
        ("FREQ=DAILY;COUNT=5", "hver dag", "every day"),
    ] {
        let schedule = repeated(civil("2026-10-13T14:00:00"), rule);
        let repeat = repeat_of(&schedule).unwrap().unwrap();
        let words = [Language::Danish, Language::English].map(|language| running_words::repeat(&repeat, language));
        assert_eq!(words, [danish, english], "{rule}");
    }
    for rule in ["FREQ=DAILY;INTERVAL=2", "FREQ=MONTHLY;BYMONTHDAY=3", "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9,15"] {
        assert_eq!(repeat_of(&repeated(civil("2026-10-12T09:00:00"), rule)), Err(()), "{rule}");
    }
    assert_eq!(repeat_of(&once(civil("2026-10-12T09:00:00"))), Ok(None));
}

#[test]
fn a_time_that_was_moved_stays_with_its_part() {
    let mut series = repeated(civil("2026-10-01T14:00:00"), "FREQ=WEEKLY;BYDAY=TH");
    series.except = vec![civil("2026-10-08T14:00:00"), civil("2026-11-05T14:00:00")];
    cancel(&mut series, civil("2026-10-29T14:00:00"), line("Kom til kaffe"));
    cancel(&mut series, civil("2026-10-15T14:00:00"), line("Kom til spil"));
    assert!(series.overrides[0].instead_of < series.overrides[1].instead_of);
    let parts = split(&series, civil("2026-10-22T14:00:00"), HOUSE_ZONE).unwrap();
    let before = parts.before.unwrap();
    let spiel = Override {
        instead_of: civil("2026-10-15T14:00:00"),
        change: Change::Cancelled,
        note: Some(line("Kom til spil")),
    };
    assert_eq!(before.overrides, [spiel]);
    assert_eq!((before.except.len(), parts.from.except.len(), parts.from.overrides.len()), (1, 1, 1));
    assert_eq!(all_of(&before, "2026-09-01T00:00:00", "2026-12-01T00:00:00").len(), 3);
}

#[test]
fn a_tradition_keeps_what_was_before() {
    let mut party = once(civil("2026-10-01T15:00:00"));
    party.extra.push(Extra { civil: civil("2026-10-08T15:00:00"), length: None });
    party.extra.push(Extra { civil: civil("2026-10-10T18:00:00"), length: None });
    assert!(make_tradition(&mut party, civil("2026-10-08T15:00:00")).unwrap());
    assert_eq!(
        all_of(&party, "2026-09-01T00:00:00", "2026-10-24T00:00:00"),
        ["10-01 15:00", "10-08 15:00", "10-10 18:00", "10-15 15:00", "10-22 15:00"]
    );
    assert!(!make_tradition(&mut party, civil("2026-10-15T15:00:00")).unwrap(), "it is one already");
}
