//! Whether the file, its log and its index are still those that were opened.

use std::path::{Path, PathBuf};

use super::disk::with_tail;
use super::held::{TAILS, lies};
use super::identity::has_two_names;
use super::{Identity, identity};

/// The file, its log and its index by their names, each with what it was when it was opened.
///
/// Whoever opens one of these names later gets whatever has it then. So nothing that is written counts as
/// saved unless all three are what they were.
#[derive(Debug, Default)]
pub(super) struct InPlace {
    /// Under the name it was opened by, which may be a link.
    name: PathBuf,
    own: Option<Identity>,
    beside: Vec<(PathBuf, Option<Identity>)>,
}

/// What is no longer what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lost {
    /// The file itself.
    File,
    /// It has a second name by now, under which somebody may write past this log.
    TwoNames,
    /// The log or the index; `taken` when something else has its name.
    Beside { taken: bool },
}

impl InPlace {
    /// Notes what has the names now; the connection has opened its log by then.
    pub(super) fn note(path: &Path) -> Self {
        let file = lies(path);
        let beside = TAILS[1..].iter().map(|tail| {
            let path = with_tail(&file, tail);
            let own = identity(&path);
            (path, own)
        });
        Self {
            name: path.to_path_buf(),
            own: identity(path),
            beside: beside.collect(),
        }
    }

    /// What is lost, the file before its log.
    pub(super) fn lost(&self) -> Option<Lost> {
        let own = self.own?;
        if identity(&self.name) != Some(own) {
            return Some(Lost::File);
        }
        if std::fs::metadata(&self.name).is_ok_and(|about| has_two_names(&about)) {
            return Some(Lost::TwoNames);
        }
        let is = |(path, own): &(PathBuf, Option<Identity>)| {
            let now = identity(path);
            (own.is_some() && now != *own).then_some(now.is_some())
        };
        let lost: Vec<bool> = self.beside.iter().filter_map(is).collect();
        let taken = lost.contains(&true);
        (!lost.is_empty()).then_some(Lost::Beside { taken })
    }
}
