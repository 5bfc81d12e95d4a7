//! Ten years of content: 25 000 activities, 400 of them recurring, as a calendar from another program brings them.

use chrono::{DateTime, TimeDelta, Utc};
use fristed::domain::activity::{Activity, CalendarEntry, Course, Kind, Length, Origin, Schedule, Start, Ways};
use fristed::domain::house::HouseContent;
use fristed::domain::recurrence::Rule;
use fristed::domain::text::{Line, Words};
use fristed::domain::time::HOUSE_ZONE;
use fristed::exchange::house_file::{self, Drawings};
use fristed::store::StoreError;

pub const ACTIVITIES: u32 = 25_000;
const RECURRING: u32 = 400;
const YEARS: i64 = 10;
const RULES: [&str; 4] = ["FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=WEEKLY;COUNT=12"];

/// What the example house has besides.
///
/// # Errors
/// [`StoreError`] when its file contradicts itself.
pub fn example() -> Result<HouseContent, StoreError> {
    let drawings = Drawings { icons: fristed::draw::icons::NAMES, scenes: fristed::draw::scenes::NAMES };
    let file = include_str!("../../kiosk-config/example-house.toml");
    house_file::read(file, drawings).map_err(|problems| StoreError::Refused(format!("{problems:?}")))
}

/// Entry number `number`, at its place in the ten years around the day that is measured.
pub fn entry(number: u32) -> CalendarEntry {
    let day = i64::from(number) * 7919 % (YEARS * 365) - YEARS * 365 / 2;
    let hour = i64::from(number % 13) + 8;
    // What recurs began in the first year and goes on to this day, a quarter of it for one season only.
    let (day, rule) = match number {
        RECURRING.. => (day, None),
        _ => (day / YEARS - YEARS * 365 / 2, Some(RULES[number as usize % RULES.len()])),
    };
    let start = Start::At { civil: moment(day, hour).naive_utc(), zone: HOUSE_ZONE };
    let schedule = Schedule {
        start,
        length: Length::Civil(TimeDelta::minutes(90)),
        rules: rule.and_then(|rule| Rule::new(rule, start).ok()).into_iter().collect(),
        extra: Vec::new(),
        except: Vec::new(),
        overrides: Vec::new(),
    };
    CalendarEntry { activity: activity(number, schedule), sequence: 0, cancelled: false }
}

fn activity(number: u32, schedule: Schedule) -> Activity {
    let words = |text: String| Line::new(&text).map(Words::danish).ok();
    let kind = Kind::ALL[number as usize % Kind::ALL.len()];
    Activity {
        origin: Origin::Imported { uid: format!("{number}@bench") },
        kind,
        title: words(format!("Noget at komme til, nummer {number}"))
            .unwrap_or_else(|| unreachable!("the title is a line")),
        place: words("Stuen".to_owned()),
        text: words("Kom, som du er. Der er altid plads til en til, og kaffen er på kanden.".to_owned()),
        host: words("Mette tager imod".to_owned()),
        icon: None,
        scene: None,
        offer: None,
        ways: Ways::default(),
        course: Course::default(),
        food: None,
        team: false,
        special: number.is_multiple_of(200),
        even_when_closed: false,
        recommended: None,
        part_of: None,
        schedule,
    }
}

/// A moment so many days after the thirteenth of October 2026.
pub fn moment(days: i64, hour: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_791_849_600, 0).unwrap_or_default() + TimeDelta::days(days) + TimeDelta::hours(hour)
}
