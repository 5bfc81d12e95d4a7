//! The machine's settings.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use chrono::NaiveTime;
use fristed::kiosk::config::{Config, ConfigRefused, DATA, Profile, ScreenHours, usual_data_folder};
use proptest::prelude::*;

const SHIPPED: &str = include_str!("../../kiosk-config/fristed.toml");

/// Every key there is; the compiler asks for a new one here when the struct grows.
fn keys(config: &Config) -> [&'static str; 10] {
    let Config {
        data: _,
        profile: _,
        screen_inches: _,
        screen_hours: _,
        stick: _,
        printer: _,
        backup: _,
        speech_socket: _,
        log: _,
    } = config;
    [
        "data",
        "profile",
        "screen-inches",
        "screen-on",
        "screen-off",
        "stick",
        "printer",
        "backup",
        "speech-socket",
        "log",
    ]
}

/// The shipped file with each setting switched on.
fn switched_on() -> String {
    let setting = |line: &str| {
        let key = line.strip_prefix('#').and_then(|line| line.split_once(" = ")).map(|(key, _)| key);
        key.is_some_and(|key| key.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !key.is_empty())
    };
    SHIPPED.lines().map(|line| if setting(line) { &line[1..] } else { line }).collect::<Vec<_>>().join("\n")
}

fn refused(text: &str) -> String {
    Config::parse(text, "fristed.toml").unwrap_err().to_string()
}

#[test]
fn the_shipped_file_and_no_file_are_the_defaults() {
    assert_eq!(Config::parse(SHIPPED, "x").unwrap(), Config::default());
    assert_eq!(Config::parse("", "x").unwrap(), Config::default());
    assert_eq!(Config::default().screen_inches.to_string(), "24");
    assert_eq!(Config::default().profile, None, "the staff are asked");
}

#[test]
fn the_shipped_file_shows_every_key_and_each_can_be_switched_on() {
    let text = switched_on();
    let config = Config::parse(&text, "x").unwrap();
    for key in keys(&config) {
        assert!(text.lines().any(|line| line.starts_with(&format!("{key} = "))), "{key} is not in the file");
    }
    assert_eq!(config.data.as_deref(), Some(Path::new(DATA)));
    assert_eq!(config.profile, Some(Profile::Faellesrum));
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    assert_eq!(config.screen_hours, Some(ScreenHours { on: time(7), off: time(23) }));
    assert_eq!(config.stick, Some(PathBuf::from("/media/fristed")));
    assert_eq!(config.printer.as_deref(), Some("kontoret"));
    assert!(config.backup.is_some() && config.speech_socket.is_some());
    assert_eq!(config.data_folder(), Path::new(DATA));
}

#[test]
fn an_unknown_key_is_refused_with_its_line_and_what_is_allowed() {
    let sentence = refused("# a comment\nprofile = \"personalerum\"\nscren-inches = 22\n");
    assert!(sentence.starts_with("fristed.toml, line 3: unknown key `scren-inches`"), "{sentence}");
    for key in keys(&Config::default()) {
        assert!(sentence.contains(&format!("`{key}`")), "{sentence}");
    }
}

#[test]
fn impossible_values_are_refused_with_their_line_and_what_is_allowed() {
    for (text, line, allowed) in [
        ("\nprofile = \"bar\"", 2, "`faellesrum`"),
        ("screen-inches = 3", 1, "from 7 to 110"),
        ("screen-inches = nan", 1, "from 7 to 110"),
        ("screen-inches = \"24\"", 1, "correct the line"),
        ("\n\ndata = \"here\"", 3, "full path"),
        ("backup = \"../b\"", 1, "full path"),
        ("stick = \"/a\\u0000b\"", 1, "full path"),
        ("screen-on = \"07:00\"", 1, "belong together"),
        ("screen-on = \"7\"\nscreen-off = \"23:00\"", 1, "from \"00:00\" to \"23:59\""),
        ("screen-on = \"07:00\"\nscreen-off = \"24:00\"", 2, "from \"00:00\" to \"23:59\""),
        ("screen-on = \"07:00\"\nscreen-off = \"07:00\"", 2, "always on"),
        ("printer = \"-rm\"", 1, "lpstat"),
        ("printer = \"\"", 1, "lpstat"),
        ("data = \"/a\"\ndata = \"/b\"", 2, "correct the line"),
        ("data = ", 1, "correct the line"),
        ("= = =", 1, "correct the line"),
    ] {
        let sentence = refused(text);
        assert!(sentence.starts_with(&format!("fristed.toml, line {line}: ")), "{text}: {sentence}");
        assert!(sentence.contains(allowed), "{text}: {sentence}");
        assert!(!sentence.contains('\n'), "{sentence}");
    }
}

#[test]
fn files_are_read_and_what_is_no_file_of_settings_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("good.toml"), "screen-inches = 21.5\n").unwrap();
    std::fs::write(at("latin.toml"), b"profile = \"faellesrum\"\n# B\xF8rge\n").unwrap();
    std::fs::write(at("long.toml"), "#\n".repeat(60_000)).unwrap();
    let load = |path: &Path| Config::load(Some(path));
    assert!((load(&at("good.toml")).unwrap().screen_inches - 21.5).abs() < f32::EPSILON);
    let latin = load(&at("latin.toml")).unwrap_err();
    assert!(matches!(&latin, ConfigRefused::Wrong { line: 2, what, .. } if what.contains("UTF-8")), "{latin}");
    assert!(matches!(load(&at("long.toml")), Err(ConfigRefused::NoSettings { .. })));
    assert!(matches!(load(folder.path()), Err(ConfigRefused::NoSettings { .. })));
    assert!(matches!(load(Path::new("/dev/zero")), Err(ConfigRefused::NoSettings { .. })));
    let missing = load(&at("missing.toml")).unwrap_err();
    assert!(matches!(&missing, ConfigRefused::Unreadable { .. }));
    assert!(missing.to_string().contains("missing.toml cannot be read"), "{missing}");
}

/// `fristed check` as root looks at the kiosk's house, and not for one of root's own.
#[test]
fn root_means_the_house_of_the_kiosk() {
    use fristed::kiosk::config::may_use_the_kiosk;
    assert!(may_use_the_kiosk(990, 990) && may_use_the_kiosk(0, 990) && !may_use_the_kiosk(1000, 990));
}

#[test]
fn the_data_folder_is_ours_or_the_persons() {
    let (xdg, home) = (Some(OsStr::new("/x")), Some(OsStr::new("/home/a")));
    let relative = Some(OsStr::new("x"));
    assert_eq!(usual_data_folder(true, xdg, home), Path::new(DATA));
    assert_eq!(usual_data_folder(false, xdg, home), Path::new("/x/fristed"));
    assert_eq!(usual_data_folder(false, None, home), Path::new("/home/a/.local/share/fristed"));
    assert_eq!(usual_data_folder(false, relative, home), Path::new("/home/a/.local/share/fristed"));
    assert_eq!(usual_data_folder(false, relative, None), Path::new(DATA));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_in_one_line(text in "(?s).{0,200}") {
        if let Err(refusal) = Config::parse(&text, "f") {
            prop_assert!(!refusal.to_string().contains('\n'));
        }
    }

    #[test]
    fn any_value_is_read_or_refused(key in prop::sample::select(keys(&Config::default()).to_vec()),
        value in "(-?[0-9.e+]{1,12}|\"[^\"\\\\]{0,20}\"|\\[{0,200}|true|07:00:00|inf)") {
        let _ = Config::parse(&format!("{key} = {value}"), "f");
    }
}
