//! *Hjælp nu*: whom to call, where the first-aid box is, when we open. Nothing about the press is kept.

use super::{App, words};
use crate::domain::house::HelpNumber;
use crate::domain::opening::OpenState;
use crate::domain::text::{Language, Words};
use crate::store::StoreError;

/// One of the house's numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberView {
    pub icon: String,
    pub name: String,
    pub text: String,
    pub phone: String,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpView {
    /// “Lysningen, Åvej 12”.
    pub here: String,
    pub borrow_phone: String,
    pub numbers: Vec<NumberView>,
    pub first_aid: String,
    pub is_open: bool,
    /// “Åbent til kl. 22”, “Vi åbner i morgen kl. 9”.
    pub open: String,
    /// When the house opens after this stretch: “Vi åbner i morgen kl. 9”; empty while closed, where `open` says it.
    pub then: String,
}

impl App {
    /// The page as it is now.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn help(&self, language: Language) -> Result<HelpView, StoreError> {
        let house = self.store.house()?;
        let said =
            |words: Option<&Words>| words.map_or_else(String::new, |words| words.in_language(language).to_owned());
        let opening = self.store.opening()?;
        let state = opening.state(self.now(), self.zone);
        let then = match state {
            OpenState::Open { until } => {
                words::we_open(opening.state(until.to_utc(), self.zone), self.now(), self.zone, language)
            }
            OpenState::Closed { .. } | OpenState::ClosedForLong => String::new(),
        };
        let number = |one: HelpNumber| NumberView {
            icon: one.icon,
            name: one.name.in_language(language).to_owned(),
            text: one.text.in_language(language).to_owned(),
            phone: one.phone.to_string(),
        };
        Ok(HelpView {
            here: house.as_ref().map_or_else(String::new, |house| format!("{}, {}", house.name, house.address)),
            borrow_phone: said(house.as_ref().and_then(|house| house.borrow_phone.as_ref())),
            numbers: self.store.help_numbers()?.into_iter().map(number).collect(),
            first_aid: said(house.as_ref().map(|house| &house.first_aid)),
            is_open: state.is_open(),
            open: words::we_open(state, self.now(), self.zone, language),
            then,
        })
    }
}
