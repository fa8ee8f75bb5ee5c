//! Where test files lie: in memory where the machine offers it, so that a write costs no disk.

use std::path::Path;

use tempfile::TempDir;

/// A folder of its own, gone with the test.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let in_memory = memory.is_dir().then(|| TempDir::new_in(memory));
    match in_memory {
        Some(Ok(folder)) => folder,
        _ => TempDir::new().unwrap(),
    }
}
