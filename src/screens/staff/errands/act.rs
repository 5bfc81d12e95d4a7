//! What a press on a page of the errands does.

use slint::ComponentHandle as _;

use super::at::{At, Paper};
use crate::app::errands::words::day_in_name;
use crate::app::staff::Session;
use crate::screens::Screens;
use crate::screens::place::Spot;
use crate::store::StoreError;

impl Screens {
    /// Carries out a press by its name. Whether it was one of the errands; nothing happens unless somebody is in.
    pub(in crate::screens) fn act_on_errands(&mut self, action: &str) -> bool {
        if !action.starts_with("errand-") {
            return false;
        }
        if let Some(session) = self.app.session() {
            self.staff.errands.missing = None;
            self.run_errand(&session, action);
        }
        true
    }

    fn run_errand(&mut self, session: &Session, action: &str) {
        if let Some(at) = At::named(action) {
            return self.go_on_errand(session, at);
        }
        let (verb, of) = action.split_once(':').unwrap_or((action, ""));
        match verb {
            "errand-open" => {
                self.staff.errands.not_asked = !self.app.open_stick(session);
                self.app.forget_calendars(session);
            }
            "errand-close" => self.app.close_stick(session),
            "errand-read" => {
                self.app.read_calendar(session, of.parse().unwrap_or(usize::MAX));
                return self.change(|place| place.go(Spot::Errand(At::Calendar)));
            }
            "errand-take" => self.app.take_calendar(session),
            "errand-print" => {
                if let Some(paper) = Paper::ALL.into_iter().find(|paper| paper.word() == of)
                    && let Err(error) = self.print_paper(session, paper)
                {
                    return self.errand_not_done(&error);
                }
            }
            "errand-clock" => match self.app.confirm_clock(session) {
                Ok(_) => self.app.look_at_health(session),
                Err(error) => return self.errand_not_done(&error),
            },
            _ => {}
        }
        self.change(|place| place.sheet = 0);
    }

    fn go_on_errand(&mut self, session: &Session, at: At) {
        match at {
            At::Stick => {
                // What became of an earlier paper is no news any more, and the stick may be another one.
                self.app.forget_handed_out(session);
                self.app.forget_calendars(session);
                self.staff.errands.not_asked = false;
            }
            At::Health => self.app.look_at_health(session),
            At::Calendar => {}
        }
        self.change(|place| place.go(Spot::Errand(at)));
    }

    fn print_paper(&mut self, session: &Session, which: Paper) -> Result<(), StoreError> {
        let paper = match which {
            Paper::Week => Some(self.app.print_week()?),
            Paper::Agenda => self.app.print_agenda()?,
            Paper::Minutes => self.app.print_minutes()?,
        };
        match paper {
            Some(paper) => {
                let name = format!("{} {}.pdf", which.file(), day_in_name(self.app.now(), self.app.zone()));
                self.app.hand_out_paper(session, paper, &name);
            }
            None => self.staff.errands.missing = Some(which),
        }
        Ok(())
    }

    fn errand_not_done(&mut self, error: &StoreError) {
        tracing::error!(%error, "an errand could not be done");
        if let Some(ui) = self.ui.upgrade() {
            let said = ui.global::<fristed_ui::AskTexts>().get_not_saved();
            ui.global::<fristed_ui::Shell>().set_notice(said);
        }
    }
}
