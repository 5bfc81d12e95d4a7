//! Who holds which key.
//!
//! ```text
//! start code ─ slot ─▶ pad key ─ unwraps ─▶ the PIN slots, and who the employees are; nothing else
//! PIN ─ slot (inside of the pad key's) ─▶ house key, compass key where the right is, the employee's own private key
//! recovery key ─ slot ─▶ recovery's private key ─▶ pad key, house key, compass key
//! house key ─▶ audit, released suggestions, the box's private key
//! ```
//!
//! The disk holds nothing that a guess of six digits confirms: without the start code a PIN slot is noise.

use zeroize::Zeroizing;

use super::VaultError;
use super::envelope::{self, KEY, Key, Label};
use super::pair::{Private, Public};
use super::slots::{self, KdfPolicy};
use crate::domain::codes::Code;
use crate::domain::employee::{Employee, EmployeeId, Initials, Right, Role};
use crate::domain::pin::Pin;

const START: Label<'static> = label("start", b"");
const RECOVERY: Label<'static> = label("recovery", b"");
const RECOVERY_PAD: Label<'static> = label("recovery_pad", b"");
const RECOVERY_KEYS: Label<'static> = label("recovery_keys", b"");
const BOX: Label<'static> = label("box_private", b"");

const fn label<'a>(table: &'a str, id: &'a [u8]) -> Label<'a> {
    Label { table, id, key: "", version: 1 }
}

/// What the start code gives: it opens the pad, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PadKey(Key);

/// What somebody who is in holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RightKeys {
    house: Key,
    compass: Option<Key>,
}

impl RightKeys {
    /// The keys of a new house.
    ///
    /// # Errors
    /// [`VaultError::NoRandom`].
    pub fn new() -> Result<Self, VaultError> {
        Ok(Self { house: Key::random()?, compass: Some(Key::random()?) })
    }

    #[must_use]
    pub const fn house(&self) -> &Key {
        &self.house
    }

    /// `None` for whoever has the right *house* alone.
    #[must_use]
    pub const fn compass(&self) -> Option<&Key> {
        self.compass.as_ref()
    }

    #[must_use]
    pub const fn right(&self) -> Right {
        if self.compass.is_some() { Right::Compass } else { Right::House }
    }

    /// The same with no more than `right`; `None` where that is more than there is.
    fn within(&self, right: Right) -> Option<Self> {
        match (right, &self.compass) {
            (Right::House, _) => Some(Self { house: self.house.clone(), compass: None }),
            (Right::Compass, Some(_)) => Some(self.clone()),
            (Right::Compass, None) => None,
        }
    }

    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(1 + 2 * KEY));
        bytes.push(u8::from(self.compass.is_some()));
        bytes.extend_from_slice(self.house.bytes());
        bytes.extend_from_slice(self.compass.as_ref().map_or(&[0; KEY], Key::bytes));
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self, VaultError> {
        let [has, rest @ ..] = bytes else { return Err(VaultError::CannotOpen) };
        let (house, compass) = rest.split_at_checked(KEY).ok_or(VaultError::CannotOpen)?;
        let compass = if *has == 1 { Some(Key::from_bytes(compass)?) } else { None };
        Ok(Self { house: Key::from_bytes(house)?, compass })
    }
}

/// What a PIN opens.
#[derive(Clone)]
pub struct StaffKeys {
    pub rights: RightKeys,
    /// Opens what was sealed for this employee alone.
    pub own: Private,
}

/// A PIN slot as it lies in the file, and the public half of the employee's own pair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinSlot {
    pub sealed: Vec<u8>,
    pub public: Public,
}

/// The slots of the recovery key as they lie in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoverySlots {
    pub slot: Vec<u8>,
    pub public: Public,
    pub pad: Vec<u8>,
    pub keys: Vec<u8>,
}

impl PadKey {
    /// A new one.
    ///
    /// # Errors
    /// [`VaultError::NoRandom`].
    pub fn new() -> Result<Self, VaultError> {
        Ok(Self(Key::random()?))
    }

    /// Its slot under a start code.
    ///
    /// # Errors
    /// [`VaultError`] when there are no random numbers or no memory.
    pub fn slot(&self, policy: KdfPolicy, code: &Code) -> Result<Vec<u8>, VaultError> {
        slots::seal(policy, code.digits(), &START, self.0.bytes())
    }

    /// Out of its slot.
    ///
    /// # Errors
    /// [`VaultError::CannotOpen`] with another code.
    pub fn from_slot(code: &Code, slot: &[u8]) -> Result<Self, VaultError> {
        Ok(Self(Key::from_bytes(&slots::open(code.digits(), &START, slot)?)?))
    }

    /// For the recovery key, which is not there when the start code changes.
    ///
    /// # Errors
    /// [`VaultError::NoRandom`].
    pub fn for_recovery(&self, public: &Public) -> Result<Vec<u8>, VaultError> {
        public.seal(&RECOVERY_PAD, self.0.bytes())
    }

    /// A PIN slot for the employee `id` with a new pair of her own. Nobody can hand on a key that she does not have:
    /// `None` where `right` is more than `rights`.
    ///
    /// # Errors
    /// [`VaultError`] when there are no random numbers or no memory.
    pub fn pin_slot(
        &self,
        policy: KdfPolicy,
        id: EmployeeId,
        pin: &Pin,
        rights: &RightKeys,
        right: Right,
    ) -> Result<Option<PinSlot>, VaultError> {
        let Some(rights) = rights.within(right) else { return Ok(None) };
        let own = Private::random()?;
        let public = own.public()?;
        let mut plain = rights.to_bytes();
        plain.extend_from_slice(own.bytes());
        let number = id.0.to_be_bytes();
        let inner = slots::seal(policy, pin.digits(), &label("pin", &number), &plain)?;
        let sealed = envelope::seal(&self.0, &label("employee_slot", &number), &inner)?;
        Ok(Some(PinSlot { sealed, public }))
    }

    /// What the PIN opens.
    ///
    /// # Errors
    /// [`VaultError::CannotOpen`] with another PIN.
    pub fn open_pin(&self, id: EmployeeId, pin: &Pin, sealed: &[u8]) -> Result<StaffKeys, VaultError> {
        let number = id.0.to_be_bytes();
        let inner = envelope::open(&self.0, &label("employee_slot", &number), sealed)?;
        let plain = slots::open(pin.digits(), &label("pin", &number), &inner)?;
        let (rights, own) = plain.split_at_checked(1 + 2 * KEY).ok_or(VaultError::CannotOpen)?;
        Ok(StaffKeys { rights: RightKeys::from_bytes(rights)?, own: Private::from_bytes(own)? })
    }

    /// What a try at this slot costs.
    ///
    /// # Errors
    /// [`VaultError::CannotOpen`] when it is not wrapped in this key.
    pub fn cost_of(&self, id: EmployeeId, sealed: &[u8]) -> Result<KdfPolicy, VaultError> {
        let inner = envelope::open(&self.0, &label("employee_slot", &id.0.to_be_bytes()), sealed)?;
        slots::cost(&inner)
    }

    /// The same PIN slot inside of another pad key.
    ///
    /// # Errors
    /// [`VaultError::CannotOpen`] when it is not wrapped in this one.
    pub fn rewrap(&self, other: &Self, id: EmployeeId, sealed: &[u8]) -> Result<Vec<u8>, VaultError> {
        let number = id.0.to_be_bytes();
        let inner = envelope::open(&self.0, &label("employee_slot", &number), sealed)?;
        envelope::seal(&other.0, &label("employee_slot", &number), &inner)
    }

    /// Who an employee is, for the file. One letter says her right and her role; for who is not employed here there is
    /// none with the right *compass*. Profiles from before there were roles are those of employees.
    ///
    /// # Errors
    /// [`VaultError::NoRandom`].
    pub fn seal_profile(&self, employee: &Employee) -> Result<Vec<u8>, VaultError> {
        let letter = match (employee.role, employee.right) {
            (Role::Staff, Right::Compass) => 'k',
            (Role::Staff, Right::House) => 'h',
            (Role::Volunteer, _) => 'f',
            (Role::Student, _) => 's',
            (Role::Substitute, _) => 'v',
        };
        let plain = format!("{letter}{}", employee.initials);
        envelope::seal(&self.0, &label("employee_profile", &employee.id.0.to_be_bytes()), plain.as_bytes())
    }

    /// Who an employee is.
    ///
    /// # Errors
    /// [`VaultError::CannotOpen`].
    pub fn open_profile(&self, id: EmployeeId, sealed: &[u8]) -> Result<Employee, VaultError> {
        let plain = envelope::open(&self.0, &label("employee_profile", &id.0.to_be_bytes()), sealed)?;
        let text = std::str::from_utf8(&plain).map_err(|_| VaultError::CannotOpen)?;
        let ((right, role), initials) = match text.split_at_checked(1) {
            Some(("k", rest)) => ((Right::Compass, Role::Staff), rest),
            Some(("h", rest)) => ((Right::House, Role::Staff), rest),
            Some(("f", rest)) => ((Right::House, Role::Volunteer), rest),
            Some(("s", rest)) => ((Right::House, Role::Student), rest),
            Some(("v", rest)) => ((Right::House, Role::Substitute), rest),
            _ => return Err(VaultError::CannotOpen),
        };
        let initials = Initials::new(initials).map_err(|_| VaultError::CannotOpen)?;
        Ok(Employee { id, initials, right, role })
    }
}

/// Makes the slots of a recovery key.
///
/// # Errors
/// [`VaultError`] when there are no random numbers or no memory.
pub fn recovery_slots(
    policy: KdfPolicy,
    code: &Code,
    pad: &PadKey,
    rights: &RightKeys,
) -> Result<RecoverySlots, VaultError> {
    let private = Private::random()?;
    let public = private.public()?;
    Ok(RecoverySlots {
        slot: slots::seal(policy, code.digits(), &RECOVERY, private.bytes())?,
        pad: pad.for_recovery(&public)?,
        keys: public.seal(&RECOVERY_KEYS, &rights.to_bytes())?,
        public,
    })
}

/// What the recovery key opens: everything.
///
/// # Errors
/// [`VaultError::CannotOpen`] with another one.
pub fn recover(code: &Code, slots: &RecoverySlots) -> Result<(PadKey, RightKeys), VaultError> {
    let private = Private::from_bytes(&slots::open(code.digits(), &RECOVERY, &slots.slot)?)?;
    let pad = PadKey(Key::from_bytes(&private.open(&RECOVERY_PAD, &slots.pad)?)?);
    Ok((pad, RightKeys::from_bytes(&private.open(&RECOVERY_KEYS, &slots.keys)?)?))
}

/// The box's private key, for the file.
///
/// # Errors
/// [`VaultError::NoRandom`].
pub fn seal_box_private(house: &Key, private: &Private) -> Result<Vec<u8>, VaultError> {
    envelope::seal(house, &BOX, private.bytes())
}

/// The box's private key.
///
/// # Errors
/// [`VaultError::CannotOpen`].
pub fn open_box_private(house: &Key, sealed: &[u8]) -> Result<Private, VaultError> {
    Private::from_bytes(&envelope::open(house, &BOX, sealed)?)
}
