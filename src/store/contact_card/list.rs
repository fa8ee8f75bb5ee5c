//! Lists of cards: all, to hand out, to reprint, void; and those of one household.

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use super::STATE;
use crate::domain::Id;
use crate::domain::contact_card::{CardState, ContactCard, ContactCardRow};
use crate::domain::household::Household;
use crate::domain::list::{From, Page};
use crate::store::code::Code;
use crate::store::page::{At, Shape, containing, page};

/// Which cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum CardFilter {
    /// To be handed out.
    #[default]
    Pending,
    /// At the door.
    Issued,
    /// What is printed on them is no longer true.
    Stale,
    /// Void.
    Void,
}

/// Which cards are listed.
#[derive(Debug, Default)]
pub(in crate::store) struct Wanted<'a> {
    pub filter: CardFilter,
    pub narrow: &'a str,
}

const COLUMNS: &str =
    "k.id, k.number, k.holder_id, p.name, k.household_id, s.estate || ' ' || h.door,
  k.phone, k.made_on, k.issued_on, k.reason,
  (SELECT r.number FROM card r WHERE r.id = k.replaces_id)";

const BY_CARD: &str = "card k LEFT JOIN person p ON p.id = k.holder_id
  LEFT JOIN household h ON h.id = k.household_id LEFT JOIN section s ON s.id = h.section_id
  LEFT JOIN grid g ON g.id = h.grid_id";

/// In the order in which one walks: a page is found by following the doors.
const BY_DOOR: &str = "household h CROSS JOIN card k ON k.household_id = h.id
  LEFT JOIN person p ON p.id = k.holder_id LEFT JOIN section s ON s.id = h.section_id
  LEFT JOIN grid g ON g.id = h.grid_id";

impl Wanted<'_> {
    /// Those that are carried to doors stand in walking order, the others newest first.
    fn is_walked(&self) -> bool {
        matches!(self.filter, CardFilter::Pending | CardFilter::Stale)
    }

    /// What a card must be like, and the values of its placeholders.
    pub(super) fn clause(&self) -> (String, Vec<Value>) {
        let mut clause = match self.filter {
            CardFilter::Pending => format!("k.status = 'pending' AND {STATE} = 'pending'"),
            CardFilter::Issued => format!("k.status = 'issued' AND {STATE} = 'issued'"),
            CardFilter::Stale => {
                format!("k.status <> 'void' AND {STATE} IN ('phone_changed', 'contact_changed')")
            }
            CardFilter::Void => "k.status = 'void'".to_owned(),
        };
        let mut filters = Vec::new();
        let narrow = self.narrow.trim().to_lowercase();
        if !narrow.is_empty() {
            clause.push_str(
                r" AND (k.number LIKE ? ESCAPE '\' OR p.name LIKE ? ESCAPE '\'
                    OR ' ' || p.keys LIKE ? ESCAPE '\' OR s.estate || ' ' || h.door LIKE ? ESCAPE '\'
                    OR g.code || ' ' || g.name LIKE ? ESCAPE '\')",
            );
            let inside = Value::Text(containing(&narrow));
            let word = Value::Text(containing(&format!(" {narrow}")));
            filters.extend([inside.clone(), inside.clone(), word, inside.clone(), inside]);
        }
        (clause, filters)
    }
}

pub(in crate::store) fn list(
    conn: &Connection,
    wanted: &Wanted<'_>,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<ContactCardRow>> {
    let (clause, filters) = wanted.clause();
    let (tables, sort) = match wanted.is_walked() {
        true => (BY_DOOR, "h.place"),
        false => (BY_CARD, "''"),
    };
    let select = format!("SELECT {COLUMNS}, {STATE}, {sort} FROM {tables} WHERE {clause}");
    let shape = Shape {
        select: &select,
        filters,
        sort: wanted.is_walked().then_some(sort),
        id: "k.id",
        descending: !wanted.is_walked(),
        at: At::sorted(12),
    };
    page(conn, shape, from, count, read)
}

/// Cards of a list that something is done with at once, in its order.
pub(super) fn listed(
    conn: &Connection,
    wanted: &Wanted<'_>,
) -> rusqlite::Result<Vec<Id<ContactCard>>> {
    let (clause, filters) = wanted.clause();
    let printable = match wanted.filter {
        CardFilter::Stale => PRINTABLE,
        CardFilter::Pending | CardFilter::Issued | CardFilter::Void => "1",
    };
    conn.prepare_cached(&format!(
        "SELECT k.id FROM {BY_CARD} WHERE {clause} AND {printable} ORDER BY h.place, k.id"
    ))?
    .query_map(params_from_iter(filters), |row| row.get(0))?
    .collect()
}

/// Whoever calls there now has a number to print.
const PRINTABLE: &str = "h.to_date IS NULL AND EXISTS (SELECT 1 FROM contact c
  JOIN person q ON q.id = c.person_id WHERE c.household_id = h.id AND c.kind = 'main'
    AND c.to_date IS NULL AND q.phone <> '')";

/// How many cards of a list can be handed out or replaced at once.
pub(in crate::store) fn tally(conn: &Connection, wanted: &Wanted<'_>) -> rusqlite::Result<u32> {
    let found = listed(conn, wanted)?;
    Ok(u32::try_from(found.len()).unwrap_or(u32::MAX))
}

/// The cards of a household, newest first.
pub(in crate::store) fn of_household(
    conn: &Connection,
    household: Id<Household>,
) -> rusqlite::Result<Vec<ContactCardRow>> {
    conn.prepare_cached(&format!(
        "SELECT {COLUMNS}, {STATE}, '' FROM {BY_CARD} WHERE k.household_id = ?1 ORDER BY k.id DESC"
    ))?
    .query_map([household], read)?
    .collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<ContactCardRow> {
    Ok(ContactCardRow {
        id: row.get(0)?,
        number: row.get(1)?,
        holder: (row.get(2)?, row.get(3)?),
        household: row.get(4)?,
        door: row.get(5)?,
        phone: row.get(6)?,
        state: row.get::<_, Code<CardState>>(11)?.0,
        made_on: row.get(7)?,
        issued_on: row.get(8)?,
        reason: row.get(9)?,
        replaces: row.get(10)?,
        sort: row.get(12)?,
    })
}
