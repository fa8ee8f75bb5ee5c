//! Rows that leave the file: the roster in the order of doors, and the list of what left unmasked.

use std::path::PathBuf;

use chrono::NaiveDateTime;
use rusqlite::Row;

use super::code::Code;
use super::fault::is_unreadable;
use super::limits::check_one;
use super::transact::next_id;
use super::{Failure, Store, WhichMinutes};
use crate::domain::Id;
use crate::domain::grid::SectionKind;
use crate::domain::limits::Limit;

/// A person of a household, or a household without anyone, as a roster lists it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RosterLine {
    /// Name of the grid; its number where two have the name.
    pub grid: String,
    /// Estate, area or unit.
    pub estate: String,
    /// The building; empty in an area without buildings.
    pub building: String,
    /// The door.
    pub door: String,
    /// The head.
    pub head: String,
    /// Relation to the head.
    pub relation: String,
    /// Name.
    pub name: String,
    /// Code of the sex.
    pub sex: String,
    /// Identity number.
    pub id_number: String,
    /// Day of birth, as far as it is known.
    pub born: String,
    /// Telephone numbers, the first to call first.
    pub phones: Vec<String>,
    /// How many live there.
    pub size: u32,
    /// Code of 人户情况.
    pub living: String,
    /// Code of 房屋性质.
    pub housing: String,
    /// Tags.
    pub tags: Vec<String>,
    /// Whoever calls there.
    pub contact: String,
    /// Whom to call when that one cannot be reached.
    pub backup: String,
    /// Head of the building.
    pub building_head: String,
    /// 备注.
    pub note: String,
}

/// Something that left the file unmasked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// When.
    pub at: NaiveDateTime,
    /// Who sat at the machine.
    pub actor: String,
    /// What kind of list.
    pub kind: String,
    /// For whom.
    pub recipient: String,
    /// What for.
    pub purpose: String,
    /// How many rows.
    pub rows: u32,
}

const ROSTER: &str = "SELECT
    CASE WHEN (SELECT count(*) FROM grid o WHERE o.name = g.name AND o.to_date IS NULL) > 1
      THEN g.code ELSE g.name END,
    s.estate, s.kind, s.name, h.door, CASE WHEN h.head_id IS NULL THEN '' ELSE head.name END,
    coalesce(r.relation, ''),
    CASE WHEN r.id IS NULL THEN '' ELSE p.name END, coalesce(p.sex, ''), coalesce(p.id_number, ''),
    coalesce(p.born, ''), coalesce(p.phone || ' ' || p.phones, ''),
    h.size, h.living, h.housing, h.tags,
    coalesce((SELECT cp.name FROM contact c JOIN person cp ON cp.id = c.person_id
      WHERE c.household_id = h.id AND c.to_date IS NULL AND c.kind = 'main' ORDER BY c.id DESC LIMIT 1), ''),
    coalesce((SELECT cp.name FROM contact c JOIN person cp ON cp.id = c.person_id
      WHERE c.household_id = h.id AND c.to_date IS NULL AND c.kind = 'backup' ORDER BY c.id DESC LIMIT 1), ''),
    coalesce((SELECT bp.name FROM role_term t JOIN person bp ON bp.id = t.person_id
      WHERE t.section_id = s.id AND t.role = 'building_head' AND t.to_date IS NULL ORDER BY t.id LIMIT 1), ''),
    h.note, h.id
  FROM household h LEFT JOIN section s ON s.id = h.section_id LEFT JOIN grid g ON g.id = h.grid_id
  LEFT JOIN person head ON head.id = h.head_id
  LEFT JOIN resident r ON r.household_id = h.id AND r.to_date IS NULL
  LEFT JOIN person p ON p.id = r.person_id
  WHERE h.to_date IS NULL
  ORDER BY h.place, h.id, r.person_id IS NOT h.head_id, r.id";

/// Behind what is read: the number of the household.
const NUMBER: usize = 20;

/// The number of something of which a row cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unread(pub i64);

fn read(row: &Row<'_>) -> rusqlite::Result<RosterLine> {
    let kind = row.get::<_, Code<SectionKind>>(2)?.0;
    let split = |text: String| text.split_whitespace().map(str::to_owned).collect();
    let building: String = row.get(3)?;
    Ok(RosterLine {
        grid: row.get(0)?,
        estate: row.get(1)?,
        building: match kind {
            SectionKind::Building => building,
            SectionKind::Scattered | SectionKind::Unit => String::new(),
        },
        door: row.get(4)?,
        head: row.get(5)?,
        relation: row.get(6)?,
        name: row.get(7)?,
        sex: row.get(8)?,
        id_number: row.get(9)?,
        born: row.get(10)?,
        phones: split(row.get(11)?),
        size: row.get(12)?,
        living: row.get(13)?,
        housing: row.get(14)?,
        tags: split(row.get(15)?),
        contact: row.get(16)?,
        backup: row.get(17)?,
        building_head: row.get(18)?,
        note: row.get(19)?,
    })
}

impl Store {
    /// Goes through the roster in the order of doors, heads first; of a line that cannot be read, `each` gets
    /// the number of its household.
    ///
    /// # Errors
    ///
    /// Whatever `each` says, or when the file cannot be read.
    pub fn each_roster_line<E: From<Failure>>(
        &self,
        mut each: impl FnMut(Result<&RosterLine, Unread>) -> Result<(), E>,
    ) -> Result<(), E> {
        let failed = |error: rusqlite::Error| E::from(Failure::from(error));
        let mut statement = self.conn.prepare(ROSTER).map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            match read(row) {
                Ok(line) => each(Ok(&line))?,
                Err(error) if is_unreadable(&error) => {
                    each(Err(Unread(row.get(NUMBER).map_err(failed)?)))?;
                }
                Err(error) => return Err(failed(error)),
            }
        }
        Ok(())
    }

    /// Writes down what left the file unmasked.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn log_export(&self, exported: &Exported) -> Result<(), Failure> {
        self.may_write()?;
        check_one(&exported.recipient, Limit::Words)?;
        check_one(&exported.purpose, Limit::Words)?;
        let id: Id<Exported> = next_id(&self.conn)?;
        self.conn
            .prepare_cached(
                "INSERT INTO export_log (id, at, actor, kind, recipient, purpose, rows)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute((
                id,
                exported.at,
                &exported.actor,
                &exported.kind,
                &exported.recipient,
                &exported.purpose,
                exported.rows,
            ))?;
        Ok(())
    }
}

/// Which record of a meeting leaves the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handout {
    /// 会议记录.
    Minutes,
    /// 表决结果.
    Votes,
    /// 公示.
    Notice,
    /// 留底: the whole file.
    Copy,
}

impl Handout {
    /// The name on the command line, and in the list of what left unmasked.
    pub fn code(self) -> &'static str {
        match self {
            Handout::Minutes => "minutes",
            Handout::Votes => "votes",
            Handout::Notice => "notice",
            Handout::Copy => "copy",
        }
    }
}

/// A wish to have a record of a meeting as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Which record.
    pub handout: Handout,
    /// Of which meeting; votes are those of all.
    pub which: WhichMinutes,
    /// Where it is to lie; beside the data file unless it says more.
    pub path: PathBuf,
    /// Unmasked: for whom and what for.
    pub full: Option<ForWhom>,
}

/// Who gets something unmasked, and what for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ForWhom {
    /// Who.
    pub recipient: String,
    /// What for.
    pub purpose: String,
}
