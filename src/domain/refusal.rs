//! What a rule says no to. `text::refusal` turns each into a sentence with the cure.

use chrono::NaiveDate;

use super::calendar::CalendarRefusal;
use super::contact_card::CardRefusal;
use super::grid::OrgRefusal;
use super::household::HomeRefusal;
use super::identity::{BornDiffers, DayFault, IdFault};
use super::issue::Stage;
use super::journal::Deed;
use super::meeting::{Disposition, MeetingRefusal};
use super::month::MonthRefusal;
use super::rules::RuleRefusal;
use super::visit::{Outcome, VisitDoubt};

/// A rule's refusal; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// A date that has not come yet.
    FutureDate { date: NaiveDate },
    /// A deadline before the day it is set.
    PastDeadline { date: NaiveDate },
    /// Text that cannot be read as a date.
    NotADate { text: String },
    /// A day written in a way that would have to be guessed, or one that cannot be.
    NotADay { text: String, fault: DayFault },
    /// Birth and identity number say two things.
    BornDiffers(BornDiffers),
    /// A number that cannot be a telephone number, not confirmed yet.
    OddPhone { number: String },
    /// Words beside a telephone number, where only numbers are kept.
    PhoneWords { words: String },
    /// Text that is no identity number.
    NotAnIdNumber(IdFault),
    /// Text that cannot be read as a number.
    NotANumber { text: String },
    /// A visit that stands there already, or on oneself, not confirmed yet.
    VisitDoubts(Vec<VisitDoubt>),
    /// A visit so old that the year must be a mistake.
    TooLongAgo { earliest: NaiveDate },
    /// More persons met at one door than can be.
    TooManyMet { most: u32 },
    /// A visit without a visitor.
    NoVisitor,
    /// 见到 without anyone met.
    MetNobody,
    /// Persons met although nobody was.
    MetSomebody { outcome: Outcome },
    /// An issue raised at a door where nobody spoke.
    RaisedByNobody { outcome: Outcome },
    /// A text that is longer than what it is for needs.
    TooLong {
        /// Its first words.
        begins: String,
        /// Cells it may take.
        most: usize,
        /// Cells it takes beyond that.
        over: usize,
    },
    /// A text with a character that cannot be seen and does something.
    Unfit {
        /// Its first words.
        begins: String,
        /// The number of the character.
        code: u32,
    },
    /// A sentence is required and missing.
    Empty(Missing),
    /// The life cycle has no such step.
    Stage { from: Stage, to: Stage },
    /// Closing before the resident was told.
    NotTold,
    /// Closing before the resident was asked.
    NotFollowedUp,
    /// Picks outside the rule without a reason.
    PickNeedsReason { picked: u32, min: u32, max: u32 },
    /// A meeting cannot end with items undecided.
    ItemsOpen { open: u32 },
    /// The meeting has ended.
    MeetingEnded,
    /// A disposition this meeting does not have.
    NotForThisMeeting { disposition: Disposition },
    /// Nothing waits for this meeting.
    NothingToDiscuss,
    /// The same body already has an open meeting of this kind.
    MeetingOpen,
    /// Too few are present to open a vote.
    NoQuorum { short: u32 },
    /// A ballot is already open on this item, or a result stands.
    BallotOpen,
    /// No ballot is open.
    NoBallot,
    /// A vote that follows rules of its own (发展党员, 选举) is not counted here.
    NotCounted { phrase: String, source: String },
    /// About a rule of meetings.
    Rule(RuleRefusal),
    /// The item has not passed.
    NotPassed,
    /// The item has passed and can only be assigned, or postponed with a reason.
    PassedAlready,
    /// A date before the matter was registered.
    BeforeRegistered { date: NaiveDate },
    /// A passed item needs a person and a deadline.
    NeedsAssignment,
    /// More votes than voters present.
    TooManyVotes { cast: u32, present: u32 },
    /// Fewer votes than voters present: someone was not counted.
    VotesMissing { cast: u32, present: u32 },
    /// Someone without a vote, or not present.
    NotAVoter,
    /// An issue cannot be merged into itself or into one that has ended.
    CannotMerge,
    /// The thing is no longer there (withdrawn or changed elsewhere).
    Gone,
    /// About a household, its people, tags and contacts.
    Home(HomeRefusal),
    /// About a month's collection or report.
    Month(MonthRefusal),
    /// About the day of a meeting.
    Calendar(CalendarRefusal),
    /// About a contact card or a handbook.
    Card(CardRefusal),
    /// About the organisation, its people and their roles.
    Org(OrgRefusal),
    /// About a meeting.
    Meeting(MeetingRefusal),
    /// Another window changed a value meanwhile that a form would put back.
    Overtaken {
        /// What was done there.
        deed: Deed,
    },
    /// Nothing is known of a day so early: the first step is of that day.
    BeforeFirstStep { first: NaiveDate },
    /// Undo: something later builds on it.
    ChangedSince,
    /// Undo: it was undone already.
    AlreadyUndone,
    /// Nothing to undo.
    NothingToUndo,
    /// Undo: a file that was restored goes back by another restoring.
    RestoreStays,
    /// Stopped by the person at the keyboard.
    Cancelled,
    /// An import's plan was made before something else was written.
    PlanStale,
}

/// Which sentence or choice is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// What the resident said.
    IssueText,
    /// The answer given on the spot.
    Answer,
    /// A reason.
    Reason,
    /// What was done.
    Result,
    /// A progress note.
    Progress,
    /// The person who answers for it.
    Assignee,
    /// Who told the resident.
    Teller,
    /// The issue it is merged into.
    Target,
    /// Who is to have it.
    Holder,
    /// What is written down.
    Entry,
    /// Why a household is sealed.
    Leaving,
    /// Where a notice is posted.
    Place,
    /// Who gets something unmasked.
    Recipient,
    /// What for.
    Purpose,
    /// The name of a file.
    Path,
    /// How a visit ended.
    Outcome,
    /// What the n-th matter raised is about.
    Category(usize),
}

impl From<MeetingRefusal> for Refusal {
    fn from(refusal: MeetingRefusal) -> Self {
        Refusal::Meeting(refusal)
    }
}

impl From<OrgRefusal> for Refusal {
    fn from(refusal: OrgRefusal) -> Self {
        Refusal::Org(refusal)
    }
}

impl From<RuleRefusal> for Refusal {
    fn from(refusal: RuleRefusal) -> Self {
        Refusal::Rule(refusal)
    }
}

impl From<HomeRefusal> for Refusal {
    fn from(refusal: HomeRefusal) -> Self {
        Refusal::Home(refusal)
    }
}

impl From<BornDiffers> for Refusal {
    fn from(differs: BornDiffers) -> Self {
        Refusal::BornDiffers(differs)
    }
}

impl From<CardRefusal> for Refusal {
    fn from(refusal: CardRefusal) -> Self {
        Refusal::Card(refusal)
    }
}
