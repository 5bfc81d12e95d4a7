//! What comes of an answer of the worker: the house is warm, somebody is in, or it was another code.

use super::stage::{Inside, Page};
use super::state::{CODE_PAUSE, Staff};
use super::work::{Answer, PadState, Work};
use super::{Session, StaffNews};
use crate::domain::access::{Access, Warmth};
use crate::domain::codes::CodeKind;
use crate::domain::employee::EmployeeId;
use crate::vault::hierarchy::StaffKeys;

impl Staff {
    /// Takes an answer of the worker.
    pub fn take(&mut self, number: u64, answer: Answer) -> Option<StaffNews> {
        // What was written counts, whoever waits for it: the keys that are in memory have to go with the file.
        let waited_for = self.waiting == Some(number);
        if waited_for {
            self.waiting = None;
        }
        match answer {
            Answer::Changed(pad) => {
                if self.pad.is_some() {
                    self.pad = Some(pad);
                }
                if waited_for {
                    self.drawn = None;
                    self.go(self.home());
                }
            }
            Answer::Taken { audit_whole } => self.audit_whole = audit_whole,
            Answer::SweptPersons(_) | Answer::Rewritten(_) => self.take_away(answer),
            Answer::Warm(pad) if waited_for => self.is_warm(pad),
            // The first run was left while it was being written: it is written.
            Answer::Warm(_) if self.page == Page::Welcome => self.go(Page::Code(CodeKind::Start)),
            // A wrong try costs what it costs, also where whoever made it has left the page meanwhile.
            Answer::WrongPin { killed: true, .. } if waited_for || self.access != Access::Cold => {
                let was_in = self.inside.is_some();
                self.freeze();
                return Some(if was_in { StaffNews::Locked } else { StaffNews::Changed });
            }
            Answer::WrongPin { pad, .. } if !waited_for => {
                if self.pad.is_some() {
                    self.pad = Some(pad);
                }
            }
            Answer::WrongCode => {
                self.paused_until = self.now().saturating_add(CODE_PAUSE);
                self.wrong_code = true;
            }
            _ if !waited_for => return None,
            Answer::Founded => self.drawn = None,
            Answer::Drafted(employees) => {
                self.drafted = employees;
                self.go(Page::Employees);
            }
            Answer::Recovered(pad, rights) => {
                self.is_warm(pad);
                self.access = self.access.opened(self.now());
                self.recovered = Some(rights);
                self.draw_start_code();
            }
            Answer::In { id, keys, wrong_since, pad } => return self.is_in(id, keys, wrong_since, pad),
            Answer::Second { id, pad } => self.second_is_in(id, pad),
            Answer::Again(pad) => self.was_again(pad),
            Answer::WrongPin { pad, .. } => {
                self.pad = Some(pad);
                self.wrong_pin = true;
                self.keys = self.keys_for(&self.page);
            }
            Answer::Failed(error) => {
                tracing::error!(%error, "the staff side could not do what was asked");
                self.go(if self.is_first_run() { self.page.clone() } else { self.home() });
            }
            Answer::Warm(_) => return None,
        }
        Some(StaffNews::Changed)
    }

    fn is_warm(&mut self, pad: PadState) {
        self.access = Access::warm(self.now(), None);
        self.warmth = Some(Warmth::new(self.now(), self.machine.now()));
        self.has_been_warm = true;
        self.box_public = Some(pad.box_public.clone());
        self.pad = Some(pad);
        self.wrong_code = false;
        self.place = None;
        self.drafted.clear();
        self.go(Page::Pad);
    }

    fn is_in(&mut self, id: EmployeeId, keys: StaffKeys, wrong_since: u8, pad: PadState) -> Option<StaffNews> {
        // Locked meanwhile: it stays locked.
        let Access::Warm { .. } = self.access else { return None };
        self.sessions += 1;
        let session = Session { number: self.sessions, employee: id, right: keys.rights.right() };
        self.pad = Some(pad);
        self.last = self.known(id).map(|one| (session.clone(), one.public.clone()));
        self.access = self.access.opened(self.now());
        let house = keys.rights.house().clone();
        self.inside = Some(Inside { session, keys, wrong_since });
        self.chosen = None;
        self.go(Page::Open);
        self.desk.hand_over(Work::TakeReleased { house, sweep: self.sweep });
        Some(StaffNews::Opened)
    }
}
