//! The starts a rule gives, in civil time.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Weekday};

use super::parse::{Frequency, Parts};
use super::{LAST_YEAR, Window};

impl Parts {
    /// Starts from `first` on that lie within `window`, in order. COUNT counts them all from `first` on.
    pub(super) fn expand(&self, first: NaiveDateTime, whole_days: bool, window: Window) -> Vec<NaiveDateTime> {
        let filled = self.filled_in(first.date());
        let times = if whole_days { vec![NaiveTime::MIN] } else { self.times(first.time()) };
        let can_skip = self.count.is_none() || self.is_once_a_period();
        let skipped = if can_skip { self.periods_before(first.date(), window.from.date()) } else { 0 };
        let left = self.count.map(|count| count.saturating_sub(u32::try_from(skipped).unwrap_or(u32::MAX)));
        let mut left = left.unwrap_or(u32::MAX);
        let mut found = Vec::new();
        let mut set = Vec::new();
        for index in skipped.. {
            let Some(begin) = self.period(first.date(), index).filter(|begin| begin.year() <= LAST_YEAR) else {
                break;
            };
            if begin > window.to.date() || left == 0 {
                break;
            }
            set.clear();
            filled.days_of_period(begin, |day| set.extend(times.iter().map(|time| day.and_time(*time))));
            for &start in self.chosen(&set).iter().filter(|start| **start >= first) {
                if left == 0 {
                    break;
                }
                left -= u32::from(self.count.is_some());
                if window.from <= start && start <= window.to {
                    found.push(start);
                }
            }
        }
        found
    }

    /// Whether each day or week has just one start, at the time of the first, so that skipped ones can be counted.
    fn is_once_a_period(&self) -> bool {
        matches!(self.frequency, Frequency::Daily | Frequency::Weekly)
            && self.times_a_day() == 1
            && [self.months.len(), self.hours.len(), self.minutes.len(), self.seconds.len()] == [0; 4]
            && [&self.weeks, &self.year_days, &self.month_days, &self.positions].iter().all(|list| list.is_empty())
            && self.week_days.is_empty()
    }

    /// What the rule leaves open is taken from the first start (RFC 5545, section 3.3.10).
    fn filled_in(&self, first: NaiveDate) -> Self {
        let mut filled = self.clone();
        let no_days = self.week_days.is_empty() && self.month_days.is_empty() && self.year_days.is_empty();
        if !no_days {
            return filled;
        }
        let day = i32::try_from(first.day()).unwrap_or(1);
        match self.frequency {
            Frequency::Daily => {}
            Frequency::Weekly => filled.week_days.push((0, first.weekday())),
            Frequency::Yearly | Frequency::Monthly if !self.weeks.is_empty() => {
                filled.week_days.push((0, first.weekday()));
            }
            Frequency::Monthly => filled.month_days.push(day),
            Frequency::Yearly => {
                if self.months.is_empty() {
                    filled.months.push(first.month());
                }
                filled.month_days.push(day);
            }
        }
        filled
    }

    /// Times of day, in order.
    fn times(&self, first: NaiveTime) -> Vec<NaiveTime> {
        let or_first = |list: &Vec<u32>, own| if list.is_empty() { vec![own] } else { list.clone() };
        let mut times = Vec::with_capacity(self.times_a_day());
        for &hour in &or_first(&self.hours, first.hour()) {
            for &minute in &or_first(&self.minutes, first.minute()) {
                for &second in &or_first(&self.seconds, first.second()) {
                    times.extend(NaiveTime::from_hms_opt(hour, minute, second));
                }
            }
        }
        times
    }

    /// First day of the period with this index; `None` beyond all dates.
    fn period(&self, first: NaiveDate, index: i64) -> Option<NaiveDate> {
        let steps = index.checked_mul(self.interval)?;
        match self.frequency {
            Frequency::Daily => first.checked_add_signed(TimeDelta::try_days(steps)?),
            Frequency::Weekly => {
                week_begin(first, self.week_start)?.checked_add_signed(TimeDelta::try_days(steps.checked_mul(7)?)?)
            }
            Frequency::Monthly => month_begin(i64::from(first.year()) * 12 + i64::from(first.month0()) + steps),
            Frequency::Yearly => month_begin((i64::from(first.year()) + steps).checked_mul(12)?),
        }
    }

    /// How many periods end before `day` for certain.
    fn periods_before(&self, first: NaiveDate, day: NaiveDate) -> i64 {
        let steps = match self.frequency {
            Frequency::Daily => (day - first).num_days(),
            Frequency::Weekly => (day - first).num_days() / 7,
            Frequency::Monthly => (i64::from(day.year()) - i64::from(first.year())) * 12 - 12,
            Frequency::Yearly => i64::from(day.year()) - i64::from(first.year()),
        };
        (steps / self.interval - 1).max(0)
    }

    /// Calls `take` with every day of the period that the rule names, in order.
    fn days_of_period(&self, begin: NaiveDate, mut take: impl FnMut(NaiveDate)) {
        let week = if self.weeks.is_empty() { None } else { Some(self.week_start) };
        let mut look = |day: NaiveDate, month_length: u32| {
            if self.names(day, month_length, week) {
                take(day);
            }
        };
        match self.frequency {
            Frequency::Daily => look(begin, month_length(begin)),
            Frequency::Weekly => begin.iter_days().take(7).for_each(|day| look(day, month_length(day))),
            Frequency::Monthly => self.look_at_month(begin.year(), begin.month(), &mut look),
            Frequency::Yearly => {
                (1..=12).for_each(|month| self.look_at_month(begin.year(), month, &mut look));
            }
        }
    }

    fn look_at_month(&self, year: i32, month: u32, look: &mut impl FnMut(NaiveDate, u32)) {
        if !self.months.is_empty() && !self.months.contains(&month) {
            return;
        }
        if let Some(begin) = NaiveDate::from_ymd_opt(year, month, 1) {
            let length = month_length(begin);
            begin.iter_days().take(length as usize).for_each(|day| look(day, length));
        }
    }

    /// Whether the BY… parts let `day` through.
    fn names(&self, day: NaiveDate, month_length: u32, week: Option<Weekday>) -> bool {
        let counted = |list: &[i32], at: u32, of: u32| {
            let (at, of) = (i32::try_from(at).unwrap_or(0), i32::try_from(of).unwrap_or(0));
            list.is_empty() || list.contains(&at) || list.contains(&(at - of - 1))
        };
        (self.months.is_empty() || self.months.contains(&day.month()))
            && counted(&self.month_days, day.day(), month_length)
            && (self.week_days.is_empty()
                || self.week_days.iter().any(|named| self.is_weekday(day, month_length, *named)))
            && counted(&self.year_days, day.ordinal(), year_length(day.year()))
            && week.is_none_or(|week_start| {
                let (number, weeks) = week_number(day, week_start);
                counted(&self.weeks, number, weeks)
            })
    }

    /// Ordinals count within the month or the year; other rules have none, and those that write one mean every one.
    fn is_weekday(&self, day: NaiveDate, month_length: u32, (ordinal, weekday): (i32, Weekday)) -> bool {
        if day.weekday() != weekday {
            return false;
        }
        let (at, length) = match self.frequency {
            _ if ordinal == 0 => return true,
            Frequency::Daily | Frequency::Weekly => return true,
            Frequency::Yearly if !self.weeks.is_empty() => return true,
            Frequency::Yearly if self.months.is_empty() => (day.ordinal(), year_length(day.year())),
            Frequency::Monthly | Frequency::Yearly => (day.day(), month_length),
        };
        let from_front = i32::try_from((at - 1) / 7 + 1).unwrap_or(0);
        let from_back = i32::try_from((length - at) / 7 + 1).unwrap_or(0);
        ordinal == from_front || -ordinal == from_back
    }

    /// What BYSETPOS leaves of a period's starts.
    fn chosen<'a>(&self, set: &'a [NaiveDateTime]) -> std::borrow::Cow<'a, [NaiveDateTime]> {
        if self.positions.is_empty() {
            return set.into();
        }
        let at = |position: i32| {
            let from_front = usize::try_from(position - 1).ok();
            let from_back = usize::try_from(-position).ok().and_then(|back| set.len().checked_sub(back));
            set.get(if position > 0 { from_front? } else { from_back? }).copied()
        };
        let mut chosen: Vec<_> = self.positions.iter().filter_map(|position| at(*position)).collect();
        chosen.sort_unstable();
        chosen.dedup();
        chosen.into()
    }
}

fn month_begin(months: i64) -> Option<NaiveDate> {
    let year = i32::try_from(months.div_euclid(12)).ok()?;
    NaiveDate::from_ymd_opt(year, u32::try_from(months.rem_euclid(12)).ok()? + 1, 1)
}

fn week_begin(day: NaiveDate, week_start: Weekday) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(day.weekday().days_since(week_start).into()))
}

fn month_length(day: NaiveDate) -> u32 {
    u32::from(day.num_days_in_month())
}

fn year_length(year: i32) -> u32 {
    if NaiveDate::from_ymd_opt(year, 2, 29).is_some() { 366 } else { 365 }
}

/// Number of the week that `day` is in, and how many weeks that week's year has. A week belongs to the year that has
/// four of its days.
fn week_number(day: NaiveDate, week_start: Weekday) -> (u32, u32) {
    let middle = i64::from(3 - i32::try_from(day.weekday().days_since(week_start)).unwrap_or(0));
    let middle = day.checked_add_signed(TimeDelta::days(middle)).unwrap_or(day);
    let last_middle = NaiveDate::from_ymd_opt(middle.year(), 12, 31).and_then(|last| {
        let since = last.weekday().days_since(week_start);
        last.checked_sub_days(Days::new(u64::from((since + 7 - 3) % 7)))
    });
    ((middle.ordinal() - 1) / 7 + 1, (last_middle.unwrap_or(middle).ordinal() - 1) / 7 + 1)
}
