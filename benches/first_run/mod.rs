//! The way to the staff's side of a new house, without a screen.

use fristed::app::App;
use fristed::app::staff::access::AccessView;
use fristed::app::staff::{Session, StaffCommand};
use fristed::domain::access::Place;
use fristed::domain::employee::Right;
use fristed::domain::text::Language;

/// The first run: two employees with the right *kompas*, and the second of them is in.
pub fn go_in(app: &mut App) -> Option<Session> {
    let press = |app: &mut App, command| {
        app.staff(command);
        while app.poll_staff().is_some() {}
    };
    press(app, StaffCommand::Begin);
    for _ in 0..2 {
        let AccessView::ShowCode(shown) = app.access(Language::Danish) else { return None };
        press(app, StaffCommand::Next);
        while let AccessView::TypeBack(asked) = app.access(Language::Danish) {
            for digit in shown.groups[asked.group - 1].as_slice() {
                press(app, StaffCommand::Digit(*digit));
            }
        }
    }
    press(app, StaffCommand::Place(Place::StaffRoom));
    let mut pin = Vec::new();
    for initials in ["MK", "JH"] {
        press(app, StaffCommand::Add { initials: initials.to_owned(), right: Right::Compass });
        let AccessView::ShowPin(shown) = app.access(Language::Danish) else { return None };
        press(app, StaffCommand::Next);
        pin = shown.pin.as_slice().to_vec();
        for digit in &pin {
            press(app, StaffCommand::Digit(*digit));
        }
    }
    press(app, StaffCommand::Finish);
    let AccessView::Pad(pad) = app.access(Language::Danish) else { return None };
    press(app, StaffCommand::Choose(pad.tiles.last()?.id));
    for digit in &pin {
        press(app, StaffCommand::Digit(*digit));
    }
    app.session()
}
