//! The real program in a pseudo-terminal; a dozen runs at most.
#![cfg(target_os = "linux")]

#[path = "../support/term.rs"]
#[allow(dead_code)]
mod term;

mod copies;
mod locked;
mod meeting;
mod records;
mod room;
mod town;
mod waiting;
mod wall;
mod way;
mod window;

use std::path::{Path, PathBuf};
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

    /// A folder with a file made for one test.
    fn of(make: impl FnOnce(&Path)) -> Self {
        let desk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        make(&desk.file());
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

    /// What the program hands out.
    fn export(&self, kind: &str, name: &str, how: &[&str]) -> String {
        let path = self.folder.path().join(name);
        let mut call = std::process::Command::new(env!("CARGO_BIN_EXE_fyj"));
        call.args(["export", kind, "--db"]).arg(self.file());
        call.arg("--out").arg(&path).args(how);
        let answer = call.output().unwrap();
        let said = String::from_utf8_lossy(&answer.stderr);
        assert!(answer.status.success(), "{said}");
        std::fs::read_to_string(path).unwrap()
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
