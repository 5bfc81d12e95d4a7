//! The screen's own keyboard: what its keys say and what they do to the text. Sans-I/O, and it learns nothing.
//!
//! The text lives here and nowhere else; whoever shows it copies it out, and [`Keyboard::wipe`] overwrites it. The
//! caret stands at the end, always: one thing less to understand, and nothing to select by mistake.

use std::time::Duration;

use zeroize::Zeroize as _;

/// Two presses on *stort* within this time lock it.
const DOUBLE: Duration = Duration::from_millis(600);

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    Char(char),
    Space,
    /// Takes the last letter away.
    Delete,
    /// Takes the last word away, with the space before it.
    DeleteWord,
    /// The next letter large; twice, all of them until the next press.
    Shift,
    /// Digits and signs, or back to the letters.
    Signs,
    /// Writes nothing: whoever shows the keys puts them away.
    Done,
}

/// Which letters *stort* makes large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shift {
    #[default]
    Off,
    Once,
    Locked,
}

/// What became of a press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    Changed,
    /// There was nothing to take away, or only the keys changed.
    Same,
    /// The text is as long as it may be.
    Full,
}

/// The eleven columns of the letters, and of the digits and signs.
const LETTERS: [&str; 3] = ["qwertyuiopå", "asdfghjklæø", "zxcvbnm,."];
const SIGNS: [&str; 3] = ["1234567890+", "-/:;()&@\"'!", "%=*€#_é,."];

/// A text being typed.
pub struct Keyboard {
    text: String,
    /// In letters, not in bytes.
    limit: usize,
    shift: Shift,
    shifted_at: Option<Duration>,
    signs: bool,
}

impl Keyboard {
    /// An empty text that may have `limit` letters.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        // As many bytes as it can ever take, so that the text never moves and leaves a copy behind.
        let text = String::with_capacity(limit * char::MAX.len_utf8());
        Self { text, limit, shift: Shift::Off, shifted_at: None, signs: false }
    }

    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    #[must_use]
    pub const fn shift(&self) -> Shift {
        self.shift
    }

    /// Whether the digits and signs are shown.
    #[must_use]
    pub const fn shows_signs(&self) -> bool {
        self.signs
    }

    /// How many letters there is still room for.
    #[must_use]
    pub fn left(&self) -> usize {
        self.limit.saturating_sub(self.text.chars().count())
    }

    /// The keys of the three upper rows, as they are shown now. The third stands between *stort* and *slet*.
    #[must_use]
    pub fn rows(&self) -> [Vec<Key>; 3] {
        let rows = if self.signs { SIGNS } else { LETTERS };
        rows.map(|row| row.chars().map(|letter| Key::Char(self.cased(letter))).collect())
    }

    /// A finger pressed `key`.
    pub fn press(&mut self, key: Key, at: Duration) -> Typed {
        match key {
            Key::Char(letter) => {
                if self.shift == Shift::Once {
                    self.shift = Shift::Off;
                }
                self.push(letter)
            }
            Key::Space => self.push(' '),
            Key::Delete => self.pop(),
            Key::DeleteWord => self.delete_word(),
            Key::Shift => {
                self.press_shift(at);
                Typed::Same
            }
            Key::Signs => {
                self.signs = !self.signs;
                self.shift = Shift::Off;
                Typed::Same
            }
            Key::Done => Typed::Same,
        }
    }

    /// A key of a real keyboard: what it wrote, or the sign for taking back.
    pub fn type_in(&mut self, written: &str) -> Typed {
        const BACKSPACE: &str = "\u{8}";
        if written == BACKSPACE {
            return self.pop();
        }
        let mut typed = Typed::Same;
        for letter in written.chars().filter(|letter| is_writing(*letter)) {
            typed = self.push(letter);
        }
        typed
    }

    /// Overwrites the text, and the keys are as at first.
    pub fn wipe(&mut self) {
        self.text.zeroize();
        self.shift = Shift::Off;
        self.shifted_at = None;
        self.signs = false;
    }

    fn cased(&self, letter: char) -> char {
        if self.shift == Shift::Off {
            return letter;
        }
        let mut large = letter.to_uppercase();
        match (large.next(), large.next()) {
            (Some(one), None) => one,
            _ => letter,
        }
    }

    fn push(&mut self, letter: char) -> Typed {
        if self.left() == 0 {
            return Typed::Full;
        }
        self.text.push(letter);
        Typed::Changed
    }

    /// Takes the last letter away and overwrites where it stood.
    fn pop(&mut self) -> Typed {
        let Some((at, _)) = self.text.char_indices().next_back() else { return Typed::Same };
        self.cut(at);
        Typed::Changed
    }

    fn delete_word(&mut self) -> Typed {
        let kept = self.text.trim_end_matches(' ');
        // The space before it stays, so that the next word can begin at once.
        let at = kept.rfind(' ').map_or(0, |space| space + 1);
        if self.text.is_empty() {
            return Typed::Same;
        }
        self.cut(at);
        Typed::Changed
    }

    /// Keeps the text up to `at`; nothing of the rest stays in its memory.
    fn cut(&mut self, at: usize) {
        let mut rest = self.text.split_off(at);
        rest.zeroize();
        // What is beyond the end of the text still holds the old letters: they are written over and taken off again.
        let spare = (self.text.capacity() - self.text.len()).min(self.limit * char::MAX.len_utf8());
        self.text.extend(std::iter::repeat_n('\0', spare));
        self.text.truncate(at);
    }

    fn press_shift(&mut self, at: Duration) {
        let soon = self.shifted_at.is_some_and(|before| at.saturating_sub(before) <= DOUBLE);
        self.shifted_at = Some(at);
        self.shift = match self.shift {
            Shift::Off => Shift::Once,
            Shift::Once if soon => Shift::Locked,
            Shift::Once | Shift::Locked => Shift::Off,
        };
    }
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        self.wipe();
    }
}

/// Not arrows and the like, which the toolkit gives letters of the private area, and nothing that is no letter.
fn is_writing(letter: char) -> bool {
    !letter.is_control() && !('\u{e000}'..='\u{f8ff}').contains(&letter)
}
