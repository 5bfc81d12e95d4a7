//! How machine and house are doing, all of it: what `fristed check` finds, in words for the staff's page.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::App;
use super::worker::Job;
use crate::app::ports::outside::{MachineWord, Surroundings};
use crate::app::staff::Session;
use crate::app::status::{self, Status};
use crate::app::status_words::sentence;
use crate::app::words::{capital, pick};
use crate::domain::finding::{Finding, Severity};
use crate::domain::ratchet::Jump;
use crate::domain::text::Language;
use crate::domain::time::HOUSE_ZONE;
use crate::store::{Action, Actor, AuditEvent, Store, StoreError};

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HealthLine {
    /// `None` where it is as it should be.
    pub severity: Option<Severity>,
    danish: String,
    english: String,
}

impl HealthLine {
    /// One sentence that says what to do.
    #[must_use]
    pub fn words(&self, language: Language) -> &str {
        match language {
            Language::Danish => &self.danish,
            Language::English => &self.english,
        }
    }

    fn new(severity: Option<Severity>, danish: &str, english: &str) -> Self {
        let whole = |text: &str| format!("{}.", capital(text.trim_end_matches('.')));
        Self { severity, danish: whole(danish), english: whole(english) }
    }
}

impl From<MachineWord> for HealthLine {
    fn from(word: MachineWord) -> Self {
        Self::new(word.severity, word.danish, word.english)
    }
}

impl From<Finding> for HealthLine {
    fn from(finding: Finding) -> Self {
        Self::new(Some(finding.severity), finding.danish, &finding.sentence)
    }
}

impl From<Status> for HealthLine {
    fn from(status: Status) -> Self {
        let said = |language| sentence(status, language, HOUSE_ZONE);
        Self::new(status.severity(), &said(Language::Danish), &said(Language::English))
    }
}

/// The last look, as far as it has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Health {
    #[default]
    NotLooked,
    Looking,
    /// What has to be mended first, then what is worth knowing, then what is well.
    Looked(Vec<HealthLine>),
}

impl App {
    /// Looks through everything behind the screen; [`health`](Self::health) has the answer.
    pub fn look_at_health(&mut self, session: &Session) {
        let (dir, now) = (self.store.folder().map(Path::to_path_buf), self.now());
        let folders = self.keeper.folders().to_vec();
        let Some(errands) = self.errands_of(session) else { return };
        if errands.health == Health::Looking {
            return;
        }
        if errands.ways.is_none() {
            errands.health = Health::Looked(Vec::new());
            return;
        }
        errands.health = Health::Looking;
        errands.hand_over(Job::Look { dir, folders, now });
    }

    /// What the last look of this session has found.
    #[must_use]
    pub fn health(&self, session: &Session) -> &Health {
        self.errands_now(session).map_or(&Health::NotLooked, |errands| &errands.health)
    }

    /// Whether the machine's clock is known to go wrong, and which way.
    #[must_use]
    pub fn clock_doubt(&self) -> Option<Jump> {
        self.keeper.clock_doubt()
    }

    /// The calm sentence of the public screen while the clock is known to go wrong: what it is, and what one can do.
    #[must_use]
    pub fn clock_sentence(&self, language: Language) -> Option<(&'static str, &'static str)> {
        self.clock_doubt().map(|_| {
            let what = pick(language, ("Uret går måske forkert.", "The clock may be wrong."));
            (what, pick(language, ("Spørg i huset, hvad klokken er.", "Ask in the house what time it is.")))
        })
    }

    /// *Uret passer nu*: what the clock shows is right from here on, so that what is over may be erased by it. Whether
    /// there was any doubt.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be written down; the doubt stays then.
    pub fn confirm_clock(&mut self, session: &Session) -> Result<bool, StoreError> {
        if self.session().as_ref() != Some(session) {
            return Ok(false);
        }
        let Some(doubt) = self.clock_doubt() else { return Ok(false) };
        let way = if doubt == Jump::Back { "back" } else { "ahead" };
        let event = AuditEvent { action: Action::ConfirmedClock, subject: way.to_owned() };
        self.store.change(Actor::Employee(session.employee()), |_| Ok::<_, StoreError>(((), event)))?;
        self.keeper.confirm_clock();
        Ok(true)
    }
}

/// Everything, the gravest first.
pub(super) fn look(
    surroundings: &dyn Surroundings,
    dir: Option<&Path>,
    folders: &[PathBuf],
    now: DateTime<Utc>,
) -> Vec<HealthLine> {
    let mut found: Vec<HealthLine> = Vec::new();
    if let Some(dir) = dir {
        found.extend(house(dir));
        found.extend(Store::check_box_and_lists(dir).into_iter().map(HealthLine::from));
        // The clock stands on the page by itself, with what can be done about it.
        let is_other = |status: &Status| !matches!(status, Status::ClockBehind | Status::ClockAhead);
        let statuses = status::look(dir, folders, now, true).into_iter().filter(is_other);
        found.extend(statuses.map(HealthLine::from));
    }
    found.extend(surroundings.look().into_iter().map(HealthLine::from));
    let of = |severity: Option<Severity>| found.iter().filter(move |line| line.severity == severity).cloned();
    let mut all: Vec<HealthLine> =
        of(Some(Severity::Fault)).chain(of(Some(Severity::Advice))).chain(of(None)).collect();
    // One sentence stands for as many files as it is true of.
    let mut said = BTreeSet::new();
    all.retain(|line| said.insert(line.danish.clone()));
    all
}

/// The house's own file, and what is in it.
fn house(dir: &Path) -> Vec<HealthLine> {
    let looked = Store::open_read_only(dir).and_then(|store| Ok((store.check()?, store.is_example()?)));
    match looked {
        Ok((findings, is_example)) => {
            let example = is_example.then(|| {
                let danish = "Huset viser et eksempel. Ret programmet, så det bliver jeres eget";
                HealthLine::new(
                    Some(Severity::Advice),
                    danish,
                    "the house shows an example; make the programme your own",
                )
            });
            let well = findings.is_empty().then(|| {
                HealthLine::new(
                    None,
                    "Husets fil er set efter og er hel",
                    "the house's file was looked through and is whole",
                )
            });
            findings.into_iter().map(HealthLine::from).chain(example).chain(well).collect()
        }
        Err(error) => {
            let danish = "Husets fil kan ikke læses. Ring til den, der passer maskinen";
            vec![HealthLine::new(Some(Severity::Fault), danish, &error.to_string())]
        }
    }
}
