//! SQLite's session extension behind a safe face: record a changeset, invert it, apply it.
//!
//! The only `unsafe` code of the program. `rusqlite`'s own `session` feature would need libclang at
//! build time; the bundled bindings already declare these functions.
#![allow(unsafe_code)]

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr;

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, ffi};

/// Changes as SQLite writes them, in the memory it wrote them to: those of an import are many megabytes.
pub(super) struct Changeset {
    size: c_int,
    data: *mut c_void,
}

impl Deref for Changeset {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        let size = usize::try_from(self.size).unwrap_or(0);
        if self.data.is_null() || size == 0 {
            return &[];
        }
        // SAFETY: SQLite handed over `size` bytes, which nobody changes and which live as long as this does.
        unsafe { std::slice::from_raw_parts(self.data.cast(), size) }
    }
}

impl Drop for Changeset {
    fn drop(&mut self) {
        // SAFETY: allocated by SQLite's allocator, freed once; a null pointer is allowed.
        unsafe { ffi::sqlite3_free(self.data) }
    }
}

/// Records the changes of some tables on a connection while it lives.
pub(super) struct Recorder<'c> {
    raw: *mut ffi::sqlite3_session,
    connection: PhantomData<&'c Connection>,
}

impl<'c> Recorder<'c> {
    /// Starts recording the named tables.
    pub(super) fn start(conn: &'c Connection, tables: &[&str]) -> rusqlite::Result<Self> {
        let mut raw = ptr::null_mut();
        // SAFETY: the handle is valid for 'c, the name is a C string, `raw` is a valid out-pointer.
        let rc =
            unsafe { ffi::sqlite3session_create(conn.handle(), c"main".as_ptr(), &raw mut raw) };
        ok(rc)?;
        let recorder = Self {
            raw,
            connection: PhantomData,
        };
        for table in tables {
            let name = CString::new(*table).map_err(rusqlite::Error::NulError)?;
            // SAFETY: the session is live; SQLite copies the name.
            ok(unsafe { ffi::sqlite3session_attach(recorder.raw, name.as_ptr()) })?;
        }
        Ok(recorder)
    }

    /// The changes so far.
    pub(super) fn changeset(&mut self) -> rusqlite::Result<Changeset> {
        let (mut size, mut data) = (0, ptr::null_mut());
        // SAFETY: the session is live and both out-pointers are valid.
        ok(unsafe { ffi::sqlite3session_changeset(self.raw, &raw mut size, &raw mut data) })?;
        Ok(Changeset { size, data })
    }
}

impl Drop for Recorder<'_> {
    fn drop(&mut self) {
        // SAFETY: created by `start`, deleted once.
        unsafe { ffi::sqlite3session_delete(self.raw) }
    }
}

/// The changeset that takes this one back.
pub(super) fn invert(changeset: &[u8]) -> rusqlite::Result<Changeset> {
    let (mut size, mut data) = (0, ptr::null_mut());
    // SAFETY: the input is only read; both out-pointers are valid.
    ok(unsafe {
        ffi::sqlite3changeset_invert(
            length(changeset),
            changeset.as_ptr().cast(),
            &raw mut size,
            &raw mut data,
        )
    })?;
    Ok(Changeset { size, data })
}

/// Applies a changeset whole; `false` when anything in the file no longer fits it, and nothing is changed.
pub(super) fn apply(conn: &Connection, changeset: &[u8]) -> rusqlite::Result<bool> {
    // SAFETY: the handle is valid; SQLite only reads the buffer; the handler ignores its context.
    let rc = unsafe {
        ffi::sqlite3changeset_apply(
            conn.handle(),
            length(changeset),
            changeset.as_ptr().cast_mut().cast(),
            None,
            Some(abort_on_conflict),
            ptr::null_mut(),
        )
    };
    // A row that no longer fits is reported as an abort, a row left pointing nowhere as a constraint.
    if rc == ffi::SQLITE_ABORT || rc == ffi::SQLITE_CONSTRAINT {
        return Ok(false);
    }
    ok(rc).map(|()| true)
}

/// A change of one row.
pub(super) struct Touch<'a> {
    /// The table.
    pub table: &'a str,
    /// Whether the row was made by it.
    pub is_insert: bool,
    /// The row's key; of a key that is a word, a number made of it.
    pub key: i64,
    /// Of a new row: the number in its second column.
    pub second: i64,
    /// Of a changed row: its changed columns, the first as the lowest bit.
    pub changed: u64,
}

/// The tables a changeset touches.
pub(super) fn tables(changeset: &[u8]) -> rusqlite::Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    each(changeset, |touch| {
        if !found.contains(touch.table) {
            found.insert(touch.table.to_owned());
        }
    })?;
    Ok(found)
}

/// Goes through the changes of a changeset.
pub(super) fn each(changeset: &[u8], mut see: impl FnMut(&Touch<'_>)) -> rusqlite::Result<()> {
    let mut walk = Walk::start(changeset)?;
    while let Some(change) = walk.step()? {
        let table = change.table();
        let is_insert = change.op == ffi::SQLITE_INSERT;
        let mut touch = Touch {
            table: &table,
            is_insert,
            key: 0,
            second: 0,
            changed: 0,
        };
        if is_insert {
            touch.key = change.new_value(0)?.key();
            touch.second = change.new_value(1)?.number();
        } else {
            touch.key = change.old_value(0)?.key();
        }
        if change.op == ffi::SQLITE_UPDATE {
            for column in 0..change.columns.min(64) {
                if !change.new_value(column)?.is_absent() {
                    touch.changed |= 1 << column;
                }
            }
        }
        see(&touch);
    }
    Ok(())
}

/// The rows that a changeset made in a table, with all their values.
pub(super) fn made(changeset: &[u8], table: &str) -> rusqlite::Result<Vec<Vec<Value>>> {
    let mut rows = Vec::new();
    let mut walk = Walk::start(changeset)?;
    while let Some(change) = walk.step()? {
        if change.op == ffi::SQLITE_INSERT && change.table() == table {
            let values = (0..change.columns).map(|column| Ok(change.new_value(column)?.owned()));
            rows.push(values.collect::<rusqlite::Result<_>>()?);
        }
    }
    Ok(rows)
}

/// What a change wrote into a row.
pub(super) struct Written<'a> {
    /// The table.
    pub table: &'a str,
    /// Whether the row was deleted.
    pub is_delete: bool,
    /// The marks of the row's key.
    pub key: Vec<u64>,
    /// The mark of each value that was written.
    pub values: Vec<Option<u64>>,
}

/// A number that stands for a value: a whole number itself, the first bytes of a hash for anything else.
pub(super) fn mark(value: ValueRef<'_>) -> u64 {
    let (kind, bytes) = match value {
        ValueRef::Null => (0, &[][..]),
        ValueRef::Integer(number) => return number.cast_unsigned(),
        ValueRef::Real(number) => return number.to_bits(),
        ValueRef::Text(text) => (1, text),
        ValueRef::Blob(blob) => (2, blob),
    };
    let mut hasher = blake3::Hasher::new();
    let hash = hasher.update(&[kind]).update(bytes).finalize();
    let first = hash.as_bytes().first_chunk().copied();
    u64::from_le_bytes(first.unwrap_or_default())
}

/// Goes through what a changeset wrote, value by value.
pub(super) fn each_written(
    changeset: &[u8],
    mut see: impl FnMut(&Written<'_>),
) -> rusqlite::Result<()> {
    let mut walk = Walk::start(changeset)?;
    while let Some(change) = walk.step()? {
        let table = change.table();
        let is_insert = change.op == ffi::SQLITE_INSERT;
        let is_delete = change.op == ffi::SQLITE_DELETE;
        let mut written = Written {
            table: &table,
            is_delete,
            key: Vec::new(),
            values: Vec::new(),
        };
        let keys = change.keys()?;
        for (column, is_key) in (0..change.columns).zip(keys) {
            if *is_key != 0 {
                let key = match is_insert {
                    true => change.new_value(column)?,
                    false => change.old_value(column)?,
                };
                written.key.push(key.mark().unwrap_or_default());
            }
            written.values.push(match is_delete {
                true => None,
                false => change.new_value(column)?.mark(),
            });
        }
        see(&written);
    }
    Ok(())
}

/// Goes through the texts that a changeset writes: table, column, what stood there where that is known, and what stands there now.
pub(super) fn each_text(
    changeset: &[u8],
    mut see: impl FnMut(&str, usize, Option<&str>, &str) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut walk = Walk::start(changeset)?;
    while let Some(change) = walk.step()? {
        if change.op == ffi::SQLITE_DELETE {
            continue;
        }
        let table = change.table();
        for (at, column) in (0..change.columns).enumerate() {
            let new = change.new_value(column)?;
            let Some(text) = new.text() else {
                continue;
            };
            let old = match change.op {
                ffi::SQLITE_UPDATE => Some(change.old_value(column)?),
                _ => None,
            };
            see(&table, at, old.as_ref().and_then(Held::text), text)?;
        }
    }
    Ok(())
}

/// A walk along the changes of a changeset, which ends whatever comes in between.
struct Walk<'c> {
    raw: *mut ffi::sqlite3_changeset_iter,
    changeset: PhantomData<&'c [u8]>,
}

impl<'c> Walk<'c> {
    fn start(changeset: &'c [u8]) -> rusqlite::Result<Self> {
        let mut raw = ptr::null_mut();
        // SAFETY: SQLite only reads the buffer, which outlives the walk; `raw` is a valid out-pointer.
        ok(unsafe {
            ffi::sqlite3changeset_start(
                &raw mut raw,
                length(changeset),
                changeset.as_ptr().cast_mut().cast(),
            )
        })?;
        Ok(Self {
            raw,
            changeset: PhantomData,
        })
    }

    /// The next change; it is let go before the walk goes on.
    fn step(&mut self) -> rusqlite::Result<Option<Change<'_>>> {
        // SAFETY: the iterator is live.
        match unsafe { ffi::sqlite3changeset_next(self.raw) } {
            ffi::SQLITE_ROW => {}
            ffi::SQLITE_DONE => return Ok(None),
            rc => return ok(rc).map(|()| None),
        }
        let mut name: *const c_char = ptr::null();
        let (mut columns, mut op, mut indirect) = (0, 0, 0);
        // SAFETY: the iterator stands on a change and all out-pointers are valid.
        ok(unsafe {
            ffi::sqlite3changeset_op(
                self.raw,
                &raw mut name,
                &raw mut columns,
                &raw mut op,
                &raw mut indirect,
            )
        })?;
        Ok(Some(Change {
            walk: self,
            name,
            columns,
            op,
        }))
    }
}

impl Drop for Walk<'_> {
    fn drop(&mut self) {
        // SAFETY: created by `start`, finalised once; errors were reported by the steps.
        unsafe { ffi::sqlite3changeset_finalize(self.raw) };
    }
}

/// The change on which a walk stands.
struct Change<'w> {
    walk: &'w Walk<'w>,
    name: *const c_char,
    columns: c_int,
    op: c_int,
}

type Read = unsafe extern "C" fn(
    *mut ffi::sqlite3_changeset_iter,
    c_int,
    *mut *mut ffi::sqlite3_value,
) -> c_int;

impl Change<'_> {
    fn table(&self) -> Cow<'_, str> {
        // SAFETY: SQLite's name of the table is valid while the walk stands here.
        unsafe { CStr::from_ptr(self.name) }.to_string_lossy()
    }

    /// Which columns are part of the table's key.
    fn keys(&self) -> rusqlite::Result<&[u8]> {
        let (mut flags, mut columns) = (ptr::null_mut(), 0);
        // SAFETY: the walk stands on a change and both out-pointers are valid; SQLite's flags, one for each
        // column, live as long as it stands there.
        unsafe {
            ok(ffi::sqlite3changeset_pk(
                self.walk.raw,
                &raw mut flags,
                &raw mut columns,
            ))?;
            let count = usize::try_from(columns).unwrap_or(0);
            Ok(std::slice::from_raw_parts(flags, count))
        }
    }

    /// What a row had before; not of a new row.
    fn old_value(&self, column: c_int) -> rusqlite::Result<Held<'_>> {
        self.value(ffi::sqlite3changeset_old, column)
    }

    /// What a row has now; not of a deleted row.
    fn new_value(&self, column: c_int) -> rusqlite::Result<Held<'_>> {
        self.value(ffi::sqlite3changeset_new, column)
    }

    fn value(&self, of: Read, column: c_int) -> rusqlite::Result<Held<'_>> {
        let mut raw = ptr::null_mut();
        // SAFETY: the walk stands on a change; SQLite refuses a column or a side that it does not have.
        ok(unsafe { of(self.walk.raw, column, &raw mut raw) })?;
        Ok(Held {
            raw,
            change: PhantomData,
        })
    }
}

/// A value of the change at hand; absent where the change says nothing of the column.
struct Held<'w> {
    raw: *mut ffi::sqlite3_value,
    change: PhantomData<&'w ()>,
}

impl Held<'_> {
    fn is_absent(&self) -> bool {
        self.raw.is_null()
    }

    fn number(&self) -> i64 {
        if self.is_absent() {
            return 0;
        }
        // SAFETY: the value is valid while the change is at hand.
        unsafe { ffi::sqlite3_value_int64(self.raw) }
    }

    /// A number that tells rows apart: settings have words for keys.
    fn key(&self) -> i64 {
        self.mark().unwrap_or_default().cast_signed()
    }

    /// What stands for the value; nothing where the change says nothing of the column.
    fn mark(&self) -> Option<u64> {
        if self.is_absent() {
            return None;
        }
        // SAFETY: the value is valid while the change is at hand, and so are its bytes, whose size is
        // asked for after they were made.
        unsafe {
            let kind = ffi::sqlite3_value_type(self.raw);
            let bytes = match kind {
                ffi::SQLITE_INTEGER => {
                    return Some(mark(ValueRef::Integer(ffi::sqlite3_value_int64(self.raw))));
                }
                ffi::SQLITE_FLOAT => {
                    return Some(mark(ValueRef::Real(ffi::sqlite3_value_double(self.raw))));
                }
                ffi::SQLITE_NULL => return Some(mark(ValueRef::Null)),
                ffi::SQLITE_TEXT => ffi::sqlite3_value_text(self.raw),
                _ => ffi::sqlite3_value_blob(self.raw).cast(),
            };
            let size = usize::try_from(ffi::sqlite3_value_bytes(self.raw)).unwrap_or(0);
            let bytes = match bytes.is_null() {
                true => &[],
                false => std::slice::from_raw_parts(bytes, size),
            };
            Some(mark(match kind {
                ffi::SQLITE_TEXT => ValueRef::Text(bytes),
                _ => ValueRef::Blob(bytes),
            }))
        }
    }

    /// The text, where it is one.
    fn text(&self) -> Option<&str> {
        if self.is_absent() {
            return None;
        }
        // SAFETY: the value is valid while the change is at hand, and so is its text, whose size is
        // asked for after it was made.
        let bytes = unsafe {
            if ffi::sqlite3_value_type(self.raw) != ffi::SQLITE_TEXT {
                return None;
            }
            let text = ffi::sqlite3_value_text(self.raw);
            if text.is_null() {
                return None;
            }
            let size = usize::try_from(ffi::sqlite3_value_bytes(self.raw)).unwrap_or(0);
            std::slice::from_raw_parts(text, size)
        };
        std::str::from_utf8(bytes).ok()
    }

    /// A number, a text, or nothing.
    fn owned(&self) -> Value {
        if self.is_absent() {
            return Value::Null;
        }
        // SAFETY: the value is valid while the change is at hand, and so is its text, whose size is
        // asked for after it was made.
        unsafe {
            match ffi::sqlite3_value_type(self.raw) {
                ffi::SQLITE_INTEGER => Value::Integer(ffi::sqlite3_value_int64(self.raw)),
                ffi::SQLITE_TEXT => {
                    let text = ffi::sqlite3_value_text(self.raw);
                    if text.is_null() {
                        return Value::Null;
                    }
                    let size = usize::try_from(ffi::sqlite3_value_bytes(self.raw)).unwrap_or(0);
                    let bytes = std::slice::from_raw_parts(text, size);
                    Value::Text(String::from_utf8_lossy(bytes).into_owned())
                }
                _ => Value::Null,
            }
        }
    }
}

unsafe extern "C" fn abort_on_conflict(
    _context: *mut c_void,
    _kind: c_int,
    _row: *mut ffi::sqlite3_changeset_iter,
) -> c_int {
    ffi::SQLITE_CHANGESET_ABORT
}

fn length(bytes: &[u8]) -> c_int {
    c_int::try_from(bytes.len()).unwrap_or(c_int::MAX)
}

fn ok(rc: c_int) -> rusqlite::Result<()> {
    if rc == ffi::SQLITE_OK {
        Ok(())
    } else {
        Err(rusqlite::Error::SqliteFailure(ffi::Error::new(rc), None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changeset_is_walked_through_and_a_damaged_one_is_an_error() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(
            "CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY, n INTEGER, text TEXT)",
        )
        .unwrap();
        let mut recorder = Recorder::start(&conn, &["t"]).unwrap();
        conn.execute_batch("INSERT INTO t VALUES (7, 8, 'a'), (9, NULL, 'b')")
            .unwrap();
        let changeset = recorder.changeset().unwrap();
        let mut seen = Vec::new();
        each(&changeset, |touch| {
            seen.push((touch.is_insert, touch.key, touch.second));
        })
        .unwrap();
        seen.sort_unstable();
        assert_eq!(seen, [(true, 7, 8), (true, 9, 0)]);
        assert_eq!(made(&changeset, "t").unwrap().len(), 2);
        assert_eq!(made(&changeset, "u").unwrap().len(), 0);
        let cut = &changeset[..changeset.len() - 3];
        assert!(each(cut, |_| {}).is_err());
        assert!(made(cut, "t").is_err());
    }
}
