//! Everything that can be written about rules of meetings, as values.

use super::set;
use crate::domain::Id;
use crate::domain::rules::{MeetingRule, OwnRule};
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// A wish to write something about a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleCommand {
    /// 自定规则. Meetings that were opened keep the one they were opened under.
    Set {
        /// The rule; that it is the community's own is understood.
        rule: Box<MeetingRule>,
        /// Why.
        reason: String,
    },
    /// 撤回: from then on the one before holds.
    Withdraw {
        /// Which.
        rule: Id<OwnRule>,
        /// Why.
        reason: String,
    },
}

impl RuleCommand {
    /// The name under which it stands in the journal.
    pub fn code(&self) -> &'static str {
        match self {
            RuleCommand::Set { .. } => "set_rule",
            RuleCommand::Withdraw { .. } => "withdraw_rule",
        }
    }

    pub(in crate::store) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        match self {
            RuleCommand::Set { rule, reason } => set::set(tx, rule, reason),
            RuleCommand::Withdraw { rule, reason } => set::withdraw(tx, *rule, reason),
        }
    }
}
