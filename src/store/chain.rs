//! The journal as a chain: whatever is changed in an entry later no longer fits the link beside it.

use blake3::Hasher;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row};

/// Columns of an entry in the order in which they are hashed.
const ENTRY: &str = "j.id, j.at, j.actor, j.command, j.subject, j.why, j.undoes, j.changeset";

/// Links a new entry to the one before it; `changeset` is what was written into it, which need not be read again.
pub(super) fn link(conn: &Connection, entry: i64, changeset: &[u8]) -> rusqlite::Result<()> {
    let before: Option<Vec<u8>> = conn
        .prepare_cached(
            "SELECT digest FROM journal_link WHERE entry_id < ?1 ORDER BY entry_id DESC LIMIT 1",
        )?
        .query_row([entry], |row| row.get(0))
        .optional()?;
    let digest = conn
        .prepare_cached(
            "SELECT id, at, actor, command, subject, why, undoes FROM journal WHERE id = ?1",
        )?
        .query_row([entry], |row| {
            let mut hasher = begin(&before.unwrap_or_default());
            for column in 0..CHANGESET {
                add(&mut hasher, row.get_ref(column)?);
            }
            add(&mut hasher, ValueRef::Blob(changeset));
            Ok(hasher.finalize())
        })?;
    keep(conn, entry, digest.as_bytes())?;
    // Counted on, never counted anew: what is gone stays missed. Where the row itself is gone, none is made.
    conn.prepare_cached(
        "UPDATE journal_end SET entries = entries + 1, before = digest, digest = ?1",
    )?
    .execute([digest.as_bytes()])?;
    Ok(())
}

/// Links the entries of a file that was written before there were links.
pub(super) fn link_all(conn: &Connection) -> rusqlite::Result<()> {
    let mut before = Vec::new();
    let mut statement = conn.prepare(&format!("SELECT {ENTRY} FROM journal j ORDER BY j.id"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let digest = digest(&before, row)?;
        keep(conn, row.get(0)?, &digest)?;
        before = digest;
    }
    Ok(())
}

/// Writes down where the journal of a file ends that was written before that was known.
pub(super) fn write_end(conn: &Connection) -> rusqlite::Result<()> {
    let (entries, before, digest) = end(conn)?;
    conn.execute(
        "INSERT INTO journal_end (one, entries, before, digest) VALUES (1, ?1, ?2, ?3)",
        (entries, before, digest),
    )?;
    Ok(())
}

/// How many entries there are, and the last two links.
type End = (i64, Vec<u8>, Vec<u8>);

fn end(conn: &Connection) -> rusqlite::Result<End> {
    let link = "SELECT digest FROM journal_link ORDER BY entry_id DESC LIMIT 1";
    conn.query_row(
        &format!(
            "SELECT (SELECT count(*) FROM journal),
               coalesce(({link} OFFSET 1), x''), coalesce(({link}), x'')"
        ),
        [],
        read_end,
    )
}

fn read_end(row: &Row<'_>) -> rusqlite::Result<End> {
    let link = |column| -> rusqlite::Result<_> { Ok(bytes(row.get_ref(column)?).to_vec()) };
    Ok((row.get(0)?, link(1)?, link(2)?))
}

/// The end of the journal as it is written down.
pub(super) fn written_end(conn: &Connection) -> rusqlite::Result<Option<End>> {
    conn.query_row(
        "SELECT entries, before, digest FROM journal_end",
        [],
        read_end,
    )
    .optional()
}

/// A journal that ends elsewhere than it was written down.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut {
    /// How many entries there are.
    pub found: i64,
    /// How many there were; not known where that is gone, too.
    pub written: Option<i64>,
}

/// Whether entries at the end are gone, or others stand there.
pub(super) fn cut(conn: &Connection) -> rusqlite::Result<Option<Cut>> {
    let (found, written) = (end(conn)?, written_end(conn)?);
    let is_whole = written.as_ref() == Some(&found);
    Ok((!is_whole).then(|| Cut {
        found: found.0,
        written: written.map(|(entries, ..)| entries),
    }))
}

/// An entry at which the chain breaks.
#[derive(Debug)]
pub(super) struct Break {
    /// The entry's row.
    pub entry: i64,
    /// Its day and what it was, as far as they can be read; empty of an entry that is gone.
    pub at: String,
    pub command: String,
    pub subject: String,
}

/// Follows the chain from the first entry to the last.
pub(super) fn breaks(conn: &Connection) -> rusqlite::Result<Vec<Break>> {
    let mut found = missing(conn)?;
    let mut before = Vec::new();
    let mut statement = conn.prepare(&format!(
        "SELECT {ENTRY}, l.digest FROM journal j LEFT JOIN journal_link l ON l.entry_id = j.id
         ORDER BY j.id"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let kept = bytes(row.get_ref(CHANGESET + 1)?).to_vec();
        if digest(&before, row)? != kept {
            found.push(broken_at(row)?);
        }
        // From what is kept: the next entry is judged by itself.
        before = kept;
    }
    Ok(found)
}

/// Links whose entries are gone.
fn missing(conn: &Connection) -> rusqlite::Result<Vec<Break>> {
    conn.prepare(
        "SELECT entry_id FROM journal_link WHERE entry_id NOT IN (SELECT id FROM journal)",
    )?
    .query_map([], |row| {
        Ok(Break {
            entry: row.get(0)?,
            at: String::new(),
            command: String::new(),
            subject: String::new(),
        })
    })?
    .collect()
}

fn broken_at(row: &Row<'_>) -> rusqlite::Result<Break> {
    let text = |column| {
        let value = row.get_ref(column)?;
        Ok::<_, rusqlite::Error>(String::from_utf8_lossy(bytes(value)).into_owned())
    };
    Ok(Break {
        entry: row.get(0)?,
        at: text(1)?,
        command: text(3)?,
        subject: text(4)?,
    })
}

/// The column behind the others, which may be large.
const CHANGESET: usize = 7;

fn digest(before: &[u8], row: &Row<'_>) -> rusqlite::Result<Vec<u8>> {
    let mut hasher = begin(before);
    for column in 0..=CHANGESET {
        add(&mut hasher, row.get_ref(column)?);
    }
    Ok(hasher.finalize().as_bytes().to_vec())
}

fn begin(before: &[u8]) -> Hasher {
    let mut hasher = Hasher::new();
    add(&mut hasher, ValueRef::Blob(before));
    hasher
}

/// Adds a value with its kind and length, so that no two entries say the same bytes.
fn add(hasher: &mut Hasher, value: ValueRef<'_>) {
    let (kind, number);
    let bytes = match value {
        ValueRef::Null => {
            kind = 0;
            &[][..]
        }
        ValueRef::Integer(value) => {
            kind = 1;
            number = value.to_le_bytes();
            &number
        }
        ValueRef::Real(value) => {
            kind = 2;
            number = value.to_le_bytes();
            &number
        }
        ValueRef::Text(text) => {
            kind = 3;
            text
        }
        ValueRef::Blob(blob) => {
            kind = 4;
            blob
        }
    };
    hasher.update(&[kind]);
    hasher.update(&(bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}

fn bytes(value: ValueRef<'_>) -> &[u8] {
    match value {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes,
        ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => &[],
    }
}

fn keep(conn: &Connection, entry: i64, digest: &[u8]) -> rusqlite::Result<()> {
    conn.prepare_cached("INSERT INTO journal_link (entry_id, digest) VALUES (?1, ?2)")?
        .execute((entry, digest))?;
    Ok(())
}
