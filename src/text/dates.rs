//! Days and deadlines in words.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use crate::domain::task::TaskStatus;

/// `11月23日`, with the year when it is another one.
pub fn day(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() {
        format!("{}月{}日", day.month(), day.day())
    } else {
        full(day)
    }
}

/// `2026年11月23日`.
pub fn full(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// `11-23`: five columns for lists.
pub fn short(day: NaiveDate) -> String {
    day.format("%m-%d").to_string()
}

/// `11-23`, with the year when it is another one: lines of a timeline stand under each other.
pub fn aligned(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() {
        short(day)
    } else {
        day.to_string()
    }
}

/// `2026-11-23 09:30`.
pub fn moment(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

/// How long ago: `今天`, `3天前`, `2个月前`, or `从未`.
pub fn ago(day: Option<NaiveDate>, today: NaiveDate) -> String {
    match day.map(|day| (today - day).num_days()) {
        None => "从未".to_owned(),
        Some(i64::MIN..=0) => "今天".to_owned(),
        Some(days @ 1..=60) => format!("{days}天前"),
        Some(days) => format!("{}个月前", days / 30),
    }
}

/// How long ago in five columns: `今天`, `3天`, `7个月`, or `从未`.
pub fn ago_short(day: Option<NaiveDate>, today: NaiveDate) -> String {
    match day.map(|day| (today - day).num_days()) {
        None => "从未".to_owned(),
        Some(i64::MIN..=0) => "今天".to_owned(),
        Some(days @ 1..=60) => format!("{days}天"),
        Some(days @ 61..=299) => format!("{}个月", days / 30),
        Some(days) => format!("{}年", (days / 365).max(1)),
    }
}

/// How a task stands, in words that do not need a colour.
pub fn status(status: TaskStatus) -> String {
    match status {
        TaskStatus::Done => "已办结".to_owned(),
        TaskStatus::Overdue { days } => format!("逾期{days}天"),
        TaskStatus::DueToday => "今日到期".to_owned(),
        TaskStatus::Due { days } => format!("还有{days}天"),
    }
}
