//! From a typed address to a place in the file that is free.

use rusqlite::{Connection, OptionalExtension, Row};

use super::command::TypedDoor;
use crate::domain::Id;
use crate::domain::grid::{Grid, Section};
use crate::domain::household::{Door, DoorFault, HomeRefusal, SectionPlace, find_door};
use crate::store::Failure;
use crate::store::code::Code;

/// A door with the grid and the section it lies in.
pub(super) struct Spot {
    pub grid: Id<Grid>,
    pub section: Id<Section>,
    pub estate: String,
    pub door: Door,
}

/// Finds the door; refused when it is not clear or someone lives there.
pub(super) fn free_spot(conn: &Connection, typed: &TypedDoor) -> Result<Spot, Failure> {
    let spot = find(conn, typed)?;
    is_free(conn, spot.section, &spot.door.door)?;
    Ok(spot)
}

/// In the section that was chosen, or in the grid that was, or anywhere.
fn find(conn: &Connection, typed: &TypedDoor) -> Result<Spot, Failure> {
    let near = sections(conn, typed.section, typed.grid)?;
    let mut found = find_door(&typed.address, &near);
    let mut all = near;
    let is_elsewhere = matches!(
        found,
        Err(DoorFault::NoSection | DoorFault::NotAnAddress | DoorFault::OtherBuilding)
    );
    if typed.section.is_none() && typed.grid.is_some() && is_elsewhere {
        all = sections(conn, None, None)?;
        found = find_door(&typed.address, &all);
    }
    let (at, door) = found.map_err(|fault| refusal(fault, typed, &all))?;
    let section = &all[at];
    let grid = conn
        .prepare_cached("SELECT grid_id FROM section WHERE id = ?1")?
        .query_row([section.id], |row| row.get(0))?;
    Ok(Spot {
        grid,
        section: section.id,
        estate: section.estate.clone(),
        door,
    })
}

fn refusal(fault: DoorFault, typed: &TypedDoor, sections: &[SectionPlace]) -> HomeRefusal {
    let text = typed.address.trim().to_owned();
    let name = |section: &SectionPlace| match section.name == section.estate {
        true => section.name.clone(),
        false => format!("{}{}", section.estate, section.name),
    };
    let section = sections.first().map(name).unwrap_or_default();
    match fault {
        DoorFault::NotAnAddress => HomeRefusal::NotAnAddress { text },
        DoorFault::NoSection => HomeRefusal::NoSection { text },
        DoorFault::WhichSection(among) => HomeRefusal::WhichSection {
            names: among.into_iter().map(|at| name(&sections[at])).collect(),
        },
        DoorFault::OtherBuilding => HomeRefusal::OtherBuilding { section },
        DoorFault::WhichUnit => HomeRefusal::WhichUnit { section },
    }
}

/// Sections as doors depend on them: the chosen one, those of a grid, or all.
fn sections(
    conn: &Connection,
    section: Option<Id<Section>>,
    grid: Option<Id<Grid>>,
) -> rusqlite::Result<Vec<SectionPlace>> {
    conn.prepare_cached(
        "SELECT id, kind, estate, name, place, units FROM section
         WHERE to_date IS NULL AND id = coalesce(?1, id) AND (?1 IS NOT NULL OR grid_id = coalesce(?2, grid_id))
         ORDER BY place",
    )?
    .query_map((section, grid), read)?
    .collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<SectionPlace> {
    Ok(SectionPlace {
        id: row.get(0)?,
        kind: row.get::<_, Code<_>>(1)?.0,
        estate: row.get(2)?,
        name: row.get(3)?,
        place: row.get(4)?,
        units: row.get(5)?,
    })
}

/// Refused with the name of whoever is registered at the door.
pub(super) fn is_free(conn: &Connection, section: Id<Section>, door: &str) -> Result<(), Failure> {
    let taken = conn
        .prepare_cached(
            "SELECT s.estate || ' ' || h.door, coalesce(p.name, '') FROM household h
             JOIN section s ON s.id = h.section_id LEFT JOIN person p ON p.id = h.head_id
             WHERE h.section_id = ?1 AND h.door = ?2 AND h.to_date IS NULL",
        )?
        .query_row((section, door), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match taken {
        Some((door, head)) => Err(Failure::from(HomeRefusal::DoorTaken { door, head })),
        None => Ok(()),
    }
}
