//! The pages of settings, and the hours of the week.

use chrono::{NaiveTime, TimeDelta, Weekday};
use fristed_ui::{Card, CardFill, RunningTexts, SettingsTexts};
use slint::{ComponentHandle as _, SharedString};

use super::At;
use crate::app::settings::settings_words;
use crate::app::staff::access::OpenView;
use crate::app::words;
use crate::domain::nudge::Nudge;
use crate::domain::retention::Kept;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, in_columns};
use crate::screens::house::nudge_text;
use crate::screens::layout::Metrics;
use crate::screens::staff::running::{HoursDraft, choice, door, stepper};
use crate::screens::staff::{Laying, looks};
use crate::store::StoreError;

/// The drawing of a sort that is kept for a time.
const fn icon(kept: Kept) -> &'static str {
    match kept {
        Kept::Minutes => "blad",
        Kept::Board => "tale",
        Kept::Suggestions => "postkasse",
        Kept::Changes => "blyant",
        Kept::FollowUps => "idag",
    }
}

/// A name with what it is about; a press leads there.
fn way(icon: &str, title: SharedString, text: SharedString, to: &At) -> Card {
    door(icon, title, text, to.name())
}

impl Screens {
    /// *Indstillinger*: what is changed with one press here, and the ways to the rest.
    pub(super) fn menu_rows(
        &self,
        view: &OpenView,
        texts: &SettingsTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let Some(said) = self.app.settings_view(&view.session, self.place.language)? else { return Ok(Rows::new()) };
        let steps = (texts.get_shorter(), texts.get_longer());
        let cards = vec![
            looks::card(self.place.language),
            stepper("laas", (texts.get_idle(), said.idle), steps, "set-idle"),
            choice(texts.get_english(), "run-english".to_owned(), said.english),
            way("postkasse", texts.get_box(), texts.get_box_text(), &At::Box),
            way("puf", texts.get_nudges(), texts.get_nudges_text(), &At::Nudges),
            way("blad", texts.get_kept(), texts.get_kept_text(), &At::Kept),
            way("doer", texts.get_week(), texts.get_week_text(), &At::Week),
            fact("skaerm", texts.get_machine(), texts.get_machine_text()),
        ];
        Ok(in_columns(cards, metrics.columns(620.0, 2)))
    }

    /// When the box is emptied. Only what keeps everybody unknown can be chosen.
    pub(super) fn box_rows(
        &self,
        view: &OpenView,
        texts: &SettingsTexts<'_>,
        laying: &Laying<'_>,
    ) -> Result<Rows, StoreError> {
        let Some(said) = self.app.settings_view(&view.session, self.place.language)? else { return Ok(Rows::new()) };
        let running = laying.ui.global::<RunningTexts>();
        let day = (running.get_day_before(), running.get_day_after());
        let hour = (running.get_earlier(), running.get_later());
        let count = (texts.get_fewer(), texts.get_more());
        let mut rows = vec![vec![Card {
            fill: CardFill::Later,
            lead: said.release_next.into(),
            ..fact("postkasse", texts.get_box_why(), texts.get_box_why_text())
        }]];
        let cards = vec![
            stepper("kalender", (texts.get_box_day(), said.release_day), day, "set-release-day"),
            stepper("ur", (texts.get_box_hour(), said.release_hour), hour, "set-release-hour"),
            stepper("folk", (texts.get_box_together(), said.release_together), count, "set-release-together"),
        ];
        rows.extend(in_columns(cards, laying.metrics.columns(620.0, 2)));
        Ok(rows)
    }

    /// How long each sort is kept, and when the next of it goes.
    pub(super) fn kept_rows(
        &mut self,
        view: &OpenView,
        texts: &SettingsTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let mut rows = Rows::new();
        if self.staff.running.settings.kept_back {
            rows.push(vec![Card { fill: CardFill::Now, ..fact("ur", texts.get_erase_clock(), "") }]);
        }
        let mut cards = Vec::new();
        for one in self.app.retention(&view.session, self.place.language)? {
            let steps = (texts.get_shorter(), texts.get_longer());
            let what = format!("set-keep-{}", one.kept.word());
            if one.kept.is_chosen() {
                let card = stepper(icon(one.kept), (one.name.into(), one.keeps), steps, &what);
                cards.push(Card { text: one.next.into(), ..card });
            } else {
                let text = format!("{} {}", one.next, settings_words::always(self.place.language));
                cards.push(Card { lead: one.name.into(), ..fact(icon(one.kept), one.keeps, text) });
            }
            if let Some(yes) = one.yes {
                let ask = door("slet", yes, texts.get_erase_text(), At::Erase(one.kept).name());
                cards.push(Card { fill: CardFill::Now, ..ask });
            }
        }
        rows.extend(in_columns(cards, metrics.columns(620.0, 2)));
        Ok(rows)
    }

    /// Asked once more, for it cannot be undone.
    pub(super) fn erase_rows(
        &mut self,
        kept: Kept,
        view: &OpenView,
        texts: &SettingsTexts<'_>,
    ) -> Result<Rows, StoreError> {
        let all = self.app.retention(&view.session, self.place.language)?;
        let Some(one) = all.into_iter().find(|one| one.kept == kept) else { return Ok(Rows::new()) };
        let mut rows = vec![vec![Card { lead: one.name.into(), ..fact(icon(kept), one.next, texts.get_erase_text()) }]];
        if one.yes.is_some() {
            let yes = door("ja", texts.get_erase_yes(), "", format!("run-erase:{}", kept.word()));
            rows.push(vec![Card { fill: CardFill::Free, ..yes }]);
        }
        rows.push(vec![way("tilbage", texts.get_erase_no(), SharedString::new(), &At::Kept)]);
        Ok(rows)
    }

    /// Each nudge that the house can do without; one press switches it.
    pub(super) fn nudge_rows(&self, laying: &Laying<'_>, texts: &SettingsTexts<'_>) -> Rows {
        let off = self.app.settings().nudges_off;
        let card = |nudge: Nudge| {
            let action = format!("run-nudge:{}", nudge.word()?);
            let said = nudge_text(laying.ui, nudge);
            let state = if off.runs(nudge) { SharedString::new() } else { texts.get_nudge_off() };
            Some(Card { state, ..choice(said.what, action, off.runs(nudge)) })
        };
        let mut rows = in_columns(Nudge::ALL.into_iter().filter_map(card).collect(), laying.metrics.columns(620.0, 2));
        rows.push(vec![fact("puf", texts.get_nudges_rest(), texts.get_nudges_rest_text())]);
        rows
    }

    /// The hours of the week, day for day.
    pub(super) fn week_rows(&mut self, metrics: &Metrics) -> Result<Rows, StoreError> {
        self.staff.running.settings.week = None;
        let language = self.place.language;
        let opening = self.app.store().opening()?;
        let card = |(at, day): (usize, &crate::domain::opening::DayHours)| {
            let weekday = Weekday::try_from(u8::try_from(at).ok()?).ok()?;
            let hours = words::capital(&words::day_hours(day, language));
            let name = settings_words::weekday(weekday, language);
            let fill = if day.hours.is_empty() { CardFill::Closed } else { CardFill::Press };
            Some(Card { fill, ..door("doer", name, hours, At::Day(at).name()) })
        };
        let cards = opening.week.iter().enumerate().filter_map(card).collect();
        Ok(in_columns(cards, metrics.columns(480.0, 3)))
    }

    /// The hours of one weekday, every week.
    pub(super) fn weekday_rows(
        &mut self,
        day: usize,
        laying: &Laying<'_>,
        texts: &SettingsTexts<'_>,
    ) -> Result<Rows, StoreError> {
        let running = laying.ui.global::<RunningTexts>();
        let language = self.place.language;
        let opening = self.app.store().opening()?;
        let weekday = u8::try_from(day).ok().and_then(|day| Weekday::try_from(day).ok()).unwrap_or(Weekday::Mon);
        let there = opening.of_weekday(weekday);
        if self.staff.running.settings.week.as_ref().is_none_or(|(of, _)| *of != day) {
            let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or(NaiveTime::MIN);
            let first = there.hours.first();
            let (from, to) = first.map_or((hour(9), hour(14)), |hours| (hours.from, hours.to));
            let to = if to <= from { hour(23) + TimeDelta::minutes(45) } else { to };
            self.staff.running.settings.week = Some((day, HoursDraft { from, to, note: String::new() }));
        }
        let Some((_, draft)) = &self.staff.running.settings.week else { return Ok(Rows::new()) };
        let said = words::capital(&words::day_hours(there, language));
        let name = settings_words::weekday(weekday, language);
        let mut rows = vec![vec![Card { fill: CardFill::Later, ..fact("doer", name, said) }]];
        let way = || (running.get_earlier(), running.get_later());
        let time = |at: NaiveTime| words::capital(&words::at_time(at, language));
        let span = words::time_span(draft.from, Some(draft.to), language);
        let save = |title: SharedString, which: &str| Card {
            fill: CardFill::Free,
            ..door("ja", title, span.as_str(), format!("run-save-week:{which}"))
        };
        let mut cards = vec![
            stepper("doer", (running.get_opens(), time(draft.from)), way(), "set-week-open"),
            stepper("doer", (running.get_closes(), time(draft.to)), way(), "set-week-close"),
            save(texts.get_save_day(), "one"),
        ];
        if day < 5 {
            cards.push(save(texts.get_save_weekdays(), "weekdays"));
        }
        cards.push(door("luk", texts.get_closed_day(), "", "run-save-week:closed".to_owned()));
        rows.extend(in_columns(cards, laying.metrics.columns(620.0, 2)));
        Ok(rows)
    }
}
