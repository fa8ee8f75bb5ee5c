//! Everything that can be done to a ballot beside opening, counting and closing it.

use super::{close, count, paper};
use crate::domain::Id;
use crate::domain::ballot::{Choice, Papers, Tally};
use crate::domain::meeting::Item;
use crate::domain::person::Person;
use crate::store::Failure;
use crate::store::transact::{Tx, Written};

/// A wish about a ballot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BallotCommand {
    /// 其余都投: everyone not named yet votes like this; representatives once no voter is left.
    CastRest { item: Id<Item>, choice: Choice },
    /// 未交票: these did not hand a paper in.
    NotHandedIn {
        item: Id<Item>,
        people: Vec<Id<Person>>,
    },
    /// 计票人报数: what the first or the second teller found, and the representatives' opinion.
    CountPapers {
        item: Id<Item>,
        teller: u32,
        person: Id<Person>,
        papers: Papers,
        opinion: Tally,
    },
    /// 公布.
    Publish { item: Id<Item> },
    /// 作废.
    Void { item: Id<Item>, reason: String },
    /// 是否涉及全体居民利益.
    ConcernsAll { item: Id<Item>, concerns: bool },
}

impl BallotCommand {
    /// The name under which it stands in the journal.
    pub fn code(&self) -> &'static str {
        match self {
            BallotCommand::CastRest { .. } => "cast_rest",
            BallotCommand::NotHandedIn { .. } => "not_handed_in",
            BallotCommand::CountPapers { .. } => "count_papers",
            BallotCommand::Publish { .. } => "publish_ballot",
            BallotCommand::Void { .. } => "void_ballot",
            BallotCommand::ConcernsAll { .. } => "concerns_all",
        }
    }

    pub(in crate::store) fn run(&self, tx: &Tx<'_>) -> Result<Written, Failure> {
        match self {
            BallotCommand::CastRest { item, choice } => count::cast_rest(tx, *item, *choice),
            BallotCommand::NotHandedIn { item, people } => paper::not_handed_in(tx, *item, people),
            BallotCommand::CountPapers {
                item,
                teller,
                person,
                papers,
                opinion,
            } => paper::count_papers(tx, *item, (*teller, *person), *papers, *opinion),
            BallotCommand::Publish { item } => close::publish(tx, *item),
            BallotCommand::Void { item, reason } => close::void(tx, *item, reason),
            BallotCommand::ConcernsAll { item, concerns } => {
                close::concerns_all(tx, *item, *concerns)
            }
        }
    }
}
