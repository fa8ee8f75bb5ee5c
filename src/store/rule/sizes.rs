//! How many each kind of meeting has in this file, so that a rule can be read in numbers.

use rusqlite::Connection;

use crate::domain::meeting::MeetingKind;
use crate::domain::rules::Sizes;

/// The branch with the most voters.
const BRANCH: &str = "SELECT b.name,
    count(*) FILTER (WHERE m.status = 'full' AND NOT m.vote_suspended), count(*)
  FROM membership m JOIN branch b ON b.id = m.branch_id
  WHERE m.to_date IS NULL AND m.excluded IS NULL AND b.to_date IS NULL
  GROUP BY b.id ORDER BY 2 DESC, b.id LIMIT 1";

/// The group with the most members.
const GROUP: &str = "SELECT g.name, count(*), count(*)
  FROM membership m JOIN party_group g ON g.id = m.group_id
  WHERE m.to_date IS NULL AND m.excluded IS NULL AND g.to_date IS NULL
  GROUP BY g.id ORDER BY 2 DESC, g.id LIMIT 1";

/// The largest committee.
const COMMITTEE: &str = "SELECT b.name, count(DISTINCT r.person_id), count(DISTINCT r.person_id)
  FROM role_term r JOIN branch b ON b.id = r.branch_id
  WHERE r.role IN ('secretary', 'committee_member') AND r.to_date IS NULL AND b.to_date IS NULL
  GROUP BY b.id ORDER BY 2 DESC, b.id LIMIT 1";

/// Households as the grid pane counts them.
const HOUSEHOLDS: &str =
    "SELECT '', min(CAST(total(max(t.households, 0)) AS INTEGER), 4294967295), 0 FROM grid_tally t";

/// The residents' representatives and the committees.
const COMPOSITION: &str = "SELECT '', count(DISTINCT person_id), 0 FROM role_term
  WHERE role IN ('representative', 'committees') AND to_date IS NULL";

pub(super) fn of(conn: &Connection, kind: MeetingKind) -> rusqlite::Result<Sizes> {
    let sql = match kind {
        MeetingKind::Group => GROUP,
        MeetingKind::Committee => COMMITTEE,
        MeetingKind::Assembly | MeetingKind::FourSteps => BRANCH,
        MeetingKind::Residents => HOUSEHOLDS,
        MeetingKind::Representatives => COMPOSITION,
    };
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query_map([], |row| {
        Ok(Sizes {
            // What can be read of the name, so that the numbers stand there.
            body: String::from_utf8_lossy(row.get_ref(0)?.as_bytes()?).into_owned(),
            base: row.get(1)?,
            members: row.get(2)?,
        })
    })?;
    rows.next().unwrap_or_else(|| Ok(Sizes::default()))
}
