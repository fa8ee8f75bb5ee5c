//! Words of the workbench.

use crate::domain::figures::Owed;

pub const GRIDS: &str = "网格";
pub const HOUSEHOLDS: &str = "住户";
pub const BOARD: &str = "议题板";
pub const VISIT: &str = "访";
pub const DELIBERATE: &str = "议";
pub const RESOLVE: &str = "解";
pub const COLUMNS: [&str; 5] = ["收集", "支委会", "会诊", "办理", "反馈"];
pub const WHOLE: &str = "全社区的住户在这一栏；左边选一个网格按回车，打开这个网格";
pub const COUNTING: &str = "正在统计今日待办";
pub const UNCOUNTED: &str = "今日待办算不出来；请用 fyj check 查看";

/// The counts of the owed line, in order.
pub fn owed(owed: Owed) -> [String; 7] {
    [
        format!("逾期 {}", owed.overdue),
        format!("今日到期 {}", owed.due_today),
        format!("本月未走访 {}", owed.unvisited),
        format!("待告知 {}", owed.untold),
        format!("待回访 {}", owed.follow_ups),
        format!("未汇报 {}", owed.unreported),
        "体检".to_owned(),
    ]
}
