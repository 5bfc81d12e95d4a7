//! How a bench ends.

use std::process::ExitCode;

use fristed::store::StoreError;

/// With 0 where every figure is within its limit, and with 1 where one is not or nothing could be measured.
pub fn of(measured: Result<bool, StoreError>) -> ExitCode {
    match measured {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("the house could not be made: {error}");
            ExitCode::FAILURE
        }
    }
}
