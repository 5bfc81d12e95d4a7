//! iCalendar files of other programs, and our own.

use chrono::{TimeZone, Utc};
use fristed::domain::activity::{Kind, Occurrence, Schedule};
use fristed::domain::recurrence::occurrences;
use fristed::domain::time::{HOUSE_ZONE, Span};
use fristed::exchange::calendar::{Entry, FindingKind, LARGEST, NotACalendar, Reading, read};

/// A calendar around these lines, with the line ends of the standard.
pub fn calendar(lines: &str) -> String {
    let inner = lines.trim().replace('\n', "\r\n");
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inner}\r\nEND:VCALENDAR\r\n")
}

/// A calendar with one event of these lines.
pub fn event(lines: &str) -> String {
    calendar(&format!("BEGIN:VEVENT\nUID:one\nSUMMARY:Kaffe\n{}\nEND:VEVENT", lines.trim()))
}

pub fn reading(text: &str) -> Reading {
    read(text.as_bytes(), HOUSE_ZONE).unwrap()
}

pub fn only(text: &str) -> Entry {
    let Reading { mut entries, findings } = reading(text);
    assert_eq!(entries.len(), 1, "{findings:?}");
    entries.remove(0)
}

pub fn year(schedule: &Schedule, year: i32) -> Vec<Occurrence> {
    let begin = |year| Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).unwrap();
    occurrences(schedule, Span { start: begin(year), end: begin(year + 1) }, HOUSE_ZONE)
}

/// Starts and ends of the occurrences in 2024 that are not cancelled.
pub fn times(text: &str) -> Vec<String> {
    let found = year(&only(text).activity.schedule, 2024);
    let said = |o: &Occurrence| format!("{} – {}", o.start.format("%m-%d %H:%M"), o.end.format("%m-%d %H:%M"));
    found.iter().filter(|occurrence| !occurrence.cancelled).map(said).collect()
}

pub fn left_out(text: &str) -> Vec<(usize, String)> {
    let found = reading(text).findings.into_iter().filter(|finding| finding.kind == FindingKind::LeftOut);
    found.map(|finding| (finding.line, finding.reason)).collect()
}

pub fn notes(text: &str) -> Vec<String> {
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
