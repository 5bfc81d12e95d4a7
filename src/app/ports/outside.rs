//! What leads out of the program: the USB stick, the printer, and what the machine around it was told. A worker uses
//! all three, for none of them answers at once.

use chrono::{DateTime, Utc};

use crate::domain::finding::Severity;

/// How it stands with the stick.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StickState {
    /// `fristed.toml` names no folder for one.
    NotSetUp,
    /// It is a folder that is always there, as on a machine without the package.
    Folder,
    /// Its folder is not there.
    Missing,
    Closed,
    /// One can be plugged in now; nobody has yet.
    Waiting,
    /// One is in, until then at the latest.
    Open(DateTime<Utc>),
    /// It was waited for in vain.
    NoneCame,
}

impl StickState {
    /// Whether something can be read from it and written to it.
    #[must_use]
    pub const fn is_ready(self) -> bool {
        matches!(self, Self::Folder | Self::Open(_))
    }
}

/// Why the stick gives or takes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StickRefused {
    /// It is not open, or was pulled out.
    NotReady,
    /// The file is gone, or is no plain file.
    NoFile,
    TooBig,
    Full,
    /// It can only be read.
    ReadOnly,
    /// It does not answer as a disk should.
    Broken,
}

/// The USB stick.
pub trait Stick: Send + Sync {
    /// Looks once, and waits for nothing.
    fn state(&self) -> StickState;
    /// Asks for it to be opened for ten minutes. Whether the asking could be done.
    fn open(&self) -> bool;
    /// Asks for it to be taken away again.
    fn close(&self);
    /// Where it lies, as a person at the machine would call it.
    fn folder(&self) -> String;
    /// The names of its plain files with this ending, in their order, and no more of them than anybody reads through.
    fn names(&self, ending: &str) -> Vec<String>;
    /// A file of at most so many bytes.
    ///
    /// # Errors
    /// [`StickRefused`], which says why not.
    fn read(&self, name: &str, most: usize) -> Result<Vec<u8>, StickRefused>;
    /// Writes a file as a whole or not at all.
    ///
    /// # Errors
    /// [`StickRefused`]; nothing of the file is on the stick then.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StickRefused>;
}

/// The printer.
pub trait Printer: Send + Sync {
    /// Whether there is one to ask.
    fn is_there(&self) -> bool;
    /// Whether somebody has said which one it is. What is secret goes to no other.
    fn is_chosen(&self) -> bool;
    /// Whether it took the paper. `title` stands in its queue, where others may read it.
    fn print(&self, title: &str, pdf: &[u8]) -> bool;
}

/// One thing about the machine, in both languages; each says what to do, without its full stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MachineWord {
    /// `None` where it is as it should be.
    pub severity: Option<Severity>,
    pub danish: &'static str,
    pub english: &'static str,
}

/// What the machine around the program was told, as far as the program can see it.
pub trait Surroundings: Send + Sync {
    /// What is not as it should be, and how the disk is protected either way.
    fn look(&self) -> Vec<MachineWord>;
}
