//! Why a number is red: the rule, where it stands, since when, and what it comes to here.

use super::{kind, pass, quorum, unit};
use crate::domain::ballot::{self, Frozen, Reach, Tally, reachable};
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
        Explained::Deadline { category } => vec![format!(
            "{}一般{}天办结；时限以交办时定的日期为准，过了这一天就是逾期",
            names::category(*category),
            book.days_of(*category)
        )],
    }
}

fn meeting(rule: &MeetingRule, frozen: Frozen, tally: Option<Tally>) -> Vec<String> {
    let mut lines = vec![
        format!(
            "{}：{}{}起施行",
            kind(rule.kind),
            if rule.own { "本社区自定，" } else { "" },
            dates::full(rule.effective_from)
        ),
        format!("依据：{}", rule.basis),
        quorum(rule),
        pass(rule),
    ];
    lines.extend(attendance(rule, frozen));
    let reach = reachable(rule, frozen, tally.unwrap_or_default());
    let Some((own, usual)) = reach.split_first() else {
        return lines;
    };
    lines.push(match tally {
        Some(tally) => votes(own, tally),
        None => format!("{}；{}", this(own), can(own)),
    });
    let usual: Vec<String> = usual.iter().map(super::reach).collect();
    lines.push(usual.join("；"));
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

fn this(own: &Reach) -> String {
    format!("{}中要{}票赞成", own.of, own.need)
}

/// Whether it can be reached with those present.
fn can(own: &Reach) -> String {
    match own.short() {
        0 => "现在到会的人够表决".to_owned(),
        short => format!("现在到会的人全部赞成也还差{short}票"),
    }
}

/// What the votes come to.
fn votes(own: &Reach, tally: Tally) -> String {
    let approve = tally.approve;
    match own.need.saturating_sub(approve) {
        0 => format!("{}，赞成{approve}票，达到了", this(own)),
        short => format!("{}，赞成{approve}票，还差{short}票", this(own)),
    }
}
