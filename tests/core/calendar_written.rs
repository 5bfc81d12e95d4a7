//! The calendar as we write it, for other programs and for phones; and whatever anybody may give us to read.

use chrono::{DateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use fristed::domain::activity::{
    Activity, Change, Course, Extra, Kind, Length, Occurrence, Origin, Override, Price, Schedule, Start, Ways,
};
use fristed::domain::recurrence::{Rule, occurrences};
use fristed::domain::text::{Line, Words};
use fristed::domain::time::{HOUSE_ZONE, Span};
use fristed::exchange::calendar::{FindingKind, Reading, phone_event, read, write};
use proptest::prelude::*;

use crate::calendar::{calendar, event, only, reading, times};

fn words(da: &str, en: &str) -> Words {
    Words { da: Line::new(da).unwrap(), en: Some(Line::new(en).unwrap()) }
}

fn full(start: Start) -> Activity {
    let some = |da: &str| Some(words(da, "in English, with; \\signs"));
    let zone = Tz::America__New_York;
    let long =
        "Vi spiser sammen, og bagefter vasker vi op; alle kan være med – også du. Æbler, øl og ål står på bordet.";
    let civil = start.civil();
    let note = |text: &str| Some(Line::new(text).unwrap());
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
        recommended: None,
        part_of: None,
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
                Override { instead_of: civil + TimeDelta::days(14), change: moved, note: note("Vi tager bussen") },
                Override {
                    instead_of: civil + TimeDelta::days(21),
                    change: Change::Cancelled,
                    note: note("Kom til kaffe i stedet"),
                },
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

/// A line as somebody may type it, with what means something in a calendar or in HTML.
fn any_line() -> impl Strategy<Value = Line> {
    let pieces = prop::sample::select(vec![
        "&amp;",
        "&",
        "<",
        ">",
        "<br>",
        "<b>kaffe</b>",
        "&lt;p&gt;",
        "&nbsp;",
        "&#39;",
        "\\n",
        "\\",
        ";",
        ",",
        ":",
        "\"",
        "'",
        "kage",
        "æøå",
        "🍎",
        " ",
        "BEGIN:VEVENT",
    ]);
    let lines = prop::collection::vec(pieces, 1..40);
    lines.prop_filter_map("nothing to see", |pieces| Line::new(&pieces.concat()).ok())
}

/// [`full`] with each of its texts replaced.
fn worded(lines: Vec<Line>) -> Activity {
    let mut lines = lines.into_iter().cycle();
    let mut one = || lines.next().unwrap();
    let mut activity = full(Start::At { civil: "2024-01-04T22:00:00".parse().unwrap(), zone: HOUSE_ZONE });
    let Activity { title, place, text, host, ways, course, schedule, .. } = &mut activity;
    let Ways { join, watch, help } = ways;
    let Course { before, during, after } = course;
    *title = Words { da: one(), en: Some(one()) };
    for words in [place, text, host, join, watch, help, before, during, after] {
        *words = Some(Words { da: one(), en: Some(one()) });
    }
    for over in &mut schedule.overrides {
        over.note = Some(one());
        if let Change::Moved { title, place, .. } = &mut over.change {
            // What a change calls as its series does is no change.
            let other = |line: Line| Line::new(&format!("Nu {line}").chars().take(500).collect::<String>()).ok();
            (*title, *place) = (other(one()), other(one()));
        }
    }
    activity
}

#[test]
fn what_stands_in_our_own_file_is_no_html_and_in_any_other_it_is() {
    let with = |product: &str| {
        let lines = "BEGIN:VEVENT\nUID:one\nSUMMARY:Kaffe &amp\\; kage\nDTSTART:20240701T100000\nDESCRIPTION:<b>Kom</b>\nEND:VEVENT";
        let activity = only(&calendar(&format!("PRODID:{product}\n{lines}"))).activity;
        (activity.title.da.to_string(), activity.text.unwrap().da.to_string())
    };
    assert_eq!(with("-//Fristed//Fristed//DA"), ("Kaffe &amp; kage".to_owned(), "<b>Kom</b>".to_owned()));
    for other in ["-//Google Inc//Google Calendar 70.9054//EN", "-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN"] {
        assert_eq!(with(other), ("Kaffe & kage".to_owned(), "Kom".to_owned()), "{other}");
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
    fn whatever_a_house_writes_is_read_back_to_the_letter(lines in prop::collection::vec(any_line(), 24)) {
        let mut activity = worded(lines);
        let text = written(&[("a;b,c", &activity)]);
        let start = activity.schedule.start;
        let rule = &mut activity.schedule.rules[0];
        *rule = Rule::new(&rule.written(start, HOUSE_ZONE), start).unwrap();
        let reading = reading(&text);
        prop_assert_eq!(&reading.findings, &[]);
        prop_assert_eq!(&reading.entries[0].activity, &activity);
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
