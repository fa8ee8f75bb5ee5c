//! What can be asked about a number that stands out: which rule it is measured by.

use super::MeetingRule;
use crate::domain::ballot::{Frozen, Tally};
use crate::domain::issue::Category;

/// A number, and the rule it is measured by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Explained {
    /// Attendance and votes of a meeting.
    Meeting {
        /// The rule the meeting was opened under.
        rule: Box<MeetingRule>,
        /// Who counts.
        frozen: Frozen,
        /// Votes, once there is a ballot.
        tally: Option<Tally>,
    },
    /// Picks of a committee.
    Pick {
        /// So many.
        picked: u32,
    },
    /// Staffing of a grid.
    Staffing {
        /// 片长.
        leads: u32,
        /// 收集责任人.
        collectors: u32,
    },
    /// Who holds a post in a grid.
    Post {
        /// 片长, or else 收集责任人.
        is_lead: bool,
        /// So many do.
        held: u32,
        /// So many should.
        wanted: u32,
    },
    /// Households of a contact.
    Load {
        /// Called on.
        households: u32,
        /// As many as this person should.
        most: u32,
    },
    /// A deadline.
    Deadline {
        /// Category of the matter; `None` for those of all.
        category: Option<Category>,
    },
    /// 一月一收集 and the report, not done in time.
    Monthly,
}
