//! 一月一收集、一月一汇报: what a member who calls on households owes every month, and how that stands.

mod calendar;
mod card;
mod duty;
mod lacking;
mod refusal;
mod status;

pub use calendar::Month;
pub use card::{MatrixRow, MonthCard, MonthLine, MonthTotals};
pub use duty::{Duty, Spell};
pub use lacking::Lacking;
pub use refusal::MonthRefusal;
pub use status::{
    Collected, MonthlyStatus, collection_due, collection_status, monthly_status, report_due,
};

/// Months the matrix shows at most.
pub const SHOWN: usize = 12;
