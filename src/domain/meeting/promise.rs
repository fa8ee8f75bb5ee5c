//! What the meeting before decided, and what became of it: the next agenda begins with it (S45, domain §1.3).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::Id;
use crate::domain::issue::{Category, Issue};

/// How a promise stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PromiseState {
    /// Done; so many days after the deadline.
    Done {
        /// The day.
        on: NaiveDate,
        /// Days after the deadline, none when in time.
        late: u32,
    },
    /// Not done, the deadline has not passed.
    Open,
    /// Not done, so many days after the deadline.
    Overdue {
        /// Days.
        days: u32,
    },
}

/// Says how a promise stands on a day.
pub fn promise_state(
    deadline: NaiveDate,
    done_on: Option<NaiveDate>,
    today: NaiveDate,
) -> PromiseState {
    let after = |day: NaiveDate| u32::try_from((day - deadline).num_days()).unwrap_or(0);
    match done_on {
        Some(on) => PromiseState::Done {
            on,
            late: after(on),
        },
        None => match after(today) {
            0 => PromiseState::Open,
            days => PromiseState::Overdue { days },
        },
    }
}

/// A decision of an earlier assembly, as the next one hears of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Its issue.
    pub issue: Id<Issue>,
    /// 台账编号.
    pub number: String,
    /// One of the six.
    pub category: Category,
    /// What it is about.
    pub text: String,
    /// Kept from the wall.
    pub internal: bool,
    /// Who promised.
    pub assignee: String,
    /// Until when.
    pub deadline: NaiveDate,
    /// How it stands.
    pub state: PromiseState,
    /// The result, or how far it has come: why it is late.
    pub why: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_the_deadline_it_is_not_late() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let deadline = day("2026-11-20");
        for (done, today, expected) in [
            (None, "2026-11-20", PromiseState::Open),
            (None, "2026-11-21", PromiseState::Overdue { days: 1 }),
            (
                Some("2026-11-20"),
                "2026-12-01",
                PromiseState::Done {
                    on: deadline,
                    late: 0,
                },
            ),
            (
                Some("2026-11-23"),
                "2026-12-01",
                PromiseState::Done {
                    on: day("2026-11-23"),
                    late: 3,
                },
            ),
        ] {
            let found = promise_state(deadline, done.map(day), day(today));
            assert_eq!(found, expected);
        }
    }
}
