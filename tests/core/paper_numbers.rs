//! Numbers, times and limits that the papers in `docs/da` say: they are those of the program. And what a paper has to
//! ask for, so that a house that fills it in has thought of everything.

use chrono::NaiveDate;
use fristed::domain::access::{IdleTime, LONGEST_OPEN, LONGEST_WARM, WARNING};
use fristed::domain::backup::OLDEST;
use fristed::domain::codes::CodeKind;
use fristed::domain::compass::Term;
use fristed::domain::compass::kept::PersonKept;
use fristed::domain::employee::{FIRST_WITH_COMPASS, LONGEST_INITIALS};
use fristed::domain::retention::{Kept, KeptFor};
use fristed::domain::sign_up::{PAUSE, TRIES};
use fristed::domain::throttle::{BUDGET, BUDGET_TIME, MOST, wait_after};
use fristed::domain::{house_report, pin, release};

use crate::sources::{at_top, files};

/// A paper on one line, as far as a reader sees it.
fn paper(name: &str) -> String {
    let text = at_top(&format!("docs/da/{name}.md")).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The rows under a heading, cell by cell.
fn rows(name: &str, heading: &str) -> Vec<Vec<String>> {
    let text = at_top(&format!("docs/da/{name}.md")).unwrap();
    let part = text.split_once(heading).unwrap().1.split("\n## ").next().unwrap();
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    part.lines().filter(|line| line.starts_with("| ")).map(cells).collect()
}

#[test]
fn every_number_in_a_paper_is_the_program_s() {
    let minutes = |wrong| wait_after(wrong).as_secs() / 60;
    let waits: Vec<u64> = (4..10).map(minutes).collect();
    assert_eq!(waits, [0, 1, 5, 15, 30, 90], "tabte-koder.md writes them out");
    let days = BUDGET_TIME.as_secs() / (24 * 60 * 60);
    let hours = |time: std::time::Duration| time.as_secs() / (60 * 60);
    let said: [(&str, &str, u64, u64); 19] = [
        ("en-dag", "De 16 tal står på startkortet", CodeKind::Start.digits() as u64, 16),
        ("en-dag", "tast dine seks tal", pin::DIGITS as u64, 6),
        ("en-dag", "låser skærmen selv efter et minut", IdleTime::default().length().as_secs(), 60),
        ("en-dag", "de sidste 15 sekunder", WARNING.as_secs(), 15),
        ("en-dag", "Efter fire timer spørger den efter din kode igen", hours(LONGEST_OPEN), 4),
        ("en-dag", "Tolv timer efter startkoden åbner kun startkortet", hours(LONGEST_WARM), 12),
        ("en-dag", "Efter tre forkerte mærker", TRIES.into(), 3),
        ("en-dag", "virker det igen om fem minutter", PAUSE.num_minutes().unsigned_abs(), 5),
        ("foerste-gang", "tast alle fire grupper tilbage", CodeKind::Start.typed_back() as u64, 4),
        ("foerste-gang", "Tast to grupper tilbage", CodeKind::Recovery.typed_back() as u64, 2),
        ("foerste-gang", "et til fire bogstaver", LONGEST_INITIALS as u64, 4),
        ("foerste-gang", "To har **Huset og kompas**", FIRST_WITH_COMPASS as u64, 2),
        ("tabte-koder", "tast de 24 tal", CodeKind::Recovery.digits() as u64, 24),
        ("tabte-koder", "Den tiende lukker koden", MOST.into(), 10),
        ("tabte-koder", "Halvtreds forkerte på fjorten dage", BUDGET as u64, 50),
        ("tabte-koder", "på fjorten dage", days, 14),
        ("kompasset", "først når ti har sagt ja", house_report::FEWEST as u64, 10),
        ("konsekvensanalyse", "under fem vises ikke", house_report::TOGETHER as u64, 5),
        ("rettigheder", "efter højst 35 dage", OLDEST.unsigned_abs(), 35),
    ];
    for (name, sentence, is, written) in said {
        assert!(paper(name).contains(sentence), "{name} does not say: {sentence}");
        assert_eq!(is, written, "{name}: {sentence}");
    }
    assert_eq!(CodeKind::Start.groups(), CodeKind::Start.typed_back(), "all of them");
    assert_eq!(release::TOGETHER, 3, "STATES.md draws a beat with three");
}

/// What is kept for how long stands in three papers, and each says what a house begins with.
#[test]
fn how_long_something_is_kept_is_what_a_house_begins_with() {
    let table = rows("rettigheder", "## Hvor længe gemmer vi");
    assert_eq!(table.len(), 14, "a row of the table has no line here: {table:#?}");
    let says = |what: &str, long: &str| {
        let row = table.iter().find(|row| row[0] == what).unwrap_or_else(|| panic!("no row {what}"));
        assert!(row[1].contains(long), "{what}: {long} is not in {}", row[1]);
        row[2].clone()
    };
    let written = |kept: KeptFor| match kept.months() {
        12 => "12 måneder",
        24 => "2 år",
        60 => "5 år",
        other => panic!("{other} months are in no paper"),
    };
    for kept in Kept::ALL {
        let what = match kept {
            Kept::Minutes => "referater",
            Kept::Board => "linjer på tavlen",
            Kept::Suggestions => "forslagets egne ord hos jer",
            Kept::Changes => "hvem der ændrede hvad",
            Kept::FollowUps => "hvordan en aktivitet gik",
        };
        let chosen = says(what, written(kept.usual()));
        assert_eq!(chosen == "ja", kept.is_chosen(), "{what}");
    }
    let PersonKept { person, line } = PersonKept::default();
    assert_eq!((person.months(), line.months()), (12, 24));
    says("alt om en person i kompasset", "12 måneder efter den sidste kontakt");
    says("en linje i logbogen", "24 måneder, og aldrig længere end personen");
    says("en historie, månedens billede af huset, gruppens hjul", "24 måneder");
    says("sikkerhedskopier", "højst 35 dage");
    let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let ends = Term::ALL.map(|term| term.end_from(day).to_string());
    assert_eq!(ends, ["2026-04-01", "2026-07-01", "2027-01-01"]);
    says("en risikoprofil", "3, 6 eller 12 måneder");
    assert!(paper("medarbejdere").contains("12 måneder, hvis huset ikke har valgt andet"));
    assert_eq!(Kept::Changes.usual().months(), 12);
    let kept = rows("konsekvensanalyse", "## 1. Hvad sker der");
    for (what, long) in [
        ("Kodeord i stedet for navn", "12 måneder efter sidste kontakt"),
        ("Logbog", "24 måneder"),
        ("Samtaler, personens egne ord, risikoprofil", "3, 6 eller 12 måneder"),
        ("Husets samlede tal", "24 måneder"),
        ("Hvem der så og ændrede hvad", "12 måneder"),
    ] {
        let row = kept.iter().find(|row| row[0].starts_with(what)).unwrap_or_else(|| panic!("no row {what}"));
        assert!(row[3].contains(long), "{what}: {}", row[3]);
    }
}

/// An impact assessment describes, weighs, names what can go wrong and what is done about it, hears the adviser and those
/// whom it is about, and ends with a decision (the regulation, articles 35 and 36).
#[test]
fn the_impact_assessment_asks_for_all_that_the_law_does() {
    let text = paper("konsekvensanalyse");
    for wanted in [
        "artikel 35",
        "*Formål.*",
        "*Hvem.*",
        "*Hvor.*",
        "Hvor længe",
        "Grundlag, artikel 6",
        "Undtagelse, artikel 9",
        "artikel 10 og databeskyttelseslovens § 8",
        "Er et samtykke frit?",
        "Kan det gøres med mindre?",
        "Oplysning, artikel 13",
        "Indsigt, sletning, indsigelse",
        "artikel 18",
        "artikel 20",
        "Tavshedspligt",
        "## 3. Hvad kan gå galt for personen",
        "Sandsynlighed og alvor",
        "Hvad siger brugerne selv",
        "Rådgiverens svar og dato",
        "artikel 36",
        "Set igen",
    ] {
        assert!(text.contains(wanted), "{wanted}");
    }
    for row in rows("konsekvensanalyse", "## 3. Hvad kan gå galt for personen").iter().skip(1) {
        assert_eq!(row.len(), 6, "{row:?}");
        assert!(row[..4].iter().all(|cell| !cell.is_empty()), "a risk without what is done about it: {row:?}");
    }
}

/// What a verb of the history begins with, and where the paper that is read aloud before anybody has a code tells of it.
const TOLD: [(&str, &str); 42] = [
    ("Satte personalets side op", "at du satte personalets side op"),
    ("Låste op", "at du låste op"),
    ("Ny medarbejder", "koder og medarbejdere"),
    ("Ny kode", "ny kode"),
    ("Arbejder her ikke mere", "at nogen holder op"),
    ("Fik rettigheden", "ny rettighed"),
    ("Talfeltet", "hvordan tallene står på hendes tastatur"),
    ("Er nu", "hvad en kollega er i huset"),
    ("Ny startkode", "ny startkode"),
    ("Åbnede for et stik", "at du åbnede for et stik"),
    ("Kompasrunde", "var med i en runde"),
    ("Aftale om en person", "lavede en aftale"),
    ("En anden kode blev tastet", "en forkert kode på dine bogstaver"),
    ("En anden nødnøgle blev tastet", "en forkert kode"),
    ("En anden startkode blev tastet", "en forkert kode"),
    ("Så på en person", "at du så på en person"),
    ("Lagde et hjul væk", "udfyldte et hjul eller lagde det væk"),
    ("Noterede et ja", "at du noterede et ja"),
    ("Søgte efter et kodeord", "viste eller søgte kodeord"),
    ("Viste kodeordene", "viste eller søgte kodeord"),
    ("Svarede på et af de fem spørgsmål", "svarede på et af de fem spørgsmål"),
    ("Slog et felt", "slog et felt til eller fra"),
    ("Skrev i logbogen", "skrev en linje"),
    ("Skrev om samtalen", "skrev en linje, en samtale"),
    ("Ændrede en risikoprofil", "eller en risikoprofil"),
    ("En risikoprofil i kompasset nåede sin slutdato", "en risikoprofil"),
    ("Talte en person med", "talte en person med i husets tal"),
    ("Ny nødnøgle", "ny nødnøgle"),
    ("Tastede sin kode igen", "at du tastede din kode igen"),
    ("Skærmen står nu", "at skærmen er flyttet"),
    ("Åbnede kompasset som nummer to", "var den anden, der åbnede"),
    ("Udfyldte et hjul", "udfyldte et hjul"),
    ("Kontakt med en person", "en kontakt"),
    ("Læste alt om en person", "gav indsigt"),
    ("Gav alt om en person videre", "gav indsigt"),
    ("Satte ord ved siden af noget", "rettede"),
    ("En person gjorde indsigelse", "eller en indsigelse"),
    ("Svarede på en indsigelse", "eller en indsigelse"),
    ("Slettede alt om en person", "rettede eller slettede"),
    ("Slettede personer efter fristen", "rettede eller slettede"),
    ("Slettede linjer efter fristen", "rettede eller slettede"),
    ("Sagde, at uret passer", "at du sagde, at uret passer"),
];

/// Nothing is noted about an employee that she was not told of: a new verb of the history is missing in the list above,
/// and so in the paper.
#[test]
fn whatever_the_history_notes_is_in_the_paper_for_employees() {
    let paper = paper("medarbejdere");
    let quiet: Vec<_> = TOLD.iter().filter(|(_, phrase)| !paper.contains(phrase)).collect();
    assert!(quiet.is_empty(), "the paper does not say: {quiet:#?}");
    let sources = files("src/app/running", "rs");
    let verbs: String = sources.iter().filter(|one| one.path.ends_with("history.rs")).map(|one| &*one.text).collect();
    let gone: Vec<_> = TOLD.iter().filter(|(verb, _)| !verbs.contains(&format!("\"{verb}"))).collect();
    assert!(gone.is_empty(), "the history does not say: {gone:#?}");
    // Each verb is the first of a pair, Danish before English; the one that says who it was is none.
    let keys = sources.iter().find(|one| one.path.ends_with("key_history.rs")).unwrap();
    let pairs: Vec<&str> = keys
        .text
        .split("pick(")
        .skip(1)
        .filter_map(|rest| rest.split('"').nth(1))
        .filter(|said| *said != "Nødnøglen")
        .collect();
    assert!(pairs.len() > 40, "only {} verbs are found", pairs.len());
    let untold: Vec<_> = pairs.iter().filter(|verb| !TOLD.iter().any(|(one, _)| verb.starts_with(one))).collect();
    assert!(untold.is_empty(), "employees are not told of: {untold:#?}");
}

/// The paper to hang up is two sides of A4: as many words and one picture, tried with letters of 10.5 points.
#[test]
fn a_day_with_fristed_is_two_pages() {
    let text = paper("en-dag");
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    assert!(words <= 700, "{words} words");
    assert_eq!(text.matches("![").count(), 1, "a picture takes a third of a page");
}
