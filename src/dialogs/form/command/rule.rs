//! Forms about rules of meetings, as the commands they stand for.

use super::{Values, Wrong};
use crate::dialogs::form::context::Facts;
use crate::dialogs::form::field::Kind;
use crate::dialogs::form::{FieldId, RuleField};
use crate::domain::ballot::Threshold;
use crate::domain::meeting::MeetingKind;
use crate::domain::rules::{MeetingRule, Part, bases};
use crate::flow::RulePurpose;
use crate::store::{Command, RuleCommand};

pub(super) fn command(purpose: RulePurpose, values: &Values<'_>) -> Result<Command, Wrong> {
    let reason = values.text(FieldId::Note);
    Ok(Command::Rule(match purpose {
        RulePurpose::Set(kind) => RuleCommand::Set {
            rule: Box::new(MeetingRule {
                effective_from: values.date(FieldId::Date)?,
                ..typed(values, kind)?
            }),
            reason,
        },
        RulePurpose::Withdraw(rule) => RuleCommand::Withdraw { rule, reason },
    }))
}

/// The rule as it stands in the fields, of today.
pub(in crate::dialogs::form) fn typed(
    values: &Values<'_>,
    kind: MeetingKind,
) -> Result<MeetingRule, Wrong> {
    let now = match &values.0.context.facts {
        Facts::Rule(card) => Some(&card.row.rule),
        _ => None,
    };
    Ok(MeetingRule {
        kind,
        effective_from: values.today(),
        basis: values.text(FieldId::Rule(RuleField::Basis)),
        source: String::new(),
        quorum: share(values, kind, Part::Quorum)?,
        pass: share(values, kind, Part::Pass)?,
        notice_days: values.number(FieldId::Rule(RuleField::Notice))?,
        frequency: now.map_or_else(String::new, |now| now.frequency.clone()),
        tie: now.map_or_else(String::new, |now| now.tie.clone()),
        own: true,
    })
}

/// `None` for a meeting of which no share can be set.
fn share(values: &Values<'_>, kind: MeetingKind, part: Part) -> Result<Option<Threshold>, Wrong> {
    let bases = bases(kind, part);
    let chosen = match values.kind(FieldId::Rule(RuleField::Base(part))) {
        Some(Kind::Choice(options)) => options.chosen,
        _ => 0,
    };
    let Some(of) = bases.get(chosen).or(bases.first()) else {
        return Ok(None);
    };
    Ok(Some(Threshold {
        of: *of,
        op: values.choice(FieldId::Rule(RuleField::Compare(part))),
        num: values.number(FieldId::Rule(RuleField::Num(part)))?,
        den: values.number(FieldId::Rule(RuleField::Den(part)))?,
    }))
}
