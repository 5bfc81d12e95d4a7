//! What `[[duty]]`, `[[group]]`, `[[need]]` and `[[meeting]]` refuse: each refusal once, with its line and with what
//! can be written instead.

use crate::house_file::refused;

/// The activities that the sections below name, on the first lines.
const ACTIVITIES: &str = "[[activity]]
id = \"vagt\"
title = \"Vagt\"
date = \"2026-10-18\"
[[activity]]
id = \"moede\"
kind = \"meeting\"
title = \"Møde\"
date = \"2026-11-03\"
";

const DUTY: [&str; 10] = [
    "[[duty]]",
    "id = \"brugervagt\"",
    "kind = \"shift\"",
    "title = \"Brugervagt\"",
    "text = \"Du holder huset åbent\"",
    "icon = \"noegle\"",
    "activity = \"vagt\"",
    "wanted = 2",
    "look = \"Se, hvordan det går\"\none-hour = \"Lav kaffe\"",
    "instead = \"Køkkenet\"",
];
const GROUP: [&str; 7] = [
    "[[group]]",
    "id = \"gruppen\"",
    "title = \"Gruppen\"",
    "text = \"Tre af jer og en af os\"",
    "look = \"Kom bare\"",
    "icon = \"kalender\"",
    "activity = \"moede\"",
];
const NEED: [&str; 4] = ["[[need]]", "id = \"kopper\"", "text = \"rene kopper\"", "icon = \"kop\""];
const MEETING: [&str; 6] = [
    "[[meeting]]",
    "id = \"husmoede\"",
    "kind = \"house\"",
    "name = \"Husmøde\"",
    "activity = \"moede\"",
    "agenda-days-before = 3",
];

/// `section` with the line that begins with `key` replaced by `by`, or taken out where that is nothing; a key that is
/// not there yet goes last.
fn with(section: &[&str], key: &str, by: &str) -> String {
    let begins = |line: &str| line.split([' ', '\n']).next() == Some(key);
    let mut lines: Vec<&str> = section.iter().map(|line| if begins(line) { by } else { line }).collect();
    if !section.iter().any(|line| begins(line)) {
        lines.push(by);
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// The section reads well as it is, and with `key` written `by` there is one problem, on that line: `says`.
#[track_caller]
fn refuses(section: &[&str], key: &str, by: &str, says: &str) {
    let before = ACTIVITIES.matches('\n').count();
    let text = with(section, key, by);
    let found = refused(&format!("{ACTIVITIES}{text}\n"));
    let lines: Vec<&str> = text.lines().collect();
    // What is missing is said of the section, whose name is on its first line.
    let at = by.lines().last().and_then(|by| lines.iter().position(|line| *line == by)).unwrap_or(0);
    assert_eq!(found, [(before + at + 1, says.to_owned())], "{text}");
}

#[test]
fn every_section_is_read_as_it_is() {
    let whole = [&DUTY[..], &GROUP[..], &NEED[..], &MEETING[..]].concat().join("\n");
    // One thing is wrong after all of it, and it is the only one.
    let found = refused(&format!("{ACTIVITIES}{whole}\ncolour = 1\n"));
    assert_eq!(found.len(), 1, "{found:#?}");
}

#[test]
fn a_duty() {
    let unknown = "[[duty]] has no key \"colour\"; it takes id, kind, title(-en), text(-en), icon, activity, wanted, \
                   look(-en), one-hour(-en), with-someone(-en), whole(-en), if-nobody-else(-en), instead(-en), phone";
    let number = "wanted in [[duty]]: write a whole number from 1 to 200";
    for (key, by, says) in [
        ("id", "", "[[duty]] needs id"),
        ("id", "id = \"Åben vagt\"", "id in [[duty]]: write 1 to 64 small letters (a to z), digits and hyphens"),
        ("kind", "", "[[duty]] needs kind"),
        ("kind", "kind = \"job\"", "kind in [[duty]]: \"job\" is not known; write shift, kitchen or places"),
        ("title", "", "[[duty]] needs title"),
        ("title", "title = \"\"", "title in [[duty]]: the text is empty; write at least one word"),
        ("text", "", "[[duty]] needs text"),
        ("text", "text = 7", "text in [[duty]]: write a text in quotation marks, not a number"),
        ("icon", "", "[[duty]] needs icon"),
        ("activity", "", "[[duty]] needs activity, the id of the [[activity]] that gives the dates"),
        (
            "activity",
            "activity = \"suppe\"",
            "activity in [[duty]]: there is no [[activity]] with the id \"suppe\"; write moede or vagt",
        ),
        ("wanted", "", "[[duty]] needs wanted, how many people there is room for"),
        ("wanted", "wanted = 0", number),
        ("wanted", "wanted = 201", number),
        ("wanted", "wanted = \"to\"", number),
        ("instead", "", "[[duty]] needs instead"),
        ("instead-en", "instead-en = \"\"", "instead-en in [[duty]]: the text is empty; write at least one word"),
        ("colour", "colour = \"red\"", unknown),
    ] {
        refuses(&DUTY, key, by, says);
    }
    refuses(&DUTY, "phone", "phone = \"070761 1234\"", &format!("phone in [[duty]]: {}", cpr()));
}

/// What is said of a line that looks like a CPR number, wherever it stands.
fn cpr() -> String {
    fristed::domain::text::Line::new("070761 1234").unwrap_err().to_string()
}

#[test]
fn a_drawing_that_is_not_there() {
    for (section, name) in [(&DUTY[..], "[[duty]]"), (&GROUP[..], "[[group]]"), (&NEED[..], "[[need]]")] {
        let found = refused(&format!("{ACTIVITIES}{}\n", with(section, "icon", "icon = \"drage\"")));
        let begins = format!("icon in {name}: there is no drawing \"drage\"; write aerme, bad, ");
        assert!(found.len() == 1 && found[0].1.starts_with(&begins), "{found:#?}");
    }
}

#[test]
fn a_ladder() {
    let steps = |steps: &str| {
        let text = with(&DUTY, "look", steps);
        let found = refused(&format!("{ACTIVITIES}{text}\n"));
        assert_eq!(found.len(), 1, "{text}\n{found:#?}");
        found.into_iter().next().unwrap()
    };
    let duty = ACTIVITIES.matches('\n').count() + 1;
    let no_look = "a duty needs a small first step; write look, what one does who only wants to see how it goes";
    assert_eq!(steps("one-hour = \"Lav kaffe\"\nwhole = \"Det hele\""), (duty, no_look.to_owned()));
    let nothing = "a duty needs a step that takes a place; write one-hour, with-someone or whole";
    assert_eq!(steps("look = \"Se, hvordan det går\""), (duty, nothing.to_owned()));
    assert_eq!(steps("look = \"Se\"\nif-nobody-else = \"Vi spørger til sidst\""), (duty, nothing.to_owned()));
    // A step that cannot be read is said once, as what it is.
    let empty = "look in [[duty]]: the text is empty; write at least one word";
    assert_eq!(steps("look = \"\"\nwhole = \"Det hele\""), (duty + 8, empty.to_owned()));
    let english = "whole-en in [[duty]]: write the Danish whole as well";
    let text = "look = \"Se\"\none-hour = \"En time\"\nwhole-en = \"All of it\"";
    assert_eq!(steps(text), (duty + 10, english.to_owned()));
}

#[test]
fn a_group() {
    let unknown = "[[group]] has no key \"wanted\"; it takes id, title(-en), text(-en), look(-en), icon, activity";
    for (key, by, says) in [
        ("id", "", "[[group]] needs id"),
        ("title", "", "[[group]] needs title"),
        ("text", "", "[[group]] needs text"),
        ("look", "", "[[group]] needs look"),
        ("icon", "", "[[group]] needs icon"),
        ("activity", "", "[[group]] needs activity, the id of the [[activity]] that gives the dates"),
        (
            "activity",
            "activity = \"suppe\"",
            "activity in [[group]]: there is no [[activity]] with the id \"suppe\"; write moede or vagt",
        ),
        ("wanted", "wanted = 3", unknown),
    ] {
        refuses(&GROUP, key, by, says);
    }
}

#[test]
fn a_need() {
    for (key, by, says) in [
        ("id", "", "[[need]] needs id"),
        ("text", "", "[[need]] needs text"),
        ("icon", "", "[[need]] needs icon"),
        ("by", "by = \"i dag\"", "[[need]] has no key \"by\"; it takes id, text(-en), icon"),
    ] {
        refuses(&NEED, key, by, says);
    }
}

#[test]
fn a_meeting() {
    let unknown =
        "[[meeting]] has no key \"day\"; it takes id, kind, name(-en), text(-en), activity, agenda-days-before";
    let days = "agenda-days-before in [[meeting]]: write a whole number from 0 to 27";
    for (key, by, says) in [
        ("id", "", "[[meeting]] needs id"),
        ("kind", "", "[[meeting]] needs kind"),
        (
            "kind",
            "kind = \"board\"",
            "kind in [[meeting]]: \"board\" is not known; write house, activity-group or tenant-board",
        ),
        ("name", "", "[[meeting]] needs name"),
        (
            "name",
            "name = \"Brugernes fællesmøde\"",
            "name in [[meeting]]: the name stands in the navigation; write it with 13 letters at most",
        ),
        (
            "activity",
            "activity = \"vagt\"",
            "activity in [[meeting]]: there is no [[activity]] of kind meeting with the id \"vagt\"; write moede",
        ),
        ("agenda-days-before", "agenda-days-before = 28", days),
        ("agenda-days-before", "agenda-days-before = \"2 dage\"", days),
        ("day", "day = \"tuesday\"", unknown),
    ] {
        refuses(&MEETING, key, by, says);
    }
}

/// Two sections after each other; the second is the one that is refused.
#[track_caller]
fn second_refused(first: &[&str], second: &str, line: &str, says: &str) {
    let text = format!("{ACTIVITIES}{}\n{second}\n", first.join("\n"));
    let at = text.lines().collect::<Vec<_>>().iter().rposition(|one| *one == line).unwrap();
    assert_eq!(refused(&text), [(at + 1, says.to_owned())], "{text}");
}

#[test]
fn ids_that_are_taken() {
    let taken =
        |name: &str, id: &str| format!("id in {name}: another {name} has the id \"{id}\" already; write a new one");
    second_refused(&DUTY, &DUTY.join("\n"), DUTY[1], &taken("[[duty]]", "brugervagt"));
    second_refused(&NEED, &NEED.join("\n"), NEED[1], &taken("[[need]]", "kopper"));
    // A list of sign-ups belongs to a duty or a group, so the two share their ids.
    let group = with(&GROUP, "id", DUTY[1]);
    second_refused(&DUTY, &group, DUTY[1], &taken("[[group]]", "brugervagt"));
    let meeting = with(&MEETING, "kind", "kind = \"tenant-board\"");
    second_refused(&MEETING, &meeting, MEETING[1], &taken("[[meeting]]", "husmoede"));
    let second = with(&MEETING, "id", "id = \"andet\"");
    let one = "kind in [[meeting]]: a house has one house meeting; give this one another kind";
    second_refused(&MEETING, &second, MEETING[2], one);
}
