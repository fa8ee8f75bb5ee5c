//! The monthly duties' verbs.

use crate::domain::Id;
use crate::domain::month::Month;
use crate::domain::person::{Group, Person};
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// What can be written about a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MonthCommand {
    /// 本月无: nothing was raised.
    Nothing { person: Id<Person>, month: Month },
    /// 汇报 of one member.
    Report { person: Id<Person>, month: Month },
    /// 汇报 of everyone in a group who has not reported yet.
    ReportGroup { group: Id<Group>, month: Month },
}

impl MonthCommand {
    /// The name under which it stands in the journal.
    pub fn code(&self) -> &'static str {
        match self {
            MonthCommand::Nothing { .. } => "collect_nothing",
            MonthCommand::Report { .. } => "report_month",
            MonthCommand::ReportGroup { .. } => "report_group",
        }
    }

    pub(in crate::store) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        match self {
            MonthCommand::Nothing { person, month } => super::record::nothing(tx, *person, *month),
            MonthCommand::Report { person, month } => super::record::report(tx, *person, *month),
            MonthCommand::ReportGroup { group, month } => {
                super::record::report_group(tx, *group, *month)
            }
        }
    }
}
