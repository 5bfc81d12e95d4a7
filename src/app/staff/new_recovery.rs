//! A lost recovery key, drawn anew by somebody with both rights: her own PIN first, once more, so that nobody does it at a
//! screen that was left open; then the new key, shown once and typed back as in the first run.

use super::access::PadView;
use super::clerk::{Clerk, pad_state};
use super::stage::{Drawn, Page};
use super::state::Staff;
use super::work::{Answer, By, PadState, Work};
use crate::domain::codes::{Code, CodeKind};
use crate::domain::employee::EmployeeId;
use crate::domain::pin::Pin;
use crate::domain::throttle::Uptime;
use crate::store::{KeyFile, StoreError};
use crate::vault::hierarchy::{PadKey, recovery_slots};
use crate::vault::random;

impl Staff {
    /// Asks for her PIN once more. Who has no key of the compass cannot hand one on.
    pub(super) fn ask_again(&mut self) -> bool {
        let Some(inside) = self.inside.as_ref().filter(|inside| inside.keys.rights.compass().is_some()) else {
            return false;
        };
        self.chosen = Some(inside.session.employee());
        self.wrong_pin = false;
        self.go(Page::Again);
        true
    }

    pub(super) fn try_again(&mut self, typed: &[u8]) {
        if let (Some(pad), Some(pin), Some(id)) = (&self.pad, Pin::typed(typed), self.chosen) {
            let (pad, now) = (pad.key.clone(), self.machine.uptime());
            self.hand_over(Work::TryAgain { pad, id, pin, now });
        }
    }

    /// It was hers: a new recovery key is drawn and shown.
    pub(super) fn was_again(&mut self, pad: PadState) {
        self.pad = Some(pad);
        self.chosen = None;
        match random::code(CodeKind::Recovery) {
            Ok(code) if self.inside.is_some() => {
                self.drawn = Some(Drawn::Recovery(code));
                self.go(Page::ShowCode(CodeKind::Recovery));
            }
            _ => self.go(self.home()),
        }
    }

    /// The pad with her tile alone.
    pub(super) fn again_view(&self, pad: PadView) -> PadView {
        PadView { tiles: pad.tiles.into_iter().filter(|tile| Some(tile.id) == self.chosen).collect(), ..pad }
    }
}

impl Clerk {
    /// Counted as every try. What it opens goes at once: she is in already.
    pub(super) fn try_again(
        &mut self,
        pad: &PadKey,
        who: (EmployeeId, &Pin),
        now: Uptime,
    ) -> Result<Answer, StoreError> {
        Ok(match self.try_pin(pad, who, now, "again")? {
            Answer::In { pad, .. } => Answer::Again(pad),
            other => other,
        })
    }

    /// New slots in the place of the old ones: from here on the old card opens nothing in this file. The keys of the house
    /// stay, so a copy of the file from before is still opened by it.
    pub(super) fn new_recovery_key(&mut self, by: &By, code: &Code) -> Result<Answer, StoreError> {
        if by.rights.compass().is_none() {
            return Err(StoreError::Refused("somebody with the right kompas draws a recovery key".to_owned()));
        }
        let mut file = KeyFile::open(&self.dir)?;
        let slots = recovery_slots(self.policy, code, &by.pad, &by.rights)?;
        self.note(&file, by, "new-recovery-key", "")?;
        file.change_recovery_key(&slots)?;
        Ok(Answer::Changed(pad_state(&file, by.pad.clone())?))
    }
}
