//! Where one is among the pages of the meetings, by names that a card can carry.

use chrono::NaiveDate;

/// One page of the meetings. A meeting is named by its house-file id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetAt {
    /// All of them.
    All,
    /// The next agenda of one, as it is being made.
    Agenda(String),
    /// One item of it; a new one without a number.
    Item(String, Option<usize>),
    /// How it will look.
    Preview(String),
    Minutes(String, NaiveDate),
    /// What was decided about one item.
    Decision(String, NaiveDate, usize),
    MinutesPreview(String, NaiveDate),
    /// *I foreslog – vi gjorde*.
    Board,
    /// One line of it.
    Line(String),
    /// *Udsatteråd*.
    Council,
    /// The staff's own meeting.
    Staff,
}

impl MeetAt {
    /// Its name on a card.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::All => "run-meet-all".to_owned(),
            Self::Agenda(slug) => format!("run-meet-agenda:{slug}"),
            Self::Item(slug, None) => format!("run-meet-item:new:{slug}"),
            Self::Item(slug, Some(at)) => format!("run-meet-item:{at}:{slug}"),
            Self::Preview(slug) => format!("run-meet-preview:{slug}"),
            Self::Minutes(slug, day) => format!("run-meet-minutes:{day}:{slug}"),
            Self::Decision(slug, day, at) => format!("run-meet-decision:{at}:{day}:{slug}"),
            Self::MinutesPreview(slug, day) => format!("run-meet-minutes-preview:{day}:{slug}"),
            Self::Board => "run-meet-board".to_owned(),
            Self::Line(slug) => format!("run-meet-line:{slug}"),
            Self::Council => "run-meet-council".to_owned(),
            Self::Staff => "run-meet-staff".to_owned(),
        }
    }

    /// The page with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (page, of) = name.split_once(':').unwrap_or((name, ""));
        Some(match page {
            "run-meet-all" => Self::All,
            "run-meet-agenda" => Self::Agenda(of.to_owned()),
            "run-meet-item" => {
                let (at, slug) = of.split_once(':')?;
                Self::Item(slug.to_owned(), if at == "new" { None } else { Some(at.parse().ok()?) })
            }
            "run-meet-preview" => Self::Preview(of.to_owned()),
            "run-meet-minutes" => {
                let (slug, day) = dated(of)?;
                Self::Minutes(slug, day)
            }
            "run-meet-decision" => {
                let (at, of) = of.split_once(':')?;
                let (slug, day) = dated(of)?;
                Self::Decision(slug, day, at.parse().ok()?)
            }
            "run-meet-minutes-preview" => {
                let (slug, day) = dated(of)?;
                Self::MinutesPreview(slug, day)
            }
            "run-meet-board" => Self::Board,
            "run-meet-line" => Self::Line(of.to_owned()),
            "run-meet-council" => Self::Council,
            "run-meet-staff" => Self::Staff,
            _ => return None,
        })
    }
}

/// “2026-11-03:moede”.
fn dated(of: &str) -> Option<(String, NaiveDate)> {
    let (day, slug) = of.split_once(':')?;
    Some((slug.to_owned(), day.parse().ok()?))
}

/// A text that is typed on a page of the meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Text {
    /// What an item is about, and what there is to say besides.
    Title,
    More,
    /// Who decides.
    Decider,
    /// What was decided, who does what next, and what one can have instead.
    Said,
    Next,
    Instead,
    /// An item that was not on the agenda.
    Extra,
    /// A line of the board: what came of it, or why not now, and what instead.
    Answer,
    Reason,
    LineInstead,
    /// Udsatteråd.
    Reach,
    Ask,
    Taken,
    CameBack,
    /// An item of the staff's own meeting.
    StaffItem,
}

impl Text {
    pub const ALL: [(&'static str, Self); 15] = [
        ("meet-title", Self::Title),
        ("meet-more", Self::More),
        ("meet-decider", Self::Decider),
        ("meet-said", Self::Said),
        ("meet-next", Self::Next),
        ("meet-instead", Self::Instead),
        ("meet-extra", Self::Extra),
        ("meet-answer", Self::Answer),
        ("meet-reason", Self::Reason),
        ("meet-line-instead", Self::LineInstead),
        ("meet-reach", Self::Reach),
        ("meet-ask", Self::Ask),
        ("meet-taken", Self::Taken),
        ("meet-came-back", Self::CameBack),
        ("meet-staff-item", Self::StaffItem),
    ];

    /// Its word in the name of the page it is typed on.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, text)| *text == self).map_or("", |(word, _)| word)
    }

    /// The name of the page it is typed on.
    #[must_use]
    pub fn name(self) -> String {
        format!("run-write:{}", self.word())
    }
}
