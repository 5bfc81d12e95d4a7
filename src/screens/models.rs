//! Lists that change only where they differ, so that a still screen stays still.

use std::rc::Rc;

use slint::{Model as _, ModelRc, VecModel};

/// A list on the screen.
pub struct List<T> {
    model: Rc<VecModel<T>>,
}

impl<T: Clone + 'static> Default for List<T> {
    fn default() -> Self {
        Self { model: Rc::new(VecModel::default()) }
    }
}

impl<T: Clone + PartialEq + 'static> List<T> {
    /// Makes the list hold `rows`, touching only the rows that differ, and hands the model to `place`.
    pub fn show(&self, rows: Vec<T>, place: impl FnOnce(ModelRc<T>)) {
        self.show_by(rows, T::eq);
        place(self.model());
    }
}

impl<T: Clone + 'static> List<T> {
    /// The list as the toolkit takes it.
    #[must_use]
    pub fn model(&self) -> ModelRc<T> {
        ModelRc::from(Rc::clone(&self.model) as Rc<dyn slint::Model<Data = T>>)
    }

    /// Makes the list hold `rows`, touching only those that are not the `same`: for rows with pictures, of which none
    /// equals another to the toolkit.
    pub fn show_by(&self, rows: Vec<T>, same: impl Fn(&T, &T) -> bool) {
        let wanted = rows.len();
        for (at, row) in rows.into_iter().enumerate() {
            match self.model.row_data(at) {
                Some(there) if same(&there, &row) => {}
                Some(_) => self.model.set_row_data(at, row),
                None => self.model.push(row),
            }
        }
        while self.model.row_count() > wanted {
            self.model.remove(self.model.row_count() - 1);
        }
    }
}
