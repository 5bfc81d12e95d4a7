//! The way to the worker of the errands: jobs go in, answers come out, and nobody waits.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::Ways;
use super::calendar::{self, Calendar, Taken};
use super::hand_out::{self, HandedOut, Sheet};
use super::health::{self, HealthLine};
use crate::domain::activity::CalendarEntry;
use crate::domain::employee::EmployeeId;
use crate::exchange::pdf::{self, Paper};
use crate::store::{Store, StoreError};

/// Something to do.
pub enum Job {
    HandOut {
        sheet: Sheet,
        name: String,
    },
    /// To the printer and nowhere else.
    Card(Box<Paper>),
    Names,
    Read {
        name: String,
        store: Box<Store>,
        zone: Tz,
    },
    Take {
        entries: Arc<Vec<CalendarEntry>>,
        by: EmployeeId,
        store: Box<Store>,
        now: DateTime<Utc>,
    },
    Look {
        dir: Option<PathBuf>,
        folders: Vec<PathBuf>,
        now: DateTime<Utc>,
    },
}

/// What became of it.
pub enum Answer {
    HandedOut(HandedOut),
    /// Whether the printer took it.
    Card(bool),
    Names(Vec<String>),
    Read(Calendar),
    Taken(Result<Taken, StoreError>),
    Health(Vec<HealthLine>),
}

pub enum Road {
    /// Nothing leads out.
    None,
    /// Everything is done at once, for tests.
    Here {
        ways: Ways,
        done: Vec<(u64, Answer)>,
    },
    Worker {
        work: Option<Sender<(u64, Job)>>,
        done: Receiver<(u64, Answer)>,
        thread: Option<JoinHandle<()>>,
    },
}

impl Road {
    pub fn open(ways: Ways, wake: impl Fn() + Send + 'static) -> Result<Self, StoreError> {
        let (work, todo) = channel::<(u64, Job)>();
        let (say, done) = channel();
        let run = move || {
            for (round, job) in todo {
                let _ = say.send((round, carry_out(&ways, job)));
                wake();
            }
        };
        let thread = thread::Builder::new()
            .name("errands".to_owned())
            .spawn(run)
            .map_err(|source| StoreError::Folder { path: PathBuf::new(), source })?;
        Ok(Self::Worker { work: Some(work), done, thread: Some(thread) })
    }

    pub fn here(ways: Ways) -> Self {
        Self::Here { ways, done: Vec::new() }
    }

    pub fn hand_over(&mut self, round: u64, job: Job) {
        match self {
            Self::None => {}
            Self::Here { ways, done } => done.push((round, carry_out(ways, job))),
            // A worker that is gone answers nothing; the way back is always there.
            Self::Worker { work, .. } => drop(work.as_ref().map(|work| work.send((round, job)))),
        }
    }

    pub fn answers(&mut self) -> Vec<(u64, Answer)> {
        match self {
            Self::None => Vec::new(),
            Self::Here { done, .. } => std::mem::take(done),
            Self::Worker { done, .. } => done.try_iter().collect(),
        }
    }
}

impl Drop for Road {
    /// What was begun is written before the program ends.
    fn drop(&mut self) {
        if let Self::Worker { work, thread, .. } = self {
            drop(work.take());
            let _ = thread.take().map(JoinHandle::join);
        }
    }
}

fn carry_out(ways: &Ways, job: Job) -> Answer {
    match job {
        Job::HandOut { sheet, name } => Answer::HandedOut(hand_out::carry_out(ways, sheet, &name)),
        Job::Card(paper) => {
            let pdf = pdf::write(&paper, (ways.press)().as_ref());
            Answer::Card(pdf.is_ok_and(|pdf| ways.printer.print(super::code_card::QUEUED_AS, &pdf)))
        }
        Job::Names => Answer::Names(ways.stick.names(calendar::ENDING)),
        Job::Read { name, mut store, zone } => {
            Answer::Read(calendar::read(ways.stick.as_ref(), name, &mut store, zone))
        }
        Job::Take { entries, by, mut store, now } => Answer::Taken(calendar::take(&mut store, &entries, by, now)),
        Job::Look { dir, folders, now } => {
            Answer::Health(health::look(ways.surroundings.as_ref(), dir.as_deref(), &folders, now))
        }
    }
}
