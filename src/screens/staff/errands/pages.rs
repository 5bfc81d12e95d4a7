//! The lists of the errands.

use fristed_ui::{Card, CardFill, ErrandTexts, RunningTexts};
use slint::{ComponentHandle as _, SharedString};

use super::at::Paper;
use crate::app::errands::calendar::{Calendar, Names, Plan, PlanLine};
use crate::app::errands::health::{Health, HealthLine};
use crate::app::errands::{hand_out, words};
use crate::app::ports::outside::StickState;
use crate::app::staff::Session;
use crate::app::words::clock_now;
use crate::domain::finding::Severity;
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::layout::Metrics;
use crate::screens::staff::Laying;
use crate::screens::staff::running::{self, door};

/// More of one kind than this nobody reads through.
const MOST: usize = 40;

impl Screens {
    /// The stick, the calendars on it, and the papers.
    pub(super) fn stick_rows(&mut self, session: &Session, texts: &ErrandTexts<'_>, metrics: &Metrics) -> Rows {
        let state = self.app.stick();
        if state.is_ready() {
            self.app.look_for_calendars(session);
        } else {
            self.app.forget_calendars(session);
        }
        let two = metrics.columns(640.0, 2);
        let mut first = vec![self.stick_card(state)];
        match state {
            StickState::Closed | StickState::NoneCame => {
                let open = door("doer", texts.get_open_stick(), texts.get_open_stick_text(), "errand-open".to_owned());
                first.push(Card { fill: CardFill::Free, ..open });
            }
            StickState::Waiting | StickState::Open(_) => {
                first.push(door(
                    "luk",
                    texts.get_close_stick(),
                    texts.get_close_stick_text(),
                    "errand-close".to_owned(),
                ));
            }
            StickState::NotSetUp | StickState::Folder | StickState::Missing => {}
        }
        let mut rows = in_columns(first, two);
        if self.staff.errands.not_asked {
            let said = fact("tale", texts.get_not_asked(), texts.get_not_asked_text());
            rows.insert(0, vec![Card { fill: CardFill::Now, ..said }]);
        }
        rows.extend(self.paper_rows(session, texts, metrics));
        rows.push(vec![heading(texts.get_calendars())]);
        let cards: Vec<Card> = match self.app.calendar_names(session) {
            _ if !state.is_ready() => vec![fact("kalender", "", texts.get_open_first())],
            Names::NotLooked | Names::Looking => vec![fact("ur", "", texts.get_looking())],
            Names::Found(names) if names.is_empty() => {
                vec![fact("kalender", texts.get_no_calendars(), texts.get_no_calendars_text())]
            }
            Names::Found(names) => {
                let card = |(at, name): (usize, &String)| {
                    door("kalender", name.as_str(), texts.get_see_what(), format!("errand-read:{at}"))
                };
                names.iter().enumerate().map(card).collect()
            }
        };
        rows.extend(if cards.len() == 1 { vec![cards] } else { in_columns(cards, two) });
        rows
    }

    /// How it stands with the stick.
    fn stick_card(&self, state: StickState) -> Card {
        let (what, then) = words::stick(state, self.app.zone(), self.place.language);
        let lead = if state == StickState::Folder { self.app.stick_folder() } else { String::new() };
        let fill = match state {
            StickState::Open(_) | StickState::Folder => CardFill::Free,
            StickState::Waiting => CardFill::Now,
            StickState::NotSetUp | StickState::Missing | StickState::Closed | StickState::NoneCame => CardFill::Plain,
        };
        Card { fill, lead: lead.into(), ..fact("stik", what, then) }
    }

    /// What can be printed, and what became of the last one.
    fn paper_rows(&self, session: &Session, texts: &ErrandTexts<'_>, metrics: &Metrics) -> Rows {
        let language = self.place.language;
        let where_to = if self.app.has_printer() {
            texts.get_to_printer()
        } else if self.app.stick().is_ready() {
            texts.get_to_stick()
        } else {
            texts.get_needs_stick()
        };
        let mut rows = vec![vec![heading(texts.get_papers())]];
        if let Some(handed) = self.app.handed_out(session) {
            rows.push(vec![handed_card(handed, language)]);
        }
        if self.staff.errands.missing.is_some() {
            rows.push(vec![Card {
                fill: CardFill::Later,
                ..fact("blad", texts.get_no_paper(), texts.get_no_paper_text())
            }]);
        }
        let card = |paper: Paper| {
            let name = match paper {
                Paper::Week => texts.get_paper_week(),
                Paper::Agenda => texts.get_paper_agenda(),
                Paper::Minutes => texts.get_paper_minutes(),
            };
            door("print", name, where_to.clone(), format!("errand-print:{}", paper.word()))
        };
        rows.extend(in_columns(Paper::ALL.map(card).into(), metrics.columns(480.0, 3)));
        rows
    }

    /// One calendar: what it would do, or what it has done.
    pub(super) fn calendar_rows(&self, session: &Session, laying: &Laying<'_>) -> Rows {
        let (texts, language) = (laying.ui.global::<ErrandTexts>(), self.place.language);
        match self.app.calendar(session) {
            Calendar::None => vec![vec![fact("kalender", "", texts.get_open_first())]],
            Calendar::Reading | Calendar::Taking => {
                vec![vec![fact("ur", laying.texts.get_moment(), texts.get_moment_text())]]
            }
            Calendar::Refused(refused) => {
                let (what, then) = words::calendar_refused(*refused, language);
                vec![vec![Card { fill: CardFill::Later, ..fact("tale", what, then) }]]
            }
            Calendar::NotTaken => {
                let said = fact("tale", texts.get_not_taken(), texts.get_not_taken_text());
                vec![vec![Card { fill: CardFill::Now, ..said }]]
            }
            Calendar::Taken(report) => {
                let said = fact("jacirkel", texts.get_taken(), words::counts(report, language));
                let running = laying.ui.global::<RunningTexts>();
                let on = door(
                    "kalender",
                    running.get_programme(),
                    running.get_programme_text(),
                    running::At::Programme(0).name(),
                );
                in_columns(vec![Card { fill: CardFill::Free, ..said }, on], laying.metrics.columns(640.0, 2))
            }
            Calendar::Plan(plan) => plan_rows(plan, &texts, laying, language),
        }
    }

    /// How machine and house are doing; the clock first, since it is the one that staff can set right from here.
    pub(super) fn health_rows(&self, session: &Session, laying: &Laying<'_>) -> Rows {
        let (texts, language) = (laying.ui.global::<ErrandTexts>(), self.place.language);
        let two = laying.metrics.columns(760.0, 2);
        let clock = clock_now(self.app.now(), self.app.zone(), language);
        let mut rows = if self.app.clock_doubt().is_some() {
            let said = fact("ur", clock, texts.get_clock_wrong_text());
            let right = door("ja", texts.get_clock_right(), texts.get_clock_right_text(), "errand-clock".to_owned());
            in_columns(vec![Card { fill: CardFill::Now, lead: texts.get_clock_wrong(), ..said }, right], two)
        } else {
            vec![vec![Card { fill: CardFill::Free, ..fact("ur", clock, texts.get_clock_well()) }]]
        };
        match self.app.health(session) {
            Health::NotLooked | Health::Looking => {
                rows.push(vec![fact("skaerm", laying.texts.get_moment(), texts.get_moment_text())]);
            }
            Health::Looked(lines) => {
                let cards = lines.iter().map(|line| health_card(line, language)).collect();
                rows.extend(in_columns(cards, two));
            }
        }
        rows
    }
}

/// What has become of a paper; other pages that print show the same.
#[must_use]
pub fn handed_card(handed: &hand_out::HandedOut, language: Language) -> Card {
    use hand_out::HandedOut;
    let (what, then) = words::handed_out(handed, language);
    let (fill, icon) = match handed {
        HandedOut::UnderWay => (CardFill::Later, "ur"),
        HandedOut::Printed | HandedOut::OnStick(_) => (CardFill::Free, "jacirkel"),
        _ => (CardFill::Now, "tale"),
    };
    Card { fill, ..fact(icon, what, then) }
}

/// A sign of its own for each kind, not the colour alone.
fn health_card(line: &HealthLine, language: Language) -> Card {
    let (fill, icon) = match line.severity {
        Some(Severity::Fault) => (CardFill::Now, "trekant"),
        Some(Severity::Advice) => (CardFill::Plain, "oeje"),
        None => (CardFill::Free, "ja"),
    };
    Card { fill, ..fact(icon, "", line.words(language)) }
}

fn plan_rows(plan: &Plan, texts: &ErrandTexts<'_>, laying: &Laying<'_>, language: Language) -> Rows {
    let two = laying.metrics.columns(640.0, 2);
    let view = plan.view(language);
    let counted =
        if view.takes { SharedString::from(words::counts(&plan.report, language)) } else { texts.get_nothing_new() };
    let text = words::unchanged(view.unchanged, language).unwrap_or_default();
    let mut first = vec![Card { lead: plan.name.as_str().into(), ..fact("kalender", counted, text) }];
    if view.takes {
        let undone = laying.ui.global::<RunningTexts>().get_save_text();
        let take = door("ja", texts.get_take(), undone, "errand-take".to_owned());
        first.push(Card { fill: CardFill::Free, ..take });
    }
    let mut rows = in_columns(first, two);
    for (title, icon, lines) in [
        (texts.get_comes(), "plus", &view.comes),
        (texts.get_changes(), "blyant", &view.changes),
        (texts.get_goes(), "minus", &view.goes),
        (texts.get_left_out(), "luk", &view.left_out),
        (texts.get_stays(), "pause", &view.stays),
    ] {
        if lines.is_empty() {
            continue;
        }
        rows.push(vec![heading(title)]);
        let card = |line: &PlanLine| fact(icon, line.title.as_str(), line.text.as_str());
        let mut cards: Vec<Card> = lines.iter().take(MOST).map(card).collect();
        if lines.len() > MOST {
            cards.push(fact("", words::and_more(lines.len() - MOST, language), ""));
        }
        rows.extend(in_columns(cards, two));
    }
    rows
}
