//! A private display, message bus and window manager, and the program in them.
//!
//! Everything that is started carries a mark in its environment. Whatever still carries it at the end is ended, also
//! what the message bus started by itself; and everything dies with the thread that started it, should that be killed.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::compositor;
use super::picture::Picture;

/// What must be there, with the Debian package that brings it.
const NEEDED: [(&str, &str); 11] = [
    ("Xvfb", "xvfb"),
    ("matchbox-window-manager", "matchbox-window-manager"),
    ("dbus-daemon", "dbus"),
    ("strace", "strace"),
    ("xdotool", "xdotool"),
    ("xprop", "x11-utils"),
    ("setpriv", "util-linux"),
    ("python3", "python3"),
    ("cage", "cage"),
    ("grim", "grim"),
    ("Xwayland", "xwayland"),
];
const ACCESSIBILITY_BUS: &str = "/usr/share/dbus-1/services/org.a11y.Bus.service";
/// Debian's own, which the packaged bindings belong to.
const PYTHON: &str = "/usr/bin/python3";
const MARK: &str = "FRISTED_E2E_RUN";
const PATIENCE: Duration = Duration::from_secs(20);

pub type Checked = Result<(), String>;

/// Says in one sentence what is missing.
pub fn need_everything() -> Checked {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let is_there = |program: &str| std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    let missing = NEEDED.iter().filter(|(program, _)| !is_there(program)).map(|(_, package)| *package);
    let mut missing: Vec<&str> = missing.collect();
    if !Path::new(ACCESSIBILITY_BUS).exists() {
        missing.push("at-spi2-core");
    }
    let bindings = Command::new(PYTHON).args(["-c", "import gi; gi.require_version('Atspi', '2.0')"]).output();
    if !bindings.is_ok_and(|output| output.status.success()) {
        missing.push("python3-gi gir1.2-atspi-2.0");
    }
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!("the real window cannot be tested here; install {}", missing.join(" ")))
}

/// The world around the program.
pub struct Session {
    around: Around,
    bus: String,
    mark: String,
    home: TempDir,
}

/// What shows the program's window.
pub(super) enum Around {
    /// The display of X that this names, with a window manager.
    Display(String),
    /// The compositor of the kiosk, as an ordinary user. It comes and goes with the program.
    Compositor,
}

/// Waits until `wanted` gives something.
pub fn wait_for<T>(what: &str, mut wanted: impl FnMut() -> Option<T>) -> Result<T, String> {
    let began = Instant::now();
    loop {
        if let Some(found) = wanted() {
            return Ok(found);
        }
        if began.elapsed() > PATIENCE {
            return Err(format!("{what} did not happen within {} s", PATIENCE.as_secs()));
        }
        sleep(Duration::from_millis(100));
    }
}

impl Session {
    /// Starts display, bus and window manager, and says on the bus that a screen reader is there.
    pub fn start() -> Result<Self, String> {
        let mut session = Self::new(Around::Display(String::new()))?;
        let mut screen = session.command("Xvfb");
        screen.args(["-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]);
        // What stands on the screen is there to be looked at, in a file.
        screen.arg("-fbdir").arg(session.home.path());
        session.around = Around::Display(format!(":{}", first_line(&mut screen)?));
        session.start_bus()?;
        let mut manager = session.command("matchbox-window-manager");
        spawn(manager.args(["-use_titlebar", "no"]))?;
        wait_for("the start of the window manager", || {
            let answer = session.run("xprop", &["-root", "_NET_SUPPORTING_WM_CHECK"]).ok()?;
            String::from_utf8_lossy(&answer.stdout).contains("window id").then_some(())
        })?;
        session.screen_reader(&["enable"])?;
        Ok(session)
    }

    pub(super) fn new(around: Around) -> Result<Self, String> {
        let home = tempfile::tempdir().map_err(|error| format!("no temporary folder: {error}"))?;
        let mark = format!("{}-{}", std::process::id(), home.path().display());
        Ok(Self { around, bus: String::new(), mark, home })
    }

    pub(super) fn start_bus(&mut self) -> Checked {
        let mut bus = self.command("dbus-daemon");
        bus.args(["--session", "--nofork", "--print-address=1"]);
        self.bus = first_line(&mut bus)?;
        Ok(())
    }

    pub fn data(&self) -> PathBuf {
        self.at("data")
    }

    /// What stands on the screen.
    pub fn picture(&self) -> Result<Picture, String> {
        match self.around {
            Around::Display(_) => Picture::read(&self.at("Xvfb_screen0")),
            Around::Compositor => self.picture_of_compositor(),
        }
    }

    /// A path in the folder of this session.
    pub fn at(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// The program on the house of this session.
    fn fristed(&self, arguments: &[&str]) -> Command {
        let mut command = self.command(env!("CARGO_BIN_EXE_fristed"));
        command.arg("--data").arg(self.data()).args(arguments);
        command
    }

    /// The program where it should end by itself, with or without the display.
    pub fn refused(&self, arguments: &[&str], display: bool) -> Result<Output, String> {
        let mut command = self.fristed(arguments);
        if !display {
            command.env_remove("DISPLAY");
        }
        let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
        let mut child = child.map_err(|error| format!("it does not start: {error}"))?;
        let ended = wait_for("the end of the program", || child.try_wait().ok().flatten());
        if ended.is_err() {
            // It is ended below, and what it wrote is of no use then.
            let _ = child.kill();
        }
        let output = child.wait_with_output().map_err(|error| error.to_string())?;
        ended.map(|_| output)
    }

    /// The kiosk, on a morning with much to do, at `time`. What it says is kept apart from what the others said.
    pub fn kiosk(&self, time: &str, more: &[&str]) -> Result<Child, String> {
        if matches!(self.around, Around::Compositor) {
            return self.kiosk_in_compositor(time);
        }
        let said = fs::File::create(self.said()).map_err(|error| error.to_string())?;
        let mut command = self.fristed(&["run", "--now", &format!("2026-10-13T{time}")]);
        let child = command.args(more).stdout(Stdio::null()).stderr(said).spawn();
        child.map_err(|error| format!("the kiosk does not start: {error}"))
    }

    /// Where what the kiosk says on standard error lies.
    pub fn said(&self) -> PathBuf {
        self.home.path().join("said")
    }

    /// The same as a service of systemd, which listens at `socket` and wants a word within `limit`.
    pub fn service(&self, time: &str, socket: &Path, limit: Duration) -> Result<Child, String> {
        let mut command = self.fristed(&["run", "--now", &format!("2026-10-13T{time}")]);
        command.env("NOTIFY_SOCKET", socket).env("WATCHDOG_USEC", limit.as_micros().to_string());
        spawn(command.env_remove("WATCHDOG_PID"))
    }

    /// The same with every socket that it opens written into `log`.
    pub fn watched(&self, time: &str, log: &Path) -> Result<Child, String> {
        let mut command = self.command("strace");
        // The tracer stands aside, so that the child is the program itself.
        command.args(["-D", "-f", "-qq", "-e", "trace=socket,connect", "-o"]).arg(log);
        command.arg("--").arg(env!("CARGO_BIN_EXE_fristed")).arg("--data").arg(self.data());
        spawn(command.args(["run", "--now", &format!("2026-10-13T{time}")]))
    }

    /// Asks the accessibility bus.
    pub fn screen_reader(&self, arguments: &[&str]) -> Result<String, String> {
        // An ordinary user may not be able to read the folder of the sources.
        let output = self.command(PYTHON).args(["-c", include_str!("screen_reader.py")]).args(arguments).output();
        let output = output.map_err(|error| format!("{PYTHON} does not start: {error}"))?;
        match output.status.code() {
            Some(0) => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
            Some(3) => Err(format!("no button is called {:?}", arguments.last())),
            _ => Err(format!("the accessibility bus fails: {}", String::from_utf8_lossy(&output.stderr))),
        }
    }

    pub fn run(&self, program: &str, arguments: &[&str]) -> Result<Output, String> {
        let output = self.command(program).args(arguments).output();
        output.map_err(|error| format!("{program} does not start: {error}"))
    }

    /// `program` in this session, which dies with this thread.
    pub(super) fn command(&self, program: &str) -> Command {
        let home = self.home.path();
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL"]);
        // The kiosk runs with the fonts of the machine, unlike the pictures of the other tests.
        for other in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "FONTCONFIG_FILE", "SPEECHD_ADDRESS"] {
            command.env_remove(other);
        }
        match &self.around {
            Around::Display(display) => drop(command.env("DISPLAY", display)),
            Around::Compositor => compositor::as_an_ordinary_user(&mut command),
        }
        command.args(["--", program]);
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.bus).env(MARK, &self.mark);
        command.env("HOME", home).env("XDG_RUNTIME_DIR", home).env("LC_ALL", "C.UTF-8").stdin(Stdio::null());
        command
    }

    /// Every process that carries the mark.
    fn processes(&self) -> Vec<Pid> {
        let wanted = format!("{MARK}={}", self.mark).into_bytes();
        let of = |entry: fs::DirEntry| {
            let pid: i32 = entry.file_name().to_str()?.parse().ok()?;
            let environment = fs::read(entry.path().join("environ")).ok()?;
            let is_ours = environment.split(|byte| *byte == 0).any(|variable| variable == wanted);
            is_ours.then(|| Pid::from_raw(pid))?
        };
        fs::read_dir("/proc").map(|all| all.flatten().filter_map(of).collect()).unwrap_or_default()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A process may start another between the look and the end, hence several rounds.
        for _ in 0..20 {
            let left = self.processes();
            if left.is_empty() {
                return;
            }
            for pid in left {
                // Gone already is as good.
                let _ = kill_process(pid, Signal::KILL);
            }
            sleep(Duration::from_millis(50));
        }
        eprintln!("processes of this test are still there: {:?}", self.processes());
    }
}

pub(super) fn spawn(command: &mut Command) -> Result<Child, String> {
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    child.map_err(|error| format!("{command:?} does not start: {error}"))
}

/// Starts something that stays, and waits for the first line it writes.
fn first_line(command: &mut Command) -> Result<String, String> {
    let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = child.map_err(|error| format!("{command:?} does not start: {error}"))?;
    let mut output = BufReader::new(child.stdout.take().ok_or("no output")?);
    let mut line = String::new();
    output.read_line(&mut line).map_err(|error| format!("{command:?} says nothing: {error}"))?;
    if line.trim().is_empty() {
        return Err(format!("{command:?} did not start"));
    }
    // What it says later must find a reader.
    std::thread::spawn(move || output.read_to_end(&mut Vec::new()));
    Ok(line.trim().to_owned())
}
