//! A member's months in words: what is owed now, and how the last ones went.

use chrono::{Datelike, NaiveDate};

use crate::domain::month::{Collected, MonthCard, MonthLine, MonthlyStatus};
use crate::flow::{Action, Ink, Line, MonthAction, Target};
use crate::store::Filter;
use crate::text::{dates, names};

/// Title and lines.
pub fn lines(card: &MonthCard, today: NaiveDate) -> (String, Vec<Line>) {
    let group = card
        .row
        .group
        .as_ref()
        .map_or("", |(_, name)| name.as_str());
    let title = format!("月度 {}  {group}", card.row.name);
    let mut lines = Vec::new();
    if let Some(this) = card.row.months.first() {
        lines.extend(owed(this, 0));
    }
    if card.group_unreported > 0 {
        lines.push(
            Line::inked(
                format!("全组汇报：{group}还有{}人未汇报", card.group_unreported),
                Ink::Deliberate,
            )
            .acting(Action::Month(MonthAction::ReportGroup)),
        );
    }
    lines.push(round(card));
    lines.push(Line::plain("这个人的电话、职务、联户").leading(Target::Person(card.row.person)));
    lines.push(Line::gap());
    lines.push(Line::head("近一年"));
    for (back, month) in (0u8..).zip(&card.row.months) {
        lines.push(line(month, today));
        if back > 0 {
            lines.extend(owed(month, back));
        }
    }
    lines.push(Line::gap());
    lines.push(Line::head("本月走访"));
    lines.extend(card.visits.iter().map(|visit| {
        let words = format!(
            "{} {} {} {}",
            dates::short(visit.on),
            visit.door,
            names::outcome(visit.outcome),
            visit.said
        );
        Line::plain(words).leading(Target::Household(visit.household))
    }));
    (title, lines)
}

/// The steps that are still to be taken for a month.
fn owed(month: &MonthLine, back: u8) -> Vec<Line> {
    let which = if back == 0 {
        "本月".to_owned()
    } else {
        format!("补记{}月", month.month.number())
    };
    let mut lines = Vec::new();
    if month.collection.is_owed() {
        lines.push(
            Line::inked(format!("{which}无：没有收集到诉求"), Ink::Visit)
                .acting(Action::Month(MonthAction::Nothing(back))),
        );
    }
    if month.report.is_owed() {
        lines.push(
            Line::inked(format!("{which}汇报：已在党小组汇报"), Ink::Deliberate)
                .acting(Action::Month(MonthAction::Report(back))),
        );
    }
    lines
}

fn round(card: &MonthCard) -> Line {
    let due = card.households.saturating_sub(card.met_this_round);
    let words = format!(
        "联户{}户，本轮已见面{}户，未见面{due}户",
        card.households, card.met_this_round
    );
    let ink = if due == 0 { Ink::Good } else { Ink::Plain };
    Line::inked(words, ink).leading(Target::Households(Filter {
        due: true,
        contact: Some(card.row.person),
        ..Filter::default()
    }))
}

/// One month: households met, what was collected, the report.
fn line(month: &MonthLine, today: NaiveDate) -> Line {
    let ink = match (month.collection, month.report) {
        (MonthlyStatus::Overdue, _) | (_, MonthlyStatus::Overdue) => Ink::Bad,
        (MonthlyStatus::NotOwed, MonthlyStatus::NotOwed) => Ink::Dim,
        _ => Ink::Plain,
    };
    Line::inked(words(month, today), ink)
}

/// One month in words, as the card and the status line have it.
pub fn words(month: &MonthLine, today: NaiveDate) -> String {
    let name = if month.month.year() == today.year() {
        format!("{}月", month.month.number())
    } else {
        format!("{}年{}月", month.month.year(), month.month.number())
    };
    format!(
        "{name}  见面{}户  {}  {}",
        month.met,
        collection(month.collected, month.collection),
        report(month, today)
    )
}

fn collection(collected: Collected, status: MonthlyStatus) -> String {
    match (collected.raised, status) {
        (raised @ 1.., _) => format!("收集{raised}件"),
        (0, MonthlyStatus::Done) => "本月无".to_owned(),
        (0, MonthlyStatus::DoneLate) => "本月无（补记）".to_owned(),
        (0, MonthlyStatus::Open { .. }) => "未收集".to_owned(),
        (0, MonthlyStatus::Overdue) => "欠收集".to_owned(),
        (0, MonthlyStatus::NotOwed) => "未联户".to_owned(),
    }
}

fn report(month: &MonthLine, today: NaiveDate) -> String {
    let due = dates::day(month.report_due, today);
    match (month.report, month.reported) {
        (MonthlyStatus::DoneLate, Some(on)) => {
            format!("{}汇报，迟于{due}", dates::day(on, today))
        }
        (_, Some(on)) => format!("{}汇报", dates::day(on, today)),
        (MonthlyStatus::Open { .. }, None) => format!("未汇报，{due}前报"),
        (MonthlyStatus::Overdue, None) => format!("欠汇报，应在{due}前"),
        _ => String::new(),
    }
}
