//! How much fits on the screen: the numbers of the theme, and the text measured with them.

use fristed_ui::{FristedWindow, Screen, Theme};
use slint::{ComponentHandle as _, SharedString};

use crate::domain::together::joined;
use crate::draw::measure::{Measure, Weight};

/// Natural line of running text in em: the font's 1.3 times the theme's factor.
const LINE: f32 = 1.2;
/// Natural line of large names in em.
const NAME_LINE: f32 = 1.07;
/// Room for rounding, per block of text, in px.
const SLACK: f32 = 2.0;

/// The theme's numbers as they are now, in logical px.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "numbers and switches of the theme, one by one")]
pub struct Metrics {
    /// 1, 1.25 or 1.5.
    pub text: f32,
    pub body: f32,
    pub row: f32,
    pub panel: f32,
    pub hero: f32,
    pub sheet: f32,
    pub phone: f32,
    pub gap: f32,
    pub gutter: f32,
    pub pad_small: f32,
    pub target: f32,
    pub mark: f32,
    pub mark_tile: f32,
    /// The drawing of somebody on a list, and how high one step under it is.
    pub sign: f32,
    pub sign_step: f32,
    pub icon_small: f32,
    pub icon: f32,
    pub icon_large: f32,
    pub icon_tile: f32,
    /// Air above and below the text of a card.
    pub card_air: f32,
    /// The same of a tile.
    pub tile_air: f32,
    /// Width between the margins.
    pub width: f32,
    /// Height of the page without a pager, and with one.
    pub whole: f32,
    pub paged: f32,
    pub composed: bool,
    pub portrait: bool,
    /// Neither wide nor tall, at the normal text size.
    pub small: bool,
    /// The title has a row of its own.
    pub stacked: bool,
    /// The same, or a tall screen's bar.
    pub has_title_row: bool,
    pub title: f32,
    pub tall: bool,
    pub screen_width: f32,
    pub screen_height: f32,
}

impl Metrics {
    #[must_use]
    pub fn of(ui: &FristedWindow) -> Self {
        let (theme, screen) = (ui.global::<Theme>(), ui.global::<Screen>());
        Self {
            text: theme.get_text(),
            body: theme.get_body(),
            row: theme.get_row(),
            panel: theme.get_panel(),
            hero: theme.get_hero(),
            sheet: theme.get_sheet(),
            phone: theme.get_phone(),
            gap: theme.get_gap(),
            gutter: theme.get_gutter(),
            pad_small: theme.get_pad_small(),
            target: theme.get_target(),
            mark: theme.get_mark(),
            mark_tile: theme.get_mark_tile(),
            sign: theme.get_sign(),
            sign_step: theme.get_sign_step(),
            icon_small: theme.get_icon_small(),
            icon: theme.get_icon(),
            icon_large: theme.get_icon_large(),
            icon_tile: theme.get_icon_tile(),
            card_air: screen.get_card_air(),
            tile_air: screen.get_tile_air(),
            width: screen.get_inner_width(),
            whole: screen.get_whole_height(),
            paged: screen.get_paged_height(),
            composed: screen.get_composed(),
            portrait: screen.get_portrait(),
            small: screen.get_small(),
            stacked: screen.get_stacked(),
            has_title_row: screen.get_stacked() || (screen.get_portrait() && !screen.get_back_title_in_list()),
            title: screen.get_title_text(),
            tall: screen.get_tall(),
            screen_width: screen.get_width(),
            screen_height: screen.get_height(),
        }
    }

    /// How many columns of at least `least` px (at the normal text size) fit, at most `most`.
    #[must_use]
    pub fn columns(&self, least: f32, most: usize) -> usize {
        let mut columns = 1;
        while columns < most && self.column_width(columns + 1) >= least * self.text {
            columns += 1;
        }
        columns
    }

    /// Width of one of `columns` equal columns.
    #[must_use]
    pub fn column_width(&self, columns: usize) -> f32 {
        let columns = f32::from(u8::try_from(columns.max(1)).unwrap_or(u8::MAX));
        (self.width - (columns - 1.0) * self.gutter) / columns
    }
}

/// `text` as the screen shows it: no line ends within a time or a telephone number.
#[must_use]
pub fn shown(text: &str) -> SharedString {
    joined(text).as_ref().into()
}

/// Height of `text` in running lines within `width`; nothing for no text.
#[must_use]
pub fn text_height(measure: &Measure, text: &str, weight: Weight, px: f32, width: f32) -> f32 {
    block(measure, text, weight, px, width, LINE)
}

/// A text, its weight, and its size.
pub type Run<'a> = (&'a str, Weight, f32);

/// Height of texts on top of each other, all within `width`.
#[must_use]
pub fn stacked<'a>(measure: &Measure, width: f32, runs: impl IntoIterator<Item = Run<'a>>) -> f32 {
    runs.into_iter().map(|(text, weight, px)| text_height(measure, text, weight, px, width)).sum()
}

/// Whether a text takes no more than one line.
#[must_use]
pub fn is_one_line(measure: &Measure, (text, weight, px): Run<'_>, width: f32) -> bool {
    measure.lines(text, weight, px, width) == 1 && measure.width(text, weight, px) <= width
}

/// Height of a large name.
#[must_use]
pub fn name_height(measure: &Measure, text: &str, px: f32, width: f32) -> f32 {
    block(measure, text, Weight::Bold, px, width, NAME_LINE)
}

fn block(measure: &Measure, text: &str, weight: Weight, px: f32, width: f32, line: f32) -> f32 {
    if text.is_empty() {
        return 0.0;
    }
    // As it is shown. The toolkit breaks between words only; a word wider than the line fits nowhere.
    let text = joined(text);
    if text.split([' ', '\n']).any(|word| measure.width(word, weight, px) > width.max(px)) {
        return f32::MAX;
    }
    let lines = u16::try_from(measure.lines(&text, weight, px, width.max(px))).unwrap_or(u16::MAX);
    f32::from(lines) * px * line + SLACK
}
