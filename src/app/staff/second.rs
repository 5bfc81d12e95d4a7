//! A second employee with the right *compass*, who types her PIN while somebody is in: where the screen stands in the
//! common room, two open the compass together at any hour.
//!
//! Her PIN is tried as at the pad, by the same worker, counted before anybody knows whether it is right. What it opens
//! goes at once; that it was right stays until the screen locks.

use super::Session;
use super::access::PadView;
use super::clerk::Clerk;
use super::stage::Page;
use super::state::Staff;
use super::work::{Answer, PadState, Work};
use crate::app::App;
use crate::domain::employee::{EmployeeId, Right};
use crate::domain::pin::Pin;
use crate::domain::throttle::Uptime;
use crate::store::StoreError;
use crate::vault::hierarchy::PadKey;

impl App {
    /// The initials of all employees, for whoever keeps them off a paper; none once the house is cold.
    pub(in crate::app) fn initials(&self) -> Vec<String> {
        let pad = self.staff.as_ref().and_then(|side| side.staff.pad.as_ref());
        pad.into_iter().flat_map(|pad| &pad.employees).map(|one| one.employee.initials.to_string()).collect()
    }

    /// Whether a second employee with the right has typed her PIN since `session` is in.
    pub(in crate::app) fn has_second(&self, session: &Session) -> bool {
        self.keys_of(session).is_some()
            && self.staff.as_ref().is_some_and(|side| side.staff.about_compass.second.is_some())
    }
}

impl Staff {
    /// Asks for her: only somebody with the right does, and only where there is another one.
    pub(super) fn ask_second(&mut self) -> bool {
        let asks = self.inside.as_ref().is_some_and(|inside| inside.keys.rights.compass().is_some());
        if asks {
            self.chosen = None;
            self.wrong_pin = false;
            self.go(Page::Second);
        }
        asks
    }

    /// Back to where one was.
    pub(super) fn drop_second(&mut self) -> bool {
        self.chosen = None;
        self.wrong_pin = false;
        self.go(Page::Open);
        true
    }

    pub(super) fn choose_second(&mut self, id: EmployeeId) -> bool {
        if !self.may_be_second(id) {
            return false;
        }
        self.chosen = Some(id);
        self.wrong_pin = false;
        self.go(Page::Second);
        true
    }

    fn may_be_second(&self, id: EmployeeId) -> bool {
        let own = self.inside.as_ref().is_none_or(|inside| inside.session.employee() == id);
        !own && self.known(id).is_some_and(|one| one.employee.right == Right::Compass)
    }

    pub(super) fn try_second(&mut self, id: EmployeeId, typed: &[u8]) {
        if let (Some(pad), Some(pin)) = (&self.pad, Pin::typed(typed)) {
            let (pad, now) = (pad.key.clone(), self.machine.uptime());
            self.hand_over(Work::TrySecond { pad, id, pin, now });
        }
    }

    pub(super) fn second_is_in(&mut self, id: EmployeeId, pad: PadState) {
        self.pad = Some(pad);
        if self.inside.is_some() {
            self.about_compass.second = Some(id);
            self.drop_second();
        }
    }

    /// The pad with the tiles of those who may.
    pub(super) fn second_view(&self, pad: PadView) -> PadView {
        PadView { tiles: pad.tiles.into_iter().filter(|tile| self.may_be_second(tile.id)).collect(), ..pad }
    }
}

impl Clerk {
    /// The keys that her PIN opens are overwritten before the answer is on its way.
    pub(super) fn try_second(
        &mut self,
        pad: &PadKey,
        who: (EmployeeId, &Pin),
        now: Uptime,
    ) -> Result<Answer, StoreError> {
        Ok(match self.try_pin(pad, who, now, "second")? {
            Answer::In { id, keys, pad, .. } if keys.rights.compass().is_some() => Answer::Second { id, pad },
            Answer::In { .. } => Answer::Failed(StoreError::Refused("she has no right to the compass".to_owned())),
            other => other,
        })
    }
}
