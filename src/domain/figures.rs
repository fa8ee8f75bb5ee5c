//! The figures a community reports, each defined once (S8–S12).

use chrono::NaiveDate;
use serde::Serialize;

use super::visit::Round;

/// A closed period of days; open ends mean "since the beginning" and "until today".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

/// The reported figures of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Figures {
    /// 人次: persons met, summed over visits.
    pub person_times: u32,
    /// 户次: visits that met someone.
    pub household_times: u32,
    /// 户数: distinct households met.
    pub households_met: u32,
    /// 条: issues registered.
    pub opinions: u32,
    /// 个: issues that went through the assembly and of which the resident was told.
    pub resolved: u32,
    /// 人: distinct persons helped.
    pub helped: u32,
    /// 次: workdays held.
    pub workdays: u32,
    /// 一户一见面, as of today.
    pub round: RoundTally,
}

/// 一户一见面: households met in this round, of all there are. Never more than all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct RoundTally {
    /// How long the round is.
    pub round: Round,
    /// Households met since the round, or their contact, began.
    pub met: u32,
    /// Households.
    pub of: u32,
}

/// What is owed today: the first line of the workbench.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Owed {
    /// Tasks past their deadline.
    pub overdue: u32,
    /// Tasks due today.
    pub due_today: u32,
    /// Households not met this month.
    pub unvisited: u32,
    /// Issues of which the resident was told and not yet asked.
    pub follow_ups: u32,
    /// Issues done of which the resident was not yet told.
    pub untold: u32,
    /// Members who call on households and have not reported this month.
    pub unreported: u32,
}

/// A figure that can be drilled down to its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figure {
    /// 人次.
    PersonTimes,
    /// 户次.
    HouseholdTimes,
    /// 户数.
    HouseholdsMet,
    /// 条.
    Opinions,
    /// 个.
    Resolved,
    /// 人.
    Helped,
    /// 次.
    Workdays,
}

/// One line behind the figures of aid and workdays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeedRow {
    /// Row id.
    pub id: i64,
    /// The day.
    pub on: NaiveDate,
    /// Aid or workday.
    pub deed: Deed,
    /// Who was helped, or where the workday was.
    pub whom: String,
    /// What was given or done.
    pub what: String,
}

/// Aid to a person, or a workday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// 帮扶.
    Aid,
    /// 义务劳动.
    Workday,
}
