//! What the running kiosk says of itself: lines on standard error, which the machine's journal keeps.
//!
//! Only this program's own lines are heard. Those of the toolkit and of the accessibility bus could hold what stands on
//! the screen, and so what somebody writes. None of ours holds what was written or chosen, nor that something was.

use std::io::{self, Write as _};

use serde::Deserialize;
use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::{self, MakeWriter};
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::registry::Registry;

/// How much is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    /// What somebody has to look at.
    Error,
    /// And what the kiosk got over by itself.
    #[default]
    Warn,
    /// And what it does.
    Info,
    /// Everything.
    Debug,
}

impl From<LogLevel> for LevelFilter {
    fn from(level: LogLevel) -> Self {
        match level {
            LogLevel::Error => Self::ERROR,
            LogLevel::Warn => Self::WARN,
            LogLevel::Info => Self::INFO,
            LogLevel::Debug => Self::DEBUG,
        }
    }
}

/// Lines of this program at `level` and above, written to `writer`. Without a time: the journal has its own.
pub fn lines<W>(level: LogLevel, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let ours = Targets::new().with_target(env!("CARGO_CRATE_NAME"), LevelFilter::from(level));
    let layer = fmt::layer().with_ansi(false).without_time().with_writer(writer);
    Registry::default().with(layer.with_filter(ours))
}

/// From here on lines go to standard error.
pub fn to_standard_error(level: LogLevel) {
    // Where lines go somewhere already, as in a test, they go on doing so.
    let _ = tracing::subscriber::set_global_default(lines(level, io::stderr));
}

/// From here on an error in the program names its file and line only: the message could hold what a person wrote.
pub fn say_only_where_it_went_wrong() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
        // Where nobody reads, there is nobody to tell.
        let _ = writeln!(io::stderr(), "fristed: an error in the program{place}; please report it.");
    }));
}
