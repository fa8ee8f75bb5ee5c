//! What the rules of grids, branches, people and roles say no to, each as a sentence with the cure.

use super::{dates, homes, names};
use crate::domain::grid::{Choose, CodeFault, Needed, OrgRefusal, UsedBy};
use crate::domain::person::{Role, RoleDoubt, RoleFault};

/// About the organisation or someone in it.
pub fn org(refusal: &OrgRefusal) -> String {
    match refusal {
        OrgRefusal::NoName => "还没有名称，请填名称".to_owned(),
        OrgRefusal::NoCode => "还没有编号，请填编号，如 01".to_owned(),
        OrgRefusal::CodeTaken { code, by } => {
            format!("编号 {code} 已给了{by}（撤销的网格也占着编号），请换一个")
        }
        OrgRefusal::NameTaken { name } => format!("已经有「{name}」，请换一个名称"),
        OrgRefusal::CommunityCode { text, fault } => community_code(text, *fault),
        OrgRefusal::NothingChosen(what) => format!("还没有选{}，请按 右 选择", choose(*what)),
        OrgRefusal::Ended { name } => format!("「{name}」已经撤销，请选别的"),
        OrgRefusal::SameGrid => "不能并入自己，请选另一个网格".to_owned(),
        OrgRefusal::LiesThere => "片区已经在这个网格，请选另一个网格".to_owned(),
        OrgRefusal::SplitTakes { all: false } => {
            "还没有勾选片区，请勾选拆到新网格的片区".to_owned()
        }
        OrgRefusal::SplitTakes { all: true } => {
            "不能把全部片区都拆走，请留下至少一个，或改用「改网格」".to_owned()
        }
        OrgRefusal::StillUsed { name, by, count } => still_used(name, *by, *count),
        OrgRefusal::SameMembership => "和现在的党籍一样，没有要改的".to_owned(),
        OrgRefusal::NotAMember { name } => format!("{name}现在不是党员"),
        OrgRefusal::OwnRelative => "不能是自己的亲属，请另选一人".to_owned(),
        OrgRefusal::RelatedAlready => "两人已登记为近亲属，要改先删去原来的".to_owned(),
        OrgRefusal::Role(fault) => role_fault(fault),
        OrgRefusal::RoleDoubts(doubts) => {
            let said: Vec<String> = doubts.iter().map(role_doubt).collect();
            format!("{}，确要任职请写明理由", said.join("；"))
        }
        OrgRefusal::TermEnded => "这个职务已经卸任".to_owned(),
        OrgRefusal::EndsBefore { from } => {
            format!("不能早于开始的{}，请改日期", dates::full(*from))
        }
        OrgRefusal::RestsOn {
            needed,
            role,
            place,
        } => rests_on(*needed, *role, place),
        OrgRefusal::NothingToHandOver => "名下没有住户、任务、连心卡和职务，不用交接".to_owned(),
        OrgRefusal::NoRecipient => "还没有接手的人，请按 右 选人".to_owned(),
        OrgRefusal::SameRecipient => "不能交给本人，请另选接手的人".to_owned(),
        OrgRefusal::HandoverDoubts(doubts) => {
            let said: Vec<String> = doubts
                .iter()
                .map(|(name, doubt)| format!("{name}{}", homes::doubt(doubt)))
                .collect();
            format!("{}，确要交接请写明理由", said.join("；"))
        }
    }
}

fn choose(what: Choose) -> &'static str {
    match what {
        Choose::Branch => "支部",
        Choose::Group => "党小组",
        Choose::Grid => "网格",
        Choose::Section => "片区",
        Choose::Person => "人",
        Choose::Role => "职务和地方",
    }
}

fn community_code(text: &str, fault: CodeFault) -> String {
    let wrong = match fault {
        CodeFault::Length => "不是12位数字",
        CodeFault::Street => "第7至9位不是街道、镇或乡的代码",
        CodeFault::Committee => "末三位应是 001 至 199（居委会）或 200 至 399（村委会）",
    };
    format!("社区代码「{text}」{wrong}，请核对，或先空着")
}

fn still_used(name: &str, by: UsedBy, count: u32) -> String {
    let (what, cure) = match by {
        UsedBy::Households => (format!("{count}户"), "先迁出或改划这些住户"),
        UsedBy::Members => (format!("党员{count}人"), "先给他们转党籍"),
        UsedBy::Groups => (format!("党小组{count}个"), "先撤销党小组"),
        UsedBy::Grids => (format!("网格{count}个"), "先在「改网格」里换党小组"),
        UsedBy::Meetings => (format!("没散会的会{count}个"), "先把会开完"),
    };
    format!("「{name}」还有{what}，不能撤销，请{cure}")
}

fn rests_on(needed: Needed, role: Role, place: &str) -> String {
    let needed = match needed {
        Needed::Membership => "党籍",
        Needed::Post => "两委成员或社区工作人员",
    };
    format!(
        "还任着{place}的{}，要以{needed}为前提，请先给这个职务卸任或交接",
        names::role(role)
    )
}

fn listed(roles: &[Role]) -> String {
    let names: Vec<&str> = roles.iter().map(|role| names::role(*role)).collect();
    names.join("或")
}

/// Why someone may not hold a role.
pub fn role_fault(fault: &RoleFault) -> String {
    match fault {
        RoleFault::WrongPlace { role } => {
            format!("这里没有{}这个职务，请换职务或地方", names::role(*role))
        }
        RoleFault::HoldsAlready { role } => {
            format!("本人已经是这里的{}，请另选一人", names::role(*role))
        }
        RoleFault::Full {
            role,
            most,
            holders,
        } => format!(
            "{}只设{most}名，现任{}，请先给现任卸任",
            names::role(*role),
            holders.join("、")
        ),
        RoleFault::NeedsRole { role, one_of } => format!(
            "{}须由{}担任，请另选一人，或先给本人登记这个职务",
            names::role(*role),
            listed(one_of)
        ),
        RoleFault::NotAMember { role } => format!(
            "{}须由党员担任，请另选一人，或先登记党籍",
            names::role(*role)
        ),
        RoleFault::IsMember { role } => {
            format!("本人已是党员，不再登记为{}", names::role(*role))
        }
        RoleFault::Together { role, other } => format!(
            "本人是这里的{}，不能同时任{}，请另选一人",
            names::role(*other),
            names::role(*role)
        ),
    }
}

/// What speaks against it.
pub fn role_doubt(doubt: &RoleDoubt) -> String {
    match doubt {
        RoleDoubt::Elsewhere { role, places } => {
            format!("本人已是{}的{}", places.join("、"), names::role(*role))
        }
        RoleDoubt::OnCommittees => "本人是两委成员，又监督居务".to_owned(),
        RoleDoubt::KinOnCommittees { name } => format!("近亲属{name}是两委成员，又监督居务"),
        RoleDoubt::ShouldBeMember { role } => format!("{}一般由党员担任", names::role(*role)),
        RoleDoubt::OtherBody => "本人的党籍不在这里".to_owned(),
    }
}
