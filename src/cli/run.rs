//! `fristed run`: the kiosk.

use std::io::{self, Write as _};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use rustix::process::{DumpableBehavior, set_dumpable_behavior};

use super::{Machine, Refused, Time, house};
use crate::app::App;
use crate::app::album::Album;
use crate::app::errands::{Errands, Ways};
use crate::app::keeper::Keeper;
use crate::app::ports::Clock as _;
use crate::app::postbox::Postbox;
use crate::app::staff::StaffSide;
use crate::kiosk::clock::{MachineClock, SystemClock};
use crate::kiosk::config::Profile;
use crate::kiosk::log;
use crate::kiosk::picture_folder::{Pictures, STICK};
use crate::kiosk::printer::Cups;
use crate::kiosk::seen;
use crate::kiosk::stick::FolderStick;
use crate::kiosk::voice::{Patience, SpeechDispatcher, socket_from_environment};
use crate::screens::run::{Ended, RunRefused, WindowWish, look_again_soon, run as open};
use crate::store::{HouseLock, Store, StoreError};
use crate::vault::slots::KdfPolicy;

#[derive(Debug, Default, Args)]
pub struct Arguments {
    /// In a window that can be closed, instead of the whole screen.
    #[arg(long)]
    window: bool,
    /// The time it is on the page, running on: RFC 3339 or local YYYY-MM-DDTHH:MM.
    #[arg(long, value_name = "TIME")]
    now: Option<Time>,
}

pub fn run(machine: &Machine, arguments: &Arguments) -> Result<(), Refused> {
    log::to_standard_error(machine.config.log);
    super::fonts::make_sure_of_one(&machine.data);
    keep_memory_to_ourselves();
    let _lock = HouseLock::take(&machine.data)?;
    let store = house::open_at_once_or_lay_in(machine)?;
    let clock = house::clock(arguments.now.map(|time| time.0));
    let app = App::new(store, clock).with_postbox(postbox(machine)).with_keeper(keeper(machine, arguments));
    let app = with_errands(with_staff(app, machine), machine).with_album(album(machine));
    let socket = socket_from_environment(machine.config.speech_socket.as_deref());
    let each_day = |app: &App| {
        work_behind(app.store());
        begin_day(app);
    };
    let voice = SpeechDispatcher::new(socket, Patience::default(), look_again_soon);
    let wish = WindowWish {
        windowed: arguments.window,
        inches: machine.config.screen_inches,
        other_time: arguments.now.is_some(),
    };
    let ended = open(app, Rc::new(voice), wish, each_day).map_err(|refused| match refused {
        RunRefused::Store(error) => {
            Store::remember_damage(&machine.data, &error);
            Refused::Store(error)
        }
        RunRefused::Disk => Refused::Store(StoreError::Disk),
        other => Refused::Said(other.to_string()),
    })?;
    match ended {
        Ended::Closed => Ok(()),
        Ended::Anew => Err(begin_anew()),
    }
}

/// The same program in the place of this one, with nothing of its memory. Comes back only where that does not go;
/// whoever looks after the kiosk starts it then.
fn begin_anew() -> Refused {
    let anew = std::env::current_exe().map(|program| Command::new(program).args(std::env::args_os().skip(1)).exec());
    let error = anew.unwrap_or_else(|error| error);
    Refused::Said(format!("the kiosk could not begin anew ({error}); start it again"))
}

/// Nobody but root reads the memory of the process from here on, and no dump of it is ever written to a disk.
fn keep_memory_to_ourselves() {
    if let Err(error) = set_dumpable_behavior(DumpableBehavior::NotDumpable) {
        tracing::warn!(%error, "the process could not keep its memory to itself");
    }
}

/// Erases what is over, on a worker. It is hidden already.
fn begin_day(app: &App) {
    let day = match app.new_day() {
        Ok(Some(day)) => day,
        Ok(None) => return,
        Err(error) => return tracing::warn!(%error, "what is over is erased the next day"),
    };
    let work = move || {
        if let Err(error) = day.carry_out() {
            tracing::warn!(%error, "what is over is erased the next day");
        }
    };
    if let Err(error) = std::thread::Builder::new().name("erasure".to_owned()).spawn(work) {
        tracing::warn!(%error, "what is over is erased the next day");
    }
}

/// Whoever looks after the house behind the screen. Under another time nobody does: neither is anything backed up
/// then, nor is that time remembered.
fn keeper(machine: &Machine, arguments: &Arguments) -> Keeper {
    if arguments.now.is_some() {
        return Keeper::none();
    }
    Keeper::of(&machine.data, machine.backups(), look_again_soon).unwrap_or_else(|error| {
        tracing::error!(%error, "nobody backs the house up");
        Keeper::none()
    })
}

/// The box for suggestions. A house without one still shows its day; whoever tries to put something in is told so.
fn postbox(machine: &Machine) -> Postbox {
    Postbox::open(&machine.data, look_again_soon).unwrap_or_else(|error| {
        tracing::error!(%error, "the box for suggestions could not be opened");
        Postbox::none()
    })
}

/// The staff side, with codes that cost what they cost in every house. A house without one still shows its day.
fn with_staff(app: App, machine: &Machine) -> App {
    match StaffSide::open(&machine.data, KdfPolicy::FULL, Rc::new(MachineClock::new()), look_again_soon) {
        Ok(side) => app.with_staff(side.standing(machine.config.profile.map(Profile::place))),
        Err(error) => {
            tracing::error!(%error, "the staff side could not be opened");
            app
        }
    }
}

/// What leads out of the screen: the stick, the printer, and a look at the machine.
fn with_errands(app: App, machine: &Machine) -> App {
    let (root, config) = (Path::new("/"), &machine.config);
    let ways = Ways {
        stick: Arc::new(FolderStick::of_machine(root, config.stick.clone())),
        printer: Arc::new(Cups::of_machine(root, config.printer.clone())),
        surroundings: Arc::new(seen::Machine::new(root.to_owned(), config.clone())),
        press: || Box::new(super::HousePress::new()),
    };
    match Errands::open(ways, look_again_soon) {
        Ok(errands) => app.with_errands(errands),
        Err(error) => {
            tracing::error!(%error, "stick and printer cannot be used");
            app
        }
    }
}

/// Where the stick with pictures lies once somebody has opened for it.
fn album(machine: &Machine) -> Album {
    let folder = machine.config.stick.clone().unwrap_or_else(|| PathBuf::from(STICK));
    Album::of(Box::new(Pictures::of(folder)), look_again_soon)
}

/// How long after the start the file is looked through: the first picture and the first press come first.
const LOOK_AFTER: Duration = Duration::from_secs(5);

/// Keeps the table of times full and looks through the house's file, on a worker with a connection of its own. By the
/// machine's clock: a page that is set to another time moves nothing.
fn work_behind(store: &Store) {
    let mut worker = match store.again() {
        Ok(worker) => worker,
        Err(error) => return tracing::warn!(%error, "times are computed as they are asked for"),
    };
    let work = move || {
        if let Err(error) = worker.extend_occurrences(SystemClock.now()) {
            tracing::warn!(%error, "times are computed as they are asked for");
        }
        std::thread::sleep(LOOK_AFTER);
        match worker.look_through() {
            Ok(()) => {}
            Err(StoreError::Damaged) => {
                // Nobody may be there to read it; the mark beside the file remembers.
                let _ = writeln!(
                    io::stderr(),
                    "fristed: the house's file is damaged; it is moved aside at the next start, so restore a backup then."
                );
            }
            Err(error) => tracing::warn!(%error, "the house's file could not be looked through"),
        }
    };
    if let Err(error) = std::thread::Builder::new().name("behind".to_owned()).spawn(work) {
        tracing::warn!(%error, "times are computed as they are asked for");
    }
}
