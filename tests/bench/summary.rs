//! Ratios of what criterion measured in this run.

use std::path::PathBuf;

/// Prints 100k against 3k for each name.
pub fn ratios<'a>(names: impl Iterator<Item = &'a str>) {
    println!(
        "\n{:<22}{:>12}{:>12}{:>10}",
        "median", "3k us", "100k us", "ratio"
    );
    for name in names {
        if let (Some(small), Some(large)) = (median(&[name, "3k"]), median(&[name, "100k"])) {
            println!(
                "{name:<22}{:>12.1}{:>12.1}{:>10.2}",
                small / 1e3,
                large / 1e3,
                large / small
            );
        }
    }
}

/// Prints a durable visit against the least the disk can do.
pub fn durable_write() {
    if let (Some(visit), Some(raw)) = (
        median(&["durable_visit"]),
        median(&["raw_append_and_flush"]),
    ) {
        println!(
            "{:<22}{:>12.1}{:>12.1}{:>10.2}  (visit, raw append and flush)",
            "durable write",
            visit / 1e3,
            raw / 1e3,
            visit / raw
        );
    }
}

/// The median criterion has just written, in nanoseconds.
fn median(id: &[&str]) -> Option<f64> {
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let mut path = target.parent()?.join("criterion");
    // Criterion turns the separator of a name into one of a file name.
    path.push(id.join("_"));
    let estimates = std::fs::read_to_string(path.join("new/estimates.json")).ok()?;
    let estimates: serde_json::Value = serde_json::from_str(&estimates).ok()?;
    estimates["median"]["point_estimate"].as_f64()
}
