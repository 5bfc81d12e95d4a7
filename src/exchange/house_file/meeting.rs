//! `[[meeting]]`, `[[agenda]]`, `[[minutes]]`, `[[proposal]]` and `[representative]`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::hours::{date, parse_date};
use super::section::{Section, or_list};
use crate::domain::activity::{Activity, Kind, Origin as ActivityOrigin};
use crate::domain::meeting::{
    Agenda, AgendaDays, AgendaItem, Influence, Meeting, MeetingDay, MeetingKind, Meetings, Minutes, MinutesItem, Month,
    Origin, Proposal, ProposalState, ProposalTitle, Representative, TakenAlong, fits_navigation,
};
use crate::domain::text::Words;

/// The tables that this file reads.
pub const TABLES: [&str; 5] = ["meeting", "agenda", "minutes", "proposal", "representative"];

/// How far back `meetings-ago` and `months-ago` reach.
const MEETINGS_AGO: std::ops::RangeInclusive<u32> = 1..=99;
const MONTHS_AGO: std::ops::RangeInclusive<u32> = 0..=999;

/// Everything of the house's meetings; `activities` are the ones it may name.
pub fn meetings(file: &Section<'_>, activities: &[Activity]) -> Meetings {
    let of_kind: BTreeMap<&str, Kind> = activities.iter().filter_map(|one| Some((house_id(one)?, one.kind))).collect();
    let keys = ["id", "kind", "name(-en)", "text(-en)", "activity", "agenda-days-before"];
    let mut ids = BTreeSet::new();
    let sections = file.tables("meeting", "[[meeting]]", &keys);
    let meetings: Vec<Meeting> = sections.iter().filter_map(|section| meeting(section, &mut ids, &of_kind)).collect();
    let houses =
        sections.iter().filter(|one| one.get("kind").and_then(|kind| kind.get_ref().as_str()) == Some("house"));
    for second in houses.skip(1) {
        second.wrong("kind", "a house has one house meeting; give this one another kind");
    }
    Meetings {
        agendas: agendas(file, &ids),
        minutes: minutes(file, &ids),
        proposals: proposals(file),
        representative: representative(file),
        meetings,
    }
}

fn house_id(activity: &Activity) -> Option<&str> {
    match &activity.origin {
        ActivityOrigin::HouseFile { id } => Some(id),
        ActivityOrigin::Imported { .. } => None,
    }
}

fn meeting(section: &Section<'_>, ids: &mut BTreeSet<String>, of_kind: &BTreeMap<&str, Kind>) -> Option<Meeting> {
    let slug = section.id(ids);
    let kind = section.required_choice("kind", &MeetingKind::ALL, MeetingKind::word);
    let name = section.required_words("name");
    if let (Some(MeetingKind::House), Some(Err(refused))) = (kind, name.as_ref().map(fits_navigation)) {
        section.wrong("name", &refused.to_string());
    }
    let text = section.words("text");
    let activity = section.string("activity").map(ToOwned::to_owned);
    if let Some(id) = activity.as_deref().filter(|id| of_kind.get(id) != Some(&Kind::Meeting)) {
        let known: Vec<&str> =
            of_kind.iter().filter(|(_, kind)| **kind == Kind::Meeting).map(|(known, _)| *known).collect();
        let message =
            format!("there is no [[activity]] of kind meeting with the id \"{id}\"; write {}", or_list(&known));
        section.wrong("activity", &message);
    }
    let before = section.number("agenda-days-before", 0..=u32::from(AgendaDays::MOST));
    let agenda_days_before = before.and_then(|days| AgendaDays::new(u8::try_from(days).ok()?));
    Some(Meeting { slug: slug?, kind: kind?, name: name?, text, activity, agenda_days_before })
}

/// The id of a `[[meeting]]` that is in the file.
fn of_meeting(section: &Section<'_>, known: &BTreeSet<String>) -> Option<String> {
    if !section.has("meeting") {
        section.missing("meeting, the id of a [[meeting]]");
    }
    let id = section.string("meeting")?;
    if !known.contains(id) {
        let ids: Vec<&str> = known.iter().map(String::as_str).collect();
        section.wrong("meeting", &format!("there is no [[meeting]] with the id \"{id}\"; write {}", or_list(&ids)));
    }
    Some(id.to_owned())
}

/// `next`, or a date.
fn next_or_date(section: &Section<'_>, key: &str) -> Option<MeetingDay> {
    if !section.has(key) {
        section.missing(&format!("{key}; write \"next\" or a date"));
    }
    if section.get(key)?.get_ref().as_str() == Some("next") {
        return Some(MeetingDay::Next);
    }
    date(section, key).map(MeetingDay::On)
}

fn agendas(file: &Section<'_>, meetings: &BTreeSet<String>) -> Vec<Agenda> {
    let mut ids = BTreeSet::new();
    let read = |section: &Section<'_>| {
        let slug = section.id(&mut ids);
        let meeting = of_meeting(section, meetings);
        let day = next_or_date(section, "for");
        let keys = ["title(-en)", "influence", "decided-by(-en)", "from", "text(-en)"];
        let items = section.tables("item", "[[agenda.item]]", &keys).iter().filter_map(agenda_item).collect();
        Some(Agenda { slug: slug?, meeting: meeting?, day: day?, items })
    };
    file.tables("agenda", "[[agenda]]", &["id", "meeting", "for", "item"]).iter().filter_map(read).collect()
}

fn agenda_item(section: &Section<'_>) -> Option<AgendaItem> {
    let title = section.required_words("title");
    if !section.has("influence") {
        let levels: Vec<&str> = Influence::ALL.into_iter().map(Influence::word).collect();
        section.missing(&format!("influence, how much users decide: {}", or_list(&levels)));
    }
    let influence = section.choice("influence", &Influence::ALL, Influence::word);
    let decided_by = section.required_words("decided-by");
    let origin = section.required_choice("from", &Origin::ALL, Origin::word);
    let text = section.words("text");
    Some(AgendaItem { title: title?, influence: influence?, decided_by: decided_by?, origin: origin?, text })
}

fn minutes(file: &Section<'_>, meetings: &BTreeSet<String>) -> Vec<Minutes> {
    let mut ids = BTreeSet::new();
    let read = |section: &Section<'_>| {
        let slug = section.id(&mut ids);
        let meeting = of_meeting(section, meetings);
        let day = held_on(section);
        let text = section.words("text");
        let items = section.tables("item", "[[minutes.item]]", &["title(-en)", "decision(-en)"]);
        let items = items.iter().filter_map(|item| {
            let (title, decision) = (item.required_words("title"), item.required_words("decision"));
            Some(MinutesItem { title: title?, decision: decision? })
        });
        let items = items.collect();
        Some(Minutes { slug: slug?, meeting: meeting?, day: day?, text, items })
    };
    let keys = ["id", "meeting", "of", "meetings-ago", "text(-en)", "item"];
    file.tables("minutes", "[[minutes]]", &keys).iter().filter_map(read).collect()
}

/// `of` with a date, or `meetings-ago`.
fn held_on(section: &Section<'_>) -> Option<MeetingDay> {
    match (section.has("of"), section.has("meetings-ago")) {
        (true, true) => {
            section.wrong("meetings-ago", "write of or meetings-ago, not both");
            None
        }
        (true, false) => date(section, "of").map(MeetingDay::On),
        (false, true) => {
            let ago = section.number("meetings-ago", MEETINGS_AGO)?;
            u16::try_from(ago).ok().map(MeetingDay::Ago)
        }
        (false, false) => {
            section.missing("of with a date, or meetings-ago with a number");
            None
        }
    }
}

/// `month` as in `2026-09`, or `months-ago`.
fn month(section: &Section<'_>) -> Option<Month> {
    match (section.has("month"), section.has("months-ago")) {
        (true, true) => {
            section.wrong("months-ago", "write month or months-ago, not both");
            None
        }
        (true, false) => {
            let found = section.string("month").and_then(parse_month);
            if found.is_none() {
                section.wrong("month", "write a month as in \"2026-09\"");
            }
            found
        }
        (false, true) => {
            let ago = section.number("months-ago", MONTHS_AGO)?;
            u16::try_from(ago).ok().map(Month::Ago)
        }
        (false, false) => {
            section.missing("month as in \"2026-09\", or months-ago with a number");
            None
        }
    }
}

fn parse_month(text: &str) -> Option<Month> {
    let first: NaiveDate = parse_date(&format!("{text}-01"))?;
    Some(Month::Of(first))
}

fn proposals(file: &Section<'_>) -> Vec<Proposal> {
    let mut ids = BTreeSet::new();
    let read = |section: &Section<'_>| {
        let slug = section.id(&mut ids);
        let title = section.required_words("title");
        let title =
            if section.flag("withheld") { title.map(ProposalTitle::Withheld) } else { title.map(ProposalTitle::Said) };
        let (month, state) = (month(section), state(section));
        Some(Proposal { slug: slug?, title: title?, month: month?, state: state? })
    };
    let keys = [
        "id",
        "title(-en)",
        "withheld",
        "month",
        "months-ago",
        "state",
        "for",
        "answer(-en)",
        "reason(-en)",
        "instead(-en)",
    ];
    file.tables("proposal", "[[proposal]]", &keys).iter().filter_map(read).collect()
}

fn state(section: &Section<'_>) -> Option<ProposalState> {
    let words = ProposalState::WORDS;
    let state = section.required_choice("state", &words, |word| word)?;
    let belongs: &[&str] = match state {
        "on-agenda" => &["for"],
        "decided" | "done" => &["answer"],
        "not-now" => &["reason", "instead"],
        _ => &[],
    };
    for key in ["for", "answer", "reason", "instead"] {
        if section.has(key) && !belongs.contains(&key) {
            section.wrong(key, &format!("does not go with state = \"{state}\""));
        }
    }
    match state {
        "received" => Some(ProposalState::Received),
        "on-agenda" => next_or_date(section, "for").map(ProposalState::OnAgenda),
        "decided" => section.required_words("answer").map(ProposalState::Decided),
        "done" => section.required_words("answer").map(ProposalState::Done),
        _ => {
            for key in ["reason", "instead"].into_iter().filter(|key| !section.has(key)) {
                section.missing(&format!("{key}, since the answer is not now"));
            }
            let (reason, instead) = (section.words("reason"), section.words("instead"));
            Some(ProposalState::NotNow { reason: reason?, instead: instead? })
        }
    }
}

fn representative(file: &Section<'_>) -> Option<Representative> {
    if !file.has("representative") {
        return None;
    }
    let section = file.table("representative", "[representative]", &["council(-en)", "reach(-en)", "ask", "taken"]);
    let (council, reach) = (section.required_words("council"), section.required_words("reach"));
    let asks = section.tables("ask", "[[representative.ask]]", &["text(-en)"]);
    let asks: Vec<Words> = asks.iter().filter_map(|ask| ask.required_words("text")).collect();
    let keys = ["title(-en)", "month", "months-ago", "came-back(-en)"];
    let taken = section.tables("taken", "[[representative.taken]]", &keys);
    let taken = taken.iter().filter_map(|one| {
        let (title, month) = (one.required_words("title"), month(one));
        let came_back = one.words("came-back");
        Some(TakenAlong { title: title?, month: month?, came_back })
    });
    let taken = taken.collect();
    Some(Representative { council: council?, reach: reach?, asks, taken })
}
