//! Entering and leaving the full screen, exactly once each, and writing whole frames.
//!
//! Owns the terminal's modes. Must not know what is drawn.

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use crate::io::import::READER_THREAD;

const ENTER: &str = "\x1b[?1049h\x1b[?7l\x1b[?25l\x1b[2J\x1b[H";
const BRACKETED_PASTE: &str = "\x1b[?2004h";
const LEAVE: &str = "\x1b[?2026l\x1b[0m\x1b[?7h\x1b[?2004l\x1b[?1000l\x1b[0 q\x1b[?1049l\x1b[?25h";
const FALLBACK_SIZE: (u16, u16) = (80, 24);

static ENTERED: AtomicBool = AtomicBool::new(false);
/// Whether a frame is being drawn: none comes after the terminal was given back.
static DRAWING: Mutex<bool> = Mutex::new(false);
static DRAWN: Condvar = Condvar::new();
/// How long giving the terminal back waits for a frame that is being drawn.
const LAST_FRAME: Duration = Duration::from_millis(300);
/// Whether the screen is put away for a while: what would be drawn is not.
static AWAY: AtomicBool = AtomicBool::new(false);

/// Keeps the terminal in full-screen mode; dropping it gives the terminal back.
#[must_use = "dropping the guard leaves the full screen"]
pub struct Guard(());

impl Guard {
    /// Switches to raw mode and the alternate screen, without automatic wrapping, cursor hidden.
    pub fn enter() -> io::Result<Guard> {
        enable_raw_mode()?;
        ENTERED.store(true, Ordering::SeqCst);
        let guard = Guard(());
        #[cfg(windows)]
        if !crossterm::ansi_support::supports_ansi() {
            return Err(io::ErrorKind::Unsupported.into());
        }
        write_frame(&entering())?;
        Ok(guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back as it was; does nothing the second time.
///
/// Safe to call from any thread, also while another one is stuck in a write.
pub fn restore() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        wait_for_last_frame();
        write_unlocked(LEAVE.as_bytes());
        // There is nobody left to tell.
        let _ = disable_raw_mode();
    }
}

/// Waits until no frame is being drawn, but not for one that is stuck.
fn wait_for_last_frame() {
    let drawing = DRAWING.lock().unwrap_or_else(PoisonError::into_inner);
    let waited = DRAWN.wait_timeout_while(drawing, LAST_FRAME, |drawing| *drawing);
    drop(waited.unwrap_or_else(PoisonError::into_inner));
}

/// Gives the terminal back for a while; nothing is drawn until it is taken again.
#[cfg(unix)]
pub fn put_away() {
    let mut out = io::stdout().lock();
    if ENTERED.load(Ordering::SeqCst) && !AWAY.swap(true, Ordering::SeqCst) {
        // There is nobody to tell.
        let _ = out.write_all(LEAVE.as_bytes()).and_then(|()| out.flush());
        let _ = disable_raw_mode();
    }
}

/// Takes the terminal again after it was put away.
#[cfg(unix)]
pub fn take_again() {
    let mut out = io::stdout().lock();
    if AWAY.swap(false, Ordering::SeqCst) {
        // What fails here fails again, and is reported, with the next frame.
        let _ = enable_raw_mode();
        let _ = out.write_all(&entering()).and_then(|()| out.flush());
    }
}

/// What switches to the full screen.
fn entering() -> Vec<u8> {
    let paste = if cfg!(windows) { "" } else { BRACKETED_PASTE };
    [ENTER, paste].concat().into_bytes()
}

/// Makes a panic leave the full screen before its message is printed.
///
/// A reader of foreign files may break on a damaged one; that is said as a damaged file, and the screen stays.
pub fn install_panic_hook() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().name() == Some(READER_THREAD) {
            return;
        }
        restore();
        before(info);
    }));
}

/// Sends a frame to the full screen; nothing once the terminal was given back, whoever gave it.
pub fn draw_frame(bytes: &[u8]) -> io::Result<()> {
    {
        let mut drawing = DRAWING.lock().unwrap_or_else(PoisonError::into_inner);
        if !ENTERED.load(Ordering::SeqCst) {
            return Ok(());
        }
        *drawing = true;
    }
    let written = write_frame(bytes);
    *DRAWING.lock().unwrap_or_else(PoisonError::into_inner) = false;
    DRAWN.notify_all();
    written
}

/// Sends one frame with one write.
pub fn write_frame(bytes: &[u8]) -> io::Result<()> {
    if bytes.is_empty() {
        return Ok(());
    }
    let mut out = io::stdout().lock();
    if AWAY.load(Ordering::SeqCst) {
        return Ok(());
    }
    out.write_all(bytes)?;
    out.flush()
}

/// Gives columns and rows; what the terminal does not know is taken as 80 by 24.
pub fn size() -> (u16, u16) {
    believable(crossterm::terminal::size().unwrap_or((0, 0)))
}

fn believable((columns, rows): (u16, u16)) -> (u16, u16) {
    let or = |value, fallback| if value == 0 { fallback } else { value };
    (or(columns, FALLBACK_SIZE.0), or(rows, FALLBACK_SIZE.1))
}

/// Writes past the lock of the standard output, and gives up on a terminal that takes nothing.
#[cfg(unix)]
fn write_unlocked(bytes: &[u8]) {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let patience = Timespec {
        tv_sec: 0,
        tv_nsec: 300_000_000,
    };
    let out = io::stdout();
    let ready = poll(&mut [PollFd::new(&out, PollFlags::OUT)], Some(&patience));
    if ready.is_ok_and(|n| n > 0) {
        // There is nobody left to tell.
        let _ = rustix::io::write(&out, bytes);
    }
}

#[cfg(not(unix))]
fn write_unlocked(bytes: &[u8]) {
    // There is nobody left to tell.
    let _ = write_frame(bytes);
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn unknown_sizes_become_the_classic_one() {
        assert_eq!(believable((0, 0)), (80, 24));
        assert_eq!(believable((120, 0)), (120, 24));
        assert_eq!(believable((1, 1)), (1, 1));
    }

    #[test]
    fn leaving_undoes_what_entering_did() {
        for mode in ["?1049", "?25", "?7", "?2004"] {
            let (on, off) = (format!("\x1b[{mode}h"), format!("\x1b[{mode}l"));
            let entered = [ENTER, BRACKETED_PASTE].concat();
            assert!(entered.contains(&on) != entered.contains(&off), "{mode}");
            let undone = if entered.contains(&on) { off } else { on };
            assert!(LEAVE.contains(&undone), "{mode}");
        }
    }

    #[test]
    fn a_frame_that_is_being_drawn_is_waited_for_but_not_for_ever() {
        let since = Instant::now();
        wait_for_last_frame();
        assert!(since.elapsed() < LAST_FRAME);
        *DRAWING.lock().unwrap() = true;
        let since = Instant::now();
        wait_for_last_frame();
        assert!(since.elapsed() >= LAST_FRAME);
        *DRAWING.lock().unwrap() = false;
    }

    #[test]
    fn restoring_without_having_entered_is_silent() {
        restore();
        assert!(!ENTERED.load(Ordering::SeqCst));
    }
}
