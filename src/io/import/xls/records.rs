//! Records of a workbook stream, and texts that run on over several of them.

use std::io::{BufRead, BufReader, Read};

use super::super::ReadError;
use super::super::file::io_error;
use super::super::ole::Stream;

const CONTINUE: u16 = 0x003c;

/// Reads records one after the other; holds one of them, at most 64 kB.
pub(super) struct Records {
    stream: BufReader<Stream>,
    data: Vec<u8>,
    at: usize,
}

impl Records {
    pub fn new(stream: Stream) -> Self {
        Self {
            stream: BufReader::with_capacity(32 * 1024, stream),
            data: Vec::new(),
            at: 0,
        }
    }

    /// Goes to the next record and says its code; nothing at the end of the stream.
    pub fn next(&mut self) -> Result<Option<u16>, ReadError> {
        if self.peek()?.is_none() {
            return Ok(None);
        }
        let mut header = [0; 4];
        self.stream
            .read_exact(&mut header)
            .map_err(|error| io_error(&error))?;
        let [code_low, code_high, length_low, length_high] = header;
        let length = u16::from_le_bytes([length_low, length_high]);
        self.data.resize(usize::from(length), 0);
        self.at = 0;
        self.stream
            .read_exact(&mut self.data)
            .map_err(|error| io_error(&error))?;
        Ok(Some(u16::from_le_bytes([code_low, code_high])))
    }

    fn peek(&mut self) -> Result<Option<u8>, ReadError> {
        let buffer = self.stream.fill_buf().map_err(|error| io_error(&error))?;
        Ok(buffer.first().copied())
    }

    /// The fields of the record from its start.
    pub fn fields(&self) -> Fields<'_> {
        Fields { bytes: &self.data }
    }

    /// Leaves out bytes of the record.
    pub fn skip(&mut self, bytes: usize) {
        self.at = (self.at + bytes).min(self.data.len());
    }

    /// A text with a long length, running on into the records that continue this one.
    pub fn long_text(&mut self) -> Result<String, ReadError> {
        let length = self.short()?;
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { self.short()? };
        let phonetic = if flags & 4 == 0 { 0 } else { self.long()? };
        let text = self.units(usize::from(length), flags & 1 != 0)?;
        let tail = u64::from(runs) * 4 + u64::from(phonetic);
        self.pass(tail)?;
        Ok(text)
    }

    /// Characters; where a record ends in their middle, the next begins with its own width.
    fn units(&mut self, length: usize, mut wide: bool) -> Result<String, ReadError> {
        let mut units = Vec::with_capacity(length.min(self.data.len()));
        while units.len() < length {
            let rest = &self.data[self.at..];
            let left = length - units.len();
            if wide {
                let taken = left.min(rest.len() / 2);
                let pairs = rest[..taken * 2].chunks_exact(2);
                units.extend(pairs.map(|two| u16::from_le_bytes([two[0], two[1]])));
                self.at += taken * 2;
            } else {
                let taken = left.min(rest.len());
                units.extend(rest[..taken].iter().map(|byte| u16::from(*byte)));
                self.at += taken;
            }
            if units.len() < length {
                self.go_on()?;
                wide = self.byte()? & 1 != 0;
            }
        }
        Ok(String::from_utf16_lossy(&units))
    }

    fn pass(&mut self, mut bytes: u64) -> Result<(), ReadError> {
        loop {
            let left = (self.data.len() - self.at) as u64;
            if bytes <= left {
                self.skip(usize::try_from(bytes).unwrap_or(usize::MAX));
                return Ok(());
            }
            bytes -= left;
            self.go_on()?;
        }
    }

    /// Goes to the record that continues this one; there must be one.
    fn go_on(&mut self) -> Result<(), ReadError> {
        match self.next()? {
            Some(CONTINUE) => Ok(()),
            Some(_) => Err(ReadError::Damaged),
            None => Err(ReadError::CutOff),
        }
    }

    fn byte(&mut self) -> Result<u8, ReadError> {
        while self.at >= self.data.len() {
            self.go_on()?;
        }
        self.at += 1;
        Ok(self.data[self.at - 1])
    }

    fn short(&mut self) -> Result<u16, ReadError> {
        Ok(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// A number in four bytes.
    pub fn long(&mut self) -> Result<u32, ReadError> {
        Ok(u32::from(self.short()?) | u32::from(self.short()?) << 16)
    }
}

/// Numbers one after the other; a record that is too short is damaged.
pub(super) struct Fields<'a> {
    bytes: &'a [u8],
}

impl<'a> Fields<'a> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], ReadError> {
        let (first, rest) = self.bytes.split_first_chunk().ok_or(ReadError::Damaged)?;
        self.bytes = rest;
        Ok(*first)
    }

    pub fn byte(&mut self) -> Result<u8, ReadError> {
        self.take().map(u8::from_le_bytes)
    }

    pub fn short(&mut self) -> Result<u16, ReadError> {
        self.take().map(u16::from_le_bytes)
    }

    pub fn long(&mut self) -> Result<u32, ReadError> {
        self.take().map(u32::from_le_bytes)
    }

    pub fn double(&mut self) -> Result<f64, ReadError> {
        self.take().map(f64::from_le_bytes)
    }

    /// How many bytes are left.
    pub fn left(&self) -> usize {
        self.bytes.len()
    }

    /// A text of so many characters, one or two bytes each.
    pub fn text(&mut self, length: usize) -> Result<String, ReadError> {
        let wide = self.byte()? & 1 != 0;
        let size = length << u8::from(wide);
        let bytes = self.bytes.get(..size).ok_or(ReadError::Damaged)?;
        self.bytes = &self.bytes[size..];
        if !wide {
            return Ok(bytes.iter().map(|byte| char::from(*byte)).collect());
        }
        let pairs = bytes.chunks_exact(2);
        let units: Vec<u16> = pairs
            .map(|two| u16::from_le_bytes([two[0], two[1]]))
            .collect();
        Ok(String::from_utf16_lossy(&units))
    }
}
