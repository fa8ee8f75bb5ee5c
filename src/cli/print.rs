//! Writing to the standard streams without ever panicking, whoever stopped listening.

use std::io::{self, BufWriter, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::domain::clean::{clean, escaped, without_hidden};

/// Writes text to the standard output, and nothing by which a value could steer the terminal.
pub(super) fn out(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(without_hidden(text).as_bytes())?;
    out.flush()
}

/// Writes one object to the standard output, piece by piece: a long list is not held a second time.
pub(super) fn json(value: &impl Serialize) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut writer = Serializer::with_formatter(&mut out, Escaping);
    value.serialize(&mut writer)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// The compact form of json, invisible characters of texts written as `\u202e`.
struct Escaping;

impl Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        writer.write_all(escaped(fragment).as_bytes())
    }
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
