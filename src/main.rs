//! The `atodds` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    atodds::cli::main()
}
