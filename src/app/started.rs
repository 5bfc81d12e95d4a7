//! *Jeg sætter noget i gang*: what users put up for today. It stands on I dag among everything else that is on, and its
//! maker takes it down with the symbol that nobody else knows, as one steps back from a list.

use chrono::NaiveTime;

use super::activity::EntryView;
use super::join::NotJoined;
use super::{App, Outcome, join_words, started_words, words};
use crate::domain::activity::Kind;
use crate::domain::day::Phase;
use crate::domain::started::Started;
use crate::domain::symbol::Symbol;
use crate::domain::text::Language;
use crate::store::StoreError;

/// Begins the id of an entry of I dag that a user has put up.
const ID: &str = "started:";

impl EntryView {
    /// Whether a user has put it up.
    #[must_use]
    pub fn is_started(&self) -> bool {
        self.id.starts_with(ID)
    }
}

impl App {
    /// Whether this stands there today.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn is_started(&self, one: &Started) -> Result<bool, StoreError> {
        Ok(self.store.joining().started(self.today_date())?.contains(one))
    }

    /// Whether three wrong symbols were shown for it a moment ago.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn is_stop_paused(&self, one: &Started) -> Result<bool, StoreError> {
        let maker = self.store.joining().maker(one, self.today_date())?;
        Ok(maker.is_some_and(|maker| self.is_sign_paused(&maker.listing, maker.sign)))
    }

    pub(super) fn start(&mut self, one: &Started, secret: Symbol, language: Language) -> Result<Outcome, StoreError> {
        let today = self.today_date();
        let maker = one.maker(secret, today);
        if self.store.joining_mut().start(one, maker.as_ref(), today)? {
            return Ok(Outcome::Done);
        }
        Ok(Outcome::NotJoined(NotJoined::Instead(started_words::is_there(language).to_owned())))
    }

    /// Wrong symbols are counted as on a list; where nobody knows any, one of us takes it down.
    pub(super) fn stop(&mut self, one: &Started, secret: Symbol) -> Result<Outcome, StoreError> {
        let today = self.today_date();
        if !self.is_started(one)? {
            return Ok(Outcome::Nothing);
        }
        let Some(maker) = self.store.joining().maker(one, today)? else { return Ok(Outcome::AskUs) };
        if let Some(outcome) = self.judge(&maker, secret) {
            return Ok(outcome);
        }
        self.store.joining_mut().stop(one, today)?;
        self.wrong.remove(&(maker.listing, maker.sign));
        Ok(Outcome::Done)
    }

    /// What users have put up for today and what is not over, each with where it stands, in the order of the clock.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn started_now(&self) -> Result<Vec<(Started, Phase)>, StoreError> {
        let now = self.now().with_timezone(&self.zone).time();
        let all = self.store.joining().started(self.today_date())?.into_iter().map(|one| (one, one.phase(now)));
        Ok(all.filter(|(_, phase)| *phase != Phase::Past).collect())
    }

    /// The same as entries of I dag, each with when it begins.
    pub(super) fn started_entries(&self, language: Language) -> Result<Vec<(NaiveTime, EntryView)>, StoreError> {
        let view = |(one, phase): (Started, Phase)| (one.time, started_entry(&one, phase, language));
        Ok(self.started_now()?.into_iter().map(view).collect())
    }
}

fn started_entry(one: &Started, phase: Phase, language: Language) -> EntryView {
    let hours = words::at_time(one.time, language);
    EntryView {
        id: format!("{ID}{one}"),
        kind: Kind::Activity,
        phase,
        title: join_words::thing(one.thing, language).to_owned(),
        place: join_words::meet(one.place, language).to_owned(),
        when: hours.clone(),
        hours,
        price: started_words::from_user(language).to_owned(),
        icon: one.thing.icon().to_owned(),
        scene: String::new(),
        note: String::new(),
    }
}

/// Puts what users have started among `line`, which is what is on now and then what comes, each with its beginning.
pub(super) fn put_among(line: &mut Vec<(NaiveTime, EntryView)>, started: Vec<(NaiveTime, EntryView)>) {
    for (time, view) in started {
        let comes_after = |(begins, other): &(NaiveTime, EntryView)| {
            other.phase != Phase::Now && (view.phase == Phase::Now || *begins > time)
        };
        let at = line.iter().position(comes_after).unwrap_or(line.len());
        line.insert(at, (time, view));
    }
}
