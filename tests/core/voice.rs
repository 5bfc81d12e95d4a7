//! The voice against a fake speech-dispatcher.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use fristed::app::ports::Voice;
use fristed::domain::text::Language;
use fristed::kiosk::voice::{Patience, SpeechDispatcher, socket_path};
use tempfile::TempDir;

/// Long enough for a busy machine; nothing waits this long unless it is broken.
const SOON: Duration = Duration::from_secs(10);

const QUICK: Patience = Patience { answer: Duration::from_secs(1), recheck: Duration::from_mins(1) };

/// A speech-dispatcher that answers as the real one does and tells what it was sent, line by line.
struct Fake {
    folder: TempDir,
    heard: Receiver<String>,
}

impl Fake {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let heard = Self::listen(&folder.path().join("speechd.sock"));
        Self { folder, heard }
    }

    fn listen(path: &Path) -> Receiver<String> {
        let listener = UnixListener::bind(path).unwrap();
        let (tell, heard) = channel();
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let tell = tell.clone();
                thread::spawn(move || serve(stream, &tell));
            }
        });
        heard
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("speechd.sock")
    }

    /// Everything up to and with the next line that is `last`.
    fn until(&self, last: &str) -> Vec<String> {
        let mut lines = Vec::new();
        while lines.last().is_none_or(|line| line != last) {
            match self.heard.recv_timeout(SOON) {
                Ok(line) => lines.push(line),
                Err(_) => panic!("{last:?} never came: {lines:?}"),
            }
        }
        lines
    }
}

fn serve(mut stream: UnixStream, tell: &Sender<String>) {
    let mut speaking = false;
    for line in BufReader::new(stream.try_clone().unwrap()).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8(line).unwrap();
        let Some(line) = line.strip_suffix('\r') else { panic!("a line without CRLF: {line:?}") };
        let _ = tell.send(line.to_owned());
        let reply = match line {
            "." if speaking => {
                speaking = false;
                "225-21\r\n225 OK MESSAGE QUEUED\r\n"
            }
            _ if speaking => continue,
            "SPEAK" => {
                speaking = true;
                "230 OK RECEIVING DATA\r\n"
            }
            "CANCEL SELF" => "701-21\r\n701-1\r\n701 BEGIN\r\n210 OK STOPPED\r\n",
            _ if line.starts_with("SET SELF ") => "208 OK SET\r\n",
            _ => "500 ERR INVALID COMMAND\r\n",
        };
        // In two pieces, as a socket may deliver it.
        let (head, tail) = reply.split_at(5);
        if stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(tail.as_bytes())).is_err() {
            return;
        }
    }
}

fn voice_at(path: PathBuf, patience: Patience) -> (SpeechDispatcher, Receiver<()>) {
    let (tell, changed) = channel();
    let voice = SpeechDispatcher::new(Some(path), patience, move || {
        let _ = tell.send(());
    });
    (voice, changed)
}

#[test]
fn it_introduces_itself_and_answers() {
    let fake = Fake::new();
    let (voice, changed) = voice_at(fake.path(), Patience::default());
    changed.recv_timeout(SOON).unwrap();
    assert!(voice.answers());
    let lines = fake.until("SET SELF NOTIFICATION ALL off");
    assert_eq!(lines[0], "SET SELF CLIENT_NAME kiosk:fristed:page");
}

#[test]
fn it_reads_danish_with_dots_stuffed_and_no_control_characters() {
    let fake = Fake::new();
    let (voice, _) = voice_at(fake.path(), Patience::default());
    voice.say("Godmorgen på Åvej.\n.\n..to\u{0}\u{1b}\r\nQUIT\n\u{1}.slut", Language::Danish);
    let before = fake.until("SPEAK");
    let tail: Vec<_> = before.iter().rev().take(3).rev().map(String::as_str).collect();
    assert_eq!(tail, ["CANCEL SELF", "SET SELF LANGUAGE da", "SPEAK"]);
    assert_eq!(fake.until("."), ["Godmorgen på Åvej.", "..", "...to", "", "QUIT", "..slut", "."]);
    voice.say("Good morning", Language::English);
    assert!(fake.until("SPEAK").contains(&"SET SELF LANGUAGE en".to_owned()));
    assert_eq!(fake.until("."), ["Good morning", "."]);
}

#[test]
fn hush_cancels_what_is_being_read() {
    let fake = Fake::new();
    let (voice, _) = voice_at(fake.path(), Patience::default());
    voice.say("En lang tekst", Language::Danish);
    fake.until(".");
    voice.hush();
    assert_eq!(fake.until("CANCEL SELF"), ["CANCEL SELF"]);
}

#[test]
fn going_away_hushes() {
    let fake = Fake::new();
    let (voice, _) = voice_at(fake.path(), Patience::default());
    voice.say("En lang tekst", Language::Danish);
    fake.until(".");
    drop(voice);
    fake.until("CANCEL SELF");
}

#[test]
fn a_connection_that_died_is_opened_afresh() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s");
    let listener = UnixListener::bind(&path).unwrap();
    let (tell, heard) = channel();
    thread::spawn(move || {
        for stream in listener.incoming().map_while(Result::ok) {
            let (line_tell, lines) = channel();
            let forward = tell.clone();
            let copy = stream.try_clone().unwrap();
            thread::spawn(move || serve(stream, &line_tell));
            thread::spawn(move || {
                for line in lines {
                    let is_end = line == ".";
                    let _ = forward.send(line);
                    if is_end {
                        // Hangs up after each message, a moment after it was taken.
                        thread::sleep(Duration::from_millis(50));
                        let _ = copy.shutdown(std::net::Shutdown::Both);
                    }
                }
            });
        }
    });
    let fake = Fake { folder, heard };
    let (voice, _) = voice_at(path, Patience::default());
    voice.say("et", Language::Danish);
    fake.until(".");
    thread::sleep(Duration::from_millis(150));
    voice.say("to", Language::Danish);
    assert!(fake.until(".").contains(&"to".to_owned()));
}

/// The next connection, or a failed test instead of one that hangs.
fn accept(listener: &UnixListener) -> UnixStream {
    let listener = listener.try_clone().unwrap();
    let (tell, come) = channel();
    thread::spawn(move || tell.send(listener.accept().unwrap().0));
    come.recv_timeout(SOON).unwrap()
}

/// Runs what must not block, and says that it did not.
fn at_once(what: impl FnOnce()) {
    let start = Instant::now();
    what();
    assert!(start.elapsed() < Duration::from_millis(800), "{:?}", start.elapsed());
}

#[test]
fn nobody_there_is_a_quiet_no() {
    let folder = tempfile::tempdir().unwrap();
    for socket in
        [None, Some(folder.path().join("missing")), Some(PathBuf::from("/dev/null")), Some("/x".repeat(200).into())]
    {
        let (tell, changed) = channel();
        let voice = SpeechDispatcher::new(socket, QUICK, move || {
            let _ = tell.send(());
        });
        voice.say("hej", Language::Danish);
        assert!(changed.recv_timeout(Duration::from_millis(80)).is_err());
        assert!(!voice.answers());
        at_once(|| voice.hush());
    }
}

#[test]
fn a_socket_that_never_answers_keeps_nobody_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s");
    let listener = UnixListener::bind(&path).unwrap();
    let (voice, _) = voice_at(path, QUICK);
    let mut stream = accept(&listener);
    at_once(|| {
        for _ in 0..100 {
            voice.say("hej", Language::Danish);
            assert!(!voice.answers());
            voice.hush();
        }
        drop(voice);
    });
    // The worker gives up and hangs up within its limit.
    stream.set_read_timeout(Some(SOON)).unwrap();
    let mut all = Vec::new();
    std::io::Read::read_to_end(&mut stream, &mut all).unwrap();
    assert!(!String::from_utf8(all).unwrap().contains("hej"));
}

#[test]
fn nonsense_for_an_answer_is_a_no() {
    for answer in ["hello\r\n", "500 ERR\r\n", "", "\r\n", "2"] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s");
        let listener = UnixListener::bind(&path).unwrap();
        let (voice, changed) = voice_at(path, QUICK);
        let mut stream = accept(&listener);
        let _ = stream.write_all(answer.as_bytes());
        drop((stream, listener));
        assert!(changed.recv_timeout(Duration::from_millis(100)).is_err(), "{answer:?}");
        assert!(!voice.answers());
    }
    // An answer without an end is given up, too.
    let folder = tempfile::tempdir().unwrap();
    let listener = UnixListener::bind(folder.path().join("s")).unwrap();
    let (voice, _) = voice_at(folder.path().join("s"), QUICK);
    let mut stream = accept(&listener);
    while stream.write_all(&[b'2'; 4096]).is_ok() {}
    assert!(!voice.answers());
}

#[test]
fn it_looks_again_after_a_while_and_only_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s");
    let patience = Patience { recheck: Duration::from_millis(150), ..QUICK };
    let (voice, changed) = voice_at(path.clone(), patience);
    thread::sleep(Duration::from_millis(50));
    assert!(!voice.answers());
    let heard = Fake::listen(&path);
    assert!(changed.recv_timeout(Duration::from_millis(400)).is_err(), "nobody asked");
    assert!(!voice.answers(), "the answer is the last one known");
    changed.recv_timeout(SOON).unwrap();
    assert!(voice.answers());
    drop(heard);
    let lasting = SpeechDispatcher::new(Some(folder.path().join("later")), QUICK, || {});
    thread::sleep(Duration::from_millis(50));
    let heard = Fake::listen(&folder.path().join("later"));
    for _ in 0..20 {
        assert!(!lasting.answers());
    }
    assert!(heard.recv_timeout(Duration::from_millis(200)).is_err(), "asked again too early");
}

#[test]
fn the_socket_is_looked_for_where_it_belongs() {
    let os = |text: &'static str| Some(OsStr::new(text));
    let usual = Some(PathBuf::from("/run/u/speech-dispatcher/speechd.sock"));
    let path = |text: &str| Some(PathBuf::from(text));
    assert_eq!(socket_path(Some(Path::new("/a")), os("unix_socket:/b"), os("/run/u")), path("/a"));
    assert_eq!(socket_path(None, os("unix_socket:/b"), os("/run/u")), path("/b"));
    assert_eq!(socket_path(None, os("unix_socket"), os("/run/u")), usual);
    assert_eq!(socket_path(None, os("unix_socket:"), os("/run/u")), usual);
    assert_eq!(socket_path(None, None, os("/run/u")), usual);
    assert_eq!(socket_path(None, os(""), os("/run/u")), usual);
    assert_eq!(socket_path(None, os("inet_socket:localhost:6560"), os("/run/u")), None);
    assert_eq!(socket_path(None, None, os("run")), None);
    assert_eq!(socket_path(None, None, None), None);
}
