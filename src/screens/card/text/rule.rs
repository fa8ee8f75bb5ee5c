//! A rule of meetings: its words, its numbers, where it stands, since when.

use crate::domain::meeting::MeetingKind;
use crate::domain::rules::{Part, RuleCard, RuleKey, RuleRow, Standing, bases, needed};
use crate::flow::{Ink, Line, Purpose, RulePurpose, Target};
use crate::text::{dates, names, rules};

/// Sizes on which every rule is tried.
const EXAMPLES: [u32; 3] = [11, 40, 120];

/// Title and lines.
pub fn lines(card: &RuleCard) -> (String, Vec<Line>) {
    let row = &card.row;
    let rule = &row.rule;
    let mut lines = vec![
        standing(row),
        Line::plain(rules::quorum(rule)),
        Line::plain(rules::pass(rule)),
        Line::plain(rules::notice(rule.notice_days)),
    ];
    let worded = [("召开：", &rule.frequency), ("票数相近：", &rule.tie)];
    let worded = worded.iter().filter(|(_, words)| !words.is_empty());
    lines.extend(worded.map(|(head, words)| Line::plain(format!("{head}{words}"))));
    lines.push(Line::plain(format!("依据：{}", rule.basis)));
    if !rule.source.is_empty() {
        lines.push(Line::inked(format!("出处：{}", rule.source), Ink::Dim));
    }
    lines.extend(history(card));
    lines.extend(examples(row));
    lines.extend(steps(row));
    lines.extend(beside(card));
    (format!("会议规则：{}", names::meeting(rule.kind)), lines)
}

fn standing(row: &RuleRow) -> Line {
    let whose = match row.rule.own {
        true => "本社区自定",
        false => "统一规定",
    };
    let words = format!("{whose}，{}", rules::span(row));
    match row.standing {
        Standing::Now => Line::inked(words, Ink::Good),
        Standing::Coming => Line::inked(words, Ink::Warn),
        Standing::Past | Standing::Withdrawn => Line::inked(words, Ink::Dim),
    }
}

/// When and why it was set, and withdrawn.
fn history(card: &RuleCard) -> Vec<Line> {
    let set = card
        .set
        .as_ref()
        .map(|(on, reason)| Line::inked(format!("{}定：{reason}", dates::full(*on)), Ink::Dim));
    let withdrawn = card
        .withdrawn_on
        .map(|on| Line::inked(format!("{}撤回", dates::full(on)), Ink::Dim));
    set.into_iter().chain(withdrawn).collect()
}

/// What it comes to in this file, and for some numbers.
fn examples(row: &RuleRow) -> Vec<Line> {
    let rule = &row.rule;
    let Some(here) = needed(rule, row.sizes.base, row.sizes.members) else {
        return Vec::new();
    };
    let mut lines = vec![Line::head("人数")];
    if row.sizes.base > 0 {
        let body = match row.sizes.body.as_str() {
            "" => "本社区",
            body => body,
        };
        let words = rules::numbers(rule.kind, here);
        lines.push(Line::inked(format!("{words}（{body}）"), Ink::Deliberate));
    }
    let examples = EXAMPLES
        .iter()
        .filter_map(|size| needed(rule, *size, *size));
    lines.extend(examples.map(|needed| Line::inked(rules::numbers(rule.kind, needed), Ink::Dim)));
    lines
}

fn steps(row: &RuleRow) -> Vec<Line> {
    let mut lines = Vec::new();
    if can_be_set(row.rule.kind) {
        let purpose = Purpose::Rule(RulePurpose::Set(row.rule.kind));
        lines.push(Line::plain("自定本社区的规则，先看人数再保存").filling(purpose));
    }
    if let (RuleKey::Own(id), true) = (row.key, row.standing != Standing::Withdrawn) {
        let purpose = Purpose::Rule(RulePurpose::Withdraw(id));
        lines.push(Line::plain("撤回这条自定规则").filling(purpose));
    }
    lines
}

fn can_be_set(kind: MeetingKind) -> bool {
    !bases(kind, Part::Quorum).is_empty()
}

/// The other rules of the kind.
fn beside(card: &RuleCard) -> Vec<Line> {
    if card.beside.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![Line::head("同一种会议的其他规则")];
    lines.extend(card.beside.iter().map(|row| {
        let words = format!("{}  {}", rules::span(row), row.rule.basis);
        Line::inked(words, Ink::Dim).leading(Target::Rule(row.key))
    }));
    lines
}
