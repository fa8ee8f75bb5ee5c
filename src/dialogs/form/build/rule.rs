//! Forms of a rule of meetings: setting one's own, withdrawing it.

use chrono::NaiveDate;

use super::{Built, choice, date, number, sentence};
use crate::dialogs::form::RuleField;
use crate::dialogs::form::field::{Field, FieldId};
use crate::dialogs::form::text::rule as words;
use crate::domain::Coded;
use crate::domain::ballot::{Compare, Threshold};
use crate::domain::meeting::MeetingKind;
use crate::domain::rules::{Part, RuleCard, Rulebook, bases};
use crate::flow::RulePurpose;
use crate::text::{names, rules};

/// How many a preview is tried on at first.
const EXAMPLE: u32 = 120;

pub(super) fn build(purpose: RulePurpose, card: &RuleCard, today: NaiveDate) -> Built {
    match purpose {
        RulePurpose::Set(kind) => set(kind, card, today),
        RulePurpose::Withdraw(_) => Built {
            title: names::command("withdraw_rule").to_owned(),
            subtitle: words::about(&card.row.rule),
            fields: vec![sentence(FieldId::Note, words::WHY_WITHDRAWN)],
            focus: FieldId::Note,
        },
    }
}

fn set(kind: MeetingKind, card: &RuleCard, today: NaiveDate) -> Built {
    let rule = &card.row.rule;
    let mut presets = vec![words::IN_FORCE];
    presets.extend(
        Rulebook::builtin()
            .presets(kind)
            .map(|preset| preset.name.as_str()),
    );
    let mut fields = vec![choice(id(RuleField::Preset), words::PRESET, presets, 0)];
    for (part, share) in [(Part::Quorum, rule.quorum), (Part::Pass, rule.pass)] {
        fields.extend(
            share
                .map(|share| self::share(kind, part, &share))
                .into_iter()
                .flatten(),
        );
    }
    fields.extend([
        number(id(RuleField::Notice), words::NOTICE, rule.notice_days),
        date(FieldId::Date, words::FROM, today),
        sentence(id(RuleField::Basis), words::BASIS),
        sentence(FieldId::Note, words::WHY),
        number(id(RuleField::Example), words::example(kind), EXAMPLE),
    ]);
    Built {
        title: format!("{}  {}", names::command("set_rule"), names::meeting(kind)),
        subtitle: words::KEPT.to_owned(),
        fields,
        focus: id(RuleField::Preset),
    }
}

fn share(kind: MeetingKind, part: Part, share: &Threshold) -> Vec<Field> {
    let all = bases(kind, part);
    let base = all.iter().position(|base| *base == share.of).unwrap_or(0);
    let mut fields = Vec::new();
    if all.len() > 1 {
        let labels = all.iter().map(|base| rules::base(*base)).collect();
        fields.push(choice(
            id(RuleField::Base(part)),
            words::base(part),
            labels,
            base,
        ));
    }
    let compares = Compare::all().map(rules::compare).collect();
    let compare = super::at(share.op);
    fields.extend([
        choice(
            id(RuleField::Compare(part)),
            words::compare(part),
            compares,
            compare,
        ),
        number(id(RuleField::Num(part)), words::num(part), share.num),
        number(id(RuleField::Den(part)), words::den(part), share.den),
    ]);
    fields
}

fn id(field: RuleField) -> FieldId {
    FieldId::Rule(field)
}

/// The shares of the n-th rule one can start from: the one in force, then the presets.
pub(in crate::dialogs::form) fn shares_of(
    card: &RuleCard,
    n: usize,
) -> Option<[(Part, Threshold); 2]> {
    let rule = &card.row.rule;
    let (quorum, pass) = match n.checked_sub(1) {
        None => (rule.quorum?, rule.pass?),
        Some(n) => {
            let preset = Rulebook::builtin().presets(rule.kind).nth(n)?;
            (preset.quorum, preset.pass)
        }
    };
    Some([(Part::Quorum, quorum), (Part::Pass, pass)])
}

/// The values of the fields of a share.
pub(in crate::dialogs::form) fn preset_of(
    kind: MeetingKind,
    part: Part,
    share: &Threshold,
) -> Vec<Field> {
    self::share(kind, part, share)
}
