//! Everybody's answers to one field as one page: each in its colour, with its sign and its word, and beside them what is
//! set together. It is shown only where every word of it has room; `ui/staff/reveal_tables.slint` has the same measures. More
//! answers than stand side by side stand in lines: `lines.rs`.

use fristed_ui::{
    Compass as Global, CompassAnswer, CompassColumn, CompassReveal, CompassRow, CompassTexts, CompassTone,
};
use fristed_ui::{CompassWay, StaffLayout, Theme};
use slint::{ComponentHandle as _, SharedString};

use super::super::names::named;
use super::super::wheel::{Signs, ground_of, pixels, same_answer, tone_of};
use super::lines::Lines;
use super::{Laying, RoundAct, RoundAt};
use crate::app::compass::round::round_words::{self as said, Both, say};
use crate::app::compass::round::{ColumnOf, ColumnView, FieldTable, LevelRow, OnRound, RoundView, round_said};
use crate::domain::compass::{Answer, Joint, Pace, Stage};
use crate::domain::text::Language;
use crate::draw::Ground;
use crate::draw::measure::Weight;
use crate::draw::wheel::approach_icon;
use crate::screens::Screens;
use crate::screens::models::List;

/// Where the half begins on which something is set together: the first that leaves room for every word.
const SPLITS: [f32; 3] = [936.0, 880.0, 840.0];
/// The left edge of the answers and the air before the other half; between two answers, and no column is wider.
pub(super) const EDGES: f32 = 64.0;
const BETWEEN: f32 = 10.0;
const WIDEST: f32 = 290.0;
/// The right edge of the page, and the air around and between four joint answers.
pub(super) const RIGHT: f32 = 1904.0;
const AROUND_JOINT: f32 = 62.0;
/// Air left and right of the words of an answer, without an edge and with one.
const AIR: f32 = 12.0;
const AIR_AND_EDGE: f32 = 20.0;
/// So many lines of words stand under a sign.
const LINES: usize = 3;
/// The ring of a level, and the air behind it.
pub(super) const RING: f32 = 58.0;
/// The sign before whoever speaks.
const SPEAKS: f32 = 64.0;
/// Between two ways; and what of the way on is no words.
const APART: f32 = 12.0;
const NO_WORDS: f32 = 112.0;
/// Least width of a way, and the air around its word.
const LEAST: f32 = 120.0;
const AROUND: f32 = 24.0;
/// What was noted stands in so many lines.
const NOTED: usize = 2;
/// Room for whom it is about and who takes part, in the bar.
const BAR: f32 = 900.0;

/// The page as it was shown last.
#[derive(Default)]
pub struct Together {
    ground: Ground,
    signs: Signs,
    columns: List<CompassColumn>,
    rows: List<CompassRow>,
    given: [List<CompassAnswer>; 3],
    joint: [List<CompassAnswer>; 3],
    ways: List<CompassWay>,
}

/// Everything on the page that is words.
struct Words {
    reveal: CompassReveal,
    ways: Vec<CompassWay>,
    columns: Vec<CompassColumn>,
    column: f32,
    split: f32,
    /// Where the answers of each level stand, in lines.
    places: Vec<(f32, f32)>,
}

/// Measures with the sizes of the page.
pub(super) struct Room<'a> {
    pub laying: &'a Laying<'a>,
    text: f32,
    pub rest: f32,
    title: f32,
    split: f32,
}

impl Room<'_> {
    /// Room for the answers, and for what is set together.
    fn left(&self) -> f32 {
        self.split - EDGES
    }

    fn right(&self) -> f32 {
        RIGHT - self.split
    }

    fn joint(&self) -> f32 {
        (self.right() - AROUND_JOINT) / 4.0
    }

    pub fn wide(&self, text: &str) -> f32 {
        self.laying.measure.width(text, Weight::Bold, self.text)
    }

    pub fn rest_wide(&self, text: &str) -> f32 {
        self.laying.measure.width(text, Weight::Medium, self.rest)
    }

    /// Whether a text stands in so many lines, none of its words divided.
    fn holds(&self, text: &str, (weight, px): (Weight, f32), width: f32, lines: usize) -> bool {
        let measure = self.laying.measure;
        measure.lines(text, weight, px, width) <= lines
            && text.split(' ').all(|word| measure.width(word, weight, px) <= width)
    }

    /// Whether the words of an answer stand under its sign.
    fn holds_answer(&self, text: &str, weight: Weight, width: f32) -> bool {
        self.holds(text, (weight, self.rest), width, LINES)
    }

    /// A press that leads on, as wide as its word.
    fn way(&self, icon: &str, text: &str, label: impl Into<SharedString>, action: String) -> CompassWay {
        let width = (self.wide(text) + AROUND).max(LEAST).ceil();
        CompassWay { action: action.into(), text: text.into(), label: label.into(), icon: icon.into(), width }
    }
}

fn on(what: OnRound) -> String {
    RoundAct::On(what).name()
}

/// What a column is called here, where there is little room.
fn short(whose: &ColumnOf, language: Language) -> String {
    match whose {
        ColumnOf::Person => say(said::THE_PERSON_SHORT, language).to_owned(),
        ColumnOf::Rater(_) => round_said::column(whose, language),
    }
}

/// What was noted, in one text; nothing where nobody noted anything.
pub(super) fn noted(columns: &[ColumnView], language: Language) -> Vec<(String, String)> {
    let noted = columns.iter().filter(|column| !column.keywords.is_empty());
    noted.map(|column| (round_said::column(&column.whose, language), column.keywords.clone())).collect()
}

/// How wide each column is, side by side; `None` where there are too many of them.
fn abreast(table: &FieldTable, columns: &[CompassColumn], room: &Room<'_>, language: Language) -> Option<f32> {
    let many = f32::from(u8::try_from(columns.len()).ok().filter(|many| *many > 0)?);
    let width = ((room.left() - (many - 1.0) * BETWEEN) / many).min(WIDEST).floor();
    let fit = columns.iter().all(|one| room.wide(&one.name) <= width);
    (fit && levels_fit(table, width, room, language)).then_some(width)
}

/// Who answered, and whose turn it is to tell why.
fn columns(view: &RoundView, table: &FieldTable, language: Language) -> Vec<CompassColumn> {
    let speaks = match view.round.stage() {
        Stage::Revealing { speaks, .. } => speaks.map(|one| view.initials_of(one)),
        _ => None,
    };
    let column = |column: &ColumnView| {
        let is_hers = matches!(&column.whose, ColumnOf::Rater(initials) if Some(initials.as_str()) == speaks);
        CompassColumn { name: short(&column.whose, language).into(), speaks: is_hers }
    };
    table.columns.iter().map(column).collect()
}

/// Whether every level has room for its name and for each of its answers.
fn levels_fit(table: &FieldTable, width: f32, room: &Room<'_>, language: Language) -> bool {
    let none = say(said::NO_ANSWER, language);
    let fits = |row: &LevelRow| {
        let name = RING + room.wide(row.level.label()) + 14.0 + room.rest_wide(round_said::alike(row.alike, language));
        let given = row.answers.iter().map(|answer| answer.map_or(none, Answer::label));
        let mut joint = row.level.answers().map(Answer::label).into_iter().chain([say(said::OPEN, language)]);
        name <= room.left()
            && given.into_iter().all(|one| room.holds_answer(one, Weight::Medium, width - AIR))
            && joint.all(|one| room.holds_answer(one, Weight::Bold, room.joint() - AIR_AND_EDGE))
    };
    table.levels.iter().all(fits)
}

/// Who speaks, that there is time, and the press for the next one.
fn speaker(
    view: &RoundView,
    (room, beside): (&Room<'_>, f32),
    language: Language,
) -> Option<(String, String, CompassWay, f32)> {
    let say = |both: Both| say(both, language);
    let settled = view.pace == Pace::Settled;
    let (title, pace, spoken) = match view.round.stage() {
        Stage::Revealing { speaks: Some(one), .. } => {
            let title = round_said::speaks(view.initials_of(one), language);
            let label = format!("{}: {title}", say(said::SPOKEN));
            let spoken = room.way("frem", say(said::SPOKEN), label, on(OnRound::SpeakOn));
            (title, if settled { said::STAY_SHORT } else { said::ABOUT_FIVE }, spoken)
        }
        _ => {
            let pace = if settled { said::STAY_SHORT } else { said::TALK_TOGETHER };
            (say(said::ALL_SPOKEN).to_owned(), pace, CompassWay::default())
        }
    };
    let pace = say(pace).to_owned();
    let x = RIGHT - beside - APART - spoken.width;
    let wide = room.wide(&title).max(room.rest_wide(&pace));
    (room.split + SPEAKS + wide + APART <= x).then_some((title, pace, spoken, x))
}

/// The ways beside the way on, and that one.
fn ways(
    view: &RoundView,
    table: &FieldTable,
    room: &Room<'_>,
    language: Language,
) -> Option<(Vec<CompassWay>, CompassWay)> {
    let say = |both: Both| say(both, language);
    let (before, after) = view.round.neighbours(table.field);
    let mut ways = Vec::new();
    if let Some(before) = before {
        let label = format!("{}: {}", say(said::PREVIOUS), before.label());
        ways.push(room.way("tilbage", say(said::PREVIOUS), label, on(OnRound::GoTo(before))));
    }
    ways.push(room.way("vinkel", say(said::SKIP), say(said::SKIP), on(OnRound::Skip)));
    ways.push(room.way("pause", say(said::PAUSE_SHORT), say(said::PAUSE), on(OnRound::Pause)));
    let (text, label) = match after {
        Some(after) => (round_said::next(named(after.label()).0, language), round_said::next(after.label(), language)),
        None => (say(said::TO_AGREEMENTS).to_owned(), say(said::TO_AGREEMENTS).to_owned()),
    };
    let beside: f32 = ways.iter().map(|way| way.width + APART).sum();
    let next = room.way("frem", &text, label, on(OnRound::Next));
    room.holds(&text, (Weight::Bold, room.text), room.right() - beside - NO_WORDS, 2).then_some((ways, next))
}

/// All words of the page; `None` where one of them has no room.
fn words(view: &RoundView, table: &FieldTable, (room, lines): (&Room<'_>, bool), language: Language) -> Option<Words> {
    let columns = columns(view, table, language);
    let lines = if lines { Some(Lines::of(table, &columns, room, language)?) } else { None };
    let column = match &lines {
        Some(lines) => lines.name,
        None => abreast(table, &columns, room, language)?,
    };
    let (ways, next) = ways(view, table, room, language)?;
    let (field, rest) = named(table.field.label());
    let fields = room.way(
        "blad",
        say(said::FIELDS_SHORT, language),
        say(said::CHOOSE_ANOTHER, language),
        RoundAt::Fields.name(),
    );
    let title = room.laying.measure.width(field, Weight::Bold, room.title) + room.rest_wide(rest) + 2.0 * APART;
    if title > room.left() {
        return None;
    }
    let (speaks, pace, spoken, spoken_x) = speaker(view, (room, fields.width), language)?;
    let noted = noted(&table.columns, language);
    let heading = say(said::KEYWORDS, language);
    let all = noted.iter().fold(heading.to_owned(), |all, (whose, what)| format!("{all} · {whose}: {what}"));
    let fits = room.holds(&all, (Weight::Medium, room.rest), room.left(), NOTED);
    let (keywords, noted) = match (noted.is_empty(), fits) {
        (true, _) => (String::new(), CompassWay::default()),
        (false, true) => (all, CompassWay::default()),
        (false, false) => (String::new(), room.way("blyant", heading, heading, RoundAt::Noted.name())),
    };
    let reveal = CompassReveal {
        field: field.into(),
        field_rest: rest.into(),
        fields,
        speaks: speaks.into(),
        pace: pace.into(),
        spoken,
        spoken_x,
        joint: say(said::JOINT, language).into(),
        joint_hint: say(said::JOINT_HINT, language).into(),
        keywords: keywords.into(),
        noted,
        next,
        in_lines: lines.is_some(),
        name_height: lines.as_ref().map_or(0.0, |lines| lines.head),
        line_height: lines.as_ref().map_or(0.0, |lines| lines.line),
    };
    let places = lines.map_or_else(Vec::new, |lines| lines.places);
    Some(Words { reveal, ways, columns, column, split: room.split, places })
}

impl Together {
    /// It is not on the screen any more.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    fn answer(&mut self, answer: Option<Answer>, (chosen, bare): (bool, bool), px: u32) -> CompassAnswer {
        let tone = answer.map_or(CompassTone::None, |one| match one {
            Answer::Approach(_) => CompassTone::Approach,
            other => tone_of(other.tone()),
        });
        let icon = if let Some(Answer::Approach(approach)) = answer { approach_icon(approach) } else { "" };
        let sign = answer.and_then(Answer::tone).map(|tone| self.signs.sign(tone, bare, px)).unwrap_or_default();
        CompassAnswer { chosen, tone, sign, icon: icon.into(), ..CompassAnswer::default() }
    }

    /// What each has answered at a level.
    fn given(&mut self, row: &LevelRow, columns: &[ColumnView], px: u32, language: Language) -> Vec<CompassAnswer> {
        let mut given = Vec::new();
        for (column, answer) in columns.iter().zip(&row.answers) {
            let text = answer.map_or(say(said::NO_ANSWER, language), Answer::label);
            let label = format!("{}, {}: {text}", round_said::column(&column.whose, language), row.level.label());
            let face = self.answer(*answer, (false, true), px);
            given.push(CompassAnswer { text: text.into(), label: label.into(), ..face });
        }
        given
    }

    /// What can be set together at a level. A second press takes it back.
    fn joint(&mut self, row: &LevelRow, px: u32, language: Language) -> Vec<CompassAnswer> {
        let mut joint = Vec::new();
        let open = (Joint::Open(row.level), None, say(said::OPEN, language));
        let answers = row.level.answers().map(|one| (Joint::Answer(one), Some(one), one.label()));
        for (one, answer, text) in answers.into_iter().chain([open]) {
            let chosen = row.joint == one;
            let act = if chosen { Joint::Nothing(row.level) } else { one };
            let mut face = self.answer(answer, (chosen, chosen), px);
            if answer.is_none() {
                (face.tone, face.icon) = (CompassTone::Approach, "sammen".into());
            }
            let state = if chosen { format!(", {}", say(said::CHOSEN, language)) } else { String::new() };
            let label = format!("{}, {}: {text}{state}", say(said::JOINT, language), row.level.label());
            joint.push(CompassAnswer {
                action: on(OnRound::Joint(act)).into(),
                text: text.into(),
                label: label.into(),
                ..face
            });
        }
        joint
    }

    fn show(&mut self, table: &FieldTable, words: Words, laying: &Laying<'_>, language: Language) {
        let global = laying.ui.global::<Global>();
        let px = pixels(laying.ui.global::<Theme>().get_compass_sign() * laying.ui.window().scale_factor());
        let mut rows = Vec::new();
        for (ring, row) in (0..).zip(&table.levels) {
            let at = rows.len();
            let (given, joint) = (self.given(row, &table.columns, px, language), self.joint(row, px, language));
            let (Some(shown), Some(chosen)) = (self.given.get(at), self.joint.get(at)) else { break };
            shown.show_by(given, same_answer);
            chosen.show_by(joint, same_answer);
            let said = round_said::alike(row.alike, language);
            let (x, width) = words.places.get(at).copied().unwrap_or_default();
            rows.push(CompassRow {
                title: row.level.label().into(),
                ring,
                said: said.into(),
                label: format!("{} · {said}", row.level.label()).into(),
                given: shown.model(),
                joint: chosen.model(),
                x,
                width,
            });
        }
        self.columns.show(words.columns, |model| global.set_reveal_columns(model));
        self.ways.show(words.ways, |model| global.set_reveal_ways(model));
        global.set_reveal_column(words.column);
        global.set_reveal_split(words.split);
        global.set_reveal(words.reveal);
        self.rows.show(rows, |model| global.set_reveal_rows(model));
    }
}

impl Screens {
    /// Shows everybody's answers on one page. Whether there was room for it.
    pub(super) fn show_together(&mut self, view: &RoundView, table: &FieldTable, laying: &Laying<'_>) -> bool {
        if !laying.metrics.composed {
            return false;
        }
        let (language, theme) = (self.place.language, laying.ui.global::<Theme>());
        let (text, rest) = (theme.get_compass_text(), theme.get_compass_rest());
        let room = |split| Room { laying, text, rest, title: theme.get_compass_title(), split };
        // More of them than stand side by side stand under each other; then the split parts the head and the foot alone.
        let found = [false, true]
            .into_iter()
            .find_map(|lines| SPLITS.into_iter().find_map(|split| words(view, table, (&room(split), lines), language)));
        let (Some(words), room) = (found, room(SPLITS[0])) else { return false };
        let texts = laying.ui.global::<CompassTexts>();
        let title = self.whom(&texts);
        let parts = [self.invented(&texts).to_string(), say(said::ROUND, language).to_owned()];
        let known = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let subtitle = format!("{known} · {}", round_said::together(&view.initials()));
        // Whoever takes part stands beside the answers as well.
        let Some(subtitle) = [subtitle, known].into_iter().find(|one| room.rest_wide(one) <= BAR) else { return false };
        if room.wide(&title) > BAR {
            return false;
        }
        self.staff.clear_pad(laying);
        laying.global.set_layout(StaffLayout::Reveal);
        laying.global.set_title(title);
        laying.global.set_subtitle(subtitle.into());
        let ground = ground_of(self.place.contrast);
        let together = &mut self.staff.compass.round.together;
        if together.ground != ground {
            // Every sign has another edge now.
            *together = Together { ground, ..Together::default() };
            together.signs.stand_on(ground);
        }
        together.show(table, words, laying, language);
        true
    }
}
