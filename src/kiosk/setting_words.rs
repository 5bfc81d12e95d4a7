//! What must be so on a kiosk, in Danish for those who work in the house: what it means for them, and what to do.
//! Names of files and commands stand in the English sentence, which `fristed check` says to whoever mends it.

use super::setting::Setting;

impl Setting {
    /// One or two Danish sentences that say what to do, without the last full stop.
    #[must_use]
    pub const fn danish(self) -> &'static str {
        match self {
            Self::NoKiosk => "Maskinen er ikke sat op som kiosk. Installér pakken for at få det hele med",
            Self::NotStarted => "Skærmen starter ikke selv med maskinen. Bed den, der passer maskinen, slå det til",
            Self::Watchdog | Self::HardwareWatchdog => {
                "Skærmen kommer ikke selv i gang, hvis den går i stå. Bed den, der passer maskinen, slå vagthunden til"
            }
            Self::Restart => "Programmet kommer ikke altid selv igen. Bed den, der passer maskinen, slå genstart til",
            Self::OtherTerminals | Self::ReservedTerminal | Self::TerminalSwitch | Self::TerminalKeys | Self::Login => {
                "Et tastatur kan komme bag om skærmen. Bed den, der passer maskinen, lukke vejen"
            }
            Self::CtrlAltDel | Self::CtrlAltDelBurst | Self::SysRq => {
                "Et tastatur kan genstarte maskinen. Bed den, der passer maskinen, slå det fra"
            }
            Self::PowerKey => "Et tryk på tænd-knappen slukker maskinen. Bed den, der passer maskinen, slå det fra",
            Self::SleepKeys | Self::Sleep => "Maskinen kan falde i søvn. Bed den, der passer maskinen, slå det fra",
            Self::KeyboardsReachIt => {
                "Et fremmed tastatur virker på skærmen. Bed den, der passer maskinen, lukke for det"
            }
            Self::CoreDumps | Self::TraceOthers => {
                "Programmets hukommelse kan læses af andre. Bed den, der passer maskinen, lukke for det"
            }
            Self::UsbGuardMissing | Self::UsbGuardOpen | Self::UsbRules => {
                "Fremmede USB-ting bliver lukket ind. Bed den, der passer maskinen, køre fristed-enroll"
            }
            Self::StorageModules => "Stik åbner af sig selv. Bed den, der passer maskinen, lukke for det",
            Self::NetworkModules | Self::Network => {
                "Programmet kan komme på nettet. Bed den, der passer maskinen, lukke for det"
            }
            Self::CameraModule => "Et kamera virker, hvis det sættes i. Bed den, der passer maskinen, lukke for det",
            Self::PrintedJobs => "Printeren gemmer det, der skrives ud. Bed den, der passer maskinen, slå det fra",
            Self::SettingsFile => {
                "Andre kan rette maskinens indstillinger. Bed den, der passer maskinen, lukke for det"
            }
            Self::Updates => "Maskinen henter ikke selv rettelser. Læg nye udgaver på et stik",
            Self::Swap => "Hukommelsen skrives på disken. Bed den, der passer maskinen, slå swap fra",
            Self::KernelWords => "Der står tekst på skærmen under start. Det kan den, der passer maskinen, fjerne",
            Self::DiskInTheClear => {
                "Disken kan læses i en anden maskine. Pas på maskinen, og gem startkoden et andet sted"
            }
            Self::NoTpm => "Maskinen har ingen sikkerhedschip. Gem startkoden et andet sted end maskinen",
            Self::SecureBoot => "Maskinen starter med hvad som helst. Slå Secure Boot til i firmwaren",
            Self::NoScreenHours => "Skærmen er tændt dag og nat. Den, der passer maskinen, kan give den timer",
            Self::ScreenStaysOn => "Skærmen kan ikke slukke om natten, så den er mørk i stedet. Debian 13 kan",
            Self::NoStick => "Der er ikke plads til et stik. Den, der passer maskinen, kan give det en mappe",
            Self::StickFolder => "Mappen til stikket mangler. Bed den, der passer maskinen, lave den",
            Self::NoPrinter => "Printeren kendes ikke. Bed den, der passer maskinen, rette dens navn",
            Self::SystemFolders => "Programmet kan ændre selve maskinen. Bed den, der passer maskinen, lukke for det",
            Self::NoUpdateKey => {
                "Nye udgaver på et stik bliver ikke taget. Bed den, der passer maskinen, lægge en nøgle ind"
            }
        }
    }
}
