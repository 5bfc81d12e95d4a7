//! Things that several tests need: content, activities, times.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use fristed::domain::activity::{Activity, CalendarEntry, Course, Kind, Length, Origin, Schedule, Start, Ways};
use fristed::domain::house::HouseContent;
use fristed::domain::recurrence::Rule;
use fristed::domain::text::{Line, Words};
use fristed::domain::time::HOUSE_ZONE;
use fristed::exchange::house_file::{self, Drawings};
use tempfile::TempDir;

pub const EXAMPLE: &str = include_str!("../../kiosk-config/example-house.toml");

/// The names of the drawings that come with the program.
pub const DRAWINGS: Drawings<'static> = Drawings {
    icons: &[
        "aerme",
        "bad",
        "bestik",
        "billard",
        "billede",
        "blad",
        "bluse",
        "blyant",
        "bog",
        "bold",
        "brev",
        "bus",
        "cirkel",
        "daek",
        "dart",
        "doer",
        "film",
        "fod",
        "folk",
        "forslag",
        "fortael",
        "fortryd",
        "frem",
        "ga",
        "gryde",
        "haand",
        "have",
        "hjaelp",
        "hoejt",
        "hund",
        "husmode",
        "idag",
        "ja",
        "jacirkel",
        "kalender",
        "kasse",
        "kop",
        "kryds",
        "laas",
        "luk",
        "m_aeble",
        "m_anker",
        "m_baad",
        "m_ballon",
        "m_bjerg",
        "m_blad",
        "m_blomst",
        "m_bog",
        "m_bro",
        "m_cykel",
        "m_draabe",
        "m_fisk",
        "m_fjer",
        "m_fugl",
        "m_fyrtaarn",
        "m_gulerod",
        "m_hat",
        "m_hjerte",
        "m_hus",
        "m_kaktus",
        "m_kirsebaer",
        "m_klokke",
        "m_kop",
        "m_lampe",
        "m_maane",
        "m_noegle",
        "m_ost",
        "m_paraply",
        "m_sky",
        "m_snefnug",
        "m_snegl",
        "m_sol",
        "m_sommerfugl",
        "m_stjerne",
        "m_stoevle",
        "m_svamp",
        "m_telt",
        "m_tog",
        "m_trae",
        "m_tromme",
        "minus",
        "musik",
        "ned",
        "noegle",
        "oeje",
        "oere",
        "optaget",
        "pause",
        "pensel",
        "person",
        "plus",
        "postkasse",
        "pote",
        "print",
        "puf",
        "redning",
        "ring",
        "ro",
        "rude",
        "sammen",
        "seng",
        "sid",
        "skaerm",
        "skift",
        "slet",
        "sofa",
        "sprog",
        "sted",
        "stik",
        "tagom",
        "tale",
        "tand",
        "telefon",
        "tilbage",
        "tilbud",
        "tom",
        "trappe",
        "trekant",
        "tryk",
        "tumbler",
        "ur",
        "vaermed",
        "vask",
        "vinkel",
    ],
    scenes: &["haandklaeder", "lukket", "morgen", "nat", "suppe"],
};

pub fn example() -> HouseContent {
    house_file::read(EXAMPLE, DRAWINGS).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

pub fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

pub fn words(text: &str) -> Words {
    Words::danish(line(text))
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn civil(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

pub fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Once, in the house's zone, for an hour.
pub fn once(start: NaiveDateTime) -> Schedule {
    Schedule {
        start: Start::At { civil: start, zone: HOUSE_ZONE },
        length: Length::Civil(TimeDelta::hours(1)),
        rules: Vec::new(),
        extra: Vec::new(),
        except: Vec::new(),
        overrides: Vec::new(),
    }
}

pub fn repeated(start: NaiveDateTime, rule: &str) -> Schedule {
    let mut schedule = once(start);
    schedule.rules.push(Rule::new(rule, schedule.start).unwrap());
    schedule
}

pub fn activity(origin: Origin, title: &str, schedule: Schedule) -> Activity {
    Activity {
        origin,
        kind: Kind::Activity,
        title: words(title),
        place: None,
        text: None,
        host: None,
        icon: None,
        scene: None,
        offer: None,
        ways: Ways::default(),
        course: Course::default(),
        food: None,
        team: false,
        special: false,
        even_when_closed: false,
        recommended: None,
        part_of: None,
        schedule,
    }
}

pub fn entry(uid: &str, title: &str, schedule: Schedule) -> CalendarEntry {
    let activity = activity(Origin::Imported { uid: uid.to_owned() }, title, schedule);
    CalendarEntry { activity, sequence: 0, cancelled: false }
}

/// A folder as the program makes it.
pub fn private_folder() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o700)).unwrap();
    dir
}

/// A sum that tells two texts apart (FNV-1a).
pub fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3))
}
