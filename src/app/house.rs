//! *Om huset*: hours, phone, agreements, and who answers for what the screen keeps.

use chrono::Weekday;

use super::{App, words};
use crate::domain::house::House;
use crate::domain::opening::OpeningHours;
use crate::domain::text::{Language, Words};
use crate::store::StoreError;

/// A line with an icon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IconLine {
    pub icon: String,
    pub text: String,
}

/// A row of opening hours: “Mandag til torsdag”, “kl. 8–22”.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursRow {
    pub days: String,
    pub hours: String,
}

/// The house in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseView {
    pub name: String,
    pub address: String,
    pub phone: String,
    pub hours: Vec<HoursRow>,
    pub agreements: Vec<IconLine>,
    pub responsible: String,
    pub complain: String,
    /// “Åbent til kl. 22”.
    pub open: String,
}

impl App {
    /// The house as it describes itself.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn house(&self, language: Language) -> Result<HouseView, StoreError> {
        let house = self.store.house()?;
        let text = |pick: fn(&House) -> String| house.as_ref().map_or_else(String::new, pick);
        let words = |pick: fn(&House) -> &Words| {
            house.as_ref().map_or_else(String::new, |house| pick(house).in_language(language).to_owned())
        };
        let opening = self.store.opening()?;
        let agreements = self.store.agreements()?;
        Ok(HouseView {
            name: text(|house| house.name.to_string()),
            address: text(|house| house.address.to_string()),
            phone: text(|house| house.phone.as_ref().map_or_else(String::new, ToString::to_string)),
            hours: hours_rows(&opening, language),
            agreements: agreements
                .into_iter()
                .map(|one| IconLine { icon: one.icon, text: one.text.in_language(language).to_owned() })
                .collect(),
            responsible: words(|house| &house.privacy.responsible),
            complain: words(|house| &house.privacy.complain),
            open: words::open_state(opening.state(self.now(), self.zone), self.now(), self.zone, language),
        })
    }
}

/// The week with equal days after one another put together.
fn hours_rows(opening: &OpeningHours, language: Language) -> Vec<HoursRow> {
    const WEEK: [Weekday; 7] =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    WEEK.chunk_by(|a, b| opening.of_weekday(*a) == opening.of_weekday(*b))
        .filter_map(|days| {
            let (first, last) = (*days.first()?, *days.last()?);
            Some(HoursRow {
                days: words::weekday_range(first, last, language),
                hours: words::day_hours(opening.of_weekday(first), language),
            })
        })
        .collect()
}
