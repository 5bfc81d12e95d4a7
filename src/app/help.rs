//! *Hjælp nu*: whom to call, where the first-aid box is, when we open. Nothing about the press is kept.

use super::{App, words};
use crate::domain::house::House;
use crate::domain::opening::OpenState;
use crate::domain::text::Language;
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
        let house = self.store.house()?.unwrap_or_else(House::unnamed);
        let opening = self.store.opening()?;
        let state = opening.state(self.now(), self.zone);
        let then = match state {
            OpenState::Open { until } => {
                words::we_open(opening.state(until.to_utc(), self.zone), self.now(), self.zone, language)
            }
            OpenState::Closed { .. } | OpenState::ClosedForLong => String::new(),
        };
        let number = |one: crate::domain::house::HelpNumber| NumberView {
            icon: one.icon,
            name: one.name.in_language(language).to_owned(),
            text: one.text.in_language(language).to_owned(),
            phone: one.phone.to_string(),
        };
        Ok(HelpView {
            here: house.whereabouts(),
            borrow_phone: house.borrow_phone.map_or_else(String::new, |text| text.in_language(language).to_owned()),
            numbers: self.store.help_numbers()?.into_iter().map(number).collect(),
            first_aid: house.first_aid.in_language(language).to_owned(),
            is_open: state.is_open(),
            open: words::we_open(state, self.now(), self.zone, language),
            then,
        })
    }
}
