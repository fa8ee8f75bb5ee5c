//! Headers and cells of lists.

use chrono::{Datelike, NaiveDate};

use crate::domain::figures::Deed;
use crate::domain::household::HouseholdRow;
use crate::domain::id::number;
use crate::domain::journal::JournalRow;
use crate::domain::list::Order;
use crate::domain::month::{Month, MonthLine, MonthlyStatus, SHOWN};
use crate::domain::person::HandoverRow;
use crate::domain::privacy::mask_phone;
use crate::domain::task::status;
use crate::screens::card::month_words;
use crate::store::{Filter, Listing, OrgListing, Row};
use crate::text::{coverage, dates, faults, homes, names, roster, rules};

/// What stands in place of a list that could not be read: nobody may take it for an empty one.
pub const UNREAD: &str = "读不出来；请用 fyj check 查看";

/// What stands in an empty list.
pub fn empty(listing: &Listing) -> &'static str {
    match listing {
        Listing::Grids => "F2 新建网格",
        Listing::People { narrow, .. } if narrow.is_empty() => {
            "还没有党员和骨干，按 F2 选「登记人员」；还没有职务的人在「所有人」里"
        }
        Listing::Org(OrgListing::Bodies { narrow }) if narrow.is_empty() => {
            "还没有支部，按 F2 选「新建支部」，再在支部里建党小组"
        }
        Listing::Org(OrgListing::Groups { narrow }) if narrow.is_empty() => {
            "还没有党小组，先在 6党员 的组织表里建"
        }
        Listing::Households(filter) if !filter.unmet && filter.narrow.is_empty() => {
            "按 F2 依次建：社区资料 支部 网格 住户"
        }
        Listing::Meetings => "还没有开过会",
        Listing::Coverage => "没有发现空缺",
        Listing::Holes(_) => "都补上了",
        Listing::Journal => "还没有操作",
        Listing::Plan(_) => "这一类没有",
        Listing::Org(OrgListing::Handovers) => "还没有交接；在人员里打开交出人，选「交接」",
        _ => "没有符合的",
    }
}

/// What a heading says of the order its rows stand in; nothing of the usual one.
pub fn order(listing: &Listing, rows: &[Row]) -> &'static str {
    let order = match listing {
        Listing::Households(filter) => filter.order,
        Listing::People { order, .. } => *order,
        _ => Order::Place,
    };
    // A search that finds very many is read as it was entered and says so.
    let is_streamed = matches!(rows.first(), Some(Row::Household(row)) if row.sort.is_empty());
    match order {
        _ if is_streamed => "（先登记的在前）",
        Order::Place => "",
        Order::Pinyin => "（按拼音）",
        Order::Stroke => "（按笔画）",
    }
}

/// An order as it is called where one changes it.
pub fn order_called(order: Order) -> &'static str {
    match order {
        Order::Place => "楼栋房号（人员按登记先后）",
        Order::Pinyin => "姓名拼音",
        Order::Stroke => "姓氏笔画",
    }
}

/// What is said when the order was changed.
pub fn order_changed(now: Order) -> String {
    format!(
        "现在按{}排列；再选「排序」换成{}",
        order_called(now),
        order_called(now.next())
    )
}

pub const WHOLE: &str = "全社区";

/// Headers of a list's columns, in the order of [`cells`].
pub fn headers(listing: &Listing) -> &'static [&'static str] {
    match listing {
        Listing::Grids => &["网格", "办", "户", "1+2", "X"],
        Listing::Households(filter) if is_round(filter) => &[
            "门牌",
            "户主",
            "见面",
            "没见到",
            "办",
            "联系人",
            "人口",
            "标签",
        ],
        Listing::Households(_) => &["门牌", "户主", "见面", "办", "联系人", "人口", "标签"],
        Listing::Issues(_) => &["状态", "事项", "时限", "编号", "类别", "责任人", "来自"],
        Listing::Visits(_) => &["日期", "门牌", "结果", "见到", "走访人", "事项", "谈了什么"],
        Listing::Meetings => &["日期", "会议", "组织", "事项", "状态"],
        Listing::Tasks { .. } => &["时限", "状态", "事项", "责任人", "编号", "类别"],
        Listing::Months(_) => &["姓名"],
        Listing::Coverage => &["缺什么", "几处", "怎么补"],
        Listing::Holes(_) => &["在哪里", "情况", "怎么补"],
        Listing::People { .. } => &["姓名", "身份", "支部和小组", "联户", "职务", "电话"],
        Listing::Org(OrgListing::Grids { .. }) => headers(&Listing::Grids),
        Listing::Org(OrgListing::Sections { .. }) => &["网格", "小区", "片区", "类别"],
        Listing::Org(OrgListing::Everyone { .. } | OrgListing::Present { .. }) => {
            &["姓名", "身份", "支部和小组", "联户", "职务", "电话"]
        }
        Listing::Org(OrgListing::Handovers) => &["日期", "交出人", "项", "接手人", "理由"],
        Listing::Org(OrgListing::Terms { .. }) => &["姓名", "职务", "地方"],
        Listing::Org(OrgListing::Relatives { .. }) => &["姓名", "关系"],
        Listing::Org(_) => &["支部", "党小组", "党员", "网格"],
        Listing::Cards { .. } => &["卡号", "住户", "联系人", "状态", "电话", "制卡", "说明"],
        Listing::Handbooks { .. } => &["党员", "手册", "支部和小组", "联户", "发放", "记事"],
        Listing::Rules => &["会议", "应到", "到会", "通过", "规定", "施行", "依据"],
        Listing::Deeds(_) => &["日期", "类别", "对象或地点", "内容"],
        Listing::Journal => &["时间", "操作", "内容", "说明"],
        Listing::Plan(_) => &["位置", "门牌", "姓名", "改动和说明"],
        Listing::Behind(_) => &[],
    }
}

/// Whether households are listed to be called at: then it is shown where that was tried in vain.
pub fn is_round(filter: &Filter) -> bool {
    filter.due || filter.unmet || filter.contact.is_some()
}

/// `无人 11-20`: the last call, if nobody was met at it.
fn in_vain(household: &HouseholdRow, today: NaiveDate) -> String {
    household.tried.map_or_else(String::new, |(on, outcome)| {
        let day = match on.year() == today.year() {
            true => dates::short(on),
            false => dates::ago_short(Some(on), today),
        };
        format!("{} {day}", names::outcome(outcome))
    })
}

/// Cells of a row, in the order of its list's headers.
pub fn cells(listing: &Listing, row: &Row, today: NaiveDate) -> Vec<String> {
    let mut cells = cells_of(row, today);
    if let (Listing::Households(filter), Row::Household(household)) = (listing, row)
        && is_round(filter)
    {
        cells.insert(3, in_vain(household, today));
    }
    cells
}

fn cells_of(row: &Row, today: NaiveDate) -> Vec<String> {
    match row {
        Row::Grid(grid) => vec![
            if grid.code.is_empty() {
                WHOLE.to_owned()
            } else {
                format!("{} {}", grid.code, grid.name)
            },
            grid.open_issues.to_string(),
            grid.households.to_string(),
            staffing(grid.leads, grid.collectors),
            grid.others.to_string(),
        ],
        Row::Household(household) => vec![
            format!("{} {}", household.estate, household.door),
            homes::head(household),
            dates::ago_short(household.last_met, today),
            blank_zero(household.open_issues),
            household.contact.clone().unwrap_or_default(),
            format!("{}人", household.residents),
            household.tags.join(" "),
        ],
        Row::Issue(issue) => vec![
            standing(issue.stage, issue.deadline, today),
            format!("{}{}", internal(issue.internal), issue.text),
            due(issue.stage, issue.deadline, today),
            issue.number.clone(),
            names::category(issue.category).to_owned(),
            issue.assignee.clone().unwrap_or_default(),
            issue.door.clone().unwrap_or_default(),
        ],
        Row::Visit(visit) => vec![
            dates::short(visit.on),
            match &visit.found {
                Some(found) => format!("{} {}", visit.door, homes::whom(found)),
                None => visit.door.clone(),
            },
            names::outcome(visit.outcome).to_owned(),
            blank_zero(visit.met),
            visit.visitor.clone(),
            blank_zero(visit.issues),
            format!("{}{}", late(visit.late), visit.said),
        ],
        Row::Meeting(meeting) => vec![
            meeting.on.to_string(),
            names::meeting(meeting.kind).to_owned(),
            meeting.body.clone(),
            format!("{}件", meeting.items),
            progress(meeting.ended, meeting.open_items),
        ],
        Row::Task(task) => vec![
            dates::short(task.deadline),
            dates::status(status(task.deadline, task.done_on, today)),
            task.text.clone(),
            task.assignee.clone(),
            task.number.clone(),
            names::category(task.category).to_owned(),
        ],
        Row::Person(person) => vec![
            person.name.clone(),
            person.status.map_or("群众", names::party_status).to_owned(),
            person.body.clone(),
            blank_zero(person.households),
            person
                .roles
                .iter()
                .map(|role| names::role(*role))
                .collect::<Vec<_>>()
                .join(" "),
            mask_phone(&person.phone),
        ],
        Row::Section(section) => vec![
            section.grid.clone(),
            section.estate.clone(),
            section.name.clone(),
            names::section(section.kind).to_owned(),
        ],
        Row::Term(term) => vec![
            term.name.clone(),
            names::role(term.role).to_owned(),
            term.place.clone(),
        ],
        Row::Handover(handover) => vec![
            handover.on.to_string(),
            handover.from.clone(),
            handover.items.to_string(),
            handover.to.replace(',', "、"),
            handover_note(handover),
        ],
        Row::Relative(relative) => vec![relative.name.clone(), names::kin(relative.kin).to_owned()],
        Row::Body(body) => vec![
            body.branch_name.clone(),
            body.group_name.clone(),
            format!("{}人", body.members),
            blank_zero(body.grids),
        ],
        Row::ContactCard(card) => vec![
            card.number.clone(),
            card.door.clone(),
            card.holder.1.clone(),
            names::card_state(card.state).to_owned(),
            mask_phone(&card.phone),
            dates::short(card.made_on),
            names::void_reason(&card.reason).to_owned(),
        ],
        Row::HoleCount(row) => vec![
            coverage::hole(row.hole).to_owned(),
            row.count.to_string(),
            coverage::cure(row.hole).to_owned(),
        ],
        Row::Hole(row) => vec![
            row.subject.clone(),
            coverage::note(&row.note, today),
            coverage::cure(row.hole).to_owned(),
        ],
        Row::Months(row) => std::iter::once(row.name.clone())
            .chain(row.months.iter().map(month))
            .collect(),
        Row::Handbook(book) => vec![
            book.holder.1.clone(),
            if book.number.is_empty() {
                "未发".to_owned()
            } else {
                book.number.clone()
            },
            book.body.clone(),
            blank_zero(book.households),
            book.issued_on.map(|on| on.to_string()).unwrap_or_default(),
            blank_zero(book.entries),
        ],
        Row::Rule(rule) => rules::cells(rule),
        Row::Deed(deed) => vec![
            deed.on.to_string(),
            match deed.deed {
                Deed::Aid => "帮扶",
                Deed::Workday => "义务劳动",
            }
            .to_owned(),
            deed.whom.clone(),
            deed.what.clone(),
        ],
        Row::Plan(row) => {
            let (door, name) = roster::about(row);
            vec![format!("{}行", row.row), door, name, roster::what(row)]
        }
        Row::Entry(entry) => vec![
            dates::moment(entry.at),
            names::command(&entry.deed.command).to_owned(),
            subject(entry),
            if entry.undone {
                "已撤销".to_owned()
            } else if entry.is_undo {
                names::command(&entry.why).to_owned()
            } else {
                entry.why.clone()
            },
        ],
        Row::Damaged(at) => vec![faults::DAMAGED.to_owned(), number(at.id)],
    }
}

/// The selected row in one sentence, for what narrow columns cut.
pub fn preview(row: &Row, today: NaiveDate) -> String {
    match row {
        Row::Household(household) => format!(
            "{} {} {}，{}人，联系人 {}，上次见面 {}{}  {}",
            household.estate,
            household.door,
            homes::head(household),
            household.residents,
            household.contact.as_deref().unwrap_or("无"),
            dates::ago(household.last_met, today),
            household
                .tried
                .map_or_else(String::new, |_| format!("，{}", in_vain(household, today))),
            household.tags.join(" ")
        ),
        Row::Issue(issue) => format!("{} {}", issue.number, issue.text),
        Row::Rule(rule) => format!("{}  {}", rules::span(rule), rule.rule.basis),
        Row::Task(task) => format!("{} {}", task.number, task.text),
        Row::Visit(visit) => match &visit.found {
            Some(found) => format!("{} {}  {}", visit.door, homes::whom(found), visit.said),
            None => visit.said.clone(),
        },
        Row::Person(person) => {
            let roles: Vec<&str> = person.roles.iter().map(|role| names::role(*role)).collect();
            format!("{} {} {}", person.name, person.body, roles.join(" "))
        }
        Row::ContactCard(card) => format!(
            "{} {} {} {} {}",
            card.number,
            card.door,
            card.holder.1,
            names::card_state(card.state),
            names::void_reason(&card.reason)
        ),
        Row::Handbook(book) => format!("{} {} {}", book.holder.1, book.body, book.number),
        Row::Entry(entry) => format!("{} {}", subject(entry), entry.actor),
        Row::HoleCount(row) => coverage::cure(row.hole).to_owned(),
        Row::Hole(row) => format!(
            "{}：{}  {}",
            coverage::hole(row.hole),
            row.subject,
            coverage::note(&row.note, today)
        ),
        Row::Plan(row) => roster::what(row),
        Row::Damaged(at) => faults::damaged_row(at.id),
        Row::Months(row) => {
            let group = row.group.as_ref().map_or("", |(_, name)| name.as_str());
            let this = row.months.first();
            let this = this.map_or_else(String::new, |this| month_words(this, today));
            format!("{} {group}  {this}", row.name)
        }
        Row::Deed(deed) => deed.what.clone(),
        Row::Term(term) => format!("{} {}", term.name, names::role(term.role)),
        Row::Relative(relative) => relative.name.clone(),
        Row::Handover(handover) => handover_note(handover),
        Row::Section(section) => {
            format!("{} {} {}", section.grid, section.estate, section.name)
        }
        Row::Body(body) => format!(
            "{}，党员{}人，网格{}个",
            body.name(),
            body.members,
            body.grids
        ),
        Row::Grid(_) | Row::Meeting(_) => String::new(),
    }
}

/// Headers of the matrix: its months, the newest first; it may begin some months back.
pub fn month_headers(back: u8, today: NaiveDate) -> Vec<String> {
    let this = Month::of(today).back(usize::from(back));
    (0..SHOWN)
        .map(|back| format!("{}月", this.back(back).number()))
        .collect()
}

/// A month in six columns: households met, then a letter each for collection and report.
fn month(month: &MonthLine) -> String {
    let met = blank_zero(month.met);
    let collection = match month.collection {
        MonthlyStatus::Done | MonthlyStatus::DoneLate if month.collected.raised > 0 => "集",
        MonthlyStatus::Done => "无",
        MonthlyStatus::DoneLate => "补",
        other => not_done(other),
    };
    let report = match month.report {
        MonthlyStatus::Done => "报",
        MonthlyStatus::DoneLate => "迟",
        other => not_done(other),
    };
    format!("{met:>2}{collection}{report}")
}

fn not_done(status: MonthlyStatus) -> &'static str {
    match status {
        MonthlyStatus::Overdue => "欠",
        MonthlyStatus::Open { .. } => "－",
        _ => "  ",
    }
}

/// What a step was done to; an undo speaks of the step it took back.
fn subject(entry: &JournalRow) -> String {
    let command = if entry.is_undo {
        &entry.why
    } else {
        &entry.deed.command
    };
    names::subject(command, &entry.deed.subject)
}

/// Why, and when it was taken back.
fn handover_note(row: &HandoverRow) -> String {
    match row.undone {
        Some(on) => format!("{}已撤销 {}", dates::short(on), row.reason),
        None => row.reason.clone(),
    }
}

fn blank_zero(count: u32) -> String {
    match count {
        0 => String::new(),
        count => count.to_string(),
    }
}

fn staffing(leads: u32, collectors: u32) -> String {
    match (leads, collectors) {
        (1, 2) => "齐".to_owned(),
        (0, 0) => String::new(),
        (leads, collectors) => format!("{leads}+{collectors}"),
    }
}

fn internal(internal: bool) -> &'static str {
    if internal { "[内部]" } else { "" }
}

fn late(late: bool) -> &'static str {
    if late { "[补录]" } else { "" }
}

/// The stage, or how late the work is: a narrow board has no room for a column of its own.
fn standing(
    stage: crate::domain::issue::Stage,
    deadline: Option<NaiveDate>,
    today: NaiveDate,
) -> String {
    let late = deadline.is_some_and(|deadline| deadline <= today);
    match due(stage, deadline, today) {
        words if late && !words.is_empty() => words,
        _ => names::stage(stage).to_owned(),
    }
}

fn due(
    stage: crate::domain::issue::Stage,
    deadline: Option<NaiveDate>,
    today: NaiveDate,
) -> String {
    use crate::domain::issue::Stage;
    match (stage, deadline) {
        (Stage::Assigned | Stage::InProgress, Some(deadline)) => {
            dates::status(status(deadline, None, today))
        }
        _ => String::new(),
    }
}

fn progress(ended: bool, open: u32) -> String {
    match (ended, open) {
        (true, _) => "已散会".to_owned(),
        (false, 0) => "待散会".to_owned(),
        (false, open) => format!("开会中，{open}件待议"),
    }
}
