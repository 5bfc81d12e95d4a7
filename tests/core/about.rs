//! What staff says of an activity beside its times: purpose, recommendation, places, picture, before – during – after.

use fristed::app::Command;
use fristed::app::running::about::{About, Places};
use fristed::app::running::{Draft, Ran, Run, RunRefused};
use fristed::domain::activity::OccurrenceId;
use fristed::domain::duty::Step;
use fristed::domain::house::OnDuty;
use fristed::domain::picture::{Taken, is_own};
use fristed::domain::programme::Scope;
use fristed::domain::purpose::Purpose;
use fristed::domain::recommended::Recommended;
use fristed::domain::text::Language::{Danish, English};
use fristed::exchange::house_file::{read, write};
use fristed::exchange::picture::take;

use crate::joining::one;
use crate::lysningen::Lysningen;
use crate::picture::jpeg;
use crate::running::{ME, TUESDAY, done, find};
use crate::some::{DRAWINGS, civil, date, entry, line, once};

fn about(id: OccurrenceId, what: About) -> Run {
    Run::About(id, what)
}

fn places(number: u8, instead: &str) -> About {
    About::Places(Some(Places { number, instead: instead.to_owned() }))
}

fn billiards(house: &Lysningen, day: &str) -> OccurrenceId {
    find(house, "Billard", day)
}

/// A house where Mette and Jens have agreed to be shown, and Mette starts billiards.
fn with_names() -> Lysningen {
    Lysningen::with(TUESDAY, |content| {
        for name in ["Mette", "Jens"] {
            content.on_duty.push(OnDuty { first_name: line(name), weekdays: vec![chrono::Weekday::Tue] });
        }
        let found = content.activities.iter_mut().find(|one| one.title.da.as_str() == "Billard").unwrap();
        found.host = Some(fristed::domain::text::Words::danish(line("Mette stiller kuglerne op")));
    })
}

fn from_here(house: &Lysningen, id: OccurrenceId, change: impl FnOnce(&mut Draft)) -> Run {
    let mut draft = house.app.draft_of(id).unwrap().unwrap();
    change(&mut draft);
    Run::Change { id, scope: Scope::FromHere, draft }
}

pub fn some_picture(colour: u8) -> Taken {
    let picture = image::RgbImage::from_pixel(40, 30, image::Rgb([colour, 90, 90]));
    take(&jpeg(&picture)).unwrap()
}

#[test]
fn a_colleague_recommends_it_by_name_as_long_as_she_has_agreed() {
    let mut house = with_names();
    let id = billiards(&house, "2026-10-13");
    let said = |house: &Lysningen, language| house.app.activity(id, language).unwrap().unwrap().recommended;
    assert_eq!(said(&house, Danish), "");
    assert_eq!(house.app.recommenders(id.activity).unwrap(), [line("Jens")], "Mette hosts it");
    let by = |name: &str| About::Recommend(Some(Recommended { by: Some(line(name)) }));
    assert_eq!(house.app.run_by(ME, &about(id, by("Mette"))).unwrap(), Ran::Refused(RunRefused::HostsIt));
    done(&mut house, &about(id, by("Jens")));
    assert_eq!([said(&house, Danish), said(&house, English)], ["Jens anbefaler den.", "Jens recommends it."]);
    assert_eq!(house.app.run_by(ME, &about(id, by("Jens"))).unwrap(), Ran::Nothing);
    // Somebody who has not agreed, or no more, is one of us.
    done(&mut house, &about(id, by("Bo")));
    assert_eq!([said(&house, Danish), said(&house, English)], ["En af os anbefaler den.", "One of us recommends it."]);
    done(&mut house, &about(id, by("Jens")));
    // Jens begins to host it: then it is no recommendation.
    let what = from_here(&house, id, |draft| draft.host = "Jens' kuglehjørne".to_owned());
    let saved = done(&mut house, &what).unwrap();
    assert_eq!(house.app.activity(saved, Danish).unwrap().unwrap().recommended, "");
    assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Done(None));
    assert_eq!(said(&house, Danish), "Jens anbefaler den.");
    done(&mut house, &about(id, About::Recommend(None)));
    assert_eq!(said(&house, Danish), "");
}

#[test]
fn an_activity_has_places_a_reserve_list_and_something_else() {
    let mut house = Lysningen::at(TUESDAY);
    let id = billiards(&house, "2026-10-20");
    let before = house.app.store().taking_part().unwrap();
    assert_eq!(house.app.run_by(ME, &about(id, places(4, " "))).unwrap(), Ran::Refused(RunRefused::NoInstead));
    done(&mut house, &about(id, places(1, "Kom og kig med.")));
    let duty = |house: &Lysningen| {
        let duties = house.app.join(Danish).unwrap().duties;
        duties.into_iter().find(|duty| duty.title == "Billard")
    };
    let view = duty(&house).expect("it stands on Vær med");
    let steps: Vec<Step> = view.dates[0].steps.iter().map(|step| step.step).collect();
    assert_eq!(steps, [Step::Look, Step::Whole, Step::OnlyIfNobodyElse]);
    let wish = |sign| one(&view.slug, "2026-10-20", sign, "kaktus", Step::Whole);
    house.app.apply(Command::SignUp(wish("anker"), Danish)).unwrap();
    let list = duty(&house).unwrap().dates.into_iter().find(|date| date.listing.date == date_of("2026-10-20"));
    let list = list.expect("the list of that day");
    assert_eq!((list.places, list.free, list.instead.as_str()), (1, 0, "Kom og kig med."));
    // Another number leaves the list; the same again is nothing.
    done(&mut house, &about(id, places(6, "Kom og kig med.")));
    assert_eq!(house.app.places_of(id.activity).unwrap().unwrap().number, 6);
    assert_eq!(house.app.run_by(ME, &about(id, places(6, "Kom og kig med."))).unwrap(), Ran::Nothing);
    done(&mut house, &about(id, About::Places(None)));
    assert_eq!(house.app.store().taking_part().unwrap(), before);
    house.app.undo_by(ME).unwrap();
    assert_eq!(duty(&house).unwrap().slug, view.slug);
    // A shift has a list of its own sort already.
    let shift = house.app.store().all_activities().unwrap();
    let shift = shift.iter().find(|(_, one)| one.kind == fristed::domain::activity::Kind::Shift).unwrap().0;
    assert!(!house.app.can_have_places(*shift).unwrap());
    // What a calendar brought has no name that a list could hang on.
    let kor = entry("kor@by", "Kor", once(civil("2026-10-14T19:00:00")));
    let mut house = Lysningen::with_calendar(TUESDAY, &[kor]);
    let id = find(&house, "Kor", "2026-10-14");
    assert!(!house.app.can_have_places(id.activity).unwrap());
    assert_eq!(house.app.run_by(ME, &about(id, places(4, "Kom"))).unwrap(), Ran::Nothing);
}

fn date_of(text: &str) -> chrono::NaiveDate {
    date(text)
}

#[test]
fn all_from_now_on_keeps_what_is_said_of_it_for_both_parts() {
    let mut house = with_names();
    let id = billiards(&house, "2026-10-13");
    done(&mut house, &about(id, About::Purpose(vec![Purpose::Community, Purpose::NewSides])));
    done(&mut house, &about(id, About::Recommend(Some(Recommended { by: Some(line("Jens")) }))));
    done(&mut house, &about(id, places(4, "Kom og kig med.")));
    done(&mut house, &about(id, About::Take(some_picture(200))));
    let slug = house.app.join(Danish).unwrap().duties.into_iter().find(|one| one.title == "Billard").unwrap().slug;
    for day in ["2026-10-20", "2026-10-27"] {
        house.app.apply(Command::SignUp(one(&slug, day, "anker", "kaktus", Step::Whole), Danish)).unwrap();
    }
    let picture = house.app.store().pictures().unwrap();
    let second = billiards(&house, "2026-10-27");
    let what = from_here(&house, second, |draft| {
        draft.title = "Billard for to".to_owned();
        draft.later(2);
    });
    let after = done(&mut house, &what).unwrap();
    let before = billiards(&house, "2026-10-20");
    assert_ne!(before.activity, after.activity, "two parts");
    for part in [before, after] {
        let activity = house.app.store().activity(part.activity).unwrap().unwrap();
        assert_eq!(house.app.store().purposes(part.activity).unwrap(), [Purpose::Community, Purpose::NewSides]);
        assert_eq!(activity.recommended, Some(Recommended { by: Some(line("Jens")) }));
        assert_eq!(activity.scene.as_ref(), picture.first());
    }
    // Both dates still have their lists, with whoever stands on them.
    let duty = house.app.join(Danish).unwrap().duties.into_iter().find(|one| one.slug == slug).unwrap();
    assert_eq!(duty.title, "Billard for to", "the places go by the activity's name");
    for day in ["2026-10-20", "2026-10-27"] {
        let list = duty.dates.iter().find(|list| list.listing.date == date(day)).expect(day);
        assert_eq!(list.people.len(), 1, "{day}");
    }
    assert!(house.app.join(Danish).unwrap().gone.is_empty());
    // And it goes out into a file and back.
    let content = house.app.store().all_for_export().unwrap().house.unwrap();
    let text = write(&content);
    assert_eq!(read(&text, DRAWINGS), Ok(content));
    assert!(text.contains("part-of = ") && text.contains("recommended-by = \"Jens\""), "{text}");
    let said = "# this picture came from a stick; it is in the house and its backups, and not in this file";
    assert!(text.contains(said), "{text}");
}

#[test]
fn a_house_file_recommends_as_the_screen_does() {
    let refused = crate::house_file::refused(
        "[[activity]]\nid = \"a\"\ntitle = \"A\"\nhost = \"Mette er der\"\ndate = \"2026-10-13\"\nfrom = \"10:00\"
recommended = true\nrecommended-by = \"Mette\"\n[[activity]]\nid = \"b\"\ntitle = \"B\"\ndate = \"2026-10-13\"
from = \"10:00\"\nrecommended-by = \"Jens\"\n",
    );
    let said: Vec<(usize, bool)> =
        refused.iter().map(|(line, said)| (*line, said.contains("recommended-by"))).collect();
    assert_eq!(said, [(8, true), (14, true)], "{refused:?}");
}

#[test]
fn before_during_and_after_are_written_on_the_screen_and_keep_their_twin() {
    let mut house = Lysningen::at(TUESDAY);
    let soup = find(&house, "Vi laver suppe", "2026-10-13");
    let course = |house: &Lysningen| {
        let activity = house.app.store().activity(soup.activity).unwrap().unwrap();
        activity.course
    };
    let there = course(&house);
    let what = from_here(&house, soup, |draft| draft.after = "Vi vasker op sammen.".to_owned());
    done(&mut house, &what);
    let view = house.app.activity(find(&house, "Vi laver suppe", "2026-10-13"), Danish).unwrap().unwrap();
    assert_eq!(view.after, "Vi vasker op sammen.");
    assert_eq!(course(&house).before, there.before, "what is not changed keeps its English");
    let what = from_here(&house, soup, |draft| draft.before.clear());
    done(&mut house, &what);
    assert_eq!(course(&house).before, None);
}

#[test]
fn a_picture_goes_when_nothing_shows_it_and_comes_back_with_undoing() {
    let mut house = Lysningen::at(TUESDAY);
    let id = billiards(&house, "2026-10-13");
    let usual = house.app.activity(id, Danish).unwrap().unwrap().entry.scene;
    done(&mut house, &about(id, About::Take(some_picture(200))));
    let name = house.app.activity(id, Danish).unwrap().unwrap().entry.scene;
    assert!(is_own(&name), "{name}");
    let there = house.app.picture(&name).unwrap().expect("its pixels");
    assert_eq!((there.width, there.height), (40, 30));
    // The same for another activity is kept once, and stays as long as one of them shows it.
    let soup = find(&house, "Vi laver suppe", "2026-10-13");
    done(&mut house, &about(soup, About::Take(some_picture(200))));
    assert_eq!(house.app.store().pictures().unwrap(), std::slice::from_ref(&name));
    done(&mut house, &about(id, About::Picture("spil".to_owned())));
    assert_eq!(house.app.store().pictures().unwrap(), std::slice::from_ref(&name));
    done(&mut house, &about(soup, About::Picture("suppe".to_owned())));
    assert!(house.app.store().pictures().unwrap().is_empty() && house.app.picture(&name).unwrap().is_none());
    assert_eq!(house.app.run_by(ME, &about(id, About::Picture(name.clone()))).unwrap(), Ran::Nothing, "it is gone");
    assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Done(None));
    assert_eq!(house.app.picture(&name).unwrap(), Some(there), "to the last pixel");
    // And a house file that knows nothing of it takes it away with the activity.
    let mut content = crate::some::example();
    content.activities.retain(|one| one.title.da.as_str() != "Vi laver suppe");
    let mut house = Lysningen::after(TUESDAY, |store| {
        store.import_house(&content, false).unwrap();
    });
    let id = billiards(&house, "2026-10-13");
    assert_eq!(house.app.activity(id, Danish).unwrap().unwrap().entry.scene, usual);
    done(&mut house, &about(id, About::Take(some_picture(10))));
    house.app.undo_by(ME).unwrap();
    assert!(house.app.store().pictures().unwrap().is_empty());
}
