//! `fristed.toml`: what is taken is written out and read in again equal; what is not, is refused in one sentence that
//! names its line.

use std::path::Path;

use fristed::kiosk::config::{Config, ConfigRefused, Profile};
use fristed::kiosk::log::LogLevel;

pub fn holds(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    match Config::parse(text, "fristed.toml") {
        Ok(config) => {
            let paths = [&config.data, &config.stick, &config.backup, &config.speech_socket];
            assert!(paths.into_iter().flatten().all(|path| path.is_absolute()), "{config:?}");
            assert!((7.0..=110.0).contains(&config.screen_inches), "{config:?}");
            let written = written(&config);
            assert_eq!(Config::parse(&written, "fristed.toml").as_ref(), Ok(&config), "{written}");
        }
        Err(ConfigRefused::Wrong { line, what, .. }) => {
            let lines = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
            assert!((1..=lines).contains(&line), "line {line} of {lines}: {what}");
            assert!(!what.is_empty() && !what.contains('\n'), "{what:?}");
        }
        Err(other) => panic!("a text is refused as a file: {other}"),
    }
}

fn written(config: &Config) -> String {
    let Config { data, profile, screen_inches, screen_hours, stick, printer, backup, speech_socket, log } = config;
    let profile = profile.map(|profile| match profile {
        Profile::Faellesrum => "faellesrum",
        Profile::Personalerum => "personalerum",
    });
    let log = match log {
        LogLevel::Error => "error",
        LogLevel::Warn => "warn",
        LogLevel::Info => "info",
        LogLevel::Debug => "debug",
    };
    let path = |path: &Path| path.to_str().expect("a path that was text").to_owned();
    let hours = screen_hours.map(|hours| [hours.on, hours.off].map(|time| time.format("%H:%M").to_string()));
    let mut lines = vec![format!("screen-inches = {:?}", f64::from(*screen_inches))];
    let mut say = |key: &str, text: &str| lines.push(format!("{key} = {}", toml::Value::from(text)));
    if let Some(profile) = profile {
        say("profile", profile);
    }
    say("log", log);
    for (key, named) in [("data", data), ("stick", stick), ("backup", backup), ("speech-socket", speech_socket)] {
        if let Some(named) = named {
            say(key, &path(named));
        }
    }
    if let Some(name) = printer {
        say("printer", name);
    }
    if let Some([on, off]) = hours {
        say("screen-on", &on);
        say("screen-off", &off);
    }
    lines.join("\n")
}
