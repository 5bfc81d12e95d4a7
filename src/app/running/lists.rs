//! Who stands on the lists of *Vær med*, for staff: *aftalt* is noted, somebody is taken off, put down at their wish, or
//! kept for the next meeting, and what somebody put up for today is taken down.
//!
//! Everything of it stays in `joining.db`. The audit says that a list was changed, and never whose sign it was. What it
//! takes to undo the last of it lies in memory until the screen locks (`list_undo.rs`).

use chrono::Datelike as _;

use crate::app::join::{ListView, PersonView};
use crate::app::sign_up::AtNext;
use crate::app::staff::Session;
use crate::app::words::capital;
use crate::app::{App, Outcome, join_words};
use crate::domain::duty::{Duty, DutyKind, Step};
use crate::domain::nudge::{Nudge, arrange};
use crate::domain::sign_up::{Listing, Sign, SignUp, draw_pair};
use crate::domain::started::Started;
use crate::domain::symbol::Symbol;
use crate::domain::text::Language;
use crate::exchange::pdf::{Paper, Part};
use crate::store::{Action, Actor, AuditEvent, StoreError};

/// What an employee does on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OnList {
    /// *Aftalt*, face to face; or not any more.
    Agree(Listing, Sign, bool),
    TakeOff(Listing, Sign),
    /// At somebody's own wish, with the signs they have chosen.
    PutDown(SignUp),
    /// *Også næste gang*.
    KeepPlace(Listing, Sign),
    /// What somebody has started today goes.
    TakeDown(Started),
}

/// Somebody on a list, as staff see it. The secret sign is in no view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandsView {
    pub sign: Sign,
    /// “Fugl”, “Fugl og fisk”.
    pub word: String,
    pub icons: Vec<String>,
    /// “En time”, “Ønsker hele vagten”, “Hele vagten, aftalt”.
    pub takes: String,
    pub step: Step,
    /// Whether it is agreed; nothing where no agreement is needed.
    pub agreed: Option<bool>,
    /// Whether the place at the next meeting is theirs; nothing where places do not go on.
    pub next_too: Option<bool>,
}

/// One list as staff see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListForStaff {
    /// “Brugervagt”.
    pub title: String,
    pub icon: String,
    /// Nothing for a group.
    pub kind: Option<DutyKind>,
    pub view: ListView,
    /// In the order of the list, those on the reserve list last.
    pub people: Vec<StandsView>,
    /// The steps that somebody can be put down for.
    pub steps: Vec<(Step, String)>,
}

impl ListForStaff {
    /// Those with a place, and those who look in.
    pub fn in_front(&self) -> impl Iterator<Item = &StandsView> {
        self.people.iter().filter(|one| one.step != Step::OnlyIfNobodyElse)
    }

    /// The reserve list.
    pub fn in_reserve(&self) -> impl Iterator<Item = &StandsView> {
        self.people.iter().filter(|one| one.step == Step::OnlyIfNobodyElse)
    }
}

/// Reading.
impl App {
    /// Every list of the dates to come, in the order of their dates.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn lists_for_staff(&self, session: &Session, language: Language) -> Result<Vec<ListForStaff>, StoreError> {
        if !self.is_in(session) {
            return Ok(Vec::new());
        }
        let mut lists = self.all_lists(language)?;
        arrange(Nudge::SoonestFirst, &mut lists, |list| list.view.listing.date);
        Ok(lists)
    }

    /// The same for the tests of these rules, which need nobody to be in.
    ///
    /// # Errors
    /// As [`lists_for_staff`](Self::lists_for_staff).
    #[cfg(feature = "testing")]
    pub fn lists_in_tests(&self, language: Language) -> Result<Vec<ListForStaff>, StoreError> {
        self.all_lists(language)
    }

    /// The same for whoever wants the next duty first.
    pub(in crate::app) fn all_lists(&self, language: Language) -> Result<Vec<ListForStaff>, StoreError> {
        let (view, house) = (self.join(language)?, self.store.taking_part()?);
        let signed = self.store.joining().sign_ups(self.today_date())?;
        let mut lists = Vec::new();
        for duty in view.duties {
            let of = house.duties.iter().find(|one| one.slug == duty.slug);
            for date in duty.dates {
                let steps = date.steps.iter().filter(|step| step.open);
                lists.push(ListForStaff {
                    title: duty.title.clone(),
                    icon: duty.icon.clone(),
                    kind: Some(duty.kind),
                    steps: steps.map(|step| (step.step, step.title.clone())).collect(),
                    people: stands(&date.people, &on_list(&signed, &date.listing), of),
                    view: date,
                });
            }
        }
        for group in view.groups {
            let Some(next) = group.next else { continue };
            let there = on_list(&signed, &next.listing);
            let mut people = stands(&next.people, &there, None);
            for (one, signed_up) in people.iter_mut().zip(&there) {
                one.next_too = match self.at_the_next(signed_up)? {
                    AtNext::NoMeeting => None,
                    AtNext::Theirs => Some(true),
                    AtNext::Kept(_) => Some(false),
                };
            }
            let whole = join_words::step(Step::Whole, DutyKind::Places, language).to_owned();
            let steps = if next.free > 0 { vec![(Step::Whole, whole)] } else { Vec::new() };
            lists.push(ListForStaff { title: group.title, icon: group.icon, kind: None, people, steps, view: next });
        }
        Ok(lists)
    }

    /// What has been started today, for staff to see.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn started_today(&self) -> Result<Vec<Started>, StoreError> {
        self.store.joining().started(self.today_date())
    }

    /// Signs that nobody on the list has, to choose from: every free drawing, and at the end a pair drawn by lot. It is the
    /// same pair all day, so that it does not change under a hand.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn signs_to_choose(&self, listing: &Listing) -> Result<Vec<Sign>, StoreError> {
        let mut signs = self.free_signs(listing)?;
        if signs.iter().any(|sign| matches!(sign, Sign::One(_))) {
            let lot = usize::try_from(self.today_date().num_days_from_ce()).unwrap_or(0);
            signs.extend(draw_pair(&self.there(listing)?, lot));
        }
        Ok(signs)
    }
}

/// On paper.
impl App {
    /// A list for the wall, always in Danish: who stands there by their drawing, and what they take on. `None` where the
    /// list is gone, or after the screen has locked.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn print_list(&self, session: &Session, listing: &Listing) -> Result<Option<Paper>, StoreError> {
        if self.is_in(session) { self.list_on_paper(listing) } else { Ok(None) }
    }

    /// The same for the tests of these rules, which need nobody to be in.
    ///
    /// # Errors
    /// As [`print_list`](Self::print_list).
    #[cfg(feature = "testing")]
    pub fn print_list_in_tests(&self, listing: &Listing) -> Result<Option<Paper>, StoreError> {
        self.list_on_paper(listing)
    }

    fn list_on_paper(&self, listing: &Listing) -> Result<Option<Paper>, StoreError> {
        let found = self.all_lists(Language::Danish)?.into_iter().find(|list| list.view.listing == *listing);
        let Some(list) = found else { return Ok(None) };
        let line = |one: &StandsView| Part::Sign {
            drawings: one.icons.clone(),
            title: one.word.clone(),
            note: one.takes.clone(),
        };
        let mut parts: Vec<Part> = list.in_front().map(line).collect();
        if list.view.free > 0 {
            parts.push(Part::Text(format!("{}. Skriv dig på ved skærmen.", capital(&list.view.glance))));
        }
        let mut reserve = list.in_reserve().map(line).peekable();
        if reserve.peek().is_some() {
            parts.push(Part::Heading { text: "Reservelisten".to_owned(), beside: String::new() });
            parts.extend(reserve);
        }
        let closing = [
            "Et mærke står for én, der er med. Du kan altid fortryde ved skærmen.",
            "Listen slettes dagen efter. Tag papiret ned, når dagen er slut.",
        ];
        Ok(Some(Paper {
            title: list.title.clone(),
            facts: vec![list.view.day.clone(), capital(&list.view.hours)],
            parts,
            closing: closing.map(str::to_owned).to_vec(),
            ..self.letterhead()?
        }))
    }
}

/// Changing.
impl App {
    /// Carries out what an employee does on a list. Nothing after the screen has locked.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be written; nothing is changed then.
    pub fn on_list(&mut self, session: &Session, what: &OnList, language: Language) -> Result<Outcome, StoreError> {
        if !self.is_in(session) {
            return Ok(Outcome::Nothing);
        }
        let done = self.carry_out_on_list(Actor::Employee(session.employee()), what, language)?;
        if let Some(last) = self.last_change.as_mut().filter(|last| last.by.is_none()) {
            last.by = Some(session.clone());
        }
        Ok(done)
    }

    /// The same for the tests of these rules, which need nobody to be in.
    ///
    /// # Errors
    /// As [`on_list`](Self::on_list).
    #[cfg(feature = "testing")]
    pub fn on_list_by(&mut self, actor: Actor, what: &OnList, language: Language) -> Result<Outcome, StoreError> {
        self.carry_out_on_list(actor, what, language)
    }

    fn carry_out_on_list(&mut self, actor: Actor, what: &OnList, language: Language) -> Result<Outcome, StoreError> {
        let before = self.lists_now()?;
        let done = self.change_list(actor, what, language)?;
        if done == Outcome::Done {
            self.remember_lists(before)?;
        }
        Ok(done)
    }

    fn change_list(&mut self, actor: Actor, what: &OnList, language: Language) -> Result<Outcome, StoreError> {
        match what {
            OnList::PutDown(wish) => {
                let put = match self.judged(wish.clone(), language)? {
                    Ok(put) => put,
                    Err(refused) => return Ok(refused),
                };
                self.note_list(actor)?;
                self.store.joining_mut().add(&put)?;
            }
            OnList::TakeDown(started) => {
                let today = self.today_date();
                if !self.store.joining().started(today)?.contains(started) {
                    return Ok(Outcome::Nothing);
                }
                self.note_list(actor)?;
                self.store.joining_mut().stop(started, today)?;
            }
            OnList::Agree(listing, sign, _) | OnList::TakeOff(listing, sign) | OnList::KeepPlace(listing, sign) => {
                let Some(one) = self.there(listing)?.into_iter().find(|one| one.sign == *sign) else {
                    return Ok(Outcome::Nothing);
                };
                return self.with_one(actor, what, &one);
            }
        }
        Ok(Outcome::Done)
    }

    fn with_one(&mut self, actor: Actor, what: &OnList, one: &SignUp) -> Result<Outcome, StoreError> {
        match what {
            OnList::Agree(_, _, agreed) => {
                self.note_list(actor)?;
                self.store.joining_mut().agree(one, *agreed)?;
            }
            OnList::KeepPlace(..) => {
                let AtNext::Kept(kept) = self.at_the_next(one)? else { return Ok(Outcome::Nothing) };
                self.note_list(actor)?;
                self.store.joining_mut().add(&kept)?;
            }
            _ => {
                self.note_list(actor)?;
                self.take_out(one)?;
            }
        }
        Ok(Outcome::Done)
    }

    /// That a list was changed, and nothing more. It is written first: rather an entry too many than a change without.
    fn note_list(&mut self, actor: Actor) -> Result<(), StoreError> {
        self.last_change = None;
        let event = AuditEvent { action: Action::ChangedList, subject: String::new() };
        self.store.change(actor, |_| Ok::<_, StoreError>(((), event)))
    }
}

fn on_list(all: &[SignUp], listing: &Listing) -> Vec<SignUp> {
    all.iter().filter(|one| one.listing == *listing).cloned().collect()
}

/// The people of a list with what staff know of them; those on the reserve list come last.
fn stands(people: &[PersonView], there: &[SignUp], duty: Option<&Duty>) -> Vec<StandsView> {
    let view = |(person, one): (&PersonView, &SignUp)| StandsView {
        sign: person.sign,
        word: person.word.clone(),
        icons: person.icons.clone(),
        takes: person.takes.clone(),
        step: one.step,
        agreed: duty.filter(|duty| duty.is_wish(one.step)).map(|_| one.agreed),
        next_too: None,
    };
    let all: Vec<StandsView> = people.iter().zip(there).map(view).collect();
    let (reserve, mut front): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.step == Step::OnlyIfNobodyElse);
    front.extend(reserve);
    front
}

/// A wish as it is put down: the signs are chosen together, at the screen.
#[must_use]
pub const fn wish(listing: Listing, step: Step, sign: Sign, secret: Symbol) -> SignUp {
    SignUp { listing, sign, secret, step, agreed: false }
}
