//! *Indsigt*: everything that is kept of a person, in words, with who has looked and why, but never which employee.
//!
//! Each sort of record has one function here. A sort that this program does not know is told with its words all the same,
//! so that nothing is ever left out; what is a key, or is sealed for one employee alone, is told of as that.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use zeroize::{Zeroize as _, Zeroizing};

use super::insight_sorts::{answers, said_answer, told};
use super::insight_words as words;
use super::rights::BESIDE;
use super::rights_words::date;
use crate::app::App;
use crate::app::running::said_of_key;
use crate::app::staff::Session;
use crate::app::staff::case::{Case, dated};
use crate::app::staff::lines::FoundLine;
use crate::app::words::pick;
use crate::domain::compass::beside::{Beside, Sort};
use crate::domain::compass::objection::Objection;
use crate::domain::compass::{Answer, Field, FiledWheel, Level, PersonId, Whose};
use crate::domain::hex::hex;
use crate::domain::text::Language;
use crate::exchange::pdf::Part;
use crate::store::person_file::AnyRecord;
use crate::store::{AuditRow, Kind, StoreError};

/// What is called in a house instead of a name.
const CODE_WORD: Kind = Kind { name: "code-word", key: "person", version: 1 };
/// What holds a key and no words.
const KEYS: [&str; 6] = ["line-key", "line-part", "round-key", "round-share", "round-given", "round-sealed"];
/// A line of the logbook.
const LINE: &str = "line";
/// Of the keys, what opens the words of a line about several, which lie elsewhere.
const OF_SHARED_LINE: [&str; 2] = ["line-key", "line-part"];

/// One record in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InsightPart {
    /// What names the record, so that something can be put beside it; empty for a look-up.
    pub of: String,
    /// “Hjul: personens eget”.
    pub title: String,
    /// “13. oktober 2026”; empty where it has no day.
    pub when: String,
    /// Word for word, a line each.
    pub lines: Vec<String>,
}

impl Drop for InsightPart {
    fn drop(&mut self) {
        self.lines.iter_mut().for_each(String::zeroize);
    }
}

/// Everything about one person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Insight {
    /// The records, the oldest first; those without a day before them.
    pub records: Vec<InsightPart>,
    /// Who has looked: when, what and why, never which employee.
    pub looks: Vec<InsightPart>,
}

/// Whom the words are not to name.
struct Hidden {
    /// Code words of others.
    others: Vec<String>,
    /// Initials of employees.
    staff: Vec<String>,
    language: Language,
    zone: Tz,
}

/// Lines about several, by their ids.
type SharedLines = BTreeMap<Vec<u8>, AnyRecord>;

impl App {
    /// Everything about `person`; `None` where the compass is shut, or there is nobody of that id.
    ///
    /// # Errors
    /// [`StoreError`] when the files cannot be read.
    pub fn insight(
        &self,
        session: &Session,
        person: PersonId,
        language: Language,
    ) -> Result<Option<Insight>, StoreError> {
        let Some(case) = self.case_even_paused(session, person)? else { return Ok(None) };
        let hidden = self.hidden(session, &case, language)?;
        let all = case.everything()?;
        let shared = self.shared_lines(session, person)?;
        let mut parts = BTreeMap::new();
        for record in all.iter().filter(|one| one.kind != BESIDE.name) {
            let line = shared.get(&record.id).filter(|_| OF_SHARED_LINE.contains(&record.kind.as_str()));
            let (at, part) = part(line.unwrap_or(record), &hidden);
            parts.insert((at, record.kind.clone(), record.id.clone()), part);
        }
        let mut records: Vec<InsightPart> = parts.into_values().collect();
        for (at, beside) in all.iter().filter(|one| one.kind == BESIDE.name).filter_map(beside) {
            let line = beside_line(at, &beside, &hidden);
            match records.iter_mut().find(|part| part.of == beside.of) {
                Some(part) => part.lines.push(line),
                // The record it stood beside is gone; what was said stays.
                None => records.push(InsightPart {
                    of: String::new(),
                    title: pick(language, words::BESIDE).to_owned(),
                    when: String::new(),
                    lines: vec![line],
                }),
            }
        }
        let looks = self.looks(session, person, &hidden)?;
        Ok(Some(Insight { records, looks }))
    }

    /// It is opened to be read: noted once, before anything is shown.
    ///
    /// # Errors
    /// [`StoreError`] when the audit cannot be written.
    pub fn note_insight(&self, session: &Session, person: PersonId) -> Result<(), StoreError> {
        self.note_case(session, person, "person-insight", "insight")
    }

    /// Hands everything out on paper, always in Danish: to the printer, or onto an open stick, and into no file of this
    /// machine. Neither the paper nor its name says who it is about.
    ///
    /// # Errors
    /// [`StoreError`] when the files cannot be read; nothing leaves the screen then.
    pub fn hand_out_insight(&mut self, session: &Session, person: PersonId) -> Result<bool, StoreError> {
        let Some(insight) = self.insight(session, person, Language::Danish)? else { return Ok(false) };
        let mut paper = self.letterhead()?;
        words::PAPER_TITLE.clone_into(&mut paper.title);
        paper.facts = vec![date(self.today_date(), Language::Danish)];
        paper.parts = parts_of(&insight, person.is_practice());
        paper.closing = words::PAPER_CLOSING.map(str::to_owned).into();
        self.note_case(session, person, "person-handed-out", "insight")?;
        self.hand_out_paper(session, paper, words::PAPER_FILE);
        Ok(true)
    }

    fn hidden(&self, session: &Session, case: &Case, language: Language) -> Result<Hidden, StoreError> {
        let mut others = Vec::new();
        for other in self.cases(session)? {
            if other.person() != case.person() {
                others.extend(other.all(CODE_WORD)?.into_iter().map(|(_, word)| word.trim().to_owned()));
            }
        }
        Ok(Hidden { others, staff: self.initials(), language, zone: self.zone })
    }

    /// The lines that `person` shares with others, each as a line about her alone is kept: her own mark, and the words.
    fn shared_lines(&self, session: &Session, person: PersonId) -> Result<SharedLines, StoreError> {
        let Some(lines) = self.log_lines_even_paused(session)? else { return Ok(SharedLines::new()) };
        let words = |line: FoundLine| {
            let (_, mark) = line.about.iter().find(|(one, _)| *one == person)?;
            let words = Zeroizing::new(dated(line.at, &line.words));
            let plain = Zeroizing::new(format!("{}\n{}", mark.letter(), *words).into_bytes());
            let id = line.id.as_bytes().to_vec();
            Some((id.clone(), AnyRecord { kind: LINE.to_owned(), id, plain: Some(plain) }))
        };
        Ok(lines.shared_by(person)?.into_iter().filter_map(words).collect())
    }

    /// What the audit has noted about `person`.
    fn looks(&self, session: &Session, person: PersonId, hidden: &Hidden) -> Result<Vec<InsightPart>, StoreError> {
        let Some(audits) = self.audits(session)? else { return Ok(Vec::new()) };
        let of = person.to_string();
        let look = |row: AuditRow| {
            let purpose = row.subject.strip_prefix(&of)?.trim().to_owned();
            Some(InsightPart {
                of: String::new(),
                title: said_of_key(&row.action, hidden.language).to_owned(),
                when: date(row.at.with_timezone(&hidden.zone).date_naive(), hidden.language),
                lines: vec![words::purpose(&purpose, hidden.language)],
            })
        };
        Ok(audits.keys.into_iter().filter_map(look).collect())
    }
}

/// A record with its time, in words.
fn part(record: &AnyRecord, hidden: &Hidden) -> (Option<DateTime<Utc>>, InsightPart) {
    let language = hidden.language;
    let of = named(record);
    let Some(plain) = &record.plain else {
        let lines = vec![pick(language, words::SEALED_TEXT).to_owned()];
        return (None, InsightPart { of, title: words::title(&record.kind, language), when: String::new(), lines });
    };
    if KEYS.contains(&record.kind.as_str()) {
        let lines = vec![pick(language, words::KEY_TEXT).to_owned()];
        return (None, InsightPart { of, title: words::title(&record.kind, language), when: String::new(), lines });
    }
    let text = String::from_utf8_lossy(plain);
    let (at, own, said) = without_time(&text);
    let (title, lines) = match record.kind.as_str() {
        "wheel" => wheel(said, hidden),
        "objection" => objection(said, hidden),
        "contact" => (words::title("contact", language), Vec::new()),
        "code-word" => (words::title("code-word", language), vec![pick(language, words::CODE_WORD_TEXT).to_owned()]),
        other => {
            let lines = told(other, said, language);
            let lines = lines.unwrap_or_else(|| said.lines().filter_map(|line| anything(line, hidden)).collect());
            (words::title(other, language), lines)
        }
    };
    let when = at.map_or_else(String::new, |at| date(at.with_timezone(&hidden.zone).date_naive(), language));
    let mut lines: Vec<String> = lines.into_iter().map(|line| hidden.hide(&line, own)).collect();
    if lines.is_empty() && at.is_none() {
        lines.push(pick(language, words::NO_WORDS).to_owned());
    }
    (at, InsightPart { of, title, when, lines })
}

/// What names a record.
fn named(record: &AnyRecord) -> String {
    let id: String = hex(&record.id);
    format!("{}.{id}", sort_of(&record.kind))
}

/// A line stays the same one when others come into it, and so what is put right stays beside it.
fn sort_of(kind: &str) -> &str {
    if OF_SHARED_LINE.contains(&kind) { LINE } else { kind }
}

/// The time of a record and its words; a line of the logbook begins with the mark that stands for the person.
fn without_time(text: &str) -> (Option<DateTime<Utc>>, Option<char>, &str) {
    let mut letters = text.chars();
    let first = letters.next().filter(|letter| is_mark(*letter));
    let rest = if first.is_some() { letters.as_str().trim_start_matches('\n') } else { text };
    let time = |line: &str| DateTime::from_timestamp_millis(line.parse().ok()?);
    match rest.split_once('\n').and_then(|(line, words)| Some((time(line)?, words))) {
        Some((at, words)) => (Some(at), first, words),
        None => (None, first, rest),
    }
}

/// The letters that stand for persons in a line about several.
const fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{E000}'..='\u{F8FF}')
}

/// A wheel: whose it is, and every answer word for word.
fn wheel(said: &str, hidden: &Hidden) -> (String, Vec<String>) {
    let language = hidden.language;
    let Some(filed) = FiledWheel::from_words(said) else {
        return (words::title("wheel", language), said.lines().filter_map(|line| anything(line, hidden)).collect());
    };
    let whose = match filed.whose {
        Whose::Employee(_) => words::WHEEL_EMPLOYEE,
        Whose::Person => words::WHEEL_PERSON,
        Whose::Together => words::WHEEL_TOGETHER,
    };
    let mut lines = vec![date(filed.day, language)];
    lines.extend(answers(&filed.filling));
    (pick(language, whose).to_owned(), lines)
}

/// An objection, and its answer.
fn objection(said: &str, hidden: &Hidden) -> (String, Vec<String>) {
    let language = hidden.language;
    let lines = Objection::from_words(said).map_or_else(Vec::new, |one| {
        let answer = one.answer.map(|(day, why)| format!("{}: {why}", date(day, language)));
        std::iter::once(date(one.day, language)).chain(answer).collect()
    });
    (words::title("objection", language), lines)
}

/// A line of any record: what the program knows the words of is said in them, and the rest as it stands. `None` for what
/// is no words of anybody: the head of the record, and which employee wrote it.
fn anything(line: &str, hidden: &Hidden) -> Option<String> {
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    let is_head = !first.is_empty() && rest.parse::<i64>().is_ok();
    if line.trim().is_empty() || is_head {
        return None;
    }
    if let Some(field) = Field::named(first)
        && let Some((what, said)) = rest.split_once(' ')
    {
        let answer = Level::named(what).and_then(|level| Answer::named(level, said));
        return Some(
            answer.map_or_else(|| format!("{}: {said}", field.label()), |one| said_answer(field.label(), one)),
        );
    }
    Some(words::known(first, rest, hidden.language).unwrap_or_else(|| line.to_owned()))
}

fn beside(record: &AnyRecord) -> Option<(Option<DateTime<Utc>>, Beside)> {
    let text = std::str::from_utf8(record.plain.as_deref()?).ok()?;
    let (at, _, said) = without_time(text);
    let mut beside = Beside::from_words(said)?;
    if let Some((kind, id)) = beside.of.split_once('.') {
        beside.of = format!("{}.{id}", sort_of(kind));
    }
    Some((at, beside))
}

fn beside_line(at: Option<DateTime<Utc>>, beside: &Beside, hidden: &Hidden) -> String {
    let Beside { sort, .. } = beside;
    let sort = match sort {
        Sort::Correction => words::CORRECTED,
        Sort::Remark => words::REMARKED,
    };
    let when = at.map_or_else(String::new, |at| {
        format!(", {}", date(at.with_timezone(&hidden.zone).date_naive(), hidden.language))
    });
    format!("{}{when}: {}", pick(hidden.language, sort), hidden.hide(beside.text.as_str(), None))
}

impl Hidden {
    /// The words without others and without employees; `own` is the mark that stands for the person herself.
    fn hide(&self, text: &str, own: Option<char>) -> String {
        let other = pick(self.language, words::OTHER_USER);
        let mut said = String::new();
        for letter in text.chars() {
            match letter {
                _ if Some(letter) == own => said.push_str(pick(self.language, words::THE_PERSON)),
                _ if is_mark(letter) => said.push_str(other),
                _ => said.push(letter),
            }
        }
        for word in self.others.iter().filter(|word| !word.is_empty()) {
            said = replaced(&said, word, other, false);
        }
        for initials in &self.staff {
            // Small letters are a word: somebody's initials may be ER.
            said = replaced(&said, initials, pick(self.language, words::EMPLOYEE), true);
        }
        said
    }
}

/// `text` with `by` in the place of `word`, where it stands by itself; whether it is written large or small matters only
/// where it is to be `exact`.
fn replaced(text: &str, word: &str, by: &str, exact: bool) -> String {
    let (mut said, mut rest) = (String::new(), text);
    while let Some((before, found, after)) = find(rest, word) {
        let begins = before.chars().next_back().is_none_or(|letter| !letter.is_alphanumeric());
        // “Lyng 3s kaffe” names her as well.
        let ends = [after, after.strip_prefix('s').unwrap_or(after)]
            .iter()
            .any(|after| after.chars().next().is_none_or(|letter| !letter.is_alphanumeric()));
        said.push_str(before);
        said.push_str(if begins && ends && (!exact || found == word) { by } else { found });
        rest = after;
    }
    said + rest
}

/// What stands before `word` in `text`, the word as it is written there, and what comes after it.
fn find<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let wanted: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    text.char_indices().find_map(|(at, _)| {
        let mut letters = text[at..].char_indices();
        for letter in &wanted {
            let (_, found) = letters.next()?;
            if !found.to_lowercase().eq([*letter]) {
                return None;
            }
        }
        let end = letters.next().map_or(text.len(), |(more, _)| at + more);
        Some((&text[..at], &text[at..end], &text[end..]))
    })
}

/// The paper.
fn parts_of(insight: &Insight, practice: bool) -> Vec<Part> {
    let mut parts = Vec::new();
    if practice {
        parts.push(Part::Text(words::INVENTED.to_owned()));
    }
    let heading = |part: &InsightPart| Part::Heading { text: part.title.clone(), beside: part.when.clone() };
    for part in &insight.records {
        parts.push(heading(part));
        parts.extend(part.lines.iter().cloned().map(Part::Text));
    }
    if insight.records.is_empty() {
        parts.push(Part::Text(words::NOTHING.to_owned()));
    }
    parts.push(Part::Heading { text: words::LOOKS_TITLE.to_owned(), beside: String::new() });
    let row = |part: &InsightPart| Part::Row {
        lead: part.when.clone(),
        title: part.title.clone(),
        note: part.lines.join(" "),
    };
    parts.extend(insight.looks.iter().map(row));
    if insight.looks.is_empty() {
        parts.push(Part::Text(words::NO_LOOKS.to_owned()));
    }
    parts
}
