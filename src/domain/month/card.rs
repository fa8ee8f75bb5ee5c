//! What the matrix and a member's month show.

use chrono::NaiveDate;

use super::{Collected, Month, MonthlyStatus};
use crate::domain::Id;
use crate::domain::person::{Group, Person};
use crate::domain::visit::VisitRow;

/// One month of one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthLine {
    /// Which month.
    pub month: Month,
    /// Households met in it.
    pub met: u32,
    /// What was collected in it.
    pub collected: Collected,
    /// How its collection stands.
    pub collection: MonthlyStatus,
    /// The day of the report.
    pub reported: Option<NaiveDate>,
    /// The last day for the report.
    pub report_due: NaiveDate,
    /// How its report stands.
    pub report: MonthlyStatus,
}

impl MonthLine {
    /// Whether anything of it is still to be done.
    pub fn is_owed(&self) -> bool {
        self.collection.is_owed() || self.report.is_owed()
    }
}

/// One line of the matrix: a member, and the last months, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixRow {
    /// The place in the list.
    pub at: i64,
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// The Party group, if there is one.
    pub group: Option<(Id<Group>, String)>,
    /// The months.
    pub months: Vec<MonthLine>,
}

/// The line below the matrix: one month of all members who call on households.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MonthTotals {
    /// Members who call on households.
    pub members: u32,
    /// Those of them who collected in the month.
    pub collected: u32,
    /// Those of them who reported in the month.
    pub reported: u32,
    /// Households met in the month by anyone.
    pub met: u32,
    /// The sum of the matrix's column: a household that two members met counts for each.
    pub met_by_members: u32,
    /// Households that nobody of the matrix met, but someone else: a building head, a representative.
    pub met_by_others: u32,
}

impl MonthTotals {
    /// How often the column counts a household once more than once.
    pub fn met_again(&self) -> u32 {
        (self.met_by_members + self.met_by_others).saturating_sub(self.met)
    }
}

/// Everything about one member's months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthCard {
    /// The line of the matrix.
    pub row: MatrixRow,
    /// Households called on.
    pub households: u32,
    /// Of them, those met in this round.
    pub met_this_round: u32,
    /// Others of the same group who have not reported this month.
    pub group_unreported: u32,
    /// Visits of this month, newest first.
    pub visits: Vec<VisitRow>,
}
