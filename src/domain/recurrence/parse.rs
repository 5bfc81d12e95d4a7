//! The text of a rule, taken apart and checked.

use std::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

use super::RuleRefused;

/// Longest rule text, in bytes; a list of every day of the year fits.
const LONGEST: usize = 4000;

/// How often a rule recurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// When a rule ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    /// Through the end of this day.
    Day(NaiveDate),
    /// In the civil time of the schedule: other programs write it although RFC 5545 asks for UTC.
    Civil(NaiveDateTime),
    Utc(NaiveDateTime),
}

impl Until {
    /// A civil time after which nothing can come any more, in whatever zone.
    pub(super) fn latest_civil(self) -> NaiveDateTime {
        let (civil, slack) = match self {
            Self::Day(day) => (day.and_time(NaiveTime::MIN), TimeDelta::days(1)),
            Self::Civil(civil) => (civil, TimeDelta::zero()),
            Self::Utc(utc) => (utc, TimeDelta::days(2)),
        };
        civil.checked_add_signed(slack).unwrap_or(NaiveDateTime::MAX)
    }

    fn parse(text: &str) -> Option<Self> {
        if text.len() == 8 {
            return date(text).map(Self::Day);
        }
        match text.strip_suffix('Z') {
            Some(utc) => date_time(utc).map(Self::Utc),
            None => date_time(text).map(Self::Civil),
        }
    }
}

/// The parts of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    pub frequency: Frequency,
    pub interval: i64,
    pub count: Option<u32>,
    pub until: Option<Until>,
    pub months: Vec<u32>,
    pub weeks: Vec<i32>,
    pub year_days: Vec<i32>,
    pub month_days: Vec<i32>,
    /// With ordinals; zero means every one.
    pub week_days: Vec<(i32, Weekday)>,
    pub hours: Vec<u32>,
    pub minutes: Vec<u32>,
    pub seconds: Vec<u32>,
    pub positions: Vec<i32>,
    pub week_start: Weekday,
}

impl Parts {
    /// Reads an upper-case rule.
    pub(super) fn parse(text: &str) -> Result<Self, RuleRefused> {
        if text.len() > LONGEST {
            return Err(RuleRefused::Garbled(shown(text)));
        }
        let mut parts = Self {
            frequency: Frequency::Daily,
            interval: 1,
            count: None,
            until: None,
            months: Vec::new(),
            weeks: Vec::new(),
            year_days: Vec::new(),
            month_days: Vec::new(),
            week_days: Vec::new(),
            hours: Vec::new(),
            minutes: Vec::new(),
            seconds: Vec::new(),
            positions: Vec::new(),
            week_start: Weekday::Mon,
        };
        let mut seen = Vec::new();
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or_else(|| RuleRefused::Garbled(shown(part)))?;
            let (name, value) = (name.trim(), value.trim());
            if seen.contains(&name) {
                return Err(RuleRefused::Twice(shown(name)));
            }
            seen.push(name);
            parts.take(name, value)?;
        }
        if seen.contains(&"FREQ") { Ok(parts) } else { Err(RuleRefused::NoFrequency) }
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), RuleRefused> {
        let bad = || RuleRefused::BadValue { part: name.to_owned(), value: shown(value) };
        match name {
            "FREQ" => self.frequency = frequency(value)?,
            "INTERVAL" => self.interval = value.parse::<u32>().ok().filter(|n| *n > 0).ok_or_else(bad)?.into(),
            "COUNT" => self.count = count(value).ok_or_else(bad)?,
            "UNTIL" => self.until = Some(Until::parse(value).ok_or_else(bad)?),
            "WKST" => self.week_start = weekday(value).ok_or_else(bad)?,
            "BYMONTH" => self.months = list(value, 1, 12).ok_or_else(bad)?,
            "BYWEEKNO" => self.weeks = signed(value, 53).ok_or_else(bad)?,
            "BYYEARDAY" => self.year_days = signed(value, 366).ok_or_else(bad)?,
            "BYMONTHDAY" => self.month_days = signed(value, 31).ok_or_else(bad)?,
            "BYDAY" => self.week_days = value.split(',').map(ordinal_day).collect::<Option<_>>().ok_or_else(bad)?,
            "BYHOUR" => self.hours = list(value, 0, 23).ok_or_else(bad)?,
            "BYMINUTE" => self.minutes = list(value, 0, 59).ok_or_else(bad)?,
            "BYSECOND" => self.seconds = list(value, 0, 59).ok_or_else(bad)?,
            "BYSETPOS" => self.positions = signed(value, 366).ok_or_else(bad)?,
            // RFC 7529, where it says no more than RFC 5545 does.
            "RSCALE" if value == "GREGORIAN" => {}
            "SKIP" if value == "OMIT" => {}
            "RSCALE" | "SKIP" => return Err(bad()),
            _ => return Err(RuleRefused::UnknownPart(shown(name))),
        }
        Ok(())
    }

    /// How many times of day the rule names, at most.
    pub(super) fn times_a_day(&self) -> usize {
        [&self.hours, &self.minutes, &self.seconds].into_iter().map(|list| list.len().max(1)).product()
    }
}

/// The first characters of a text, for a message.
fn shown(text: &str) -> String {
    text.chars().take(40).collect()
}

fn frequency(value: &str) -> Result<Frequency, RuleRefused> {
    match value {
        "DAILY" => Ok(Frequency::Daily),
        "WEEKLY" => Ok(Frequency::Weekly),
        "MONTHLY" => Ok(Frequency::Monthly),
        "YEARLY" => Ok(Frequency::Yearly),
        "HOURLY" | "MINUTELY" | "SECONDLY" => Err(RuleRefused::TooFine(value.to_owned())),
        _ => Err(RuleRefused::BadValue { part: "FREQ".to_owned(), value: shown(value) }),
    }
}

/// A COUNT; some programs write a negative one where they mean none.
#[expect(clippy::option_option, reason = "the outer one says whether the text is a number at all")]
fn count(value: &str) -> Option<Option<u32>> {
    let number = value.parse::<i64>().ok()?;
    if number < 0 { Some(None) } else { u32::try_from(number).ok().map(Some) }
}

fn list(value: &str, least: u32, most: u32) -> Option<Vec<u32>> {
    sorted(value, |number: &u32| (least..=most).contains(number))
}

fn signed(value: &str, most: i32) -> Option<Vec<i32>> {
    sorted(value, |number: &i32| *number != 0 && (-most..=most).contains(number))
}

fn sorted<T: FromStr + Ord>(value: &str, allowed: impl Fn(&T) -> bool) -> Option<Vec<T>> {
    let read = |item: &str| item.trim().parse().ok().filter(|number| allowed(number));
    let mut numbers = value.split(',').map(read).collect::<Option<Vec<T>>>()?;
    numbers.sort_unstable();
    numbers.dedup();
    Some(numbers)
}

fn ordinal_day(item: &str) -> Option<(i32, Weekday)> {
    let item = item.trim();
    let at = item.len().checked_sub(2)?;
    let (ordinal, day) = (item.get(..at)?, item.get(at..)?);
    if ordinal.is_empty() {
        return Some((0, weekday(day)?));
    }
    let ordinal = ordinal.parse().ok().filter(|n: &i32| *n != 0 && (-53..=53).contains(n))?;
    Some((ordinal, weekday(day)?))
}

fn weekday(value: &str) -> Option<Weekday> {
    Some(match value {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    })
}

/// A date of UNTIL. Years far off mean long ago or never, whatever they are.
fn date(text: &str) -> Option<NaiveDate> {
    let number = |from, to| text.get(from..to).filter(|digits: &&str| digits.bytes().all(|b| b.is_ascii_digit()));
    let (year, month, day) = (number(0, 4)?, number(4, 6)?, number(6, 8)?);
    let year: i32 = year.parse().ok()?;
    let found = NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)?;
    if (1600..9000).contains(&year) { Some(found) } else { NaiveDate::from_ymd_opt(year.clamp(1600, 9000), 1, 1) }
}

fn date_time(text: &str) -> Option<NaiveDateTime> {
    let (day, time) = text.split_once('T')?;
    if day.len() != 8 || time.len() != 6 || !time.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number = |from, to| time.get(from..to).and_then(|digits| digits.parse::<u32>().ok());
    let time = NaiveTime::from_hms_opt(number(0, 2)?, number(2, 4)?, number(4, 6)?.min(59))?;
    Some(date(day)?.and_time(time))
}
