//! Earlier wheels: three side by side, and the last one with another laid over it. Each card also says in words what it
//! shows, for screen readers and for large text.

use fristed_ui::{Card, CardFill, CardName, Theme};
use slint::{ComponentHandle as _, Image, ModelRc, SharedString};

use super::super::names::{Frame, places_in};
use super::super::wheel::{ground_of, pixels};
use super::super::{At, Laying};
use super::{Page, open};
use crate::app::compass::earlier::{Back, EarlierView, Wheels};
use crate::app::compass::{FieldView, earlier_words, fields_view};
use crate::app::staff::access::OpenView;
use crate::domain::compass::{Filling, Wheel};
use crate::domain::employee::EmployeeId;
use crate::domain::text::Language;
use crate::draw::wheel::Painter;
use crate::screens::cards::{Rows, card_height, fact, heading, in_columns};
use crate::screens::{Screens, pictures};
use crate::store::StoreError;

/// How wide a card with a wheel is at least; and a wheel with another over it, as a part of the page.
const LEAST: f32 = 540.0;
const PART: f32 = 0.54;
/// A wheel with another over it is larger, where the page has the room.
const LARGEST: f32 = 640.0;
/// No wheel takes more of the height of a page, alone and beside others.
const OF_PAGE: f32 = 0.82;
/// Its part of a card on which its words stand beside it.
const BESIDE: f32 = 0.42;
/// A wheel that is smaller takes another sheet instead.
const SMALLEST: f32 = 240.0;
/// Room for the names of fields beside a wheel, as little of it as they need where the page is narrow; and above and
/// below it.
const BESIDE_NAMED: [f32; 3] = [150.0, 200.0, 250.0];
const ABOVE_NAMED: f32 = 34.0;
/// So many wheels stand side by side.
const ABREAST: usize = 3;
/// So many pictures are kept.
const KEPT: usize = 6;

/// A picture that was drawn, and of what.
struct Kept {
    of: (Wheel, Filling, Option<Filling>),
    image: Image,
}

/// The pictures that were drawn last.
#[derive(Default)]
pub struct Drawn {
    painter: Option<Painter>,
    kept: Vec<Kept>,
}

impl Drawn {
    /// A wheel, `side` px wide, with another over it where there is one.
    fn picture(
        &mut self,
        (laying, contrast, side): (&Laying<'_>, bool, f32),
        wheel: Wheel,
        now: &Filling,
        before: Option<&Filling>,
    ) -> Image {
        let side = pixels(side * laying.ui.window().scale_factor());
        let ground = ground_of(contrast);
        if self.painter.as_ref().is_none_or(|painter| !painter.draws(side, ground)) {
            self.painter = Painter::new(side, ground);
            self.kept.clear();
        }
        let same = |of: &(Wheel, Filling, Option<Filling>)| (of.0, &of.1, of.2.as_ref()) == (wheel, now, before);
        if let Some(kept) = self.kept.iter().find(|kept| same(&kept.of)) {
            return kept.image.clone();
        }
        let painter = self.painter.as_ref();
        let image = pictures::image(painter.and_then(|painter| match before {
            Some(before) => painter.paint_over(wheel, now, before),
            None => painter.paint(wheel, now, None),
        }));
        if self.kept.len() >= KEPT {
            self.kept.remove(0);
        }
        self.kept.push(Kept { of: (wheel, now.clone(), before.cloned()), image: image.clone() });
        image
    }
}

fn other(wheel: Wheel) -> Wheel {
    match wheel {
        Wheel::Resources => Wheel::Problems,
        Wheel::Problems => Wheel::Resources,
    }
}

/// Earlier, later, and the other side; at either end the button says so instead.
fn turns(
    at: impl Fn(Wheel, Back) -> Page,
    (wheel, back): (Wheel, Back),
    has_earlier: bool,
    language: Language,
) -> Vec<Card> {
    let earlier = earlier_words::go_earlier(language);
    let later = earlier_words::go_later(language);
    vec![
        if has_earlier {
            open("tilbage", earlier, "", at(wheel, back.earlier()))
        } else {
            fact("tilbage", earlier, earlier_words::no_more(language))
        },
        if back.is_last() {
            fact("frem", later, earlier_words::newest(language))
        } else {
            open("frem", later, "", at(wheel, back.later()))
        },
        open("sammen", earlier_words::other_side(language), other(wheel).label(), at(other(wheel), back)),
    ]
}

/// How high these rows are, with the gap under each.
fn height_of(rows: &Rows, laying: &Laying<'_>) -> f32 {
    let metrics = laying.metrics;
    let height = |row: &Vec<Card>| {
        let width = metrics.column_width(row.len());
        row.iter().map(|card| card_height(card, width, metrics, laying.measure)).fold(0.0, f32::max) + metrics.gap
    };
    rows.iter().map(height).sum()
}

/// How wide each of `many` wheels is, so that all of them stand on the sheet with the other `rows`; `None` where they
/// cannot.
fn side((rows, many, abreast): (&Rows, usize, bool), columns: usize, laying: &Laying<'_>) -> Option<f32> {
    let metrics = laying.metrics;
    let sheet = if abreast { 1.0 } else { f32::from(u8::try_from(many.max(1)).unwrap_or(u8::MAX)) };
    let left = metrics.whole - height_of(rows, laying) - (sheet - 1.0) * metrics.gap;
    let high = left / sheet - 2.0 * metrics.card_air;
    let share = if abreast { 1.0 } else { BESIDE };
    let wide = wheel_room(columns, laying) * share;
    (high >= SMALLEST).then(|| high.min(wide).floor())
}

/// How wide a wheel can be in one of so many columns.
fn wheel_room(columns: usize, laying: &Laying<'_>) -> f32 {
    let metrics = laying.metrics;
    metrics.column_width(columns) - 2.0 * (metrics.pad_small + metrics.gutter) - metrics.icon_small
}

/// A wheel with the names of its fields around it.
struct Named {
    side: f32,
    beside: f32,
    names: Vec<CardName>,
}

/// The largest wheel that has room for all of its names, at most `high` all in all; `None` where not every word has it.
fn named(high: f32, fields: &[FieldView], laying: &Laying<'_>) -> Option<Named> {
    let px = laying.ui.global::<Theme>().get_compass_text();
    let within = |beside: f32| {
        let side = (high - 2.0 * ABOVE_NAMED).min(wheel_room(1, laying) - 2.0 * beside).floor();
        let wide = side + 2.0 * beside;
        let frame = Frame { middle: (wide / 2.0, side / 2.0 + ABOVE_NAMED), side, left: 0.0, right: wide };
        let names: Vec<CardName> = places_in(frame, fields, laying)?.iter().map(|place| place.on_card(px)).collect();
        (side >= SMALLEST && names.iter().all(|name| name.y >= 0.0)).then_some(Named { side, beside, names })
    };
    BESIDE_NAMED.into_iter().filter_map(within).max_by(|one, other| one.side.total_cmp(&other.side))
}

/// How wide a wheel is that stands under `rows` on their sheet; `None` where that would be too small.
fn below(rows: &Rows, laying: &Laying<'_>) -> Option<f32> {
    let metrics = laying.metrics;
    let left = metrics.paged - height_of(rows, laying) - 2.0 * metrics.card_air;
    (left >= SMALLEST).then_some(left.floor())
}

/// What a screen reader says of a wheel.
fn spoken(view: &EarlierView) -> String {
    format!("{}, {}. {}", view.day, view.whose, view.said.join(". "))
}

impl Screens {
    fn wheels(&self, view: &OpenView) -> Result<Option<Wheels>, StoreError> {
        self.app.wheels_of(&view.session, self.staff.compass.person)
    }

    /// Up to three wheels side by side.
    pub(super) fn earlier_rows(
        &mut self,
        (wheel, back): (Wheel, Back),
        view: &OpenView,
        laying: &Laying<'_>,
    ) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let Some(wheels) = self.wheels(view)?.filter(|wheels| !wheels.is_empty()) else {
            let (title, text) = earlier_words::none_yet(language);
            return Ok(vec![vec![fact("kompas", title, text)]]);
        };
        let metrics = laying.metrics;
        let has_earlier = wheels.has(back.earlier().earlier().earlier());
        let buttons = turns(Page::Earlier, (wheel, back), has_earlier, language);
        let last = if wheels.has(Back::default().earlier()) {
            let at = if back.is_last() { back.earlier() } else { back };
            open("sammen", earlier_words::lay_over(language), "", Page::Over(wheel, at))
        } else {
            fact("tom", earlier_words::only_one(language), "")
        };
        let initials = initials(view);
        let shown: Vec<(Back, EarlierView)> = wheels
            .three(back)
            .into_iter()
            .filter_map(|one| Some((one, wheels.view(one, wheel, &initials, language)?)))
            .collect();
        let columns = metrics.columns(LEAST, ABREAST);
        // Three abreast leave no room beside a wheel; then its words stand right above it, and every press above them, so
        // that the wheels are as large as can be.
        if columns == ABREAST {
            let mut rows = in_columns(buttons.into_iter().chain([last]).collect(), metrics.columns(360.0, 4));
            let short = |(_, shown): &(Back, EarlierView)| {
                fact("", shown.day.as_str(), format!("{} · {}", wheel.label(), shown.whose))
            };
            rows.extend(in_columns(shown.iter().map(short).collect(), columns));
            let side = side((&rows, 1, true), columns, laying).unwrap_or(SMALLEST);
            let bare = |_: &EarlierView| fact("", "", "");
            rows.extend(in_columns(self.wheel_cards(wheel, &shown, bare, (side, laying)), columns));
            return Ok(rows);
        }
        // Where the words are large every field stands in them, with what was said of it.
        let day = |shown: &EarlierView| {
            let said = shown.said.iter().map(String::as_str).filter(|_| !metrics.composed);
            let said: Vec<&str> = [shown.whose.as_str()].into_iter().chain(said).collect();
            Card { lead: wheel.label().into(), ..fact("", shown.day.as_str(), said.join("\n")) }
        };
        let doors = in_columns(buttons, metrics.columns(360.0, 3));
        let others: Rows = doors.iter().cloned().chain([vec![last.clone()]]).collect();
        if let Some(side) = side((&others, shown.len(), false), columns, laying) {
            let cards = self.wheel_cards(wheel, &shown, day, (side, laying));
            return Ok(doors.into_iter().chain(in_columns(cards, columns)).chain([vec![last]]).collect());
        }
        // Where a sheet takes no more, the wheels are what is looked for: they stand on the first, small and side by side,
        // with the day over each where there is room, and everything else comes after.
        let over =
            |(_, shown): &(Back, EarlierView)| Card { lead: wheel.label().into(), ..fact("", shown.day.as_str(), "") };
        let mut rows = in_columns(shown.iter().map(over).collect(), ABREAST);
        if below(&rows, laying).is_none() {
            rows.clear();
        }
        let side = below(&rows, laying).unwrap_or(SMALLEST).min(wheel_room(ABREAST, laying).floor());
        let bare = |_: &EarlierView| fact("", "", "");
        rows.extend(in_columns(self.wheel_cards(wheel, &shown, bare, (side, laying)), ABREAST));
        rows.extend(others);
        rows.extend(shown.iter().map(|(_, shown)| vec![day(shown)]));
        Ok(rows)
    }

    /// A card for each wheel, `side` px wide, with its words; each but the last wheel leads to itself laid over that.
    fn wheel_cards(
        &mut self,
        wheel: Wheel,
        shown: &[(Back, EarlierView)],
        words: impl Fn(&EarlierView) -> Card,
        (side, laying): (f32, &Laying<'_>),
    ) -> Vec<Card> {
        let (contrast, language) = (self.place.contrast, self.place.language);
        let drawn = &mut self.staff.compass.over_time.drawn;
        let card = |(one, shown): &(Back, EarlierView)| {
            let picture = drawn.picture((laying, contrast, side), wheel, &shown.filling, None);
            let card = Card { picture, picture_size: side, label: spoken(shown).into(), ..words(shown) };
            if one.is_last() {
                return card;
            }
            let action = At::OverTime(Page::Over(wheel, *one)).name().into();
            let label = format!("{}. {}", spoken(shown), earlier_words::lay_over(language)).into();
            Card { action, fill: CardFill::Press, label, ..card }
        };
        shown.iter().map(card).collect()
    }

    /// The last wheel with another over it, and in words what stands differently.
    pub(super) fn over_rows(
        &mut self,
        (wheel, back): (Wheel, Back),
        view: &OpenView,
        laying: &Laying<'_>,
    ) -> Result<Rows, StoreError> {
        let language = self.place.language;
        let initials = initials(view);
        let wheels = self.wheels(view)?;
        let shown = wheels.as_ref().and_then(|wheels| {
            let now = wheels.view(Back::default(), wheel, &initials, language)?;
            Some((wheels, now, wheels.view(back, wheel, &initials, language)?))
        });
        let Some((wheels, now, before)) = shown else {
            let (title, text) = earlier_words::none_yet(language);
            return Ok(vec![vec![fact("kompas", title, text)]]);
        };
        let metrics = laying.metrics;
        let buttons = turns(Page::Over, (wheel, back), wheels.has(back.earlier()), language);
        let doors = in_columns(buttons, metrics.columns(360.0, 3));
        // Where the words are large the wheel has the first sheet, and the doors come after it.
        let (mut rows, after) =
            if metrics.text > 1.0 { (vec![vec![heading(wheel.label())]], doors) } else { (doors, Rows::new()) };
        let side = (metrics.width * PART).min(LARGEST).min(metrics.paged * OF_PAGE - metrics.target).floor();
        let below = below(&rows, laying);
        let names = named(below.unwrap_or(side).min(LARGEST), &fields_view(&now.filling, wheel), laying);
        let side = match (&names, metrics.composed) {
            (Some(around), _) => around.side,
            (None, true) => side,
            (None, false) => below.map_or(side, |below| below.min(LARGEST).min(wheel_room(1, laying)).floor()),
        };
        let drawn = &mut self.staff.compass.over_time.drawn;
        let picture = drawn.picture((laying, self.place.contrast, side), wheel, &now.filling, Some(&before.filling));
        let read = earlier_words::how_to_read(&before.day, &now.day, language);
        let whose = format!("{}: {}\n{}: {}", now.day, now.whose, before.day, before.whose);
        let words = fact("", wheel.label(), format!("{read}\n{whose}"));
        let label = format!("{}. {read} {whose}", wheel.label()).into();
        let card = Card { picture, picture_size: side, label, ..words.clone() };
        let card = match names {
            Some(Named { beside, names, .. }) => Card {
                picture_beside: beside,
                picture_above: ABOVE_NAMED,
                names: ModelRc::from(names.as_slice()),
                ..card
            },
            None => card,
        };
        if metrics.composed {
            rows.push(vec![card]);
        } else {
            // There is no room for words beside the wheel; they come after it.
            let none = SharedString::new();
            rows.push(vec![Card { title: none.clone(), text: none, ..card }]);
            rows.extend(after);
            rows.push(vec![words]);
        }
        rows.push(vec![heading(earlier_words::steps(language))]);
        let steps = wheels.steps(back, wheel, language);
        let last = match (wheels.is_change(back), steps.as_slice()) {
            (false, _) => earlier_words::apart,
            (true, []) => earlier_words::nothing_changed,
            (true, _) => earlier_words::rest_as_before,
        };
        let mut cards: Vec<Card> = steps.into_iter().map(|step| fact("", step.label, step.said.join("\n"))).collect();
        cards.push(fact("tom", last(language), ""));
        rows.extend(in_columns(cards, metrics.columns(700.0, 2)));
        Ok(rows)
    }
}

/// Who works here, by initials.
fn initials(view: &OpenView) -> impl Fn(EmployeeId) -> Option<String> + '_ {
    |id| view.employees.iter().find(|one| one.id == id).map(|one| one.initials.clone())
}
