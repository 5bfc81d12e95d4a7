//! How often something takes place, as people say it: *hver torsdag*, *hver anden søndag*, *første tirsdag i måneden*.
//!
//! Every repetition here is a recurrence rule, and every rule that says no more than this is a repetition again. Rules
//! that say more stay as they are, and are called by no words.

use chrono::{Datelike, Days, NaiveDate};

use super::recurrence::Rule;

const CODES: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// A repetition in plain words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeat {
    Daily,
    /// Weekdays from Monday, 0; every so many weeks.
    Weekly {
        days: Vec<usize>,
        every: u8,
    },
    /// The nth weekday (the last one is −1) of each month, or of these months.
    Monthly {
        which: Vec<i8>,
        day: usize,
        months: Vec<u32>,
    },
    Yearly,
}

impl Repeat {
    /// What `rule` says, for a series that begins on `first`; `None` where it says more than these words can. When it
    /// ends is not asked.
    #[must_use]
    pub fn of(rule: &Rule, first: NaiveDate) -> Option<Self> {
        let mut said = Said::default();
        for (name, value) in rule.as_str().split(';').filter_map(|part| part.split_once('=')) {
            match name.trim() {
                "FREQ" => said.how_often = value.trim(),
                "INTERVAL" => said.every = value.trim().parse().ok()?,
                "BYDAY" => said.days = value.split(',').map(day).collect::<Option<_>>()?,
                "BYMONTH" => {
                    said.months = value.split(',').map(|month| month.trim().parse().ok()).collect::<Option<_>>()?;
                }
                "UNTIL" | "COUNT" | "WKST" => {}
                _ => return None,
            }
        }
        said.repeat(first)
    }

    /// The weekly repetition on the weekday of `day`.
    #[must_use]
    pub fn weekly_on(day: NaiveDate) -> Self {
        Self::Weekly { days: vec![weekday_of(day)], every: 1 }
    }

    /// Which one of its weekday in its month `day` is, as the monthly repetition says it; the last one where it is
    /// the fifth.
    #[must_use]
    pub fn monthly_on(day: NaiveDate) -> Self {
        let nth = i8::try_from(day.day0() / 7 + 1).unwrap_or(1);
        Self::Monthly { which: vec![if nth > 4 { -1 } else { nth }], day: weekday_of(day), months: Vec::new() }
    }

    /// As an RRULE without end.
    #[must_use]
    pub fn rule(&self) -> String {
        match self {
            Self::Daily => "FREQ=DAILY".to_owned(),
            Self::Yearly => "FREQ=YEARLY".to_owned(),
            Self::Weekly { days, every } => {
                let days: Vec<_> = days.iter().map(|day| CODES[*day]).collect();
                let interval = if *every == 1 { String::new() } else { format!("INTERVAL={every};") };
                format!("FREQ=WEEKLY;{interval}BYDAY={}", days.join(","))
            }
            Self::Monthly { which, day, months } => {
                let days: Vec<_> = which.iter().map(|nth| format!("{nth}{}", CODES[*day])).collect();
                if months.is_empty() {
                    return format!("FREQ=MONTHLY;BYDAY={}", days.join(","));
                }
                let months: Vec<_> = months.iter().map(ToString::to_string).collect();
                format!("FREQ=YEARLY;BYMONTH={};BYDAY={}", months.join(","), days.join(","))
            }
        }
    }

    /// Whether the series needs a date to count from.
    #[must_use]
    pub const fn needs_date(&self) -> bool {
        match self {
            Self::Weekly { every, .. } => *every > 1,
            Self::Yearly => true,
            Self::Daily | Self::Monthly { .. } => false,
        }
    }

    /// The first day of the series on or after `date`.
    #[must_use]
    pub fn first_from(&self, date: NaiveDate) -> NaiveDate {
        date.iter_days().take(366 * 2).find(|day| self.falls_on(*day)).unwrap_or(date)
    }

    fn falls_on(&self, date: NaiveDate) -> bool {
        let weekday = date.weekday().num_days_from_monday() as usize;
        match self {
            Self::Daily | Self::Yearly => true,
            Self::Weekly { days, .. } => days.contains(&weekday),
            Self::Monthly { which, day, months } => {
                let nth = i8::try_from(date.day0() / 7 + 1).unwrap_or(0);
                let is_last = date.checked_add_days(Days::new(7)).is_none_or(|later| later.month() != date.month());
                let right_month = months.is_empty() || months.contains(&date.month());
                right_month && weekday == *day && (which.contains(&nth) || (is_last && which.contains(&-1)))
            }
        }
    }
}

fn weekday_of(day: NaiveDate) -> usize {
    day.weekday().num_days_from_monday() as usize
}

/// The parts of a rule that are words.
#[derive(Default)]
struct Said<'a> {
    how_often: &'a str,
    /// Nothing said is every one.
    every: u8,
    days: Vec<(i8, usize)>,
    months: Vec<u32>,
}

impl Said<'_> {
    fn repeat(mut self, first: NaiveDate) -> Option<Repeat> {
        let every = self.every.max(1);
        let plain = self.days.iter().all(|(nth, _)| *nth == 0);
        match self.how_often {
            "DAILY" if every == 1 && self.days.is_empty() && self.months.is_empty() => Some(Repeat::Daily),
            "WEEKLY" if (1..=4).contains(&every) && plain && self.months.is_empty() => {
                if self.days.is_empty() {
                    self.days.push((0, weekday_of(first)));
                }
                Some(Repeat::Weekly { days: self.days.into_iter().map(|(_, day)| day).collect(), every })
            }
            "YEARLY" if every == 1 && self.days.is_empty() && self.months.is_empty() => Some(Repeat::Yearly),
            "MONTHLY" if every == 1 && self.months.is_empty() => self.nth_of_a_month(),
            "YEARLY" if every == 1 && !self.months.is_empty() => self.nth_of_a_month(),
            _ => None,
        }
    }

    fn nth_of_a_month(self) -> Option<Repeat> {
        let (_, day) = *self.days.first()?;
        let named = |(nth, of): (i8, usize)| (of == day && (-1..=4).contains(&nth) && nth != 0).then_some(nth);
        let which = self.days.into_iter().map(named).collect::<Option<Vec<_>>>()?;
        Some(Repeat::Monthly { which, day, months: self.months })
    }
}

/// “1TU” or “TU”, which is every one of them.
fn day(text: &str) -> Option<(i8, usize)> {
    let text = text.trim();
    let at = text.len().checked_sub(2)?;
    let (nth, code) = (text.get(..at)?, text.get(at..)?);
    let day = CODES.iter().position(|known| *known == code)?;
    Some((if nth.is_empty() { 0 } else { nth.parse().ok()? }, day))
}
