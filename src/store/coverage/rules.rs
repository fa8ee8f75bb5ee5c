//! What each kind of hole is, in SQL. A count reads `base` and `clause` alone; a row joins what it shows.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, Row};

use crate::domain::Id;
use crate::domain::coverage::{Hole, Note, Place, most_households};
use crate::domain::days::months_earlier;
use crate::domain::rules::Rulebook;
use crate::store::contact_card::STATE;
use crate::store::{setting, visit};

/// Where a hole is looked for, and what is said of it.
pub(super) struct Rule {
    /// The tables the clause speaks of.
    pub base: &'static str,
    /// When there is a hole.
    pub clause: String,
    /// What else a row shows.
    joins: &'static str,
    /// Subject, then a number and two texts for the note, then the id of the place.
    columns: &'static str,
    /// Sort column, where the list has another order than its ids.
    pub sort: Option<&'static str>,
    /// Id of a row.
    pub id: &'static str,
    /// Values of the clause's placeholders.
    pub values: Vec<Value>,
}

impl Rule {
    pub fn select(&self) -> String {
        format!(
            "SELECT {}, {}, {} FROM {}{} WHERE {}",
            self.id,
            self.sort.unwrap_or("NULL"),
            self.columns,
            self.base,
            self.joins,
            self.clause
        )
    }
}

const HOUSEHOLD: Rule = Rule {
    base: "household h",
    clause: String::new(),
    joins: " LEFT JOIN section s ON s.id = h.section_id LEFT JOIN person p ON p.id = h.head_id",
    columns: "s.estate || ' ' || h.door, NULL, coalesce(p.name, ''), NULL, h.id",
    sort: Some("h.place"),
    id: "h.id",
    values: Vec::new(),
};

const CONTACT: Rule = Rule {
    base: "person p",
    clause: String::new(),
    joins: "",
    columns: "p.name, (SELECT count(*) FROM contact c WHERE c.person_id = p.id
        AND c.to_date IS NULL AND c.kind = 'main'), p.reach, NULL, p.id",
    sort: None,
    id: "p.id",
    values: Vec::new(),
};

const GRID: Rule = Rule {
    base: "grid g",
    clause: String::new(),
    joins: "",
    columns: "g.code || ' ' || g.name, NULL, NULL, NULL, g.id",
    sort: Some("g.code"),
    id: "g.id",
    values: Vec::new(),
};

const SECTION: Rule = Rule {
    base: "section s",
    clause: String::new(),
    joins: "",
    columns: "CASE WHEN s.estate IN ('', s.name) THEN s.name ELSE s.estate || ' ' || s.name END,
        (SELECT count(*) FROM role_term r WHERE r.section_id = s.id AND r.role = 'unit_liaison'
          AND r.to_date IS NULL), NULL, NULL, s.id",
    sort: Some("s.place"),
    id: "s.id",
    values: Vec::new(),
};

const CARD: Rule = Rule {
    base: "card k JOIN person p ON p.id = k.holder_id",
    clause: String::new(),
    joins: " JOIN household h ON h.id = k.household_id JOIN section s ON s.id = h.section_id",
    columns: "s.estate || ' ' || h.door, NULL, k.number, NULL, h.id",
    sort: None,
    id: "k.id",
    values: Vec::new(),
};

const MEMBER: Rule = Rule {
    base: "membership m JOIN person p ON p.id = m.person_id",
    clause: String::new(),
    joins: "",
    columns: "p.name, (SELECT count(*) FROM contact c WHERE c.person_id = p.id
        AND c.to_date IS NULL AND c.kind = 'main'), p.exempt, p.born, p.id",
    sort: None,
    id: "m.id",
    values: Vec::new(),
};

/// The rule of a kind of hole on a day.
pub(super) fn rule(conn: &Connection, hole: Hole, today: NaiveDate) -> rusqlite::Result<Rule> {
    let staffing = &Rulebook::builtin().grid;
    let when = |base: Rule, clause: &str| Rule {
        clause: clause.to_owned(),
        ..base
    };
    Ok(match hole {
        Hole::NoContact => when(HOUSEHOLD, NO_CONTACT),
        Hole::NoSection => when(
            HOUSEHOLD,
            "h.to_date IS NULL AND h.section_id IN (SELECT id FROM section WHERE to_date IS NOT NULL)",
        ),
        Hole::NotMet => Rule {
            clause: format!("h.to_date IS NULL{}", visit::still_due()),
            columns: "s.estate || ' ' || h.door, NULL,
                (SELECT max(v.on_date) FROM visit v WHERE v.household_id = h.id AND v.outcome = 'met'),
                NULL, h.id",
            values: vec![Value::Text(
                setting::round(conn)?.start(today).to_string(),
            )],
            ..HOUSEHOLD
        },
        Hole::ContactEnded => when(CONTACT, CONTACT_ENDED),
        Hole::ContactUnreachable => when(CONTACT, CONTACT_UNREACHABLE),
        Hole::OverLoad => over_load(today),
        Hole::LeadMissing => staffed("lead", staffing.leads),
        Hole::CollectorMissing => staffed("collector", staffing.collectors),
        Hole::NoBuildingHead => held("building", "building_head"),
        Hole::NoRepresentative => held("scattered", "representative"),
        Hole::UnitLiaison => when(
            SECTION,
            "s.to_date IS NULL AND s.kind = 'unit' AND 1 <> (SELECT count(*) FROM role_term r
               WHERE r.section_id = s.id AND r.role = 'unit_liaison' AND r.to_date IS NULL)",
        ),
        Hole::NoGroup => when(
            GRID,
            "g.to_date IS NULL AND EXISTS (SELECT 1 FROM party_group pg JOIN branch b
               ON b.id = pg.branch_id WHERE pg.id = g.group_id
               AND (pg.to_date IS NOT NULL OR b.to_date IS NOT NULL))",
        ),
        Hole::NoGrid => when(
            SECTION,
            "s.to_date IS NULL AND s.grid_id IN (SELECT id FROM grid WHERE to_date IS NOT NULL)",
        ),
        Hole::CardStale => card("contact_changed"),
        Hole::CardPhone => card("phone_changed"),
    })
}

const NO_CONTACT: &str = "h.to_date IS NULL AND NOT EXISTS (SELECT 1 FROM contact c
    WHERE c.household_id = h.id AND c.to_date IS NULL AND c.kind = 'main')";

const CONTACT_ENDED: &str = "p.id IN (SELECT c.person_id FROM contact c
      WHERE c.to_date IS NULL AND c.kind = 'main')
    AND (NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.to_date IS NULL)
      AND NOT EXISTS (SELECT 1 FROM role_term r WHERE r.person_id = p.id AND r.to_date IS NULL)
      OR EXISTS (SELECT 1 FROM resident d WHERE d.person_id = p.id AND d.gone = 'deceased'))";

const CONTACT_UNREACHABLE: &str = "p.id IN (SELECT c.person_id FROM contact c
      WHERE c.to_date IS NULL AND c.kind = 'main')
    AND (p.reach <> 'reachable' OR p.phone = '')";

/// A grid with another number of holders of a role than the rule has.
fn staffed(role: &'static str, expected: u32) -> Rule {
    let clause = "g.to_date IS NULL AND ? <> (SELECT count(*) FROM role_term r
        WHERE r.grid_id = g.id AND r.role = ? AND r.to_date IS NULL)";
    Rule {
        clause: clause.to_owned(),
        columns: if role == "lead" { LEADS } else { COLLECTORS },
        values: vec![
            Value::Integer(i64::from(expected)),
            Value::Text(role.to_owned()),
        ],
        ..GRID
    }
}

const LEADS: &str = "g.code || ' ' || g.name, (SELECT count(*) FROM role_term r
    WHERE r.grid_id = g.id AND r.role = 'lead' AND r.to_date IS NULL), NULL, NULL, g.id";
const COLLECTORS: &str = "g.code || ' ' || g.name, (SELECT count(*) FROM role_term r
    WHERE r.grid_id = g.id AND r.role = 'collector' AND r.to_date IS NULL), NULL, NULL, g.id";

/// A section of a kind in which nobody holds a role.
fn held(kind: &str, role: &str) -> Rule {
    Rule {
        clause: "s.to_date IS NULL AND s.kind = ? AND NOT EXISTS (SELECT 1 FROM role_term r
            WHERE r.section_id = s.id AND r.role = ? AND r.to_date IS NULL)"
            .to_owned(),
        values: vec![Value::Text(kind.to_owned()), Value::Text(role.to_owned())],
        ..SECTION
    }
}

/// The mirror of `domain::coverage::is_over_load`, compared with it by a property test.
fn over_load(today: NaiveDate) -> Rule {
    let load = &Rulebook::builtin().contact;
    let old = months_earlier(today, 12 * load.old);
    Rule {
        clause: "m.to_date IS NULL AND (SELECT count(*) FROM contact c WHERE c.person_id = p.id
              AND c.to_date IS NULL AND c.kind = 'main')
            > CASE WHEN p.exempt <> '' THEN 0 WHEN p.born <= ? THEN ? ELSE ? END"
            .to_owned(),
        values: vec![
            Value::Text(old.to_string()),
            Value::Integer(i64::from(load.old_most)),
            Value::Integer(i64::from(load.most)),
        ],
        ..MEMBER
    }
}

/// Cards in a state, at doors where someone still lives.
fn card(state: &str) -> Rule {
    Rule {
        clause: format!(
            "k.status <> 'void' AND {STATE} = ? AND NOT EXISTS (SELECT 1 FROM household gone
               INDEXED BY household_gone WHERE gone.id = k.household_id AND gone.to_date IS NOT NULL)"
        ),
        values: vec![Value::Text(state.to_owned())],
        ..CARD
    }
}

/// The note of a row.
pub(super) fn note(hole: Hole, row: &Row<'_>, today: NaiveDate) -> rusqlite::Result<Note> {
    let number = || row.get::<_, Option<u32>>(3).map(Option::unwrap_or_default);
    let text = |at| {
        row.get::<_, Option<String>>(at)
            .map(Option::unwrap_or_default)
    };
    Ok(match hole {
        Hole::NoContact | Hole::NoSection => Note::Head(text(4)?),
        Hole::ContactEnded => Note::Households(number()?),
        Hole::ContactUnreachable => Note::Reach(text(4)?),
        Hole::LeadMissing | Hole::CollectorMissing | Hole::UnitLiaison => Note::Count(number()?),
        Hole::OverLoad => {
            let (born, exempt): (Option<NaiveDate>, _) = (row.get(5)?, text(4)?);
            let most = most_households(born, &exempt, &Rulebook::builtin().contact, today);
            Note::Load {
                households: number()?,
                age: born.and_then(|born| today.years_since(born)),
                exempt,
                most,
            }
        }
        Hole::CardStale | Hole::CardPhone => Note::Card(text(4)?),
        Hole::NotMet => Note::LastMet(row.get(4)?),
        Hole::NoBuildingHead | Hole::NoRepresentative | Hole::NoGroup | Hole::NoGrid => Note::None,
    })
}

/// Where a hole is mended.
pub(super) fn place(hole: Hole, id: i64) -> Place {
    match hole {
        Hole::NoContact | Hole::NoSection | Hole::NotMet | Hole::CardStale | Hole::CardPhone => {
            Place::Household(Id::new(id))
        }
        Hole::ContactEnded | Hole::ContactUnreachable | Hole::OverLoad => {
            Place::Person(Id::new(id))
        }
        Hole::LeadMissing | Hole::CollectorMissing | Hole::NoGroup => Place::Grid(Id::new(id)),
        Hole::NoBuildingHead | Hole::NoRepresentative | Hole::UnitLiaison | Hole::NoGrid => {
            Place::Section(Id::new(id))
        }
    }
}
