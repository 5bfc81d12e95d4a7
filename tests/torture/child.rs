//! The program's own code in a process of its own, which somebody may kill, or whose disk somebody takes away.
//!
//! It says `kept N` after each act that was acknowledged, and `refused MS SENTENCE` where it could not be kept. Then it
//! reads on, as the public side does, and tries again, as a person would: three times.

use std::io::Write as _;
use std::net::UdpSocket;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use fristed::app::postbox::{Answer, Postbox};
use fristed::domain::facility::{FacilityId, Recorded};
use fristed::domain::suggestion::Suggestion;
use fristed::store::{Action, Actor, AuditEvent, Store, StoreError};
use rusqlite::Connection;

use crate::acts::{self, Act, TYPED};
use crate::canaries;
use crate::clocks;
use crate::compass_acts;
use crate::some::example;
use crate::staff;

/// The argument that makes a child of this program.
pub const MODE: &str = "--child";
const TRIES: u32 = 3;

pub fn main(arguments: &[String]) -> ExitCode {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["act", dir, from, until] => act(Path::new(dir), from.parse().unwrap(), until.parse().unwrap()),
        ["normal", dir] => normal(Path::new(dir)),
        ["tend", dir] => clocks::tend(Path::new(dir)),
        [mode @ ("gate" | "tries" | "saves"), dir, start, pin] => staff::act(mode, Path::new(dir), start, pin),
        ["rates", dir, from, start, pin, second] => {
            compass_acts::act(Path::new(dir), from.parse().unwrap(), [start, pin, second])
        }
        ["day", dir] => canaries::the_day(Path::new(dir)),
        ["socket"] => {
            drop(UdpSocket::bind("127.0.0.1:0").unwrap());
            ExitCode::SUCCESS
        }
        _ => ExitCode::from(2),
    }
}

/// Says it at once. Where nobody can hear it any more, nothing else is of use either.
pub fn say(sentence: &str) {
    let mut out = std::io::stdout().lock();
    if writeln!(out, "{sentence}").and_then(|()| out.flush()).is_err() {
        std::process::exit(4);
    }
}

/// The house as the kiosk opens it.
struct Kiosk {
    store: Store,
    postbox: Postbox,
    facility: FacilityId,
}

impl Kiosk {
    fn open(dir: &Path) -> Result<Self, StoreError> {
        let mut store = Store::open_at_once(dir)?;
        if store.is_untouched()? {
            store.lay_in_example(&example(), "torture")?;
        }
        let postbox = Postbox::at_once(dir)?;
        let first = store.facilities()?.first().map(|one| one.id);
        let facility = first.ok_or_else(|| StoreError::Refused("there is no facility".to_owned()))?;
        Ok(Self { store, postbox, facility })
    }

    fn carry_out(&mut self, number: u32) -> Result<(), String> {
        let said = |error: StoreError| error.to_string();
        match acts::act(number) {
            Act::Suggest => {
                self.postbox.post(Suggestion::new(&format!("{TYPED}{number}")).unwrap());
                let answers = self.postbox.poll();
                if answers == [Answer::SuggestionKept] { Ok(()) } else { Err("it is not in the box".to_owned()) }
            }
            Act::SignUp => self.store.joining_mut().add(&acts::sign_up(number)).map_err(said),
            Act::StepBack(of) => self.store.joining_mut().remove(&acts::sign_up(of)).map(drop).map_err(said),
            Act::Take => {
                let taken = Recorded::TakenUntil(acts::taken_until(number));
                self.store.set_facility(self.facility, &taken).map_err(said)
            }
            Act::Free => self.store.set_facility(self.facility, &Recorded::Free).map_err(said),
            Act::Save => self
                .store
                .change::<(), StoreError>(Actor::CommandLine, |tx| {
                    tx.save_activity(&acts::saved(number))?;
                    Ok(((), AuditEvent { action: Action::ChangedActivity, subject: number.to_string() }))
                })
                .map_err(said),
            Act::Import => self.store.import_calendar(&acts::calendar(number), false).map(drop).map_err(said),
        }
    }

    /// What the public side shows all the time.
    fn read(&self) -> Result<(), StoreError> {
        self.store.opening()?;
        self.store.facilities()?;
        self.store.all_activities()?;
        self.store.taking_part().map(drop)
    }

    fn read_lists(&self) -> Result<(), StoreError> {
        self.store.joining().sign_ups(crate::some::date("2026-10-13")).map(drop)
    }
}

fn act(dir: &Path, from: u32, until: u32) -> ExitCode {
    let mut kiosk = match Kiosk::open(dir) {
        Ok(kiosk) => kiosk,
        Err(error) => {
            say(&format!("not-begun {error}"));
            return ExitCode::from(3);
        }
    };
    say("ready");
    for number in from..until {
        let mut tries = 0;
        loop {
            let began = Instant::now();
            let Err(sentence) = kiosk.carry_out(number) else { break };
            say(&format!("refused {} {sentence}", began.elapsed().as_millis()));
            if let Err(error) = kiosk.read() {
                say(&format!("unreadable {error}"));
            }
            if let Err(error) = kiosk.read_lists() {
                say(&format!("lists-unreadable {error}"));
            }
            tries += 1;
            if tries == TRIES {
                return ExitCode::from(3);
            }
        }
        say(&format!("kept {number}"));
    }
    say("done");
    ExitCode::SUCCESS
}

/// Rows that are acknowledged although they are not on the disk: what the power cut must find out.
fn normal(dir: &Path) -> ExitCode {
    let connection = Connection::open(dir.join("normal.db")).unwrap();
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).unwrap();
    connection.pragma_update(None, "synchronous", "NORMAL").unwrap();
    connection.execute_batch("CREATE TABLE one (number INTEGER PRIMARY KEY)").unwrap();
    say("ready");
    for number in 0.. {
        if connection.execute("INSERT INTO one VALUES (?1)", [number]).is_err() {
            break;
        }
        say(&format!("kept {number}"));
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    ExitCode::from(3)
}
