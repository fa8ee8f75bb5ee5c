//! Ends or suspends the program when the terminal or the system asks for it, without the main loop's help.
//!
//! Must not touch any state of ours except through the closures it is given. Suspending is asked for from
//! outside (`kill -TSTP`): on the keyboard `Ctrl+Z` is a key like others, and takes a step back.

use std::io;
#[cfg(unix)]
use std::io::Write;

/// Starts the thread that waits for hang-up, terminate, interrupt and quit, and for being suspended.
///
/// On the first of those that end `on_stop` saves what must be saved (at most two seconds), the
/// terminal is given back, what `on_stop` has to say is said, and the process ends with 128 plus the
/// signal's number. When the program
/// goes on after it was suspended, `on_return` has everything drawn anew.
#[cfg(unix)]
pub fn spawn(
    on_stop: impl FnOnce() -> Option<&'static str> + Send + 'static,
    on_return: impl Fn() + Send + 'static,
) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    let wanted = [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP];
    let mut signals = signal_hook::iterator::Signals::new(wanted)?;
    std::thread::Builder::new()
        .name("signals".into())
        .spawn(move || {
            for signal in &mut signals {
                if signal == SIGTSTP {
                    suspend();
                    on_return();
                    continue;
                }
                let said = run_briefly(on_stop);
                super::terminal::restore();
                if let Some(words) = said {
                    // A window that is closed has nobody left to tell.
                    let _ = writeln!(io::stderr(), "{words}");
                }
                signal_hook::low_level::exit(128 + signal);
            }
        })?;
    Ok(())
}

/// Gives the terminal back, stops the whole process, and takes the terminal again when that goes on.
#[cfg(unix)]
fn suspend() {
    super::terminal::put_away();
    // It cannot fail for a signal that exists; then the screen is only drawn anew.
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
    super::terminal::take_again();
}

/// Does nothing: Windows has no such signals, and closing the console is not caught yet.
#[cfg(not(unix))]
pub fn spawn(
    on_stop: impl FnOnce() -> Option<&'static str> + Send + 'static,
    on_return: impl Fn() + Send + 'static,
) -> io::Result<()> {
    drop((on_stop, on_return));
    Ok(())
}

/// Runs `work`, but does not wait for ever: a stuck disk must not keep the process.
#[cfg(unix)]
fn run_briefly<T: Send + 'static>(work: impl FnOnce() -> Option<T> + Send + 'static) -> Option<T> {
    let (done, wait) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        // The waiting side may have given up.
        let _ = done.send(work());
    });
    // Done, given up or panicked: the process ends in each case.
    wait.recv_timeout(std::time::Duration::from_secs(2))
        .ok()
        .flatten()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicBool, Ordering};

    #[test]
    fn work_is_done_before_going_on() {
        static SAVED: AtomicBool = AtomicBool::new(false);
        let said = run_briefly(|| {
            SAVED.store(true, Ordering::SeqCst);
            Some("said")
        });
        assert_eq!(said, Some("said"));
        assert!(SAVED.load(Ordering::SeqCst));
    }
}
