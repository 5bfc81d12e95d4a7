//! What the service manager is told, over a socket of its kind.

use std::cell::{Cell, RefCell};
use std::os::unix::net::UnixDatagram;
use std::process::Command;
use std::rc::Rc;
use std::time::Duration;

use fristed::kiosk::watchdog::{PATIENCE, Watchdog, Word};
use fristed::store::Store;
use tempfile::TempDir;

const fn seconds(number: u64) -> Duration {
    Duration::from_secs(number)
}

/// A watchdog that keeps what it says, and a clock that goes when the test says so.
fn recording(limit: Option<Duration>) -> (Watchdog, Rc<RefCell<Vec<Word>>>) {
    let said = Rc::new(RefCell::new(Vec::new()));
    let keep = Rc::clone(&said);
    (Watchdog::new(limit, move |word| keep.borrow_mut().push(word)), said)
}

#[test]
fn it_is_asked_more_than_twice_within_the_limit() {
    assert_eq!(recording(Some(seconds(30))).0.pace(), Some(seconds(10)));
    for limit in [1, 2, 7, 30, 3600] {
        assert!(recording(Some(seconds(limit))).0.pace().unwrap() * 2 <= seconds(limit));
    }
}

#[test]
fn where_nobody_waits_nothing_wakes_for_it() {
    assert_eq!(recording(None).0.pace(), None);
    assert_eq!(recording(Some(Duration::ZERO)).0.pace(), None);
}

#[test]
fn it_is_alive_only_while_the_house_answers_and_in_time() {
    let (watchdog, said) = recording(Some(seconds(30)));
    let now = Cell::new(seconds(100));
    let taking = |time: Duration, answer: bool| {
        watchdog.pulse(
            || now.get(),
            || {
                now.set(now.get() + time);
                answer
            },
        );
    };
    taking(Duration::ZERO, true);
    assert_eq!(*said.borrow(), [Word::Alive]);
    taking(Duration::ZERO, false);
    assert_eq!(said.borrow().len(), 1);
    taking(PATIENCE + Duration::from_millis(1), true);
    assert_eq!(said.borrow().len(), 1);
    taking(PATIENCE, true);
    assert_eq!(*said.borrow(), [Word::Alive, Word::Alive]);
    assert_eq!(PATIENCE, seconds(10));
}

/// The half of the next test that runs as a service does; by itself it has nobody to speak to.
#[test]
#[ignore = "runs inside the_words_reach_the_service_manager"]
fn within_a_service() {
    let watchdog = Watchdog::from_environment();
    assert_eq!(watchdog.pace(), Some(seconds(2)));
    watchdog.ready();
    watchdog.pulse(|| Duration::ZERO, || false);
    watchdog.pulse(|| Duration::ZERO, || true);
}

#[test]
fn the_words_reach_the_service_manager() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("notify");
    let manager = UnixDatagram::bind(&path).unwrap();
    manager.set_nonblocking(true).unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "watchdog::within_a_service", "--ignored"])
        .env("NOTIFY_SOCKET", &path)
        .env("WATCHDOG_USEC", "6000000")
        .env_remove("WATCHDOG_PID")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let heard = || {
        let mut bytes = [0; 256];
        manager.recv(&mut bytes).ok().map(|length| String::from_utf8_lossy(&bytes[..length]).trim().to_owned())
    };
    let all: Vec<String> = std::iter::from_fn(heard).collect();
    assert_eq!(all, ["READY=1", "WATCHDOG=1"]);
}

#[test]
fn a_house_whose_file_is_gone_under_it_does_not_answer() {
    let folder = TempDir::new().unwrap();
    drop(Store::open(folder.path()).unwrap());
    let store = Store::open(folder.path()).unwrap();
    assert!(store.answers() && store.answers());
    let file = folder.path().join("house.db");
    let length = std::fs::metadata(&file).unwrap().len() as usize;
    std::fs::write(&file, vec![0; length]).unwrap();
    assert!(!store.answers());
}
