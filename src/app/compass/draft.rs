//! The quick wheel: what one employee fills in about a person, kept at each press and put away when she is done.

use zeroize::Zeroizing;

use super::{Layer, Rate, Rated};
use crate::app::App;
use crate::app::staff::Session;
use crate::app::staff::case::{Case, DRAFTS, WHEEL, dated};
use crate::domain::compass::{FieldUse, FiledWheel, Filling, PersonId, Whose};
use crate::domain::text::{Line, TextRefused};
use crate::store::{Kind, StoreError};
use crate::vault::random_id;

/// One of the two wheels that lie open: whom it is about, and whose view it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    pub person: PersonId,
    pub layer: Layer,
}

/// What became of *Færdig*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filed {
    /// It is put away.
    Done,
    /// Nothing is put away: she has to be asked first, or again.
    NoBasis,
    /// There is nothing to put away.
    Nothing,
}

impl Layer {
    const fn draft(self) -> Kind {
        match self {
            Self::Employee => DRAFTS[0],
            Self::Person => DRAFTS[1],
        }
    }
}

impl App {
    /// The wheels of `person` as `session` is filling them in, alone or together with her; `None` without the right
    /// *compass*, and once the screen has locked. Nobody else is given them.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn draft(&self, session: &Session, person: PersonId, layer: Layer) -> Result<Option<Filling>, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(None) };
        let mut filling = self.draft_in(session, &case, layer)?;
        filling.leave_out(self.left_out_of(session, &case)?);
        filling.note_nothing_beside(self.switches(session)?.without(FieldUse::Keywords, person));
        Ok(Some(filling))
    }

    fn draft_in(&self, session: &Session, case: &Case, layer: Layer) -> Result<Filling, StoreError> {
        // A draft lies under the number of the employee to whom it is sealed.
        let id = session.employee().0.to_be_bytes();
        let kept = self.own_of(session, case, layer.draft(), &id)?;
        let Some((day, words)) = kept.as_ref().and_then(|kept| kept.split_once('\n')) else {
            return Ok(Filling::default());
        };
        if case.person().is_practice() && day != self.today_date().to_string() {
            // The machine was off in the night that should have taken it.
            case.remove(layer.draft(), &id)?;
            return Ok(Filling::default());
        }
        Ok(Filling::from_words(words).unwrap_or_default())
    }

    /// Changes the wheels on a sheet as a press asks for, and keeps them before it says so.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written; `filling` is as it was then.
    pub fn fill(
        &mut self,
        session: &Session,
        sheet: Sheet,
        filling: &mut Filling,
        rate: &Rate,
    ) -> Result<Rated, StoreError> {
        let Some(case) = self.case(session, sheet.person)? else { return Ok(Rated::Nothing) };
        if !case.may_be_noted(self.today_date())? {
            return Ok(Rated::NoBasis);
        }
        let changed = match rated(filling, rate) {
            Ok(changed) => changed,
            Err(rated) => return Ok(rated),
        };
        self.note_once(session, sheet.person, "wheel-changed", "draft")?;
        let plain = Zeroizing::new(format!("{}\n{}", self.today_date(), changed.to_words()));
        let id = session.employee().0.to_be_bytes();
        if !self.keep_own_of(session, &case, sheet.layer.draft(), &id, &plain)? {
            return Ok(Rated::Nothing);
        }
        *filling = changed;
        Ok(Rated::Kept)
    }

    /// *Færdig*: puts what `session` has filled in about `person` away as it is today, each view that says something
    /// by itself, and empties the sheets. All of it, or nothing.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written; the sheets are as they were then.
    pub fn file_draft(&mut self, session: &Session, person: PersonId) -> Result<Filed, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(Filed::Nothing) };
        let day = self.today_date();
        if !case.may_be_noted(day)? {
            return Ok(Filed::NoBasis);
        }
        let mut wheels = Vec::new();
        for (layer, whose) in [(Layer::Employee, Whose::Employee(session.employee())), (Layer::Person, Whose::Person)] {
            let filling = self.draft(session, person, layer)?.unwrap_or_default();
            if !filling.is_empty() {
                let wheel = FiledWheel { day, whose, filling };
                wheels.push((random_id()?, Zeroizing::new(dated(self.now(), &wheel.to_words()))));
            }
        }
        if wheels.is_empty() {
            return Ok(Filed::Nothing);
        }
        self.note_case(session, person, "wheel-filed", "quick-wheel")?;
        let own = session.employee().0.to_be_bytes();
        let put: Vec<(Kind, &[u8], &str)> =
            wheels.iter().map(|(id, words)| (WHEEL, id.as_slice(), words.as_str())).collect();
        case.change(&put, &DRAFTS.map(|kind| (kind, own.as_slice())))?;
        Ok(Filed::Done)
    }
}

/// What `filling` becomes.
pub(super) fn rated(filling: &Filling, rate: &Rate) -> Result<Filling, Rated> {
    let mut changed = filling.clone();
    match rate {
        Rate::Give(field, answer) => changed.give(*field, *answer).map_err(|_| Rated::Nothing)?,
        Rate::TakeBack(field, level) => changed.take_back(*field, *level),
        Rate::Clear(field) => changed.clear(*field),
        Rate::Note(field, _) if !changed.takes_keywords(*field) => return Err(Rated::Nothing),
        Rate::Note(field, text) => changed.note(*field, line(text)?),
        Rate::NameOpen(text) => changed.name_open(line(text)?),
        Rate::Say(text) => changed.say(line(text)?),
        Rate::ClearAll => changed.clear_all(),
    }
    Ok(changed)
}

fn line(text: &str) -> Result<Option<Line>, Rated> {
    match Line::new(text) {
        Ok(line) => Ok(Some(line)),
        Err(TextRefused::Empty) => Ok(None),
        Err(refused) => Err(Rated::Refused(refused)),
    }
}
