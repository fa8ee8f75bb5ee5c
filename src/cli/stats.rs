//! `fyj stats`: the reported figures, each with the rule it is counted by.

use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;
use serde_json::json;

use super::args::StatsWish;
use super::exit::{Exit, Problem};
use super::{print, text, to_read};
use crate::clock::Clock;
use crate::domain::Coded;
use crate::domain::figures::{Figures, Period};
use crate::store::{Answer, Query, Store};

/// Prints the figures of a period.
pub(super) fn run(path: &Path, clock: Clock, wish: &StatsWish) -> Result<ExitCode, Problem> {
    let period = period(wish)?;
    let store = to_read(path)?;
    let figures = figures(&store, clock, period)?;
    let uncountable = uncountable(&store, clock)?;
    if wish.json {
        print::json(&object(figures, uncountable, period, clock.today()))?;
    } else {
        print::out(&text::figures(&figures, period))?;
        if uncountable > 0 {
            print::complain(&text::uncountable(uncountable));
        }
    }
    let is_whole = uncountable == 0 && store.unsound().is_none();
    let exit = if is_whole { Exit::Done } else { Exit::Findings };
    Ok(exit.into())
}

/// Counts the figures of a period.
pub(super) fn figures(store: &Store, clock: Clock, period: Period) -> Result<Figures, Problem> {
    match store.load(&Query::Figures(period), clock.today())? {
        Answer::Figures(figures) => Ok(figures),
        _ => Ok(Figures::default()),
    }
}

fn uncountable(store: &Store, clock: Clock) -> Result<u32, Problem> {
    match store.load(&Query::Uncountable, clock.today())? {
        Answer::Uncountable(rows) => Ok(rows),
        _ => Ok(0),
    }
}

fn period(wish: &StatsWish) -> Result<Period, Problem> {
    match (wish.from, wish.to) {
        (Some(from), Some(to)) if from > to => Err(Problem::usage(text::backwards(from, to))),
        (from, to) => Ok(Period { from, to }),
    }
}

fn object(
    figures: Figures,
    uncountable: u32,
    period: Period,
    today: NaiveDate,
) -> serde_json::Value {
    json!({
        "from": period.from,
        "to": period.to,
        "person_times": figures.person_times,
        "household_times": figures.household_times,
        "households_met": figures.households_met,
        "opinions": figures.opinions,
        "resolved": figures.resolved,
        "helped": figures.helped,
        "workdays": figures.workdays,
        "uncountable": uncountable,
        "round": {
            "length": figures.round.round.code(),
            "from": figures.round.round.start(today),
            "met": figures.round.met,
            "households": figures.round.of,
        },
    })
}
