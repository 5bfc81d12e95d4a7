//! Pages of the compass are the same drawn in parts, and lie still.

use std::time::Duration;

use fristed::screens::place::Spot;

use crate::harness::TUESDAY_MORNING;
use crate::redraw::Panel;
use crate::staff_house;

#[test]
fn a_wheel_of_the_compass_is_the_same_drawn_in_parts_and_lies_still() {
    let mut panel = Panel::at(TUESDAY_MORNING);
    panel.change(|place| place.go(Spot::Staff));
    staff_house::open_on(&panel.screens);
    crate::over_time::file_wheels(&panel.screens);
    panel.pass(Duration::from_millis(600));
    for (what, action) in [
        ("a wheel", "compass-wheel:problems"),
        ("a field", "compass-choose:alcohol"),
        ("an answer", "compass-give:alcohol:condition:struggles"),
        ("another answer", "compass-give:alcohol:condition:good"),
        ("none", "compass-back:alcohol:condition"),
        ("the other wheel", "compass-wheel:resources"),
        ("its list", "compass-list:resources"),
        ("two wheels", "compass-both"),
        ("two views of one", "compass-layers:problems"),
        ("earlier wheels", "compass-over-earlier:problems:0"),
        ("one over another", "compass-over-over:problems:1"),
        ("rounds", "compass-round-start"),
        ("who takes part", "compass-round-choose"),
        ("one more", "compass-round-do:colleague:2"),
        ("it has begun", "compass-round-do:begin"),
        ("who there is", "compass-persons"),
    ] {
        panel.screens.borrow_mut().act(action);
        panel.pass(Duration::from_millis(600));
        panel.compare(what);
        panel.screens.borrow_mut().show();
        assert_eq!(panel.draw(), None, "{what} is drawn again");
    }
    panel.screens.borrow_mut().press_on_compass(fristed_ui::CompassPress::Cover);
    panel.compare("covered");
}
