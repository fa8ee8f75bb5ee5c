//! The wall: what the operator sends and queues, and the masked picture the projector draws of it.
//!
//! Masking happens here, when rows are built; nothing unmasked leaves this module.

mod board;
mod meeting;
mod slides;

use std::sync::Arc;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};

pub(super) use slides::desk;

use super::code::Json;
use super::limits::check_one;
use super::{Failure, Store};
use crate::domain::limits::Limit;
use crate::domain::privacy::Names;
use crate::domain::wall::{Wall, WallPicture, WallSlide, WallStep, WallView};
use crate::store::privacy::{Hider, Reader};

impl Store {
    /// Sends a view to the wall.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn show_on_wall(&mut self, view: WallView) -> Result<(), Failure> {
        self.step_wall(WallStep::Show(view)).map(drop)
    }

    /// Takes a step of the wall; gives the step as it was taken, its sentence masked, and how the wall stands then.
    /// What changes nothing is not written.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn step_wall(&mut self, step: WallStep) -> Result<(WallStep, Wall), Failure> {
        self.may_write()?;
        if let WallStep::Show(WallView::Message(text)) | WallStep::Toggle(WallView::Message(text)) =
            &step
        {
            check_one(text, Limit::Message)?;
        }
        let names = self.names()?;
        let tx = self
            .conn
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let mut wall = standing(&tx)?;
        let step = hidden(&tx, &names, step)?;
        if wall.take(step.clone()) {
            tx.prepare_cached(
                "UPDATE wall SET view = ?1, queue = ?2, past = ?3, followed = ?4 WHERE one = 1",
            )?
            .execute((
                Json(&wall.view),
                Json(&wall.queue),
                Json(&wall.past),
                Json(&wall.followed),
            ))?;
        }
        tx.commit()?;
        Ok((step, wall))
    }

    /// The masked picture of what is on the wall now, all of one moment.
    ///
    /// # Errors
    ///
    /// When the file cannot be read at this moment; the projector then keeps its last picture.
    pub fn wall(&self) -> Result<WallPicture, Failure> {
        let moment = self.conn.unchecked_transaction()?;
        let view = standing(&moment)?.view;
        picture(&moment, &self.hider(&moment)?, &view)
    }
}

impl Store {
    /// Hides what the wall must not show, at one moment.
    fn hider<'c>(&self, moment: &'c Connection) -> rusqlite::Result<Hider<'c>> {
        Hider::new(moment, self.names()?, Reader::Public)
    }
}

/// How the wall stands.
fn standing(conn: &Connection) -> rusqlite::Result<Wall> {
    let found = conn
        .prepare_cached("SELECT view, queue, past, followed FROM wall WHERE one = 1")?
        .query_row([], |row| {
            Ok(Wall {
                view: read(row.get_ref(0)?),
                queue: read(row.get_ref(1)?),
                past: read(row.get_ref(2)?),
                followed: read(row.get_ref(3)?),
            })
        })
        .optional()?;
    Ok(found.unwrap_or_default())
}

/// What another version has written there, or what is damaged, is no reason to show nothing.
fn read<T: serde::de::DeserializeOwned + Default>(json: ValueRef<'_>) -> T {
    let bytes = json.as_bytes().unwrap_or_default();
    serde_json::from_slice(bytes).unwrap_or_default()
}

/// A sentence is masked before it is kept.
fn hidden(conn: &Connection, names: &Arc<Names>, step: WallStep) -> rusqlite::Result<WallStep> {
    let hide = |view: WallView| match view {
        WallView::Message(text) => {
            let hider = Hider::new(conn, Arc::clone(names), Reader::Public)?;
            Ok(WallView::Message(hider.text(&text)?))
        }
        other => Ok::<_, rusqlite::Error>(other),
    };
    Ok(match step {
        WallStep::Show(view) => WallStep::Show(hide(view)?),
        WallStep::Toggle(view) => WallStep::Toggle(hide(view)?),
        other => other,
    })
}

/// What the room would see of a view, before it is sent.
pub(super) fn preview(store: &Store, view: &WallView) -> Result<WallSlide, Failure> {
    slide(&store.conn, &store.hider(&store.conn)?, view.clone())
}

/// A view with its picture, and where someone is named in it.
fn slide(conn: &Connection, hider: &Hider, view: WallView) -> Result<WallSlide, Failure> {
    let picture = picture(conn, hider, &view)?;
    Ok(WallSlide {
        view,
        picture,
        masked: hider.take_covered(),
    })
}

fn picture(conn: &Connection, hider: &Hider, view: &WallView) -> Result<WallPicture, Failure> {
    let Some(id) = view.meeting() else {
        return Ok(match view {
            WallView::Message(text) => WallPicture::Message(hider.text(text)?),
            WallView::Blank => WallPicture::Blank,
            _ => board::board(conn, hider)?,
        });
    };
    // A meeting that was undone meanwhile leaves the board.
    let Some(found) = meeting::find(conn, id)? else {
        return Ok(board::board(conn, hider)?);
    };
    Ok(meeting::picture(&found, hider, view)?)
}
