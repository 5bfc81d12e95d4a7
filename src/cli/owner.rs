//! Whose house it is. Root may look at every house; but what root writes into one its kiosk could not read any more.

use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use super::{Command, Refused};

/// Whether `command` leaves every file of the house as it is.
const fn only_looks(command: Option<&Command>) -> bool {
    matches!(command, Some(Command::Check | Command::Export(_)))
}

/// Refuses what would leave files of root in somebody else's house, and says how it is done instead.
pub fn see_to(command: Option<&Command>, data: &Path) -> Result<(), Refused> {
    let us = rustix::process::geteuid().as_raw();
    let owner = fs::metadata(data).ok().filter(fs::Metadata::is_dir).map(|found| found.uid());
    match owner.filter(|owner| is_in_the_way(us, *owner)) {
        Some(owner) if !only_looks(command) => {
            let passwd = fs::read_to_string("/etc/passwd").unwrap_or_default();
            Err(Refused::Said(sentence(data, &name_of(owner, &passwd))))
        }
        _ => Ok(()),
    }
}

/// Root writes into a house that is not root's own.
const fn is_in_the_way(us: u32, owner: u32) -> bool {
    us == 0 && owner != 0
}

fn sentence(data: &Path, name: &str) -> String {
    format!(
        "the house in {} belongs to {name}, and could not be read by it afterwards; put this before the command: runuser \
         -u {name} --",
        data.display()
    )
}

/// The name of a user, or the number where there is no such line.
fn name_of(uid: u32, passwd: &str) -> String {
    let number = uid.to_string();
    let line = passwd.lines().find(|line| line.split(':').nth(2) == Some(&number));
    line.and_then(|line| line.split(':').next()).map_or_else(|| format!("'#{number}'"), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn root_leaves_no_files_in_the_house_of_another() {
        assert!(is_in_the_way(0, 990) && !is_in_the_way(0, 0) && !is_in_the_way(990, 990) && !is_in_the_way(1000, 0));
        let passwd = "root:x:0:0::/root:/bin/bash\nfristed:x:990:990::/var/lib/fristed:/usr/sbin/nologin\n";
        let said = sentence(Path::new("/var/lib/fristed"), &name_of(990, passwd));
        assert!(said.ends_with("runuser -u fristed --"), "{said}");
        assert_eq!(name_of(1234, passwd), "'#1234'");
        assert!(only_looks(Some(&Command::Check)) && !only_looks(None));
    }
}
