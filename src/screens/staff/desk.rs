//! The desk, and the doors behind it. It exists only while somebody is in.

use fristed_ui::{Card, CardFill, CompassTexts, SettingsTexts, StaffLayout, StaffTexts, ToldTexts};
use slint::{ComponentHandle as _, SharedString};

use super::act::Act;
use super::cards::{add_cards, ask_role, go_on, press, tile};
use super::desk_page::Said;
use super::{Laying, compass, desk_list, errands, looks, meetings, role, running, write};
use crate::app::desk::DeskView;
use crate::app::staff::access::{OpenView, TileView};
use crate::app::staff::words;
use crate::domain::employee::{EmployeeId, FIRST_WITH_COMPASS, InitialsRefused, Right};
use crate::domain::guide::{Guide, Helps};
use crate::domain::text::Language;
use crate::screens::Screens;
use crate::screens::cards::{Rows, fact, in_columns};
use crate::screens::layout::Metrics;
use crate::screens::place::Spot;
use crate::store::StoreError;

/// A page behind the desk. A new one gets a name and an arm in `Screens::show_open`; those that stand on the desk
/// itself are in [`Door::ON_DESK`] as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Door {
    Employees,
    /// One employee: a new PIN, leaving.
    Employee(EmployeeId),
    /// Asked once more before her access ends.
    Leaving(EmployeeId),
    /// Asked once more before she has another right.
    Right(EmployeeId),
    /// What she is in the house; and what somebody new is.
    Role(EmployeeId),
    NewRole,
    /// One's own first name for *I dag*.
    Here,
    /// What can be used, each with one press that takes it or frees it.
    Places,
    /// The fourteen guides, or those that are of use in one place.
    Guides(Option<Helps>),
}

impl Door {
    /// The doors that stand on the desk, in this order.
    pub const ON_DESK: [Self; 2] = [Self::Guides(None), Self::Employees];

    /// Its name on a card.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Employees => "staff-employees".to_owned(),
            Self::Employee(id) => format!("staff-employee:{}", id.0),
            Self::Leaving(id) => format!("staff-leaving:{}", id.0),
            Self::Right(id) => format!("staff-right-of:{}", id.0),
            Self::Role(id) => format!("staff-role-of:{}", id.0),
            Self::NewRole => "staff-new-role".to_owned(),
            Self::Here => "staff-here".to_owned(),
            Self::Places => "staff-facilities".to_owned(),
            Self::Guides(None) => "staff-guides".to_owned(),
            Self::Guides(Some(place)) => format!("staff-guides:{}", place.word()),
        }
    }

    /// The door with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let id = |rest: &str| rest.parse().ok().map(EmployeeId);
        match name.split_once(':') {
            Some(("staff-employee", rest)) => id(rest).map(Self::Employee),
            Some(("staff-leaving", rest)) => id(rest).map(Self::Leaving),
            Some(("staff-guides", rest)) => Helps::named(rest).map(|place| Self::Guides(Some(place))),
            None if name == "staff-guides" => Some(Self::Guides(None)),
            Some(("staff-right-of", rest)) => id(rest).map(Self::Right),
            Some(("staff-role-of", rest)) => id(rest).map(Self::Role),
            None if name == "staff-new-role" => Some(Self::NewRole),
            None if name == "staff-employees" => Some(Self::Employees),
            None if name == "staff-here" => Some(Self::Here),
            None if name == "staff-facilities" => Some(Self::Places),
            _ => None,
        }
    }

    /// How it stands on the desk: icon, title, text.
    fn card(&self, texts: &StaffTexts<'_>) -> Card {
        let act = Act::Door(self.clone());
        match self {
            Self::Here => press("person", texts.get_here_me(), SharedString::new(), &act),
            Self::Guides(_) => press("trappe", texts.get_guides(), SharedString::new(), &act),
            _ => press("folk", texts.get_employees(), SharedString::new(), &act),
        }
    }
}

/// As many doors stand on the desk where it is one page.
const DOORS: usize = 15;

impl Screens {
    /// The desk, or a page behind it.
    pub(super) fn show_open(&mut self, view: &OpenView, laying: &Laying<'_>) -> Result<(), StoreError> {
        let texts = &laying.texts;
        let door = match self.place.spot() {
            Spot::Desk(door) => Some(door.clone()),
            _ => None,
        };
        if self.staff.writing.is_none() && write::is_written(self.place.spot()) {
            self.staff.writing = Some(write::Writing::first_name());
        }
        if self.staff.tells() {
            let rows = self.staff.show_told(laying);
            self.show_staff_rows(laying.ui, rows, laying.metrics);
            return Ok(());
        }
        if self.staff.writing.is_some() {
            let taken = view.refused == Some(InitialsRefused::Taken);
            self.staff.show_writing(taken, self.place.language, laying);
            self.show_staff_rows(laying.ui, Rows::new(), laying.metrics);
            return Ok(());
        }
        let language = self.place.language;
        let find = |id: EmployeeId| view.employees.iter().find(|one| one.id == id);
        let (title, rows) = match door {
            Some(Door::Employees) => (texts.get_employees(), employees(laying, view, language)),
            Some(Door::NewRole) => (texts.get_new_employee(), ask_role(language, laying.metrics)),
            Some(Door::Employee(id)) => match find(id) {
                Some(one) => (one.initials.as_str().into(), employee(laying, view, (one, language))),
                None => (texts.get_employees(), employees(laying, view, language)),
            },
            Some(Door::Leaving(id)) => match find(id) {
                Some(one) => (one.initials.as_str().into(), leaving(texts, one)),
                None => (texts.get_employees(), employees(laying, view, language)),
            },
            Some(Door::Guides(place)) => {
                (texts.get_guides(), guides(texts, place, self.place.language, laying.metrics))
            }
            Some(Door::Places) => {
                (texts.get_facilities(), desk_list::places(laying, &self.app.facilities(language)?, language))
            }
            Some(Door::Right(id)) => match find(id) {
                Some(one) => (one.initials.as_str().into(), another_right(laying, view, one)),
                None => (texts.get_employees(), employees(laying, view, language)),
            },
            Some(Door::Role(id)) => match find(id) {
                Some(one) => (one.initials.as_str().into(), role::rows(one, language, laying.metrics)),
                None => (texts.get_employees(), employees(laying, view, language)),
            },
            Some(Door::Here) | None => {
                let desk = self.app.desk(&view.session, self.place.language)?;
                let since = words::wrong_since(view.wrong_since, self.place.language);
                if self.show_desk_page(laying, &desk, since.as_deref(), view) {
                    return Ok(());
                }
                let up = self.agreements_are_up(&view.session).then(|| compass::up_door(language));
                let doors = doors(laying, view, language);
                let said = desk_list::Said { desk: &desk, since, up, doors, view, language };
                (texts.get_desk(), desk_list::rows(laying, said))
            }
        };
        let rows = self.staff.cards(laying, title, rows);
        self.show_staff_rows(laying.ui, rows, laying.metrics);
        Ok(())
    }
}

impl Screens {
    /// The desk as one page. Whether it fits, and nothing has to be said that has no place on it.
    fn show_desk_page(&mut self, laying: &Laying<'_>, desk: &DeskView, since: Option<&str>, view: &OpenView) -> bool {
        if !view.audit_whole {
            return false;
        }
        let mut doors = doors(laying, view, self.place.language);
        // The programme stands on the page, with its own way to all of it.
        let programme = running::At::Programme(0).name();
        doors.retain(|door| door.action != programme);
        doors.extend(self.agreements_are_up(&view.session).then(|| compass::up_door(self.place.language)));
        // Three rows of doors fit. Who has the compass finds the guides there, and where they help.
        if doors.len() > DOORS {
            let guides = Door::Guides(None).name();
            doors.retain(|door| door.action != guides);
        }
        let due = view.start_code_due;
        let said = Said { view: desk, also: since, due, doors: &doors, language: self.place.language };
        if !self.staff.desk.show(laying.ui, &said, laying.metrics, laying.measure) {
            return false;
        }
        self.staff.clear_pad(laying);
        laying.global.set_layout(StaffLayout::Desk);
        laying.global.set_title(laying.texts.get_desk());
        laying.global.set_subtitle(desk.clock.as_str().into());
        // One sheet, and no cards under it.
        self.show_staff_rows(laying.ui, Rows::new(), laying.metrics);
        true
    }
}

/// Every page behind the desk, in one list: of running the house first, of the house itself last.
fn doors(laying: &Laying<'_>, view: &OpenView, language: Language) -> Vec<Card> {
    let mut doors = running::doors(laying.ui);
    if view.session.right() == Right::Compass {
        doors.push(compass::door(&laying.ui.global::<CompassTexts>()));
        doors.push(compass::desk_door(language));
    }
    doors.push(meetings::desk_door(laying.ui));
    doors.extend(errands::doors(laying.ui));
    doors.extend(Door::ON_DESK.iter().map(|door| door.card(&laying.texts)));
    doors
}

fn employees(laying: &Laying<'_>, view: &OpenView, language: Language) -> Rows {
    let (texts, metrics) = (&laying.texts, laying.metrics);
    let card = |one: &TileView| Card {
        action: Door::Employee(one.id).name().into(),
        fill: CardFill::Press,
        ..tile(texts, one)
    };
    let mut rows = in_columns(view.employees.iter().map(card).collect(), metrics.columns(400.0, 3));
    let mut more: Vec<Card> = add_cards(texts, language).into();
    let code = press("noegle", texts.get_new_start_code(), texts.get_new_start_code_text(), &Act::NewStartCode);
    more.push(code);
    // Who has no key of the compass has none to hand on.
    if view.session.right() == Right::Compass {
        let told = laying.ui.global::<ToldTexts>();
        more.push(press("noegle", told.get_new_recovery(), told.get_new_recovery_text(), &Act::NewRecoveryKey));
    }
    rows.extend(in_columns(more, metrics.columns(560.0, 2)));
    rows
}

fn employee(laying: &Laying<'_>, view: &OpenView, (one, language): (&TileView, Language)) -> Rows {
    let (texts, metrics) = (&laying.texts, laying.metrics);
    let more = laying.ui.global::<SettingsTexts>();
    let mut rows = vec![vec![tile(texts, one)]];
    let mut acts = Vec::new();
    let (own, in_charge) = (view.session.employee() == one.id, view.session.right().may_issue(one.right));
    if in_charge {
        acts.push(press("noegle", texts.get_new_pin(), texts.get_new_pin_text(), &Act::NewPin(one.id)));
    } else {
        acts.push(fact("noegle", texts.get_new_pin(), texts.get_only_compass()));
    }
    if !own && in_charge {
        acts.push(role::card(one, language));
    }
    let has_compass = view.session.right() == Right::Compass;
    if !own && in_charge && has_compass && !one.role.may_have(Right::Compass) {
        acts.push(role::house_at_most(language));
    } else if !own && in_charge && has_compass {
        let title = if one.right == Right::House { more.get_give_compass() } else { more.get_give_house() };
        acts.push(press("folk", title, more.get_right_who(), &Act::Door(Door::Right(one.id))));
    }
    acts.extend(own.then(|| looks::card(language)));
    if own || in_charge {
        let (text, icon) =
            if one.fixed_pad { (more.get_shuffled_pad_text(), "jacirkel") } else { (more.get_fixed_pad_text(), "tom") };
        let card = press(icon, more.get_fixed_pad(), text, &Act::FixPad(one.id, !one.fixed_pad));
        acts.push(Card { fill: if one.fixed_pad { CardFill::Free } else { card.fill }, ..card });
    }
    acts.push(press("ga", texts.get_leaves(), texts.get_leaves_text(), &Act::Door(Door::Leaving(one.id))));
    rows.extend(in_columns(acts, metrics.columns(560.0, 2)));
    rows
}

/// What another right means for her, and the yes.
fn another_right(laying: &Laying<'_>, view: &OpenView, one: &TileView) -> Rows {
    let more = laying.ui.global::<SettingsTexts>();
    let (title, text, to) = match one.right {
        Right::House => (more.get_give_compass(), more.get_give_compass_text(), Right::Compass),
        Right::Compass => (more.get_give_house(), more.get_give_house_text(), Right::House),
    };
    let mut rows = vec![vec![Card { lead: one.initials.as_str().into(), ..fact("person", title, text) }]];
    if to == Right::House && view.with_compass <= FIRST_WITH_COMPASS {
        rows.push(vec![fact("folk", more.get_two_stay(), "")]);
    } else {
        rows.push(vec![go_on("ja", more.get_right_yes(), SharedString::new(), &Act::Give(one.id, to))]);
    }
    let back = Act::Door(Door::Employee(one.id));
    rows.push(vec![press("tilbage", more.get_right_no(), SharedString::new(), &back)]);
    rows
}

fn leaving(texts: &StaffTexts<'_>, one: &TileView) -> Rows {
    vec![
        vec![Card {
            lead: one.initials.as_str().into(),
            ..fact("person", texts.get_leaves(), texts.get_leaves_text())
        }],
        vec![go_on("ja", texts.get_leaves_yes(), SharedString::new(), &Act::Leaves(one.id))],
        vec![press("tilbage", texts.get_stays(), SharedString::new(), &Act::Door(Door::Employees))],
    ]
}

/// What a house can do so that small steps come by themselves.
fn guides(texts: &StaffTexts<'_>, place: Option<Helps>, language: Language, metrics: &Metrics) -> Rows {
    let card = |guide: &Guide| {
        let text = format!("{}\n{} {}", guide.text(language), texts.get_guides_begin(), guide.begin(language));
        fact("trappe", guide.name(language), text)
    };
    let mut rows = in_columns(Guide::of_use(place).map(card).collect(), metrics.columns(760.0, 2));
    rows.push(vec![fact("", "", texts.get_guides_source())]);
    rows
}
