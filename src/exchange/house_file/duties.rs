//! `[[duty]]`, `[[group]]` and `[[need]]`: what one can take part in.

use std::collections::BTreeSet;

use super::section::{Section, or_list};
use super::write::Writer;
use crate::domain::duty::{Duty, DutyKind, DutyRefused, Ladder, Rung, Step, Wanted};
use crate::domain::group::Group;
use crate::domain::house::TakingPart;
use crate::domain::small_need::SmallNeed;

const DUTY: [&str; 14] = [
    "id",
    "kind",
    "title(-en)",
    "text(-en)",
    "icon",
    "activity",
    "wanted",
    "look(-en)",
    "one-hour(-en)",
    "with-someone(-en)",
    "whole(-en)",
    "if-nobody-else(-en)",
    "instead(-en)",
    "phone",
];
const GROUP: [&str; 6] = ["id", "title(-en)", "text(-en)", "look(-en)", "icon", "activity"];

/// Everything of the file that one can take part in.
pub fn read(file: &Section<'_>) -> TakingPart {
    // Duties and groups share their ids, for each list of sign-ups belongs to one of them.
    let (mut lists, mut needs) = (BTreeSet::new(), BTreeSet::new());
    let activities = file.ids_of("activity");
    let (duties, groups) = (file.tables("duty", "[[duty]]", &DUTY), file.tables("group", "[[group]]", &GROUP));
    let small = file.tables("need", "[[need]]", &["id", "text(-en)", "icon"]);
    TakingPart {
        duties: duties.iter().filter_map(|section| duty(section, &mut lists, &activities)).collect(),
        groups: groups.iter().filter_map(|section| group(section, &mut lists, &activities)).collect(),
        needs: small.iter().filter_map(|section| need(section, &mut needs)).collect(),
    }
}

fn duty(section: &Section<'_>, taken: &mut BTreeSet<String>, activities: &BTreeSet<&str>) -> Option<Duty> {
    let id = section.id(taken);
    let kind = section.required_choice("kind", &DutyKind::ALL, DutyKind::word);
    let (title, text) = (section.required_words("title"), section.required_words("text"));
    let (icon, activity) = (section.required_icon(), activity(section, activities));
    if !section.has("wanted") {
        section.missing("wanted, how many people there is room for");
    }
    let wanted = section.number("wanted", 1..=200).and_then(|people| Wanted::new(u8::try_from(people).ok()?).ok());
    let ladder = ladder(section);
    let (instead, phone) = (section.required_words("instead"), section.line("phone"));
    Some(Duty {
        slug: id?,
        kind: kind?,
        title: title?,
        text: text?,
        icon: icon?,
        activity: activity?,
        wanted: wanted?,
        ladder: ladder?,
        instead: instead?,
        phone,
    })
}

fn ladder(section: &Section<'_>) -> Option<Ladder> {
    let rung = |step: Step| Some(Rung { step, text: section.words(step.word())? });
    match Ladder::new(Step::ALL.into_iter().filter_map(rung).collect()) {
        Ok(ladder) => Some(ladder),
        Err(refused) => {
            // A step that could not be read is said already.
            let key = if refused == DutyRefused::NoSmallStep { "look" } else { "one-hour" };
            if !section.has(key) {
                section.source.problem(&section.span, refused.to_string());
            }
            None
        }
    }
}

fn group(section: &Section<'_>, taken: &mut BTreeSet<String>, activities: &BTreeSet<&str>) -> Option<Group> {
    let id = section.id(taken);
    let (title, text) = (section.required_words("title"), section.required_words("text"));
    let (look, icon) = (section.required_words("look"), section.required_icon());
    let activity = activity(section, activities);
    Some(Group { slug: id?, title: title?, text: text?, look: look?, icon: icon?, activity: activity? })
}

fn need(section: &Section<'_>, taken: &mut BTreeSet<String>) -> Option<SmallNeed> {
    let (id, text, icon) = (section.id(taken), section.required_words("text"), section.required_icon());
    Some(SmallNeed { slug: id?, text: text?, icon: icon? })
}

/// The activity that gives the dates.
fn activity(section: &Section<'_>, known: &BTreeSet<&str>) -> Option<String> {
    if !section.has("activity") {
        section.missing("activity, the id of the [[activity]] that gives the dates");
    }
    let id = section.string("activity")?;
    if !known.contains(id) {
        let known: Vec<&str> = known.iter().copied().collect();
        section.wrong("activity", &format!("there is no [[activity]] with the id \"{id}\"; write {}", or_list(&known)));
        return None;
    }
    Some(id.to_owned())
}

/// Writes everything so that it reads back equal.
pub fn write(out: &mut Writer, taking_part: &TakingPart) {
    for duty in &taking_part.duties {
        out.header("[[duty]]");
        out.text("id", &duty.slug);
        out.text("kind", duty.kind.word());
        out.words("title", Some(&duty.title));
        out.words("text", Some(&duty.text));
        out.text("icon", &duty.icon);
        out.text("activity", &duty.activity);
        out.plain("wanted", &duty.wanted.people().to_string());
        for rung in duty.ladder.rungs() {
            out.words(rung.step.word(), Some(&rung.text));
        }
        out.words("instead", Some(&duty.instead));
        out.line("phone", duty.phone.as_ref());
    }
    for group in &taking_part.groups {
        out.header("[[group]]");
        out.text("id", &group.slug);
        out.words("title", Some(&group.title));
        out.words("text", Some(&group.text));
        out.words("look", Some(&group.look));
        out.text("icon", &group.icon);
        out.text("activity", &group.activity);
    }
    for need in &taking_part.needs {
        out.header("[[need]]");
        out.text("id", &need.slug);
        out.words("text", Some(&need.text));
        out.text("icon", &need.icon);
    }
}
