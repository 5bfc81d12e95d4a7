//! The house file as a whole.

use std::collections::BTreeSet;

use chrono::{TimeDelta, Weekday};
use toml::de::DeTable;

use super::activity::activities;
use super::duties;
use super::hours::{WEEKDAYS, opening};
use super::section::{Section, Source, or_list};
use super::{Drawings, Problem, meeting, settings};
use crate::domain::facility::{Facility, FacilityKind, Gender, Instead};
use crate::domain::house::{Agreement, HelpNumber, House, HouseContent, OnDuty, Privacy, Question};
use crate::domain::offer::{Availability, Need, Offer};
use crate::domain::questions::of_the_program;

const FILE: &str = "the house file";
const TABLES: [&str; 21] = [
    "house",
    "privacy",
    "settings",
    "hours",
    "holiday",
    "exception",
    "agreement",
    "help",
    "question",
    "on-duty",
    "facility",
    "offer",
    "activity",
    meeting::TABLES[0],
    meeting::TABLES[1],
    meeting::TABLES[2],
    meeting::TABLES[3],
    meeting::TABLES[4],
    "duty",
    "group",
    "need",
];

/// Reads a house file.
///
/// # Errors
/// Every [`Problem`] of the file, in the order of its lines. Where the file is no TOML, only what TOML itself says.
pub fn read(text: &str, drawings: Drawings<'_>) -> Result<HouseContent, Vec<Problem>> {
    let source = Source::new(text, drawings);
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        for error in errors {
            source.problem(&error.span().unwrap_or(0..0), format!("this is no TOML: {}", one_line(error.message())));
        }
        return Err(source.into_problems());
    }
    let content = {
        let file = Section::new(&source, FILE, 0..0, table.get_ref(), &TABLES);
        content(&file)
    };
    let problems = source.into_problems();
    match content {
        Some(content) if problems.is_empty() => Ok(content),
        _ => Err(problems),
    }
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every part is read before any missing one ends it, so that all problems come out.
fn content(file: &Section<'_>) -> Option<HouseContent> {
    let house = house(file);
    let settings = settings::read(file);
    let opening = opening(file);
    let agreements = agreements(file);
    let help_numbers = help_numbers(file);
    let questions = questions(file);
    let on_duty = on_duty(file);
    let facilities = facilities(file);
    let (offers, offer_ids) = offers(file);
    let activities = activities(file, &offer_ids);
    let meetings = meeting::meetings(file, &activities);
    let taking_part = duties::read(file);
    Some(HouseContent {
        house: house?,
        settings,
        opening,
        agreements,
        help_numbers,
        questions,
        on_duty,
        facilities,
        offers,
        activities,
        meetings,
        taking_part,
    })
}

fn house(file: &Section<'_>) -> Option<House> {
    let keys = ["name", "address", "phone", "first-aid(-en)", "borrow-phone(-en)"];
    let house = file.table("house", "[house]", &keys);
    let privacy = file.table("privacy", "[privacy]", &["responsible(-en)", "complain(-en)"]);
    for table in ["house", "privacy"] {
        if !file.has(table) {
            file.missing(&format!("[{table}]"));
        }
    }
    let of =
        |section: &Section<'_>, key: &str| file.has(table_of(section)).then(|| section.required_words(key)).flatten();
    let (responsible, complain) = (of(&privacy, "responsible"), of(&privacy, "complain"));
    let first_aid = of(&house, "first-aid");
    let line = |key: &str| file.has("house").then(|| house.required_line(key)).flatten();
    let (name, address) = (line("name"), line("address"));
    let (phone, borrow_phone) = (house.line("phone"), house.words("borrow-phone"));
    Some(House {
        name: name?,
        address: address?,
        phone,
        first_aid: first_aid?,
        borrow_phone,
        privacy: Privacy { responsible: responsible?, complain: complain? },
    })
}

fn table_of(section: &Section<'_>) -> &'static str {
    section.name.trim_matches(['[', ']'])
}

fn agreements(file: &Section<'_>) -> Vec<Agreement> {
    let read = |table: &Section<'_>| {
        let (icon, text) = (table.required_icon(), table.required_words("text"));
        Some(Agreement { icon: icon?, text: text? })
    };
    file.tables("agreement", "[[agreement]]", &["icon", "text(-en)"]).iter().filter_map(read).collect()
}

fn help_numbers(file: &Section<'_>) -> Vec<HelpNumber> {
    let read = |table: &Section<'_>| {
        let (icon, name) = (table.required_icon(), table.required_words("name"));
        let (text, phone) = (table.required_words("text"), table.required_line("phone"));
        Some(HelpNumber { icon: icon?, name: name?, text: text?, phone: phone? })
    };
    file.tables("help", "[[help]]", &["icon", "name(-en)", "text(-en)", "phone"]).iter().filter_map(read).collect()
}

/// A house that writes none has those of the program.
fn questions(file: &Section<'_>) -> Vec<Question> {
    if !file.has("question") {
        return of_the_program();
    }
    let read = |table: &Section<'_>| {
        let (question, answer) = (table.required_words("question"), table.required_words("answer"));
        Some(Question { question: question?, answer: answer? })
    };
    file.tables("question", "[[question]]", &["question(-en)", "answer(-en)"]).iter().filter_map(read).collect()
}

fn on_duty(file: &Section<'_>) -> Vec<OnDuty> {
    let read = |table: &Section<'_>| {
        let first_name = table.required_line("first-name");
        if !table.flag("agreed") {
            table.wrong("agreed", "write agreed = true once the person has agreed to stand on the screen");
        }
        let weekdays = weekdays(table);
        Some(OnDuty { first_name: first_name?, weekdays })
    };
    file.tables("on-duty", "[[on-duty]]", &["first-name", "weekdays", "agreed"]).iter().filter_map(read).collect()
}

fn weekdays(table: &Section<'_>) -> Vec<Weekday> {
    if !table.has("weekdays") {
        table.missing("weekdays");
    }
    let mut found = Vec::new();
    for (name, span) in table.list("weekdays") {
        let weekday = WEEKDAYS
            .iter()
            .position(|day| *day == name)
            .and_then(|day| Weekday::try_from(u8::try_from(day).ok()?).ok());
        match weekday {
            Some(weekday) if !found.contains(&weekday) => found.push(weekday),
            Some(_) => table.source.problem(&span, format!("\"{name}\" stands here twice; write it once")),
            None => table.source.problem(&span, format!("\"{name}\" is no weekday; write {}", or_list(&WEEKDAYS))),
        }
    }
    found.sort_by_key(Weekday::num_days_from_monday);
    found
}

fn facilities(file: &Section<'_>) -> Vec<Facility> {
    let keys = [
        "id",
        "kind",
        "gender",
        "name(-en)",
        "invitation(-en)",
        "place(-en)",
        "icon",
        "minutes",
        "instead",
        "instead-sentence(-en)",
    ];
    let sections = file.tables("facility", "[[facility]]", &keys);
    let known: BTreeSet<&str> = sections.iter().filter_map(|section| section.get("id")?.get_ref().as_str()).collect();
    let mut taken = BTreeSet::new();
    sections.iter().filter_map(|section| facility(section, &mut taken, &known)).collect()
}

fn facility(section: &Section<'_>, taken: &mut BTreeSet<String>, known: &BTreeSet<&str>) -> Option<Facility> {
    let id = section.id(taken);
    let kind = section.required_choice("kind", &FacilityKind::ALL, FacilityKind::word);
    let gender = section.required_choice("gender", &Gender::ALL, Gender::word);
    let (name, invitation) = (section.required_words("name"), section.required_words("invitation"));
    let (place, icon) = (section.words("place"), section.required_icon());
    if !section.has("minutes") {
        section.missing("minutes, how long one use lasts");
    }
    let minutes = section.number("minutes", 1..=1440);
    let sentence = section.required_words("instead-sentence");
    let facilities = instead(section, id.as_deref(), known);
    Some(Facility {
        slug: id?,
        kind: kind?,
        gender: gender?,
        name: name?,
        invitation: invitation?,
        place,
        icon: icon?,
        own_time: TimeDelta::minutes(i64::from(minutes?)),
        instead: Instead { facilities, sentence: sentence? },
    })
}

fn instead(section: &Section<'_>, own: Option<&str>, known: &BTreeSet<&str>) -> Vec<String> {
    let others: Vec<&str> = known.iter().copied().filter(|id| Some(*id) != own).collect();
    let mut found: Vec<String> = Vec::new();
    for (id, span) in section.list("instead") {
        let message = if Some(id) == own {
            format!("\"{id}\" cannot stand in for itself; write {}", or_list(&others))
        } else if !known.contains(id) {
            format!("there is no [[facility]] with the id \"{id}\"; write {}", or_list(&others))
        } else if found.iter().any(|other| other == id) {
            format!("\"{id}\" stands here twice; write it once")
        } else {
            found.push(id.to_owned());
            continue;
        };
        section.source.problem(&span, message);
    }
    found
}

fn offers(file: &Section<'_>) -> (Vec<Offer>, BTreeSet<String>) {
    let keys = ["id", "need", "title(-en)", "place(-en)", "text(-en)", "first-step(-en)", "icon", "when"];
    let mut taken = BTreeSet::new();
    let sections = file.tables("offer", "[[offer]]", &keys);
    let offers = sections.iter().filter_map(|section| offer(section, &mut taken)).collect();
    (offers, taken)
}

fn offer(section: &Section<'_>, taken: &mut BTreeSet<String>) -> Option<Offer> {
    let id = section.id(taken);
    let need = section.required_choice("need", &Need::ALL, Need::word);
    let title = section.required_words("title");
    let (place, text) = (section.words("place"), section.words("text"));
    let first_step = section.required_words("first-step");
    let icon = section.required_icon();
    let availability = section.required_choice("when", &Availability::ALL, Availability::word);
    Some(Offer {
        slug: id?,
        need: need?,
        title: title?,
        place,
        text,
        first_step: first_step?,
        icon: icon?,
        availability: availability?,
    })
}
