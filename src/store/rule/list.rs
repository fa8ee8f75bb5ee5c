//! 会议规则: those in force first, a line per kind; below them what comes, what was, what was withdrawn.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::in_force::{Own, own_of};
use super::sizes;
use crate::domain::Coded;
use crate::domain::meeting::MeetingKind;
use crate::domain::rules::{
    MeetingRule, RuleCard, RuleKey, RuleRow, Rulebook, Sizes, Standing, in_force, until,
};

/// All rules; there are few.
pub(in crate::store) fn list(
    conn: &Connection,
    today: NaiveDate,
) -> rusqlite::Result<Vec<RuleRow>> {
    let mut rows = Vec::new();
    for kind in MeetingKind::all() {
        rows.extend(of_kind(conn, kind, today)?.0);
    }
    rows.sort_by_key(|row| row.standing);
    Ok(rows)
}

/// A rule, with the others of its kind; `None` when there is none.
pub(in crate::store) fn card(
    conn: &Connection,
    key: RuleKey,
    today: NaiveDate,
) -> rusqlite::Result<Option<RuleCard>> {
    let kind = match key {
        RuleKey::Now(kind) | RuleKey::Builtin(kind, _) => kind,
        RuleKey::Own(id) => {
            let mut statement = conn.prepare_cached("SELECT kind FROM rule WHERE id = ?1")?;
            let mut found = statement.query_map([id], |row| row.get::<_, String>(0))?;
            let code = found.next().transpose()?;
            match code.and_then(|code| MeetingKind::from_code(&code)) {
                Some(kind) => kind,
                None => return Ok(None),
            }
        }
    };
    let (mut rows, own) = of_kind(conn, kind, today)?;
    let is_meant = |row: &RuleRow| match key {
        RuleKey::Now(_) => row.standing == Standing::Now,
        key => row.key == key,
    };
    let Some(at) = rows.iter().position(is_meant) else {
        return Ok(None);
    };
    let row = rows.remove(at);
    let own = own.into_iter().find(|own| row.key == RuleKey::Own(own.id));
    Ok(Some(RuleCard {
        withdrawn_on: own.as_ref().and_then(|own| own.withdrawn_on),
        set: own.map(|own| (own.set_on, own.reason)),
        beside: rows,
        builtin: Rulebook::builtin().meeting(kind, today).cloned(),
        row,
    }))
}

/// The rules of a kind as they stand on a day, the newest first; and those of them that were set here.
fn of_kind(
    conn: &Connection,
    kind: MeetingKind,
    today: NaiveDate,
) -> rusqlite::Result<(Vec<RuleRow>, Vec<Own>)> {
    let own = own_of(conn, kind)?;
    let builtin = Rulebook::builtin().meetings().iter();
    let builtin = builtin.filter(|rule| rule.kind == kind);
    let set_here = own.iter().filter(|own| own.withdrawn_on.is_none());
    let standing: Vec<&MeetingRule> = builtin
        .clone()
        .chain(set_here.map(|own| &own.rule))
        .collect();
    let sizes = sizes::of(conn, kind)?;
    let row =
        |key, rule: &MeetingRule, withdrawn| row(key, rule, withdrawn, &standing, &sizes, today);
    let mut rows: Vec<RuleRow> = builtin
        .map(|rule| row(RuleKey::Builtin(kind, rule.effective_from), rule, false))
        .chain(
            own.iter()
                .map(|own| row(RuleKey::Own(own.id), &own.rule, own.withdrawn_on.is_some())),
        )
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.rule.effective_from, row.rule.own)));
    Ok((rows, own))
}

fn row(
    key: RuleKey,
    rule: &MeetingRule,
    withdrawn: bool,
    standing: &[&MeetingRule],
    sizes: &Sizes,
    today: NaiveDate,
) -> RuleRow {
    let all = || standing.iter().copied();
    let now = in_force(all(), rule.kind, today);
    RuleRow {
        key,
        rule: rule.clone(),
        until: until(all(), rule).filter(|_| !withdrawn),
        standing: match now {
            _ if withdrawn => Standing::Withdrawn,
            Some(now) if now == rule => Standing::Now,
            _ if rule.effective_from > today => Standing::Coming,
            _ => Standing::Past,
        },
        sizes: sizes.clone(),
    }
}
