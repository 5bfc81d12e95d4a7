//! How long the house keeps what it has written down: what each sort says on its page, the run that deletes, and the
//! yes of an employee where a run would take more than a fifth.

use chrono::NaiveDate;

use super::settings_words::{self, Next};
use crate::app::App;
use crate::app::staff::Session;
use crate::domain::retention::{Kept, Retention, Sweep};
use crate::domain::text::Language;
use crate::store::retention::{KeptRows, SealedRows};
use crate::store::{Actor, StoreError};

/// One sort on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptView {
    pub kept: Kept,
    pub name: String,
    /// “2 år”.
    pub keeps: String,
    /// “Næste sletning: torsdag den 4. marts 2027.”
    pub next: String,
    /// “Slet 3 nu”, where a run waits for a yes.
    pub yes: Option<String>,
}

impl App {
    /// Every sort with how long it is kept and when the next of it goes; nothing once the screen has locked.
    ///
    /// # Errors
    /// [`StoreError`] when the files cannot be read.
    pub fn retention(&mut self, session: &Session, language: Language) -> Result<Vec<KeptView>, StoreError> {
        let (today, retention) = (self.today_date(), self.store.settings()?.retention);
        let mut views = Vec::new();
        for kept in Kept::ALL {
            let Some(rows) = self.rows_of(session, kept)? else { return Ok(Vec::new()) };
            let time = retention.of(kept);
            let due = rows.before(time.goes_before(today));
            let next = match Sweep::of(due, rows.all) {
                Sweep::Goes(due) => Next::Due(due),
                Sweep::Waits(due) => Next::Waits(due),
                Sweep::Nothing => rows.days.first().map_or(Next::Never, |day| Next::On(time.goes_on(*day))),
            };
            let waits = if let Next::Waits(count) = next { Some(count) } else { None };
            views.push(KeptView {
                kept,
                name: settings_words::kept(kept, language).to_owned(),
                keeps: settings_words::kept_for(time, language),
                next: settings_words::next(next, kept, language),
                yes: waits.map(|count| settings_words::delete_now(count, language)),
            });
        }
        Ok(views)
    }

    fn rows_of(&mut self, session: &Session, kept: Kept) -> Result<Option<KeptRows>, StoreError> {
        self.with_sealed(session, |sealed| sealed.rows(kept))
    }

    /// *Slet dem nu*: what a run would not take by itself. Not while the clock is doubted; it cannot be undone. How many
    /// went.
    ///
    /// # Errors
    /// [`StoreError`] when the files cannot be written.
    pub fn delete_old(&mut self, session: &Session, kept: Kept) -> Result<usize, StoreError> {
        if !self.may_erase() {
            return Ok(0);
        }
        let day = self.store.settings()?.retention.of(kept).goes_before(self.today_date());
        let actor = Actor::Employee(session.employee());
        let gone = self.with_sealed(session, |sealed| sealed.delete_before(actor, kept, day))?.unwrap_or(0);
        if gone > 0 {
            // What is deleted for good is not put back by undoing something that was before it.
            self.last_change = None;
        }
        Ok(gone)
    }

    /// The run over what lies open, once a day and only by a clock that may delete. How many went.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn delete_what_is_old(&mut self) -> Result<usize, StoreError> {
        if !self.may_erase() {
            return Ok(0);
        }
        let (today, retention) = (self.today_date(), self.store.settings()?.retention);
        let mut gone = 0;
        for kept in Kept::ALL.into_iter().filter(|kept| !kept.is_sealed()) {
            let day = retention.of(kept).goes_before(today);
            let rows = self.store.kept_rows(kept)?;
            if let Sweep::Goes(_) = Sweep::of(rows.before(day), rows.all) {
                gone += self.store.delete_before(Actor::Start, kept, day)?;
            }
        }
        Ok(gone)
    }
}

/// The run over what is sealed, when somebody has come in. How many went.
///
/// # Errors
/// [`StoreError`] when the files cannot be written.
pub fn sweep_sealed(sealed: &mut SealedRows<'_>, retention: &Retention, today: NaiveDate) -> Result<usize, StoreError> {
    let mut gone = 0;
    for kept in Kept::ALL.into_iter().filter(|kept| kept.is_sealed()) {
        let day = retention.of(kept).goes_before(today);
        let rows = sealed.rows(kept)?;
        if let Sweep::Goes(_) = Sweep::of(rows.before(day), rows.all) {
            gone += sealed.delete_before(Actor::Start, kept, day)?;
        }
    }
    Ok(gone)
}
