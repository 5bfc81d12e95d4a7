//! What a press does that is no change of page, and the doors that lead to the pages.

use fristed_ui::Card;

use super::super::At;
use super::at::{Of, PREFIX, Page};
use super::open;
use crate::app::compass::conversation::Talk;
use crate::app::compass::earlier::Back;
use crate::app::compass::logbook::LineChange;
use crate::app::compass::look::Look;
use crate::app::compass::risk::Risk;
use crate::app::compass::{conversation_words, earlier_words, logbook_words, risk_words};
use crate::app::staff::Session;
use crate::domain::compass::{Belief, Field, Importance, LineId, MadeWith, PersonId, RiskGround, Step, Term, Wheel};
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::place::{Place, Spot};
use crate::screens::staff::running;
use crate::store::StoreError;

/// The doors on the page of a person.
pub(in crate::screens::staff::compass) fn doors(language: Language) -> Vec<Card> {
    let (earlier, log) = (Page::Earlier(Wheel::Resources, Back::default()), Page::Log(Of::Person, None));
    vec![
        open("kalender", earlier_words::title(language), earlier_words::title_text(language), earlier),
        open("blyant", logbook_words::title(language), logbook_words::of_person_text(language), log),
        open("tale", conversation_words::title(language), conversation_words::title_text(language), Page::Talk),
        open("oeje", risk_words::title(language), risk_words::title_text(language), Page::Risk),
        super::guides::all(language),
    ]
}

/// The line on the desk: one press, and one writes.
pub(in crate::screens::staff) fn desk_door(language: Language) -> Card {
    open("blyant", logbook_words::write(language), logbook_words::write_text(language), Page::LogWrite(Of::House))
}

/// A press that is no change of page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Do {
    /// An activity for everybody is begun, to which nothing of the line goes along.
    Opens,
    RemoveLine(LineId),
    LinePerson(LineId, PersonId),
    LineField(LineId, Option<Field>),
    LineStep(LineId, Option<Step>),
    Important(Importance),
    Believes(Belief),
    RiskGround(RiskGround),
    Keep(Term),
    MadeWith(MadeWith),
    /// Something that was seen, by its place in the list, goes again.
    Unseen(usize),
    RemoveRisk,
}

impl Do {
    /// Its name on a card.
    pub(super) fn name(self) -> String {
        let rest = match self {
            Self::Opens => "opens".to_owned(),
            Self::RemoveLine(id) => format!("remove-line:{id}"),
            Self::LinePerson(id, person) => format!("line-person:{id}:{person}"),
            Self::LineField(id, field) => format!("line-field:{id}:{}", field.map_or("", Field::word)),
            Self::LineStep(id, step) => format!("line-step:{id}:{}", step.map_or("", Step::word)),
            Self::Important(one) => format!("important:{}", one.word()),
            Self::Believes(one) => format!("believes:{}", one.word()),
            Self::RiskGround(one) => format!("ground:{}", one.word()),
            Self::Keep(one) => format!("keep:{}", one.word()),
            Self::MadeWith(one) => format!("made-with:{}", one.word()),
            Self::Unseen(at) => format!("unseen:{at}"),
            Self::RemoveRisk => "remove-risk".to_owned(),
        };
        format!("{PREFIX}do-{rest}")
    }

    /// What a name asks for.
    fn named(name: &str) -> Option<Self> {
        let mut parts = name.strip_prefix(PREFIX)?.strip_prefix("do-")?.split(':');
        let (verb, of, rest) = (parts.next()?, parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        Some(match verb {
            "opens" => Self::Opens,
            "remove-line" => Self::RemoveLine(LineId::named(of)?),
            "line-person" => Self::LinePerson(LineId::named(of)?, PersonId::named(rest)?),
            "line-field" => Self::LineField(LineId::named(of)?, Field::named(rest)),
            "line-step" => Self::LineStep(LineId::named(of)?, Step::named(rest)),
            "important" => Self::Important(Importance::named(of)?),
            "believes" => Self::Believes(Belief::named(of)?),
            "ground" => Self::RiskGround(RiskGround::named(of)?),
            "keep" => Self::Keep(Term::named(of)?),
            "made-with" => Self::MadeWith(MadeWith::named(of)?),
            "unseen" => Self::Unseen(of.parse().ok()?),
            "remove-risk" => Self::RemoveRisk,
            _ => return None,
        })
    }
}

/// What of a person is looked at on a page; nothing on one that only leads on.
fn look(page: Page) -> Option<Look> {
    match page {
        Page::Earlier(..) | Page::Over(..) => Some(Look::Earlier),
        Page::Log(Of::Person, _) => Some(Look::Logbook),
        Page::Talk | Page::TalkEarlier => Some(Look::Conversation),
        Page::Risk => Some(Look::Risk),
        _ => None,
    }
}

impl Screens {
    /// Carries out a press by its name. Whether it was one of these pages; the right is looked at before.
    pub(in crate::screens::staff::compass) fn act_on_over_time(&mut self, action: &str) -> bool {
        if !action.starts_with(PREFIX) {
            return false;
        }
        if let Some(page) = Page::named(action) {
            self.go_over_time(page);
        } else if let (Some(wanted), Some(session)) = (Do::named(action), self.app.session()) {
            let done = self.do_over_time(wanted, &session);
            if let Err(error) = done {
                self.not_kept(&error);
                self.show();
            }
        }
        true
    }

    /// Goes to a page; a look at somebody is noted before there is anything to see. One that is another side of the
    /// same stands in its place.
    fn go_over_time(&mut self, page: Page) {
        let here = if let Some(At::OverTime(here)) = self.compass_at() { Some(here) } else { None };
        if let (Some(look_at), Some(session)) = (look(page), self.app.session())
            && here.and_then(look) != Some(look_at)
            && let Err(error) = self.app.note_look(&session, self.staff.compass.person, look_at)
        {
            self.not_kept(&error);
            return self.show();
        }
        if let (Page::Line(id), Some(session), Some(Page::Log(Of::House, _)) | None) = (page, self.app.session(), here)
            && let Err(error) = self.note_line_look(&session, id)
        {
            self.not_kept(&error);
            return self.show();
        }
        if !page.is_of_line() {
            self.staff.compass.over_time.just_kept = None;
        }
        let spot = Spot::Compass(At::OverTime(page));
        match (here, page) {
            (Some(Page::Earlier(..)), Page::Earlier(..)) | (Some(Page::Over(..)), Page::Over(..)) => {
                self.change(|place| place.turn(spot));
            }
            // Which field was the question of a page of its own.
            (Some(Page::LogFields(_)), Page::Log(..)) => self.change(|place| {
                place.back();
                place.turn(spot);
            }),
            _ => self.go_compass(At::OverTime(page)),
        }
    }

    /// A line that is opened from anywhere but a person's own pages is a look at whoever is in it.
    fn note_line_look(&self, session: &Session, id: LineId) -> Result<(), StoreError> {
        let line = self.app.line(session, id, self.place.language)?;
        let about = line.map(|line| line.about).unwrap_or_default();
        about.into_iter().try_for_each(|person| self.app.note_look(session, person, Look::Logbook))
    }

    fn do_over_time(&mut self, wanted: Do, session: &Session) -> Result<(), StoreError> {
        let person = self.staff.compass.person;
        match wanted {
            Do::Opens => self.begin_what_it_opens(),
            Do::RemoveLine(id) => {
                self.app.change_line(session, id, LineChange::Remove)?;
                self.change(Place::back);
            }
            Do::LinePerson(id, tagged) => {
                self.app.change_line(session, id, LineChange::Person(tagged))?;
                self.show();
            }
            Do::LineField(id, field) => {
                self.app.change_line(session, id, LineChange::Field(field))?;
                self.change(Place::back);
            }
            Do::LineStep(id, step) => {
                self.app.change_line(session, id, LineChange::Step(step))?;
                self.change(Place::back);
            }
            Do::Important(one) => {
                self.app.talk(session, person, &Talk::Important(one))?;
                self.show();
            }
            Do::Believes(one) => {
                self.app.talk(session, person, &Talk::Believes(one))?;
                self.show();
            }
            Do::RiskGround(one) => self.risk(session, &Risk::Ground(one))?,
            Do::Keep(one) => self.risk(session, &Risk::Keep(one))?,
            Do::MadeWith(one) => self.risk(session, &Risk::MadeWith(one))?,
            Do::Unseen(at) => self.risk(session, &Risk::Unseen(at))?,
            Do::RemoveRisk => self.risk(session, &Risk::Remove)?,
        }
        Ok(())
    }

    fn risk(&mut self, session: &Session, risk: &Risk) -> Result<(), StoreError> {
        self.app.change_risk(session, self.staff.compass.person, risk)?;
        self.show();
        Ok(())
    }

    /// The page of something new on the programme, with nothing on it.
    fn begin_what_it_opens(&mut self) {
        self.staff.running.begin(self.app.new_draft(self.app.today_date()));
        self.change(|place| place.go(Spot::Running(running::At::New(0))));
    }
}
