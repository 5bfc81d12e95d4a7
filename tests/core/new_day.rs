//! What a new day does behind the screen: the program calls it, and it erases everything that was over with the night.

use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::rc::Rc;

use fristed::app::App;
use fristed::app::keeper::{BackUp, Keeper, back_up};
use fristed::domain::duty::Step;
use fristed::domain::meeting::MeetingDay;
use fristed::domain::retention::Kept;
use fristed::store::Store;
use tempfile::TempDir;

use crate::gone::Machine;
use crate::joining::one;
use crate::lysningen::local;
use crate::some::{date, example, private_folder};
use crate::sources::at_top;
use crate::staff_traces::holders;

/// Somebody is on the list of the shift of this Sunday, somebody on one of a day that has no shift, and somebody on the
/// next one; minutes are there that are too old.
fn house() -> TempDir {
    let dir = private_folder();
    let mut store = Store::open(dir.path()).unwrap();
    let mut content = example();
    // One that is too old among many that are not: no more than a fifth goes by itself.
    for number in 0..10 {
        let mut one = content.meetings.minutes[0].clone();
        let day = if number == 0 { "2020-10-13".to_owned() } else { format!("2026-0{number}-13") };
        (one.slug, one.day) = (format!("referat-{number}"), MeetingDay::On(date(&day)));
        content.meetings.minutes.push(one);
    }
    store.import_house(&content, false).unwrap();
    let joining = store.joining_mut();
    joining.erase_past(date("2026-10-24")).unwrap();
    joining.add(&one("brugervagt", "2026-10-25", "fyrtaarn", "kaktus", Step::Look)).unwrap();
    joining.add(&one("brugervagt", "2026-10-28", "kirsebaer", "snefnug", Step::Look)).unwrap();
    joining.add(&one("brugervagt", "2026-11-08", "anker", "bro", Step::Look)).unwrap();
    joining.take_need("rene-kopper", date("2026-10-25")).unwrap();
    drop(store);
    fs::write(dir.path().join("joining.lost"), local("2026-10-20T12:00").to_rfc3339()).unwrap();
    dir
}

fn app(dir: &Path, now: &str, may_erase: bool) -> App {
    App::new(Store::open(dir).unwrap(), Rc::new(Machine(Cell::new(local(now)), may_erase)))
}

fn minutes(app: &App) -> usize {
    app.store().kept_rows(Kept::Minutes).unwrap().all
}

#[test]
fn what_was_over_with_the_night_is_in_no_file_and_in_no_backup() {
    let (dir, into) = (house(), private_folder());
    let folders = [into.path().to_owned()];
    let backed_up = |now: &str, day: &str| {
        let made = back_up(dir.path(), &folders, local(now), date(day), true);
        assert!(matches!(made, BackUp::Made(_)), "{made:?}");
    };
    let over = ["fyrtaarn", "kaktus", "kirsebaer", "snefnug", "brugervagt2026-10-25", "rene-kopper2026"];
    for word in over {
        assert_eq!(
            holders(dir.path(), word.as_bytes()),
            ["joining.db"],
            "{word} is there, else the search proves nothing"
        );
    }
    backed_up("2026-10-25T04:00", "2026-10-25");
    let before = minutes(&app(dir.path(), "2026-10-25T23:00", true));
    app(dir.path(), "2026-10-26T08:00", true).new_day().unwrap().unwrap().carry_out().unwrap();
    backed_up("2026-10-26T04:00", "2026-10-26");
    for word in over {
        for folder in [dir.path(), into.path()] {
            assert_eq!(holders(folder, word.as_bytes()), [""; 0], "{word}");
        }
    }
    assert_eq!(holders(dir.path(), b"ankerbro"), ["joining.db"], "whose day is to come stays");
    let after = app(dir.path(), "2026-10-26T08:01", true);
    assert_eq!(minutes(&after), before - 1, "what was kept long enough");
    assert_eq!(after.store().lists_lost_at(), None, "that lists were lost has been said long enough");
    assert_ne!(fs::read_dir(into.path()).unwrap().count(), 0);
}

#[test]
fn by_a_clock_that_is_not_trusted_the_day_does_nothing() {
    let dir = house();
    let app = app(dir.path(), "2026-10-26T08:00", false);
    assert!(app.new_day().unwrap().is_none(), "a page that is set to another time");
    assert_eq!(holders(dir.path(), b"fyrtaarn"), ["joining.db"]);
    // A battery that has died: whoever looks after the house has seen the time jump.
    let jumped = self::app(dir.path(), "2026-10-26T08:00", true);
    let mut jumped = jumped.with_keeper(Keeper::at_once(dir.path(), Vec::new()));
    jumped.tend(local("2026-10-25T08:00"));
    assert!(jumped.new_day().unwrap().is_some());
    jumped.tend(local("2046-10-25T08:00"));
    assert!(jumped.new_day().unwrap().is_none());
}

/// On the days before its own, a list stays as it is.
#[test]
fn the_day_itself_takes_nobody_off_its_list() {
    let dir = house();
    app(dir.path(), "2026-10-25T08:00", true).new_day().unwrap().unwrap().carry_out().unwrap();
    assert_eq!(holders(dir.path(), b"fyrtaarnkaktus"), ["joining.db"]);
    assert_eq!(holders(dir.path(), b"kirsebaer"), [""; 0], "there is no shift on that day");
}

/// The other tests call what the program calls; here is that it does.
#[test]
fn the_kiosk_begins_each_day_with_it() {
    let run = at_top("src/cli/run.rs").unwrap();
    let part = |from: &str, to: &str| run.split(from).nth(1).unwrap().split(to).next().unwrap().to_owned();
    assert!(part("let each_day = |app: &App| {", "};").contains("begin_day(app);"));
    assert!(part("let ended = open(", ".map_err").contains("each_day"), "the heart of the kiosk is given it");
    let begins = part("fn begin_day(app: &App) {", "\n}\n");
    assert!(begins.contains("app.new_day()") && begins.contains("day.carry_out()") && begins.contains(".spawn(work)"));
    let heart = at_top("src/screens/run.rs").unwrap();
    assert!(heart.contains("heart.day.replace(today) != today") && heart.contains("(heart.each_day)(screens.app())"));
}
