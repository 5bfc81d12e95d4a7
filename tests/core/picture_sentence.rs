//! Sentences from pictures: every combination is one that a person would say.

use fristed::domain::picture_sentence::{Beginning, Picture, PictureSentence, When};
use fristed::domain::text::Language::{Danish, English};
use fristed::draw;

fn sentence(beginning: Beginning, picture: Picture, when: Option<When>) -> PictureSentence {
    PictureSentence { beginning: Some(beginning), picture: Some(picture), when }
}

#[test]
fn each_picture_carries_its_own_grammar() {
    let table = [
        (Picture::Music, "mere musik", "more music"),
        (Picture::Food, "mere mad", "more food"),
        (Picture::Trips, "flere ture", "more trips"),
        (Picture::Sport, "mere sport", "more sport"),
        (Picture::Quiet, "mere ro", "more quiet"),
        (Picture::Films, "flere film", "more films"),
        (Picture::Animals, "flere dyr", "more animals"),
        (Picture::Plants, "flere planter", "more plants"),
        (Picture::Painting, "mere kunst", "more art"),
        (Picture::Books, "flere bøger", "more books"),
        (Picture::Cosiness, "mere hygge", "more cosiness"),
        (Picture::SomethingElse, "noget andet", "other things"),
    ];
    assert_eq!(table.map(|(picture, ..)| picture), Picture::ALL, "every picture is in the table");
    for (picture, danish, english) in table {
        let said = sentence(Beginning::WouldLike, picture, None);
        assert_eq!(said.whole(Danish).unwrap(), format!("Jeg vil gerne have {danish}."));
        assert_eq!(said.whole(English).unwrap(), format!("I would like {english}."));
    }
}

#[test]
fn each_beginning_ends_as_it_should() {
    let table = [
        (Beginning::WouldLike, "Jeg vil gerne have flere ture.", "I would like more trips."),
        (Beginning::CanWeHave, "Kan vi få flere ture?", "Can we have more trips?"),
        (Beginning::Miss, "Jeg savner flere ture.", "I wish for more trips."),
        (Beginning::WouldBeGood, "Det ville være godt med flere ture.", "It would be good to have more trips."),
    ];
    assert_eq!(table.map(|(beginning, ..)| beginning), Beginning::ALL);
    for (beginning, danish, english) in table {
        let said = sentence(beginning, Picture::Trips, None);
        assert_eq!(said.whole(Danish).unwrap(), danish);
        assert_eq!(said.whole(English).unwrap(), english);
    }
}

#[test]
fn the_time_stands_before_the_end() {
    let table = [
        (When::Mornings, "Kan vi få mere ro om morgenen?", "Can we have more quiet in the morning?"),
        (When::Evenings, "Kan vi få mere ro om aftenen?", "Can we have more quiet in the evening?"),
        (When::Weekends, "Kan vi få mere ro i weekenden?", "Can we have more quiet at the weekend?"),
        (When::EveryDay, "Kan vi få mere ro hver dag?", "Can we have more quiet every day?"),
    ];
    assert_eq!(table.map(|(when, ..)| when), When::ALL);
    for (when, danish, english) in table {
        let said = sentence(Beginning::CanWeHave, Picture::Quiet, Some(when));
        assert_eq!(said.whole(Danish).unwrap(), danish);
        assert_eq!(said.whole(English).unwrap(), english);
    }
}

#[test]
fn half_a_sentence_is_shown_and_not_sent() {
    let mut said = PictureSentence::default();
    assert!(said.is_empty() && said.parts(Danish).is_empty() && said.whole(Danish).is_none());
    said.beginning = Some(Beginning::CanWeHave);
    assert_eq!(said.parts(Danish), ["Kan vi få"]);
    assert!(said.whole(Danish).is_none() && !said.is_empty());
    said.picture = Some(Picture::Films);
    assert_eq!(said.parts(Danish), ["Kan vi få", "flere", "film?"]);
    let only_when = PictureSentence { when: Some(When::EveryDay), ..PictureSentence::default() };
    assert_eq!(only_when.parts(Danish), ["hver dag"]);
    assert!(only_when.whole(Danish).is_none());
}

#[test]
fn every_sentence_fits_the_box_and_every_picture_is_drawn() {
    for picture in Picture::ALL {
        assert!(draw::icons::NAMES.contains(&picture.icon()), "{picture:?}");
        for beginning in Beginning::ALL {
            for when in When::ALL.map(Some).into_iter().chain([None]) {
                for language in [Danish, English] {
                    let said = sentence(beginning, picture, when).whole(language).unwrap();
                    assert!(said.chars().count() < 100 && said.ends_with(['.', '?']), "{said}");
                }
            }
        }
    }
}
