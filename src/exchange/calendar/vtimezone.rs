//! VTIMEZONE, computed from the time zone data.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Weekday};
use chrono_tz::{OffsetComponents, OffsetName, Tz};

use super::write::Sheet;

/// How many years ahead the clock changes must keep to one rule for that rule to be written.
const YEARS_AHEAD: i32 = 10;

/// One change of the clock.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Onset {
    /// Local time by the offset before.
    at: NaiveDateTime,
    /// Seconds east of Greenwich.
    from: i32,
    to: i32,
    daylight: bool,
    name: Option<String>,
}

/// Writes the VTIMEZONE of the zone with this IANA name, right from the start of `first_year` on.
pub(super) fn write(sheet: &mut Sheet, name: &str, first_year: i32, this_year: i32) {
    let Ok(zone) = name.parse::<Tz>() else { return };
    let last_year = this_year.max(first_year) + YEARS_AHEAD;
    let (before, onsets) = onsets(zone, first_year - 1, last_year);
    sheet.line("BEGIN:VTIMEZONE");
    sheet.line(&format!("TZID:{name}"));
    sheet.line(&format!("X-LIC-LOCATION:{name}"));
    observance(sheet, &before, None);
    let (single, yearly) = split(&onsets, last_year);
    for onset in single {
        observance(sheet, onset, None);
    }
    for (onset, rule) in yearly {
        observance(sheet, &onset, Some(rule));
    }
    sheet.line("END:VTIMEZONE");
}

fn observance(sheet: &mut Sheet, onset: &Onset, rule: Option<String>) {
    let part = if onset.daylight { "DAYLIGHT" } else { "STANDARD" };
    sheet.line(&format!("BEGIN:{part}"));
    sheet.line(&format!("DTSTART:{}", onset.at.format("%Y%m%dT%H%M%S")));
    sheet.line(&format!("TZOFFSETFROM:{}", offset(onset.from)));
    sheet.line(&format!("TZOFFSETTO:{}", offset(onset.to)));
    if let Some(name) = &onset.name {
        sheet.line(&format!("TZNAME:{name}"));
    }
    if let Some(rule) = rule {
        sheet.line(&format!("RRULE:{rule}"));
    }
    sheet.line(&format!("END:{part}"));
}

fn offset(seconds: i32) -> String {
    let (sign, all) = (if seconds < 0 { '-' } else { '+' }, seconds.abs());
    let (hours, minutes, seconds) = (all / 3600, all / 60 % 60, all % 60);
    if seconds == 0 {
        format!("{sign}{hours:02}{minutes:02}")
    } else {
        format!("{sign}{hours:02}{minutes:02}{seconds:02}")
    }
}

/// The offset at the start of `first_year`, and every change until the end of `last_year`.
fn onsets(zone: Tz, first_year: i32, last_year: i32) -> (Onset, Vec<Onset>) {
    let begin =
        |year| NaiveDate::from_ymd_opt(year, 1, 1).map_or(DateTime::UNIX_EPOCH.naive_utc(), NaiveDateTime::from);
    let (mut at, end) = (begin(first_year), begin(last_year + 1));
    let seconds = |at: NaiveDateTime| zone.offset_from_utc_datetime(&at).fix().local_minus_utc();
    let onset = |at: NaiveDateTime, from: i32| {
        let offset = zone.offset_from_utc_datetime(&at);
        Onset {
            at: at + TimeDelta::seconds(from.into()),
            from,
            to: offset.fix().local_minus_utc(),
            daylight: !offset.dst_offset().is_zero(),
            name: offset.abbreviation().filter(|name| name.starts_with(char::is_alphabetic)).map(str::to_owned),
        }
    };
    let mut found = Vec::new();
    let first = onset(at, seconds(at));
    while at < end {
        let next = at + TimeDelta::days(1);
        let from = seconds(at);
        if seconds(next) != from {
            let (mut low, mut high) = (at, next);
            while high - low > TimeDelta::seconds(1) {
                let middle = low + (high - low) / 2;
                let middle = middle - TimeDelta::nanoseconds(i64::from(middle.and_utc().timestamp_subsec_nanos()));
                if seconds(middle) == from {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            found.push(onset(high, from));
        }
        at = next;
    }
    (first, found)
}

/// Divides the changes into those of the past and, where the last years keep to a rule, the two that it repeats.
fn split(onsets: &[Onset], last_year: i32) -> (&[Onset], Vec<(Onset, String)>) {
    let of_year = |year: i32| onsets.iter().filter(move |onset| onset.at.year() == year).collect::<Vec<_>>();
    let model = of_year(last_year);
    if model.len() != 2 {
        return (onsets, Vec::new());
    }
    let same = |onset: &Onset, other: &Onset| {
        (onset.from, onset.to, onset.at.month(), onset.at.weekday(), onset.at.time())
            == (other.from, other.to, other.at.month(), other.at.weekday(), other.at.time())
    };
    let mut first_year = last_year;
    while let [a, b] = of_year(first_year - 1)[..] {
        let run = |model| onsets.iter().filter(move |onset| onset.at.year() >= first_year - 1 && same(onset, model));
        let keeps = same(a, model[0]) && same(b, model[1]);
        if !keeps || ordinal(run(model[0])).is_none() || ordinal(run(model[1])).is_none() {
            break;
        }
        first_year -= 1;
    }
    let from = onsets.partition_point(|onset| onset.at.year() < first_year);
    let repeated = &onsets[from..];
    let rules: Option<Vec<_>> = model
        .iter()
        .map(|model| {
            let run = || repeated.iter().filter(|onset| same(onset, model));
            let (ordinal, first) = (ordinal(run())?, run().next()?);
            let (month, day) = (first.at.month(), weekday(first.at.weekday()));
            Some((first.clone(), format!("FREQ=YEARLY;BYMONTH={month};BYDAY={ordinal}{day}")))
        })
        .collect();
    match rules {
        Some(rules) if last_year - first_year >= YEARS_AHEAD / 2 => (&onsets[..from], rules),
        _ => (onsets, Vec::new()),
    }
}

/// Which weekday of its month all these days are, the last (-1) before the n-th.
fn ordinal<'a>(onsets: impl Iterator<Item = &'a Onset>) -> Option<i32> {
    let (mut last, mut nth) = (true, None);
    for onset in onsets {
        let (day, length) = (onset.at.day(), u32::from(onset.at.date().num_days_in_month()));
        last &= day + 7 > length;
        let this = i32::try_from((day - 1) / 7 + 1).ok()?;
        nth = match nth {
            None => Some(Some(this)),
            Some(before) => Some(before.filter(|before| *before == this)),
        };
    }
    if last { Some(-1) } else { nth.flatten() }
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}
