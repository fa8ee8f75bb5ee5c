//! 自定规则 and 撤回, and what is never voted on here.

use rusqlite::OptionalExtension;

use super::in_force::own_of;
use crate::domain::clean::clean;
use crate::domain::issue::Issue;
use crate::domain::meeting::MeetingKind;
use crate::domain::refusal::Missing;
use crate::domain::rules::{MeetingRule, OwnRule, RuleRefusal, Rulebook, check_own};
use crate::domain::{Coded, Id, Refusal};
use crate::store::Failure;
use crate::store::code::{Code, Json};
use crate::store::transact::{Tx, Written};

pub(super) fn set(tx: &Tx<'_>, rule: &MeetingRule, reason: &str) -> Result<Written, Failure> {
    let builtin = Rulebook::builtin().meeting(rule.kind, tx.today());
    check_own(rule, builtin)?;
    let from = rule.effective_from;
    let mut others = own_of(tx.conn, rule.kind)?.into_iter();
    if others.any(|own| own.withdrawn_on.is_none() && own.rule.effective_from == from) {
        return Err(RuleRefusal::SameDay { from }.into());
    }
    let reason = given(reason)?;
    let rule = MeetingRule {
        own: true,
        basis: clean(rule.basis.trim()).into_owned(),
        ..rule.clone()
    };
    let id: Id<OwnRule> = tx.id()?;
    tx.conn
        .prepare_cached(
            "INSERT INTO rule (id, kind, effective_from, body, reason, set_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute((id, rule.kind.code(), from, Json(&rule), &reason, tx.today()))?;
    Ok(Written::on(subject(rule.kind, from))
        .because(&reason)
        .making(id))
}

pub(super) fn withdraw(tx: &Tx<'_>, rule: Id<OwnRule>, reason: &str) -> Result<Written, Failure> {
    let found = tx
        .conn
        .prepare_cached(
            "SELECT kind, effective_from, withdrawn_on IS NOT NULL FROM rule WHERE id = ?1",
        )?
        .query_row([rule], |row| {
            let kind = row.get::<_, Code<MeetingKind>>(0)?.0;
            Ok((kind, row.get(1)?, row.get::<_, bool>(2)?))
        })
        .optional()?;
    let (kind, from, withdrawn) = found.ok_or(Refusal::Gone)?;
    if withdrawn {
        return Err(RuleRefusal::Withdrawn.into());
    }
    let reason = given(reason)?;
    tx.conn
        .prepare_cached("UPDATE rule SET withdrawn_on = ?2 WHERE id = ?1")?
        .execute((rule, tx.today()))?;
    Ok(Written::on(subject(kind, from))
        .because(&reason)
        .making(rule))
}

/// Kind and first day, for the journal; the kind as its code, which the texts turn into its name.
fn subject(kind: MeetingKind, from: chrono::NaiveDate) -> String {
    format!("{} {from}", kind.code())
}

fn given(reason: &str) -> Result<String, Failure> {
    let reason = clean(reason.trim()).into_owned();
    if reason.is_empty() {
        return Err(Refusal::Empty(Missing::Reason).into());
    }
    Ok(reason)
}

/// Admission of members and elections have rules of their own: no ballot is opened on them.
pub(in crate::store) fn is_counted_here(tx: &Tx<'_>, issue: Id<Issue>) -> Result<(), Failure> {
    let text: String = tx
        .conn
        .prepare_cached("SELECT text FROM issue WHERE id = ?1")?
        .query_row([issue], |row| row.get(0))?;
    Ok(Rulebook::builtin().refuses_ballot(&text)?)
}
