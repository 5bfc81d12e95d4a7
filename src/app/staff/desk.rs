//! The way to the worker of the staff side: work goes in, answers come out, and nobody waits.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use super::clerk::Clerk;
use super::work::{Answer, Work};
use crate::store::StoreError;
use crate::vault::slots::KdfPolicy;

/// Work and answers carry a number, so that an answer to what nobody waits for any more is known as such.
pub struct Desk {
    road: Road,
    next: u64,
}

enum Road {
    Here { clerk: Box<Clerk>, done: Vec<(u64, Answer)> },
    Worker { work: Option<Sender<(u64, Work)>>, done: Receiver<(u64, Answer)>, thread: Option<JoinHandle<()>> },
}

impl Desk {
    /// With a worker that calls `wake` from its own thread whenever there is an answer.
    pub fn open(dir: &Path, policy: KdfPolicy, wake: impl Fn() + Send + 'static) -> Result<Self, StoreError> {
        let mut clerk = Clerk::new(dir, policy)?;
        let (work, todo) = channel::<(u64, Work)>();
        let (say, done) = channel();
        let run = move || {
            for (number, one) in todo {
                if let Some(answer) = clerk.carry_out(one) {
                    let _ = say.send((number, answer));
                    wake();
                }
            }
        };
        let thread = thread::Builder::new()
            .name("staff".to_owned())
            .spawn(run)
            .map_err(|source| StoreError::Folder { path: dir.to_owned(), source })?;
        Ok(Self { road: Road::Worker { work: Some(work), done, thread: Some(thread) }, next: 0 })
    }

    /// Without a worker: the answer is there when the handing over returns.
    pub fn at_once(dir: &Path, policy: KdfPolicy) -> Result<Self, StoreError> {
        let clerk = Box::new(Clerk::new(dir, policy)?);
        Ok(Self { road: Road::Here { clerk, done: Vec::new() }, next: 0 })
    }

    /// Hands `one` over; its answer will carry the number.
    pub fn hand_over(&mut self, one: Work) -> u64 {
        self.next += 1;
        let number = self.next;
        match &mut self.road {
            Road::Here { clerk, done } => done.extend(clerk.carry_out(one).map(|answer| (number, answer))),
            Road::Worker { work, .. } => {
                if let Some(work) = work {
                    // A worker that is gone answers nothing; the way back is always there.
                    let _ = work.send((number, one));
                }
            }
        }
        number
    }

    /// What has become of it, since this was asked last.
    pub fn answers(&mut self) -> Vec<(u64, Answer)> {
        match &mut self.road {
            Road::Here { done, .. } => std::mem::take(done),
            Road::Worker { done, .. } => done.try_iter().collect(),
        }
    }
}

impl Drop for Desk {
    /// What was begun is written before the program ends.
    fn drop(&mut self) {
        if let Road::Worker { work, thread, .. } = &mut self.road {
            drop(work.take());
            let _ = thread.take().map(JoinHandle::join);
        }
    }
}
