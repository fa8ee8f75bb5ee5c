//! Words of the calendar that forms, refusals and screens share.

use chrono::NaiveDate;

use super::dates;
use crate::domain::calendar::{CalendarRefusal, MeetingDay, Moved, Planned, Window};
use crate::domain::meeting::MeetingKind;
use crate::domain::month::Month;

/// What a meeting is called in the calendar.
pub fn meeting(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Group => "党小组会",
        MeetingKind::Committee => "支委会",
        MeetingKind::Assembly => "主题党日",
        MeetingKind::FourSteps => "四议大会",
        MeetingKind::Residents => "居民会议",
        MeetingKind::Representatives => "代表会议",
    }
}

/// Why a meeting is not on the day that was counted.
pub fn moved(moved: &Moved, today: NaiveDate) -> String {
    match moved {
        Moved::Holiday { name, from } => {
            format!("{}是{name}，避开", dates::day(*from, today))
        }
        Moved::Edited { reason, from } => {
            format!("改期：{reason}（原{}）", dates::day(*from, today))
        }
    }
}

/// A round, by its month.
pub fn round(month: Month, today: NaiveDate) -> String {
    if month.year() == Month::of(today).year() {
        format!("{}月", month.number())
    } else {
        format!("{}年{}月", month.year(), month.number())
    }
}

/// Which meeting, of whom, in which round.
pub fn which(day: &MeetingDay, body: &str, today: NaiveDate) -> String {
    format!("{body} {}{}", round(day.month, today), meeting(day.kind))
}

/// Where a meeting's day comes from.
pub fn by_rule(planned: &Planned, today: NaiveDate) -> String {
    match &planned.moved {
        None => format!("按规则是{}", dates::day(planned.on, today)),
        Some(why @ Moved::Holiday { .. }) => format!(
            "按规则是{}（{}）",
            dates::day(planned.on, today),
            moved(why, today)
        ),
        Some(Moved::Edited { from, .. }) => format!(
            "按规则是{}，已改到{}",
            dates::day(*from, today),
            dates::day(planned.on, today)
        ),
    }
}

/// Between which days a meeting can be.
pub fn window(kind: MeetingKind, window: Window) -> String {
    let days = format!("{}到{}", dates::full(window.from), dates::full(window.to));
    match kind {
        MeetingKind::Group | MeetingKind::Committee => {
            format!("只能在{days}之间：上次主题党日以后，本次主题党日以前")
        }
        MeetingKind::Assembly
        | MeetingKind::FourSteps
        | MeetingKind::Residents
        | MeetingKind::Representatives => {
            format!("只能在{days}之间：当月，最迟到下次主题党日前一天")
        }
    }
}

/// Says why a day cannot be set.
pub fn refusal(refusal: &CalendarRefusal) -> String {
    match refusal {
        CalendarRefusal::Held { on } => format!(
            "{}已经开过这个会，不用再改日期；日期记错了请撤销那次会",
            dates::full(*on)
        ),
        CalendarRefusal::SameDay { on } => {
            format!("本来就是{}，不用改；要改请填别的日期", dates::full(*on))
        }
        CalendarRefusal::Outside {
            kind,
            month,
            window: days,
        } => format!(
            "{}年{}月的{}{}",
            month.year(),
            month.number(),
            meeting(*kind),
            window(*kind, *days)
        ),
        CalendarRefusal::NotEdited => "没有改过日期，不用撤回".to_owned(),
    }
}
