//! A list on its sheets: its title, as many rows as fit, and turning to the others.

use fristed_ui::{FristedWindow, Screen, Shell, Texts};
use slint::{ComponentHandle as _, SharedString};

use super::Screens;
use super::cards::{self, Rows};
use super::layout::Metrics;
use super::place::Spot;

/// A title stands on every sheet where the sheet is at least so many times as high.
const LEAST_UNDER_HEAD: f32 = 5.0;

impl Screens {
    /// Shows `rows` under the title of the page, where the list begins with it. What a meeting is called stands on each
    /// of its sheets.
    pub(super) fn show_titled(&mut self, ui: &FristedWindow, mut rows: Rows, taken: f32) {
        let of_meeting = matches!(
            self.place.spot(),
            Spot::Agenda(_) | Spot::AllMinutes(_) | Spot::Minutes(_) | Spot::MeetingView(_)
        );
        if ui.global::<Screen>().get_back_title_in_list() {
            let own = rows.first_mut().and_then(|row| row.first_mut()).filter(|_| of_meeting);
            match (title(ui, self.place.spot()), own) {
                (Some(title), Some(own)) if cards::is_title(own) => {
                    own.title = format!("{title} · {}", own.title).into();
                }
                (title, _) => drop(rows.splice(0..0, title.map(|title| vec![cards::heading(title)]))),
            }
        }
        let head = if of_meeting { cards::titles(&mut rows) } else { Rows::new() };
        self.show_rows(ui, (head, rows), taken);
    }

    /// Shows the page of `rows` that is turned to, with `head` above each of them where that leaves the room for it.
    /// `taken` px of the body are not for cards.
    pub(super) fn show_rows(&mut self, ui: &FristedWindow, (head, mut rows): (Rows, Rows), taken: f32) {
        let metrics = Metrics::of(ui);
        // The bar of the meeting turns its sheets.
        let is_meeting = matches!(self.place.spot(), Spot::MeetingView(_));
        let with_pager = if is_meeting { metrics.whole } else { metrics.paged };
        let (whole, with_pager) = (metrics.whole - taken, with_pager - taken);
        let (head, high) = cards::head(head, &metrics, &self.measure);
        if high * LEAST_UNDER_HEAD > with_pager {
            rows.splice(0..0, head);
            let paged = self.lay_rows(ui, rows, &metrics, (whole, with_pager));
            ui.global::<Screen>().set_paged(paged && !is_meeting);
            return;
        }
        self.cards.stand_under(head);
        let paged = self.lay_rows(ui, rows, &metrics, (whole - high, with_pager - high));
        ui.global::<Screen>().set_paged(paged && !is_meeting);
    }

    /// The same where `whole` and `paged` px are for cards, without and with a pager. Whether there is one.
    pub(super) fn lay_rows(
        &mut self,
        ui: &FristedWindow,
        rows: Rows,
        metrics: &Metrics,
        (whole, with_pager): (f32, f32),
    ) -> bool {
        let shell = ui.global::<Shell>();
        let mut pages = cards::pages(rows.clone(), whole, metrics, &self.measure);
        if pages.len() > 1 && with_pager < whole {
            pages = cards::pages(rows, with_pager, metrics, &self.measure);
        }
        let sheets = pages.len();
        self.place.sheet = self.place.sheet.min(sheets - 1);
        shell.set_sheets(i32::try_from(sheets).unwrap_or(i32::MAX));
        shell.set_sheet(i32::try_from(self.place.sheet + 1).unwrap_or(i32::MAX));
        self.cards.show(ui, pages.swap_remove(self.place.sheet));
        sheets > 1
    }

    /// An arrow: a list begins and ends.
    pub fn press_arrow(&mut self, by: i32) {
        let Some(ui) = self.ui.upgrade() else { return };
        let shell = ui.global::<Shell>();
        if (1..=shell.get_sheets()).contains(&(shell.get_sheet() + by)) {
            self.turn_sheet(by);
        }
    }

    /// Turns the list `by` pages, round and round, as a test does that wants to see all of them.
    pub fn turn_sheet(&mut self, by: i32) {
        let Some(ui) = self.ui.upgrade() else { return };
        let sheets = ui.global::<Shell>().get_sheets().max(1);
        let now = i32::try_from(self.place.sheet).unwrap_or(0);
        let next = usize::try_from((now + by).rem_euclid(sheets)).unwrap_or(0);
        self.change(|place| place.sheet = next);
    }
}

/// The title of a page that is reached through another, for screens where it begins the list.
fn title(ui: &FristedWindow, spot: &Spot) -> Option<SharedString> {
    let texts = ui.global::<Texts>();
    match spot {
        Spot::Help => Some(texts.get_help()),
        Spot::Suggest => Some(texts.get_suggest()),
        Spot::Agenda(_) => Some(texts.get_agenda()),
        Spot::Minutes(_) => Some(texts.get_minutes()),
        Spot::AllMinutes(_) => Some(texts.get_all_minutes()),
        Spot::Board => Some(texts.get_you_suggested()),
        Spot::OtherMeetings => Some(texts.get_other_meetings()),
        Spot::Representative => Some(texts.get_representative()),
        Spot::Nudges => Some(texts.get_nudges()),
        Spot::Privacy => Some(texts.get_privacy()),
        Spot::Licences => Some(texts.get_licences()),
        Spot::Joining(_) => Some(ui.global::<fristed_ui::Join>().get_title()),
        _ => None,
    }
}
