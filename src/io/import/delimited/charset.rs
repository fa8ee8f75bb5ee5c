//! How the characters of a text are written, found by the text itself.
//!
//! A byte order mark decides; a text that is valid UTF-8 is UTF-8; zeroes at every other place
//! are UTF-16; everything else is GB18030, unless that reads worse than UTF-8 with broken places.
//! What is no character in the end becomes U+FFFD, which every later step reports.

use std::io::Read;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    CoderResult, Decoder, DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE,
};

use super::super::file::io_error;
use super::super::input::Input;
use super::super::{Charset, Foreign, ReadError};

const CHUNK: usize = 64 * 1024;

impl Charset {
    fn encoding(self) -> &'static Encoding {
        match self {
            Charset::Utf8 => UTF_8,
            Charset::Utf16Le => UTF_16LE,
            Charset::Utf16Be => UTF_16BE,
            Charset::Gb18030 => GB18030,
        }
    }
}

/// Finds how a text is written by reading it through once, or twice when it is not UTF-8.
pub(super) fn find(input: &Input) -> Result<Charset, ReadError> {
    let start = start(input)?;
    if let Some(charset) = by_mark(&start) {
        return Ok(charset);
    }
    if let Some(charset) = by_zeroes(&start)? {
        return Ok(charset);
    }
    let broken_utf8 = broken(input, Charset::Utf8)?;
    if broken_utf8 == 0 {
        return Ok(Charset::Utf8);
    }
    let broken_gb = broken(input, Charset::Gb18030)?;
    if broken_gb == 0 || broken_gb < broken_utf8 {
        return Ok(Charset::Gb18030);
    }
    Ok(if looks_like_utf8(&start) {
        Charset::Utf8
    } else {
        Charset::Gb18030
    })
}

fn start(input: &Input) -> Result<Vec<u8>, ReadError> {
    let mut start = Vec::new();
    input
        .again()
        .take(CHUNK as u64)
        .read_to_end(&mut start)
        .map_err(|error| io_error(&error))?;
    Ok(start)
}

fn by_mark(start: &[u8]) -> Option<Charset> {
    match start {
        [0xef, 0xbb, 0xbf, ..] => Some(Charset::Utf8),
        [0xff, 0xfe, ..] => Some(Charset::Utf16Le),
        [0xfe, 0xff, ..] => Some(Charset::Utf16Be),
        // The mark of GB18030 itself.
        [0x84, 0x31, 0x95, 0x33, ..] => Some(Charset::Gb18030),
        _ => None,
    }
}

/// Separators, digits and line ends have a zero byte in UTF-16; elsewhere zeroes are not text.
fn by_zeroes(start: &[u8]) -> Result<Option<Charset>, ReadError> {
    let zeroes = |parity: usize| {
        start
            .iter()
            .skip(parity)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (zeroes(0), zeroes(1));
    let many = start.len().div_ceil(100);
    if odd > 0 && even * 8 < odd && start.len() >= 2 {
        Ok((odd >= many).then_some(Charset::Utf16Le))
    } else if even > 0 && odd * 8 < even {
        Ok((even >= many).then_some(Charset::Utf16Be))
    } else if even + odd > many {
        Err(ReadError::Foreign(Foreign::Binary))
    } else {
        Ok(None)
    }
}

fn looks_like_utf8(start: &[u8]) -> bool {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(start, true);
    detector.guess(None, Utf8Detection::Allow) == UTF_8
}

/// Counts what is no character when read as `charset`; gives up counting at a thousand.
fn broken(input: &Input, charset: Charset) -> Result<u32, ReadError> {
    let mut input = input.again();
    let mut decoder = charset.encoding().new_decoder_without_bom_handling();
    let mut bytes = vec![0; CHUNK];
    let mut text = vec![0; CHUNK * 3 + 16];
    let mut count = 0;
    loop {
        let length = input.read(&mut bytes).map_err(|error| io_error(&error))?;
        let mut at = 0;
        loop {
            let (result, read, _) = decoder.decode_to_utf8_without_replacement(
                &bytes[at..length],
                &mut text,
                length == 0,
            );
            at += read;
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => count += 1,
            }
        }
        if length == 0 || count > 1000 {
            return Ok(count);
        }
    }
}

/// A text as UTF-8, decoded while it is read; without its byte order mark.
pub(super) struct Decoded<R> {
    input: R,
    decoder: Decoder,
    bytes: Vec<u8>,
    at: usize,
    end: usize,
    over: bool,
    finished: bool,
}

impl<R: Read> Decoded<R> {
    pub fn new(input: R, charset: Charset) -> Self {
        Self {
            input,
            decoder: charset.encoding().new_decoder_with_bom_removal(),
            bytes: vec![0; CHUNK / 4],
            at: 0,
            end: 0,
            over: false,
            finished: false,
        }
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, text: &mut [u8]) -> std::io::Result<usize> {
        // The decoder needs room for one whole character.
        if text.len() < 16 {
            let mut small = [0; 16];
            let length = self.read(&mut small)?;
            if length > text.len() {
                return Err(std::io::Error::other("a buffer smaller than a character"));
            }
            text[..length].copy_from_slice(&small[..length]);
            return Ok(length);
        }
        while !self.finished {
            if self.at == self.end && !self.over {
                self.at = 0;
                self.end = self.input.read(&mut self.bytes)?;
                self.over = self.end == 0;
            }
            let pending = &self.bytes[self.at..self.end];
            let (result, read, written, _) = self.decoder.decode_to_utf8(pending, text, self.over);
            self.at += read;
            self.finished = self.over && result == CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}
