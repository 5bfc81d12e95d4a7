//! The wheels of one person that were put away, in the order in which they are told: of one moment the colleagues' of a
//! round first, and what they agreed on last.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::round::closed_rounds;
use crate::app::staff::case::{Case, WHEEL};
use crate::domain::compass::{FiledWheel, PutAway, Whose};
use crate::store::StoreError;

impl Case {
    /// All of them, the oldest first. What a round agreed on lies under the id of the round; the moment is that of its
    /// colleagues' wheels, by which those are known. Where it agreed on nothing and left nothing open there is none.
    pub(in crate::app) fn put_away(&self) -> Result<Vec<PutAway>, StoreError> {
        let rounds = closed_rounds(self)?;
        let left_open = |id: &[u8]| rounds.iter().find(|one| one.id == id).map(|one| one.round.left_open());
        let mut in_order = BTreeMap::new();
        for one in self.dated(WHEEL)? {
            let Some(wheel) = FiledWheel::from_words(&one.words) else { continue };
            let open = left_open(&one.id).unwrap_or_default();
            let employee = if let Whose::Employee(id) = wheel.whose { Some(id) } else { None };
            let (is_hers, is_joint) = (wheel.whose == Whose::Person, wheel.whose == Whose::Together);
            let put = PutAway { at: one.at, wheel, alone: false, open };
            in_order.insert((one.at, is_joint, is_hers, employee, one.id), put);
        }
        let mut all: Vec<PutAway> = in_order.into_values().collect();
        let moments: Vec<DateTime<Utc>> =
            all.iter().filter(|one| one.wheel.whose == Whose::Together).map(|one| one.at).collect();
        for one in &mut all {
            one.alone = matches!(one.wheel.whose, Whose::Employee(_)) && moments.contains(&one.at);
        }
        all.retain(|one| one.wheel.whose != Whose::Together || !one.wheel.filling.is_empty() || !one.open.is_empty());
        Ok(all)
    }

    /// The same without what is known about them.
    pub(in crate::app) fn wheels(&self) -> Result<Vec<FiledWheel>, StoreError> {
        Ok(self.put_away()?.into_iter().map(|one| one.wheel).collect())
    }
}
