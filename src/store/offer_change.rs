//! What can be done to offers inside of [`Store::change`](super::Store::change).

use super::activities::{self, Which};
use super::error::StoreError;
use super::{ChangeTx, activity_rows, offers};
use crate::domain::activity::{Activity, ActivityId};
use crate::domain::offer::Offer;

impl ChangeTx<'_> {
    /// All offers in the house's order.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn offers(&self) -> Result<Vec<Offer>, StoreError> {
        Ok(offers::offers(self.tx)?.into_iter().map(|(offer, _)| offer).collect())
    }

    /// Writes an offer by its house-file id; a new one goes last.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn save_offer(&self, offer: &Offer) -> Result<(), StoreError> {
        let there = "SELECT coalesce((SELECT position FROM offer WHERE slug = ?1), \
            (SELECT coalesce(max(position), 0) + 1 FROM offer))";
        let position = self.tx.prepare_cached(there)?.query_row([&offer.slug], |row| row.get(0))?;
        offers::write_offer(self.tx, offer, position)?;
        self.tx.execute("UPDATE offer SET changed_here = 1 WHERE slug = ?1", [&offer.slug])?;
        Ok(())
    }

    /// Whether the house has ended an offer with this id.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn has_ended_offer(&self, slug: &str) -> Result<bool, StoreError> {
        Ok(offers::ended(self.tx)?.contains(slug))
    }

    /// Ends an offer: no file brings it back. What names it names none from then on.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn end_offer(&self, slug: &str) -> Result<(), StoreError> {
        // Said here and not left to the reference, so that undoing knows of it.
        let named = "UPDATE activity SET offer = NULL WHERE offer = (SELECT id FROM offer WHERE slug = ?1)";
        self.tx.execute(named, [slug])?;
        offers::end(self.tx, slug)
    }

    /// The activities that are the times of an offer.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn times_of_offer(&self, slug: &str) -> Result<Vec<(ActivityId, Activity)>, StoreError> {
        let all = activities::read(self.tx, Which::All)?.into_iter();
        let named = all.filter(|(_, one)| one.activity.offer.as_deref() == Some(slug));
        Ok(named.map(|(id, one)| (id, one.activity)).collect())
    }

    /// Takes an activity away, with every time it had.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn remove_activity(&self, id: ActivityId) -> Result<(), StoreError> {
        // Its rows go one by one, so that undoing knows of each.
        for table in ["activity_rule", "activity_extra", "activity_except", "activity_override"] {
            self.tx.execute(&format!("DELETE FROM {table} WHERE activity = ?1"), [id.0])?;
        }
        activity_rows::remove(self.tx, id)
    }
}
