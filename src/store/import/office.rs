//! People in office by name: whom a roster may name as contact or head of a building.

use std::collections::HashMap;

use rusqlite::Connection;

use super::ops::Ref;
use crate::domain::roster::compared;

/// Someone in office.
struct Officer {
    id: i64,
    phone: String,
    /// The grids they hold something in.
    grids: Vec<i64>,
}

/// Everyone in office.
pub(super) struct Office {
    by_name: HashMap<String, Vec<Officer>>,
}

/// Whom a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Means {
    Nobody,
    One(i64),
    Several(usize),
}

const OFFICERS: &str = "SELECT p.id, p.name, p.phone,
    (SELECT group_concat(coalesce(r.grid_id, s.grid_id), ' ') FROM role_term r
       LEFT JOIN section s ON s.id = r.section_id
      WHERE r.person_id = p.id AND r.to_date IS NULL),
    (SELECT group_concat(g.id, ' ') FROM membership m JOIN grid g ON g.group_id = m.group_id
      WHERE m.person_id = p.id AND m.to_date IS NULL)
  FROM person p
  WHERE EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.to_date IS NULL)
     OR EXISTS (SELECT 1 FROM role_term r WHERE r.person_id = p.id AND r.to_date IS NULL)
     OR EXISTS (SELECT 1 FROM contact c WHERE c.person_id = p.id AND c.to_date IS NULL)";

impl Office {
    pub fn load(conn: &Connection) -> rusqlite::Result<Self> {
        let mut by_name: HashMap<String, Vec<Officer>> = HashMap::new();
        let mut statement = conn.prepare(OFFICERS)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let name: String = row.get(1)?;
            let grids = [row.get::<_, Option<String>>(3)?, row.get(4)?];
            let officer = Officer {
                id: row.get(0)?,
                phone: row.get(2)?,
                grids: grids
                    .iter()
                    .flatten()
                    .flat_map(|ids| ids.split(' '))
                    .filter_map(|id| id.parse().ok())
                    .collect(),
            };
            by_name.entry(compared(&name)).or_default().push(officer);
        }
        Ok(Self { by_name })
    }

    /// Whom a name means in a grid; the last digits of the telephone behind it tell two apart.
    pub fn who(&self, named: &str, grid: Ref) -> Means {
        let named = compared(named);
        let name = named.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
        let tail = named[name.len()..].trim();
        let fits = |officer: &&Officer| tail.is_empty() || officer.phone.ends_with(tail);
        let all: Vec<&Officer> = self
            .by_name
            .get(name)
            .into_iter()
            .flatten()
            .filter(fits)
            .collect();
        let here = |officer: &&&Officer| match grid {
            Ref::Known(grid) => officer.grids.contains(&grid),
            Ref::New(_) => false,
        };
        let near: Vec<&&Officer> = all.iter().filter(here).collect();
        match (all.as_slice(), near.as_slice()) {
            ([], _) => Means::Nobody,
            ([only], _) => Means::One(only.id),
            (_, [only]) => Means::One(only.id),
            (several, _) => Means::Several(several.len()),
        }
    }
}
