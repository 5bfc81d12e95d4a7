//! What a press on a page about an activity does.

use super::super::at::At as Page;
use super::At;
use crate::app::album::Chosen;
use crate::app::running::about::{About, MOST_PLACES};
use crate::app::running::{Ran, Run, about_words};
use crate::domain::activity::OccurrenceId;
use crate::domain::purpose::Purpose;
use crate::domain::recommended::Recommended;
use crate::screens::Screens;
use crate::screens::place::Spot;

impl Screens {
    /// The page about an activity that is shown.
    fn about_at(&self) -> Option<At> {
        match self.running_at() {
            Some(Page::About(at)) => Some(at),
            _ => None,
        }
    }

    /// Somebody goes to a page about an activity.
    pub(in super::super) fn begin_about(&mut self, at: At) {
        match (at, self.app.session()) {
            (At::Stick(_), Some(session)) => self.app.look_on_stick(&session),
            (At::Places(_), _) => self.staff.running.about.places = None,
            _ => {}
        }
    }

    /// Carries out a press by its name.
    pub(in super::super) fn carry_out_about(&mut self, verb: &str, of: &str) {
        match (verb, self.about_at()) {
            ("run-purpose-of", Some(At::Purpose(id))) => self.change_purpose(id, of),
            ("run-recommend-by", Some(At::Recommend(id))) => self.recommend(id, of),
            ("run-recommend-none", Some(At::Recommend(id))) => self.run(&Run::About(id, About::Recommend(None))),
            ("run-places-instead", Some(At::Places(_))) => {
                let at: usize = of.parse().unwrap_or(usize::MAX);
                if let (Some((_, places)), Some(said)) =
                    (&mut self.staff.running.about.places, about_words::INSTEADS.get(at))
                {
                    (*said).clone_into(&mut places.instead);
                }
                self.show();
            }
            ("run-places-save", Some(At::Places(id))) => {
                if let Some((_, places)) = self.staff.running.about.places.clone() {
                    self.run(&Run::About(id, About::Places(Some(places))));
                }
            }
            ("run-places-none", Some(At::Places(id))) => self.run(&Run::About(id, About::Places(None))),
            ("run-drawing", Some(At::Picture(id))) => self.run(&Run::About(id, About::Picture(of.to_owned()))),
            ("run-pick", Some(At::Stick(id))) => self.pick_picture(id, of),
            ("run-take-picture", Some(At::Look(id))) => self.take_picture(id),
            ("run-went", Some(At::FollowUp(_))) => {
                let at: usize = of.parse().unwrap_or(usize::MAX);
                if let Some(said) = about_words::WENT.get(at) {
                    self.write_follow_up(said);
                }
            }
            ("run-went-none", Some(At::FollowUp(_))) => self.write_follow_up(""),
            _ => {}
        }
    }

    /// One more or one less.
    pub(in super::super) fn step_places(&mut self, by: i64) {
        if let Some((_, places)) = &mut self.staff.running.about.places {
            let number = (i64::from(places.number) + by).clamp(1, i64::from(MOST_PLACES));
            places.number = u8::try_from(number).unwrap_or(MOST_PLACES);
        }
        self.show();
    }

    /// What one can do where all places are taken, written.
    pub(in super::super) fn take_places_instead(&mut self, text: String) {
        if let Some((_, places)) = &mut self.staff.running.about.places {
            places.instead = text;
        }
        self.show();
    }

    /// Puts a purpose on, or takes it off; one stays on the page, for it may be another as well.
    fn change_purpose(&mut self, id: OccurrenceId, word: &str) {
        let Some(session) = self.app.session() else { return };
        let Some(pressed) = Purpose::ALL.into_iter().find(|one| one.word() == word) else { return };
        let ran = self.app.purposes_of(&session, id).and_then(|there| {
            let is_on = |one: &Purpose| there.contains(one) != (*one == pressed);
            let purposes = Purpose::ALL.into_iter().filter(is_on).collect();
            self.app.run(&session, &Run::About(id, About::Purpose(purposes)))
        });
        self.stay(ran);
    }

    fn recommend(&mut self, id: OccurrenceId, of: &str) {
        let by = match of.parse() {
            Ok(0) => None,
            Ok(at) => {
                let names = self.app.recommenders(id.activity).unwrap_or_default();
                let at: usize = at;
                let Some(name) = names.into_iter().nth(at - 1) else { return self.show() };
                Some(name)
            }
            Err(_) => return,
        };
        self.run(&Run::About(id, About::Recommend(Some(Recommended { by }))));
    }

    fn pick_picture(&mut self, id: OccurrenceId, of: &str) {
        let (Some(session), Ok(at)) = (self.app.session(), of.parse()) else { return };
        self.app.look_at_picture(&session, at);
        self.change(|place| place.go(Spot::Running(Page::About(At::Look(id)))));
    }

    /// *Ingen kan genkendes*: only now is it kept.
    fn take_picture(&mut self, id: OccurrenceId) {
        let Some(session) = self.app.session() else { return };
        let Chosen::Seen(taken, _) = self.app.album(&session).1 else { return };
        let what = Run::About(id, About::Take(taken.clone()));
        self.run(&what);
        self.app.close_album();
    }

    /// How it went; one stays on the page and sees the line.
    pub(in super::super) fn write_follow_up(&mut self, text: &str) {
        let (Some(session), Some(At::FollowUp(id))) = (self.app.session(), self.about_at()) else { return };
        let ran = self.app.write_follow_up(&session, id, text);
        self.stay(ran);
    }

    /// The line that is there, to be written on.
    pub(in super::super) fn follow_up_so_far(&self) -> Option<String> {
        let (Some(session), Some(At::FollowUp(id))) = (self.app.session(), self.about_under()) else { return None };
        self.app.follow_up(&session, id).ok().flatten()
    }

    /// The page about an activity on which a text is asked for: it is shown still, or lies under the keyboard.
    fn about_under(&self) -> Option<At> {
        let under = match self.running_under() {
            Some(Page::About(at)) => Some(at),
            _ => None,
        };
        self.about_at().or(under)
    }

    /// The page stays, with what is there now.
    fn stay(&mut self, ran: Result<Ran, crate::store::StoreError>) {
        match ran {
            Ok(Ran::Refused(refused)) => {
                self.staff.running.refused = Some(refused);
                self.change(|place| place.sheet = 0);
            }
            Ok(Ran::Done(_) | Ran::Nothing) => self.show(),
            Err(error) => self.not_saved(&error),
        }
    }
}
