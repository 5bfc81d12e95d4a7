//! Questions into the room: the sixty of the program, and what staff put up and take down.

use std::collections::BTreeSet;

use fristed::app::idle::{IdleMessage, IdleView};
use fristed::app::running::{Ran, Run, RunRefused};
use fristed::domain::questions::of_the_program;
use fristed::domain::text::Language::{Danish, English};

use crate::lysningen::Lysningen;
use crate::running::{ME, TUESDAY, done};

fn put_up(question: &str, answer: &str) -> Run {
    Run::PutUpQuestion { question: question.to_owned(), answer: answer.to_owned() }
}

#[test]
fn sixty_questions_come_with_the_program_each_with_its_answer_in_both_languages() {
    let all = of_the_program();
    assert_eq!(all.len(), 60);
    let asked: BTreeSet<&str> = all.iter().map(|one| one.question.da.as_str()).collect();
    assert_eq!(asked.len(), 60, "no two are alike");
    for one in &all {
        let english = [&one.question, &one.answer].map(|words| words.in_language(English).to_owned());
        assert!(one.question.da.as_str().ends_with('?') && english[0].ends_with('?'), "{one:?}");
        assert!(one.answer.da.as_str().ends_with('.') && english[1].ends_with('.'), "{one:?}");
        assert!(one.question.en.is_some() && one.answer.en.is_some(), "{one:?}");
        // The room is asked, and nobody in it.
        for word in [" du ", " dig ", " din ", " dit ", " you ", " your "] {
            assert!(!format!(" {} ", one.question.da).contains(word), "{one:?}");
            assert!(!format!(" {} ", english[0]).contains(word), "{one:?}");
        }
    }
}

#[test]
fn staff_put_up_their_own_take_any_down_and_undo_it() {
    let mut house = Lysningen::at(TUESDAY);
    assert_eq!(house.app.run_by(ME, &put_up(" ", "Ja.")).unwrap(), Ran::Refused(RunRefused::NoQuestion));
    assert_eq!(house.app.run_by(ME, &put_up("Hvad?", "")).unwrap(), Ran::Refused(RunRefused::NoAnswer));
    assert_eq!(
        house.app.run_by(ME, &put_up("Hvem er 010190-1234?", "En.")).unwrap(),
        Ran::Refused(RunRefused::LooksLikeCpr)
    );
    done(&mut house, &put_up("Hvad hedder hunden?", "Den hedder Bølle."));
    let questions = |house: &Lysningen| house.app.questions(Danish).unwrap();
    let own = questions(&house).remove(0);
    assert_eq!((own.question.as_str(), own.answer.as_str()), ("Hvad hedder hunden?", "Den hedder Bølle."));
    assert_eq!(house.app.run_by(ME, &put_up("Hvad hedder hunden?", "Bølle.")).unwrap(), Ran::Nothing);
    // Any of them, one of the program's as well.
    let first = questions(&house).pop().unwrap();
    done(&mut house, &Run::TakeDownQuestion(first.number));
    assert_eq!(questions(&house).len(), 60);
    assert_eq!(house.app.questions_taken_down().unwrap(), 1);
    house.app.undo_by(ME).unwrap();
    assert_eq!(questions(&house).pop().unwrap(), first, "in its own place");
    assert_eq!(house.app.run_by(ME, &Run::PutBackQuestions).unwrap(), Ran::Nothing, "all are there");
    done(&mut house, &Run::TakeDownQuestion(first.number));
    done(&mut house, &Run::TakeDownQuestion(own.number));
    done(&mut house, &Run::PutBackQuestions);
    assert_eq!((questions(&house).len(), house.app.questions_taken_down().unwrap()), (60, 0));
}

#[test]
fn without_any_the_board_asks_nothing_and_a_file_leaves_what_staff_did() {
    let mut house = Lysningen::at(TUESDAY);
    let all: Vec<i64> = house.app.questions(Danish).unwrap().iter().map(|one| one.number).collect();
    for number in all {
        done(&mut house, &Run::TakeDownQuestion(number));
    }
    let IdleView::Open { messages, .. } = house.app.idle(Danish).unwrap() else { panic!("it is open") };
    assert!(!messages.iter().any(|one| matches!(one, IdleMessage::Question(_) | IdleMessage::Answer { .. })));
    done(&mut house, &put_up("Hvad hedder hunden?", "Den hedder Bølle."));
    let IdleView::Open { messages, .. } = house.app.idle(English).unwrap() else { panic!("it is open") };
    assert!(messages.contains(&IdleMessage::Question("Hvad hedder hunden?".to_owned())), "in the house's language");
}
