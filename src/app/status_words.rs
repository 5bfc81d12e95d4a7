//! How the house is doing, in words: English for the command line, both languages for the staff's page.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::status::Status;
use super::words::long_date;
use crate::domain::text::Language;
use crate::store::upkeep::Trouble;

/// One sentence that says how it is and what one can do, without its full stop.
#[must_use]
pub fn sentence(status: Status, language: Language, zone: Tz) -> String {
    let day = |at: DateTime<Utc>| {
        let day = long_date(at.with_timezone(&zone).date_naive(), language);
        if language == Language::English { day } else { day.to_lowercase() }
    };
    let time = |at: DateTime<Utc>| format!("{}, {}", day(at), at.with_timezone(&zone).format("%H:%M"));
    let pair = match status {
        Status::BackedUp(at) => {
            (format!("Sidste sikkerhedskopi: {}", time(at)), format!("the last backup was made on {}", time(at)))
        }
        Status::NeverBackedUp => (
            "Der er ingen sikkerhedskopi endnu. Den laves i nat".to_owned(),
            "there is no backup yet; the kiosk makes one after the next quiet hour, or run: fristed backup".to_owned(),
        ),
        Status::BackupLate(days) => (
            format!("Sidste sikkerhedskopi er {days} dage gammel. Se, om disken sidder i"),
            format!("the last backup is {days} days old; see that its disk is there, and run: fristed backup"),
        ),
        Status::BackupNotSound(of) => (
            format!("Sikkerhedskopien fra {} kan ikke bruges. Der laves en ny i nat", long_date(of, language).to_lowercase()),
            format!("the backup of {of} is not whole any more; run: fristed backup"),
        ),
        Status::BackupFailed(trouble) => trouble_words(trouble),
        Status::BackupOnSameDisk => (
            "Sikkerhedskopien ligger på samme disk som huset. Sæt gerne en disk mere i".to_owned(),
            "the backups lie on the same disk as the house; name a folder on another one with `backup` in fristed.toml"
                .to_owned(),
        ),
        Status::DiskLow(megabytes) => (
            format!("Der er {megabytes} MB plads tilbage på disken. Ring til den, der passer maskinen"),
            format!("{megabytes} MB are left on the disk of the house; free some space soon"),
        ),
        Status::DiskFull(megabytes) => (
            format!("Disken er fuld ({megabytes} MB tilbage). Skærmen viser dagen, men gemmer ikke mere"),
            format!("the disk of the house is full ({megabytes} MB left); free some space, for nothing more is kept"),
        ),
        Status::DiskReadOnly => (
            "Disken kan kun læses. Skærmen viser dagen, men gemmer ikke noget".to_owned(),
            "the disk of the house can only be read; look at the disk, and make it writable".to_owned(),
        ),
        Status::OnlyReading => (
            "Skærmen viser huset, men kan ikke gemme noget. Ring til den, der passer maskinen".to_owned(),
            "the house is shown for reading only; run `fristed check` and start the kiosk anew".to_owned(),
        ),
        Status::ClockBehind => (
            "Uret går måske forkert. Stil det, så sletter og viser skærmen det rigtige".to_owned(),
            "the clock is behind what it has shown before; set it right, for nothing is erased until then".to_owned(),
        ),
        Status::ClockAhead => (
            "Uret er sprunget mere end en måned frem. Stil det, hvis det går forkert".to_owned(),
            "the clock has jumped more than a month ahead; set it right if it is wrong, for nothing is erased for a day"
                .to_owned(),
        ),
        Status::Repaired(at, Some(from)) => (
            format!("Husets fil var gået i stykker. Det, der er skrevet efter {}, mangler", time(from)),
            format!(
                "house.db was damaged on {}; the backup of {} is in its place, so what was changed between them is missing",
                time(at),
                time(from)
            ),
        ),
        Status::Repaired(at, None) => (
            format!("Husets fil gik i stykker {}, og der var ingen sikkerhedskopi", day(at)),
            format!(
                "house.db was damaged on {} and there was no sound backup; put one back with `fristed restore`",
                time(at)
            ),
        ),
        Status::ListsLost(at) => (
            format!("Listerne på Vær med blev tomme {}. Sig det til dem, der var på", day(at)),
            format!("the lists of who joins in began empty on {}; tell those who were on them", time(at)),
        ),
        Status::ZonesOld(year) => (
            format!("Reglerne for sommertid er fra {year}. Et nyt program har nye"),
            format!("the rules of summer time are those of {year}; update the program"),
        ),
        Status::HistoryGone(of) => (
            format!(
                "Historikken mangler noget, som kopien fra {} har. Ring til den, der passer maskinen",
                long_date(of, language).to_lowercase()
            ),
            format!(
                "the backup of {of} has noted history that is not in the house; keep that backup, and compare the two with `fristed restore` on another machine"
            ),
        ),
        Status::HistoryPutBack(of) => (
            format!(
                "Huset er sat tilbage. Det nyeste i kopien fra {} er ikke med",
                long_date(of, language).to_lowercase()
            ),
            format!(
                "the house was put back to an earlier backup, so what the backup of {of} has besides is not in it; this is said until that backup goes"
            ),
        ),
    };
    if language == Language::English { pair.1 } else { pair.0 }
}

fn trouble_words(trouble: Trouble) -> (String, String) {
    let (danish, english) = match trouble {
        Trouble::NotThere => (
            "Disken til sikkerhedskopier er der ikke. Sæt den i",
            "the folder for backups is not there; plug its disk in, or make the folder",
        ),
        Trouble::OtherHouse => (
            "Disken har sikkerhedskopier fra et andet hus. Brug en tom disk",
            "the folder for backups holds those of another house; name an empty one, or put its backup back",
        ),
        Trouble::Full => (
            "Disken til sikkerhedskopier er fuld. Brug en større disk",
            "the disk of the backups is full; free some space on it",
        ),
        Trouble::ReadOnly => (
            "Disken til sikkerhedskopier kan kun læses. Brug en anden disk",
            "the folder for backups cannot be written; make it writable for this user",
        ),
        Trouble::Damaged => (
            "Sikkerhedskopien kunne ikke bruges. Start skærmen igen, så ser den huset efter",
            "a copy of the house was not sound; start the kiosk anew, so that it looks through the file",
        ),
        Trouble::Disk => (
            "Sikkerhedskopien blev ikke lavet. Der prøves igen om en time",
            "the last backup could not be made; run `fristed backup` to see why",
        ),
    };
    (danish.to_owned(), english.to_owned())
}
