//! Grids and sections: those of the file, and those a roster names first.

use std::collections::HashMap;

use rusqlite::Connection;

use super::ops::Ref;
use crate::domain::grid::{SectionKind, section_place};
use crate::domain::household::parse_part;
use crate::domain::roster::{Reason, Spot, compared};
use crate::store::code::Code;

/// A grid that the plan makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewGrid {
    pub code: String,
    pub name: String,
    /// Whether a household that is written lies in it; else it is not made.
    pub settled: bool,
}

/// A section that the plan makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NewSection {
    pub grid: Ref,
    pub kind: SectionKind,
    pub estate: String,
    pub name: String,
    pub place: String,
    /// Whether a household that is written lies in it; else it is not made.
    pub settled: bool,
}

/// A section as doors are compared with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub section: Ref,
    pub grid: Ref,
    pub kind: SectionKind,
    pub estate: String,
    pub name: String,
    pub place: String,
    pub units: u32,
}

struct Known {
    place: Place,
    /// Number or letter of a building.
    building: String,
}

/// Every place of the file and of the plan.
pub(super) struct Places {
    grids: Vec<(Ref, String, String)>,
    sections: HashMap<String, Vec<Known>>,
    found: HashMap<(String, String, String), Result<Place, Reason>>,
    pub new_grids: Vec<NewGrid>,
    pub new_sections: Vec<NewSection>,
}

impl Places {
    pub fn load(conn: &Connection) -> rusqlite::Result<Self> {
        let mut places = Self {
            grids: grids(conn)?,
            sections: HashMap::new(),
            found: HashMap::new(),
            new_grids: Vec::new(),
            new_sections: Vec::new(),
        };
        let mut statement = conn.prepare(
            "SELECT s.id, s.grid_id, s.kind, s.estate, s.name, s.place, s.units FROM section s
             WHERE s.to_date IS NULL ORDER BY s.id",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let place = Place {
                section: Ref::Known(row.get(0)?),
                grid: Ref::Known(row.get(1)?),
                kind: row.get::<_, Code<SectionKind>>(2)?.0,
                estate: row.get(3)?,
                name: row.get(4)?,
                place: row.get(5)?,
                units: row.get(6)?,
            };
            places.keep(place);
        }
        Ok(places)
    }

    fn keep(&mut self, place: Place) {
        let building = match place.kind {
            SectionKind::Building => part_of(&place.name),
            SectionKind::Scattered | SectionKind::Unit => String::new(),
        };
        let estate = key(&place.estate);
        let known = Known { place, building };
        self.sections.entry(estate).or_default().push(known);
    }

    /// The section of a spot; new when the sheet is the first to name it.
    pub fn of(&mut self, spot: &Spot) -> Result<Place, Reason> {
        let building = if spot.building.is_empty() {
            String::new()
        } else {
            spot.parts.first().cloned().unwrap_or_default()
        };
        let asked = (key(&spot.grid), key(&spot.estate), building);
        if let Some(found) = self.found.get(&asked) {
            return found.clone();
        }
        let found = self.look_up(spot, &asked.1, &asked.2);
        self.found.insert(asked, found.clone());
        found
    }

    fn look_up(&mut self, spot: &Spot, estate: &str, building: &str) -> Result<Place, Reason> {
        let grid = (!spot.grid.is_empty())
            .then(|| self.grid(&spot.grid))
            .flatten();
        if !spot.grid.is_empty() && grid.is_none() {
            return self.make(spot, None);
        }
        let candidates: Vec<&Known> = if estate.is_empty() {
            self.sections.values().flatten().collect()
        } else {
            self.sections.get(estate).into_iter().flatten().collect()
        };
        let in_grid = |known: &&Known| grid.is_none_or(|grid| known.place.grid == grid);
        let here: Vec<&Known> = candidates.into_iter().filter(in_grid).collect();
        let in_building = |known: &&&Known| {
            known.building == building
                && (building.is_empty() || known.place.kind == SectionKind::Building)
                && (!building.is_empty() || known.place.kind != SectionKind::Building)
        };
        let mut fitting: Vec<&&Known> = here.iter().filter(in_building).collect();
        if fitting.is_empty() && spot.inferred && !estate.is_empty() {
            let is_lane = |known: &&&Known| known.place.kind != SectionKind::Building;
            fitting = here.iter().filter(is_lane).collect();
        }
        match fitting.as_slice() {
            [only] => Ok(only.place.clone()),
            [] if estate.is_empty() => Err(without_estate(spot)),
            [] => self.make(spot, grid),
            _ => Err(Reason::GridUnclear),
        }
    }

    /// A household of the section is written: the section is made, and its grid.
    pub fn settle(&mut self, section: Ref) {
        if let Ref::New(section) = section {
            let section = &mut self.new_sections[section];
            section.settled = true;
            if let Ref::New(grid) = section.grid {
                self.new_grids[grid].settled = true;
            }
        }
    }

    /// A grid by its name or number, with or without the words around them.
    fn grid(&self, named: &str) -> Option<Ref> {
        let named = key(named);
        let is = |code: &str, name: &str| {
            let (code, name) = (key(code), key(name));
            named == name
                || named == code
                || named == format!("{code}{name}")
                || (named.chars().all(|c| c.is_ascii_digit())
                    && named.trim_start_matches('0') == code.trim_start_matches('0'))
        };
        self.grids
            .iter()
            .find(|(_, code, name)| is(code, name))
            .map(|(id, _, _)| *id)
    }

    fn make(&mut self, spot: &Spot, grid: Option<Ref>) -> Result<Place, Reason> {
        if spot.estate.is_empty() {
            return Err(without_estate(spot));
        }
        let grid = match grid {
            Some(grid) => grid,
            None if spot.grid.is_empty() => self.grid_around(spot)?,
            None => self.make_grid(&spot.grid),
        };
        let kind = if spot.building.is_empty() {
            SectionKind::Scattered
        } else {
            SectionKind::Building
        };
        let estate = compared(&spot.estate);
        let name = match kind {
            SectionKind::Building => spot.building.clone(),
            _ => estate.clone(),
        };
        let code = self.code_of(grid);
        let place = Place {
            section: Ref::New(self.new_sections.len()),
            grid,
            kind,
            place: section_place(&code, kind, &estate, &name),
            estate: estate.clone(),
            name: name.clone(),
            units: 0,
        };
        self.new_sections.push(NewSection {
            grid,
            kind,
            estate,
            name,
            place: place.place.clone(),
            settled: false,
        });
        self.keep(place.clone());
        Ok(place)
    }

    /// The grid of a new place that names none: that of the rest of its estate, or the only one there is.
    fn grid_around(&self, spot: &Spot) -> Result<Ref, Reason> {
        let mut around: Vec<Ref> = self
            .sections
            .get(&key(&spot.estate))
            .into_iter()
            .flatten()
            .map(|known| known.place.grid)
            .collect();
        if around.is_empty() {
            around = self.grids.iter().map(|(id, _, _)| *id).collect();
        }
        around.dedup();
        match around.as_slice() {
            [only] => Ok(*only),
            _ => Err(Reason::NoGrid),
        }
    }

    fn make_grid(&mut self, named: &str) -> Ref {
        let number = |code: &str| code.parse::<u32>().unwrap_or(0);
        let named = compared(named);
        let last = self.grids.iter().map(|(_, code, _)| number(code)).max();
        let is_number = !named.is_empty() && named.chars().all(|c| c.is_ascii_digit());
        let code = if is_number {
            format!("{named:0>2}")
        } else {
            format!("{:02}", last.unwrap_or(0) + 1)
        };
        let id = Ref::New(self.new_grids.len());
        self.grids.push((id, code.clone(), named.clone()));
        self.new_grids.push(NewGrid {
            code,
            name: named,
            settled: false,
        });
        id
    }

    fn code_of(&self, grid: Ref) -> String {
        let found = self.grids.iter().find(|(id, _, _)| *id == grid);
        found.map_or_else(String::new, |(_, code, _)| code.clone())
    }
}

fn grids(conn: &Connection) -> rusqlite::Result<Vec<(Ref, String, String)>> {
    conn.prepare("SELECT id, code, name FROM grid WHERE to_date IS NULL ORDER BY code")?
        .query_map([], |row| {
            Ok((Ref::Known(row.get(0)?), row.get(1)?, row.get(2)?))
        })?
        .collect()
}

fn without_estate(spot: &Spot) -> Reason {
    if spot.grid.is_empty() {
        Reason::NoPlace
    } else {
        Reason::NoEstate
    }
}

/// Names are compared without blanks.
fn key(name: &str) -> String {
    compared(name)
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

fn part_of(name: &str) -> String {
    parse_part(name).unwrap_or_else(|| key(name))
}
