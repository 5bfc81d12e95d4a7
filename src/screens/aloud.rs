//! The page as text, for a voice: the house's words, never what a person typed or chose.

use fristed_ui::{
    Activities, AskTexts, FristedWindow, Help, HeroKind, House, Join, JoinTexts, Meeting, MeetingNoteTexts, Page,
    Shell, SuggestView, Suggestion, Texts, Today, Typing,
};
use slint::{ComponentHandle as _, Model as _};

use super::cards::Shown;
use crate::domain::together::plain;

/// Everything the page says, in reading order, as sentences.
#[must_use]
pub fn page(ui: &FristedWindow, cards: &Shown) -> String {
    let mut said: Vec<String> = Vec::new();
    match ui.global::<Shell>().get_page() {
        Page::Join if ui.global::<Join>().get_composed() => join(ui, &mut said),
        Page::Today if ui.global::<Today>().get_composed() => today(ui, &mut said),
        Page::Activity if ui.global::<Activities>().get_composed() => activity(ui, &mut said),
        Page::Help if ui.global::<Help>().get_composed() => help(ui, &mut said),
        Page::About if ui.global::<House>().get_composed() => house(ui, &mut said),
        Page::Meeting if ui.global::<Meeting>().get_composed() => meeting(ui, &mut said),
        // What is being written is nobody's to hear.
        Page::MeetingView if ui.global::<Meeting>().get_writing() => {
            said.push(ui.global::<Meeting>().get_note_hint().into());
        }
        Page::MeetingView if ui.global::<Meeting>().get_item_composed() => item(ui, &mut said),
        Page::Suggest | Page::SuggestPictures => suggestion(ui, cards, &mut said),
        _ => said.extend(cards.labels().map(str::to_owned)),
    }
    said.retain(|sentence| !sentence.is_empty());
    plain(&said.join(".\n"))
}

fn today(ui: &FristedWindow, said: &mut Vec<String>) {
    let (today, texts) = (ui.global::<Today>(), ui.global::<Texts>());
    said.push(today.get_date().into());
    said.push(today.get_open().into());
    let hero = today.get_hero();
    if hero.kind == HeroKind::Now {
        said.push(texts.get_on_now().into());
    }
    said.push(format!("{}, {}", hero.title, hero.line));
    said.extend(today.get_line().iter().map(|row| row.label.to_string()));
    said.extend(today.get_facts().iter().map(|fact| fact.label.to_string()));
    said.extend(today.get_places().iter().map(|place| place.label.to_string()));
}

fn activity(ui: &FristedWindow, said: &mut Vec<String>) {
    let page = ui.global::<Activities>();
    for text in [page.get_title(), page.get_when(), page.get_place(), page.get_host(), page.get_text()] {
        said.push(text.into());
    }
    said.extend(page.get_ways().iter().map(|way| format!("{}: {}", way.name, way.text)));
    said.push(page.get_promise().into());
    if !page.get_next_id().is_empty() {
        let lead = ui.global::<Texts>().get_next_possibility();
        said.push(format!("{lead}: {}, {}", page.get_next_title(), page.get_next_when()));
    }
}

fn join(ui: &FristedWindow, said: &mut Vec<String>) {
    let join = ui.global::<Join>();
    let dates: Vec<_> = join.get_dates().iter().collect();
    let chosen = usize::try_from(join.get_chosen()).ok().and_then(|at| dates.get(at));
    said.extend(chosen.map(|date| date.title.to_string()));
    said.push(join.get_shift_text().into());
    said.extend(dates.iter().map(|date| date.label.to_string()));
    said.extend(chosen.iter().flat_map(|date| date.steps.iter()).map(|step| format!("{}: {}", step.title, step.text)));
    said.push(ui.global::<JoinTexts>().get_step_back_text().into());
    said.extend(join.get_doors().iter().map(|door| door.label.to_string()));
}

fn help(ui: &FristedWindow, said: &mut Vec<String>) {
    let (help, texts) = (ui.global::<Help>(), ui.global::<Texts>());
    said.push(format!("{} 112 {}", texts.get_ring(), texts.get_ring_when()));
    said.push(format!("{} {}", texts.get_say_you_are_here(), help.get_here()));
    said.push(help.get_borrow_phone().into());
    said.extend(help.get_numbers().iter().map(|one| format!("{}: {}. {}", one.name, one.phone, one.text)));
    said.push(format!("{}: {}", texts.get_first_aid(), help.get_first_aid()));
    said.push(help.get_open().into());
    said.push(help.get_then().into());
}

fn house(ui: &FristedWindow, said: &mut Vec<String>) {
    let (house, texts) = (ui.global::<House>(), ui.global::<Texts>());
    said.push(format!("{}, {}", house.get_name(), house.get_address()));
    said.push(texts.get_opening_hours().into());
    said.extend(house.get_hours().iter().map(|row| format!("{} {}", row.days, row.hours)));
    said.push(format!("{} {}", texts.get_ring_us(), house.get_phone()));
    said.push(texts.get_agreements().into());
    said.extend(house.get_agreements().iter().map(|one| one.text.to_string()));
}

fn meeting(ui: &FristedWindow, said: &mut Vec<String>) {
    let (meeting, texts) = (ui.global::<Meeting>(), ui.global::<Texts>());
    said.push(meeting.get_text().into());
    said.push(format!("{} {}, {}", meeting.get_leaf_day(), meeting.get_leaf_month(), meeting.get_when()));
    said.push(meeting.get_place().into());
    said.extend(meeting.get_items().iter().map(|item| item.label.to_string()));
    said.push(texts.get_you_suggested().into());
    said.extend(meeting.get_outcomes().iter().map(|one| one.label.to_string()));
}

fn item(ui: &FristedWindow, said: &mut Vec<String>) {
    let meeting = ui.global::<Meeting>();
    said.push(meeting.get_item().label.into());
    said.push(meeting.get_item_decided_by().into());
    said.push(meeting.get_item_text().into());
    // What somebody has written themselves is shown there, and said to nobody.
    let noted = meeting.get_ready().iter().any(|one| one.chosen);
    said.push(if noted { ui.global::<MeetingNoteTexts>().get_is_noted() } else { meeting.get_note_line() }.into());
    said.extend(meeting.get_ready().iter().map(|one| one.text.to_string()));
}

/// What the house promises, and what can be chosen. What has been typed or chosen is nobody's to hear.
fn suggestion(ui: &FristedWindow, cards: &Shown, said: &mut Vec<String>) {
    let (page, texts) = (ui.global::<Suggestion>(), ui.global::<Texts>());
    match page.get_view() {
        SuggestView::Cards => {
            let (own, chosen) = (ui.global::<Typing>().get_text(), format!(", {}", texts.get_chosen()));
            let theirs = cards.labels().filter(|label| *label != own.as_str());
            said.extend(theirs.map(|label| label.strip_suffix(&chosen).unwrap_or(label).to_owned()));
        }
        SuggestView::Waiting => said.push(texts.get_one_moment().into()),
        SuggestView::Write | SuggestView::Pictures => {
            if page.get_urgent() {
                said.push(texts.get_cannot_wait().into());
            }
            said.push(texts.get_who_is_not_kept().into());
            said.push(ui.global::<AskTexts>().get_not_read_daily().into());
            said.push(page.get_answered().into());
        }
    }
    if page.get_view() == SuggestView::Pictures {
        let lists = [
            (texts.get_first(), page.get_beginnings()),
            (texts.get_then_a_picture(), page.get_pictures()),
            (texts.get_when_if_you_like(), page.get_times()),
        ];
        for (title, choices) in lists {
            let words: Vec<String> = choices.iter().map(|choice| choice.label.into()).collect();
            said.push(format!("{title}: {}", words.join(", ")));
        }
    }
}
