//! What the pages of a round show.

use super::records::ratings;
use crate::app::App;
use crate::app::compass::Layer;
use crate::app::staff::Session;
use crate::app::staff::case::Case;
use crate::domain::compass::{Answer, Field, Filling, Joint, Level, Pace, PersonId, Round, Seat, Stays, Whose, alike};
use crate::domain::employee::EmployeeId;
use crate::store::StoreError;

/// One who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RaterView {
    pub id: EmployeeId,
    /// Empty once she does not work here any more.
    pub initials: String,
    pub done: bool,
}

/// A round that goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundView {
    pub round: Round,
    /// The place of the one who is in, where she takes part.
    pub mine: Option<Seat>,
    pub raters: Vec<RaterView>,
    pub pace: Pace,
    /// For how long the screen stays open in this room.
    pub stays: Stays,
    /// Whether the room allows no longer than that.
    pub stays_no_longer: bool,
}

impl RoundView {
    /// The initials of everybody in it.
    #[must_use]
    pub fn initials(&self) -> Vec<String> {
        self.raters.iter().map(|one| one.initials.clone()).collect()
    }

    /// Those of one of them.
    #[must_use]
    pub fn initials_of(&self, rater: EmployeeId) -> &str {
        self.raters.iter().find(|one| one.id == rater).map_or("", |one| one.initials.as_str())
    }
}

/// Whose answers stand in a column. All count alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnOf {
    Rater(String),
    /// The person's own wheel, where one is there.
    Person,
}

/// A column of answers to one field.
#[derive(Clone, PartialEq, Eq)]
pub struct ColumnView {
    pub whose: ColumnOf,
    /// What was noted beside it, and what the *?* stands for.
    pub keywords: String,
}

/// One level of the field: an answer in each column, and the joint one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelRow {
    pub level: Level,
    /// In the order of the columns.
    pub answers: Vec<Option<Answer>>,
    /// Whether all said the same; nothing where nobody said anything.
    pub alike: Option<bool>,
    pub joint: Joint,
}

/// Everybody's answers to one field.
#[derive(Clone, PartialEq, Eq)]
pub struct FieldTable {
    pub field: Field,
    pub columns: Vec<ColumnView>,
    pub levels: Vec<LevelRow>,
}

impl App {
    /// The round that goes on about `person`; `None` where there is none.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn round(&self, session: &Session, person: PersonId) -> Result<Option<RoundView>, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(None) };
        let Some(found) = self.open_round(session, &case)? else { return Ok(None) };
        let employees = self.employees_of(session);
        let initials = |id: EmployeeId| {
            let known = employees.iter().find(|(of, ..)| *of == id);
            known.map_or_else(String::new, |(_, initials, _)| initials.clone())
        };
        let rater = |seat: &Seat| RaterView { id: seat.rater, initials: initials(seat.rater), done: seat.done };
        Ok(Some(RoundView {
            mine: found.round.seat_of(session.employee()),
            raters: found.round.seats().iter().map(rater).collect(),
            pace: found.round.pace(self.now()),
            stays: self.stays_here(session, found.round.stays()),
            stays_no_longer: self.stays_here(session, Stays::LONGEST).time() <= found.round.stays().time(),
            round: found.round,
        }))
    }

    /// All answers to `field`, side by side; `None` as long as they do not lie open.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn round_field(
        &self,
        session: &Session,
        person: PersonId,
        field: Field,
    ) -> Result<Option<FieldTable>, StoreError> {
        let Some(view) = self.round(session, person)?.filter(|view| shows(&view.round, field)) else { return Ok(None) };
        let Some(case) = self.case(session, person)? else { return Ok(None) };
        let all = ratings(&case, &view.round)?.into_iter();
        let mut all: Vec<(ColumnOf, Filling)> =
            all.map(|(seat, filling)| (ColumnOf::Rater(view.initials_of(seat.rater).to_owned()), filling)).collect();
        all.extend(self.own_wheel(session, &case)?.map(|own| (ColumnOf::Person, own)));
        let level = |level: Level| {
            let answers: Vec<_> = all.iter().map(|(_, filling)| filling.answer(field, level)).collect();
            LevelRow { level, alike: alike(&answers), answers, joint: view.round.joint_at(field, level) }
        };
        let levels = field.wheel().levels().into_iter().map(level).collect();
        let columns =
            all.iter().map(|(whose, filling)| ColumnView { whose: whose.clone(), keywords: beside(filling, field) });
        Ok(Some(FieldTable { field, columns: columns.collect(), levels }))
    }

    /// The person's own wheel as it was filed last, or as it is being filled in with this employee.
    fn own_wheel(&self, session: &Session, case: &Case) -> Result<Option<Filling>, StoreError> {
        let filed = case.wheels()?.into_iter().rfind(|wheel| wheel.whose == Whose::Person);
        if let Some(wheel) = filed {
            return Ok(Some(wheel.filling));
        }
        Ok(self.draft(session, case.person(), Layer::Person)?.filter(|own| !own.is_empty()))
    }
}

/// Whether the answers to `field` lie open.
fn shows(round: &Round, field: Field) -> bool {
    !round.is_rating() && round.fields().contains(&field)
}

/// What stands beside the answers: the name of a *?*, and the keywords.
fn beside(filling: &Filling, field: Field) -> String {
    let name = filling.open_name().filter(|_| field == Field::Open);
    let parts: Vec<&str> = name.into_iter().chain(filling.keywords(field)).collect();
    parts.join(": ")
}
