//! Who joins in: the rules, the file, and that nothing of it stays.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use chrono::NaiveDate;
use fristed::domain::duty::{Duty, DutyKind, DutyRefused, Ladder, Rung, Step, Wanted};
use fristed::domain::group::{Group, PLACES};
use fristed::domain::sign_up::{
    Instead, Listing, Look, Rules, Shown, Sign, SignUp, SignUpRefused, TRIES, draw_pair, free_sign, free_symbols,
    has_room, is_seen, next_time_too, show_secret, shows, sign_up, taken,
};
use fristed::domain::symbol::{SYMBOLS, Symbol};
use fristed::domain::text::Language;
use fristed::domain::time::days_after;
use fristed::store::{Joining, Store};
use proptest::prelude::*;

use crate::some::{date, private_folder, words};

fn symbol(id: &str) -> Symbol {
    id.parse().unwrap()
}

fn ladder() -> Ladder {
    Ladder::new(Step::ALL.into_iter().map(|step| Rung { step, text: words("noget") }).collect()).unwrap()
}

pub fn duty(slug: &str, wanted: u8) -> Duty {
    Duty {
        slug: slug.to_owned(),
        kind: DutyKind::Shift,
        title: words("Brugervagt"),
        text: words("Du holder huset åbent"),
        icon: "noegle".to_owned(),
        activity: "vagt".to_owned(),
        wanted: Wanted::new(wanted).unwrap(),
        ladder: ladder(),
        instead: words("Køkkenet"),
        phone: None,
    }
}

pub fn group() -> Group {
    Group {
        slug: "gruppen".to_owned(),
        title: words("Gruppen"),
        text: words("Tre og en"),
        look: words("Kom bare"),
        icon: "kalender".to_owned(),
        activity: "moede".to_owned(),
    }
}

pub fn one(of: &str, day: &str, sign: &str, secret: &str, step: Step) -> SignUp {
    SignUp {
        listing: Listing { of: of.to_owned(), date: date(day) },
        sign: sign.parse().unwrap(),
        secret: symbol(secret),
        step,
        agreed: false,
    }
}

#[test]
fn symbols_are_forty_things_each_with_its_own_drawing_and_words() {
    let mut seen = BTreeSet::new();
    for symbol in Symbol::all() {
        assert_eq!(symbol.to_string().parse(), Ok(symbol));
        assert!(seen.insert(symbol.icon()));
        for language in [Language::Danish, Language::English] {
            assert!(seen.insert(format!("{language:?} {}", symbol.word(language))), "{}", symbol.word(language));
        }
    }
    assert_eq!((Symbol::all().count(), SYMBOLS.len()), (40, 40));
    assert!("person".parse::<Symbol>().is_err());
}

#[test]
fn a_duty_without_a_small_first_step_does_not_construct() {
    let rung = |step| Rung { step, text: words("noget") };
    assert_eq!(Ladder::new(vec![rung(Step::Whole), rung(Step::OneHour)]), Err(DutyRefused::NoSmallStep));
    assert_eq!(Ladder::new(vec![rung(Step::OnlyIfNobodyElse)]), Err(DutyRefused::NoSmallStep));
    assert_eq!(Ladder::new(vec![rung(Step::Look)]), Err(DutyRefused::NothingToTake));
    assert_eq!(Ladder::new(vec![rung(Step::Look), rung(Step::Whole), rung(Step::Look)]), Err(DutyRefused::StepTwice));
    assert_eq!(Wanted::new(0), Err(DutyRefused::NobodyWanted));
    let ladder = Ladder::new(vec![rung(Step::Whole), rung(Step::Look), rung(Step::OneHour)]).unwrap();
    let steps: Vec<Step> = ladder.rungs().iter().map(|rung| rung.step).collect();
    assert_eq!(steps, [Step::Look, Step::OneHour, Step::Whole], "the smallest first");
}

#[test]
fn the_top_step_is_a_wish_until_agreed_but_a_seat_on_a_bus_is_not() {
    let shift = duty("vagt", 2);
    assert!(shift.is_wish(Step::Whole) && !shift.is_wish(Step::OneHour));
    assert!(!Duty { kind: DutyKind::Places, ..shift.clone() }.is_wish(Step::Whole));
    let asked = SignUp { agreed: true, ..one("vagt", "2026-10-18", "fugl", "ost", Step::Whole) };
    let put = sign_up(Rules::of_duty(&shift), &[], asked, date("2026-10-13"), None).unwrap();
    assert!(!put.agreed, "the screen agrees on nothing by itself");
}

#[test]
fn where_the_places_are_taken_there_is_always_something_else() {
    let duty = duty("vagt", 1);
    let (rules, today) = (Rules::of_duty(&duty), date("2026-10-13"));
    let first = one("vagt", "2026-10-18", "fugl", "ost", Step::OneHour);
    let full = [sign_up(rules, &[], first, today, None).unwrap()];
    let wish = |step| one("vagt", "2026-10-18", "fisk", "ost", step);
    let instead = Instead { look: Look, reserve: true, other_date: Some(date("2026-11-01")) };
    let other = Some(date("2026-11-01"));
    assert_eq!(sign_up(rules, &full, wish(Step::Whole), today, other), Err(SignUpRefused::PlacesTaken(instead)));
    for step in [Step::Look, Step::OnlyIfNobodyElse] {
        assert!(sign_up(rules, &full, wish(step), today, None).is_ok(), "{step:?} is always open");
    }
    let past = SignUp { listing: Listing { of: "vagt".into(), date: date("2026-10-12") }, ..wish(Step::Look) };
    assert!(matches!(sign_up(rules, &[], past, today, None), Err(SignUpRefused::Over(_))));
}

#[test]
fn a_sign_is_taken_once_on_a_list_and_its_secret_does_not_show() {
    let duty = duty("vagt", 9);
    let (rules, today) = (Rules::of_duty(&duty), date("2026-10-13"));
    let there = [one("vagt", "2026-10-18", "trae", "ost", Step::Look)];
    let same = one("vagt", "2026-10-18", "trae", "bro", Step::Look);
    let free = Sign::One(symbol("stjerne"));
    assert_eq!(sign_up(rules, &there, same, today, None), Err(SignUpRefused::SignTaken { free }));
    assert!(!free_symbols(&there).contains(&symbol("trae")));
    let open = one("vagt", "2026-10-18", "ost", "ost", Step::Look);
    assert_eq!(sign_up(rules, &there, open, today, None), Err(SignUpRefused::SecretShows));
}

#[test]
fn where_all_forty_are_taken_two_of_them_are_drawn() {
    let mut there: Vec<SignUp> = Symbol::all()
        .map(|sign| SignUp { sign: Sign::One(sign), ..one("a", "2026-10-18", "fugl", "ost", Step::Look) })
        .collect();
    assert!(free_symbols(&there).is_empty());
    for lot in [0, 7, 779, 780, usize::MAX] {
        let Some(Sign::Pair(first, second)) = free_sign(&there, lot) else { panic!("a pair") };
        assert!(first != second);
        let pair = Sign::Pair(first, second);
        assert_eq!(pair.to_string().parse(), Ok(pair));
        assert!(shows(pair, first) && shows(pair, second));
        there.push(SignUp { sign: pair, ..there[0].clone() });
    }
    let signs: BTreeSet<Sign> = there.iter().map(|one| one.sign).collect();
    assert_eq!(signs.len(), 45, "a pair that is taken is not drawn again");
    assert_ne!(draw_pair(&[], 3), draw_pair(&[], 4));
}

#[test]
fn three_wrong_secrets_and_the_screen_makes_a_pause() {
    let holder = one("vagt", "2026-10-18", "fugl", "ost", Step::Look);
    assert_eq!(show_secret(&holder, symbol("bro"), 0), Shown::Again);
    assert_eq!(show_secret(&holder, symbol("bro"), 1), Shown::Again);
    assert_eq!(show_secret(&holder, symbol("ost"), 2), Shown::Right);
    assert_eq!(show_secret(&holder, symbol("bro"), 2), Shown::Pause);
    assert_eq!(show_secret(&holder, symbol("ost"), TRIES), Shown::Pause);
}

#[test]
fn a_place_in_a_group_lasts_to_the_next_meeting_when_its_holder_says_so() {
    let group = group();
    let (rules, today) = (Rules::of_group(&group), date("2026-10-13"));
    let holder = sign_up(rules, &[], one("gruppen", "2026-10-15", "fugl", "ost", Step::Whole), today, None).unwrap();
    let next = date("2026-11-19");
    let kept = next_time_too(rules, &holder, next, &[]).unwrap();
    assert_eq!((kept.listing.date, kept.sign, kept.secret), (next, holder.sign, holder.secret));
    assert_eq!(next_time_too(rules, &holder, next, &[kept]), None, "it is theirs already");
    assert!(!is_seen(holder.listing.date, date("2026-10-16")), "free again the day after");
    let three: Vec<SignUp> = ["fugl", "fisk", "kop"]
        .map(|sign| one("gruppen", "2026-10-15", sign, "ost", Step::Whole))
        .into_iter()
        .collect();
    assert_eq!(three.len(), usize::from(PLACES));
    let fourth = one("gruppen", "2026-10-15", "bog", "ost", Step::Whole);
    assert!(matches!(sign_up(rules, &three, fourth, today, None), Err(SignUpRefused::PlacesTaken(_))));
    let look = one("gruppen", "2026-10-15", "bog", "ost", Step::Look);
    assert!(matches!(sign_up(rules, &[], look, today, None), Err(SignUpRefused::NoSuchStep(_))), "looking is free");
}

/// Something that somebody does at the screen.
#[derive(Debug, Clone)]
enum Act {
    Join { list: usize, day: u64, sign: usize, secret: usize, step: usize },
    StepBack { nth: usize },
    NextDay,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (0..3_usize, 0..4_u64, 0..40_usize, 0..40_usize, 0..5_usize)
            .prop_map(|(list, day, sign, secret, step)| Act::Join { list, day, sign, secret, step }),
        4 => (0..50_usize).prop_map(|nth| Act::StepBack { nth }),
        1 => Just(Act::NextDay),
    ]
}

/// Does `acts`, and keeps `check` informed of every list after each.
fn live(acts: &[Act], mut check: impl FnMut(&[SignUp], NaiveDate, &Duty, &Group)) -> Vec<SignUp> {
    let (shift, trip, group) = (duty("vagt", 2), duty("tur", 4), group());
    let symbols: Vec<Symbol> = Symbol::all().collect();
    let mut today = date("2026-10-13");
    let mut all: Vec<SignUp> = Vec::new();
    for act in acts {
        match act {
            Act::Join { list, day, sign, secret, step } => {
                let (of, rules) = match list {
                    0 => ("vagt", Rules::of_duty(&shift)),
                    1 => ("tur", Rules::of_duty(&trip)),
                    _ => ("gruppen", Rules::of_group(&group)),
                };
                let listing = Listing { of: of.to_owned(), date: days_after(today, *day) };
                let there: Vec<SignUp> = all.iter().filter(|one| one.listing == listing).cloned().collect();
                let sign = Sign::One(symbols[*sign]);
                let wish = SignUp { listing, sign, secret: symbols[*secret], step: Step::ALL[*step], agreed: false };
                match sign_up(rules, &there, wish.clone(), today, None) {
                    Ok(put) => all.push(put),
                    Err(SignUpRefused::SignTaken { free }) => {
                        let again = SignUp { sign: free, ..wish };
                        assert!(there.iter().all(|one| one.sign != free));
                        let second = sign_up(rules, &there, again, today, None);
                        assert!(!matches!(second, Err(SignUpRefused::SignTaken { .. })), "the way out is one");
                    }
                    Err(SignUpRefused::PlacesTaken(_)) => assert!(!has_room(rules, &there)),
                    Err(_) => {}
                }
            }
            Act::StepBack { nth } => {
                if !all.is_empty() {
                    all.remove(nth % all.len());
                }
            }
            Act::NextDay => {
                today = days_after(today, 1);
                all.retain(|one| is_seen(one.listing.date, today));
            }
        }
        check(&all, today, &trip, &group);
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// 100 times 100 presses in random order.
    #[test]
    fn ten_thousand_sign_ups_and_withdrawals_keep_every_rule(acts in prop::collection::vec(act(), 100)) {
        live(&acts, |all, today, trip, group| {
            let mut lists: Vec<&Listing> = all.iter().map(|one| &one.listing).collect();
            lists.sort();
            lists.dedup();
            for list in lists {
                assert!(list.date >= today);
                let there: Vec<SignUp> = all.iter().filter(|one| one.listing == *list).cloned().collect();
                let signs: BTreeSet<Sign> = there.iter().map(|one| one.sign).collect();
                assert_eq!(signs.len(), there.len(), "a sign stands once on a list");
                let places = match list.of.as_str() {
                    "vagt" => 2,
                    "tur" => usize::from(trip.wanted.people()),
                    _ => usize::from(Rules::of_group(group).places),
                };
                assert!(taken(&there) <= places);
                assert!(there.iter().all(|one| !shows(one.sign, one.secret) && !one.agreed));
            }
        });
    }
}

/// Every byte of every file in the folder.
fn all_bytes(dir: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for file in fs::read_dir(dir).unwrap() {
        bytes.extend(fs::read(file.unwrap().path()).unwrap());
    }
    bytes
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// What the file says, row by row.
fn dump(joining: &Joining) -> String {
    format!("{:?} {:?}", joining.sign_ups(NaiveDate::MIN).unwrap(), joining.needs_taken(date("2026-10-13")).unwrap())
}

#[test]
fn a_withdrawal_leaves_the_store_as_if_it_had_never_been() {
    let dir = private_folder();
    let mut store = Store::open(dir.path()).unwrap();
    let other = one("vagt", "2026-10-18", "kop", "ost", Step::Look);
    store.joining_mut().add(&other).unwrap();
    let before = dump(store.joining());
    let mine = one("vagt", "2026-10-18", "fyrtaarn", "kaktus", Step::OnlyIfNobodyElse);
    store.joining_mut().add(&mine).unwrap();
    assert!(holds(&all_bytes(dir.path()), "fyrtaarn"), "else the search proves nothing");
    assert_ne!(dump(store.joining()), before);
    assert!(store.joining_mut().remove(&mine).unwrap());
    assert_eq!(dump(store.joining()), before);
    let bytes = all_bytes(dir.path());
    assert!(!holds(&bytes, "fyrtaarn") && !holds(&bytes, "kaktus") && !holds(&bytes, "if-nobody-else2026"));
    drop(store);
    assert!(!holds(&all_bytes(dir.path()), "fyrtaarn"));
    assert_eq!(dump(Store::open(dir.path()).unwrap().joining()), before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3))]

    /// The same on the file: what the rules hold, the file holds, and what is gone is in no byte of it.
    #[test]
    fn the_file_follows_the_rules_and_forgets(acts in prop::collection::vec(act(), 60)) {
        let dir = private_folder();
        let mut store = Store::open(dir.path()).unwrap();
        let mut stored: Vec<SignUp> = Vec::new();
        live(&acts, |all, today, _, _| {
            for gone in stored.iter().filter(|one| !all.contains(one)) {
                if is_seen(gone.listing.date, today) {
                    assert!(store.joining_mut().remove(gone).unwrap());
                }
            }
            store.joining_mut().erase_past(today).unwrap();
            for new in all.iter().filter(|one| !stored.contains(one)) {
                store.joining_mut().add(new).unwrap();
            }
            let mut wanted = all.to_vec();
            wanted.sort_by_key(|one| (one.listing.clone(), one.sign.to_string()));
            assert_eq!(store.joining().sign_ups(today).unwrap(), wanted);
            let bytes = fs::read(dir.path().join("joining.db")).unwrap();
            let journal = fs::read(dir.path().join("joining.db-journal")).unwrap_or_default();
            assert!(journal.is_empty());
            for gone in stored.iter().filter(|one| !all.contains(one)) {
                let row = format!("{}{}{}", gone.listing.of, gone.listing.date, gone.sign);
                let again = all.iter().any(|one| format!("{}{}{}", one.listing.of, one.listing.date, one.sign).starts_with(&row));
                assert!(again || !holds(&bytes, &row), "{row}");
            }
            stored = all.to_vec();
        });
    }
}

#[test]
fn the_file_does_not_tell_who_came_first() {
    let files = [["fugl", "anker", "ost"], ["ost", "fugl", "anker"]].map(|order| {
        let dir = private_folder();
        let mut store = Store::open(dir.path()).unwrap();
        for sign in order {
            store.joining_mut().add(&one("vagt", "2026-10-18", sign, "bro", Step::Look)).unwrap();
        }
        drop(store);
        fs::read(dir.path().join("joining.db")).unwrap()
    });
    assert!(holds(&files[0], "anker"));
    assert!(files[0] == files[1], "two orders of coming make one file");
}

#[test]
fn the_file_is_for_its_owner_alone_and_of_no_other_journal() {
    let dir = private_folder();
    let mut store = Store::open(dir.path()).unwrap();
    store.joining_mut().take_need("rene-kopper", date("2026-10-13")).unwrap();
    for name in ["joining.db", "joining.db-journal"] {
        let path = dir.path().join(name);
        if path.exists() {
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{name}");
        }
    }
    assert!(!dir.path().join("joining.db-wal").exists());
    assert_eq!(&fs::read(dir.path().join("joining.db")).unwrap()[68..72], b"FRJO");
}

#[test]
fn a_bad_file_is_made_anew_and_leaves_nothing_lying_about() {
    let dir = private_folder();
    fs::write(dir.path().join("joining.db"), b"fyrtaarn, but no table of ours".repeat(9)).unwrap();
    let mut store = Store::open(dir.path()).unwrap();
    assert!(store.joining().sign_ups(NaiveDate::MIN).unwrap().is_empty());
    store.joining_mut().add(&one("vagt", "2026-10-18", "fugl", "bro", Step::Look)).unwrap();
    assert!(!holds(&all_bytes(dir.path()), "fyrtaarn"));
}

#[test]
fn what_is_over_is_hidden_at_once_and_erased_from_every_file_in_the_night() {
    let dir = private_folder();
    let mut store = Store::open(dir.path()).unwrap();
    let joining = store.joining_mut();
    joining.erase_past(date("2026-10-17")).unwrap();
    joining.add(&one("vagt", "2026-10-18", "fyrtaarn", "kaktus", Step::Look)).unwrap();
    joining.take_need("rene-kopper", date("2026-10-18")).unwrap();
    assert!(!joining.erase_past(date("2026-10-18")).unwrap(), "not before its day is over");
    assert_eq!(joining.sign_ups(date("2026-10-18")).unwrap().len(), 1);
    assert!(joining.sign_ups(date("2026-10-19")).unwrap().is_empty(), "hidden at once");
    assert!(joining.needs_taken(date("2026-10-19")).unwrap().is_empty(), "up again the next day");
    assert!(holds(&all_bytes(dir.path()), "fyrtaarn"));
    assert!(store.joining_mut().erase_past(date("2026-10-19")).unwrap());
    let bytes = all_bytes(dir.path());
    for word in ["fyrtaarn", "kaktus", "2026-10-18", "rene-kopper"] {
        assert!(!holds(&bytes, word), "{word}");
    }
}
