//! Correcting the programme: one time of an activity, all from one on, and something new.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::about::rename_places;
use super::draft::{Draft, Rhythm};
use super::{Made, RunRefused, Stop, activity_of, needed, text, words_or_as_before};
use crate::domain::activity::{
    Activity, Change, Course, Kind, Length, Occurrence, OccurrenceId, Origin, Price, Schedule, Start, Ways,
};
use crate::domain::programme::{self, OneTime, Scope, repeat_from, shift, split};
use crate::domain::recurrence::occurrences;
use crate::domain::repeat::Repeat;
use crate::domain::time::{HOUSE_ZONE, Span, moment};
use crate::store::{Action, AuditEvent, ChangeTx};

/// When and where the change is made.
#[derive(Clone, Copy)]
pub(super) struct At {
    pub now: DateTime<Utc>,
    pub zone: Tz,
}

fn event(action: Action, id: OccurrenceId) -> AuditEvent {
    AuditEvent { action, subject: id.to_string() }
}

/// The time with this id as it stands now.
fn occurrence(activity: &Activity, id: OccurrenceId, zone: Tz) -> Result<Occurrence, Stop> {
    // However far one time is moved, it is seldom moved by more than a year.
    let year = TimeDelta::days(366);
    let middle = id.key.and_utc();
    let (Some(start), Some(end)) = (middle.checked_sub_signed(year), middle.checked_add_signed(year)) else {
        return Err(Stop::Nothing);
    };
    let found = occurrences(&activity.schedule, Span { start, end }, zone).into_iter().find(|one| one.key == id.key);
    found.ok_or(Stop::Nothing)
}

pub(super) fn cancel(tx: &ChangeTx<'_>, at: At, id: OccurrenceId, (scope, instead): (Scope, &str)) -> Made {
    let mut activity = activity_of(tx, id)?;
    occurrence(&activity, id, at.zone)?;
    let instead = needed(instead, RunRefused::NoInstead)?;
    let action = match scope {
        Scope::ThisOne => Action::CancelledTime,
        Scope::FromHere => {
            let after = id.key + TimeDelta::seconds(1);
            activity.schedule = split(&activity.schedule, after, at.zone)?.before.ok_or(Stop::Nothing)?;
            Action::EndedActivity
        }
    };
    programme::cancel(&mut activity.schedule, id.key, instead);
    tx.save_activity(&activity)?;
    Ok((Some(id), event(action, id)))
}

pub(super) fn as_usual(tx: &ChangeTx<'_>, id: OccurrenceId) -> Made {
    let mut activity = activity_of(tx, id)?;
    if !programme::as_usual(&mut activity.schedule, id.key) {
        return Err(Stop::Nothing);
    }
    tx.save_activity(&activity)?;
    Ok((Some(id), event(Action::TimeAsUsual, id)))
}

pub(super) fn change_one(tx: &ChangeTx<'_>, at: At, id: OccurrenceId, draft: &Draft) -> Made {
    let mut activity = activity_of(tx, id)?;
    let there = occurrence(&activity, id, at.zone)?;
    let before = Draft::of(&activity, &there);
    if *draft == before && !there.cancelled {
        return Err(Stop::Nothing);
    }
    let (start, length) = times(&activity, &there, (&before, draft));
    check_time(tx, at, &activity, (start, length))?;
    let differing = |given: &str, usual: Option<&crate::domain::text::Words>| {
        Ok::<_, Stop>(text(given)?.filter(|line| usual.is_none_or(|usual| usual.da != *line)))
    };
    needed(&draft.title, RunRefused::NoTitle)?;
    if draft.food != before.food {
        return of_its_own(tx, at, (activity, id), (start, length), draft);
    }
    let one = OneTime {
        start,
        length,
        title: differing(&draft.title, Some(&activity.title))?,
        place: differing(&draft.place, activity.place.as_ref())?,
        note: differing(&draft.text, activity.text.as_ref())?,
    };
    programme::change_one(&mut activity.schedule, id.key, one);
    tx.save_activity(&activity)?;
    Ok((Some(id), event(Action::ChangedTime, id)))
}

/// A time with a price of its own leaves its series: a price belongs to the whole of an activity. What is there once
/// has no series to leave.
fn of_its_own(
    tx: &ChangeTx<'_>,
    at: At,
    (mut activity, id): (Activity, OccurrenceId),
    (start, length): (Start, Length),
    draft: &Draft,
) -> Made {
    let once = activity.schedule.rules.is_empty() && activity.schedule.extra.is_empty();
    if !once {
        // What a draft was made of is still there: this time alone goes from it.
        occurrence(&activity, id, at.zone)?;
        let mut series = activity.clone();
        programme::as_usual(&mut series.schedule, id.key);
        series.schedule.except.push(id.key);
        tx.save_activity(&series)?;
        let stem = format!("mad-{}", id.key.format("%Y-%m-%d"));
        activity.origin = Origin::HouseFile { id: tx.free_house_id(&stem)? };
    }
    activity.schedule =
        Schedule { start, length, rules: Vec::new(), extra: Vec::new(), except: Vec::new(), overrides: Vec::new() };
    write_words(&mut activity, draft)?;
    let id = OccurrenceId { activity: tx.save_activity(&activity)?, key: start.civil() };
    Ok((Some(id), event(Action::ChangedTime, id)))
}

/// When the draft begins and how long it lasts; as it was to the second where the draft says nothing else.
fn times(activity: &Activity, there: &Occurrence, (before, draft): (&Draft, &Draft)) -> (Start, Length) {
    let same = (draft.day, draft.from) == (before.day, before.from);
    let usual = match programme::difference(&activity.schedule, there.key).map(|one| &one.change) {
        Some(Change::Moved { start, length, .. }) => (*start, *length),
        _ => {
            let start = match activity.schedule.start {
                Start::At { zone, .. } => Start::At { civil: there.key, zone },
                Start::Day(_) => Start::Day(there.key.date()),
            };
            (start, Length::Civil(there.end.naive_local() - there.start.naive_local()))
        }
    };
    let start = match draft.from {
        _ if same => usual.0,
        Some(from) => Start::At { civil: draft.day.and_time(from), zone: HOUSE_ZONE },
        None => Start::Day(draft.day),
    };
    let length =
        if draft.minutes == before.minutes { usual.1 } else { Length::Civil(TimeDelta::minutes(draft.minutes)) };
    (start, length)
}

/// Nothing is moved to where nobody would see it.
fn check_time(tx: &ChangeTx<'_>, at: At, activity: &Activity, (start, length): (Start, Length)) -> Result<(), Stop> {
    let (Length::Civil(lasts) | Length::Exact(lasts)) = length;
    let zone = if let Start::At { zone, .. } = start { zone } else { at.zone };
    let begin = moment(start.civil(), zone).with_timezone(&at.zone);
    let end = begin + lasts;
    if end.max(begin + TimeDelta::minutes(15)) <= at.now {
        return Err(Stop::Refused(RunRefused::Past));
    }
    let is_own = matches!(activity.origin, Origin::HouseFile { .. });
    if is_own && !activity.even_when_closed && !start.is_day() && !tx.opening()?.opens_within(begin, end) {
        return Err(Stop::Refused(RunRefused::HouseClosed));
    }
    Ok(())
}

pub(super) fn change_from(tx: &ChangeTx<'_>, at: At, id: OccurrenceId, draft: &Draft) -> Made {
    let mut activity = activity_of(tx, id)?;
    let there = occurrence(&activity, id, at.zone)?;
    let before = Draft::of(&activity, &there);
    let parted = split(&activity.schedule, id.key, at.zone)?;
    if let Some(schedule) = parted.before {
        let stem = format!("til-{}", id.key.format("%Y-%m-%d"));
        let origin = Origin::HouseFile { id: tx.free_house_id(&stem)? };
        // Lists and lines that hang on the activity's name go on meaning both parts.
        let part_of = Some(activity.name().to_owned());
        let part = tx.save_activity(&Activity { origin, part_of, schedule, ..activity.clone() })?;
        tx.save_purposes(part, &tx.purposes(id.activity)?)?;
    }
    activity.schedule = parted.from;
    let title = activity.title.clone();
    write_words(&mut activity, draft)?;
    rename_places(tx, &title, &activity)?;
    rhythm(&mut activity.schedule, &there, (&before, draft))?;
    let first = activity.schedule.start;
    check_time(tx, at, &activity, (first, activity.schedule.length))?;
    let saved = tx.save_activity(&activity)?;
    let id = OccurrenceId { activity: saved, key: first.civil() };
    Ok((Some(id), event(Action::ChangedActivity, id)))
}

/// Time, length and repetition of what goes on from here.
fn rhythm(schedule: &mut Schedule, there: &Occurrence, (before, draft): (&Draft, &Draft)) -> Result<(), Stop> {
    // What differed about this one time is said by the draft now.
    programme::as_usual(schedule, there.key);
    if draft.minutes != before.minutes {
        schedule.length = Length::Civil(TimeDelta::minutes(draft.minutes));
    }
    if let (Some(from), Start::At { zone, .. }) = (draft.from, schedule.start) {
        let usual = moment(there.key, zone).with_timezone(&HOUSE_ZONE).time();
        shift(schedule, from - usual);
    }
    let repeat = match &draft.rhythm {
        Rhythm::AsItIs => return Ok(()),
        Rhythm::Once => None,
        Rhythm::Repeated(repeat) => Some(moved(repeat, before, draft)),
    };
    if draft.rhythm == before.rhythm && draft.day == before.day {
        return Ok(());
    }
    repeat_from(schedule, draft.day, repeat.as_ref())?;
    Ok(())
}

/// What comes on one weekday comes on that of the draft's day, where only the day is another.
fn moved(repeat: &Repeat, before: &Draft, draft: &Draft) -> Repeat {
    if draft.rhythm != before.rhythm || draft.day == before.day {
        return repeat.clone();
    }
    match (repeat, Repeat::weekly_on(draft.day)) {
        (Repeat::Weekly { days, every }, Repeat::Weekly { days: on, .. }) if days.len() == 1 => {
            Repeat::Weekly { days: on, every: *every }
        }
        (Repeat::Monthly { which, months, .. }, _) if which.len() == 1 && months.is_empty() => {
            Repeat::monthly_on(draft.day)
        }
        _ => repeat.clone(),
    }
}

fn write_words(activity: &mut Activity, draft: &Draft) -> Result<(), Stop> {
    let title = words_or_as_before(&draft.title, Some(&activity.title))?;
    activity.title = title.ok_or(Stop::Refused(RunRefused::NoTitle))?;
    activity.place = words_or_as_before(&draft.place, activity.place.as_ref())?;
    activity.text = words_or_as_before(&draft.text, activity.text.as_ref())?;
    activity.host = words_or_as_before(&draft.host, activity.host.as_ref())?;
    // Whoever hosts it from now on recommends it no more.
    activity.recommended = activity.recommended.take().filter(|one| !one.is_by_host(activity.host.as_ref()));
    let course = &activity.course;
    activity.course = Course {
        before: words_or_as_before(&draft.before, course.before.as_ref())?,
        during: words_or_as_before(&draft.during, course.during.as_ref())?,
        after: words_or_as_before(&draft.after, course.after.as_ref())?,
    };
    activity.food = draft.food.map(|kroner| Price { kroner });
    (activity.team, activity.special) = (draft.team, draft.special);
    Ok(())
}

pub(super) fn make(tx: &ChangeTx<'_>, at: At, draft: &Draft) -> Made {
    let title = needed(&draft.title, RunRefused::NoTitle)?;
    let civil = draft.from.map(|from| draft.day.and_time(from));
    let start = civil.map_or(Start::Day(draft.day), |civil| Start::At { civil, zone: HOUSE_ZONE });
    let length = if civil.is_some() { TimeDelta::minutes(draft.minutes) } else { TimeDelta::days(1) };
    let stem = format!("her-{}", draft.day.format("%Y-%m-%d"));
    let mut activity = Activity {
        origin: Origin::HouseFile { id: tx.free_house_id(&stem)? },
        kind: if draft.offer.is_some() { Kind::Offer } else { Kind::Activity },
        title: crate::domain::text::Words::danish(title),
        place: None,
        text: None,
        host: None,
        icon: draft.food.map(|_| "bestik".to_owned()),
        scene: None,
        offer: draft.offer.clone(),
        ways: Ways::default(),
        course: Course::default(),
        food: None,
        team: draft.team,
        special: draft.special,
        even_when_closed: false,
        recommended: None,
        part_of: None,
        schedule: Schedule {
            start,
            length: Length::Civil(length),
            rules: Vec::new(),
            extra: Vec::new(),
            except: Vec::new(),
            overrides: Vec::new(),
        },
    };
    write_words(&mut activity, draft)?;
    if let Rhythm::Repeated(repeat) = &draft.rhythm {
        repeat_from(&mut activity.schedule, draft.day, Some(repeat))?;
    }
    let first = activity.schedule.start;
    match check_time(tx, at, &activity, (first, activity.schedule.length)) {
        // Somebody who plans a trip on a closed day means it.
        Err(Stop::Refused(RunRefused::HouseClosed)) => activity.even_when_closed = true,
        other => other?,
    }
    let id = OccurrenceId { activity: tx.save_activity(&activity)?, key: first.civil() };
    Ok((Some(id), event(Action::MadeActivity, id)))
}

pub(super) fn tradition(tx: &ChangeTx<'_>, id: OccurrenceId) -> Made {
    let mut activity = activity_of(tx, id)?;
    if !programme::make_tradition(&mut activity.schedule, id.key)? {
        return Err(Stop::Nothing);
    }
    tx.save_activity(&activity)?;
    Ok((Some(OccurrenceId { key: week_later(id.key), ..id }), event(Action::MadeTradition, id)))
}

fn week_later(key: NaiveDateTime) -> NaiveDateTime {
    key.checked_add_signed(TimeDelta::days(7)).unwrap_or(key)
}
