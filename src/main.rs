//! The composition root: sets the panic hook, reads the command line, hands over.

use std::process::ExitCode;

use clap::Parser as _;

#[expect(clippy::print_stderr, reason = "the hook has no other way to say it")]
fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| {
        // File and line only: the message could hold what a person wrote.
        let place = panic.location().map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
        eprintln!("fristed: an error in the program{place}; please report it.");
    }));
    fristed::cli::main(fristed::cli::Arguments::parse())
}
