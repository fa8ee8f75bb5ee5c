//! 一月一收集、一月一汇报 in the file: the matrix, one member's months, the records.

mod command;
mod facts;
mod matrix;
mod record;
mod totals;

pub use command::MonthCommand;
pub(super) use matrix::{Wanted, card, list};
pub(super) use totals::{totals, unreported};

/// Members who call on households today; the tables are `membership m` and `person p`.
const CALLERS: &str = " FROM membership m JOIN person p ON p.id = m.person_id
  WHERE m.to_date IS NULL AND EXISTS (SELECT 1 FROM contact c
    WHERE c.person_id = m.person_id AND c.to_date IS NULL AND c.kind = 'main')";
