//! From an empty PC to a kiosk that keeps itself up to date: the guides, and what the package asks of apt.

use std::collections::BTreeSet;
use std::fs;

use crate::appliance::unit;
use crate::machine::top;

/// With a network the machine fetches what is new by itself, this program as well, and nobody is asked about a setting
/// that was changed here: a question would keep the whole package from being brought up to date.
#[test]
fn one_with_a_network_updates_itself_and_keeps_its_settings() {
    let text = fs::read_to_string(top("kiosk-config/root/etc/apt/apt.conf.d/60fristed")).unwrap();
    for statement in [
        "APT::Periodic::Update-Package-Lists \"1\";",
        "APT::Periodic::Unattended-Upgrade \"1\";",
        "Unattended-Upgrade::Origins-Pattern { \"origin=Fristed\"; };",
        "DPkg::Options { \"--force-confdef\"; \"--force-confold\"; };",
        "Unattended-Upgrade::Automatic-Reboot \"true\";",
        "Unattended-Upgrade::Automatic-Reboot-WithUsers \"true\";",
        "Unattended-Upgrade::Automatic-Reboot-Time \"04:30\";",
    ] {
        assert!(text.lines().any(|line| line == statement), "{statement}");
    }
    // The stick's way keeps them as well, and its package is tried once and no more.
    let stick = unit("fristed-update.service");
    assert!(stick.contains("dpkg --force-confold --install") && stick.contains("ExecStart=/bin/mv "), "{stick}");
    let settings = fs::read_to_string(top("kiosk-config/debian/conffiles")).unwrap();
    assert!(settings.lines().any(|line| line == "/etc/fristed/fristed.toml"));
}

/// The papers for the staff come with the package, and both guides say where they lie.
#[test]
fn the_papers_for_the_staff_are_in_the_package() {
    let build = fs::read_to_string(top("kiosk-config/debian/build.sh")).unwrap();
    assert!(build.contains("\"$top\"/docs/da/*.md") && build.contains("\"$doc/da/$(basename \"$paper\")\""), "{build}");
    for guide in ["INSTALL.md", "INSTALL.en.md"] {
        let text = fs::read_to_string(top("kiosk-config").join(guide)).unwrap();
        assert!(text.contains("`cp -r /usr/share/doc/fristed/da .`"), "{guide}");
    }
}

/// Whoever installs reads the same in both languages: as many steps, the same commands, the same list to tick.
#[test]
fn the_two_guides_say_the_same() {
    let read = |name: &str| fs::read_to_string(top("kiosk-config").join(name)).unwrap();
    let (danish, english) = (read("INSTALL.md"), read("INSTALL.en.md"));
    let count = |text: &str, begins: &str| text.lines().filter(|line| line.starts_with(begins)).count();
    for begins in ["## ", "- [ ] ", "| ", "```"] {
        assert_eq!(count(&danish, begins), count(&english, begins), "{begins}");
    }
    for name in ["apt ", "fristed", "systemctl", "gpg", "lpadmin", "grub", "lsblk", "systemd-cryptenroll", "nano"] {
        let commands = |text: &str| -> BTreeSet<String> {
            let spans = text.split('`').skip(1).step_by(2).filter(|span| span.starts_with(name));
            // What comes after two words is an example, in its own language.
            spans.map(|span| span.split_whitespace().take(2).collect::<Vec<_>>().join(" ")).collect()
        };
        assert_eq!(commands(&danish), commands(&english), "{name}");
    }
    assert!(count(&danish, "| ") >= 17, "the list of what only a person can try");
    // What the checklist has to hold: touch, waking, the stick, the plug, the firmware.
    for what in ["hjørne", "Rør skærmen", "USB-stik", "Træk stikket ud af væggen", "firmwaren"] {
        assert!(danish.contains(what), "{what}");
    }
}
