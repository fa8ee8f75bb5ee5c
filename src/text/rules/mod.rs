//! Rules of meetings in words and in numbers, the same in the list, the card, the form and the help.

mod explain;
mod refusals;

pub use explain::explain;
pub use refusals::{not_counted, refusal};

use super::{dates, names};
use crate::domain::ballot::{Base, Compare, Reach, Threshold};
use crate::domain::meeting::MeetingKind;
use crate::domain::rules::{MeetingRule, Needed, RuleRow, Standing, needed};

/// Whom a share is taken of.
pub fn base(base: Base) -> &'static str {
    match base {
        Base::ShouldVote => "应到会有表决权的党员",
        Base::Committee => "应到会委员",
        Base::AllMembers => "全体党员",
        Base::Residents => "全体18周岁以上居民或户的代表",
        Base::Composition => "居民代表会议组成人员",
        Base::Present => "到会的人",
    }
}

/// Whether the share itself is enough.
pub fn compare(compare: Compare) -> &'static str {
    match compare {
        Compare::Ge => "以上（含）",
        Compare::Gt => "超过（不含）",
    }
}

/// What those of a meeting are counted in.
pub fn unit(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Residents => "户",
        _ => "人",
    }
}

const DIGITS: [&str; 11] = [
    "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
];

/// `半数`, `三分之二`, `17/30`.
fn fraction(share: &Threshold) -> String {
    let digit = |n: u32| usize::try_from(n).ok().and_then(|n| DIGITS.get(n));
    match (share.num, share.den) {
        (1, 2) => "半数".to_owned(),
        (num, den) => match (digit(num), digit(den)) {
            (Some(num), Some(den)) => format!("{den}分之{num}"),
            _ => format!("{num}/{den}"),
        },
    }
}

/// `半数以上`, `过半数`, `三分之二以上`, `超过三分之二`.
pub fn share(share: &Threshold) -> String {
    match (share.op, share.num, share.den) {
        (Compare::Gt, 1, 2) => "过半数".to_owned(),
        (Compare::Ge, ..) => format!("{}以上", fraction(share)),
        (Compare::Gt, ..) => format!("超过{}", fraction(share)),
    }
}

/// Whom and how many: `应到会有表决权的党员半数以上`.
pub fn share_of(of: &Threshold) -> String {
    let base = base(of.of);
    match (of.op, of.num, of.den) {
        (Compare::Gt, 1, 2) => format!("{base}过半数"),
        (Compare::Ge, ..) => format!("{base}{}以上", fraction(of)),
        (Compare::Gt, ..) => format!("超过{base}的{}", fraction(of)),
    }
}

/// What a rule says of attendance.
pub fn quorum(rule: &MeetingRule) -> String {
    rule.quorum.map_or_else(
        || "到会：没有规定人数".to_owned(),
        |quorum| format!("到会：{}到会才能开", share_of(&quorum)),
    )
}

/// What a rule says of approval.
pub fn pass(rule: &MeetingRule) -> String {
    rule.pass.map_or_else(
        || "通过：不表决，只记意见".to_owned(),
        |pass| format!("通过：{}赞成才通过", share_of(&pass)),
    )
}

/// `应到120户 -> 61户到会 -> 31票通过`.
pub fn numbers(kind: MeetingKind, needed: Needed) -> String {
    let unit = unit(kind);
    let Needed {
        base,
        quorum,
        of,
        pass,
    } = needed;
    // Where all members are the base of attendance, approvals are counted of fewer.
    let among = match of {
        of if of == base || of == quorum => String::new(),
        of => format!("{of}{unit}中"),
    };
    format!("应到{base}{unit} -> {quorum}{unit}到会 -> {among}{pass}票通过")
}

/// From and to, and how it stands.
pub fn span(row: &RuleRow) -> String {
    let from = dates::full(row.rule.effective_from);
    match (row.standing, row.until) {
        (Standing::Withdrawn, _) => format!("{from}起，已撤回"),
        (Standing::Coming, _) => format!("{from}起，还没到"),
        (_, Some(until)) if until < row.rule.effective_from => {
            format!("{from}起，同一天另有自定")
        }
        (_, Some(until)) => format!("{from}至{}", dates::full(until)),
        (_, None) => format!("{from}起施行"),
    }
}

/// A line of the list.
pub fn cells(row: &RuleRow) -> Vec<String> {
    let rule = &row.rule;
    let here = needed(rule, row.sizes.base, row.sizes.members);
    let here = here.filter(|_| row.sizes.base > 0);
    let count = |count: fn(Needed) -> u32, unit: &str| {
        here.map_or_else(String::new, |needed| format!("{}{unit}", count(needed)))
    };
    let unit = unit(rule.kind);
    vec![
        kind(rule.kind).to_owned(),
        count(|needed| needed.base, unit),
        count(|needed| needed.quorum, unit),
        count(|needed| needed.pass, "票"),
        in_short(rule),
        since(row),
        rule.basis.clone(),
    ]
}

/// Both shares in few words.
fn in_short(rule: &MeetingRule) -> String {
    let own = if rule.own { "自定：" } else { "" };
    match (&rule.quorum, &rule.pass) {
        (Some(quorum), Some(pass)) => {
            format!("{own}{}到会，{}通过", share(quorum), share(pass))
        }
        _ => "不计票，只记意见".to_owned(),
    }
}

/// The day that matters of a rule: the first of one that holds or comes, the last of one that is over.
fn since(row: &RuleRow) -> String {
    match (row.standing, row.until) {
        (Standing::Withdrawn, _) => "已撤回".to_owned(),
        (Standing::Past, Some(until)) => format!("{until}止"),
        _ => format!("{}起", row.rule.effective_from),
    }
}

/// Majorities and whether they can be reached: `本次11票，能达到`, `过半数11票，能达到`.
///
/// Where the meeting's own is of those present, the others say that they are of everyone who should come.
pub fn reaches(reaches: &[Reach]) -> Vec<String> {
    let own = reaches.first().map(|own| own.of);
    let words = reaches.iter().map(|one| match one.majority.share() {
        None => reach("本次", one),
        Some(share) if own == Some(one.of) => reach(&self::share(&share), one),
        Some(share) => reach(&format!("应到的{}", self::share(&share)), one),
    });
    words.collect()
}

fn reach(name: &str, reach: &Reach) -> String {
    let need = reach.need;
    match reach.short() {
        0 => format!("{name}{need}票，能达到"),
        short => format!("{name}{need}票，差{short}"),
    }
}

/// Days of notice.
pub fn notice(days: u32) -> String {
    match days {
        0 => "通知：没有规定提前几天".to_owned(),
        days => format!("通知：提前{days}天"),
    }
}

/// Name of a meeting, short where a column is narrow.
pub fn kind(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Assembly => "党员大会",
        MeetingKind::FourSteps => "四议党员大会",
        kind => names::meeting(kind),
    }
}
