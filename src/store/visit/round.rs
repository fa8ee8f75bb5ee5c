//! 一户一见面 in SQL: the mirror of `domain::visit::round_status`, compared with it by a property test.

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::domain::figures::RoundTally;
use crate::domain::visit::Round;
use crate::store::stats;

/// The day from which a meeting with household `h` counts; `?` is the first day of the round.
const SINCE: &str = "max(?, coalesce((SELECT c.from_date FROM contact c
    WHERE c.household_id = h.id AND c.to_date IS NULL AND c.kind = 'main' ORDER BY c.id LIMIT 1), ''))";

/// Narrows households `h` to those still to be met in the round.
pub(in crate::store) fn still_due() -> String {
    format!(
        " AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.household_id = h.id
            AND v.outcome = 'met' AND v.on_date BETWEEN {SINCE} AND '9999-12-31')"
    )
}

/// Counts from the meetings of the round, not from the households: there are never more of them.
const MET: &str = "SELECT count(*) FROM (
    SELECT v.household_id AS id, max(v.on_date) AS last FROM visit v INDEXED BY visit_met_by_date
    WHERE v.on_date BETWEEN ?1 AND '9999-12-31' AND v.outcome = 'met' GROUP BY v.household_id) met
  WHERE last >= coalesce((SELECT c.from_date FROM contact c INDEXED BY contact_main
      WHERE c.household_id = met.id AND c.to_date IS NULL AND c.kind = 'main' ORDER BY c.id LIMIT 1), '')
    AND NOT EXISTS (SELECT 1 FROM household h INDEXED BY household_gone
      WHERE h.id = met.id AND h.to_date IS NOT NULL)";

/// How many households were met in the round, of all.
pub(in crate::store) fn tally(
    conn: &Connection,
    round: Round,
    today: NaiveDate,
) -> rusqlite::Result<RoundTally> {
    let start = round.start(today);
    Ok(RoundTally {
        round,
        met: conn
            .prepare_cached(MET)?
            .query_row([start], |row| row.get(0))?,
        of: stats::households(conn)?,
    })
}
