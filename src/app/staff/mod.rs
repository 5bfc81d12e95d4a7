//! The staff side: how one gets in, and who is in.
//!
//! A press becomes a [`StaffCommand`], and [`App::access`] says which page there is to show. Digits come one at a time
//! and are kept nowhere but in a buffer that is overwritten; when the last one is in, it is tried by itself. Whatever
//! takes long is done by a worker: [`App::poll_staff`] takes its answers.

pub mod access;
mod answers;
pub(in crate::app) mod case;
mod change;
mod clerk;
mod commands;
mod desk;
mod follow_up;
pub(in crate::app) mod lines;
mod looks;
mod moved;
mod new_recovery;
mod noted;
mod notes;
mod opened;
mod own;
mod pages;
mod rater;
mod reveal;
mod role_change;
pub mod role_words;
mod sealed;
mod sitting;
mod stage;
mod state;
mod unsaved;
pub mod words;
mod work;

pub(in crate::app) mod away;
mod second;

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Duration;

use super::App;
use super::ports::Machine;
use crate::domain::access::{Access, IdleTime, Place};
use crate::domain::employee::{EmployeeId, Right, Role};
use crate::domain::text::Language;
use crate::domain::throttle::Gate;
use crate::store::{KeyFile, StoreError};
use crate::vault::VaultError;
use crate::vault::hierarchy::StaffKeys;
use crate::vault::pair::Public;
use crate::vault::seal::BoxPublicKey;
use crate::vault::slots::KdfPolicy;
use access::AccessView;
use desk::Desk;
use state::Staff;

pub use opened::{Audits, HouseRecords};

/// Proof that an employee is in. It is made nowhere but here, each use case of the staff side asks for it, and it is
/// worth nothing any more once the screen has locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    number: u64,
    employee: EmployeeId,
    right: Right,
}

impl Session {
    #[must_use]
    pub const fn employee(&self) -> EmployeeId {
        self.employee
    }

    #[must_use]
    pub const fn right(&self) -> Right {
        self.right
    }
}

/// What a press on a page of getting in asks for. What does not belong to the page that is shown does nothing.
#[derive(Clone, PartialEq, Eq)]
pub enum StaffCommand {
    /// Somebody came to the page of the staff side from the house: the pad gets a new order, half-typed digits go.
    Enter,
    /// *Tilbage til huset*, or the screen rests: half-typed digits go, whatever is open is locked. A first run that is
    /// left is begun anew, with new codes: somebody else may have read what was shown.
    Leave,

    /// First run: draws both codes.
    Begin,
    /// *Jeg har skrevet den ned*, from a code or a PIN that is shown.
    Next,
    /// Shows the code once more, from the page where it is typed back.
    ShowAgain,
    /// Where the screen stands.
    Place(Place),
    /// A new employee, in the first run or by the session that is open; her PIN is shown next.
    Add {
        initials: String,
        right: Right,
    },
    /// The same for somebody who is in the house as something else than an employee: *hus* at most.
    AddAs {
        initials: String,
        role: Role,
    },
    /// *Foreslå en anden*: draws another PIN.
    Another,
    /// Does without the PIN that is shown: nothing is changed.
    Drop,
    /// First run: writes everything and goes to the pad. After the recovery key: goes to the pad.
    Finish,

    /// A digit, 0–9, for whatever is being typed.
    Digit(u8),
    /// *Slet*: the last digit.
    Erase,
    /// *Forfra*: all digits.
    Restart,
    /// Whose PIN is being typed.
    Choose(EmployeeId),
    /// From the start code or the pad to the recovery key, when the card is lost or nobody's PIN works; and back.
    UseRecoveryKey,
    UseStartCode,

    /// A touch of the screen that meets nothing else; every other command counts as one too.
    Touch,
    /// *Lås*.
    Lock,
    /// *Lås helt*: cold at once, from any page that is open to somebody.
    PanicLock,
    /// A new PIN for a colleague, or for oneself; also after the recovery key.
    NewPin(EmployeeId),
    /// Another right for a colleague, with a new PIN. What she may not do any more she cannot do from the press on.
    ChangeRight(EmployeeId, Right),
    /// What she is in the house. Who has the right *compass* is employed here, as long as she has it.
    ChangeRole(EmployeeId, Role),
    /// Whether the keys of an employee's pad stay where they are.
    FixedPad(EmployeeId, bool),
    /// An employee leaves. Her access ends at once, and a new start code is shown.
    Leaves(EmployeeId),
    /// The start code is lost but somebody is in: a new one is shown.
    NewStartCode,
    /// The recovery key is lost but somebody with both rights is in: her own PIN once more, and a new one is shown.
    NewRecoveryKey,
    /// Somebody is in, and a second employee with the right *compass* types her PIN as well.
    Second,
}

/// What became of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffOutcome {
    /// [`App::access`] shows what is next.
    Done,
    /// It does not belong to this page, or is refused; the page says what can be done.
    Nothing,
    /// A worker is at it; [`App::poll_staff`] tells when it is done.
    Working,
    /// *Lås*, *Lås helt*: go to the public board, and leave nothing of the staff side on the screen.
    Locked,
}

/// What a worker or the time has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffNews {
    /// Ask [`App::access`] again.
    Changed,
    /// It has locked by itself: go to the public board, and leave nothing of the staff side on the screen.
    Locked,
    /// Somebody is in: go to the desk.
    Opened,
}

/// The staff side of a house, to be given to [`App::with_staff`].
pub struct StaffSide {
    staff: Staff,
    dir: PathBuf,
    reveal: reveal::Reveal,
    sitting: sitting::Sitting,
}

impl StaffSide {
    /// That of the house in `dir`, with a worker that calls `wake` from its own thread whenever there is an answer.
    /// `policy` is what a try of a code costs.
    ///
    /// # Errors
    /// [`StoreError`] when the machine has no room for a worker.
    pub fn open(
        dir: &Path,
        policy: KdfPolicy,
        machine: Rc<dyn Machine>,
        wake: impl Fn() + Send + 'static,
    ) -> Result<Self, StoreError> {
        Ok(Self::on(dir, Desk::open(dir, policy, wake)?, machine))
    }

    /// The same without a worker: the answer is there when the command returns, and [`App::poll_staff`] takes it.
    ///
    /// # Errors
    /// [`StoreError`] when the machine gives no random numbers.
    pub fn at_once(dir: &Path, policy: KdfPolicy, machine: Rc<dyn Machine>) -> Result<Self, StoreError> {
        Ok(Self::on(dir, Desk::at_once(dir, policy)?, machine))
    }

    /// The same on a machine of which somebody has said where its screen stands. The first run asks all the same.
    #[must_use]
    pub fn standing(mut self, said: Option<Place>) -> Self {
        self.staff.said_place = said;
        self
    }

    /// The pages stay open so long from now on.
    pub(super) fn follow(&mut self, idle: IdleTime) {
        self.staff.idle = idle;
    }

    fn on(dir: &Path, desk: Desk, machine: Rc<dyn Machine>) -> Self {
        Self {
            staff: Staff::new(desk, machine, KeyFile::exists(dir)),
            dir: dir.to_owned(),
            reveal: reveal::Reveal::default(),
            sitting: sitting::Sitting::default(),
        }
    }
}

/// Getting in.
impl App {
    /// The same house with a staff side.
    #[must_use]
    pub fn with_staff(mut self, side: StaffSide) -> Self {
        // A first run that was cut short between the keys and the box is gone on with.
        let public = KeyFile::exists(&side.dir).then(|| KeyFile::open(&side.dir).and_then(|file| file.box_pair()));
        if let Some(Ok((public, _))) = public {
            self.change_box_key(&Public::from_bytes(&public));
        }
        self.staff = Some(Box::new(side));
        self.follow_settings();
        self
    }

    /// Carries out what a press on a page of getting in asked for. Never waits for a worker.
    pub fn staff(&mut self, command: StaffCommand) -> StaffOutcome {
        if matches!(command, StaffCommand::Lock | StaffCommand::Leave) {
            self.follow_hours();
        }
        let done = self.staff.as_mut().map_or(StaffOutcome::Nothing, |side| side.staff.command(command));
        self.forget_undo_once_locked();
        done
    }

    /// Which page of the staff side there is to show.
    #[must_use]
    pub fn access(&self, language: Language) -> AccessView {
        self.staff.as_ref().map_or(AccessView::Unavailable, |side| side.staff.view(language))
    }

    /// The session of whoever is in.
    #[must_use]
    pub fn session(&self) -> Option<Session> {
        self.staff.as_ref()?.staff.inside.as_ref().map(|inside| inside.session.clone())
    }

    /// Takes what workers have finished and what time has brought. To be called after the kiosk was woken, and when
    /// [`staff_wakes_in`](Self::staff_wakes_in) is over.
    pub fn poll_staff(&mut self) -> Option<StaffNews> {
        let answers = self.staff.as_mut()?.staff.desk.answers();
        let sweep = (!answers.is_empty() && self.may_erase()).then(|| (self.today_date(), self.settings().retention));
        let staff = &mut self.staff.as_mut()?.staff;
        staff.sweep = sweep;
        let mut news = None;
        for (number, answer) in answers {
            news = strongest(news, staff.take(number, answer));
        }
        self.follow_hours();
        let staff = &mut self.staff.as_mut()?.staff;
        news = strongest(news, staff.tick());
        let box_public = staff.box_public.take();
        self.forget_undo_once_locked();
        if let Some(public) = box_public {
            self.change_box_key(&Ok(public));
        }
        if news == Some(StaffNews::Opened) {
            self.look_after_answered();
            self.look_after_persons();
            // A file may have been taken in meanwhile.
            self.follow_settings();
            if let Some(session) = self.session() {
                self.keep_looks_of_own(&session);
            }
        }
        news
    }

    /// After how long [`poll_staff`](Self::poll_staff) is to be called at the latest; `None` where nothing happens by
    /// itself.
    #[must_use]
    pub fn staff_wakes_in(&self) -> Option<Duration> {
        let staff = &self.staff.as_ref()?.staff;
        let now = staff.now();
        let access = staff.access.next_change(now, staff.idle_now()).map(|at| at.saturating_sub(now));
        let pause = staff.paused_until.checked_sub(now).filter(|rest| !rest.is_zero());
        let wait = staff.chosen.and_then(|id| match staff.known(id)?.tries.gate(staff.machine.uptime()) {
            // The words change with each minute.
            Gate::Wait(rest) => Some(Duration::from_secs(rest.as_secs() % 60 + 1)),
            Gate::Free | Gate::Dead => None,
        });
        [access, pause, wait, self.code_words_cover_in()].into_iter().flatten().min()
    }

    /// Whether keys have been in this process and are to be no more: it is cold again. What the program has overwritten
    /// may have left a copy in the toolkit; a process that is started anew has none.
    #[must_use]
    pub fn wants_fresh_start(&self) -> bool {
        let cold = |staff: &Staff| staff.has_been_warm && staff.access == Access::Cold && staff.waiting.is_none();
        self.staff.as_ref().is_some_and(|side| cold(&side.staff))
    }

    /// How long the staff pages stay open untouched; inside a compass round it is longer.
    pub fn set_idle_time(&mut self, session: &Session, idle: IdleTime) {
        if self.keys_of(session).is_some()
            && let Some(side) = &mut self.staff
        {
            side.staff.idle = idle;
        }
    }

    /// Where the screen stands.
    #[must_use]
    pub fn place_of_screen(&self, session: &Session) -> Option<Place> {
        self.keys_of(session)?;
        Some(self.staff.as_ref()?.staff.pad.as_ref()?.place)
    }

    /// The keys of `session`; `None` once the screen has locked. Every use case of the staff side begins here.
    fn keys_of(&self, session: &Session) -> Option<&StaffKeys> {
        let inside = self.staff.as_ref()?.staff.inside.as_ref()?;
        (inside.session == *session).then_some(&inside.keys)
    }

    /// Colleagues may have put another closing time, and it counts from now on, also where the house has not opened yet:
    /// staff come before the others. Hours that cannot be read change nothing.
    fn follow_hours(&mut self) {
        let Some(side) = self.staff.as_mut().filter(|side| side.staff.access != Access::Cold) else { return };
        let (Some(warmth), Ok(hours)) = (&mut side.staff.warmth, self.store.opening()) else { return };
        let cold_at = warmth.cold_at(&hours, self.zone, side.staff.machine.uptime().at);
        side.staff.access = side.staff.access.cold_from(cold_at);
    }

    fn change_box_key(&mut self, public: &Result<Public, VaultError>) {
        if let Ok(key) =
            public.as_ref().map_err(|_| ()).and_then(|public| BoxPublicKey::from_public(public).map_err(drop))
        {
            self.postbox.change_key(key);
        }
    }
}

/// Locking goes before opening, and both before a mere change.
const fn strongest(one: Option<StaffNews>, other: Option<StaffNews>) -> Option<StaffNews> {
    match (one, other) {
        (Some(StaffNews::Locked), _) | (_, Some(StaffNews::Locked)) => Some(StaffNews::Locked),
        (Some(StaffNews::Opened), _) | (_, Some(StaffNews::Opened)) => Some(StaffNews::Opened),
        (None, other) => other,
        (one, _) => one,
    }
}
