//! The screen stands in another room. What the compass opens by is another then, so only somebody to whom it is open now
//! says so: nobody opens it to herself by another room.

use super::clerk::{Clerk, pad_state};
use super::work::{Answer, By, Work};
use super::{Session, StaffOutcome};
use crate::app::App;
use crate::domain::access::Place;
use crate::store::{KeyFile, StoreError};

impl App {
    /// Notes where the screen stands from now on. `Nothing` where the compass is shut to `session`, or it stands there.
    pub fn move_screen(&mut self, session: &Session, to: Place) -> StaffOutcome {
        if !self.opens_compass(session) || self.place_of_screen(session) == Some(to) {
            return StaffOutcome::Nothing;
        }
        let Some(staff) = self.staff.as_mut().map(|side| &mut side.staff) else { return StaffOutcome::Nothing };
        let Some(by) = staff.by().filter(|_| staff.waiting.is_none()) else { return StaffOutcome::Nothing };
        staff.hand_over(Work::Move { by, to });
        StaffOutcome::Working
    }
}

impl Clerk {
    pub(super) fn moved(&self, by: &By, to: Place) -> Result<Answer, StoreError> {
        let file = KeyFile::open(&self.dir)?;
        let action = match to {
            Place::CommonRoom => "moved-common-room",
            Place::StaffRoom => "moved-staff-room",
        };
        self.note(&file, by, action, "")?;
        file.save_place(to)?;
        Ok(Answer::Changed(pad_state(&file, by.pad.clone())?))
    }
}
