//! *Logbog*: small changes, a line each. A line may belong to a person, or to several, to a field, and to a step of the
//! golden egg. What it opens for others becomes an activity of its own, to which nothing of the line goes along.

use chrono::{DateTime, NaiveDate, Utc};

use crate::app::App;
use crate::app::compass::logbook_words as said;
use crate::app::staff::Session;
use crate::app::staff::lines::FoundLine;
use crate::domain::compass::kept::PersonKept;
use crate::domain::compass::{Field, LineId, LogLine, Mark, PersonId, Step};
use crate::domain::contact::{Contact, contact_in};
use crate::domain::text::{Language, TextRefused};
use crate::store::StoreError;
use crate::vault::random_id;

/// Whose lines, or whom a line is about at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Nobody,
    One(PersonId),
}

/// What became of a line that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKept {
    /// It is on the disk.
    Kept(LineId),
    /// Nothing is kept; what is to be left out of the text.
    Refused(TextRefused),
    /// It holds somebody's telephone number or address.
    SomebodysNumber,
    /// Nothing is kept: somebody in it has to be asked first, or again.
    NoBasis,
    /// Nothing is kept: there is no text, or the screen has locked.
    Nothing,
}

/// What a press on the page of a line asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineChange {
    /// She is in it now, or not any more.
    Person(PersonId),
    Field(Option<Field>),
    Step(Option<Step>),
    Remove,
}

/// A line as a page shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct LineView {
    pub id: LineId,
    pub when: DateTime<Utc>,
    pub text: String,
    pub field: Option<Field>,
    pub step: Option<Step>,
    /// Whom it is about. On the page of a person there is nobody but her.
    pub about: Vec<PersonId>,
    /// The day on which it goes at the latest.
    pub goes: NaiveDate,
}

impl App {
    /// Writes a line as it was typed. A code word in it becomes that person's tag.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written; then nothing is kept.
    pub fn write_line(&mut self, session: &Session, text: &str, about: About) -> Result<LineKept, StoreError> {
        match contact_in(text) {
            Some(Contact::PersonalNumber) => return Ok(LineKept::Refused(TextRefused::LooksLikeCpr)),
            Some(Contact::PhoneNumber | Contact::Email) => return Ok(LineKept::SomebodysNumber),
            None => {}
        }
        let Some(lines) = self.log_lines(session)? else { return Ok(LineKept::Nothing) };
        let mut named = said_in(text, self.code_words(session)?);
        // Whose page it was typed on comes first.
        let mut first = match about {
            About::One(person) if lines.knows(person) => Some(person),
            _ => None,
        };
        let is_real = |person: &PersonId| !person.is_practice();
        if first.iter().chain(named.iter().map(|(person, _)| person)).any(is_real) {
            // What is invented goes each night, and would take what is not along.
            first = first.filter(is_real);
            named.retain(|(person, _)| is_real(person));
        }
        let others = named.iter().map(|(person, _)| *person).filter(|person| Some(*person) != first);
        let tagged: Vec<(PersonId, Mark)> = first.into_iter().chain(others).zip(Mark::ALL).collect();
        let word_of = |(person, mark): &(PersonId, Mark)| {
            let word = named.iter().find(|(one, _)| one == person)?;
            Some((word.1.clone(), *mark))
        };
        let line = match LogLine::typed(text, &tagged.iter().filter_map(word_of).collect::<Vec<_>>()) {
            Ok(line) => line,
            Err(TextRefused::Empty) => return Ok(LineKept::Nothing),
            Err(refused) => return Ok(LineKept::Refused(refused)),
        };
        let stays = |(person, mark): &(PersonId, Mark)| Some(*person) == first || line.holds(*mark);
        let about: Vec<_> = tagged.into_iter().filter(stays).collect();
        if !self.may_all_be_noted(session, &about)? {
            return Ok(LineKept::NoBasis);
        }
        let id = LineId::new(random_id()?);
        let words = line.to_words().into();
        self.note_line(session, &about, "line-written")?;
        lines.write(&FoundLine { id, at: self.now().to_utc(), words, about }, &[])?;
        Ok(LineKept::Kept(id))
    }

    /// Changes a line. Whether it was done: not once the screen has locked, or the line is gone.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be written; then the line is as it was.
    pub fn change_line(&mut self, session: &Session, id: LineId, change: LineChange) -> Result<bool, StoreError> {
        let Some(lines) = self.log_lines(session)? else { return Ok(false) };
        let Some(mut found) = lines.find(id)? else { return Ok(false) };
        let Some(mut line) = LogLine::from_words(&found.words) else { return Ok(false) };
        let before: Vec<PersonId> = found.about.iter().map(|(person, _)| *person).collect();
        self.note_line(session, &found.about, "line-changed")?;
        match change {
            LineChange::Remove => {
                lines.remove(&found)?;
                return Ok(true);
            }
            LineChange::Field(field) => {
                let used = self.fields_in_use(session, whom(&before))?;
                if field.is_some_and(|field| !used.contains(&field)) {
                    return Ok(false);
                }
                line.field = field;
            }
            LineChange::Step(step) => line.step = step,
            LineChange::Person(person) if before.contains(&person) => found.about.retain(|(one, _)| *one != person),
            LineChange::Person(person) => {
                let (invented, real) = (person.is_practice(), |(one, _): &(PersonId, Mark)| !one.is_practice());
                if invented && found.about.iter().any(real) {
                    return Ok(false);
                }
                found.about.retain(real);
                let taken = |mark: &Mark| line.holds(*mark) || found.about.iter().any(|(_, other)| other == mark);
                let free = Mark::ALL.into_iter().find(|mark| !taken(mark));
                let Some(mark) = free.filter(|_| lines.knows(person)) else { return Ok(false) };
                if !self.may_all_be_noted(session, &[(person, mark)])? {
                    return Ok(false);
                }
                self.note_line(session, &[(person, mark)], "line-changed")?;
                found.about.push((person, mark));
            }
        }
        found.words = line.to_words().into();
        lines.write(&found, &before)?;
        Ok(true)
    }

    /// The lines of the house or of a person, the oldest first; of one field where one is named. `None` where the
    /// compass is not open.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn logbook(
        &self,
        session: &Session,
        about: About,
        field: Option<Field>,
        language: Language,
    ) -> Result<Option<Vec<LineView>>, StoreError> {
        let Some(lines) = self.log_lines(session)? else { return Ok(None) };
        let kept = self.person_kept()?;
        let found = match about {
            About::Nobody => lines.about_nobody()?,
            About::One(person) => lines.of(person)?,
        };
        // Nobody else has a name on the page of a person.
        let who = |mark: Mark, of: &FoundLine| {
            let her = of.about.iter().any(|(_, own)| *own == mark);
            if her { said::this_one(language) } else { said::another(language) }.to_owned()
        };
        let shown = |one: FoundLine| self.line_view(&one, kept, |mark| who(mark, &one));
        let wanted = |line: &LineView| field.is_none() || line.field == field;
        Ok(Some(found.into_iter().filter_map(shown).filter(wanted).collect()))
    }

    /// One line, with everybody it is about. What they are called stands on the page where they are chosen, and nowhere
    /// else.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn line(&self, session: &Session, id: LineId, language: Language) -> Result<Option<LineView>, StoreError> {
        let Some(lines) = self.log_lines(session)? else { return Ok(None) };
        let Some(found) = lines.find(id)? else { return Ok(None) };
        let is_there = |mark: Mark| found.about.iter().any(|(_, own)| *own == mark);
        let who = |mark: Mark| if is_there(mark) { said::a_user(language) } else { said::another(language) };
        Ok(self.line_view(&found, self.person_kept()?, |mark| who(mark).to_owned()))
    }

    /// Everybody who can stand in a line, the practice person first, each with her code word.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn code_words(&self, session: &Session) -> Result<Vec<(PersonId, String)>, StoreError> {
        let Some(lines) = self.log_lines(session)? else { return Ok(Vec::new()) };
        let practice = (PersonId::PRACTICE, said::PRACTICE.to_owned());
        Ok([practice].into_iter().chain(lines.code_words()?).collect())
    }

    /// Whether there is a basis for everybody in it.
    fn may_all_be_noted(&self, session: &Session, about: &[(PersonId, Mark)]) -> Result<bool, StoreError> {
        for (person, _) in about {
            if self.case_to_note(session, *person)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The fields that a line can belong to.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn fields_of_line(&self, session: &Session, line: &LineView) -> Result<Vec<Field>, StoreError> {
        self.fields_in_use(session, whom(&line.about))
    }

    fn line_view(&self, found: &FoundLine, kept: PersonKept, who: impl Fn(Mark) -> String) -> Option<LineView> {
        let line = LogLine::from_words(&found.words)?;
        let day = found.at.with_timezone(&self.zone).date_naive();
        Some(LineView {
            id: found.id,
            when: found.at,
            text: line.said(who),
            field: line.field,
            step: line.step,
            about: found.about.iter().map(|(person, _)| *person).collect(),
            goes: kept.line.goes_on(day),
        })
    }

    fn note_line(&self, session: &Session, about: &[(PersonId, Mark)], action: &str) -> Result<(), StoreError> {
        about.iter().try_for_each(|(person, _)| self.note_case(session, *person, action, "logbook"))
    }
}

/// Whom a line is about, as far as its fields go: only what is about nobody but somebody invented has all of them.
fn whom(about: &[PersonId]) -> Option<PersonId> {
    about.first().copied().filter(|person| person.is_practice())
}

/// Those whose code word stands in the text, in the order in which they were made.
fn said_in(text: &str, words: Vec<(PersonId, String)>) -> Vec<(PersonId, String)> {
    let holds =
        |word: &String| LogLine::typed(text, &[(word.clone(), Mark::ALL[0])]).is_ok_and(|one| one.holds(Mark::ALL[0]));
    words.into_iter().filter(|(_, word)| holds(word)).collect()
}
