//! Work that nobody waits for steps back behind the keys of whoever sits at the screen.

/// Gives this thread the lowest claim on the processors, where the system knows claims of threads.
pub fn step_back() {
    // As much as can be given; a system that refuses leaves the thread as it was.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(LEAST);
}

/// How far the claim of a thread can be lowered.
#[cfg(target_os = "linux")]
const LEAST: i32 = 19;
