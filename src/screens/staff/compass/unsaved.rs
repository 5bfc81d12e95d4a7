//! A few words beside a field, in words that can be kept until the same employee is in again.

use super::{At, Compass, persons};
use crate::app::compass::Layer;

/// As whoever's view it was typed.
pub(in crate::screens::staff) const TYPED: [(&str, Layer); 2] =
    [("compass-employee", Layer::Employee), ("compass-person", Layer::Person)];

impl Compass {
    /// The press that leads to a page of whoever is open.
    pub(in crate::screens::staff) fn step(&self, at: At) -> String {
        if at == At::Start { persons::opening(self.person) } else { at.name() }
    }

    /// What is being typed, and was not put down yet.
    pub(in crate::screens::staff) fn typed(&self) -> Option<(&'static str, String)> {
        let text = self.writing.as_ref()?.typed()?.to_owned();
        let (word, _) = TYPED.into_iter().find(|(_, layer)| *layer == self.layer)?;
        Some((word, text))
    }

    /// From now on it is typed as `layer` sees it; the page of it comes next.
    pub(in crate::screens::staff) const fn look_as(&mut self, layer: Layer) {
        self.layer = layer;
    }

    /// Puts it back; the page it belongs to has been opened before.
    pub(in crate::screens::staff) fn take_back(&mut self, text: &str) {
        if let Some(writing) = &mut self.writing {
            writing.take_back(text);
        }
    }
}
