//! Houses as nobody planned them: long-winded, crowded, nearly empty.

use fristed::domain::activity::CalendarEntry;
use fristed::domain::text::{Line, Words};
use fristed::domain::time::HOUSE_ZONE;
use fristed::exchange::calendar;

use crate::harness::{Kiosk, TUESDAY_MORNING, example};

/// A single word of sixty letters.
pub const LONG_WORD: &str = "Speciallægepraksisplanlægningsstabiliseringsperiodeovergange";

/// A text as long as a text may be, with the long word in it.
pub fn long_text() -> Words {
    let mut text = format!("Fællesspisning med {LONG_WORD}");
    while text.chars().count() < 490 {
        text.push_str(" og mere af det");
    }
    let text: String = text.chars().take(500).collect();
    Words::danish(Line::new(text.trim()).expect("as long as a text may be"))
}

/// Every name and text is as long as it may be.
pub fn long_winded() -> Kiosk {
    let mut house = example();
    for activity in &mut house.activities {
        activity.title = long_text();
        activity.place = Some(long_text());
        activity.text = Some(long_text());
        activity.host = Some(long_text());
    }
    for offer in &mut house.offers {
        offer.title = long_text();
        offer.text = Some(long_text());
        offer.first_step = long_text();
    }
    for facility in &mut house.facilities {
        facility.name = long_text();
        facility.instead.sentence = long_text();
    }
    for agreement in &mut house.agreements {
        agreement.text = long_text();
    }
    // Wednesday, which Ugen shows on its second day.
    house.opening.week[2].note = Some(long_text());
    for number in &mut house.help_numbers {
        number.text = long_text();
    }
    Kiosk::of(&house, TUESDAY_MORNING)
}

/// Forty offers and thirty facilities.
pub fn crowded() -> Kiosk {
    let mut house = example();
    let (offers, facilities) = (house.offers.clone(), house.facilities.clone());
    house.offers = (0..40)
        .map(|at| {
            let mut offer = offers[at % offers.len()].clone();
            if at >= offers.len() {
                offer.slug = format!("{}-{at}", offer.slug);
            }
            offer
        })
        .collect();
    house.facilities = (0..30)
        .map(|at| {
            let mut facility = facilities[at % facilities.len()].clone();
            if at >= facilities.len() {
                facility.slug = format!("{}-{at}", facility.slug);
            }
            facility
        })
        .collect();
    Kiosk::of(&house, TUESDAY_MORNING)
}

/// A calendar was imported into an empty folder, and nothing else is known of the house.
pub fn calendar_only() -> Kiosk {
    const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n\
        BEGIN:VEVENT\r\nUID:1@test\r\nDTSTAMP:20261001T000000Z\r\nSUMMARY:Banko\r\nLOCATION:Salen\r\n\
        DTSTART;TZID=Europe/Copenhagen:20261013T140000\r\nDTEND;TZID=Europe/Copenhagen:20261013T160000\r\n\
        RRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    Kiosk::over(TUESDAY_MORNING, |store| {
        let read = calendar::read(CALENDAR.as_bytes(), HOUSE_ZONE).expect("a calendar");
        let entry = |one: calendar::Entry| CalendarEntry {
            activity: one.activity,
            sequence: one.sequence,
            cancelled: one.cancelled,
        };
        let entries: Vec<_> = read.entries.into_iter().map(entry).collect();
        store.import_calendar(&entries, false).expect("an import");
    })
}

/// The house is open and nothing is on, today or any other day.
pub fn nothing_on() -> Kiosk {
    let mut house = example();
    house.activities.clear();
    Kiosk::of(&house, TUESDAY_MORNING)
}
