//! `[settings]`: what the house decides about its screen. What is as usual is not written.

use chrono::Weekday;

use super::hours::WEEKDAYS;
use super::section::{Section, or_list};
use super::write::Writer;
use crate::domain::access::IdleTime;
use crate::domain::house::HouseSettings;
use crate::domain::nudge::Nudge;
use crate::domain::release::{MOST_TOGETHER, ReleaseRhythm, TOGETHER};
use crate::domain::retention::{Kept, KeptFor, Retention};
use crate::domain::settings::NudgesOff;

/// Longest and shortest rest a house can choose, in seconds.
const REST: std::ops::RangeInclusive<u32> = 30..=600;
/// And how long a page of the staff's side stays open.
const IDLE: std::ops::RangeInclusive<u32> = 30..=180;
const KEYS: [&str; 11] = [
    "rest-after-seconds",
    "staff-idle-seconds",
    "english",
    "release-weekday",
    "release-hour",
    "release-together",
    "nudges-off",
    "keep-minutes-months",
    "keep-board-months",
    "keep-suggestions-months",
    "keep-changes-months",
];

/// Each sort whose time a house chooses, with its key.
fn keep_keys() -> impl Iterator<Item = (Kept, &'static str)> {
    Kept::CHOSEN.into_iter().zip(KEYS.into_iter().skip(7))
}

pub fn read(file: &Section<'_>) -> HouseSettings {
    let table = file.table("settings", "[settings]", &KEYS);
    let usual = HouseSettings::default();
    let idle = table.number("staff-idle-seconds", IDLE).map(|seconds| IdleTime::of_seconds(seconds.into()));
    let retention = keep_keys().fold(Retention::default(), |retention, (kept, key)| {
        let months = table.number(key, KeptFor::SHORTEST.into()..=KeptFor::LONGEST.into());
        let time = months.and_then(|months| KeptFor::months_long(u16::try_from(months).ok()?));
        time.map_or(retention, |time| retention.with(kept, time))
    });
    HouseSettings {
        rest_after_seconds: table.number("rest-after-seconds", REST).unwrap_or(usual.rest_after_seconds),
        idle: idle.unwrap_or_default(),
        release: release(&table),
        english: if table.has("english") { table.flag("english") } else { usual.english },
        nudges_off: nudges_off(&table),
        retention,
    }
}

fn release(table: &Section<'_>) -> ReleaseRhythm {
    let usual = ReleaseRhythm::default();
    let number = |most: usize| u32::try_from(most).unwrap_or(u32::MAX);
    let weekday = weekday(table).unwrap_or(usual.weekday());
    let hour = table.number("release-hour", 0..=23).unwrap_or(usual.hour());
    let together = table.number("release-together", number(TOGETHER)..=number(MOST_TOGETHER));
    let together = together.and_then(|count| usize::try_from(count).ok()).unwrap_or(usual.together());
    ReleaseRhythm::new(weekday, hour, together).unwrap_or(usual)
}

fn weekday(table: &Section<'_>) -> Option<Weekday> {
    let named = table.string("release-weekday")?;
    let found = (0_u8..7).zip(WEEKDAYS).find(|(_, name)| *name == named);
    let weekday = found.and_then(|(at, _)| Weekday::try_from(at).ok());
    if weekday.is_none() {
        table.wrong("release-weekday", &format!("\"{named}\" is no weekday; write {}", or_list(&WEEKDAYS)));
    }
    weekday
}

fn nudges_off(table: &Section<'_>) -> NudgesOff {
    let known: Vec<&str> = Nudge::ALL.into_iter().filter_map(Nudge::word).collect();
    let named = table.list("nudges-off").into_iter().filter_map(|(word, span)| {
        let nudge = Nudge::named(word);
        if nudge.is_none() {
            let message = format!("\"{word}\" is no nudge that can be off; write {}", or_list(&known));
            table.source.problem(&span, message);
        }
        nudge
    });
    NudgesOff::of(named.collect::<Vec<_>>())
}

pub fn write(out: &mut Writer, settings: &HouseSettings) {
    let usual = HouseSettings::default();
    out.header("[settings]");
    out.plain("rest-after-seconds", &settings.rest_after_seconds.to_string());
    if settings.idle != usual.idle {
        out.plain("staff-idle-seconds", &settings.idle.length().as_secs().to_string());
    }
    if !settings.english {
        out.plain("english", "false");
    }
    let (release, often) = (settings.release, usual.release);
    if release.weekday() != often.weekday() {
        out.text("release-weekday", WEEKDAYS[release.weekday().num_days_from_monday() as usize]);
    }
    if release.hour() != often.hour() {
        out.plain("release-hour", &release.hour().to_string());
    }
    if release.together() != often.together() {
        out.plain("release-together", &release.together().to_string());
    }
    let off: Vec<&str> = settings.nudges_off.iter().filter_map(Nudge::word).collect();
    if !off.is_empty() {
        out.list("nudges-off", off);
    }
    for (kept, key) in keep_keys() {
        let time = settings.retention.of(kept);
        if time != kept.usual() {
            out.plain(key, &time.months().to_string());
        }
    }
}
