//! Results of votes: a row per ballot as csv or xlsx, or one json object. All numbers are those of the one tally.

use std::path::Path;

use chrono::NaiveDateTime;
use serde::Serialize;

use super::target::write_new;
use super::text::votes as words;
use super::{Cuts, Out, SheetError, Table};
use crate::domain::Coded;
use crate::domain::ballot::{Outcome, Tally};
use crate::domain::clean::escaped;
use crate::domain::id::number;
use crate::domain::minutes::VoteLine;
use crate::store::Store;

/// Writes every vote of the file.
pub(super) fn write(store: &Store, path: &Path, now: NaiveDateTime) -> Result<Table, SheetError> {
    let kind = path
        .extension()
        .map(|kind| kind.to_string_lossy().to_lowercase());
    if kind.as_deref() == Some("json") {
        return json(store, path, now);
    }
    let headings = words::HEADINGS.map(str::to_owned);
    let mut out = Out::create(path, words::TAB, &headings)?;
    store.each_vote(now, |line| match line {
        Ok(line) => out.write(&words::cells(line)),
        Err(unread) => out.write_damaged(unread),
    })?;
    out.finish()
}

fn json(store: &Store, path: &Path, now: NaiveDateTime) -> Result<Table, SheetError> {
    let (mut votes, mut damaged) = (Vec::new(), Vec::new());
    store.each_vote(now, |line| {
        match line {
            Ok(line) => votes.push(Vote::of(line)),
            Err(unread) => damaged.push(number(unread.0)),
        }
        Ok::<_, SheetError>(())
    })?;
    let count = |rows: usize| u32::try_from(rows).unwrap_or(u32::MAX);
    let table = Table {
        rows: count(votes.len()),
        cuts: Cuts::default(),
        damaged: count(damaged.len()),
    };
    let text = serde_json::to_string_pretty(&Votes { votes, damaged }).unwrap_or_default();
    // Beside the line ends of the program's own, such characters stand in texts only.
    write_new(path, (escaped(&text).into_owned() + "\n").as_bytes())?;
    Ok(table)
}

/// What the json file holds.
#[derive(Serialize)]
struct Votes {
    votes: Vec<Vote>,
    /// Meetings of which something cannot be read, by their numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    damaged: Vec<String>,
}

/// One vote, with English keys.
#[derive(Serialize)]
struct Vote {
    body: String,
    meeting: &'static str,
    date: String,
    number: String,
    category: &'static str,
    nth: u32,
    method: &'static str,
    base: u32,
    present: u32,
    quorum: Option<u32>,
    need: Option<u32>,
    approve: u32,
    reject: u32,
    abstain: u32,
    invalid: u32,
    representatives: u32,
    opinion: Tally,
    result: Option<&'static str>,
    margin: Option<i64>,
    basis: String,
    published: bool,
    voided: Option<String>,
}

impl Vote {
    fn of(line: &VoteLine) -> Self {
        let (vote, verdict) = (&line.vote, line.verdict.as_ref());
        Self {
            body: line.body.clone(),
            meeting: line.kind.code(),
            date: line.on.to_string(),
            number: line.number.clone(),
            category: line.category.code(),
            nth: line.nth,
            method: vote.method.code(),
            base: vote.frozen.base,
            present: vote.frozen.present,
            quorum: line.quorum,
            need: verdict.map(|verdict| verdict.need),
            approve: vote.tally.approve,
            reject: vote.tally.reject,
            abstain: vote.tally.abstain,
            invalid: vote.invalid,
            representatives: vote.reps,
            opinion: vote.opinion,
            result: verdict.map(|verdict| result(verdict.outcome)),
            margin: verdict.map(|verdict| margin(verdict.outcome)),
            basis: line.basis.clone(),
            published: vote.published,
            voided: (!vote.voided.is_empty()).then(|| vote.voided.clone()),
        }
    }
}

fn result(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed { .. } => "passed",
        Outcome::Failed { .. } => "failed",
        Outcome::NoQuorum { .. } => "no_quorum",
    }
}

/// Votes to spare; fewer than none are missing.
fn margin(outcome: Outcome) -> i64 {
    match outcome {
        Outcome::Passed { margin } => i64::from(margin),
        Outcome::Failed { short } | Outcome::NoQuorum { short } => -i64::from(short),
    }
}
