//! A suggestion put together from half-sentences and pictures, for those who don't write.
//!
//! Each picture carries its own *mere*, *flere* or *noget*, so that every beginning fits every picture and every time.

use super::text::Language;

/// How the sentence begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beginning {
    WouldLike,
    CanWeHave,
    Miss,
    WouldBeGood,
}

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    Music,
    Food,
    Trips,
    Sport,
    Quiet,
    Films,
    Animals,
    Plants,
    Painting,
    Books,
    Cosiness,
    SomethingElse,
}

/// When, which may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    Mornings,
    Evenings,
    Weekends,
    EveryDay,
}

/// The Danish or the English of a pair.
const fn pick<T: Copy>((danish, english): (T, T), language: Language) -> T {
    match language {
        Language::Danish => danish,
        Language::English => english,
    }
}

impl Beginning {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 4] = [Self::WouldLike, Self::CanWeHave, Self::Miss, Self::WouldBeGood];

    #[must_use]
    pub const fn words(self, language: Language) -> &'static str {
        let pair = match self {
            Self::WouldLike => ("Jeg vil gerne have", "I would like"),
            Self::CanWeHave => ("Kan vi få", "Can we have"),
            Self::Miss => ("Jeg savner", "I wish for"),
            Self::WouldBeGood => ("Det ville være godt med", "It would be good to have"),
        };
        pick(pair, language)
    }

    /// Name of the drawing, where there is room for one.
    #[must_use]
    pub const fn icon(self) -> &'static str {
        match self {
            Self::WouldLike => "haand",
            Self::CanWeHave => "folk",
            Self::Miss => "tilbud",
            Self::WouldBeGood => "forslag",
        }
    }

    /// What ends the sentence.
    const fn end(self) -> char {
        match self {
            Self::CanWeHave => '?',
            Self::WouldLike | Self::Miss | Self::WouldBeGood => '.',
        }
    }
}

impl Picture {
    /// All of them, in the order of the page, which is always the same ([`super::nudge::Nudge::SamePictures`]).
    pub const ALL: [Self; 12] = [
        Self::Music,
        Self::Food,
        Self::Trips,
        Self::Sport,
        Self::Quiet,
        Self::Films,
        Self::Animals,
        Self::Plants,
        Self::Painting,
        Self::Books,
        Self::Cosiness,
        Self::SomethingElse,
    ];

    /// The word of quantity that goes with the noun, and the noun.
    #[must_use]
    pub const fn words(self, language: Language) -> (&'static str, &'static str) {
        let pair = match self {
            Self::Music => (("mere", "musik"), ("more", "music")),
            Self::Food => (("mere", "mad"), ("more", "food")),
            Self::Trips => (("flere", "ture"), ("more", "trips")),
            Self::Sport => (("mere", "sport"), ("more", "sport")),
            Self::Quiet => (("mere", "ro"), ("more", "quiet")),
            Self::Films => (("flere", "film"), ("more", "films")),
            Self::Animals => (("flere", "dyr"), ("more", "animals")),
            Self::Plants => (("flere", "planter"), ("more", "plants")),
            Self::Painting => (("mere", "kunst"), ("more", "art")),
            Self::Books => (("flere", "bøger"), ("more", "books")),
            Self::Cosiness => (("mere", "hygge"), ("more", "cosiness")),
            Self::SomethingElse => (("noget", "andet"), ("other", "things")),
        };
        pick(pair, language)
    }

    /// Name of the drawing.
    #[must_use]
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Music => "musik",
            Self::Food => "gryde",
            Self::Trips => "bus",
            Self::Sport => "bold",
            Self::Quiet => "ro",
            Self::Films => "film",
            Self::Animals => "hund",
            Self::Plants => "have",
            Self::Painting => "pensel",
            Self::Books => "bog",
            Self::Cosiness => "kop",
            Self::SomethingElse => "blyant",
        }
    }
}

impl When {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 4] = [Self::Mornings, Self::Evenings, Self::Weekends, Self::EveryDay];

    /// Name of the drawing, where there is room for one.
    #[must_use]
    pub const fn icon(self) -> &'static str {
        match self {
            Self::Mornings => "idag",
            Self::Evenings => "m_maane",
            Self::Weekends => "sofa",
            Self::EveryDay => "kalender",
        }
    }

    #[must_use]
    pub const fn words(self, language: Language) -> &'static str {
        let pair = match self {
            Self::Mornings => ("om morgenen", "in the morning"),
            Self::Evenings => ("om aftenen", "in the evening"),
            Self::Weekends => ("i weekenden", "at the weekend"),
            Self::EveryDay => ("hver dag", "every day"),
        };
        pick(pair, language)
    }
}

/// What has been chosen so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PictureSentence {
    pub beginning: Option<Beginning>,
    pub picture: Option<Picture>,
    pub when: Option<When>,
}

impl PictureSentence {
    /// Whether nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The parts that are chosen, in their order; the last carries the full stop once the sentence is whole.
    #[must_use]
    pub fn parts(&self, language: Language) -> Vec<String> {
        let mut parts: Vec<String> = self.beginning.map(|one| one.words(language).to_owned()).into_iter().collect();
        if let Some(picture) = self.picture {
            let (quantity, noun) = picture.words(language);
            parts.extend([quantity.to_owned(), noun.to_owned()]);
        }
        parts.extend(self.when.map(|one| one.words(language).to_owned()));
        if let (Some(beginning), Some(_), Some(last)) = (self.beginning, self.picture, parts.last_mut()) {
            last.push(beginning.end());
        }
        parts
    }

    /// The sentence, once it has a beginning and a picture. The time may stay empty.
    #[must_use]
    pub fn whole(&self, language: Language) -> Option<String> {
        (self.beginning.is_some() && self.picture.is_some()).then(|| self.parts(language).join(" "))
    }
}
