//! The chain of an audit: each entry is sealed, and carries a mark over itself and the one before, so that none can be
//! changed, swapped, left out or put in. That the last ones were cut off shows against the head, which lies elsewhere.

use zeroize::Zeroizing;

use super::VaultError;
use super::envelope::{self, Key, Label};
use super::pair::{Private, Public};
use super::random::mark;

/// Where a chain stands: how many entries it has, and the mark of the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    pub number: u64,
    pub mark: [u8; 32],
}

impl Head {
    /// Before the first entry.
    pub const START: Self = Self { number: 0, mark: [0; 32] };
}

/// An entry as it lies in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub number: u64,
    pub sealed: Vec<u8>,
    pub mark: [u8; 32],
}

/// What is wrong with a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// Entry so and so does not belong here, or was changed.
    At(u64),
    /// Entries at the end are missing.
    CutOff,
    /// What waits to be chained was not sealed here.
    Waiting,
}

/// The keys of the chains; they follow from the key of the house.
#[derive(Clone)]
pub struct AuditKeys {
    seal: Key,
    chain: Key,
    waiting: Private,
}

impl AuditKeys {
    #[must_use]
    pub fn of(house: &Key) -> Self {
        Self {
            seal: house.derive("audit entries"),
            chain: house.derive("audit chain"),
            waiting: Private::derived(house, "audit waiting"),
        }
    }

    /// What events are sealed to while nobody is in.
    ///
    /// # Errors
    /// [`VaultError::CannotOpen`] when the key of the house is none.
    pub fn public(&self) -> Result<Public, VaultError> {
        self.waiting.public()
    }

    /// The next entry of the chain `name` after `head`.
    ///
    /// # Errors
    /// [`VaultError::NoRandom`].
    pub fn link(&self, name: &str, head: Head, plain: &[u8]) -> Result<Link, VaultError> {
        let number = head.number + 1;
        let sealed = envelope::seal(&self.seal, &entry_label(name, &number.to_be_bytes()), plain)?;
        let mark = self.mark(name, head, number, &sealed);
        Ok(Link { number, sealed, mark })
    }

    fn mark(&self, name: &str, before: Head, number: u64, sealed: &[u8]) -> [u8; 32] {
        mark(&self.chain, &[name.as_bytes(), &before.mark, &number.to_be_bytes(), sealed])
    }

    /// Whether the links follow each other from the first on; says where they end.
    ///
    /// # Errors
    /// [`Broken`], with the first place that is wrong.
    pub fn verify<'a>(&self, name: &str, links: impl IntoIterator<Item = &'a Link>) -> Result<Head, Broken> {
        self.verify_from(name, Head::START, links)
    }

    /// The same from `floor` on: what was before it is not looked at, and need not be there.
    ///
    /// # Errors
    /// [`Broken`], with the first place that is wrong.
    pub fn verify_from<'a>(
        &self,
        name: &str,
        floor: Head,
        links: impl IntoIterator<Item = &'a Link>,
    ) -> Result<Head, Broken> {
        links.into_iter().filter(|link| link.number > floor.number).try_fold(floor, |head, link| {
            let right =
                link.number == head.number + 1 && same(&link.mark, &self.mark(name, head, link.number, &link.sealed));
            if right { Ok(Head { number: link.number, mark: link.mark }) } else { Err(Broken::At(head.number + 1)) }
        })
    }

    /// Whether the chain goes from `floor` at least as far as `head`, which was noted elsewhere, and goes through it.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn verify_between<'a>(
        &self,
        name: &str,
        links: impl IntoIterator<Item = &'a Link> + Clone,
        (floor, head): (Head, Head),
    ) -> Result<Head, Broken> {
        let end = self.verify_from(name, floor, links.clone())?;
        let noted = links.into_iter().find(|link| link.number == head.number);
        match noted {
            _ if head == Head::START => Ok(end),
            Some(link) if same(&link.mark, &head.mark) => Ok(end),
            Some(_) => Err(Broken::At(head.number)),
            None => Err(Broken::CutOff),
        }
    }

    /// What an entry says.
    ///
    /// # Errors
    /// [`VaultError::CannotOpen`] when it was changed.
    pub fn read(&self, name: &str, link: &Link) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        envelope::open(&self.seal, &entry_label(name, &link.number.to_be_bytes()), &link.sealed)
    }

    /// Where the chain `name` begins, for the file.
    ///
    /// # Errors
    /// [`VaultError::NoRandom`].
    pub fn seal_floor(&self, name: &str, floor: Head) -> Result<Vec<u8>, VaultError> {
        let mut plain = floor.number.to_be_bytes().to_vec();
        plain.extend_from_slice(&floor.mark);
        envelope::seal(&self.seal, &floor_label(name), &plain)
    }

    /// Where the chain `name` begins.
    ///
    /// # Errors
    /// [`VaultError::CannotOpen`] when somebody else has put it there.
    pub fn open_floor(&self, name: &str, sealed: &[u8]) -> Result<Head, VaultError> {
        let plain = envelope::open(&self.seal, &floor_label(name), sealed)?;
        let (number, mark) = plain.split_first_chunk::<8>().ok_or(VaultError::CannotOpen)?;
        let mark = mark.try_into().map_err(|_| VaultError::CannotOpen)?;
        Ok(Head { number: u64::from_be_bytes(*number), mark })
    }

    /// What was sealed while nobody was in.
    ///
    /// # Errors
    /// [`VaultError::CannotOpen`].
    pub fn read_waiting(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        envelope::unpadded(&self.waiting.open(&WAITING, sealed)?)
    }
}

/// Seals an event that happens while nobody is in.
///
/// # Errors
/// [`VaultError::NoRandom`].
pub fn seal_waiting(public: &Public, plain: &[u8]) -> Result<Vec<u8>, VaultError> {
    public.seal(&WAITING, &envelope::padded(plain))
}

const WAITING: Label<'static> = Label { table: "audit_waiting", id: b"", key: "audit", version: 1 };

const fn floor_label(name: &str) -> Label<'_> {
    Label { table: name, id: b"floor", key: "audit", version: 1 }
}

fn entry_label<'a>(name: &'a str, number: &'a [u8]) -> Label<'a> {
    Label { table: name, id: number, key: "audit", version: 1 }
}

/// In constant time, as one compares marks.
fn same(one: &[u8; 32], other: &[u8; 32]) -> bool {
    use subtle::ConstantTimeEq as _;
    one.ct_eq(other).into()
}
