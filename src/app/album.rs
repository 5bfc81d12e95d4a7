//! A picture from a stick, on its way to an activity: a worker lists the files and decodes the one that is chosen, so
//! that the screen never waits for a slow stick or a large picture.
//!
//! Nothing of it is kept until an employee has seen it and said that nobody can be recognised. When the screen locks
//! it is forgotten.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use super::App;
use super::ports::PictureFolder;
use super::staff::Session;
use crate::domain::picture::{LONGEST_FILE, PictureRefused, Pixels, Taken};
use crate::exchange::picture;

/// What is on the stick, as far as the worker has looked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum OnStick {
    /// Nobody has asked yet.
    #[default]
    Unasked,
    /// The worker is looking.
    Looking,
    /// There is no stick.
    NoStick,
    /// The names of the files, in their order.
    Files(Vec<String>),
}

/// The picture that was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Chosen {
    #[default]
    None,
    /// The worker is at it.
    Looking,
    /// As it will be kept, and its pixels to look at.
    Seen(Taken, Pixels),
    Refused(PictureRefused),
}

/// The way from the stick.
pub struct Album {
    road: Road,
    on_stick: OnStick,
    chosen: Chosen,
    /// The number of the last question; older answers are not waited for any more.
    asked: u64,
}

enum Road {
    /// There is no stick here.
    None,
    /// Everything is done at once, for tests.
    Here(Box<dyn PictureFolder>),
    Worker {
        work: Option<Sender<(u64, Work)>>,
        done: Receiver<(u64, Answer)>,
        thread: Option<JoinHandle<()>>,
    },
}

enum Work {
    List,
    Take(String),
}

enum Answer {
    Listed(OnStick),
    Chosen(Box<Chosen>),
}

impl Album {
    /// No stick.
    #[must_use]
    pub const fn none() -> Self {
        Self::on(Road::None)
    }

    /// The pictures in `folder`, with a worker that calls `wake` from its own thread whenever there is an answer.
    /// Without room for a worker there is no stick.
    #[must_use]
    pub fn of(folder: Box<dyn PictureFolder>, wake: impl Fn() + Send + 'static) -> Self {
        let (work, todo) = channel::<(u64, Work)>();
        let (say, done) = channel();
        let run = move || {
            for (number, one) in todo {
                // Where nobody listens any more, nobody waits either.
                let _ = say.send((number, carry_out(folder.as_ref(), &one)));
                wake();
            }
        };
        match thread::Builder::new().name("album".to_owned()).spawn(run) {
            Ok(thread) => Self::on(Road::Worker { work: Some(work), done, thread: Some(thread) }),
            Err(error) => {
                tracing::warn!(%error, "no pictures are read from a stick");
                Self::none()
            }
        }
    }

    /// The same without a worker: the answer is there when the asking returns.
    #[must_use]
    pub fn at_once(folder: Box<dyn PictureFolder>) -> Self {
        Self::on(Road::Here(folder))
    }

    const fn on(road: Road) -> Self {
        Self { road, on_stick: OnStick::Unasked, chosen: Chosen::None, asked: 0 }
    }

    fn ask(&mut self, work: Work) {
        self.asked += 1;
        let number = self.asked;
        match &self.road {
            Road::None => self.on_stick = OnStick::NoStick,
            Road::Here(folder) => {
                let answer = carry_out(folder.as_ref(), &work);
                self.take(number, answer);
            }
            Road::Worker { work: sender, .. } => {
                if sender.as_ref().is_none_or(|sender| sender.send((number, work)).is_err()) {
                    (self.on_stick, self.chosen) = (OnStick::NoStick, Chosen::None);
                }
            }
        }
    }

    /// Whether it was waited for.
    fn take(&mut self, number: u64, answer: Answer) -> bool {
        if number != self.asked {
            return false;
        }
        match answer {
            Answer::Listed(on_stick) => self.on_stick = on_stick,
            Answer::Chosen(chosen) => self.chosen = *chosen,
        }
        true
    }

    fn poll(&mut self) -> bool {
        let Road::Worker { done, .. } = &self.road else { return false };
        let answers: Vec<(u64, Answer)> = done.try_iter().collect();
        answers.into_iter().fold(false, |news, (number, answer)| self.take(number, answer) || news)
    }
}

impl Drop for Album {
    /// The worker ends with what it is at.
    fn drop(&mut self) {
        if let Road::Worker { work, thread, .. } = &mut self.road {
            drop(work.take());
            if let Some(thread) = thread.take() {
                // A worker that came to grief has said so already.
                let _ = thread.join();
            }
        }
    }
}

fn carry_out(folder: &dyn PictureFolder, work: &Work) -> Answer {
    match work {
        Work::List => Answer::Listed(folder.names().map_or(OnStick::NoStick, OnStick::Files)),
        Work::Take(name) => Answer::Chosen(Box::new(looked_at(folder.read(name)))),
    }
}

fn looked_at(bytes: Option<Vec<u8>>) -> Chosen {
    let Some(bytes) = bytes else { return Chosen::Refused(PictureRefused::Gone) };
    if bytes.len() as u64 > LONGEST_FILE {
        return Chosen::Refused(PictureRefused::TooLarge);
    }
    // A file from anywhere goes through decoders of others; whatever they stumble over ends here.
    let taken = catch_unwind(AssertUnwindSafe(|| picture::take(&bytes))).unwrap_or(Err(PictureRefused::NoPicture));
    match taken {
        Ok(taken) => match picture::pixels(&taken.jpeg) {
            Some(pixels) => Chosen::Seen(taken, pixels),
            None => Chosen::Refused(PictureRefused::NoPicture),
        },
        Err(refused) => Chosen::Refused(refused),
    }
}

impl App {
    /// The same house with a place where sticks with pictures lie.
    #[must_use]
    pub fn with_album(self, album: Album) -> Self {
        Self { album, ..self }
    }

    /// Looks what is on the stick. Nothing once the screen has locked.
    pub fn look_on_stick(&mut self, session: &Session) {
        if self.session().as_ref() == Some(session) {
            (self.album.on_stick, self.album.chosen) = (OnStick::Looking, Chosen::None);
            self.album.ask(Work::List);
        }
    }

    /// Looks at the picture in this place of the list. Nothing once the screen has locked.
    pub fn look_at_picture(&mut self, session: &Session, at: usize) {
        let OnStick::Files(names) = &self.album.on_stick else { return };
        let Some(name) = names.get(at).cloned() else { return };
        if self.session().as_ref() == Some(session) {
            self.album.chosen = Chosen::Looking;
            self.album.ask(Work::Take(name));
        }
    }

    /// What is on the stick, and what was chosen of it; nothing once the screen has locked.
    #[must_use]
    pub fn album(&self, session: &Session) -> (&OnStick, &Chosen) {
        if self.session().as_ref() == Some(session) {
            (&self.album.on_stick, &self.album.chosen)
        } else {
            (&OnStick::Unasked, &Chosen::None)
        }
    }

    /// Takes the answers of the worker. Whether there is something new to show.
    pub fn poll_album(&mut self) -> bool {
        self.album.poll()
    }

    /// Forgets what was looked at: somebody has gone, or it is taken.
    pub fn close_album(&mut self) {
        // An answer that is still under way belongs to nobody.
        self.album.asked += 1;
        (self.album.on_stick, self.album.chosen) = (OnStick::Unasked, Chosen::None);
    }
}
