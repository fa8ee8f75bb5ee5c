//! How the characters of a text are written, found by the text itself.
//!
//! A byte order mark decides; zeroes at every other place are UTF-16; a text that is valid UTF-8,
//! but for a few broken places among many characters, is UTF-8; everything else is GB18030.
//! What is no character in the end becomes U+FFFD, which every later step reports.

use std::io::{BufRead, Read};

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
    let as_utf8 = tried(input, Charset::Utf8)?;
    if as_utf8.broken == 0 || as_utf8.wide > as_utf8.broken * 10 {
        return Ok(Charset::Utf8);
    }
    if tried(input, Charset::Gb18030)?.broken == 0 {
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

/// What came of reading a text in one way.
#[derive(Default)]
struct Tried {
    /// Places that are no character.
    broken: u64,
    /// Characters beyond ASCII.
    wide: u64,
}

/// Counts what is a character and what is none when read as `charset`.
fn tried(input: &Input, charset: Charset) -> Result<Tried, ReadError> {
    let mut input = input.again();
    let mut decoder = charset.encoding().new_decoder_without_bom_handling();
    let mut bytes = vec![0; CHUNK];
    let mut text = vec![0; CHUNK * 3 + 16];
    let mut tried = Tried::default();
    loop {
        let length = input.read(&mut bytes).map_err(|error| io_error(&error))?;
        let mut at = 0;
        loop {
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(
                &bytes[at..length],
                &mut text,
                length == 0,
            );
            at += read;
            let leads = text[..written].iter().filter(|byte| **byte >= 0xc0);
            tried.wide += leads.count() as u64;
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => tried.broken += 1,
            }
        }
        if length == 0 {
            return Ok(tried);
        }
    }
}

/// A text as UTF-8, decoded while it is read; without its byte order mark.
pub(super) struct Decoded<R> {
    input: R,
    decoder: Decoder,
    bytes: Vec<u8>,
    /// What of `bytes` is still to be decoded.
    pending: std::ops::Range<usize>,
    text: Vec<u8>,
    /// What of `text` is still to be read.
    ready: std::ops::Range<usize>,
    over: bool,
    finished: bool,
}

impl<R: Read> Decoded<R> {
    pub fn new(input: R, charset: Charset) -> Self {
        Self {
            input,
            decoder: charset.encoding().new_decoder_with_bom_removal(),
            bytes: vec![0; CHUNK],
            pending: 0..0,
            text: vec![0; CHUNK],
            ready: 0..0,
            over: false,
            finished: false,
        }
    }
}

impl<R: Read> BufRead for Decoded<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        while self.ready.is_empty() && !self.finished {
            if self.pending.is_empty() && !self.over {
                self.pending = 0..self.input.read(&mut self.bytes)?;
                self.over = self.pending.is_empty();
            }
            let pending = &self.bytes[self.pending.clone()];
            let (result, read, written, _) =
                self.decoder
                    .decode_to_utf8(pending, &mut self.text, self.over);
            self.pending.start += read;
            self.ready = 0..written;
            self.finished = self.over && result == CoderResult::InputEmpty;
        }
        Ok(&self.text[self.ready.clone()])
    }

    fn consume(&mut self, used: usize) {
        self.ready.start = (self.ready.start + used).min(self.ready.end);
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = self.fill_buf()?.read(buffer)?;
        self.consume(length);
        Ok(length)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn found(bytes: &[u8]) -> Result<Charset, ReadError> {
        find(&Input::memory(bytes.to_vec()))
    }

    fn read(bytes: &[u8], charset: Charset) -> String {
        let mut text = String::new();
        let mut decoded = Decoded::new(bytes, charset);
        decoded.read_to_string(&mut text).unwrap();
        text
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    const ROSTER: &str = "姓名,室\r\n欧阳\u{20bb7}龙,501\r\n";

    #[test]
    fn a_text_tells_how_it_is_written() {
        let gb = GB18030.encode(ROSTER).0.into_owned();
        for (bytes, charset) in [
            (ROSTER.as_bytes().to_vec(), Charset::Utf8),
            ([b"\xef\xbb\xbf", ROSTER.as_bytes()].concat(), Charset::Utf8),
            (gb, Charset::Gb18030),
            (utf16(ROSTER, u16::to_le_bytes), Charset::Utf16Le),
            (utf16(ROSTER, u16::to_be_bytes), Charset::Utf16Be),
            (
                utf16(&format!("\u{feff}{ROSTER}"), u16::to_le_bytes),
                Charset::Utf16Le,
            ),
        ] {
            assert_eq!(found(&bytes), Ok(charset));
            assert_eq!(read(&bytes, charset), ROSTER);
        }
        assert_eq!(
            found(b"\0\x01\x02\0\0\x03\0\0"),
            Err(ReadError::Foreign(Foreign::Binary))
        );
    }

    #[test]
    fn broken_places_are_marked_and_do_not_change_the_rest() {
        let mut text = ROSTER.as_bytes().to_vec();
        text.extend(b"\xff,502\n");
        text.extend("李某家的三口人住在这里,503\n".as_bytes());
        assert_eq!(found(&text), Ok(Charset::Utf8));
        assert!(read(&text, Charset::Utf8).ends_with("\u{fffd},502\n李某家的三口人住在这里,503\n"));
        let cut = &GB18030.encode("姓名,室\n张某").0.into_owned()[..11];
        assert_eq!(found(cut), Ok(Charset::Gb18030));
        assert!(read(cut, Charset::Gb18030).ends_with("张\u{fffd}"));
    }

    /// GB18030-2022: what stood in the private use area in 2005 has its place in Unicode, and
    /// only a second form of the wide blank does not come back as it was.
    #[test]
    fn every_character_of_gb18030_is_kept() {
        let mut changed = Vec::new();
        for lead in 0x81..=0xfe_u8 {
            for trail in (0x40..=0xfe_u8).filter(|trail| *trail != 0x7f) {
                let text = read(&[lead, trail], Charset::Gb18030);
                if GB18030.encode(&text).0.as_ref() != [lead, trail] {
                    changed.push((lead, trail));
                }
            }
        }
        assert_eq!(changed, [(0xa3, 0xa0)]);
        for (bytes, text) in [
            (&b"\xfe\x59"[..], "\u{9fb4}"),
            (b"\xa6\xd9", "\u{fe10}"),
            (b"\xaa\xa1", "\u{e000}"),
            (b"\x95\x32\x82\x36", "\u{20000}"),
        ] {
            assert_eq!(read(bytes, Charset::Gb18030), text);
        }
        let beyond = GB18030.encode("李\u{313f5}华").0.into_owned();
        assert_eq!(read(&beyond, Charset::Gb18030), "李\u{313f5}华");
    }

    #[test]
    fn characters_may_lie_across_every_border() {
        let text = "一\u{20bb7}二,".repeat(9_000);
        let mut gb = Vec::new();
        gb.write_all(&GB18030.encode(&text).0).unwrap();
        assert_eq!(read(&gb, Charset::Gb18030), text);
        assert_eq!(read(text.as_bytes(), Charset::Utf8), text);
    }
}
