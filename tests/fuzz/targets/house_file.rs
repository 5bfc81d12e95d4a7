//! House files: what is taken is written out and read in again equal; what is not, is refused with its line.

use fristed::draw::{icons, scenes};
use fristed::exchange::house_file::{Drawings, read, write};

pub fn holds(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let drawings = Drawings { icons: icons::NAMES, scenes: scenes::NAMES };
    match read(text, drawings) {
        Ok(content) => {
            let written = write(&content);
            assert_eq!(read(&written, drawings).as_ref(), Ok(&content), "{written}");
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "it is refused, and nobody is told why");
            let lines = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
            for problem in &problems {
                let sentence = &problem.message;
                assert!((1..=lines).contains(&problem.line), "{problem}: there are {lines} lines");
                assert!(!sentence.is_empty() && !sentence.contains('\n'), "{problem}");
            }
            assert!(problems.is_sorted_by_key(|problem| problem.line), "{problems:?}");
        }
    }
}
