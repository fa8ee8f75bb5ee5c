//! The wall: what the operator sends, and the masked picture the projector draws of it.
//!
//! Masking happens here, when rows are built; nothing unmasked leaves this module.

use rusqlite::{Connection, OptionalExtension};

use super::code::Json;
use super::{Failure, Store, meeting};
use crate::domain::ballot::{quorum, verdict};
use crate::domain::issue::{Issue, IssueRow, Stage};
use crate::domain::list::From;
use crate::domain::meeting::{
    AgendaItem, BallotState, Disposition, Item, Meeting, MeetingBoard, MeetingKind,
};
use crate::domain::privacy::{mask_name, scrub};
use crate::domain::rules::{MeetingRule, Rulebook};
use crate::domain::wall::{WallLine, WallPicture, WallView, WallVote};
use crate::domain::{Coded, Id};

/// Lines of the board that are paged through; more would not be read by anyone.
const BOARD_LINES: usize = 60;

impl Store {
    /// Sends a view to the wall.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn show_on_wall(&mut self, view: WallView) -> Result<(), Failure> {
        self.conn
            .prepare_cached("UPDATE wall SET view = ?1 WHERE one = 1")?
            .execute([Json(view)])?;
        Ok(())
    }

    /// The masked picture of what is on the wall now.
    ///
    /// # Errors
    ///
    /// When the file cannot be read at this moment; the projector then keeps its last picture.
    pub fn wall(&self) -> Result<WallPicture, Failure> {
        let view: Option<Json<WallView>> = self
            .conn
            .prepare_cached("SELECT view FROM wall WHERE one = 1")?
            .query_row([], |row| row.get(0))
            .optional()?;
        picture(&self.conn, view.map_or(WallView::Board, |view| view.0))
    }
}

fn picture(conn: &Connection, view: WallView) -> Result<WallPicture, Failure> {
    match view {
        WallView::Blank => Ok(WallPicture::Blank),
        WallView::Board => Ok(board(conn)?),
        WallView::Agenda(id) => match find(conn, id)? {
            Some(meeting) => agenda(conn, &meeting),
            None => Ok(board(conn)?),
        },
        WallView::Item(id, item) => match find(conn, id)? {
            Some(meeting) => one_item(conn, &meeting, item),
            None => Ok(board(conn)?),
        },
    }
}

/// The meeting, unless it was undone meanwhile.
fn find(conn: &Connection, meeting: Id<Meeting>) -> rusqlite::Result<Option<MeetingBoard>> {
    meeting::board(conn, meeting).optional()
}

fn board(conn: &Connection) -> rusqlite::Result<WallPicture> {
    let mut counts = Vec::new();
    for stage in Stage::all() {
        let count: u32 = conn
            .prepare_cached("SELECT count(*) FROM issue WHERE stage = ?1 AND internal = 0")?
            .query_row([stage.code()], |row| row.get(0))?;
        counts.push((stage, count));
    }
    let open: Vec<Stage> = Stage::all().filter(|stage| !stage.is_ended()).collect();
    let wanted = super::issue::Wanted {
        stages: &open,
        ..super::issue::Wanted::default()
    };
    let rows = super::issue::list(conn, &wanted, &From::Start, BOARD_LINES)?.rows;
    let mut lines: Vec<WallLine> = rows
        .iter()
        .filter(|row| !row.internal)
        .map(|row| issue_line(conn, row))
        .collect::<rusqlite::Result<_>>()?;
    lines.sort_by_key(|line| Stage::all().position(|stage| stage == line.stage));
    Ok(WallPicture::Board { counts, lines })
}

fn issue_line(conn: &Connection, row: &IssueRow) -> rusqlite::Result<WallLine> {
    Ok(WallLine {
        category: row.category,
        text: shareable(conn, row.id, &row.text)?,
        stage: row.stage,
    })
}

/// Free text without numbers that lead to someone, and with the names of the household it came
/// from and of everyone who holds a post masked.
fn shareable(conn: &Connection, issue: Id<Issue>, text: &str) -> rusqlite::Result<String> {
    let mut statement = conn.prepare_cached(
        "SELECT name FROM person WHERE instr(?2, name) > 0 AND id IN (
           SELECT r.person_id FROM issue i JOIN resident r ON r.household_id = i.household_id
             WHERE i.id = ?1
           UNION SELECT person_id FROM role_term WHERE to_date IS NULL
           UNION SELECT person_id FROM membership WHERE to_date IS NULL)
         ORDER BY length(name) DESC",
    )?;
    let names = statement.query_map((issue, text), |row| row.get::<_, String>(0))?;
    let mut shown = text.to_owned();
    for name in names {
        let name = name?;
        shown = shown.replace(&name, &mask_name(&name));
    }
    Ok(scrub(&shown))
}

fn agenda(conn: &Connection, meeting: &MeetingBoard) -> Result<WallPicture, Failure> {
    let rule = rule_of(conn, meeting.row.id)?;
    Ok(WallPicture::Agenda {
        kind: meeting.row.kind,
        body: meeting.row.body.clone(),
        base: meeting.frozen.base,
        quorum: quorum(&rule, meeting.frozen),
        lines: shown(meeting)
            .map(|item| item_line(conn, meeting.row.kind, item))
            .collect::<rusqlite::Result<_>>()?,
    })
}

fn one_item(
    conn: &Connection,
    meeting: &MeetingBoard,
    item: Id<Item>,
) -> Result<WallPicture, Failure> {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let Some((index, found)) = shown(meeting)
        .enumerate()
        .find(|(_, shown)| shown.id == item)
    else {
        return agenda(conn, meeting);
    };
    let rule = rule_of(conn, meeting.row.id)?;
    Ok(WallPicture::Item {
        position: count(index) + 1,
        of: count(shown(meeting).count()),
        line: item_line(conn, meeting.row.kind, found)?,
        vote: found.ballot.as_ref().and_then(|ballot| vote(&rule, ballot)),
        assigned: found
            .assigned
            .as_ref()
            .map(|(name, deadline)| (mask_name(name), *deadline)),
    })
}

fn shown(meeting: &MeetingBoard) -> impl Iterator<Item = &AgendaItem> {
    meeting.items.iter().filter(|item| !item.internal)
}

fn item_line(
    conn: &Connection,
    kind: MeetingKind,
    item: &AgendaItem,
) -> rusqlite::Result<WallLine> {
    let undecided = match kind {
        MeetingKind::Group => Stage::Group,
        MeetingKind::Committee => Stage::Committee,
        MeetingKind::Assembly | MeetingKind::FourSteps => Stage::Assembly,
        MeetingKind::Residents | MeetingKind::Representatives => Stage::Residents,
    };
    Ok(WallLine {
        category: item.category,
        text: shareable(conn, item.issue, &item.text)?,
        stage: item.disposition.map_or(undecided, Disposition::stage),
    })
}

fn vote(rule: &MeetingRule, ballot: &BallotState) -> Option<WallVote> {
    let gap = Rulebook::builtin().close_gap();
    let so_far = verdict(rule, ballot.frozen, ballot.tally, gap)?;
    Some(WallVote {
        frozen: ballot.frozen,
        tally: ballot.tally,
        opinion: ballot.opinion,
        need: so_far.need,
        verdict: ballot.closed.then_some(so_far),
    })
}

fn rule_of(conn: &Connection, meeting: Id<Meeting>) -> rusqlite::Result<MeetingRule> {
    conn.prepare_cached("SELECT rule FROM meeting WHERE id = ?1")?
        .query_row([meeting], |row| row.get::<_, Json<_>>(0).map(|json| json.0))
}
