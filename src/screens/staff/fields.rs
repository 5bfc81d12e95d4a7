//! The fields of a code, and pictures of the digits that may be seen in them.

use std::rc::Rc;

use fristed_ui::{FristedWindow, Screen, StaffField, StaffFieldFace, StaffGroup};
use slint::{ComponentHandle as _, Image, ModelRc, SharedString, VecModel};
use zeroize::Zeroizing;

use crate::draw::digits::digits;
use crate::screens::pictures;

/// What stands in one field. Its debug form would say the digit, so it has none.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Face {
    Empty,
    /// The next digit goes here.
    Next,
    Dot,
    Digit(u8),
}

/// One group of fields, or a group that is shown to be copied.
#[derive(Clone, PartialEq, Eq)]
pub enum Group {
    Fields { name: SharedString, faces: Vec<Face> },
    Shown { name: SharedString, digits: Zeroizing<Vec<u8>> },
}

/// The groups that were shown last, so that showing them again draws nothing.
#[derive(Default)]
pub struct Fields {
    shown: Vec<Group>,
    /// Their size then, in physical px.
    px: u32,
}

impl Fields {
    /// Forgets them; the digits are overwritten.
    pub fn clear(&mut self) {
        for group in &mut self.shown {
            if let Group::Fields { faces, .. } = group {
                faces.fill(Face::Empty);
            }
        }
        self.shown.clear();
    }

    /// Shows `groups`, where they are others than before.
    pub fn show(&mut self, ui: &FristedWindow, groups: Vec<Group>) {
        let px = pixels(ui);
        if groups == self.shown && px == self.px {
            return;
        }
        let made: Vec<StaffGroup> = groups.iter().map(|group| group_of(group, px)).collect();
        ui.global::<fristed_ui::Staff>().set_groups(ModelRc::from(Rc::new(VecModel::from(made))));
        self.clear();
        self.shown = groups;
        self.px = px;
    }
}

fn group_of(group: &Group, px: u32) -> StaffGroup {
    match group {
        Group::Fields { name, faces } => {
            let fields: Vec<StaffField> = faces.iter().map(|face| field_of(*face, px)).collect();
            let fields = ModelRc::from(Rc::new(VecModel::from(fields)));
            StaffGroup { name: name.clone(), fields, picture: Image::default() }
        }
        Group::Shown { name, digits: shown } => {
            StaffGroup { name: name.clone(), fields: ModelRc::default(), picture: pictures::image(digits(shown, px)) }
        }
    }
}

fn field_of(face: Face, px: u32) -> StaffField {
    let (face, picture) = match face {
        Face::Empty => (StaffFieldFace::Empty, None),
        Face::Next => (StaffFieldFace::Next, None),
        Face::Dot => (StaffFieldFace::Dot, None),
        Face::Digit(digit) => (StaffFieldFace::Digit, digits(&[digit], px)),
    };
    StaffField { face, picture: pictures::image(picture) }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the size of a letter on a screen")]
fn pixels(ui: &FristedWindow) -> u32 {
    (ui.global::<Screen>().get_code_digit() * ui.window().scale_factor()).round().clamp(8.0, 400.0) as u32
}
