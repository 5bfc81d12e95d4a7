//! The only module that names the generated screens: view struct → Slint struct, callback → command.

pub mod activities;
pub mod aloud;
pub mod card_signs;
pub mod cards;
pub mod facilities;
pub mod help;
pub mod house;
pub mod idle;
pub mod join;
mod join_act;
pub mod join_at;
pub mod join_ends;
pub mod join_steps;
pub mod keyboard;
pub mod layout;
pub mod meeting;
pub mod meeting_not_now;
pub mod meeting_note;
pub mod meeting_pages;
pub mod meeting_view;
pub mod models;
pub mod offers;
pub mod pictures;
pub mod place;
pub mod pulse;
mod resting;
pub mod run;
mod sheets;
pub mod snapshot;
pub mod staff;
pub mod suggest;
pub mod suggestion;
pub mod suggestion_cards;
pub mod today;
pub mod week;
pub mod wiring;

use std::rc::Rc;
use std::time::Duration;

use fristed_ui::{Activities, AskTexts, FristedWindow, Shell, Texts, Theme};
use slint::{ComponentHandle as _, SharedString};

use crate::app::ports::Voice;
use crate::app::{App, Command};
use crate::domain::facility::{FacilityId, Press};
use crate::domain::picture::is_own;
use crate::domain::text::Language;
use crate::draw::measure::Measure;
use crate::kiosk::rest::{Rest, RestSettings};
use crate::store::StoreError;
use cards::Rows;
use layout::Metrics;
pub use place::PAGES;
use place::{Place, Spot};
pub use resting::End;

/// How a page came out.
pub enum Drawn {
    /// As the picture of its own.
    Composed,
    /// As a list, which is paged.
    Cards(Rows),
}

/// How long a message of the idle board stays.
const IDLE_TURN: Duration = Duration::from_secs(20);

/// The public screens with everything behind them.
pub struct Screens {
    ui: slint::Weak<FristedWindow>,
    app: App,
    voice: Rc<dyn Voice>,
    measure: Measure,
    place: Place,
    rest: Rest,
    /// Turns of the idle board since it began, and when the present one did.
    idle_turn: usize,
    idle_since: Duration,
    /// How long the present one stays.
    idle_stays: Duration,
    cards: cards::Shown,
    today: today::Today,
    help: help::Help,
    house: house::House,
    join: join::Page,
    activity: activities::Activity,
    meeting: meeting::Meeting,
    /// In memory only, and gone when it is ended.
    open_meeting: Option<meeting_view::OpenMeeting>,
    ready_notes: models::List<fristed_ui::ReadyNote>,
    suggestion: suggestion::Suggestion,
    staff: staff::Staff,
    /// The compass round that was on the screen when it locked.
    left_round: Option<staff::compass::round::LeftRound>,
    shelf: pictures::Shelf,
}

impl Screens {
    /// Screens for `ui`, at home and awake.
    ///
    /// # Errors
    /// [`StoreError`] when the house's settings cannot be read.
    pub fn new(ui: &FristedWindow, app: App, voice: Rc<dyn Voice>) -> Result<Self, StoreError> {
        let settings = app.store().settings()?;
        Ok(Self {
            ui: ui.as_weak(),
            app,
            voice,
            measure: Measure::new(),
            place: Place::default(),
            rest: Rest::new(RestSettings::after_seconds(settings.rest_after_seconds)),
            idle_turn: 0,
            idle_since: Duration::ZERO,
            idle_stays: IDLE_TURN,
            cards: cards::Shown::default(),
            today: today::Today::default(),
            help: help::Help::default(),
            house: house::House::default(),
            join: join::Page::default(),
            activity: activities::Activity::default(),
            meeting: meeting::Meeting::default(),
            open_meeting: None,
            ready_notes: models::List::default(),
            suggestion: suggestion::Suggestion::default(),
            staff: staff::Staff::default(),
            left_round: None,
            shelf: pictures::Shelf::default(),
        })
    }

    #[must_use]
    pub const fn app(&self) -> &App {
        &self.app
    }

    /// The same to change, for a test that lays in what no press of its own can.
    #[cfg(feature = "testing")]
    #[must_use]
    pub const fn app_mut(&mut self) -> &mut App {
        &mut self.app
    }

    #[must_use]
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// Changes where one is or how it looks, and shows it.
    pub fn change(&mut self, change: impl FnOnce(&mut Place)) {
        self.voice.hush();
        change(&mut self.place);
        self.show();
    }

    /// Shows everything as it is now. A store that cannot be read leaves the page and says so calmly.
    pub fn show(&mut self) {
        let Some(ui) = self.ui.upgrade() else { return };
        self.show_looks(&ui);
        if let Err(error) = self.show_page(&ui) {
            tracing::error!(%error, "the page could not be read");
            let texts = ui.global::<Texts>();
            let rows =
                vec![vec![cards::fact("redning", texts.get_trouble(), ui.global::<AskTexts>().get_trouble_text())]];
            ui.global::<fristed_ui::Today>().set_composed(false);
            ui.global::<fristed_ui::Meeting>().set_composed(false);
            self.show_rows(&ui, (Rows::new(), rows), 0.0);
        }
    }

    fn show_looks(&mut self, ui: &FristedWindow) {
        let shell = ui.global::<Shell>();
        let settings = self.app.settings();
        if !settings.offers(self.place.language) && !self.is_staff_open() {
            self.place.language = Language::Danish;
        }
        shell.set_two_languages(settings.english);
        let english = self.place.language == Language::English;
        if shell.get_english() != english || !shell.get_language_chosen() {
            let chosen = slint::select_bundled_translation(if english { "en" } else { "da" });
            shell.set_language_chosen(chosen.is_ok());
        }
        let theme = ui.global::<Theme>();
        theme.set_contrast(self.place.contrast);
        theme.set_text(self.place.scale());
        shell.set_english(english);
        shell.set_text_size(self.place.text);
        shell.set_contrast(self.place.contrast);
        shell.set_see_better_open(self.place.see_better);
        shell.set_can_read_aloud(self.voice.answers());
        shell.set_page(self.place.spot().page());
    }

    fn show_page(&mut self, ui: &FristedWindow) -> Result<(), StoreError> {
        if suggest::way_of(self.place.spot()).is_none() && !self.is_noting() && !self.waits_behind_help(ui) {
            self.suggestion.leave(ui);
            if *self.place.spot() != Spot::SuggestThanks {
                self.suggestion.forget_need();
            }
        }
        self.leave_note(ui);
        self.pass_staff_door(ui);
        let language = self.place.language;
        ui.global::<fristed_ui::Meeting>().set_name(self.app.meeting_name(language)?.into());
        let metrics = Metrics::of(ui);
        let mut taken = 0.0;
        self.show_user_run(ui)?;
        if *self.place.spot() != Spot::Join {
            Self::forget_choice(ui);
        }
        let drawn = match self.place.spot().clone() {
            Spot::Today => {
                let view = self.app.today(language)?;
                self.shelve(view.hero.entry())?;
                self.today.show(ui, &view, &metrics, &self.measure)
            }
            Spot::Week(ahead) => {
                taken = week::buttons_height(&metrics);
                Drawn::Cards(week::show(ui, &self.app.week_day(ahead, language)?, &metrics, &self.measure))
            }
            Spot::Offers => Drawn::Cards(offers::rows(ui, &self.app.offers(language)?, &metrics)),
            Spot::Offer(slug) => match self.app.offer(&slug, language)? {
                Some(offer) => Drawn::Cards(offers::page(ui, &offer)),
                None => Drawn::Cards(gone(ui)),
            },
            Spot::Facilities => {
                let open = self.app.house(language)?.open;
                Drawn::Cards(facilities::rows(ui, &self.app.facilities(language)?, &open, &metrics))
            }
            Spot::About => self.house.show(ui, &self.app.house(language)?, &metrics, &self.measure),
            Spot::Meeting
            | Spot::Agenda(_)
            | Spot::Minutes(_)
            | Spot::AllMinutes(_)
            | Spot::Board
            | Spot::OtherMeetings
            | Spot::Representative
            | Spot::MeetingView(_) => self.show_meeting(ui, &metrics, &mut taken)?,
            Spot::Join => self.show_join(ui, &metrics)?,
            Spot::Joining(at) => Drawn::Cards(self.joining_rows(ui, &at, &metrics)?),
            Spot::SuggestThanks => self.thanks(ui, language)?,
            Spot::Suggest => return self.show_suggestion(ui, suggestion::Way::Write),
            Spot::SuggestPictures => return self.show_suggestion(ui, suggestion::Way::Pictures),
            Spot::Nudges => Drawn::Cards(house::nudges(ui, &self.app.settings().nudges_off, &metrics)),
            Spot::Privacy => Drawn::Cards(self.privacy_rows(ui, &metrics)?),
            Spot::Staff
            | Spot::Desk(_)
            | Spot::Running(_)
            | Spot::Released(_)
            | Spot::Errand(_)
            | Spot::Lists(_)
            | Spot::Compass(_) => return self.show_staff(ui),
            Spot::Licences => {
                taken = house::ABOUT_SLINT + metrics.gap;
                Drawn::Cards(house::licences(ui))
            }
            Spot::Help => self.help.show(ui, &self.app.help(language)?, &metrics, &self.measure),
            Spot::Activity(id) => match self.app.activity(id, language)? {
                Some(view) => {
                    self.shelve(Some(&view.entry))?;
                    let side = activities::picture_side(&metrics);
                    let own = || pictures::own_square(ui, &self.shelf, &view.entry.scene, side);
                    self.activity.show(ui, (&view, own), &metrics, &self.measure)
                }
                None => {
                    ui.global::<Activities>().set_composed(false);
                    ui.global::<Activities>().set_title(SharedString::new());
                    Drawn::Cards(gone(ui))
                }
            },
        };
        let rows = match drawn {
            Drawn::Composed => Rows::new(),
            Drawn::Cards(rows) => rows,
        };
        self.show_titled(ui, rows, taken);
        if matches!(self.place.spot(), Spot::MeetingView(_)) {
            self.show_turns(ui);
        }
        Ok(())
    }

    /// What the page of pictures draws from.
    fn shelf(&self) -> pictures::Shelf {
        Rc::clone(&self.shelf)
    }

    /// Has the picture of the house's own at hand that an entry shows. It was made small when it was taken, so that
    /// decoding it fits in a frame.
    fn shelve(&self, entry: Option<&crate::app::activity::EntryView>) -> Result<(), StoreError> {
        let Some(name) = entry.map(|entry| entry.scene.as_str()).filter(|name| is_own(name)) else { return Ok(()) };
        if !self.shelf.borrow().contains_key(name)
            && let Some(pixels) = self.app.picture(name)?
        {
            pictures::shelve(&self.shelf, name, pixels);
        }
        Ok(())
    }

    /// Carries out what a card asks for: `activity:ID`, `offer:ID`, `take:N`, `release:N`, or a page's name.
    pub fn act(&mut self, action: &str) {
        if self.act_on_suggestion(action)
            || self.act_on_released(action)
            || self.act_on_compass(action)
            || self.act_on_running(action)
            || self.act_on_lists(action)
            || self.act_on_errands(action)
            || self.act_on_staff(action)
            || self.act_on_note(action)
        {
            return;
        }
        if let Some((verb, id)) = action.split_once(':')
            && let ("take" | "release", Ok(id)) = (verb, id.parse())
        {
            let press = if verb == "take" { Press::Take } else { Press::Release };
            self.press_facility(FacilityId(id), press);
        } else if let Some(wish) = join_at::Wish::named(action) {
            self.wish(wish);
        } else if let Some(spot) = place::spot_by_name(action) {
            self.change(|place| place.go(spot));
        }
    }

    fn press_facility(&mut self, id: FacilityId, press: Press) {
        self.voice.hush();
        match self.app.apply(Command::Facility(id, press)) {
            Ok(_) => self.show(),
            Err(error) => {
                tracing::error!(%error, "a press was not stored");
                if let Some(ui) = self.ui.upgrade() {
                    let said = ui.global::<AskTexts>().get_not_saved();
                    ui.global::<Shell>().set_notice(said);
                }
            }
        }
    }

    /// Reads the page aloud, instead of whatever is being read.
    pub fn read_aloud(&self) {
        if let Some(ui) = self.ui.upgrade() {
            self.voice.say(&aloud::page(&ui, &self.cards), self.place.language);
        }
    }
}

fn gone(ui: &FristedWindow) -> Rows {
    vec![vec![cards::fact("kalender", "", ui.global::<Texts>().get_gone())]]
}

/// Physical px to one logical px on a screen of `inches` across: 0.277 mm to a px, never below 1
/// (`design/design.md` section 2).
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "screens are far below 2^24 px wide")]
pub fn scale_for(inches: f32, width: u32, height: u32) -> f32 {
    const PITCH: f32 = 0.277;
    let diagonal = (width as f32).hypot(height as f32);
    let pitch = inches * 25.4 / diagonal.max(1.0);
    let scale = (PITCH / pitch).max(1.0);
    // Within a twentieth the pictures keep their whole pixels.
    if scale < 1.05 { 1.0 } else { (scale * 100.0).round() / 100.0 }
}
