//! 留底: copies of the file that can be gone back to, and which of them are kept.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::coded::Coded;
use super::figures::Figures;
use super::journal::JournalRow;

/// Days, weeks and months of which the newest copy is kept, counted over those that have one.
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;

/// How a copy came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyKind {
    /// By itself, at the first save of a day.
    Daily,
    /// Because somebody wanted it.
    ByHand,
    /// Before an import was written.
    BeforeImport,
    /// Before the file of an earlier version was upgraded.
    BeforeUpgrade,
    /// What was there before another copy took its place.
    BeforeRestore,
}

/// A copy, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyRow {
    /// Its place in the list, newest first.
    pub at: i64,
    /// How it came about.
    pub kind: CopyKind,
    /// The day it was made, where its name says it.
    pub on: Option<NaiveDate>,
    /// Bytes on disk.
    pub bytes: u64,
    /// Where it lies.
    pub path: PathBuf,
}

/// The copies of a file, and how they are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyShelf {
    /// The folder of the copies of the days.
    pub folder: PathBuf,
    /// How much room they may take.
    pub limit: CopyLimit,
    /// Every copy, newest first.
    pub rows: Vec<CopyRow>,
}

impl CopyShelf {
    /// Bytes of all copies.
    pub fn bytes(&self) -> u64 {
        self.rows.iter().map(|row| row.bytes).sum()
    }
}

/// What a copy holds: looked at before anything is done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyFacts {
    /// Where it lies.
    pub path: PathBuf,
    /// Bytes on disk.
    pub bytes: u64,
    /// Name of the community.
    pub community: String,
    /// The figures it reports.
    pub figures: Figures,
    /// The last steps in it, newest first.
    pub steps: Vec<JournalRow>,
}

impl CopyFacts {
    /// When something was done in it last.
    pub fn newest(&self) -> Option<NaiveDateTime> {
        self.steps.first().map(|step| step.at)
    }
}

/// How much room the copies that are made by themselves may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CopyLimit {
    /// As much as they need.
    #[default]
    None,
    /// Half a gigabyte.
    Small,
    /// Two gigabytes.
    Medium,
    /// Ten gigabytes.
    Large,
    /// None are made.
    Off,
}

impl CopyLimit {
    /// The next one, round and round.
    pub fn next(self) -> Self {
        match self {
            CopyLimit::None => CopyLimit::Small,
            CopyLimit::Small => CopyLimit::Medium,
            CopyLimit::Medium => CopyLimit::Large,
            CopyLimit::Large => CopyLimit::Off,
            CopyLimit::Off => CopyLimit::None,
        }
    }

    /// In bytes; none where there is no limit, or no copy to be limited.
    pub fn bytes(self) -> Option<u64> {
        const MEGABYTE: u64 = 1 << 20;
        match self {
            CopyLimit::None | CopyLimit::Off => None,
            CopyLimit::Small => Some(500 * MEGABYTE),
            CopyLimit::Medium => Some(2_000 * MEGABYTE),
            CopyLimit::Large => Some(10_000 * MEGABYTE),
        }
    }
}

impl Coded for CopyLimit {
    const CODES: &'static [(Self, &'static str)] = &[
        (CopyLimit::None, "none"),
        (CopyLimit::Small, "500mb"),
        (CopyLimit::Medium, "2gb"),
        (CopyLimit::Large, "10gb"),
        (CopyLimit::Off, "off"),
    ];
}

/// Of copies made on these days: the days whose copy goes, because newer ones stand for it.
///
/// The newest copy of each of the last seven days, four weeks and twelve months that have one is kept.
pub fn surplus(days: &[NaiveDate]) -> Vec<NaiveDate> {
    let mut newest_first = days.to_vec();
    newest_first.sort_unstable_by(|one, other| other.cmp(one));
    newest_first.dedup();
    let mut kept = BTreeSet::new();
    keep(&newest_first, DAYS, &mut kept, |day| day);
    keep(&newest_first, WEEKS, &mut kept, |day| day.iso_week());
    keep(&newest_first, MONTHS, &mut kept, |day| {
        (day.year(), day.month())
    });
    newest_first.retain(|day| !kept.contains(day));
    newest_first
}

/// Keeps the newest day of each of the first `count` spans.
fn keep<S: PartialEq>(
    newest_first: &[NaiveDate],
    count: usize,
    kept: &mut BTreeSet<NaiveDate>,
    span: impl Fn(NaiveDate) -> S,
) {
    let mut spans = newest_first.chunk_by(|one, other| span(*one) == span(*other));
    kept.extend(spans.by_ref().take(count).map(|days| days[0]));
}

/// Of copies of these sizes, oldest first: how many of the oldest go so that the rest takes no more room
/// than it may. The newest always stays.
pub fn too_many(sizes: &[u64], limit: CopyLimit) -> usize {
    let Some(most) = limit.bytes() else { return 0 };
    let mut all: u64 = sizes.iter().sum();
    let mut gone = 0;
    while all > most && gone + 1 < sizes.len() {
        all -= sizes[gone];
        gone += 1;
    }
    gone
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A copy on every day of so many, up to a day.
    fn every_day(last: &str, count: u64) -> Vec<NaiveDate> {
        (0..count).map(|n| day(last) - Days::new(n)).collect()
    }

    fn kept(mut days: Vec<NaiveDate>) -> Vec<String> {
        let gone = surplus(&days);
        days.retain(|day| !gone.contains(day));
        days.sort_unstable();
        days.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn seven_days_four_weeks_and_twelve_months_are_kept() {
        // 2026-11-30 is a Monday: its week has one day.
        assert_eq!(
            kept(every_day("2026-11-30", 800)),
            [
                "2025-12-31",
                "2026-01-31",
                "2026-02-28",
                "2026-03-31",
                "2026-04-30",
                "2026-05-31",
                "2026-06-30",
                "2026-07-31",
                "2026-08-31",
                "2026-09-30",
                "2026-10-31",
                "2026-11-15",
                "2026-11-22",
                "2026-11-24",
                "2026-11-25",
                "2026-11-26",
                "2026-11-27",
                "2026-11-28",
                "2026-11-29",
                "2026-11-30",
            ]
        );
    }

    #[test]
    fn an_office_that_saves_once_a_month_loses_none_of_a_year() {
        let days: Vec<NaiveDate> = (1..=12)
            .map(|month| day(&format!("2026-{month:02}-20")))
            .collect();
        assert_eq!(surplus(&days), []);
    }

    #[test]
    fn thinned_out_day_by_day_or_at_once_the_same_copies_are_left() {
        let mut there: Vec<NaiveDate> = Vec::new();
        for day in every_day("2026-11-30", 500).into_iter().rev() {
            there.push(day);
            let gone = surplus(&there);
            there.retain(|day| !gone.contains(day));
        }
        assert!(there.len() <= DAYS + WEEKS + MONTHS);
        assert!(there.contains(&day("2026-10-31")) && there.contains(&day("2026-11-24")));
    }

    #[test]
    fn a_limit_takes_the_oldest_and_never_the_newest() {
        let half = 300 << 20;
        for (sizes, limit, gone) in [
            (&[half, half, half][..], CopyLimit::None, 0),
            (&[half, half, half], CopyLimit::Small, 2),
            (&[half], CopyLimit::Small, 0),
            (&[900 << 20], CopyLimit::Small, 0),
            (&[half, half, half], CopyLimit::Medium, 0),
            (&[], CopyLimit::Small, 0),
        ] {
            assert_eq!(too_many(sizes, limit), gone, "{sizes:?} {limit:?}");
        }
    }
}
