//! The bytes of a file or of the clipboard; every reader has a place of its own in them.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;

/// A reader that can be cloned; the clones do not move each other.
#[derive(Clone)]
pub(super) struct Input {
    from: Arc<From>,
    size: u64,
    at: u64,
}

enum From {
    File(File),
    Memory(Vec<u8>),
}

impl Input {
    pub fn file(file: File) -> io::Result<Input> {
        let size = file.metadata()?.len();
        Ok(Input {
            from: Arc::new(From::File(file)),
            size,
            at: 0,
        })
    }

    pub fn memory(bytes: Vec<u8>) -> Input {
        Input {
            size: bytes.len() as u64,
            from: Arc::new(From::Memory(bytes)),
            at: 0,
        }
    }

    /// How many bytes there are.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Another reader, at the start.
    pub fn again(&self) -> Input {
        Input {
            at: 0,
            ..self.clone()
        }
    }
}

impl Read for Input {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = match self.from.as_ref() {
            From::File(file) => read_at(file, buffer, self.at)?,
            From::Memory(bytes) => {
                let at = usize::try_from(self.at).unwrap_or(usize::MAX);
                bytes.get(at..).unwrap_or_default().read(buffer)?
            }
        };
        self.at += length as u64;
        Ok(length)
    }
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, at)
}

#[cfg(windows)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, at)
}

impl Seek for Input {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = target.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clones_do_not_move_each_other() {
        let mut one = Input::memory(b"abcdef".to_vec());
        let mut two = [0; 3];
        one.read_exact(&mut two).unwrap();
        let mut other = one.again();
        let mut rest = String::new();
        one.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "def");
        rest.clear();
        other.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "abcdef");
        assert!(one.seek(SeekFrom::End(-9)).is_err());
        assert_eq!(one.seek(SeekFrom::Start(99)).unwrap(), 99);
        assert_eq!(one.read(&mut two).unwrap(), 0);
    }
}
