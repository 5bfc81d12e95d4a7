//! How a facility is spoken of, corrected on the screen.

use fristed::app::running::{Ran, Run, RunRefused, Wording};
use fristed::domain::facility::{FacilityId, Gender};
use fristed::domain::text::Language::{Danish, English};
use fristed::store::Store;

use crate::lysningen::Lysningen;
use crate::running::{ME, TUESDAY, done};
use crate::some::{example, private_folder};

fn machine(house: &Lysningen) -> (FacilityId, Wording) {
    let all = house.app.store().facilities().unwrap();
    let found = all.into_iter().find(|one| one.facility.gender == Gender::Common).expect("a facility");
    (found.id, house.app.wording_of(found.id).unwrap().unwrap())
}

fn sentence(house: &Lysningen, id: FacilityId, language: fristed::domain::text::Language) -> (String, String) {
    let all = house.app.facilities(language).unwrap();
    let view = all.into_iter().find(|one| one.id == id).unwrap();
    (view.sentence(), view.advice)
}

#[test]
fn name_advice_and_what_instead_are_corrected_and_undone() {
    let mut house = Lysningen::at(TUESDAY);
    let (id, before) = machine(&house);
    let said_before = sentence(&house, id, English);
    let new = Wording {
        name: "Det store vaskeri".to_owned(),
        gender: Gender::Neuter,
        invitation: "Tag bare din tøjpose med".to_owned(),
        place: "Kælderen".to_owned(),
        instead: "Sig til, så finder vi en tid".to_owned(),
    };
    done(&mut house, &Run::SaveWording(id, new.clone()));
    assert_eq!(house.app.wording_of(id).unwrap(), Some(new.clone()));
    let (sentence_now, advice) = sentence(&house, id, Danish);
    assert_eq!((sentence_now.as_str(), advice.as_str()), ("Det store vaskeri er ledigt", "Tag bare din tøjpose med"));
    assert_eq!(house.app.run_by(ME, &Run::SaveWording(id, new)).unwrap(), Ran::Nothing, "it is so already");
    assert_eq!(house.app.undo_by(ME).unwrap(), Ran::Done(None));
    assert_eq!(house.app.wording_of(id).unwrap(), Some(before));
    assert_eq!(sentence(&house, id, English), said_before, "with its English");
}

#[test]
fn what_the_house_says_itself_no_file_takes_back_and_nothing_is_left_empty() {
    let dir = private_folder();
    let mut store = Store::open(dir.path()).unwrap();
    store.import_house(&example(), false).unwrap();
    let mut house = Lysningen::over(store, TUESDAY);
    let (id, usual) = machine(&house);
    for (wording, refused) in [
        (Wording { name: " ".to_owned(), ..usual.clone() }, RunRefused::NoTitle),
        (Wording { invitation: String::new(), ..usual.clone() }, RunRefused::NoAdvice),
        (Wording { instead: String::new(), ..usual.clone() }, RunRefused::NoInstead),
        (Wording { place: "010190-1234".to_owned(), ..usual.clone() }, RunRefused::LooksLikeCpr),
    ] {
        let ran = house.app.run_by(ME, &Run::SaveWording(id, wording)).unwrap();
        assert_eq!(ran, Ran::Refused(refused));
    }
    let english = sentence(&house, id, English).0;
    done(&mut house, &Run::SaveWording(id, Wording { place: "Ude bagved".to_owned(), ..usual.clone() }));
    assert_eq!(sentence(&house, id, English).0, english, "the twin of what was not changed stays");
    let mut store = Store::open_at_once(dir.path()).unwrap();
    let report = store.import_house(&example(), false).unwrap();
    assert!(report.left_alone.contains(&usual.name), "{:?}", report.left_alone);
    assert_eq!(house.app.wording_of(id).unwrap().unwrap().place, "Ude bagved");
}
