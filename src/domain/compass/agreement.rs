//! What a round agrees on: who does what, how and when. *Sid på hænderne* is an agreement like any other. It has a day to
//! look again, and none is ever late.

use chrono::NaiveDate;
use thiserror::Error;

use super::field::Field;
use crate::domain::employee::EmployeeId;
use crate::domain::text::Line;

/// Who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Employee(EmployeeId),
    /// *Personen selv*.
    Person,
    /// *Vi alle*.
    Everybody,
}

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doing {
    Act {
        what: Line,
        how: Option<Line>,
    },
    /// Nothing is asked of anybody, and that is decided.
    SitOnHands,
}

/// Why others may be talked to about the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContactGround {
    /// The person has said yes.
    Consent,
    /// It could not wait: somebody's life was in danger.
    LifeInDanger,
    /// It could not wait: for a child's sake.
    Child,
}

impl ContactGround {
    pub const ALL: [Self; 3] = [Self::Consent, Self::LifeInDanger, Self::Child];

    /// What it is called in a record.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Consent => "consent",
            Self::LifeInDanger => "life",
            Self::Child => "child",
        }
    }

    /// The ground of that word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.word() == word)
    }
}

/// Others are talked to: on which ground, and what was said of it in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub ground: ContactGround,
    pub said: Line,
}

/// An agreement. One that talks to others has a ground for it, or there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    pub who: Who,
    pub doing: Doing,
    /// The day on which one looks at it again.
    pub when: NaiveDate,
    pub fields: Vec<Field>,
    pub contact: Option<Contact>,
    /// It has been looked at, and is over.
    pub ended: bool,
}

impl Agreement {
    /// Whether its day has come, so that one looks at it together. It is never late.
    #[must_use]
    pub fn comes_up(&self, today: NaiveDate) -> bool {
        !self.ended && self.when <= today
    }

    /// The same, to be put down once more or changed.
    #[must_use]
    pub fn draft(&self) -> AgreementDraft {
        let (sits, what, how) = match &self.doing {
            Doing::Act { what, how } => (false, Some(what.clone()), how.clone()),
            Doing::SitOnHands => (true, None, None),
        };
        let contact = match &self.contact {
            None => Asks::Nobody,
            Some(Contact { ground, said }) => Asks::Others { ground: Some(*ground), said: Some(said.clone()) },
        };
        AgreementDraft {
            who: Some(self.who),
            sits,
            what,
            how,
            when: Some(self.when),
            fields: self.fields.clone(),
            contact,
            ended: self.ended,
        }
    }
}

/// Whether others are to be talked to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Asks {
    #[default]
    Nobody,
    Others {
        ground: Option<ContactGround>,
        said: Option<Line>,
    },
}

/// An agreement that is being made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AgreementDraft {
    pub who: Option<Who>,
    pub sits: bool,
    pub what: Option<Line>,
    pub how: Option<Line>,
    pub when: Option<NaiveDate>,
    pub fields: Vec<Field>,
    pub contact: Asks,
    pub ended: bool,
}

/// What an agreement still wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Wants {
    #[error("choose who does it")]
    Who,
    #[error("write what is done, or choose to sit on your hands")]
    What,
    #[error("choose the day to look at it again")]
    When,
    #[error("say on which ground others are talked to, or talk to nobody")]
    Ground,
    #[error("write what was said about it, or why it could not wait")]
    Said,
}

impl AgreementDraft {
    /// *Sid på hænderne*, which is everybody's.
    #[must_use]
    pub fn sitting() -> Self {
        Self { sits: true, who: Some(Who::Everybody), ..Self::default() }
    }

    /// Ties it to a field, or unties it.
    pub fn turn_field(&mut self, field: Field) {
        if self.fields.contains(&field) {
            self.fields.retain(|other| *other != field);
        } else {
            self.fields.push(field);
        }
    }

    /// The agreement.
    ///
    /// # Errors
    /// [`Wants`] says what comes first.
    pub fn finish(&self) -> Result<Agreement, Wants> {
        let doing = match (self.sits, &self.what) {
            (true, _) => Doing::SitOnHands,
            (false, Some(what)) => Doing::Act { what: what.clone(), how: self.how.clone() },
            (false, None) => return Err(Wants::What),
        };
        let who = self.who.ok_or(Wants::Who)?;
        let when = self.when.ok_or(Wants::When)?;
        let contact = match (self.sits, &self.contact) {
            (true, _) | (_, Asks::Nobody) => None,
            (_, Asks::Others { ground: None, .. }) => return Err(Wants::Ground),
            (_, Asks::Others { said: None, .. }) => return Err(Wants::Said),
            (_, Asks::Others { ground: Some(ground), said: Some(said) }) => {
                Some(Contact { ground: *ground, said: said.clone() })
            }
        };
        let fields = Field::all().filter(|field| self.fields.contains(field)).collect();
        Ok(Agreement { who, doing, when, fields, contact, ended: self.ended })
    }
}

const HEAD: &str = "agreement 1";

impl Who {
    fn to_words(self) -> String {
        match self {
            Self::Employee(id) => format!("employee {}", id.0),
            Self::Person => "person".to_owned(),
            Self::Everybody => "everybody".to_owned(),
        }
    }

    fn from_words(words: &str) -> Option<Self> {
        Some(match words.strip_prefix("employee ") {
            Some(id) => Self::Employee(EmployeeId(id.parse().ok()?)),
            None if words == "person" => Self::Person,
            None if words == "everybody" => Self::Everybody,
            None => return None,
        })
    }
}

/// As a record holds it, also half-made: words, a line each.
impl AgreementDraft {
    #[must_use]
    pub fn to_words(&self) -> String {
        let mut lines = vec![HEAD.to_owned()];
        lines.extend(self.who.map(|who| format!("who {}", who.to_words())));
        lines.extend(self.sits.then(|| "sits yes".to_owned()));
        lines.extend(self.what.iter().map(|what| format!("what {what}")));
        lines.extend(self.how.iter().map(|how| format!("how {how}")));
        lines.extend(self.when.map(|when| format!("when {when}")));
        lines.extend(self.fields.iter().map(|field| format!("field {}", field.word())));
        if let Asks::Others { ground, said } = &self.contact {
            lines.push(format!("others {}", ground.map_or("nothing", ContactGround::word)));
            lines.extend(said.iter().map(|said| format!("said {said}")));
        }
        lines.extend(self.ended.then(|| "ended yes".to_owned()));
        lines.join("\n")
    }

    /// Out of a record; `None` where it is none, or of a newer program.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let mut lines = words.lines();
        if lines.next() != Some(HEAD) {
            return None;
        }
        let mut draft = Self::default();
        for line in lines {
            let (what, rest) = line.split_once(' ')?;
            match what {
                "who" => draft.who = Some(Who::from_words(rest)?),
                "sits" => draft.sits = true,
                "what" => draft.what = Some(Line::new(rest).ok()?),
                "how" => draft.how = Some(Line::new(rest).ok()?),
                "when" => draft.when = Some(rest.parse().ok()?),
                "field" => draft.fields.push(Field::named(rest)?),
                "others" => draft.contact = Asks::Others { ground: ContactGround::named(rest), said: None },
                "said" => match &mut draft.contact {
                    Asks::Others { said, .. } => *said = Some(Line::new(rest).ok()?),
                    Asks::Nobody => return None,
                },
                "ended" => draft.ended = true,
                _ => return None,
            }
        }
        Some(draft)
    }
}
