//! What the rules of a meeting say no to, beside those every noun shares.

use super::{HeadFault, MeetingKind};
use crate::domain::ballot::PaperFault;

/// A refusal about a meeting; nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingRefusal {
    /// Of fewer papers the split would tell who voted how.
    TooFewPapers {
        /// The fewest.
        fewest: u32,
    },
    /// Tellers' numbers that cannot be the result.
    Papers(PaperFault),
    /// A teller has not counted yet.
    TellerMissing {
        /// The first or the second.
        teller: u32,
    },
    /// Opinions of some of the representatives, or of more than there are.
    Opinions {
        /// Opinions counted.
        cast: u32,
        /// Representatives who were there.
        present: u32,
    },
    /// A number that must be given was not; nothing is not nought.
    NoNumber {
        /// What the number is called.
        label: String,
    },
    /// Without a vote, or not there when papers were handed out; or reported before.
    HadNoPaper {
        /// Who.
        name: String,
    },
    /// Counts papers and is not at the meeting.
    TellerNotThere {
        /// Who.
        name: String,
    },
    /// One person cannot count twice.
    SameTeller,
    /// Nobody handed in a paper yet.
    NoPapers,
    /// Numbers are only taken where hands are counted, names where names are called, papers where there are papers.
    OtherMethod,
    /// Announced before it was closed.
    NotClosed,
    /// Announced already.
    PublishedAlready,
    /// There is no vote to be voided.
    NothingToVoid,
    /// The item has a disposition that rests on the vote.
    DisposedAlready,
    /// It concerns all residents: the residents' meeting decides.
    ConcernsAll,
    /// The question whether it concerns all residents comes after the vote.
    NotPassedYet,
    /// On the list already.
    ListedAlready {
        /// Who.
        name: String,
    },
    /// A vote by name in which nobody has answered.
    NobodyVoted,
    /// Someone has the floor.
    FloorTaken {
        /// Who.
        name: String,
    },
    /// Nobody has the floor, or this speech is over.
    NotSpeaking,
    /// Voted or spoke, so was there.
    TookPart {
        /// Who.
        name: String,
    },
    /// Not on the roll, or not there.
    NotThere,
    /// More approvals than members of the committee who are there.
    TooManyApprovals {
        /// How many are there.
        present: u32,
    },
    /// All approvals together are more than each member may give.
    ApprovalsTogether {
        /// How many were counted.
        counted: u32,
        /// How many there can be.
        most: u32,
    },
    /// A tie is broken for as many as seats are left.
    TieSeats {
        /// Seats left.
        seats: u32,
    },
    /// Picked at the edge or behind it while a tie is open.
    TieOpen,
    /// Picked although it lost a tie.
    LostTie {
        /// 台账编号.
        number: String,
    },
    /// Helps whom it already is up to.
    AnswersForIt {
        /// Who.
        name: String,
    },
    /// Helps twice.
    HelpsTwice {
        /// Who.
        name: String,
    },
    /// Names are called and papers handed out where there is a roll.
    NoRoll,
    /// There is no tie, or not between these.
    NoTie,
    /// Only matters that have not been to the assembly can be hurried.
    CannotHurry,
    /// A number that is not on the roll.
    NoSuchSeat {
        /// As it was typed.
        number: String,
    },
    /// Nobody was named.
    NobodyChosen,
    /// A choice that must be made was not.
    NothingChosen,
    /// More present than there are.
    HeadsPresent {
        /// All.
        heads: u32,
    },
    /// Heads are counted in the residents' meeting only.
    NoHeadcount,
    /// Called later than the rule asks.
    ShortNotice {
        /// Days the rule asks for.
        days: u32,
    },
    /// The head of the minutes is not whole.
    Head(HeadFault),
    /// Minutes of a meeting that goes on.
    NotEnded,
    /// The minutes are final.
    Finalised,
    /// There are no final minutes to reopen.
    NotFinalised,
    /// A later meeting of the same body has final minutes.
    LaterFinalised,
    /// Final minutes are opened again with a reason; an undo would leave none.
    FinalStays,
    /// A notice of minutes that are not final.
    NoticeBeforeFinal,
    /// A notice of a meeting that decides nothing for the public.
    NotForThePublic,
    /// A notice of the meeting is posted already.
    PostedAlready,
    /// Posted before the meeting was held.
    PostedBefore {
        /// The day of the meeting.
        on: chrono::NaiveDate,
    },
    /// No final minutes on that day, or none at all.
    NoMinutes,
    /// Several meetings have final minutes of that day.
    WhichMeeting {
        /// Each with its number, its kind and who met.
        choices: Vec<(i64, MeetingKind, String)>,
    },
    /// No notice of the meeting is posted.
    NoNotice,
    /// Posted for fewer days than the law asks.
    PostedTooShort {
        /// The fewest.
        days: u32,
    },
    /// Taken down already.
    NotPosted,
}
