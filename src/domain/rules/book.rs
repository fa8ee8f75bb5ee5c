//! The book itself, and what it is asked.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::Deserialize;

use super::{
    ContactRule, GridRule, MeetingRule, MinutesRule, NotCounted, Preset, PublishRule, RoleRule,
    Select, VisitRule, in_force,
};
use crate::domain::calendar::CalendarRule;
use crate::domain::issue::Category;
use crate::domain::meeting::MeetingKind;
use crate::domain::person::{Duty, Role};
use crate::domain::visit::Round;
use crate::domain::{Coded, Refusal};

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct RoundRule {
    length: String,
}

/// What each member owes every month.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct MonthlyRule {
    /// Where it stands.
    pub source: String,
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
    /// 一月一收集 and its report.
    pub monthly: MonthlyRule,
    round: RoundRule,
    /// Load of a contact.
    pub contact: ContactRule,
    /// 日历: which days before the theme day, and the talk days.
    pub calendar: CalendarRule,
    /// 会议记录.
    pub minutes: MinutesRule,
    /// 公示.
    pub publish: PublishRule,
    close_vote: CloseVote,
    meeting: Vec<MeetingRule>,
    preset: Vec<Preset>,
    not_counted: Vec<NotCounted>,
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
            toml::from_str(include_str!("../../../assets/rules.toml"))
                .expect("the built-in rule book is well-formed")
        });
        &BOOK
    }

    /// The built-in rule of a meeting kind in force on a date: the latest that is not later.
    ///
    /// What a meeting of a file decides by may be a rule of its own: the store knows.
    pub fn meeting(&self, kind: MeetingKind, date: NaiveDate) -> Option<&MeetingRule> {
        in_force(&self.meeting, kind, date)
    }

    /// All built-in rules of meetings, as the book lists them.
    pub fn meetings(&self) -> &[MeetingRule] {
        &self.meeting
    }

    /// Rules to start from when a community sets its own.
    pub fn presets(&self, kind: MeetingKind) -> impl Iterator<Item = &Preset> {
        self.preset.iter().filter(move |preset| preset.is_for(kind))
    }

    /// Whether a text is about a vote that follows rules of its own (发展党员, 选举).
    ///
    /// # Errors
    ///
    /// [`Refusal::NotCounted`] with the words by which it is known.
    pub fn refuses_ballot(&self, text: &str) -> Result<(), Refusal> {
        for kind in &self.not_counted {
            if let Some(phrase) = kind.found_in(text) {
                return Err(Refusal::NotCounted {
                    phrase: phrase.to_owned(),
                    source: kind.source.clone(),
                });
            }
        }
        Ok(())
    }

    /// Who may hold a role.
    pub fn role(&self, role: Role) -> &RoleRule {
        static FREE: LazyLock<RoleRule> = LazyLock::new(RoleRule::default);
        let found = self.role.iter().find(|rule| rule.role == role.code());
        found.unwrap_or(&FREE)
    }

    /// How many votes apart the two sides are, or how many would turn the result, when postponing is proposed.
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
    fn every_meeting_rule_says_what_it_rests_on_and_where_that_is_found() {
        for rule in Rulebook::builtin().meetings() {
            assert!(
                !rule.basis.is_empty() && !rule.source.is_empty(),
                "{rule:?}"
            );
            assert!(!rule.own, "{rule:?}");
        }
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
