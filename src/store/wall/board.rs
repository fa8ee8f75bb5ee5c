//! The issue board: how many matters stand where, and those that are open.

use rusqlite::Connection;

use super::Hider;
use crate::domain::Coded;
use crate::domain::issue::Stage;
use crate::domain::list::From;
use crate::domain::wall::{WallLine, WallPicture};
use crate::store::issue;

/// Lines of the board that are paged through; more would not be read by anyone.
const LINES: usize = 60;

pub(super) fn board(conn: &Connection, hider: &Hider) -> rusqlite::Result<WallPicture> {
    let mut counts = Vec::new();
    for stage in Stage::all() {
        let count: u32 = conn
            .prepare_cached("SELECT count(*) FROM issue WHERE stage = ?1 AND internal = 0")?
            .query_row([stage.code()], |row| row.get(0))?;
        counts.push((stage, count));
    }
    let open: Vec<Stage> = Stage::all().filter(|stage| !stage.is_ended()).collect();
    let wanted = issue::Wanted {
        stages: &open,
        ..issue::Wanted::default()
    };
    let rows = issue::list(conn, &wanted, &From::Start, LINES)?.rows;
    let mut lines: Vec<WallLine> = rows
        .iter()
        .filter(|row| !row.internal)
        .map(|row| {
            Ok(WallLine {
                category: row.category,
                text: hider.of_issue(row.id, &row.text)?,
                stage: row.stage,
            })
        })
        .collect::<rusqlite::Result<_>>()?;
    lines.sort_by_key(|line| Stage::all().position(|stage| stage == line.stage));
    Ok(WallPicture::Board { counts, lines })
}
