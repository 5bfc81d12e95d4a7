//! What one can take part in, as the house describes it: duties, standing groups, small needs.

use std::collections::HashMap;

use rusqlite::{Connection, params};

use super::change::ChangeTx;
use super::error::StoreError;
use super::import::ImportReport;
use super::rows::{Stored, all, by_word, optional_line, pair, words};
use crate::domain::duty::{Duty, DutyKind, Ladder, Rung, Step, Wanted};
use crate::domain::group::Group;
use crate::domain::house::TakingPart;
use crate::domain::small_need::SmallNeed;
use crate::domain::text::{Line, Words};

/// The tables, so that the example content can be taken out.
pub const TABLES: [&str; 3] = ["duty", "activity_group", "small_need"];

/// Everything, in the house's order.
pub fn taking_part(connection: &Connection) -> Stored<TakingPart> {
    Ok(TakingPart {
        duties: duties(connection)?.into_iter().map(|(one, _)| one).collect(),
        groups: groups(connection)?.into_iter().map(|(one, _)| one).collect(),
        needs: needs(connection)?.into_iter().map(|(one, _)| one).collect(),
    })
}

fn duties(connection: &Connection) -> Stored<Vec<(Duty, bool)>> {
    let mut ladders: HashMap<i64, Vec<Rung>> = HashMap::new();
    let steps = all(connection, "SELECT * FROM duty_step", [], |row| {
        let rung = Rung { step: by_word(row, "step", &Step::ALL, Step::word)?, text: words(row, "text")? };
        Ok((row.get::<_, i64>("duty")?, rung))
    })?;
    for (duty, rung) in steps {
        ladders.entry(duty).or_default().push(rung);
    }
    let refused = |refused: crate::domain::duty::DutyRefused| StoreError::Unreadable(refused.to_string());
    all(connection, "SELECT * FROM duty ORDER BY position, id", [], |row| {
        let duty = Duty {
            slug: row.get("slug")?,
            kind: by_word(row, "kind", &DutyKind::ALL, DutyKind::word)?,
            title: words(row, "title")?,
            text: words(row, "text")?,
            icon: row.get("icon")?,
            activity: row.get("activity")?,
            wanted: Wanted::new(row.get("wanted")?).map_err(refused)?,
            ladder: Ladder::new(ladders.remove(&row.get("id")?).unwrap_or_default()).map_err(refused)?,
            instead: words(row, "instead")?,
            phone: optional_line(row, "phone")?,
        };
        Ok((duty, row.get("changed_here")?))
    })
}

fn groups(connection: &Connection) -> Stored<Vec<(Group, bool)>> {
    all(connection, "SELECT * FROM activity_group ORDER BY position, id", [], |row| {
        let group = Group {
            slug: row.get("slug")?,
            title: words(row, "title")?,
            text: words(row, "text")?,
            look: words(row, "look")?,
            icon: row.get("icon")?,
            activity: row.get("activity")?,
        };
        Ok((group, row.get("changed_here")?))
    })
}

fn needs(connection: &Connection) -> Stored<Vec<(SmallNeed, bool)>> {
    all(connection, "SELECT * FROM small_need ORDER BY position, id", [], |row| {
        let need = SmallNeed { slug: row.get("slug")?, text: words(row, "text")?, icon: row.get("icon")? };
        Ok((need, row.get("changed_here")?))
    })
}

fn write_duty(connection: &Connection, duty: &Duty, position: i64) -> Stored<()> {
    let (title, text, instead) = (pair(Some(&duty.title)), pair(Some(&duty.text)), pair(Some(&duty.instead)));
    connection
        .prepare_cached(
            "INSERT INTO duty (slug, position, kind, title_da, title_en, text_da, text_en, icon, activity, wanted,
                 instead_da, instead_en, phone)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (slug) DO UPDATE SET position = excluded.position, kind = excluded.kind,
                 title_da = excluded.title_da, title_en = excluded.title_en, text_da = excluded.text_da,
                 text_en = excluded.text_en, icon = excluded.icon, activity = excluded.activity,
                 wanted = excluded.wanted, instead_da = excluded.instead_da, instead_en = excluded.instead_en,
                 phone = excluded.phone",
        )?
        .execute(params![
            duty.slug,
            position,
            duty.kind.word(),
            title.0,
            title.1,
            text.0,
            text.1,
            duty.icon,
            duty.activity,
            duty.wanted.people(),
            instead.0,
            instead.1,
            duty.phone.as_ref().map(Line::as_str),
        ])?;
    let id: i64 = connection.query_row("SELECT id FROM duty WHERE slug = ?1", [&duty.slug], |row| row.get(0))?;
    connection.execute("DELETE FROM duty_step WHERE duty = ?1", [id])?;
    let mut insert = connection.prepare_cached("INSERT INTO duty_step VALUES (?1, ?2, ?3, ?4)")?;
    for rung in duty.ladder.rungs() {
        let text = pair(Some(&rung.text));
        insert.execute((id, rung.step.word(), text.0, text.1))?;
    }
    Ok(())
}

fn write_group(connection: &Connection, group: &Group, position: i64) -> Stored<()> {
    let (title, text, look) = (pair(Some(&group.title)), pair(Some(&group.text)), pair(Some(&group.look)));
    connection
        .prepare_cached(
            "INSERT INTO activity_group (slug, position, title_da, title_en, text_da, text_en, look_da, look_en, icon,
                 activity)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (slug) DO UPDATE SET position = excluded.position, title_da = excluded.title_da,
                 title_en = excluded.title_en, text_da = excluded.text_da, text_en = excluded.text_en,
                 look_da = excluded.look_da, look_en = excluded.look_en, icon = excluded.icon,
                 activity = excluded.activity",
        )?
        .execute(params![
            group.slug,
            position,
            title.0,
            title.1,
            text.0,
            text.1,
            look.0,
            look.1,
            group.icon,
            group.activity
        ])?;
    Ok(())
}

fn write_need(connection: &Connection, need: &SmallNeed, position: i64) -> Stored<()> {
    let text = pair(Some(&need.text));
    connection
        .prepare_cached(
            "INSERT INTO small_need (slug, position, text_da, text_en, icon) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (slug) DO UPDATE SET position = excluded.position, text_da = excluded.text_da,
                 text_en = excluded.text_en, icon = excluded.icon",
        )?
        .execute(params![need.slug, position, text.0, text.1, need.icon])?;
    Ok(())
}

/// Puts a need up, the newest last; or writes one that is there anew.
pub fn put_up_need(connection: &Connection, need: &SmallNeed) -> Stored<()> {
    let there = "SELECT coalesce((SELECT position FROM small_need WHERE slug = ?1),
                 (SELECT coalesce(max(position), 0) + 1 FROM small_need))";
    let position = connection.prepare_cached(there)?.query_row([&need.slug], |row| row.get(0))?;
    write_need(connection, need, position)?;
    connection.prepare_cached("UPDATE small_need SET changed_here = 1 WHERE slug = ?1")?.execute([&need.slug])?;
    Ok(())
}

/// Takes a need down. Whether it was there.
pub fn take_down_need(connection: &Connection, slug: &str) -> Stored<bool> {
    Ok(connection.prepare_cached("DELETE FROM small_need WHERE slug = ?1")?.execute([slug])? > 0)
}

/// One sort of thing, with what an import has to know of it.
struct Sort<T> {
    table: &'static str,
    slug: fn(&T) -> &str,
    title: fn(&T) -> &Words,
    write: fn(&Connection, &T, i64) -> Stored<()>,
}

/// Takes everything in, by id.
pub fn import(connection: &Connection, content: &TakingPart, report: &mut ImportReport) -> Stored<()> {
    let duty = Sort { table: "duty", slug: |one: &Duty| &one.slug, title: |one: &Duty| &one.title, write: write_duty };
    let group = Sort {
        table: "activity_group",
        slug: |one: &Group| &one.slug,
        title: |one: &Group| &one.title,
        write: write_group,
    };
    let need = Sort {
        table: "small_need",
        slug: |one: &SmallNeed| &one.slug,
        title: |one: &SmallNeed| &one.text,
        write: write_need,
    };
    import_sort(connection, &duty, &duties(connection)?, &content.duties, report)?;
    import_sort(connection, &group, &groups(connection)?, &content.groups, report)?;
    import_sort(connection, &need, &needs(connection)?, &content.needs, report)
}

fn import_sort<T: PartialEq>(
    connection: &Connection,
    sort: &Sort<T>,
    there: &[(T, bool)],
    content: &[T],
    report: &mut ImportReport,
) -> Stored<()> {
    let Sort { table, slug, title, write } = sort;
    for (one, position) in content.iter().zip(1..) {
        let old = there.iter().find(|(old, _)| slug(old) == slug(one));
        let same = old.map(|(old, changed_here)| (old == one, *changed_here));
        if report.decide(title(one).da.as_str(), same) {
            write(connection, one, position)?;
        } else {
            let sql = format!("UPDATE {table} SET position = ?2 WHERE slug = ?1 AND position <> ?2");
            report.reordered |= connection.prepare_cached(&sql)?.execute((slug(one), position))? > 0;
        }
    }
    for (old, changed_here) in there.iter().filter(|(old, _)| content.iter().all(|one| slug(one) != slug(old))) {
        if report.decide_gone(title(old).da.as_str(), *changed_here) {
            connection.prepare_cached(&format!("DELETE FROM {table} WHERE slug = ?1"))?.execute([slug(old)])?;
        }
    }
    Ok(())
}

impl ChangeTx<'_> {
    /// What one can take part in, as the house describes it.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn taking_part(&self) -> Result<TakingPart, StoreError> {
        taking_part(self.tx)
    }

    /// Writes a duty by its house-file id; a new one goes last.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn save_duty(&self, duty: &Duty) -> Result<(), StoreError> {
        let there = "SELECT coalesce((SELECT position FROM duty WHERE slug = ?1),
                     (SELECT coalesce(max(position), 0) + 1 FROM duty))";
        let position = self.tx.prepare_cached(there)?.query_row([&duty.slug], |row| row.get(0))?;
        write_duty(self.tx, duty, position)?;
        self.tx.prepare_cached("UPDATE duty SET changed_here = 1 WHERE slug = ?1")?.execute([&duty.slug])?;
        Ok(())
    }

    /// Takes a duty out of the house. Whether it was there.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn remove_duty(&self, slug: &str) -> Result<bool, StoreError> {
        Ok(self.tx.prepare_cached("DELETE FROM duty WHERE slug = ?1")?.execute([slug])? > 0)
    }
}
