//! Writing to the standard streams without ever panicking, whoever stopped listening.

use std::io::{self, BufWriter, Write};

use serde::Serialize;

use crate::domain::clean::clean;

/// Writes text to the standard output.
pub(super) fn out(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Writes one object to the standard output, piece by piece: a long list is not held a second time.
pub(super) fn json(value: &impl Serialize) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, value)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Writes one sentence to the error output.
pub(super) fn complain(sentence: &str) {
    // There is nobody left to tell.
    let _ = writeln!(io::stderr().lock(), "{}", clean(sentence));
}

/// Writes bytes of several encodings to the error output.
pub(super) fn raw(bytes: &[u8]) {
    // There is nobody left to tell.
    let _ = io::stderr().lock().write_all(bytes);
}
