//! What the pages of getting in say, from where the staff side stands.

use super::access::{
    AccessView, CodeNote, CodeView, Digits, EmployeesView, OpenView, PadNote, PadView, PinBackView, RecoveredView,
    ShowCodeView, ShowPinView, TileView, TypeBackView, WorkingView,
};
use super::stage::Page;
use super::state::Staff;
use super::work::Known;
use super::{role_words, words};
use crate::domain::codes::{CodeKind, GROUP};
use crate::domain::employee::{Employee, FIRST_WITH_COMPASS, Right};
use crate::domain::text::Language;
use crate::domain::throttle::{Gate, wait_after};

/// So many wrong ones go without a wait.
const FREE: u8 = 5;

impl Staff {
    pub fn view(&self, language: Language) -> AccessView {
        match &self.page {
            Page::Code(kind) if self.waiting.is_some() => AccessView::Working(WorkingView::Code(self.code(*kind))),
            Page::Pad if self.waiting.is_some() => AccessView::Working(WorkingView::Pad(self.pad_view(language))),
            Page::Second if self.waiting.is_some() => {
                AccessView::Working(WorkingView::Pad(self.second_view(self.pad_view(language))))
            }
            Page::Again if self.waiting.is_some() => {
                AccessView::Working(WorkingView::Pad(self.again_view(self.pad_view(language))))
            }
            _ if self.waiting.is_some() => AccessView::Working(WorkingView::Making),
            Page::Welcome => AccessView::Welcome,
            Page::ShowCode(kind) => self.show_code(*kind),
            Page::TypeBack { kind, groups, done, differs } => AccessView::TypeBack(TypeBackView {
                kind: *kind,
                group: groups.get(*done).map_or(1, |group| group + 1),
                done: *done,
                of: groups.len(),
                typed: Digits::new(&self.typed),
                differs: *differs,
            }),
            Page::AskPlace => AccessView::AskPlace { said: self.said_place },
            Page::Employees => AccessView::Employees(EmployeesView {
                tiles: self.drafted.iter().map(|one| tile(one, (false, false), language)).collect(),
                missing: self.missing(),
                refused: self.refused,
            }),
            Page::ShowPin { employee, pin, new, differs } => AccessView::ShowPin(ShowPinView {
                initials: employee.initials.to_string(),
                pin: Digits::new(pin.digits()),
                replaces: !*new,
                differs: *differs,
            }),
            Page::PinBack { employee, .. } => AccessView::PinBack(PinBackView {
                initials: employee.initials.to_string(),
                filled: self.typed.len(),
                keys: self.keys,
            }),
            Page::Code(kind) => AccessView::Code(self.code(*kind)),
            Page::Pad => AccessView::Pad(self.pad_view(language)),
            Page::Recovered => AccessView::Recovered(RecoveredView { tiles: self.tiles(language) }),
            Page::Open => self.open_view(language),
            Page::Second => AccessView::Second(self.second_view(self.pad_view(language))),
            Page::Again => AccessView::Again(self.again_view(self.pad_view(language))),
        }
    }

    /// How many with the right *compass* the first run still wants.
    pub fn missing(&self) -> usize {
        let there = self.drafted.iter().filter(|one| one.right == Right::Compass).count();
        FIRST_WITH_COMPASS.saturating_sub(there)
    }

    fn show_code(&self, kind: CodeKind) -> AccessView {
        let Some((drawn, code)) = self.drawn.as_ref().and_then(|drawn| Some((drawn, drawn.code(kind)?))) else {
            return AccessView::Unavailable;
        };
        let replaces = drawn.replaces();
        AccessView::ShowCode(ShowCodeView { kind, replaces, groups: code.groups().map(Digits::new).collect() })
    }

    fn code(&self, kind: CodeKind) -> CodeView {
        let filled = self.typed.len();
        CodeView {
            kind,
            filled,
            group: Digits::new(&self.typed[filled - filled % GROUP..]),
            note: if self.wrong_code { CodeNote::Wrong } else { CodeNote::None },
            takes_digits: self.takes_digits(),
        }
    }

    fn tiles(&self, language: Language) -> Vec<TileView> {
        let employees = self.pad.iter().flat_map(|pad| &pad.employees);
        let now = self.machine.uptime();
        let dead = |one: &Known| one.tries.gate(now) == Gate::Dead;
        employees.map(|one| tile(&one.employee, (dead(one), one.fixed_pad), language)).collect()
    }

    fn pad_view(&self, language: Language) -> PadView {
        let chosen = self.chosen.and_then(|id| self.known(id));
        let note = match chosen.map(|one| (one.tries.gate(self.machine.uptime()), one.tries.count)) {
            None => PadNote::Choose,
            Some((Gate::Dead, _)) => PadNote::Dead,
            Some((Gate::Wait(rest), _)) => PadNote::Wait { words: words::wait(rest, language) },
            Some((Gate::Free, count)) if self.wrong_pin => {
                // After a wait there is one at a time.
                PadNote::Wrong { left: if wait_after(count).is_zero() { FREE - count } else { 1 } }
            }
            Some((Gate::Free, _)) => PadNote::Type,
        };
        PadView {
            tiles: self.tiles(language),
            chosen: self.chosen,
            filled: self.typed.len(),
            keys: self.keys,
            note,
            takes_digits: self.takes_digits(),
        }
    }

    fn open_view(&self, language: Language) -> AccessView {
        let Some(inside) = &self.inside else { return AccessView::Unavailable };
        let initials =
            self.known(inside.session.employee).map_or_else(String::new, |one| one.employee.initials.to_string());
        AccessView::Open(OpenView {
            session: inside.session.clone(),
            initials,
            employees: self.tiles(language),
            wrong_since: inside.wrong_since,
            locks_soon: self.access.warns(self.now(), self.idle_now()),
            start_code_due: self.pad.as_ref().is_some_and(|pad| pad.start_code_due),
            refused: self.refused,
            audit_whole: self.audit_whole,
            with_compass: self.with_compass(),
        })
    }
}

fn tile(one: &Employee, (dead, fixed_pad): (bool, bool), language: Language) -> TileView {
    let role_words = role_words::on_tile(one.role, language);
    let initials = one.initials.to_string();
    TileView { id: one.id, initials, right: one.right, role: one.role, role_words, dead, fixed_pad }
}
