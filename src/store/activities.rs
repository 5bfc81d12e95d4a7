//! Activities, read in batches: one statement for each table, however many there are.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, Row};

use super::error::StoreError;
use super::rows::{Stored, all, by_word, civil, length, optional_line, optional_words, start, words};
use crate::domain::activity::{
    Activity, ActivityId, Change, Course, Extra, Kind, Length, Origin, Override, Price, Schedule, Ways,
};
use crate::domain::recommended::Recommended;
use crate::domain::recurrence::Rule;

/// An activity and what only the store needs to know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredActivity {
    pub activity: Activity,
    /// SEQUENCE of an imported one.
    pub sequence: Option<i64>,
    pub changed_here: bool,
}

/// Which activities to read.
#[derive(Debug, Clone, Copy)]
pub enum Which<'a> {
    All,
    These(&'a [ActivityId]),
    /// Those that may have a time between two moments, in seconds.
    Between(i64, i64),
}

impl Which<'_> {
    /// The ids as JSON, which one statement can take whatever their number.
    fn ids(self, connection: &Connection) -> Stored<String> {
        let ids: Vec<i64> = match self {
            Which::These(ids) => ids.iter().map(|id| id.0).collect(),
            Which::All => all(connection, "SELECT id FROM activity", [], |row| Ok(row.get(0)?))?,
            Which::Between(from, to) => {
                let sql = "SELECT id FROM activity WHERE latest IS NULL
                           UNION ALL SELECT id FROM activity WHERE latest >= ?1 AND earliest <= ?2";
                all(connection, sql, [from, to], |row| Ok(row.get(0)?))?
            }
        };
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        Ok(format!("[{}]", ids.join(",")))
    }
}

const THESE: &str = "IN (SELECT value FROM json_each(?1))";

/// The activities asked for, by id. Ids that are not there are left out.
pub fn read(connection: &Connection, which: Which<'_>) -> Stored<BTreeMap<ActivityId, StoredActivity>> {
    let ids = which.ids(connection)?;
    let mut schedules = Parts::read(connection, &ids)?;
    let sql = format!("SELECT a.*, o.slug FROM activity a LEFT JOIN offer o ON o.id = a.offer WHERE a.id {THESE}");
    let mut found = BTreeMap::new();
    for (id, activity) in all(connection, &sql, [&ids], |row| {
        let id: i64 = row.get("id")?;
        let schedule = schedules.schedule(id, row)?;
        let stored = StoredActivity {
            activity: activity(row, schedule)?,
            sequence: row.get("sequence")?,
            changed_here: row.get("changed_here")?,
        };
        Ok((ActivityId(id), stored))
    })? {
        found.insert(id, activity);
    }
    Ok(found)
}

fn activity(row: &Row<'_>, schedule: Schedule) -> Stored<Activity> {
    let origin = match (row.get("house_id")?, row.get("uid")?) {
        (Some(id), _) => Origin::HouseFile { id },
        (None, Some(uid)) => Origin::Imported { uid },
        (None, None) => return Err(StoreError::Unreadable("where an activity comes from".to_owned())),
    };
    Ok(Activity {
        origin,
        kind: by_word(row, "kind", &Kind::ALL, Kind::word)?,
        title: words(row, "title")?,
        place: optional_words(row, "place")?,
        text: optional_words(row, "text")?,
        host: optional_words(row, "host")?,
        icon: row.get("icon")?,
        scene: row.get("scene")?,
        offer: row.get("slug")?,
        ways: Ways {
            join: optional_words(row, "join")?,
            watch: optional_words(row, "watch")?,
            help: optional_words(row, "help")?,
        },
        course: Course {
            before: optional_words(row, "before")?,
            during: optional_words(row, "during")?,
            after: optional_words(row, "after")?,
        },
        food: row.get::<_, Option<u32>>("price")?.map(|kroner| Price { kroner }),
        team: row.get("team")?,
        special: row.get("special")?,
        even_when_closed: row.get("even_closed")?,
        recommended: if row.get("recommended")? {
            Some(Recommended { by: optional_line(row, "recommended_by")? })
        } else {
            None
        },
        part_of: row.get("part_of")?,
        schedule,
    })
}

/// The child rows of many activities, each list in its order.
#[derive(Debug, Default)]
struct Parts {
    rules: HashMap<i64, Vec<String>>,
    extra: HashMap<i64, Vec<Extra>>,
    except: HashMap<i64, Vec<chrono::NaiveDateTime>>,
    overrides: HashMap<i64, Vec<Override>>,
}

impl Parts {
    fn read(connection: &Connection, ids: &str) -> Stored<Self> {
        let mut parts = Self::default();
        let children =
            |table: &str| format!("SELECT * FROM {table} WHERE activity {THESE} ORDER BY activity, position");
        for (id, rule) in all(connection, &children("activity_rule"), [ids], |row| Ok((row.get(0)?, row.get("rule")?)))?
        {
            parts.rules.entry(id).or_default().push(rule);
        }
        for (id, extra) in all(connection, &children("activity_extra"), [ids], |row| {
            let extra = Extra { civil: civil(&row.get::<_, String>("start")?)?, length: optional_length(row)? };
            Ok((row.get(0)?, extra))
        })? {
            parts.extra.entry(id).or_default().push(extra);
        }
        for (id, except) in all(connection, &children("activity_except"), [ids], |row| {
            Ok((row.get(0)?, civil(&row.get::<_, String>("start")?)?))
        })? {
            parts.except.entry(id).or_default().push(except);
        }
        for (id, change) in
            all(connection, &children("activity_override"), [ids], |row| Ok((row.get(0)?, change(row)?)))?
        {
            parts.overrides.entry(id).or_default().push(change);
        }
        Ok(parts)
    }

    fn schedule(&mut self, id: i64, row: &Row<'_>) -> Stored<Schedule> {
        let zone: Option<String> = row.get("zone")?;
        let start = start(&row.get::<_, String>("start")?, zone.as_deref())?;
        let sound = |text: String| {
            Rule::new(&text, start).map_err(|refused| StoreError::Unreadable(format!("the rule {text}: {refused}")))
        };
        Ok(Schedule {
            start,
            length: length(row.get("length")?, &row.get::<_, String>("length_kind")?)?,
            rules: self.rules.remove(&id).unwrap_or_default().into_iter().map(sound).collect::<Stored<_>>()?,
            extra: self.extra.remove(&id).unwrap_or_default(),
            except: self.except.remove(&id).unwrap_or_default(),
            overrides: self.overrides.remove(&id).unwrap_or_default(),
        })
    }
}

fn optional_length(row: &Row<'_>) -> Stored<Option<Length>> {
    let Some(seconds) = row.get("length")? else { return Ok(None) };
    Ok(Some(length(seconds, &row.get::<_, String>("length_kind")?)?))
}

fn change(row: &Row<'_>) -> Stored<Override> {
    let instead_of = civil(&row.get::<_, String>("instead_of")?)?;
    let note = optional_line(row, "note")?;
    let Some(moved) = row.get::<_, Option<String>>("start")? else {
        return Ok(Override { instead_of, change: Change::Cancelled, note });
    };
    let zone: Option<String> = row.get("zone")?;
    let change = Change::Moved {
        start: start(&moved, zone.as_deref())?,
        length: optional_length(row)?.ok_or_else(|| StoreError::Unreadable("a length".to_owned()))?,
        title: optional_line(row, "title")?,
        place: optional_line(row, "place")?,
    };
    Ok(Override { instead_of, change, note })
}
