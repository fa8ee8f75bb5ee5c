//! A vote on paper. Only sums are kept: nothing leads from whoever handed a paper in to what stood on it.

use rusqlite::OptionalExtension;

use super::{Current, open_by, write_tally};
use crate::domain::ballot::{
    FEWEST_PAPERS, Method, PaperFault, Papers, Tally, check_opinion, cross_check,
};
use crate::domain::meeting::{Item, Meeting, MeetingRefusal};
use crate::domain::person::Person;
use crate::domain::{Id, Refusal};
use crate::store::Failure;
use crate::store::meeting::columns::tally;
use crate::store::meeting::open_item;
use crate::store::person::name_of;
use crate::store::transact::{Tx, Written};

/// These, of all who were given one, did not hand a paper in.
pub(super) fn not_handed_in(
    tx: &Tx<'_>,
    item: Id<Item>,
    people: &[Id<Person>],
) -> Result<Written, Failure> {
    let open = open_item(tx, item)?;
    let ballot = open_by(tx, item, Method::Paper)?;
    let mut without = None;
    for person in people {
        let had_one = tx
            .conn
            .prepare_cached("DELETE FROM paper_voter WHERE ballot_id = ?1 AND person_id = ?2")?
            .execute((ballot.id, person))?;
        if had_one == 0 {
            without.get_or_insert(*person);
        }
    }
    check_enough(returned(tx, &ballot)?)?;
    if let Some(person) = without {
        let name = name_of(tx.conn, person)?;
        return Err(Refusal::from(MeetingRefusal::HadNoPaper { name }).into());
    }
    Ok(Written::on(open.number).making(ballot.id))
}

fn check_enough(returned: u32) -> Result<(), Refusal> {
    if returned < FEWEST_PAPERS {
        let fewest = FEWEST_PAPERS;
        return Err(MeetingRefusal::TooFewPapers { fewest }.into());
    }
    Ok(())
}

/// What a teller found; saying it again corrects it.
pub(super) fn count_papers(
    tx: &Tx<'_>,
    item: Id<Item>,
    (teller, person): (u32, Id<Person>),
    papers: Papers,
    opinion: Tally,
) -> Result<Written, Failure> {
    let open = open_item(tx, item)?;
    let ballot = open_by(tx, item, Method::Paper)?;
    check_is_there(tx, open.meeting.id, person)?;
    check_teller(tx, &ballot, (teller, person), papers)?;
    check_opinion(opinion, ballot.reps)?;
    tx.conn
        .prepare_cached(
            "INSERT INTO teller_count (ballot_id, teller, person_id, approve, reject, abstain, invalid)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (ballot_id, teller) DO UPDATE
             SET person_id = ?3, approve = ?4, reject = ?5, abstain = ?6, invalid = ?7",
        )?
        .execute((
            ballot.id,
            teller,
            person,
            papers.tally.approve,
            papers.tally.reject,
            papers.tally.abstain,
            papers.invalid,
        ))?;
    write_tally(tx, ballot.id, ballot.tally, opinion)?;
    Ok(Written::on(open.number).making(ballot.id))
}

/// Papers are counted in the room, by whoever is there, with a vote or without.
fn check_is_there(tx: &Tx<'_>, meeting: Id<Meeting>, person: Id<Person>) -> Result<(), Failure> {
    let is_there = tx
        .conn
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM attendance WHERE meeting_id = ?1 AND person_id = ?2
                            AND presence = 'present')",
        )?
        .query_row((meeting, person), |row| row.get(0))?;
    if is_there {
        return Ok(());
    }
    let name = name_of(tx.conn, person)?;
    Err(Refusal::from(MeetingRefusal::TellerNotThere { name }).into())
}

/// Each teller's own sum is checked at once; whether both agree, when the second has counted.
fn check_teller(
    tx: &Tx<'_>,
    ballot: &Current,
    (teller, person): (u32, Id<Person>),
    papers: Papers,
) -> Result<(), Failure> {
    let other = count_of(tx, ballot, 3 - teller.clamp(1, 2))?;
    if other.is_some_and(|(other, _)| other == person) {
        return Err(Refusal::from(MeetingRefusal::SameTeller).into());
    }
    let returned = returned(tx, ballot)?;
    if papers.sum() != returned {
        let fault = PaperFault::Sum {
            teller,
            counted: papers.sum(),
            returned,
        };
        return Err(Refusal::from(MeetingRefusal::Papers(fault)).into());
    }
    Ok(())
}

fn returned(tx: &Tx<'_>, ballot: &Current) -> Result<u32, Failure> {
    let count = tx
        .conn
        .prepare_cached("SELECT count(*) FROM paper_voter WHERE ballot_id = ?1")?
        .query_row([ballot.id], |row| row.get(0))?;
    Ok(count)
}

fn count_of(
    tx: &Tx<'_>,
    ballot: &Current,
    teller: u32,
) -> Result<Option<(Id<Person>, Papers)>, Failure> {
    let found = tx
        .conn
        .prepare_cached(
            "SELECT person_id, approve, reject, abstain, invalid FROM teller_count
             WHERE ballot_id = ?1 AND teller = ?2",
        )?
        .query_row((ballot.id, teller), |row| {
            let papers = Papers {
                tally: tally(row, 1)?,
                invalid: row.get(4)?,
            };
            Ok((row.get(0)?, papers))
        })
        .optional()?;
    Ok(found)
}

/// The result both tellers found.
pub(super) fn agreed(tx: &Tx<'_>, ballot: &Current) -> Result<Papers, Failure> {
    let returned = returned(tx, ballot)?;
    check_enough(returned)?;
    let counted = |teller| -> Result<Papers, Failure> {
        let missing = Refusal::from(MeetingRefusal::TellerMissing { teller });
        let (_, papers) = count_of(tx, ballot, teller)?.ok_or(missing)?;
        Ok(papers)
    };
    let (first, second) = (counted(1)?, counted(2)?);
    let agreed = cross_check(returned, first, second);
    Ok(agreed.map_err(|fault| Refusal::from(MeetingRefusal::Papers(fault)))?)
}
