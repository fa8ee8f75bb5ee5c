//! Why a number is red: the rule, where it stands, since when, and what it comes to here.

use super::{kind, pass, quorum, unit};
use crate::domain::Coded;
use crate::domain::ballot::{self, Frozen, Reach, Tally, reachable};
use crate::domain::issue::Category;
use crate::domain::person::Role;
use crate::domain::rules::{Explained, MeetingRule, Rulebook};
use crate::text::{dates, names};

/// The rule behind what is shown, the rule's own words first.
pub fn explain(what: &Explained) -> Vec<String> {
    let book = Rulebook::builtin();
    match what {
        Explained::Meeting {
            rule,
            frozen,
            tally,
        } => meeting(rule, *frozen, *tally),
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
        Explained::Post {
            is_lead,
            held,
            wanted,
        } => {
            let role = if *is_lead {
                Role::Lead
            } else {
                Role::Collector
            };
            vec![
                format!("每个网格{wanted}名{}；现在{held}名", names::role(role)),
                book.grid.source.clone(),
            ]
        }
        Explained::Load { households, most } => vec![
            format!(
                "一人联户最多{}户，{}岁以上最多{}户，免派的不派；这个人最多{most}户，现在{households}户",
                book.contact.most, book.contact.old, book.contact.old_most
            ),
            book.contact.source.clone(),
        ],
        Explained::Deadline { category } => deadline(*category),
        Explained::Monthly => vec![
            "欠收集：过了当月还没有收集，也没有记「本月无」".to_owned(),
            "欠汇报：到了当月主题党日还没有汇报".to_owned(),
            book.monthly.source.clone(),
        ],
    }
}

/// How long a category may take, or each of them.
fn deadline(category: Option<Category>) -> Vec<String> {
    let of = |category: Category| {
        let days = Rulebook::builtin().days_of(category);
        format!("{}{days}天", names::category(category))
    };
    let days = match category {
        Some(category) => of(category),
        None => Category::all().map(of).collect::<Vec<_>>().join("、"),
    };
    vec![
        "逾期：过了交办时定的时限还没有办结；到期那天还不算".to_owned(),
        format!("一般期限（社区可定）：{days}；以交办时写的日期为准"),
    ]
}

/// The numbers first, for a small window has room for little; then the rule in its own words.
fn meeting(rule: &MeetingRule, frozen: Frozen, tally: Option<Tally>) -> Vec<String> {
    let reach = reachable(rule, frozen, tally.unwrap_or_default());
    let mut lines: Vec<String> = attendance(rule, frozen).into_iter().collect();
    lines.extend(reach.first().map(|own| votes(rule, own, tally)));
    lines.extend([
        format!(
            "{}：{}{}起施行",
            kind(rule.kind),
            if rule.own { "本社区自定，" } else { "" },
            dates::full(rule.effective_from)
        ),
        format!("依据：{}", rule.basis),
        quorum(rule),
        pass(rule),
    ]);
    let usual: Vec<String> = super::reaches(&reach).into_iter().skip(1).collect();
    if !usual.is_empty() {
        lines.push(usual.join("；"));
    }
    lines
}

/// `应到20人，要10人到会；实到8人，还差2人`.
fn attendance(rule: &MeetingRule, frozen: Frozen) -> Option<String> {
    let quorum = ballot::quorum(rule, frozen)?;
    let unit = unit(rule.kind);
    let of = rule.quorum.map_or(0, |share| frozen.base_of(&share));
    let (present, need) = (quorum.present, quorum.need);
    let words = format!("应到{of}{unit}，要{need}{unit}到会；实到{present}{unit}");
    Some(match quorum.short() {
        0 => format!("{words}，够了"),
        short => format!("{words}，还差{short}{unit}"),
    })
}

/// How many must approve, and whether they did, or can with those present.
fn votes(rule: &MeetingRule, own: &Reach, tally: Option<Tally>) -> String {
    let asked = format!("{}{}中要{}票赞成", own.of, unit(rule.kind), own.need);
    let Some(tally) = tally else {
        return match own.short() {
            0 => format!("{asked}；现在到会的够表决"),
            short => format!("{asked}；现在到会的全部赞成也还差{short}票"),
        };
    };
    let approve = tally.approve;
    match own.need.saturating_sub(approve) {
        0 => format!("{asked}，赞成{approve}票，达到了"),
        short => format!("{asked}，赞成{approve}票，还差{short}票"),
    }
}
