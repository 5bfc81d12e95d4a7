//! What people do in a life: visitors in front of the screen, and an employee who comes in.

use fristed::app::postbox::Answer;
use fristed::app::released::{Replied, Reply, Way, Withheld};
use fristed::app::running::{Ran, Run};
use fristed::app::staff::access::AccessView;
use fristed::app::staff::{Session, StaffCommand};
use fristed::app::{Command, Outcome};
use fristed::domain::duty::Step;
use fristed::domain::facility::Press;
use fristed::domain::sign_up::{Listing, Sign, SignUp};
use fristed::domain::symbol::Symbol;
use fristed::domain::text::Language::Danish;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use super::world::World;
use crate::staff_house::wrong;

impl World {
    pub fn visitors(&mut self) {
        for _ in 0..self.below(4) {
            match self.below(8) {
                0..=2 => self.sign_up(),
                3 => self.step_back(),
                4 | 5 => self.suggest(),
                6 => self.use_a_facility(),
                _ => self.take_a_need(),
            }
        }
        if self.one_in(40) {
            self.disk_is_full();
        }
    }

    fn symbol(&mut self) -> Symbol {
        let at = self.below(40);
        Symbol::all().nth(at).unwrap()
    }

    fn wish(&mut self) -> Option<SignUp> {
        let duties = self.house.app.join(Danish).unwrap().duties;
        let mut dates: Vec<Listing> = duties.into_iter().flat_map(|duty| duty.dates).map(|date| date.listing).collect();
        if dates.is_empty() {
            return None;
        }
        let at = self.below(dates.len());
        let listing = dates.swap_remove(at);
        let (sign, secret) = (self.symbol(), self.symbol());
        Some(SignUp { listing, sign: Sign::One(sign), secret, step: Step::Look, agreed: false })
    }

    fn sign_up(&mut self) {
        let Some(wish) = self.wish() else { return };
        let place = (wish.listing.of.clone(), wish.listing.date, wish.sign.to_string());
        let secret = wish.secret.to_string();
        if self.house.app.apply(Command::SignUp(wish, Danish)).unwrap() == Outcome::Done {
            assert_eq!(self.model.sign_ups.insert(place, secret), None, "{}: twice on a list", self.place());
            self.tally.signed_up += 1;
        }
    }

    fn step_back(&mut self) {
        let today = self.today();
        let there: Vec<_> = self.model.still_to_come(today).into_iter().collect();
        if there.is_empty() {
            return;
        }
        let place = there[self.below(there.len())].clone();
        let listing = Listing { of: place.0.clone(), date: place.1 };
        let secret: Symbol = self.model.sign_ups[&place].parse().unwrap();
        let command = Command::StepBack(listing, place.2.parse().unwrap(), secret);
        assert_eq!(self.house.app.apply(command).unwrap(), Outcome::Done, "{}: {place:?}", self.place());
        self.model.sign_ups.remove(&place);
        self.tally.stepped_back += 1;
    }

    fn suggest(&mut self) {
        self.tally.posted += 1;
        let text = format!("forslag nummer {}", self.tally.posted);
        self.house.app.post_suggestion(&text).unwrap();
        assert_eq!(self.house.app.poll(), [Answer::SuggestionKept], "{}", self.place());
        self.model.suggestions.insert(text, None);
    }

    fn use_a_facility(&mut self) {
        let facilities = self.house.app.store().facilities().unwrap();
        let id = facilities[self.below(facilities.len())].id;
        let press = if self.one_in(2) { Press::Take } else { Press::Release };
        self.house.app.apply(Command::Facility(id, press)).unwrap();
    }

    fn take_a_need(&mut self) {
        let needs = self.house.app.needs(Danish).unwrap();
        if !needs.is_empty() {
            let slug = needs[self.below(needs.len())].slug.clone();
            self.house.app.apply(Command::TakeNeed(slug)).unwrap();
        }
    }

    /// No file may grow any more. Whatever is not acknowledged is not there, and whatever is, is; then somebody makes
    /// room and starts the machine anew.
    fn disk_is_full(&mut self) {
        let before = getrlimit(Resource::Fsize);
        let room = 512 * (self.below(40) as u64);
        setrlimit(Resource::Fsize, Rlimit { current: Some(room), maximum: before.maximum }).unwrap();
        let wish = self.wish();
        let signed = wish.map(|wish| {
            let place = (wish.listing.of.clone(), wish.listing.date, wish.sign.to_string());
            let secret = wish.secret.to_string();
            (place, secret, self.house.app.apply(Command::SignUp(wish, Danish)))
        });
        let text = format!("forslag på en fuld disk {}", self.tally.refused);
        self.house.app.post_suggestion(&text).unwrap();
        let posted = self.house.app.poll();
        setrlimit(Resource::Fsize, before).unwrap();
        if let Some((place, secret, outcome)) = signed {
            match outcome {
                Ok(Outcome::Done) => drop(self.model.sign_ups.insert(place, secret)),
                Ok(_) => {}
                Err(_) => self.tally.refused += 1,
            }
        }
        if posted == [Answer::SuggestionKept] {
            self.model.suggestions.insert(text, None);
        } else {
            self.tally.refused += 1;
        }
        self.pull_the_plug();
    }

    /// Somebody of the three comes in, warm or cold, perhaps at a second try, and goes again.
    pub fn employee(&mut self) {
        let who = self.below(self.secrets.pins.len());
        if matches!(self.house.view(), AccessView::Code(_)) {
            let start = self.secrets.start.clone();
            self.house.type_in(&start);
        }
        let (id, pin) = self.secrets.pins[who].clone();
        if self.one_in(6) {
            self.house.try_pin(id, &wrong(&pin, 4));
        }
        let session = self.house.go_in(&(id, pin));
        self.tally.openings += 1;
        self.holds_inside(&session);
        for _ in 0..self.below(4) {
            match self.below(4) {
                0 | 1 => self.answer(&session),
                2 => self.put_up(&session),
                _ => self.take_down(&session),
            }
        }
        if self.one_in(8) {
            // Pulled while she is in.
            self.pull_the_plug();
            return;
        }
        self.holds_inside(&session);
        let lock = if self.one_in(5) { StaffCommand::PanicLock } else { StaffCommand::Lock };
        self.house.press(lock);
    }

    fn answer(&mut self, session: &Session) {
        let waiting = self.house.app.released_suggestions(session).unwrap().unwrap();
        if waiting.is_empty() {
            return;
        }
        let one = &waiting[self.below(waiting.len())];
        let mut reply = Reply::to(one);
        reply.way = [Way::Answer, Way::NotNow, Way::Withhold][self.below(3)];
        reply.wording = format!("Ønske {}", self.tally.answered);
        reply.answer = "Ja, det gør vi.".to_owned();
        reply.reason = "Der er ikke plads til det i huset.".to_owned();
        reply.instead = "kig med i gruppen, hvor vi planlægger.".to_owned();
        reply.withheld = Some(Withheld::Person);
        let today = self.today();
        match self.house.app.reply(session, &reply).unwrap() {
            Replied::Done(lines) => {
                let [line] = &lines[..] else { panic!("{}: {lines:?}", self.place()) };
                let (text, answered) = (one.text.to_string(), Some((line.clone(), today)));
                assert_eq!(self.model.suggestions.insert(text, answered), Some(None), "{}", self.place());
                self.tally.answered += 1;
            }
            other => panic!("{}: {other:?}", self.place()),
        }
    }

    fn put_up(&mut self, session: &Session) {
        self.tally.needs += 1;
        let text = format!("ting nr. {}", self.tally.needs);
        let ran = self.house.app.run(session, &Run::PutUpNeed(text.clone())).unwrap();
        if matches!(ran, Ran::Done(_)) {
            self.model.needs.insert(text);
        }
    }

    fn take_down(&mut self, session: &Session) {
        let needs = self.house.app.store().taking_part().unwrap().needs;
        let ours: Vec<_> = needs.into_iter().filter(|need| need.text.da.as_str().starts_with("ting nr.")).collect();
        if ours.is_empty() {
            return;
        }
        let one = &ours[self.below(ours.len())];
        if matches!(self.house.app.run(session, &Run::TakeDownNeed(one.slug.clone())).unwrap(), Ran::Done(_)) {
            self.model.needs.remove(one.text.da.as_str());
        }
    }
}
