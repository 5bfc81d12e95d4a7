//! No command talks to anything but this machine (recipe 8.10 of the requirements). The kiosk itself is watched in
//! `tests/e2e`.

use std::path::Path;
use std::process::Command;

use crate::plan::Plan;
use crate::run::{fristed, run};
use crate::{Figure, Tried, child};

/// The sockets that `program` asks for, as strace writes them.
fn sockets(program: &Command, log: &Path) -> Result<Vec<String>, String> {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-e", "trace=%network", "-o"]).arg(log);
    command.arg(program.get_program()).args(program.get_args());
    run(&mut command)?.done()?;
    let text = std::fs::read_to_string(log).map_err(|error| error.to_string())?;
    let asks = |line: &&str| line.contains(" socket(") || line.contains(" socketpair(");
    Ok(text.lines().filter(asks).map(str::to_owned).collect())
}

/// A program that opens one is seen; else the recipe below says nothing.
pub fn bites(_: &Plan) -> Tried {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut program = Command::new(std::env::current_exe().map_err(|error| error.to_string())?);
    program.args([child::MODE, "socket"]);
    let seen = sockets(&program, &folder.path().join("calls"))?;
    if seen.len() == 1 && seen[0].contains("AF_INET") {
        return Ok(Figure { cases: 1, said: "a socket of the network is seen".to_owned() });
    }
    Err(format!("a socket of the network is not seen: {seen:?}"))
}

pub fn none(_: &Plan) -> Tried {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let (dir, log) = (folder.path().join("house"), folder.path().join("calls"));
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config/example-house.toml").display().to_string();
    let name = |name: &str| folder.path().join(name).display().to_string();
    let (calendar, house, paper) = (name("house.ics"), name("house.toml"), name("week.pdf"));
    let commands: [&[&str]; 10] = [
        &["today"],
        &["today", "--json", "--days", "7"],
        &["export", "ics", "--out", &calendar],
        &["export", "house", "--out", &house],
        &["import", &example],
        &["import", &calendar],
        &["print", "week", "--out", &paper],
        &["print", "agenda", "--out", &paper, "--now", crate::run::NOW],
        &["check"],
        &["--help"],
    ];
    let mut own = 0;
    for arguments in commands {
        let seen = sockets(&fristed(&dir, arguments), &log).map_err(|said| format!("{arguments:?}: {said}"))?;
        if let Some(other) = seen.iter().find(|line| !line.contains("AF_UNIX")) {
            return Err(format!("{arguments:?} asks for {other}"));
        }
        own += seen.len();
    }
    Ok(Figure { cases: commands.len() as u32, said: format!("{own} sockets, all of this machine (AF_UNIX)") })
}
