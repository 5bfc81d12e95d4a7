//! *Risikoprofil og mestringsskema* of a person. It has a basis and a deadline of its own: both are chosen before the
//! first word is written. Once the day has come it is shown to nobody, and by a clock that may delete it is taken away,
//! at the next opening at the latest.

use chrono::NaiveDate;

use crate::app::App;
use crate::app::compass::conversation::Noted;
use crate::app::staff::Session;
use crate::app::staff::case::Case;
use crate::domain::compass::{MadeWith, Part, PersonId, RiskGround, RiskProfile, Seen, Term};
use crate::domain::text::{Line, TextRefused};
use crate::store::StoreError;
use crate::store::person_retention::RISK;

/// There is one at most for each person.
const ONLY: &[u8] = b"risk";

/// What a press on the page asks for.
#[derive(Clone, PartialEq, Eq)]
pub enum Risk {
    /// Why it may be kept. Begins one where there is none.
    Ground(RiskGround),
    Keep(Term),
    MadeWith(MadeWith),
    /// Nothing any more for an empty text.
    Say(Part, String),
    /// Behaviour that was seen today.
    Seen(String),
    /// What was seen, by its place in the list, goes again.
    Unseen(usize),
    /// All of it goes.
    Remove,
}

impl App {
    /// The risk profile of `person`, where there is one that is still kept; `None` also where the compass is not open.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read, or what is over cannot be taken away.
    pub fn risk_of(&self, session: &Session, person: PersonId) -> Result<Option<RiskProfile>, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(None) };
        self.kept_risk(session, &case)
    }

    fn kept_risk(&self, session: &Session, case: &Case) -> Result<Option<RiskProfile>, StoreError> {
        let found = case.one(RISK, ONLY)?.and_then(|words| RiskProfile::from_words(&words));
        if !found.as_ref().is_some_and(|profile| profile.is_over(self.today_date())) {
            return Ok(found);
        }
        // A clock that is doubted hides it and deletes nothing.
        if self.may_erase() {
            self.note_case(session, case.person(), "risk-over", "deadline")?;
            case.remove(RISK, ONLY)?;
        }
        Ok(None)
    }

    /// Changes the risk profile of `person`.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written; then it is as it was.
    pub fn change_risk(&mut self, session: &Session, person: PersonId, risk: &Risk) -> Result<Noted, StoreError> {
        let Some(case) = self.case_to_note(session, person)? else { return Ok(Noted::Nothing) };
        let found = self.kept_risk(session, &case)?;
        let changed = match (found, risk) {
            // What a clock that is doubted calls over is not written over either.
            (None, _) if case.one(RISK, ONLY)?.is_some() => return Ok(Noted::Nothing),
            (None, Risk::Ground(ground)) => Some(RiskProfile::new(*ground, Term::HalfYear.end_from(self.today_date()))),
            // Before a basis nothing is written.
            (None, _) => return Ok(Noted::Nothing),
            (Some(_), Risk::Remove) => None,
            (Some(profile), risk) => match changed(profile, risk, self.today_date()) {
                Ok(profile) => Some(profile),
                Err(refused) => return Ok(Noted::Refused(refused)),
            },
        };
        self.note_case(session, person, "risk-changed", "risk")?;
        match changed {
            Some(profile) => case.put(RISK, ONLY, &zeroize::Zeroizing::new(profile.to_words()))?,
            None => case.remove(RISK, ONLY)?,
        }
        Ok(Noted::Kept)
    }
}

fn changed(mut profile: RiskProfile, risk: &Risk, today: NaiveDate) -> Result<RiskProfile, TextRefused> {
    match risk {
        Risk::Ground(ground) => profile.ground = *ground,
        Risk::Keep(term) => profile.until = term.end_from(today),
        Risk::MadeWith(with) => profile.made_with = (profile.made_with != Some(*with)).then_some(*with),
        Risk::Say(part, text) => match Line::new(text) {
            Ok(line) => profile.say(*part, Some(line)),
            Err(TextRefused::Empty) => profile.say(*part, None),
            Err(refused) => return Err(refused),
        },
        Risk::Seen(text) => match Line::new(text) {
            Ok(text) => profile.seen.push(Seen { day: today, text }),
            Err(TextRefused::Empty) => {}
            Err(refused) => return Err(refused),
        },
        Risk::Unseen(at) if *at < profile.seen.len() => drop(profile.seen.remove(*at)),
        Risk::Unseen(_) | Risk::Remove => {}
    }
    Ok(profile)
}
