//! One person's own page: her code word, her basis, and everything there is to do.

use fristed_ui::{Card, CardFill, CompassTexts};
use slint::SharedString;

use super::At;
use super::act::Press;
use crate::app::compass::{PersonView, Standing, rights_words, words};
use crate::app::staff::Session;
use crate::domain::compass::Filling;
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, in_columns};
use crate::screens::layout::Metrics;
use crate::screens::staff::compass::At as CompassAt;
use crate::screens::staff::compass::pages::{press, start};
use crate::screens::staff::compass::{over_time, rights, round};
use crate::store::StoreError;

/// *Vis*, in the place of code words that are covered.
pub(in crate::screens::staff::compass) fn show_card(language: Language) -> Card {
    let said = |pair: words::Pair| SharedString::from(words::said(pair, language));
    let card = press("oeje", said(words::COVERED), said(words::SHOW), Press::Show.name());
    Card { label: said(words::SHOW), ..card }
}

impl Screens {
    /// The page of whoever is open.
    pub(in crate::screens::staff::compass) fn person_rows(
        &self,
        session: &Session,
        (own, person): (&Filling, &Filling),
        texts: &CompassTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let said = |pair: words::Pair| SharedString::from(words::said(pair, language));
        let Some(view) = self.app.person_view(session, self.staff.compass.person)? else { return Ok(Rows::new()) };
        let columns = metrics.columns(700.0, 2);
        let mut rows = in_columns(self.head(&view), columns);
        let may_be_filled = !matches!(view.standing, Some(Standing::AskAgain | Standing::NotAsked));
        let mut doors = Vec::new();
        if may_be_filled && !(own.is_empty() && person.is_empty()) {
            let done = press("ja", said(words::DONE), said(words::DONE_TEXT), Press::Done.name());
            doors.push(Card { fill: CardFill::Free, ..done });
        }
        if view.standing != Some(Standing::NotAsked) {
            doors.push(fact("kalender", words::last_filed(view.last_filed, language), ""));
        }
        rows.extend(in_columns(doors, columns));
        if may_be_filled {
            let quick = match view.standing {
                None => (texts.get_practice(), texts.get_practice_text()),
                Some(_) => (said(words::QUICK_WHEEL), said(words::QUICK_WHEEL_TEXT)),
            };
            let mut behind = vec![round::door(language)];
            behind.extend(over_time::doors(language));
            behind.push(rights::door(language));
            let mut more = start(texts, (own, person), (quick, behind), metrics);
            if view.standing.is_none() {
                let story = fact("tale", texts.get_practice_story_title(), texts.get_practice_story());
                more.insert(1.min(more.len()), vec![story]);
            }
            // The wheel comes first; who it is about stands above it only where that is more than a name.
            if view.standing.is_none() {
                more.extend(rows);
                return Ok(more);
            }
            rows.extend(more);
        } else if view.standing == Some(Standing::AskAgain) {
            rows.extend(in_columns(vec![rights::door(language)], columns));
        }
        Ok(rows)
    }

    /// Who it is, and whether anything may be noted; nothing of the practice person.
    fn head(&self, view: &PersonView) -> Vec<Card> {
        let language = self.place.language;
        let said = |pair: words::Pair| SharedString::from(words::said(pair, language));
        let Some(standing) = view.standing else { return Vec::new() };
        let basis = CompassAt::Persons(At::Basis).name();
        let key = if standing == Standing::NotAsked { words::KEY_LATER_TEXT } else { words::HAS_KEY };
        let who = view
            .code_word
            .as_ref()
            .map_or_else(|| show_card(language), |word| fact("person", word.as_str(), said(key)));
        let asked = match standing {
            Standing::Current(_) => {
                press("jacirkel", said(words::HAS_BASIS), words::standing(standing, language), basis)
            }
            Standing::AskAgain => {
                let card = press("tale", said(words::ASK_AGAIN), said(words::ASK_AGAIN_TEXT), basis);
                Card { fill: CardFill::Free, ..card }
            }
            Standing::NotAsked => {
                let card = press("tale", said(words::ASK_FIRST), said(words::ASK_FIRST_TEXT), basis);
                Card { fill: CardFill::Free, ..card }
            }
        };
        vec![who, asked]
    }

    /// Whom a page is about that cannot be taken back: her code word, or the way to see it.
    pub(in crate::screens::staff::compass) fn who_card(&self, session: &Session) -> Result<Card, StoreError> {
        let (person, language) = (self.staff.compass.person, self.place.language);
        if person.is_practice() {
            return Ok(fact("person", rights_words::say(language, rights_words::PRACTICE), ""));
        }
        let word = self.app.shown_code_word(session, person)?;
        Ok(word.map_or_else(|| show_card(language), |word| fact("person", word, "")))
    }
}
