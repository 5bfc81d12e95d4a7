//! Those who work in the house and can open its staff side. A volunteer, a student or a substitute is one as well.

/// The number of an employee in `keys.db`. It is never given to somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmployeeId(pub i64);

/// What an employee may do. Held by keys and not by screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// The programme, meetings, lists and suggestions.
    House,
    /// That of the house, and persons, rounds, the logbook and conversations.
    Compass,
}
