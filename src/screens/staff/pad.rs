//! The pages with a pad, and those where a code is shown: what stands beside the keys, and how much of it fits.

use fristed_ui::{CardFill, Screen, SettingsTexts, StaffButton, StaffLayout, StaffTile, ToldTexts};
use slint::{ComponentHandle as _, SharedString};

use super::act::Act;
use super::cards::press;
use super::fields::{Face, Group};
use super::{FIXED, Laying, Staff, title};
use crate::app::staff::access::{
    CodeNote, CodeView, PadNote, PadView, PinBackView, TileView, TypeBackView, WorkingView,
};
use crate::domain::codes::{CodeKind, GROUP};
use crate::domain::pin;
use crate::draw::measure::Weight;
use crate::screens::cards::{Rows, fact, heading, in_columns};
use crate::screens::layout::text_height;

/// Paddings of `ui/staff/access.slint`.
const NOTE: f32 = 48.0;

/// What is said beside the keys. The text is left out where there is no room for it.
#[derive(Default)]
pub(super) struct Note {
    pub icon: &'static str,
    pub title: SharedString,
    pub text: SharedString,
    pub strong: bool,
}

/// A page with a pad.
#[derive(Default)]
struct PadPage {
    title: SharedString,
    heading: SharedString,
    /// Said where the heading is too long for its line.
    short_heading: SharedString,
    pad_heading: SharedString,
    tiles: Vec<StaffTile>,
    groups: Vec<Group>,
    note: Note,
    buttons: Vec<StaffButton>,
    keys: [u8; 10],
    keys_on: bool,
    dots: usize,
    filled: usize,
}

pub(super) fn button(icon: &str, text: SharedString, act: &Act) -> StaffButton {
    StaffButton { text, icon: icon.into(), action: act.name().into(), ..StaffButton::default() }
}

pub(super) fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// One group of four fields, or more; `typed` of it are in, and the next one goes to the field after.
fn typed_group(name: SharedString, digits: &[u8], fields: usize) -> Group {
    let face = |at: usize| match digits.get(at) {
        Some(digit) => Face::Digit(*digit),
        None if at == digits.len() => Face::Next,
        None => Face::Empty,
    };
    Group::Fields { name, faces: (0..fields).map(face).collect() }
}

impl Staff {
    /// Initials, and the keys in their new order.
    pub(super) fn show_pad(&mut self, view: &PadView, working: bool, laying: &Laying<'_>) -> Rows {
        let note = if working { moment(laying) } else { pad_note(&view.note, laying) };
        self.show_pad_with(view, note, !working, laying)
    }

    fn show_pad_with(&mut self, view: &PadView, note: Note, takes: bool, laying: &Laying<'_>) -> Rows {
        let texts = &laying.texts;
        if view.chosen.is_none() {
            self.asks_who = true;
        }
        // Somebody who types her own once more is alone on it.
        let alone = view.tiles.len() == 1 && view.chosen.is_some();
        let whole = alone || tiles_fit(view.tiles.len(), laying);
        if !whole && self.asks_who {
            return self.ask_who(view, laying);
        }
        let chosen = |tile: &&TileView| whole || Some(tile.id) == view.chosen;
        let tile = |tile: &TileView| StaffTile {
            id: i32::try_from(tile.id.0).unwrap_or(0),
            initials: tile.initials.as_str().into(),
            chosen: Some(tile.id) == view.chosen,
            label: tile.initials.as_str().into(),
        };
        let waits = matches!(view.note, PadNote::Wait { .. } | PadNote::Dead);
        let mut buttons = Vec::new();
        if !whole {
            buttons.push(button("folk", texts.get_somebody_else(), &Act::SomebodyElse));
        }
        if waits {
            buttons.push(button("noegle", texts.get_use_recovery(), &Act::UseRecoveryKey));
        } else if at_the_door(laying) {
            buttons.push(button("blad", laying.ui.global::<ToldTexts>().get_code_gone(), &Act::CodeGone));
        }
        self.show_page(
            PadPage {
                title: title(laying.ui),
                heading: texts.get_who(),
                short_heading: texts.get_who(),
                pad_heading: if waits { texts.get_wait_a_little() } else { texts.get_your_code() },
                tiles: view.tiles.iter().filter(chosen).map(tile).collect(),
                note,
                buttons,
                keys: view.keys,
                keys_on: view.takes_digits && takes && view.chosen.is_some(),
                dots: pin::DIGITS,
                filled: view.filled,
                ..PadPage::default()
            },
            laying,
        )
    }

    /// Who it is, on a page of its own.
    fn ask_who(&mut self, view: &PadView, laying: &Laying<'_>) -> Rows {
        let texts = &laying.texts;
        let card = |tile: &TileView| fristed_ui::Card {
            action: Act::Choose(tile.id).name().into(),
            fill: CardFill::Press,
            label: tile.initials.as_str().into(),
            ..fact("person", tile.initials.as_str(), "")
        };
        let mut rows = vec![vec![heading(texts.get_who())]];
        rows.extend(in_columns(view.tiles.iter().map(card).collect(), laying.metrics.columns(300.0, 4)));
        if at_the_door(laying) {
            let gone = laying.ui.global::<ToldTexts>().get_code_gone();
            rows.push(vec![press("blad", gone, SharedString::new(), &Act::CodeGone)]);
        }
        self.cards(laying, title(laying.ui), rows)
    }

    /// Her own PIN once more, before a recovery key is drawn.
    pub(super) fn show_again(&mut self, view: &PadView, laying: &Laying<'_>) -> Rows {
        let texts = laying.ui.global::<ToldTexts>();
        let why = || Note { icon: "noegle", title: texts.get_again(), text: texts.get_again_text(), strong: false };
        let note = if view.note == PadNote::Type { why() } else { pad_note(&view.note, laying) };
        let rows = self.show_pad_with(view, note, true, laying);
        laying.global.set_title(texts.get_again());
        laying.global.set_subtitle(SharedString::new());
        rows
    }

    /// The fixed pad with the fields of a code.
    pub(super) fn show_typed_code(&mut self, view: &CodeView, working: bool, laying: &Laying<'_>) -> Rows {
        let texts = &laying.texts;
        let start = view.kind == CodeKind::Start;
        let groups = view.kind.groups();
        let now = (view.filled / GROUP).min(groups.saturating_sub(1));
        let done = view.filled >= view.kind.digits();
        let tall = laying.metrics.composed || laying.metrics.portrait;
        let group = |at: usize| {
            let name = if tall { texts.invoke_group_name(count(at + 1)) } else { SharedString::new() };
            match at.cmp(&now) {
                _ if done => Group::Fields { name, faces: vec![Face::Dot; GROUP] },
                std::cmp::Ordering::Less => Group::Fields { name, faces: vec![Face::Dot; GROUP] },
                std::cmp::Ordering::Equal => typed_group(name, view.group.as_slice(), GROUP),
                std::cmp::Ordering::Greater => Group::Fields { name, faces: vec![Face::Empty; GROUP] },
            }
        };
        let note = match view.note {
            _ if working => moment(laying),
            CodeNote::Wrong => {
                Note { icon: "ur", title: texts.get_wrong_code(), text: texts.get_wrong_code_text(), strong: true }
            }
            CodeNote::None if start => {
                Note { icon: "noegle", title: texts.get_fixed_keys(), text: texts.get_fixed_keys_text(), strong: false }
            }
            CodeNote::None => Note {
                icon: "noegle",
                title: texts.get_recovery_note(),
                text: texts.get_recovery_note_text(),
                strong: false,
            },
        };
        let buttons = if start {
            vec![button("blad", texts.get_card_lost(), &Act::UseRecoveryKey)]
        } else {
            vec![
                button("tilbage", texts.get_use_start(), &Act::UseStartCode),
                button("blad", texts.get_both_lost(), &Act::AllLost),
            ]
        };
        let (heading, short_heading, title) = if start {
            (texts.get_type_start(), texts.get_type_start_short(), texts.get_start_code())
        } else {
            (texts.get_type_recovery(), texts.get_type_recovery_short(), texts.get_recovery_key())
        };
        self.show_page(
            PadPage {
                title,
                heading,
                short_heading,
                pad_heading: texts.invoke_group_of(count(now + 1), count(groups)),
                groups: (0..groups).map(group).collect(),
                note,
                buttons,
                keys: FIXED,
                keys_on: view.takes_digits && !working,
                ..PadPage::default()
            },
            laying,
        )
    }

    /// Groups of the card, typed back.
    pub(super) fn show_type_back(&mut self, view: &TypeBackView, laying: &Laying<'_>) -> Rows {
        let texts = &laying.texts;
        let note = if view.differs {
            Note { icon: "blad", title: texts.get_differs(), text: texts.get_differs_text(), strong: true }
        } else {
            let done = texts.invoke_asked_of(count(view.done + 1), count(view.of));
            Note { icon: "blad", title: texts.get_type_back_note(), text: done, strong: false }
        };
        self.show_page(
            PadPage {
                title: code_title(view.kind, laying),
                heading: texts.get_type_back(),
                short_heading: texts.get_type_back_short(),
                pad_heading: texts.invoke_group_name(count(view.group)),
                groups: vec![typed_group(texts.invoke_group_name(count(view.group)), view.typed.as_slice(), GROUP)],
                note,
                buttons: vec![button("oeje", texts.get_show_again(), &Act::ShowAgain)],
                keys: FIXED,
                keys_on: true,
                ..PadPage::default()
            },
            laying,
        )
    }

    /// A PIN, typed back by the one it is for.
    pub(super) fn show_pin_back(&mut self, view: &PinBackView, laying: &Laying<'_>) -> Rows {
        let more = laying.ui.global::<SettingsTexts>();
        let initials: SharedString = view.initials.as_str().into();
        self.show_page(
            PadPage {
                title: more.get_pin_back(),
                heading: initials.clone(),
                short_heading: initials,
                pad_heading: laying.texts.get_your_code(),
                note: Note {
                    icon: "noegle",
                    title: more.get_pin_back(),
                    text: more.get_pin_back_text(),
                    strong: false,
                },
                buttons: vec![button("oeje", laying.texts.get_show_again(), &Act::ShowAgain)],
                keys: view.keys,
                keys_on: true,
                dots: pin::DIGITS,
                filled: view.filled,
                ..PadPage::default()
            },
            laying,
        )
    }

    /// *Et øjeblik*: the page that was left standing, with its keys off.
    pub(super) fn show_working(&mut self, working: &WorkingView, laying: &Laying<'_>) -> Rows {
        match working {
            WorkingView::Code(view) => self.show_typed_code(view, true, laying),
            WorkingView::Pad(view) => self.show_pad(view, true, laying),
            WorkingView::Making => {
                let texts = &laying.texts;
                let card = fact("ur", texts.get_moment(), texts.get_moment_text());
                self.cards(laying, title(laying.ui), vec![vec![card]])
            }
        }
    }

    fn show_page(&mut self, page: PadPage, laying: &Laying<'_>) -> Rows {
        let (global, metrics) = (&laying.global, laying.metrics);
        let screen = laying.ui.global::<Screen>();
        let side = screen.get_pad_side();
        let title_px = laying.ui.global::<fristed_ui::Theme>().get_title_small();
        let fits = laying.measure.width(&page.heading, Weight::Bold, title_px) <= side;
        global.set_layout(StaffLayout::Pad);
        global.set_title(page.title);
        global.set_heading(if fits { page.heading } else { page.short_heading });
        let pad_room = screen.get_pad_width() - if page.dots > 0 { 6.0 * screen.get_pad_dot() + 140.0 } else { 0.0 };
        let pad_fits = laying.measure.width(&page.pad_heading, Weight::Bold, title_px) <= pad_room;
        global.set_pad_heading(if pad_fits { page.pad_heading } else { SharedString::new() });
        let rows =
            |items: usize, columns: usize| f32::from(u8::try_from(items.div_ceil(columns.max(1))).unwrap_or(u8::MAX));
        let columns = usize::try_from(screen.get_tile_columns()).unwrap_or(1);
        let tiles = rows(page.tiles.len(), columns) * (screen.get_tile_height() + screen.get_tile_gap());
        let named = page.groups.iter().any(|group| matches!(group, Group::Fields { name, .. } if !name.is_empty()));
        let name = if named { metrics.body * 1.3 + 4.0 } else { 0.0 };
        let groups = rows(page.groups.len(), 2) * (screen.get_field_height() + name + 12.0);
        let taken =
            screen.get_pad_head() + tiles + groups + metrics.gutter + buttons_height(page.buttons.len(), laying);
        let room = screen.get_pad_side_height() - taken;
        Self::put_note(page.note, side, room, laying);
        self.tiles.show(page.tiles, |model| global.set_tiles(model));
        self.fields.show(laying.ui, page.groups);
        self.buttons(laying, page.buttons);
        self.keys = page.keys;
        let faces = page.keys.iter().map(|digit| SharedString::from(digit.to_string())).collect();
        self.faces.show(faces, |model| global.set_keys(model));
        global.set_keys_on(page.keys_on);
        global.set_dots(count(page.dots));
        global.set_filled(count(page.filled));
        Rows::new()
    }

    /// Shows as much of `note` as there is room for: first the sentence that counts.
    pub(super) fn put_note(note: Note, width: f32, room: f32, laying: &Laying<'_>) {
        let (metrics, global) = (laying.metrics, &laying.global);
        let icon = if metrics.composed || metrics.tall { metrics.icon_large + metrics.gutter } else { 0.0 };
        let width = width - NOTE - icon;
        let height = |text: &str, weight, px| text_height(laying.measure, text, weight, px, width);
        let title = height(&note.title, Weight::Bold, metrics.row);
        let text = height(&note.text, Weight::Medium, metrics.body);
        let whole = title + text + NOTE + 8.0 <= room;
        // On a small screen with large text the fields and the keys say it.
        let fits = title + NOTE <= room;
        global.set_note_icon(note.icon.into());
        global.set_note_title(if fits { note.title } else { SharedString::new() });
        global.set_note_text(if whole { note.text } else { SharedString::new() });
        global.set_note_strong(note.strong);
    }
}

/// Whether nobody is in, so that somebody may stand here without a code.
fn at_the_door(laying: &Laying<'_>) -> bool {
    !laying.ui.global::<Screen>().get_staff_open()
}

pub(super) fn code_title(kind: CodeKind, laying: &Laying<'_>) -> SharedString {
    match kind {
        CodeKind::Start => laying.texts.get_start_code(),
        CodeKind::Recovery => laying.texts.get_recovery_key(),
    }
}

fn moment(laying: &Laying<'_>) -> Note {
    let texts = &laying.texts;
    Note { icon: "ur", title: texts.get_moment(), text: texts.get_moment_text(), strong: false }
}

fn pad_note(note: &PadNote, laying: &Laying<'_>) -> Note {
    let texts = &laying.texts;
    match note {
        PadNote::Choose => {
            Note { icon: "tryk", title: texts.get_choose_first(), text: texts.get_new_places(), strong: false }
        }
        PadNote::Type => {
            Note { icon: "laas", title: texts.get_new_places(), text: texts.get_new_places_text(), strong: false }
        }
        PadNote::Wrong { left } => {
            let left = texts.invoke_tries_left(i32::from(*left));
            Note { icon: "tagom", title: texts.get_wrong_pin(), text: left, strong: true }
        }
        PadNote::Wait { words } => {
            Note { icon: "ur", title: words.as_str().into(), text: texts.get_forgotten(), strong: true }
        }
        PadNote::Dead => {
            Note { icon: "laas", title: texts.get_closed_pin(), text: texts.get_closed_pin_text(), strong: true }
        }
    }
}

/// What the buttons under the note take, with the air above them.
pub(super) fn buttons_height(buttons: usize, laying: &Laying<'_>) -> f32 {
    let metrics = laying.metrics;
    let one = metrics.target.max(metrics.row * 1.2) + 12.0;
    f32::from(u8::try_from(buttons).unwrap_or(u8::MAX)) * one + metrics.gutter
}

/// Whether everybody's tile stands beside the pad, with a line of text under them and a button.
fn tiles_fit(tiles: usize, laying: &Laying<'_>) -> bool {
    let (screen, metrics) = (laying.ui.global::<Screen>(), laying.metrics);
    let columns = usize::try_from(screen.get_tile_columns()).unwrap_or(1).max(1);
    let rows = f32::from(u8::try_from(tiles.div_ceil(columns)).unwrap_or(u8::MAX));
    let texts = &laying.texts;
    let width = screen.get_pad_side() - NOTE - metrics.icon_large - metrics.gutter;
    let note = text_height(laying.measure, &texts.get_closed_pin(), Weight::Bold, metrics.row, width).max(text_height(
        laying.measure,
        &texts.get_new_places(),
        Weight::Bold,
        metrics.row,
        width,
    ));
    let taken = screen.get_pad_head()
        + rows * (screen.get_tile_height() + screen.get_tile_gap())
        + note
        + NOTE
        + 2.0 * metrics.gutter
        + buttons_height(1, laying);
    taken <= screen.get_pad_side_height()
}
