//! Aktivitet: the page of one activity.

use fristed_ui::{Activities, Card, CardFill, FristedWindow, MarkShape, Texts, Way};
use slint::{ComponentHandle as _, Image, SharedString};

use super::Drawn;
use super::cards::{self, Rows, fact, in_columns};
use super::layout::{Metrics, name_height, shown, text_height};
use super::models::List;
use super::pictures;
use super::today::scene_of;
use crate::app::activity::ActivityView;
use crate::app::words;
use crate::domain::activity::Kind;
use crate::domain::day::Phase;
use crate::draw::measure::{Measure, Weight};

/// The page's lists, and the code drawn last.
#[derive(Default)]
pub struct Activity {
    ways: List<Way>,
    code: Option<(String, Image)>,
}

/// Sizes of `ui/public/activities.slint`.
const SHEET: f32 = 800.0;
const WAY_NAME: f32 = 220.0;
const BELOW: f32 = 324.0;
const NEXT: f32 = 436.0;
const CODE_CHROME: f32 = 12.0 + 24.0 + 24.0;
const SHEET_CHROME: f32 = 32.0 + 16.0 + 36.0;
/// What the way back takes off the title's row on a tall screen.
const BACK: f32 = 420.0;
/// A name that takes more lines than this stands in cards instead.
const NAME_LINES: usize = 3;

impl Activity {
    /// Shows the view; returns the cards where the composition does not fit.
    ///
    /// `own` draws the picture of the house's own for the list.
    pub fn show(
        &mut self,
        ui: &FristedWindow,
        (view, own): (&ActivityView, impl Fn() -> Option<Image>),
        metrics: &Metrics,
        measure: &Measure,
    ) -> Drawn {
        let page = ui.global::<Activities>();
        let texts = ui.global::<Texts>();
        let entry = &view.entry;
        page.set_title(shown(&entry.title));
        page.set_when(shown(&words::capital(&entry.when)));
        page.set_place(shown(&place_and_price(view)));
        page.set_host(shown(&view.host));
        page.set_host_initial(view.host.chars().next().map_or_else(String::new, |letter| letter.to_string()).into());
        page.set_recommended(shown(&view.recommended));
        page.set_text(shown(&view.text));
        page.set_scene(scene_of(entry).into());
        page.set_promise(if view.team { texts.get_always_room() } else { texts.get_no_names() });
        let ways = ways(ui, view);
        self.ways.show(ways.clone(), |model| page.set_ways(model));
        let code = self.code(view);
        page.set_has_code(code.is_some());
        page.set_code(code.clone().unwrap_or_default());
        let (id, title, when) = view
            .next
            .as_ref()
            .map_or_else(Default::default, |next| (next.id.as_str().into(), shown(&next.title), shown(&next.when)));
        page.set_next_id(id);
        page.set_next_title(title);
        page.set_next_when(when);
        // What is said of this one time has its place in the list.
        let composed =
            metrics.composed && entry.note.is_empty() && fits(ui, view, &ways, code.as_ref(), metrics, measure);
        page.set_composed(composed);
        let room = if metrics.portrait { metrics.width - BACK } else { metrics.width };
        let in_bar =
            !composed && metrics.has_title_row && measure.width(&entry.title, Weight::Bold, metrics.title) <= room;
        page.set_title_in_bar(in_bar);
        if composed {
            return Drawn::Composed;
        }
        let mut rows = rows(ui, view, ways, (in_bar, own()), metrics);
        if let Some(picture) = code {
            let picture_size = side(&picture);
            let card = fact("", texts.get_take_along(), texts.get_on_your_phone());
            rows.push(vec![Card { picture, picture_size, ..card }]);
        }
        Drawn::Cards(rows)
    }

    /// The event as a code, drawn once; none for what is over or cancelled.
    fn code(&mut self, view: &ActivityView) -> Option<Image> {
        if matches!(view.entry.phase, Phase::Past | Phase::Cancelled) {
            return None;
        }
        if self.code.as_ref().is_none_or(|(of, _)| *of != view.calendar) {
            self.code = pictures::code(&view.calendar).map(|image| (view.calendar.clone(), image));
        }
        self.code.as_ref().map(|(_, image)| image.clone())
    }
}

/// Side of a square picture in px.
fn side(picture: &Image) -> f32 {
    f32::from(u16::try_from(picture.size().width).unwrap_or(u16::MAX))
}

fn place_and_price(view: &ActivityView) -> String {
    [&view.entry.place, &view.entry.price]
        .map(String::as_str)
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ")
}

/// Deltag, Kig med, Hjælp til; then before, during and after where the house has said them.
fn ways(ui: &FristedWindow, view: &ActivityView) -> Vec<Way> {
    let texts = ui.global::<Texts>();
    let or = |said: &str, usual: SharedString| if said.is_empty() { usual } else { said.into() };
    let way = |icon: &str, name, text: SharedString| Way { icon: icon.into(), name, text: shown(&text) };
    let mut ways = Vec::new();
    let said_any = !(view.join.is_empty() && view.watch.is_empty() && view.help.is_empty());
    if said_any || view.entry.kind == Kind::Activity {
        ways.push(way(&view.entry.icon, texts.get_join(), or(&view.join, texts.get_join_anyway())));
        ways.push(way("sofa", texts.get_watch(), or(&view.watch, texts.get_watch_anyway())));
        ways.push(way("haand", texts.get_lend_a_hand(), or(&view.help, texts.get_lend_a_hand_anyway())));
    }
    for (name, text) in
        [(texts.get_before(), &view.before), (texts.get_during(), &view.during), (texts.get_after(), &view.after)]
    {
        if !text.is_empty() {
            ways.push(way("ur", name, text.as_str().into()));
        }
    }
    ways
}

fn fits(
    ui: &FristedWindow,
    view: &ActivityView,
    ways: &[Way],
    code: Option<&Image>,
    metrics: &Metrics,
    measure: &Measure,
) -> bool {
    let sheet = SHEET - 72.0;
    let line = |text: &str| {
        let height = text_height(measure, text, Weight::Bold, metrics.body, sheet - metrics.icon - metrics.gutter);
        if text.is_empty() { 0.0 } else { height.max(metrics.icon) + metrics.gap }
    };
    let left = SHEET_CHROME
        + name_height(measure, &view.entry.title, metrics.sheet, sheet)
        + line(&view.entry.when)
        + line(&place_and_price(view))
        + line(&view.host)
        + line(&view.recommended)
        + text_height(measure, &view.text, Weight::Medium, metrics.body, sheet);
    let right = metrics.width - SHEET - metrics.gutter;
    let text = right - 48.0 - metrics.icon_large - WAY_NAME - 56.0;
    let rows: f32 = ways
        .iter()
        .map(|way| text_height(measure, &way.text, Weight::Medium, metrics.body, text).max(metrics.icon_large) + 4.0)
        .sum();
    let texts = ui.global::<Texts>();
    let promise = if view.team { texts.get_always_room() } else { texts.get_no_names() };
    let promise = text_height(measure, &promise, Weight::Medium, metrics.body, right - 48.0).max(64.0);
    let has_below = code.is_some() || view.next.is_some();
    let below = if has_below { BELOW + metrics.gutter } else { 0.0 };
    let next_fits = view.next.as_ref().is_none_or(|next| {
        let width = if code.is_some() { NEXT } else { right };
        let width = width - 56.0 - metrics.icon_small - metrics.gap;
        let height = text_height(measure, &texts.get_next_possibility(), Weight::Medium, metrics.body, width)
            + text_height(measure, &next.title, Weight::Bold, metrics.row, width)
            + text_height(measure, &next.when, Weight::Medium, metrics.body, width);
        height + 56.0 <= BELOW
    });
    let code_fits = code.is_none_or(|code| {
        let size = side(code);
        size + 24.0 <= BELOW && size + CODE_CHROME + 180.0 <= right - NEXT - metrics.gutter
    });
    measure.lines(&view.entry.title, Weight::Bold, metrics.sheet, sheet) <= NAME_LINES
        && left <= metrics.whole
        && 28.0 + metrics.panel * 1.3 + rows + promise + below <= metrics.whole
        && next_fits
        && code_fits
}

/// What it is, with the picture of the house's own beside it, where there is one.
fn text_card(view: &ActivityView, picture: Option<Image>, metrics: &Metrics) -> Option<Card> {
    match picture {
        Some(picture) => {
            let picture_size = picture_side(metrics);
            Some(Card { picture, picture_size, ..fact("", "", view.text.as_str()) })
        }
        None => (!view.text.is_empty()).then(|| fact("blad", "", view.text.as_str())),
    }
}

/// How large a picture stands in a list: beside a text that is still read in lines.
#[must_use]
pub fn picture_side(metrics: &Metrics) -> f32 {
    const LARGEST: f32 = 420.0;
    LARGEST.min(metrics.width * 0.4).min(metrics.paged * 0.8).floor()
}

fn rows(
    ui: &FristedWindow,
    view: &ActivityView,
    ways: Vec<Way>,
    (title_in_bar, picture): (bool, Option<Image>),
    metrics: &Metrics,
) -> Rows {
    let texts = ui.global::<Texts>();
    let entry = &view.entry;
    let head = Card {
        fill: if entry.phase == Phase::Now { CardFill::Now } else { CardFill::Later },
        mark: if entry.kind == Kind::Offer { MarkShape::Square } else { MarkShape::Round },
        icon: entry.icon.as_str().into(),
        title: if title_in_bar { SharedString::new() } else { entry.title.as_str().into() },
        state: if entry.phase == Phase::Cancelled { texts.get_is_cancelled() } else { SharedString::new() },
        text: [words::capital(&entry.when), place_and_price(view)]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(". ")
            .into(),
        ..cards::blank()
    };
    let mut rows = vec![vec![head]];
    let note = if entry.phase == Phase::Cancelled { "frem" } else { "blad" };
    for (icon, text) in [(note, &entry.note), ("person", &view.host), ("tale", &view.recommended)] {
        if !text.is_empty() {
            rows.push(vec![fact(icon, "", text.as_str())]);
        }
    }
    rows.extend(text_card(view, picture, metrics).map(|card| vec![card]));
    let ways = ways.into_iter().map(|way| Card { icon: way.icon, ..fact("", way.name, way.text) });
    rows.extend(in_columns(ways.collect(), metrics.columns(560.0, 2)));
    let promise = if view.team { texts.get_always_room() } else { texts.get_no_names() };
    rows.push(vec![fact("folk", "", promise)]);
    if let Some(next) = &view.next {
        rows.push(vec![Card {
            action: format!("activity:{}", next.id).into(),
            fill: CardFill::Press,
            icon: next.icon.as_str().into(),
            lead: texts.get_next_possibility(),
            title: next.title.as_str().into(),
            text: words::capital(&next.when).into(),
            ..cards::blank()
        }]);
    }
    rows
}
