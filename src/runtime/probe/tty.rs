//! The probe's round trip on a Unix terminal, read past crossterm and with a deadline.

use super::{parse_replies, question};
use crate::runtime::terminal::write_frame;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::io;
use std::time::{Duration, Instant};

/// How long the line must be silent after stray input before keys are believed.
const QUIET: Duration = Duration::from_millis(150);

/// Sends the question and gives what came back before the deadline.
pub(super) fn ask(timeout: Duration) -> io::Result<Vec<u8>> {
    if !rustix::termios::isatty(io::stdin()) || !rustix::termios::isatty(io::stdout()) {
        return Ok(Vec::new());
    }
    write_frame(&question())?;
    let deadline = Instant::now() + timeout;
    let mut bytes = Vec::new();
    while !parse_replies(&bytes).done {
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() || !read_some(&mut bytes, left)? {
            return Ok(bytes);
        }
    }
    discard_rest()?;
    Ok(bytes)
}

/// Throws away what still arrives; returns at once on a line that is already silent.
fn discard_rest() -> io::Result<()> {
    let end = Instant::now() + QUIET * 10;
    let mut wait = Duration::ZERO;
    while Instant::now() < end && read_some(&mut Vec::new(), wait)? {
        wait = QUIET;
    }
    Ok(())
}

/// Appends what can be read within `wait`; `false` when nothing came.
fn read_some(bytes: &mut Vec<u8>, wait: Duration) -> io::Result<bool> {
    let stdin = io::stdin();
    let wait = Timespec {
        tv_sec: wait.as_secs() as i64,
        tv_nsec: i64::from(wait.subsec_nanos()) as _,
    };
    let ready = match poll(&mut [PollFd::new(&stdin, PollFlags::IN)], Some(&wait)) {
        Err(rustix::io::Errno::INTR) => return Ok(true),
        other => other?,
    };
    if ready == 0 {
        return Ok(false);
    }
    let mut chunk = [0; 512];
    let read = rustix::io::read(&stdin, &mut chunk)?;
    bytes.extend_from_slice(&chunk[..read]);
    Ok(read > 0)
}
