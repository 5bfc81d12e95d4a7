//! When the house is open: the week, public holidays, and exceptions for single days.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use chrono_tz::Tz;

use super::holiday::Holiday;
use super::text::Words;
use super::time::{Moment, moment};

/// One stretch of being open. `to` at or before `from` means the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    pub from: NaiveTime,
    pub to: NaiveTime,
}

impl Hours {
    /// The house opens, or closes, so many quarters later; never the one after the other. One that closes past midnight
    /// goes on doing so, and no other begins to.
    #[must_use]
    pub fn moved(self, closes: bool, quarters: i64) -> Self {
        const DAY: i64 = 24 * 60;
        let minutes = |time: NaiveTime| (time - NaiveTime::MIN).num_minutes();
        let (mut from, mut to) = (minutes(self.from), minutes(self.to));
        let latest = if to <= from { from + DAY - 15 } else { DAY - 15 };
        if to <= from {
            to += DAY;
        }
        if closes {
            to = (to + 15 * quarters).min(latest);
        } else {
            from = (from + 15 * quarters).clamp(0, DAY - 15);
        }
        if to <= from || to - from >= DAY {
            return self;
        }
        let time = |minutes: i64| NaiveTime::MIN + TimeDelta::minutes(minutes % DAY);
        Self { from: time(from), to: time(to) }
    }

    /// What the hours of a day are changed to most: closing one or two hours before or one after, and where it is open
    /// already at the next quarter, else opening an hour later. `now` is given on the day itself; nothing that is over
    /// is among them. Hours past midnight have none.
    #[must_use]
    pub fn often_instead(self, now: Option<NaiveTime>) -> Vec<Self> {
        const LAST: i64 = 24 * 60 - 15;
        let minutes = |time: NaiveTime| (time - NaiveTime::MIN).num_minutes();
        let (from, to) = (minutes(self.from), minutes(self.to));
        let past = now.map_or(0, minutes);
        if to <= from || to <= past {
            return Vec::new();
        }
        let of_the_day = if from <= past && now.is_some() { (from, (past / 15 + 1) * 15) } else { (from + 60, to) };
        let mut instead: Vec<(i64, i64)> = Vec::new();
        for (opens, closes) in [(from, to - 60), (from, to - 120), of_the_day, (from, to + 60)] {
            let is_there = (opens, closes) == (from, to) || instead.contains(&(opens, closes));
            if opens < closes && past < closes && closes <= LAST && !is_there {
                instead.push((opens, closes));
            }
        }
        let time = |minutes| NaiveTime::MIN + TimeDelta::minutes(minutes);
        instead.into_iter().map(|(from, to)| Self { from: time(from), to: time(to) }).collect()
    }
}

/// A day's hours and why they are so; without hours the house is closed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayHours {
    pub hours: Vec<Hours>,
    /// “med brugervagt”, “juleaften”.
    pub note: Option<Words>,
}

/// All rules for when the house is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpeningHours {
    /// Monday first.
    pub week: [DayHours; 7],
    /// Public holidays with no entry of their own here.
    pub holidays: DayHours,
    /// Single holidays, and the days the house has chosen to treat as such.
    pub named: BTreeMap<Holiday, DayHours>,
    /// Single dates, which go before everything else.
    pub exceptions: BTreeMap<NaiveDate, DayHours>,
}

/// Whether the house is open, in a way that can be said in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenState {
    Open {
        until: Moment,
    },
    /// Closed, and opening again at `opens`.
    Closed {
        opens: Moment,
    },
    /// No opening within the next [`LOOK_AHEAD`] days.
    ClosedForLong,
}

impl OpenState {
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open { .. })
    }
}

/// How many days ahead the next opening is looked for.
pub const LOOK_AHEAD: u64 = 60;

impl OpeningHours {
    /// The rules for `day`: an exception, else a named holiday, else a public holiday, else the weekday.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> &DayHours {
        if let Some(exception) = self.exceptions.get(&day) {
            return exception;
        }
        if let Some(named) = Holiday::on(day).find_map(|holiday| self.named.get(&holiday)) {
            return named;
        }
        if Holiday::on(day).any(Holiday::is_public) {
            return &self.holidays;
        }
        self.of_weekday(day.weekday())
    }

    #[must_use]
    pub fn of_weekday(&self, weekday: Weekday) -> &DayHours {
        &self.week[weekday.num_days_from_monday() as usize]
    }

    /// The stretches that begin on `day`, in order, as moments.
    fn stretches(&self, day: NaiveDate, zone: Tz) -> Vec<(Moment, Moment)> {
        let mut stretches: Vec<_> = self
            .on(day)
            .hours
            .iter()
            .filter_map(|hours| {
                let end_day = if hours.to <= hours.from { day.checked_add_days(Days::new(1))? } else { day };
                Some((moment(day.and_time(hours.from), zone), moment(end_day.and_time(hours.to), zone)))
            })
            .collect();
        stretches.sort();
        stretches
    }

    /// Whether the house is open at `now`; stretches that touch count as one, over midnight too.
    #[must_use]
    pub fn state(&self, now: DateTime<Utc>, zone: Tz) -> OpenState {
        let today = now.with_timezone(&zone).date_naive();
        let first = today.pred_opt().unwrap_or(today);
        let days = first.iter_days().take(usize::try_from(LOOK_AHEAD).unwrap_or(usize::MAX) + 2);
        let mut open_until: Option<Moment> = None;
        for (start, end) in days.flat_map(|day| self.stretches(day, zone)) {
            match open_until {
                Some(until) if start > until => break,
                Some(until) => open_until = Some(until.max(end)),
                None if end <= now => {}
                None if start <= now => open_until = Some(end),
                None => return OpenState::Closed { opens: start },
            }
        }
        open_until.map_or(OpenState::ClosedForLong, |until| OpenState::Open { until })
    }

    /// When the house closes next after `now`; `None` where it does not open again for long.
    #[must_use]
    pub fn next_closing(&self, now: DateTime<Utc>, zone: Tz) -> Option<Moment> {
        let closing = |state: OpenState| if let OpenState::Open { until } = state { Some(until) } else { None };
        match self.state(now, zone) {
            OpenState::Closed { opens } => closing(self.state(opens.to_utc(), zone)),
            other => closing(other),
        }
    }

    /// Whether the house is open at any time of `day`.
    #[must_use]
    pub fn opens_on(&self, day: NaiveDate) -> bool {
        !self.on(day).hours.is_empty()
    }

    /// Whether the house is open at any time from `start` to `end`; at `start` where both are the same.
    #[must_use]
    pub fn opens_within(&self, start: Moment, end: Moment) -> bool {
        let zone = start.timezone();
        let before = start.date_naive().pred_opt().unwrap_or(start.date_naive());
        let days = before.iter_days().take_while(|day| *day <= end.date_naive());
        // What lasts longer than this has met an open day, or the house is closed for good.
        days.take(usize::try_from(LOOK_AHEAD).unwrap_or(usize::MAX))
            .flat_map(|day| self.stretches(day, zone))
            .any(|(from, to)| start < to && (from <= start || from < end))
    }
}
