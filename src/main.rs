//! The composition root: sets the panic hook, reads the command line, hands over.

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    fristed::kiosk::log::say_only_where_it_went_wrong();
    fristed::cli::main(fristed::cli::Arguments::parse())
}
