//! The way into the box for suggestions: what is posted is sealed and stored by a worker, so that the screen never
//! waits for the disk. Nothing here is logged at any level, whether it went well or not.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::domain::release::Beats;
use crate::domain::suggestion::Suggestion;
use crate::store::{StoreError, SuggestionBox};
use crate::vault::seal::{BoxPublicKey, Sealed};

/// How long the worker waits before it tries again, where the disk did not take it at once.
const WAITS: [Duration; 3] = [Duration::ZERO, Duration::from_millis(50), Duration::from_millis(250)];

/// What became of something that was posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is sealed and on the disk.
    SuggestionKept,
    /// It is not in the box; the text is still on the screen, so one can try again or say it to somebody.
    SuggestionNotKept,
}

/// The way into the box.
pub struct Postbox {
    road: Road,
    /// What is still with the worker.
    under_way: usize,
    /// What nobody has asked about yet.
    answers: Vec<Answer>,
    /// The minute in which the box was last looked after.
    tended: Option<i64>,
}

enum Road {
    /// There is no box here.
    None,
    /// Everything is done at once, for tests.
    Here(Box<Clerk>),
    Worker {
        work: Option<Sender<Work>>,
        done: Receiver<Answer>,
        thread: Option<JoinHandle<()>>,
    },
}

enum Work {
    Post(Suggestion),
    Tend { now: DateTime<Utc>, beats: Beats, zone: Tz },
    ChangeKey(BoxPublicKey),
}

impl Postbox {
    /// No box: whatever is posted is not kept.
    #[must_use]
    pub const fn none() -> Self {
        Self::on(Road::None)
    }

    /// The box in `dir`, made where there is none, with a worker that calls `wake` from its own thread whenever
    /// there is an answer.
    ///
    /// # Errors
    /// [`StoreError`] when the box cannot be opened or the machine has no room for a worker.
    pub fn open(dir: &Path, wake: impl Fn() + Send + 'static) -> Result<Self, StoreError> {
        let mut clerk = Clerk::new(dir)?;
        let (work, todo) = channel::<Work>();
        let (say, done) = channel();
        let run = move || {
            for one in todo {
                if let Some(answer) = clerk.carry_out(one) {
                    // Where nobody listens any more, nobody waits either.
                    let _ = say.send(answer);
                    wake();
                }
            }
        };
        let thread = thread::Builder::new()
            .name("postbox".to_owned())
            .spawn(run)
            .map_err(|source| StoreError::Folder { path: dir.to_owned(), source })?;
        Ok(Self::on(Road::Worker { work: Some(work), done, thread: Some(thread) }))
    }

    /// The box in `dir` without a worker: the answer is there when the posting returns.
    ///
    /// # Errors
    /// [`StoreError`] when the box cannot be opened.
    pub fn at_once(dir: &Path) -> Result<Self, StoreError> {
        Ok(Self::on(Road::Here(Box::new(Clerk::new(dir)?))))
    }

    const fn on(road: Road) -> Self {
        Self { road, under_way: 0, answers: Vec::new(), tended: None }
    }

    /// Takes `suggestion`; [`poll`](Self::poll) says what became of it.
    pub fn post(&mut self, suggestion: Suggestion) {
        self.under_way += 1;
        self.hand_over(Work::Post(suggestion));
    }

    /// Whether the box has not been looked after in the minute of `now` yet.
    #[must_use]
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        self.tended != Some(minute(now))
    }

    /// Looks after the box; to be called about once a minute, with the machine's time. What is due is done: the file
    /// is written anew in each hour, and what waits leaves on the beat of release.
    pub fn tend(&mut self, now: DateTime<Utc>, beats: Beats, zone: Tz) {
        if self.is_due(now) {
            self.tended = Some(minute(now));
            self.hand_over(Work::Tend { now, beats, zone });
        }
    }

    /// From now on everything is sealed to `key`, and what waits is sealed anew. Where the box has this key already,
    /// nothing happens.
    pub fn change_key(&mut self, key: BoxPublicKey) {
        self.hand_over(Work::ChangeKey(key));
    }

    /// What has become of what was posted, since the last time this was asked.
    pub fn poll(&mut self) -> Vec<Answer> {
        if let Road::Worker { done, .. } = &self.road {
            loop {
                match done.try_recv() {
                    Ok(answer) => self.answers.push(answer),
                    Err(TryRecvError::Empty) => break,
                    // The worker is gone, and nobody is thanked for what it did not say it kept.
                    Err(TryRecvError::Disconnected) => {
                        self.answers.resize(self.under_way.max(self.answers.len()), Answer::SuggestionNotKept);
                        break;
                    }
                }
            }
        }
        self.under_way -= self.answers.len().min(self.under_way);
        std::mem::take(&mut self.answers)
    }

    fn hand_over(&mut self, one: Work) {
        match &mut self.road {
            Road::None => self.answers.extend(matches!(one, Work::Post(_)).then_some(Answer::SuggestionNotKept)),
            Road::Here(clerk) => self.answers.extend(clerk.carry_out(one)),
            // A worker that is gone shows in `poll`.
            Road::Worker { work, .. } => drop(work.as_ref().map(|work| work.send(one))),
        }
    }
}

impl Drop for Postbox {
    /// What was posted is stored before the program ends.
    fn drop(&mut self) {
        if let Road::Worker { work, thread, .. } = &mut self.road {
            drop(work.take());
            let _ = thread.take().map(JoinHandle::join);
        }
    }
}

fn minute(now: DateTime<Utc>) -> i64 {
    now.timestamp().div_euclid(60)
}

/// Does the work, one piece after the other.
struct Clerk {
    store: SuggestionBox,
    last_beat: Option<DateTime<Utc>>,
    /// The hour in which the file was last written anew.
    hour: Option<i64>,
    /// A key that could not be put in yet.
    new_key: Option<BoxPublicKey>,
}

impl Clerk {
    fn new(dir: &Path) -> Result<Self, StoreError> {
        let store = SuggestionBox::open(dir)?;
        let last_beat = store.last_beat();
        Ok(Self { store, last_beat, hour: None, new_key: None })
    }

    fn carry_out(&mut self, work: Work) -> Option<Answer> {
        match work {
            Work::Post(suggestion) => Some(self.keep(&suggestion)),
            Work::Tend { now, beats, zone } => {
                // Whatever does not go now is tried again in the next minute.
                let _ = self.tend(now, &beats, zone);
                None
            }
            Work::ChangeKey(key) => {
                self.new_key = Some(key);
                self.change_key();
                None
            }
        }
    }

    /// What does not go now is tried again in the next minute.
    fn change_key(&mut self) {
        if let Some(key) = &self.new_key
            && self.store.change_key(key.clone()).is_ok()
        {
            self.new_key = None;
        }
    }

    fn keep(&self, suggestion: &Suggestion) -> Answer {
        let Ok(sealed) = self.store.seal(suggestion) else {
            return Answer::SuggestionNotKept;
        };
        if WAITS.iter().any(|wait| self.try_to_put(&sealed, *wait)) {
            return Answer::SuggestionKept;
        }
        // It may be in the file although the rest did not go: then it comes out again, or it counts as kept. Somebody
        // who is asked to try again never finds it there twice.
        match self.store.take_back(&sealed.id) {
            Err(_) if self.store.holds(&sealed.id).unwrap_or(false) => Answer::SuggestionKept,
            _ => Answer::SuggestionNotKept,
        }
    }

    fn try_to_put(&self, sealed: &Sealed, wait: Duration) -> bool {
        if !wait.is_zero() {
            thread::sleep(wait);
        }
        self.store.put(sealed).is_ok()
    }

    fn tend(&mut self, now: DateTime<Utc>, beats: &Beats, zone: Tz) -> Result<(), StoreError> {
        self.change_key();
        let hour = now.timestamp().div_euclid(3600);
        if self.hour != Some(hour) {
            self.store.rewrite()?;
            self.hour = Some(hour);
        }
        // The first beat is counted from here; so it is after a clock that was ahead has been put right.
        let Some(last) = self.last_beat.filter(|last| *last <= now) else {
            return self.note(now);
        };
        let Some(beat) = beats.between(last, now, zone) else {
            return Ok(());
        };
        if beat.releases(self.store.waiting()?) {
            self.store.release(now.with_timezone(&zone).date_naive())?;
        }
        self.note(beat.at)
    }

    fn note(&mut self, at: DateTime<Utc>) -> Result<(), StoreError> {
        self.store.note_beat(at)?;
        self.last_beat = Some(at);
        Ok(())
    }
}
