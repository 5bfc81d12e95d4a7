//! Recurrence against two other ways to the same days: looking at each day, and another expander.

use std::collections::BTreeSet;
use std::fmt::Write;

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use fristed::domain::activity::{Change, Length, Override, Schedule, Start};
use fristed::domain::recurrence::{Rule, occurrences};
use fristed::domain::time::{HOUSE_ZONE, Span};
use proptest::prelude::*;

use crate::recurrence::{at, schedule};

/// A rule said twice: as text, and as a question to one day at a time.
#[derive(Debug, Clone)]
struct Simple {
    start: NaiveDate,
    interval: i64,
    sort: Sort,
    count: Option<usize>,
    until: Option<NaiveDate>,
}

#[derive(Debug, Clone)]
enum Sort {
    Daily,
    Weekly(BTreeSet<u8>),
    MonthDays(BTreeSet<i32>),
    Ordinal(i32, u8),
}

const NAMES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

impl Simple {
    fn text(&self) -> String {
        let list = |items: Vec<String>| items.join(",");
        let mut text = match &self.sort {
            Sort::Daily => "FREQ=DAILY".to_owned(),
            Sort::Weekly(days) => {
                format!("FREQ=WEEKLY;BYDAY={}", list(days.iter().map(|d| NAMES[usize::from(*d)].to_owned()).collect()))
            }
            Sort::MonthDays(days) => {
                format!("FREQ=MONTHLY;BYMONTHDAY={}", list(days.iter().map(ToString::to_string).collect()))
            }
            Sort::Ordinal(n, weekday) => format!("FREQ=MONTHLY;BYDAY={n}{}", NAMES[usize::from(*weekday)]),
        };
        write!(text, ";INTERVAL={}", self.interval).unwrap();
        if let Some(count) = self.count {
            write!(text, ";COUNT={count}").unwrap();
        }
        if let Some(until) = self.until {
            write!(text, ";UNTIL={}", until.format("%Y%m%d")).unwrap();
        }
        text
    }

    fn hits(&self, day: NaiveDate) -> bool {
        let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month());
        let length = i32::from(day.num_days_in_month());
        let number = i32::try_from(day.day()).unwrap();
        match &self.sort {
            Sort::Daily => (day - self.start).num_days() % self.interval == 0,
            Sort::Weekly(days) => {
                let monday = |day: NaiveDate| day - Days::new(day.weekday().num_days_from_monday().into());
                let weeks = (monday(day) - monday(self.start)).num_days() / 7;
                weeks % self.interval == 0
                    && days.contains(&u8::try_from(day.weekday().num_days_from_monday()).unwrap())
            }
            _ if (months(day) - months(self.start)) % self.interval != 0 => false,
            Sort::MonthDays(days) => days.iter().any(|d| *d == number || length + 1 + *d == number),
            Sort::Ordinal(n, weekday) => {
                let same = Weekday::try_from(*weekday).unwrap() == day.weekday();
                same && if *n > 0 { (number - 1) / 7 + 1 == *n } else { (length - number) / 7 + 1 == -*n }
            }
        }
    }

    /// Day by day from the start on.
    fn naive(&self, until: NaiveDate) -> BTreeSet<NaiveDate> {
        let last = self.until.unwrap_or(until).min(until);
        let mut found: BTreeSet<_> = self
            .start
            .iter_days()
            .take_while(|day| *day <= last)
            .filter(|day| self.hits(*day))
            .take(self.count.unwrap_or(usize::MAX))
            .collect();
        if self.until.is_none_or(|last| self.start <= last) {
            found.insert(self.start);
        }
        found
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..12_000).prop_map(|days| NaiveDate::from_ymd_opt(1995, 1, 1).unwrap() + Days::new(days))
}

fn any_simple() -> impl Strategy<Value = Simple> {
    let sort = prop_oneof![
        Just(Sort::Daily),
        prop::collection::btree_set(0_u8..7, 1..4).prop_map(Sort::Weekly),
        prop::collection::btree_set(prop_oneof![1..=31_i32, -31..=-1_i32], 1..3).prop_map(Sort::MonthDays),
        (prop_oneof![1..=5_i32, -5..=-1_i32], 0_u8..7).prop_map(|(n, day)| Sort::Ordinal(n, day)),
    ];
    let until = (any_day(), 0_i64..3000).prop_map(|(start, more)| (start, start + TimeDelta::days(more)));
    (until, 1_i64..6, sort, prop::option::of(1_usize..60), any::<bool>()).prop_map(
        |((start, until), interval, sort, count, ends)| Simple {
            start,
            interval,
            sort,
            count,
            until: ends.then_some(until),
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_rule_gives_what_looking_at_every_day_gives(rule in any_simple(), offset in 0_i64..4000, length in 1_u64..400) {
        let series = schedule(Start::Day(rule.start), &[&rule.text()]);
        let first = rule.start + TimeDelta::days(offset);
        let last = first + Days::new(length - 1);
        let span = Span::of_days(first, length, HOUSE_ZONE);
        let ours: Vec<_> = occurrences(&series, span, HOUSE_ZONE).iter().map(|o| o.start.date_naive()).collect();
        let naive: Vec<_> = rule.naive(last).range(first..=last).copied().collect();
        prop_assert_eq!(ours, naive, "{}", rule.text());
    }

    #[test]
    fn a_span_is_the_sum_of_its_parts(rule in any_simple(), cut in 1_u64..200, rest in 1_u64..200, hour in 0_u32..24) {
        let start = Start::At { civil: rule.start.and_hms_opt(hour, 30, 0).unwrap(), zone: HOUSE_ZONE };
        let mut series = schedule(start, &[&rule.text()]);
        series.length = Length::Civil(TimeDelta::hours(7));
        let change = Change::Moved { start: at("2010-05-05 05:00"), length: series.length, title: None, place: None };
        series.overrides = vec![Override { instead_of: start.civil(), change, note: None }];
        let middle = rule.start + Days::new(cut);
        let whole = occurrences(&series, Span::of_days(rule.start, cut + rest, HOUSE_ZONE), HOUSE_ZONE);
        let mut parts = occurrences(&series, Span::of_days(rule.start, cut, HOUSE_ZONE), HOUSE_ZONE);
        for occurrence in occurrences(&series, Span::of_days(middle, rest, HOUSE_ZONE), HOUSE_ZONE) {
            if !parts.contains(&occurrence) {
                parts.push(occurrence);
            }
        }
        parts.sort_by_key(|occurrence| (occurrence.start, occurrence.end, occurrence.key));
        prop_assert_eq!(whole, parts);
    }

    #[test]
    fn rules_agree_with_another_expander(
        start in any_day(),
        frequency in prop::sample::select(vec!["MONTHLY", "YEARLY"]),
        interval in 1_u16..4,
        months in prop::option::of(prop::collection::btree_set(1_u32..13, 1..4)),
        days in prop::collection::btree_set((prop::sample::select(vec![-2_i32, -1, 1, 2, 3, 4]), 0_usize..7), 1..4),
        position in prop::option::of(prop::sample::select(vec![1_i32, 2, -1])),
        count in 1_u32..40,
    ) {
        let names: Vec<_> = days.iter().map(|(n, day)| format!("{n}{}", NAMES[*day])).collect();
        let mut text = format!("FREQ={frequency};INTERVAL={interval};COUNT={count};BYDAY={}", names.join(","));
        if let Some(months) = months {
            write!(text, ";BYMONTH={}", months.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")).unwrap();
        }
        if let Some(position) = position {
            write!(text, ";BYSETPOS={position}").unwrap();
        }
        let noon = start.and_hms_opt(12, 0, 0).unwrap();
        let utc = rrule::Tz::UTC.from_utc_datetime(&noon);
        let theirs = text.parse::<rrule::RRule<rrule::Unvalidated>>().unwrap().build(utc).unwrap();
        let until = noon + TimeDelta::days(4000);
        let mut theirs: BTreeSet<_> =
            theirs.into_iter().map(|at| at.naive_utc()).take_while(|at| *at < until).take(500).collect();
        theirs.insert(noon);
        let series = schedule(Start::At { civil: noon, zone: Tz::UTC }, &[&text]);
        let span = Span { start: noon.and_utc(), end: until.and_utc() };
        let ours: BTreeSet<_> = occurrences(&series, span, Tz::UTC).iter().map(|o| o.start.naive_utc()).collect();
        prop_assert_eq!(ours, theirs, "{} from {}", text, start);
    }

    #[test]
    fn no_rule_text_and_no_span_make_it_panic(
        text in "(FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY))?(;(INTERVAL|COUNT|UNTIL|BYDAY|BYMONTH|BYSETPOS|BYHOUR|BYWEEKNO|X)=[-0-9A-Z,]{0,12}){0,4}",
        start in any_day(), from in any::<i64>(), to in any::<i64>(), seconds in any::<i64>(),
    ) {
        let start = Start::At { civil: start.and_hms_opt(2, 30, 0).unwrap(), zone: HOUSE_ZONE };
        let rules: Vec<Rule> = Rule::new(&text, start).into_iter().collect();
        let length = Length::Civil(TimeDelta::try_seconds(seconds).unwrap_or(TimeDelta::MAX));
        let series = Schedule { length, rules, ..schedule(start, &[]) };
        let moment = |n: i64| DateTime::<Utc>::from_timestamp(n, 0).unwrap_or(DateTime::<Utc>::MAX_UTC);
        let _ = occurrences(&series, Span { start: moment(from), end: moment(to) }, HOUSE_ZONE);
        let near = i64::from(i32::MAX) / 2;
        let _ = occurrences(&series, Span { start: moment(near), end: moment(near + from.rem_euclid(1_000_000)) }, HOUSE_ZONE);
    }
}
