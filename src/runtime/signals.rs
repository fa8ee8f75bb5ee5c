//! Ends the program when the terminal or the system asks for it, without the main loop's help.
//!
//! Must not touch any state of ours except through the closure it is given.

use std::io;

/// Starts the thread that waits for hang-up, terminate, interrupt and quit.
///
/// On the first of them `on_stop` saves what must be saved (at most two seconds), the
/// terminal is given back and the process ends with 128 plus the signal's number.
#[cfg(unix)]
pub fn spawn(on_stop: impl FnOnce() + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGTERM, SIGINT, SIGQUIT])?;
    std::thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            if let Some(signal) = signals.forever().next() {
                run_briefly(on_stop);
                super::terminal::restore();
                signal_hook::low_level::exit(128 + signal);
            }
        })?;
    Ok(())
}

/// Does nothing: Windows has no such signals, and closing the console is not caught yet.
#[cfg(not(unix))]
pub fn spawn(on_stop: impl FnOnce() + Send + 'static) -> io::Result<()> {
    drop(on_stop);
    Ok(())
}

/// Runs `work`, but does not wait for ever: a stuck disk must not keep the process.
#[cfg(unix)]
fn run_briefly(work: impl FnOnce() + Send + 'static) {
    let (done, wait) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        work();
        // The waiting side may have given up.
        let _ = done.send(());
    });
    // Done, given up or panicked: the process ends in each case.
    let _ = wait.recv_timeout(std::time::Duration::from_secs(2));
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};

    #[test]
    fn work_is_done_before_going_on() {
        static SAVED: AtomicBool = AtomicBool::new(false);
        run_briefly(|| SAVED.store(true, Ordering::SeqCst));
        assert!(SAVED.load(Ordering::SeqCst));
    }
}
