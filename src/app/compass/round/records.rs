//! Where a round lies, and under whose keys.
//!
//! ```text
//! round          how far it is, and what has been agreed on       under the person's key
//! round-key      the public half of the round's own pair           under the person's key
//! round-draft    a rater's answers                                 to her own pair
//! round-share    her part of the private half                      to her own pair
//! round-given    the same, once she has said færdig                under the person's key
//! round-sealed   a copy of her answers, once she has said færdig   to the round's pair
//! round-rating   her answers, once they lie open                   under the person's key
//! ```
//!
//! The private half is in memory while it is divided, and again when all parts have been given; never in a file.

use zeroize::Zeroizing;

use crate::app::App;
use crate::app::staff::Session;
use crate::app::staff::case::Case;
use crate::domain::compass::{FieldUse, Filling, Round, Seat, Stage};
use crate::domain::hex::{hex, unhex};
use crate::store::person_file::SealedRecord;
use crate::store::{Kind, StoreError};
use crate::vault::pair::{Private, Public};
use crate::vault::split::{Share, join, split};

const ROUND: Kind = Kind { name: "round", key: "person", version: 1 };
const KEY: Kind = Kind { name: "round-key", key: "person", version: 1 };
const DRAFT: Kind = Kind { name: "round-draft", key: "own", version: 1 };
const SHARE: Kind = Kind { name: "round-share", key: "own", version: 1 };
const GIVEN: Kind = Kind { name: "round-given", key: "person", version: 1 };
const SEALED: Kind = Kind { name: "round-sealed", key: "round", version: 1 };
const RATING: Kind = Kind { name: "round-rating", key: "person", version: 1 };

/// A record that goes, by its kind and its id.
pub(super) type Gone = (Kind, Vec<u8>);

/// A round, with where it lies.
pub(in crate::app::compass) struct Found {
    pub id: Vec<u8>,
    pub round: Round,
}

fn read((id, words): (Vec<u8>, Zeroizing<String>)) -> Option<Found> {
    Some(Found { id, round: Round::from_words(&words)? })
}

/// The rounds about somebody that are over.
pub(in crate::app::compass) fn closed_rounds(case: &Case) -> Result<Vec<Found>, StoreError> {
    let all = case.all(ROUND)?.into_iter().filter_map(read);
    Ok(all.filter(|found| found.round.stage() == Stage::Closed).collect())
}

/// What one seat has in the files, all of it.
pub(super) fn everything_of(seat: &Seat) -> Vec<Gone> {
    [DRAFT, SHARE, GIVEN, SEALED, RATING].map(|kind| (kind, seat.id.as_bytes().to_vec())).into()
}

impl Found {
    /// As it is to be written.
    pub(super) fn record(&self, case: &Case) -> Result<SealedRecord, StoreError> {
        case.seal(ROUND, &self.id, &Zeroizing::new(self.round.to_words()))
    }

    /// What goes when the round is dropped before its answers lay open.
    pub(super) fn everything(&self) -> Vec<Gone> {
        let mut all: Vec<_> = self.round.seats().iter().flat_map(everything_of).collect();
        all.extend([(ROUND, self.id.clone()), (KEY, self.id.clone())]);
        all
    }

    /// What goes with an old key: all that was given and sealed under it.
    pub(super) fn under_the_key(&self) -> Vec<Gone> {
        let of = |seat: &Seat| [GIVEN, SEALED].map(|kind| (kind, seat.id.as_bytes().to_vec()));
        self.round.seats().iter().flat_map(of).collect()
    }

    fn public(&self, case: &Case) -> Result<Option<Public>, StoreError> {
        let Some(word) = case.one(KEY, &self.id)? else { return Ok(None) };
        Ok(unhex(&word).and_then(|bytes| Public::from_bytes(&bytes).ok()))
    }
}

/// What is written of a round is sealed for the raters; the rest of this file says for whom.
impl App {
    /// The round that goes on about somebody, without the fields that the house does without; there is one at most.
    pub(super) fn open_round(&self, session: &Session, case: &Case) -> Result<Option<Found>, StoreError> {
        let mut all = case.all(ROUND)?.into_iter().filter_map(read);
        let Some(mut found) = all.find(|found| found.round.stage() != Stage::Closed) else { return Ok(None) };
        found.round.do_without(&self.left_out_of(session, case)?);
        found.round.note_nothing_beside(self.switches(session)?.without(FieldUse::Keywords, case.person()));
        Ok(Some(found))
    }

    /// A new pair for the round: its public half, and to each rater her part of the private one. `None` where a rater
    /// does not work here any more.
    pub(super) fn deal(
        &self,
        session: &Session,
        case: &Case,
        found: &Found,
    ) -> Result<Option<Vec<SealedRecord>>, StoreError> {
        let private = Private::random()?;
        let public: String = hex(private.public()?.as_bytes());
        let mut records = vec![case.seal(KEY, &found.id, &public)?];
        let seats = found.round.seats();
        for (seat, share) in seats.iter().zip(split(&private, seats.len())?) {
            let Some(rater) = self.public_of(session, seat.rater) else { return Ok(None) };
            records.push(case.seal_to(rater, SHARE, seat.id.as_bytes(), &share.to_word())?);
        }
        Ok(Some(records))
    }

    /// The answers of the one who is in, as far as she has got.
    pub(super) fn seat_draft(
        &self,
        session: &Session,
        case: &Case,
        (found, seat): (&Found, &Seat),
    ) -> Result<Filling, StoreError> {
        let kept = self.own_of(session, case, DRAFT, seat.id.as_bytes())?;
        let mut filling = kept.and_then(|words| Filling::from_words(&words)).unwrap_or_default();
        found.round.limit(&mut filling);
        Ok(filling)
    }

    /// Her answers as they are to be written: for herself, and once she has said *færdig* for the round as well.
    pub(super) fn draft_records(
        &self,
        session: &Session,
        case: &Case,
        (found, seat): (&Found, &Seat),
        filling: &Filling,
    ) -> Result<Option<Vec<SealedRecord>>, StoreError> {
        let Some(own) = self.public_of(session, session.employee()) else { return Ok(None) };
        let words = Zeroizing::new(filling.to_words());
        let mut records = vec![case.seal_to(own, DRAFT, seat.id.as_bytes(), &words)?];
        if seat.done {
            let Some(public) = found.public(case)? else { return Ok(None) };
            records.push(case.seal_to(&public, SEALED, seat.id.as_bytes(), &words)?);
        }
        Ok(Some(records))
    }

    /// What *færdig* writes: her answers to the round's pair, and her part of its other half under the person's key.
    /// `None` where her part does not open any more, since she has a new PIN.
    pub(super) fn done_records(
        &self,
        session: &Session,
        case: &Case,
        (found, seat): (&Found, &Seat),
    ) -> Result<Option<Vec<SealedRecord>>, StoreError> {
        let Some(word) = self.own_of(session, case, SHARE, seat.id.as_bytes())? else { return Ok(None) };
        let Some(share) = Share::from_word(&word) else { return Ok(None) };
        let filling = self.seat_draft(session, case, (found, seat))?;
        let done = Seat { done: true, ..*seat };
        let Some(mut records) = self.draft_records(session, case, (found, &done), &filling)? else { return Ok(None) };
        records.push(case.seal(GIVEN, seat.id.as_bytes(), &share.to_word())?);
        Ok(Some(records))
    }
}

/// Her part, which she has given away.
pub(super) fn given_away(seat: &Seat) -> Gone {
    (SHARE, seat.id.as_bytes().to_vec())
}

/// All answers, opened with all parts, to be written under the person's key; `None` where one of them does not open.
pub(super) fn opened(case: &Case, found: &Found) -> Result<Option<Vec<SealedRecord>>, StoreError> {
    let given = case.all(GIVEN)?;
    let part = |seat: &Seat| {
        let (_, word) = given.iter().find(|(id, _)| id == seat.id.as_bytes())?;
        Share::from_word(word)
    };
    let Some(parts) = found.round.seats().iter().map(part).collect::<Option<Vec<_>>>() else { return Ok(None) };
    let private = join(&parts)?;
    let mut records = Vec::new();
    for seat in found.round.seats() {
        let Some(words) = case.open_with(&private, SEALED, seat.id.as_bytes())? else { return Ok(None) };
        // What the house has switched off since she answered goes no further.
        let Some(mut filling) = Filling::from_words(&words) else { return Ok(None) };
        found.round.limit(&mut filling);
        records.push(case.seal(RATING, seat.id.as_bytes(), &Zeroizing::new(filling.to_words()))?);
    }
    Ok(Some(records))
}

/// What is not needed any more once the answers lie open.
pub(super) fn sealed_apart(found: &Found) -> Vec<Gone> {
    let of = |seat: &Seat| [DRAFT, SHARE, GIVEN, SEALED].map(|kind| (kind, seat.id.as_bytes().to_vec()));
    let mut all: Vec<_> = found.round.seats().iter().flat_map(of).collect();
    all.push((KEY, found.id.clone()));
    all
}

/// The answers that lie open, by seat.
pub(super) fn ratings(case: &Case, round: &Round) -> Result<Vec<(Seat, Filling)>, StoreError> {
    let all = case.all(RATING)?;
    let of = |seat: &Seat| {
        let (_, words) = all.iter().find(|(id, _)| id == seat.id.as_bytes())?;
        let mut filling = Filling::from_words(words)?;
        round.limit(&mut filling);
        Some((*seat, filling))
    };
    Ok(round.seats().iter().filter_map(of).collect())
}
