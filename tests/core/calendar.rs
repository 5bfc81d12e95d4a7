//! iCalendar files of other programs, and our own.

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use fristed::domain::activity::{
    Activity, Change, Course, Extra, Kind, Length, Occurrence, Origin, Override, Price, Schedule, Start, Ways,
};
use fristed::domain::recurrence::{Rule, occurrences};
use fristed::domain::text::{Line, Words};
use fristed::domain::time::{HOUSE_ZONE, Span};
use fristed::exchange::calendar::{Entry, FindingKind, LARGEST, NotACalendar, Reading, phone_event, read, write};
use proptest::prelude::*;

/// A calendar around these lines, with the line ends of the standard.
fn calendar(lines: &str) -> String {
    let inner = lines.trim().replace('\n', "\r\n");
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inner}\r\nEND:VCALENDAR\r\n")
}

/// A calendar with one event of these lines.
fn event(lines: &str) -> String {
    calendar(&format!("BEGIN:VEVENT\nUID:one\nSUMMARY:Kaffe\n{}\nEND:VEVENT", lines.trim()))
}

fn reading(text: &str) -> Reading {
    read(text.as_bytes(), HOUSE_ZONE).unwrap()
}

fn only(text: &str) -> Entry {
    let Reading { mut entries, findings } = reading(text);
    assert_eq!(entries.len(), 1, "{findings:?}");
    entries.remove(0)
}

fn year(schedule: &Schedule, year: i32) -> Vec<Occurrence> {
    let begin = |year| Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).unwrap();
    occurrences(schedule, Span { start: begin(year), end: begin(year + 1) }, HOUSE_ZONE)
}

/// Starts and ends of the occurrences in 2024 that are not cancelled.
fn times(text: &str) -> Vec<String> {
    let found = year(&only(text).activity.schedule, 2024);
    let said = |o: &Occurrence| format!("{} – {}", o.start.format("%m-%d %H:%M"), o.end.format("%m-%d %H:%M"));
    found.iter().filter(|occurrence| !occurrence.cancelled).map(said).collect()
}

fn left_out(text: &str) -> Vec<(usize, String)> {
    let found = reading(text).findings.into_iter().filter(|finding| finding.kind == FindingKind::LeftOut);
    found.map(|finding| (finding.line, finding.reason)).collect()
}

fn notes(text: &str) -> Vec<String> {
    let found = reading(text).findings.into_iter().filter(|finding| finding.kind == FindingKind::Note);
    found.map(|finding| finding.reason).collect()
}

#[test]
fn what_is_no_calendar_is_refused() {
    assert_eq!(read(b"", HOUSE_ZONE), Err(NotACalendar::Empty));
    assert_eq!(read(b" \r\n\n", HOUSE_ZONE), Err(NotACalendar::Empty));
    assert_eq!(read(b"<!DOCTYPE html>", HOUSE_ZONE), Err(NotACalendar::NoCalendar));
    assert_eq!(read(b"BEGIN:VCARD\nEND:VCARD", HOUSE_ZONE), Err(NotACalendar::NoCalendar));
    assert_eq!(read(&vec![b' '; LARGEST + 1], HOUSE_ZONE), Err(NotACalendar::TooBig));
    assert_eq!(read(b"\xEF\xBB\xBF\n\nbegin:vcalendar\nend:vcalendar", HOUSE_ZONE), Ok(Reading::default()));
}

#[test]
fn every_way_to_write_a_time_is_read() {
    let cases = [
        ("DTSTART:20240701T100000Z\nDTEND:20240701T113000Z", "07-01 12:00 – 07-01 13:30"),
        ("DTSTART:20240701T100000\nDTEND:20240701T113000", "07-01 10:00 – 07-01 11:30"),
        ("DTSTART;TZID=Europe/London:20240701T100000\nDURATION:PT1H30M", "07-01 11:00 – 07-01 12:30"),
        ("DTSTART;TZID=\"Europe/London\":20240701T1000\nDTEND:20240701T110000", "07-01 11:00 – 07-01 12:00"),
        (
            "DTSTART;TZID=America/New_York:20240701T100000\nDTEND;TZID=Europe/Paris:20240701T170000",
            "07-01 16:00 – 07-01 17:00",
        ),
        ("DTSTART;VALUE=DATE:20240701\nDTEND;VALUE=DATE:20240703", "07-01 00:00 – 07-03 00:00"),
        ("DTSTART;VALUE=DATE:20240701\nDTEND;VALUE=DATE:20240701", "07-01 00:00 – 07-02 00:00"),
        ("DTSTART:20240701", "07-01 00:00 – 07-02 00:00"),
        ("DTSTART;VALUE=DATE:20240701\nDURATION:P1W", "07-01 00:00 – 07-08 00:00"),
        ("DTSTART;VALUE=DATE:20240701\nDURATION:PT24H", "07-01 00:00 – 07-02 00:00"),
        ("DTSTART:20240701T100000", "07-01 10:00 – 07-01 10:00"),
        ("DTSTART:20240701T240000", "07-02 00:00 – 07-02 00:00"),
        ("DTSTART:20240330T220000\nDURATION:P1D", "03-30 22:00 – 03-31 22:00"),
        ("DTSTART:20240330T220000\nDURATION:PT24H", "03-30 22:00 – 03-31 23:00"),
        ("DTSTART:20240330T220000\nDTEND:20240331T070000", "03-30 22:00 – 03-31 07:00"),
        ("DTSTART:20240331T023000\nDTEND:20240331T043000", "03-31 03:30 – 03-31 04:30"),
        ("DTSTART:20240701T100000\nDTEND:20240701T110000\nDURATION:PT0S", "07-01 10:00 – 07-01 11:00"),
    ];
    for (lines, expected) in cases {
        assert_eq!(times(&event(lines)), [expected], "{lines}");
    }
}

#[test]
fn zones_are_found_under_all_their_names() {
    let hour = |id: &str| times(&event(&format!("DTSTART;TZID={id}:20240701T120000")))[0][6..11].to_owned();
    for (id, expected) in [
        ("Europe/Copenhagen", "12:00"),
        ("europe/helsinki", "11:00"),
        ("/freeassociation.sourceforge.net/Tzfile/Europe/London", "13:00"),
        ("/citadel.org/20210210_1/America/New_York", "18:00"),
        ("Romance Standard Time", "12:00"),
        ("Eastern Standard Time", "18:00"),
        ("GMT Standard Time", "13:00"),
        ("FLE Standard Time 1", "11:00"),
        ("\"(UTC+01:00) Brussels, Copenhagen, Madrid, Paris\"", "12:00"),
        ("GMT+0300", "11:00"),
        ("UTC-05:00", "19:00"),
        ("UTC", "14:00"),
        ("Copenhagen", "12:00"),
        ("New York", "18:00"),
    ] {
        assert_eq!(hour(id), expected, "{id}");
        assert!(notes(&event(&format!("DTSTART;TZID={id}:20240701T120000"))).is_empty(), "{id}");
    }
    let unknown = event("DTSTART;TZID=Middle Earth:20240701T120000");
    assert_eq!(times(&unknown), ["07-01 12:00 – 07-01 12:00"]);
    assert!(notes(&unknown)[0].contains("“Middle Earth” is unknown"));
}

const OWN_ZONE: &str = "BEGIN:VTIMEZONE
TZID:My Own
BEGIN:DAYLIGHT
DTSTART:20070311T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20071104T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
END:STANDARD
END:VTIMEZONE";

#[test]
fn a_zone_with_a_name_of_its_own_is_known_by_its_clock() {
    let of = |zone: &str| {
        let lines = "BEGIN:VEVENT\nUID:a\nSUMMARY:A\nDTSTART;TZID=My Own:20240701T120000\nRRULE:FREQ=DAILY;INTERVAL=170;COUNT=2";
        let text = calendar(&format!("{zone}\n{lines}\nEND:VEVENT"));
        assert!(notes(&text).is_empty(), "{:?}", notes(&text));
        times(&text)
    };
    assert_eq!(of(OWN_ZONE), ["07-01 18:00 – 07-01 18:00", "12-18 18:00 – 12-18 18:00"]);
    let named = "BEGIN:VTIMEZONE\nTZID:My Own\nX-LIC-LOCATION:Europe/London\nEND:VTIMEZONE";
    assert_eq!(of(named), ["07-01 13:00 – 07-01 13:00", "12-18 13:00 – 12-18 13:00"]);
    let fixed = "BEGIN:VTIMEZONE\nTZID:My Own\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\nEND:STANDARD\nEND:VTIMEZONE";
    assert_eq!(of(fixed), ["07-01 11:00 – 07-01 11:00", "12-18 10:00 – 12-18 10:00"]);
}

#[test]
fn the_zone_of_the_calendar_is_for_times_without_one() {
    let text = |start: &str| {
        calendar(&format!("X-WR-TIMEZONE:America/New_York\nBEGIN:VEVENT\nUID:a\nSUMMARY:A\n{start}\nEND:VEVENT"))
    };
    assert_eq!(times(&text("DTSTART:20240701T120000")), ["07-01 18:00 – 07-01 18:00"]);
    assert_eq!(times(&text("DTSTART:20240701T120000Z")), ["07-01 14:00 – 07-01 14:00"], "UTC stays the instant it is");
    let recurring = text("DTSTART:20240302T170000Z\nRRULE:FREQ=WEEKLY;COUNT=3");
    assert_eq!(
        times(&recurring),
        ["03-02 18:00 – 03-02 18:00", "03-09 18:00 – 03-09 18:00", "03-16 17:00 – 03-16 17:00"]
    );
}

#[test]
fn lines_may_be_folded_and_end_in_any_way() {
    let text =
        event("DESCRIPTION:Kaffe og kage\\, og en r\n \u{f8}dgr\n\t\u{f8}d \\n\\; bagefter\nDTSTART:20240701T100000");
    for text in [text.clone(), text.replace("\r\n", "\n"), text.replace("\r\n", "\r")] {
        let entry = only(&text);
        assert_eq!(entry.activity.text.unwrap().da.as_str(), "Kaffe og kage, og en rødgrød ; bagefter");
        assert_eq!(entry.line, 3);
    }
    let split = event("LOCATION:Kl\u{f8}ver\nDTSTART:20240701T100000").into_bytes();
    let at = split.windows(2).position(|pair| pair == "\u{f8}".as_bytes()).unwrap() + 1;
    let folded = [&split[..at], b"\r\n ", &split[at..]].concat();
    let reading = read(&folded, HOUSE_ZONE).unwrap();
    assert_eq!(reading.entries[0].activity.place.as_ref().unwrap().da.as_str(), "Kløver", "folded inside a character");
}

#[test]
fn other_encodings_are_read() {
    let text = event("LOCATION:K\u{f8}kkenet \u{20ac}\nDTSTART:20240701T100000");
    let western: Vec<u8> = text.chars().map(|c| if c == '€' { 0x80 } else { u8::try_from(c).unwrap() }).collect();
    let wide: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (bytes, notes) in [(western, 1), (wide, 0), (text.into_bytes(), 0)] {
        let reading = read(&bytes, HOUSE_ZONE).unwrap();
        assert_eq!(reading.entries[0].activity.place.as_ref().unwrap().da.as_str(), "Køkkenet €");
        assert_eq!(reading.findings.len(), notes);
    }
}

#[test]
fn broken_entries_are_left_out_with_their_line_and_the_rest_is_taken() {
    let cases = [
        ("DTSTART:20240701T100000\nRRULE:FREQ=WEEKLY;UNTL=20241001;BYDAY=TH", 7, "unknown part UNTL"),
        ("DTSTART:20240701T100000\nRRULE:FREQ=MINUTELY", 7, "more often than daily"),
        ("DTSTART:20240701T100000\nDTEND:20240701T090000", 7, "ends before it starts"),
        ("DTSTART:20240701T100000\nDURATION:-PT1H", 7, "ends before it starts"),
        ("DTSTART:20240701T100000\nDURATION:an hour", 7, "no length of time"),
        ("DTSTART:20240231T100000", 6, "no date or time"),
        ("DTSTART:16010101T000000", 6, "outside the years"),
        ("LOCATION:here", 3, "no DTSTART"),
    ];
    for (lines, line, reason) in cases {
        let good = "BEGIN:VEVENT\nUID:good\nSUMMARY:Te\nDTSTART:20240702T100000\nEND:VEVENT";
        let text = calendar(&format!("BEGIN:VEVENT\nUID:bad\nSUMMARY:Kaffe\n{lines}\nEND:VEVENT\n{good}"));
        let found = left_out(&text);
        assert_eq!((found.len(), found[0].0), (1, line), "{lines}: {found:?}");
        assert!(found[0].1.contains(reason) && found[0].1.ends_with('.'), "{lines}: {found:?}");
        assert_eq!(times(&text), ["07-02 10:00 – 07-02 10:00"]);
    }
}

#[test]
fn garbage_between_is_noted_and_missing_ends_are_bridged() {
    let text = calendar(
        "this is nothing\nBEGIN:VEVENT\nUID:a\nSUMMARY:A\nDTSTART:20240701T100000\nBEGIN:VALARM\nTRIGGER:-PT15M\nSUMMARY:Alarm\nDTSTART:20200101T000000\nEND:VALARM\nBEGIN:VEVENT\nUID:b\nSUMMARY:B\nDTSTART:20240702T100000\nEND:VEVENT\nEND:VWHATEVER\nBEGIN:VTODO\nUID:c\nDTSTART:20240703T100000\nEND:VTODO",
    );
    let found = reading(&text);
    let titles: Vec<_> = found.entries.iter().map(|entry| entry.activity.title.da.as_str()).collect();
    assert_eq!(titles, ["A", "B"]);
    let lines: Vec<_> = found.findings.iter().map(|finding| finding.line).collect();
    assert_eq!(lines, [3, 4, 18], "{:?}", found.findings);

    let cut = &text[..text.find("UID:b").unwrap() + 5];
    assert_eq!(reading(cut).entries.len(), 1);
    assert_eq!(left_out(cut), [(13, "The file ends in the middle of this entry.".to_owned())]);
}

#[test]
fn changed_moved_and_cancelled_occurrences_are_folded_into_their_series() {
    let text = calendar(
        "BEGIN:VEVENT\nUID:s\nSUMMARY:Kaffe\nLOCATION:Stuen\nDTSTART;TZID=Europe/Berlin:20240701T100000\nDTEND;TZID=Europe/Berlin:20240701T110000\nRRULE:FREQ=DAILY;COUNT=5\nEND:VEVENT\nBEGIN:VEVENT\nUID:s\nSUMMARY:Te\nRECURRENCE-ID:20240702T080000Z\nDTSTART:20240705T150000Z\nDTEND:20240705T160000Z\nLOCATION:Haven\nSEQUENCE:1\nEND:VEVENT\nBEGIN:VEVENT\nUID:s\nSUMMARY:Kaffe\nSTATUS:CANCELLED\nRECURRENCE-ID;TZID=Europe/Berlin:20240703T100000\nEND:VEVENT\nBEGIN:VEVENT\nUID:s\nSUMMARY:Old\nRECURRENCE-ID:20240702T080000Z\nDTSTART:20240720T150000Z\nSEQUENCE:0\nEND:VEVENT",
    );
    assert_eq!(
        times(&text),
        [
            "07-01 10:00 – 07-01 11:00",
            "07-04 10:00 – 07-04 11:00",
            "07-05 10:00 – 07-05 11:00",
            "07-05 17:00 – 07-05 18:00",
        ]
    );
    let found = year(&only(&text).activity.schedule, 2024);
    let te = found.last().unwrap();
    assert_eq!((te.title.as_ref().unwrap().as_str(), te.place.as_ref().unwrap().as_str()), ("Te", "Haven"));
    assert_eq!(found.iter().filter(|occurrence| occurrence.cancelled).count(), 1);
}

#[test]
fn a_change_of_this_and_all_later_ones_moves_them_too() {
    let text = calendar(
        "BEGIN:VEVENT\nUID:s\nSUMMARY:Kaffe\nDTSTART:20240701T100000\nDTEND:20240701T110000\nRRULE:FREQ=DAILY;COUNT=4\nEND:VEVENT\nBEGIN:VEVENT\nUID:s\nSUMMARY:Te\nRECURRENCE-ID;RANGE=THISANDFUTURE:20240702T100000\nDTSTART:20240702T120000\nDURATION:PT30M\nEND:VEVENT\nBEGIN:VEVENT\nUID:s\nSUMMARY:Saft\nRECURRENCE-ID:20240703T100000\nDTSTART:20240703T090000\nEND:VEVENT",
    );
    assert_eq!(
        times(&text),
        [
            "07-01 10:00 – 07-01 11:00",
            "07-02 12:00 – 07-02 12:30",
            "07-03 09:00 – 07-03 09:00",
            "07-04 12:00 – 07-04 12:30",
        ]
    );
}

#[test]
fn changes_without_their_series_stand_alone() {
    let text = calendar(
        "BEGIN:VEVENT\nUID:s\nSUMMARY:B\nRECURRENCE-ID:20240709T100000\nDTSTART:20240709T120000\nEND:VEVENT\nBEGIN:VEVENT\nUID:s\nSUMMARY:A\nRECURRENCE-ID:20240702T100000\nDTSTART:20240702T110000\nEND:VEVENT",
    );
    assert_eq!(times(&text), ["07-02 11:00 – 07-02 11:00", "07-09 12:00 – 07-09 12:00"]);
}

#[test]
fn exceptions_are_found_however_they_are_written() {
    let series = "DTSTART;TZID=Europe/Copenhagen:20240701T100000\nRRULE:FREQ=DAILY;COUNT=3\n";
    for except in [
        "EXDATE;TZID=Europe/Copenhagen:20240702T100000",
        "EXDATE:20240702T080000Z",
        "EXDATE;VALUE=DATE:20240702",
        "EXDATE:20240702T100000",
        "EXDATE:20240702T100000Z",
        "EXDATE;TZID=America/New_York:20240702T040000,20240801T040000",
    ] {
        let text = event(&format!("{series}{except}"));
        assert_eq!(times(&text), ["07-01 10:00 – 07-01 10:00", "07-03 10:00 – 07-03 10:00"], "{except}");
    }
    let whole = event("DTSTART;VALUE=DATE:20240701\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE:20240702T000000");
    assert_eq!(times(&whole), ["07-01 00:00 – 07-02 00:00"]);
}

#[test]
fn extra_starts_may_be_periods() {
    let text = event(
        "DTSTART:20240701T100000\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20240702T080000Z/PT3H,20240703T080000Z/20240703T083000Z\nRDATE:20240704T100000",
    );
    assert_eq!(
        times(&text),
        [
            "07-01 10:00 – 07-01 11:00",
            "07-02 10:00 – 07-02 13:00",
            "07-03 10:00 – 07-03 10:30",
            "07-04 10:00 – 07-04 11:00",
        ]
    );
}

#[test]
fn the_newest_version_of_an_entry_wins() {
    let one = |title: &str, more: &str| {
        format!("BEGIN:VEVENT\nUID:a\nSUMMARY:{title}\nDTSTART:20240701T100000\n{more}\nEND:VEVENT\n")
    };
    for (first, second, expected) in [
        ("SEQUENCE:2", "SEQUENCE:1", "first"),
        ("SEQUENCE:1", "SEQUENCE:2", "second"),
        ("DTSTAMP:20240102T000000Z", "DTSTAMP:20240101T000000Z", "first"),
        ("CLASS:PUBLIC", "CLASS:PUBLIC", "second"),
    ] {
        let text = calendar(&(one("first", first) + &one("second", second)));
        assert_eq!(only(&text).activity.title.da.as_str(), expected, "{first} {second}");
    }
    let two = calendar(&one("first", "SEQUENCE:5")) + &calendar(&one("second", "SEQUENCE:6"));
    assert_eq!((only(&two).activity.title.da.as_str(), only(&two).sequence), ("second", 6), "two calendars in a file");
}

#[test]
fn a_cancelled_entry_stays_and_says_so() {
    assert!(only(&event("DTSTART:20240701T100000\nSTATUS:CANCELLED")).cancelled);
    assert!(!only(&event("DTSTART:20240701T100000\nSTATUS:CONFIRMED")).cancelled);
    let method = calendar("METHOD:CANCEL\nBEGIN:VEVENT\nUID:a\nSUMMARY:A\nDTSTART:20240701T100000\nEND:VEVENT");
    assert!(only(&method).cancelled);
}

#[test]
fn entries_without_a_uid_get_a_lasting_one() {
    let one = |title: &str| format!("BEGIN:VEVENT\nSUMMARY:{title}\nDTSTART:20240701T100000\nEND:VEVENT\n");
    let uids = |text: &str| reading(text).entries.into_iter().map(|e| e.activity.origin).collect::<Vec<_>>();
    let all = uids(&calendar(&(one("A") + &one("B") + &one("A"))));
    assert_eq!(all.len(), 3);
    assert_eq!(uids(&calendar(&one("B")))[0], all[1]);
}

#[test]
fn kinds_come_from_categories_in_danish_and_english() {
    for (word, kind) in [
        ("Tilbud", Kind::Offer),
        ("OFFER", Kind::Offer),
        ("Værestedsmøde", Kind::Meeting),
        ("meeting", Kind::Meeting),
        ("Rød kategori,Brugervagt", Kind::Shift),
        ("Business", Kind::Activity),
        ("", Kind::Activity),
    ] {
        assert_eq!(only(&event(&format!("DTSTART:20240701T100000\nCATEGORIES:{word}"))).activity.kind, kind, "{word}");
    }
}

#[test]
fn what_looks_like_a_cpr_number_never_gets_in() {
    let title = "BEGIN:VEVENT\nUID:a\nSUMMARY:Samtale 010190-1234\nDTSTART:20240701T100000\nEND:VEVENT";
    let found = left_out(&calendar(title));
    assert_eq!(found[0].0, 5);
    assert!(reading(&calendar(title)).entries.is_empty() && !found[0].1.contains("1234"));
    let place = event("DTSTART:20240701T100000\nLOCATION:hos 010190-1234");
    assert_eq!(only(&place).activity.place, None);
    assert_eq!(notes(&place).len(), 1);
}

#[test]
fn html_is_taken_out() {
    let text = event(
        "DTSTART:20240701T100000\nDESCRIPTION:<p>Kaffe &amp\\; kage<br>kl. 3 <a href=\"https://a.example/?a=1\">her</a> 1 < 2",
    );
    assert_eq!(only(&text).activity.text.unwrap().da.as_str(), "Kaffe & kage kl. 3 her 1 < 2");
}

#[test]
fn groups_parameters_and_missing_titles_are_taken() {
    let text = calendar(
        "BEGIN:VEVENT\nUID:a\nitem1.SUMMARY;LANGUAGE=da;X-A=\"b:c;d\":Kaffe\nDTSTART:20240701T100000\nEND:VEVENT",
    );
    assert_eq!(only(&text).activity.title.da.as_str(), "Kaffe");
    let untitled = calendar("BEGIN:VEVENT\nUID:a\nDTSTART:20240701T100000\nEND:VEVENT");
    assert_eq!(only(&untitled).activity.title.da.as_str(), "Uden titel");
    assert_eq!(notes(&untitled).len(), 1);
}

fn words(da: &str, en: &str) -> Words {
    Words { da: Line::new(da).unwrap(), en: Some(Line::new(en).unwrap()) }
}

fn full(start: Start) -> Activity {
    let some = |da: &str| Some(words(da, "in English, with; \\signs"));
    let zone = Tz::America__New_York;
    let long =
        "Vi spiser sammen, og bagefter vasker vi op; alle kan være med – også du. Æbler, øl og ål står på bordet.";
    let civil = start.civil();
    let moved = Change::Moved {
        start: Start::At { civil: civil + TimeDelta::days(100), zone },
        length: Length::Exact(TimeDelta::seconds(5025)),
        title: Some(Line::new("Noget andet").unwrap()),
        place: Some(Line::new("Haven").unwrap()),
    };
    Activity {
        origin: Origin::Imported { uid: "a;b,c".to_owned() },
        kind: Kind::Meeting,
        title: words("Fællesspisning, med sang", "Dinner"),
        place: some("Køkkenet"),
        text: some(long),
        host: some("Mette sætter gryden over"),
        icon: Some("gryde".to_owned()),
        scene: Some("bord".to_owned()),
        offer: Some("mad".to_owned()),
        ways: Ways { join: some("spis med"), watch: some("kig med"), help: some("dæk bord") },
        course: Course { before: some("vi handler"), during: some("vi spiser"), after: some("vi vasker op") },
        food: Some(Price { kroner: 25 }),
        team: true,
        special: true,
        even_when_closed: true,
        schedule: Schedule {
            start,
            length: if start.is_day() { Length::Civil(TimeDelta::days(2)) } else { Length::Civil(TimeDelta::hours(5)) },
            rules: vec![Rule::new("FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20261001T100000Z", start).unwrap()],
            extra: vec![Extra {
                civil: civil + TimeDelta::days(3),
                length: (!start.is_day()).then_some(Length::Exact(TimeDelta::minutes(90))),
            }],
            except: vec![civil + TimeDelta::days(7)],
            overrides: vec![
                Override { instead_of: civil + TimeDelta::days(14), change: moved },
                Override { instead_of: civil + TimeDelta::days(21), change: Change::Cancelled },
            ],
        },
    }
}

fn written(entries: &[(&str, &Activity)]) -> String {
    let now = Utc.with_ymd_and_hms(2026, 1, 2, 3, 4, 5).unwrap();
    write(entries.iter().copied(), HOUSE_ZONE, now)
}

#[test]
fn our_own_export_reads_back_equal() {
    let civil = |text: &str| text.parse().unwrap();
    for start in [
        Start::At { civil: civil("2024-01-04T22:00:00"), zone: HOUSE_ZONE },
        Start::At { civil: civil("1985-01-03T22:00:00"), zone: Tz::Africa__Casablanca },
        Start::At { civil: civil("2024-01-04T22:00:00"), zone: Tz::UTC },
    ] {
        let mut activity = full(start);
        let text = written(&[("a;b,c", &activity)]);
        let rule = &mut activity.schedule.rules[0];
        *rule = Rule::new(&rule.written(start, HOUSE_ZONE), start).unwrap();
        let reading = reading(&text);
        assert_eq!(reading.findings, []);
        assert_eq!(reading.entries[0].activity, activity);
    }
}

#[test]
fn our_own_export_follows_the_standard() {
    let start = Start::At { civil: "2024-01-04T22:00:00".parse().unwrap(), zone: HOUSE_ZONE };
    let text = written(&[("a", &full(start))]);
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "lines are folded");
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    let zone = "TZID:Europe/Copenhagen\r\nX-LIC-LOCATION:Europe/Copenhagen\r\n";
    let summer = "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n";
    let winter = "TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n";
    for part in [zone, summer, winter, "DTSTAMP:20260102T030405Z", "TZID:America/New_York", "STATUS:CANCELLED"] {
        assert!(text.contains(part), "{part} is missing from\n{text}");
    }
    assert!(text.contains("SUMMARY:Fællesspisning\\, med sang"));
}

#[test]
fn a_phone_gets_an_event_small_enough_for_a_code() {
    let start = HOUSE_ZONE.with_ymd_and_hms(2024, 7, 1, 18, 0, 0).unwrap();
    let end = start + TimeDelta::hours(2);
    let text = phone_event("Mad, sang; og \\ dans", Some("Køkkenet"), start, end, false);
    let entry = only(&text);
    assert_eq!(entry.activity.title.da.as_str(), "Mad, sang; og \\ dans");
    assert_eq!(entry.activity.place.as_ref().unwrap().da.as_str(), "Køkkenet");
    assert_eq!(times(&text), ["07-01 18:00 – 07-01 20:00"]);
    let whole = HOUSE_ZONE.with_ymd_and_hms(2024, 7, 1, 0, 0, 0).unwrap();
    let days = phone_event("Tur", None, whole, whole + TimeDelta::days(2), true);
    assert_eq!(times(&days), ["07-01 00:00 – 07-03 00:00"]);
    let long = "øæå,; ".repeat(100);
    let text = phone_event(&long, Some(&long), start, end, false);
    assert!(text.len() <= 300 && text.split("\r\n").all(|line| line.len() <= 75), "{} octets", text.len());
    assert_eq!(reading(&text).findings, []);
}

#[test]
fn a_large_file_is_read_in_linear_time() {
    let begun = std::time::Instant::now();
    let dates = (0..20_000).map(|n| format!("2024{:02}{:02}T080000Z", n % 12 + 1, n % 28 + 1)).collect::<Vec<_>>();
    let text = event(&format!(
        "DTSTART:20240101T090000\nRRULE:FREQ=DAILY;COUNT=9000\nEXDATE:{}\nRDATE:{}",
        dates.join(","),
        dates.join(",")
    ));
    let deep = format!("BEGIN:VCALENDAR\n{}", "BEGIN:X\n".repeat(100_000));
    assert_eq!(reading(&text).entries.len(), 1);
    assert!(reading(&deep).entries.is_empty());
    assert!(begun.elapsed().as_secs() < 5, "took {:?}", begun.elapsed());
}

/// A calendar of odd but readable events.
fn any_calendar() -> impl Strategy<Value = String> {
    let zone = prop::sample::select(vec![
        "",
        ";TZID=Europe/Copenhagen",
        ";TZID=America/New_York",
        ";TZID=Asia/Kolkata",
        "Z",
        "D",
    ]);
    let time = (2000_i32..2050, 1_u32..13, 1_u32..29, 0_u32..24, prop::sample::select(vec![0_u32, 30]));
    let extra = prop::sample::select(vec![
        "",
        "RRULE:FREQ=DAILY;INTERVAL=3;COUNT=9",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20300101",
        "RRULE:FREQ=MONTHLY;BYDAY=-1SU",
        "RRULE:FREQ=YEARLY;UNTIL=20400101T000000Z",
        "RRULE:FREQ=MONTHLY;BYSETPOS=1;BYDAY=TU,WE;UNTIL=20300101T100000",
        "RDATE:20250101T100000",
        "RDATE;VALUE=DATE:20250101",
        "EXDATE;VALUE=DATE:20250302",
        "RDATE;VALUE=PERIOD:20250101T100000Z/PT2H",
        "DURATION:PT90M",
        "DURATION:P2D",
        "STATUS:CANCELLED",
        "EXDATE:20250101T100000Z,20250303T090000",
        "RECURRENCE-ID:20250101T100000",
        "RECURRENCE-ID;VALUE=DATE:20250105",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20250105T100000Z",
    ]);
    let event =
        (0_u8..4, zone, time, prop::collection::vec(extra, 0..4)).prop_map(|(uid, zone, (y, m, d, h, min), extra)| {
            let start = match zone {
                "Z" => format!(":{y}{m:02}{d:02}T{h:02}{min:02}00Z"),
                "D" => format!(";VALUE=DATE:{y}{m:02}{d:02}"),
                _ => format!("{zone}:{y}{m:02}{d:02}T{h:02}{min:02}00"),
            };
            format!("BEGIN:VEVENT\nUID:{uid}\nSUMMARY:T{uid}{h}\nDTSTART{start}\n{}\nEND:VEVENT\n", extra.join("\n"))
        });
    prop::collection::vec(event, 1..7).prop_map(|events| calendar(&events.concat()))
}

fn all(reading: &Reading) -> Vec<Vec<Occurrence>> {
    let at = |year| Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).unwrap();
    let span = Span { start: at(2024), end: at(2028) };
    reading.entries.iter().map(|entry| occurrences(&entry.activity.schedule, span, HOUSE_ZONE)).collect()
}

fn again(found: &Reading) -> Reading {
    let entries: Vec<(&str, &Activity)> = found
        .entries
        .iter()
        .map(|entry| match &entry.activity.origin {
            Origin::Imported { uid } => (uid.as_str(), &entry.activity),
            Origin::HouseFile { id } => (id.as_str(), &entry.activity),
        })
        .collect();
    reading(&written(&entries))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn what_was_read_is_written_and_read_the_same(text in any_calendar()) {
        let first = reading(&text);
        let second = again(&first);
        prop_assert_eq!(all(&first), all(&second), "{}", written(&[]));
        prop_assert!(second.findings.iter().all(|finding| finding.kind == FindingKind::Note), "{:?}", second.findings);
    }

    #[test]
    fn mutated_calendars_never_panic(text in any_calendar(), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_usize..4), 1..12)) {
        let mut bytes = text.into_bytes();
        for (at, byte, how) in cuts {
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => bytes.truncate(at.max(20)),
                _ => { bytes.remove(at); }
            }
            if bytes.len() < 20 { break; }
        }
        if let Ok(first) = read(&bytes, HOUSE_ZONE) {
            let second = again(&first);
            prop_assert_eq!(all(&first), all(&second), "{}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, HOUSE_ZONE);
        let _ = read(&[b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", bytes.as_slice()].concat(), HOUSE_ZONE);
    }

    #[test]
    fn a_phone_event_is_always_small_and_readable(title in ".{0,200}", place in prop::option::of(".{0,200}"), seconds in 0_i64..4_000_000_000) {
        let start = DateTime::<Utc>::from_timestamp(seconds, 0).unwrap().with_timezone(&HOUSE_ZONE);
        let text = phone_event(&title, place.as_deref(), start, start + TimeDelta::hours(1), false);
        prop_assert!(text.len() <= 300);
        prop_assert!(read(text.as_bytes(), HOUSE_ZONE).is_ok());
    }
}
