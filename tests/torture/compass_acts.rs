//! What two employees do with the compass, act by act: a round, a quick wheel, agreements, and an erasure at the end.

use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

use chrono::Days;
use fristed::app::App;
use fristed::app::compass::conversation::{Noted, Talk};
use fristed::app::compass::logbook::{About, LineKept};
use fristed::app::compass::rights::Done;
use fristed::app::compass::round::agree::{Agreed, OnAgreement};
use fristed::app::compass::round::{OnRound, Rounded};
use fristed::app::compass::{Filed, Layer, Rate, Rated, Sheet};
use fristed::app::postbox::Postbox;
use fristed::app::staff::access::AccessView;
use fristed::app::staff::{Session, StaffCommand, StaffSide};
use fristed::domain::compass::{Answer, Choosing, Condition, Extent, Field, Joint, Level, PersonId, Who};
use fristed::domain::employee::EmployeeId;
use fristed::domain::time::{HOUSE_ZONE, moment};
use fristed::kiosk::clock::{MachineClock, PageClock};
use fristed::store::{Store, StoreError};
use fristed::vault::slots::KdfPolicy;

use crate::child::say;
use crate::some::civil;
use crate::staff::{Cards, FIRST, press, read, type_in, view};

pub const SECOND: EmployeeId = EmployeeId(2);
/// Whom it is about. On no page before the key of the compass is there.
pub const CODE_WORD: &str = "Bæk 14";
/// Everything that is typed begins with it.
pub const TYPED: &str = "kanarie";
const HOUSING: Field = Field::Housing;
/// After so many acts she is erased, and a new house is begun.
pub const ACTS: u32 = 25;

/// One press.
pub enum Act {
    Begin,
    Rate(Rate),
    On(OnRound),
    Agree(OnAgreement),
    Fill(Rate),
    File,
    Line,
    Talk,
    Erase,
}

/// Who presses: the first rates, the second rates, opens and agrees, and the first has what comes after the round.
pub fn who(number: u32) -> EmployeeId {
    if (5..=18).contains(&number) { SECOND } else { FIRST }
}

pub fn act_of(number: u32, app: &App) -> Act {
    let condition = |field, condition| Rate::Give(field, Answer::Condition(condition));
    let typed = |what: &str| format!("{TYPED}{what}");
    match number {
        0 => Act::Begin,
        1 => Act::Rate(condition(HOUSING, Condition::Struggles)),
        2 => Act::Rate(Rate::Note(HOUSING, typed("huslejen"))),
        3 | 7 => Act::On(OnRound::Done),
        // After *færdig* as well, as long as nobody has seen it.
        4 => Act::Rate(condition(Field::Economy, Condition::Good)),
        5 => Act::Rate(condition(HOUSING, Condition::OutOfControl)),
        6 => Act::Rate(Rate::Note(Field::Economy, typed("gælden"))),
        8 => Act::On(OnRound::Reveal),
        9 => Act::On(OnRound::Joint(Joint::Open(Level::Condition))),
        10 => Act::On(OnRound::Next),
        11 => Act::On(OnRound::Joint(Joint::Answer(Answer::Condition(Condition::Struggles)))),
        12 => Act::Agree(OnAgreement::New),
        13 => Act::Agree(OnAgreement::What(typed("aftalen"))),
        14 => Act::Agree(OnAgreement::Who(Who::Person)),
        15 => Act::Agree(OnAgreement::When(app.today_date() + Days::new(7))),
        16 => Act::Agree(OnAgreement::Finish),
        17 => Act::On(OnRound::Agree),
        18 => Act::On(OnRound::Close),
        19 => Act::Fill(condition(Field::Alcohol, Condition::Struggles)),
        20 => Act::Fill(Rate::Note(Field::Alcohol, typed("øllet"))),
        21 => Act::File,
        22 => Act::Line,
        23 => Act::Talk,
        _ => Act::Erase,
    }
}

/// Whether it was done, and is on the disk.
pub fn carry_out(app: &mut App, session: &Session, person: PersonId, act: Act) -> Result<bool, StoreError> {
    Ok(match act {
        Act::Begin => {
            let mut choosing = Choosing::by(FIRST);
            choosing.turn_colleague(SECOND);
            choosing.choose(Extent::Fields(vec![Field::Economy, HOUSING]));
            app.begin_round(session, person, &choosing)? == Rounded::Kept
        }
        Act::Rate(rate) => {
            if let Rate::Note(field, text) = &rate {
                // As on the page of the keywords: what is half typed is kept before it is saved.
                app.keep_unsaved(session, &format!("compass-round-keywords:{}", field.word()), text)?;
                while app.poll_staff().is_some() {}
            }
            app.rate_in_round(session, person, &rate)? == Rated::Kept
        }
        Act::On(what) => app.on_round(session, person, &what)? == Rounded::Kept,
        Act::Agree(what) => matches!(app.on_agreement(session, person, &what)?, Agreed::Kept | Agreed::Made),
        Act::Fill(rate) => {
            let mut filling = app.draft(session, person, Layer::Employee)?.unwrap_or_default();
            app.fill(session, Sheet { person, layer: Layer::Employee }, &mut filling, &rate)? == Rated::Kept
        }
        Act::File => app.file_draft(session, person)? == Filed::Done,
        Act::Line => {
            let line = format!("{CODE_WORD} lavede {TYPED}kaffe");
            matches!(app.write_line(session, &line, About::One(person))?, LineKept::Kept(_))
        }
        Act::Talk => app.talk(session, person, &Talk::Own(format!("{TYPED}samtale")))? == Noted::Kept,
        Act::Erase => {
            let done = app.withdraw(session, person)? == Done::Done;
            while app.poll_staff().is_some() {}
            done
        }
    })
}

/// The clock of the page stands, so that one house looks like another.
pub fn app(dir: &Path) -> Result<App, String> {
    let error = |error: StoreError| error.to_string();
    let now = moment(civil("2026-10-13T09:40:00"), HOUSE_ZONE).to_utc();
    let side = StaffSide::at_once(dir, KdfPolicy::cheap(), Rc::new(MachineClock::new())).map_err(error)?;
    let app = App::new(Store::open(dir).map_err(error)?, Rc::new(PageClock::frozen(now)));
    Ok(app.with_postbox(Postbox::at_once(dir).map_err(error)?).with_staff(side))
}

/// In comes one of the two, and whoever was in goes.
pub fn come_in(app: &mut App, cards: &Cards, who: EmployeeId) -> Result<Session, String> {
    press(app, StaffCommand::Lock);
    if matches!(view(app), AccessView::Code(_)) {
        type_in(app, &cards.start);
    }
    press(app, StaffCommand::Choose(who));
    type_in(app, if who == FIRST { &cards.pin } else { &cards.second });
    while app.poll_staff().is_some() {}
    app.session().ok_or_else(|| format!("{who:?} does not come in: {:?}", view(app)))
}

/// The one person there is; `None` once she is erased.
pub fn whom(app: &App, session: &Session) -> Result<Option<PersonId>, StoreError> {
    Ok(app.persons(session, CODE_WORD)?.first().map(|one| one.id))
}

/// The child: acts from a number on, each said once it is kept.
pub fn act(dir: &Path, from: u32, [start, pin, second]: [&str; 3]) -> ExitCode {
    let cards = Cards { start: read(start), pin: read(pin), second: read(second) };
    let begun = || {
        let mut app = app(dir)?;
        let session = come_in(&mut app, &cards, who(from))?;
        let person = whom(&app, &session).map_err(|error| error.to_string())?.ok_or("nobody is there")?;
        Ok::<_, String>((app, session, person))
    };
    let (mut app, mut session, person) = match begun() {
        Ok(begun) => begun,
        Err(sentence) => {
            say(&format!("not-begun {sentence}"));
            return ExitCode::from(3);
        }
    };
    say("ready");
    for number in from..ACTS {
        if who(number) != session.employee() {
            let Ok(other) = come_in(&mut app, &cards, who(number)) else { return ExitCode::from(3) };
            session = other;
        }
        let act = act_of(number, &app);
        match carry_out(&mut app, &session, person, act) {
            Ok(true) => say(&format!("kept {number}")),
            other => {
                say(&format!("refused 0 act {number}: {other:?}"));
                return ExitCode::from(3);
            }
        }
    }
    say("done");
    ExitCode::SUCCESS
}
