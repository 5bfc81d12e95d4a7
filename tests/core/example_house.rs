//! The example house is believable, speaks as the house speaks, and stays alive for ten years.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use fristed::domain::activity::{Activity, Kind, Origin};
use fristed::domain::facility::{FacilityKind, Gender};
use fristed::domain::house::HouseContent;
use fristed::domain::meeting::{ProposalState, ProposalTitle};
use fristed::domain::offer::{Availability, Need};
use fristed::domain::recurrence::occurrences;
use fristed::domain::text::{Language, Words};
use fristed::domain::time::{HOUSE_ZONE, Span, moment};

use crate::lysningen::Lysningen;
use crate::some::{date, example};

/// Activities by the day they begin on.
fn by_day(house: &HouseContent, span: Span) -> BTreeMap<NaiveDate, Vec<(&Activity, Span)>> {
    let mut days: BTreeMap<NaiveDate, Vec<(&Activity, Span)>> = BTreeMap::new();
    for activity in &house.activities {
        for one in occurrences(&activity.schedule, span, HOUSE_ZONE) {
            let times = Span { start: one.start.to_utc(), end: one.end.to_utc() };
            days.entry(one.start.date_naive()).or_default().push((activity, times));
        }
    }
    days
}

#[test]
fn every_open_day_of_ten_years_is_alive_while_the_house_is_open() {
    let house = example();
    let (first, last) = (date("2026-01-01"), date("2036-12-31"));
    let days = by_day(&house, Span::of_days(first, 366 * 11, HOUSE_ZONE));
    let mut open_days = 0;
    for day in first.iter_days().take_while(|day| *day <= last).filter(|day| house.opening.opens_on(*day)) {
        open_days += 1;
        let open: Vec<Span> = (house.opening.on(day).hours.iter())
            .map(|hours| Span {
                start: moment(day.and_time(hours.from), HOUSE_ZONE).to_utc(),
                end: moment(day.and_time(hours.to), HOUSE_ZONE).to_utc(),
            })
            .collect();
        let while_open: Vec<_> = (days.get(&day).into_iter().flatten())
            .filter(|(_, times)| open.iter().any(|hours| hours.overlaps(times.start, times.end)))
            .collect();
        let lively = while_open.iter().filter(|(one, _)| one.kind == Kind::Activity && one.food.is_none()).count();
        let food = while_open.iter().filter(|(one, _)| one.food.is_some()).count();
        assert!(lively >= 3, "{day}: only {lively} activities");
        assert!(food >= 1, "{day}: no food");
    }
    assert!(open_days > 3990, "{open_days}");
}

#[test]
fn the_rhythm_of_a_house() {
    let house = example();
    let days = by_day(&house, Span::of_days(date("2026-01-01"), 365, HOUSE_ZONE));
    let count = |id: &str| {
        let named = |one: &Activity| matches!(&one.origin, Origin::HouseFile { id: own } if own == id);
        days.values().flatten().filter(|(one, _)| named(one)).count()
    };
    assert_eq!(count("avis"), 365);
    assert_eq!(count("vaerestedsmoede"), 12);
    assert_eq!(count("brugervagt"), 26);
    assert_eq!(count("dyrlaege-tid"), 2);
    assert_eq!(count("laer-at-tackle-foraar"), 7);
    assert_eq!(count("laer-at-tackle-efteraar"), 7);
    assert_eq!(count("netvaerkscafe-tid"), 12);
    for id in ["fastelavn", "sommertur", "sankt-hans", "julefrokost", "juleaften"] {
        assert_eq!(count(id), 1, "{id}");
    }
    let meetings = days.iter().filter(|(_, all)| all.iter().any(|(one, _)| one.title.da.as_str() == "Værestedsmøde"));
    for (day, _) in meetings {
        assert!(day.weekday() == chrono::Weekday::Tue && day.day() <= 7, "{day}");
    }
    assert!(house.on_duty.is_empty(), "nobody is named before they agree");
    assert_eq!(house.agreements.len(), 5);
    assert_eq!(house.help_numbers.len(), 4);
    assert_eq!(house.questions.len(), 60);
}

#[test]
fn facilities_and_offers_cover_what_a_house_has() {
    let house = example();
    for kind in FacilityKind::ALL {
        assert!(house.facilities.iter().any(|facility| facility.kind == kind), "{kind:?}");
    }
    let gender = |slug: &str| house.facilities.iter().find(|one| one.slug == slug).map(|one| one.gender);
    assert_eq!(gender("bad"), Some(Gender::Neuter));
    assert_eq!(gender("vask"), Some(Gender::Common));
    let first: Vec<_> = house.facilities.iter().take(3).map(|facility| facility.slug.as_str()).collect();
    assert_eq!(first, ["bad", "billard", "vask"]);
    for need in Need::ALL.into_iter().filter(|need| *need != Need::Other) {
        assert!(house.offers.iter().any(|offer| offer.need == need), "{need:?}");
    }
    for offer in house.offers.iter().filter(|offer| offer.availability == Availability::Scheduled) {
        let timed = house.activities.iter().any(|one| one.offer.as_ref() == Some(&offer.slug));
        assert!(timed, "{} says it has times, and has none", offer.slug);
    }
}

/// Every public text, with what it is.
fn texts(house: &HouseContent) -> Vec<(&'static str, Words)> {
    let mut all: Vec<(&'static str, Option<&Words>)> = vec![
        ("text", Some(&house.house.first_aid)),
        ("text", house.house.borrow_phone.as_ref()),
        ("text", Some(&house.house.privacy.responsible)),
        ("text", Some(&house.house.privacy.complain)),
    ];
    let notes = house.opening.week.iter().chain(house.opening.named.values()).chain([&house.opening.holidays]);
    all.extend(notes.map(|day| ("note", day.note.as_ref())));
    all.extend(house.agreements.iter().map(|one| ("agreement", Some(&one.text))));
    all.extend(house.help_numbers.iter().flat_map(|one| [("title", Some(&one.name)), ("text", Some(&one.text))]));
    all.extend(
        house.questions.iter().flat_map(|one| [("question", Some(&one.question)), ("answer", Some(&one.answer))]),
    );
    for one in &house.facilities {
        all.extend([("title", Some(&one.name)), ("invitation", Some(&one.invitation)), ("place", one.place.as_ref())]);
        all.push(("text", Some(&one.instead.sentence)));
    }
    for one in &house.offers {
        all.extend([("title", Some(&one.title)), ("place", one.place.as_ref()), ("text", one.text.as_ref())]);
        all.push(("first step", Some(&one.first_step)));
    }
    for one in &house.activities {
        all.extend([("title", Some(&one.title)), ("place", one.place.as_ref()), ("text", one.text.as_ref())]);
        all.extend([("host", one.host.as_ref()), ("way", one.ways.join.as_ref()), ("way", one.ways.watch.as_ref())]);
        all.extend([("way", one.ways.help.as_ref()), ("course", one.course.before.as_ref())]);
        all.extend([("course", one.course.during.as_ref()), ("course", one.course.after.as_ref())]);
    }
    let meetings = &house.meetings;
    all.extend(meetings.meetings.iter().flat_map(|one| [("title", Some(&one.name)), ("text", one.text.as_ref())]));
    for item in meetings.agendas.iter().flat_map(|agenda| &agenda.items) {
        all.extend([("topic", Some(&item.title)), ("answer", Some(&item.decided_by)), ("text", item.text.as_ref())]);
    }
    for minutes in &meetings.minutes {
        all.push(("text", minutes.text.as_ref()));
        all.extend(minutes.items.iter().flat_map(|one| [("topic", Some(&one.title)), ("answer", Some(&one.decision))]));
    }
    for proposal in &meetings.proposals {
        let (ProposalTitle::Said(title) | ProposalTitle::Withheld(title)) = &proposal.title;
        all.push(("topic", Some(title)));
        match &proposal.state {
            ProposalState::Decided(answer) | ProposalState::Done(answer) => all.push(("answer", Some(answer))),
            ProposalState::NotNow { reason, instead } => all.extend([("text", Some(reason)), ("topic", Some(instead))]),
            ProposalState::Received | ProposalState::OnAgenda(_) => {}
        }
    }
    if let Some(one) = &meetings.representative {
        all.extend([("text", Some(&one.council)), ("text", Some(&one.reach))]);
        all.extend(one.asks.iter().map(|ask| ("text", Some(ask))));
        all.extend(one.taken.iter().flat_map(|one| [("topic", Some(&one.title)), ("text", one.came_back.as_ref())]));
    }
    all.into_iter().filter_map(|(what, words)| Some((what, words?.clone()))).collect()
}

#[test]
fn for_ten_years_the_meetings_have_an_agenda_minutes_and_a_board() {
    let lysningen = Lysningen::at("2026-01-15T09:40");
    for month in 0..132_u32 {
        let day = date("2026-01-15") + chrono::Months::new(month);
        let app = lysningen.later(&format!("{day}T09:40"));
        let own = app.meeting(None, Language::Danish).unwrap().unwrap();
        assert!(own.next.is_some() && own.items.len() == 5 && own.minutes.len() == 2, "{day}: {own:#?}");
        let others = app.other_meetings(Language::Danish).unwrap();
        assert!(others.len() == 2 && others.iter().all(|one| !one.items.is_empty()), "{day}: {others:#?}");
        assert_eq!(app.outcomes(Language::Danish).unwrap().len(), 3, "{day}");
    }
}

#[test]
fn the_house_speaks_as_it_wants_to() {
    let longest = BTreeMap::from([
        ("title", 22),
        ("place", 15),
        ("question", 47),
        ("invitation", 30),
        ("answer", 45),
        ("topic", 27),
    ]);
    // Rule 1 and 3 of the wording rules: nothing scolds, nothing ranks.
    let never =
        ["husk", "skal", "forbudt", "desværre", "fejl", "bedst", "flest", "udeblevet", "tilmeld", "ikke tilladt"];
    for (what, words) in texts(&example()) {
        let danish = words.da.as_str();
        let english = words.en.as_ref().unwrap_or_else(|| panic!("no English twin: {danish}")).as_str();
        for text in [danish, english] {
            assert!(!text.contains('!'), "{text}");
            let length = text.chars().count();
            assert!(length <= longest.get(what).copied().unwrap_or(130), "{what} of {length} letters: {text}");
        }
        let lower = danish.to_lowercase();
        let said: Vec<_> = lower.split(|c: char| !c.is_alphabetic()).collect();
        for word in never {
            assert!(!said.contains(&word), "“{word}” in: {danish}");
        }
        assert!(!lower.contains(':'), "a time is written kl. 16: {danish}");
    }
}
