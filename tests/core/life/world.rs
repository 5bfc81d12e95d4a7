//! The house of a life with everything around it: its machine, its true time, its stick, and what happens to them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use fristed::app::App;
use fristed::app::keeper::Keeper;
use fristed::app::staff::Session;
use fristed::app::staff::access::AccessView;
use fristed::domain::retention::Kept;
use fristed::domain::time::{HOUSE_ZONE, moment};
use fristed::store::restore::restore;
use fristed::store::{Export, Store, SuggestionBox, backup};
use rusqlite::Connection;
use tempfile::TempDir;

use super::Tally;
use super::model::Model;
use crate::life_random::Random;
use crate::some::private_folder;
use crate::staff_house::{Secrets, StaffHouse};

pub struct World {
    pub house: StaffHouse,
    pub secrets: Secrets,
    pub model: Model,
    pub random: Random,
    pub tally: Tally,
    /// The disk that backups go to.
    stick: TempDir,
    /// The day it is in truth, whatever the machine's clock says.
    pub day: NaiveDate,
    /// How far the machine's clock is off.
    off: TimeDelta,
    seed: u64,
    number: u32,
}

/// Memory instead of a disk, where there is some: a life has a hundred thousand writes.
fn folder() -> TempDir {
    TempDir::new_in("/dev/shm").unwrap_or_else(|_| private_folder())
}

impl World {
    /// A house that has just been set up.
    pub fn begin(seed: u64) -> Self {
        let (mut house, secrets) = StaffHouse::in_common_room();
        house.machine.trusted.set(true);
        let (stick, quick) = (folder(), folder());
        copy(house.dir.path(), quick.path());
        house.dir = Rc::new(quick);
        let day = house.machine.wall.get().with_timezone(&HOUSE_ZONE).date_naive();
        let (random, model) = (Random::new(seed), Model::default());
        let off = TimeDelta::zero();
        let mut world =
            Self { house, secrets, model, random, tally: Tally::default(), stick, day, off, seed, number: 0 };
        world.start_anew();
        world
    }

    pub fn tally(self) -> Tally {
        self.tally
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.random.below(end)
    }

    pub fn one_in(&mut self, many: usize) -> bool {
        self.random.below(many) == 0
    }

    /// What is said where something does not hold.
    pub fn place(&self) -> String {
        format!("seed {}, day {} ({})", self.seed, self.number, self.day)
    }

    pub fn today(&self) -> NaiveDate {
        self.house.app.today_date()
    }

    /// One day and the night after it.
    pub fn day(&mut self) {
        self.number += 1;
        let closed = if self.one_in(60) { 3 + self.below(14) } else { 0 };
        self.day = self.day + Days::new(1 + u64::try_from(closed).unwrap());
        if closed > 0 {
            // The machine was off meanwhile.
            self.pull_the_plug();
        }
        self.clock(9);
        self.begin_of_day();
        for hour in [11, 17] {
            self.clock(hour);
            if self.one_in(60) {
                self.clock_goes_wrong();
            }
            if self.one_in(15) {
                self.pull_the_plug();
            }
            self.visitors();
            if self.one_in(2) {
                self.employee();
            }
            self.holds();
        }
        self.off = TimeDelta::zero();
        self.clock(23);
        self.holds();
    }

    /// What the program does once a day, and in the quiet hour before: the backup, and what is over goes.
    fn begin_of_day(&mut self) {
        let before = self.kept();
        let made = backup::newest(&[self.stick.path().to_owned()]).map(|one| one.manifest.number);
        self.tend();
        if self.number.is_multiple_of(7) {
            self.house.app.store().again().unwrap().extend_occurrences(self.house.machine.wall.get()).unwrap();
        }
        let today = self.today();
        if self.house.app.may_erase() {
            self.house.app.new_day().unwrap().unwrap().carry_out().unwrap();
            self.model.sign_ups.retain(|(_, date, _), _| *date >= today);
            let lists = Connection::open(self.house.dir.path().join("joining.db")).unwrap();
            let over: i64 = lists
                .query_row("SELECT count(*) FROM sign_up WHERE date < ?1", [today.to_string()], |row| row.get(0))
                .unwrap();
            assert_eq!(over, 0, "{}: somebody still stands on a list that is over", self.place());
        } else {
            assert!(self.house.app.new_day().unwrap().is_none(), "{}: by a clock that is doubted", self.place());
            assert_eq!(self.kept(), before, "{}: by a clock that is doubted something went", self.place());
        }
        let newest = backup::newest(&[self.stick.path().to_owned()]);
        if let Some(newest) = newest.filter(|one| Some(one.manifest.number) != made) {
            self.tally.backups += 1;
            newest.verify().unwrap_or_else(|error| panic!("{}: {error}", self.place()));
            if self.one_in(20) {
                self.drill();
            }
        }
    }

    /// Looks after the house as the heart of the kiosk does.
    pub fn tend(&mut self) {
        let now = self.house.machine.wall.get();
        self.house.app.tend_box(now);
        self.house.app.tend(now);
        // Two minutes after a start the first backup is made.
        self.pass(Duration::from_secs(180));
        let now = self.house.machine.wall.get();
        self.house.app.tend_box(now);
        self.house.app.tend(now);
    }

    /// How much there is of each sort that lies open and goes by its age.
    fn kept(&self) -> Vec<usize> {
        let open = Kept::ALL.into_iter().filter(|kept| !kept.is_sealed());
        open.map(|kept| self.house.app.store().kept_rows(kept).unwrap().all).collect()
    }

    /// Puts the newest backup onto a machine that has nothing, and compares.
    fn drill(&mut self) {
        let machine = folder();
        restore(machine.path(), self.stick.path()).unwrap_or_else(|error| panic!("{}: {error}", self.place()));
        let content = |dir: &Path| -> Export { Store::open_read_only(dir).unwrap().all_for_export().unwrap() };
        assert_eq!(content(machine.path()), content(self.house.dir.path()), "{}", self.place());
        let lists = Store::open(machine.path()).unwrap().joining().sign_ups(NaiveDate::MIN).unwrap();
        assert_eq!(lists, [], "{}: a backup has somebody on a list", self.place());
        self.tally.drills += 1;
    }

    /// What is on the disk of a machine whose plug was pulled: everything that was acknowledged, without a goodbye.
    pub fn pull_the_plug(&mut self) {
        let disk = folder();
        copy(self.house.dir.path(), disk.path());
        self.house.dir = Rc::new(disk);
        let boot = self.house.machine.uptime.get().boot.0[0].wrapping_add(1);
        let uptime = fristed::domain::throttle::Uptime {
            boot: fristed::domain::throttle::Boot([boot; 16]),
            at: Duration::from_secs(30),
        };
        self.house.machine.uptime.set(uptime);
        self.start_anew();
        self.tally.plugs += 1;
    }

    /// The program starts on what is on the disk.
    pub fn start_anew(&mut self) {
        self.house.restart();
        let keeper = Keeper::at_once(self.house.dir.path(), vec![self.stick.path().to_owned()]);
        let empty = App::new(Store::in_memory().unwrap(), self.clock_of_the_page());
        self.house.app = std::mem::replace(&mut self.house.app, empty).with_keeper(keeper);
        let now = self.house.machine.wall.get();
        self.house.app.tend(now);
    }

    fn clock_of_the_page(&self) -> Rc<dyn fristed::app::ports::Clock> {
        Rc::<crate::staff_house::SetMachine>::clone(&self.house.machine)
    }

    /// Time goes on to that hour of the true day.
    fn clock(&mut self, hour: u32) {
        let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let truth: DateTime<Utc> = moment(self.day.and_time(time), HOUSE_ZONE).to_utc();
        self.house.machine.wall.set(truth + self.off);
        self.pass(Duration::from_secs(3 * 3600));
        self.house.machine.wall.set(truth + self.off);
    }

    pub fn pass(&mut self, time: Duration) {
        let wall = self.house.machine.wall.get() + TimeDelta::from_std(time).unwrap();
        self.house.machine.wall.set(wall);
        self.house.pass(time);
    }

    /// A battery has died, or somebody has set the year wrong. It lasts for less than a day.
    fn clock_goes_wrong(&mut self) {
        let days = 40 + i64::try_from(self.below(6000)).unwrap();
        let by = TimeDelta::days(if self.one_in(2) { days } else { -days });
        let now = self.house.machine.wall.get() - self.off + by;
        self.off = by;
        self.house.machine.wall.set(now);
        self.tend();
        self.tally.wrong_clocks += 1;
        assert!(!self.house.app.may_erase(), "{}: a clock that is off by {by} is believed", self.place());
        let before = self.kept();
        self.house.app.delete_what_is_old().unwrap();
        assert_eq!(self.kept(), before, "{}", self.place());
    }

    /// What holds at any hour, whoever is in.
    fn holds(&mut self) {
        let now = self.house.machine.wall.get();
        self.house.app.tend_box(now);
        self.house.app.tend(now);
        let place = self.place();
        let today = self.today();
        let there = self.house.app.store().joining().sign_ups(today).unwrap();
        let there: BTreeSet<_> =
            there.into_iter().map(|one| (one.listing.of, one.listing.date, one.sign.to_string())).collect();
        assert_eq!(there, self.model.still_to_come(today), "{place}: who is on which list");
        let needs = self.house.app.store().taking_part().unwrap().needs;
        let needs: BTreeSet<String> =
            needs.iter().map(|need| need.text.da.to_string()).filter(|text| text.starts_with("ting nr.")).collect();
        assert_eq!(needs, self.model.needs, "{place}: what is wanted");
        let board = self.house.app.store().meetings().unwrap().proposals;
        let board: BTreeSet<&str> = board.iter().map(|line| line.slug.as_str()).collect();
        let lately = self.day - Days::new(300);
        let lost: Vec<&str> = self.model.lines_since(lately).difference(&board).copied().collect();
        assert!(lost.is_empty(), "{place}: lines are not on the board: {lost:?}");
    }

    /// What holds of the suggestions and of the history, which only somebody who is in can see.
    pub fn holds_inside(&mut self, session: &Session) {
        let place = self.place();
        let AccessView::Open(view) = self.house.view() else { panic!("{place}: {:?}", self.house.view()) };
        assert!(view.audit_whole, "{place}: what is noted of changes is not whole");
        let released = self.house.app.released_suggestions(session).unwrap().unwrap();
        for one in &released {
            let is_month = one.month.len() == 7 && one.month.as_bytes()[4] == b'-';
            assert!(is_month, "{place}: {:?} is no month", one.month);
        }
        let unanswered = self.model.unanswered();
        let read: BTreeSet<&str> = released.iter().map(|one| one.text.as_str()).collect();
        let strange: Vec<_> = read.difference(&unanswered).collect();
        assert!(strange.is_empty() && read.len() == released.len(), "{place}: {strange:?} nobody waits for");
        let letters = SuggestionBox::open(self.house.dir.path()).unwrap();
        let sealed = letters.waiting().unwrap() + letters.released().unwrap().len();
        assert_eq!(
            read.len() + sealed,
            unanswered.len(),
            "{place}: suggestions with the staff, in the box, and posted"
        );
    }
}

/// Every file as it is, in a folder as the program makes it.
fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let path = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&path).unwrap();
            copy(&entry.path(), &path);
        } else if entry.file_name() != "reserve" && entry.file_name() != "lock" {
            fs::copy(entry.path(), path).unwrap();
        }
    }
    fs::set_permissions(to, fs::metadata(from).unwrap().permissions()).unwrap();
}
