//! The box when the program is ended at any moment: nothing that was thanked for is lost, and nothing is there twice.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fristed::app::postbox::{Answer, Postbox};
use fristed::store::SuggestionBox;
use fristed::vault::open::BoxPrivateKey;
use tempfile::TempDir;

use crate::suggestion_box::{suggestion, texts};

const FOLDER: &str = "FRISTED_TEST_BOX";
const FROM: &str = "FRISTED_TEST_FROM";

/// Not a test of its own: what the tests below start and end.
#[test]
fn a_child_that_posts() {
    let Some(dir) = std::env::var_os(FOLDER) else {
        return;
    };
    let from: u32 = std::env::var(FROM).unwrap().parse().unwrap();
    let mut postbox = Postbox::at_once(Path::new(&dir)).unwrap();
    for number in from.. {
        postbox.post(suggestion(&format!("forslag {number}")));
        assert_eq!(postbox.poll(), [Answer::SuggestionKept]);
        let mut out = std::io::stdout().lock();
        writeln!(out, "kept {number}").and_then(|()| out.flush()).unwrap();
    }
}

fn child(dir: &Path, from: u32) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "suggestion_crash::a_child_that_posts", "--nocapture", "--test-threads=1"])
        .env(FOLDER, dir)
        .env(FROM, from.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Lets the child run for a while, ends it with SIGKILL, and says what it had been thanked for.
fn posts_until_killed(dir: &Path, from: u32, wait: Duration) -> Vec<u32> {
    let mut child = child(dir, from);
    std::thread::sleep(wait);
    child.kill().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let kept = lines.map_while(Result::ok).filter_map(|line| line.split_once("kept ")?.1.parse().ok()).collect();
    child.wait().unwrap();
    kept
}

#[test]
fn killed_at_any_moment_nothing_is_lost_or_doubled() {
    let dir = TempDir::new().unwrap();
    let (mut thanked, mut next, mut unthanked) = (BTreeSet::new(), 0, 0);
    // Forty rounds, and more on a machine that is so busy that the child gets little done.
    let mut rounds = 0;
    for round in 0..200_u64 {
        let kept = posts_until_killed(dir.path(), next, Duration::from_millis(15 + round * 37 % 120));
        thanked.extend(kept.iter().copied());
        // The one under way may be there or not.
        next = kept.last().map_or(next, |last| last + 1) + 1;
        drop(SuggestionBox::open(dir.path()).unwrap());
        let texts = texts(dir.path());
        let found: BTreeSet<u32> = texts.iter().map(|text| text["forslag ".len()..].parse().unwrap()).collect();
        assert_eq!(found.len(), texts.len(), "round {round}: something is there twice");
        assert!(thanked.is_subset(&found), "round {round}: lost {:?}", thanked.difference(&found));
        rounds = round + 1;
        unthanked = found.difference(&thanked).count();
        assert!(unthanked <= usize::try_from(round).unwrap() + 1, "round {round}");
        if rounds >= 40 && thanked.len() > 40 {
            break;
        }
    }
    println!(
        "kill -9: {rounds} of {rounds} rounds, {} thanked for and found, {unthanked} cut short after the disk",
        thanked.len()
    );
    assert!(thanked.len() > 40, "the child got too little done to say anything: {}", thanked.len());
}

#[test]
fn killed_while_the_box_is_made_the_next_start_goes_on() {
    for round in 0..25_u64 {
        let dir = TempDir::new().unwrap();
        posts_until_killed(dir.path(), 0, Duration::from_millis(round));
        let store = SuggestionBox::open(dir.path()).unwrap();
        store.put(&store.seal(&suggestion("bagefter")).unwrap()).unwrap();
        assert!(texts(dir.path()).contains(&"bagefter".to_owned()), "round {round}");
    }
}

#[test]
fn where_it_does_not_go_in_nobody_is_thanked_and_the_second_try_is_there_once() {
    let dir = TempDir::new().unwrap();
    let mut postbox = Postbox::at_once(dir.path()).unwrap();
    postbox.post(suggestion("før"));
    assert_eq!(postbox.poll(), [Answer::SuggestionKept]);
    let reader = rusqlite::Connection::open(dir.path().join("box.db")).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM suggestion").unwrap();
    postbox.post(suggestion("mere musik"));
    assert_eq!(postbox.poll(), [Answer::SuggestionNotKept]);
    reader.execute_batch("COMMIT").unwrap();
    assert_eq!(texts(dir.path()), ["før"]);
    postbox.post(suggestion("mere musik"));
    assert_eq!(postbox.poll(), [Answer::SuggestionKept]);
    assert_eq!(texts(dir.path()), ["før", "mere musik"]);
}

/// The thanks come after the file was written anew: writing it once more moves nothing in it. (The first hundred bytes
/// count how often it was written.)
#[test]
fn whoever_is_thanked_is_already_in_a_file_that_tells_no_order() {
    let dir = TempDir::new().unwrap();
    let file = || fs::read(dir.path().join("box.db")).unwrap();
    let mut postbox = Postbox::at_once(dir.path()).unwrap();
    for number in 0..12 {
        postbox.post(suggestion(&format!("forslag {number}")));
        assert_eq!(postbox.poll(), [Answer::SuggestionKept]);
        let thanked = file();
        drop(SuggestionBox::open(dir.path()).unwrap());
        assert!(file()[100..] == thanked[100..], "after {number} the file was still as it grew");
    }
    // A row that was only put in does show.
    let between = rusqlite::Connection::open(dir.path().join("box.db")).unwrap();
    let store = SuggestionBox::open(dir.path()).unwrap();
    let moved = (0..8).any(|number| {
        let sealed = store.seal(&suggestion(&format!("{number}"))).unwrap();
        let sql = "INSERT INTO suggestion (id, sealed) VALUES (?1, ?2)";
        between.execute(sql, rusqlite::params![sealed.id, sealed.bytes]).unwrap();
        let grown = file();
        store.rewrite().unwrap();
        file()[100..] != grown[100..]
    });
    assert!(moved, "the comparison sees nothing");
}

/// Between the two steps of putting in: trying again finishes it, and taking it back leaves nothing.
#[test]
fn between_the_two_steps_one_can_go_on_or_back() {
    let dir = TempDir::new().unwrap();
    let store = SuggestionBox::open(dir.path()).unwrap();
    let sealed = store.seal(&suggestion("mere musik")).unwrap();
    let between = rusqlite::Connection::open(dir.path().join("box.db")).unwrap();
    let sql = "INSERT INTO suggestion (id, sealed) VALUES (?1, ?2)";
    between.execute(sql, rusqlite::params![sealed.id, sealed.bytes]).unwrap();
    assert!(store.holds(&sealed.id).unwrap());
    store.put(&sealed).unwrap();
    assert_eq!(texts(dir.path()), ["mere musik"], "a second try finishes the first");
    store.take_back(&sealed.id).unwrap();
    store.take_back(&sealed.id).unwrap();
    assert_eq!(texts(dir.path()), [""; 0]);
}

/// Every state that a start which was cut short can leave, one after the other.
#[test]
fn every_step_of_making_the_keys_can_be_the_last() {
    let whole = TempDir::new().unwrap();
    drop(SuggestionBox::open(whole.path()).unwrap());
    let bytes = |name: &str| fs::read(whole.path().join(name)).unwrap();
    let states: [&[(&str, &str)]; 6] = [
        &[("box.pub.new", "half")],
        &[("box.pub.new", "box.pub")],
        &[("box.pub.new", "box.pub"), ("box.key.new", "half")],
        &[("box.pub.new", "box.pub"), ("box.key.new", "box.key")],
        &[("box.pub.new", "box.pub"), ("box.key", "box.key")],
        &[("box.pub", "box.pub"), ("box.key", "box.key"), ("box.db.new", "half")],
    ];
    for state in states {
        let dir = TempDir::new().unwrap();
        for (name, content) in state {
            let content = if *content == "half" { b"half".to_vec() } else { bytes(content) };
            fs::write(dir.path().join(name), content).unwrap();
        }
        let store = SuggestionBox::open(dir.path()).unwrap_or_else(|error| panic!("{state:?}: {error}"));
        store.put(&store.seal(&suggestion("mere musik")).unwrap()).unwrap();
        assert_eq!(texts(dir.path()), ["mere musik"], "{state:?}");
        let kept = state.iter().any(|(name, _)| *name == "box.key");
        assert_eq!(fs::read(dir.path().join("box.key")).unwrap() == bytes("box.key"), kept, "{state:?}");
        assert!(BoxPrivateKey::read(dir.path()).is_ok());
    }
}
