//! What is refused about a meeting rule of one's own.

use chrono::NaiveDate;

use crate::domain::meeting::MeetingKind;

/// Which of the two shares of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// Who must be present.
    Quorum,
    /// Who must approve.
    Pass,
}

/// A refusal about a meeting rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleRefusal {
    /// A meeting that takes no votes has no shares to set.
    TakesNoVotes {
        /// Which kind.
        kind: MeetingKind,
    },
    /// A share of nothing: the denominator is zero.
    NoDenominator(Part),
    /// A share of zero: nobody need be there, or approve.
    NoShare(Part),
    /// A share that nobody can reach: above the whole, or more than the whole.
    AboveWhole(Part),
    /// The share is taken of people who are not asked in this kind of meeting.
    WrongBase(Part),
    /// More days of notice than make sense.
    LongNotice {
        /// As many as can be set.
        most: u32,
    },
    /// It would never hold: the built-in rule begins later.
    BeforeBuiltin {
        /// First day of the built-in rule.
        from: NaiveDate,
    },
    /// The community has set one of this kind from this day on already.
    SameDay {
        /// The day.
        from: NaiveDate,
    },
    /// Nothing is said of what it rests on.
    NoBasis,
    /// It was withdrawn already.
    Withdrawn,
    /// No rule of the kind held on that day yet.
    NotYet {
        /// Which kind.
        kind: MeetingKind,
        /// First day of the first rule.
        from: NaiveDate,
    },
}
