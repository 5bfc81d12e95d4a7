//! What a press on a page of the compass does.

use fristed_ui::CompassPress;

use super::at::{Act, At};
use super::persons;
use crate::app::compass::{Layer, Rate, Rated, Sheet};
use crate::domain::compass::{Field, Wheel};
use crate::screens::Screens;
use crate::screens::place::{Place, Spot};

impl Screens {
    /// Carries out a press by its name. Whether it was one of the compass; nothing happens without the right to it.
    pub(in crate::screens) fn act_on_compass(&mut self, action: &str) -> bool {
        let is_written = action == "run-written" && self.staff.compass.is_writing();
        if !action.starts_with("compass-") && !is_written {
            return false;
        }
        let Some(session) = self.app.session() else { return true };
        let Some(gate) = self.app.gate(&session).filter(|_| !self.staff.compass.covered) else { return true };
        if !gate.is_open() {
            // Its page says what opens it.
            if !self.act_at_gate(action) && matches!(At::named(action), Some(At::Start | At::Persons(_))) {
                self.go_compass(At::Persons(persons::At::List));
            }
            return true;
        }
        if self.act_on_round(action) {
            return true;
        }
        if is_written {
            self.end_compass_writing();
        } else if self.act_on_over_time(action) {
            // It has shown what came of it.
        } else if let Some(At::Rights(page)) = At::named(action)
            && !page.is_written()
        {
            self.open_rights(&session, page);
        } else if let Some(at) = At::named(action) {
            self.go_compass(at);
        } else if !self.act_on_persons(action)
            && !self.act_on_group(action)
            && !self.act_on_report(action)
            && !self.act_on_rights(&session, action)
        {
            match Act::named(action) {
                Some(Act::Choose(field)) => {
                    self.staff.compass.chosen = Some(field);
                    self.show();
                }
                Some(Act::Rate(Rate::ClearAll)) => self.start_over(),
                Some(Act::Rate(rate)) => {
                    self.rate(self.staff.compass.layer, &rate);
                }
                Some(Act::Open(layer, wheel)) => {
                    self.staff.compass.layer = layer;
                    self.staff.compass.chosen = None;
                    self.go_compass(At::Wheel(wheel));
                }
                None => {}
            }
        }
        true
    }

    /// A button that is there on every wheel.
    pub fn press_on_compass(&mut self, press: CompassPress) {
        // A press under a sentence that is still there is meant for the page.
        self.say_once("");
        let wheel = self.wheel_shown();
        let chosen = self.staff.compass.chosen;
        match press {
            CompassPress::Cover | CompassPress::Show => self.cover(press == CompassPress::Cover),
            CompassPress::Word => {
                self.act_on_compass(&persons::showing());
            }
            CompassPress::Resources => self.turn_to(Wheel::Resources),
            CompassPress::Problems => self.turn_to(Wheel::Problems),
            CompassPress::List => self.act_at(At::List(wheel)),
            CompassPress::Keywords => self.act_at_field(chosen, At::Keywords),
            CompassPress::Questions => {
                self.act_at_field(chosen, |field| if field == Field::Open { At::Name } else { At::Questions(field) });
            }
        }
    }

    fn turn_to(&mut self, wheel: Wheel) {
        let is_pair = matches!(self.compass_at(), Some(At::Layers(_)));
        self.act_at(if is_pair { At::Layers(wheel) } else { At::Wheel(wheel) });
    }

    fn act_at(&mut self, at: At) {
        self.act_on_compass(&at.name());
    }

    fn act_at_field(&mut self, field: Option<Field>, at: impl FnOnce(Field) -> At) {
        if let Some(field) = field {
            self.act_at(at(field));
        }
    }

    fn wheel_shown(&self) -> Wheel {
        match self.compass_at() {
            Some(At::Wheel(wheel) | At::List(wheel)) => wheel,
            Some(At::Round(at)) => at.wheel(),
            _ => Wheel::Resources,
        }
    }

    /// The page of the compass that is shown.
    pub(super) fn compass_at(&self) -> Option<At> {
        if let Spot::Compass(at) = self.place.spot() { Some(*at) } else { None }
    }

    /// Goes to a page; one that is another side of the same stands in its place.
    pub(super) fn go_compass(&mut self, at: At) {
        let replaces = matches!(
            (self.compass_at(), at),
            (Some(At::Wheel(_) | At::List(_)), At::Wheel(_) | At::List(_)) | (Some(At::Layers(_)), At::Layers(_))
        );
        if let At::Wheel(wheel) = at
            && self.staff.compass.chosen.is_some_and(|chosen| chosen.wheel() != wheel)
        {
            self.staff.compass.chosen = None;
        }
        self.arrive_at_report(at);
        if at.is_written() {
            self.begin_compass_writing(at);
        }
        let spot = Spot::Compass(at);
        self.change(|place| if replaces { place.turn(spot) } else { place.go(spot) });
    }

    /// *Dæk til*, from any page of the compass, and *Vis*. What is being typed is put down first.
    fn cover(&mut self, covered: bool) {
        if self.compass_at().is_none() {
            return;
        }
        if covered && self.staff.compass.is_writing() {
            self.end_compass_writing();
            // Nor does a sentence about it lie over what is covered.
            self.say_once("");
        }
        self.staff.compass.covered = covered;
        self.show();
    }

    /// Fills in, or empties, what a press asks for. It is on the disk before the screen shows it.
    ///
    /// Whether a text was taken.
    pub(super) fn rate(&mut self, layer: Layer, rate: &Rate) -> bool {
        let (Some(session), Some(mut filling)) = (self.app.session(), self.staff.compass.filling(layer).cloned())
        else {
            self.show();
            return true;
        };
        let sheet = Sheet { person: self.staff.compass.person, layer };
        let rated = if sheet.person.is_group() {
            self.app.rate_group(&session, &mut filling, rate)
        } else {
            self.app.fill(&session, sheet, &mut filling, rate)
        };
        if let Some(kept) = self.staff.compass.filling_mut(layer) {
            *kept = filling;
        }
        let taken = !matches!(rated, Ok(Rated::Refused(_) | Rated::NoBasis));
        match rated {
            Ok(rated) => self.show_rated(rated),
            Err(error) => self.say_not_saved(&error),
        }
        self.show();
        taken
    }

    /// *Begynd forfra*: all that was filled in goes, also the person's own.
    fn start_over(&mut self) {
        self.staff.compass.chosen = None;
        self.rate(Layer::Employee, &Rate::ClearAll);
        self.rate(Layer::Person, &Rate::ClearAll);
    }

    /// Back from a page of the compass, where one came from.
    pub(super) fn leave_writing(&mut self) {
        self.change(Place::back);
    }
}
