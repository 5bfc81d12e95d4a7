//! Whether the machine around the program is as a kiosk should be. `fristed check` says it in sentences; the staff's
//! page about the machine can show the same list.

use std::path::Path;

use super::config::Config;
use super::host::Host;
pub use super::setting::Setting;

/// The unit that makes a machine a kiosk.
const KIOSK: &str = "fristed.service";
const COMPOSITOR: &str = "fristed-compositor.service";
/// Everything that is to start with the machine.
const STARTED: [&str; 6] = [
    COMPOSITOR,
    KIOSK,
    "fristed-screen.service",
    "fristed-screen-hours.timer",
    "fristed-stick.path",
    "fristed-update.path",
];
/// Whose updates are taken from the stick.
const UPDATE_KEYS: &str = "etc/fristed/update-keys.gpg";

/// Looks at the machine below `root`, whose settings are `config`. What is as it should be is not in the list.
#[must_use]
pub fn look(root: &Path, config: &Config) -> Vec<Setting> {
    let host = Host::new(root);
    if !host.has_unit(KIOSK) {
        return vec![Setting::NoKiosk];
    }
    let as_wanted = |setting: Setting| {
        service(host, setting)
            .or_else(|| keys(host, setting))
            .or_else(|| devices(host, setting))
            .or_else(|| inside(host, config, setting))
            .unwrap_or_else(|| house(host, config, setting))
    };
    Setting::ALL.into_iter().filter(|setting| !as_wanted(*setting)).collect()
}

/// Whether `value` is one of systemd's words for yes.
fn is_yes(value: Option<String>) -> bool {
    value.is_some_and(|value| ["yes", "true", "on", "1"].contains(&value.as_str()))
}

fn is(value: Option<String>, wanted: &str) -> bool {
    value.is_some_and(|value| value == wanted)
}

/// The program comes back; `None` for what is no matter of this.
fn service(host: Host<'_>, setting: Setting) -> Option<bool> {
    Some(match setting {
        Setting::NoKiosk => true,
        Setting::NotStarted => STARTED.iter().all(|unit| host.is_enabled(unit)),
        Setting::Watchdog => {
            let seconds = host.unit(KIOSK, "WatchdogSec").and_then(|value| value.trim_end_matches('s').parse().ok());
            seconds.is_some_and(|seconds: u32| (1..=60).contains(&seconds)) && is(host.unit(KIOSK, "Type"), "notify")
        }
        Setting::Restart => [KIOSK, COMPOSITOR]
            .iter()
            .all(|unit| is(host.unit(unit, "Restart"), "always") && is(host.unit(unit, "StartLimitIntervalSec"), "0")),
        Setting::HardwareWatchdog => host
            .systemd("system.conf", "RuntimeWatchdogSec")
            .is_some_and(|value| !["0", "off"].contains(&value.as_str())),
        Setting::Network => {
            is_yes(host.unit(KIOSK, "PrivateNetwork")) && is(host.unit(KIOSK, "RestrictAddressFamilies"), "AF_UNIX")
        }
        // What the whole system is to them but their own folders: as good as on a disk that can only be read.
        Setting::SystemFolders => [KIOSK, COMPOSITOR].iter().all(|unit| is(host.unit(unit, "ProtectSystem"), "strict")),
        _ => return None,
    })
}

/// Keys and buttons lead nowhere.
fn keys(host: Host<'_>, setting: Setting) -> Option<bool> {
    let logind = |key: &str| host.systemd("logind.conf", key);
    let ignored = |key: &str| is(logind(key), "ignore");
    let masked = |units: &[&str]| units.iter().all(|unit| host.is_masked(unit));
    let kernel = |path: &str| host.text(path).map(|text| text.trim().to_owned());
    Some(match setting {
        Setting::OtherTerminals => is(logind("NAutoVTs"), "0"),
        Setting::ReservedTerminal => is(logind("ReserveVT"), "0"),
        Setting::TerminalSwitch => {
            let command = host.unit(COMPOSITOR, "ExecStart").unwrap_or_default();
            let before_the_client = command.split(" -- ").next().unwrap_or_default();
            let opens_terminals = |word: &str| word.starts_with('-') && !word.starts_with("--") && word.contains('s');
            command.contains("cage") && !before_the_client.split_whitespace().any(opens_terminals)
        }
        Setting::TerminalKeys => is(host.unit_variable(COMPOSITOR, "XKB_DEFAULT_OPTIONS"), "srvrkeys:none"),
        Setting::Login => masked(&["getty@.service", "autovt@.service"]),
        Setting::CtrlAltDel => masked(&["ctrl-alt-del.target"]),
        Setting::CtrlAltDelBurst => is(host.systemd("system.conf", "CtrlAltDelBurstAction"), "none"),
        // A kernel that has no such key has no such file.
        Setting::SysRq => kernel("proc/sys/kernel/sysrq").is_none_or(|value| value == "0"),
        Setting::PowerKey => ignored("HandlePowerKey"),
        Setting::SleepKeys => {
            ["HandleSuspendKey", "HandleHibernateKey", "HandleRebootKey"].iter().all(|key| ignored(key))
        }
        Setting::Sleep => masked(&["sleep.target", "suspend.target", "hibernate.target"]),
        Setting::KeyboardsReachIt => host.udev_says("ENV{ID_INPUT_KEYBOARD}==\"1\", ENV{LIBINPUT_IGNORE_DEVICE}=\"1\""),
        Setting::CoreDumps => {
            kernel("proc/sys/kernel/core_pattern").is_some_and(|to| to.is_empty() || to == "|/bin/false")
        }
        Setting::TraceOthers => {
            kernel("proc/sys/kernel/yama/ptrace_scope").is_some_and(|scope| scope == "2" || scope == "3")
        }
        _ => return None,
    })
}

/// What is plugged in becomes nothing.
fn devices(host: Host<'_>, setting: Setting) -> Option<bool> {
    let kept_out = |module: &str| {
        let spelled = |word: &str| word.replace('-', "_") == module;
        host.module_lines().iter().any(|line| {
            let mut words = line.split_whitespace();
            let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
            spelled(second) && (first == "blacklist" || first == "install")
        })
    };
    let guard = "etc/usbguard/usbguard-daemon.conf";
    let guarded = host.has(guard);
    Some(match setting {
        Setting::UsbGuardMissing => guarded && host.is_enabled("usbguard.service"),
        // Where there is none, that is already said; and only root may read it.
        Setting::UsbGuardOpen => {
            host.text(guard).is_none()
                || (is(host.assigned(guard, "ImplicitPolicyTarget"), "block")
                    && is(host.assigned(guard, "PresentDevicePolicy"), "apply-policy"))
        }
        Setting::UsbRules => !guarded || usb_rules_name_devices(host),
        Setting::StorageModules => kept_out("usb_storage") && kept_out("uas"),
        Setting::NetworkModules => kept_out("cdc_ether") && kept_out("rndis_host"),
        Setting::CameraModule => kept_out("uvcvideo"),
        _ => return None,
    })
}

/// Each rule that lets something in names what it is. Rules that only root may read are taken for such.
fn usb_rules_name_devices(host: Host<'_>) -> bool {
    let rules = "etc/usbguard/rules.conf";
    let Some(text) = host.text(rules) else { return host.has(rules) };
    let mut allowed = text.lines().map(str::trim).filter(|line| line.starts_with("allow")).peekable();
    allowed.peek().is_some() && allowed.all(|rule| rule.contains(" id ") && !rule.contains(" id *:*"))
}

/// What is inside the machine, and what it keeps.
fn inside(host: Host<'_>, config: &Config, setting: Setting) -> Option<bool> {
    let command_line = host.text("proc/cmdline").unwrap_or_default();
    Some(match setting {
        Setting::PrintedJobs => !host.has("usr/sbin/cupsd") || keeps_no_jobs(host),
        Setting::SettingsFile => {
            host.owner_and_mode("etc/fristed/fristed.toml").is_none_or(|(_, mode)| mode & 0o022 == 0)
                && host.owner_and_mode("etc/fristed/fristed.toml").map(|(owner, _)| owner)
                    == host.owner_and_mode("etc").map(|(owner, _)| owner)
        }
        Setting::Updates => {
            host.has("usr/bin/unattended-upgrade") && is(host.apt("APT::Periodic::Unattended-Upgrade"), "1")
        }
        // Without a stick there is no way for one.
        Setting::NoUpdateKey => config.stick.is_none() || host.has(UPDATE_KEYS),
        Setting::Swap => host.text("proc/swaps").is_none_or(|text| text.lines().count() <= 1),
        Setting::KernelWords => ["quiet", "vt.global_cursor_default=0"]
            .iter()
            .all(|word| command_line.split_whitespace().any(|w| w == *word)),
        Setting::DiskInTheClear => {
            let disks = host.names("sys/block").into_iter().filter(|name| name.starts_with("dm-"));
            let kind = |name: String| host.text(&format!("sys/block/{name}/dm/uuid")).unwrap_or_default();
            // Without a TPM an encrypted disk would ask for its code at every start, and nobody is there at night.
            !host.has("sys/class/tpm/tpm0") || disks.map(kind).any(|uuid| uuid.starts_with("CRYPT-"))
        }
        Setting::NoTpm => host.has("sys/class/tpm/tpm0"),
        Setting::SecureBoot => secure_boot(host),
        _ => return None,
    })
}

/// The file that CUPS is started with, or its usual one, keeps nothing of what was printed.
fn keeps_no_jobs(host: Host<'_>) -> bool {
    let command = host.unit("cups.service", "ExecStart").unwrap_or_default();
    let mut words = command.split_whitespace();
    let file = words.find(|word| *word == "-c").and_then(|_| words.next()).unwrap_or("/etc/cups/cupsd.conf");
    let Some(text) = host.text(file) else { return host.has(file) };
    text.lines().map(str::trim).any(|line| line.eq_ignore_ascii_case("PreserveJobFiles No"))
}

/// The firmware's word for it is five bytes, the last of them 1. Older firmware has none.
fn secure_boot(host: Host<'_>) -> bool {
    let folder = "sys/firmware/efi/efivars";
    let variable = host.names(folder).into_iter().find(|name| name.starts_with("SecureBoot-"));
    variable.and_then(|name| host.text(&format!("{folder}/{name}"))).is_some_and(|text| text.ends_with('\u{1}'))
}

/// What `fristed.toml` promises.
fn house(host: Host<'_>, config: &Config, setting: Setting) -> bool {
    match setting {
        Setting::NoScreenHours => config.screen_hours.is_some(),
        Setting::ScreenStaysOn => {
            let old =
                host.text("etc/os-release").is_some_and(|text| text.lines().any(|line| line == "VERSION_ID=\"12\""));
            config.screen_hours.is_none() || (!old && host.has("usr/bin/wlr-randr") && host.has("usr/bin/swayidle"))
        }
        Setting::NoStick => config.stick.is_some(),
        Setting::StickFolder => {
            config.stick.as_ref().is_none_or(|folder| folder.to_str().is_some_and(|folder| host.has(folder)))
        }
        Setting::NoPrinter => {
            let ppd = |printer: &String| host.has(&format!("etc/cups/ppd/{printer}.ppd"));
            config.printer.as_ref().is_none_or(ppd)
        }
        // Everything else is answered before it comes here.
        _ => true,
    }
}
