//! What the rules of grids, branches, people and their roles say no to.

use crate::domain::household::Doubt;
use crate::domain::person::{Role, RoleDoubt, RoleFault};

/// A refusal about the organisation or someone in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrgRefusal {
    /// A name is missing.
    NoName,
    /// A grid's code is missing.
    NoCode,
    /// The code is taken; by which grid.
    CodeTaken { code: String, by: String },
    /// A name that another one of the kind has.
    NameTaken { name: String },
    /// Not the 12 digits of a community.
    CommunityCode { text: String, fault: CodeFault },
    /// No branch, group, grid or section was chosen.
    NothingChosen(Choose),
    /// It has ended.
    Ended { name: String },
    /// A grid cannot be merged into itself.
    SameGrid,
    /// A section lies in that grid already.
    LiesThere,
    /// A split that takes nothing, or everything.
    SplitTakes { all: bool },
    /// Still used by so many of something.
    StillUsed {
        name: String,
        by: UsedBy,
        count: u32,
    },
    /// The person is a member there already, in the same way.
    SameMembership,
    /// Not a member.
    NotAMember { name: String },
    /// A relative of oneself.
    OwnRelative,
    /// They are near relatives already.
    RelatedAlready,
    /// Someone may not hold a role.
    Role(RoleFault),
    /// A role needs a reason.
    RoleDoubts(Vec<RoleDoubt>),
    /// The role has ended already.
    TermEnded,
    /// A role ends before it began.
    EndsBefore { from: chrono::NaiveDate },
    /// A role that another one rests on.
    RestsOn {
        needed: Needed,
        role: Role,
        place: String,
    },
    /// Nothing to hand over.
    NothingToHandOver,
    /// No one was chosen to take it.
    NoRecipient,
    /// The recipient is the one who hands over.
    SameRecipient,
    /// Someone would carry too much; asks for a reason.
    HandoverDoubts(Vec<(String, Doubt)>),
}

/// What must be chosen first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choose {
    /// A branch.
    Branch,
    /// A Party group.
    Group,
    /// A grid.
    Grid,
    /// A section.
    Section,
    /// A person.
    Person,
    /// A role.
    Role,
}

/// What keeps something from being ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UsedBy {
    /// Households.
    Households,
    /// Members.
    Members,
    /// Party groups.
    Groups,
    /// Grids.
    Grids,
    /// Open meetings.
    Meetings,
}

/// What a role rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// The Party membership.
    Membership,
    /// 两委 or 社区工作人员.
    Post,
}

/// What is wrong with a community's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeFault {
    /// Not twelve digits.
    Length,
    /// The last three are neither those of a 居委会 nor of a 村委会.
    Committee,
    /// The street's three are none.
    Street,
}

/// Whether a text is the 12-digit code of a community: county, street, committee.
///
/// # Errors
///
/// What is wrong with it.
pub fn check_code(text: &str) -> Result<(), CodeFault> {
    if text.len() != 12 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(CodeFault::Length);
    }
    let part = |from: usize| text[from..from + 3].parse::<u32>().unwrap_or(0);
    if !(1..=599).contains(&part(6)) {
        return Err(CodeFault::Street);
    }
    if !(1..=399).contains(&part(9)) {
        return Err(CodeFault::Committee);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_communities() {
        for (code, expected) in [
            ("421303001099", Ok(())),
            ("421303587201", Ok(())),
            ("42130300109", Err(CodeFault::Length)),
            ("4213030010990", Err(CodeFault::Length)),
            ("42130300109x", Err(CodeFault::Length)),
            ("421303000099", Err(CodeFault::Street)),
            ("421303700099", Err(CodeFault::Street)),
            ("421303001000", Err(CodeFault::Committee)),
            ("421303001400", Err(CodeFault::Committee)),
        ] {
            assert_eq!(check_code(code), expected, "{code}");
        }
    }
}
