//! From content lines to the events and time zones of each calendar.

use std::collections::HashMap;

use super::lines::ContentLine;
use super::zones::ZoneDefinition;
use super::{Findings, OURS};

/// One VCALENDAR, as far as it matters to its events.
#[derive(Debug, Default)]
pub(super) struct Calendar {
    /// X-WR-TIMEZONE: the zone that times without one are meant in.
    pub zone_name: Option<String>,
    /// METHOD:CANCEL takes away every event that it names.
    pub cancels: bool,
    /// A CALSCALE other than the Gregorian one.
    pub other_scale: Option<String>,
    /// Whether we have written it.
    pub ours: bool,
    /// VTIMEZONE by TZID.
    pub zones: HashMap<String, ZoneDefinition>,
}

/// The lines of one VEVENT, without those of its alarms.
#[derive(Debug)]
pub(super) struct EventLines {
    /// Line of its BEGIN.
    pub line: usize,
    /// Index of its calendar.
    pub calendar: usize,
    pub lines: Vec<ContentLine>,
    /// Whether the file breaks off inside it.
    pub broken_off: bool,
}

/// What a file is made of.
#[derive(Debug, Default)]
pub(super) struct Components {
    pub calendars: Vec<Calendar>,
    pub events: Vec<EventLines>,
}

/// Sorts the lines of a file into its components.
pub(super) fn components(lines: Vec<ContentLine>, findings: &mut Findings) -> Components {
    let mut sorter = Sorter { findings, open: Vec::new(), found: Components::default(), zone: None };
    for line in lines {
        match line.name.as_str() {
            "BEGIN" => sorter.begin(&line),
            "END" => sorter.end(&line),
            _ => sorter.property(line),
        }
    }
    sorter.finish()
}

struct Sorter<'a> {
    findings: &'a mut Findings,
    /// Names and lines of the components that are open, outermost first.
    open: Vec<(String, usize)>,
    found: Components,
    /// The VTIMEZONE that is open, with its TZID.
    zone: Option<(String, ZoneDefinition)>,
}

impl Sorter<'_> {
    fn begin(&mut self, line: &ContentLine) {
        let name = line.value.trim().to_ascii_uppercase();
        // Neither stands inside another one of its kind or of the other: an END is missing.
        let outermost = match name.as_str() {
            "VCALENDAR" => 0,
            "VEVENT" | "VTIMEZONE" | "VTODO" | "VJOURNAL" | "VFREEBUSY" => 1,
            _ => usize::MAX,
        };
        while self.open.len() > outermost {
            self.close_unended();
        }
        match name.as_str() {
            "VCALENDAR" => self.found.calendars.push(Calendar::default()),
            "VEVENT" => {
                if self.found.calendars.is_empty() {
                    self.found.calendars.push(Calendar::default());
                }
                let calendar = self.found.calendars.len() - 1;
                let lines = Vec::new();
                self.found.events.push(EventLines { line: line.line, calendar, lines, broken_off: false });
            }
            "VTIMEZONE" => self.zone = Some(Default::default()),
            "STANDARD" | "DAYLIGHT" => {
                if let Some((_, zone)) = &mut self.zone {
                    zone.begin_observance();
                }
            }
            _ => {}
        }
        self.open.push((name, line.line));
    }

    fn end(&mut self, line: &ContentLine) {
        let name = line.value.trim();
        if !self.open.iter().any(|(open, _)| open.eq_ignore_ascii_case(name)) {
            self.findings.note(line.line, "This END belongs to no BEGIN and was passed over.");
            return;
        }
        while !self.open.last().is_none_or(|(open, _)| open.eq_ignore_ascii_case(name)) {
            self.close_unended();
        }
        self.close();
    }

    fn close_unended(&mut self) {
        if let Some((name, line)) = self.open.last() {
            let name: String = name.chars().take(40).collect();
            self.findings.note(*line, format!("The END:{name} of this component is missing."));
        }
        self.close();
    }

    fn close(&mut self) {
        let Some((name, _)) = self.open.pop() else { return };
        if name == "VTIMEZONE"
            && let (Some((id, zone)), Some(calendar)) = (self.zone.take(), self.found.calendars.last_mut())
        {
            calendar.zones.insert(id, zone);
        }
    }

    fn property(&mut self, line: ContentLine) {
        let open = self.open.last().map(|(name, _)| name.as_str());
        match open {
            Some("VEVENT") => {
                if let Some(event) = self.found.events.last_mut() {
                    event.lines.push(line);
                }
            }
            Some("VCALENDAR") => {
                if let Some(calendar) = self.found.calendars.last_mut() {
                    calendar.take(&line);
                }
            }
            Some("VTIMEZONE" | "STANDARD" | "DAYLIGHT") => {
                if let Some((id, zone)) = &mut self.zone {
                    if line.name == "TZID" {
                        line.value.trim().clone_into(id);
                    } else {
                        zone.take(&line);
                    }
                }
            }
            _ => {}
        }
    }

    fn finish(mut self) -> Components {
        let in_event = self.open.iter().any(|(name, _)| name == "VEVENT");
        if let Some(event) = self.found.events.last_mut().filter(|_| in_event) {
            event.broken_off = true;
        }
        if let Some((_, line)) = self.open.first() {
            self.findings.note(*line, "The END:VCALENDAR is missing, so the file may be cut short.");
        }
        while !self.open.is_empty() {
            self.close();
        }
        self.found
    }
}

impl Calendar {
    fn take(&mut self, line: &ContentLine) {
        let value = line.value.trim();
        match line.name.as_str() {
            "X-WR-TIMEZONE" if !value.is_empty() => self.zone_name = Some(value.to_owned()),
            "PRODID" => self.ours = value == OURS,
            "METHOD" => self.cancels = value.eq_ignore_ascii_case("CANCEL"),
            "CALSCALE" if !value.is_empty() && !value.eq_ignore_ascii_case("GREGORIAN") => {
                self.other_scale = Some(value.chars().take(40).collect());
            }
            _ => {}
        }
    }
}
