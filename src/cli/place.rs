//! Where the file lies when the call does not say.

use std::path::PathBuf;

use directories::ProjectDirs;

use super::exit::Problem;
use super::text;

/// The file named by the environment.
pub(super) fn from_environment() -> Option<PathBuf> {
    std::env::var_os("FYJ_DB")
        .filter(|name| !name.is_empty())
        .map(PathBuf::from)
}

/// The office's own file.
pub(super) fn or_office(named: Option<PathBuf>) -> Result<PathBuf, Problem> {
    named.map_or_else(|| in_data_folder("fyj.db"), Ok)
}

/// The drill, beside the office's own file.
pub(super) fn or_drill(named: Option<PathBuf>) -> Result<PathBuf, Problem> {
    named.map_or_else(|| in_data_folder("drill.db"), Ok)
}

fn in_data_folder(name: &str) -> Result<PathBuf, Problem> {
    ProjectDirs::from("", "", "fangyijie")
        .map(|folders| folders.data_local_dir().join(name))
        .ok_or_else(|| Problem::usage(text::NO_HOME))
}
