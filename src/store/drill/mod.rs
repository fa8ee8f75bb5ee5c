//! 演练: a made-up community in a new file, the same for the same day.
//!
//! People and doors are written as rows, for they have no commands yet; everything that happened
//! since then is a command, so every rule was obeyed and every deed stands in the journal.

mod ballots;
mod book;
mod calendar;
mod cards;
mod events;
mod folk;
mod history;
mod land;
mod meetings;
mod party;
mod rows;
mod town;
mod visits;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::open::{discard, put_in_place};
use super::{Failure, Fault, Mode, Setting, Store, index, is_network_path, setting};
use book::Book;
use rows::Rows;
use town::Town;

/// Makes a drill file at a path where nothing stands yet, and opens it.
///
/// The file is made under another name beside it and moved when it is whole.
///
/// # Errors
///
/// A fault when the path is taken or cannot be written; nothing is left behind then.
pub fn make(path: &Path, today: NaiveDate) -> Result<Store, Failure> {
    if is_network_path(path) {
        return Err(Failure::Fault(Fault::Network {
            path: path.to_path_buf(),
        }));
    }
    if path.try_exists().map_err(Fault::from)? {
        return Err(Failure::Fault(Fault::Taken {
            path: path.to_path_buf(),
        }));
    }
    let unfinished = unfinished(path);
    discard(&unfinished);
    if let Err(failure) = fill(&unfinished, today) {
        discard(&unfinished);
        return Err(match failure {
            Failure::Fault(fault) => Failure::Fault(fault.at(path)),
            refused @ Failure::Refused(_) => refused,
        });
    }
    put_in_place(&unfinished, path)?;
    Ok(Store::open(path, Mode::Write)?)
}

/// The name under which a drill is made.
fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".making");
    path.with_file_name(name)
}

fn fill(path: &Path, today: NaiveDate) -> Result<(), Failure> {
    let book = Book::builtin();
    let mut store = Store::open(path, Mode::Write)?;
    store.conn.pragma_update(None, "synchronous", "OFF")?;
    store.conn.execute("UPDATE station SET number = 1", [])?;
    let town = settle(&store.conn, book, today)?;
    history::live(&mut store, book, &town, today)?;
    store
        .conn
        .query_row("PRAGMA wal_checkpoint(FULL)", [], |_| Ok(()))?;
    Ok(())
}

/// Writes the settings, land, people, the Party and the deeds without commands, in one transaction.
fn settle(conn: &Connection, book: &Book, today: NaiveDate) -> rusqlite::Result<Town> {
    let transaction = conn.unchecked_transaction()?;
    for (key, value) in [
        (Setting::Community, book.community.as_str()),
        (Setting::CommunityCode, &book.community_code),
        (Setting::Drill, "yes"),
        (Setting::SensitiveTags, "yes"),
    ] {
        setting::write(&transaction, key, value)?;
    }
    let rows = Rows::new(&transaction, today);
    let mut town = town::build(&rows, book)?;
    party::staff(&rows, book, &mut town)?;
    town.consents(&rows, book)?;
    rows.deeds(book, &town.helped(), today)?;
    index::refresh(&transaction)?;
    transaction.commit()?;
    Ok(town)
}
