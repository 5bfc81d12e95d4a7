//! Files that rot: the real program on each of them shows the day, or says one sentence, and destroys nothing.

use std::fs;
use std::io;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

use crate::found::{files, integrity, judge};
use crate::plan::Plan;
use crate::run::{Actor, acting, fristed, run};
use crate::{Figure, Tried};

type Damage = (&'static str, fn(&Path) -> io::Result<()>);

/// What can become of any file.
const OF_A_FILE: [Damage; 17] = [
    ("empty", |file| fs::write(file, "")),
    ("one byte", |file| fs::write(file, "S")),
    ("half a header", |file| cut(file, |_| 50)),
    ("a header only", |file| cut(file, |_| 100)),
    ("half of it", |file| cut(file, |length| length / 2)),
    ("without its last page", |file| cut(file, |length| length.saturating_sub(4096))),
    ("cut within a page", |file| cut(file, |length| length - 1000)),
    ("nothing but noughts", |file| change(file, |bytes| bytes.fill(0))),
    ("a letter to somebody", |file| fs::write(file, "Kære hus, her er ingen database. ".repeat(500))),
    ("another beginning", |file| change(file, |bytes| bytes[..16].copy_from_slice(b"SQLite format 4\0"))),
    ("of another program", |file| change(file, |bytes| bytes[68..72].copy_from_slice(&[1, 2, 3, 4]))),
    ("a page size that is none", |file| change(file, |bytes| bytes[16..18].copy_from_slice(&[3, 3]))),
    ("its first table torn", |file| change(file, |bytes| bytes[100..200].fill(0xAA))),
    ("its second page empty", |file| change(file, |bytes| page(bytes, 1).fill(0))),
    ("a page in the middle torn", |file| {
        change(file, |bytes| {
            let at = bytes.len() / 8192;
            page(bytes, at).fill(0x5A)
        })
    }),
    ("a bit in each kilobyte", |file| {
        change(file, |bytes| bytes.iter_mut().skip(500).step_by(1024).for_each(|byte| *byte ^= 4))
    }),
    ("a folder in its place", |file| fs::remove_file(file).and_then(|()| fs::create_dir(file))),
];

/// What can become of the house as a whole; the path is that of the data folder.
const OF_A_FOLDER: [Damage; 13] = [
    ("a newer house", |dir| change(&dir.join("house.db"), |bytes| bytes[60..64].copy_from_slice(&[0, 0, 1, 0]))),
    ("newer lists", |dir| change(&dir.join("joining.db"), |bytes| bytes[60..64].copy_from_slice(&[0, 0, 1, 0]))),
    ("a journal of rubbish", |dir| fs::write(dir.join("house.db-wal"), "rubbish".repeat(5000))),
    ("a folder for a journal", |dir| fs::create_dir(dir.join("house.db-wal"))),
    ("an index of rubbish", |dir| fs::write(dir.join("house.db-shm"), "rubbish".repeat(5000))),
    ("a journal of the lists of rubbish", |dir| fs::write(dir.join("joining.db-journal"), "rubbish".repeat(5000))),
    ("a journal of the box of rubbish", |dir| fs::write(dir.join("box.db-journal"), "rubbish".repeat(5000))),
    ("a link to nowhere", |dir| swap(&dir.join("house.db"), "nowhere")),
    ("a link to itself", |dir| swap(&dir.join("house.db"), "house.db")),
    ("no public key", |dir| fs::remove_file(dir.join("box.pub"))),
    ("no private key", |dir| fs::remove_file(dir.join("box.key"))),
    ("a beat of rubbish", |dir| fs::write(dir.join("box.beat"), [0xFF, 0xFE, 0])),
    ("nobody may read it", |dir| fs::set_permissions(dir.join("house.db"), fs::Permissions::from_mode(0))),
];

fn cut(file: &Path, to: fn(u64) -> u64) -> io::Result<()> {
    let opened = fs::OpenOptions::new().write(true).open(file)?;
    opened.set_len(to(opened.metadata()?.len()))
}

fn change(file: &Path, how: impl FnOnce(&mut [u8])) -> io::Result<()> {
    let mut bytes = fs::read(file)?;
    how(&mut bytes);
    fs::write(file, bytes)
}

fn page(bytes: &mut [u8], at: usize) -> &mut [u8] {
    &mut bytes[at * 4096..(at + 1) * 4096]
}

fn swap(file: &Path, target: &str) -> io::Result<()> {
    fs::remove_file(file)?;
    symlink(target, file)
}

pub fn corpus(_: &Plan) -> Tried {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let whole = folder.path().join("whole");
    let mut actor = Actor::start(&acting(&whole, 0, 16), folder.path())?;
    actor.wait()?;
    if !actor.acts(0)?.done {
        return Err("the house for it could not be made".to_owned());
    }
    let (mut cases, mut shown) = (0, 0);
    for file in ["house.db", "joining.db", "box.db"] {
        for (name, damage) in OF_A_FILE {
            let told = |said: String| format!("{file}, {name}: {said}");
            let damaged = |dir: &Path| damage(&dir.join(file));
            shown += u32::from(one(folder.path(), &whole, damaged, file).map_err(told)?);
            cases += 1;
        }
    }
    for (name, damage) in OF_A_FOLDER {
        shown += u32::from(one(folder.path(), &whole, damage, "").map_err(|said| format!("{name}: {said}"))?);
        cases += 1;
    }
    let said =
        format!("no panic; {shown} showed the day, {} said one sentence; every bad house was kept", cases - shown);
    Ok(Figure { cases, said })
}

/// Damages a copy of the house and starts everything on it. Says whether the day was shown.
fn one(folder: &Path, whole: &Path, damage: impl FnOnce(&Path) -> io::Result<()>, file: &str) -> Result<bool, String> {
    let dir = copy(whole, &folder.join("damaged"))?;
    damage(&dir).map_err(|error| format!("it could not be damaged: {error}"))?;
    let bad = fs::read(dir.join(file)).unwrap_or_default();
    let shown = run(&mut fristed(&dir, &["today"]))?.done_or_one_sentence()?;
    let checked = run(&mut fristed(&dir, &["check"]))?;
    checked.no_panic()?;
    // The kiosk's own start, and one round of presses where it does start.
    let mut actor = Actor::start(&acting(&dir, 16, 24), folder)?;
    actor.wait()?;
    actor.no_panic()?;
    let acts = actor.acts(16)?;
    if shown && run(&mut fristed(&dir, &["today"]))?.code != Some(0) {
        return Err("the day is shown once, and then no more".to_owned());
    }
    // A bad list of who joins in is deleted on purpose. Everything else that SQLite calls bad is still somewhere; a
    // bit within a sealed letter or a text is nobody's to find.
    let is_kept = || files(&dir).iter().any(|path| fs::read(path).is_ok_and(|bytes| bytes == bad));
    if file != "joining.db" && is_bad(folder, &bad) && !is_kept() {
        judge(&dir, acts.acknowledged).map_err(|said| format!("the bad file is nowhere any more, and {said}"))?;
    }
    Ok(shown)
}

/// Whether SQLite calls these bytes bad.
fn is_bad(folder: &Path, bytes: &[u8]) -> bool {
    let look = folder.join("look");
    !bytes.is_empty() && fs::write(&look, bytes).is_ok() && integrity(&look).is_err()
}

/// A fresh copy of `whole` at `to`.
pub fn copy(whole: &Path, to: &Path) -> Result<std::path::PathBuf, String> {
    let _ = fs::set_permissions(to, fs::Permissions::from_mode(0o700));
    let _ = fs::remove_dir_all(to);
    let copied = fs::create_dir(to).and_then(|()| {
        fs::set_permissions(to, fs::Permissions::from_mode(0o700))?;
        for entry in fs::read_dir(whole)? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                fs::copy(entry.path(), to.join(entry.file_name()))?;
            }
        }
        Ok(())
    });
    copied.map_err(|error| format!("no copy of the house: {error}"))?;
    Ok(to.to_owned())
}
