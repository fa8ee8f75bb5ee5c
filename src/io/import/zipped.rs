//! Workbooks that are zip files: what kind they are, and whether what they unpack to is in proportion.
//!
//! Sizes are taken from the central directory; the zip reader then refuses to give more of a part
//! than was declared, so a directory that lies is a damaged file and not a surprise.

use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};

use zip::ZipArchive;
use zip::result::ZipError;

use super::file::io_error;
use super::grid::Grid;
use super::input::Input;
use super::{Foreign, Kind, Limits, ReadError, ods, xlsx};

/// A workbook has some hundred parts; a directory of more is not read at all.
const PARTS: u64 = 20_000;
const PART_HEADER: u64 = 46;

/// A zip file whose directory was looked at.
pub(super) struct Parts {
    archive: ZipArchive<BufReader<Input>>,
    listed: Vec<Part>,
}

/// A line of the directory.
struct Part {
    name: String,
    size: u64,
    packed: u64,
}

/// Opens a zip file as the workbook it is.
pub(super) fn open(input: &Input, limits: &Limits) -> Result<(Kind, Box<dyn Grid>), ReadError> {
    let mut parts = Parts::open(input)?;
    if parts.has("xl/workbook.xml") {
        let keeps = |name: &str| is_xml(name) && !name.starts_with("xl/worksheets/");
        parts.check(limits, keeps)?;
        return xlsx::open(input, parts, limits);
    }
    let mimetype = parts.start("mimetype", 64).unwrap_or_default();
    if mimetype.ends_with(b".spreadsheet") {
        parts.check(limits, |name| name == "META-INF/manifest.xml")?;
        return ods::open(parts, limits);
    }
    let foreign = parts.foreign(&mimetype);
    if foreign == Foreign::Archive && parts.has("[Content_Types].xml") {
        return Err(ReadError::Damaged);
    }
    Err(ReadError::Foreign(foreign))
}

impl Parts {
    fn open(input: &Input) -> Result<Parts, ReadError> {
        check_directory(input)?;
        let mut archive =
            ZipArchive::new(BufReader::new(input.again())).map_err(|_| ReadError::Damaged)?;
        let mut listed = Vec::new();
        for index in 0..archive.len() {
            let part = archive
                .by_index_raw(index)
                .map_err(|_| ReadError::Damaged)?;
            let name = part.name().map_err(|_| ReadError::Damaged)?;
            listed.push(Part {
                // Some programs write other slashes, or one in front.
                name: name.trim_start_matches('/').replace('\\', "/"),
                size: part.size(),
                packed: part.compressed_size(),
            });
        }
        Ok(Parts { archive, listed })
    }

    /// Tells whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.listed
            .iter()
            .position(|part| part.name.eq_ignore_ascii_case(name))
    }

    /// Unpacked size of a part.
    pub fn size(&self, name: &str) -> u64 {
        self.find(name).map_or(0, |index| self.listed[index].size)
    }

    /// A part as a stream.
    pub fn stream(&mut self, name: &str) -> Result<impl BufRead + use<'_>, ReadError> {
        let index = self.find(name).ok_or(ReadError::Damaged)?;
        match self.archive.by_index(index) {
            Ok(part) => Ok(BufReader::with_capacity(32 * 1024, part)),
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                Err(ReadError::Protected)
            }
            Err(_) => Err(ReadError::Damaged),
        }
    }

    /// The beginning of a part.
    pub fn start(&mut self, name: &str, length: u64) -> Result<Vec<u8>, ReadError> {
        let mut start = Vec::new();
        let stream = self.stream(name)?;
        stream
            .take(length)
            .read_to_end(&mut start)
            .map_err(|error| io_error(&error))?;
        Ok(start)
    }

    /// Sizes and ratios of what will be read; `kept` names what is held in memory as a whole.
    fn check(&self, limits: &Limits, kept: impl Fn(&str) -> bool) -> Result<(), ReadError> {
        let mut in_memory = 0_u64;
        for Part { name, size, packed } in &self.listed {
            let (size, packed) = (*size, (*packed).max(1));
            if !is_xml(name) {
                continue;
            }
            if kept(name) {
                in_memory = in_memory.saturating_add(size);
            }
            if limits.part_bytes.is_passed_by(size)
                || limits.memory_bytes.is_passed_by(in_memory)
                || (limits.ratio_floor_bytes.is_passed_by(size)
                    && limits.ratio.is_passed_by(size / packed))
            {
                return Err(ReadError::Bomb);
            }
        }
        Ok(())
    }

    fn foreign(&self, mimetype: &[u8]) -> Foreign {
        let under = |folder: &str| self.listed.iter().any(|part| part.name.starts_with(folder));
        if self.has("xl/workbook.bin") {
            Foreign::Xlsb
        } else if under("word/") || mimetype.ends_with(b".text") {
            Foreign::Document
        } else if under("ppt/") || mimetype.ends_with(b".presentation") {
            Foreign::Slides
        } else {
            Foreign::Archive
        }
    }
}

fn is_xml(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".xml", ".rels", "mimetype"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// Looks at the end of the file for the directory, before the whole of it is read.
fn check_directory(input: &Input) -> Result<(), ReadError> {
    let mut input = input.again();
    let from = input.size().saturating_sub(66_000);
    let mut end = Vec::new();
    input
        .seek(SeekFrom::Start(from))
        .and_then(|_| input.read_to_end(&mut end))
        .map_err(|error| io_error(&error))?;
    let at = end
        .windows(4)
        .rposition(|four| four == b"PK\x05\x06")
        .ok_or(ReadError::CutOff)?;
    let two = |offset: usize| {
        let bytes = end.get(at + offset..at + offset + 2);
        bytes.map_or(0, |it| u64::from(u16::from_le_bytes([it[0], it[1]])))
    };
    let (count, length) = (two(10), two(12) | two(14) << 16);
    // More parts than fit the field are declared elsewhere; no workbook has so many.
    if count == 0xffff || count > PARTS || length > PARTS * (PART_HEADER + 256) {
        return Err(ReadError::Bomb);
    }
    Ok(())
}
