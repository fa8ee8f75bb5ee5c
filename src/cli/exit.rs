//! The exit codes scripts rely on, and what goes wrong as one sentence on the error output.

use std::process::ExitCode;

use super::text;
use crate::domain::Refusal;
use crate::projector;
use crate::store::{Failure, Fault};
use crate::text::faults;

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Done, and something was found.
    Findings = 1,
    /// The call itself makes no sense.
    Usage = 2,
    /// A rule said no, or the data is unfit; nothing was changed.
    Refused = 3,
    /// Disk, damaged or missing file.
    Fault = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// Why a call did not do what it was asked for.
#[derive(Debug)]
pub(super) struct Problem {
    exit: Exit,
    sentence: String,
}

impl Problem {
    /// A call that makes no sense.
    pub(super) fn usage(sentence: impl Into<String>) -> Self {
        Self {
            exit: Exit::Usage,
            sentence: sentence.into(),
        }
    }

    /// The full screen was asked for where there is none.
    pub(super) fn no_terminal() -> Self {
        Self::usage(text::NO_TERMINAL)
    }

    /// Something broke that is no rule's business.
    pub(super) fn fault(sentence: impl Into<String>) -> Self {
        Self {
            exit: Exit::Fault,
            sentence: sentence.into(),
        }
    }

    /// Says it and gives the exit code; a reader that has gone away is not told.
    pub(super) fn report(&self) -> ExitCode {
        if !self.sentence.is_empty() {
            super::print::complain(&self.sentence);
        }
        self.exit.into()
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        let exit = match fault {
            Fault::NotADrill { .. } => Exit::Refused,
            _ => Exit::Fault,
        };
        Self {
            exit,
            sentence: faults::fault(&fault),
        }
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => refusal.into(),
            Failure::Fault(fault) => fault.into(),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self {
            exit: Exit::Refused,
            sentence: crate::text::refusals::refusal(&refusal),
        }
    }
}

impl From<std::io::Error> for Problem {
    /// A reader that stopped reading (`fyj stats | head -1`) has what it wanted.
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Self {
                exit: Exit::Done,
                sentence: String::new(),
            };
        }
        Self {
            exit: Exit::Fault,
            sentence: text::output_failed(&error.to_string()),
        }
    }
}

impl From<projector::Trouble> for Problem {
    fn from(trouble: projector::Trouble) -> Self {
        match trouble {
            projector::Trouble::Store(failure) => failure.into(),
            projector::Trouble::Terminal(error) => Self {
                exit: Exit::Fault,
                sentence: text::terminal_failed(&error.to_string()),
            },
            projector::Trouble::Encoding(cure) => {
                super::print::raw(&cure);
                Self::usage("")
            }
        }
    }
}
