//! XML as a stream, with a bound on how much one tag or text may hold.

use std::borrow::Cow;
use std::io::BufRead;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::ReadError;

/// Room for the longest cell in the longest writing, entities included.
const EVENT_BYTES: usize = 1024 * 1024;

/// Reads events; an error of the XML or of the bytes below is a damaged file.
pub(super) struct Xml<R> {
    reader: Reader<Bounded<R>>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Xml<R> {
    pub fn new(input: R) -> Self {
        let mut reader = Reader::from_reader(Bounded { input, left: 0 });
        reader.config_mut().check_end_names = false;
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            buffer: Vec::new(),
        }
    }

    /// The next event.
    pub fn next(&mut self) -> Result<Event<'_>, ReadError> {
        self.buffer.clear();
        self.reader.get_mut().left = EVENT_BYTES;
        match self.reader.read_event_into(&mut self.buffer) {
            Ok(event) => Ok(event),
            Err(_) if self.reader.get_ref().left == 0 => Err(ReadError::Bomb),
            Err(_) => Err(ReadError::Damaged),
        }
    }
}

/// Gives no more than a bounded number of bytes between two events.
struct Bounded<R> {
    input: R,
    left: usize,
}

impl<R: BufRead> std::io::Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let length = buffer.len().min(self.left);
        let length = self.input.read(&mut buffer[..length])?;
        self.left -= length;
        Ok(length)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.left == 0 {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        let left = self.left;
        let bytes = self.input.fill_buf()?;
        Ok(&bytes[..bytes.len().min(left)])
    }

    fn consume(&mut self, used: usize) {
        self.left = self.left.saturating_sub(used);
        self.input.consume(used);
    }
}

/// An attribute of a tag, by its name with or without a prefix.
pub(super) fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    tag.attributes()
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|it| it.key.as_ref() == name || it.key.local_name().as_ref() == name)
        .and_then(|it| {
            it.normalized_value(XmlVersion::Implicit1_0)
                .ok()
                .map(Cow::into_owned)
        })
}

/// A number in an attribute; nothing when it is missing or no number.
pub(super) fn count(tag: &BytesStart, name: &str) -> Option<u32> {
    attribute(tag, name)?.parse().ok()
}

/// The character an entity stands for; entities nobody declared stand for nothing.
pub(super) fn push_reference(text: &mut String, reference: &BytesRef) {
    match reference.as_ref() {
        "amp" => text.push('&'),
        "lt" => text.push('<'),
        "gt" => text.push('>'),
        "quot" => text.push('"'),
        "apos" => text.push('\''),
        _ => text.extend(reference.resolve_char_ref().ok().flatten()),
    }
}
