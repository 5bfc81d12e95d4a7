//! Houses in folders of their own: the example one, and any other.

use std::ffi::OsString;
use std::fs;
use std::rc::Rc;
use std::sync::LazyLock;

use fristed::app::App;
use fristed::app::ports::{Clock, Machine};
use fristed::app::postbox::Postbox;
use fristed::app::staff::StaffSide;
use fristed::domain::house::HouseContent;
use fristed::draw;
use fristed::exchange::house_file::{self, Drawings};
use fristed::store::Store;
use fristed::vault::slots::KdfPolicy;
use tempfile::TempDir;

use crate::harness::{TUESDAY_MORNING, TestClock, local};

const EXAMPLE: &str = include_str!("../../kiosk-config/example-house.toml");

/// The example house.
pub fn example() -> HouseContent {
    let drawings = Drawings { icons: draw::icons::NAMES, scenes: draw::scenes::NAMES };
    house_file::read(EXAMPLE, drawings).expect("the example house can be read")
}

/// The example house as it lies in its folder, with its times kept as on a kiosk that runs: made once, copied for each
/// test.
static EXAMPLE_FILES: LazyLock<Vec<(OsString, Vec<u8>)>> = LazyLock::new(|| {
    let folder = TempDir::new().expect("a folder");
    let mut store = Store::open(folder.path()).expect("a store");
    lay_in(&mut store, &example());
    drop(store);
    let files = fs::read_dir(folder.path()).expect("a folder").flatten().filter(|file| file.path().is_file());
    files.map(|file| (file.file_name(), fs::read(file.path()).expect("a file"))).collect()
});

/// Lays the house in, and keeps its times for the years around the test.
pub fn lay_in(store: &mut Store, content: &HouseContent) {
    store.lay_in_example(content, "1").expect("the house can be laid in");
    store.extend_occurrences(local(TUESDAY_MORNING)).expect("times that can be kept");
}

/// The use cases over the example house.
pub fn open_example(clock: &Rc<TestClock>) -> (App, TempDir) {
    let folder = TempDir::new().expect("a folder");
    let house = folder.path().join("house");
    fs::create_dir(&house).expect("a folder");
    for (name, bytes) in &*EXAMPLE_FILES {
        fs::write(house.join(name), bytes).expect("a copy");
    }
    (app_over(&folder, clock, |_| {}), folder)
}

/// The use cases over a store in a folder of its own, which `fill` has put a house into.
pub fn open_house(clock: &Rc<TestClock>, fill: impl FnOnce(&mut Store)) -> (App, TempDir) {
    let folder = TempDir::new().expect("a folder");
    (app_over(&folder, clock, fill), folder)
}

/// The same house once more, in the folder where it lies.
pub fn open_again(folder: &TempDir, clock: &Rc<TestClock>) -> App {
    app_over(folder, clock, |_| {})
}

fn app_over(folder: &TempDir, clock: &Rc<TestClock>, fill: impl FnOnce(&mut Store)) -> App {
    let house = folder.path().join("house");
    let mut store = Store::open(&house).expect("a store");
    fill(&mut store);
    let postbox = Postbox::at_once(&house).expect("a box for suggestions");
    let machine = Rc::clone(clock) as Rc<dyn Machine>;
    let staff = StaffSide::at_once(&house, KdfPolicy::cheap(), machine).expect("a staff's side");
    App::new(store, Rc::clone(clock) as Rc<dyn Clock>).with_postbox(postbox).with_staff(staff)
}
