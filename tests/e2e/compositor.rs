//! The program in the compositor of the kiosk: cage without a screen or a graphics card, as an ordinary user. The first
//! page is found on the accessibility bus, and what is drawn is looked at; from there [`route`](super::route) goes on.

use std::os::unix::fs::{PermissionsExt as _, chown};
use std::process::{Child, Command, Stdio};
use std::{fs, io};

use super::picture::Picture;
use super::screen::Screen;
use super::session::{Around, Checked, Session};
use super::{Check, hold, route};

pub const CHECKS: [Check; 2] = [
    ("in_cage_the_first_page_fills_the_screen_and_is_drawn", first_page),
    ("in_cage_one_goes_from_the_day_through_the_house_to_a_field_of_the_compass", route::through_the_house),
];

/// Nobody in particular, as the kiosk's own user is.
pub const NOBODY: u32 = 65_534;
const SOCKET: &str = "wayland-0";
/// What cage gives a screen without glass: less than any real one, so that each page is a list on several sheets.
const SIZE: (usize, usize) = (1280, 720);

pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Arguments of setpriv. Whoever is an ordinary user already stays what they are.
pub fn as_an_ordinary_user(command: &mut Command) {
    if is_root() {
        let id = NOBODY.to_string();
        command.args(["--reuid", &id, "--regid", &id, "--clear-groups"]);
    }
}

impl Session {
    /// Starts a bus for an ordinary user, and says on it that a screen reader is there.
    pub fn start_compositor() -> Result<Self, String> {
        let mut session = Self::new(Around::Compositor)?;
        let prepare = |session: &Self| -> io::Result<()> {
            let program = session.at("fristed");
            fs::copy(env!("CARGO_BIN_EXE_fristed"), &program)?;
            fs::set_permissions(&program, fs::Permissions::from_mode(0o755))?;
            if is_root() {
                chown(session.at(""), Some(NOBODY), Some(NOBODY))?;
            }
            Ok(())
        };
        prepare(&session).map_err(|error| format!("the program cannot be laid in: {error}"))?;
        session.start_bus()?;
        session.screen_reader(&["enable"])?;
        Ok(session)
    }

    /// The kiosk in cage, on a screen that is nowhere.
    pub fn kiosk_in_compositor(&self, time: &str) -> Result<Child, String> {
        let said = fs::File::create(self.said()).map_err(|error| error.to_string())?;
        let mut command = self.command("cage");
        command.env("WLR_BACKENDS", "headless").env("WLR_RENDERER", "pixman").env("WLR_LIBINPUT_NO_DEVICES", "1");
        command.arg("--").arg(self.at("fristed")).arg("--data").arg(self.data());
        command.args(["run", "--now", &format!("2026-10-13T{time}")]);
        let child = command.stdout(Stdio::null()).stderr(said).spawn();
        let child = child.map_err(|error| format!("cage does not start: {error}"))?;
        Ok(child)
    }

    /// Runs a program that speaks to the compositor.
    fn on_the_screen(&self, program: &str, arguments: &[&str]) -> Checked {
        let mut command = self.command(program);
        let output = command.env("WAYLAND_DISPLAY", SOCKET).args(arguments).output();
        let output = output.map_err(|error| format!("{program} does not start: {error}"))?;
        hold(output.status.success(), format!("{program}: {}", String::from_utf8_lossy(&output.stderr)))
    }

    pub fn picture_of_compositor(&self) -> Result<Picture, String> {
        let file = self.at("picture.png");
        self.on_the_screen("grim", &[&file.display().to_string()])?;
        Picture::of_png(&file)
    }
}

fn first_page(screen: &mut Screen) -> Checked {
    screen.open("09:40", &[])?;
    let process = user_of_the_kiosk(screen)?;
    hold(!is_root() || process == NOBODY, format!("the kiosk runs as user {process}"))?;
    for name in ["Tilbud", "Forslag", "Vær med", "Hjælp nu", "English", "Se bedre"] {
        screen.button(name)?;
    }
    let picture = screen.session.picture()?;
    hold(picture.size() == SIZE, format!("the screen is {:?}", picture.size()))?;
    hold(picture.shades() > 40, format!("there is nothing but {} shades of grey", picture.shades()))
}

/// Whose process the kiosk is: the one that was started by the compositor.
fn user_of_the_kiosk(screen: &Screen) -> Result<u32, String> {
    let status =
        fs::read_to_string(format!("/proc/{}/status", screen.process()?)).map_err(|error| error.to_string())?;
    let line = status.lines().find_map(|line| line.strip_prefix("Uid:")).ok_or("no user")?;
    line.split_whitespace().nth(1).and_then(|id| id.parse().ok()).ok_or_else(|| "no user".to_owned())
}
