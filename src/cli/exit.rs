//! The exit codes scripts rely on, and what goes wrong as one sentence on the error output.

use std::process::ExitCode;

use super::text;
use crate::domain::Refusal;
use crate::io::export::SheetError;
use crate::io::import::ReadError;
use crate::io::intake::Trouble;
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

    /// The data is unfit; nothing was changed.
    pub(super) fn refused(sentence: impl Into<String>) -> Self {
        Self {
            exit: Exit::Refused,
            sentence: sentence.into(),
        }
    }

    /// Something broke that is no rule's business.
    pub(super) fn fault(sentence: impl Into<String>) -> Self {
        Self {
            exit: Exit::Fault,
            sentence: sentence.into(),
        }
    }

    /// The screen was left while a step was waited for, and that is not in the file.
    pub(super) fn unsaved(failure: &Failure) -> Self {
        Self::fault(text::unsaved(&faults::failure(failure)))
    }

    /// The screen has ended, and what was typed last into a form is not kept.
    pub(super) fn unkept(failure: &Failure) -> Self {
        Self::fault(faults::not_kept(failure))
    }

    /// Something was to be written, and was not.
    pub(super) fn writing(failure: Failure) -> Self {
        match failure {
            Failure::Fault(fault @ Fault::Locked) => Self::fault(faults::fault(&fault)),
            other => other.into(),
        }
    }

    /// A copy was to take the place of the file, which nobody may have open then.
    pub(super) fn replacing(failure: Failure) -> Self {
        match failure {
            Failure::Fault(Fault::Locked) => Self::fault(crate::text::copies::IN_USE),
            other => other.into(),
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

impl From<Trouble> for Problem {
    /// A sheet that is no roster is bad data; one that is not there or cannot be read is a fault.
    fn from(trouble: Trouble) -> Self {
        let sentence = trouble.sentence();
        let exit = match trouble {
            Trouble::Store(failure) => return failure.into(),
            Trouble::Sheet(error) => return error.into(),
            Trouble::Read(ReadError::Absent | ReadError::Denied | ReadError::Io(_)) => Exit::Fault,
            Trouble::Read(_) | Trouble::Masked | Trouble::OwnFile | Trouble::NoHeader => {
                Exit::Refused
            }
        };
        Self { exit, sentence }
    }
}

impl From<SheetError> for Problem {
    fn from(error: SheetError) -> Self {
        let sentence = crate::io::export::text::sheet_error(&error);
        let exit = match error {
            SheetError::Exists(_) | SheetError::TooManyRows => Exit::Refused,
            SheetError::NoFolder(_) => Exit::Fault,
            SheetError::UnknownKind(_) | SheetError::NotText(_) | SheetError::BadName(_) => {
                Exit::Usage
            }
            SheetError::Failed(failure) => return failure.into(),
        };
        Self { exit, sentence }
    }
}

impl From<Fault> for Problem {
    /// Nearly every call only reads; what one of the others could not write it says as [`Problem::writing`].
    fn from(fault: Fault) -> Self {
        let exit = match fault {
            Fault::NotADrill { .. } | Fault::Taken { .. } => Exit::Refused,
            _ => Exit::Fault,
        };
        Self {
            exit,
            sentence: faults::fault(&fault.on_reading()),
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
