//! Manifests of backups, as they may lie on any stick: what is read is written out and read in again equal, and no
//! folder is sound because its manifest says so.

use std::cell::OnceCell;
use std::fs;

use fristed::store::backup::{self, MANIFEST, Manifest};
use tempfile::TempDir;

thread_local! {
    static STICK: OnceCell<TempDir> = const { OnceCell::new() };
}

pub fn holds(bytes: &[u8]) {
    let parsed = serde_json::from_slice::<Manifest>(bytes).ok();
    if let Some(manifest) = &parsed {
        let written = serde_json::to_vec_pretty(manifest).expect("a manifest can be written");
        assert_eq!(serde_json::from_slice::<Manifest>(&written).ok().as_ref(), Some(manifest));
    }
    STICK.with(|stick| {
        let stick = stick.get_or_init(|| tempfile::tempdir().expect("a folder"));
        let day = stick.path().join("2026-10-13");
        fs::create_dir_all(&day).expect("a folder");
        fs::write(day.join(MANIFEST), bytes).expect("a file");
        let found = backup::all(stick.path());
        // What is longer than anything that the program writes is not even read.
        let expected = parsed.filter(|_| bytes.len() <= 64 * 1024);
        assert_eq!(found.first().map(|one| &one.manifest), expected.as_ref());
        for one in &found {
            assert!(one.verify().is_err() && one.verify_house().is_err(), "there is nothing beside the manifest");
        }
    });
}
