//! The wheel of the group: a page of its own, and from there the same pages as a person's, each of which says whose it
//! is.

use fristed_ui::{Card, CardFill, CompassTexts};
use slint::{ComponentHandle as _, SharedString};

use super::at::{Act, At as Page};
use super::pages::press;
use super::{Colours, Laying};
use crate::app::compass::report_words::{Say, say};
use crate::app::compass::rights_words::goes_on;
use crate::app::compass::{Layer, Rate, fields_view};
use crate::app::staff::Session;
use crate::domain::compass::{Filling, PersonId, RecordId, Wheel};
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::layout::Metrics;
use crate::store::StoreError;

/// One page of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    Home,
    /// One that was put away.
    Filed(RecordId),
}

const PUT_AWAY: &str = "compass-group-put-away";
const CLEAR: &str = "compass-group-clear";

impl At {
    /// Its name on a card.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Home => "compass-group".to_owned(),
            Self::Filed(id) => format!("compass-group-filed:{id}"),
        }
    }

    /// The page with this name.
    #[must_use]
    pub fn named(page: &str, of: &str) -> Option<Self> {
        match page {
            "compass-group" => Some(Self::Home),
            "compass-group-filed" => RecordId::named(of).map(Self::Filed),
            _ => None,
        }
    }
}

/// The way to it.
pub(super) fn door(language: Language) -> Card {
    press("folk", say(Say::Group, language), say(Say::GroupDoor, language), At::Home.name())
}

/// Whether a page is there of a person and of the group alike.
const fn is_of_both(at: Page) -> bool {
    matches!(
        at,
        Page::Wheel(_)
            | Page::List(_)
            | Page::Field(_)
            | Page::Questions(_)
            | Page::Keywords(_)
            | Page::Name
            | Page::Both
    )
}

impl Screens {
    /// Whose wheels a page is about: from the pages of the group on they are the group's, until another one is shown.
    pub(super) fn turn_to_whom(&mut self, at: Page) {
        let compass = &mut self.staff.compass;
        let is_group = compass.person.is_group();
        if matches!(at, Page::Group(_)) && !is_group {
            compass.aside = compass.person;
            compass.person = PersonId::GROUP;
        } else if is_group && !matches!(at, Page::Group(_)) && !is_of_both(at) {
            compass.person = compass.aside;
        } else {
            return;
        }
        (compass.fillings, compass.chosen, compass.layer) = (None, None, Layer::Employee);
    }

    /// The wheel of the group in the place of the employee's; there is no other layer.
    pub(super) fn group_fillings(&self, session: &Session) -> Result<Option<[Filling; 2]>, StoreError> {
        Ok(self.app.group(session)?.map(|filling| [filling, Filling::default()]))
    }

    /// A press on its pages. Whether it was one.
    pub(super) fn act_on_group(&mut self, action: &str) -> bool {
        match action {
            CLEAR => {
                self.staff.compass.chosen = None;
                self.rate(Layer::Employee, &Rate::ClearAll);
            }
            PUT_AWAY => {
                let Some(session) = self.app.session() else { return true };
                self.staff.compass.chosen = None;
                let done = self.app.file_group(&session).map(drop);
                self.staff.compass.fillings = None;
                self.say_unless_done(done);
                self.change(|place| place.sheet = 0);
            }
            _ => return false,
        }
        true
    }

    pub(super) fn group_rows(
        &mut self,
        at: At,
        (session, filling): (&Session, &Filling),
        laying: &Laying<'_>,
    ) -> Result<Rows, StoreError> {
        let (language, metrics) = (self.place.language, laying.metrics);
        match at {
            At::Home => {
                let wheels = self.app.group_wheels(session, language)?;
                let mut rows = home(filling, (language, metrics));
                if !wheels.is_empty() {
                    rows.push(vec![heading(say(Say::Earlier, language))]);
                    let card = |one: &crate::app::compass::GroupWheelView| {
                        press("kompas", one.day.as_str(), goes_on(one.goes, language), At::Filed(one.id).name())
                    };
                    rows.extend(in_columns(wheels.iter().map(card).collect(), metrics.columns(440.0, 3)));
                }
                Ok(rows)
            }
            At::Filed(id) => {
                let Some((day, filling)) = self.app.group_wheel(session, id, language)? else {
                    return Ok(vec![vec![fact("tom", say(Say::GroupWhat, language), "")]]);
                };
                let texts = laying.ui.global::<CompassTexts>();
                let contrast = self.place.contrast;
                Ok(filed(&texts, (day.as_str(), &filling), &mut self.staff.compass.colours, (laying, contrast)))
            }
        }
    }
}

fn home(filling: &Filling, (language, metrics): (Language, &Metrics)) -> Rows {
    let mut rows = vec![vec![fact("folk", say(Say::GroupWhat, language), say(Say::GroupWhatText, language))]];
    let fill = press(
        "kompas",
        say(Say::GroupOpen, language),
        say(Say::GroupOpenText, language),
        Act::open(Layer::Employee, Wheel::Resources),
    );
    let mut cards = vec![Card { fill: CardFill::Free, ..fill }];
    if !filling.is_empty() {
        let (away, text) = (say(Say::PutAway, language), say(Say::PutAwayText, language));
        cards.push(press("kalender", away, text, PUT_AWAY.to_owned()));
        let (over, text) = (say(Say::StartOver, language), say(Say::StartOverText, language));
        cards.push(press("fortryd", over, text, CLEAR.to_owned()));
    }
    let columns = metrics.columns(560.0, cards.len());
    rows.extend(in_columns(cards, columns));
    rows
}

/// Both wheels as they were on their day, and what was said of each field.
fn filed(
    texts: &CompassTexts<'_>,
    (day, filling): (&str, &Filling),
    colours: &mut Colours,
    (laying, contrast): (&Laying<'_>, bool),
) -> Rows {
    let metrics = laying.metrics;
    let mut rows = vec![vec![heading(day)]];
    for wheel in Wheel::BOTH {
        rows.push(vec![fact("kompas", wheel.label(), "")]);
        let said = fields_view(filling, wheel).into_iter().filter(|view| !filling.is_empty_at(view.field));
        let cards: Vec<Card> = said
            .map(|view| {
                let said = view.said.replace('\n', " · ");
                let card = fact("", view.label, said);
                colours.part(
                    Card { state: view.keywords.into(), ..card },
                    (view.field, filling),
                    (laying.ui, contrast),
                    metrics,
                )
            })
            .collect();
        let nothing = || vec![vec![fact("tom", texts.get_nothing_yet(), SharedString::new())]];
        rows.extend(if cards.is_empty() { nothing() } else { in_columns(cards, metrics.columns(560.0, 2)) });
    }
    rows
}
