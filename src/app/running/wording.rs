//! How a facility is spoken of: its name, what one does when it is free, where it is, and what one can do instead.

use super::{Made, RunRefused, Stop, needed, words_or_as_before};
use crate::app::App;
use crate::domain::facility::{Facility, FacilityId, Gender, Instead};
use crate::domain::text::{Line, Words};
use crate::store::{Action, AuditEvent, ChangeTx, StoreError};

/// A facility as it is being spoken of anew. Texts are Danish, as they are being written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// With its article: “Badet”.
    pub name: String,
    pub gender: Gender,
    /// “Bank på, og gå ind”.
    pub invitation: String,
    pub place: String,
    /// What one can do where it is not free.
    pub instead: String,
}

impl Wording {
    fn of(facility: &Facility) -> Self {
        Self {
            name: facility.name.da.to_string(),
            gender: facility.gender,
            invitation: facility.invitation.da.to_string(),
            place: facility.place.as_ref().map_or_else(String::new, |place| place.da.to_string()),
            instead: facility.instead.sentence.da.to_string(),
        }
    }
}

/// The same words with their English twin as long as the Danish is the same.
fn kept(before: &Words, line: Line) -> Words {
    if before.da == line { before.clone() } else { Words::danish(line) }
}

/// The facility is spoken of in other words from now on.
pub(super) fn save(tx: &ChangeTx<'_>, id: FacilityId, said: &Wording) -> Made {
    let there = tx.facilities()?.into_iter().find(|one| one.id == id).ok_or(Stop::Nothing)?.facility;
    let facility = Facility {
        name: kept(&there.name, needed(&said.name, RunRefused::NoTitle)?),
        gender: said.gender,
        invitation: kept(&there.invitation, needed(&said.invitation, RunRefused::NoAdvice)?),
        place: words_or_as_before(&said.place, there.place.as_ref())?,
        instead: Instead {
            sentence: kept(&there.instead.sentence, needed(&said.instead, RunRefused::NoInstead)?),
            ..there.instead.clone()
        },
        ..there.clone()
    };
    if facility == there {
        return Err(Stop::Nothing);
    }
    tx.save_facility(&facility)?;
    Ok((None, AuditEvent { action: Action::ChangedFacility, subject: facility.slug }))
}

impl App {
    /// How a facility is spoken of now; `None` when it is gone.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn wording_of(&self, id: FacilityId) -> Result<Option<Wording>, StoreError> {
        Ok(self.store.facilities()?.iter().find(|one| one.id == id).map(|one| Wording::of(&one.facility)))
    }
}
