//! What the kiosk says of itself: this program's own lines, and of an error in it the place only.

use std::io;
use std::process::Command;
use std::sync::{Arc, Mutex};

use fristed::kiosk::config::Config;
use fristed::kiosk::log::{LogLevel, lines, say_only_where_it_went_wrong};
use tracing_subscriber::fmt::MakeWriter;

use crate::sources::at_top;

/// Whatever is written.
#[derive(Clone, Default)]
pub struct Heard(Arc<Mutex<Vec<u8>>>);

impl Heard {
    pub fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl io::Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Heard {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

fn heard(level: LogLevel, say: impl FnOnce()) -> String {
    let heard = Heard::default();
    tracing::subscriber::with_default(lines(level, heard.clone()), say);
    heard.text()
}

#[test]
fn a_line_of_this_program_is_heard_from_its_level_on() {
    let say = || {
        tracing::error!(target: "fristed::cli::run", number = 7, "the box could not be opened");
        tracing::warn!(target: "fristed::store", "times are computed as they are asked for");
        tracing::info!(target: "fristed", "a day begins");
        tracing::debug!(target: "fristed::kiosk::voice", "the voice does not answer");
    };
    for (level, count) in [(LogLevel::Error, 1), (LogLevel::Warn, 2), (LogLevel::Info, 3), (LogLevel::Debug, 4)] {
        let text = heard(level, say);
        assert_eq!(text.lines().count(), count, "{level:?}: {text}");
        assert!(text.starts_with("ERROR fristed::cli::run: the box could not be opened number=7\n"), "{text}");
    }
}

#[test]
fn lines_of_others_are_not_heard_for_they_could_hold_what_is_on_the_screen() {
    let text = heard(LogLevel::Debug, || {
        for _ in 0..2 {
            tracing::error!(target: "zbus::connection", "Sending message: kanariefugl");
            tracing::error!(target: "accesskit_unix", "kanariefugl");
            tracing::error!(target: "i_slint_core", "kanariefugl");
        }
    });
    assert_eq!(text, "");
}

#[test]
fn the_level_stands_in_the_settings() {
    let level = |text: &str| Config::parse(text, "fristed.toml").map(|config| config.log);
    assert_eq!(level(""), Ok(LogLevel::Warn));
    assert_eq!(level("log = \"debug\""), Ok(LogLevel::Debug));
    let refused = level("log = \"trace\"").unwrap_err().to_string();
    assert!(refused.contains("line 1") && refused.contains("`error`, `warn`, `info`, `debug`"), "{refused}");
}

const CHILD: &str = "FRISTED_TEST_PANIC";

/// Not a test of its own: a process in which something goes wrong, with what somebody wrote in the message.
#[test]
fn a_child_that_goes_wrong() {
    let Some(word) = std::env::var(CHILD).ok() else {
        return;
    };
    say_only_where_it_went_wrong();
    let worker = std::thread::spawn(move || panic!("nobody may read {word}"));
    assert!(worker.join().is_err());
}

#[test]
fn an_error_in_the_program_names_its_place_and_nothing_else() {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "log::a_child_that_goes_wrong", "--nocapture", "--test-threads=1"])
        .env(CHILD, "kanariefugl")
        .output()
        .unwrap();
    let (said, out) = (String::from_utf8_lossy(&output.stderr), String::from_utf8_lossy(&output.stdout));
    assert!(output.status.success(), "{said}{out}");
    assert!(said.starts_with("fristed: an error in the program at tests/core/log.rs:"), "{said}");
    assert!(said.ends_with("; please report it.\n") && said.lines().count() == 1, "{said}");
    assert!(!said.contains("kanariefugl") && !out.contains("kanariefugl"), "{said}{out}");
    let main = at_top("src/main.rs").unwrap();
    assert!(main.contains("say_only_where_it_went_wrong()"), "the program does not set the hook");
}
