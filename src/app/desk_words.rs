//! Words of the desk that follow a number or a name, in both languages.

use super::activity::EntryView;
use super::facilities::{FacilityState, FacilityView};
use super::words::{capital, pick};
use crate::domain::day::Phase;
use crate::domain::text::Language;

/// Where what is to be seen to is too long for the desk; a press leads there.
#[must_use]
pub const fn see_the_machine(language: Language) -> &'static str {
    match language {
        Language::Danish => "Der er noget at se til på maskinen.",
        Language::English => "The machine needs a look.",
    }
}

/// “Suppe og brød kl. 12–13, 20 kr.”, “Morgenmad er aflyst”.
#[must_use]
pub fn food(entry: &EntryView, language: Language) -> String {
    if entry.phase == Phase::Cancelled {
        return format!("{} {}", capital(&entry.title), pick(language, ("er aflyst", "is cancelled")));
    }
    let price = if entry.price.is_empty() { String::new() } else { format!(", {}", entry.price) };
    capital(&format!("{} {}{price}", entry.title, entry.hours))
}

/// “3 pladser er ledige”. Where none is, somebody can always look in.
#[must_use]
pub fn places(free: usize, language: Language) -> String {
    match (free, language) {
        (0, Language::Danish) => "Pladserne er taget".to_owned(),
        (0, Language::English) => "The places are taken".to_owned(),
        (1, Language::Danish) => "Én plads er ledig".to_owned(),
        (1, Language::English) => "One place is free".to_owned(),
        (_, Language::Danish) => format!("{free} pladser er ledige"),
        (_, Language::English) => format!("{free} places are free"),
    }
}

/// What comes next today, and how much of it is cancelled: “Kl. 10–11: Avis og kaffe · 1 aflyst”.
#[must_use]
pub fn programme(today: &[EntryView], language: Language) -> String {
    let first = |phase: Phase| today.iter().find(|entry| entry.phase == phase);
    let next = match (first(Phase::Now), first(Phase::Later)) {
        (Some(now), _) => format!("{}: {}", pick(language, ("Nu", "Now")), now.title),
        (None, Some(later)) => format!("{}: {}", capital(&later.hours), later.title),
        (None, None) if today.is_empty() => pick(language, ("Der er ikke noget i dag", "Nothing today")).to_owned(),
        (None, None) => pick(language, ("Der er ikke mere i dag", "Nothing more today")).to_owned(),
    };
    match today.iter().filter(|entry| entry.phase == Phase::Cancelled).count() {
        0 => next,
        cancelled => format!("{next} · {cancelled} {}", pick(language, ("aflyst", "cancelled"))),
    }
}

/// “1 optaget · 1 lukket”, “Alle er ledige”.
#[must_use]
pub fn facilities(all: &[FacilityView], language: Language) -> String {
    if all.is_empty() {
        return house_closed(language).to_owned();
    }
    let names = [
        (FacilityState::Taken, ("optaget", "taken")),
        (FacilityState::PerhapsFree, ("måske ledig", "perhaps free")),
        (FacilityState::Closed, ("lukket", "closed")),
    ];
    let said = names.into_iter().filter_map(|(state, name)| {
        let there = all.iter().filter(|one| one.state == state).count();
        (there > 0).then(|| format!("{there} {}", pick(language, name)))
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { pick(language, ("Alle er ledige", "All are free")).to_owned() } else { said.join(" · ") }
}

/// Where nothing is to be used.
#[must_use]
pub const fn house_closed(language: Language) -> &'static str {
    pick(language, ("Huset er lukket", "The house is closed"))
}

/// Before the sort of change that is looked for.
#[must_use]
pub const fn show(language: Language) -> &'static str {
    pick(language, ("Vis", "Show"))
}

/// The strip of the desk, where an old start code is known to somebody who has left.
#[must_use]
pub const fn start_code_due(language: Language) -> &'static str {
    pick(
        language,
        (
            "Lav en ny startkode. En tidligere kollega kender den gamle.",
            "Make a new start code. A former colleague knows the old one.",
        ),
    )
}

/// What a choice of *Se bedre* on the staff's side does.
#[must_use]
pub const fn see_better(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Danish => ("Se bedre", "Din tekst og dine farver, hver gang du låser op."),
        Language::English => ("See better", "Your text and your colours, whenever you unlock."),
    }
}

/// *Fortryd* with what it undoes, from the whole of it down to the one word: “Fortryd: Aflyste: Skak, torsdag den
/// 15. oktober”, “Fortryd: Aflyste: Skak”, “Fortryd: Aflyste”, “Fortryd”.
#[must_use]
pub fn undo(what: &str, language: Language) -> Vec<String> {
    let undo = pick(language, ("Fortryd", "Undo"));
    let before_day = what.rsplit_once(", ").map(|(before, _)| before);
    let verb = what.split_once(": ").map(|(verb, _)| verb);
    let said = [Some(what), before_day, verb].into_iter().flatten();
    let mut all: Vec<String> = said.map(|words| format!("{undo}: {words}")).collect();
    all.push(undo.to_owned());
    all
}
