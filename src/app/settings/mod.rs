//! What the house decides about its screen, as an employee sees and changes it. Each change is one step that can be
//! undone; what is deleted for good is in [`retention`].

pub mod retention;
pub mod settings_words;

use chrono::{NaiveDate, NaiveTime, Weekday};

use super::App;
use super::running::{RunRefused, Stop};
use super::staff::Session;
use crate::domain::access::IdleTime;
use crate::domain::nudge::Nudge;
use crate::domain::opening::{DayHours, Hours};
use crate::domain::release::{Beats, ReleaseRhythm};
use crate::domain::retention::Kept;
use crate::domain::settings::HouseSettings;
use crate::domain::text::Language;
use crate::store::{Action, AuditEvent, ChangeTx, StoreError};

/// A change of the settings. Values go by steps, so that none can be asked for that is not allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// A page of the staff's side stays open so many quarters of a minute longer.
    Idle(i64),
    /// Whether *English* stands on the public pages: the other way round.
    English,
    /// The box is emptied so many days later in the week.
    ReleaseDay(i64),
    /// And so many hours later in the day.
    ReleaseHour(i64),
    /// So many more leave together at least.
    ReleaseTogether(i64),
    /// This nudge the other way round.
    Nudge(Nudge),
    /// This sort is kept for longer, or for shorter.
    Keep(Kept, bool),
}

/// How long one step of − and + is.
const IDLE_STEP: i64 = 15;

impl Setting {
    /// The settings after it; as they were where there is no further step.
    #[must_use]
    pub fn on(&self, settings: &HouseSettings) -> HouseSettings {
        let mut new = settings.clone();
        let rhythm = settings.release;
        let (day, hour, together) = (rhythm.weekday().num_days_from_monday(), rhythm.hour(), rhythm.together());
        let release = |day: i64, hour: i64, together: i64| {
            let weekday = Weekday::try_from(u8::try_from(day.rem_euclid(7)).ok()?).ok()?;
            ReleaseRhythm::new(weekday, u32::try_from(hour).ok()?, usize::try_from(together).ok()?)
        };
        let (day, hour) = (i64::from(day), i64::from(hour));
        let together = i64::try_from(together).unwrap_or(0);
        match self {
            Self::Idle(steps) => {
                let seconds = i64::try_from(settings.idle.length().as_secs()).unwrap_or(0) + IDLE_STEP * steps;
                new.idle = IdleTime::of_seconds(u64::try_from(seconds).unwrap_or(0));
            }
            Self::English => new.english = !settings.english,
            Self::ReleaseDay(by) => new.release = release(day + by, hour, together).unwrap_or(rhythm),
            Self::ReleaseHour(by) => new.release = release(day, hour + by, together).unwrap_or(rhythm),
            Self::ReleaseTogether(by) => new.release = release(day, hour, together + by).unwrap_or(rhythm),
            Self::Nudge(nudge) => new.nudges_off = settings.nudges_off.switched(*nudge),
            Self::Keep(kept, longer) => {
                new.retention = settings.retention.with(*kept, settings.retention.of(*kept).stepped(*longer));
            }
        }
        new
    }

    /// What the audit says of it. Never a person.
    fn subject(&self) -> String {
        match self {
            Self::Idle(_) => "idle".to_owned(),
            Self::English => "english".to_owned(),
            Self::ReleaseDay(_) | Self::ReleaseHour(_) | Self::ReleaseTogether(_) => "release".to_owned(),
            Self::Nudge(nudge) => format!("nudge {}", nudge.word().unwrap_or_default()),
            Self::Keep(kept, _) => format!("keep {}", kept.word()),
        }
    }
}

/// Carries out a change of the settings.
pub(super) fn change(tx: &ChangeTx<'_>, today: NaiveDate, what: &Setting) -> Result<AuditEvent, Stop> {
    let there = tx.settings()?;
    let new = what.on(&there);
    if new == there {
        return Err(Stop::Nothing);
    }
    tx.save_settings(&new, today)?;
    Ok(AuditEvent { action: Action::ChangedSetting, subject: what.subject() })
}

/// The hours of each of these weekdays, counted from Monday; without any the house is closed then. A note that the day
/// had stays.
pub(super) fn week(
    tx: &ChangeTx<'_>,
    days: &[usize],
    hours: Option<(NaiveTime, NaiveTime)>,
) -> Result<AuditEvent, Stop> {
    if hours.is_some_and(|(from, to)| from == to) {
        return Err(Stop::Refused(RunRefused::NoLength));
    }
    let (before, mut opening) = (tx.opening()?, tx.opening()?);
    for day in days {
        let Some(there) = opening.week.get_mut(*day) else { return Err(Stop::Nothing) };
        let hours = hours.into_iter().map(|(from, to)| Hours { from, to }).collect();
        *there = DayHours { hours, note: there.note.take() };
    }
    if opening == before {
        return Err(Stop::Nothing);
    }
    tx.save_opening(&opening)?;
    let days: Vec<String> = days.iter().map(ToString::to_string).collect();
    Ok(AuditEvent { action: Action::ChangedWeek, subject: days.join(",") })
}

/// The settings in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsView {
    /// “60 sekunder”.
    pub idle: String,
    pub english: bool,
    /// “Mandag”.
    pub release_day: String,
    /// “Kl. 8”.
    pub release_hour: String,
    /// “Mindst 3 sammen”.
    pub release_together: String,
    /// “Næste gang: mandag den 19. oktober kl. 8.”
    pub release_next: String,
    pub settings: HouseSettings,
}

impl App {
    /// The settings in words, for whoever is in; `None` once the screen has locked.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn settings_view(&self, session: &Session, language: Language) -> Result<Option<SettingsView>, StoreError> {
        if !self.is_in(session) {
            return Ok(None);
        }
        let settings = self.store.settings()?;
        let beats = Beats { rhythms: self.store.release_rhythms()?, agenda_days: self.agenda_days(self.now())? };
        let next = beats.next(self.now(), self.zone);
        let release = settings.release;
        Ok(Some(SettingsView {
            idle: settings_words::seconds(settings.idle.length().as_secs(), language),
            english: settings.english,
            release_day: settings_words::weekday(release.weekday(), language),
            release_hour: settings_words::hour(release.hour(), language),
            release_together: settings_words::together(release.together(), language),
            release_next: next.map(|beat| settings_words::next_release(beat, self.zone, language)).unwrap_or_default(),
            settings,
        }))
    }

    /// What the house decides about its screen; the usual where it cannot be read.
    #[must_use]
    pub fn settings(&self) -> HouseSettings {
        self.store.settings().unwrap_or_default()
    }

    /// The pages of the staff's side stay open as long as the house says now.
    pub(super) fn follow_settings(&mut self) {
        let idle = self.settings().idle;
        if let Some(side) = &mut self.staff {
            side.follow(idle);
        }
    }
}
