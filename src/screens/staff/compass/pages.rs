//! The pages of the compass that are lists of cards: whom it is about, a wheel as a list, a field, its questions.

use fristed_ui::{Card, CardFill, CompassTexts};
use slint::SharedString;

use super::at::{Act, At};
use super::names::named;
use super::over_time::guide_door;
use super::persons;
use crate::app::compass::{AnswerView, FieldView, Layer, LevelView, field_view, fields_view};
use crate::domain::compass::{Answer, Field, Filling, Tone, Wheel};
use crate::domain::text::Language;
use crate::draw::wheel::approach_icon;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::layout::Metrics;

/// A card that leads on, or does something.
pub(super) fn press(icon: &str, title: impl Into<SharedString>, text: impl Into<SharedString>, action: String) -> Card {
    Card { action: action.into(), fill: CardFill::Press, ..fact(icon, title, text) }
}

/// The door on the desk.
pub(in crate::screens::staff) fn door(texts: &CompassTexts<'_>) -> Card {
    press("kompas", texts.get_compass(), texts.get_compass_text(), At::Persons(persons::At::List).name())
}

/// What there is to do about one person; `quick` is what the quick wheel is called, `doors` what lies behind.
pub(super) fn start(
    texts: &CompassTexts<'_>,
    (own, person): (&Filling, &Filling),
    (quick, doors): ((SharedString, SharedString), Vec<Card>),
    metrics: &Metrics,
) -> Rows {
    let remark = person.remark().map_or_else(|| texts.get_own_words_text(), SharedString::from);
    let first = vec![
        Card {
            fill: CardFill::Free,
            ..press("kompas", quick.0, quick.1, Act::open(Layer::Employee, Wheel::Resources))
        },
        press("person", texts.get_own_wheel(), texts.get_own_wheel_text(), Act::open(Layer::Person, Wheel::Resources)),
    ];
    let mut cards = vec![
        press("blyant", texts.get_own_words(), remark, At::Remark.name()),
        press("sammen", texts.get_layers(), texts.get_layers_text(), At::Layers(Wheel::Resources).name()),
        press("sammen", texts.get_both(), texts.get_both_text(), At::Both.name()),
    ];
    if !own.is_empty() || !person.is_empty() {
        let (title, text) = (texts.get_start_over(), texts.get_start_over_text());
        cards.push(press("fortryd", title, text, Act::START_OVER.to_owned()));
    }
    cards.push(press("bog", texts.get_about(), texts.get_about_text(), At::About.name()));
    cards.extend(doors);
    let columns = metrics.columns(700.0, 2);
    let mut rows = in_columns(first, columns);
    rows.extend(in_columns(cards, columns));
    rows
}

/// What the compass is, what it is not, and where it comes from.
pub(super) fn about(texts: &CompassTexts<'_>, metrics: &Metrics) -> Rows {
    let cards = vec![
        fact("tale", texts.get_about_talk_title(), texts.get_about_talk()),
        fact("ro", texts.get_about_never_title(), texts.get_about_never()),
        fact("tom", texts.get_about_empty_title(), texts.get_about_empty()),
        fact("sid", texts.get_about_hands_title(), texts.get_about_hands()),
        fact("bog", texts.get_about_source_title(), texts.get_about_source()),
    ];
    in_columns(cards, metrics.columns(700.0, 2))
}

/// A wheel as a list, for keyboards, screen readers and screens without room for a wheel.
pub(super) fn list(
    texts: &CompassTexts<'_>,
    (whose, filling): (SharedString, &Filling),
    (wheel, has_wheel): (Wheel, bool),
    metrics: &Metrics,
) -> Rows {
    let (other, other_name) = match wheel {
        Wheel::Resources => (Wheel::Problems, texts.get_problems()),
        Wheel::Problems => (Wheel::Resources, texts.get_resources()),
    };
    let mut first = vec![fact("kompas", wheel.question(), whose)];
    first.push(press("sammen", texts.get_the_other(), other_name, At::List(other).name()));
    if has_wheel {
        first.push(press("kompas", texts.get_as_wheel(), "", At::Wheel(wheel).name()));
    }
    let mut rows = in_columns(first, metrics.columns(520.0, 3));
    let cards = fields_view(filling, wheel).into_iter().map(|view| {
        let said = if view.said.is_empty() { texts.get_nothing_yet() } else { view.said.replace('\n', " · ").into() };
        Card { state: view.keywords.into(), ..press("", view.label, said, At::Field(view.field).name()) }
    });
    rows.extend(in_columns(cards.collect(), metrics.columns(560.0, 2)));
    rows
}

/// A wheel as the employee and as the person sees it, field by field: both are said, one after the other.
pub(super) fn layers(
    texts: &CompassTexts<'_>,
    (own, person): (&Filling, &Filling),
    (wheel, whose): (Wheel, SharedString),
    metrics: &Metrics,
) -> Rows {
    let (other, other_name) = match wheel {
        Wheel::Resources => (Wheel::Problems, texts.get_problems()),
        Wheel::Problems => (Wheel::Resources, texts.get_resources()),
    };
    let first = vec![
        fact("kompas", wheel.question(), whose),
        press("sammen", texts.get_the_other(), other_name, At::Layers(other).name()),
    ];
    let mut rows = in_columns(first, metrics.columns(520.0, 2));
    let said = |said: &str| if said.is_empty() { texts.get_nothing_yet() } else { said.replace('\n', " · ").into() };
    let both = fields_view(own, wheel).into_iter().zip(fields_view(person, wheel));
    let filled = both.filter(|(one, other)| !one.said.is_empty() || !other.said.is_empty());
    let card = |(one, other): (FieldView, FieldView)| {
        let words = [(texts.get_your_wheel(), one.said), (texts.get_own_wheel(), other.said)];
        let words = words.map(|(whose, words)| format!("{whose}: {}", said(&words)));
        fact("", one.label, words.join("\n"))
    };
    let mut cards: Vec<Card> = filled.map(card).collect();
    if cards.is_empty() {
        cards.push(fact("tom", texts.get_nothing_yet(), ""));
    }
    rows.extend(in_columns(cards, metrics.columns(760.0, 2)));
    rows
}

/// The answers of one field, with what else there is to do about it.
pub(super) fn field(
    texts: &CompassTexts<'_>,
    filling: &Filling,
    (field, language): (Field, Language),
    metrics: &Metrics,
) -> Rows {
    let mut rows = Rows::new();
    // What stands in brackets behind a name is said once.
    let mut name = filling.label(field);
    for level in field_view(filling, field) {
        rows.push(vec![heading(format!("{name}: {}", level.label.to_lowercase()))]);
        name = named(name).0;
        let cards = level.answers.iter().map(|one| answer(texts, field, &level, one)).collect();
        rows.extend(in_columns(cards, metrics.columns(440.0, 3)));
    }
    let keywords = filling.keywords(field).map_or_else(|| texts.get_keywords_text(), SharedString::from);
    let mut more = Vec::new();
    if filling.takes_keywords(field) {
        more.push(press("blyant", texts.get_keywords(), keywords, At::Keywords(field).name()));
    }
    more.push(if field == Field::Open {
        press("blyant", texts.get_name_open(), texts.get_name_open_text(), At::Name.name())
    } else {
        press("hjaelp", texts.get_questions(), texts.get_questions_text(), At::Questions(field).name())
    });
    more.extend(guide_door(filling, field, language));
    if !filling.is_empty_at(field) {
        more.push(press("slet", texts.get_clear(), "", Act::clear(field)));
    }
    rows.extend(in_columns(more, metrics.columns(440.0, 3)));
    rows
}

fn answer(texts: &CompassTexts<'_>, field: Field, level: &LevelView, view: &AnswerView) -> Card {
    let icon = match (view.answer, view.answer.tone()) {
        (Answer::Approach(approach), _) => approach_icon(approach),
        (_, Some(Tone::Green)) => "cirkel",
        (_, Some(Tone::Yellow)) => "rude",
        (_, Some(Tone::Red) | None) => "trekant",
    };
    let card = press(icon, view.label, "", Act::answer(field, view.answer, view.chosen));
    let label = format!("{}: {}", level.label, view.label);
    if view.chosen {
        let chosen = texts.get_chosen();
        let label = format!("{label}, {chosen}").into();
        return Card { fill: CardFill::Chosen, sign: "ja".into(), state: chosen, label, ..card };
    }
    Card { label: label.into(), ..card }
}

/// Something to think about together. The *?* has none: it stays open.
pub(super) fn questions(
    texts: &CompassTexts<'_>,
    filling: &Filling,
    (field, language): (Field, Language),
    metrics: &Metrics,
) -> Rows {
    let mut rows = vec![vec![heading(filling.label(field))]];
    let own = own_question(texts, field);
    rows.extend(own.map(|own| vec![Card { fill: CardFill::Now, ..fact("tale", own, "") }]));
    let common = match field.wheel() {
        Wheel::Resources => [texts.get_ask_grow(), texts.get_ask_lever(), texts.get_ask_takes()],
        Wheel::Problems => [texts.get_ask_helps(), texts.get_ask_believes(), texts.get_ask_us()],
    };
    if field != Field::Open {
        let cards = common.into_iter().map(|said| fact("tale", said, "")).collect();
        rows.extend(in_columns(cards, metrics.columns(700.0, 2)));
    }
    rows.extend(guide_door(filling, field, language).map(|door| vec![door]));
    rows
}

fn own_question(texts: &CompassTexts<'_>, field: Field) -> Option<SharedString> {
    Some(match field {
        Field::PeakSkills => texts.get_ask_peak_skills(),
        Field::UnorthodoxSkills => texts.get_ask_unorthodox_skills(),
        Field::CareForOthers => texts.get_ask_care_for_others(),
        Field::CareForOneself => texts.get_ask_care_for_oneself(),
        Field::Relations => texts.get_ask_relations(),
        Field::Reliability => texts.get_ask_reliability(),
        Field::Hygiene => texts.get_ask_hygiene(),
        Field::Open => return None,
        Field::Somatic => texts.get_ask_somatic(),
        Field::Medicine => texts.get_ask_medicine(),
        Field::Social => texts.get_ask_social(),
        Field::Housing => texts.get_ask_housing(),
        Field::Economy => texts.get_ask_economy(),
        Field::Prostitution => texts.get_ask_prostitution(),
        Field::Crime => texts.get_ask_crime(),
        Field::Narcotics => texts.get_ask_narcotics(),
        Field::Alcohol => texts.get_ask_alcohol(),
        Field::Mental => texts.get_ask_mental(),
    })
}
