//! What the presses of Vær med do, and which of its pages is shown.

use fristed_ui::{AskTexts, FristedWindow, Join, JoinTexts, Shell};
use slint::{ComponentHandle as _, SharedString};

use super::cards::{Rows, heading};
use super::join::Said;
use super::join_at::{At, Own, Thanks, Why, Wish};
use super::layout::{Metrics, shown};
use super::place::Spot;
use super::{Drawn, Screens, join, join_ends, join_steps};
use crate::app::join::{JoinView, NotJoined};
use crate::app::join_words;
use crate::app::{Command, Outcome};
use crate::domain::duty::{DutyKind, Step};
use crate::domain::sign_up::{Listing, SignUp};
use crate::store::StoreError;

impl Screens {
    /// Shows Vær med.
    pub(super) fn show_join(&self, ui: &FristedWindow, metrics: &Metrics) -> Result<Drawn, StoreError> {
        let language = self.place.language;
        let view = self.app.join(language)?;
        let user_run = self.app.user_run()?;
        let said = Said { view: &view, user_run: user_run.as_ref(), language };
        Ok(self.join.show(ui, &said, metrics, &self.measure))
    }

    /// The cards of one of its further pages, with the page's title.
    pub(super) fn joining_rows(&self, ui: &FristedWindow, at: &At, metrics: &Metrics) -> Result<Rows, StoreError> {
        let (title, sub) = self.title_of(ui, at)?;
        ui.global::<Join>().set_title(title);
        ui.global::<Join>().set_sub(sub);
        let language = self.place.language;
        let with = join_steps::With::of(metrics, &self.measure, language);
        let view = self.app.join(language)?;
        let next = || self.app.one_next(language);
        let rows = match at {
            At::Duty(slug) => {
                let found = view.duties.iter().find(|duty| duty.slug == *slug || slug.is_empty());
                found.map(|duty| {
                    let mut rows = join::gone(ui, &view.gone, Some(&duty.slug));
                    rows.extend(join_steps::duty(ui, duty, metrics));
                    rows
                })
            }
            At::More => {
                let said = Said { view: &view, user_run: None, language };
                Some(join::more(ui, &said, metrics))
            }
            At::List(listing) => list(ui, &view, listing, with),
            At::Sign(listing, step) => {
                let free = self.app.signs_to_choose(listing)?;
                Some(join_steps::signs(ui, (listing, *step), &free, with))
            }
            At::Secret(listing, step, sign) => Some(join_steps::secret(ui, (listing, *step, *sign), with)),
            At::Mine(why, listing) => {
                let list = self.app.list(listing, language)?;
                list.map(|list| join_steps::mine(ui, *why, &list, with))
            }
            At::Show(_, listing, sign) if self.app.is_sign_paused(listing, *sign) => {
                Some(join_ends::pause(ui, next()?.as_ref()))
            }
            At::Show(why, listing, sign) => Some(join_steps::show(*why, listing, *sign, with)),
            At::Look(slug) => {
                let group = view.groups.iter().find(|group| group.slug == *slug);
                let next = next()?;
                group.map(|group| join_ends::look(ui, group, next.as_ref()))
            }
            At::Thanks(of, slug, own) => {
                let kind = view.duties.iter().find(|duty| duty.slug == *slug).map(|duty| duty.kind);
                Some(join_ends::thanks(ui, (*of, *own), kind, next()?.as_ref(), language))
            }
            _ => self.starting_rows(ui, at, with)?,
        };
        let mut rows = match rows.filter(|rows| !rows.is_empty()) {
            Some(rows) => rows,
            None => join_ends::nothing(ui, next()?.as_ref()),
        };
        rows.splice(0..0, self.lead_of(ui, at)?.map(|lead| vec![heading(lead)]));
        Ok(rows)
    }

    /// The cards of a page about what users put up for today.
    fn starting_rows(
        &self,
        ui: &FristedWindow,
        at: &At,
        with: join_steps::With<'_>,
    ) -> Result<Option<Rows>, StoreError> {
        let language = with.language;
        let next = || self.app.one_next(language);
        Ok(Some(match at {
            // Said before anybody has chosen what and where.
            At::StartWhat | At::StartWhere(_) if self.app.start_times()?.is_empty() => {
                join_ends::no_time(ui, next()?.as_ref(), language)
            }
            At::StartWhat => join_steps::start_what(with.metrics, language),
            At::StartWhere(thing) => join_steps::start_where(*thing, with.metrics, language),
            At::StartWhen(thing, place) => {
                let (times, there) = (self.app.start_times()?, self.app.started_now()?);
                let rows = join_steps::start_when((*thing, *place), &times, &there, with);
                if rows.is_empty() { join_ends::no_time(ui, next()?.as_ref(), language) } else { rows }
            }
            At::StartSecret(one) => join_steps::start_secret(one, with),
            At::Started(one) if self.app.is_started(one)? => join_steps::started(one, language),
            At::StopSecret(one) if self.app.is_stop_paused(one)? => join_ends::pause(ui, next()?.as_ref()),
            At::StopSecret(one) if self.app.is_started(one)? => join_steps::stop_secret(one, with),
            At::Started(_) | At::StopSecret(_) => join_ends::taken_down(ui, next()?.as_ref(), language),
            _ => return Ok(None),
        }))
    }

    /// The sentence that begins a page, where it has one.
    fn lead_of(&self, ui: &FristedWindow, at: &At) -> Result<Option<SharedString>, StoreError> {
        let texts = ui.global::<JoinTexts>();
        Ok(match at {
            At::Sign(..) => Some(texts.get_choose_sign()),
            At::Secret(..) | At::StartSecret(_) => Some(texts.get_choose_secret()),
            At::Show(_, listing, sign) if !self.app.is_sign_paused(listing, *sign) => Some(texts.get_show_secret()),
            At::StopSecret(one) if self.app.is_started(one)? && !self.app.is_stop_paused(one)? => {
                Some(texts.get_show_secret())
            }
            At::StartWhat if !self.app.start_times()?.is_empty() => Some(texts.get_start_what()),
            _ => None,
        })
    }

    /// Title and second line of a page.
    fn title_of(&self, ui: &FristedWindow, at: &At) -> Result<(SharedString, SharedString), StoreError> {
        let texts = ui.global::<JoinTexts>();
        let view = self.app.join(self.place.language)?;
        let named = |slug: &str| {
            let duty = view.duties.iter().find(|duty| duty.slug == slug || slug.is_empty()).map(|duty| &duty.title);
            let group = view.groups.iter().find(|group| group.slug == slug).map(|group| &group.title);
            duty.or(group).map_or_else(SharedString::new, |title| title.as_str().into())
        };
        let nothing = SharedString::new;
        Ok(match at {
            At::Duty(slug) | At::Look(slug) => (named(slug), nothing()),
            At::List(listing) => (named(&listing.of), nothing()),
            At::More => (texts.get_more(), nothing()),
            At::Sign(..) => (texts.get_sign_title(), nothing()),
            At::Secret(..) | At::Show(..) | At::StartSecret(_) | At::StopSecret(_) | At::Thanks(Thanks::Pause, ..) => {
                (texts.get_secret_title(), nothing())
            }
            At::Started(_) => (texts.get_started(), nothing()),
            At::Mine(..) => (texts.get_which_is_yours(), nothing()),
            At::Thanks(..) => (texts.get_thanks(), nothing()),
            At::StartWhat => (texts.get_start_title(), nothing()),
            At::StartWhere(_) => (texts.get_start_where(), nothing()),
            At::StartWhen(..) => (texts.get_start_when(), nothing()),
        })
    }

    /// Says whether today is a day on which users keep the house open.
    pub(super) fn show_user_run(&self, ui: &FristedWindow) -> Result<(), StoreError> {
        let user_run = self.app.user_run()?;
        let texts = ui.global::<AskTexts>();
        texts.set_user_run(user_run.is_some());
        texts.set_guard_phone(user_run.map_or_else(SharedString::new, |day| shown(&day.phone)));
        Ok(())
    }

    /// What was chosen on the picture is forgotten when somebody leaves it.
    pub(super) fn forget_choice(ui: &FristedWindow) {
        ui.global::<Join>().set_chosen_date(-1);
    }

    /// Carries out what a press on a card of Vær med asks for.
    pub(super) fn wish(&mut self, wish: Wish) {
        self.voice.hush();
        let language = self.place.language;
        let (command, of) = match wish {
            Wish::SignUp(listing, step, sign, secret) => {
                let own = Own { sign: Some(sign), secret, open: false };
                let thanks = self.thanks_for(&listing, step, own);
                (Command::SignUp(SignUp { listing, sign, secret, step, agreed: false }, language), thanks)
            }
            Wish::Show(why, listing, sign, secret) => {
                let slug = listing.of.clone();
                match why {
                    Why::Back => (Command::StepBack(listing, sign, secret), thanks(Thanks::Gone, slug)),
                    Why::Keep => (Command::NextTimeToo(listing, sign, secret), thanks(Thanks::Kept, slug)),
                    Why::Up => (Command::MoveUp(listing, sign, secret, language), thanks(Thanks::MovedUp, slug)),
                }
            }
            Wish::Need(slug) => (Command::TakeNeed(slug.clone()), thanks(Thanks::Need, slug)),
            Wish::Start(one, secret) => {
                let own = Own { sign: None, secret, open: false };
                (Command::Start(one, secret, language), At::Thanks(Thanks::Started, String::new(), Some(own)))
            }
            Wish::Stop(one, secret) => (Command::Stop(one, secret), thanks(Thanks::Gone, String::new())),
            Wish::Uncover => return self.uncover(),
        };
        let Some(ui) = self.ui.upgrade() else { return };
        let (texts, shell) = (ui.global::<JoinTexts>(), ui.global::<Shell>());
        match self.app.apply(command) {
            Ok(Outcome::Done) => self.change(|place| place.arrive(Spot::Joining(of), Spot::Join)),
            Ok(Outcome::WrongSecret) => shell.set_notice(texts.get_another_secret()),
            Ok(Outcome::Pause) => {
                self.change(|place| place.arrive(Spot::Joining(thanks(Thanks::Pause, String::new())), Spot::Join));
            }
            Ok(Outcome::AskUs) => shell.set_notice(ui.global::<AskTexts>().get_ask_us()),
            Ok(Outcome::NotJoined(NotJoined::Instead(said))) => {
                self.change(|place| place.go(Spot::Join));
                shell.set_notice(shown(&said));
            }
            Ok(Outcome::NotJoined(NotJoined::PlaceIsFree)) => {
                let list = self.place.spot().clone();
                self.change(|place| match list {
                    Spot::Joining(At::Secret(listing, ..)) => {
                        place.arrive(Spot::Joining(At::List(listing)), Spot::Join);
                    }
                    _ => place.go(Spot::Join),
                });
                shell.set_notice(join_words::place_is_free(language).into());
            }
            Ok(Outcome::NotJoined(NotJoined::SignTaken | NotJoined::SecretShows)) => {
                self.change(super::Place::back);
                shell.set_notice(texts.get_sign_taken());
            }
            Ok(Outcome::Refused(_) | Outcome::Nothing) => self.change(|place| place.go(Spot::Join)),
            Err(_) => {
                // Not a word in the log: it would say when somebody pressed. That the disk is ill is told by itself.
                shell.set_notice(ui.global::<AskTexts>().get_not_saved());
            }
        }
    }

    /// The secret drawing on the page of thanks is shown, or covered again.
    fn uncover(&mut self) {
        let Spot::Joining(At::Thanks(of, slug, Some(own))) = self.place.spot().clone() else { return };
        let turned = Own { open: !own.open, ..own };
        let sheet = self.place.sheet;
        self.change(|place| {
            place.turn(Spot::Joining(At::Thanks(of, slug, Some(turned))));
            place.sheet = sheet;
        });
    }

    fn thanks_for(&self, listing: &Listing, step: Step, own: Own) -> At {
        let duties = self.app.store().taking_part().map(|house| house.duties).unwrap_or_default();
        let duty = duties.iter().find(|duty| duty.slug == listing.of);
        let said = match duty {
            Some(duty) if duty.is_wish(step) => Thanks::Wished,
            Some(duty) if step == Step::OnlyIfNobodyElse && duty.kind == DutyKind::Places => Thanks::Reserve,
            _ => Thanks::Joined,
        };
        At::Thanks(said, listing.of.clone(), Some(own))
    }

    /// Whether what stores something with one press has just appeared, so that the hand that came is left alone.
    pub(super) fn wants_calm_after(&mut self, before: &Spot) -> bool {
        let is_new = self.place.spot() != before;
        let stores = matches!(self.place.spot(), Spot::Joining(at) if at.stores());
        self.suggestion.take_just_urgent() || self.take_just_asked() || (is_new && stores)
    }
}

const fn thanks(of: Thanks, slug: String) -> At {
    At::Thanks(of, slug, None)
}

/// One date, whether of a duty or of a group.
fn list(ui: &FristedWindow, view: &JoinView, listing: &Listing, with: join_steps::With<'_>) -> Option<Rows> {
    let duty = view.duties.iter().find_map(|duty| Some((duty, duty.dates.iter().find(|one| one.listing == *listing)?)));
    if let Some((duty, date)) = duty {
        return Some(join_steps::list(ui, duty, date, with));
    }
    let of = |group: &&crate::app::join::GroupView| group.next.as_ref().is_some_and(|next| next.listing == *listing);
    let group = view.groups.iter().find(of)?;
    Some(join_steps::meeting(ui, group, group.next.as_ref()?, with))
}
