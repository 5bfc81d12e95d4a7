//! A code that is shown once, to be copied by hand: of the house, or an employee's PIN.

use fristed_ui::{ErrandTexts, Screen, SettingsTexts, StaffButton, StaffLayout};
use slint::{ComponentHandle as _, SharedString};
use zeroize::Zeroizing;

use super::act::Act;
use super::fields::Group;
use super::pad::{Note, button, buttons_height, code_title, count};
use super::{Laying, Staff};
use crate::app::errands::code_card::CardState;
use crate::app::staff::access::{Digits, ShowCodeView, ShowPinView};
use crate::domain::codes::CodeKind;
use crate::draw::measure::Weight;
use crate::screens::cards::Rows;

/// Paddings of a button in `ui/staff/access.slint`.
const BUTTON_SIDES: f32 = 40.0;

impl Staff {
    /// A code to be copied, shown once.
    pub(super) fn show_code(&mut self, view: &ShowCodeView, card: CardState, laying: &Laying<'_>) -> Rows {
        let texts = &laying.texts;
        let named = laying.metrics.composed || laying.metrics.portrait;
        let group = |(at, digits): (usize, &Digits)| {
            let name = if named { texts.invoke_group_name(count(at + 1)) } else { SharedString::new() };
            Group::Shown { name, digits: Zeroizing::new(digits.as_slice().to_vec()) }
        };
        let (first, then) = match view.kind {
            CodeKind::Start => (texts.get_copy_start(), texts.get_copy_start_text()),
            CodeKind::Recovery => (texts.get_copy_recovery(), texts.get_copy_recovery_text()),
        };
        let text = if view.replaces { format!("{then} {}", texts.get_old_card()).into() } else { then };
        // Nobody has copied what has come out of the printer.
        let copied = if card == CardState::Printed { texts.get_go_on() } else { Self::copied(laying) };
        let mut buttons = vec![StaffButton { main: true, ..button("ja", copied, &Act::Next) }];
        let printing = laying.ui.global::<ErrandTexts>();
        if card != CardState::ByHand {
            let again = matches!(card, CardState::Printed | CardState::Silent);
            let word = if again { printing.get_print_card_again() } else { printing.get_print_card() };
            buttons.push(button("print", word, &Act::PrintCard));
        }
        let note = match card {
            CardState::ByHand | CardState::CanPrint => Note { icon: "blyant", title: first, text, strong: false },
            CardState::UnderWay => Note { icon: "print", title: printing.get_card_under_way(), text, strong: false },
            CardState::Printed => {
                let look = printing.get_card_printed_text();
                Note { icon: "print", title: printing.get_card_printed(), text: look, strong: true }
            }
            CardState::Silent => {
                let by_hand = printing.get_card_silent_text();
                Note { icon: "blyant", title: printing.get_card_silent(), text: by_hand, strong: true }
            }
        };
        let groups = view.groups.iter().enumerate().map(group).collect();
        self.show_copy(code_title(view.kind, laying), groups, note, buttons, laying)
    }

    /// A drawn PIN, for the one whose initials stand above it.
    pub(super) fn show_pin(&mut self, view: &ShowPinView, laying: &Laying<'_>) -> Rows {
        let texts = &laying.texts;
        let shown =
            Group::Shown { name: view.initials.as_str().into(), digits: Zeroizing::new(view.pin.as_slice().to_vec()) };
        let learn = texts.get_learn_pin_text();
        let text = if view.replaces { format!("{learn} {}", texts.get_pin_replaces()).into() } else { learn };
        let differs = laying.ui.global::<SettingsTexts>().get_pin_differs();
        let title = if view.differs { differs } else { texts.get_learn_pin() };
        let buttons = vec![
            StaffButton { main: true, ..button("ja", texts.get_go_on(), &Act::Next) },
            button("tagom", texts.get_another(), &Act::Another),
            button("fortryd", texts.get_drop(), &Act::Drop),
        ];
        self.show_copy(
            texts.get_new_pin(),
            vec![shown],
            Note { icon: "noegle", title, text, strong: view.differs },
            buttons,
            laying,
        )
    }

    /// *Jeg har skrevet den af*, or shorter where that is wider than its button.
    fn copied(laying: &Laying<'_>) -> SharedString {
        let (texts, metrics) = (&laying.texts, laying.metrics);
        let room = if metrics.portrait { metrics.width } else { (metrics.width - metrics.gutter) / 2.0 };
        let whole = laying.measure.width(&texts.get_copied(), Weight::Bold, metrics.row);
        let icon = metrics.icon + metrics.gap;
        if whole + BUTTON_SIDES + icon <= room { texts.get_copied() } else { texts.get_go_on() }
    }

    fn show_copy(
        &mut self,
        title: SharedString,
        groups: Vec<Group>,
        note: Note,
        buttons: Vec<StaffButton>,
        laying: &Laying<'_>,
    ) -> Rows {
        let metrics = laying.metrics;
        let screen = laying.ui.global::<Screen>();
        let rows = f32::from(u8::try_from(groups.len().div_ceil(2)).unwrap_or(u8::MAX));
        let half = if metrics.portrait { metrics.width } else { (metrics.width - metrics.gutter) / 2.0 };
        let code = rows * (screen.get_field_height() + metrics.body * 1.2 + 16.0) + metrics.gutter;
        let taken = buttons_height(buttons.len(), laying) + if metrics.portrait { code } else { 0.0 };
        let room = metrics.whole - taken;
        laying.global.set_layout(StaffLayout::Copy);
        laying.global.set_title(title);
        laying.global.set_heading(SharedString::new());
        self.tiles.show(Vec::new(), |model| laying.global.set_tiles(model));
        self.fields.show(laying.ui, groups);
        Self::put_note(note, half, room, laying);
        self.buttons(laying, buttons);
        Rows::new()
    }
}
