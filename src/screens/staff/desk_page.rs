//! The desk as one page, where every text of it is measured to fit; else it is a list of cards.

use fristed_ui::{Card, Desk, DeskDoor, DeskNews, DeskPlace, DeskTime, FristedWindow, StaffTexts, Texts, Theme};
use slint::{ComponentHandle as _, Model as _, ModelRc, SharedString, VecModel};

use super::act::Act;
use super::meetings::MeetAt;
use super::{errands, lists, released, running};
use crate::app::activity::EntryView;
use crate::app::desk::DeskView;
use crate::app::facilities::{FacilityState, FacilityView};
use crate::app::running::history::Sort;
use crate::app::{desk_words, words};
use crate::domain::day::Phase;
use crate::domain::facility::FacilityId;
use crate::domain::text::Language;
use crate::draw::measure::{Measure, Weight};
use crate::screens::cards::broken;
use crate::screens::layout::{Metrics, shown, text_height};
use crate::screens::models::List;

/// Sizes of `ui/staff/desk.slint`.
const LEFT: f32 = 620.0;
const STRIP: f32 = 64.0;
const OPEN: f32 = 420.0;
const FOOD: f32 = 680.0;
/// More letters than this are no two lines beside the food.
const LONGEST_STATUS: usize = 68;
const STRIP_GAP: f32 = 12.0;
/// What of a part of the strip is not for text.
const STRIP_SIDES: f32 = 92.0;
/// What leads on has its sign after its words.
const CHEVRON: f32 = 28.0 + 12.0;
const GAP: f32 = 8.0;
const ACROSS: usize = 2;
const DOORS_ACROSS: usize = 5;
const LEAST: f32 = 64.0;
const HEAD: f32 = 68.0 + 24.0;
const TIME: f32 = 64.0;
const HOURS: f32 = 206.0;
/// What is left of a time's row for its title.
const TITLE: f32 = LEFT - 24.0 - 28.0 - HOURS - 2.0 * 16.0 - 28.0;
const SIGN: f32 = 46.0;
/// Fewer times than this are no programme.
const TIMES: usize = 3;

/// The lists of the page.
#[derive(Default)]
pub struct DeskPage {
    times: List<DeskTime>,
    places: List<DeskPlace>,
    news: List<DeskNews>,
    doors: List<DeskDoor>,
}

/// Everything that stands on the page, before it is measured.
struct Page {
    food: String,
    status: String,
    /// What comes first, where anything does; then the food has to do with its place in the programme.
    first: String,
    times: Vec<DeskTime>,
    places: Vec<DeskPlace>,
    news: Vec<DeskNews>,
    doors: Vec<DeskDoor>,
}

/// The heights that fit, of the strip, a piece of news and a door; and how many times of the programme.
struct Shape {
    strip: f32,
    news: f32,
    door: f32,
    times: usize,
}

/// What the page is made of.
pub struct Said<'a> {
    pub view: &'a DeskView,
    /// What else there is to say of the screen itself.
    pub also: Option<&'a str>,
    /// Somebody who has left knows the start code.
    pub due: bool,
    /// The doors, as cards.
    pub doors: &'a [Card],
    pub language: Language,
}

impl DeskPage {
    /// Shows the page. Whether it fits; nothing is shown where it does not.
    pub fn show(&self, ui: &FristedWindow, said: &Said<'_>, metrics: &Metrics, measure: &Measure) -> bool {
        if !metrics.composed {
            return false;
        }
        let mut page = page(ui, said);
        let ruler = Ruler { px: ui.global::<Theme>().get_staff(), metrics, measure };
        let Some(shape) = ruler.shape(&mut page, said.view) else { return false };
        page.times.drain(..from(said.view, &page.times, shape.times));
        page.times.truncate(shape.times);
        let all_well = said.view.status.is_empty() && said.also.is_none();
        let desk = ui.global::<Desk>();
        desk.set_clock(said.view.clock.as_str().into());
        // As it is also read aloud: the strip is wide enough for a time to stay on its line.
        desk.set_open(said.view.open.as_str().into());
        desk.set_is_open(said.view.is_open);
        desk.set_food(page.food.as_str().into());
        desk.set_food_action(said.view.food.first().map_or_else(String::new, |(id, _)| running::time_name(id)).into());
        desk.set_first(page.first.as_str().into());
        desk.set_first_action(Act::NewStartCode.name().into());
        desk.set_all_well(all_well);
        desk.set_status(page.status.as_str().into());
        desk.set_status_action(status_action(said).into());
        desk.set_programme_action(running::At::Programme(0).name().into());
        desk.set_strip(shape.strip);
        desk.set_news_height(shape.news);
        desk.set_door_height(shape.door);
        self.times.show(page.times, |model| desk.set_programme(model));
        self.places.show(page.places, |model| desk.set_places(model));
        // Lists within a row never equal themselves to the toolkit, so a row is only touched where its words differ.
        if !same_news(&desk.get_news(), &page.news) {
            self.news.show(page.news, |model| desk.set_news(model));
        }
        self.doors.show(page.doors, |model| desk.set_doors(model));
        true
    }
}

/// Takes everything of the page out of the properties of the screen.
pub fn put_away(ui: &FristedWindow) {
    let desk = ui.global::<Desk>();
    for set in [
        Desk::set_clock,
        Desk::set_open,
        Desk::set_food,
        Desk::set_food_action,
        Desk::set_status,
        Desk::set_status_action,
        Desk::set_first,
        Desk::set_first_action,
        Desk::set_programme_action,
    ] {
        set(&desk, SharedString::new());
    }
    desk.set_programme(ModelRc::default());
    desk.set_places(ModelRc::default());
    desk.set_news(ModelRc::default());
    desk.set_doors(ModelRc::default());
}

fn same_news(there: &ModelRc<DeskNews>, wanted: &[DeskNews]) -> bool {
    let parts = |one: &DeskNews| {
        let signs: Vec<SharedString> = one.signs.iter().collect();
        (one.icon.clone(), one.title.clone(), one.text.clone(), one.action.clone(), signs)
    };
    there.row_count() == wanted.len() && there.iter().zip(wanted).all(|(a, b)| parts(&a) == parts(b))
}

/// Where the programme begins: what is over goes first, as long as not all fits.
fn from(view: &DeskView, times: &[DeskTime], fit: usize) -> usize {
    let over = view.programme.iter().take_while(|one| one.phase == Phase::Past).count();
    over.min(times.len().saturating_sub(fit))
}

/// Backups, disk and clock in a sentence or two: that they are well, or what is to be seen to.
pub fn status_words(texts: &StaffTexts<'_>, view: &DeskView, also: Option<&str>, language: Language) -> String {
    let mut status: Vec<&str> = view.status.iter().map(String::as_str).collect();
    status.extend(also);
    if status.is_empty() {
        return texts.get_all_well().into();
    }
    let status = status.join(" ");
    // Wrong tries are always said in full: they concern the one who reads it.
    if also.is_none() && status.chars().count() > LONGEST_STATUS {
        return desk_words::see_the_machine(language).to_owned();
    }
    status
}

/// Where one sees to it: wrong tries stand among the changes, everything else with the machine.
fn status_action(said: &Said<'_>) -> String {
    match (said.also, said.view.status.is_empty()) {
        (Some(_), _) => running::At::History(Sort::Codes).name(),
        (None, false) => errands::At::Health.name(),
        (None, true) => String::new(),
    }
}

fn page(ui: &FristedWindow, said: &Said<'_>) -> Page {
    let (texts, view) = (ui.global::<StaffTexts>(), said.view);
    let status = status_words(&texts, view, said.also, said.language);
    let first = if said.due { desk_words::start_code_due(said.language).to_owned() } else { String::new() };
    let public = ui.global::<Texts>();
    let food = view.food.first().filter(|_| !said.due).map(|(_, food)| food.clone());
    Page {
        food: food.unwrap_or_default(),
        status,
        first,
        times: view.programme.iter().map(|one| time(one, &public)).collect(),
        places: view.facilities.iter().map(|one| place(one, &texts)).collect(),
        news: news(ui, said),
        doors: said.doors.iter().map(door).collect(),
    }
}

fn time(entry: &EntryView, public: &Texts<'_>) -> DeskTime {
    let aside = if entry.phase == Phase::Cancelled { public.get_is_cancelled() } else { entry.price.as_str().into() };
    let words = [&entry.hours, &entry.title, &entry.place, &aside.to_string()];
    let label = words.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ");
    DeskTime {
        // In a column of times “kl.” goes without saying.
        hours: shown(&words::capital(entry.hours.strip_prefix("kl. ").unwrap_or(&entry.hours))),
        icon: entry.icon.as_str().into(),
        title: shown(&entry.title),
        aside,
        now: entry.phase == Phase::Now,
        action: running::time_name(&entry.id).into(),
        label: label.into(),
    }
}

/// One press frees what is taken and takes what is free; what is closed leads to where it is opened.
fn place(view: &FacilityView, texts: &StaffTexts<'_>) -> DeskPlace {
    let FacilityId(id) = view.id;
    let (verb, action) = match view.state {
        FacilityState::Free => (texts.get_take_it(), format!("take:{id}")),
        FacilityState::Taken | FacilityState::PerhapsFree => (texts.get_free_it(), format!("release:{id}")),
        FacilityState::Closed => (SharedString::new(), running::At::Facility(view.id).name()),
    };
    DeskPlace {
        icon: view.icon.as_str().into(),
        free: view.state == FacilityState::Free,
        closed: view.state == FacilityState::Closed,
        action: action.into(),
        label: if verb.is_empty() { view.sentence().into() } else { format!("{verb}: {}", view.name).into() },
        sentence: shown(&view.sentence()),
        ..DeskPlace::default()
    }
}

fn door(card: &Card) -> DeskDoor {
    DeskDoor { icon: card.icon.clone(), title: card.title.clone(), action: card.action.clone() }
}

fn item(icon: &str, title: impl Into<SharedString>, text: impl Into<SharedString>, action: String) -> DeskNews {
    let (title, text) = (title.into(), text.into());
    let label = if text.is_empty() { title.clone() } else { format!("{title}. {text}").into() };
    DeskNews {
        icon: icon.into(),
        title: shown(&title),
        text: shown(&text),
        signs: ModelRc::default(),
        action: action.into(),
        label,
    }
}

/// Who is here, who is on the next shift, what waits for an answer, and the agenda.
fn news(ui: &FristedWindow, said: &Said<'_>) -> Vec<DeskNews> {
    let (texts, view) = (ui.global::<StaffTexts>(), said.view);
    let who = texts.get_here_today();
    let who = if view.here.is_empty() { who } else { format!("{who}: {}", view.here).into() };
    let (verb, act) = if view.is_here {
        (texts.get_here_off(), Act::HereOff)
    } else {
        (texts.get_here_me(), Act::Door(super::Door::Here))
    };
    let here = item("person", who, verb, act.name());
    let mut news = vec![here];
    if let Some(list) = &view.shift {
        let title = format!("{} {}", list.title, words::short_date(list.view.listing.date, said.language));
        let text = desk_words::places(list.view.free, said.language);
        let action = lists::At::One(list.view.listing.clone()).name();
        // Of a pair the first: two of them would look like two people. The list behind it has both.
        let people: Vec<SharedString> =
            list.in_front().filter_map(|one| one.icons.first()).map(|icon| icon.as_str().into()).collect();
        let words: Vec<&str> = list.in_front().map(|one| one.word.as_str()).collect();
        let mut shift = item(&list.icon, title, text, action);
        shift.label = format!("{}. {}", shift.label, words.join(", ")).into();
        shift.signs = ModelRc::new(VecModel::from(people));
        news.push(shift);
    }
    news.push(item("forslag", view.suggestions.as_str(), "", released::At::Waiting.name()));
    if let Some(one) = &view.agenda {
        news.push(item("husmode", one.name.as_str(), one.state.as_str(), MeetAt::Agenda(one.meeting.clone()).name()));
    }
    news
}

/// Measures the page.
struct Ruler<'a> {
    px: f32,
    metrics: &'a Metrics,
    measure: &'a Measure,
}

impl Ruler<'_> {
    fn bold(&self, text: &str, width: f32) -> f32 {
        text_height(self.measure, text, Weight::Bold, self.px, width)
    }

    fn plain(&self, text: &str, width: f32) -> f32 {
        text_height(self.measure, text, Weight::Medium, self.px, width)
    }

    /// The shape in which everything fits, `None` where there is none.
    fn shape(&self, page: &mut Page, view: &DeskView) -> Option<Shape> {
        let metrics = self.metrics;
        let right = metrics.width - LEFT - metrics.gutter;
        let strip = self.strip(page, view);
        let half = (right - GAP) / 2.0;
        let (in_place, in_news) = (half - 18.0 - 14.0 - 14.0 - metrics.icon_small, half - 34.0 - 16.0 - metrics.icon);
        let in_door = (metrics.width - 4.0 * GAP) / 5.0 - 30.0 - 14.0 - metrics.icon_small;
        let bold = (Weight::Bold, self.px);
        let break_words = |text: &mut SharedString, width| *text = broken(text, bold, width, self.measure);
        page.places.iter_mut().for_each(|one| break_words(&mut one.sentence, in_place));
        page.doors.iter_mut().for_each(|one| break_words(&mut one.title, in_door));
        page.times.iter_mut().for_each(|one| break_words(&mut one.title, TITLE));
        let places = self.places(&mut page.places, in_place);
        for one in &mut page.news {
            self.fit_signs(one, in_news);
        }
        let news = highest(&page.news, 100.0, |one| {
            let signs = count(one.signs.row_count()) * SIGN;
            let second = self.plain(&one.text, in_news - signs).max(if signs > 0.0 { 40.0 } else { 0.0 });
            self.bold(&one.title, in_news) + second + 12.0
        });
        let door = highest(&page.doors, LEAST, |one| self.bold(&one.title, in_door) + 8.0);
        let doors = rows(page.doors.len(), DOORS_ACROSS) * (door + GAP) - GAP;
        let panels = metrics.whole - strip - STRIP_GAP - doors - 16.0;
        let all_news = rows(page.news.len(), ACROSS) * (news + GAP) - GAP;
        let times = self.times(page, view, panels - HEAD);
        let enough = times >= TIMES.min(page.times.len());
        (places + all_news <= panels && enough).then_some(Shape { strip, news, door, times })
    }

    /// Puts the facilities below one another, two to a row; how much room they take, with the gap below them.
    fn places(&self, places: &mut [DeskPlace], width: f32) -> f32 {
        let mut y = 0.0;
        for row in places.chunks_mut(ACROSS) {
            let height = highest(row, LEAST, |one| self.bold(&one.sentence, width) + 8.0);
            for one in row {
                (one.y, one.height) = (y, height);
            }
            y += height + GAP;
        }
        y
    }

    fn strip(&self, page: &Page, view: &DeskView) -> f32 {
        let none = page.food.is_empty() && page.first.is_empty();
        let taken = if none { OPEN + STRIP_GAP } else { OPEN + FOOD + 2.0 * STRIP_GAP };
        [
            self.bold(&view.open, OPEN - STRIP_SIDES),
            self.bold(&page.food, FOOD - STRIP_SIDES - CHEVRON),
            self.bold(&page.first, FOOD - STRIP_SIDES - CHEVRON),
            self.bold(&page.status, self.metrics.width - taken - STRIP_SIDES - CHEVRON),
        ]
        .into_iter()
        .fold(STRIP, |most, height| most.max(height + 12.0))
    }

    /// As many drawings as leave the words beside them a line.
    fn fit_signs(&self, one: &mut DeskNews, width: f32) {
        let room = width - self.measure.width(&one.text, Weight::Medium, self.px) * 1.02;
        let fit = (0..one.signs.row_count()).take_while(|at| count(at + 1) * SIGN <= room).count();
        if fit < one.signs.row_count() {
            let kept: Vec<SharedString> = one.signs.iter().take(fit).collect();
            one.signs = ModelRc::new(VecModel::from(kept));
        }
    }

    /// How many times of the programme fit, after what is over was left out.
    fn times(&self, page: &Page, view: &DeskView, room: f32) -> usize {
        let height = |one: &DeskTime| {
            let words = self.bold(&one.title, TITLE) + self.plain(&one.aside, TITLE);
            words.max(self.plain(&one.hours, HOURS)).max(TIME - 12.0) + 12.0 + 4.0
        };
        let fits = |times: &[DeskTime]| {
            let mut used = 0.0;
            times
                .iter()
                .take_while(|one| {
                    used += height(one);
                    used <= room
                })
                .count()
        };
        // Leaving out what is over lets others in, which may be higher: the last that were counted fit.
        let all = fits(&page.times);
        if all == page.times.len() { all } else { fits(&page.times[from(view, &page.times, all)..]) }
    }
}

/// The highest of them, at least `least`.
fn highest<T>(all: &[T], least: f32, height: impl Fn(&T) -> f32) -> f32 {
    all.iter().map(height).fold(least, f32::max).ceil()
}

fn rows(of: usize, across: usize) -> f32 {
    count(of.div_ceil(across))
}

fn count(of: usize) -> f32 {
    f32::from(u16::try_from(of).unwrap_or(u16::MAX))
}
