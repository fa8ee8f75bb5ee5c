//! Lists of cards: all, to hand out, to reprint, void; and those of one household.

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use super::STATE;
use crate::domain::Id;
use crate::domain::contact_card::{CardState, ContactCardRow};
use crate::domain::household::Household;
use crate::domain::list::{From, Page};
use crate::store::code::Code;
use crate::store::page::{Shape, containing, page};

/// Which cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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

fn select() -> String {
    format!(
        "SELECT k.id, k.number, k.holder_id, p.name, k.household_id, s.estate || ' ' || h.door,
           k.phone, {STATE}, k.made_on, k.issued_on, k.reason,
           (SELECT r.number FROM card r WHERE r.id = k.replaces_id)
         FROM card k JOIN person p ON p.id = k.holder_id
         JOIN household h ON h.id = k.household_id JOIN section s ON s.id = h.section_id"
    )
}

pub(in crate::store) fn list(
    conn: &Connection,
    wanted: &Wanted<'_>,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<ContactCardRow>> {
    let clause = match wanted.filter {
        CardFilter::Pending => format!("k.status = 'pending' AND {STATE} = 'pending'"),
        CardFilter::Issued => format!("k.status = 'issued' AND {STATE} = 'issued'"),
        CardFilter::Stale => {
            format!("k.status <> 'void' AND {STATE} IN ('phone_changed', 'contact_changed')")
        }
        CardFilter::Void => "k.status = 'void'".to_owned(),
    };
    let mut select = format!("{} WHERE {clause}", select());
    let mut filters = Vec::new();
    let narrow = wanted.narrow.trim().to_lowercase();
    if !narrow.is_empty() {
        select.push_str(
            r" AND (k.number LIKE ? ESCAPE '\' OR p.name LIKE ? ESCAPE '\'
                OR ' ' || p.keys LIKE ? ESCAPE '\' OR s.estate || ' ' || h.door LIKE ? ESCAPE '\')",
        );
        let inside = Value::Text(containing(&narrow));
        let word = Value::Text(containing(&format!(" {narrow}")));
        filters.extend([inside.clone(), inside.clone(), word, inside]);
    }
    let shape = Shape {
        select: &select,
        filters,
        sort: None,
        id: "k.id",
        descending: true,
    };
    page(conn, shape, from, count, read)
}

/// The cards of a household, newest first.
pub(in crate::store) fn of_household(
    conn: &Connection,
    household: Id<Household>,
) -> rusqlite::Result<Vec<ContactCardRow>> {
    conn.prepare_cached(&format!(
        "{} WHERE k.household_id = ?1 ORDER BY k.id DESC",
        select()
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
        state: row.get::<_, Code<CardState>>(7)?.0,
        made_on: row.get(8)?,
        issued_on: row.get(9)?,
        reason: row.get(10)?,
        replaces: row.get(11)?,
    })
}
