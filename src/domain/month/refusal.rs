//! What the monthly duties say no to.

use super::Month;

/// A refusal about a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthRefusal {
    /// The month has not begun.
    NotBegun { month: Month },
    /// Something was collected, or that there was nothing stands already.
    CollectedAlready { month: Month },
    /// The report stands already.
    ReportedAlready { month: Month },
    /// Someone who calls on no household, or is no member.
    CallsOnNobody,
}
