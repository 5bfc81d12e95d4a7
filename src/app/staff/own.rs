//! Whether an employee who is in holds the key of the compass.

use super::Session;
use crate::app::App;
use crate::domain::employee::Right;

impl App {
    /// Whether `session` is that of somebody who is in and holds the key of the compass.
    pub(in crate::app) fn holds_compass(&self, session: &Session) -> bool {
        session.right() == Right::Compass && self.keys_of(session).is_some_and(|keys| keys.rights.compass().is_some())
    }
}
