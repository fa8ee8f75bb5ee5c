//! Sections: the card, and the list that pickers narrow.

use rusqlite::{Connection, Row};

use crate::domain::Id;
use crate::domain::grid::{Grid, Section, SectionCard, SectionLine};
use crate::domain::list::{Anchor, From, Page, SortKey};
use crate::domain::search::matches;
use crate::store::code::Code;
use crate::store::page::{At, Bound, walked};
use crate::store::person::{TermsOf, terms};

/// Everything about one section.
pub(in crate::store) fn section_card(
    conn: &Connection,
    section: Id<Section>,
) -> rusqlite::Result<SectionCard> {
    let mut card = conn
        .prepare_cached(
            "SELECT s.id, s.kind, g.id, g.code || ' ' || g.name, s.estate, s.name, s.units, s.address,
                    (SELECT count(*) FROM household h WHERE h.section_id = s.id AND h.to_date IS NULL),
                    s.to_date
             FROM section s JOIN grid g ON g.id = s.grid_id WHERE s.id = ?1",
        )?
        .query_row([section], |row| {
            Ok(SectionCard {
                id: row.get(0)?,
                kind: row.get::<_, Code<_>>(1)?.0,
                grid: (row.get(2)?, row.get(3)?),
                estate: row.get(4)?,
                name: row.get(5)?,
                units: row.get(6)?,
                address: row.get(7)?,
                households: row.get(8)?,
                ended: row.get(9)?,
                terms: Vec::new(),
            })
        })?;
    card.terms = terms(conn, TermsOf::Section(section))?;
    Ok(card)
}

/// Sections that have not ended, in the order in which they lie; read until a page is full.
///
/// There is no index of their names: they are few, and each is looked at only until enough were found.
pub(in crate::store) fn sections(
    conn: &Connection,
    grid: Option<Id<Grid>>,
    narrow: &str,
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<SectionLine>> {
    let backwards = matches!(from, From::End | From::Before(_));
    let (direction, sign) = if backwards {
        ("DESC", "<")
    } else {
        ("ASC", ">")
    };
    let anchor = match from {
        From::Start | From::End => None,
        From::At(anchor) => Some((anchor, "=")),
        From::After(anchor) | From::Before(anchor) => Some((anchor, "")),
    };
    let equal = anchor.map_or("=", |(_, equal)| equal);
    let start = anchor.map(|(anchor, _)| anchor.clone()).unwrap_or(Anchor {
        sort: SortKey::from(if backwards { "\u{10ffff}" } else { "" }.to_owned()),
        id: if backwards { i64::MAX } else { i64::MIN },
    });
    let mut statement = conn.prepare_cached(&format!(
        "SELECT s.id, s.kind, s.place, g.code || ' ' || g.name, s.estate, s.name
         FROM section s LEFT JOIN grid g ON g.id = s.grid_id
         WHERE s.to_date IS NULL AND (?1 IS NULL OR s.grid_id = ?1)
           AND (s.place, s.id) {sign}{equal} (?2, ?3)
         ORDER BY s.place {direction}, s.id {direction}"
    ))?;
    let rows = statement.query((grid, Bound::of(&start.sort), start.id))?;
    let fits = |line: &SectionLine| {
        matches(
            &format!("{} {} {}", line.grid, line.estate, line.name),
            narrow,
        )
    };
    walked(rows, At::sorted(2), (from, count), fits, read)
}

fn read(row: &Row<'_>) -> rusqlite::Result<SectionLine> {
    Ok(SectionLine {
        id: row.get(0)?,
        kind: row.get::<_, Code<_>>(1)?.0,
        place: row.get(2)?,
        grid: row.get(3)?,
        estate: row.get(4)?,
        name: row.get(5)?,
    })
}
