//! What the machine must have for a recipe.

use std::path::{Path, PathBuf};

/// What a recipe cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Root,
    /// A loop device that a file system can be mounted from.
    Loop,
    Mkfs,
    Strace,
    Faketime,
    Unshare,
}

impl Need {
    fn is_there(self) -> bool {
        match self {
            Self::Root => rustix::process::geteuid().is_root(),
            Self::Loop => Path::new("/dev/loop-control").exists(),
            Self::Mkfs => program("mkfs.ext4").is_some(),
            Self::Strace => program("strace").is_some(),
            Self::Faketime => faketime().is_some(),
            Self::Unshare => program("unshare").is_some(),
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Loop => "loop devices",
            Self::Mkfs => "mkfs.ext4 (package e2fsprogs)",
            Self::Strace => "strace (package strace)",
            Self::Faketime => "libfaketime (package libfaketime)",
            Self::Unshare => "unshare (package util-linux)",
        }
    }
}

/// What of `needs` is not here, with the package that brings it.
pub fn missing(needs: &[Need]) -> Vec<&'static str> {
    needs.iter().filter(|need| !need.is_there()).map(|need| need.word()).collect()
}

/// Where a program lies. `mkfs` and its kin are not in everybody's path.
pub fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(["/usr/sbin", "/sbin"].map(PathBuf::from));
    folders.map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// The library that shifts the clock of one program.
pub fn faketime() -> Option<PathBuf> {
    let folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib"];
    folders.map(|folder| Path::new(folder).join("faketime/libfaketime.so.1")).into_iter().find(|file| file.exists())
}
