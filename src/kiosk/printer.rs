//! The printer, through CUPS on this machine. A paper goes to `lp` on its standard input, so that it is in no file of
//! ours, and CUPS is told to keep nothing (`PreserveJobFiles No`).

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::ports::outside::Printer;

/// Where CUPS listens.
const SOCKET: &str = "run/cups/cups.sock";
const PROGRAM: &str = "usr/bin/lp";
/// How long CUPS may take to accept a paper. It prints by itself afterwards.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often it is looked whether it has.
const LOOK: Duration = Duration::from_millis(20);

/// A printer that CUPS knows.
#[derive(Debug, Clone)]
pub struct Cups {
    program: PathBuf,
    socket: PathBuf,
    name: Option<String>,
    patience: Duration,
}

impl Cups {
    /// The printer of the machine below `root`, by the name that `fristed.toml` gives; without one CUPS's default.
    #[must_use]
    pub fn of_machine(root: &Path, name: Option<String>) -> Self {
        Self::new(root.join(PROGRAM), root.join(SOCKET), name, PATIENCE)
    }

    #[must_use]
    pub const fn new(program: PathBuf, socket: PathBuf, name: Option<String>, patience: Duration) -> Self {
        Self { program, socket, name, patience }
    }

    /// Nothing of the machine's environment goes along, and nothing that is said comes back: there is no secret in
    /// either, and nobody to read it.
    fn command(&self, title: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.env_clear().env("CUPS_SERVER", &self.socket).env("LC_ALL", "C.UTF-8");
        if let Some(name) = &self.name {
            command.args(["-d", name]);
        }
        command.args(["-t", title, "-o", "media=A4", "-o", "sides=one-sided"]);
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn hand_over(&self, title: &str, pdf: &[u8]) -> io::Result<bool> {
        let mut child = self.command(title).spawn()?;
        let Some(mut input) = child.stdin.take() else { return Ok(false) };
        let (written, ended) = thread::scope(|scope| {
            // A program that reads nothing would hold the writing up; ended, it lets go of it.
            let writing = scope.spawn(move || input.write_all(pdf));
            let ended = self.wait(&mut child);
            (writing.join(), ended)
        });
        Ok(matches!(written, Ok(Ok(()))) && ended?)
    }

    /// Whether it ended well, and in time.
    fn wait(&self, child: &mut Child) -> io::Result<bool> {
        let began = Instant::now();
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(status.success());
            }
            if began.elapsed() >= self.patience {
                child.kill()?;
                child.wait()?;
                return Ok(false);
            }
            thread::sleep(LOOK);
        }
    }
}

impl Printer for Cups {
    fn is_there(&self) -> bool {
        self.program.is_file() && self.socket.exists()
    }

    fn is_chosen(&self) -> bool {
        self.name.is_some()
    }

    fn print(&self, title: &str, pdf: &[u8]) -> bool {
        match self.hand_over(title, pdf) {
            Ok(taken) => taken,
            Err(error) => {
                tracing::warn!(kind = %error.kind(), "the printing program could not be started");
                false
            }
        }
    }
}
