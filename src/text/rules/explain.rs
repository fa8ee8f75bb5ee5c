//! Why a number is red: the rule, where it stands, since when, and what it comes to here.

use super::{kind, numbers, pass, quorum, unit};
use crate::domain::ballot::{self, Frozen};
use crate::domain::rules::{Explained, MeetingRule, Rulebook, needed};
use crate::text::{dates, names};

/// The rule behind what is shown, the rule's own words first.
pub fn explain(what: &Explained) -> Vec<String> {
    let book = Rulebook::builtin();
    match what {
        Explained::Meeting {
            rule,
            frozen,
            approve,
        } => meeting(rule, *frozen, *approve),
        Explained::Pick { picked } => {
            let (min, max) = (book.select.min, book.select.max);
            vec![
                format!("支委会商定{min}至{max}件提交党员大会，多了少了都要写理由；现在{picked}件"),
                book.select.source.clone(),
            ]
        }
        Explained::Staffing { leads, collectors } => vec![
            format!(
                "每个网格{}名片长、{}名收集责任人；现在{leads}名、{collectors}名",
                book.grid.leads, book.grid.collectors
            ),
            book.grid.source.clone(),
        ],
        Explained::Load { households, most } => vec![
            format!(
                "一人联户最多{}户，{}岁以上最多{}户，免派的不派；这个人最多{most}户，现在{households}户",
                book.contact.most, book.contact.old, book.contact.old_most
            ),
            book.contact.source.clone(),
        ],
        Explained::Deadline { category } => vec![format!(
            "{}一般{}天办结；时限以交办时定的日期为准，过了这一天就是逾期",
            names::category(*category),
            book.days_of(*category)
        )],
    }
}

fn meeting(rule: &MeetingRule, frozen: Frozen, approve: Option<u32>) -> Vec<String> {
    let mut lines = vec![
        format!(
            "{}  {}{}起施行",
            kind(rule.kind),
            if rule.own { "本社区自定，" } else { "" },
            dates::full(rule.effective_from)
        ),
        rule.basis.clone(),
        quorum(rule),
        pass(rule),
    ];
    if let Some(needed) = needed(rule, frozen.base, frozen.members) {
        lines.push(numbers(rule.kind, needed));
    }
    if let Some(quorum) = ballot::quorum(rule, frozen) {
        let unit = unit(rule.kind);
        let (present, need) = (quorum.present, quorum.need);
        lines.push(match quorum.short() {
            0 => format!("实到{present}{unit}，够{need}{unit}"),
            short => format!("实到{present}{unit}，要{need}{unit}，还差{short}{unit}"),
        });
    }
    lines.extend(approve.and_then(|approve| votes(rule, frozen, approve)));
    lines
}

/// What the votes come to.
fn votes(rule: &MeetingRule, frozen: Frozen, approve: u32) -> Option<String> {
    let pass = rule.pass?;
    let of = frozen.base_of(&pass);
    let need = pass.need(of);
    Some(match need.saturating_sub(approve) {
        0 => format!("{of}中要{need}票赞成，赞成{approve}票"),
        short => format!("{of}中要{need}票赞成，赞成{approve}票，还差{short}票"),
    })
}
