//! `[[activity]]`: what goes on in the house.

use std::collections::BTreeSet;

use super::schedule::{self, schedule};
use super::section::{Section, or_list};
use crate::domain::activity::{Activity, Course, Kind, Origin, Price, Ways};
use crate::domain::picture;
use crate::domain::recommended::Recommended;

const KEYS: [&str; 24] = [
    "id",
    "kind",
    "title(-en)",
    "place(-en)",
    "text(-en)",
    "host(-en)",
    "icon",
    "scene",
    "offer",
    "join(-en)",
    "watch(-en)",
    "help(-en)",
    "before(-en)",
    "during(-en)",
    "after(-en)",
    "food",
    "price",
    "free",
    "team",
    "special",
    "even-when-closed",
    "recommended",
    "recommended-by",
    "part-of",
];

/// All activities of the file; `offers` are the ids they may name.
pub fn activities(file: &Section<'_>, offers: &BTreeSet<String>) -> Vec<Activity> {
    let allowed: Vec<&str> = KEYS.iter().chain(&schedule::KEYS).copied().collect();
    let mut taken = BTreeSet::new();
    let sections = file.tables("activity", "[[activity]]", &allowed);
    sections.iter().filter_map(|section| activity(section, &mut taken, offers)).collect()
}

fn activity(section: &Section<'_>, taken: &mut BTreeSet<String>, offers: &BTreeSet<String>) -> Option<Activity> {
    let id = section.id(taken);
    let kind = if section.has("kind") { section.choice("kind", &Kind::ALL, Kind::word) } else { Some(Kind::Activity) };
    let title = section.required_words("title");
    let offer = section.string("offer").map(ToOwned::to_owned);
    if let Some(offer) = offer.as_ref().filter(|offer| !offers.contains(*offer)) {
        let known: Vec<&str> = offers.iter().map(String::as_str).collect();
        section.wrong("offer", &format!("there is no [[offer]] with the id \"{offer}\"; write {}", or_list(&known)));
    }
    let rest = (
        section.words("place"),
        section.words("text"),
        section.words("host"),
        section.drawing("icon", section.source.drawings.icons),
        scene(section),
    );
    let ways = Ways { join: section.words("join"), watch: section.words("watch"), help: section.words("help") };
    let course =
        Course { before: section.words("before"), during: section.words("during"), after: section.words("after") };
    let food = food(section);
    let flags = (section.flag("team"), section.flag("special"), section.flag("even-when-closed"));
    let recommended = recommended(section);
    let part_of = section.string("part-of").map(ToOwned::to_owned).filter(|name| !name.is_empty());
    let schedule = schedule(section);
    let (place, text, host, icon, scene) = rest;
    let (team, special, even_when_closed) = flags;
    Some(Activity {
        origin: Origin::HouseFile { id: id? },
        kind: kind?,
        title: title?,
        place,
        text,
        host,
        icon,
        scene,
        offer,
        ways,
        course,
        food,
        team,
        special,
        even_when_closed,
        recommended,
        part_of,
        schedule: schedule?,
    })
}

/// A drawing, or a picture of the house's own, which is not in the file but in the house.
fn scene(section: &Section<'_>) -> Option<String> {
    match section.get("scene").and_then(|value| value.get_ref().as_str()) {
        Some(name) if picture::is_own(name) => Some(name.to_owned()),
        _ => section.drawing("scene", section.source.drawings.scenes),
    }
}

/// `recommended = true`, and whose first name is shown where its owner has agreed.
fn recommended(section: &Section<'_>) -> Option<Recommended> {
    let (is, by) = (section.flag("recommended"), section.line("recommended-by"));
    if !is && section.has("recommended-by") {
        section.wrong("recommended-by", "goes with recommended = true");
    }
    let recommended = is.then_some(Recommended { by })?;
    if recommended.is_by_host(section.words("host").as_ref()) {
        section.wrong("recommended-by", "is one of those who host it; name a colleague who does not, or leave it out");
    }
    Some(recommended)
}

/// `food = true` with either `price` or `free = true`.
fn food(section: &Section<'_>) -> Option<Price> {
    let (food, free) = (section.flag("food"), section.flag("free"));
    if !food {
        for key in ["price", "free"] {
            if section.has(key) {
                section.wrong(key, "goes with food = true");
            }
        }
        return None;
    }
    match (section.has("price"), free) {
        (true, true) => section.wrong("free", "write price or free = true, not both"),
        (false, false) => section.wrong("food", "say what it costs: price = 20 in kroner, or free = true"),
        (false, true) => return Some(Price { kroner: 0 }),
        (true, false) => {}
    }
    section.number("price", 1..=10_000).map(|kroner| Price { kroner })
}
