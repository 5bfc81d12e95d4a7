//! How somebody sees best: *Se bedre*.

/// How large text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextStep {
    #[default]
    Normal,
    Large,
    Largest,
}

/// Text and colours as somebody has chosen them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Looks {
    pub text: TextStep,
    pub dark: bool,
}

impl TextStep {
    const ALL: [Self; 3] = [Self::Normal, Self::Large, Self::Largest];
}

impl Looks {
    /// As they are kept.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 2] {
        [self.text as u8, u8::from(self.dark)]
    }

    /// As they were kept; `None` for anything else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let [text, dark @ (0 | 1)] = bytes else { return None };
        let text = TextStep::ALL.get(usize::from(*text)).copied()?;
        Some(Self { text, dark: *dark == 1 })
    }
}
