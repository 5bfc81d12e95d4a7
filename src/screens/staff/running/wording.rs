//! A facility is spoken of anew: its texts, and which form of *ledig* goes with its name.

use fristed_ui::{Card, CardFill, RunningTexts};
use slint::SharedString;

use super::at::{At, Field};
use super::{Running, choice, door, text_card};
use crate::app::App;
use crate::app::running::wording_words as said;
use crate::app::running::{Run, Wording};
use crate::domain::facility::{FacilityId, Gender};
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, in_columns};
use crate::screens::layout::Metrics;
use crate::store::StoreError;

/// A text of a facility that is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Said {
    Name,
    Invitation,
    Place,
    Instead,
}

impl Said {
    pub const ALL: [(&'static str, Self); 4] = [
        ("facility-name", Self::Name),
        ("facility-invitation", Self::Invitation),
        ("facility-place", Self::Place),
        ("facility-instead", Self::Instead),
    ];

    /// Its word in the name of the page it is typed on.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, text)| *text == self).map_or("", |(word, _)| word)
    }

    /// What the page says on which it is typed.
    pub(super) const fn title(self, language: Language) -> &'static str {
        match self {
            Self::Name => said::name(language),
            Self::Invitation => said::invitation(language),
            Self::Place => said::place(language),
            Self::Instead => said::instead(language),
        }
    }

    /// And below the field while it is empty.
    pub(super) const fn hint(self, language: Language) -> &'static str {
        match self {
            Self::Name => said::name_hint(language),
            Self::Invitation => said::invitation_hint(language),
            Self::Place => "",
            Self::Instead => said::instead_hint(language),
        }
    }
}

/// The word for the form of *ledig*, where a text is kept.
const GENDER: &str = "facility-gender";

fn field(wording: &mut Wording, of: Said) -> &mut String {
    match of {
        Said::Name => &mut wording.name,
        Said::Invitation => &mut wording.invitation,
        Said::Place => &mut wording.place,
        Said::Instead => &mut wording.instead,
    }
}

/// The door on a facility's page.
pub(super) fn way(id: FacilityId, language: Language) -> Card {
    door("blyant", said::title(language), said::title_text(language), At::Wording(id).name())
}

impl Running {
    /// Everything of a facility that is not saved, each with its word.
    pub(super) fn wording_typed(&self, app: &App) -> Vec<(&'static str, String)> {
        let Some((id, wording)) = &self.wording else { return Vec::new() };
        // Of what is gone nothing can be saved any more.
        if app.wording_of(*id).ok().flatten().is_none_or(|before| before == *wording) {
            return Vec::new();
        }
        let texts = Said::ALL.map(|(word, of)| (word, field(&mut wording.clone(), of).clone()));
        texts.into_iter().chain([(GENDER, wording.gender.word().to_owned())]).collect()
    }

    /// Puts one of them back; the page it belongs to has been opened before.
    pub(super) fn take_wording_back(&mut self, word: &str, text: &str) {
        let Some((_, wording)) = &mut self.wording else { return };
        if word == GENDER {
            wording.gender = Gender::ALL.into_iter().find(|one| one.word() == text).unwrap_or(wording.gender);
        } else if let Some((_, of)) = Said::ALL.into_iter().find(|(name, _)| *name == word) {
            text.clone_into(field(wording, of));
        }
    }
}

impl Screens {
    /// The texts of a facility, each with its way to the keyboard, and *Gem*.
    pub(super) fn wording_rows(
        &mut self,
        id: FacilityId,
        texts: &RunningTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let language = self.place.language;
        if self.staff.running.wording.as_ref().is_none_or(|(of, _)| *of != id) {
            self.staff.running.wording = self.app.wording_of(id)?.map(|wording| (id, wording));
        }
        let Some((_, wording)) = &self.staff.running.wording else {
            return Ok(vec![vec![fact("doer", texts.get_is_gone(), "")]]);
        };
        let text = |icon: &str, of: Said, text: &str| {
            let missing = if of == Said::Place { said::no_place(language).into() } else { texts.get_no_text() };
            text_card(icon, of.title(language).into(), text, missing, &At::Write(Field::Facility(of)))
        };
        let save = door("ja", texts.get_save(), texts.get_save_text(), "run-save-wording".to_owned());
        let cards = vec![
            text("blyant", Said::Name, &wording.name),
            Card { fill: CardFill::Free, ..save },
            text("doer", Said::Invitation, &wording.invitation),
            text("sted", Said::Place, &wording.place),
            text("frem", Said::Instead, &wording.instead),
            fact("sprog", "", said::in_danish(language)),
        ];
        let form = |gender: Gender| {
            let name: SharedString = said::is_free(&wording.name, gender).into();
            choice(name, format!("run-gender:{}", gender.word()), gender == wording.gender)
        };
        let mut rows = in_columns(cards, metrics.columns(620.0, 2));
        rows.push(vec![fact("tale", said::how_it_sounds(language), "")]);
        rows.extend(in_columns(Gender::ALL.map(form).into(), metrics.columns(620.0, 2)));
        Ok(rows)
    }

    /// Carries out a press by its verb, where it belongs to this page.
    pub(super) fn act_on_wording(&mut self, verb: &str, of: &str) {
        match verb {
            "run-gender" => {
                let gender = Gender::ALL.into_iter().find(|gender| gender.word() == of);
                if let (Some(gender), Some((_, wording))) = (gender, &mut self.staff.running.wording) {
                    wording.gender = gender;
                }
                self.show();
            }
            "run-save-wording" => {
                if let Some((id, wording)) = self.staff.running.wording.clone() {
                    self.run(&Run::SaveWording(id, wording));
                }
            }
            _ => {}
        }
    }

    /// The text as it is so far.
    pub(super) fn wording_text(&self, of: Said) -> Option<String> {
        let (_, wording) = self.staff.running.wording.as_ref()?;
        Some(field(&mut wording.clone(), of).clone())
    }

    /// A text is there: it goes to where it belongs.
    pub(super) fn take_wording(&mut self, of: Said, text: String) {
        if let Some((_, wording)) = &mut self.staff.running.wording {
            *field(wording, of) = text;
        }
        self.show();
    }
}
