//! Om huset, and the texts behind it: Sådan puffer vi, Det gemmer skærmen, Personale, Licenser.

use fristed_ui::{
    ActivityTexts, Agreement, Card, CardFill, DeskTexts, FristedWindow, HoursRow, NudgeText, ReleasedTexts,
    SettingsTexts, Texts,
};
use slint::{ComponentHandle as _, SharedString};

use super::cards::{Rows, fact, heading, in_columns};
use super::layout::{Metrics, shown, text_height};
use super::models::List;
use super::{Drawn, Screens};
use crate::app::house::HouseView;
use crate::app::settings::settings_words;
use crate::domain::nudge::Nudge;
use crate::domain::settings::NudgesOff;
use crate::draw::measure::{Measure, Weight};
use crate::store::StoreError;

/// The lists of Om huset.
#[derive(Default)]
pub struct House {
    hours: List<HoursRow>,
    agreements: List<Agreement>,
}

/// Height of the toolkit's own notice on Licenser.
pub const ABOUT_SLINT: f32 = 132.0;
/// Sizes of `ui/public/house.slint`.
const LEFT: f32 = 600.0;
const DOORS: f32 = 200.0;
const PHONE: f32 = 168.0;

impl House {
    /// Shows the view; returns the cards where the composition does not fit.
    #[must_use]
    pub fn show(&self, ui: &FristedWindow, view: &HouseView, metrics: &Metrics, measure: &Measure) -> Drawn {
        let house = ui.global::<fristed_ui::House>();
        house.set_name(view.name.as_str().into());
        house.set_address(shown(&view.address));
        house.set_phone(shown(&view.phone));
        let hours = view.hours.iter().map(|row| HoursRow { days: row.days.as_str().into(), hours: shown(&row.hours) });
        self.hours.show(hours.collect(), |model| house.set_hours(model));
        let agreements =
            view.agreements.iter().map(|one| Agreement { icon: one.icon.as_str().into(), text: shown(&one.text) });
        self.agreements.show(agreements.collect(), |model| house.set_agreements(model));
        let composed = metrics.composed && fits(view, metrics, measure);
        house.set_composed(composed);
        if composed { Drawn::Composed } else { Drawn::Cards(rows(ui, view, metrics)) }
    }
}

fn fits(view: &HouseView, metrics: &Metrics, measure: &Measure) -> bool {
    let hours: f32 = view
        .hours
        .iter()
        .map(|row| {
            text_height(measure, &row.days, Weight::Bold, metrics.row, LEFT - 64.0)
                + text_height(measure, &row.hours, Weight::Medium, metrics.body, LEFT - 64.0)
                + 10.0
        })
        .sum();
    let phone = if view.phone.is_empty() { 0.0 } else { PHONE };
    let right = metrics.width - LEFT - metrics.gutter - 72.0 - metrics.icon - 28.0;
    let agreements: f32 = view
        .agreements
        .iter()
        .map(|one| text_height(measure, &one.text, Weight::Medium, metrics.row, right).max(56.0) + 2.0)
        .sum();
    let title = metrics.panel * 1.3 + 48.0;
    hours + phone + title <= metrics.whole
        && agreements + metrics.target + 60.0 <= metrics.whole - DOORS - metrics.gutter
}

fn rows(ui: &FristedWindow, view: &HouseView, metrics: &Metrics) -> Rows {
    let texts = ui.global::<Texts>();
    let columns = metrics.columns(560.0, 2);
    // A tall screen says the name and the address under the title.
    let mut first =
        if metrics.tall { Vec::new() } else { vec![fact("sted", view.name.as_str(), view.address.as_str())] };
    if !view.phone.is_empty() {
        first.push(Card {
            fill: CardFill::Free,
            lead: texts.get_ring_us(),
            ..fact("telefon", view.phone.as_str(), "")
        });
    }
    let mut rows = in_columns(first, columns);
    let doors = [
        ("nudges", "puf", texts.get_nudges()),
        ("privacy", "skaerm", texts.get_privacy()),
        ("staff", "noegle", texts.get_staff()),
        ("licences", "blad", texts.get_licences()),
    ];
    let door = |(action, icon, title): (&str, &str, _)| Card {
        action: action.into(),
        fill: CardFill::Press,
        ..fact(icon, title, "")
    };
    rows.extend(in_columns(doors.into_iter().map(door).collect(), columns));
    rows.push(vec![heading(texts.get_opening_hours())]);
    let hours = view.hours.iter().map(|row| fact("", row.days.as_str(), row.hours.as_str()));
    rows.extend(in_columns(hours.collect(), columns));
    rows.push(vec![heading(texts.get_agreements())]);
    let agreements = view.agreements.iter().map(|one| fact(&one.icon, "", one.text.as_str()));
    rows.extend(in_columns(agreements.collect(), metrics.columns(700.0, 2)));
    rows
}

/// Sådan puffer vi, from the registry.
#[must_use]
pub fn nudges(ui: &FristedWindow, off: &NudgesOff, metrics: &Metrics) -> Rows {
    let texts = ui.global::<Texts>();
    let card = |nudge: &Nudge| {
        let said = nudge_text(ui, *nudge);
        let text = format!("{} {} {} {}", texts.get_nudge_why(), said.why, texts.get_nudge_no(), said.no);
        let is_off = !off.runs(*nudge);
        let state = if is_off { ui.global::<SettingsTexts>().get_nudge_off() } else { SharedString::new() };
        Card { state, ..fact("puf", said.what, text) }
    };
    in_columns(Nudge::ALL.iter().map(card).collect(), metrics.columns(800.0, 2))
}

/// What the screen says of one entry of the registry. A new entry does not compile until it has a text.
#[must_use]
pub fn nudge_text(ui: &FristedWindow, nudge: Nudge) -> NudgeText {
    let texts = ui.global::<Texts>();
    match nudge {
        Nudge::NowFirst => texts.get_now_first(),
        Nudge::SoonestFirst => texts.get_soonest_first(),
        Nudge::TomorrowNext => texts.get_tomorrow_next(),
        Nudge::FoodVisible => texts.get_food_visible(),
        Nudge::SoonAnnounced => texts.get_soon_announced(),
        Nudge::OffersTodayFirst => texts.get_offers_today_first(),
        Nudge::SmallestStep => texts.get_smallest_step(),
        Nudge::ThreeWays => texts.get_three_ways(),
        Nudge::OneNext => texts.get_one_next(),
        Nudge::FacilitiesVisible => texts.get_facilities_visible(),
        Nudge::FreeInstead => texts.get_free_instead(),
        Nudge::QuietDay => texts.get_quiet_day(),
        Nudge::NextDutyFirst => texts.get_next_duty_first(),
        Nudge::SmallStepFirst => texts.get_small_step_first(),
        Nudge::InsteadOfFull => texts.get_instead_of_full(),
        Nudge::PlaceLapses => texts.get_place_lapses(),
        Nudge::SmallNeeds => texts.get_small_needs(),
        Nudge::StillHere => texts.get_still_here_nudge(),
        Nudge::IdleBoard => texts.get_idle_board(),
        Nudge::OutcomesFirst => texts.get_outcomes_first(),
        Nudge::NewestMinutesFirst => texts.get_newest_minutes_first(),
        Nudge::NextMeetingFirst => texts.get_next_meeting_first(),
        Nudge::HelpBeside => texts.get_help_beside(),
        Nudge::SamePictures => texts.get_same_pictures(),
        Nudge::AfterPosting => texts.get_after_posting(),
        Nudge::ReadyDecisions => ui.global::<fristed_ui::MeetingNoteTexts>().get_ready_decisions(),
        Nudge::Recommended => ui.global::<ActivityTexts>().get_recommended_nudge(),
        Nudge::CancelledInstead => ui.global::<DeskTexts>().get_cancelled_instead(),
    }
}

/// Det gemmer skærmen: what, how long, who answers for it, where to complain.
#[must_use]
pub fn privacy(ui: &FristedWindow, view: &HouseView, kept: &str, metrics: &Metrics) -> Rows {
    let (texts, released) = (ui.global::<Texts>(), ui.global::<ReleasedTexts>());
    let about = ui.global::<ActivityTexts>();
    let cards = vec![
        fact("tryk", texts.get_keeps_nothing(), texts.get_keeps_nothing_text()),
        fact("bad", texts.get_keeps_facility(), texts.get_keeps_facility_text()),
        fact("vaermed", texts.get_keeps_joining(), texts.get_keeps_joining_text()),
        fact("haand", texts.get_keeps_small(), texts.get_keeps_small_text()),
        fact("postkasse", texts.get_keeps_suggestion(), texts.get_keeps_suggestion_text()),
        fact("forslag", released.get_keeps_answered(), released.get_keeps_answered_text()),
        fact("kalender", texts.get_keeps_programme(), texts.get_keeps_programme_text()),
        fact("billede", about.get_keeps_pictures(), about.get_keeps_pictures_text()),
        fact("blyant", about.get_keeps_lines(), about.get_keeps_lines_text()),
        fact("folk", texts.get_keeps_on_duty(), texts.get_keeps_on_duty_text()),
        fact("blad", texts.get_keeps_minutes(), texts.get_keeps_minutes_text()),
        fact("haand", texts.get_keeps_hands(), texts.get_keeps_hands_text()),
        fact("noegle", texts.get_keeps_staff(), texts.get_keeps_staff_text()),
        fact("kasse", texts.get_keeps_copies(), texts.get_keeps_copies_text()),
        fact("ur", ui.global::<SettingsTexts>().get_keeps_for(), kept),
        fact("husmode", texts.get_keeps_responsible(), view.responsible.as_str()),
        fact("tale", texts.get_keeps_complain(), view.complain.as_str()),
    ];
    in_columns(cards, metrics.columns(800.0, 2))
}

impl Screens {
    /// Det gemmer skærmen, with how long this house keeps each sort.
    pub(super) fn privacy_rows(&self, ui: &FristedWindow, metrics: &Metrics) -> Result<Rows, StoreError> {
        let language = self.place().language;
        let kept = settings_words::kept_in_all(self.app().settings().retention, language);
        Ok(privacy(ui, &self.app().house(language)?, &kept, metrics))
    }
}

/// Licenser.
#[must_use]
pub fn licences(ui: &FristedWindow) -> Rows {
    let texts = ui.global::<Texts>();
    vec![
        vec![fact("blad", "", texts.get_licences_text())],
        vec![fact("blyant", "", texts.get_licences_font())],
        vec![fact("skaerm", "", texts.get_licences_slint())],
    ]
}
