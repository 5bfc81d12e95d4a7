//! Where one is in a round, by names that a card can carry; and what a press on a page of it asks for.

use crate::app::compass::look::Look;
use crate::app::compass::round::OnRound;
use crate::app::compass::round::agree::OnAgreement;
use crate::domain::compass::{Answer, ContactGround, DrawnId, Extent, Field, Joint, Level, Wheel, Who};
use crate::domain::employee::EmployeeId;

/// One page of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoundAt {
    /// How far it is, and what there is to do next.
    Start,
    /// Who takes part, and what it is about.
    Choose,
    SomeFields,
    /// One's own answers, on a wheel where there is room for one.
    Wheel(Wheel),
    /// The same as a list; of single fields without a wheel.
    List(Option<Wheel>),
    Answer(Field),
    Keywords(Field),
    Name,
    LeaveOut,
    /// Asked once more before somebody's answers go.
    Without(EmployeeId),
    Drop,
    /// Blank wheels, and whether it is said whom they are about.
    Blank,
    /// What came out of it, in the same way.
    Paper,
    /// All answers to one field, side by side.
    Reveal,
    Fields,
    /// What was noted beside the field, where it has no room among the answers.
    Noted,
    Agree,
    Form,
    Who,
    When,
    Tied,
    Others,
    What,
    How,
    Said,
    Close,
    /// The agreements of everybody whose day has come.
    Up,
    Look(DrawnId),
}

const PREFIX: &str = "compass-round-";

/// Each page that stands for itself.
const PLAIN: [(&str, RoundAt); 21] = [
    ("start", RoundAt::Start),
    ("choose", RoundAt::Choose),
    ("some-fields", RoundAt::SomeFields),
    ("list", RoundAt::List(None)),
    ("name", RoundAt::Name),
    ("leave-out", RoundAt::LeaveOut),
    ("drop", RoundAt::Drop),
    ("blank", RoundAt::Blank),
    ("paper", RoundAt::Paper),
    ("reveal", RoundAt::Reveal),
    ("fields", RoundAt::Fields),
    ("agree", RoundAt::Agree),
    ("form", RoundAt::Form),
    ("who", RoundAt::Who),
    ("when", RoundAt::When),
    ("tied", RoundAt::Tied),
    ("others", RoundAt::Others),
    ("what", RoundAt::What),
    ("how", RoundAt::How),
    ("said", RoundAt::Said),
    ("noted", RoundAt::Noted),
];

impl RoundAt {
    /// Its name on a card.
    #[must_use]
    pub fn name(self) -> String {
        let rest = match self {
            Self::Wheel(wheel) => format!("wheel:{}", wheel.word()),
            Self::List(Some(wheel)) => format!("list:{}", wheel.word()),
            Self::Answer(field) => format!("answer:{}", field.word()),
            Self::Keywords(field) => format!("keywords:{}", field.word()),
            Self::Look(id) => format!("look:{id}"),
            Self::Without(rater) => format!("without:{}", rater.0),
            Self::Close => "close".to_owned(),
            Self::Up => "up".to_owned(),
            plain => PLAIN.iter().find(|(_, at)| *at == plain).map_or("start", |(name, _)| name).to_owned(),
        };
        format!("{PREFIX}{rest}")
    }

    /// The page with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let rest = name.strip_prefix(PREFIX)?;
        if let Some((_, at)) = PLAIN.iter().find(|(plain, _)| *plain == rest) {
            return Some(*at);
        }
        Some(match rest.split_once(':') {
            None if rest == "close" => Self::Close,
            None if rest == "up" => Self::Up,
            Some(("wheel", of)) => Self::Wheel(Wheel::named(of)?),
            Some(("list", of)) => Self::List(Some(Wheel::named(of)?)),
            Some(("answer", of)) => Self::Answer(Field::named(of)?),
            Some(("keywords", of)) => Self::Keywords(Field::named(of)?),
            Some(("without", of)) => Self::Without(EmployeeId(of.parse().ok()?)),
            Some(("look", of)) => Self::Look(DrawnId::named(of)?),
            _ => return None,
        })
    }

    /// Whether a text is typed on it.
    #[must_use]
    pub const fn is_written(self) -> bool {
        matches!(self, Self::Keywords(_) | Self::Name | Self::What | Self::How | Self::Said)
    }

    /// Whether one gives one's own answers on it, so that a press on a wheel is meant for them.
    #[must_use]
    pub const fn rates(self) -> bool {
        matches!(self, Self::Wheel(_) | Self::List(_) | Self::Answer(_))
    }

    /// Whether a round is put together on it, or its blank wheels are handed out.
    #[must_use]
    pub const fn begins(self) -> bool {
        matches!(self, Self::Choose | Self::SomeFields | Self::Blank)
    }

    /// What of a person is looked at on it; nothing on one that only leads on.
    #[must_use]
    pub const fn looks(self) -> Option<Look> {
        match self {
            Self::Reveal | Self::Noted | Self::Fields => Some(Look::Round),
            Self::Agree | Self::Look(_) | Self::Form => Some(Look::Agreements),
            _ => None,
        }
    }

    /// The wheel that is shown on it.
    #[must_use]
    pub fn wheel(self) -> Wheel {
        match self {
            Self::Wheel(wheel) | Self::List(Some(wheel)) => wheel,
            _ => Wheel::Resources,
        }
    }
}

/// A press that is no mere change of page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoundAct {
    /// Takes a colleague in, or leaves her out again, before it begins.
    Colleague(EmployeeId),
    Extent(Extent),
    Some(Field),
    Begin,
    On(OnRound),
    /// Longer, or shorter.
    Stay(bool),
    Agreement(OnAgreement),
    /// A day out of the list of days.
    Day(usize),
    /// Looked at: again on that day of the list, or over.
    Again(DrawnId, usize),
    Over(DrawnId),
    /// On paper, with the code word or without.
    Paper(bool),
    Blank(bool),
}

impl RoundAct {
    /// Its name on a card.
    #[must_use]
    pub fn name(&self) -> String {
        let rest = match self {
            Self::Colleague(id) => format!("do:colleague:{}", id.0),
            Self::Extent(extent) => format!("do:extent:{}", extent.to_words()),
            Self::Some(field) => format!("do:some:{}", field.word()),
            Self::Begin => "do:begin".to_owned(),
            Self::On(what) => return on_name(what),
            Self::Stay(longer) => format!("do:{}", if *longer { "longer" } else { "shorter" }),
            Self::Agreement(what) => return agreement_name(what),
            Self::Day(at) => format!("do:day:{at}"),
            Self::Again(id, at) => format!("do:again:{id}:{at}"),
            Self::Over(id) => format!("do:over:{id}"),
            Self::Paper(with) => format!("do:{}", if *with { "paper-with" } else { "paper-without" }),
            Self::Blank(with) => format!("do:{}", if *with { "blank-with" } else { "blank-without" }),
        };
        format!("{PREFIX}{rest}")
    }

    /// What a name asks for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let rest = name.strip_prefix(PREFIX)?.strip_prefix("do:")?;
        let (verb, of) = rest.split_once(':').unwrap_or((rest, ""));
        Some(match verb {
            "colleague" => Self::Colleague(EmployeeId(of.parse().ok()?)),
            "extent" => Self::Extent(Extent::from_words(of)?),
            "some" => Self::Some(Field::named(of)?),
            "begin" => Self::Begin,
            "longer" | "shorter" => Self::Stay(verb == "longer"),
            "day" => Self::Day(of.parse().ok()?),
            "again" => {
                let (id, at) = of.split_once(':')?;
                Self::Again(DrawnId::named(id)?, at.parse().ok()?)
            }
            "over" => Self::Over(DrawnId::named(of)?),
            "paper-with" | "paper-without" => Self::Paper(verb == "paper-with"),
            "blank-with" | "blank-without" => Self::Blank(verb == "blank-with"),
            _ => return on_named(verb, of).map(Self::On).or_else(|| agreement_named(verb, of).map(Self::Agreement)),
        })
    }
}

/// Each press on the round that stands for itself.
const ON: [(&str, OnRound); 9] = [
    ("done", OnRound::Done),
    ("open", OnRound::Reveal),
    ("next", OnRound::Next),
    ("skip", OnRound::Skip),
    ("spoken", OnRound::SpeakOn),
    ("to-agree", OnRound::Agree),
    ("pause", OnRound::Pause),
    ("resume", OnRound::Resume),
    ("close", OnRound::Close),
];

fn on_name(what: &OnRound) -> String {
    let rest = match what {
        OnRound::LeaveOut(id) => format!("without:{}", id.0),
        OnRound::GoTo(field) => format!("go-to:{}", field.word()),
        OnRound::Joint(Joint::Answer(answer)) => format!("joint:{}:{}", answer.level().word(), answer.word()),
        OnRound::Joint(Joint::Open(level)) => format!("joint-open:{}", level.word()),
        OnRound::Joint(Joint::Nothing(level)) => format!("joint-nothing:{}", level.word()),
        OnRound::Drop => "drop".to_owned(),
        plain => ON.iter().find(|(_, on)| on == plain).map_or("", |(name, _)| name).to_owned(),
    };
    format!("{PREFIX}do:{rest}")
}

fn on_named(verb: &str, of: &str) -> Option<OnRound> {
    Some(match verb {
        "without" => OnRound::LeaveOut(EmployeeId(of.parse().ok()?)),
        "go-to" => OnRound::GoTo(Field::named(of)?),
        "joint" => {
            let (level, answer) = of.split_once(':')?;
            OnRound::Joint(Joint::Answer(Answer::named(Level::named(level)?, answer)?))
        }
        "joint-open" => OnRound::Joint(Joint::Open(Level::named(of)?)),
        "joint-nothing" => OnRound::Joint(Joint::Nothing(Level::named(of)?)),
        "drop" => OnRound::Drop,
        _ => return ON.iter().find(|(name, _)| *name == verb).map(|(_, on)| on.clone()),
    })
}

fn agreement_name(what: &OnAgreement) -> String {
    let rest = match what {
        OnAgreement::New => "new".to_owned(),
        OnAgreement::Sit => "sit".to_owned(),
        OnAgreement::Who(Who::Employee(id)) => format!("who:{}", id.0),
        OnAgreement::Who(Who::Person) => "who:person".to_owned(),
        OnAgreement::Who(Who::Everybody) => "who:everybody".to_owned(),
        OnAgreement::Field(field) => format!("tie:{}", field.word()),
        OnAgreement::Nobody => "nobody".to_owned(),
        OnAgreement::Others(ground) => format!("ground:{}", ground.map_or("", ContactGround::word)),
        OnAgreement::Finish => "finish".to_owned(),
        OnAgreement::Drop => "let-go".to_owned(),
        // What is typed, and a day, have ways of their own.
        OnAgreement::What(_) | OnAgreement::How(_) | OnAgreement::Said(_) | OnAgreement::When(_) => String::new(),
    };
    format!("{PREFIX}do:{rest}")
}

fn agreement_named(verb: &str, of: &str) -> Option<OnAgreement> {
    Some(match verb {
        "new" => OnAgreement::New,
        "sit" => OnAgreement::Sit,
        "who" => OnAgreement::Who(match of {
            "person" => Who::Person,
            "everybody" => Who::Everybody,
            id => Who::Employee(EmployeeId(id.parse().ok()?)),
        }),
        "tie" => OnAgreement::Field(Field::named(of)?),
        "nobody" => OnAgreement::Nobody,
        "ground" => OnAgreement::Others(ContactGround::named(of)),
        "finish" => OnAgreement::Finish,
        "let-go" => OnAgreement::Drop,
        _ => return None,
    })
}
