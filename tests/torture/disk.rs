//! A file system of its own on a loop device, which is cut off as if the plug were pulled.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use rustix::ioctl::{Setter, ioctl};
use tempfile::TempDir;

use crate::needs::program;

/// `EXT4_IOC_SHUTDOWN`: from here on nothing reaches the disk.
const SHUTDOWN: u32 = 0x8004_587D;
/// Without writing the file system's own journal first, as when the power goes.
const NO_LOG_FLUSH: u32 = 2;
/// Sparse; what is in it is a house and a few hundred acts.
const BYTES: u64 = 96 * 1024 * 1024;

/// An ext4 file system in a file. It goes with its value.
pub struct Disk {
    folder: TempDir,
}

impl Disk {
    pub fn new() -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let disk = Self { folder };
        let image = disk.image();
        File::create(&image).and_then(|file| file.set_len(BYTES)).map_err(|error| error.to_string())?;
        tool("mkfs.ext4", &["-q", "-F", &image.display().to_string()])?;
        fs::create_dir(disk.mount_point()).map_err(|error| error.to_string())?;
        disk.mount()?;
        Ok(disk)
    }

    fn image(&self) -> PathBuf {
        self.folder.path().join("disk.img")
    }

    fn mount_point(&self) -> PathBuf {
        self.folder.path().join("disk")
    }

    /// A folder on the disk.
    pub fn path(&self, name: &str) -> PathBuf {
        self.mount_point().join(name)
    }

    /// A folder beside the disk, which outlives the cut.
    pub fn beside(&self) -> &Path {
        self.folder.path()
    }

    fn mount(&self) -> Result<(), String> {
        let (image, at) = (self.image().display().to_string(), self.mount_point().display().to_string());
        tool("mount", &["-o", "loop", &image, &at])
    }

    /// Pulls the plug.
    #[expect(unsafe_code, reason = "the system call has no other door")]
    pub fn cut(&self) -> Result<(), String> {
        let root = File::open(self.mount_point()).map_err(|error| error.to_string())?;
        // SAFETY: this request reads one number of 32 bits from the pointer it is given, and `Setter` gives it one.
        let cut = unsafe { ioctl(&root, Setter::<SHUTDOWN, u32>::new(NO_LOG_FLUSH)) };
        cut.map_err(|errno| format!("the disk cannot be cut off here ({errno})"))
    }

    /// Puts the plug back: the file system plays its journal, as it does after a real power cut.
    pub fn again(&self) -> Result<(), String> {
        self.unmount()?;
        self.mount()
    }

    fn unmount(&self) -> Result<(), String> {
        let at = self.mount_point().display().to_string();
        let mut last = Ok(());
        // A process that was just ended may hold it for a moment more.
        for _ in 0..50 {
            last = tool("umount", &[&at]);
            if last.is_ok() {
                return last;
            }
            sleep(Duration::from_millis(20));
        }
        last
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // What stays mounted is a sparse file; there is nobody left to tell.
        let _ = self.unmount();
    }
}

/// A small disk in memory, with room for `bytes`. It goes with its value.
pub struct SmallDisk {
    folder: TempDir,
}

impl SmallDisk {
    pub fn new(kilobytes: u32) -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let at = folder.path().display().to_string();
        tool("mount", &["-t", "tmpfs", "-o", &format!("size={kilobytes}k,mode=0700"), "tmpfs", &at])?;
        Ok(Self { folder })
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// From here on nothing can be written, or again.
    pub fn writable(&self, yes: bool) -> Result<(), String> {
        let how = if yes { "remount,rw" } else { "remount,ro" };
        tool("mount", &["-o", how, &self.folder.path().display().to_string()])
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = tool("umount", &["-l", &self.folder.path().display().to_string()]);
    }
}

fn tool(name: &str, arguments: &[&str]) -> Result<(), String> {
    let program = program(name).ok_or_else(|| format!("{name} is not here"))?;
    let output = Command::new(program).args(arguments).output().map_err(|error| format!("{name}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{name} {}: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr).trim()))
}
