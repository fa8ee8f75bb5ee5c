//! The projector: a second, read-only window on the same file that shows what the operator sends to the wall.
//!
//! It follows the file, holds the last good picture and can change nothing. Everything it is
//! given is already masked; it must not ask the store for anything but the wall.

mod run;
mod source;
mod state;
mod text;
mod view;

pub use run::run;
pub use state::{Event, Shown, State, Step};
pub use view::paint;

use crate::store::{Failure, Fault};

/// Why the wall could not be shown.
#[derive(Debug)]
pub enum Trouble {
    /// The file.
    Store(Failure),
    /// The terminal.
    Terminal(std::io::Error),
    /// The terminal is not UTF-8; the bytes say how to cure it.
    Encoding(Vec<u8>),
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        Trouble::Store(failure)
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Trouble::Store(fault.into())
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Trouble::Terminal(error)
    }
}

#[cfg(test)]
mod tests;
