//! The lists of cards about one activity.

use fristed_ui::{ActivityTexts, Card, CardFill};

use super::super::at::{At as Page, Field};
use super::super::{choice, door, stepper};
use super::At;
use crate::app::activity::EntryView;
use crate::app::running::about::Places;
use crate::app::running::about_words;
use crate::domain::activity::OccurrenceId;
use crate::domain::day::Phase;
use crate::domain::purpose::Purpose;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, in_columns};
use crate::screens::layout::Metrics;
use crate::store::StoreError;

/// As many places as are proposed.
const USUAL_PLACES: u8 = 6;

/// Where a text is typed.
fn write(texts: &ActivityTexts<'_>, field: Field) -> Card {
    door("blyant", texts.get_write_yourself(), "", Page::Write(field).name())
}

impl Screens {
    /// The doors from a time to what is said of its activity. Of what is over one says how it went.
    pub(in super::super) fn about_doors(
        &self,
        id: OccurrenceId,
        entry: &EntryView,
        texts: &ActivityTexts<'_>,
    ) -> Result<Vec<Card>, StoreError> {
        let language = self.place.language;
        let Some(session) = self.app.session() else { return Ok(Vec::new()) };
        let mut doors = Vec::new();
        if entry.phase == Phase::Past {
            let said = self.app.follow_up(&session, id)?.unwrap_or_else(|| texts.get_follow_up_hint().into());
            doors.push(door("blyant", texts.get_follow_up(), said, At::FollowUp(id).name()));
        }
        let said = about_words::purposes(&self.app.purposes_of(&session, id)?, language);
        let said = if said.is_empty() { texts.get_purpose_hint().to_string() } else { said };
        let purpose = door("puf", texts.get_purpose(), said, At::Purpose(id).name());
        if entry.phase == Phase::Past {
            doors.push(purpose);
            return Ok(doors);
        }
        doors.push(door("billede", texts.get_picture(), texts.get_picture_hint(), At::Picture(id).name()));
        if self.app.can_have_places(id.activity)? {
            let places = self.app.places_of(id.activity)?;
            let said = places.map_or_else(
                || texts.get_no_places().to_string(),
                |places| about_words::places(places.number, language),
            );
            doors.push(door("folk", texts.get_places(), said, At::Places(id).name()));
        }
        let recommended = self.app.activity(id, language)?.map(|view| view.recommended).unwrap_or_default();
        let said = if recommended.is_empty() { texts.get_recommend_hint().to_string() } else { recommended };
        doors.push(door("tale", texts.get_recommend(), said, At::Recommend(id).name()));
        doors.push(purpose);
        Ok(doors)
    }

    /// What it is for: each is one press, and it may be several.
    pub(super) fn purpose_rows(
        &self,
        id: OccurrenceId,
        texts: &ActivityTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let Some(session) = self.app.session() else { return Ok(Rows::new()) };
        let there = self.app.purposes_of(&session, id)?;
        let card = |one: Purpose| {
            let name = about_words::purpose(one, self.place.language);
            choice(name.into(), format!("run-purpose-of:{}", one.word()), there.contains(&one))
        };
        let mut rows = vec![vec![fact("laas", texts.get_staff_only(), texts.get_purpose_text())]];
        rows.extend(in_columns(Purpose::ALL.into_iter().map(card).collect(), metrics.columns(560.0, 2)));
        Ok(rows)
    }

    /// Who recommends it: a name that its owner has agreed to be shown with, or one of us.
    pub(super) fn recommend_rows(
        &self,
        id: OccurrenceId,
        texts: &ActivityTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let there = self.app.store().activity(id.activity)?.and_then(|activity| activity.recommended);
        let by = there.as_ref().map(|one| one.by.as_ref());
        let names = self.app.recommenders(id.activity)?;
        let mut cards = vec![choice(
            about_words::recommended(None, language).into(),
            "run-recommend-by:0".to_owned(),
            by == Some(None),
        )];
        cards.extend(names.iter().zip(1..).map(|(name, at): (_, usize)| {
            let said = about_words::recommended(Some(name), language);
            choice(said.into(), format!("run-recommend-by:{at}"), by == Some(Some(name)))
        }));
        if there.is_some() {
            cards.push(door("fortryd", texts.get_recommend_no_more(), "", "run-recommend-none".to_owned()));
        }
        let mut rows = vec![vec![fact("tale", texts.get_recommend_who(), texts.get_recommend_text())]];
        rows.extend(in_columns(cards, metrics.columns(560.0, 2)));
        Ok(rows)
    }

    /// How many places, and what one can do where they are taken.
    pub(super) fn places_rows(
        &mut self,
        id: OccurrenceId,
        texts: &ActivityTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let there = self.app.places_of(id.activity)?;
        if self.staff.running.about.places.as_ref().is_none_or(|(of, _)| *of != id) {
            let usual = || Places { number: USUAL_PLACES, instead: about_words::INSTEADS[0].to_owned() };
            self.staff.running.about.places = Some((id, there.clone().unwrap_or_else(usual)));
        }
        let Some((_, places)) = &self.staff.running.about.places else { return Ok(Rows::new()) };
        let number = about_words::places(places.number, language);
        let fewer = (texts.get_fewer(), texts.get_more_places());
        let save = door("ja", texts.get_save_places(), texts.get_places_text(), "run-places-save".to_owned());
        let how_many = stepper("folk", (texts.get_how_many(), number), fewer, "places");
        let mut rows = in_columns(vec![how_many, Card { fill: CardFill::Free, ..save }], metrics.columns(620.0, 2));
        rows.push(vec![fact("frem", texts.get_places_instead(), texts.get_places_instead_text())]);
        let known = about_words::INSTEADS;
        let mut cards: Vec<Card> = known
            .iter()
            .enumerate()
            .map(|(at, said)| choice((*said).into(), format!("run-places-instead:{at}"), *said == places.instead))
            .collect();
        if !known.contains(&places.instead.as_str()) {
            cards.push(choice(places.instead.as_str().into(), String::new(), true));
        }
        cards.push(write(texts, Field::PlacesInstead));
        if there.is_some() {
            let text = texts.get_no_places_text();
            cards.push(door("fortryd", texts.get_no_places(), text, "run-places-none".to_owned()));
        }
        rows.extend(in_columns(cards, metrics.columns(620.0, 2)));
        Ok(rows)
    }

    /// How it went: the line that is there, lines that one press takes, and those of the times before.
    pub(super) fn follow_up_rows(
        &self,
        id: OccurrenceId,
        texts: &ActivityTexts<'_>,
        metrics: &Metrics,
    ) -> Result<Rows, StoreError> {
        let Some(session) = self.app.session() else { return Ok(Rows::new()) };
        let there = self.app.follow_up(&session, id)?;
        let mut rows = vec![vec![fact("laas", texts.get_staff_only(), texts.get_follow_up_text())]];
        if let Some(line) = &there {
            let said = fact("jacirkel", line.as_str(), self.app.follow_up_goes(id, self.place.language)?);
            rows.push(vec![Card { fill: CardFill::Later, lead: texts.get_you_wrote(), ..said }]);
        }
        let went = about_words::WENT.iter().enumerate();
        let mut cards: Vec<Card> = went.map(|(at, said)| door("blad", *said, "", format!("run-went:{at}"))).collect();
        cards.push(write(texts, Field::FollowUp));
        if there.is_some() {
            cards.push(door("slet", texts.get_no_line(), "", "run-went-none".to_owned()));
        }
        rows.extend(in_columns(cards, metrics.columns(560.0, 2)));
        for (when, line) in self.app.earlier_follow_ups(&session, id, self.place.language)? {
            rows.push(vec![Card { lead: when.into(), ..fact("blad", line, "") }]);
        }
        Ok(rows)
    }
}
