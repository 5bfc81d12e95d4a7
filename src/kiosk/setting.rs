//! What must be so on a kiosk, each with the sentence that says what to do where it is not.

/// One thing about the machine that is not as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Setting {
    /// The program runs as an ordinary one, without the machine around it.
    NoKiosk,
    NotStarted,
    Watchdog,
    Restart,
    HardwareWatchdog,
    OtherTerminals,
    ReservedTerminal,
    TerminalSwitch,
    TerminalKeys,
    Login,
    CtrlAltDel,
    CtrlAltDelBurst,
    SysRq,
    PowerKey,
    SleepKeys,
    Sleep,
    KeyboardsReachIt,
    CoreDumps,
    TraceOthers,
    UsbGuardMissing,
    UsbGuardOpen,
    UsbRules,
    StorageModules,
    NetworkModules,
    CameraModule,
    Network,
    PrintedJobs,
    SettingsFile,
    Updates,
    Swap,
    KernelWords,
    DiskInTheClear,
    NoTpm,
    SecureBoot,
    NoScreenHours,
    ScreenStaysOn,
    NoStick,
    StickFolder,
    NoPrinter,
    SystemFolders,
    NoUpdateKey,
}

impl Setting {
    /// Every one there is, in the order they are told in.
    pub const ALL: [Self; 41] = [
        Self::NoKiosk,
        Self::NotStarted,
        Self::Watchdog,
        Self::Restart,
        Self::HardwareWatchdog,
        Self::OtherTerminals,
        Self::ReservedTerminal,
        Self::TerminalSwitch,
        Self::TerminalKeys,
        Self::Login,
        Self::CtrlAltDel,
        Self::CtrlAltDelBurst,
        Self::SysRq,
        Self::PowerKey,
        Self::SleepKeys,
        Self::Sleep,
        Self::KeyboardsReachIt,
        Self::CoreDumps,
        Self::TraceOthers,
        Self::UsbGuardMissing,
        Self::UsbGuardOpen,
        Self::UsbRules,
        Self::StorageModules,
        Self::NetworkModules,
        Self::CameraModule,
        Self::Network,
        Self::PrintedJobs,
        Self::SettingsFile,
        Self::Updates,
        Self::Swap,
        Self::KernelWords,
        Self::DiskInTheClear,
        Self::NoTpm,
        Self::SecureBoot,
        Self::NoScreenHours,
        Self::ScreenStaysOn,
        Self::NoStick,
        Self::StickFolder,
        Self::NoPrinter,
        Self::SystemFolders,
        Self::NoUpdateKey,
    ];

    /// Whether the house runs on as it should although this is so.
    #[must_use]
    pub const fn is_advice(self) -> bool {
        matches!(
            self,
            Self::NoKiosk
                | Self::HardwareWatchdog
                | Self::Updates
                | Self::Swap
                | Self::KernelWords
                | Self::DiskInTheClear
                | Self::NoTpm
                | Self::SecureBoot
                | Self::NoScreenHours
                | Self::ScreenStaysOn
                | Self::NoStick
                | Self::NoPrinter
                | Self::NoUpdateKey
        )
    }

    /// One English sentence that says what to do, without its full stop.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "a sentence for each setting, and nothing else")]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::NoKiosk => {
                "this machine is no kiosk, so nothing about it was looked at; install the package fristed to make it one"
            }
            Self::NotStarted => {
                "the kiosk does not start with the machine; run: systemctl enable fristed-compositor fristed fristed-screen fristed-screen-hours.timer fristed-stick.path fristed-update.path"
            }
            Self::Watchdog => "a program that hangs stays so; give fristed.service back its WatchdogSec=30",
            Self::Restart => {
                "a program that ends does not always come back; give fristed.service back Restart=always and StartLimitIntervalSec=0"
            }
            Self::HardwareWatchdog => {
                "a machine that hangs stays so; set RuntimeWatchdogSec=60 in systemd/system.conf.d"
            }
            Self::OtherTerminals => "a login waits on Alt-F2; set NAutoVTs=0 in systemd/logind.conf.d",
            Self::ReservedTerminal => "a login waits on Alt-F6; set ReserveVT=0 in systemd/logind.conf.d",
            Self::TerminalSwitch => {
                "keys lead to another terminal; start cage without -s in fristed-compositor.service"
            }
            Self::TerminalKeys => {
                "Ctrl-Alt-F2 is a key of the keyboard layout; set XKB_DEFAULT_OPTIONS=srvrkeys:none in fristed-compositor.service"
            }
            Self::Login => {
                "a login can be started behind the screen; run: systemctl mask getty@.service autovt@.service"
            }
            Self::CtrlAltDel => "Ctrl-Alt-Del restarts the machine; run: systemctl mask ctrl-alt-del.target",
            Self::CtrlAltDelBurst => {
                "seven times Ctrl-Alt-Del restarts the machine; set CtrlAltDelBurstAction=none in systemd/system.conf.d"
            }
            Self::SysRq => "Alt-SysRq speaks to the kernel; set kernel.sysrq = 0 in sysctl.d",
            Self::PowerKey => {
                "a touch of the power button turns the machine off; set HandlePowerKey=ignore in systemd/logind.conf.d"
            }
            Self::SleepKeys => {
                "keys put the machine to sleep; set HandleSuspendKey, HandleHibernateKey and HandleRebootKey to ignore in systemd/logind.conf.d"
            }
            Self::Sleep => {
                "the machine can fall asleep; run: systemctl mask sleep.target suspend.target hibernate.target"
            }
            Self::KeyboardsReachIt => {
                "any keyboard that is plugged in reaches the kiosk; put 60-fristed-touch.rules back into udev/rules.d"
            }
            Self::CoreDumps => {
                "a program that ends badly leaves its memory on the disk; set kernel.core_pattern = |/bin/false in sysctl.d"
            }
            Self::TraceOthers => "one program can look into another; set kernel.yama.ptrace_scope = 2 in sysctl.d",
            Self::UsbGuardMissing => "any USB device is let in; install usbguard and run: fristed-enroll",
            Self::UsbGuardOpen => {
                "unknown USB devices are let in; set ImplicitPolicyTarget=block and PresentDevicePolicy=apply-policy in usbguard-daemon.conf"
            }
            Self::UsbRules => {
                "the USB rules let in everything, or nothing; plug in what belongs here and run: fristed-enroll"
            }
            Self::StorageModules => {
                "USB sticks open by themselves; put blacklist usb_storage and uas back into modprobe.d"
            }
            Self::NetworkModules => {
                "a plugged-in network is used; put install cdc_ether and rndis_host /bin/false back into modprobe.d"
            }
            Self::CameraModule => {
                "a camera that is plugged in works; put install uvcvideo /bin/false back into modprobe.d"
            }
            Self::Network => {
                "the program could reach the network; give fristed.service back PrivateNetwork=yes and RestrictAddressFamilies=AF_UNIX"
            }
            Self::PrintedJobs => {
                "CUPS keeps what was printed; set PreserveJobFiles No in the cupsd.conf that it is started with"
            }
            Self::SettingsFile => {
                "/etc/fristed/fristed.toml can be changed by others than root; run: chown root /etc/fristed/fristed.toml; chmod 644 /etc/fristed/fristed.toml"
            }
            Self::Updates => {
                "the machine does not update itself; install unattended-upgrades, or bring updates on the stick"
            }
            Self::Swap => {
                "memory is written to the disk as swap; take the swap line out of /etc/fstab and run: swapoff -a"
            }
            Self::KernelWords => {
                "the machine shows words and a cursor while it starts; run: update-grub, and start it again"
            }
            Self::DiskInTheClear => {
                "the disk can be read in another machine; install Debian on an encrypted disk and bind it to the TPM"
            }
            Self::NoTpm => {
                "the machine has no TPM, so only the start code protects what is confidential; keep it apart from the machine"
            }
            Self::SecureBoot => "the machine starts any system; switch Secure Boot on in its firmware",
            Self::NoScreenHours => "the screen is on day and night; set screen-on and screen-off in fristed.toml",
            Self::ScreenStaysOn => {
                "this cage cannot turn the screen off, so it shows the dark night board instead; Debian 13 can"
            }
            Self::NoStick => {
                "there is no USB stick for backups; set stick in fristed.toml and run fristed-enroll with it plugged in"
            }
            Self::StickFolder => {
                "the folder for the USB stick is missing; run: systemd-tmpfiles --create, or correct stick in fristed.toml"
            }
            Self::NoPrinter => "the printer in fristed.toml is not known to CUPS; run lpstat -e, and correct printer",
            Self::SystemFolders => {
                "a service of the kiosk can write to the system's own folders; give fristed.service and fristed-compositor.service back ProtectSystem=strict"
            }
            Self::NoUpdateKey => {
                "no update is taken from the stick; put the public key of whoever signs them into /etc/fristed/update-keys.gpg"
            }
        }
    }
}
