//! The real program in a pseudo-terminal; ten runs in all.
#![cfg(target_os = "linux")]

#[path = "../support/term.rs"]
#[allow(dead_code)]
mod term;

mod wall;
mod way;
mod window;

use std::path::PathBuf;
use std::sync::OnceLock;

use term::Call;

/// A folder with a drill of its own, copied from one made once.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        static DRILL: OnceLock<Vec<u8>> = OnceLock::new();
        let folder = tempfile::tempdir().unwrap();
        let drill = DRILL.get_or_init(|| {
            let made = folder.path().join("made.db");
            let today = "2026-11-23".parse().unwrap();
            drop(fangyijie::store::drill::make(&made, today).unwrap());
            let bytes = std::fs::read(&made).unwrap();
            std::fs::remove_file(&made).unwrap();
            bytes
        });
        let desk = Self { folder };
        std::fs::write(desk.file(), drill).unwrap();
        desk
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("drill.db")
    }

    fn call(&self, args: &[&str]) -> Call {
        Call::new(env!("CARGO_BIN_EXE_fyj"), args, &self.file())
    }

    /// What the `sqlite3` program answers.
    fn ask(&self, sql: &str) -> String {
        let answer = std::process::Command::new("sqlite3")
            .arg(self.file())
            .arg(sql)
            .output()
            .unwrap();
        let text = String::from_utf8(answer.stdout).unwrap();
        assert!(answer.status.success(), "{sql}");
        text.trim_end().to_owned()
    }

    fn stats(&self) -> serde_json::Value {
        let answer = std::process::Command::new(env!("CARGO_BIN_EXE_fyj"))
            .args(["stats", "--json", "--db"])
            .arg(self.file())
            .output()
            .unwrap();
        serde_json::from_slice(&answer.stdout).unwrap()
    }
}
