//! The reported figures with their counting rules; each leads to its rows.

use crate::domain::figures::{Figure, Figures, RoundTally};
use crate::flow::{Action, Ink, Line, Target};
use crate::store::Filter;
use crate::text::names;

/// Title and lines.
pub fn lines(figures: &Figures, uncountable: Option<u32>) -> (String, Vec<Line>) {
    let rows = [
        (
            Ink::Visit,
            format!("走访群众 {} 人次", figures.person_times),
            "每次走访见到的人数合计，只有「见到」才算",
            Figure::PersonTimes,
        ),
        (
            Ink::Visit,
            format!("见面走访 {} 户次", figures.household_times),
            "见到人的走访次数",
            Figure::HouseholdTimes,
        ),
        (
            Ink::Visit,
            format!("见过面的住户 {} 户", figures.households_met),
            "见到过人的不同住户",
            Figure::HouseholdsMet,
        ),
        (
            Ink::Deliberate,
            format!("收集诉求意见建议 {} 条", figures.opinions),
            "按登记日期计的事项",
            Figure::Opinions,
        ),
        (
            Ink::Resolve,
            format!("研究解决利益诉求 {} 个", figures.resolved),
            "经民情会诊通过、办结并告知居民的事项",
            Figure::Resolved,
        ),
        (
            Ink::Resolve,
            format!("帮扶困难群众 {} 人", figures.helped),
            "得到过帮扶的不同的人",
            Figure::Helped,
        ),
        (
            Ink::Resolve,
            format!("党员义务劳动 {} 次", figures.workdays),
            "实际举行的义务劳动",
            Figure::Workdays,
        ),
    ];
    let mut lines = uncounted(uncountable.unwrap_or_default());
    for (ink, figure, rule, behind) in rows {
        lines.push(Line::inked(figure, ink).acting(Action::Behind(behind)));
        lines.push(Line::inked(format!("  {rule}"), Ink::Dim));
        lines.push(Line::gap());
    }
    lines.extend([
        Line::inked(round(figures.round), Ink::Visit).leading(Target::Households(Filter {
            due: true,
            ..Filter::default()
        })),
        Line::inked(
            "  本轮见过面的不同住户；换了联系人的要重新见面；回车看还没见面的",
            Ink::Dim,
        ),
        Line::gap(),
    ]);
    lines.extend([
        Line::plain("覆盖体检：网络上还缺什么").leading(Target::Coverage),
        Line::gap(),
    ]);
    lines.push(Line::inked("回车看每个数字背后的逐条记录", Ink::Dim));
    ("统计：活动启动以来".to_owned(), lines)
}

/// What stands in none of the figures.
fn uncounted(rows: u32) -> Vec<Line> {
    match rows {
        0 => Vec::new(),
        rows => vec![
            Line::inked(
                format!("有 {rows} 条记录损坏，下面的数字没有算进去"),
                Ink::Bad,
            ),
            Line::inked("  运行 fyj check 看是哪几条，再用最近的留底恢复", Ink::Dim),
            Line::gap(),
        ],
    }
}

fn round(tally: RoundTally) -> String {
    format!(
        "一户一见面（{}一轮）：已见面 {} / {} 户",
        names::round(tally.round),
        tally.met,
        tally.of
    )
}
