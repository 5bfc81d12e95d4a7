//! What `fristed check` says of the machine, on a kiosk as the package makes it, and on one with each setting undone.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use fristed::kiosk::config::Config;
use fristed::kiosk::machine::{Setting, look};
use fristed::kiosk::seen::Machine;
use tempfile::TempDir;

use crate::cli::Place;

const CONFIG: &str =
    "screen-on = \"07:00\"\nscreen-off = \"23:00\"\nstick = \"/media/fristed\"\nprinter = \"kontoret\"\n";

/// A machine with the package on it, right after its start.
pub struct Kiosk {
    folder: TempDir,
    config: Config,
}

pub fn top(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Copies what lies below `from`, links as links.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            copy(&path, &to);
        } else if kind.is_symlink() {
            symlink(fs::read_link(&path).unwrap(), to).unwrap();
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

impl Kiosk {
    pub fn new() -> Self {
        let kiosk = Self { folder: TempDir::new().unwrap(), config: Config::parse(CONFIG, "x").unwrap() };
        copy(&top("kiosk-config/root"), kiosk.folder.path());
        kiosk.write("etc/fristed/fristed.toml", CONFIG);
        kiosk.start_what_the_package_starts();
        kiosk.kernel_takes_its_settings();
        kiosk.write("etc/os-release", "ID=debian\nVERSION_ID=\"13\"\n");
        for program in ["bin/wlr-randr", "bin/swayidle", "bin/unattended-upgrade", "sbin/cupsd"] {
            kiosk.write(&format!("usr/{program}"), "");
        }
        kiosk.write("usr/lib/systemd/system/usbguard.service", "[Install]\nWantedBy=basic.target\n");
        kiosk.enable("usbguard.service");
        kiosk.write("usr/lib/systemd/system/cups.service", "[Service]\nExecStart=/usr/sbin/cupsd -l\n");
        kiosk.write("etc/cups/cupsd.conf", "PreserveJobHistory Yes\n");
        kiosk.write("etc/cups/ppd/kontoret.ppd", "");
        let guard = "# words\nImplicitPolicyTarget=block\nPresentDevicePolicy=apply-policy\n";
        kiosk.write("etc/usbguard/usbguard-daemon.conf", guard);
        kiosk.write(
            "etc/usbguard/rules.conf",
            "allow id 0eef:0001 serial \"\" name \"Touch\" with-interface 03:00:00\n",
        );
        kiosk.write("etc/fristed/update-keys.gpg", "");
        kiosk.write("proc/swaps", "Filename Type Size Used Priority\n");
        kiosk.write("sys/class/tpm/tpm0/dev", "");
        kiosk.write("sys/block/dm-0/dm/uuid", "CRYPT-LUKS2-0123-root\n");
        kiosk.write("sys/firmware/efi/efivars/SecureBoot-8be4df61", "\u{6}\u{0}\u{0}\u{0}\u{1}");
        fs::create_dir_all(kiosk.at("media/fristed")).unwrap();
        kiosk
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.at(path).parent().unwrap()).unwrap();
        fs::write(self.at(path), text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    /// `old` must be there, or what is tested would be the untouched machine.
    fn change(&self, path: &str, old: &str, new: &str) {
        let text = self.read(path);
        assert!(text.contains(old), "{path} has no {old:?}");
        self.write(path, &text.replace(old, new));
    }

    /// As `systemctl enable` does by the unit's own [Install].
    fn enable(&self, unit: &str) {
        let text = self.read(&format!("usr/lib/systemd/system/{unit}"));
        let wanted_by = text.lines().find_map(|line| line.strip_prefix("WantedBy=")).expect(unit).to_owned();
        let folder = self.at(&format!("etc/systemd/system/{wanted_by}.wants"));
        fs::create_dir_all(&folder).unwrap();
        symlink(format!("/usr/lib/systemd/system/{unit}"), folder.join(unit)).unwrap();
    }

    fn start_what_the_package_starts(&self) {
        for unit in units() {
            self.enable(&unit);
        }
    }

    fn kernel_takes_its_settings(&self) {
        for line in self.read("usr/lib/sysctl.d/60-fristed.conf").lines().filter(|line| !line.starts_with('#')) {
            let (key, value) = line.split_once(" = ").unwrap();
            self.write(&format!("proc/sys/{}", key.replace('.', "/")), &format!("{value}\n"));
        }
        let grub = self.read("etc/default/grub.d/60-fristed.cfg");
        let words = grub.split_once("GRUB_CMDLINE_LINUX_DEFAULT=\"").unwrap().1.split('"').next().unwrap();
        self.write("proc/cmdline", &format!("BOOT_IMAGE=/vmlinuz root=/dev/mapper/root ro {words}\n"));
    }

    /// The machine as the program sees it.
    pub fn seen(&self) -> Machine {
        Machine::new(self.folder.path().to_owned(), self.config.clone())
    }

    fn found(&self) -> Vec<Setting> {
        look(self.folder.path(), &self.config)
    }
}

/// What the package starts with the machine.
pub fn units() -> Vec<String> {
    let list = fs::read_to_string(top("kiosk-config/debian/units")).unwrap();
    list.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

#[test]
fn a_machine_with_the_package_is_as_it_should_be() {
    assert_eq!(Kiosk::new().found(), []);
}

/// Undoes one setting. A new one has no way around being undone here.
pub fn undo(kiosk: &mut Kiosk, setting: Setting) {
    const LOGIND: &str = "usr/lib/systemd/logind.conf.d/60-fristed.conf";
    const MANAGER: &str = "usr/lib/systemd/system.conf.d/60-fristed.conf";
    const PROGRAM: &str = "usr/lib/systemd/system/fristed.service";
    const COMPOSITOR: &str = "usr/lib/systemd/system/fristed-compositor.service";
    const MODULES: &str = "usr/lib/modprobe.d/fristed.conf";
    const RULES: &str = "etc/usbguard/rules.conf";
    let remove = |path: &str| fs::remove_file(kiosk.at(path)).unwrap();
    match setting {
        Setting::NoKiosk => remove(PROGRAM),
        Setting::NotStarted => remove("etc/systemd/system/multi-user.target.wants/fristed.service"),
        Setting::Watchdog => kiosk.write("etc/systemd/system/fristed.service.d/own.conf", "[Service]\nWatchdogSec=0\n"),
        Setting::Restart => kiosk.change(PROGRAM, "StartLimitIntervalSec=0", "StartLimitIntervalSec=10"),
        Setting::HardwareWatchdog => kiosk.change(MANAGER, "RuntimeWatchdogSec=60", "RuntimeWatchdogSec=off"),
        Setting::OtherTerminals => kiosk.change(LOGIND, "NAutoVTs=0", "NAutoVTs=6"),
        // A later file of the administrator has the last word.
        Setting::ReservedTerminal => kiosk.write("etc/systemd/logind.conf.d/99.conf", "[Login]\nReserveVT=6\n"),
        Setting::TerminalSwitch => kiosk.change(COMPOSITOR, "cage -d --", "cage -ds --"),
        Setting::TerminalKeys => kiosk.change(COMPOSITOR, "srvrkeys:none", "compose:ralt"),
        Setting::Login => remove("etc/systemd/system/getty@.service"),
        Setting::CtrlAltDel => remove("etc/systemd/system/ctrl-alt-del.target"),
        Setting::CtrlAltDelBurst => kiosk.change(MANAGER, "CtrlAltDelBurstAction=none\n", ""),
        Setting::SysRq => kiosk.write("proc/sys/kernel/sysrq", "438\n"),
        Setting::PowerKey => kiosk.change(LOGIND, "HandlePowerKey=ignore", "HandlePowerKey=poweroff"),
        Setting::SleepKeys => kiosk.change(LOGIND, "HandleHibernateKey=ignore\n", ""),
        Setting::Sleep => remove("etc/systemd/system/suspend.target"),
        Setting::KeyboardsReachIt => remove("usr/lib/udev/rules.d/60-fristed-touch.rules"),
        Setting::CoreDumps => kiosk.write("proc/sys/kernel/core_pattern", "|/usr/lib/systemd/systemd-coredump %P\n"),
        Setting::TraceOthers => kiosk.write("proc/sys/kernel/yama/ptrace_scope", "0\n"),
        Setting::UsbGuardMissing => remove("etc/usbguard/usbguard-daemon.conf"),
        Setting::UsbGuardOpen => {
            kiosk.change(
                "etc/usbguard/usbguard-daemon.conf",
                "PresentDevicePolicy=apply-policy",
                "PresentDevicePolicy=allow",
            );
        }
        Setting::UsbRules => kiosk.write(RULES, "allow\n"),
        Setting::StorageModules => kiosk.change(MODULES, "blacklist uas\n", ""),
        Setting::NetworkModules => kiosk.change(MODULES, "install rndis_host /bin/false\n", ""),
        Setting::CameraModule => kiosk.change(MODULES, "install uvcvideo /bin/false", "# install uvcvideo /bin/false"),
        Setting::Network => {
            kiosk.change(PROGRAM, "RestrictAddressFamilies=AF_UNIX", "RestrictAddressFamilies=AF_UNIX AF_INET")
        }
        Setting::PrintedJobs => remove("usr/lib/systemd/system/cups.service.d/60-fristed.conf"),
        Setting::SettingsFile => {
            let open_to_all = fs::Permissions::from_mode(0o666);
            fs::set_permissions(kiosk.at("etc/fristed/fristed.toml"), open_to_all).unwrap();
        }
        Setting::Updates => remove("etc/apt/apt.conf.d/60fristed"),
        Setting::Swap => kiosk.write("proc/swaps", "Filename Type Size Used Priority\n/swapfile file 999 0 -2\n"),
        Setting::KernelWords => kiosk.write("proc/cmdline", "root=/dev/sda1 ro quiet\n"),
        Setting::DiskInTheClear => kiosk.write("sys/block/dm-0/dm/uuid", "LVM-abc\n"),
        Setting::NoTpm => fs::remove_dir_all(kiosk.at("sys/class/tpm")).unwrap(),
        Setting::SecureBoot => kiosk.write("sys/firmware/efi/efivars/SecureBoot-8be4df61", "\u{6}\u{0}\u{0}\u{0}\u{0}"),
        Setting::NoScreenHours => kiosk.config.screen_hours = None,
        Setting::ScreenStaysOn => kiosk.write("etc/os-release", "VERSION_ID=\"12\"\n"),
        Setting::NoStick => kiosk.config.stick = None,
        Setting::StickFolder => fs::remove_dir(kiosk.at("media/fristed")).unwrap(),
        Setting::NoPrinter => kiosk.config.printer = Some("loftet".to_owned()),
        Setting::SystemFolders => kiosk.change(PROGRAM, "ProtectSystem=strict", "ProtectSystem=full"),
        Setting::NoUpdateKey => remove("etc/fristed/update-keys.gpg"),
    }
}

#[test]
fn each_setting_that_is_undone_is_the_one_that_is_told() {
    for setting in Setting::ALL {
        let mut kiosk = Kiosk::new();
        undo(&mut kiosk, setting);
        assert_eq!(kiosk.found(), [setting]);
    }
}

#[test]
fn every_setting_is_in_the_list_and_says_what_to_do() {
    assert_eq!(Setting::ALL.len(), Setting::NoUpdateKey as usize + 1);
    assert_eq!(Setting::ALL.into_iter().collect::<BTreeSet<_>>().len(), Setting::ALL.len());
    let faults = Setting::ALL.into_iter().filter(|setting| !setting.is_advice()).count();
    assert!(faults >= 20, "only {faults} settings are faults");
    for setting in Setting::ALL {
        let sentence = setting.sentence();
        assert!(sentence.contains([';', ',']) && !sentence.ends_with('.'), "{sentence}");
        assert!(sentence.split_once([';', ',']).is_some_and(|(_, then)| then.len() > 10), "{sentence}");
    }
}

#[test]
fn a_machine_that_is_no_kiosk_gets_one_advice_and_no_fault() {
    let empty = TempDir::new().unwrap();
    assert_eq!(look(empty.path(), &Config::default()), [Setting::NoKiosk]);
    assert!(Setting::NoKiosk.is_advice());
    let place = Place::new();
    place.fine(&["today", "--now", "2026-10-13T09:40"]);
    let said = place.fine(&["check"]);
    assert_eq!(said.matches(Setting::NoKiosk.sentence()).count(), 1, "{said}");
}
