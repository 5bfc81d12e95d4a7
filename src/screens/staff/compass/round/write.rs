//! What is typed in a round: keywords, the name of the *?*, and the lines of an agreement.

use slint::SharedString;

use super::RoundAt;
use crate::app::compass::Rate;
use crate::app::compass::round::agree::OnAgreement;
use crate::app::compass::round::round_said;
use crate::app::compass::round::round_words::{self as said, say};
use crate::domain::compass::{Asks, ContactGround, Filling};
use crate::domain::text::{Language, Line};
use crate::screens::Screens;

/// Few words stand beside an answer; what is agreed on may be longer.
const LONGEST: usize = 200;
const LONGEST_NAME: usize = 40;

/// Longest text of a page, in letters.
pub(in crate::screens::staff::compass) const fn longest(at: RoundAt) -> usize {
    if matches!(at, RoundAt::Name) { LONGEST_NAME } else { LONGEST }
}

/// The title of a page that is typed on, and what it says above the text.
pub(in crate::screens::staff::compass) fn writing_words(
    at: RoundAt,
    ground: Option<ContactGround>,
    language: Language,
) -> Option<(SharedString, String)> {
    let (title, hint) = match at {
        RoundAt::What => (said::WHAT, say(said::WHAT_HINT, language).to_owned()),
        RoundAt::How => (said::HOW_DONE, say(said::HOW_HINT, language).to_owned()),
        RoundAt::Said => {
            let title = if ground == Some(ContactGround::Consent) { said::CONSENT_SHORT } else { said::WHY_SHORT };
            (title, round_said::ground_hint(ground, language))
        }
        _ => return None,
    };
    Some((say(title, language).into(), hint))
}

impl Screens {
    /// The text as it is so far.
    pub(in crate::screens::staff::compass) fn round_text(&self, at: RoundAt) -> String {
        let Some(session) = self.app.session() else { return String::new() };
        let person = self.staff.compass.person;
        let draft = self.app.agreement_draft(&session, person).ok().flatten();
        let filling = self.app.round_draft(&session, person).ok().flatten();
        let text = match at {
            RoundAt::Keywords(field) => filling.as_ref().and_then(|filling| filling.keywords(field)),
            RoundAt::Name => filling.as_ref().and_then(Filling::open_name),
            RoundAt::What => draft.as_ref().and_then(|draft| draft.what.as_ref()).map(Line::as_str),
            RoundAt::How => draft.as_ref().and_then(|draft| draft.how.as_ref()).map(Line::as_str),
            RoundAt::Said => draft.as_ref().and_then(|draft| match &draft.contact {
                Asks::Others { said, .. } => said.as_ref().map(Line::as_str),
                Asks::Nobody => None,
            }),
            _ => None,
        };
        text.unwrap_or_default().to_owned()
    }

    /// On which ground of the agreement that is being made others are talked to.
    pub(in crate::screens::staff::compass) fn ground_of_contact(&self) -> Option<ContactGround> {
        let session = self.app.session()?;
        match self.app.agreement_draft(&session, self.staff.compass.person).ok().flatten()?.contact {
            Asks::Others { ground, .. } => ground,
            Asks::Nobody => None,
        }
    }

    /// Keeps what is being typed where it belongs, so that no lock and no cut takes it.
    pub(in crate::screens::staff) fn keep_round_text(&mut self) {
        let Some((super::At::Round(at), text)) = self.staff.compass.written() else { return };
        let text = text.to_owned();
        let Some(session) = self.app.session().filter(|_| text != self.round_text(at)) else { return };
        let person = self.staff.compass.person;
        let kept = match at {
            RoundAt::Keywords(field) => self.app.rate_in_round(&session, person, &Rate::Note(field, text)).map(drop),
            RoundAt::Name => self.app.rate_in_round(&session, person, &Rate::NameOpen(text)).map(drop),
            RoundAt::What => self.app.on_agreement(&session, person, &OnAgreement::What(text)).map(drop),
            RoundAt::How => self.app.on_agreement(&session, person, &OnAgreement::How(text)).map(drop),
            RoundAt::Said => self.app.on_agreement(&session, person, &OnAgreement::Said(text)).map(drop),
            _ => Ok(()),
        };
        if let Err(error) = kept {
            tracing::error!(%error, "what was typed in a round could not be kept");
        }
    }

    /// *Færdig*: what was written goes to where it belongs.
    ///
    /// Whether it was taken; else it is there to be corrected.
    pub(in crate::screens::staff::compass) fn end_round_writing(&mut self, at: RoundAt, text: &str) -> bool {
        let said = text.to_owned();
        match at {
            RoundAt::Keywords(field) => self.rate_in_round(&Rate::Note(field, said)),
            RoundAt::Name => self.rate_in_round(&Rate::NameOpen(said)),
            RoundAt::What => self.on_agreement(&OnAgreement::What(said)),
            RoundAt::How => self.on_agreement(&OnAgreement::How(said)),
            RoundAt::Said => self.on_agreement(&OnAgreement::Said(said)),
            _ => {
                self.show();
                true
            }
        }
    }
}
