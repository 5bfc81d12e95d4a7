//! What a house settles before the first person: five answers, which the law asks for.

use chrono::NaiveDate;

use crate::domain::retention::KeptFor;
use crate::domain::text::Line;

/// By what right something is written about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ground {
    /// Each person says yes for herself.
    Consent,
    /// The house has a law to go by, in its own words.
    Law(Line),
}

/// What has to be kept although somebody asks for it to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Archive {
    Nothing,
    /// This, in the house's words.
    MustKeep(Line),
}

/// One of the five.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FiveQuestion {
    /// Who answers for what is written.
    Controller,
    Ground,
    /// How long after the last contact.
    Kept,
    /// Whether the data protection officer has seen the assessment.
    Assessment,
    Archive,
}

impl FiveQuestion {
    /// All, in the order in which they are asked.
    pub const ALL: [Self; 5] = [Self::Controller, Self::Ground, Self::Kept, Self::Assessment, Self::Archive];

    /// What it is called in a record and in the history.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Controller => "controller",
            Self::Ground => "ground",
            Self::Kept => "kept",
            Self::Assessment => "assessment",
            Self::Archive => "archive",
        }
    }

    /// The question of that word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// An answer to one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FiveAnswer {
    Controller(Line),
    Ground(Ground),
    Kept(KeptFor),
    /// Seen on a day; not yet without one.
    Assessed(Option<NaiveDate>),
    Archive(Archive),
}

impl FiveAnswer {
    /// What it answers.
    #[must_use]
    pub const fn question(&self) -> FiveQuestion {
        match self {
            Self::Controller(_) => FiveQuestion::Controller,
            Self::Ground(_) => FiveQuestion::Ground,
            Self::Kept(_) => FiveQuestion::Kept,
            Self::Assessed(_) => FiveQuestion::Assessment,
            Self::Archive(_) => FiveQuestion::Archive,
        }
    }
}

/// The five as the house has answered them so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FiveAnswers {
    pub controller: Option<Line>,
    pub ground: Option<Ground>,
    pub kept: Option<KeptFor>,
    pub assessed: Option<NaiveDate>,
    pub archive: Option<Archive>,
}

const HEAD: &str = "five 1";

impl FiveAnswers {
    /// Takes an answer, in the place of one that is there.
    pub fn take(&mut self, answer: FiveAnswer) {
        match answer {
            FiveAnswer::Controller(line) => self.controller = Some(line),
            FiveAnswer::Ground(ground) => self.ground = Some(ground),
            FiveAnswer::Kept(time) => self.kept = Some(time),
            FiveAnswer::Assessed(day) => self.assessed = day,
            FiveAnswer::Archive(archive) => self.archive = Some(archive),
        }
    }

    /// Whether one is answered.
    #[must_use]
    pub const fn has(&self, question: FiveQuestion) -> bool {
        match question {
            FiveQuestion::Controller => self.controller.is_some(),
            FiveQuestion::Ground => self.ground.is_some(),
            FiveQuestion::Kept => self.kept.is_some(),
            FiveQuestion::Assessment => self.assessed.is_some(),
            FiveQuestion::Archive => self.archive.is_some(),
        }
    }

    /// The first that is not answered yet; `None` once all five are.
    #[must_use]
    pub fn missing(&self) -> Option<FiveQuestion> {
        FiveQuestion::ALL.into_iter().find(|one| !self.has(*one))
    }

    /// As a record holds them.
    #[must_use]
    pub fn to_words(&self) -> String {
        let mut lines = vec![HEAD.to_owned()];
        let mut say = |question: FiveQuestion, said: String| lines.push(format!("{} {said}", question.word()));
        if let Some(line) = &self.controller {
            say(FiveQuestion::Controller, line.to_string());
        }
        if let Some(ground) = &self.ground {
            say(FiveQuestion::Ground, ground.to_words());
        }
        if let Some(time) = self.kept {
            say(FiveQuestion::Kept, time.months().to_string());
        }
        if let Some(day) = self.assessed {
            say(FiveQuestion::Assessment, day.to_string());
        }
        match &self.archive {
            Some(Archive::Nothing) => say(FiveQuestion::Archive, "nothing".to_owned()),
            Some(Archive::MustKeep(what)) => say(FiveQuestion::Archive, format!("keep {what}")),
            None => {}
        }
        lines.join("\n")
    }

    /// Out of a record; `None` where it is none, or of a newer program.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        let mut lines = words.lines();
        if lines.next() != Some(HEAD) {
            return None;
        }
        let mut answers = Self::default();
        for line in lines {
            let (question, said) = line.split_once(' ')?;
            answers.take(match FiveQuestion::named(question)? {
                FiveQuestion::Controller => FiveAnswer::Controller(Line::new(said).ok()?),
                FiveQuestion::Ground => FiveAnswer::Ground(Ground::from_words(said)?),
                FiveQuestion::Kept => FiveAnswer::Kept(KeptFor::months_long(said.parse().ok()?)?),
                FiveQuestion::Assessment => FiveAnswer::Assessed(Some(said.parse().ok()?)),
                FiveQuestion::Archive => FiveAnswer::Archive(match said.split_once(' ') {
                    None if said == "nothing" => Archive::Nothing,
                    Some(("keep", what)) => Archive::MustKeep(Line::new(what).ok()?),
                    _ => return None,
                }),
            });
        }
        Some(answers)
    }
}

/// The articles of the regulation that a law has to be named for: special categories, and criminal matters.
const ARTICLES: [&str; 2] = ["9", "10"];

impl Ground {
    /// A law that the house goes by, in its own words; `None` where they do not name article 9 and article 10 both.
    #[must_use]
    pub fn law(words: Line) -> Option<Self> {
        let said = words.as_str().to_lowercase().replace(['.', '\u{a0}'], " ");
        let words_of = said.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let is_article = |word: &str| matches!(word, "art" | "artikel" | "artiklerne" | "article" | "articles");
        // “Artikel 9 og 10” names both.
        let named: Vec<&str> = words_of.skip_while(|word| !is_article(word)).collect();
        ARTICLES.iter().all(|number| named.contains(number)).then_some(Self::Law(words))
    }

    /// As a record holds it, on one line.
    #[must_use]
    pub fn to_words(&self) -> String {
        match self {
            Self::Consent => "consent".to_owned(),
            Self::Law(words) => format!("law {words}"),
        }
    }

    /// Out of a record.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        match words.split_once(' ') {
            None if words == "consent" => Some(Self::Consent),
            Some(("law", words)) => Some(Self::Law(Line::new(words).ok()?)),
            _ => None,
        }
    }
}
