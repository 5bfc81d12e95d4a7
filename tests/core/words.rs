//! Every sentence form about time, price and state, in both languages.

use chrono::{NaiveTime, TimeDelta, Weekday};
use fristed::app::words::{self, occurrence_hours, occurrence_when, open_state, we_open};
use fristed::domain::activity::{Occurrence, Price};
use fristed::domain::day::Phase;
use fristed::domain::facility::{Gender, Shown};
use fristed::domain::opening::{DayHours, Hours, OpenState};
use fristed::domain::text::Language::{self, Danish, English};
use fristed::domain::time::{HOUSE_ZONE, moment, start_of_day};

use crate::lysningen::local;
use crate::some::{civil, date, words as said};

/// What a function says in both languages.
fn both(say: impl Fn(Language) -> String) -> [String; 2] {
    [say(Danish), say(English)]
}

fn time(text: &str) -> NaiveTime {
    text.parse().unwrap()
}

fn occurrence(from: &str, to: &str) -> Occurrence {
    let at = |text: &str| moment(civil(&format!("{text}:00")), HOUSE_ZONE);
    Occurrence {
        key: civil(&format!("{from}:00")),
        start: at(from),
        end: at(to),
        all_day: false,
        cancelled: false,
        title: None,
        place: None,
        note: None,
    }
}

fn days(first: &str, after_last: &str) -> Occurrence {
    let at = |day: &str| start_of_day(date(day), HOUSE_ZONE);
    Occurrence {
        start: at(first),
        end: at(after_last),
        all_day: true,
        ..occurrence("2026-10-13T00:00", "2026-10-14T00:00")
    }
}

#[test]
fn dates() {
    let long = |day: &str| both(|language| words::long_date(date(day), language));
    assert_eq!(long("2026-10-13"), ["Tirsdag den 13. oktober", "Tuesday 13 October"]);
    assert_eq!(long("2028-02-29"), ["Tirsdag den 29. februar", "Tuesday 29 February"]);
    assert_eq!(long("2026-03-01"), ["Søndag den 1. marts", "Sunday 1 March"]);
    assert_eq!(both(|language| words::short_date(date("2026-05-09"), language)), ["9. maj", "9 May"]);
    let danish: Vec<_> = (0..7).map(|ahead| words::weekday(Weekday::try_from(ahead).unwrap(), Danish)).collect();
    assert_eq!(danish, ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]);
    let months: Vec<_> = (1..=12).map(|month| words::month(date(&format!("2026-{month:02}-01")), Danish)).collect();
    let all = "januar februar marts april maj juni juli august september oktober november december";
    assert_eq!(months.join(" "), all);
}

#[test]
fn times() {
    let at = |text: &str| both(|language| words::at_time(time(text), language));
    assert_eq!(at("16:00:00"), ["kl. 16", "at 16:00"]);
    assert_eq!(at("17:30:00"), ["kl. 17.30", "at 17:30"]);
    assert_eq!(at("09:05:00"), ["kl. 9.05", "at 9:05"]);
    assert_eq!(at("00:00:00"), ["kl. 0", "at 0:00"]);
    assert_eq!(both(|language| words::clock(time("09:40:00"), language)), ["9.40", "9:40"]);
    assert_eq!(both(|language| words::clock(time("16:00:00"), language)), ["16.00", "16:00"]);
    assert_eq!(both(|language| words::until(time("22:00:00"), language)), ["til kl. 22", "until 22"]);
    let span = |from: &str, to: Option<&str>| both(|language| words::time_span(time(from), to.map(time), language));
    assert_eq!(span("10:00:00", Some("12:00:00")), ["kl. 10–12", "10–12"]);
    assert_eq!(span("10:15:00", Some("12:00:00")), ["kl. 10.15–12", "10:15–12"]);
    assert_eq!(span("17:30:00", None), ["kl. 17.30", "17:30"]);
    assert_eq!(span("16:00:00", None), ["kl. 16", "16:00"]);
    assert_eq!(span("16:00:00", Some("16:00:00")), ["kl. 16", "16:00"], "without length");
}

#[test]
fn the_hours_of_an_occurrence_as_its_day_shows_them() {
    let hours =
        |from: &str, to: &str, day: &str| both(|language| occurrence_hours(&occurrence(from, to), date(day), language));
    assert_eq!(hours("2026-10-13T10:00", "2026-10-13T12:00", "2026-10-13"), ["kl. 10–12", "10–12"]);
    assert_eq!(hours("2026-10-13T17:30", "2026-10-13T17:30", "2026-10-13"), ["kl. 17.30", "17:30"]);
    let night = |day| hours("2026-10-16T20:00", "2026-10-17T02:00", day);
    assert_eq!(night("2026-10-16"), ["kl. 20–2", "20–2"]);
    assert_eq!(night("2026-10-17"), ["til kl. 2", "until 2"]);
    assert_eq!(hours("2026-10-16T20:00", "2026-10-17T00:00", "2026-10-16"), ["kl. 20–0", "20–0"]);
    let camp = |day| hours("2026-09-25T10:00", "2026-09-27T15:00", day);
    assert_eq!(camp("2026-09-25"), ["fra kl. 10", "from 10:00"]);
    assert_eq!(camp("2026-09-26"), ["hele dagen", "all day"]);
    assert_eq!(camp("2026-09-27"), ["til kl. 15", "until 15"]);
    assert_eq!(
        both(|language| occurrence_hours(&days("2026-10-13", "2026-10-14"), date("2026-10-13"), language)),
        ["hele dagen", "all day"]
    );
}

#[test]
fn which_day_as_one_says_it() {
    let relative = |day: &str| both(|language| words::relative_day(date(day), date("2026-10-13"), language));
    assert_eq!(relative("2026-10-13"), ["i dag", "today"]);
    assert_eq!(relative("2026-10-14"), ["i morgen", "tomorrow"]);
    assert_eq!(relative("2026-10-15"), ["torsdag", "on Thursday"]);
    assert_eq!(relative("2026-10-19"), ["mandag", "on Monday"]);
    assert_eq!(relative("2026-10-20")[0], "20. oktober", "a week ahead would be today's weekday");
    assert_eq!(relative("2027-01-02"), ["2. januar 2027", "2 January 2027"]);
}

#[test]
fn when_an_occurrence_is() {
    let today = date("2026-10-13");
    let when = |one: &Occurrence| both(|language| occurrence_when(one, today, language));
    assert_eq!(when(&occurrence("2026-10-13T16:00", "2026-10-13T18:00")), ["i dag kl. 16–18", "today 16–18"]);
    assert_eq!(when(&occurrence("2026-10-14T14:00", "2026-10-14T14:00")), ["i morgen kl. 14", "tomorrow at 14:00"]);
    assert_eq!(
        when(&occurrence("2026-10-15T09:30", "2026-10-15T11:00")),
        ["torsdag kl. 9.30–11", "on Thursday 9:30–11"]
    );
    assert_eq!(when(&occurrence("2026-11-12T11:00", "2026-11-12T14:00"))[0], "12. november kl. 11–14");
    assert_eq!(when(&days("2026-11-12", "2026-11-13"))[0], "12. november, hele dagen");
    assert_eq!(when(&days("2026-10-14", "2026-10-15")), ["i morgen, hele dagen", "tomorrow, all day"]);
    assert_eq!(when(&days("2026-11-12", "2026-11-15"))[0], "12. november til 14. november");
    assert_eq!(when(&days("2026-10-12", "2026-10-15")), ["i dag hele dagen", "today all day"]);
    assert_eq!(when(&occurrence("2026-10-12T20:00", "2026-10-13T02:00")), ["i dag til kl. 2", "today until 2"]);
    assert_eq!(when(&occurrence("2026-10-16T10:00", "2026-10-18T15:00"))[0], "fredag fra kl. 10");
}

fn state(state: OpenState) -> [String; 2] {
    both(|language| open_state(state, local("2026-10-13T09:40"), HOUSE_ZONE, language))
}

#[test]
fn whether_the_house_is_open() {
    let until = |at: &str| state(OpenState::Open { until: moment(civil(at), HOUSE_ZONE) });
    assert_eq!(until("2026-10-13T22:00:00"), ["Åbent til kl. 22", "Open until 22"]);
    assert_eq!(until("2026-10-13T17:30:00"), ["Åbent til kl. 17.30", "Open until 17:30"]);
    assert_eq!(until("2026-10-14T00:00:00"), ["Åbent til midnat", "Open until midnight"]);
    assert_eq!(until("2026-10-14T02:00:00"), ["Åbent til i morgen kl. 2", "Open until tomorrow at 2:00"]);
    let opens = |at: &str| state(OpenState::Closed { opens: moment(civil(at), HOUSE_ZONE) });
    assert_eq!(opens("2026-10-13T12:00:00"), ["Åbner i dag kl. 12", "Opens today at 12:00"]);
    assert_eq!(opens("2026-10-14T09:00:00"), ["Åbner i morgen kl. 9", "Opens tomorrow at 9:00"]);
    assert_eq!(opens("2026-10-16T09:30:00"), ["Åbner fredag kl. 9.30", "Opens on Friday at 9:30"]);
    assert_eq!(opens("2026-11-01T09:00:00")[0], "Åbner 1. november kl. 9");
    assert_eq!(opens("2027-01-02T09:00:00")[0], "Åbner 2. januar 2027 kl. 9");
    assert_eq!(state(OpenState::ClosedForLong), ["Spørg os om åbningstiden", "Ask us when we open"]);
}

#[test]
fn the_house_says_it_of_itself() {
    let now = local("2026-10-13T23:00");
    let say = |state| both(|language| we_open(state, now, HOUSE_ZONE, language));
    let opens = moment(civil("2026-10-14T08:00:00"), HOUSE_ZONE);
    assert_eq!(say(OpenState::Closed { opens }), ["Vi åbner i morgen kl. 8", "We open tomorrow at 8:00"]);
    assert_eq!(say(OpenState::ClosedForLong), ["Spørg os om åbningstiden", "Ask us when we open"]);
    assert_eq!(
        say(OpenState::Open { until: opens - TimeDelta::hours(8) }),
        ["Åbent til midnat", "Open until midnight"]
    );
}

#[test]
fn the_hours_of_a_day() {
    let hours = |from: &str, to: &str| Hours { from: time(from), to: time(to) };
    let say = |hours: Vec<Hours>, note: Option<&str>| {
        both(|language| words::day_hours(&DayHours { hours: hours.clone(), note: note.map(said) }, language))
    };
    assert_eq!(say(vec![hours("08:00:00", "22:00:00")], None), ["kl. 8–22", "8–22"]);
    let two = vec![hours("09:00:00", "12:00:00"), hours("14:00:00", "16:00:00")];
    assert_eq!(say(two, None), ["kl. 9–12 og kl. 14–16", "9–12 and 14–16"]);
    assert_eq!(say(vec![hours("10:00:00", "20:00:00")], Some("juleaften"))[0], "kl. 10–20 juleaften");
    assert_eq!(say(Vec::new(), None), ["lukket", "closed"]);
    let night = "Juleaften: vi holder lukket, natherberget har åbent";
    assert_eq!(say(Vec::new(), Some(night))[0], format!("lukket – {night}"));
    assert!(say(Vec::new(), Some(night))[1].starts_with("closed – "));
    let range = |first, last| both(|language| words::weekday_range(first, last, language));
    assert_eq!(range(Weekday::Mon, Weekday::Thu), ["Mandag til torsdag", "Monday to Thursday"]);
    assert_eq!(range(Weekday::Sat, Weekday::Sun), ["Lørdag og søndag", "Saturday and Sunday"]);
    assert_eq!(range(Weekday::Fri, Weekday::Fri), ["Fredag", "Friday"]);
}

#[test]
fn names_prices_and_remarks() {
    let list = |names: &[&str]| {
        let names: Vec<_> = names.iter().map(ToString::to_string).collect();
        both(|language| words::list(&names, language))
    };
    assert_eq!(list(&[]), ["", ""]);
    assert_eq!(list(&["Mette"]), ["Mette", "Mette"]);
    assert_eq!(list(&["Mette", "Ali"]), ["Mette og Ali", "Mette and Ali"]);
    assert_eq!(list(&["Mette", "Ali", "Jonas"]), ["Mette, Ali og Jonas", "Mette, Ali and Jonas"]);
    assert_eq!(both(|language| words::price(Price { kroner: 0 }, language)), ["gratis", "free"]);
    assert_eq!(both(|language| words::price(Price { kroner: 25 }, language)), ["25 kr.", "25 kr."]);
    let remark = |phase| both(|language| words::phase_remark(phase, language).to_owned());
    assert_eq!(remark(Phase::Now), [" (i gang nu)", " (on now)"]);
    assert_eq!(remark(Phase::Cancelled), [" (aflyst)", " (cancelled)"]);
    assert_eq!([remark(Phase::Past), remark(Phase::Later)], [["", ""], ["", ""]]);
    assert_eq!(words::capital("åbent"), "Åbent");
    assert_eq!(words::capital(""), "");
    assert_eq!(
        both(|language| words::come_and_say_hello(language).to_owned()),
        ["Kom og hils på", "Come and say hello"]
    );
}

#[test]
fn a_facility_is_said_with_the_ending_of_its_gender() {
    let say = |shown: &Shown, gender| both(|language| words::facility_state(shown, gender, language));
    assert_eq!(say(&Shown::Free, Gender::Neuter), ["er ledigt", "is free"]);
    assert_eq!(say(&Shown::Free, Gender::Common), ["er ledig", "is free"]);
    assert_eq!(say(&Shown::PerhapsFree, Gender::Neuter), ["er måske ledigt", "may be free"]);
    assert_eq!(say(&Shown::PerhapsFree, Gender::Common), ["er måske ledig", "may be free"]);
    for gender in Gender::ALL {
        assert_eq!(say(&Shown::Taken, gender), ["er optaget", "is in use"]);
        let closed = Shown::Closed { reason: said("er ved at blive malet") };
        assert_eq!(say(&closed, gender)[0], "er ved at blive malet");
    }
    assert_eq!(words::knock(false, Danish), "Bank på. Svarer ingen, så hent en af os.");
    assert_eq!(words::knock(true, Danish), "Bank på. Svarer ingen, så hent vagten.");
    assert!(words::knock(false, English).starts_with("Knock."));
}
