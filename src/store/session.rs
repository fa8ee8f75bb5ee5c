//! SQLite's session extension behind a safe face: record a changeset, invert it, apply it.
//!
//! The only `unsafe` code of the program. `rusqlite`'s own `session` feature would need libclang at
//! build time; the bundled bindings already declare these functions.
#![allow(unsafe_code)]

use std::collections::BTreeSet;
use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr;

use rusqlite::types::Value;
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
    /// The row's key.
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
    let mut iterator = ptr::null_mut();
    // SAFETY: SQLite only reads the buffer, which outlives the iterator.
    ok(unsafe {
        ffi::sqlite3changeset_start(
            &raw mut iterator,
            length(changeset),
            changeset.as_ptr().cast_mut().cast(),
        )
    })?;
    // SAFETY: the iterator is live until finalised; the name is valid until the next step.
    unsafe {
        while ffi::sqlite3changeset_next(iterator) == ffi::SQLITE_ROW {
            let mut name: *const c_char = ptr::null();
            let (mut columns, mut op, mut indirect) = (0, 0, 0);
            ok(ffi::sqlite3changeset_op(
                iterator,
                &raw mut name,
                &raw mut columns,
                &raw mut op,
                &raw mut indirect,
            ))?;
            let table = CStr::from_ptr(name).to_string_lossy();
            let is_insert = op == ffi::SQLITE_INSERT;
            let mut touch = Touch {
                table: &table,
                is_insert,
                key: 0,
                second: 0,
                changed: 0,
            };
            if is_insert {
                touch.key = number(ffi::sqlite3changeset_new, iterator, 0)?.unwrap_or(0);
                touch.second = number(ffi::sqlite3changeset_new, iterator, 1)?.unwrap_or(0);
            } else {
                touch.key = number(ffi::sqlite3changeset_old, iterator, 0)?.unwrap_or(0);
            }
            if op == ffi::SQLITE_UPDATE {
                for column in 0..columns.min(64) {
                    if number(ffi::sqlite3changeset_new, iterator, column)?.is_some() {
                        touch.changed |= 1 << column;
                    }
                }
            }
            see(&touch);
        }
        ok(ffi::sqlite3changeset_finalize(iterator))?;
    }
    Ok(())
}

/// The rows that a changeset made in a table, with all their values.
pub(super) fn made(changeset: &[u8], table: &str) -> rusqlite::Result<Vec<Vec<Value>>> {
    let mut rows = Vec::new();
    let mut iterator = ptr::null_mut();
    // SAFETY: SQLite only reads the buffer, which outlives the iterator.
    ok(unsafe {
        ffi::sqlite3changeset_start(
            &raw mut iterator,
            length(changeset),
            changeset.as_ptr().cast_mut().cast(),
        )
    })?;
    // SAFETY: the iterator is live until finalised; name and values are valid until the next step.
    unsafe {
        while ffi::sqlite3changeset_next(iterator) == ffi::SQLITE_ROW {
            let mut name: *const c_char = ptr::null();
            let (mut columns, mut op, mut indirect) = (0, 0, 0);
            ok(ffi::sqlite3changeset_op(
                iterator,
                &raw mut name,
                &raw mut columns,
                &raw mut op,
                &raw mut indirect,
            ))?;
            if op != ffi::SQLITE_INSERT || CStr::from_ptr(name).to_string_lossy() != table {
                continue;
            }
            let values = (0..columns).map(|column| value(iterator, column));
            rows.push(values.collect::<rusqlite::Result<_>>()?);
        }
        ok(ffi::sqlite3changeset_finalize(iterator))?;
    }
    Ok(rows)
}

/// What a new row has in a column: a number, a text, or nothing.
///
/// # Safety
///
/// The iterator stands on a new row of a table that has this column.
unsafe fn value(
    iterator: *mut ffi::sqlite3_changeset_iter,
    column: c_int,
) -> rusqlite::Result<Value> {
    let mut value = ptr::null_mut();
    // SAFETY: the iterator is live and stands on a change; the value, and the text read from it before
    // its size is asked for, are valid until the next step.
    unsafe {
        ok(ffi::sqlite3changeset_new(iterator, column, &raw mut value))?;
        if value.is_null() {
            return Ok(Value::Null);
        }
        match ffi::sqlite3_value_type(value) {
            ffi::SQLITE_INTEGER => Ok(Value::Integer(ffi::sqlite3_value_int64(value))),
            ffi::SQLITE_TEXT => {
                let text = ffi::sqlite3_value_text(value);
                let size = usize::try_from(ffi::sqlite3_value_bytes(value)).unwrap_or(0);
                let bytes = std::slice::from_raw_parts(text, size);
                Ok(Value::Text(String::from_utf8_lossy(bytes).into_owned()))
            }
            _ => Ok(Value::Null),
        }
    }
}

type Read = unsafe extern "C" fn(
    *mut ffi::sqlite3_changeset_iter,
    c_int,
    *mut *mut ffi::sqlite3_value,
) -> c_int;

/// The number in a column of the change at hand; nothing where the change has no value there.
///
/// # Safety
///
/// The iterator stands on a change of a table that has this column.
unsafe fn number(
    of: Read,
    iterator: *mut ffi::sqlite3_changeset_iter,
    column: c_int,
) -> rusqlite::Result<Option<i64>> {
    let mut value = ptr::null_mut();
    // SAFETY: the iterator is live and stands on a change; the value is valid until the next step.
    unsafe {
        ok(of(iterator, column, &raw mut value))?;
        Ok((!value.is_null()).then(|| ffi::sqlite3_value_int64(value)))
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
