//! The rule book: thresholds, deadlines and mappings as data with source and effective date.
//!
//! The built-in book is `assets/rules.toml`; which rule holds is asked by date, never assumed.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Coded;
use super::ballot::Threshold;
use super::issue::Category;
use super::meeting::MeetingKind;
use super::person::{Duty, Role};
use super::visit::Round;

/// How a kind of meeting decides, from a date on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingRule {
    /// Code of the meeting kind.
    pub kind: String,
    /// First day on which the rule holds.
    pub effective_from: NaiveDate,
    /// The article it rests on, shown with every verdict.
    pub basis: String,
    /// Required attendance, if any.
    #[serde(default)]
    pub quorum: Option<Threshold>,
    /// Required approval; a meeting without one records opinions and never votes.
    #[serde(default)]
    pub pass: Option<Threshold>,
    /// Days between the call and the meeting; 0 where the rule asks for none.
    #[serde(default)]
    pub notice_days: u32,
}

/// How many matters a committee picks for the assembly.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Select {
    /// Fewest without a reason.
    pub min: u32,
    /// Most without a reason.
    pub max: u32,
    /// Where the numbers come from.
    pub source: String,
}

/// Staffing of a grid: the "1" and the "2" of 1+2+X.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct GridRule {
    /// 片长.
    pub leads: u32,
    /// 收集责任人.
    pub collectors: u32,
    /// Codes of the roles that make up the X.
    x_roles: Vec<String>,
    /// Where the numbers come from.
    pub source: String,
}

/// When a visit is a late entry, and when someone was there lately.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct VisitRule {
    /// Days within which an earlier visit is worth a warning.
    pub recent_days: i64,
    /// A visit can be written down this many days later at most: an older one has a mistaken year.
    pub oldest_days: i64,
    /// Persons met at one visit at most: more is a slip of the keys, and would spoil the reported figure.
    pub most_met: u32,
    /// Days after which an entry is late (补录).
    pub late_after_days: i64,
    /// Where the numbers come from.
    pub source: String,
}

/// How much one contact carries without a reason.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ContactRule {
    /// Most households.
    pub most: u32,
    /// Age from which a reason is asked for.
    pub old: u32,
    /// Most households of someone of that age.
    pub old_most: u32,
    /// Where the numbers come from.
    pub source: String,
}

impl GridRule {
    /// The roles that make up the X, in reading order.
    pub fn x_roles(&self) -> impl Iterator<Item = Role> {
        roles(&self.x_roles)
    }
}

/// Who may hold a role; a role without a rule of its own has none of these.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
pub struct RoleRule {
    role: String,
    /// How many may hold it in one place.
    pub most: Option<u32>,
    one_of: Vec<String>,
    apart_from: Vec<String>,
    /// Only Party members may hold it; probationary ones are members.
    pub member: bool,
    /// Only people who are not members are this.
    pub no_member: bool,
    /// Members should hold it; others only with a reason.
    pub should_be_member: bool,
    /// In a second place only with a reason.
    pub one_place: bool,
    /// Supervises the committees: sitting there, or being near to one who does, needs a reason.
    pub overseer: bool,
    /// Where the rule comes from.
    pub source: String,
}

impl RoleRule {
    /// Roles of which one must be held.
    pub fn one_of(&self) -> impl Iterator<Item = Role> {
        roles(&self.one_of)
    }

    /// Roles that may not be held in the same place.
    pub fn apart_from(&self) -> impl Iterator<Item = Role> {
        roles(&self.apart_from)
    }
}

fn roles(codes: &[String]) -> impl Iterator<Item = Role> {
    codes.iter().filter_map(|code| Role::from_code(code))
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct RoundRule {
    length: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct CloseVote {
    gap: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct CategoryRule {
    code: String,
    duty: String,
    days: u32,
}

/// All rules of the file's date.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Rulebook {
    /// The committee's pick.
    pub select: Select,
    /// Grid staffing.
    pub grid: GridRule,
    /// Visits.
    pub visit: VisitRule,
    round: RoundRule,
    /// Load of a contact.
    pub contact: ContactRule,
    close_vote: CloseVote,
    meeting: Vec<MeetingRule>,
    category: Vec<CategoryRule>,
    role: Vec<RoleRule>,
}

impl Rulebook {
    /// The book that ships with the program.
    ///
    /// # Panics
    ///
    /// Never in a released program: the built-in text is parsed by a test.
    pub fn builtin() -> &'static Rulebook {
        static BOOK: LazyLock<Rulebook> = LazyLock::new(|| {
            toml::from_str(include_str!("../../assets/rules.toml"))
                .expect("the built-in rule book is well-formed")
        });
        &BOOK
    }

    /// The rule of a meeting kind in force on a date: the latest that is not later.
    pub fn meeting(&self, kind: MeetingKind, date: NaiveDate) -> Option<&MeetingRule> {
        self.meeting
            .iter()
            .filter(|rule| rule.kind == kind.code() && rule.effective_from <= date)
            .max_by_key(|rule| rule.effective_from)
    }

    /// Who may hold a role.
    pub fn role(&self, role: Role) -> &RoleRule {
        static FREE: LazyLock<RoleRule> = LazyLock::new(RoleRule::default);
        let found = self.role.iter().find(|rule| rule.role == role.code());
        found.unwrap_or(&FREE)
    }

    /// Difference of approvals and rejections at which postponing is proposed.
    pub fn close_gap(&self) -> u32 {
        self.close_vote.gap
    }

    /// How long a round of 一户一见面 is where the file does not say.
    pub fn round(&self) -> Round {
        Round::from_code(&self.round.length).unwrap_or_default()
    }

    /// The duty (六员) that answers for a category.
    pub fn duty_of(&self, category: Category) -> Option<Duty> {
        self.category_rule(category)
            .and_then(|rule| Duty::from_code(&rule.duty))
    }

    /// Days a matter of a category may take.
    pub fn days_of(&self, category: Category) -> u32 {
        self.category_rule(category).map_or(7, |rule| rule.days)
    }

    fn category_rule(&self, category: Category) -> Option<&CategoryRule> {
        self.category
            .iter()
            .find(|rule| rule.code == category.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_book_knows_every_category_and_meeting() {
        let book = Rulebook::builtin();
        let date = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        for category in Category::all() {
            assert!(book.duty_of(category).is_some(), "{category:?}");
            assert!(book.category_rule(category).is_some(), "{category:?}");
        }
        for kind in MeetingKind::all() {
            assert!(book.meeting(kind, date).is_some(), "{kind:?}");
        }
        let known = |code: &String| Role::from_code(code).is_some();
        assert!(book.grid.x_roles.iter().all(known));
        for rule in &book.role {
            assert!(known(&rule.role) && !rule.source.is_empty(), "{rule:?}");
            let others = rule.one_of.iter().chain(&rule.apart_from);
            assert!(others.into_iter().all(known), "{rule:?}");
        }
        assert_eq!(book.role(Role::Lead).most, Some(book.grid.leads));
        assert_eq!(book.role(Role::Collector).most, Some(book.grid.collectors));
        assert_eq!((book.select.min, book.select.max), (2, 3));
        assert_eq!(book.round(), Round::Year);
        assert!(
            book.meeting(MeetingKind::Group, date)
                .unwrap()
                .pass
                .is_none()
        );
    }

    #[test]
    fn no_rule_holds_before_its_date() {
        let before = NaiveDate::from_ymd_opt(2018, 10, 27).unwrap();
        assert!(
            Rulebook::builtin()
                .meeting(MeetingKind::Assembly, before)
                .is_none()
        );
    }
}
