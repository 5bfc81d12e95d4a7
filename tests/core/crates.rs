//! Whose code is in the program: licences that go with ours, one source, nothing that reaches a network or brings a
//! runtime, and nothing twice without a reason. What `cargo deny` would hold, without the minutes that building it costs;
//! known weak spots of crates are in a list on the network, and so are looked up by hand before a release.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// What we take, by the names of the SPDX list. The toolkit comes under GPL-3.0-only, which ours goes on to.
const LICENCES: [&str; 15] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "GPL-3.0-only",
    "GPL-3.0-or-later",
    "ISC",
    "MIT",
    "NCSA",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];
const SOURCE: &str = "registry+https://github.com/rust-lang/crates.io-index";
/// No runtime of our own. What the accessibility bus brings (async-io, async-executor) speaks to sockets of the machine.
const RUNTIMES: [&str; 6] = ["tokio", "async-std", "smol", "actix-rt", "glommio", "monoio"];
/// Twice in the tree, and why that is so until their makers go on.
const TWICE: [(&str, &str); 23] = [
    ("base64", "krilla is a version behind usvg"),
    ("calloop", "winit and linuxkms; linuxkms is in nothing that is built"),
    ("fearless_simd", "hayro, for tests, is ahead of the toolkit"),
    ("foldhash", "as hashbrown"),
    ("font-types", "as read-fonts"),
    ("getrandom", "ahash, under the accessibility bus"),
    ("hashbrown", "everybody has their own"),
    ("itertools", "bindgen, in nothing that is built"),
    ("linux-raw-sys", "as rustix"),
    ("miniz_oxide", "png is a version behind flate2"),
    ("nom", "cexpr, in nothing that is built"),
    ("phf", "chrono-tz is a version behind the accessibility bus"),
    ("phf_shared", "as phf"),
    ("read-fonts", "as skrifa"),
    ("rustc-hash", "rowan, in the build of the screens"),
    ("rustix", "winit's calloop is a version behind"),
    ("shlex", "bindgen, in nothing that is built"),
    ("skrifa", "krilla is behind the toolkit, hayro, for tests, ahead; ours is the toolkit's"),
    ("smol_str", "winit is a version behind the compiler of the screens"),
    ("syn", "macros of two ages, in builds only"),
    ("thiserror", "as calloop; thiserror-impl goes with it"),
    ("tiny-skia", "winit's frames of windows, which a kiosk has none of"),
    ("tiny-skia-path", "as tiny-skia"),
];

/// Every crate that is built on a kiosk's machine, for the program or for its tests.
fn packages() -> Vec<Value> {
    let host = std::env::consts::ARCH.to_owned() + "-unknown-linux-gnu";
    let arguments = ["metadata", "--format-version", "1", "--locked", "--filter-platform", &host];
    let cargo = Command::new(env!("CARGO")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    let all: Value = serde_json::from_slice(&cargo.stdout).unwrap();
    let packages = all["packages"].as_array().unwrap().clone();
    assert!(packages.len() > 300, "only {} crates are seen", packages.len());
    packages
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap()
}

/// Whether an SPDX expression can be fulfilled with what `takes`. A stroke is how old crates write `OR`.
fn is_taken(expression: &str, takes: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (taken, rest) = either(&words, takes);
    assert!(rest.is_empty(), "{expression:?} is no expression of licences");
    taken
}

fn either<'a>(words: &'a [&'a str], takes: &dyn Fn(&str) -> bool) -> (bool, &'a [&'a str]) {
    let (mut taken, mut rest) = both(words, takes);
    while let ["OR", after @ ..] = rest {
        let (other, after) = both(after, takes);
        (taken, rest) = (taken | other, after);
    }
    (taken, rest)
}

fn both<'a>(words: &'a [&'a str], takes: &dyn Fn(&str) -> bool) -> (bool, &'a [&'a str]) {
    let (mut taken, mut rest) = one(words, takes);
    while let ["AND", after @ ..] = rest {
        let (other, after) = one(after, takes);
        (taken, rest) = (taken & other, after);
    }
    (taken, rest)
}

fn one<'a>(words: &'a [&'a str], takes: &dyn Fn(&str) -> bool) -> (bool, &'a [&'a str]) {
    match words {
        ["(", inner @ ..] => match either(inner, takes) {
            (taken, [")", rest @ ..]) => (taken, rest),
            (_, rest) => (false, rest),
        },
        [licence, "WITH", exception, rest @ ..] => (takes(&format!("{licence} WITH {exception}")), rest),
        [licence, rest @ ..] => (takes(licence), rest),
        [] => (false, words),
    }
}

#[test]
fn expressions_of_licences_are_read_as_they_are_meant() {
    let takes = |licence: &str| ["MIT", "Apache-2.0 WITH LLVM-exception"].contains(&licence);
    for (expression, taken) in [
        ("MIT", true),
        ("Apache-2.0", false),
        ("Apache-2.0/MIT", true),
        ("MIT AND ISC", false),
        ("(MIT OR Apache-2.0) AND ISC", false),
        ("ISC AND GPL-2.0 OR MIT", true),
        ("ISC AND (GPL-2.0 OR MIT)", false),
        ("Apache-2.0 WITH LLVM-exception OR Apache-2.0", true),
    ] {
        assert_eq!(is_taken(expression, &takes), taken, "{expression}");
    }
}

#[test]
fn every_crate_has_a_licence_that_goes_with_ours_and_comes_from_the_registry() {
    let mut wrong = Vec::new();
    for package in packages() {
        let licence = package["license"].as_str().unwrap_or("");
        if !is_taken(licence, &|one| LICENCES.contains(&one)) {
            wrong.push(format!("{} has the licence {licence:?}", name(&package)));
        }
        // Our own have no source.
        let ours = name(&package).starts_with("fristed") && package["source"].is_null();
        if !ours && package["source"].as_str() != Some(SOURCE) {
            wrong.push(format!("{} comes from {}", name(&package), package["source"]));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn nothing_brings_a_runtime_and_nothing_is_there_twice_without_a_reason() {
    let packages = packages();
    let mut versions: BTreeMap<&str, usize> = BTreeMap::new();
    packages.iter().for_each(|package| *versions.entry(name(package)).or_default() += 1);
    let runtimes: Vec<&str> = RUNTIMES.into_iter().filter(|runtime| versions.contains_key(runtime)).collect();
    assert_eq!(runtimes, [""; 0]);
    let twice: BTreeSet<&str> = versions.into_iter().filter(|(_, count)| *count > 1).map(|(name, _)| name).collect();
    let known: BTreeSet<&str> = TWICE.iter().map(|(name, _)| *name).chain(["thiserror-impl"]).collect();
    let fresh: Vec<_> = twice.difference(&known).collect();
    assert!(fresh.is_empty(), "twice, and nobody says why: {fresh:?}");
    let gone: Vec<_> = known.difference(&twice).collect();
    assert!(gone.is_empty(), "no longer twice; take it off the list: {gone:?}");
}
