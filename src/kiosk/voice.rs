//! Reads the page aloud through speech-dispatcher, without ever making the page wait.
//!
//! All talking to the socket happens on a thread of its own; the page only leaves a wish there. A newer wish
//! replaces an older one that has not been carried out, so nothing piles up behind a voice that is slow or dead.
//! What is read aloud is never logged.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::ssip::Connection;
use crate::app::ports::Voice;
use crate::domain::text::Language;

/// How patient the voice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// The longest that the worker waits for one exchange with the socket.
    pub answer: Duration,
    /// How long an answer to “is somebody there” holds.
    pub recheck: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self { answer: Duration::from_secs(2), recheck: Duration::from_mins(1) }
    }
}

/// A voice behind speech-dispatcher's Unix socket.
pub struct SpeechDispatcher {
    desk: Arc<Desk>,
    recheck: Duration,
}

/// Where wishes are left for the worker.
#[derive(Default)]
struct Desk {
    wishes: Mutex<Wishes>,
    bell: Condvar,
}

#[derive(Default)]
struct Wishes {
    speech: Option<Speech>,
    check: bool,
    end: bool,
    /// What the socket last said, and when it was asked.
    answers: bool,
    asked: Option<Instant>,
}

enum Speech {
    Say(String, Language),
    Hush,
}

impl SpeechDispatcher {
    /// A voice at `socket`; without one it never answers. `on_change` runs on the worker whenever
    /// [`Voice::answers`] has changed, so that the page can show or hide its button.
    ///
    /// Returns at once: the first check runs on the worker.
    #[must_use]
    pub fn new(socket: Option<PathBuf>, patience: Patience, on_change: impl Fn() + Send + 'static) -> Self {
        let desk = Arc::new(Desk::default());
        if let Some(socket) = socket {
            desk.wishes().ask();
            let worker = Worker { desk: Arc::clone(&desk), socket, patience, connection: None, on_change };
            if let Err(error) = thread::Builder::new().name("voice".to_owned()).spawn(move || worker.run()) {
                tracing::warn!(%error, "the voice has no thread to run on");
            }
        }
        Self { desk, recheck: patience.recheck }
    }
}

impl Voice for SpeechDispatcher {
    fn answers(&self) -> bool {
        let mut wishes = self.desk.wishes();
        if wishes.asked.is_some_and(|asked| asked.elapsed() >= self.recheck) {
            wishes.ask();
            self.desk.bell.notify_one();
        }
        wishes.answers
    }

    fn say(&self, text: &str, language: Language) {
        self.desk.wish(Speech::Say(text.to_owned(), language));
    }

    fn hush(&self) {
        self.desk.wish(Speech::Hush);
    }
}

impl Drop for SpeechDispatcher {
    fn drop(&mut self) {
        let mut wishes = self.desk.wishes();
        wishes.speech = Some(Speech::Hush);
        wishes.end = true;
        self.desk.bell.notify_one();
    }
}

impl Desk {
    /// The wishes, also after a worker that died: they are plain values and always whole.
    fn wishes(&self) -> MutexGuard<'_, Wishes> {
        self.wishes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wish(&self, speech: Speech) {
        self.wishes().speech = Some(speech);
        self.bell.notify_one();
    }
}

impl Wishes {
    fn ask(&mut self) {
        self.check = true;
        self.asked = Some(Instant::now());
    }
}

struct Worker<F> {
    desk: Arc<Desk>,
    socket: PathBuf,
    patience: Patience,
    connection: Option<Connection>,
    on_change: F,
}

impl<F: Fn()> Worker<F> {
    fn run(mut self) {
        loop {
            let (speech, check, end) = self.next();
            if check && speech.is_none() {
                self.check();
            }
            match speech {
                Some(Speech::Say(text, language)) => self.say(&text, language),
                Some(Speech::Hush) => self.hush(),
                None => {}
            }
            if end {
                return;
            }
        }
    }

    /// Waits until somebody wishes something; without a wish the thread sleeps.
    fn next(&self) -> (Option<Speech>, bool, bool) {
        let mut wishes = self.desk.wishes();
        loop {
            let (speech, check) = (wishes.speech.take(), std::mem::take(&mut wishes.check));
            if speech.is_some() || check || wishes.end {
                return (speech, check, wishes.end);
            }
            wishes = self.desk.bell.wait(wishes).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Asks the socket on a connection of its own, or on the one that may be speaking right now.
    fn check(&mut self) {
        let limit = self.patience.answer;
        let is_open = self.connection.as_mut().is_some_and(|open| open.greet(limit).is_ok());
        if !is_open {
            self.connection = None;
        }
        self.tell(is_open || Connection::open(&self.socket, limit).is_ok());
    }

    fn say(&mut self, text: &str, language: Language) {
        // A connection that was kept may have died meanwhile; a fresh one decides.
        let spoken =
            self.say_once(text, language) || (self.connection.take().is_some() && self.say_once(text, language));
        if !spoken {
            self.connection = None;
            tracing::debug!("the voice does not answer");
        }
        self.tell(spoken);
    }

    fn say_once(&mut self, text: &str, language: Language) -> bool {
        let limit = self.patience.answer;
        if self.connection.is_none() {
            self.connection = Connection::open(&self.socket, limit).ok();
        }
        self.connection.as_mut().is_some_and(|open| open.say(text, language, limit).is_ok())
    }

    fn hush(&mut self) {
        let limit = self.patience.answer;
        if self.connection.as_mut().is_some_and(|open| open.hush(limit).is_err()) {
            // Closing the connection takes back whatever was still waiting to be said.
            self.connection = None;
        }
    }

    fn tell(&self, answers: bool) {
        let mut wishes = self.desk.wishes();
        let changed = std::mem::replace(&mut wishes.answers, answers) != answers;
        wishes.asked = Some(Instant::now());
        drop(wishes);
        if changed {
            (self.on_change)();
        }
    }
}

/// Where the socket is: the `configured` one, else the one in `$SPEECHD_ADDRESS` (`address`), else the usual one in
/// `$XDG_RUNTIME_DIR` (`runtime_dir`). `None` where no place is known, or where the address is not a Unix socket.
#[must_use]
pub fn socket_path(configured: Option<&Path>, address: Option<&OsStr>, runtime_dir: Option<&OsStr>) -> Option<PathBuf> {
    let usual = || {
        let folder = runtime_dir.map(Path::new).filter(|folder| folder.is_absolute())?;
        Some(folder.join("speech-dispatcher/speechd.sock"))
    };
    if let Some(path) = configured {
        return Some(path.to_path_buf());
    }
    let Some(address) = address.and_then(OsStr::to_str).filter(|address| !address.is_empty()) else {
        return usual();
    };
    match address.split_once(':') {
        Some(("unix_socket", path)) if !path.is_empty() => Some(PathBuf::from(path)),
        Some(("unix_socket", _)) => usual(),
        None if address == "unix_socket" => usual(),
        _ => None,
    }
}

/// [`socket_path`] with what the environment says.
#[must_use]
pub fn socket_from_environment(configured: Option<&Path>) -> Option<PathBuf> {
    let (address, runtime_dir) = (std::env::var_os("SPEECHD_ADDRESS"), std::env::var_os("XDG_RUNTIME_DIR"));
    socket_path(configured, address.as_deref(), runtime_dir.as_deref())
}
