//! The wheels of one person over time: as they were put away, and the one that is being filled in today.
//!
//! Steps both ways are said alike, in the method's own words: what it was before, and what it is now. Nothing here says
//! which of the two is the better one, and nothing is counted.

use crate::app::App;
use crate::app::compass::{Layer, earlier_words as said};
use crate::app::staff::Session;
use crate::app::words;
use crate::domain::compass::{Answer, Field, FiledWheel, Filling, Level, PersonId, PutAway, Wheel, Whose};
use crate::domain::employee::EmployeeId;
use crate::domain::text::Language;
use crate::store::StoreError;

/// The wheels of one person, the oldest first. There is no other way to have two wheels beside each other.
pub struct Wheels {
    wheels: Vec<PutAway>,
}

/// How far back a wheel lies, from the last one. It is a place in a row, and says nothing of anybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Back(usize);

impl Back {
    /// The one before.
    #[must_use]
    pub const fn earlier(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The one after; of the last it is itself.
    #[must_use]
    pub const fn later(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    #[must_use]
    pub fn is_last(self) -> bool {
        self == Self::default()
    }

    /// Out of the name of a page, as [`Display`](std::fmt::Display) writes it.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        word.parse().ok().map(Self)
    }
}

impl std::fmt::Display for Back {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A wheel as a card shows it.
pub struct EarlierView {
    /// On which day, and whose view it is.
    pub day: String,
    pub whose: String,
    /// Every field that something was said of, a line each.
    pub said: Vec<String>,
    pub filling: Filling,
}

/// What has changed in a field between two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepView {
    pub field: Field,
    pub label: String,
    /// “Tilstand: før Kæmper med problemet, nu Godt – intet problem (længere)”, a line each.
    pub said: Vec<String>,
}

impl App {
    /// The wheels of `person`, with what `session` has filled in today as the last; `None` where the compass is not open.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn wheels_of(&self, session: &Session, person: PersonId) -> Result<Option<Wheels>, StoreError> {
        let Some(case) = self.case(session, person)? else { return Ok(None) };
        let mut wheels = case.put_away()?;
        let today = self.draft(session, person, Layer::Employee)?;
        if let Some(filling) = today.filter(|filling| !filling.is_empty()) {
            let whose = Whose::Employee(session.employee());
            let wheel = FiledWheel { day: self.today_date(), whose, filling };
            wheels.push(PutAway { at: self.now(), wheel, alone: false, open: Vec::new() });
        }
        Ok(Some(Wheels { wheels }))
    }

    /// Puts a wheel away as of a day, for tests and benches.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    #[cfg(feature = "testing")]
    pub fn file_for_tests(
        &self,
        session: &Session,
        person: PersonId,
        at: chrono::DateTime<chrono::Utc>,
        wheel: &FiledWheel,
    ) -> Result<(), StoreError> {
        self.case(session, person)?.map_or(Ok(()), |case| case.file_wheel(at, wheel).map(drop))
    }

    /// Somebody real with a code word who has said yes, for tests and benches.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    #[cfg(feature = "testing")]
    pub fn person_for_tests(&mut self, session: &Session, word: &str) -> Result<Option<PersonId>, StoreError> {
        self.settle_for_tests(session)?;
        let Some(case) = self.new_case(session)? else { return Ok(None) };
        case.put(crate::app::staff::lines::CODE_WORD, b"one", word)?;
        self.basis_for_tests(session, case.person())?;
        Ok(Some(case.person()))
    }

    /// Erases somebody, the key first, for tests.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written.
    #[cfg(feature = "testing")]
    pub fn erase_for_tests(&mut self, session: &Session, person: PersonId) -> Result<(), StoreError> {
        self.erase_case(session, person)
    }
}

impl Wheels {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.wheels.is_empty()
    }

    fn at(&self, back: Back) -> Option<&PutAway> {
        self.wheels.iter().rev().nth(back.0)
    }

    /// Whether one lies so far back.
    #[must_use]
    pub fn has(&self, back: Back) -> bool {
        self.at(back).is_some()
    }

    /// Up to three beside one another, of which the last lies so far back; the oldest first.
    #[must_use]
    pub fn three(&self, back: Back) -> Vec<Back> {
        [back.earlier().earlier(), back.earlier(), back].into_iter().filter(|one| self.has(*one)).collect()
    }

    /// The wheel that lies so far back, as a card shows one side of it.
    #[must_use]
    pub fn view(
        &self,
        back: Back,
        wheel: Wheel,
        initials: impl Fn(EmployeeId) -> Option<String>,
        language: Language,
    ) -> Option<EarlierView> {
        let PutAway { wheel: filed, open, .. } = self.at(back)?;
        let whose = match filed.whose {
            Whose::Employee(id) => said::seen_by(initials(id).as_deref(), language),
            Whose::Person => said::her_own(language).to_owned(),
            Whose::Together => said::together(language).to_owned(),
        };
        // What a round left open stays known as open.
        let open = open.iter().filter(|(field, _)| field.wheel() == wheel);
        let open: Vec<String> =
            open.map(|(field, level)| format!("{} ({})", filed.filling.label(*field), level.label())).collect();
        let whose = if open.is_empty() { whose } else { said::with_open(&whose, &open, language) };
        let levels = |field: Field| {
            let answers = wheel.levels().into_iter().filter_map(move |level| filed.filling.answer(field, level));
            answers.map(Answer::label).collect::<Vec<_>>()
        };
        let fields = wheel.fields().iter().map(|field| (filed.filling.label(*field), levels(*field)));
        Some(EarlierView {
            day: words::capital(&said::day(filed.day, language)),
            whose,
            said: fields
                .filter(|(_, answers)| !answers.is_empty())
                .map(|(label, answers)| format!("{label}: {}", answers.join(", ")))
                .collect(),
            filling: filed.filling.clone(),
        })
    }

    /// Whether what stands differently in the last one is a change: colleagues who saw it differently in a round have
    /// changed nothing.
    #[must_use]
    pub fn is_change(&self, back: Back) -> bool {
        self.at(back).zip(self.at(Back::default())).is_some_and(|(before, now)| before.leads_to(now))
    }

    /// What stands differently in the fields of `wheel` than in the one that lies so far back, in the order of the wheel.
    #[must_use]
    pub fn steps(&self, back: Back, wheel: Wheel, language: Language) -> Vec<StepView> {
        let (Some(before), Some(now)) = (self.at(back), self.at(Back::default())) else { return Vec::new() };
        if !before.leads_to(now) {
            return Vec::new();
        }
        let at = |one: &PutAway, field: Field, level: Level| match one.wheel.filling.answer(field, level) {
            None if one.open.contains(&(field, level)) => Some(said::open(language)),
            answer => answer.map(Answer::label),
        };
        let step = |field: Field, level: Level| {
            let (was, is) = (at(before, field, level), at(now, field, level));
            (was != is).then(|| said::step(level.label(), was, is, language))
        };
        let of_field = |field: &Field| {
            // What a round did not speak of it has not changed.
            if !before.speaks_of(*field) || !now.speaks_of(*field) {
                return None;
            }
            let said: Vec<String> = wheel.levels().into_iter().filter_map(|level| step(*field, level)).collect();
            let label = now.wheel.filling.label(*field).to_owned();
            (!said.is_empty()).then_some(StepView { field: *field, label, said })
        };
        wheel.fields().iter().filter_map(of_field).collect()
    }
}
