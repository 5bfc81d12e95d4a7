//! What staff says of an activity beside its times: what it is for, who recommends it, its places, its picture.
//!
//! Each is one press, holds for all of its times, and can be undone.

use super::{Made, RunRefused, Stop, activity_of, needed, text};
use crate::app::App;
use crate::domain::activity::{Activity, ActivityId, Kind, OccurrenceId, Origin};
use crate::domain::duty::{Duty, DutyKind, Ladder, Rung, Step, Wanted};
use crate::domain::house::TakingPart;
use crate::domain::picture::{self, Taken};
use crate::domain::purpose::Purpose;
use crate::domain::recommended::{Recommended, hosts};
use crate::domain::text::{Line, Words};
use crate::store::{Action, AuditEvent, ChangeTx, StoreError};

/// What is said of an activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// What it is for; staff only.
    Purpose(Vec<Purpose>),
    /// A colleague's first name, one of us, or nobody any more.
    Recommend(Option<Recommended>),
    /// Places, or none any more: then one just comes.
    Places(Option<Places>),
    /// A drawing, or a picture that the house has.
    Picture(String),
    /// A picture from a stick, in which nobody can be recognised.
    Take(Taken),
}

/// The places of an activity, as they are being said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    pub number: u8,
    /// What one can do where they are taken.
    pub instead: String,
}

/// As many as one can say, and as few.
pub const MOST_PLACES: u8 = 200;

pub(super) fn about(tx: &ChangeTx<'_>, id: OccurrenceId, about: &About) -> Made {
    let activity = activity_of(tx, id)?;
    let action = match about {
        About::Purpose(purposes) => {
            if tx.purposes(id.activity)? == *purposes {
                return Err(Stop::Nothing);
            }
            tx.save_purposes(id.activity, purposes)?;
            Action::SetPurpose
        }
        About::Recommend(recommended) => recommend(tx, activity, recommended.clone())?,
        About::Places(places) => save_places(tx, &activity, places.as_ref())?,
        About::Picture(name) => {
            if picture::is_own(name) && !tx.has_picture(name)? {
                return Err(Stop::Nothing);
            }
            show_picture(tx, activity, name.clone())?
        }
        About::Take(taken) => {
            let name = tx.keep_picture(taken)?;
            show_picture(tx, activity, name)?
        }
    };
    Ok((Some(id), AuditEvent { action, subject: id.to_string() }))
}

fn recommend(tx: &ChangeTx<'_>, mut activity: Activity, recommended: Option<Recommended>) -> Result<Action, Stop> {
    if activity.recommended == recommended {
        return Err(Stop::Nothing);
    }
    if recommended.as_ref().is_some_and(|one| one.is_by_host(activity.host.as_ref())) {
        return Err(Stop::Refused(RunRefused::HostsIt));
    }
    activity.recommended = recommended;
    tx.save_activity(&activity)?;
    Ok(Action::Recommended)
}

fn show_picture(tx: &ChangeTx<'_>, mut activity: Activity, name: String) -> Result<Action, Stop> {
    if activity.scene.as_ref() == Some(&name) {
        return Err(Stop::Nothing);
    }
    activity.scene = Some(name);
    tx.save_activity(&activity)?;
    // Whatever was there before and is shown nowhere else goes; *Fortryd* still knows it.
    tx.drop_unused_pictures()?;
    Ok(Action::ChangedPicture)
}

fn save_places(tx: &ChangeTx<'_>, activity: &Activity, places: Option<&Places>) -> Result<Action, Stop> {
    let house = tx.taking_part()?;
    if !takes_places(activity, &house) {
        return Err(Stop::Nothing);
    }
    let there = house.duties.iter().find(|duty| is_places_of(duty, activity));
    let Some(places) = places else {
        let duty = there.ok_or(Stop::Nothing)?;
        tx.remove_duty(&duty.slug)?;
        return Ok(Action::ChangedPlaces);
    };
    let instead = needed(&places.instead, RunRefused::NoInstead)?;
    let wanted = Wanted::new(places.number.clamp(1, MOST_PLACES)).map_err(|_| Stop::Nothing)?;
    let duty = match there {
        Some(duty) => {
            let instead = if duty.instead.da == instead { duty.instead.clone() } else { Words::danish(instead) };
            Duty { wanted, instead, ..duty.clone() }
        }
        None => {
            let lists = house.duties.iter().map(|one| &one.slug).chain(house.groups.iter().map(|one| &one.slug));
            let slug = free_slug(activity.name(), &lists.collect::<Vec<_>>());
            new_places(activity, slug, wanted, instead)?
        }
    };
    if there == Some(&duty) {
        return Err(Stop::Nothing);
    }
    tx.save_duty(&duty)?;
    Ok(Action::ChangedPlaces)
}

/// Whether it can have places: a list hangs on the house's own name for it, which a calendar's entry has not, and a
/// meeting, a shift or whatever has a list of another sort already takes no second one.
fn takes_places(activity: &Activity, house: &TakingPart) -> bool {
    let is_own = matches!(activity.origin, Origin::HouseFile { .. });
    let mut lists = house.duties.iter().filter(|duty| duty.kind != DutyKind::Places).map(|duty| &duty.activity);
    let has_other = lists.any(|name| name == activity.name());
    let is_group = house.groups.iter().any(|group| group.activity == activity.name());
    is_own && activity.kind == Kind::Activity && !has_other && !is_group
}

fn is_places_of(duty: &Duty, activity: &Activity) -> bool {
    duty.kind == DutyKind::Places && duty.activity == activity.name()
}

/// The places go by the activity's name: where that is another, so are they.
pub(super) fn rename_places(tx: &ChangeTx<'_>, before: &Words, activity: &Activity) -> Result<(), Stop> {
    if activity.title == *before {
        return Ok(());
    }
    let house = tx.taking_part()?;
    let own = house.duties.into_iter().find(|duty| is_places_of(duty, activity) && duty.title == *before);
    if let Some(duty) = own {
        tx.save_duty(&Duty { title: activity.title.clone(), ..duty })?;
    }
    Ok(())
}

/// A name for the list that nothing else has, of the letters that a house file takes.
fn free_slug(name: &str, taken: &[&String]) -> String {
    const STEM: usize = 48;
    let letter = |c: char| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { '-' };
    let stem = format!("pladser-{}", name.chars().take(STEM).map(letter).collect::<String>());
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    std::iter::once(stem.clone()).chain(numbered).find(|slug| !taken.contains(&slug)).unwrap_or(stem)
}

/// *Kig med* takes no place, and whoever comes when all are taken stands on the reserve list.
fn new_places(activity: &Activity, slug: String, wanted: Wanted, instead: Line) -> Result<Duty, Stop> {
    let words = |da: &str, en: &str| Some(Words { da: text(da).ok()??, en: text(en).ok()? });
    let rung = |step, da, en| Some(Rung { step, text: words(da, en)? });
    let steps = [
        rung(Step::Look, "Kom forbi, og se, hvad det er.", "Come by, and see what it is."),
        rung(Step::Whole, "Du er med hele vejen.", "You are in on all of it."),
        rung(Step::OnlyIfNobodyElse, "Du kommer med, hvis der bliver plads.", "You join if there is room."),
    ];
    let ladder = Ladder::new(steps.into_iter().flatten().collect()).map_err(|_| Stop::Nothing)?;
    let usual = words("Tag en plads, hvis du vil med.", "Take a place if you want to join.");
    Ok(Duty {
        slug,
        kind: DutyKind::Places,
        title: activity.title.clone(),
        text: activity.text.clone().or(usual).ok_or(Stop::Nothing)?,
        icon: activity.icon.clone().unwrap_or_else(|| "sammen".to_owned()),
        activity: activity.name().to_owned(),
        wanted,
        ladder,
        instead: Words::danish(instead),
        phone: None,
    })
}

/// Reading, for whoever is in.
impl App {
    /// The places of an activity; `None` where one just comes.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn places_of(&self, id: ActivityId) -> Result<Option<Places>, StoreError> {
        let Some(activity) = self.store.activity(id)? else { return Ok(None) };
        let duties = self.store.taking_part()?.duties;
        let there = duties.iter().find(|duty| is_places_of(duty, &activity));
        Ok(there.map(|duty| Places { number: duty.wanted.people(), instead: duty.instead.da.to_string() }))
    }

    /// Whether an activity can have places.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn can_have_places(&self, id: ActivityId) -> Result<bool, StoreError> {
        let (activity, house) = (self.store.activity(id)?, self.store.taking_part()?);
        Ok(activity.is_some_and(|one| takes_places(&one, &house)))
    }

    /// Whose first name can stand under a recommendation: those who have agreed to be shown and do not host it.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub fn recommenders(&self, id: ActivityId) -> Result<Vec<Line>, StoreError> {
        let Some(activity) = self.store.activity(id)? else { return Ok(Vec::new()) };
        let mut names: Vec<Line> = Vec::new();
        for one in self.store.on_duty()? {
            if !hosts(&one.first_name, activity.host.as_ref()) && !names.contains(&one.first_name) {
                names.push(one.first_name);
            }
        }
        Ok(names)
    }
}
