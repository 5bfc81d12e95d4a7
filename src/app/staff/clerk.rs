//! What a worker does for the staff side: everything that takes long, and everything that is written to `keys.db`.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::work::{Answer, By, Known, PadState, Work};
use crate::app::settings::retention::sweep_sealed;
use crate::domain::access::Place;
use crate::domain::codes::{Code, CodeKind};
use crate::domain::employee::{Employee, EmployeeId};
use crate::domain::pin::Pin;
use crate::domain::retention::Retention;
use crate::domain::throttle::{Gate, Repeats, Uptime};
use crate::store::retention::SealedRows;
use crate::store::{KeyFile, Kind, NewHouse, RecordFile, Store, StoreError, StoredEmployee, SuggestionBox};
use crate::vault::chain::AuditKeys;
use crate::vault::envelope::Key;
use crate::vault::hierarchy::{
    PadKey, RecoverySlots, RightKeys, open_box_private, recover, recovery_slots, seal_box_private,
};
use crate::vault::open::BoxPrivateKey;
use crate::vault::pair::{Private, Public};
use crate::vault::random::mark;
use crate::vault::slots::KdfPolicy;
use crate::vault::{VaultError, random};

/// A house that is being set up; nothing of it is on the disk.
struct Foundation {
    pad: PadKey,
    rights: RightKeys,
    start_slot: Vec<u8>,
    recovery: RecoverySlots,
    employees: Vec<(Employee, StoredEmployee)>,
}

pub struct Clerk {
    pub(super) dir: PathBuf,
    pub(super) policy: KdfPolicy,
    founding: Option<Foundation>,
    pub(super) repeats: HashMap<EmployeeId, Repeats>,
    /// For the marks of wrong PINs; nowhere but here.
    mark_key: Key,
}

impl Clerk {
    pub fn new(dir: &Path, policy: KdfPolicy) -> Result<Self, StoreError> {
        let mark_key = Key::random()?;
        Ok(Self { dir: dir.to_owned(), policy, founding: None, repeats: HashMap::new(), mark_key })
    }

    pub fn carry_out(&mut self, work: Work) -> Option<Answer> {
        let answer = match work {
            Work::Found { start, recovery } => self.found(&start, &recovery),
            Work::Draft { employee, pin } => self.draft(employee, &pin),
            Work::SetUp { place } => self.set_up(place),
            Work::TryCode(code) => self.try_code(&code),
            Work::TryPin { pad, id, pin, now } => self.try_pin(&pad, (id, &pin), now, "opened"),
            Work::TrySecond { pad, id, pin, now } => self.try_second(&pad, (id, &pin), now),
            Work::Rewrite { folders } => Ok(Answer::Rewritten(self.rewrite(&folders))),
            Work::SweepPersons(work) => self.sweep_of_persons(&work),
            Work::SavePin { by, employee, new, pin } => self.save_pin(&by, employee, new, &pin),
            Work::Remove { by, id } => self.remove(by, id),
            Work::FixPad { by, id, fixed } => self.fix_pad(&by, id, fixed),
            Work::ChangeRole { by, employee } => self.change_role(&by, &employee),
            Work::NewStartCode { by, code } => self.new_start_code(&by, &code),
            Work::NewRecoveryKey { by, code } => self.new_recovery_key(&by, &code),
            Work::TryAgain { pad, id, pin, now } => self.try_again(&pad, (id, &pin), now),
            Work::Move { by, to } => self.moved(&by, to),
            Work::TakeReleased { house, sweep } => self.take_released(&house, sweep),
            Work::SealAudit { house } => {
                if let Err(error) = self.seal_audit(&AuditKeys::of(&house)) {
                    tracing::error!(%error, "what was changed is sealed at the next opening");
                }
                return None;
            }
            Work::KeepOwn { kind, id, sealed } => {
                let id = id.0.to_be_bytes();
                let kept = RecordFile::open(&self.dir).and_then(|records| match sealed {
                    Some(sealed) => records.put_sealed(kind, &id, &sealed),
                    None => records.remove(kind, &id),
                });
                if let Err(error) = kept {
                    tracing::error!(%error, "what was typed could not be kept");
                }
                return None;
            }
            Work::Forget => {
                self.repeats.clear();
                return None;
            }
            Work::DropDraft => {
                self.founding = None;
                return None;
            }
        };
        Some(answer.unwrap_or_else(Answer::Failed))
    }

    fn found(&mut self, start: &Code, recovery: &Code) -> Result<Answer, StoreError> {
        let (pad, rights) = (PadKey::new()?, RightKeys::new()?);
        let start_slot = pad.slot(self.policy, start)?;
        let recovery = recovery_slots(self.policy, recovery, &pad, &rights)?;
        self.founding = Some(Foundation { pad, rights, start_slot, recovery, employees: Vec::new() });
        Ok(Answer::Founded)
    }

    fn draft(&mut self, employee: Employee, pin: &Pin) -> Result<Answer, StoreError> {
        let policy = self.policy;
        let founding = self.founding.as_mut().ok_or_else(not_begun)?;
        let number = i64::try_from(founding.employees.len()).unwrap_or(i64::MAX).saturating_add(1);
        let employee = Employee { id: EmployeeId(number), ..employee };
        let stored = stored(&founding.pad, policy, &founding.rights, &employee, pin)?;
        founding.employees.push((employee, stored));
        Ok(Answer::Drafted(founding.employees.iter().map(|(employee, _)| employee.clone()).collect()))
    }

    fn set_up(&mut self, place: Place) -> Result<Answer, StoreError> {
        let founding = self.founding.as_ref().ok_or_else(not_begun)?;
        let box_private = Private::random()?;
        let house = founding.rights.house();
        let new = NewHouse {
            place,
            start_slot: founding.start_slot.clone(),
            recovery: founding.recovery.clone(),
            box_public: box_private.public()?.as_bytes().to_vec(),
            box_private: seal_box_private(house, &box_private)?,
            audit_public: AuditKeys::of(house).public()?,
            employees: founding.employees.iter().map(|(_, stored)| stored.clone()).collect(),
        };
        let file = KeyFile::set_up(&self.dir, &new)?;
        let by = By { employee: None, pad: founding.pad.clone(), rights: founding.rights.clone() };
        // The house is set up; what is not noted now is at the first opening.
        let noted = self.note(&file, &by, "set-up", "").and_then(|()| self.seal_audit(&AuditKeys::of(house)));
        if let Err(error) = noted {
            tracing::error!(%error, "what was changed is sealed at the first opening");
        }
        let pad = pad_state(&file, founding.pad.clone())?;
        self.founding = None;
        Ok(Answer::Warm(pad))
    }

    fn try_code(&mut self, code: &Code) -> Result<Answer, StoreError> {
        let file = KeyFile::open(&self.dir)?;
        let opened = match code.kind() {
            CodeKind::Start => PadKey::from_slot(code, &file.start_slot()?).map(|pad| (pad, None)),
            CodeKind::Recovery => recover(code, &file.recovery()?).map(|(pad, rights)| (pad, Some(rights))),
        };
        match opened {
            Ok((pad, None)) => Ok(Answer::Warm(pad_state(&file, pad)?)),
            Ok((pad, Some(rights))) => Ok(Answer::Recovered(pad_state(&file, pad)?, rights)),
            Err(VaultError::CannotOpen) => {
                let which = if code.kind() == CodeKind::Start { "start" } else { "recovery" };
                self.note_at_the_pad(&file, "wrong-code", which);
                Ok(Answer::WrongCode)
            }
            Err(other) => Err(other.into()),
        }
    }

    /// The try is counted, and on the disk, before anybody knows whether it is right.
    pub(super) fn try_pin(
        &mut self,
        pad: &PadKey,
        (id, pin): (EmployeeId, &Pin),
        now: Uptime,
        noted: &str,
    ) -> Result<Answer, StoreError> {
        let mut file = KeyFile::open(&self.dir)?;
        let wrong = |file: &KeyFile, killed| Ok(Answer::WrongPin { killed, pad: pad_state(file, pad.clone())? });
        let stored = file.employees()?.into_iter().find(|one| one.id == id);
        let (Some(stored), Some(mut tries)) = (stored, file.tries(id)?) else {
            return wrong(&file, false);
        };
        let lived = file.lived(now)?;
        tries.forget(lived);
        if tries.gate(now) != Gate::Free {
            return wrong(&file, false);
        }
        let mark = mark(&self.mark_key, &[&id.0.to_be_bytes(), pin.digits()]);
        if self.repeats.entry(id).or_default().holds(&mark, now.at) {
            return wrong(&file, false);
        }
        tries.count(now, lived);
        file.save_tries(id, &tries)?;
        file.note_lived(lived, now)?;
        match pad.open_pin(id, pin, &stored.slot.sealed) {
            Ok(keys) => {
                let wrong_since = tries.right();
                file.save_tries(id, &tries)?;
                self.repeats.remove(&id);
                let by = By { employee: Some(id), pad: pad.clone(), rights: keys.rights.clone() };
                self.note(&file, &by, noted, &wrong_since.to_string())?;
                Ok(Answer::In { id, keys, wrong_since, pad: pad_state(&file, pad.clone())? })
            }
            Err(VaultError::CannotOpen) => {
                self.repeats.entry(id).or_default().add(mark, now.at);
                self.note_at_the_pad(&file, "wrong-pin", &id.0.to_string());
                wrong(&file, tries.gate(now) == Gate::Dead)
            }
            Err(other) => Err(other.into()),
        }
    }

    /// First into the vault, then out of the box: cut short, it is there twice under one id, and the next time once.
    fn take_released(&mut self, house: &Key, sweep: Option<(NaiveDate, Retention)>) -> Result<Answer, StoreError> {
        let (_, private) = KeyFile::open(&self.dir)?.box_pair()?;
        let key = BoxPrivateKey::from_pair(&open_box_private(house, &private)?)?;
        let (store, records) = (SuggestionBox::open(&self.dir)?, RecordFile::open(&self.dir)?);
        self.sweep_orphans(&records);
        let mut taken = Vec::new();
        for (sealed, month) in store.released()? {
            // One that does not open stays where it is; `fristed check` says so.
            if let Ok(suggestion) = key.unseal(&sealed) {
                let plain = zeroize::Zeroizing::new(format!("{month}\n{}", suggestion.as_str()));
                records.put(Kind::RELEASED, &sealed.id, house, plain.as_bytes())?;
                taken.push(sealed.id);
            }
        }
        store.take_out(&taken)?;
        let keys = AuditKeys::of(house);
        self.note_after_restore(&keys)?;
        let audit_whole = self.audit_is_whole(&keys)?;
        self.seal_audit(&keys)?;
        // Only what was found whole: a run that deletes must not take a finding along.
        if let (Some((today, retention)), true) = (sweep, audit_whole) {
            let mut store = Store::open_at_once(&self.dir)?;
            let mut sealed = SealedRows { store: &mut store, records: RecordFile::open(&self.dir)?, house };
            if let Err(error) = sweep_sealed(&mut sealed, &retention, today) {
                tracing::error!(%error, "what is old is deleted at the next opening");
            }
        }
        Ok(Answer::Taken { audit_whole })
    }
}

fn not_begun() -> StoreError {
    StoreError::Refused("the first run has not begun".to_owned())
}

pub(super) fn stored(
    pad: &PadKey,
    policy: KdfPolicy,
    rights: &RightKeys,
    employee: &Employee,
    pin: &Pin,
) -> Result<StoredEmployee, StoreError> {
    if !employee.role.may_have(employee.right) {
        return Err(StoreError::Refused("who is not employed here has the right hus at most".to_owned()));
    }
    let slot = pad.pin_slot(policy, employee.id, pin, rights, employee.right)?;
    let slot = slot.ok_or_else(|| StoreError::Refused("somebody with the right kompas gives this PIN".to_owned()))?;
    Ok(StoredEmployee { id: employee.id, profile: pad.seal_profile(employee)?, slot })
}

pub(super) fn pad_state(file: &KeyFile, key: PadKey) -> Result<PadState, StoreError> {
    let (mut employees, fixed) = (Vec::new(), file.fixed_pads()?);
    for one in file.employees()? {
        let employee = key.open_profile(one.id, &one.profile)?;
        let tries = file.tries(one.id)?.unwrap_or_default();
        let fixed_pad = fixed.contains(&one.id);
        employees.push(Known { employee, tries, public: one.slot.public, fixed_pad });
    }
    let box_public = Public::from_bytes(&file.box_pair()?.0)?;
    Ok(PadState { key, employees, place: file.place()?, start_code_due: file.start_code_due()?, box_public })
}

/// For the page before anybody typed anything: a drawn order of the digits. The plain one where the machine has no
/// random numbers; a PIN is still asked for.
pub fn drawn_pad() -> [u8; 10] {
    random::pad().unwrap_or([1, 2, 3, 4, 5, 6, 7, 8, 9, 0])
}
