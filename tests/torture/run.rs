//! Running the real program and the acting child, and reading what they said.

use std::fs::{self, File};
use std::io::{Read as _, Seek as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::child;

/// The moment that the pages are asked for; the example house is open.
pub const NOW: &str = "2026-10-13T09:40";
/// After this nothing is under way any more.
const PATIENCE: Duration = Duration::from_secs(30);

/// The real program on the house in `dir`.
pub fn fristed(dir: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fristed"));
    // The settings of this machine are none of a test's business.
    command.arg("--data").arg(dir).arg("--config").arg(settings()).args(arguments);
    command
}

fn settings() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config/fristed.toml")
}

/// What a program said before it ended.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
    pub took: Duration,
}

/// Runs `command` to its end.
pub fn run(command: &mut Command) -> Result<Said, String> {
    let (mut out, mut err) = (temporary()?, temporary()?);
    let copy = |file: &File| file.try_clone().map_err(|error| error.to_string());
    command.stdin(Stdio::null()).stdout(copy(&out)?).stderr(copy(&err)?);
    let began = Instant::now();
    let mut child = command.spawn().map_err(|error| format!("{command:?} does not start: {error}"))?;
    let status = wait(&mut child)?;
    let took = began.elapsed();
    Ok(Said { code: status.code(), out: read(&mut out), err: read(&mut err), took })
}

fn temporary() -> Result<File, String> {
    tempfile::tempfile().map_err(|error| format!("no temporary file: {error}"))
}

fn read(file: &mut File) -> String {
    let mut bytes = Vec::new();
    let _ = file.rewind();
    let _ = file.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Waits for the end, and ends what has none.
pub fn wait(child: &mut Child) -> Result<ExitStatus, String> {
    let began = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) if began.elapsed() < PATIENCE => sleep(Duration::from_millis(2)),
            Ok(None) => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("it did not end within {} s", PATIENCE.as_secs()));
            }
            Err(error) => return Err(error.to_string()),
        }
    }
}

impl Said {
    /// Whatever happens, the program does not panic, and no signal ends it.
    pub fn no_panic(&self) -> Result<(), String> {
        if self.err.contains("panicked") || self.err.contains("an error in the program") {
            return Err(format!("it panicked: {}", self.err));
        }
        if self.code.is_none() {
            return Err(format!("a signal ended it; it had said {:?} {:?}", self.out, self.err));
        }
        Ok(())
    }

    /// It did what it was asked to.
    pub fn done(self) -> Result<Self, String> {
        self.no_panic()?;
        if self.code == Some(0) {
            return Ok(self);
        }
        Err(format!("it ended with {:?} and said {:?} {:?}", self.code, self.out, self.err))
    }

    /// It did what it was asked to, or refused with one sentence. Says which.
    pub fn done_or_one_sentence(&self) -> Result<bool, String> {
        self.no_panic()?;
        match self.code {
            Some(0) => Ok(true),
            Some(1) if self.err.lines().count() == 1 && self.err.starts_with("fristed: ") => Ok(false),
            _ => Err(format!("it ended with {:?} and said {:?} {:?}", self.code, self.out, self.err)),
        }
    }
}

/// The day as the real program shows it: it must, whatever has happened.
pub fn today(dir: &Path) -> Result<Said, String> {
    let said = run(&mut fristed(dir, &["today", "--now", NOW]))?.done().map_err(|said| format!("today: {said}"))?;
    if said.out.contains("13. oktober") { Ok(said) } else { Err(format!("today shows {:?}", said.out)) }
}

/// `fristed check` finds no fault.
pub fn check(dir: &Path) -> Result<Said, String> {
    run(&mut fristed(dir, &["check"]))?.done().map_err(|said| format!("check: {said}"))
}

/// The acting child.
pub struct Actor {
    child: Child,
    said: PathBuf,
}

/// What the child has said.
#[derive(Debug, Default)]
pub struct Acts {
    pub ready: bool,
    /// How many acts are acknowledged, those before it began among them.
    pub acknowledged: u32,
    /// Those that were refused, with how many milliseconds that took and the sentence.
    pub refused: Vec<(u64, String)>,
    /// The sentence where it did not even begin.
    pub not_begun: Option<String>,
    /// What could not be read after a refusal.
    pub unreadable: Vec<String>,
    /// The same of the lists of who joins in.
    pub lists_unreadable: Vec<String>,
    pub done: bool,
}

/// The command of the child that acts on `dir`, from one number to another.
pub fn acting(dir: &Path, from: u32, until: u32) -> Vec<String> {
    let own = std::env::current_exe().map_or_else(|_| String::new(), |path| path.display().to_string());
    let (dir, from, until) = (dir.display().to_string(), from.to_string(), until.to_string());
    vec![own, child::MODE.to_owned(), "act".to_owned(), dir, from, until]
}

impl Actor {
    /// Starts `command`, and writes what it says to a file in `beside`, which lies outside of what is tortured.
    pub fn start(command: &[String], beside: &Path) -> Result<Self, String> {
        let said = beside.join("acknowledged");
        let open = |name: &Path| File::create(name).map_err(|error| error.to_string());
        let (out, err) = (open(&said)?, open(&beside.join("errors"))?);
        let child = Command::new(&command[0])
            .args(&command[1..])
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(err)
            .spawn()
            .map_err(|error| format!("{command:?} does not start: {error}"))?;
        Ok(Self { child, said })
    }

    /// What it has said so far, where it began after `from` acts.
    pub fn acts(&self, from: u32) -> Result<Acts, String> {
        let text = fs::read_to_string(&self.said).map_err(|error| error.to_string())?;
        let mut acts = Acts { acknowledged: from, ..Acts::default() };
        for line in text.lines() {
            let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
            match word {
                "ready" => acts.ready = true,
                "done" => acts.done = true,
                "kept" if rest == acts.acknowledged.to_string() => acts.acknowledged += 1,
                "refused" => {
                    let (took, sentence) = rest.split_once(' ').unwrap_or_default();
                    acts.refused.push((took.parse().unwrap_or(u64::MAX), sentence.to_owned()));
                }
                "not-begun" => acts.not_begun = Some(rest.to_owned()),
                "unreadable" => acts.unreadable.push(rest.to_owned()),
                "lists-unreadable" => acts.lists_unreadable.push(rest.to_owned()),
                // The last line may be half there.
                _ if !text.ends_with('\n') => {}
                _ => return Err(format!("after {} acts the child said {line:?}", acts.acknowledged)),
            }
        }
        Ok(acts)
    }

    /// Whether it has begun.
    pub fn is_ready(&self) -> bool {
        fs::read(&self.said).is_ok_and(|text| text.starts_with(b"ready\n"))
    }

    /// Waits until it has begun and `more` acts are acknowledged, or until it has ended.
    pub fn at_work(&mut self, more: usize) -> Result<(), String> {
        // One line says that it has begun.
        let lines = |said: &Path| fs::read(said).map_or(0, |text| text.iter().filter(|byte| **byte == b'\n').count());
        if until(|| lines(&self.said) > more || self.ended()) {
            Ok(())
        } else {
            Err("the child does nothing".to_owned())
        }
    }

    pub fn ended(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(Some(_)))
    }

    /// SIGKILL.
    pub fn kill(&mut self) -> Result<(), String> {
        self.child.kill().and_then(|()| self.child.wait()).map(drop).map_err(|error| error.to_string())
    }

    pub fn wait(&mut self) -> Result<ExitStatus, String> {
        wait(&mut self.child)
    }

    /// Whatever happened, it did not panic.
    pub fn no_panic(&self) -> Result<(), String> {
        let err = fs::read_to_string(self.said.with_file_name("errors")).unwrap_or_default();
        if err.contains("panicked") { Err(format!("the child panicked: {err}")) } else { Ok(()) }
    }
}

impl Drop for Actor {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}

/// Waits until `it` holds, at most as long as something may be under way.
pub fn until(mut it: impl FnMut() -> bool) -> bool {
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        if it() {
            return true;
        }
        sleep(Duration::from_millis(1));
    }
    false
}
