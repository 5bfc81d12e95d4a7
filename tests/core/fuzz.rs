//! What is kept of the fuzzing holds, and so does what is a few bytes away from it. `tests/fuzz/run` looks further.

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

#[path = "../fuzz/targets/mod.rs"]
mod targets;

/// So much may lie in the repository.
const LARGEST: u64 = 200 * 1024;
/// So many bytes away from each that is kept are tried.
const AWAY: u32 = 60;

/// What is kept for the target `name`, the path with the bytes.
fn kept(name: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    files.map(|file| file.unwrap().path()).map(|path| (path.display().to_string(), fs::read(path).unwrap())).collect()
}

#[test]
fn what_is_kept_of_the_fuzzing_holds() {
    for (name, holds) in targets::TARGETS {
        let inputs = kept(name);
        assert!(inputs.len() >= 3, "{name} begins from nothing");
        for (path, bytes) in inputs {
            assert!(catch_unwind(|| holds(&bytes)).is_ok(), "FRISTED_FUZZ={name}, {path}");
        }
    }
}

#[test]
fn every_folder_of_the_corpus_has_a_target_and_all_of_it_is_small() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    let mut folders: Vec<String> =
        fs::read_dir(corpus).unwrap().map(|one| one.unwrap().file_name().into_string().unwrap()).collect();
    folders.sort();
    assert_eq!(folders, targets::TARGETS.map(|(name, _)| name.to_owned()));
    let bytes: usize = folders.iter().flat_map(|name| kept(name)).map(|(_, bytes)| bytes.len()).sum();
    assert!(bytes as u64 <= LARGEST, "{bytes} bytes; the crate's -merge=1 leaves what is needed");
}

/// The same bytes on every machine: this part of the looking is no matter of luck.
#[test]
fn what_is_a_few_bytes_away_holds_as_well() {
    let mut random = Random(0x5eed);
    for (name, holds) in targets::TARGETS {
        for (path, bytes) in kept(name) {
            for number in 0..AWAY {
                let near = random.near(&bytes);
                assert!(catch_unwind(|| holds(&near)).is_ok(), "{name}, {path}, {number}: {near:?}");
            }
        }
    }
}

/// Xorshift: as good as any here.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % end.max(1)
    }

    /// `bytes` with a few of them changed, left out, doubled, or put elsewhere.
    fn near(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut near = bytes.to_vec();
        for _ in 0..=self.below(4) {
            let (at, length) = (self.below(near.len()), self.below(12));
            let end = (at + length).min(near.len());
            match self.below(5) {
                0 if at < near.len() => near[at] = u8::try_from(self.below(256)).unwrap(),
                1 => drop(near.drain(at..end)),
                2 => near = [&near[..end], &near[at..]].concat(),
                3 => {
                    let piece: Vec<u8> = near.drain(at..end).collect();
                    let to = self.below(near.len());
                    near.splice(to..to, piece);
                }
                _ => near.truncate(at.max(8)),
            }
        }
        near
    }
}
