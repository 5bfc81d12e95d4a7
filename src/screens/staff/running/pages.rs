//! The lists of running the house.

use chrono::{Days, NaiveDate};
use fristed_ui::{ActivityTexts, Card, CardFill, RunningTexts};

use super::at::{At, Field};
use super::{choice, door, stepper};
use crate::app::activity::EntryView;
use crate::app::facilities::FacilityState;
use crate::app::running::{propose, running_words};
use crate::app::words;
use crate::domain::activity::OccurrenceId;
use crate::domain::day::Phase;
use crate::domain::facility::{FacilityId, Recorded};
use crate::domain::guide::Helps;
use crate::domain::programme::{Scope, difference};
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::layout::Metrics;
use crate::screens::staff::Door;
use crate::store::StoreError;

/// The day so many days after `today`.
pub(super) fn day_after(today: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    let day = if days < 0 { today.checked_sub_days(by) } else { today.checked_add_days(by) };
    day.unwrap_or(today)
}

/// What the public screen says of a time, as a card.
fn as_said(entry: &EntryView, texts: &RunningTexts<'_>) -> Card {
    let cancelled = entry.phase == Phase::Cancelled;
    let more = if cancelled || !entry.note.is_empty() { &entry.note } else { &entry.price };
    let text = [&entry.place, more].into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>();
    Card {
        lead: words::capital(&entry.hours).into(),
        state: if cancelled { texts.get_is_cancelled() } else { slint::SharedString::new() },
        ..fact(&entry.icon, entry.title.as_str(), text.join(" · "))
    }
}

impl Screens {
    fn entries_on(&self, day: i64) -> Result<Vec<EntryView>, StoreError> {
        self.app.programme_of(day_after(self.app.today_date(), day), self.place.language)
    }

    /// The programme of a day; each time of it leads to its page.
    pub(super) fn programme_rows(
        &self,
        day: i64,
        texts: &RunningTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let date = words::long_date(day_after(self.app.today_date(), day), language);
        let turn = (texts.get_day_before(), texts.get_day_after());
        let mut head = vec![stepper("kalender", (slint::SharedString::new(), date), turn, "programme")];
        if day >= 0 {
            let new = door("plus", texts.get_new(), texts.get_new_text(), At::New(day).name());
            head.push(Card { fill: CardFill::Free, ..new });
        }
        let mut rows = in_columns(head, metrics.columns(760.0, 2));
        let entries = self.entries_on(day)?;
        let card = |entry: &EntryView| {
            let said = as_said(entry, texts);
            let Ok(id) = entry.id.parse() else { return said };
            let fill = if entry.phase == Phase::Now { CardFill::Now } else { CardFill::Press };
            let card = Card { action: At::Time(id).name().into(), fill, ..said };
            // Whoever comes from a desk that is a list cancels in three presses too.
            if matches!(entry.phase, Phase::Now | Phase::Later) {
                return Card { button: texts.get_cancel(), button_action: At::Cancel(id).name().into(), ..card };
            }
            card
        };
        let mut cards: Vec<Card> = entries.iter().map(card).collect();
        if entries.is_empty() {
            let (title, text) = (texts.get_nothing_that_day(), running_words::guides_where_nothing_is(language));
            cards.push(door("trappe", title, text, Door::Guides(Some(Helps::EmptyPlan)).name()));
        }
        rows.extend(in_columns(cards, metrics.columns(560.0, 2)));
        Ok(rows)
    }

    /// One time, with everything that can be done about it.
    pub(super) fn time_rows(
        &mut self,
        id: OccurrenceId,
        (texts, about): (&RunningTexts<'_>, &ActivityTexts<'_>),
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        self.staff.running.draft = None;
        self.staff.running.scope = Scope::ThisOne;
        let Some(entry) = self.app.time_view(id, self.place.language)? else {
            return Ok(vec![vec![fact("kalender", texts.get_is_gone(), "")]]);
        };
        let mut said = as_said(&entry, texts);
        said.lead = words::capital(&entry.when).into();
        said.fill = CardFill::Later;
        let mut doors = Vec::new();
        let over = entry.phase == Phase::Past;
        let cancelled = entry.phase == Phase::Cancelled;
        if !over && !cancelled {
            doors.push(door("luk", texts.get_cancel(), texts.get_cancel_text(), At::Cancel(id).name()));
        }
        if !over {
            doors.push(door("ur", texts.get_correct(), texts.get_correct_text(), At::Edit(id).name()));
        }
        if entry.phase == Phase::Later {
            doors.extend(self.later_cards(id, texts)?);
        }
        let schedule = self.app.store().activity(id.activity)?.map(|activity| activity.schedule);
        let differs = schedule.as_ref().is_some_and(|schedule| difference(schedule, id.key).is_some());
        if differs {
            doors.push(door("fortryd", texts.get_as_usual(), texts.get_as_usual_text(), format!("run-usual:{id}")));
        }
        if schedule.is_some_and(|schedule| schedule.rules.is_empty()) && !cancelled {
            let action = format!("run-tradition:{id}");
            doors.push(door("kalender", texts.get_tradition(), texts.get_tradition_text(), action));
        }
        doors.extend(self.about_doors(id, &entry, about)?);
        let mut rows = vec![vec![said]];
        rows.extend(in_columns(doors, metrics.columns(560.0, 2)));
        Ok(rows)
    }

    /// *En halv time senere*: the move that is made most, in one press.
    fn later_cards(&self, id: OccurrenceId, texts: &RunningTexts<'_>) -> Result<Vec<Card>, StoreError> {
        let Some(draft) = self.app.draft_of(id)? else { return Ok(Vec::new()) };
        let names = [(2, texts.get_half_an_hour_later()), (4, texts.get_an_hour_later())];
        let card = |(quarters, name)| {
            let mut later = draft.clone();
            later.later(quarters);
            let from = later.from?;
            let hours = words::time_span(from, later.to(), self.place.language);
            Some(door("frem", name, words::capital(&hours), format!("run-later:{quarters}:{id}")))
        };
        Ok(names.into_iter().filter_map(card).collect())
    }

    /// *Aflys*: what one can do instead is all it takes.
    pub(super) fn cancel_rows(
        &mut self,
        id: OccurrenceId,
        texts: &RunningTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let mut rows = self.scope_rows(id, texts, metrics)?;
        rows.push(vec![fact("frem", texts.get_what_instead(), texts.get_what_instead_text())]);
        self.staff.running.proposed = self.app.instead_of(id)?;
        rows.extend(in_columns(self.proposals("frem"), metrics.columns(560.0, 2)));
        rows.push(vec![door("blyant", texts.get_write_yourself(), "", At::Write(Field::Instead).name())]);
        Ok(rows)
    }

    /// Every text that one press takes.
    pub(super) fn proposals(&self, icon: &str) -> Vec<Card> {
        let proposed = self.staff.running.proposed.iter().enumerate();
        proposed.map(|(at, text)| door(icon, text.as_str(), "", format!("run-take:{at}"))).collect()
    }

    /// *Kun denne gang*, *Den og alle efter*; nothing for what is there once.
    pub(super) fn scope_rows(
        &self,
        id: OccurrenceId,
        texts: &RunningTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let repeats = self.app.store().activity(id.activity)?.is_some_and(|one| !one.schedule.rules.is_empty());
        if !repeats {
            return Ok(Rows::new());
        }
        let scope = self.staff.running.scope;
        let cards = vec![
            choice(texts.get_this_one(), "run-scope:this".to_owned(), scope == Scope::ThisOne),
            choice(texts.get_from_here(), "run-scope:from".to_owned(), scope == Scope::FromHere),
        ];
        Ok(in_columns(cards, metrics.columns(480.0, 2)))
    }

    pub(super) fn facilities_rows(&self, texts: &RunningTexts<'_>, metrics: &Metrics) -> Result<Rows, StoreError> {
        let all = self.app.facilities_for_staff(self.place.language)?;
        let card = |one: &crate::app::running::FacilityForStaff| {
            let icon = &one.view.icon;
            let text = one.closed_for.clone().unwrap_or_default();
            let card = door(icon, one.view.sentence(), text, At::Facility(one.view.id).name());
            Card { fill: if one.view.state == FacilityState::Closed { CardFill::Closed } else { card.fill }, ..card }
        };
        let cards: Vec<Card> = all.iter().map(card).collect();
        if cards.is_empty() {
            return Ok(vec![vec![fact("doer", texts.get_is_gone(), "")]]);
        }
        Ok(in_columns(cards, metrics.columns(560.0, 2)))
    }

    /// One facility: why it is closed, or one press that opens it.
    pub(super) fn facility_rows(
        &mut self,
        id: FacilityId,
        texts: &RunningTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let all = self.app.facilities_for_staff(self.place.language)?;
        if self.staff.running.closing != Some(id) {
            (self.staff.running.closing, self.staff.running.meanwhile) = (Some(id), String::new());
        }
        let Some(one) = all.into_iter().find(|one| one.view.id == id) else {
            return Ok(vec![vec![fact("doer", texts.get_is_gone(), "")]]);
        };
        let lately = match (self.app.session(), self.app.store().facilities()?.iter().find(|one| one.id == id)) {
            (Some(session), Some(one)) => {
                self.app.closed_lately(&session, &one.facility.slug, self.place.language)?.unwrap_or_default()
            }
            _ => String::new(),
        };
        let text = [one.view.advice.clone(), one.closed_for.unwrap_or_default(), lately];
        let text = text.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let said = Card { fill: CardFill::Later, ..fact(&one.view.icon, one.view.sentence(), text) };
        let mut rows = vec![vec![said]];
        if one.view.state == FacilityState::Closed {
            let open = door("doer", texts.get_open_again(), "", format!("run-open:{}", id.0));
            rows.push(vec![Card { fill: CardFill::Free, ..open }]);
        }
        rows.push(vec![fact("pause", texts.get_why_closed(), texts.get_why_closed_text())]);
        self.staff.running.proposed =
            propose::REASONS.iter().map(|reason| format!("{} {reason}", one.view.name)).collect();
        let mut reasons = self.proposals("pause");
        reasons.push(door("blyant", texts.get_write_yourself(), "", At::Write(Field::Reason).name()));
        rows.extend(in_columns(reasons, metrics.columns(560.0, 2)));
        rows.extend(self.meanwhile_rows(id, texts, metrics)?);
        rows.push(vec![super::wording::way(id, self.place.language)]);
        Ok(rows)
    }

    /// What one can do while it is closed: as usual, another facility, or something that is written.
    fn meanwhile_rows(
        &mut self,
        id: FacilityId,
        texts: &RunningTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let all = self.app.store().facilities()?;
        let Some(one) = all.iter().find(|one| one.id == id) else { return Ok(Rows::new()) };
        let others = one.facility.instead.facilities.iter().filter_map(|slug| {
            let other = all.iter().find(|other| other.facility.slug == *slug)?;
            let open = !matches!(other.recorded, Recorded::Closed { .. });
            open.then(|| format!("Brug {} i stedet.", lower_first(other.facility.name.da.as_str())))
        });
        let running = &mut self.staff.running;
        // Nothing of its own is what the house usually says.
        let mut meanwhiles: Vec<String> = std::iter::once(String::new()).chain(others).collect();
        if !meanwhiles.contains(&running.meanwhile) {
            meanwhiles.push(running.meanwhile.clone());
        }
        let usual = one.facility.instead.sentence.da.as_str();
        let mut cards: Vec<Card> = meanwhiles
            .iter()
            .enumerate()
            .map(|(at, said)| {
                let words = if said.is_empty() { usual } else { said.as_str() };
                choice(words.into(), format!("run-meanwhile:{at}"), *said == running.meanwhile)
            })
            .collect();
        running.meanwhiles = meanwhiles;
        cards.push(door(
            "blyant",
            texts.get_write_yourself(),
            texts.get_meanwhile(),
            At::Write(Field::Meanwhile).name(),
        ));
        let mut rows = vec![vec![fact("frem", texts.get_what_meanwhile(), "")]];
        rows.extend(in_columns(cards, metrics.columns(560.0, 2)));
        Ok(rows)
    }

    /// *Lige nu mangler vi*: what stands there, each with a press that takes it down.
    pub(super) fn needs_rows(&self, texts: &RunningTexts<'_>, metrics: &Metrics) -> Result<Rows, StoreError> {
        let needs = self.app.join(self.place.language)?.needs;
        let put_up = door("plus", texts.get_put_up(), texts.get_needs_text(), At::Write(Field::Need).name());
        let mut rows = vec![vec![Card { fill: CardFill::Free, ..put_up }]];
        if needs.is_empty() {
            rows.push(vec![fact("haand", texts.get_no_needs(), "")]);
        }
        let cards = needs.iter().map(|need| Card {
            lead: texts.get_needs(),
            button: texts.get_take_down(),
            button_action: format!("run-take-down:{}", need.slug).into(),
            ..fact(&need.icon, need.text.as_str(), "")
        });
        rows.extend(in_columns(cards.collect(), metrics.columns(760.0, 2)));
        Ok(rows)
    }

    /// It is saved: what the public screen says now, and the ways on.
    pub(super) fn saved_rows(
        &self,
        id: Option<OccurrenceId>,
        texts: &RunningTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let mut rows = Rows::new();
        let today = self.app.today_date();
        match id.map(|id| self.app.time_view(id, language)).transpose()?.flatten() {
            Some(entry) => {
                rows.push(vec![heading(texts.get_screen_says())]);
                let lead = words::capital(&entry.when);
                rows.push(vec![Card { fill: CardFill::Later, lead: lead.into(), ..as_said(&entry, texts) }]);
            }
            None => {
                let open = words::capital(&self.app.house(language)?.open);
                rows.push(vec![fact("jacirkel", texts.get_screen_says(), open)]);
                let closed = self.app.facilities_for_staff(language)?;
                let closed = closed.into_iter().filter(|one| one.view.state == FacilityState::Closed);
                rows.extend(closed.map(|one| {
                    vec![Card { fill: CardFill::Closed, ..fact(&one.view.icon, one.view.sentence(), one.view.advice) }]
                }));
            }
        }
        let day = id.map_or(0, |id| (id.key.date() - today).num_days());
        let mut on = vec![
            door("kalender", texts.get_programme(), "", At::Programme(day).name()),
            door("doer", texts.get_facilities(), "", At::Facilities.name()),
        ];
        // What was made just now may want a picture, or places.
        on.extend(id.map(|id| door("idag", texts.get_one_time(), "", At::Time(id).name())));
        rows.extend(in_columns(on, metrics.columns(480.0, 3)));
        Ok(rows)
    }
}

/// “badet på 1. sal”: a name within a Danish sentence.
fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
