//! What the pages of getting in say: the first run, the start code, the pad. Plain values; no code, PIN or key is in
//! them, but for the one that is being shown to be copied, as [`Digits`].

use std::fmt;

use zeroize::Zeroizing;

use super::Session;
use crate::domain::access::Place;
use crate::domain::codes::CodeKind;
use crate::domain::employee::{EmployeeId, InitialsRefused, Right, Role};

/// Digits that stand on the screen to be read or checked. Not for a property of text: draw them from here, and let
/// them go with the page. Their debug form says none of them.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Digits(Zeroizing<Vec<u8>>);

impl Digits {
    pub(super) fn new(digits: &[u8]) -> Self {
        Self(Zeroizing::new(digits.to_vec()))
    }

    /// Each 0–9.
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digits({} of them)", self.0.len())
    }
}

/// Which page of the staff side is to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AccessView {
    /// There is no staff side here: the data folder cannot be written, or the page shows another time.
    Unavailable,
    /// First run: what this is, and that two cards and a pen are needed. [`super::StaffCommand::Begin`] goes on.
    Welcome,
    /// *Et øjeblik*: a code is being tried or a key made. Digits are not taken meanwhile; the way back is.
    Working(WorkingView),
    /// A code to be copied by hand, shown once. `Next` goes on.
    ShowCode(ShowCodeView),
    /// Groups of it are typed back.
    TypeBack(TypeBackView),
    /// Where the screen stands: `Place`. `said` is what the machine's settings say of it.
    AskPlace { said: Option<Place> },
    /// The employees of the first run: `Add`, and `Finish` when there are enough.
    Employees(EmployeesView),
    /// A drawn PIN, to be learned or written down by the one it is for. `Another` draws again, `Next` keeps it.
    ShowPin(ShowPinView),
    /// The PIN is typed back by the one it is for. `ShowAgain` shows it once more.
    PinBack(PinBackView),
    /// Cold: a code is typed on the fixed pad.
    Code(CodeView),
    /// Warm: initials and the pad with its digits in a new order.
    Pad(PadView),
    /// After the recovery key: whoever has none is given a new PIN; `Finish` goes to the pad.
    Recovered(RecoveredView),
    /// Open to one employee. Everything else of the staff side is asked for with the session.
    Open(OpenView),
    /// Somebody is in, and a second employee types her PIN as well; the tiles are of those who may. `Drop` goes back.
    Second(PadView),
    /// Whoever is in types her own PIN once more, before a new recovery key is drawn. `Drop` goes back.
    Again(PadView),
}

/// Behind *Et øjeblik*: the page that was left standing, so that nothing jumps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkingView {
    /// On a page that makes something.
    Making,
    /// On the page of the code.
    Code(CodeView),
    /// On the pad.
    Pad(PadView),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShowCodeView {
    pub kind: CodeKind,
    /// Whether an old card is to be thrown away with it.
    pub replaces: bool,
    /// Groups of four, in order.
    pub groups: Vec<Digits>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeBackView {
    pub kind: CodeKind,
    /// Which group is asked for now, counted from 1.
    pub group: usize,
    /// How many are right so far, and how many it takes.
    pub done: usize,
    pub of: usize,
    /// What is typed of it, so that it can be compared with the card.
    pub typed: Digits,
    /// The last one was another than on the card that was shown: look again, or `ShowAgain`.
    pub differs: bool,
}

/// A tile with initials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TileView {
    pub id: EmployeeId,
    pub initials: String,
    pub right: Right,
    /// What she is in the house, and in words where she is not employed there.
    pub role: Role,
    pub role_words: &'static str,
    /// Her PIN is dead; a colleague gives a new one.
    pub dead: bool,
    /// The keys of her pad stay where they are.
    pub fixed_pad: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmployeesView {
    pub tiles: Vec<TileView>,
    /// How many with the right *compass* are wanted still; `Finish` is taken at 0.
    pub missing: usize,
    /// Why the last one was not taken.
    pub refused: Option<InitialsRefused>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShowPinView {
    pub initials: String,
    pub pin: Digits,
    /// She had one before: what was written for her eyes only, and not saved, goes with it.
    pub replaces: bool,
    /// It was typed back, and was another: look at it once more.
    pub differs: bool,
}

/// A PIN that is typed back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinBackView {
    pub initials: String,
    /// How many dots are full, of six.
    pub filled: usize,
    /// The digits in the order of the keys, as they will stand on her pad.
    pub keys: [u8; 10],
}

/// What is said beside the fields of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeNote {
    /// Nothing yet.
    None,
    /// It was another one: look at the card, and type it again. For ten seconds no digit is taken.
    Wrong,
}

/// The page of the start code, or of the recovery key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeView {
    pub kind: CodeKind,
    /// How many digits are in.
    pub filled: usize,
    /// The digits of the group that is being typed; finished groups are dots.
    pub group: Digits,
    pub note: CodeNote,
    /// Whether digits are taken: not within ten seconds after a wrong one.
    pub takes_digits: bool,
}

/// What is said beside the pad.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PadNote {
    /// *Hvem er du?*
    Choose,
    /// *Tast din kode.*
    Type,
    /// Another PIN than hers; so many tries are left before a wait.
    Wrong { left: u8 },
    /// “Vent ét minut, og prøv igen.” In words, in the language of the page.
    Wait { words: String },
    /// Her PIN is dead: a colleague gives a new one, or the recovery key does.
    Dead,
}

/// The pad.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PadView {
    pub tiles: Vec<TileView>,
    pub chosen: Option<EmployeeId>,
    /// How many dots are full, of six.
    pub filled: usize,
    /// The digits in the order of the keys: new each time the page opens and after each try.
    pub keys: [u8; 10],
    pub note: PadNote,
    pub takes_digits: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveredView {
    pub tiles: Vec<TileView>,
}

/// Somebody works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenView {
    pub session: Session,
    pub initials: String,
    /// Everybody, for a new PIN and for leaving; see [`Right::may_issue`].
    pub employees: Vec<TileView>,
    /// Wrong tries on her PIN since she was in last.
    pub wrong_since: u8,
    /// *Låser om lidt – rør skærmen*.
    pub locks_soon: bool,
    /// Somebody has left, and the start code is still the one she knew: `NewStartCode`.
    pub start_code_due: bool,
    /// Why the last new employee was not taken.
    pub refused: Option<InitialsRefused>,
    /// Whether what is noted of changes is whole; else somebody has been at the files.
    pub audit_whole: bool,
    /// How many have the right *compass*: two stay.
    pub with_compass: usize,
}
