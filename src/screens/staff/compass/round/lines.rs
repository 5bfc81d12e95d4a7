//! Everybody's answers in lines, one rater under another and a level beside the next, and what is set together below
//! them: so five answers have room that do not stand side by side. `ui/staff/reveal_tables.slint` has the same measures.

use fristed_ui::CompassColumn;

use super::together::{EDGES, RIGHT, RING, Room};
use crate::app::compass::round::round_words::{self as said, say};
use crate::app::compass::round::{FieldTable, LevelRow, round_said};
use crate::domain::compass::Answer;
use crate::domain::text::Language;
use crate::draw::measure::Weight;

/// The left edge, and the air between whoever answered and the levels.
const EDGE: f32 = EDGES / 2.0;
const BETWEEN: f32 = 10.0;
/// Around a name.
const AROUND: f32 = 20.0;
/// The sign of an answer, and the air around both.
const SIGN: f32 = 76.0;
/// Between the name of a level and whether all said the same.
const APART: f32 = 14.0;
/// The name of a level with that behind it, and under it.
const HEADS: [f32; 2] = [46.0, 90.0];
/// From the upper edge of the first answer, below a name, to the lower edge of the last; air under each.
const TOP: f32 = 104.0;
const BOTTOM: f32 = 424.0;
const AIR: f32 = 6.0;
/// A line is no lower than its words, and no higher than what is set together.
const LOWEST: f32 = 46.0;
const HIGHEST: f32 = 76.0;

/// Where everything stands.
pub struct Lines {
    /// How wide the names are.
    pub name: f32,
    /// How high the name of a level is, and an answer.
    pub head: f32,
    pub line: f32,
    /// Where each level begins, and how wide it is.
    pub places: Vec<(f32, f32)>,
}

impl Lines {
    /// `None` where a word has no room, or there are too many answers.
    pub fn of(table: &FieldTable, columns: &[CompassColumn], room: &Room<'_>, language: Language) -> Option<Self> {
        let many = f32::from(u8::try_from(columns.len()).ok().filter(|many| *many > 0)?);
        let name = columns.iter().map(|one| room.wide(&one.name)).fold(0.0, f32::max).ceil() + AROUND;
        HEADS.into_iter().find_map(|head| {
            let line = ((BOTTOM - TOP - head - (many - 1.0) * AIR) / many).floor().min(HIGHEST);
            let least = table.levels.iter().map(|row| least(row, head, room, language)).collect::<Vec<_>>();
            let places = places(&least, EDGE + name + BETWEEN)?;
            (line >= LOWEST).then_some(Self { name, head, line, places })
        })
    }
}

/// How wide a level is at least, each of its words in one line.
fn least(row: &LevelRow, head: f32, room: &Room<'_>, language: Language) -> f32 {
    let bold = |text: &str| room.laying.measure.width(text, Weight::Bold, room.rest);
    let alike = room.rest_wide(round_said::alike(row.alike, language));
    let title = room.wide(row.level.label());
    let title = if head > HEADS[0] { title.max(alike) } else { title + APART + alike };
    let given = row.answers.iter().map(|one| room.rest_wide(one.map_or(say(said::NO_ANSWER, language), Answer::label)));
    let joint = row.level.answers().map(Answer::label).into_iter().chain([say(said::OPEN, language)]).map(bold);
    let words = given.chain(joint).fold(0.0, f32::max) + SIGN;
    words.max(RING + title).ceil()
}

/// What room there is more, each level has its part of.
fn places(least: &[f32], mut x: f32) -> Option<Vec<(f32, f32)>> {
    let many = f32::from(u8::try_from(least.len()).ok().filter(|many| *many > 0)?);
    let more = RIGHT - EDGE / 2.0 - x - least.iter().sum::<f32>() - (many - 1.0) * BETWEEN;
    if more < 0.0 {
        return None;
    }
    let more = (more / many).floor();
    let place = |least: &f32| {
        let at = (x, least + more);
        x += least + more + BETWEEN;
        at
    };
    Some(least.iter().map(place).collect())
}
