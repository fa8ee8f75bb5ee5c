//! A handover in words: what would go to whom, what stays and why, and what was handed over.

use crate::domain::person::{HandoverCard, HandoverPlan, ItemKind, Person, PlannedItem, Role};
use crate::domain::{Coded, Id};
use crate::flow::{Action, Ink, Line, Target};
use crate::text::{dates, homes, names, org};

const KINDS: [ItemKind; 4] = [
    ItemKind::Household,
    ItemKind::Card,
    ItemKind::Task,
    ItemKind::Role,
];

/// Title and lines of what a handover would do.
pub fn plan(plan: &HandoverPlan) -> (String, Vec<Line>) {
    let title = format!("交接预览 {}（还没有保存）", plan.from);
    let moved = plan
        .items
        .iter()
        .filter(|item| item.fault.is_none())
        .count();
    let stays = plan.items.len() - moved;
    let mut lines = Vec::new();
    if plan.needs_reason {
        lines.push(Line::inked(
            "要写理由才能交接：按 Esc 回到交接表，光标就在「理由」上",
            Ink::Bad,
        ));
    } else if moved > 0 {
        lines.push(
            Line::inked(format!("确认交接 {moved}项（回车）"), Ink::Good)
                .acting(Action::ConfirmHandover),
        );
    }
    if stays > 0 {
        lines.push(Line::inked(
            format!("{stays}项职务按规则不能交给接手人，留在原处"),
            Ink::Bad,
        ));
    }
    for (name, doubt) in &plan.burdens {
        lines.push(Line::inked(
            format!("{name}{}", homes::doubt(doubt)),
            Ink::Warn,
        ));
    }
    for kind in KINDS {
        let of: Vec<&PlannedItem> = plan.items.iter().filter(|item| item.kind == kind).collect();
        if of.is_empty() {
            continue;
        }
        lines.push(Line::gap());
        lines.push(Line::head(format!("{} {}", name(kind), of.len())));
        if kind == ItemKind::Household {
            lines.extend(shared(
                of.iter().map(|item| (item.to.0, item.to.1.as_str())),
            ));
        }
        lines.extend(of.into_iter().flat_map(planned));
    }
    (title, lines)
}

/// How many households go to each, where there are several who take them.
fn shared<'a>(takers: impl Iterator<Item = (Id<Person>, &'a str)>) -> Option<Line> {
    let mut counts: Vec<((Id<Person>, &str), usize)> = Vec::new();
    for taker in takers {
        match counts.iter_mut().find(|(known, _)| *known == taker) {
            Some((_, count)) => *count += 1,
            None => counts.push((taker, 1)),
        }
    }
    let words: Vec<String> = counts
        .iter()
        .map(|((_, taker), count)| format!("{taker} {count}户"))
        .collect();
    (words.len() > 1).then(|| Line::plain(format!("按门牌顺序分给 {}", words.join("、"))))
}

fn planned(item: &PlannedItem) -> Vec<Line> {
    let words = subject(item.kind, &item.subject);
    if let Some(fault) = &item.fault {
        return vec![Line::inked(
            format!("{words}  留下：{}", org::role_fault(fault)),
            Ink::Bad,
        )];
    }
    let mut lines = vec![
        Line::plain(format!("{words}  交给 {}", item.to.1)).leading(Target::Person(item.to.0)),
    ];
    let doubts = item.doubts.iter();
    lines.extend(doubts.map(|doubt| Line::inked(org::role_doubt(doubt), Ink::Warn)));
    lines
}

/// Title and lines of a handover that was carried out.
pub fn lines(card: &HandoverCard) -> (String, Vec<Line>) {
    let row = &card.row;
    let taken_back = row.undone.map_or("", |_| "（已撤销）");
    let title = format!("交接 {} {}{taken_back}", dates::full(row.on), row.from);
    let mut lines = Vec::new();
    if let Some(on) = row.undone {
        let words = format!(
            "{}已撤销，下面列的都退回了{}名下",
            dates::full(on),
            row.from
        );
        lines.push(Line::inked(words, Ink::Bad));
    }
    lines.extend([
        Line::plain(format!("交出人 {}", row.from)).leading(Target::Person(card.from)),
        Line::plain(format!("接手人 {}", takers(&row.to))),
    ]);
    if !row.reason.is_empty() {
        lines.push(Line::plain(format!("理由 {}", row.reason)));
    }
    for kind in KINDS {
        let of: Vec<_> = card.items.iter().filter(|item| item.0 == kind).collect();
        if of.is_empty() {
            continue;
        }
        lines.push(Line::gap());
        lines.push(Line::head(format!("{} {}", name(kind), of.len())));
        if kind == ItemKind::Household {
            lines.extend(shared(of.iter().map(|item| (item.2, item.3.as_str()))));
        }
        lines.extend(of.into_iter().map(|(kind, words, to, taker)| {
            Line::plain(format!("{}  交给 {taker}", subject(*kind, words)))
                .leading(Target::Person(*to))
        }));
    }
    (title, lines)
}

/// Names of whoever took over.
pub fn takers(names: &str) -> String {
    names.replace(',', "、")
}

fn name(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Household => "住户",
        ItemKind::Card => "连心卡（换人后要重印）",
        ItemKind::Task => "在办任务",
        ItemKind::Role => "职务",
    }
}

/// A role stands as its code before its place.
fn subject(kind: ItemKind, words: &str) -> String {
    match (kind, words.split_once(' ')) {
        (ItemKind::Role, Some((code, place))) => {
            let role = Role::from_code(code).map_or("", names::role);
            format!("{place} {role}")
        }
        _ => words.to_owned(),
    }
}
