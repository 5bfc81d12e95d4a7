//! What is left of a text in the process when its page has been left, and in the folder: nothing.
//!
//! The memory of another process is read through `/proc`, which root may do although the kiosk allows nobody else.

use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use super::hold;
use super::screen::Screen;
use super::session::{Checked, wait_for};

/// Letters in an order in which they stand nowhere by chance, each on a key of its own.
const CANARY: &str = "bkzqhvxwjdpgtcnylfrm";
/// So many letters of it in a row are a find; whoever sees as many knows that it was written here.
const PIECE: usize = 6;
/// How much of the memory is read at a time.
const WINDOW: usize = 1 << 20;

/// What is looked for, in bytes.
pub struct Pieces {
    all: Vec<Vec<u8>>,
    /// Whether a piece begins with this byte. Asked of every byte of the memory, so it is a table.
    begins: [bool; 256],
}

impl Pieces {
    /// Each of these.
    pub fn of(all: Vec<Vec<u8>>) -> Self {
        let mut begins = [false; 256];
        all.iter().for_each(|piece| begins[usize::from(piece[0])] = true);
        Self { all, begins }
    }

    /// Every piece of `text` in every way in which a text lies in memory: UTF-8, and two or four bytes to a letter.
    pub fn of_text(text: &str) -> Self {
        let letters: Vec<char> = text.chars().collect();
        let spread = |piece: &[char], width: usize| {
            let wide = |letter: &char| {
                let mut bytes = vec![0; width];
                // All of them are ASCII.
                bytes[0] = u8::try_from(*letter).unwrap_or(0);
                bytes
            };
            piece.iter().flat_map(wide).collect()
        };
        let of = |piece: &[char]| [1, 2, 4].map(|width| spread(piece, width));
        Self::of(letters.windows(PIECE).flat_map(of).collect())
    }

    fn longest(&self) -> usize {
        self.all.iter().map(Vec::len).max().unwrap_or(0)
    }

    fn count(&self, bytes: &[u8]) -> usize {
        let mut found = 0;
        for (at, byte) in bytes.iter().enumerate() {
            if self.begins[usize::from(*byte)] {
                found += self.all.iter().filter(|piece| bytes[at..].starts_with(piece)).count();
            }
        }
        found
    }
}

/// How often a piece is in the memory of the process: in every map that can be read.
pub fn in_memory(process: u32, pieces: &Pieces) -> Result<usize, String> {
    let of = |error: std::io::Error| format!("the kiosk's memory cannot be read ({error}); run this as root");
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).map_err(of)?;
    let memory = File::open(format!("/proc/{process}/mem")).map_err(of)?;
    let (mut found, mut read) = (0, 0);
    let overlap = pieces.longest();
    let mut buffer = vec![0; WINDOW + overlap];
    for line in maps.lines() {
        let mut words = line.split(' ');
        let (range, rights) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let Some((from, to)) = range.split_once('-') else { continue };
        let number = |text: &str| u64::from_str_radix(text, 16).map_err(|error| error.to_string());
        let (mut at, to) = (number(from)?, number(to)?);
        // What the kernel lends a process is no memory of its own.
        while rights.starts_with('r') && !line.ends_with("[vvar]") && !line.ends_with("[vsyscall]") && at < to {
            let wanted = usize::try_from(to - at).unwrap_or(usize::MAX).min(buffer.len());
            let Ok(got) = memory.read_at(&mut buffer[..wanted], at) else { break };
            if got == 0 {
                break;
            }
            found += pieces.count(&buffer[..got]);
            read += got;
            at += u64::try_from(if got > WINDOW { WINDOW } else { got }).unwrap_or(1);
        }
    }
    hold(read > 10 << 20, format!("only {read} bytes of the kiosk's memory could be read"))?;
    Ok(found)
}

/// How often a piece is in a file of the folder, or in a name.
pub fn in_folder(dir: &Path, pieces: &Pieces) -> Result<usize, String> {
    let mut found = 0;
    for entry in fs::read_dir(dir).map_err(|error| error.to_string())? {
        let entry = entry.map_err(|error| error.to_string())?;
        found += pieces.count(entry.file_name().as_encoded_bytes());
        let kind = entry.file_type().map_err(|error| error.to_string())?;
        if kind.is_dir() {
            found += in_folder(&entry.path(), pieces)?;
        } else if kind.is_file() {
            found += pieces.count(&fs::read(entry.path()).map_err(|error| error.to_string())?);
        }
    }
    Ok(found)
}

/// Writes the canary on the screen's own keyboard, and makes sure that it is found while it stands there.
fn write_canary(screen: &Screen) -> Checked {
    screen.press("I dag")?;
    screen.press("Forslag")?;
    screen.keys(CANARY)?;
    screen.text_with(CANARY)?;
    let there = in_memory(screen.process()?, &Pieces::of_text(CANARY))?;
    println!("  while it stands on the screen: {there} pieces of it in memory");
    hold(there > 0, "the search finds nothing while the text stands on the screen")
}

/// Nothing of it in memory once everybody who was told has let go of it, and nothing in the folder.
fn is_gone(screen: &Screen) -> Checked {
    let (process, pieces) = (screen.process()?, Pieces::of_text(CANARY));
    let mut left = usize::MAX;
    let gone = wait_for("the text's going from memory", || {
        left = in_memory(process, &pieces).ok()?;
        (left == 0).then_some(())
    });
    gone.map_err(|error| format!("{error}: {left} pieces are left"))?;
    let kept = in_folder(&screen.session.data(), &pieces)?;
    hold(kept == 0, format!("{kept} pieces of it are in the data folder"))?;
    let said = fs::read(screen.session.said()).map_err(|error| error.to_string())?;
    hold(pieces.count(&said) == 0, "it stands in what the kiosk said")?;
    println!("  afterwards: 0 pieces in memory, in the folder and in what the kiosk said");
    Ok(())
}

pub fn gone_when_left(screen: &mut Screen) -> Checked {
    write_canary(screen)?;
    screen.press("Tilbage")?;
    screen.button_with("Badet er")?;
    is_gone(screen)
}

pub fn gone_when_posted(screen: &mut Screen) -> Checked {
    write_canary(screen)?;
    screen.press("Læg i postkassen")?;
    screen.text_with("Dit forslag ligger i postkassen.")?;
    is_gone(screen)
}

/// Two runs of the same house that differ in a suggestion.
pub fn says_the_same(screen: &mut Screen) -> Checked {
    let mut said = Vec::new();
    for suggests in [true, false] {
        screen.kill()?;
        screen.open("09:52", &[])?;
        screen.press("Forslag")?;
        screen.keys("flerefilm")?;
        if suggests {
            screen.press("Læg i postkassen")?;
            screen.press("Gå til I dag")?;
        } else {
            screen.press("Tilbage")?;
        }
        screen.button_with("Badet er")?;
        sleep(Duration::from_millis(500));
        said.push(fs::read_to_string(screen.session.said()).map_err(|error| error.to_string())?);
    }
    hold(said[0] == said[1], format!("with a suggestion it said {:?}, without {:?}", said[0], said[1]))
}
