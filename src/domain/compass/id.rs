//! What things of the compass are called where they lie: a number drawn at random, which tells neither when nor of whom.

/// Makes such a name: sixteen bytes in a file, thirty-two letters in a press.
macro_rules! drawn_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            #[must_use]
            pub const fn new(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// As it lies in a file.
            #[must_use]
            pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
                bytes.try_into().ok().map(Self)
            }

            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }

            /// The one of that word, as [`Display`](std::fmt::Display) writes it.
            #[must_use]
            pub fn named(word: &str) -> Option<Self> {
                let whole = word.len() == 32 && word.bytes().all(|letter| letter.is_ascii_hexdigit());
                u128::from_str_radix(word, 16).ok().filter(|_| whole).map(|number| Self(number.to_be_bytes()))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{:032x}", u128::from_be_bytes(self.0))
            }
        }
    };
}

drawn_id! {
    /// A person of the compass.
    PersonId
}
drawn_id! {
    /// A record of the compass.
    RecordId
}
drawn_id! {
    /// A line of the logbook.
    LineId
}
drawn_id! {
    /// The answers of a rater, or an agreement. It says not whose.
    DrawnId
}
