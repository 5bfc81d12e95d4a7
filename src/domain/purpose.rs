//! What an activity is for (S0 ch. 5, no. 3: *brug aktiviteterne strategisk*). Staff only: who comes just comes.

/// One thing an activity can be for; it may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Purpose {
    /// *Fællesskab*.
    Community,
    /// *Opleve noget nyt*.
    SomethingNew,
    /// *Tradition*.
    Tradition,
    /// *Se nye sider*, of others and of oneself.
    NewSides,
    /// *Løfte ansvar*.
    Responsibility,
}

impl Purpose {
    pub const ALL: [Self; 5] =
        [Self::Community, Self::SomethingNew, Self::Tradition, Self::NewSides, Self::Responsibility];

    /// The word for it in the store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Community => "community",
            Self::SomethingNew => "something-new",
            Self::Tradition => "tradition",
            Self::NewSides => "new-sides",
            Self::Responsibility => "responsibility",
        }
    }
}
