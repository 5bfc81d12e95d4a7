//! How long a suggestion takes from the press to the disk: 200 posts on a box that holds 0, 20 and 200 letters.
//!
//! `cargo bench --bench post`, on a disk that nobody else uses (`TMPDIR` names another). Measured is all of it: sealing,
//! the transaction that puts it in, and the writing anew after which *Tak* is said. The suggestion is safe on the disk
//! when the transaction is done; the writing anew hides its place. It ends with 1 where the 95 % or the longest is over
//! the limit.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "figures are printed")]

use std::process::ExitCode;
use std::time::{Duration, Instant};

use fristed::domain::suggestion::Suggestion;
use fristed::store::{StoreError, SuggestionBox};

const POSTS: usize = 200;
const LETTERS: [usize; 3] = [0, 20, 200];
const LIMIT: Duration = Duration::from_millis(100);
const TEXT: &str = "Vi kunne godt tænke os en bænk til ved døren, så man kan sidde ude om morgenen.";

fn main() -> ExitCode {
    let mut within = true;
    for letters in LETTERS {
        match measure(letters) {
            Ok([median, slow, longest]) => {
                let millis = |time: Duration| time.as_secs_f64() * 1000.0;
                println!(
                    "post on {letters} letters: median {:.2} ms, 95 % {:.2} ms, longest {:.2} ms",
                    millis(median),
                    millis(slow),
                    millis(longest)
                );
                within &= longest <= LIMIT;
            }
            Err(error) => {
                eprintln!("the box could not be used: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    if within { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn measure(letters: usize) -> Result<[Duration; 3], StoreError> {
    let folder = tempfile::tempdir().map_err(|error| StoreError::Refused(error.to_string()))?;
    let store = SuggestionBox::open(folder.path())?;
    let suggestion = Suggestion::new(TEXT).map_err(|refused| StoreError::Refused(refused.to_string()))?;
    for _ in 0..letters {
        store.put(&store.seal(&suggestion)?)?;
    }
    let mut times = Vec::with_capacity(POSTS);
    for _ in 0..POSTS {
        let began = Instant::now();
        let sealed = store.seal(&suggestion)?;
        store.put(&sealed)?;
        times.push(began.elapsed());
        store.take_back(&sealed.id)?;
    }
    times.sort_unstable();
    Ok([times[POSTS / 2], times[POSTS * 95 / 100], times[POSTS - 1]])
}
