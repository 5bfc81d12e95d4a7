//! What must hold of every screen, whatever is on it.

use std::fmt::Write as _;

use crate::look::{Labelled, Look, Rect, Role, Written};

/// Smallest target, in logical px.
const LEAST: f32 = 64.0;
/// Smallest height of a main target.
const LEAST_MAIN: f32 = 88.0;
/// Quiet small ones, which lead where another target leads too.
const QUIET: [&str; 2] = ["Hele dagen", "Whole day"];
/// The answers beside a wheel of the compass, nine of them: `design/design.md` section 5.
const ANSWERS: [&str; 5] =
    ["Deltagelse: ", "Deltagelse udenfor værestedet: ", "Tilstand: ", "Motivation: ", "Indsats: "];
/// Rounding of the layout, in px.
const SLACK: f32 = 1.0;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    rule: &'static str,
    page: String,
    what: String,
    looks: String,
}

/// All that does not hold, to be told in one table.
#[derive(Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    pub fn add(&mut self, rule: &'static str, page: &str, looks: &str, what: String) {
        self.0.push(Finding { rule, page: page.into(), what, looks: looks.into() });
    }

    /// Fails with a table of everything found.
    #[track_caller]
    pub fn none(mut self) {
        self.0.sort();
        self.0.dedup();
        let mut table = String::new();
        for one in &self.0 {
            let _ = writeln!(table, "{:<28} | {:<34} | {:<36} | {}", one.rule, one.page, one.looks, one.what);
        }
        assert!(self.0.is_empty(), "{} findings\n{table}", self.0.len());
    }
}

/// Looks at one screen. Where an overlay is open, `under` is the page as it was before: only what is new counts.
pub fn check(look: &Look, under: Option<&Look>, size: (f32, f32), page: &str, looks: &str, findings: &mut Findings) {
    let screen = Rect { x: 0.0, y: 0.0, width: size.0, height: size.1 };
    let mut add = |rule: &'static str, what: String| findings.add(rule, page, looks, what);
    let was_labelled = |one: &Labelled| {
        under.is_some_and(|under| under.labelled.iter().any(|old| old.label == one.label && old.rect == one.rect))
    };
    let was_written = |one: &Written| {
        under.is_some_and(|under| under.written.iter().any(|old| old.text == one.text && old.rect == one.rect))
    };
    let labelled: Vec<&Labelled> = look.labelled.iter().filter(|one| !was_labelled(one)).collect();
    let written: Vec<&Written> = look.written.iter().filter(|one| !was_written(one)).collect();
    let buttons: Vec<&Labelled> = labelled.iter().copied().filter(|one| one.role == Role::Button).collect();
    if buttons.is_empty() && written.is_empty() {
        add("an empty screen", String::new());
    }
    // The desk holds the whole house on one page, for hands that know it.
    check_buttons(&buttons, screen, page.starts_with("desk"), &mut add);
    check_texts(&written, &buttons, screen, &mut add);
    check_panels(&labelled, &buttons, screen, &mut add);
}

fn check_buttons(buttons: &[&Labelled], screen: Rect, small: bool, add: &mut impl FnMut(&'static str, String)) {
    for (at, one) in buttons.iter().enumerate() {
        let said = format!("{:?} {}", short(&one.label), one.rect);
        if one.label.trim().is_empty() {
            add("button without a label", said.clone());
        }
        let is_answer = ANSWERS.iter().any(|level| one.label.starts_with(level));
        let small = small || is_answer || QUIET.contains(&one.label.as_str());
        let least = if small { LEAST } else { LEAST_MAIN };
        if one.rect.width < LEAST - 0.1 || one.rect.height < least - 0.1 {
            add("button too small", said.clone());
        }
        if !screen.holds(one.rect, SLACK) {
            add("button outside the screen", said.clone());
        }
        for other in &buttons[at + 1..] {
            // The whole idle board is one target, under Hjælp nu as well.
            if one.rect.overlaps(other.rect) && one.rect != screen && other.rect != screen {
                add("buttons overlap", format!("{said} and {:?} {}", short(&other.label), other.rect));
            }
        }
    }
}

fn check_texts(written: &[&Written], buttons: &[&Labelled], screen: Rect, add: &mut impl FnMut(&'static str, String)) {
    for (at, one) in written.iter().enumerate() {
        let said = format!("{:?} {}", short(&one.text), one.rect);
        if one.needs.0 > one.rect.width + SLACK || one.needs.1 > one.rect.height + SLACK {
            add("text cut off", format!("{said}, needs {:.0}x{:.0}", one.needs.0, one.needs.1));
        }
        if !screen.holds(one.ink, SLACK) {
            add("text outside the screen", said.clone());
        }
        if !one.parent.holds(one.ink, SLACK) {
            add("text outside its parent", format!("{said} in {}", one.parent));
        }
        for other in &written[at + 1..] {
            if one.ink.overlaps(other.ink) {
                let (ink, over) = (one.ink, other.ink);
                add("texts overlap", format!("{:?} {ink} and {:?} {over}", short(&one.text), short(&other.text)));
            }
        }
        for button in
            buttons.iter().filter(|button| one.button.as_ref() != Some(&button.label) && button.rect != screen)
        {
            if one.ink.overlaps(button.rect) {
                add(
                    "text over a button",
                    format!("{:?} {} and {:?} {}", short(&one.text), one.ink, short(&button.label), button.rect),
                );
            }
        }
    }
}

/// Cards that are only read have a label too: they hold their own buttons, and meet no others.
fn check_panels(
    labelled: &[&Labelled],
    buttons: &[&Labelled],
    screen: Rect,
    add: &mut impl FnMut(&'static str, String),
) {
    for panel in labelled.iter().filter(|one| is_panel(one)) {
        let said = format!("{:?} {}", short(&panel.label), panel.rect);
        if !screen.holds(panel.rect, SLACK) {
            add("panel outside the screen", said.clone());
        }
        for button in buttons.iter().filter(|button| panel.rect.overlaps(button.rect)) {
            if !panel.rect.holds(button.rect, SLACK) && !button.rect.holds(panel.rect, SLACK) {
                add("panel over a button", format!("{said} and {:?} {}", short(&button.label), button.rect));
            }
        }
    }
}

/// A card or a picture with a label; a bare text is looked at where it is written.
fn is_panel(one: &Labelled) -> bool {
    matches!(one.role, Role::Text | Role::Image) && !one.is_text
}

fn short(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
