//! The project's own files, for tests that read them.

use std::fs;
use std::path::{Path, PathBuf};

/// One file with its path from the top of the repository.
pub struct Source {
    pub path: String,
    pub text: String,
}

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file at the top of the repository, where there is one.
pub fn at_top(name: &str) -> Option<String> {
    fs::read_to_string(top().join(name)).ok()
}

/// Every file under `folder` with this ending, in the order of its path.
pub fn files(folder: &str, ending: &str) -> Vec<Source> {
    let mut paths = Vec::new();
    collect(&top().join(folder), ending, &mut paths);
    paths.sort();
    assert!(!paths.is_empty(), "nothing ends in .{ending} under {folder}");
    let source = |path: PathBuf| Source {
        path: path.strip_prefix(top()).unwrap().display().to_string(),
        text: fs::read_to_string(&path).unwrap(),
    };
    paths.into_iter().map(source).collect()
}

fn collect(folder: &Path, ending: &str, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, ending, paths);
        } else if path.extension().is_some_and(|found| found == ending) {
            paths.push(path);
        }
    }
}

impl Source {
    /// Lines without their comments, with their numbers. Good enough for code that holds no `//` in a string.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code)))
    }

    /// Every `"text"` of the code, with the line it is on and what stands before it there.
    pub fn strings(&self) -> Vec<(usize, &str, &str)> {
        let mut all = Vec::new();
        for (number, line) in self.code() {
            let mut at = 0;
            while let Some(open) = line[at..].find('"').map(|open| at + open) {
                let Some(close) = line[open + 1..].find('"').map(|close| open + 1 + close) else {
                    break;
                };
                all.push((number, &line[..open], &line[open + 1..close]));
                at = close + 1;
            }
        }
        all
    }

    /// Where the code holds any of `words`, as `path:line: word`.
    pub fn holding(&self, words: &[&str]) -> Vec<String> {
        let found = |(number, line): (usize, &str)| {
            let word = words.iter().find(|word| line.contains(*word))?;
            Some(format!("{}:{number}: {word}", self.path))
        };
        self.code().filter_map(found).collect()
    }
}
