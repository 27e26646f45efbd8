//! Times whole runs of the binary on a file: `cargo run --release --example time_process -- FILE [RUNS]`.

#![allow(clippy::print_stdout, reason = "an example that prints")]

use std::process::{Command, Stdio};
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("usage: time_process FILE [RUNS]")?;
    let runs: u32 = arguments.next().map_or(Ok(20), |n| n.parse())?;
    let binary = std::env::current_exe()?
        .parent()
        .and_then(|p| p.parent())
        .ok_or("no target folder")?
        .join("atodds");
    let size = std::fs::metadata(&file)?.len();
    for command in ["figures", "check"] {
        let mut times = Vec::new();
        for _ in 0..runs {
            let start = Instant::now();
            Command::new(&binary)
                .args([command, &file])
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()?;
            times.push(start.elapsed());
        }
        times.sort();
        let median = times.get(times.len() / 2).copied().unwrap_or_default();
        println!("{command:8} median {median:?} of {runs} runs, {size} bytes");
    }
    Ok(())
}
