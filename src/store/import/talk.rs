//! What whoever imports asks for, and what is answered: values, so that a screen can wait for them.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Step, Summary};
use crate::domain::list::From;
use crate::domain::roster::{Class, Column};
use crate::store::Done;
use crate::store::worker::Ticket;

/// Where a roster comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A file, as its path was typed.
    File(String),
    /// Cells from the clipboard.
    Pasted(String),
}

/// A wish of whoever imports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Look at a file or at pasted cells.
    Open(Origin),
    /// Give a column a meaning, or none.
    Map(u32, Option<Column>),
    /// Read every row and compare it with the file.
    Read,
    /// A page of the rows of a class.
    Page(Ticket, Class, From, usize),
    /// Write what is sound.
    Apply,
    /// Forget everything.
    Close,
}

/// A heading of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its column, counted from 1.
    pub at: u32,
    /// What stands there.
    pub text: String,
    /// What it means.
    pub column: Option<Column>,
    /// The tag, for a column of ticks.
    pub tag: Option<String>,
    /// Whether nobody knows yet what it means.
    pub is_unknown: bool,
}

/// A sheet that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opened {
    /// What kind of file it is, in words.
    pub kind: String,
    /// What it is called.
    pub name: String,
    /// Its headings, left to right.
    pub headings: Vec<Heading>,
    /// Its other sheets that are not read: hidden, or with other headings.
    pub left_out: Vec<String>,
    /// Whether the meanings were decided by hand at an earlier time.
    pub remembered: bool,
}

/// An import that was carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What the journal says; nothing when there was nothing to write.
    pub done: Option<Done>,
    /// The counts.
    pub summary: Summary,
    /// Where the copy of the file before lies.
    pub copy: Option<PathBuf>,
    /// Where the rows that were left out lie, or why they could not be written.
    pub left_out: Option<Result<PathBuf, String>>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tell {
    /// The sheet was looked at.
    Opened(Opened),
    /// So many rows were read.
    Reading(Step),
    /// So many rows were compared.
    Comparing(Step),
    /// The plan stands.
    Planned(Box<Summary>),
    /// So many households were written.
    Applying(Step),
    /// The plan was carried out.
    Applied(Box<Outcome>),
    /// It was stopped; nothing was changed.
    Stopped,
    /// It could not be done, in words; nothing was changed.
    Failed(String),
}

/// A request to stop, which is heard between two steps.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks to stop.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Forgets that it was asked.
    pub fn forget(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    /// Whether to stop.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
