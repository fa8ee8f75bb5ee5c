//! A file that takes everything and says at the end whether it was written.
//!
//! The writer of archives has no way to be told to stop: what it cannot write it complains of on the
//! terminal when it is dropped. So it never hears of it.

use std::io::{self, Seek, SeekFrom, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// The first thing that went wrong, if anything did.
#[derive(Debug, Clone, Default)]
pub(super) struct Trouble(Arc<Mutex<Option<io::Error>>>);

impl Trouble {
    /// Gives it away, once.
    pub(super) fn take(&self) -> io::Result<()> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.take().map_or(Ok(()), Err)
    }

    fn note(&self, error: io::Error) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.get_or_insert(error);
    }
}

/// Writes until something goes wrong; from then on only counts.
pub(super) struct Patient<W> {
    inner: W,
    trouble: Trouble,
    is_broken: bool,
    at: u64,
    end: u64,
}

impl<W: Write + Seek> Patient<W> {
    pub(super) fn new(inner: W) -> (Self, Trouble) {
        let trouble = Trouble::default();
        let patient = Self {
            inner,
            trouble: trouble.clone(),
            is_broken: false,
            at: 0,
            end: 0,
        };
        (patient, trouble)
    }

    pub(super) fn into_inner(self) -> W {
        self.inner
    }

    fn or_break<T>(&mut self, result: io::Result<T>) -> Option<T> {
        match result {
            Ok(done) => Some(done),
            Err(error) => {
                self.is_broken = true;
                self.trouble.note(error);
                None
            }
        }
    }
}

impl<W: Write + Seek> Write for Patient<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.is_broken {
            let written = self.inner.write_all(bytes);
            self.or_break(written);
        }
        self.at += bytes.len() as u64;
        self.end = self.end.max(self.at);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.is_broken {
            let flushed = self.inner.flush();
            self.or_break(flushed);
        }
        Ok(())
    }
}

impl<W: Write + Seek> Seek for Patient<W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
            SeekFrom::End(by) => self.end.saturating_add_signed(by),
        };
        if !self.is_broken {
            let moved = self.inner.seek(SeekFrom::Start(self.at));
            self.or_break(moved);
        }
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A disk with so much room.
    struct Small {
        room: usize,
        kept: Vec<u8>,
    }

    impl Write for Small {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.kept.len() + bytes.len() > self.room {
                return Err(io::ErrorKind::StorageFull.into());
            }
            self.kept.extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Seek for Small {
        fn seek(&mut self, _: SeekFrom) -> io::Result<u64> {
            Ok(self.kept.len() as u64)
        }
    }

    #[test]
    fn whoever_writes_on_hears_nothing_and_whoever_asks_hears_the_first_reason() {
        let (mut patient, trouble) = Patient::new(Small {
            room: 10,
            kept: Vec::new(),
        });
        patient.write_all(b"12345678").unwrap();
        assert!(trouble.take().is_ok());
        patient.write_all(b"abc").unwrap();
        assert_eq!(patient.stream_position().unwrap(), 11);
        assert_eq!(patient.seek(SeekFrom::End(-1)).unwrap(), 10);
        patient.write_all(b"xyz").unwrap();
        patient.flush().unwrap();
        let error = trouble.take().unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
        assert_eq!(patient.into_inner().kept, b"12345678");
    }
}
