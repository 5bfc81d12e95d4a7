//! Looks after the house behind the screen: backs it up after the quiet hour, and remembers the highest time it has
//! seen. A worker does what touches the disk; the screen never waits for it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::domain::backup::is_due;
use crate::domain::compass::PersonId;
use crate::domain::ratchet::{Jump, Ratchet, look};
use crate::store::backup::{self, Backup};
use crate::store::house_id;
use crate::store::upkeep::{self, Trouble};
use crate::store::{KeyFile, Kind, RecordFile, StoreError};

/// How long after a backup that failed it is tried again.
const AGAIN: TimeDelta = TimeDelta::hours(1);
/// How long after the start the first one is made: the people in front of the screen come first.
const AFTER_START: TimeDelta = TimeDelta::minutes(2);

/// What became of a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackUp {
    Made(Backup),
    NotMade(Trouble),
}

/// Looks after one house.
pub struct Keeper {
    road: Road,
    dir: Option<PathBuf>,
    folders: Vec<PathBuf>,
    ratchet: Option<Ratchet>,
    minute: Option<i64>,
    /// The first moment it was asked to tend.
    began: Option<DateTime<Utc>>,
    /// When a backup was last begun.
    tried: Option<DateTime<Utc>>,
    last: Option<DateTime<Utc>>,
    under_way: bool,
    answers: Vec<BackUp>,
}

enum Road {
    /// Nothing is looked after.
    None,
    /// Everything is done at once, for tests.
    Here,
    Worker {
        work: Option<Sender<Work>>,
        done: Receiver<BackUp>,
        thread: Option<JoinHandle<()>>,
    },
}

enum Work {
    Remember(Ratchet),
    BackUp { now: DateTime<Utc>, day: NaiveDate, may_erase: bool },
}

impl Keeper {
    /// Nobody looks after the house.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            road: Road::None,
            dir: None,
            folders: Vec::new(),
            ratchet: None,
            minute: None,
            began: None,
            tried: None,
            last: None,
            under_way: false,
            answers: Vec::new(),
        }
    }

    /// Looks after the house in `dir`, with a worker that calls `wake` from its own thread after each backup. Backups go
    /// into the first of `folders` that takes them.
    ///
    /// # Errors
    /// [`StoreError`] when the machine has no room for a worker.
    pub fn of(dir: &Path, folders: Vec<PathBuf>, wake: impl Fn() + Send + 'static) -> Result<Self, StoreError> {
        let (work, todo) = channel::<Work>();
        let (say, done) = channel();
        let (data, into) = (dir.to_owned(), folders.clone());
        let run = move || {
            for one in todo {
                if let Some(answer) = carry_out(&data, &into, &one) {
                    // Where nobody listens any more, nobody waits either.
                    let _ = say.send(answer);
                    wake();
                }
            }
        };
        let thread = thread::Builder::new()
            .name("keeper".to_owned())
            .spawn(run)
            .map_err(|source| StoreError::Folder { path: dir.to_owned(), source })?;
        Ok(Self::on(Road::Worker { work: Some(work), done, thread: Some(thread) }, dir, folders))
    }

    /// The same without a worker: everything is done when the asking returns.
    #[must_use]
    pub fn at_once(dir: &Path, folders: Vec<PathBuf>) -> Self {
        Self::on(Road::Here, dir, folders)
    }

    fn on(road: Road, dir: &Path, folders: Vec<PathBuf>) -> Self {
        let last = backup::newest(&house_id::own(dir, &folders)).map(|newest| newest.manifest.made);
        let mut keeper = Self::none();
        keeper.road = road;
        keeper.dir = Some(dir.to_owned());
        keeper.folders = folders;
        keeper.ratchet = upkeep::read_clock(dir);
        keeper.last = last;
        keeper
    }

    /// Whether what is over may be erased by the machine's clock, as far as it was seen.
    #[must_use]
    pub fn may_erase(&self) -> bool {
        self.ratchet.is_none_or(|ratchet| ratchet.may_erase())
    }

    /// Which way the clock has jumped, where it is known to stand wrong.
    #[must_use]
    pub fn clock_doubt(&self) -> Option<Jump> {
        Some(self.ratchet?.doubt?.jump)
    }

    /// Somebody has said that the clock is right as it was seen last. It is on the disk when this returns, so that
    /// nobody is asked again.
    pub fn confirm_clock(&mut self) {
        let Some(ratchet) = self.ratchet.map(|ratchet| ratchet.confirmed()) else { return };
        self.ratchet = Some(ratchet);
        if let Some(dir) = &self.dir
            && let Err(error) = upkeep::write_clock(dir, &ratchet)
        {
            tracing::warn!(%error, "that the clock is right is remembered until the next start only");
        }
    }

    /// Where backups of this house may lie.
    #[must_use]
    pub fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// To be called about once a minute, with the machine's time: remembers it, and begins a backup when one is due.
    pub fn tend(&mut self, now: DateTime<Utc>, zone: Tz) {
        let minute = now.timestamp().div_euclid(60);
        if self.dir.is_none() || self.minute == Some(minute) {
            return;
        }
        let new_hour = self.minute.is_none_or(|before| before.div_euclid(60) != minute.div_euclid(60));
        self.minute = Some(minute);
        let before = self.ratchet.and_then(|ratchet| ratchet.doubt).is_some();
        let ratchet = look(self.ratchet, now);
        self.ratchet = Some(ratchet);
        if new_hour || before != ratchet.doubt.is_some() {
            self.hand_over(Work::Remember(ratchet));
        }
        let began = *self.began.get_or_insert(now);
        let settled = self.last.is_none_or(|_| now - began >= AFTER_START) || now < began;
        let rested = self.tried.is_none_or(|tried| now - tried >= AGAIN || now < tried);
        if settled && rested && !self.under_way && is_due(self.last, now, zone) {
            self.tried = Some(now);
            self.under_way = true;
            let day = now.with_timezone(&zone).date_naive();
            self.hand_over(Work::BackUp { now, day, may_erase: ratchet.may_erase() });
        }
    }

    /// What has become of backups since the last time this was asked.
    pub fn poll(&mut self) -> Vec<BackUp> {
        if let Road::Worker { done, .. } = &self.road {
            self.answers.extend(done.try_iter());
        }
        let answers = std::mem::take(&mut self.answers);
        for answer in &answers {
            self.under_way = false;
            if let BackUp::Made(made) = answer {
                self.last = Some(made.manifest.made);
            }
        }
        answers
    }

    fn hand_over(&mut self, one: Work) {
        match (&self.road, &self.dir) {
            (Road::Here, Some(dir)) => self.answers.extend(carry_out(dir, &self.folders, &one)),
            (Road::Worker { work: Some(work), .. }, _) => drop(work.send(one)),
            _ => {}
        }
    }
}

impl Drop for Keeper {
    /// A backup that is under way is finished before the program ends.
    fn drop(&mut self) {
        if let Road::Worker { work, thread, .. } = &mut self.road {
            drop(work.take());
            let _ = thread.take().map(JoinHandle::join);
        }
    }
}

fn carry_out(dir: &Path, folders: &[PathBuf], work: &Work) -> Option<BackUp> {
    match work {
        Work::Remember(ratchet) => {
            // A disk that takes nothing is told of by itself.
            let _ = upkeep::write_clock(dir, ratchet);
            None
        }
        Work::BackUp { now, day, may_erase } => {
            forget_practice(dir);
            let answer = back_up(dir, folders, *now, *day, *may_erase);
            let _ = upkeep::lay_reserve(dir);
            Some(answer)
        }
    }
}

/// What was filled in for the practice person goes with the night, and into no backup.
fn forget_practice(dir: &Path) {
    // A disk that takes nothing is told of by itself, and nobody is given what is of another day.
    if KeyFile::exists(dir) {
        let _ = KeyFile::open(dir).and_then(|file| file.forget_person(PersonId::PRACTICE));
    }
    if RecordFile::exists(dir) {
        let forget = |records: RecordFile| {
            Kind::INVENTED.into_iter().try_for_each(|kind| records.remove_kind(kind))?;
            records.forget_person(PersonId::PRACTICE)
        };
        let _ = RecordFile::open(dir).and_then(forget);
    }
}

/// Makes the backup in the first of `folders` that takes it. That the first one did not is remembered although another
/// one did: a backup on the disk of the house itself does not survive that disk.
#[must_use]
pub fn back_up(dir: &Path, folders: &[PathBuf], now: DateTime<Utc>, day: NaiveDate, may_erase: bool) -> BackUp {
    let mut first = None;
    for into in folders {
        let there = into.is_dir() || backup::make_here(dir, into);
        let made = if there { backup::make(dir, into, now, day, may_erase) } else { Err(not_there(into)) };
        match made {
            Ok(made) => {
                upkeep::note_trouble(dir, first);
                for other in folders.iter().filter(|other| *other != into) {
                    // A disk that is not there has nothing that could be too old for whoever is here.
                    let _ = backup::follow(dir, other, day, may_erase);
                }
                return BackUp::Made(made);
            }
            Err(error) => first = first.or(Some(Trouble::from(&error))),
        }
    }
    upkeep::note_trouble(dir, first);
    BackUp::NotMade(first.unwrap_or(Trouble::NotThere))
}

fn not_there(into: &Path) -> StoreError {
    StoreError::Folder { path: into.to_owned(), source: std::io::ErrorKind::NotFound.into() }
}
