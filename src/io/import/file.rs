//! Opens what may be opened, and tells by its first bytes what it is.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::grid::Grid;
use super::input::Input;
use super::{Foreign, Kind, Limits, ReadError, delimited, ole, xls, zipped};

/// How much of a file is looked at to tell its kind.
const LOOK: u64 = 4096;

/// Opens a file; folders, devices, pipes and giants are refused before they are touched.
pub(super) fn open(path: &Path, limits: &Limits) -> Result<Input, ReadError> {
    let about = fs::metadata(path).map_err(|error| unreachable_path(path, &error))?;
    if about.is_dir() {
        return Err(ReadError::Folder);
    }
    if !about.is_file() {
        return Err(ReadError::NotAFile);
    }
    if limits.file_bytes.is_passed_by(about.len()) {
        return Err(ReadError::TooBig {
            bytes: about.len(),
            limit: limits.file_bytes.limit,
        });
    }
    if about.len() == 0 {
        return Err(ReadError::Empty);
    }
    File::open(path)
        .and_then(Input::file)
        .map_err(|error| unreachable_path(path, &error))
}

fn unreachable_path(path: &Path, error: &io::Error) -> ReadError {
    let is_link = fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    match error.kind() {
        io::ErrorKind::NotFound => ReadError::Absent,
        io::ErrorKind::PermissionDenied => ReadError::Denied,
        // The kind of a loop of links has no stable name yet.
        _ if is_link => ReadError::Loop,
        _ => ReadError::Io(error.to_string()),
    }
}

/// Any failure of reading on the way.
pub(super) fn io_error(error: &io::Error) -> ReadError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => ReadError::CutOff,
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => ReadError::Damaged,
        _ => ReadError::Io(error.to_string()),
    }
}

/// Tells by content what a file is, and opens it as that.
pub(super) fn recognise(
    input: &Input,
    limits: &Limits,
) -> Result<(Kind, Box<dyn Grid>), ReadError> {
    let mut first = Vec::new();
    input
        .again()
        .take(LOOK)
        .read_to_end(&mut first)
        .map_err(|error| io_error(&error))?;
    if first.starts_with(b"PK\x03\x04") || first.starts_with(b"PK\x05\x06") {
        return zipped::open(input, limits);
    }
    if first.starts_with(ole::MAGIC) {
        return xls::open(input, limits);
    }
    if let Some(foreign) = by_magic(&first) {
        return Err(ReadError::Foreign(foreign));
    }
    delimited::open(input, limits)
}

const MAGIC: &[(&[u8], Foreign)] = &[
    (b"%PDF", Foreign::Pdf),
    (b"\x89PNG", Foreign::Picture),
    (b"\xff\xd8\xff", Foreign::Picture),
    (b"GIF8", Foreign::Picture),
    (b"BM", Foreign::Picture),
    (b"Rar!", Foreign::Archive),
    (b"7z\xbc\xaf", Foreign::Archive),
    (b"\x1f\x8b", Foreign::Archive),
    (b"{\\rtf", Foreign::Document),
    (b"\x09\x08\x08\x00", Foreign::OldXls),
    (b"\x09\x08\x10\x00", Foreign::OldXls),
    (b"\x09\x04\x06\x00", Foreign::OldXls),
    (b"\x09\x02\x06\x00", Foreign::OldXls),
    (b"\x09\x00\x04\x00", Foreign::OldXls),
];

fn by_magic(first: &[u8]) -> Option<Foreign> {
    let found = MAGIC.iter().find(|(magic, _)| first.starts_with(magic));
    // Two letters are a picture only when what follows is not text.
    found
        .filter(|(magic, _)| *magic != b"BM" || first.contains(&0))
        .map(|(_, foreign)| *foreign)
}
