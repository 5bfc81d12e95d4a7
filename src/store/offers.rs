//! Offer cards.
//!
//! One that the house has ended keeps its row in place 0, which no card has: so its id is given to no other, and no file
//! that still names it brings it back.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use super::rows::{Stored, all, by_word, optional_words, pair, words};
use crate::domain::offer::{Availability, Need, Offer};

/// All offers in the house's order, each with whether the house has changed it on the screen.
pub fn offers(connection: &Connection) -> Stored<Vec<(Offer, bool)>> {
    all(connection, "SELECT * FROM offer WHERE position > 0 ORDER BY position, id", [], |row| {
        let offer = Offer {
            slug: row.get("slug")?,
            need: by_word(row, "need", &Need::ALL, Need::word)?,
            title: words(row, "title")?,
            place: optional_words(row, "place")?,
            text: optional_words(row, "text")?,
            first_step: words(row, "first_step")?,
            icon: row.get("icon")?,
            availability: by_word(row, "availability", &Availability::ALL, Availability::word)?,
        };
        Ok((offer, row.get("changed_here")?))
    })
}

/// Ids of those that the house has ended.
pub fn ended(connection: &Connection) -> Stored<BTreeSet<String>> {
    let slugs = all(connection, "SELECT slug FROM offer WHERE position = 0", [], |row| Ok(row.get(0)?))?;
    Ok(slugs.into_iter().collect())
}

/// The house ends an offer.
pub fn end(connection: &Connection, slug: &str) -> Stored<()> {
    connection.prepare_cached("UPDATE offer SET position = 0, changed_here = 1 WHERE slug = ?1")?.execute([slug])?;
    Ok(())
}

/// Writes an offer by its slug.
pub fn write_offer(connection: &Connection, offer: &Offer, position: i64) -> Stored<()> {
    let (title, place) = (pair(Some(&offer.title)), pair(offer.place.as_ref()));
    let (text, first_step) = (pair(offer.text.as_ref()), pair(Some(&offer.first_step)));
    connection
        .prepare_cached(
            "INSERT INTO offer (slug, position, need, title_da, title_en, place_da, place_en, text_da, text_en,
                 first_step_da, first_step_en, icon, availability)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (slug) DO UPDATE SET position = excluded.position, need = excluded.need,
                 title_da = excluded.title_da, title_en = excluded.title_en, place_da = excluded.place_da,
                 place_en = excluded.place_en, text_da = excluded.text_da, text_en = excluded.text_en,
                 first_step_da = excluded.first_step_da, first_step_en = excluded.first_step_en,
                 icon = excluded.icon, availability = excluded.availability",
        )?
        .execute(params![
            offer.slug,
            position,
            offer.need.word(),
            title.0,
            title.1,
            place.0,
            place.1,
            text.0,
            text.1,
            first_step.0,
            first_step.1,
            offer.icon,
            offer.availability.word(),
        ])?;
    Ok(())
}

pub fn write_position(connection: &Connection, slug: &str, position: i64) -> Stored<bool> {
    let mut update = connection.prepare_cached("UPDATE offer SET position = ?2 WHERE slug = ?1 AND position <> ?2")?;
    Ok(update.execute((slug, position))? > 0)
}

pub fn remove(connection: &Connection, slug: &str) -> Stored<()> {
    connection.prepare_cached("DELETE FROM offer WHERE slug = ?1")?.execute([slug])?;
    Ok(())
}
