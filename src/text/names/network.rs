//! What the network's values are called: people, kinship, reach, weekdays.

use chrono::Weekday;

use crate::domain::calendar::ThemeDay;
use crate::domain::identity::Sex;
use crate::domain::person::{Kin, Reach};

/// Whether someone can be called.
pub fn reach(reach: Reach) -> &'static str {
    match reach {
        Reach::Reachable => "能联系",
        Reach::Away => "外出",
        Reach::Stopped => "停机",
    }
}

/// 性别.
pub fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Unknown => "未知",
        Sex::Male => "男",
        Sex::Female => "女",
    }
}

/// What a relative is to someone.
pub fn kin(kin: Kin) -> &'static str {
    match kin {
        Kin::Spouse => "配偶",
        Kin::Parent => "父母",
        Kin::Child => "子女",
        Kin::Sibling => "兄弟姐妹",
        Kin::Grandparent => "祖父母",
        Kin::Grandchild => "孙子女",
    }
}

/// A weekday.
pub fn weekday(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "星期一",
        Weekday::Tue => "星期二",
        Weekday::Wed => "星期三",
        Weekday::Thu => "星期四",
        Weekday::Fri => "星期五",
        Weekday::Sat => "星期六",
        Weekday::Sun => "星期日",
    }
}

/// On which day of a month a branch meets.
pub fn theme_day(rule: ThemeDay) -> String {
    match rule {
        ThemeDay::Day(day) => format!("每月{day}日"),
        ThemeDay::Nth(nth, day) => format!("每月第{nth}个{}", weekday(day)),
        ThemeDay::Last(day) => format!("每月最后一个{}", weekday(day)),
    }
}

/// A command of the network, by its journal code.
pub fn command(code: &str) -> Option<&'static str> {
    Some(match code {
        "create_grid" => "新建网格",
        "edit_grid" => "改网格",
        "split_grid" => "拆分网格",
        "merge_grid" => "并入网格",
        "add_section" => "新建片区",
        "edit_section" => "改片区",
        "move_section" => "改划片区",
        "end_section" => "撤销片区",
        "set_community" => "社区资料",
        "create_branch" => "新建支部",
        "edit_branch" => "改支部",
        "end_branch" => "撤销支部",
        "create_group" => "新建党小组",
        "edit_group" => "改党小组",
        "end_group" => "撤销党小组",
        "create_person" => "登记人员",
        "edit_person" => "改人员",
        "join_party" => "党籍",
        "leave_party" => "党籍终止",
        "relate" => "登记亲属",
        "unrelate" => "删去亲属",
        "give_role" => "任职",
        "end_role" => "卸任",
        "hand_over" => "交接",
        _ => return None,
    })
}
