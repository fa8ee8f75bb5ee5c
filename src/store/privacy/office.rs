//! Those who answer for something, as the public may read of them.
//!
//! Two who look the same once they are masked are told apart by branch or post, never by more of the name.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row};

use crate::domain::Id;
use crate::domain::issue::Issue;
use crate::domain::person::Role;
use crate::domain::privacy::{Spoken, mask_name};
use crate::store::code::{Code, Lossy};

/// How everyone who answers for something is shown.
pub(super) struct Offices {
    shown: HashMap<i64, String>,
}

/// Someone who answers for something.
struct Answers {
    person: i64,
    /// The name as it may be shown.
    name: String,
    /// What tells them apart, the plainest first; empty where there is none.
    marks: Vec<String>,
}

const ANSWERING: &str =
    "SELECT p.id, p.name, coalesce(b.name, ''), coalesce(g.name, '') FROM person p
  LEFT JOIN membership m ON m.person_id = p.id AND m.to_date IS NULL
  LEFT JOIN branch b ON b.id = m.branch_id LEFT JOIN party_group g ON g.id = m.group_id
  WHERE p.id IN (SELECT assignee_id FROM task UNION SELECT assignee_id FROM agenda_item
    UNION SELECT person_id FROM task_helper UNION SELECT person_id FROM item_helper)
  ORDER BY p.id";

const HELD: &str =
    "SELECT t.role, coalesce(g.name, s.estate || s.name, b.name, q.name, '') FROM role_term t
  LEFT JOIN grid g ON g.id = t.grid_id LEFT JOIN section s ON s.id = t.section_id
  LEFT JOIN branch b ON b.id = t.branch_id LEFT JOIN party_group q ON q.id = t.group_id
  WHERE t.person_id = ?1 AND t.to_date IS NULL ORDER BY t.id";

impl Offices {
    /// Reads who answers for anything; `by_name` shows whoever holds a public office by name.
    pub(super) fn read(conn: &Connection, by_name: bool) -> rusqlite::Result<Self> {
        let all = conn
            .prepare_cached(ANSWERING)?
            .query_map([], |row| answers(conn, row, by_name))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let mut alike: HashMap<&str, Vec<&Answers>> = HashMap::new();
        for one in &all {
            alike.entry(&one.name).or_default().push(one);
        }
        let shown = alike.into_values().flat_map(|alike| told_apart(&alike));
        Ok(Self {
            shown: shown.collect(),
        })
    }

    /// Who is meant by a name in the context of an issue.
    pub(super) fn person(
        &self,
        conn: &Connection,
        issue: Id<Issue>,
        name: &str,
    ) -> rusqlite::Result<Option<i64>> {
        conn.prepare_cached(
            "SELECT id FROM person WHERE name = ?2 AND id IN (
               SELECT assignee_id FROM task WHERE issue_id = ?1
               UNION SELECT assignee_id FROM agenda_item WHERE issue_id = ?1
               UNION SELECT h.person_id FROM task t JOIN task_helper h ON h.task_id = t.id WHERE t.issue_id = ?1
               UNION SELECT h.person_id FROM agenda_item a JOIN item_helper h ON h.item_id = a.id
                 WHERE a.issue_id = ?1)
             ORDER BY id DESC LIMIT 1",
        )?
        .query_row((issue, name), |row| row.get(0))
        .optional()
    }

    /// How someone is shown.
    pub(super) fn shown(&self, person: i64) -> Option<&str> {
        self.shown.get(&person).map(String::as_str)
    }
}

fn answers(conn: &Connection, row: &Row<'_>, by_name: bool) -> rusqlite::Result<Answers> {
    let (person, Lossy(name)) = (row.get(0)?, row.get(1)?);
    let (Lossy(branch), Lossy(group)) = (row.get(2)?, row.get(3)?);
    let held = held(conn, person)?;
    let post = held.first().map_or("", |(post, _)| *post).to_owned();
    let placed = held.first().map(|(post, place)| format!("{place}{post}"));
    let posts: Vec<&str> = held.iter().map(|(post, _)| *post).collect();
    Ok(Answers {
        person,
        name: if by_name && !held.is_empty() {
            name
        } else {
            mask_name(&name)
        },
        marks: vec![
            branch,
            post,
            placed.unwrap_or_default(),
            group,
            posts.join("、"),
        ],
    })
}

/// The public offices someone holds, each with its place.
fn held(conn: &Connection, person: i64) -> rusqlite::Result<Vec<(&'static str, String)>> {
    let mut statement = conn.prepare_cached(HELD)?;
    let rows = statement.query_map([person], |row| {
        // A role nobody knows is no public office.
        let role = row.get::<_, Code<Role>>(0).ok().map(|code| code.0);
        Ok((role, row.get::<_, Lossy>(1)?.0))
    })?;
    let mut held = Vec::new();
    for row in rows {
        let (role, place) = row?;
        let post = role.and_then(|role| Spoken::builtin().office(role));
        held.extend(post.map(|post| (post, place)));
    }
    Ok(held)
}

/// Those who look the same, each with what only they have; where nothing tells two apart, by number.
fn told_apart(alike: &[&Answers]) -> Vec<(i64, String)> {
    if let [only] = alike {
        return vec![(only.person, only.name.clone())];
    }
    let has = |other: &Answers, n: usize, mark: &String| other.marks.get(n) == Some(mark);
    let only_theirs = |one: &Answers, (n, mark): (usize, &String)| {
        !mark.is_empty()
            && alike.iter().filter(|other| has(other, n, mark)).count() == 1
            && one.marks.get(n) == Some(mark)
    };
    let marked = |(number, one): (usize, &&Answers)| {
        let mut marks = one.marks.iter().enumerate();
        let mark = marks.find(|found| only_theirs(one, *found));
        let mark = mark.map_or_else(|| number.to_string(), |(_, mark)| mark.clone());
        (one.person, format!("{}（{mark}）", one.name))
    };
    (1..).zip(alike).map(marked).collect()
}
