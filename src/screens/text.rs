//! Words of the frame around every screen.

use crate::domain::journal::OwnWayBack;
use crate::domain::person::HandoverTally;
use crate::flow::Screen;
use crate::text::names;

pub const TOO_SMALL: &str = "窗口太小，请放大";
pub const MENU: &str = "命令";
pub const SAVED: &str = "已保存";
pub const LOADING: &str = "正在读取";
pub const HAN_IN_MENU: &str = "当前是中文输入，请按 Shift 切换，或用方向键和回车";
pub const PASTE_IGNORED: &str = "这里不能粘贴，请先打开要填的表";
pub const NOTHING_TO_OPEN: &str = "这里还没有可打开的；按 F2 看能做的事，按 Tab 换栏";
pub const UNREAD: &str =
    "这一栏读不出来，不是空的；请用 fyj check 查看，再到 9 设置 的「留底」换回";
pub const NO_KEY: &str = "这个键在这里没有用，按 ? 看能用的键";

/// Name of a screen.
pub fn screen(screen: Screen) -> &'static str {
    match screen {
        Screen::Workbench => "工作台",
        Screen::Visits => "走访",
        Screen::Issues => "议题",
        Screen::Meetings => "会议",
        Screen::Tasks => "任务",
        Screen::People => "党员",
        Screen::Deeds => "帮扶",
        Screen::Stats => "统计",
        Screen::Settings => "设置",
    }
}

/// What a command that was carried out is called in the status line.
pub fn done(command: &str, subject: &str) -> String {
    let way_back = match OwnWayBack::of(command) {
        Some(OwnWayBack::Reopen) => "F6 重开",
        Some(OwnWayBack::RestoreAgain) | None => "F8 撤销",
    };
    let subject = names::subject(command, subject);
    format!(
        "{SAVED}：{} {subject}  （{way_back}）",
        names::command(command)
    )
}

/// A handover that was carried out, and what of its preview stayed.
pub fn handed_over(from: &str, tally: &HandoverTally) -> String {
    let mut stayed = Vec::new();
    if tally.gone > 0 {
        stayed.push(format!("{}项在预览后变了", tally.gone));
    }
    if tally.newer > 0 {
        stayed.push(format!("{}项是预览后才有的", tally.newer));
    }
    let stayed = match stayed.as_slice() {
        [] => String::new(),
        stayed => format!("，另有{}，没有交", stayed.join("、")),
    };
    format!(
        "{SAVED}：交接 {from} {}项{stayed}  （F8 撤销）",
        tally.moved
    )
}

/// An undo that was carried out.
pub fn undone(command: &str, subject: &str) -> String {
    let subject = names::subject(command, subject);
    format!("已撤销：{} {subject}", names::command(command))
}

/// Labels of keys: at most four hanzi.
pub mod labels {
    pub const QUIT: &str = "退出";
    pub const BACK: &str = "返回";
    pub const HELP: &str = "帮助";
    pub const MENU: &str = "命令";
    pub const UNDO: &str = "撤销";
    pub const COVERAGE: &str = "覆盖体检";
    pub const CALENDAR: &str = "日历";
    pub const SET_DAY: &str = "改日期";
    pub const CLEAR_DAY: &str = "撤回改期";
    pub const TODAY: &str = "回今天";
    pub const RULES: &str = "会议规则";
    pub const COPIES: &str = "留底";
    pub const REDRAW: &str = "重画";
    pub const UP: &str = "上";
    pub const DOWN: &str = "下";
    pub const PAGE_UP: &str = "上页";
    pub const PAGE_DOWN: &str = "下页";
    pub const FIRST: &str = "最前";
    pub const LAST: &str = "最后";
    pub const OPEN: &str = "打开";
    pub const NEXT: &str = "下一步";
    pub const PLACE: &str = "看详情";
    pub const CHOOSE_GRID: &str = "选网格";
    pub const ALL_GRIDS: &str = "全社区";
    pub const FIND: &str = "查找";
    pub const PANE: &str = "换栏";
    pub const PANE_BACK: &str = "前一栏";
    pub const LEFT: &str = "左";
    pub const RIGHT: &str = "右";
    pub const ZOOM: &str = "放大";
    pub const ORDER: &str = "排序";
    pub const VIEW: &str = "换表";
    pub const VIEW_BACK: &str = "前一张";
    pub const VISIT: &str = "登记走访";
    pub const ISSUE: &str = "登记事项";
    pub const GRID: &str = "网格详情";
    pub const CHAIN: &str = "一条纽带";
    pub const NEW_PERSON: &str = "登记人员";
    pub const GIVE_ROLE: &str = "任职";
    pub const END_ROLE: &str = "卸任";
    pub const HAND_OVER: &str = "交接";
    pub const NEW_GRID: &str = "新建网格";
    pub const NEW_BRANCH: &str = "新建支部";
    pub const COMMUNITY: &str = "社区资料";
    pub const REVEAL: &str = "显示电话";
    pub const NOT_A_NAME: &str = "不是人名";
    pub const A_NAME: &str = "是人名";
    pub const NAME_OFFICES: &str = "写姓名";
    pub const INTERNAL: &str = "上墙设置";
    pub const GROUP: &str = "开小组会";
    pub const COMMITTEE: &str = "开支委会";
    pub const ASSEMBLY: &str = "开会诊";
    pub const FOUR_STEPS: &str = "四议大会";
    pub const REPRESENTATIVES: &str = "代表会议";
    pub const RESIDENTS: &str = "居民会议";
    pub const ALL_PRESENT: &str = "全到";
    pub const PRESENT: &str = "到会";
    pub const EXCUSED: &str = "请假";
    pub const ABSENT: &str = "缺席";
    pub const LEFT_EARLY: &str = "离会";
    pub const BY_SEAT: &str = "按号登记";
    pub const CAST_REST: &str = "其余赞成";
    pub const SPEAK: &str = "开始结束";
    pub const HOLD: &str = "暂停继续";
    pub const EXTEND: &str = "加时";
    pub const NOTE: &str = "要点";
    pub const STEP_BACK: &str = "不发言了";
    pub const APPROVALS: &str = "投票选题";
    pub const BREAK_TIE: &str = "并列另定";
    pub const PAPER: &str = "票决";
    pub const CONCERNS_SOME: &str = "不涉及";
    pub const CONCERNS_ALL: &str = "涉及全体";
    pub const NOT_HANDED_IN: &str = "未交票";
    pub const ANNOUNCE: &str = "公布";
    pub const TO_RESIDENTS: &str = "交居民会";
    pub const VOID_BALLOT: &str = "表决作废";
    pub const ASK: &str = "请发言";
    pub const REMARK: &str = "备注";
    pub const HEAD: &str = "会议信息";
    pub const HEADS: &str = "清点人数";
    pub const ADD_PART: &str = "加议程";
    pub const DROP_PART: &str = "去掉议程";
    pub const HURRY: &str = "加急";
    pub const HANDS: &str = "举手表决";
    pub const NAMED: &str = "记名表决";
    pub const TALLY: &str = "计票";
    pub const APPROVE: &str = "赞成";
    pub const REJECT: &str = "反对";
    pub const ABSTAIN: &str = "弃权";
    pub const CLOSE_BALLOT: &str = "结束表决";
    pub const END: &str = "散会";
    pub const MINUTES: &str = "会议记录";
    pub const FINALISE: &str = "定稿";
    pub const REOPEN_MINUTES: &str = "重开记录";
    pub const NOTICE: &str = "公示";
    pub const PUBLISH: &str = "张贴";
    pub const WITHDRAW: &str = "撤下";
    pub const EXPORT: &str = "导出";
    pub const PROGRESS: &str = "办理情况";
    pub const FINISH: &str = "办结";
    pub const TELL: &str = "告知居民";
    pub const FOLLOW_UP: &str = "回访";
    pub const CLOSE: &str = "销号";
    pub const REOPEN: &str = "重启";
    pub const IMPORT: &str = "导花名册";
    pub const WRITE_PLAN: &str = "写入";
    pub const WIDTH: &str = "宽度设置";
    pub const ROUND: &str = "见面轮次";
    pub const NOTHING: &str = "本月无";
    pub const REPORT: &str = "汇报";
    pub const REPORT_GROUP: &str = "全组汇报";
    pub const EARLIER: &str = "上个月";
    pub const LATER: &str = "下个月";
    pub const LACKING: &str = "只看未办";
    pub const WALL_BOARD: &str = "墙上看板";
    pub const WALL_BLANK: &str = "墙上空白";
    pub const CARRIED: &str = "提支委会";
    pub const MERGED: &str = "合并";
    pub const ANSWERED: &str = "当场答复";
    pub const PICKED: &str = "提会诊";
    pub const HANDLE_NOW: &str = "即办";
    pub const ASSIGNED: &str = "交办";
    pub const EXPLAINED: &str = "解释";
    pub const REFERRED: &str = "转报";
    pub const NEXT_MONTH: &str = "下月再议";
    pub const POSTPONED: &str = "暂缓";
    pub const DECLINED: &str = "不予办理";
}

/// One sentence on what a key does, for the menu and the help.
pub mod help {
    pub const QUIT: &str = "离开访议解";
    pub const BACK: &str = "回到上一个画面";
    pub const HELP: &str = "看这里能用的键";
    pub const MENU: &str = "列出这里能做的事";
    pub const UNDO: &str = "撤销最近一步";
    pub const COVERAGE: &str = "看网络上还缺什么，回车到补的地方";
    pub const COPIES: &str = "整个数据文件留底，还原到一份留底";
    pub const RULES: &str = "几人到会、几票通过、依据哪一条，可以自定";
    pub const CALENDAR: &str = "一个月的会、逢四、时限、公示到期";
    pub const SET_DAY: &str = "给选中的会换一天，写明理由";
    pub const CLEAR_DAY: &str = "选中的会又照规则那天开";
    pub const TODAY: &str = "回到今天";
    pub const MONTH_BEFORE: &str = "看上个月，也可以按 PageUp";
    pub const MONTH_BEHIND: &str = "看下个月，也可以按 PageDown";
    pub const DAY: &str = "前一天、后一天；上下是一个星期";
    pub const REDRAW: &str = "画面花了，重新画一遍";
    pub const SCREEN: &str = "打开这个画面";
    pub const MOVE: &str = "移动";
    pub const OPEN: &str = "打开选中的一条";
    pub const NEXT: &str = "做这件事的下一步";
    pub const CHOOSE_GRID: &str = "只看一个网格的走访和还没见面的住户";
    pub const ALL_GRIDS: &str = "又看全社区的";
    pub const PLACE: &str = "先看这一户、这个网格或这个人再补";
    pub const FIND: &str = "按首字母、汉字、3-2-501 或电话后四位查找";
    pub const PANE: &str = "到另一栏";
    pub const ZOOM: &str = "把这一栏放大到全屏，再按还原";
    pub const ORDER: &str = "换排列顺序：楼栋房号、姓名拼音、姓氏笔画";
    pub const VIEW: &str = "看这个画面的下一张表";
    pub const VIEW_BACK: &str = "看这个画面的前一张表";
    pub const VISIT: &str = "给选中的住户登记一次走访";
    pub const ISSUE: &str = "登记不是走访时提的事项";
    pub const GRID: &str = "看选中网格的队伍和片区";
    pub const CHAIN: &str = "这一户有事先找谁、再找谁";
    pub const GIVE_ROLE: &str = "给这个人一项职务";
    pub const END_ROLE: &str = "这个人卸任一项职务";
    pub const HAND_OVER: &str = "住户、任务、连心卡、职务交给别人";
    pub const NEW_PERSON: &str = "登记党员、骨干、工作人员";
    pub const NEW_GRID: &str = "先有支部和党小组，再建网格";
    pub const NEW_BRANCH: &str = "建支部，定主题党日";
    pub const COMMUNITY: &str = "社区名称、代码、地址、电话";
    pub const REVEAL: &str = "显示完整电话，按任意键或10秒后又遮住";
    pub const NOT_A_NAME: &str = "选中的不是人名，只在这一句里照写";
    pub const A_NAME: &str = "选中的这一处还是人名，重新遮住";
    pub const NAME_OFFICES: &str = "责任人在墙上和公示里写姓名，或只留姓";
    pub const INTERNAL: &str = "不让这件事上墙，或恢复上墙";
    pub const GROUP: &str = "把网格收集的事项拿到党小组会";
    pub const COMMITTEE: &str = "支委会商定提交会诊的事项";
    pub const ASSEMBLY: &str = "主题党日上民情会诊、表决、交办";
    pub const FOUR_STEPS: &str = "重大事项按四议两公开开党员大会";
    pub const REPRESENTATIVES: &str = "涉及全体居民利益的，开居民代表会议";
    pub const RESIDENTS: &str = "涉及全体居民利益的，开居民会议";
    pub const ALL_PRESENT: &str = "没点名的都算到会，再改例外";
    pub const PRESENCE: &str = "给选中的人点名";
    pub const HANDS: &str = "冻结应到人数，举手表决";
    pub const NAMED: &str = "冻结应到人数，逐人表决";
    pub const TALLY: &str = "填赞成、反对、弃权的票数";
    pub const VOTE: &str = "记下选中的人的意见";
    pub const CLOSE_BALLOT: &str = "结束表决，先看结果再公布";
    pub const BY_SEAT: &str = "按序号一次登记几个人没来或离会";
    pub const CAST_REST: &str = "其余党员都记赞成，再按记代表";
    pub const SPEAK: &str = "等着的开始发言，正在发言的结束";
    pub const HOLD: &str = "停下计时，再按继续";
    pub const EXTEND: &str = "再加一分钟";
    pub const NOTE: &str = "记下发言要点，赞成还是反对";
    pub const STEP_BACK: &str = "从等候发言的名单里去掉";
    pub const APPROVALS: &str = "支委投票选题，每人最多投三件";
    pub const BREAK_TIE: &str = "票数并列时另行商定，写明怎么定的";
    pub const PAPER: &str = "发票，两名计票人各自计数，互相核对";
    pub const CONCERNS: &str = "是否涉及全体居民利益";
    pub const NOT_HANDED_IN: &str = "按名单序号登记谁没有交票";
    pub const ANNOUNCE: &str = "宣布结果，墙上才看得到";
    pub const VOID_BALLOT: &str = "写明理由，这次表决作废，可以重新表决";
    pub const ASK: &str = "从名单里请一个人发言";
    pub const REMARK: &str = "给选中的事项或议程写备注、改计划时间";
    pub const HEAD: &str = "主持人、记录人、地点、主题";
    pub const HEADS: &str = "居民会议的应到和实到";
    pub const ADD_PART: &str = "议程最后加一项";
    pub const DROP_PART: &str = "今天没有的一项从议程去掉";
    pub const HURRY: &str = "写明理由，直接上党员大会会诊";
    pub const END: &str = "各件事有了去向后散会";
    pub const MINUTES: &str = "看这次会的记录，定稿、公示、导出";
    pub const FINALISE: &str = "把会议记录定为一版，定了就不能改";
    pub const REOPEN_MINUTES: &str = "写明理由，改了再定下一版";
    pub const NOTICE: &str = "给居民看的公示：先看样子再张贴";
    pub const PUBLISH: &str = "登记贴在哪里、从哪天到哪天";
    pub const WITHDRAW: &str = "写明理由，把公示撤下";
    pub const EXPORT: &str = "写成文件：会议记录、表决结果、公示";
    pub const PROGRESS: &str = "写办到哪一步了";
    pub const FINISH: &str = "事情办完了，写结果";
    pub const TELL: &str = "登记怎么、什么时候、由谁告知居民";
    pub const FOLLOW_UP: &str = "问居民满意不满意";
    pub const CLOSE: &str = "告知并回访后销号";
    pub const REOPEN: &str = "已销号的事重新办理";
    pub const IMPORT: &str = "从表格导入花名册，先预览再写入";
    pub const WRITE_PLAN: &str = "把能用的行一次写入，先留底";
    pub const WIDTH: &str = "自动、单宽、双宽 之间切换";
    pub const ROUND: &str = "多久每户见一次面：一年、半年、一季、一月";
    pub const NOTHING: &str = "这个月没有收集到诉求";
    pub const REPORT: &str = "这个月已在党小组汇报";
    pub const REPORT_GROUP: &str = "党小组里还没汇报的人都记为已汇报";
    pub const EARLIER: &str = "月度表从再早一个月看起，可以补记那个月";
    pub const LATER: &str = "月度表往本月回一个月";
    pub const LACKING: &str = "依次只列未汇报、未收集、未见面的，再列全部";
    pub const WALL_BOARD: &str = "投影上显示议题看板";
    pub const WALL_BLANK: &str = "投影上什么也不显示";
    pub const DISPOSE: &str = "给选中的事项定去向";
}

/// Why something cannot be done now.
pub mod blocked {
    pub const NO_PLACE: &str = "先在遮住的姓名里选一处";
    pub const NOBODY_NAMED: &str = "里面没有另外要遮的姓名";
    pub const NOT_YET_WRITTEN: &str = "还没有写入，没有要撤销的；不导入就按 Esc 返回";
    pub const NO_GRID: &str = "先在网格栏选一个网格";
    pub const NO_ROLE: &str = "现在没有职务";
    pub const NO_HOUSEHOLD: &str = "先选中一户";
    pub const NO_TASK: &str = "还没有交办";
    pub const NOT_DONE: &str = "还没有办结";
    pub const NOT_TOLD: &str = "还没有告知居民";
    pub const NOT_FOLLOWED_UP: &str = "告知居民并回访后才能销号";
    pub const DONE: &str = "已经办结";
    pub const TOLD: &str = "已经告知居民";
    pub const FOLLOWED_UP: &str = "已经回访";
    pub const CLOSED: &str = "已经销号";
    pub const NOT_CLOSED: &str = "还没有销号";
    pub const NO_QUORUM: &str = "到会人数不够，先点名或清点人数";
    pub const ALL_CALLED: &str = "都点过名了";
    pub const NOT_PASSED: &str = "还没有表决通过";
    pub const ITEMS_OPEN: &str = "还有事项没有去向";
    pub const MEETING_ENDED: &str = "已经散会";
    pub const BALLOT_STANDS: &str = "已在表决或已有结果";
    pub const NO_BALLOT: &str = "还没有开始表决";
    pub const BALLOT_CLOSED: &str = "这次表决已经结束";
    pub const NOT_ENDED: &str = "还没有散会";
    pub const FINAL_FIRST: &str = "会议记录还没有定稿";
    pub const NOT_PUBLIC: &str = "党小组会、支委会的记录不公示";
    pub const POSTED: &str = "已经公示，要换新的先撤下";
    pub const NOT_POSTED: &str = "还没有张贴";
    pub const FINAL: &str = "已经定稿，要改先重开";
    pub const NOT_FINAL: &str = "还没有定稿，不用重开";
    pub const LATER_FINAL: &str = "后面的会议记录已经定稿，不能再重开";
    pub const COLLECTED: &str = "这个月已经收集，或已记本月无";
    pub const REPORTED: &str = "这个月已经汇报";
    pub const OLDEST_MONTH: &str = "月度表只看到近一年";
    pub const THIS_MONTH: &str = "已经是本月";
    pub const NOT_PLANNED: &str = "先选中一个还没开的会";
    pub const NOT_EDITED: &str = "这个会没有改过日期";
    pub const NO_GROUP: &str = "这名党员没有编入党小组";
    pub const NOT_COUNTED: &str = "票数还没有计全";
    pub const NOBODY_SPEAKS: &str = "没有人在发言，按 F4 请人发言";
    pub const SPOKEN: &str = "已经讲完";
    pub const HAS_SPOKEN: &str = "已经开始发言，不能从名单去掉";
    pub const NOT_PUBLISHED: &str = "先按 6 公布结果";
    pub const NO_ROLL: &str = "居民会议不点名，只能举手表决";
    pub const NO_TIE: &str = "没有并列";
    pub const TIE_OPEN: &str = "票数并列，先用「并列另定」（F2）定下来";
    pub const LOST_TIE: &str = "已在并列中落选，请改选其余去向";
    pub const PASSED: &str = "已经表决通过，不能不予办理";
    pub const DISPOSED: &str = "已经议定去向";
    pub const BY_NAME: &str = "记名表决按回车逐人记票";
    pub const PUBLISHED: &str = "已经公布";
    pub const KEPT_PART: &str = "民情会诊是必经环节，不能去掉";
    pub const CANNOT_HURRY: &str = "只有还没上党员大会的可以加急";
}

/// Headings and rows of the key tables in the manual.
pub mod groups {
    pub const WORKBENCH: &str = "工作台";
    pub const TABLE: &str = "各个列表";
    pub const CARD: &str = "住户、网格、统计、设置";
    pub const ISSUE: &str = "选中或打开一件事项时";
    pub const NETWORK: &str = "网格和人员（在 F2 里）";
    pub const MONTH: &str = "月度表里选中一名党员时";
    pub const MEETING: &str = "开会";
    pub const CALENDAR: &str = "日历（会议里按 F9，别处在 F2 里）";
    pub const WALL: &str = "投影（从会议里按 F6，或在 F2、9 设置里）";
    pub const IMPORT: &str = "导入花名册";
    pub const MOVES: &str = "移动";
    pub const SCREENS: &str = "九个画面（开会时数字另有用处）";
    pub const GLOBAL: &str = "处处能用";
    pub const BY_MENU: &str = "F2 里选";

    /// A heading and the head of its table.
    pub fn heading(words: &str) -> String {
        format!("\n### {words}\n\n| 键 | 名称 | 做什么 |\n|---|---|---|\n")
    }

    /// A row.
    pub fn row(keys: &str, label: &str, help: &str) -> String {
        format!("| {keys} | {label} | {help} |\n")
    }
}
