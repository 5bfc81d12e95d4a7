//! `[[activity]]`, written.

use chrono::{NaiveDateTime, TimeDelta};

use super::write::{Writer, time};
use crate::domain::activity::{Activity, Change, Extra, Kind, Length, Override, Schedule, Start};
use crate::domain::picture;

/// Writes the activity with house-file id `id`.
pub fn activity(out: &mut Writer, id: &str, activity: &Activity) {
    out.header("[[activity]]");
    out.text("id", id);
    if activity.kind != Kind::Activity {
        out.text("kind", activity.kind.word());
    }
    out.words("title", Some(&activity.title));
    out.words("place", activity.place.as_ref());
    out.words("text", activity.text.as_ref());
    out.words("host", activity.host.as_ref());
    for (key, name) in [("icon", &activity.icon), ("scene", &activity.scene), ("offer", &activity.offer)] {
        if let Some(name) = name {
            out.text(key, name);
        }
    }
    if activity.scene.as_deref().is_some_and(picture::is_own) {
        out.comment("this picture came from a stick; it is in the house and its backups, and not in this file");
    }
    out.words("join", activity.ways.join.as_ref());
    out.words("watch", activity.ways.watch.as_ref());
    out.words("help", activity.ways.help.as_ref());
    out.words("before", activity.course.before.as_ref());
    out.words("during", activity.course.during.as_ref());
    out.words("after", activity.course.after.as_ref());
    if let Some(price) = activity.food {
        out.flag("food", true);
        if price.kroner == 0 {
            out.flag("free", true);
        } else {
            out.plain("price", &price.kroner.to_string());
        }
    }
    out.flag("team", activity.team);
    out.flag("special", activity.special);
    out.flag("even-when-closed", activity.even_when_closed);
    out.flag("recommended", activity.recommended.is_some());
    out.line("recommended-by", activity.recommended.as_ref().and_then(|one| one.by.as_ref()));
    if let Some(name) = &activity.part_of {
        out.text("part-of", name);
    }
    schedule(out, &activity.schedule);
}

fn schedule(out: &mut Writer, schedule: &Schedule) {
    out.text("date", &schedule.start.civil().date().to_string());
    times(out, schedule.start, schedule.length);
    match schedule.rules.as_slice() {
        [] => {}
        [rule] => out.text("rule", rule.as_str()),
        rules => out.list("rules", rules.iter().map(crate::domain::recurrence::Rule::as_str)),
    }
    let is_day = schedule.start.is_day();
    if !schedule.extra.is_empty() {
        out.list("also", schedule.extra.iter().map(|extra| also(*extra, is_day)));
    }
    if !schedule.except.is_empty() {
        out.list("except", schedule.except.iter().map(|gone| start(*gone, is_day)));
    }
    for one in &schedule.overrides {
        change(out, one, is_day);
    }
}

fn times(out: &mut Writer, start: Start, length: Length) {
    let Start::At { civil, .. } = start else {
        let (Length::Civil(length) | Length::Exact(length)) = length;
        if length.num_days() > 1 {
            out.plain("days", &length.num_days().to_string());
        }
        return;
    };
    out.text("from", &time(civil.time()));
    match length {
        Length::Exact(length) => out.plain("minutes", &length.num_minutes().max(1).to_string()),
        Length::Civil(length) if length <= TimeDelta::zero() => {}
        Length::Civil(length) => {
            let end = civil.checked_add_signed(length).unwrap_or(civil);
            out.text("to", &time(end.time()));
            let days = (end.date() - civil.date()).num_days() + 1;
            let next_morning = days == 2 && end.time() <= civil.time();
            if days > 1 && !next_morning {
                out.plain("days", &days.to_string());
            }
        }
    }
}

fn start(civil: NaiveDateTime, is_day: bool) -> String {
    if is_day { civil.date().to_string() } else { format!("{} {}", civil.date(), time(civil.time())) }
}

fn also(extra: Extra, is_day: bool) -> String {
    let text = start(extra.civil, is_day);
    match extra.length {
        Some(Length::Civil(length) | Length::Exact(length)) if !is_day => {
            let end = extra.civil.checked_add_signed(length).unwrap_or(extra.civil);
            format!("{text}-{}", time(end.time()))
        }
        _ => text,
    }
}

fn change(out: &mut Writer, one: &Override, is_day: bool) {
    out.header("[[activity.change]]");
    out.text("on", &start(one.instead_of, is_day));
    match &one.change {
        Change::Cancelled => out.flag("cancelled", true),
        Change::Moved { start, length, title, place } => {
            out.text("date", &start.civil().date().to_string());
            times(out, *start, *length);
            if start.is_day() && matches!(length, Length::Civil(length) if length.num_days() <= 1) {
                out.plain("days", "1");
            }
            out.line("title", title.as_ref());
            out.line("place", place.as_ref());
        }
    }
    out.line("note", one.note.as_ref());
}
