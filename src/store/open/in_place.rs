//! Whether the file, its log and its index are still those that were opened.

use std::cell::Cell;
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
    /// Bytes of the log after the last write: it is written anew from its beginning, and never shorter.
    log: Cell<u64>,
}

/// What is no longer what it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lost {
    /// The file itself.
    File,
    /// It has a second name by now, under which somebody may write past this log.
    TwoNames,
    /// The log or the index; `taken` when something else has its name, or a part of it is cut off.
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
            log: Cell::new(0),
        }
    }

    /// Notes how far the log has come.
    pub(super) fn grown(&self) {
        self.log.set(self.log_now());
    }

    fn log_now(&self) -> u64 {
        let log = self
            .beside
            .first()
            .and_then(|(path, _)| std::fs::metadata(path).ok());
        log.map_or(0, |log| log.len())
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
        // What was cut off is in no file any more; what is left may not be brought into this one.
        let is_cut = lost.is_empty() && self.log_now() < self.log.get();
        let taken = is_cut || lost.contains(&true);
        (is_cut || !lost.is_empty()).then_some(Lost::Beside { taken })
    }
}
