//! The files that make a machine a kiosk, and the small programs among them, with everything around them played.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use fristed::app::ports::outside::{Stick as _, StickState};
use fristed::kiosk::stick::{FolderStick, Helper};
use tempfile::TempDir;

use crate::machine::{top, units};
use crate::sources::at_top;

/// A folder with programs that only write down how they were called, each in a line of `calls`.
struct Stage(TempDir);

impl Stage {
    fn new() -> Self {
        let stage = Self(TempDir::new().unwrap());
        for folder in ["programs", "asks", "tells", "sticks", "cache", "folder"] {
            fs::create_dir(stage.at(folder)).unwrap();
        }
        stage
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.at(name), text).unwrap();
    }

    /// A program that keeps its call and then does `more`.
    fn plays(&self, name: &str, more: &str) {
        let calls = self.at("calls");
        let path = self.at("programs").join(name);
        let script = format!("#!/bin/sh\necho \"{name} $*\" >>{}\n{more}\n", calls.display());
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn command(&self, script: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new("sh");
        command.arg(top("kiosk-config/root").join(script)).args(arguments).env_clear();
        command.env("PATH", format!("{}:/usr/bin:/bin", self.at("programs").display()));
        command.env("XDG_RUNTIME_DIR", self.at("folder")).env("FRISTED_SETTINGS", self.at("fristed.toml"));
        command.env("FRISTED_ASKS", self.at("asks")).env("FRISTED_TELLS", self.at("tells"));
        command.env("FRISTED_STICKS", self.at("sticks")).env("FRISTED_PATIENCE", "2");
        command.env("FRISTED_UPDATE", self.at("programs/update")).env("FRISTED_CACHE", self.at("cache"));
        command.env("FRISTED_KEYS", self.at("keys.gpg")).env("FRISTED_RULES", self.at("rules.conf"));
        command
    }

    fn run(&self, script: &str, arguments: &[&str]) -> Output {
        let output = self.command(script, arguments).output().unwrap();
        assert!(output.status.success(), "{script}: {}", String::from_utf8_lossy(&output.stderr));
        output
    }

    /// Which calls there were since the last time this was asked.
    fn calls(&self) -> Vec<String> {
        let text = fs::read_to_string(self.at("calls")).unwrap_or_default();
        let _ = fs::remove_file(self.at("calls"));
        text.lines().map(str::to_owned).collect()
    }

    fn state(&self) -> String {
        fs::read_to_string(self.at("tells/state")).unwrap().trim().to_owned()
    }
}

/// One screen as cage tells of it, on or off.
fn one_screen(stage: &Stage, on: bool) {
    let word = if on { "yes" } else { "no" };
    stage.plays(
        "wlr-randr",
        &format!("printf 'HDMI-A-1 \"A screen\"\\n  Enabled: {word}\\n  Modes:\\n    1920x1080\\n'"),
    );
}

/// What the screen was told at this time of day, if anything.
fn told(stage: &Stage, what: &str, clock: &str) -> Vec<String> {
    let output = stage.command("usr/lib/fristed/screen", &[what]).env("FRISTED_CLOCK", clock).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    stage.calls().into_iter().filter(|call| call.contains("--output")).collect()
}

const OFF: &str = "wlr-randr --output HDMI-A-1 --off";
const ON: &str = "wlr-randr --output HDMI-A-1 --on";

#[test]
fn the_screen_goes_off_at_night_when_nobody_is_there_and_on_at_a_touch() {
    let stage = Stage::new();
    stage.write("fristed.toml", "# hours\nscreen-on = \"07:00\"  # early\nscreen-off = '23:00'\n");
    one_screen(&stage, true);
    assert_eq!(told(&stage, "look", "23:30"), [""; 0], "somebody may be there");
    assert_eq!(told(&stage, "quiet", "22:59"), [""; 0]);
    assert_eq!(told(&stage, "look", "22:59"), [""; 0]);
    assert_eq!(told(&stage, "look", "23:00"), [OFF]);
    assert_eq!(told(&stage, "quiet", "06:59"), [OFF]);
    one_screen(&stage, false);
    assert_eq!(told(&stage, "look", "03:00"), [""; 0], "it is off already");
    assert_eq!(told(&stage, "touched", "03:00"), [ON]);
    one_screen(&stage, true);
    assert_eq!(told(&stage, "look", "03:05"), [""; 0], "somebody is there");
    one_screen(&stage, false);
    assert_eq!(told(&stage, "look", "07:00"), [ON]);
    assert_eq!(told(&stage, "look", "08:09"), [ON], "hours with a nought are no octal numbers");
}

#[test]
fn hours_over_midnight_are_hours_and_without_hours_the_screen_stays_on() {
    let stage = Stage::new();
    stage.write("fristed.toml", "screen-on = \"18:00\"\nscreen-off = \"02:00\"\n");
    one_screen(&stage, true);
    assert_eq!(told(&stage, "quiet", "01:59"), [""; 0]);
    assert_eq!(told(&stage, "quiet", "02:00"), [OFF]);
    assert_eq!(told(&stage, "look", "17:59"), [OFF]);
    assert_eq!(told(&stage, "look", "18:00"), [""; 0]);
    for settings in ["", "#screen-on = \"07:00\"\n#screen-off = \"23:00\"\n", "screen-on = \"07:00\"\n"] {
        stage.write("fristed.toml", settings);
        assert_eq!(told(&stage, "quiet", "03:00"), [""; 0], "{settings}");
    }
}

#[test]
fn touches_are_followed_and_the_screen_is_on_to_begin_with() {
    let stage = Stage::new();
    stage.write("fristed.toml", "");
    stage.write("folder/quiet", "");
    one_screen(&stage, false);
    stage.plays("swayidle", "");
    stage.run("usr/lib/fristed/screen", &["watch"]);
    let calls = stage.calls();
    assert!(calls.contains(&ON.to_owned()), "{calls:?}");
    let followed = calls.last().unwrap();
    assert!(followed.starts_with("swayidle -w -C /dev/null timeout 300 "), "{followed}");
    assert!(followed.contains("/screen quiet resume ") && followed.ends_with("/screen touched"), "{followed}");
    assert!(!stage.at("folder/quiet").exists());
}

/// A machine with one stick that holds `kind`.
fn with_stick(kind: &str) -> Stage {
    let stage = Stage::new();
    stage.write("fristed.toml", &format!("stick = \"{}\"\n", stage.at("stick").display()));
    stage.write("sticks/usb-Maker_Stick-0:0-part1", "");
    stage.write("asks/stick.open", "");
    for program in ["modprobe", "mount", "umount", "update", "sync", "sleep"] {
        stage.plays(program, "");
    }
    stage.plays("mountpoint", &format!("test -e {0} && rm {0}", stage.at("mounted").display()));
    stage.plays("blkid", &format!("echo {kind}"));
    stage
}

#[test]
fn the_stick_is_mounted_without_rights_for_ten_minutes() {
    let stage = with_stick("vfat");
    stage.run("usr/lib/fristed/stick", &["open"]);
    let calls = stage.calls();
    let mount = calls.iter().find(|call| call.starts_with("mount ")).unwrap();
    for word in ["-t vfat", "nosuid", "nodev", "noexec", "uid=fristed", "umask=0077"] {
        assert!(mount.contains(word), "{mount}");
    }
    assert!(mount.ends_with(&format!(" {}", stage.at("stick").display())), "{mount}");
    assert_eq!(calls.iter().filter(|call| *call == "sleep 1").count(), 600);
    assert!(calls.iter().any(|call| call == &format!("update {}", stage.at("stick").display())), "{calls:?}");
    assert!(stage.state().starts_with("open "), "{}", stage.state());
    let helper = Helper { asks: stage.at("asks"), tells: stage.at("tells") };
    let seen = FolderStick::new(Some(stage.at("stick")), Some(helper));
    assert!(seen.state().is_ready(), "the program reads the same: {:?}", seen.state());
    assert!(!stage.at("asks/stick.open").exists(), "what was asked is done");
    stage.write("mounted", "");
    stage.run("usr/lib/fristed/stick", &["away"]);
    let calls = stage.calls();
    assert!(calls.iter().any(|call| call.starts_with("umount ")), "{calls:?}");
    assert_eq!(calls.last().unwrap(), "modprobe -r uas usb-storage");
    assert_eq!(stage.state(), "away");
    assert_eq!(seen.state(), StickState::Closed);
    // The program asks with the file that the unit waits for.
    assert!(seen.open() && stage.at("asks/stick.open").exists());
    let path = fs::read_to_string(top("kiosk-config/root/usr/lib/systemd/system/fristed-stick.path")).unwrap();
    assert!(path.contains("PathExists=/run/fristed/stick.open"));
}

#[test]
fn the_stick_goes_when_it_is_no_longer_wanted_or_pulled_out() {
    for gone in ["touch asks/stick.close", "rm sticks/usb-Maker_Stick-0:0-part1"] {
        let stage = with_stick("exfat");
        stage.plays("sleep", &format!("cd {} && {gone}", stage.at("").display()));
        stage.run("usr/lib/fristed/stick", &["open"]);
        assert_eq!(stage.calls().iter().filter(|call| *call == "sleep 1").count(), 1, "{gone}");
    }
}

#[test]
fn a_stick_with_another_file_system_or_none_is_not_mounted() {
    for stage in [with_stick("ext4"), with_stick("ntfs"), with_stick("crypto_LUKS")] {
        stage.run("usr/lib/fristed/stick", &["open"]);
        let calls = stage.calls();
        assert!(!calls.iter().any(|call| call.starts_with("mount ")), "{calls:?}");
        assert_eq!(stage.state(), "none");
        stage.run("usr/lib/fristed/stick", &["away"]);
        assert_eq!(stage.state(), "none", "staff are still told that there was none");
    }
}

/// A stick with one package that says of itself what `version` and `name` say.
fn update(name: &str, version: &str, signed: bool, keys: bool) -> (Stage, bool, String) {
    let stage = Stage::new();
    stage.write("folder/fristed_2.0_amd64.deb", "package");
    stage.write("folder/fristed_2.0_amd64.deb.sig", "signature");
    if keys {
        stage.write("keys.gpg", "");
    }
    stage.plays("dpkg-query", "echo 1.5");
    stage.plays("gpgv", if signed { "exit 0" } else { "exit 1" });
    stage.plays("dpkg-deb", &format!("if [ \"$3\" = Package ]; then echo {name}; else echo {version}; fi"));
    let output = stage.run("usr/lib/fristed/update", &[stage.at("folder").to_str().unwrap()]);
    let taken = stage.at("cache/update.deb").exists();
    assert!(!stage.at("cache/new").exists());
    (stage, taken, String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn an_update_from_the_stick_is_taken_when_it_is_ours_signed_and_newer() {
    let (stage, taken, _) = update("fristed", "2.0", true, true);
    assert!(taken);
    let verified = stage.calls().into_iter().find(|call| call.starts_with("gpgv ")).unwrap();
    assert!(verified.contains(&stage.at("cache/new/fristed.deb").display().to_string()), "the copy: {verified}");
    let (_, taken, said) = update("fristed", "2.0", false, true);
    assert!(!taken && said.contains("signed by nobody we know"), "{said}");
    assert!(!update("fristed", "1.5", true, true).1, "the same version");
    assert!(!update("fristed", "1.4", true, true).1, "an older version");
    assert!(!update("other", "2.0", true, true).1, "another package");
    assert!(!update("fristed", "2.0", true, false).1, "nobody's key is known");
}

#[test]
fn only_what_belongs_to_a_kiosk_is_enrolled() {
    let stage = Stage::new();
    let rule = |name: &str, kinds: &str| {
        format!(
            "allow id 1:2 serial \\\"\\\" name \\\"{name}\\\" hash \\\"h\\\" with-interface {kinds} with-connect-type \\\"hotplug\\\""
        )
    };
    let rules = [
        rule("Touch", "{ 03:00:00 03:00:00 }"),
        rule("Stick", "08:06:50"),
        rule("Keyboard", "{ 03:01:01 03:00:00 }"),
        rule("Network", "{ 02:06:00 0a:00:00 }"),
        rule("Camera", "{ 0e:01:00 0e:02:00 }"),
        rule("Radio", "e0:01:01"),
    ];
    let echo: String = rules.iter().map(|rule| format!("echo \"{rule}\"\n")).collect();
    stage.plays("usbguard", &echo);
    stage.plays("systemctl", "");
    stage.write("rules.conf", "before");
    stage.run("usr/sbin/fristed-enroll", &[]);
    let names = |text: &str| {
        ["Touch", "Stick", "Keyboard", "Network", "Camera", "Radio"]
            .into_iter()
            .filter(|name| text.contains(name))
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&fs::read_to_string(stage.at("rules.conf")).unwrap()), ["Touch", "Stick"]);
    assert_eq!(fs::read_to_string(stage.at("rules.conf.before")).unwrap(), "before");
    stage.run("usr/sbin/fristed-enroll", &["--keyboard"]);
    assert_eq!(names(&fs::read_to_string(stage.at("rules.conf")).unwrap()), ["Touch", "Stick", "Keyboard"]);
    stage.plays("usbguard", "");
    assert!(!stage.command("usr/sbin/fristed-enroll", &[]).output().unwrap().status.success(), "nobody is locked out");
    assert_eq!(names(&fs::read_to_string(stage.at("rules.conf")).unwrap()), ["Touch", "Stick", "Keyboard"]);
}

pub fn unit(name: &str) -> String {
    fs::read_to_string(top("kiosk-config/root/usr/lib/systemd/system").join(name)).unwrap()
}

#[test]
fn the_program_may_use_the_sockets_of_screen_and_voice_and_nothing_else() {
    let says = |name: &str, line: &str| assert!(unit(name).lines().any(|found| found == line), "{name} has no {line}");
    says("fristed.service", "SupplementaryGroups=fristed-compositor fristed-speech");
    says("fristed.service", "Environment=WAYLAND_DISPLAY=/run/fristed-compositor/wayland-0");
    says("fristed.service", "Environment=FRISTED_BOOT_ID=%b");
    for name in ["fristed-compositor", "fristed-speech"] {
        says(&format!("{name}.service"), &format!("User={name}"));
        says(&format!("{name}.service"), &format!("RuntimeDirectory={name}"));
        says(&format!("{name}.service"), "RuntimeDirectoryMode=0750");
        says(&format!("{name}.service"), "UMask=0007");
    }
    let users = fs::read_to_string(top("kiosk-config/root/usr/lib/sysusers.d/fristed.conf")).unwrap();
    for name in ["fristed", "fristed-compositor", "fristed-speech"] {
        assert!(users.lines().any(|line| line.starts_with(&format!("u {name} "))), "{name}");
    }
}

/// The compositor lives on when the program restarts, so the program must pull nothing down with it.
#[test]
fn the_screen_outlives_the_program() {
    let text = unit("fristed-compositor.service");
    for word in ["BindsTo=", "PartOf=", "Requires=", "fristed.service"] {
        assert!(!text.contains(word), "{word}");
    }
    let text = unit("fristed.service");
    assert!(text.contains("Wants=fristed-compositor.service") && !text.contains("Requires="));
}

#[test]
fn everything_that_starts_with_the_machine_is_there_and_says_when() {
    let listed: BTreeSet<String> = units().into_iter().collect();
    for name in &listed {
        assert!(unit(name).contains("\n[Install]\nWantedBy="), "{name}");
    }
    let folder = top("kiosk-config/root/usr/lib/systemd/system");
    let installed = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()).filter(|entry| entry.path().is_file());
    let with_install = installed.filter(|entry| fs::read_to_string(entry.path()).unwrap().contains("[Install]"));
    let with_install: BTreeSet<String> = with_install.map(|entry| entry.file_name().into_string().unwrap()).collect();
    assert_eq!(with_install, listed);
}

/// What the units call lies in the package, or in a package of Debian that ours depends on.
#[test]
fn every_program_that_a_unit_starts_is_there() {
    let known = [
        "/usr/bin/env",
        "/usr/bin/fristed",
        "/usr/bin/speech-dispatcher",
        "/usr/sbin/cupsd",
        "/usr/bin/dpkg",
        "/bin/mv",
        "/bin/rm",
    ];
    let mut seen = 0;
    for source in crate::sources::files("kiosk-config/root/usr/lib/systemd/system", "service") {
        for line in source.text.lines().filter(|line| line.starts_with("Exec")) {
            let program = line.split_once('=').unwrap().1.split_whitespace().next().unwrap();
            // With a plus it runs as root.
            let program = program.trim_start_matches('+').to_owned();
            let ours = top("kiosk-config/root").join(program.trim_start_matches('/'));
            let is_program = |path: &Path| fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o111 != 0);
            assert!(known.contains(&program.as_str()) || is_program(&ours), "{}: {program}", source.path);
            seen += 1;
        }
    }
    assert!(seen >= 9, "the scan sees only {seen} programs");
}

/// The program speaks to sockets of its own machine only; what could reach further is not even in the lock file.
#[test]
fn no_crate_that_speaks_over_a_network_is_locked() {
    let lock = at_top("Cargo.lock").unwrap();
    let names: BTreeSet<&str> =
        lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"')).collect();
    assert!(names.contains("slint") && names.contains("rusqlite"), "the scan sees nothing");
    // mio and socket2 are what tokio's net would bring.
    let banned = [
        "reqwest",
        "hyper",
        "ureq",
        "mio",
        "socket2",
        "rustls",
        "openssl",
        "openssl-sys",
        "native-tls",
        "curl",
        "isahc",
        "h2",
        "h3",
        "quinn",
        "attohttpc",
        "tungstenite",
        "surf",
        "async-net",
        "trust-dns-resolver",
        "hickory-resolver",
    ];
    assert_eq!(banned.into_iter().filter(|name| names.contains(name)).collect::<Vec<_>>(), [""; 0]);
}
