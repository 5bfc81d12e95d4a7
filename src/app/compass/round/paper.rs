//! A round on paper: blank wheels to answer on, and what came out of it. Always Danish. Whom it is about stands on it
//! only where somebody has asked for it.

use super::agree::AgreementView;
use super::{RoundView, round_said};
use crate::app::App;
use crate::app::staff::Session;
use crate::app::words;
use crate::domain::compass::{Answer, Field, FieldUse, Joint, PersonId, Wheel};
use crate::domain::employee::EmployeeId;
use crate::domain::text::Language::Danish;
use crate::exchange::pdf::{Paper, Part};
use crate::store::StoreError;

/// On the paper about somebody invented, whether or not it says whom it is about.
const INVENTED: &str = "Alt på dette papir er opdigtet.";
/// A box to put a cross in.
const BOX: &str = "[  ]";

/// Where something is left out that the house keeps off paper.
const NOT_ON_PAPER: &str = "Huset skriver ikke alle felter ud. Resten står på skærmen.";

/// Fields to answer on paper, each with its levels and answers; without a place for keywords beside those that are
/// `bare`.
fn blank((fields, bare): (&[Field], &[Field]), person: PersonId, code_word: Option<&str>) -> Paper {
    let mut parts = Vec::new();
    for wheel in Wheel::BOTH {
        let fields = fields.iter().copied().filter(|field| field.wheel() == wheel);
        let mut of_wheel: Vec<Part> = fields.flat_map(|field| blank_field(field, !bare.contains(&field))).collect();
        if of_wheel.is_empty() {
            continue;
        }
        let (text, beside) = (wheel.label().to_owned(), wheel.question().to_owned());
        parts.push(Part::Heading { text, beside });
        parts.append(&mut of_wheel);
    }
    Paper {
        title: "Kompas".to_owned(),
        facts: whom(person, code_word),
        parts,
        closing: vec![
            "Svar, som du ser det lige nu. Et felt må gerne stå tomt.".to_owned(),
            "Tast svarene ind på skærmen med din egen kode. Riv så papiret i stykker.".to_owned(),
        ],
        ..Paper::default()
    }
}

fn blank_field(field: Field, takes_keywords: bool) -> Vec<Part> {
    let level = |level: crate::domain::compass::Level| {
        let answers: Vec<String> = level.answers().map(|answer| format!("{BOX} {}", answer.label())).into();
        Part::Row { lead: String::new(), title: level.label().to_owned(), note: answers.join("   ") }
    };
    let mut parts = vec![Part::Heading { text: field.label().to_owned(), beside: String::new() }];
    parts.extend(field.wheel().levels().map(level));
    if takes_keywords {
        parts.push(Part::Row { lead: String::new(), title: "Stikord".to_owned(), note: String::new() });
    }
    parts
}

impl App {
    /// Fields to answer on paper: of the round that goes on about `person`, else all that the house uses. What the house
    /// keeps off paper is not among them.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn blank_paper(
        &self,
        session: &Session,
        person: PersonId,
        code_word: Option<&str>,
    ) -> Result<Paper, StoreError> {
        let mut fields = match self.round(session, person)? {
            Some(view) => view.round.fields(),
            None => self.fields_in_use(session, Some(person))?,
        };
        let (switches, off) = (self.switches(session)?, self.not_on_paper(session, person)?);
        fields.retain(|field| !off.contains(field));
        Ok(blank((&fields, &switches.without(FieldUse::Keywords, person)), person, code_word))
    }

    /// What came out of the round that goes on about `person`: every answer, what was set together, and the agreements;
    /// nothing of a field that the house keeps off paper, and no agreement that is tied to one. `None` as long as the
    /// answers do not lie open.
    ///
    /// # Errors
    /// [`StoreError`] when the vault cannot be read.
    pub fn round_paper(
        &self,
        session: &Session,
        person: PersonId,
        code_word: Option<&str>,
    ) -> Result<Option<Paper>, StoreError> {
        let Some(view) = self.round(session, person)?.filter(|view| !view.round.is_rating()) else { return Ok(None) };
        let (mut parts, off) = (Vec::new(), self.not_on_paper(session, person)?);
        let asked = view.round.fields();
        for field in asked.iter().filter(|field| !off.contains(field)) {
            parts.extend(self.field_parts(session, person, *field)?);
        }
        let raters = self.raters(session);
        let kept_off = |fields: &[Field]| fields.iter().any(|field| off.contains(field));
        let (off_paper, agreements): (Vec<_>, Vec<_>) =
            self.agreements(session, person)?.into_iter().partition(|one| kept_off(&one.agreement.fields));
        let is_whole = off_paper.is_empty() && !kept_off(&asked);
        if !agreements.is_empty() {
            parts.push(Part::Heading { text: "Aftaler".to_owned(), beside: String::new() });
        }
        parts.extend(agreements.iter().map(|one| agreement_part(one, &raters)));
        self.note_case(session, person, "person-round", "on paper")?;
        Ok(Some(Paper {
            title: "Kompasrunde".to_owned(),
            facts: facts(&view, whom(person, code_word)),
            parts,
            closing: ["Papiret er fortroligt. Lås det inde, eller riv det i stykker."]
                .into_iter()
                .chain((!is_whole).then_some(NOT_ON_PAPER))
                .map(ToOwned::to_owned)
                .collect(),
            ..Paper::default()
        }))
    }

    fn field_parts(&self, session: &Session, person: PersonId, field: Field) -> Result<Vec<Part>, StoreError> {
        let Some(table) = self.round_field(session, person, field)? else { return Ok(Vec::new()) };
        let mut parts = vec![Part::Heading { text: field.label().to_owned(), beside: String::new() }];
        for row in &table.levels {
            if row.alike.is_none() {
                continue;
            }
            let said = |(column, answer): (&super::ColumnView, &Option<Answer>)| {
                let answer = answer.map_or("–", Answer::label);
                format!("{}: {answer}", round_said::column(&column.whose, Danish))
            };
            let mut notes: Vec<String> = table.columns.iter().zip(&row.answers).map(said).collect();
            match row.joint {
                Joint::Answer(answer) => notes.push(format!("Fælles bud: {}", answer.label())),
                Joint::Open(_) => notes.push("Fælles bud: Åbent".to_owned()),
                Joint::Nothing(_) => {}
            }
            let title = row.level.label().to_owned();
            parts.push(Part::Row { lead: String::new(), title, note: notes.join(" · ") });
        }
        let keywords = table.columns.iter().filter(|column| !column.keywords.is_empty());
        let keywords: Vec<String> = keywords
            .map(|column| format!("{}: {}", round_said::column(&column.whose, Danish), column.keywords))
            .collect();
        if !keywords.is_empty() {
            let title = "Stikord".to_owned();
            parts.push(Part::Row { lead: String::new(), title, note: keywords.join(" · ") });
        }
        // A field that nobody said anything of takes no room.
        Ok(if let [_] = parts.as_slice() { Vec::new() } else { parts })
    }
}

/// Whom it is about, where that was asked for; of somebody invented always that she is.
fn whom(person: PersonId, code_word: Option<&str>) -> Vec<String> {
    let invented = person.is_practice().then_some(INVENTED);
    code_word.into_iter().chain(invented).map(ToOwned::to_owned).collect()
}

fn facts(view: &RoundView, mut facts: Vec<String>) -> Vec<String> {
    facts.push(format!("Begyndt {}", words::long_date(view.round.day(), Danish).to_lowercase()));
    facts.push(round_said::together(&view.initials()));
    facts
}

fn agreement_part(one: &AgreementView, raters: &[(EmployeeId, String)]) -> Part {
    Part::Row {
        lead: String::new(),
        title: round_said::doing(&one.agreement, Danish),
        note: round_said::rest(&one.agreement, raters, Danish).replace('\n', " · "),
    }
}
