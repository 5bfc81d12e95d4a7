//! `fristed today`: the day as text or JSON.

use std::io::{self, Write as _};

use chrono::SecondsFormat;
use clap::Args;
use serde::Serialize;

use super::{Lang, Machine, Refused, Time, house};
use crate::app::day::{DayOccurrence, DayText};
use crate::app::facilities::{FacilityState, FacilityView};
use crate::domain::day::Phase;
use crate::domain::text::Language;
use crate::domain::time::Moment;

/// Longest span that is asked for at once, in days.
const LONGEST: u16 = 3660;

#[derive(Debug, Args)]
pub struct Arguments {
    /// How many days, beginning with today.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=i64::from(LONGEST)))]
    days: u16,
    /// JSON `{now, open, occurrences, facilities}` instead of text.
    #[arg(long)]
    json: bool,
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
    /// The time it is on the page: RFC 3339 or local YYYY-MM-DDTHH:MM.
    #[arg(long, value_name = "TIME")]
    now: Option<Time>,
}

#[derive(Serialize)]
struct Today<'a> {
    now: String,
    open: bool,
    occurrences: Vec<Occurrence<'a>>,
    facilities: Vec<Facility<'a>>,
}

#[derive(Serialize)]
struct Occurrence<'a> {
    start: String,
    end: String,
    all_day: bool,
    title: &'a str,
    place: &'a str,
    kind: &'static str,
    state: &'static str,
}

#[derive(Serialize)]
struct Facility<'a> {
    id: &'a str,
    name: &'a str,
    state: &'static str,
    words: String,
    advice: &'a str,
}

pub fn run(machine: &Machine, arguments: &Arguments) -> Result<(), Refused> {
    let app = house::still(machine, arguments.now.map(|time| time.0))?;
    let language = Language::from(arguments.lang);
    let day = app.day_text(arguments.days.into(), language)?;
    let mut out = io::stdout().lock();
    if arguments.json {
        serde_json::to_writer_pretty(&mut out, &json(&day)).map_err(io::Error::from)?;
        writeln!(out)?;
    } else {
        write_text(&mut out, &day)?;
    }
    out.flush()?;
    Ok(())
}

fn json(day: &DayText) -> Today<'_> {
    Today {
        now: rfc3339(&day.now),
        open: day.is_open,
        occurrences: day.occurrences.iter().map(occurrence).collect(),
        facilities: day.facilities.iter().map(facility).collect(),
    }
}

fn rfc3339(at: &Moment) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, false)
}

fn occurrence(one: &DayOccurrence) -> Occurrence<'_> {
    Occurrence {
        start: rfc3339(&one.start),
        end: rfc3339(&one.end),
        all_day: one.all_day,
        title: &one.view.title,
        place: &one.view.place,
        kind: one.view.kind.word(),
        state: match one.view.phase {
            Phase::Past => "past",
            Phase::Now => "now",
            Phase::Later => "later",
            Phase::Cancelled => "cancelled",
        },
    }
}

fn facility(one: &FacilityView) -> Facility<'_> {
    Facility {
        id: &one.slug,
        name: &one.name,
        state: match one.state {
            FacilityState::Free => "free",
            FacilityState::Taken => "taken",
            FacilityState::PerhapsFree => "perhaps-free",
            FacilityState::Closed => "closed",
        },
        words: one.sentence(),
        advice: &one.advice,
    }
}

fn write_text(out: &mut impl io::Write, day: &DayText) -> io::Result<()> {
    writeln!(out, "{}", day.heading)?;
    writeln!(out, "{}", day.open)?;
    let mut shown = None;
    for one in &day.occurrences {
        let date = one.view_date;
        if shown != Some(date) {
            shown = Some(date);
            writeln!(out, "\n{}", one.date)?;
        }
        let details = [&one.view.place, &one.view.price, &one.view.note].map(String::as_str);
        let details = details.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let details = if details.is_empty() { details } else { format!(" – {details}") };
        writeln!(out, "  {:<16} {}{details}{}", one.view.hours, one.view.title, one.state)?;
    }
    if !day.facilities.is_empty() {
        writeln!(out)?;
    }
    for one in &day.facilities {
        writeln!(out, "  {} – {}", one.sentence(), one.advice)?;
    }
    Ok(())
}
