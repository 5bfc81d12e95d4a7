//! iCalendar (RFC 5545) in and out.
//!
//! Files of other programs are seldom quite right, so reading takes what can be understood and says of everything
//! else on which line it stands and why it was left out. The file is taken apart here and not by a parser crate,
//! because a crate that gives line numbers and drops nothing silently was not to be had.

mod components;
mod event;
mod lines;
mod phone;
mod read;
mod series;
mod times;
mod vtimezone;
mod windows;
mod words;
mod write;
mod zones;

use thiserror::Error;

use crate::domain::activity::Activity;
use crate::domain::text::Line;

pub use phone::phone_event;
pub use read::read;
pub use write::write;

/// Largest file that is read, in bytes.
pub const LARGEST: usize = 20 * 1024 * 1024;

/// PRODID of what we write. Its texts stand as somebody has typed them, so a sign in them is a sign.
const OURS: &str = "-//Fristed//Fristed//DA";

/// Most remarks that a reading lists; more would help nobody.
const MOST_NOTES: usize = 200;

/// What a file says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// One for each UID, in the order of the file.
    pub entries: Vec<Entry>,
    /// What was left out, and what was read in a way somebody may want to know, by line.
    pub findings: Vec<Finding>,
}

/// One activity of a file, with its changed occurrences folded in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its origin is always an import.
    pub activity: Activity,
    /// SEQUENCE: the higher, the newer.
    pub sequence: i64,
    /// Line of its BEGIN, counted from 1.
    pub line: usize,
    /// STATUS:CANCELLED for the whole of it: not to be listed, and to be taken away where it was imported before.
    pub cancelled: bool,
}

/// A remark on one place of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Counted from 1.
    pub line: usize,
    pub kind: FindingKind,
    /// One English sentence.
    pub reason: String,
    /// Of what was left out: its title, where it may be said, and the kind of reason, for other languages.
    pub left_out: Option<(Option<Line>, Why)>,
}

/// Why an entry is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The file ends in the middle of it.
    CutShort,
    /// It counts by other months than ours.
    OtherMonths,
    NoTime,
    BadTime,
    BadLength,
    BadRule,
    /// The title looks like a CPR number.
    Cpr,
    /// It changes an entry that was left out.
    OfLeftOut,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingKind {
    /// An entry, or a change of one, is missing from the reading.
    LeftOut,
    /// Everything is there, read as the sentence says.
    Note,
}

/// Why a file is refused as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotACalendar {
    #[error("the file is empty; give an iCalendar file (.ics)")]
    Empty,
    #[error("the file does not begin with BEGIN:VCALENDAR; give an iCalendar file (.ics)")]
    NoCalendar,
    #[error("the file is over 20 MB; export a shorter span of time")]
    TooBig,
}

/// Collects findings while a file is read.
#[derive(Debug, Default)]
struct Findings {
    list: Vec<Finding>,
    notes: usize,
    last_line: usize,
}

impl Findings {
    fn left_out(&mut self, line: usize, title: Option<Line>, why: Why, reason: impl Into<String>) {
        let left_out = Some((title, why));
        self.list.push(Finding { line, kind: FindingKind::LeftOut, reason: reason.into(), left_out });
    }

    fn note(&mut self, line: usize, reason: impl Into<String>) {
        self.notes += 1;
        self.last_line = self.last_line.max(line);
        if self.notes <= MOST_NOTES {
            self.list.push(Finding { line, kind: FindingKind::Note, reason: reason.into(), left_out: None });
        }
    }

    fn finish(mut self) -> Vec<Finding> {
        self.list.sort_by_key(|finding| finding.line);
        if let Some(more) = self.notes.checked_sub(MOST_NOTES).filter(|more| *more > 0) {
            let reason = format!("{more} more remarks are not listed.");
            self.list.push(Finding { line: self.last_line, kind: FindingKind::Note, reason, left_out: None });
        }
        self.list
    }
}
