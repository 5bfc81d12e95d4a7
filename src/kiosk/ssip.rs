//! The little of speech-dispatcher's protocol (SSIP) that a kiosk needs, with a time limit on every exchange.

use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketAddrUnix, SocketFlags, SocketType, connect, socket_with};

use crate::domain::text::Language;

/// Longest text that is read aloud in one go, in characters: several pages.
const LONGEST_TEXT: usize = 20_000;

/// Longest answer that is read; a real one has less than a hundred bytes.
const LONGEST_REPLY: usize = 16 * 1024;

/// An open connection that has introduced itself.
pub(super) struct Connection {
    stream: UnixStream,
    /// What was read beyond the last answer.
    unread: Vec<u8>,
}

impl Connection {
    /// Connects and says who we are. Takes at most `limit`.
    pub(super) fn open(socket: &Path, limit: Duration) -> io::Result<Self> {
        let until = Instant::now() + limit;
        let mut open = Self { stream: connect_by(socket, until)?, unread: Vec::new() };
        open.command("SET SELF CLIENT_NAME kiosk:fristed:page", until)?;
        open.command("SET SELF NOTIFICATION ALL off", until)?;
        Ok(open)
    }

    /// Asks whether somebody is still there.
    pub(super) fn greet(&mut self, limit: Duration) -> io::Result<()> {
        self.command("SET SELF NOTIFICATION ALL off", Instant::now() + limit)
    }

    /// Stops what is being read and reads `text` instead.
    pub(super) fn say(&mut self, text: &str, language: Language, limit: Duration) -> io::Result<()> {
        let until = Instant::now() + limit;
        self.command("CANCEL SELF", until)?;
        self.command(&format!("SET SELF LANGUAGE {}", code(language)), until)?;
        self.command("SPEAK", until)?;
        self.send(stuffed(text).as_bytes(), until)?;
        self.reply(until)
    }

    /// Stops, and forgets whatever was waiting.
    pub(super) fn hush(&mut self, limit: Duration) -> io::Result<()> {
        self.command("CANCEL SELF", Instant::now() + limit)
    }

    fn command(&mut self, command: &str, until: Instant) -> io::Result<()> {
        self.send(format!("{command}\r\n").as_bytes(), until)?;
        self.reply(until)
    }

    fn send(&mut self, mut bytes: &[u8], until: Instant) -> io::Result<()> {
        while !bytes.is_empty() {
            self.stream.set_write_timeout(Some(left(until)?))?;
            match self.stream.write(bytes) {
                Ok(0) => return Err(ErrorKind::WriteZero.into()),
                Ok(sent) => bytes = &bytes[sent..],
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Reads one answer; anything but a 2xx is an error. Events (7xx), which may come at any time, are passed over.
    fn reply(&mut self, until: Instant) -> io::Result<()> {
        loop {
            let line = self.line(until)?;
            let is_last = line.get(3).is_none_or(|&byte| byte == b' ');
            match line.first() {
                Some(b'2') if is_last => return Ok(()),
                Some(b'2' | b'7') => {}
                _ => return Err(ErrorKind::InvalidData.into()),
            }
        }
    }

    fn line(&mut self, until: Instant) -> io::Result<Vec<u8>> {
        loop {
            if let Some(end) = self.unread.iter().position(|&byte| byte == b'\n') {
                let mut line: Vec<u8> = self.unread.drain(..=end).collect();
                line.truncate(line.trim_ascii_end().len());
                return Ok(line);
            }
            if self.unread.len() > LONGEST_REPLY {
                return Err(ErrorKind::InvalidData.into());
            }
            self.stream.set_read_timeout(Some(left(until)?))?;
            let mut some = [0; 512];
            match self.stream.read(&mut some) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(read) => self.unread.extend_from_slice(&some[..read]),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// Connects without waiting in a full queue of the listener for longer than `until`.
fn connect_by(path: &Path, until: Instant) -> io::Result<UnixStream> {
    let address = SocketAddrUnix::new(path)?;
    loop {
        let flags = SocketFlags::CLOEXEC | SocketFlags::NONBLOCK;
        let socket = socket_with(AddressFamily::UNIX, SocketType::STREAM, flags, None)?;
        match connect(&socket, &address) {
            Ok(()) => {
                let stream = UnixStream::from(socket);
                stream.set_nonblocking(false)?;
                return Ok(stream);
            }
            Err(Errno::AGAIN | Errno::INTR) => std::thread::sleep(left(until)?.min(Duration::from_millis(20))),
            Err(error) => return Err(error.into()),
        }
    }
}

/// The time that is left, never zero (a zero limit would mean none).
fn left(until: Instant) -> io::Result<Duration> {
    let left = until.saturating_duration_since(Instant::now());
    if left.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(left.max(Duration::from_millis(1))) }
}

fn code(language: Language) -> &'static str {
    match language {
        Language::Danish => "da",
        Language::English => "en",
    }
}

/// `text` as the protocol wants it: CRLF, a dot before each dot that begins a line, and a dot alone at the end.
/// Control characters go; speech-dispatcher keeps texts as C strings.
fn stuffed(text: &str) -> String {
    let plain = |c: char| match c {
        '\r' | '\n' => Some('\n'),
        c => (!c.is_control()).then_some(c),
    };
    let text: String = text.chars().take(LONGEST_TEXT).filter_map(plain).collect();
    let mut lines = String::with_capacity(text.len() + 16);
    for line in text.lines() {
        if line.starts_with('.') {
            lines.push('.');
        }
        lines.push_str(line);
        lines.push_str("\r\n");
    }
    lines.push_str(".\r\n");
    lines
}
