//! The one function that says whether something is late.

use chrono::NaiveDate;

/// How a task stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskStatus {
    /// Done, in time or late.
    Done,
    /// Late by so many days.
    Overdue { days: i64 },
    /// Due today.
    DueToday,
    /// Due in so many days.
    Due { days: i64 },
}

/// How a task with this deadline stands on `today`; the deadline itself is still in time.
pub fn status(deadline: NaiveDate, done_on: Option<NaiveDate>, today: NaiveDate) -> TaskStatus {
    if done_on.is_some() {
        return TaskStatus::Done;
    }
    let days = (deadline - today).num_days();
    match days {
        i64::MIN..0 => TaskStatus::Overdue { days: -days },
        0 => TaskStatus::DueToday,
        _ => TaskStatus::Due { days },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_before_the_day_and_the_day_after() {
        let day = |d| NaiveDate::from_ymd_opt(2028, 2, d).unwrap();
        let deadline = day(28);
        assert_eq!(status(deadline, None, day(27)), TaskStatus::Due { days: 1 });
        assert_eq!(status(deadline, None, day(28)), TaskStatus::DueToday);
        assert_eq!(
            status(deadline, None, day(29)),
            TaskStatus::Overdue { days: 1 }
        );
        assert_eq!(status(deadline, Some(day(29)), day(29)), TaskStatus::Done);
    }
}
