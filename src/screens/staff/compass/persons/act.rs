//! What a press on a page about persons does.

use super::{Asking, At};
use crate::app::compass::{Declined, Filed, FiveWish, Given, Made, Noted, Standing, told_words, words};
use crate::app::staff::Session;
use crate::domain::compass::{Field, FieldUse, FiveQuestion, PersonId, Told, Use};
use crate::domain::retention::KeptFor;
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::place::{Place, Spot};
use crate::screens::staff::compass::At as CompassAt;
use crate::store::StoreError;

/// A press that is no change of page. Its name carries an id that was drawn at random, never a code word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    Open(PersonId),
    /// *Vis*: for ten seconds.
    Show,
    /// Everybody again, after a search.
    All,
    Another,
    Take,
    /// The association, or the municipality.
    Controller(bool),
    Consent,
    Kept(KeptFor),
    Assessed(bool),
    NothingKept,
    GoOn,
    Told(Told),
    /// Her answer to a use that is asked by itself.
    May(Use, bool),
    Yes,
    No,
    Switch(Field, FieldUse, bool),
    Done,
}

const PREFIX: &str = "compass-person-";
const PLAIN: [(&str, Press); 16] = [
    ("show", Press::Show),
    ("all", Press::All),
    ("another", Press::Another),
    ("take", Press::Take),
    ("association", Press::Controller(false)),
    ("municipality", Press::Controller(true)),
    ("consent", Press::Consent),
    ("assessed", Press::Assessed(true)),
    ("not-assessed", Press::Assessed(false)),
    ("nothing-kept", Press::NothingKept),
    ("go-on", Press::GoOn),
    ("aloud", Press::Told(Told::ReadAloud)),
    ("on-screen", Press::Told(Told::OnScreen)),
    ("yes", Press::Yes),
    ("no", Press::No),
    ("done", Press::Done),
];

impl Press {
    /// Its name on a card.
    pub fn name(self) -> String {
        match self {
            Self::Open(id) => format!("{PREFIX}open:{id}"),
            Self::Kept(time) => format!("{PREFIX}kept:{}", time.months()),
            Self::Switch(field, what, on) => {
                format!("{PREFIX}{}:{} {}", if on { "on" } else { "off" }, field.word(), what.word())
            }
            Self::May(what, may) => format!("{PREFIX}{}:{}", if may { "may" } else { "may-not" }, what.word()),
            plain => {
                let name = PLAIN.iter().find(|(_, press)| *press == plain).map_or("", |(name, _)| name);
                format!("{PREFIX}{name}")
            }
        }
    }

    /// What a name asks for.
    fn named(name: &str) -> Option<Self> {
        let name = name.strip_prefix(PREFIX)?;
        if let Some((verb, of)) = name.split_once(':') {
            return match verb {
                "open" => PersonId::named(of).map(Self::Open),
                "kept" => KeptFor::months_long(of.parse().ok()?).map(Self::Kept),
                "on" | "off" => {
                    let (field, what) = of.split_once(' ').unwrap_or((of, ""));
                    Some(Self::Switch(Field::named(field)?, FieldUse::named(what)?, verb == "on"))
                }
                "may" | "may-not" => Use::named(of).map(|what| Self::May(what, verb == "may")),
                _ => None,
            };
        }
        PLAIN.iter().find(|(plain, _)| *plain == name).map(|(_, press)| *press)
    }
}

impl Screens {
    /// Carries out a press by its name. Whether it was one of these.
    pub(in crate::screens::staff::compass) fn act_on_persons(&mut self, action: &str) -> bool {
        let (Some(press), Some(session)) = (Press::named(action), self.app.session()) else { return false };
        if let Err(error) = self.press_on_persons(press, &session) {
            self.say_not_saved(&error);
        }
        self.show();
        true
    }

    fn press_on_persons(&mut self, press: Press, session: &Session) -> Result<(), StoreError> {
        let persons = &mut self.staff.compass.persons;
        match press {
            Press::Open(person) => return self.open_person(session, person),
            Press::Show => return self.app.show_code_words(session),
            Press::All => persons.part.clear(),
            Press::Another => {
                persons.pointed = None;
                let before = persons.proposed.take();
                persons.proposed = self.app.propose_code_word(session)?.or(before);
            }
            Press::Take => {
                let word = persons.proposed.clone().unwrap_or_default();
                return self.make_person(session, &word, true).map(drop);
            }
            Press::Controller(municipality) => {
                let ready = if municipality { words::THE_MUNICIPALITY } else { words::THE_ASSOCIATION };
                let said = words::said(ready, Language::Danish).to_owned();
                return self.answer(session, FiveWish::Written(FiveQuestion::Controller, said)).map(drop);
            }
            Press::Consent => return self.answer(session, FiveWish::Consent).map(drop),
            Press::Kept(time) => return self.answer(session, FiveWish::Kept(time)).map(drop),
            Press::Assessed(seen) => return self.answer(session, FiveWish::Assessed(seen)).map(drop),
            Press::NothingKept => return self.answer(session, FiveWish::NothingToKeep).map(drop),
            Press::GoOn => self.go_to_list(),
            Press::Told(told) => persons.asking.told = told,
            Press::May(what, may) => persons.asking.take(what, may),
            Press::Yes => return self.take_yes(session),
            Press::No => return self.take_no(session),
            Press::Switch(field, what, on) => {
                self.app.switch_field(session, (field, what), on)?;
                self.staff.compass.fillings = None;
            }
            Press::Done => return self.put_away_wheel(session),
        }
        Ok(())
    }

    /// To the list, from which the only way back is to the desk.
    fn go_to_list(&mut self) {
        self.change(|place| place.arrive(Spot::Compass(CompassAt::Persons(At::List)), Spot::Staff));
    }

    /// Whose page is open from now on.
    fn turn_to_person(&mut self, person: PersonId) {
        let compass = &mut self.staff.compass;
        compass.person = person;
        compass.fillings = None;
        compass.chosen = None;
        compass.layer = crate::app::compass::Layer::default();
        compass.persons.asking = Asking::default();
    }

    fn open_person(&mut self, session: &Session, person: PersonId) -> Result<(), StoreError> {
        if self.app.open_person(session, person)? {
            self.turn_to_person(person);
            self.go_compass(CompassAt::Start);
        }
        Ok(())
    }

    /// Somebody new; asking her comes next.
    ///
    /// Whether the word was taken, or can be.
    fn make_person(&mut self, session: &Session, word: &str, sure: bool) -> Result<bool, StoreError> {
        match self.app.new_person(session, word, sure)? {
            Made::Person(person) => {
                let persons = &mut self.staff.compass.persons;
                (persons.proposed, persons.pointed) = (None, None);
                self.turn_to_person(person);
                let list = Spot::Compass(CompassAt::Persons(At::List));
                self.place.arrive(list, Spot::Staff);
                self.go_compass(CompassAt::Start);
                self.app.show_code_words(session)?;
            }
            Made::Pointed(point) => {
                let persons = &mut self.staff.compass.persons;
                (persons.proposed, persons.pointed) = (Some(word.trim().to_owned()), Some(point));
            }
            Made::Refused(refused) => {
                self.say_once(words::refused(refused, self.place.language));
                return Ok(false);
            }
            Made::Nothing => self.go_to_list(),
        }
        Ok(true)
    }

    /// An answer of the house; the next that is missing comes by itself.
    ///
    /// Whether what was written was taken.
    fn answer(&mut self, session: &Session, wish: FiveWish) -> Result<bool, StoreError> {
        match self.app.answer_five(session, wish)? {
            Noted::Kept => {}
            Noted::Refused(_) => {
                self.say_once(words::said(words::SHORTER, self.place.language));
                return Ok(false);
            }
            Noted::Unnamed => {
                self.say_once(words::said(words::NAME_BOTH, self.place.language));
                return Ok(false);
            }
            Noted::Nothing => return Ok(true),
        }
        let next = self.app.five_answers(session)?.and_then(|answers| answers.missing());
        let asked =
            if let Some(CompassAt::Persons(At::Question(asked))) = self.compass_at() { Some(asked) } else { None };
        match next {
            Some(next) if Some(next) != asked => {
                self.change(|place| place.turn(Spot::Compass(CompassAt::Persons(At::Question(next)))));
            }
            _ => self.change(Place::back),
        }
        Ok(true)
    }

    fn take_yes(&mut self, session: &Session) -> Result<(), StoreError> {
        let asking = &self.staff.compass.persons.asking;
        let (person, told, said) = (self.staff.compass.person, asking.told, asking.said.clone());
        let before = self.app.person_view(session, person)?.and_then(|view| view.standing);
        match self.app.give_basis(session, person, told, &said)? {
            Given::Kept => {
                self.staff.compass.persons.asking = Asking::default();
                if before == Some(Standing::NotAsked) {
                    // Now there is somebody to write down; whoever has said yes before stands on the list already.
                    self.change(|place| place.turn(Spot::Compass(CompassAt::Persons(At::Key))));
                } else {
                    self.change(Place::back);
                }
            }
            Given::Unasked(_) => self.say_once(words::said(told_words::ASK_BOTH, self.place.language)),
            Given::NoHealth => self.say_once(words::said(told_words::NOT_WITHOUT, self.place.language)),
            Given::Nothing => {}
        }
        Ok(())
    }

    fn take_no(&mut self, session: &Session) -> Result<(), StoreError> {
        let declined = self.app.decline(session, self.staff.compass.person)?;
        self.staff.compass.persons.asking = Asking::default();
        match declined {
            Declined::Gone => {
                self.turn_to_person(PersonId::PRACTICE);
                self.app.cover_code_words();
                self.go_to_list();
                self.say_once(words::said(told_words::SAID_NO, self.place.language));
            }
            Declined::Stays => {
                self.change(Place::back);
                self.say_once(words::said(told_words::STILL_THERE, self.place.language));
            }
            Declined::Nothing => {}
        }
        Ok(())
    }

    fn put_away_wheel(&mut self, session: &Session) -> Result<(), StoreError> {
        let filed = self.app.file_draft(session, self.staff.compass.person)?;
        self.staff.compass.fillings = None;
        self.staff.compass.chosen = None;
        // Where it is put away, the page says when.
        if filed == Filed::NoBasis {
            self.say_once(words::said(words::NO_BASIS, self.place.language));
        }
        Ok(())
    }

    /// *Færdig* on the keyboard: the page that was written for is shown already.
    ///
    /// Whether it was taken; else it is there to be corrected.
    pub(in crate::screens::staff::compass) fn take_person_text(&mut self, at: At, text: &str) -> bool {
        let Some(session) = self.app.session() else { return true };
        let taken = match at {
            At::Word => self.make_person(&session, text, false),
            At::Search => {
                text.trim().clone_into(&mut self.staff.compass.persons.part);
                // Whoever has typed a code word knows it.
                self.app.show_searched_code_words(&session).map(|()| true)
            }
            At::Answer(question) => self.answer(&session, FiveWish::Written(question, text.to_owned())),
            _ => Ok(true),
        };
        if let Err(error) = &taken {
            self.say_not_saved(error);
        }
        self.show();
        taken.unwrap_or(true)
    }
}
