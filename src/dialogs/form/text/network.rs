//! Words of the forms about grids, branches, people and roles.

use crate::domain::grid::SectionRow;

pub const NAME: &str = "名称";
pub const PERSON_NAME: &str = "姓名";
pub const CODE: &str = "编号";
pub const BOUNDARY: &str = "四至范围";
pub const GROUP: &str = "事项提交党小组";
pub const INTO: &str = "并入哪个网格";
pub const SECTION_KIND: &str = "类别";
pub const ESTATE: &str = "小区、片区或单位";
pub const SECTION_NAME: &str = "楼栋（片区可不填）";
pub const UNITS: &str = "单元数";
pub const ADDRESS: &str = "地址";
pub const TO_GRID: &str = "划到哪个网格";
pub const STREET: &str = "街道（镇）";
pub const COMMUNITY_CODE: &str = "12位代码（可先空着）";
pub const OFFICE_PHONE: &str = "办公电话";
pub const THEME_RULE: &str = "主题党日";
pub const THEME_RULES: [&str; 3] = ["每月几日", "第几个星期几", "最后一个星期几"];
pub const THEME_DAY: &str = "  几日";
pub const THEME_WEEK: &str = "  第几个";
pub const THEME_WEEKDAY: &str = "  星期几";
pub const ENDS_BRANCH: &str = "撤销这个支部";
pub const ENDS_GROUP: &str = "撤销这个党小组";
pub const READING: &str = "读音（多音字才填）";
pub const GLYPH: &str = "字形说明（生僻字）";
pub const PHONES: &str = "电话（可填几个）";
pub const REACH: &str = "联系状况";
pub const SEX: &str = "性别";
pub const BORN: &str = "出生日期（可不填）";
pub const ID_NUMBER: &str = "身份证号（可不填）";
pub const ID_KEPT: &str = "身份证号（不填不改）";
pub const POST: &str = "单位职务";
pub const EXEMPT: &str = "免派任务的原因";
pub const STATUS: &str = "党员身份";
pub const BRANCH: &str = "支部";
pub const PARTY_GROUP: &str = "党小组";
pub const SUSPENDED: &str = "停止表决权";
pub const EXCLUDED: &str = "不计应到的原因";
pub const FROM: &str = "从哪天起";
pub const UNTIL: &str = "到哪天止";
pub const RELATIVE: &str = "亲属";
pub const KIN: &str = "是本人的";
pub const WHO: &str = "人选";
pub const ROLE: &str = "职务";
pub const SCOPE: &str = "在哪一级";
pub const SCOPES: [&str; 5] = ["社区", "网格", "片区", "支部", "党小组"];
pub const PLACES: [&str; 5] = ["社区", "哪个网格", "哪个片区", "哪个支部", "哪个党小组"];
pub const WHY: &str = "理由（规则提醒时填）";
pub const TAKER: &str = "接手人";
pub const TASKS_TO: &str = "  任务不归接手人时";
pub const ROLES_TO: &str = "  职务不归接手人时";
pub const SAME_TAKER: &str = "归接手人（按 右 另选一位）";
pub const SAME_TAKERS: &str = "归接手人（按 右 另选，可以选几位）";
pub const SHARED: &str = "住户选了几位，就按门牌顺序平均分给这几位，连心卡跟着住户走";
pub const HANDED_ON: &str = "交接日期";
pub const ENDING: &str = "哪项职务";
pub const MERGE_NOTE: &str = "片区、住户和没办完的事都并过去，本网格的职务到今天为止";
pub const END_SECTION_NOTE: &str = "没有住户的片区才能撤销，片区的职务到今天为止";

/// Tick box of a section that a new grid can take.
pub fn takes(section: &SectionRow) -> String {
    format!("{} {}户", section.name, section.households)
}

/// Label of the n-th of those who share the households.
pub fn sharer(n: usize) -> &'static str {
    match n {
        0 => "  住户分给",
        _ => "  住户还分给",
    }
}

/// Telephone numbers in one line.
pub fn numbers(numbers: &[&str]) -> String {
    numbers.join("、")
}

/// A section and the grid it lies in now.
pub fn lies_in(section: &str, grid: &str) -> String {
    format!("{section}，现在 {grid}")
}

/// A name and what will happen.
pub fn noted(name: &str, note: &str) -> String {
    format!("{name}：{note}")
}
