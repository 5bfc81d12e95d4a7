//! The pages of a round before its answers lie open, and those that are asked on the way out of it.

use fristed_ui::{Card, CardFill};
use slint::SharedString;

use super::{RoundAct, RoundAt, page_of};
use crate::app::compass::round::agree::OnAgreement;
use crate::app::compass::round::left_out_words;
use crate::app::compass::round::round_said;
use crate::app::compass::round::round_words::{self as said, Both, say};
use crate::app::compass::round::{OnRound, RaterView, RoundView};
use crate::app::compass::{fields_view, words};
use crate::app::errands::hand_out::HandedOut;
use crate::domain::compass::{Choosing, Extent, Field, Filling, NotYet, Stage, Stays, Wheel};
use crate::domain::employee::EmployeeId;
use crate::domain::text::Language;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::layout::Metrics;
use crate::screens::staff::compass::At as CompassAt;
use crate::screens::staff::compass::persons::At;
use crate::screens::staff::errands::handed_card;

/// A card that leads on, or does something.
pub(super) fn press(icon: &str, title: impl Into<SharedString>, text: impl Into<SharedString>, action: String) -> Card {
    Card { action: action.into(), fill: CardFill::Press, ..fact(icon, title, text) }
}

/// The one that is meant next.
pub(super) fn main(card: Card) -> Card {
    Card { fill: CardFill::Free, ..card }
}

/// One of several that can be chosen: whether it is, is said in a word as well.
pub(super) fn choice(card: Card, chosen: bool, word: Both, language: Language) -> Card {
    if !chosen {
        return card;
    }
    Card { fill: CardFill::Free, sign: "ja".into(), state: say(word, language).into(), ..card }
}

fn on(what: OnRound) -> String {
    RoundAct::On(what).name()
}

/// The door to the rounds of one person, on her page.
pub(in crate::screens::staff::compass) fn door(language: Language) -> Card {
    press("folk", say(said::ROUND, language), say(said::ROUND_TEXT, language), RoundAt::Start.name())
}

/// The door to the agreements whose day has come, on the desk.
pub(in crate::screens::staff) fn up_door(language: Language) -> Card {
    press("sammen", say(said::AGREEMENTS, language), say(said::UP_TEXT, language), RoundAt::Up.name())
}

/// How far it is, and what there is to do next.
pub(super) fn start(
    round: Option<&RoundView>,
    (has_agreements, may_note): (bool, bool),
    language: Language,
    metrics: &Metrics,
) -> Rows {
    let two = metrics.columns(700.0, 2);
    let say = |both: Both| say(both, language);
    let agreements = || press("sammen", say(said::AGREEMENTS), say(said::AGREEMENTS_TEXT), RoundAt::Agree.name());
    let blank = || press("print", say(said::PAPER_BLANK), say(said::PAPER_BLANK_TEXT), RoundAt::Blank.name());
    let Some(view) = round else {
        let mut rows = vec![vec![fact("tale", say(said::HOW_TITLE), say(said::HOW))]];
        let begin = press("folk", say(said::BEGIN), say(said::BEGIN_TEXT), RoundAt::Choose.name());
        let mut cards = if may_note { vec![main(begin), blank()] } else { vec![ask_again(language)] };
        cards.extend(has_agreements.then(agreements));
        rows.extend(in_columns(cards, two));
        return rows;
    };
    let is_rating = view.round.is_rating();
    // Who is done comes before anything that could be done about it.
    let raters = view.raters.iter().map(|one| rater(one, is_rating, language)).collect();
    let mut rows = in_columns(raters, metrics.columns(400.0, 4));
    let mut cards = if may_note { Vec::new() } else { vec![ask_again(language)] };
    cards.extend(next_steps(view, may_note, language));
    if is_rating && view.mine.is_some() {
        let (title, text) = (say(said::LEAVE_OUT), say(said::LEAVE_OUT_TEXT));
        cards.extend(may_note.then(blank));
        cards.push(press("person", title, text, RoundAt::LeaveOut.name()));
    }
    if !is_rating {
        cards.push(press("print", say(said::PAPER_ROUND), "", RoundAt::Paper.name()));
    }
    if view.mine.is_some() && !view.round.is_paused() {
        cards.push(press("pause", say(said::PAUSE), say(said::PAUSE_TEXT), on(OnRound::Pause)));
    }
    if view.mine.is_some() {
        cards.push(stays(view, language));
    }
    if is_rating {
        cards.push(press("slet", say(said::DROP), say(said::DROP_TEXT), RoundAt::Drop.name()));
    }
    rows.extend(in_columns(cards, two));
    rows
}

/// What comes next, the first of it standing out.
fn next_steps(view: &RoundView, may_note: bool, language: Language) -> Vec<Card> {
    let say = |both: Both| say(both, language);
    let Some(mine) = view.mine else {
        return vec![fact("folk", say(said::OTHERS), say(said::OTHERS_TEXT))];
    };
    if view.round.is_paused() {
        return vec![main(press("frem", say(said::RESUME), say(said::PAUSED), on(OnRound::Resume)))];
    }
    let text = format!("{} {}", say(said::MINE_TEXT), say(said::FROM_PAPER));
    let answers = press("kompas", say(said::MINE), text, own_page(view).name());
    match view.round.stage() {
        Stage::Rating if view.round.all_done() => {
            let open = press("oeje", say(said::REVEAL), say(said::REVEAL_TEXT), on(OnRound::Reveal));
            if may_note { vec![main(open), answers] } else { vec![open] }
        }
        Stage::Rating if !may_note => Vec::new(),
        Stage::Rating if mine.done => {
            vec![Card { fill: CardFill::Now, ..fact("ja", say(said::IS_DONE), say(said::HAND_ON)) }, answers]
        }
        Stage::Rating if mine.again => {
            let why = fact("noegle", say(left_out_words::AGAIN), say(left_out_words::AGAIN_TEXT));
            let done = press("ja", say(said::DONE), say(said::DONE_TEXT), on(OnRound::Done));
            vec![Card { fill: CardFill::Now, ..why }, main(done), answers]
        }
        Stage::Rating => {
            vec![main(answers), press("ja", say(said::DONE), say(said::DONE_TEXT), on(OnRound::Done))]
        }
        Stage::Revealing { at, .. } => {
            let on = round_said::go_on_at(at.label(), language);
            vec![main(press("frem", on, say(said::SIDE_BY_SIDE), page_of(view.round.stage()).name()))]
        }
        Stage::Agreeing | Stage::Closed => {
            vec![main(press("sammen", say(said::TO_AGREEMENTS), say(said::AGREEMENTS_TEXT), RoundAt::Agree.name()))]
        }
    }
}

/// What comes before anything new about the person. What there is can be read meanwhile.
pub(super) fn ask_again(language: Language) -> Card {
    let words = |pair| words::said(pair, language);
    main(press("tale", words(words::ASK_AGAIN), words(words::ASK_AGAIN_TEXT), CompassAt::Persons(At::Basis).name()))
}

/// Where one answers: on a wheel, or in a list where it is about single fields.
fn own_page(view: &RoundView) -> RoundAt {
    view.round.extent().wheels().first().map_or(RoundAt::List(None), |wheel| RoundAt::Wheel(*wheel))
}

fn rater(one: &RaterView, is_rating: bool, language: Language) -> Card {
    if one.initials.is_empty() {
        return fact("person", say(said::RATER_LEFT, language), "");
    }
    let card = fact("person", one.initials.as_str(), "");
    match (is_rating, one.done) {
        (false, _) => card,
        (true, true) => Card { sign: "ja".into(), state: say(said::RATER_DONE, language).into(), ..card },
        (true, false) => Card { text: say(said::RATER_RATES, language).into(), ..card },
    }
}

fn stays(view: &RoundView, language: Language) -> Card {
    let mut text = round_said::stays(view.stays, language);
    if view.stays_no_longer && view.stays != Stays::LONGEST {
        text = format!("{text}\n{}", say(said::STAY_NO_LONGER, language));
    }
    Card {
        stepper: true,
        button: say(said::STAY_SHORTER, language).into(),
        button_action: RoundAct::Stay(false).name().into(),
        button_2: say(said::STAY_LONGER, language).into(),
        button_2_action: RoundAct::Stay(true).name().into(),
        ..fact("laas", say(said::STAY, language), text)
    }
}

/// Who takes part, and what it is about.
pub(super) fn choose(
    choosing: &Choosing,
    raters: &[(EmployeeId, String)],
    language: Language,
    metrics: &Metrics,
) -> Rows {
    let say = |both: Both| say(both, language);
    let mut rows = vec![vec![heading(say(said::WHO_TITLE))]];
    let colleague = |(id, initials): &(EmployeeId, String)| {
        let card = press("person", initials.as_str(), say(said::NOT_IN), RoundAct::Colleague(*id).name());
        let is_in = choosing.colleagues().contains(id);
        let card = if is_in { Card { text: SharedString::new(), ..card } } else { card };
        choice(card, is_in, said::IN, language)
    };
    rows.extend(in_columns(raters.iter().map(colleague).collect(), metrics.columns(400.0, 4)));
    rows.push(vec![heading(say(said::ABOUT_TITLE))]);
    let about = |extent: Extent, title: &str, text: Both| {
        let chosen = *choosing.extent() == extent;
        choice(press("kompas", title, say(text), RoundAct::Extent(extent).name()), chosen, said::CHOSEN, language)
    };
    let some = matches!(choosing.extent(), Extent::Fields(_));
    let single = press("blad", say(said::SOME_FIELDS), say(said::SOME_FIELDS_TEXT), RoundAt::SomeFields.name());
    let cards = vec![
        about(Extent::Resources, Wheel::Resources.label(), said::RESOURCES_TEXT),
        about(Extent::Problems, Wheel::Problems.label(), said::PROBLEMS_TEXT),
        about(Extent::Both, say(said::BOTH_SIDES), said::BOTH_TEXT),
        choice(single, some, said::CHOSEN, language),
    ];
    rows.extend(in_columns(cards, metrics.columns(560.0, 2)));
    rows.push(vec![match choosing.is_ready() {
        Ok(()) => main(press("frem", say(said::BEGIN_NOW), say(said::BEGIN_NOW_TEXT), RoundAct::Begin.name())),
        Err(NotYet::OneMore) => fact("folk", say(said::ONE_MORE), ""),
        Err(NotYet::NoField) => fact("blad", say(said::CHOOSE_FIELD), ""),
    }]);
    rows
}

/// Single fields, of those that the house uses.
pub(super) fn some_fields(choosing: &Choosing, used: &[Field], language: Language, metrics: &Metrics) -> Rows {
    let mut rows = Rows::new();
    for wheel in Wheel::BOTH {
        rows.push(vec![heading(wheel.label())]);
        let card = |field: &Field| {
            let chosen = matches!(choosing.extent(), Extent::Fields(some) if some.contains(field));
            choice(press("", field.label(), "", RoundAct::Some(*field).name()), chosen, said::CHOSEN, language)
        };
        let fields = wheel.fields().iter().filter(|field| used.contains(field));
        rows.extend(in_columns(fields.map(card).collect(), metrics.columns(440.0, 3)));
    }
    rows.push(vec![main(press("frem", say(said::BEGIN_NOW, language), "", RoundAt::Choose.name()))]);
    rows
}

/// One's own answers as a list.
pub(super) fn answers(
    view: &RoundView,
    filling: &Filling,
    words: [&'static str; 2],
    language: Language,
    metrics: &Metrics,
) -> Rows {
    let [who, pace] = words;
    let mut rows = vec![vec![fact("laas", who, pace)]];
    let asked = view.round.fields();
    for wheel in Wheel::BOTH {
        let fields = fields_view(filling, wheel).into_iter().filter(|one| asked.contains(&one.field));
        let card = |one: crate::app::compass::FieldView| {
            let said = if one.said.is_empty() {
                say(said::NO_ANSWER, language).to_owned()
            } else {
                one.said.replace('\n', " · ")
            };
            Card { state: one.keywords.into(), ..press("", one.label, said, RoundAt::Answer(one.field).name()) }
        };
        let cards: Vec<Card> = fields.map(card).collect();
        if cards.is_empty() {
            continue;
        }
        rows.push(vec![heading(wheel.question())]);
        rows.extend(in_columns(cards, metrics.columns(560.0, 2)));
    }
    rows
}

/// Somebody has fallen ill.
pub(super) fn leave_out(view: &RoundView, language: Language, metrics: &Metrics) -> Rows {
    let mut rows = vec![vec![fact("person", say(said::LEAVE_OUT, language), say(said::LEAVE_OUT_TEXT, language))]];
    let card = |one: &RaterView| {
        let name = if one.initials.is_empty() { say(said::RATER_LEFT, language) } else { one.initials.as_str() };
        press("person", name, "", RoundAt::Without(one.id).name())
    };
    rows.extend(in_columns(view.raters.iter().map(card).collect(), metrics.columns(400.0, 3)));
    rows.push(vec![press("tilbage", say(said::KEEP_ALL, language), "", RoundAt::Start.name())]);
    rows
}

/// Asked once more before hers go.
pub(super) fn without(view: &RoundView, rater: EmployeeId, language: Language) -> Rows {
    let initials = view.initials_of(rater);
    let (asked, what) = (left_out_words::asked(initials, language), left_out_words::what(initials, language));
    vec![
        vec![fact("person", asked, what)],
        vec![press("slet", say(left_out_words::YES, language), "", on(OnRound::LeaveOut(rater)))],
        vec![main(press("tilbage", say(left_out_words::NO, language), "", RoundAt::Start.name()))],
    ]
}

/// Asked once more before the answers go.
pub(super) fn stop(language: Language) -> Rows {
    vec![
        vec![fact("slet", say(said::DROP, language), say(said::DROP_TEXT, language))],
        vec![press("slet", say(said::DROP_YES, language), "", on(OnRound::Drop))],
        vec![main(press("tilbage", say(said::DROP_NO, language), "", RoundAt::Start.name()))],
    ]
}

/// Asked once more before it is over.
pub(super) fn close(language: Language) -> Rows {
    vec![
        vec![fact("ja", say(said::CLOSE, language), say(said::CLOSE_TEXT, language))],
        vec![main(press("ja", say(said::CLOSE_YES, language), "", on(OnRound::Close)))],
        vec![press("tilbage", say(said::CLOSE_NO, language), "", RoundAt::Agree.name())],
    ]
}

/// Whether it is said on the paper whom it is about.
pub(super) fn paper(is_blank: bool, handed: Option<&HandedOut>, language: Language, metrics: &Metrics) -> Rows {
    let (title, act) = if is_blank {
        (said::PAPER_BLANK, RoundAct::Blank as fn(bool) -> RoundAct)
    } else {
        (said::PAPER_ROUND, RoundAct::Paper as fn(bool) -> RoundAct)
    };
    let mut rows: Rows = handed.map(|handed| vec![handed_card(handed, language)]).into_iter().collect();
    rows.push(vec![Card {
        lead: say(title, language).into(),
        ..fact("print", say(said::PAPER_ASK, language), say(said::PAPER_ASK_TEXT, language))
    }]);
    let cards = vec![
        press("print", say(said::PAPER_WITHOUT, language), "", act(false).name()),
        press("print", say(said::PAPER_WITH, language), "", act(true).name()),
    ];
    rows.extend(in_columns(cards, metrics.columns(640.0, 2)));
    rows
}

/// The first press on a new agreement.
pub(super) fn new_agreements(language: Language) -> Vec<Card> {
    let act = |what: OnAgreement| RoundAct::Agreement(what).name();
    vec![
        main(press(
            "plus",
            say(said::NEW_AGREEMENT, language),
            say(said::AGREEMENTS_TEXT, language),
            act(OnAgreement::New),
        )),
        press("sid", say(said::SIT, language), say(said::SIT_TEXT, language), act(OnAgreement::Sit)),
    ]
}
