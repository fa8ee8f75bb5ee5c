//! Words of the forms about rules of meetings.

use crate::domain::meeting::MeetingKind;
use crate::domain::rules::{MeetingRule, Needed, Part, Sizes};
use crate::text::{dates, names, rules};

pub const PRESET: &str = "从哪一种改起";
pub const IN_FORCE: &str = "现行的";
pub const NOTICE: &str = "提前几天通知";
pub const FROM: &str = "从哪天起";
pub const BASIS: &str = "依据（文件、条款）";
pub const WHY: &str = "为什么自定";
pub const WHY_WITHDRAWN: &str = "为什么撤回";
pub const KEPT: &str = "已经开的会还按开会那天的规则";

/// Label of the people a share is taken of.
pub fn base(part: Part) -> &'static str {
    match part {
        Part::Quorum => "到会：按谁算",
        Part::Pass => "通过：按谁算",
    }
}

/// Label of the comparison.
pub fn compare(part: Part) -> &'static str {
    match part {
        Part::Quorum => "到会：以上还是超过",
        Part::Pass => "通过：以上还是超过",
    }
}

/// Label of the numerator.
pub fn num(part: Part) -> &'static str {
    match part {
        Part::Quorum => "到会：分子",
        Part::Pass => "通过：分子",
    }
}

/// Label of the denominator.
pub fn den(part: Part) -> &'static str {
    match part {
        Part::Quorum => "到会：分母",
        Part::Pass => "通过：分母",
    }
}

/// Label of the number a preview is tried on.
pub fn example(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Residents => "试算：应到几户",
        _ => "试算：应到几人",
    }
}

/// Which rule a form is about.
pub fn about(rule: &MeetingRule) -> String {
    format!(
        "{}  {}起  {}",
        names::meeting(rule.kind),
        dates::full(rule.effective_from),
        rule.basis
    )
}

/// What a rule comes to for the file's own people.
pub fn here(kind: MeetingKind, sizes: &Sizes, needed: Needed) -> String {
    let body = match sizes.body.as_str() {
        "" => "本社区",
        body => body,
    };
    format!("{}（{body}）", rules::numbers(kind, needed))
}

/// What it comes to for the number that was typed.
pub fn tried(kind: MeetingKind, needed: Needed) -> String {
    format!("试算：{}", rules::numbers(kind, needed))
}

/// The built-in rule asks for more.
pub fn laxer(law: &MeetingRule) -> String {
    format!("比规定宽，请核对依据：{}", law.basis)
}
