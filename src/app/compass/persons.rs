//! The persons of the compass, by code words that stay covered until somebody asks for them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Layer, Standing};
use crate::app::App;
use crate::app::staff::Session;
use crate::app::staff::case::Case;
use crate::domain::compass::{CodeWord, CodeWordRefused, PersonId, WordPoint};
use crate::store::{Kind, StoreError};
use crate::vault::random_id;

const CODE_WORD: Kind = Kind { name: "code-word", key: "person", version: 1 };
/// There is one of each person.
const THE_ONE: &[u8] = b"one";
/// So often a proposal that somebody has already is drawn anew.
const DRAWS: [(); 40] = [(); 40];

/// Somebody on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    pub id: PersonId,
    /// `None` while it is covered.
    pub code_word: Option<String>,
    pub standing: Standing,
}

/// One person's own page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonView {
    pub id: PersonId,
    /// `None` while it is covered, and of the practice person, who has none.
    pub code_word: Option<String>,
    /// `None` of the practice person, who is invented.
    pub standing: Option<Standing>,
    /// When a wheel was last put away.
    pub last_filed: Option<NaiveDate>,
}

/// What became of a code word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Made {
    Person(PersonId),
    Refused(CodeWordRefused),
    /// Nobody is made yet: look at the word once more.
    Pointed(WordPoint),
    /// The screen has locked, or the house has questions to answer first.
    Nothing,
}

impl Case {
    fn code_word(&self) -> Result<Option<CodeWord>, StoreError> {
        Ok(self.one(CODE_WORD, THE_ONE)?.and_then(|words| CodeWord::new(&words).ok()))
    }
}

impl App {
    /// Everybody whose code word holds `part`, in the order of the alphabet; without the practice person, who stands
    /// before all of them.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn persons(&self, session: &Session, part: &str) -> Result<Vec<PersonRow>, StoreError> {
        let (day, shown) = (self.today_date(), self.shows_code_words(session));
        let mut found = BTreeMap::new();
        for case in self.cases(session)? {
            let Some(word) = case.code_word()? else { continue };
            if word.holds(part) {
                let code_word = shown.then(|| word.as_str().to_owned());
                let row = PersonRow { id: case.person(), code_word, standing: case.standing(day)? };
                found.insert((word.as_str().to_lowercase(), *case.person().as_bytes()), row);
            }
        }
        Ok(found.into_values().collect())
    }

    /// Opens a person, and notes the look. Whether there is one to open: only the practice person is, until the house
    /// has given its five answers.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read, or the look could not be noted.
    pub fn open_person(&mut self, session: &Session, person: PersonId) -> Result<bool, StoreError> {
        // Somebody who is paused is opened as well: to her rights.
        let Some(case) = self.case_even_paused(session, person)? else { return Ok(false) };
        if !person.is_practice() && !self.is_settled(session)? {
            return Ok(false);
        }
        // A look before anybody has said yes shows a code word and no more. Noted, it would tell of a no later on.
        if case.basis()?.is_some() {
            self.note_case(session, person, "person-read", "talk")?;
        }
        Ok(true)
    }

    /// What the page of a person says; `None` where there is nobody, or the compass is not open.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn person_view(&self, session: &Session, person: PersonId) -> Result<Option<PersonView>, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(None) };
        let shown = self.shows_code_words(session);
        let code_word = case.code_word()?.filter(|_| shown).map(|word| word.as_str().to_owned());
        let standing = if person.is_practice() { None } else { Some(case.standing(self.today_date())?) };
        let last_filed = case.wheels()?.last().map(|wheel| wheel.day);
        Ok(Some(PersonView { id: person, code_word, standing, last_filed }))
    }

    /// The code word of `person` while code words are shown.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn shown_code_word(&self, session: &Session, person: PersonId) -> Result<Option<String>, StoreError> {
        if !self.shows_code_words(session) {
            return Ok(None);
        }
        let Some(case) = self.case_even_paused(session, person)? else { return Ok(None) };
        Ok(case.code_word()?.map(|word| word.as_str().to_owned()))
    }

    /// Whether `session` has something on a sheet of `person` that is not put away.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn has_draft(&self, session: &Session, person: PersonId) -> Result<bool, StoreError> {
        for layer in [Layer::Employee, Layer::Person] {
            if self.draft(session, person, layer)?.is_some_and(|filling| !filling.is_empty()) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A code word of the program's own that nobody has.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read, or the machine gives no random numbers.
    pub fn propose_code_word(&self, session: &Session) -> Result<Option<String>, StoreError> {
        let public = self.public_words(session)?;
        for () in DRAWS {
            let [one, two, three, four, ..] = random_id()?;
            if let Some(word) = CodeWord::proposed([one, two, three, four])
                && word.point(&public).is_none()
                && !self.is_taken(session, &word)?
            {
                return Ok(Some(word.as_str().to_owned()));
            }
        }
        Ok(None)
    }

    /// Somebody new under a code word. What is pointed out in it stops nobody who is `sure`.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    pub fn new_person(&mut self, session: &Session, text: &str, sure: bool) -> Result<Made, StoreError> {
        if !self.is_settled(session)? {
            return Ok(Made::Nothing);
        }
        let word = match CodeWord::new(text) {
            Ok(word) => word,
            Err(refused) => return Ok(Made::Refused(refused)),
        };
        if self.is_taken(session, &word)? {
            return Ok(Made::Refused(CodeWordRefused::Taken));
        }
        if let Some(point) = word.point(&self.public_words(session)?).filter(|_| !sure) {
            return Ok(Made::Pointed(point));
        }
        // Nothing is noted yet: an entry without a yes after it would tell of a no.
        let Some(case) = self.new_case(session)? else { return Ok(Made::Nothing) };
        case.put(CODE_WORD, THE_ONE, word.as_str())?;
        Ok(Made::Person(case.person()))
    }

    fn is_taken(&self, session: &Session, word: &CodeWord) -> Result<bool, StoreError> {
        for case in self.cases(session)? {
            if case.code_word()?.is_some_and(|there| there.is_said(word.as_str())) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
