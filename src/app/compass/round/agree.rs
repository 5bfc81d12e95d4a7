//! Agreements about a person: made in a round, kept under the person's key, and looked at again when their day comes.

use std::collections::BTreeMap;

use chrono::{Days, Months, NaiveDate};

use crate::app::App;
use crate::app::staff::Session;
use crate::app::staff::case::Case;
use crate::domain::compass::{Agreement, AgreementDraft, Asks, ContactGround, DrawnId, Field, PersonId, Wants, Who};
use crate::domain::text::{Line, TextRefused};
use crate::store::{Kind, StoreError};
use crate::vault::random_id;

const AGREEMENT: Kind = Kind { name: "agreement", key: "person", version: 1 };
/// The one that is being made; it is on the disk with each press.
const DRAFT: Kind = Kind { name: "agreement-draft", key: "person", version: 1 };
const ONLY: &[u8] = b"only";

/// What a press on the page of a new agreement asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnAgreement {
    New,
    /// *Sid på hænderne*.
    Sit,
    Who(Who),
    What(String),
    How(String),
    When(NaiveDate),
    Field(Field),
    /// Nobody else is talked to.
    Nobody,
    /// Others are talked to, on this ground.
    Others(Option<ContactGround>),
    Said(String),
    Finish,
    Drop,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreed {
    Kept,
    /// It stands now.
    Made,
    /// It wants something first.
    Wants(Wants),
    /// Nothing is changed: the text is too long, or looks like a CPR number.
    Refused(TextRefused),
    /// Nothing is changed: the person has to be asked first, or again. What is half made stays.
    NoBasis,
    Nothing,
}

/// What becomes of one whose day has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// It goes on until this day.
    Again(NaiveDate),
    /// It is over.
    End,
}

/// One that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementView {
    pub id: DrawnId,
    pub person: PersonId,
    pub agreement: Agreement,
}

fn read(person: PersonId, id: &[u8], words: &str) -> Option<AgreementView> {
    let id = DrawnId::from_bytes(id)?;
    let agreement = AgreementDraft::from_words(words)?.finish().ok()?;
    Some(AgreementView { id, person, agreement })
}

/// In the order of their days.
fn by_day(all: impl Iterator<Item = AgreementView>) -> Vec<AgreementView> {
    let keyed = all.map(|one| ((one.agreement.when, *one.id.as_bytes()), one));
    keyed.collect::<BTreeMap<_, _>>().into_values().collect()
}

/// The days one can choose to look again on.
#[must_use]
pub fn days_to_look(today: NaiveDate) -> Vec<NaiveDate> {
    let days = [1, 7, 14].map(|days| today.checked_add_days(Days::new(days)));
    let months = [1, 3].map(|months| today.checked_add_months(Months::new(months)));
    days.into_iter().chain(months).flatten().collect()
}

impl App {
    /// The agreement that is being made; `None` where none is.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn agreement_draft(&self, session: &Session, person: PersonId) -> Result<Option<AgreementDraft>, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(None) };
        Ok(case.one(DRAFT, ONLY)?.and_then(|words| AgreementDraft::from_words(&words)))
    }

    /// Carries out a press on the page of a new agreement.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written; nothing is changed then.
    pub fn on_agreement(
        &mut self,
        session: &Session,
        person: PersonId,
        what: &OnAgreement,
    ) -> Result<Agreed, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(Agreed::Nothing) };
        if *what != OnAgreement::Drop && !case.may_be_noted(self.today_date())? {
            return Ok(Agreed::NoBasis);
        }
        let draft = match what {
            OnAgreement::New => AgreementDraft::default(),
            OnAgreement::Sit => AgreementDraft::sitting(),
            OnAgreement::Drop => {
                self.note_case(session, person, "person-agreement", "given-up")?;
                case.remove(DRAFT, ONLY)?;
                return Ok(Agreed::Kept);
            }
            _ => match self.agreement_draft(session, person)? {
                Some(draft) => draft,
                None => return Ok(Agreed::Nothing),
            },
        };
        if *what == OnAgreement::Finish {
            return self.finish_agreement(session, &case, &draft);
        }
        if let OnAgreement::Field(field) = what
            && !self.fields_in_use(session, Some(person))?.contains(field)
        {
            return Ok(Agreed::Nothing);
        }
        match changed(draft, what) {
            Ok(draft) => {
                self.note_once(session, person, "person-agreement", "drafted")?;
                case.put(DRAFT, ONLY, &zeroize::Zeroizing::new(draft.to_words()))?;
                Ok(Agreed::Kept)
            }
            Err(refused) => Ok(Agreed::Refused(refused)),
        }
    }

    fn finish_agreement(&self, session: &Session, case: &Case, draft: &AgreementDraft) -> Result<Agreed, StoreError> {
        let agreement = match draft.finish() {
            Ok(agreement) => agreement,
            Err(wants) => return Ok(Agreed::Wants(wants)),
        };
        self.note_case(session, case.person(), "person-agreement", "made")?;
        let (id, words) = (random_id()?, zeroize::Zeroizing::new(agreement.draft().to_words()));
        case.change(&[(AGREEMENT, &id, &words)], &[(DRAFT, ONLY)])?;
        Ok(Agreed::Made)
    }

    /// The agreements about `person` that stand.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn agreements(&self, session: &Session, person: PersonId) -> Result<Vec<AgreementView>, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(Vec::new()) };
        let all = case.all(AGREEMENT)?.into_iter().filter_map(|(id, words)| read(person, &id, &words));
        Ok(by_day(all.filter(|one| !one.agreement.ended)))
    }

    /// Those of everybody whose day has come; only for whoever has the right *kompas*.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn agreements_up(&self, session: &Session) -> Result<Vec<AgreementView>, StoreError> {
        let today = self.today_date();
        let all = self.of_everybody(session, AGREEMENT)?.into_iter();
        let all = all.filter_map(|(person, id, words)| read(person, &id, &words));
        Ok(by_day(all.filter(|one| one.agreement.comes_up(today))))
    }

    /// What was decided about one that was looked at. Whether it is there, and may be gone on with; that it is over can
    /// be said always.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written; nothing is changed then.
    pub fn look_at_agreement(
        &mut self,
        session: &Session,
        person: PersonId,
        id: DrawnId,
        look: Look,
    ) -> Result<bool, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(false) };
        let Some(words) = case.one(AGREEMENT, id.as_bytes())? else { return Ok(false) };
        let Some(view) = read(person, id.as_bytes(), &words) else { return Ok(false) };
        let mut draft = view.agreement.draft();
        if look != Look::End && !case.may_be_noted(self.today_date())? {
            return Ok(false);
        }
        match look {
            Look::Again(day) => draft.when = Some(day),
            Look::End => draft.ended = true,
        }
        self.note_case(session, person, "person-agreement", "looked-at")?;
        case.put(AGREEMENT, id.as_bytes(), &zeroize::Zeroizing::new(draft.to_words()))?;
        Ok(true)
    }
}

fn changed(mut draft: AgreementDraft, what: &OnAgreement) -> Result<AgreementDraft, TextRefused> {
    match what {
        OnAgreement::Who(who) => draft.who = Some(*who),
        OnAgreement::What(text) => draft.what = line(text)?,
        OnAgreement::How(text) => draft.how = line(text)?,
        OnAgreement::When(day) => draft.when = Some(*day),
        OnAgreement::Field(field) => draft.turn_field(*field),
        OnAgreement::Nobody => draft.contact = Asks::Nobody,
        OnAgreement::Others(ground) => {
            let said = match &draft.contact {
                Asks::Others { said, ground: before } if before == ground => said.clone(),
                _ => None,
            };
            draft.contact = Asks::Others { ground: *ground, said };
        }
        OnAgreement::Said(text) => {
            if let Asks::Others { said, .. } = &mut draft.contact {
                *said = line(text)?;
            }
        }
        OnAgreement::New | OnAgreement::Sit | OnAgreement::Finish | OnAgreement::Drop => {}
    }
    Ok(draft)
}

fn line(text: &str) -> Result<Option<Line>, TextRefused> {
    match Line::new(text) {
        Ok(line) => Ok(Some(line)),
        Err(TextRefused::Empty) => Ok(None),
        Err(refused) => Err(refused),
    }
}
