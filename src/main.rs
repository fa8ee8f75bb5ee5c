//! Hands the process over to the command line; nothing else lives here.

use std::process::ExitCode;

fn main() -> ExitCode {
    fangyijie::cli::run()
}
