//! Persons: who there is, somebody new under a code word, her yes or no, and what the house settles before the first.

mod act;
mod hub;
mod pages;

use fristed_ui::CompassTexts;
pub(super) use hub::show_card;
use slint::SharedString;

use super::{At as CompassAt, Laying, rights};
use crate::app::compass::{told_words, words};
use crate::app::staff::Session;
use crate::domain::compass::{FiveQuestion, PersonId, Told, Use, WordPoint};
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::cards::Rows;
use crate::store::StoreError;

/// One page about persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// Everybody, the practice person first.
    List,
    /// A code word is found for somebody new.
    New,
    /// One is typed.
    Word,
    /// The beginning of one is typed.
    Search,
    /// What a person is told, and her yes or no.
    Basis,
    /// After her yes: her code word goes on paper.
    Key,
    /// The five answers of the house.
    Five,
    Question(FiveQuestion),
    /// An answer is typed.
    Answer(FiveQuestion),
    /// Which fields the house uses.
    Fields,
}

const PLAIN: [(&str, At); 8] = [
    ("compass-persons", At::List),
    ("compass-persons-new", At::New),
    ("compass-persons-word", At::Word),
    ("compass-persons-search", At::Search),
    ("compass-persons-basis", At::Basis),
    ("compass-persons-key", At::Key),
    ("compass-persons-five", At::Five),
    ("compass-persons-fields", At::Fields),
];

impl At {
    /// Its name on a card.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Question(question) => format!("compass-persons-question:{}", question.word()),
            Self::Answer(question) => format!("compass-persons-answer:{}", question.word()),
            plain => PLAIN.iter().find(|(_, at)| *at == plain).map_or("", |(name, _)| name).to_owned(),
        }
    }

    /// The page with this name.
    pub(super) fn named(page: &str, of: &str) -> Option<Self> {
        match page {
            "compass-persons-question" => FiveQuestion::named(of).map(Self::Question),
            "compass-persons-answer" => FiveQuestion::named(of).map(Self::Answer),
            _ => PLAIN.iter().find(|(name, _)| *name == page).map(|(_, at)| *at),
        }
    }

    /// Whether a text is typed on it.
    pub(super) const fn is_written(self) -> bool {
        matches!(self, Self::Word | Self::Search | Self::Answer(_))
    }

    /// What is typed there, and what helps.
    pub(super) fn said(self, language: Language) -> (SharedString, String) {
        let said = |pair: words::Pair| words::said(pair, language);
        let (title, hint) = match self {
            Self::Search => (said(words::SEARCH), said(words::SEARCH_HINT)),
            Self::Answer(question) => (said(words::WRITE), said(words::question(question))),
            _ => (said(words::WRITE_OWN), said(words::WRITE_OWN_HINT)),
        };
        (title.into(), hint.to_owned())
    }
}

/// The press that opens the page of `person`.
pub(super) fn opening(person: PersonId) -> String {
    act::Press::Open(person).name()
}

/// The press that shows code words for a moment.
pub(super) fn showing() -> String {
    act::Press::Show.name()
}

/// What the pages keep between two looks.
#[derive(Default)]
pub struct Persons {
    /// The code word that is looked at for somebody new, and what there is to think about it.
    proposed: Option<String>,
    pointed: Option<WordPoint>,
    /// What code words are searched for.
    part: String,
    asking: Asking,
}

/// A question that is being put to a person.
struct Asking {
    told: Told,
    said: Vec<(Use, bool)>,
}

impl Asking {
    fn answer(&self, what: Use) -> Option<bool> {
        self.said.iter().find(|(of, _)| *of == what).map(|(_, may)| *may)
    }

    fn take(&mut self, what: Use, may: bool) {
        self.said.retain(|(of, _)| *of != what);
        self.said.push((what, may));
    }
}

impl Default for Asking {
    /// Read aloud, for many who are asked read badly; and nothing is counted that nobody has said yes to. To health and
    /// to crime there is no answer yet.
    fn default() -> Self {
        Self { told: Told::ReadAloud, said: vec![(Use::Totals, false)] }
    }
}

impl Screens {
    /// Shows a page about persons.
    pub(super) fn show_persons(
        &mut self,
        at: At,
        session: &Session,
        texts: &CompassTexts<'_>,
        laying: &Laying<'_>,
    ) -> Result<(), StoreError> {
        let language = self.place.language;
        let said = |pair: words::Pair| SharedString::from(words::said(pair, language));
        let (title, rows) = match at {
            At::Word | At::Search | At::Answer(_) => {
                self.show_compass_writing(CompassAt::Persons(at), texts, laying);
                self.show_staff_rows(laying.ui, Rows::new(), laying.metrics);
                return Ok(());
            }
            At::New if self.app.is_settled(session)? => (said(words::NEW), self.new_rows(session, laying.metrics)?),
            At::List | At::New => {
                let mut rows = self.person_list_rows(session, texts, laying.metrics)?;
                rows.push(vec![rights::room_door(language)]);
                (texts.get_compass(), self.with_house_doors(rows, session, laying.metrics))
            }
            At::Basis => (said(told_words::TITLE), self.basis_rows(session, laying.metrics)?),
            At::Key => {
                let title = format!("{} · {}", self.whom(texts), said(words::KEY_SHORT));
                (title.into(), self.key_rows(session)?)
            }
            At::Five => (said(words::FIVE), self.five_rows(session, laying.metrics)?),
            At::Question(question) => (said(words::FIVE), self.five_question_rows(session, question, laying.metrics)?),
            At::Fields => (said(words::FIELDS), self.field_rows(session, laying.metrics)?),
        };
        let rows = self.staff.cards(laying, title, rows);
        self.show_staff_rows(laying.ui, rows, laying.metrics);
        Ok(())
    }
}
