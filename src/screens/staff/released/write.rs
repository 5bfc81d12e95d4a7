//! A text for the board, or a note from the wall, is typed.

use fristed_ui::{ReleasedTexts, Screen, Shell, StaffLayout, Typing};
use slint::{ComponentHandle as _, SharedString};
use zeroize::Zeroizing;

use super::at::{At, Field};
use crate::app::postbox::Answer;
use crate::app::released::{Reply, released_words};
use crate::domain::pointing::points;
use crate::domain::{suggestion, text};
use crate::kiosk::keyboard::Keyboard;
use crate::screens::keyboard::{Field as Shown, Keys, Stroke};
use crate::screens::place::Spot;
use crate::screens::staff::Laying;
use crate::screens::staff::running::write::{Hint, help, room};
use crate::screens::suggestion::Way as Written;
use crate::screens::{Screens, suggestion_cards};

/// What is being written. It is overwritten when it goes.
pub struct Writing {
    field: Field,
    keyboard: Keyboard,
    keys: Keys,
}

impl Writing {
    pub(super) const fn field(&self) -> Field {
        self.field
    }

    /// What is typed so far; `None` where nothing is, or nothing else than what the answer has there.
    pub(super) fn typed(&self, reply: &Reply) -> Option<String> {
        let text = self.keyboard.text();
        (!text.is_empty() && text != text_of(reply, self.field)).then(|| text.to_owned())
    }

    /// What was typed before the screen locked stands there again.
    pub(super) fn take_back(&mut self, text: &str) {
        self.keyboard.wipe();
        self.keyboard.type_in(text);
    }
}

impl super::Answering {
    /// Something is typed. Whether it was for a text of answering.
    pub(in crate::screens::staff) fn strike(&mut self, stroke: Stroke<'_>) -> bool {
        let Some(writing) = &mut self.writing else { return false };
        stroke.on(&mut writing.keyboard);
        true
    }
}

/// The text of an answer as it is so far.
fn text_of(reply: &Reply, field: Field) -> &str {
    match field {
        Field::Wording => reply.wording.as_str(),
        Field::Decider => reply.decided_by.as_str(),
        Field::Answer => reply.answer.as_str(),
        Field::Reason => reply.reason.as_str(),
        Field::Instead => reply.instead.as_str(),
        Field::Note => "",
    }
}

impl Screens {
    /// The text as it is so far, to be written on.
    pub(in crate::screens::staff) fn begin_released_writing(&mut self, field: Field) {
        let text = text_of(&self.staff.released.reply, field);
        let mut keyboard = Keyboard::new(if field == Field::Note { suggestion::LONGEST } else { text::LONGEST });
        keyboard.type_in(text);
        self.staff.released.writing = Some(Writing { field, keyboard, keys: Keys::default() });
    }

    /// *Færdig*: back to where the text belongs, with it; a note goes into the box.
    pub(super) fn end_released_writing(&mut self) {
        let Some(writing) = &self.staff.released.writing else { return };
        if writing.field == Field::Note {
            return self.post_wall_note();
        }
        let (field, text) = (writing.field, writing.keyboard.text().to_owned());
        self.staff.released.writing = None;
        self.take_released_text(field, text);
    }

    /// The note stays on the page until it is known to lie in the box.
    fn post_wall_note(&mut self) {
        let (Some(ui), Some(session)) = (self.ui.upgrade(), self.app.session()) else { return };
        let Some(writing) = self.staff.released.writing.as_ref().filter(|_| !self.staff.released.posting) else {
            return;
        };
        let text = Zeroizing::new(writing.keyboard.text().to_owned());
        match self.app.post_note(&session, &text) {
            Ok(posted) => self.staff.released.posting = posted,
            Err(refused) => {
                let said = suggestion_cards::refusal(&ui, refused, Written::Write);
                ui.global::<Shell>().set_notice(said);
            }
        }
    }

    /// What became of a note.
    pub(in crate::screens) fn note_answered(&mut self, answer: Answer) {
        if !std::mem::take(&mut self.staff.released.posting) {
            return;
        }
        match answer {
            Answer::SuggestionKept => {
                self.staff.released.writing = None;
                if matches!(self.place.spot(), Spot::Released(_)) {
                    self.change(|place| place.arrive(Spot::Released(At::NoteKept), Spot::Staff));
                }
            }
            Answer::SuggestionNotKept => {
                if let Some(ui) = self.ui.upgrade() {
                    let said = ui.global::<fristed_ui::AskTexts>().get_not_saved();
                    ui.global::<Shell>().set_notice(said);
                }
            }
        }
    }

    pub(super) fn show_released_writing(&mut self, field: Field, texts: &ReleasedTexts<'_>, laying: &Laying<'_>) {
        if self.staff.released.writing.as_ref().is_none_or(|writing| writing.field != field) {
            self.begin_released_writing(field);
        }
        self.staff.clear_pad(laying);
        let Some(writing) = &self.staff.released.writing else { return };
        let (global, language, text) = (&laying.global, self.place.language, writing.keyboard.text());
        global.set_layout(StaffLayout::Text);
        global.set_subtitle(SharedString::new());
        global.set_title(match field {
            Field::Wording => texts.get_wording(),
            Field::Decider => texts.get_who_decides(),
            Field::Answer => texts.get_what_answer(),
            Field::Reason => texts.get_why(),
            Field::Instead => texts.get_what_instead(),
            Field::Note => texts.get_note(),
        });
        let said: Vec<Hint> = if field == Field::Note {
            // It is written down as it is; nobody corrects it.
            vec![texts.get_note_hint().to_string().into()]
        } else {
            let pointed = points(text).into_iter().map(|one| released_words::pointed(&one, language).into());
            pointed.chain(help(text, &SharedString::new(), language)).collect()
        };
        let room = room(laying, &said);
        global.set_note_text(room.note.into());
        let typing = laying.ui.global::<Typing>();
        typing.set_open(true);
        let px = laying.ui.global::<Screen>().get_typed();
        let shown = Shown { width: room.width, height: room.height, px, is_posted: false };
        writing.keys.show(laying.ui, &writing.keyboard, (shown, false), language, (laying.metrics, laying.measure));
    }
}
