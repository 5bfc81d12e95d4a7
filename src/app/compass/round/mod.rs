//! *Kompasrunden* about one person, from choosing colleagues to the agreements. What a press changes is on the disk
//! before the screen shows it; who can open what is in `records.rs`.

pub mod agree;
pub mod left_out_words;
pub mod paper;
mod records;
pub mod round_said;
pub mod round_words;
mod view;

use chrono::{DateTime, Utc};
use zeroize::Zeroizing;

use super::draft::rated;
use super::{Rate, Rated};
use crate::app::App;
use crate::app::staff::Session;
use crate::app::staff::case::{Case, WHEEL, dated};
use crate::domain::access::IdleTime;
use crate::domain::compass::{
    Choosing, DrawnId, Field, FiledWheel, Filling, Joint, NotYet, PersonId, Round, RoundRefused, Stays, Whose,
};
use crate::domain::employee::EmployeeId;
use crate::store::StoreError;
use crate::store::person_file::SealedRecord;
use crate::vault::random_id;
pub(super) use records::closed_rounds;
use records::{Found, Gone};
pub use view::{ColumnOf, ColumnView, FieldTable, LevelRow, RaterView, RoundView};

/// What a press on a page of a round asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnRound {
    /// *Færdig*.
    Done,
    LeaveOut(EmployeeId),
    Reveal,
    Next,
    Skip,
    GoTo(Field),
    SpeakOn,
    Joint(Joint),
    Agree,
    Pause,
    Resume,
    /// The screen stays open for longer, or for shorter.
    Stay(Stays),
    Close,
    /// The round is given up before its answers lay open; nothing of it stays.
    Drop,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounded {
    /// It is so, and on the disk.
    Kept,
    /// Nothing is changed: it does not belong to where the round stands.
    Refused(RoundRefused),
    /// Not everything is chosen yet.
    NotYet(NotYet),
    /// Somebody has a new PIN: there is a new key, and everybody says *færdig* again.
    NewKey,
    /// Somebody does not work here any more: leave her out.
    SomebodyLeft,
    /// Nothing is changed: the person has to be asked first, or again. What there is stays.
    NoBasis,
    /// Nothing is changed: it has locked, or there is no round.
    Nothing,
}

impl OnRound {
    /// Whether it notes something new about the person. Whatever else a round does leads to what is there already, or
    /// takes something away.
    const fn notes(&self) -> bool {
        matches!(self, Self::Done | Self::Joint(_) | Self::Close)
    }
}

impl App {
    /// Everybody who can take part, by number and initials.
    #[must_use]
    pub fn raters(&self, session: &Session) -> Vec<(EmployeeId, String)> {
        let all = self.employees_of(session).into_iter();
        all.filter(|(_, _, compass)| *compass).map(|(id, initials, _)| (id, initials)).collect()
    }

    /// Begins a round about `person`, where none goes on.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written; nothing has begun then.
    pub fn begin_round(
        &mut self,
        session: &Session,
        person: PersonId,
        choosing: &Choosing,
    ) -> Result<Rounded, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(Rounded::Nothing) };
        if !case.may_be_noted(self.today_date())? {
            return Ok(Rounded::NoBasis);
        }
        if self.open_round(session, &case)?.is_some() {
            return Ok(Rounded::Nothing);
        }
        let (off, mut ids) = (self.left_out_of(session, &case)?, Vec::new());
        for _ in choosing.colleagues() {
            ids.push(DrawnId::new(random_id()?));
        }
        let round = match Round::begin(choosing, &off, self.today_date(), ids) {
            Ok(round) => round,
            Err(not_yet) => return Ok(Rounded::NotYet(not_yet)),
        };
        let found = Found { id: random_id()?.to_vec(), round };
        let Some(mut records) = self.deal(session, &case, &found)? else { return Ok(Rounded::SomebodyLeft) };
        records.push(found.record(&case)?);
        self.note_case(session, person, "person-round", "begun")?;
        case.write(&records, &[])?;
        Ok(Rounded::Kept)
    }

    /// The answers of the one who is in, while everybody rates; `None` where she is not in a round, or where the answers
    /// lie open already.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn round_draft(&self, session: &Session, person: PersonId) -> Result<Option<Filling>, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(None) };
        let Some(found) = self.open_round(session, &case)?.filter(|found| found.round.is_rating()) else {
            return Ok(None);
        };
        match found.round.seat_of(session.employee()) {
            Some(seat) => self.seat_draft(session, &case, (&found, &seat)).map(Some),
            None => Ok(None),
        }
    }

    /// Changes her answers, also after *færdig*, as long as nobody has seen them.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written; nothing is changed then.
    pub fn rate_in_round(&mut self, session: &Session, person: PersonId, rate: &Rate) -> Result<Rated, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(Rated::Nothing) };
        let Some(found) = self.open_round(session, &case)?.filter(|found| found.round.is_rating()) else {
            return Ok(Rated::Nothing);
        };
        let Some(seat) = found.round.seat_of(session.employee()) else { return Ok(Rated::Nothing) };
        if !case.may_be_noted(self.today_date())? {
            return Ok(Rated::NoBasis);
        }
        let filling = self.seat_draft(session, &case, (&found, &seat))?;
        let changed = match rated(&filling, rate) {
            Ok(changed) => changed,
            Err(rated) => return Ok(rated),
        };
        match self.draft_records(session, &case, (&found, &seat), &changed)? {
            Some(records) => {
                // That she has answered, and neither what nor how much.
                self.note_once(session, person, "person-round", "rated")?;
                case.write(&records, &[])?;
                Ok(Rated::Kept)
            }
            None => Ok(Rated::Nothing),
        }
    }

    /// Carries out what a press asked of the round about `person`.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written; nothing is changed then.
    pub fn on_round(&mut self, session: &Session, person: PersonId, what: &OnRound) -> Result<Rounded, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(Rounded::Nothing) };
        let Some(mut found) = self.open_round(session, &case)? else { return Ok(Rounded::Nothing) };
        if *what == OnRound::Drop {
            return self.drop_round(session, &case, &found);
        }
        if found.round.seat_of(session.employee()).is_none() {
            return Ok(Rounded::Refused(RoundRefused::NotInIt));
        }
        if what.notes() && !case.may_be_noted(self.today_date())? {
            return Ok(Rounded::NoBasis);
        }
        let now = self.now();
        let round = &mut found.round;
        let done = match what {
            OnRound::Done => return self.say_done(session, &case, found),
            OnRound::LeaveOut(rater) => return self.leave_out(session, &case, found, *rater),
            OnRound::Reveal => return self.reveal(session, &case, found),
            OnRound::Close => return self.close_round(session, &case, found),
            OnRound::Drop => Ok(()),
            OnRound::Next => round.next(false, now),
            OnRound::Skip => round.next(true, now),
            OnRound::GoTo(field) => round.go_to(*field, now),
            OnRound::SpeakOn => round.speak_on(),
            OnRound::Joint(joint) => round.set_joint(*joint),
            OnRound::Agree => round.agree(),
            OnRound::Pause => round.pause(),
            OnRound::Resume => {
                round.resume(now);
                Ok(())
            }
            OnRound::Stay(stays) => {
                round.stay(self.stays_here(session, *stays));
                Ok(())
            }
        };
        if let Err(refused) = done {
            return Ok(Rounded::Refused(refused));
        }
        match what {
            OnRound::Joint(_) => self.note_case(session, person, "person-round", "joint")?,
            OnRound::Pause => self.note_case(session, person, "person-round", "paused")?,
            OnRound::Resume => self.note_case(session, person, "person-round", "resumed")?,
            _ => {}
        }
        case.write(&[found.record(&case)?], &[])?;
        Ok(Rounded::Kept)
    }

    fn say_done(&self, session: &Session, case: &Case, mut found: Found) -> Result<Rounded, StoreError> {
        let Some(seat) = found.round.seat_of(session.employee()) else { return Ok(Rounded::Nothing) };
        if seat.done {
            return Ok(Rounded::Kept);
        }
        if let Err(refused) = found.round.say_done(session.employee()) {
            return Ok(Rounded::Refused(refused));
        }
        let Some(mut records) = self.done_records(session, case, (&found, &seat))? else {
            return self.draw_anew(session, case, found, &[]);
        };
        records.push(found.record(case)?);
        self.note_case(session, case.person(), "person-round", "done")?;
        case.write(&records, &[records::given_away(&seat)])?;
        Ok(Rounded::Kept)
    }

    /// Another pair for those who are still in it: what was given and sealed goes, the drafts are still theirs.
    fn draw_anew(
        &self,
        session: &Session,
        case: &Case,
        mut found: Found,
        also: &[Gone],
    ) -> Result<Rounded, StoreError> {
        if let Err(refused) = found.round.begin_again() {
            return Ok(Rounded::Refused(refused));
        }
        let Some(mut records) = self.deal(session, case, &found)? else { return Ok(Rounded::SomebodyLeft) };
        records.push(found.record(case)?);
        let mut goes = found.under_the_key();
        goes.extend_from_slice(also);
        case.write(&records, &goes)?;
        Ok(Rounded::NewKey)
    }

    fn leave_out(
        &self,
        session: &Session,
        case: &Case,
        mut found: Found,
        rater: EmployeeId,
    ) -> Result<Rounded, StoreError> {
        let left = match found.round.leave_out(rater) {
            Ok(left) => left,
            Err(refused) => return Ok(Rounded::Refused(refused)),
        };
        self.note_case(session, case.person(), "person-round", "left-out")?;
        let goes = records::everything_of(&left);
        Ok(match self.draw_anew(session, case, found, &goes)? {
            Rounded::NewKey => Rounded::Kept,
            other => other,
        })
    }

    fn reveal(&self, session: &Session, case: &Case, mut found: Found) -> Result<Rounded, StoreError> {
        let apart = records::sealed_apart(&found);
        if let Err(refused) = found.round.clone().reveal(self.now()) {
            return Ok(Rounded::Refused(refused));
        }
        let Some(mut records) = records::opened(case, &found)? else {
            return self.draw_anew(session, case, found, &[]);
        };
        if let Err(refused) = found.round.reveal(self.now()) {
            return Ok(Rounded::Refused(refused));
        }
        records.push(found.record(case)?);
        self.note_case(session, case.person(), "person-round", "opened")?;
        case.write(&records, &apart)?;
        Ok(Rounded::Kept)
    }

    /// Puts every rating away as it was given, and what was agreed on beside them; all of it, or nothing.
    fn close_round(&self, session: &Session, case: &Case, mut found: Found) -> Result<Rounded, StoreError> {
        if let Err(refused) = found.round.close() {
            return Ok(Rounded::Refused(refused));
        }
        let (now, day) = (self.now(), self.today_date());
        let mut records = vec![found.record(case)?];
        for (seat, filling) in records::ratings(case, &found.round)? {
            let wheel = FiledWheel { day, whose: Whose::Employee(seat.rater), filling };
            records.push(filed(case, now, (&random_id()?, &wheel))?);
        }
        let together = FiledWheel { day, whose: Whose::Together, filling: found.round.joint().clone() };
        // Under the id of the round: what it left open stands there.
        records.push(filed(case, now, (&found.id, &together))?);
        let goes: Vec<_> = found.round.seats().iter().flat_map(records::everything_of).collect();
        self.note_case(session, case.person(), "person-round", "closed")?;
        case.write(&records, &goes)?;
        Ok(Rounded::Kept)
    }

    fn drop_round(&self, session: &Session, case: &Case, found: &Found) -> Result<Rounded, StoreError> {
        if !found.round.is_rating() {
            return Ok(Rounded::Refused(RoundRefused::TooLate));
        }
        self.note_case(session, case.person(), "person-round", "dropped")?;
        case.write(&[], &found.everything())?;
        Ok(Rounded::Kept)
    }

    /// For how long the screen stays open in this room, where the colleagues have chosen so long.
    pub(super) fn stays_here(&self, session: &Session, chosen: Stays) -> Stays {
        let place = self.place_of_screen(session);
        place.map_or(chosen, |place| Stays::of(IdleTime::in_round_of(place, chosen.time()).length()))
    }

    /// The screen stays open for as long as a round asks for, or as the house says again.
    pub fn stay_in_round(&mut self, session: &Session, stays: Option<Stays>) {
        let Some(place) = self.place_of_screen(session) else { return };
        match stays {
            Some(stays) => self.set_idle_time(session, IdleTime::in_round_of(place, stays.time())),
            None => self.follow_settings(),
        }
    }
}

/// A wheel that is put away at `at`, under an id that says nothing of anybody.
fn filed(case: &Case, at: DateTime<Utc>, (id, wheel): (&[u8], &FiledWheel)) -> Result<SealedRecord, StoreError> {
    let words = Zeroizing::new(dated(at, &wheel.to_words()));
    case.seal(WHEEL, id, &words)
}
