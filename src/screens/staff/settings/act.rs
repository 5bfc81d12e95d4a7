//! What a press on a page of settings or offers does.

use super::At;
use super::at::kept_named;
use crate::app::running::{Draft, Run};
use crate::app::settings::Setting;
use crate::domain::nudge::Nudge;
use crate::domain::offer::{Availability, Need};
use crate::screens::Screens;
use crate::screens::place::{Place, Spot};
use crate::screens::staff::running::{At as RunAt, Field};

/// The weekdays from Monday to Friday.
const WEEKDAYS: [usize; 5] = [0, 1, 2, 3, 4];

impl Screens {
    /// Carries out a press by its verb, where it belongs to these pages.
    pub(in crate::screens::staff) fn act_on_settings(&mut self, verb: &str, of: &str) {
        match verb {
            "run-english" => self.run_change(&Run::Setting(Setting::English)),
            "run-nudge" => {
                if let Some(nudge) = Nudge::named(of) {
                    self.run_change(&Run::Setting(Setting::Nudge(nudge)));
                }
            }
            "run-erase" => self.erase(of),
            "run-save-week" => self.save_week(of),
            "run-offer-need" => {
                let need = of.parse().ok().and_then(|at: usize| Need::ALL.get(at).copied());
                if let (Some(need), Some((_, draft))) = (need, &mut self.staff.running.settings.offer) {
                    draft.need = need;
                    self.change(Place::back);
                }
            }
            "run-offer-when" => {
                let when = of.parse().ok().and_then(|at: usize| Availability::ALL.get(at).copied());
                if let (Some(when), Some((_, draft))) = (when, &mut self.staff.running.settings.offer) {
                    draft.availability = when;
                    self.change(Place::back);
                }
            }
            "run-save-offer" => {
                if let Some((slug, draft)) = self.staff.running.settings.offer.clone() {
                    self.run_change(&Run::SaveOffer { slug, draft });
                }
            }
            "run-end-offer" => self.run_change(&Run::EndOffer(of.to_owned())),
            "run-offer-time" => self.new_time_of_offer(of),
            "run-new-food" => {
                let draft = Draft { food: Some(0), ..self.app.new_draft(self.app.today_date()) };
                self.begin_new(draft);
            }
            _ => {}
        }
    }

    /// − and + of these pages.
    pub(in crate::screens::staff) fn step_setting(&mut self, what: &str, by: i64) {
        let setting = match what {
            "set-idle" => Setting::Idle(by),
            "set-release-day" => Setting::ReleaseDay(by),
            "set-release-hour" => Setting::ReleaseHour(by),
            "set-release-together" => Setting::ReleaseTogether(by),
            "set-week-open" | "set-week-close" => {
                if let Some((_, hours)) = &mut self.staff.running.settings.week {
                    hours.step(what == "set-week-close", by);
                }
                return self.show();
            }
            other => match other.strip_prefix("set-keep-").and_then(kept_named) {
                Some(kept) => Setting::Keep(kept, by > 0),
                None => return,
            },
        };
        self.run_change(&Run::Setting(setting));
    }

    /// Where one is after a change of these pages; `None` for every other change.
    pub(in crate::screens::staff) fn after_setting(&self, what: &Run) -> Option<RunAt> {
        Some(RunAt::Settings(match what {
            Run::Setting(_) => match self.running_page() {
                Some(RunAt::Settings(at)) => at,
                _ => At::Menu,
            },
            Run::Week { .. } => At::Week,
            Run::SaveOffer { .. } | Run::EndOffer(_) => At::Offers,
            _ => return None,
        }))
    }

    /// A text of an offer is there.
    pub(in crate::screens::staff) fn take_offer_text(&mut self, field: Field, text: String) {
        if let Some((_, draft)) = &mut self.staff.running.settings.offer {
            match field {
                Field::OfferTitle => draft.title = text,
                Field::OfferPlace => draft.place = text,
                Field::OfferText => draft.text = text,
                _ => draft.first_step = text,
            }
        }
        self.show();
    }

    /// The text of an offer as it is so far.
    pub(in crate::screens::staff) fn offer_text(&self, field: Field) -> Option<String> {
        let (_, draft) = self.staff.running.settings.offer.as_ref()?;
        Some(match field {
            Field::OfferTitle => draft.title.clone(),
            Field::OfferPlace => draft.place.clone(),
            Field::OfferText => draft.text.clone(),
            _ => draft.first_step.clone(),
        })
    }

    /// Something new in the programme that is a time of this offer.
    fn new_time_of_offer(&mut self, slug: &str) {
        match self.app.offer_draft(slug) {
            Ok(Some(offer)) => {
                let draft = Draft {
                    title: offer.title,
                    place: offer.place,
                    offer: Some(slug.to_owned()),
                    ..self.app.new_draft(self.app.today_date())
                };
                self.begin_new(draft);
            }
            Ok(None) => self.show(),
            Err(error) => self.not_saved(&error),
        }
    }

    fn begin_new(&mut self, draft: Draft) {
        self.staff.running.begin(draft);
        self.change(|place| place.go(Spot::Running(RunAt::New(0))));
    }

    fn save_week(&mut self, which: &str) {
        let Some((day, draft)) = self.staff.running.settings.week.clone() else { return };
        let days = if which == "weekdays" { WEEKDAYS.to_vec() } else { vec![day] };
        let hours = (which != "closed").then_some((draft.from, draft.to));
        self.run_change(&Run::Week { days, hours });
    }

    /// What is old goes for good.
    fn erase(&mut self, of: &str) {
        let (Some(kept), Some(session)) = (kept_named(of), self.app.session()) else { return };
        match self.app.delete_old(&session, kept) {
            Ok(gone) => {
                self.staff.running.settings.kept_back = gone == 0;
                self.change(|place| place.arrive(Spot::Running(RunAt::Settings(At::Kept)), Spot::Staff));
            }
            Err(error) => self.not_saved(&error),
        }
    }
}
