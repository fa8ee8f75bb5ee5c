//! Members and everyone with a role: the list and the pickers.

use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use super::terms::TermsOf;
use crate::domain::list::{From, Order, Page, SortKey};
use crate::domain::meeting::Meeting;
use crate::domain::person::{MemberRow, Role};
use crate::domain::{Coded, Id};
use crate::store::code::Code;
use crate::store::household::{everyone_terms, living_at, people_terms};
use crate::store::page::{At, Shape, page_of_keys, whole};

const COLUMNS: &str = "SELECT k.id, p.name, p.phone, m.status,
    coalesce(b.name || coalesce(' ' || g.name, ''), ''),
    (SELECT group_concat(role, ' ') FROM role_term r WHERE r.person_id = p.id AND r.to_date IS NULL),
    (SELECT count(*) FROM contact c WHERE c.person_id = p.id AND c.kind = 'main' AND c.to_date IS NULL),
    coalesce((SELECT s.estate || ' ' || h.door FROM resident r JOIN household h ON h.id = r.household_id
      JOIN section s ON s.id = h.section_id
      WHERE r.person_id = p.id AND r.to_date IS NULL AND h.to_date IS NULL ORDER BY r.id LIMIT 1), '')";

const JOINED: &str = " LEFT JOIN person p ON p.id = k.id
  LEFT JOIN membership m ON m.person_id = p.id AND m.to_date IS NULL
  LEFT JOIN branch b ON b.id = m.branch_id
  LEFT JOIN party_group g ON g.id = m.group_id";

/// Members and holders of roles: as they were entered, or by name.
pub(in crate::store) fn list(
    conn: &Connection,
    (narrow, order): (&str, Order),
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<MemberRow>> {
    // As they were entered: one key for all, so that their ids decide.
    let sort = match order {
        Order::Place => "''",
        Order::Pinyin => "o.pinyin",
        Order::Stroke => "o.stroke",
    };
    let terms = people_terms(narrow);
    let found = if terms.is_some() {
        "people_search f CROSS JOIN people_order o ON o.person_id = f.rowid WHERE people_search MATCH ?"
    } else {
        "people_order o WHERE 1"
    };
    let select = format!("SELECT o.person_id AS id, {sort} AS sort FROM {found}");
    let shape = Shape {
        select: &select,
        filters: terms.into_iter().map(Value::Text).collect(),
        sort: (order != Order::Place).then_some(sort),
        id: "o.person_id",
        descending: false,
        at: At::sorted(8),
    };
    let outer = format!("{COLUMNS}, k.sort FROM (");
    let joined = format!(") k{JOINED}");
    page_of_keys(conn, shape, (&outer, &joined), from, count, read)
}

/// Whoever is at a meeting, in the order of the roll.
pub(in crate::store) fn present(
    conn: &Connection,
    meeting: Id<Meeting>,
) -> rusqlite::Result<Page<MemberRow>> {
    let sql = format!(
        "{COLUMNS}, '' FROM (SELECT person_id AS id, seat FROM attendance
           WHERE meeting_id = ?1 AND presence = 'present') k{JOINED} ORDER BY k.seat"
    );
    whole(conn, &sql, [meeting], At::id(), read)
}

/// One after the other: whoever works near someone or some place, other members and holders of roles,
/// then everyone else in the file; each as they were entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Near,
    Office,
    Rest,
}

const PARTS: [(Part, &str); 3] = [(Part::Near, "0"), (Part::Office, "1"), (Part::Rest, "2")];

/// Everyone in the file, those first who are likeliest to be meant.
pub(in crate::store) fn everyone(
    conn: &Connection,
    (narrow, near): (&str, Option<TermsOf>),
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<MemberRow>> {
    let backwards = matches!(from, From::End | From::Before(_));
    let begin = match from {
        From::Start => 0,
        From::End => PARTS.len() - 1,
        From::At(anchor) | From::After(anchor) | From::Before(anchor) => {
            let is_it = |sort: &str| anchor.sort == SortKey::from(sort.to_owned());
            let at = PARTS.iter().position(|(_, sort)| is_it(sort));
            at.unwrap_or(0)
        }
    };
    let mut order: Vec<usize> = match backwards {
        false => (begin..PARTS.len()).collect(),
        true => (0..=begin).rev().collect(),
    };
    let looked_for = looked_for(conn, narrow)?;
    let mut gathered = Page::whole(Vec::new());
    let mut from = from.clone();
    let (mut at_start, mut at_end) = (false, false);
    for (n, index) in order.drain(..).enumerate() {
        // One row more than is left tells whether the part behind is empty.
        let room = (count - gathered.len()).max(1);
        let page = part(conn, (&looked_for, near), PARTS[index], &from, room)?;
        if n == 0 {
            at_start = !backwards && index == 0 && page.at_start;
            at_end = backwards && index + 1 == PARTS.len() && page.at_end;
        }
        let is_whole = if backwards {
            page.at_start
        } else {
            page.at_end
        };
        if gathered.len() == count {
            if !page.is_empty() {
                return Ok(Page {
                    at_start,
                    at_end,
                    ..gathered
                });
            }
        } else if backwards {
            gathered.prepend(page);
        } else {
            gathered.append(page);
        }
        if !is_whole {
            return Ok(Page {
                at_start,
                at_end,
                ..gathered
            });
        }
        from = if backwards { From::End } else { From::Start };
    }
    Ok(Page {
        at_start: at_start || backwards,
        at_end: at_end || !backwards,
        ..gathered
    })
}

/// Who is looked for among everyone.
enum LookedFor {
    /// Those who live behind a door that was typed: their ids, as a JSON list.
    At(String),
    /// By name and number: what the office is searched for, and everyone else.
    Named(Option<String>, Option<String>),
}

/// A door is one where someone lives; digits with a dash may be a telephone number as well.
fn looked_for(conn: &Connection, narrow: &str) -> rusqlite::Result<LookedFor> {
    let ids = living_at(conn, narrow)?;
    if ids.is_empty() {
        return Ok(LookedFor::Named(
            people_terms(narrow),
            everyone_terms(narrow),
        ));
    }
    let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
    Ok(LookedFor::At(format!("[{}]", ids.join(","))))
}

fn part(
    conn: &Connection,
    (looked_for, near): (&LookedFor, Option<TermsOf>),
    (part, sort): (Part, &str),
    from: &From,
    count: usize,
) -> rusqlite::Result<Page<MemberRow>> {
    let (found, id, filter) = match (part, looked_for) {
        (Part::Near | Part::Office, LookedFor::At(ids)) => (
            "people_order o WHERE o.person_id IN (SELECT value FROM json_each(?))",
            "o.person_id",
            Some(ids),
        ),
        (Part::Near | Part::Office, LookedFor::Named(Some(terms), _)) => (
            "people_search f CROSS JOIN people_order o ON o.person_id = f.rowid WHERE people_search MATCH ?",
            "o.person_id",
            Some(terms),
        ),
        (Part::Near | Part::Office, LookedFor::Named(None, _)) => {
            ("people_order o WHERE 1", "o.person_id", None)
        }
        (Part::Rest, LookedFor::At(ids)) => (
            "person f WHERE f.id IN (SELECT value FROM json_each(?))",
            "f.id",
            Some(ids),
        ),
        (Part::Rest, LookedFor::Named(_, Some(terms))) => (
            "everyone_search f WHERE everyone_search MATCH ?",
            "f.rowid",
            Some(terms),
        ),
        (Part::Rest, LookedFor::Named(_, None)) => ("person f WHERE 1", "f.id", None),
    };
    let near = near.map_or_else(|| "SELECT 0 WHERE 0".to_owned(), working_near);
    let whose = match part {
        Part::Near => format!("{id} IN ({near})"),
        Part::Office => format!("{id} NOT IN ({near})"),
        // Those who are neither members nor hold a role.
        Part::Rest => {
            format!("NOT EXISTS (SELECT 1 FROM people_order o WHERE o.person_id = {id})")
        }
    };
    let select = format!("SELECT {id} AS id, '{sort}' AS sort FROM {found} AND {whose}");
    let shape = Shape {
        select: &select,
        filters: filter.cloned().map(Value::Text).into_iter().collect(),
        sort: None,
        id,
        descending: false,
        at: At::sorted(8),
    };
    let outer = format!("{COLUMNS}, k.sort FROM (");
    let joined = format!(") k{JOINED}");
    page_of_keys(conn, shape, (&outer, &joined), from, count, read)
}

/// Ids of whoever holds a role in the grids of someone or some place, or sits in the Party group of one.
fn working_near(of: TermsOf) -> String {
    let grids = match of {
        TermsOf::Branch(branch) => {
            let branch = branch.raw();
            return format!(
                "SELECT person_id FROM membership WHERE branch_id = {branch} AND to_date IS NULL"
            );
        }
        TermsOf::Grid(grid) => grid.raw().to_string(),
        TermsOf::Section(section) => {
            format!("SELECT grid_id FROM section WHERE id = {}", section.raw())
        }
        TermsOf::Person(person) => {
            let person = person.raw();
            format!(
                "SELECT r.grid_id FROM role_term r WHERE r.person_id = {person} AND r.to_date IS NULL
                   AND r.grid_id IS NOT NULL
                 UNION SELECT s.grid_id FROM role_term r JOIN section s ON s.id = r.section_id
                   WHERE r.person_id = {person} AND r.to_date IS NULL
                 UNION SELECT h.grid_id FROM contact c JOIN household h ON h.id = c.household_id
                   WHERE c.person_id = {person} AND c.to_date IS NULL"
            )
        }
    };
    let but = match of {
        TermsOf::Person(person) => person.raw(),
        TermsOf::Grid(_) | TermsOf::Section(_) | TermsOf::Branch(_) => 0,
    };
    format!(
        "SELECT person_id FROM role_term WHERE to_date IS NULL AND grid_id IN ({grids})
           AND person_id <> {but}
         UNION SELECT r.person_id FROM role_term r JOIN section s ON s.id = r.section_id
           WHERE r.to_date IS NULL AND s.grid_id IN ({grids}) AND r.person_id <> {but}
         UNION SELECT m.person_id FROM grid g JOIN membership m ON m.group_id = g.group_id
           WHERE g.id IN ({grids}) AND m.to_date IS NULL AND m.person_id <> {but}"
    )
}

fn read(row: &Row<'_>) -> rusqlite::Result<MemberRow> {
    let roles: Option<String> = row.get(5)?;
    Ok(MemberRow {
        id: row.get(0)?,
        name: row.get(1)?,
        phone: row.get(2)?,
        status: row.get::<_, Option<Code<_>>>(3)?.map(|code| code.0),
        body: row.get(4)?,
        roles: roles
            .unwrap_or_default()
            .split_whitespace()
            .filter_map(Role::from_code)
            .collect(),
        households: row.get(6)?,
        home: row.get(7)?,
        sort: row.get(8)?,
    })
}
