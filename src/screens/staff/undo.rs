//! *Fortryd* in the bar says what it undoes, in as many words as there is room for. The label always has all of them.

use fristed_ui::{Compass, CompassTexts, Screen, StaffTexts, Texts, Theme};
use slint::{ComponentHandle as _, SharedString};

use super::Laying;
use crate::app::desk_words;
use crate::domain::text::Language;
use crate::draw::measure::Weight;
use crate::screens::layout::shown;

/// Sizes of `ui/components/staff_frame.slint`.
const GAP: f32 = 16.0;
const PAD: f32 = 32.0;
const SIDE: f32 = 16.0;
/// The sides of the button, and its icon with the gap after it.
const AROUND: f32 = 2.0 * 16.0 + 40.0 + 12.0;
/// Measured text may come out a little wider.
const SLACK: f32 = 1.02;
/// A line of the button in em, and how much of its height is for them.
const LINE: f32 = 1.07;
const INSIDE: f32 = 82.0;
/// It becomes wider by this until its words fit.
const STEP: f32 = 20.0;

/// The bar with what stands in it.
struct Bar<'a> {
    laying: &'a Laying<'a>,
    px: f32,
    covers: bool,
}

/// Puts the words of what can be undone into the bar.
pub(super) fn show(laying: &Laying<'_>, language: Language) {
    let global = &laying.global;
    let what = global.get_undo();
    if what.is_empty() {
        global.set_undo_words(SharedString::new());
        global.set_undo_needs_room(false);
        return;
    }
    let covers = laying.ui.global::<Compass>().get_on();
    let bar = Bar { laying, px: laying.ui.global::<Theme>().get_staff(), covers };
    let room = bar.room();
    let initials = bar.initials();
    let all = desk_words::undo(&what, language);
    let found = |room: f32| {
        all.iter().find_map(|words| bar.width(words).filter(|width| *width <= room).map(|width| (words, width)))
    };
    let (found, needs_room) = match found(room - initials) {
        Some(found) => (Some(found), false),
        None => (found(room), true),
    };
    let (words, width) = found.map_or((SharedString::new(), 0.0), |(words, width)| (shown(words), width));
    global.set_undo_needs_room(needs_room && !words.is_empty());
    global.set_undo_words(words);
    global.set_undo_width(width);
}

impl Bar<'_> {
    fn wide(&self, text: &str, px: f32) -> f32 {
        self.laying.measure.width(text, Weight::Bold, px) * SLACK
    }

    /// The narrowest button that holds these words; `None` where there are too many lines of them.
    fn width(&self, words: &str) -> Option<f32> {
        let measure = self.laying.measure;
        let widest = words.split(' ').map(|word| self.wide(word, self.px)).fold(0.0, f32::max);
        let one_line = self.wide(words, self.px);
        let lines = |width: f32| {
            f32::from(u16::try_from(measure.lines(words, Weight::Bold, self.px, width / SLACK)).unwrap_or(u16::MAX))
        };
        let mut width = widest;
        while lines(width) * self.px * LINE > INSIDE {
            if width >= one_line {
                return None;
            }
            width = (width + STEP).min(one_line);
        }
        Some(width.ceil() + AROUND)
    }

    /// What is left of the bar, the initials counted in.
    fn room(&self) -> f32 {
        let (metrics, global) = (self.laying.metrics, &self.laying.global);
        let screen = self.laying.ui.global::<Screen>();
        let side = if screen.get_wide() { PAD } else { SIDE };
        let (row, icon) = (metrics.row, metrics.icon + GAP);
        let button =
            |text: &str, px: f32, icon: f32, side: f32| (self.wide(text, px) + icon + 2.0 * side).max(metrics.target);
        let back = match (global.get_has_back(), metrics.composed) {
            (false, _) => metrics.icon_large,
            (true, true) => button(&self.laying.ui.global::<Texts>().get_back(), row, icon, side),
            (true, false) => button("", row, metrics.icon, side),
        };
        let mut taken = vec![back];
        let texts: &StaffTexts<'_> = &self.laying.texts;
        let (px, side) = if self.covers { (self.px, SIDE) } else { (row, side) };
        let lock_icon = if metrics.composed && !self.covers { icon } else { 0.0 };
        taken.push(button(&texts.get_lock_all(), px, lock_icon, side));
        taken.push(button(&texts.get_lock(), px, lock_icon, side));
        if self.covers {
            taken.push(button(&self.laying.ui.global::<CompassTexts>().get_cover(), px, 0.0, side));
        }
        taken.push(self.title());
        let gaps = f32::from(u16::try_from(taken.len() + 1).unwrap_or(u16::MAX)) * GAP;
        metrics.width - taken.iter().sum::<f32>() - gaps
    }

    /// The title in the bar, with the line under it where it has one.
    fn title(&self) -> f32 {
        let (metrics, global) = (self.laying.metrics, &self.laying.global);
        if !metrics.composed {
            return 0.0;
        }
        let theme = self.laying.ui.global::<Theme>();
        let subtitle = global.get_subtitle();
        let px = if subtitle.is_empty() { theme.get_bar_title() } else { metrics.body };
        self.wide(&global.get_title(), px).max(self.wide(&subtitle, self.px))
    }

    fn initials(&self) -> f32 {
        let crowded = self.covers && !self.laying.ui.global::<Screen>().get_wide() && self.laying.metrics.text > 1.0;
        if crowded { 0.0 } else { self.wide(&self.laying.global.get_initials(), self.laying.metrics.row) + GAP }
    }
}
