//! Calls that make no sense, in Chinese; help and version; which day it is.

use std::process::ExitCode;

use chrono::{Datelike, NaiveDate};
use clap::error::{ContextKind, ErrorKind};

use super::exit::{Exit, Problem};
use super::{print, text};
use crate::clock::Clock;
use crate::domain::days::{WRITTEN, is_believable};
use crate::store::Fault;

/// The environment variable that pins the day.
const TODAY: &str = "FYJ_TODAY";

/// Answers a call clap did not accept: help and version are no errors.
pub(super) fn answer(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            match print::out(&error.render().to_string()) {
                Ok(()) => Exit::Done.into(),
                Err(failed) => Problem::from(failed).report(),
            }
        }
        _ => Problem::usage(sentence(error)).report(),
    }
}

fn sentence(error: &clap::Error) -> String {
    let named = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = named(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => text::unknown_argument(&argument),
        ErrorKind::InvalidSubcommand => {
            text::unknown_command(&named(ContextKind::InvalidSubcommand))
        }
        ErrorKind::ValueValidation => text::not_a_day(&argument, &named(ContextKind::InvalidValue)),
        ErrorKind::ArgumentConflict => text::twice(&argument),
        ErrorKind::InvalidValue | ErrorKind::NoEquals => text::value_missing(&argument),
        ErrorKind::TooManyValues => text::no_value_wanted(&argument),
        _ => text::BAD_CALL.to_owned(),
    }
}

/// Reads a day written as `2026-11-23`.
pub(super) fn day(text: &str) -> Result<NaiveDate, &'static str> {
    let day = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").map_err(|_| "not a day")?;
    WRITTEN
        .contains(&day.year())
        .then_some(day)
        .ok_or("not a day of these centuries")
}

/// The clock: pinned by `--today`, else by the environment, else the machine's. Years that no office's clock
/// shows are refused: everything would be counted on a wrong day.
pub(super) fn clock(today: Option<NaiveDate>) -> Result<Clock, Problem> {
    if let Some(today) = today {
        return pinned("--today", today);
    }
    match std::env::var(TODAY) {
        Ok(given) if !given.is_empty() => match day(&given) {
            Ok(today) => pinned(TODAY, today),
            Err(_) => Err(Problem::usage(text::not_a_day(TODAY, &given))),
        },
        _ => {
            let (clock, today) = (Clock::system(), Clock::system().today());
            match is_believable(today) {
                true => Ok(clock),
                false => Err(Fault::Clock { today }.into()),
            }
        }
    }
}

fn pinned(by: &str, today: NaiveDate) -> Result<Clock, Problem> {
    match is_believable(today) {
        true => Ok(Clock::pinned(today)),
        false => Err(Problem::usage(text::no_such_today(by, today))),
    }
}
