//! A journal that is cut short or rots: what is read is always what was committed up to there, and not one row more
//! or less (recipe 8.2 of the requirements).

use std::fs;
use std::path::{Path, PathBuf};

use fristed::domain::activity::ActivityId;
use fristed::store::{Action, Actor, AuditEvent, Store, StoreError};

use crate::acts;
use crate::found::integrity;
use crate::lanes::shared;
use crate::plan::Plan;
use crate::some::example;
use crate::{Figure, Tried};

/// How many changes are in the journal.
const CHANGES: u32 = 40;

/// A house whose last changes are in the journal alone.
struct Written {
    house: Vec<u8>,
    journal: Vec<u8>,
    /// How long the journal was after each change.
    ends: Vec<usize>,
    saved: ActivityId,
}

pub fn sweep(plan: &Plan) -> Tried {
    let each = plan.count(1000, 50_000);
    let written = write()?;
    let length = written.journal.len();
    let lost: u32 = shared(plan, each, |lane, share| written.lane(plan, lane, (each, share)))?.into_iter().sum();
    if lost == 0 {
        return Err("no damage took a change back, so nothing was damaged".to_owned());
    }
    let mean = f64::from(lost) / f64::from(2 * each);
    let said = format!(
        "{each} cuts and {each} flipped bits in {length} bytes with {CHANGES} changes: always exactly what was committed \
         before the damage, {mean:.1} changes behind it in the mean"
    );
    Ok(Figure { cases: 2 * each, said })
}

fn write() -> Result<Written, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let said = |error: StoreError| error.to_string();
    let mut store = Store::open(folder.path()).map_err(said)?;
    store.lay_in_example(&example(), "torture").map_err(said)?;
    // The last connection takes the journal with it.
    drop(store);
    let (house, journal) = files(folder.path());
    let before = fs::read(&house).map_err(|error| error.to_string())?;
    let mut store = Store::open_at_once(folder.path()).map_err(said)?;
    let (mut ends, mut saved) = (Vec::new(), None);
    for number in 0..CHANGES {
        let id = store
            .change::<_, StoreError>(Actor::CommandLine, |tx| {
                let id = tx.save_activity(&acts::saved(number))?;
                Ok((id, AuditEvent { action: Action::ChangedActivity, subject: number.to_string() }))
            })
            .map_err(said)?;
        saved = Some(id);
        ends.push(fs::metadata(&journal).map_err(|error| error.to_string())?.len() as usize);
    }
    let (after, journal) = (fs::read(&house), fs::read(&journal));
    let journal = journal.map_err(|error| error.to_string())?;
    if after.map_err(|error| error.to_string())? != before || !ends.is_sorted() || ends.last() != Some(&journal.len()) {
        return Err("the changes are not in the journal alone, so cutting it says nothing".to_owned());
    }
    Ok(Written { house: before, journal, ends, saved: saved.ok_or("nothing was saved")? })
}

fn files(dir: &Path) -> (PathBuf, PathBuf) {
    (dir.join("house.db"), dir.join("house.db-wal"))
}

impl Written {
    /// A share of all cases. Says how many changes the damage took back.
    fn lane(&self, plan: &Plan, lane: u32, (each, share): (u32, u32)) -> Result<u32, String> {
        let mut random = plan.random(&format!("damaged-journal {lane}"));
        let length = self.journal.len();
        // In memory where there is such a folder: nothing is asked of the disk here.
        let folder = tempfile::TempDir::new_in("/dev/shm").or_else(|_| tempfile::tempdir());
        let folder = folder.map_err(|error| error.to_string())?;
        let mut lost = 0;
        for case in 0..share {
            let at = if plan.release { random.below(length) } else { length * case as usize / each as usize };
            let cut = &self.journal[..at];
            lost += self.found(folder.path(), cut, at).map_err(|said| format!("cut at {at}: {said}"))?;
            let (at, bit) = (random.below(length), random.below(8));
            let mut flipped = self.journal.clone();
            flipped[at] ^= 1 << bit;
            lost += self.found(folder.path(), &flipped, at).map_err(|said| format!("bit {bit} of {at}: {said}"))?;
        }
        Ok(lost)
    }

    /// Opens the house with this journal, which is damaged from `at` on. Says how many changes are gone.
    fn found(&self, folder: &Path, journal: &[u8], at: usize) -> Result<u32, String> {
        let (house, wal) = files(folder);
        let _ = fs::remove_file(folder.join("house.db-shm"));
        fs::write(&house, &self.house).and_then(|()| fs::write(&wal, journal)).map_err(|error| error.to_string())?;
        let whole = self.ends.iter().filter(|end| **end <= at).count() as u32;
        let said = |error: StoreError| error.to_string();
        let store = Store::open_at_once(folder).map_err(said)?;
        let audit = store.audit().map_err(said)?;
        let numbers: Vec<String> =
            audit.into_iter().filter(|row| row.action == "changed-activity").map(|row| row.subject).collect();
        let expected: Vec<String> = (0..whole).map(|number| number.to_string()).collect();
        if numbers != expected {
            return Err(format!("{} changes are there, {whole} were committed before it", numbers.len()));
        }
        // The other table of the same transaction.
        let title = store.activity(self.saved).map_err(said)?.and_then(|saved| acts::number_of_title(&saved));
        if title != whole.checked_sub(1) {
            return Err(format!("half a change is there: {title:?} of {whole}"));
        }
        drop(store);
        integrity(&house)?;
        Ok(CHANGES - whole)
    }
}
