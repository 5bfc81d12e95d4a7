//! *Faciliteter*: what is free to use, and what one can do where it is not.

use super::{App, Outcome, words};
use crate::domain::facility::{self, Facility, FacilityId, Press, Recorded, Shown};
use crate::domain::text::Language;
use crate::store::{StoreError, StoredFacility};

/// A facility in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacilityView {
    pub id: FacilityId,
    pub slug: String,
    pub icon: String,
    /// “Badet”.
    pub name: String,
    pub place: String,
    pub state: FacilityState,
    /// “er ledigt”.
    pub words: String,
    /// What one does: “Bank på, og gå ind”; where it is not free, what one can do instead.
    pub advice: String,
    /// Whether *I brug* can be pressed.
    pub can_take: bool,
    /// Whether *Ledig igen* can be pressed.
    pub can_release: bool,
}

/// [`Shown`] without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FacilityState {
    Free,
    Taken,
    PerhapsFree,
    Closed,
}

impl FacilityView {
    /// “Badet er ledigt”.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!("{} {}", self.name, self.words)
    }
}

impl App {
    /// All facilities in the house's order; empty while the house is closed, when nothing is to be used.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn facilities(&self, language: Language) -> Result<Vec<FacilityView>, StoreError> {
        if !self.open_state()?.is_open() {
            return Ok(Vec::new());
        }
        let all = self.store.facilities()?;
        let user_run = self.user_run()?.is_some();
        Ok(all.iter().map(|one| self.facility_view(one, &all, user_run, language)).collect())
    }

    pub(super) fn facility_view(
        &self,
        StoredFacility { id, facility, recorded, .. }: &StoredFacility,
        all: &[StoredFacility],
        user_run: bool,
        language: Language,
    ) -> FacilityView {
        let shown = facility.shown(recorded, self.now());
        let (state, advice) = match &shown {
            Shown::Free => (FacilityState::Free, facility.invitation.in_language(language).to_owned()),
            Shown::PerhapsFree => (FacilityState::PerhapsFree, words::knock(user_run, language).to_owned()),
            Shown::Taken => (FacilityState::Taken, self.instead(facility, all, language)),
            Shown::Closed { .. } => {
                let own = match recorded {
                    Recorded::Closed { instead: Some(own), .. } => Some(own.in_language(language).to_owned()),
                    _ => None,
                };
                (FacilityState::Closed, own.unwrap_or_else(|| self.instead(facility, all, language)))
            }
        };
        FacilityView {
            id: *id,
            slug: facility.slug.clone(),
            icon: facility.icon.clone(),
            name: facility.name.in_language(language).to_owned(),
            place: facility.place.as_ref().map_or_else(String::new, |place| place.in_language(language).to_owned()),
            words: words::facility_state(&shown, facility.gender, language),
            advice,
            can_take: matches!(state, FacilityState::Free | FacilityState::PerhapsFree),
            can_release: matches!(state, FacilityState::Taken | FacilityState::PerhapsFree),
            state,
        }
    }

    /// The first free one of the list, else the house's sentence.
    fn instead(&self, of: &Facility, all: &[StoredFacility], language: Language) -> String {
        let free = of.instead.facilities.iter().find_map(|slug| {
            let StoredFacility { facility: other, recorded, .. } = all.iter().find(|one| one.facility.slug == *slug)?;
            let shown = other.shown(recorded, self.now());
            (shown == Shown::Free).then(|| {
                let state = words::facility_state(&shown, other.gender, language);
                format!("{} {state}", other.name.in_language(language))
            })
        });
        free.unwrap_or_else(|| of.instead.sentence.in_language(language).to_owned())
    }

    pub(super) fn press_facility(&mut self, id: FacilityId, press: Press) -> Result<Outcome, StoreError> {
        if !self.open_state()?.is_open() {
            return Ok(Outcome::Nothing);
        }
        let all = self.store.facilities()?;
        let Some(StoredFacility { facility, recorded, .. }) = all.iter().find(|one| one.id == id) else {
            return Ok(Outcome::Nothing);
        };
        match facility::press(facility, recorded, press, self.now()) {
            Ok(recorded) => {
                self.store.set_facility(id, &recorded)?;
                Ok(Outcome::Done)
            }
            Err(refused) => Ok(Outcome::Refused(refused)),
        }
    }
}
