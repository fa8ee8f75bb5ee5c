//! Compound files (OLE): the box around old workbooks, and around new ones with a password.
//!
//! Chains of sectors are followed with a count, so that a loop is an error and not a wait.

use std::io::{self, Read, Seek, SeekFrom};

use super::ReadError;
use super::input::Input;

/// The first bytes of every compound file.
pub(super) const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

const HEADER: usize = 512;
const ENTRY: usize = 128;
const MINI_SECTOR: usize = 64;
/// Streams smaller than this lie in the mini stream.
const MINI_LIMIT: u64 = 4096;
/// The largest number that names a sector.
const LAST_SECTOR: u32 = 0xffff_fff9;
const ENTRIES: usize = 20_000;

/// A compound file with its directory.
pub(super) struct Ole {
    input: Input,
    sector: u64,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: u64,
}

impl Ole {
    /// Reads the tables and the directory.
    pub fn open(input: &Input) -> Result<Ole, ReadError> {
        let mut input = input.again();
        let mut header = [0; HEADER];
        input
            .read_exact(&mut header)
            .map_err(|_| ReadError::CutOff)?;
        let sector = match short(&header, 30) {
            9 => 512,
            12 => 4096,
            _ => return Err(ReadError::Damaged),
        };
        let mut ole = Ole {
            input,
            sector,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            entries: Vec::new(),
        };
        ole.read_fat(&header)?;
        let directory = ole.read_chain(long(&header, 48), (ENTRIES * ENTRY) as u64)?;
        ole.entries = directory.chunks_exact(ENTRY).filter_map(entry).collect();
        let mini_fat = ole.read_chain(long(&header, 60), 64 * 1024 * 1024)?;
        ole.mini_fat = numbers(&mini_fat).collect();
        Ok(ole)
    }

    /// Tells whether there is a stream of this name.
    pub fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// A stream, to be read from its start.
    pub fn stream(&mut self, name: &str) -> Result<Stream, ReadError> {
        let entry = self.entry(name).ok_or(ReadError::Damaged)?;
        let (start, size) = (entry.start, entry.size);
        if size < MINI_LIMIT {
            return Ok(Stream::memory(self.read_mini(start, size)?));
        }
        let sectors = self.chain(start, size.div_ceil(self.sector))?;
        Ok(Stream {
            input: self.input.again(),
            sectors,
            sector: self.sector,
            shift: self.first_sector(),
            size,
            at: 0,
        })
    }

    /// Where sector 0 begins: behind the header, which takes a whole sector.
    fn first_sector(&self) -> u64 {
        self.sector.max(HEADER as u64)
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    fn read_fat(&mut self, header: &[u8]) -> Result<(), ReadError> {
        let most = self.input.size() / self.sector + 1;
        let mut tables: Vec<u32> = numbers(&header[76..]).collect();
        let mut next = long(header, 68);
        while next <= LAST_SECTOR {
            if tables.len() as u64 > most {
                return Err(ReadError::Damaged);
            }
            tables.extend(numbers(&self.read_sector(next)?));
            next = tables.pop().unwrap_or(u32::MAX);
        }
        for table in tables.into_iter().filter(|it| *it <= LAST_SECTOR) {
            if self.fat.len() as u64 > most + self.sector {
                return Err(ReadError::Damaged);
            }
            let sector = self.read_sector(table)?;
            self.fat.extend(numbers(&sector));
        }
        Ok(())
    }

    fn read_sector(&mut self, index: u32) -> Result<Vec<u8>, ReadError> {
        let mut bytes = vec![0; usize::try_from(self.sector).unwrap_or(512)];
        let at = self.first_sector() + u64::from(index) * self.sector;
        if at >= self.input.size() {
            return Err(ReadError::CutOff);
        }
        self.input
            .seek(SeekFrom::Start(at))
            .map_err(|_| ReadError::Damaged)?;
        // The last sector of a file may be short; the rest of it counts as zeroes.
        let mut length = 0;
        while length < bytes.len() {
            match self.input.read(&mut bytes[length..]) {
                Ok(0) => break,
                Ok(more) => length += more,
                Err(error) => return Err(super::file::io_error(&error)),
            }
        }
        Ok(bytes)
    }

    /// The sectors of a stream, no more than it has room for.
    fn chain(&self, start: u32, most: u64) -> Result<Vec<u32>, ReadError> {
        let mut sectors = Vec::new();
        let mut next = start;
        while next <= LAST_SECTOR && (sectors.len() as u64) < most {
            if sectors.len() > self.fat.len() {
                return Err(ReadError::Damaged);
            }
            sectors.push(next);
            let index = usize::try_from(next).unwrap_or(usize::MAX);
            next = *self.fat.get(index).ok_or(ReadError::CutOff)?;
        }
        Ok(sectors)
    }

    fn read_chain(&mut self, start: u32, most: u64) -> Result<Vec<u8>, ReadError> {
        let mut bytes = Vec::new();
        for sector in self.chain(start, most.div_ceil(self.sector))? {
            bytes.extend(self.read_sector(sector)?);
        }
        Ok(bytes)
    }

    /// A small stream out of the stream of small streams, which belongs to the root entry.
    fn read_mini(&mut self, start: u32, size: u64) -> Result<Vec<u8>, ReadError> {
        let root = self.entries.first().ok_or(ReadError::Damaged)?;
        let (root_start, root_size) = (root.start, root.size.min(self.input.size()));
        let all = self.read_chain(root_start, root_size)?;
        let size = usize::try_from(size).unwrap_or(usize::MAX);
        let mut bytes = Vec::new();
        let mut next = start;
        while bytes.len() < size {
            let index = usize::try_from(next).unwrap_or(usize::MAX);
            let at = index.saturating_mul(MINI_SECTOR);
            let sector = all.get(at..at.saturating_add(MINI_SECTOR));
            bytes.extend_from_slice(sector.ok_or(ReadError::CutOff)?);
            next = self.mini_fat.get(index).copied().unwrap_or(u32::MAX);
        }
        bytes.truncate(size);
        Ok(bytes)
    }
}

/// A stream of a compound file; can be read from any place.
pub(super) struct Stream {
    input: Input,
    sectors: Vec<u32>,
    sector: u64,
    shift: u64,
    size: u64,
    at: u64,
}

impl Stream {
    fn memory(bytes: Vec<u8>) -> Stream {
        let size = bytes.len() as u64;
        Stream {
            input: Input::memory(bytes),
            sectors: vec![0],
            sector: MINI_LIMIT,
            shift: 0,
            size,
            at: 0,
        }
    }

    /// Goes on from a place counted from the start.
    pub fn go_to(&mut self, at: u64) {
        self.at = at;
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let index = usize::try_from(self.at / self.sector).unwrap_or(usize::MAX);
        let (Some(sector), true) = (self.sectors.get(index), self.at < self.size) else {
            return Ok(0);
        };
        let within = self.at % self.sector;
        let left = (self.sector - within).min(self.size - self.at);
        let length = buffer
            .len()
            .min(usize::try_from(left).unwrap_or(usize::MAX));
        let place = self.shift + u64::from(*sector) * self.sector + within;
        self.input.seek(SeekFrom::Start(place))?;
        let length = self.input.read(&mut buffer[..length])?;
        self.at += length as u64;
        Ok(length)
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let units: Vec<u16> = bytes[..64]
        .chunks_exact(2)
        .map(|two| u16::from_le_bytes([two[0], two[1]]))
        .take_while(|unit| *unit != 0)
        .collect();
    // 0 is an entry that is not used.
    (bytes[66] != 0).then(|| Entry {
        name: String::from_utf16_lossy(&units),
        start: long(bytes, 116),
        size: u64::from(long(bytes, 120)),
    })
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes
        .chunks_exact(4)
        .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn short(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn long(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
