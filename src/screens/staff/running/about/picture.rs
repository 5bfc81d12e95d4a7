//! The picture of an activity: one of the drawings, one that the house has, or one from a stick.

use fristed_ui::{ActivityTexts, Card, CardFill};
use slint::{ComponentHandle as _, Image, SharedString};

use super::super::super::Laying;
use super::super::{choice, door};
use super::At;
use crate::app::album::{Chosen, OnStick};
use crate::app::running::about_words;
use crate::domain::activity::OccurrenceId;
use crate::domain::picture::{Pixels, is_own};
use crate::domain::text::Line;
use crate::draw::bitmap::Bitmap;
use crate::draw::photo::photo;
use crate::draw::scenes::{Ground, scene};
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, in_columns};
use crate::screens::layout::Metrics;
use crate::screens::pictures::image;
use crate::store::StoreError;

/// How large a drawing is where one chooses among them, in px.
const SMALL: f32 = 150.0;
/// So many small drawings are kept.
const MOST_SMALL: usize = 40;
/// How large a picture is where one looks at it, at most, and of the height there is.
const LARGE: f32 = 620.0;
const LARGE_OF_PAGE: f32 = 0.55;

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a side of a few hundred px")]
fn physical(side: f32, laying: &Laying<'_>) -> u32 {
    (side * laying.ui.window().scale_factor()).round().clamp(1.0, 4096.0) as u32
}

impl Screens {
    /// The drawings, and the pictures that the house has.
    pub(super) fn picture_rows(
        &mut self,
        id: OccurrenceId,
        texts: &ActivityTexts<'_>,
        laying: &Laying<'_>,
    ) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let there = self.app.store().activity(id.activity)?.and_then(|activity| activity.scene);
        let is_there = |name: &str| there.as_deref() == Some(name);
        let own = self.app.store().pictures()?;
        let stick = door("billede", texts.get_from_stick(), texts.get_from_stick_text(), At::Stick(id).name());
        let mut cards = vec![Card { fill: CardFill::Free, ..stick }];
        let drawings =
            about_words::DRAWINGS.iter().map(|name| ((*name).to_owned(), about_words::drawing(name, language)));
        let own = own.into_iter().map(|name| (name, ""));
        let all: Vec<(String, &str)> = own.chain(drawings).collect();
        for (name, title) in all {
            let title = if title.is_empty() { texts.get_own_picture() } else { title.into() };
            let picture = self.small_picture(&name, laying)?;
            let card = choice(title, format!("run-drawing:{name}"), is_there(&name));
            // Which one it is now is said in a word, and not by the colour alone.
            let state = if is_there(&name) { texts.get_is_shown() } else { SharedString::new() };
            cards.push(Card { icon: SharedString::new(), picture, picture_size: SMALL, state, ..card });
        }
        Ok(in_columns(cards, laying.metrics.columns(520.0, 3)))
    }

    fn small_picture(&mut self, name: &str, laying: &Laying<'_>) -> Result<Image, StoreError> {
        let side = physical(SMALL, laying);
        let key = (name.to_owned(), side, self.place.contrast);
        if let Some(small) = self.staff.running.about.small.get(&key) {
            return Ok(small.clone());
        }
        let drawn = if is_own(name) {
            self.app.picture(name)?.and_then(|pixels| framed(&pixels, side))
        } else {
            scene(name, side, side, if self.place.contrast { Ground::Dark } else { Ground::Light })
        };
        let small = image(drawn.map(Bitmap::halfway));
        if self.staff.running.about.small.len() >= MOST_SMALL {
            self.staff.running.about.small.clear();
        }
        self.staff.running.about.small.insert(key, small.clone());
        Ok(small)
    }

    /// The files on the stick, by their names.
    pub(super) fn stick_pictures(&self, id: OccurrenceId, texts: &ActivityTexts<'_>, metrics: &Metrics) -> Rows {
        let Some(session) = self.app.session() else { return Rows::new() };
        let again = door("skift", texts.get_look_again(), "", At::Stick(id).name());
        match self.app.album(&session).0 {
            OnStick::Unasked | OnStick::NoStick => {
                vec![vec![fact("billede", texts.get_no_stick(), texts.get_no_stick_text())], vec![again]]
            }
            OnStick::Looking => vec![vec![fact("ur", texts.get_looking(), "")]],
            OnStick::Files(names) if names.is_empty() => {
                vec![vec![fact("billede", texts.get_no_pictures(), texts.get_no_pictures_text())], vec![again]]
            }
            OnStick::Files(names) => {
                let card = |(at, name): (usize, &String)| {
                    // A name of another program's may be anything; what cannot stand here has a number.
                    let shown = Line::new(name).map(|line| line.to_string());
                    let shown = shown.unwrap_or_else(|_| about_words::nameless(at + 1, self.place.language));
                    door("billede", shown, "", format!("run-pick:{at}"))
                };
                let mut rows = vec![vec![fact("puf", texts.get_things_not_people(), texts.get_choose_a_file())]];
                let cards = names.iter().enumerate().map(card).collect();
                rows.extend(in_columns(cards, metrics.columns(560.0, 2)));
                rows
            }
        }
    }

    /// The picture that was chosen, as it will look.
    pub(super) fn look_rows(&self, id: OccurrenceId, texts: &ActivityTexts<'_>, laying: &Laying<'_>) -> Rows {
        let Some(session) = self.app.session() else { return Rows::new() };
        let another = || vec![door("tilbage", texts.get_another_picture(), "", At::Stick(id).name())];
        match self.app.album(&session).1 {
            Chosen::None => vec![another()],
            Chosen::Looking => vec![vec![fact("ur", texts.get_looking(), "")]],
            Chosen::Refused(refused) => {
                let said = about_words::refused(*refused, self.place.language);
                vec![vec![Card { fill: CardFill::Now, ..fact("tale", said, "") }], another()]
            }
            Chosen::Seen(_, pixels) => {
                let side = LARGE.min(laying.metrics.whole * LARGE_OF_PAGE).min(laying.metrics.width * 0.5);
                let picture = image(framed(pixels, physical(side, laying)).map(Bitmap::halfway));
                let seen = fact("", texts.get_will_look(), texts.get_things_not_people());
                let take =
                    door("ja", texts.get_take_picture(), texts.get_take_picture_text(), "run-take-picture".to_owned());
                vec![
                    vec![Card { fill: CardFill::Later, picture, picture_size: side, ..seen }],
                    vec![Card { fill: CardFill::Free, ..take }],
                    another(),
                ]
            }
        }
    }
}

fn framed(pixels: &Pixels, side: u32) -> Option<Bitmap> {
    photo(&pixels.rgb, (pixels.width, pixels.height), (side, side))
}
