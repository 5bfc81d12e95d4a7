//! Sentences that one press takes. They go onto the public screen, so they are Danish with an English twin, and each
//! says what one can do.

use crate::domain::text::{Line, Words};

/// A ready sentence in Danish and English.
pub type Ready = (&'static str, &'static str);

/// Why something is not done now.
pub const REASONS: [Ready; 6] = [
    ("Der er ikke penge til det i år.", "There is no money for it this year."),
    ("Vi er for få på arbejde til det lige nu.", "Too few of us are at work for it right now."),
    ("Der er ikke plads til det i huset.", "There is no room for it in the house."),
    ("Andre end os bestemmer over det.", "Others than us decide that."),
    ("Vi har prøvet det, og det passede ikke til huset.", "We tried it, and it did not suit the house."),
    ("Det kan gøre huset mindre trygt for nogen.", "It can make the house less safe for somebody."),
];

/// What one can do or have instead; it stands after *I stedet*.
pub const INSTEADS: [Ready; 5] = [
    ("tag det med på næste møde, så taler vi om det.", "bring it up at the next meeting, and we talk about it."),
    ("kom og hjælp med at finde på noget, der ligner.", "come and help us think of something like it."),
    ("kig med i aktivitetsgruppen, hvor vi planlægger.", "look in on the activity group, where we plan."),
    ("vi tager det op igen til foråret.", "we take it up again in spring."),
    ("repræsentanten i Udsatterådet kan tage det med.", "the representative can take it along to the council."),
];

/// What was decided at once.
pub const DECIDED: [Ready; 3] = [
    ("Ja, det gør vi.", "Yes, we do that."),
    ("Vi prøver det i en måned.", "We try it for a month."),
    ("Vi begynder i næste uge.", "We begin next week."),
];

/// What is done already.
pub const DONE: [Ready; 3] = [
    ("Det er gjort.", "It is done."),
    ("Det er købt, og det står fremme.", "It is bought, and it is out there."),
    ("Det findes allerede, så spørg os, hvor.", "It is there already, so ask us where."),
];

/// What stands on the board in the place of a suggestion that cannot be shown. Nobody writes it, so that nothing of
/// the suggestion gets into it by haste.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withheld {
    Person,
    Private,
    Happened,
}

impl Withheld {
    pub const ALL: [Self; 3] = [Self::Person, Self::Private, Self::Happened];

    /// The word for it in what a card asks for.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Private => "private",
            Self::Happened => "happened",
        }
    }

    pub(super) const fn ready(self) -> Ready {
        match self {
            Self::Person => ("Et forslag om en person", "A suggestion about a person"),
            Self::Private => ("Et forslag om noget privat", "A suggestion about something private"),
            Self::Happened => ("Et forslag om noget, der er sket", "A suggestion about something that happened"),
        }
    }

    /// What it says, in Danish.
    #[must_use]
    pub const fn danish(self) -> &'static str {
        self.ready().0
    }
}

/// The words with the English twin that a ready sentence has.
pub(super) fn with_twin(da: Line) -> Words {
    let withheld = Withheld::ALL.map(Withheld::ready);
    let mut all = REASONS.iter().chain(&INSTEADS).chain(&DECIDED).chain(&DONE).chain(&withheld);
    let twin = all.find(|(danish, _)| *danish == da.as_str()).and_then(|(_, english)| Line::new(english).ok());
    Words { da, en: twin }
}
