//! A round as a record holds it: words, a line each.

use std::time::Duration;

use chrono::DateTime;

use super::choosing::Extent;
use super::field::Field;
use super::filling::Filling;
use super::id::DrawnId;
use super::rating::Level;
use super::round::{Round, Seat, Stage, Stays};
use crate::domain::employee::EmployeeId;

const HEAD: &str = "round 1";
/// After this line comes what has been agreed on.
const JOINT: &str = "joint";

fn seat_words(seat: &Seat) -> String {
    let how_far = match (seat.done, seat.again) {
        (true, _) => "done",
        (false, true) => "again",
        (false, false) => "rates",
    };
    format!("seat {} {} {how_far}", seat.id, seat.rater.0)
}

fn seat_named(words: &str) -> Option<Seat> {
    let mut parts = words.split(' ');
    let id = DrawnId::named(parts.next()?)?;
    let rater = EmployeeId(parts.next()?.parse().ok()?);
    let how_far = parts.next()?;
    Some(Seat { id, rater, done: how_far == "done", again: how_far == "again" })
}

fn stage_words(stage: Stage) -> String {
    match stage {
        Stage::Rating => "rating".to_owned(),
        Stage::Revealing { at, speaks } => {
            let speaks = speaks.map_or_else(|| "nobody".to_owned(), |one| one.0.to_string());
            format!("revealing {} {speaks}", at.word())
        }
        Stage::Agreeing => "agreeing".to_owned(),
        Stage::Closed => "closed".to_owned(),
    }
}

fn stage_named(words: &str) -> Option<Stage> {
    Some(match words {
        "rating" => Stage::Rating,
        "agreeing" => Stage::Agreeing,
        "closed" => Stage::Closed,
        _ => {
            let (at, speaks) = words.strip_prefix("revealing ")?.split_once(' ')?;
            let speaks = if speaks == "nobody" { None } else { Some(EmployeeId(speaks.parse().ok()?)) };
            Stage::Revealing { at: Field::named(at)?, speaks }
        }
    })
}

impl Round {
    /// As a record holds it.
    #[must_use]
    pub fn to_words(&self) -> String {
        let mut lines =
            vec![HEAD.to_owned(), format!("day {}", self.day), format!("extent {}", self.extent.to_words())];
        lines.extend(self.seats.iter().map(seat_words));
        lines.push(format!("stage {}", stage_words(self.stage)));
        lines.extend(self.paused.then(|| "paused yes".to_owned()));
        lines.extend(self.since.map(|since| format!("since {}", since.timestamp_millis())));
        lines.extend(self.stays.map(|stays| format!("stays {}", stays.time().as_secs())));
        lines.extend(self.talked.iter().map(|field| format!("talked {}", field.word())));
        lines.extend(self.open.iter().map(|(field, level)| format!("open {} {}", field.word(), level.word())));
        lines.push(JOINT.to_owned());
        lines.push(self.joint.to_words());
        lines.join("\n")
    }

    /// Out of a record; `None` where it is none, or of a newer program.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let (head, joint) = words.split_once("\njoint\n")?;
        let mut lines = head.lines();
        if lines.next() != Some(HEAD) {
            return None;
        }
        let mut round = Self {
            day: lines.next()?.strip_prefix("day ")?.parse().ok()?,
            extent: Extent::from_words(lines.next()?.strip_prefix("extent ")?)?,
            seats: Vec::new(),
            stage: Stage::Rating,
            paused: false,
            since: None,
            talked: Vec::new(),
            joint: Filling::from_words(joint)?,
            open: Vec::new(),
            stays: None,
        };
        for line in lines {
            let (what, rest) = line.split_once(' ')?;
            match what {
                "seat" => round.seats.push(seat_named(rest)?),
                "stage" => round.stage = stage_named(rest)?,
                "paused" => round.paused = true,
                "since" => round.since = Some(DateTime::from_timestamp_millis(rest.parse().ok()?)?),
                "stays" => round.stays = Some(Stays::of(Duration::from_secs(rest.parse().ok()?))),
                "talked" => round.talked.push(Field::named(rest)?),
                "open" => {
                    let (field, level) = rest.split_once(' ')?;
                    round.open.push((Field::named(field)?, Level::named(level)?));
                }
                _ => return None,
            }
        }
        Some(round)
    }
}
