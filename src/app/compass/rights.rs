//! A person's rights: how long what is kept of her is kept, that it goes at her word, an objection and its answer, and
//! what stands beside a record.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use zeroize::Zeroizing;

use super::rights_words as words;
use crate::app::App;
use crate::app::settings::settings_words::kept_for;
use crate::app::staff::Session;
use crate::app::staff::away::{CONTACT, CONTACT_ID, CONTACT_WORDS, goes_soon};
use crate::app::staff::case::{Case, OBJECTION, OBJECTION_ID, dated};
use crate::domain::backup::OLDEST;
use crate::domain::compass::PersonId;
use crate::domain::compass::beside::{Beside, Sort};
use crate::domain::compass::kept::Class;
use crate::domain::compass::objection::Objection;
use crate::domain::text::{Language, Line};
use crate::store::person_retention::last_contact;
use crate::store::{Kind, StoreError};

/// A line beside a record.
pub(in crate::app) const BESIDE: Kind = Kind { name: "beside", key: "person", version: 1 };
/// Why something may be noted, as it is given.
const BASIS: Kind = Kind { name: "basis", key: "person", version: 1 };

/// By what right something is kept of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rests {
    /// On her own yes: she takes it back.
    OnConsent,
    /// On a law the house goes by: she objects.
    OnLaw,
    /// On nothing yet, as with the practice person: both can be tried.
    OnNothing,
}

/// What the page of a person's rights says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RightsView {
    pub practice: bool,
    pub rests: Rests,
    /// She has objected, and nobody has answered yet.
    pub paused: bool,
    /// Why what is kept stayed, where an objection was answered so.
    pub answer: Option<String>,
    /// “Slettes 22. november 2027”.
    pub goes: String,
    /// From when that is counted.
    pub counted: String,
}

/// Somebody whose day is near.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoingRow {
    pub id: PersonId,
    /// `None` while it is covered.
    pub code_word: Option<String>,
    /// “Slettes 22. november 2027”.
    pub goes: String,
}

/// What became of a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Done,
    /// Nothing is changed: the text is too long, or looks like a CPR number.
    NotTaken,
    /// Nothing is changed: the compass is shut, or there is nobody of that id.
    Nothing,
}

impl Case {
    /// The day of the last contact.
    fn contact(&self, app: &App) -> Result<Option<NaiveDate>, StoreError> {
        Ok(last_contact(&self.everything()?, app.zone))
    }

    /// By what right something is kept.
    fn rests(&self) -> Result<Rests, StoreError> {
        let newest = self.dated(BASIS)?.pop();
        let ground =
            newest.and_then(|one| one.words.lines().find_map(|line| Some(line.strip_prefix("ground ")? == "consent")));
        Ok(match ground {
            Some(true) => Rests::OnConsent,
            Some(false) => Rests::OnLaw,
            None => Rests::OnNothing,
        })
    }
}

impl App {
    /// What the page of a person's rights says; `None` where the compass is shut or there is nobody of that id.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn rights(
        &self,
        session: &Session,
        person: PersonId,
        language: Language,
    ) -> Result<Option<RightsView>, StoreError> {
        let Some(case) = self.case_even_paused(session, person)? else { return Ok(None) };
        let objection = case.objection()?;
        let contact = case.contact(self)?.unwrap_or_else(|| self.today_date());
        let kept = self.store.person_kept()?;
        let goes = Class::WithPerson.goes_on(kept, contact, contact);
        let practice = person.is_practice();
        let (goes, counted) = if practice {
            (words::say(language, words::PRACTICE_GOES).to_owned(), String::new())
        } else {
            let kept = kept_for(kept.person, language);
            (words::goes_on(goes, language), words::after_contact(&kept, contact, language))
        };
        Ok(Some(RightsView {
            practice,
            rests: case.rests()?,
            paused: objection.as_ref().is_some_and(Objection::waits),
            answer: objection.and_then(|one| one.answer).map(|(_, why)| why.to_string()),
            goes,
            counted,
        }))
    }

    /// Whether nothing of `person` opens but her rights.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn is_paused(&self, session: &Session, person: PersonId) -> Result<bool, StoreError> {
        let case = self.case_even_paused(session, person)?;
        case.map_or(Ok(false), |case| case.is_paused())
    }

    /// There was contact with `person` today.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn met(&mut self, session: &Session, person: PersonId) -> Result<Done, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(Done::Nothing) };
        self.note_case(session, person, "person-met", "contact")?;
        case.put(CONTACT, CONTACT_ID, &dated(self.now(), CONTACT_WORDS))?;
        Ok(Done::Done)
    }

    /// The person takes her consent back, or an objection is upheld: everything of her goes, the key first.
    ///
    /// # Errors
    /// [`StoreError`] when the files cannot be written.
    pub fn withdraw(&mut self, session: &Session, person: PersonId) -> Result<Done, StoreError> {
        let Some(case) = self.case_even_paused(session, person)? else { return Ok(Done::Nothing) };
        let upheld = case.is_paused()?;
        if !upheld && case.rests()? == Rests::OnLaw {
            // She objects first, and somebody answers.
            return Ok(Done::Nothing);
        }
        drop(case);
        self.note_case(session, person, "person-erased", if upheld { "upheld" } else { "withdrawn" })?;
        let erased = self.erase_whole(session, person)?;
        // Undoing what was before would not bring her back, and need not look as if it did.
        self.last_change = None;
        Ok(if erased { Done::Done } else { Done::Nothing })
    }

    /// The person objects: from now on nothing of hers opens but her rights.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn object(&mut self, session: &Session, person: PersonId) -> Result<Done, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(Done::Nothing) };
        if case.rests()? == Rests::OnConsent {
            return Ok(Done::Nothing);
        }
        self.note_case(session, person, "person-objected", "objection")?;
        let objection = Objection { day: self.today_date(), answer: None };
        case.put(OBJECTION, OBJECTION_ID, &objection.to_words())?;
        Ok(Done::Done)
    }

    /// The answer to an objection that is not upheld: why what is kept stays. Everything opens again.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn answer_objection(&mut self, session: &Session, person: PersonId, why: &str) -> Result<Done, StoreError> {
        let Some(case) = self.case_even_paused(session, person)? else { return Ok(Done::Nothing) };
        let Some(there) = case.objection()?.filter(Objection::waits) else { return Ok(Done::Nothing) };
        let Ok(why) = Line::new(why) else { return Ok(Done::NotTaken) };
        self.note_case(session, person, "objection-answered", "objection")?;
        let answered = Objection { answer: Some((self.today_date(), why)), ..there };
        case.put(OBJECTION, OBJECTION_ID, &Zeroizing::new(answered.to_words()))?;
        Ok(Done::Done)
    }

    /// Writes a line beside the record that is named `of`, which stays as it is.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn put_beside(
        &mut self,
        session: &Session,
        person: PersonId,
        (of, sort): (&str, Sort),
        text: &str,
    ) -> Result<Done, StoreError> {
        // It is one of her rights, also while everything else waits.
        let Some(case) = self.case_even_paused(session, person)? else { return Ok(Done::Nothing) };
        let Ok(text) = Line::new(text) else { return Ok(Done::NotTaken) };
        self.note_case(session, person, "person-corrected", sort.word())?;
        let beside = Beside { sort, of: of.to_owned(), text };
        case.put_dated(BESIDE, self.now(), &Zeroizing::new(beside.to_words()))?;
        Ok(Done::Done)
    }

    /// What backups will hold after an erasure, as far as it can be said before; nothing once the screen has locked.
    #[must_use]
    pub fn what_backups_will_hold(&self, session: &Session, language: Language) -> String {
        if !self.is_in(session) {
            return String::new();
        }
        words::backups(&[], self.backups_gone_by(), language)
    }

    /// The day on which no backup of today is kept any more.
    fn backups_gone_by(&self) -> NaiveDate {
        self.today_date().checked_add_days(Days::new(OLDEST.unsigned_abs())).unwrap_or(NaiveDate::MAX)
    }

    /// What is left after the last erasure of this session, in a sentence or two.
    #[must_use]
    pub fn left_in_backups(&self, session: &Session, language: Language) -> String {
        let until = self.backups_gone_by();
        match self.rewritten(session) {
            None => words::say(language, words::ERASED_MOMENT).to_owned(),
            Some(done) => {
                let backups = words::backups(&done.left, until, language);
                let files = if done.whole { "" } else { words::say(language, words::ERASED_LEFT) };
                format!("{backups} {files}").trim_end().to_owned()
            }
        }
    }

    /// Whether what is old waits for a yes, since more than a fifth of it is.
    #[must_use]
    pub fn old_persons_wait(&self, session: &Session) -> bool {
        self.persons_waiting(session).is_some_and(|waiting| waiting.persons || waiting.lines)
    }

    /// Those of whom everything goes within a month, by their days, as the run at this opening has found them; without
    /// whoever was met since.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn going_soon(&self, session: &Session, language: Language) -> Result<Vec<GoingRow>, StoreError> {
        let (mut found, kept) = (BTreeMap::new(), self.store.person_kept()?);
        for id in self.persons_waiting(session).unwrap_or_default().soon {
            let Some(case) = self.case_even_paused(session, id)? else { continue };
            let contact = case.contact(self)?.filter(|contact| goes_soon(Some(*contact), kept, self.today_date()));
            let Some(contact) = contact else { continue };
            let goes = Class::WithPerson.goes_on(kept, contact, contact);
            let code_word = self.shown_code_word(session, id)?;
            let row = GoingRow { id, code_word, goes: words::goes_on(goes, language) };
            found.insert((goes, *id.as_bytes()), row);
        }
        Ok(found.into_values().collect())
    }

    /// *Slet det gamle nu*: the yes. Whether a run was begun: not while the clock is doubted.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn delete_old_persons(&mut self, session: &Session) -> Result<bool, StoreError> {
        if !self.opens_compass(session) {
            return Ok(false);
        }
        self.sweep_persons(session, true)
    }
}

/// For tests of what is kept of somebody from the house.
#[cfg(feature = "testing")]
impl App {
    /// Somebody of whom these records are kept: each with its kind, its time where it has one, and its words.
    ///
    /// # Errors
    /// [`StoreError`] when the files cannot be written.
    pub fn person_in_tests(
        &mut self,
        session: &Session,
        records: &[(&'static str, Option<chrono::DateTime<chrono::Utc>>, &str)],
    ) -> Result<Option<PersonId>, StoreError> {
        self.settle_for_tests(session)?;
        let Some(case) = self.new_case(session)? else { return Ok(None) };
        for (name, at, words) in records {
            let kind = Kind { name, key: "person", version: 1 };
            match at {
                Some(at) => drop(case.put_dated(kind, *at, words)?),
                None => case.put(kind, b"one", words)?,
            }
        }
        Ok(Some(case.person()))
    }

    /// Whether anything opens of `person` but her rights.
    ///
    /// # Errors
    /// [`StoreError`] when the files cannot be read.
    pub fn opens_in_tests(&self, session: &Session, person: PersonId) -> Result<bool, StoreError> {
        Ok(self.case(session, person)?.is_some())
    }
}
