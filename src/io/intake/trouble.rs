//! Why a step of an import was not taken.

use super::super::export::SheetError;
use super::super::import::{ReadError, text as words};
use crate::store::Failure;
use crate::text::faults::failure;
use crate::text::roster as roster_words;

/// Why a step was not taken.
#[derive(Debug)]
pub enum Trouble {
    /// The sheet cannot be read.
    Read(ReadError),
    /// A rule or the data file.
    Store(Failure),
    /// The sheet of left-out rows cannot be written.
    Sheet(SheetError),
    /// A list whose names and numbers are masked.
    Masked,
    /// The data file itself, or its log.
    OwnFile,
    /// Nothing stands above the rows that says what their columns mean.
    NoHeader,
}

impl From<ReadError> for Trouble {
    fn from(error: ReadError) -> Self {
        Trouble::Read(error)
    }
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Trouble::Store(failure)
    }
}

impl From<SheetError> for Trouble {
    fn from(error: SheetError) -> Self {
        Trouble::Sheet(error)
    }
}

impl Trouble {
    /// What is wrong, with the cure.
    pub fn sentence(&self) -> String {
        match self {
            Trouble::Read(error) => words::read_error(error),
            Trouble::Store(broken) => failure(broken),
            Trouble::Sheet(error) => super::super::export::text::sheet_error(error),
            Trouble::Masked => roster_words::MASKED.to_owned(),
            Trouble::OwnFile => roster_words::OWN_FILE.to_owned(),
            Trouble::NoHeader => roster_words::NO_HEADER.to_owned(),
        }
    }

    /// Whether it was stopped by the person at the keyboard.
    pub fn is_stop(&self) -> bool {
        matches!(
            self,
            Trouble::Store(Failure::Refused(crate::domain::Refusal::Cancelled))
        )
    }
}
