//! What the operator can send: of the meeting at hand, and what can always be shown.

use rusqlite::Connection;

use super::{meeting, slide, standing};
use crate::domain::Id;
use crate::domain::meeting::Meeting;
use crate::domain::wall::{Wall, WallDesk, WallView};
use crate::store::{Failure, Store};

/// How the wall stands and what can be shown, each as the room would see it, all of one moment.
pub(in crate::store) fn desk(
    store: &Store,
    meeting: Option<Id<Meeting>>,
) -> Result<WallDesk, Failure> {
    let moment = store.conn.unchecked_transaction()?;
    let wall = standing(&moment)?;
    let hider = store.hider(&moment)?;
    let mut views = match meeting.or_else(|| wall.view.meeting()) {
        Some(id) => of_meeting(&moment, id)?,
        None => Vec::new(),
    };
    views.push(WallView::Board);
    views.push(WallView::Message(String::new()));
    for view in kept(&wall) {
        if !views.contains(view) {
            views.push(view.clone());
        }
    }
    views.push(WallView::Blank);
    let slides = views
        .into_iter()
        .map(|view| slide(&moment, &hider, view))
        .collect::<Result<_, Failure>>()?;
    Ok(WallDesk { wall, slides })
}

fn of_meeting(conn: &Connection, id: Id<Meeting>) -> rusqlite::Result<Vec<WallView>> {
    let Some(found) = meeting::find(conn, id)? else {
        return Ok(Vec::new());
    };
    let mut views = vec![WallView::Agenda(id)];
    if found.row.kind.is_of_members() {
        views.push(WallView::Promises(id));
    }
    views.extend(meeting::shown(&found).map(|item| WallView::Item(id, item.id)));
    views.push(WallView::Speaker(id));
    Ok(views)
}

/// What waits, what is there, and sentences that were there before: they can be sent again.
fn kept(wall: &Wall) -> impl Iterator<Item = &WallView> {
    let said = wall.past.iter().rev();
    let said = said.filter(|view| matches!(view, WallView::Message(_)));
    let now = wall.queue.iter().chain([&wall.view]);
    now.filter(|view| **view != WallView::Blank).chain(said)
}
