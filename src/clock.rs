//! The only caller of the system clock; `--today` or `FYJ_TODAY` pin the day.

use std::time::Duration;

use chrono::{Local, NaiveDate, NaiveDateTime, Timelike};

/// Seconds of a day.
const DAY: u32 = 24 * 60 * 60;

/// Where the time comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Clock {
    pinned: Option<NaiveDate>,
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self { pinned: None }
    }

    /// A pinned day; the time of day still runs.
    pub fn pinned(day: NaiveDate) -> Self {
        Self { pinned: Some(day) }
    }

    /// The moment, in the office's own time.
    #[expect(clippy::disallowed_methods, reason = "the one place that may ask")]
    pub fn now(self) -> NaiveDateTime {
        let now = Local::now().naive_local();
        self.pinned.map_or(now, |day| day.and_time(now.time()))
    }

    /// How long until the next day begins.
    pub fn until_midnight(self) -> Duration {
        let passed = self.now().num_seconds_from_midnight();
        Duration::from_secs(u64::from(DAY.saturating_sub(passed)) + 1)
    }

    /// The day.
    pub fn today(self) -> NaiveDate {
        self.now().date()
    }
}
