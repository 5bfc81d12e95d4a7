//! Dates, times and durations as iCalendar writes them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use chrono_tz::Tz;

use crate::domain::activity::{Length, Start};
use crate::domain::time::moment;

/// A date or time before its zone is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    Day(NaiveDate),
    Local(NaiveDateTime),
    Utc(NaiveDateTime),
}

impl Written {
    /// Reads `20240131`, `20240131T180000` or `20240131T180000Z`; seconds may be missing.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let Some((day, time)) = text.split_once(['T', 't']) else { return date(text).map(Self::Day) };
        let (time, utc) = match time.strip_suffix(['Z', 'z']) {
            Some(time) => (time, true),
            None => (time, false),
        };
        let civil = at(date(day)?, time)?;
        Some(if utc { Self::Utc(civil) } else { Self::Local(civil) })
    }

    /// The date or time as it stands there, whatever the zone.
    pub(super) fn civil(self) -> NaiveDateTime {
        match self {
            Self::Day(day) => day.and_time(NaiveTime::MIN),
            Self::Local(civil) | Self::Utc(civil) => civil,
        }
    }

    /// As a start, in `zone` where the text does not say UTC.
    pub(super) fn in_zone(self, zone: Tz) -> Start {
        match self {
            Self::Day(day) => Start::Day(day),
            Self::Local(civil) => Start::At { civil, zone },
            Self::Utc(civil) => Start::At { civil, zone: Tz::UTC },
        }
    }
}

fn date(text: &str) -> Option<NaiveDate> {
    if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    NaiveDate::from_ymd_opt(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?)
}

fn at(day: NaiveDate, time: &str) -> Option<NaiveDateTime> {
    if !matches!(time.len(), 4 | 6) || !time.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize| time.get(from..from + 2).map_or(Some(0), |digits| digits.parse::<u32>().ok());
    let (hour, minute, second) = (number(0)?, number(2)?, number(4)?);
    if (hour, minute, second) == (24, 0, 0) {
        return day.succ_opt().map(|next| next.and_time(NaiveTime::MIN));
    }
    // A leap second is the end of its minute.
    let second = if second == 60 { 59 } else { second };
    Some(day.and_time(NaiveTime::from_hms_opt(hour, minute, second)?))
}

/// Reads a DURATION. Weeks and days alone are counted by the calendar, anything with hours exactly.
pub(super) fn duration(text: &str) -> Option<Length> {
    let text = text.trim().to_ascii_uppercase();
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let mut rest = text.strip_prefix('P')?;
    let (mut total, mut parts, mut in_time, mut exact) = (0_i64, 0, false, false);
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T') {
            if in_time {
                return None;
            }
            (in_time, rest) = (true, after);
            continue;
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: i64 = rest[..digits].parse().ok()?;
        let unit = rest[digits..].chars().next()?;
        let seconds = match (unit, in_time) {
            ('W', false) => 7 * 86_400,
            ('D', false) => 86_400,
            ('H', true) => 3_600,
            ('M', true) => 60,
            ('S', true) => 1,
            _ => return None,
        };
        exact |= in_time;
        total = total.checked_add(number.checked_mul(seconds)?)?;
        rest = &rest[digits + unit.len_utf8()..];
        parts += 1;
    }
    let length = TimeDelta::try_seconds(if negative { -total } else { total })?;
    (parts > 0).then_some(if exact { Length::Exact(length) } else { Length::Civil(length) })
}

/// How long something lasts, from what DTEND or DURATION say.
///
/// # Errors
/// A sentence when it ends before it starts or lasts longer than anything can.
pub(super) fn length(start: Start, end: Option<Start>, duration: Option<Length>) -> Result<Length, &'static str> {
    const BACKWARDS: &str = "The entry ends before it starts.";
    let length = match (start, end, duration) {
        (Start::Day(first), Some(end), _) => {
            let after = whole_days(end.civil());
            if end.civil().date() < first {
                return Err(BACKWARDS);
            }
            Length::Civil((after - first).max(TimeDelta::days(1)))
        }
        (Start::At { civil, zone }, Some(end), _) => match end {
            Start::At { civil: end, zone: end_zone } if end_zone != zone => {
                Length::Exact(moment(end, end_zone).to_utc() - moment(civil, zone).to_utc())
            }
            Start::At { .. } | Start::Day(_) => Length::Civil(end.civil() - civil),
        },
        (Start::Day(_), None, Some(Length::Civil(span) | Length::Exact(span))) => {
            let days = (span.num_seconds() + 86_399).div_euclid(86_400);
            if days < 0 {
                return Err(BACKWARDS);
            }
            Length::Civil(TimeDelta::try_days(days.max(1)).ok_or(TOO_LONG)?)
        }
        (Start::At { .. }, None, Some(length)) => length,
        (Start::Day(_), None, None) => Length::Civil(TimeDelta::days(1)),
        (Start::At { .. }, None, None) => Length::Civil(TimeDelta::zero()),
    };
    let (Length::Civil(span) | Length::Exact(span)) = length;
    if span < TimeDelta::zero() {
        return Err(BACKWARDS);
    }
    if span > TimeDelta::days(LONGEST_DAYS) { Err(TOO_LONG) } else { Ok(length) }
}

/// Longest that one occurrence may last: such entries are mistakes, and they would fill every day.
const LONGEST_DAYS: i64 = 36_525;
const TOO_LONG: &str = "The entry lasts over a hundred years.";

/// The midnight at or after a time, as a date.
fn whole_days(civil: NaiveDateTime) -> NaiveDate {
    if civil.time() == NaiveTime::MIN { civil.date() } else { civil.date().succ_opt().unwrap_or(NaiveDate::MAX) }
}
