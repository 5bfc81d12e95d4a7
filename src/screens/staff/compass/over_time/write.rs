//! A line, a sentence or a part of the risk profile is typed. It is on the disk before its page is left; what is not
//! taken stays to be corrected.

use fristed_ui::Shell;
use slint::ComponentHandle as _;

use super::super::At;
use super::Page;
use crate::app::compass::conversation::{Noted, Talk};
use crate::app::compass::logbook::LineKept;
use crate::app::compass::risk::Risk;
use crate::app::compass::{conversation_words, logbook_words, risk_words, words};
use crate::app::released::released_words;
use crate::domain::pointing::points;
use crate::domain::text::TextRefused;
use crate::screens::Screens;
use crate::screens::place::{Place, Spot};
use crate::store::StoreError;

impl Screens {
    /// What stands there already, to be written on.
    pub(in crate::screens::staff::compass) fn over_time_text(&self, page: Page) -> String {
        let Some(session) = self.app.session() else { return String::new() };
        let person = self.staff.compass.person;
        let found = match page {
            Page::TalkOwn => self.app.conversations(&session, person).ok().flatten().and_then(|all| {
                let today = self.app.today_date();
                let last = all.into_iter().rev().find(|one| one.day == today)?;
                Some(last.said.own?.to_string())
            }),
            Page::RiskPart(part) => {
                self.app.risk_of(&session, person).ok().flatten().and_then(|one| Some(one.part(part)?.to_owned()))
            }
            _ => None,
        };
        found.unwrap_or_default()
    }

    /// What is said under the field: a hint, and the words that may be a name.
    pub(in crate::screens::staff::compass) fn over_time_hint(&self, page: Page, typed: &str) -> String {
        let language = self.place.language;
        let hint = match page {
            Page::TalkOwn => conversation_words::own_hint(language),
            Page::RiskPart(part) => risk_words::part_hint(part, language),
            Page::RiskSeen => risk_words::seen_hint(language),
            _ => logbook_words::hint(language),
        };
        let pointed: Vec<String> = points(typed).iter().map(|one| released_words::pointed(one, language)).collect();
        if pointed.is_empty() { hint.to_owned() } else { pointed.join(" ") }
    }

    /// *Færdig*. Whether the text was taken.
    pub(in crate::screens::staff::compass) fn take_over_time_text(&mut self, page: Page, text: &str) -> bool {
        let Some(session) = self.app.session() else { return true };
        let (person, text) = (self.staff.compass.person, text.to_owned());
        let noted = match page {
            Page::LogWrite(of) => {
                let kept = self.app.write_line(&session, &text, self.about(of));
                return self.line_kept(kept);
            }
            Page::TalkOwn => self.app.talk(&session, person, &Talk::Own(text)),
            Page::RiskPart(part) => self.app.change_risk(&session, person, &Risk::Say(part, text)),
            _ => self.app.change_risk(&session, person, &Risk::Seen(text)),
        };
        match noted {
            Ok(Noted::Refused(refused)) => self.say_refused(refused),
            Ok(Noted::Kept | Noted::Nothing) => {
                self.change(Place::back);
                true
            }
            Err(error) => self.not_kept(&error),
        }
    }

    fn line_kept(&mut self, kept: Result<LineKept, StoreError>) -> bool {
        match kept {
            Ok(LineKept::Kept(id)) => {
                self.staff.compass.over_time.just_kept = Some(id);
                self.change(|place| place.turn(Spot::Compass(At::OverTime(Page::Line(id)))));
                true
            }
            Ok(LineKept::Nothing) => {
                self.change(Place::back);
                true
            }
            Ok(LineKept::Refused(refused)) => self.say_refused(refused),
            Ok(LineKept::NoBasis) => self.say(words::said(words::NO_BASIS, self.place.language)),
            Ok(LineKept::SomebodysNumber) => self.say(logbook_words::somebodys_number(self.place.language)),
            Err(error) => self.not_kept(&error),
        }
    }

    fn say_refused(&self, refused: TextRefused) -> bool {
        self.say(logbook_words::refused(refused, self.place.language))
    }

    /// Says why a text stays to be corrected.
    fn say(&self, said: &str) -> bool {
        if let Some(ui) = self.ui.upgrade() {
            ui.global::<Shell>().set_notice(said.into());
        }
        false
    }

    /// The disk has taken nothing; what was typed is still there.
    pub(super) fn not_kept(&self, error: &StoreError) -> bool {
        tracing::error!(%error, "a change was not stored");
        if let Some(ui) = self.ui.upgrade() {
            let said = ui.global::<fristed_ui::AskTexts>().get_not_saved();
            ui.global::<Shell>().set_notice(said);
        }
        false
    }
}
