//! Words of the lists.

use chrono::NaiveDate;

use crate::domain::figures::Figure;
use crate::domain::month::{Lacking, Month, MonthTotals};
use crate::store::{CardFilter, Listing, OrgListing, TaskFilter};
use crate::text::{coverage, dates};

/// Heading of a list.
pub fn title(listing: &Listing) -> &'static str {
    match listing {
        Listing::Grids => "网格",
        Listing::Households(filter) if filter.due => match filter.contact {
            Some(_) => "本轮未见面的联户",
            None => "本轮未见面的住户",
        },
        Listing::Households(filter) if filter.unmet => "本月未走访的住户",
        Listing::Households(filter) if filter.contact.is_some() => "联户",
        Listing::Households(_) => "住户",
        Listing::Issues(filter) if filter.stages.is_empty() => "民情台账",
        Listing::Issues(_) => "民情台账（部分）",
        Listing::Visits(_) => "走访记录",
        Listing::Meetings => "会议",
        Listing::Tasks { filter, .. } => match filter {
            TaskFilter::All => "任务：全部",
            TaskFilter::Open => "任务：未办结",
            TaskFilter::Overdue => "任务：逾期",
            TaskFilter::DueToday => "任务：今日到期",
            TaskFilter::DueOn(_) => "任务：到期",
        },
        Listing::People { .. } => "党员和骨干",
        Listing::Coverage => "覆盖体检：网络上还缺什么",
        Listing::Holes(hole) => coverage::hole(*hole),
        Listing::Months(filter) => match filter.lacking {
            None => "月度：见面、收集、汇报",
            Some(Lacking::Report) => "月度：未汇报的党员",
            Some(Lacking::Collection) => "月度：未收集的党员",
            Some(Lacking::Meeting) => "月度：未见面的党员",
        },
        Listing::Org(listing) => org(listing),
        Listing::Cards { filter, .. } => match filter {
            CardFilter::Pending => "连心卡：待发",
            CardFilter::Issued => "连心卡：已发",
            CardFilter::Stale => "连心卡：要重印",
            CardFilter::Void => "连心卡：作废",
        },
        Listing::Handbooks { .. } => "联户手册",
        Listing::Rules => "会议规则：几人到会、几票通过",
        Listing::Deeds(_) => "帮扶和义务劳动",
        Listing::Journal => "操作记录（回车 撤销选中的一步）",
        Listing::Plan(_) => "",
        Listing::Behind(figure) => behind(*figure),
    }
}

/// Short name of a list that stands beside others.
pub fn view(listing: &Listing) -> &'static str {
    match listing {
        Listing::Tasks { filter, .. } => match filter {
            TaskFilter::All => "全部",
            TaskFilter::Open => "未办结",
            TaskFilter::Overdue => "逾期",
            TaskFilter::DueToday => "今日到期",
            TaskFilter::DueOn(_) => "到期",
        },
        Listing::Visits(_) => "走访记录",
        Listing::Months(_) => "月度",
        Listing::Households(filter) if filter.due => match filter.contact {
            Some(_) => "联户本轮未见面",
            None => "本轮未见面",
        },
        Listing::Households(filter) if filter.unmet => match filter.contact {
            Some(_) => "联户本月未走访",
            None => "本月未走访",
        },
        Listing::People { .. } => "党员",
        Listing::Cards { filter, .. } => match filter {
            CardFilter::Pending => "卡待发",
            CardFilter::Issued => "卡已发",
            CardFilter::Stale => "卡要重印",
            CardFilter::Void => "卡作废",
        },
        Listing::Handbooks { .. } => "手册",
        other => title(other),
    }
}

/// The list that is shown, among those beside it.
pub fn shown_view(name: &str, order: &str) -> String {
    format!("[{name}{order}]")
}

fn org(listing: &OrgListing) -> &'static str {
    match listing {
        OrgListing::Bodies { .. } => "组织",
        OrgListing::Branches { .. } => "支部",
        OrgListing::Groups { .. } => "党小组",
        OrgListing::Grids { .. } => "网格",
        OrgListing::Sections { .. } => "片区",
        OrgListing::Everyone { .. } => "所有人",
        OrgListing::Handovers => "交接记录",
        OrgListing::Terms { .. } => "职务",
        OrgListing::Relatives { .. } => "近亲属",
        OrgListing::Present { .. } => "到会的人",
    }
}

/// A grid whose card led here.
pub const THIS_GRID: &str = "本网格";

/// Behind a list's name: the order it stands in, the grid it is of, how many rows it has.
pub fn extent(order: &str, grid: Option<&str>, count: Option<u32>) -> String {
    let grid = grid.map_or_else(String::new, |name| format!(" {name}"));
    let count = count.map_or_else(String::new, |count| format!(" {count}户"));
    format!("{order}{grid}{count}")
}

/// The day on which the listed tasks are due, behind their name; nothing for any other list.
pub fn due_on(listing: &Listing, today: NaiveDate) -> Option<String> {
    match listing {
        Listing::Tasks {
            filter: TaskFilter::DueOn(day),
            ..
        } => Some(format!(" {}", dates::day(*day, today))),
        _ => None,
    }
}

/// The month the matrix begins with, behind its name.
pub fn month(month: Month, today: NaiveDate) -> String {
    match month.year() == Month::of(today).year() {
        true => format!(" {}月", month.number()),
        false => format!(" {}年{}月", month.year(), month.number()),
    }
}

/// Whom the matrix is narrowed to, behind its month.
pub fn lacking(lacking: Option<Lacking>) -> &'static str {
    match lacking {
        None => "",
        Some(Lacking::Report) => " 未汇报",
        Some(Lacking::Collection) => " 未收集",
        Some(Lacking::Meeting) => " 未见面",
    }
}

/// What stands below the matrix: its first month of everyone, in the words that find room first.
pub fn totals(totals: MonthTotals) -> [String; 3] {
    let MonthTotals {
        members,
        collected,
        reported,
        met,
        ..
    } = totals;
    let parts = met_parts(totals);
    let short = format!("{members}人 收{collected} 报{reported} 见{met}户");
    [
        format!("合计{members}人 收集{collected} 汇报{reported} 见面{met}户{parts}"),
        format!("{short}{parts}"),
        short,
    ]
}

/// How the households met come out of the column above; nothing where they are its sum.
fn met_parts(totals: MonthTotals) -> String {
    if totals.met == totals.met_by_members {
        return String::new();
    }
    let part = |sign: &str, name: &str, count: u32| match count {
        0 => String::new(),
        count => format!("{sign}{name}{count}"),
    };
    format!(
        "=表内{}{}{}",
        totals.met_by_members,
        part("+", "其他人", totals.met_by_others),
        part("-", "重复", totals.met_again())
    )
}

/// What the signs of the matrix mean; shorter where there is little room.
pub const LEGENDS: [&str; 2] = [
    "数字=见面户数 集=收集 无=本月无 补=补记 报=汇报 迟=晚报 欠=过期未做 －=未到期",
    "集无补=收集 报迟=汇报 欠=过期 －=未到",
];

fn behind(figure: Figure) -> &'static str {
    match figure {
        Figure::PersonTimes => "人次：每次见到的人合计，逐条走访",
        Figure::HouseholdTimes => "户次：见到人的走访，逐条",
        Figure::HouseholdsMet => "户数：见到过的住户，每户列最近一次",
        Figure::Opinions => "收集的诉求、意见、建议，逐条",
        Figure::Resolved => "经会诊通过、办结并告知居民的事项",
        Figure::Helped => "帮扶过的人，每人列最近一次",
        Figure::Workdays => "已举行的义务劳动",
    }
}
