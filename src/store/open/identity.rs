//! Tells a file from another one that took its name, without opening either.

use std::path::Path;

/// Where a file really is; the same as long as it is the same file, whatever is written into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity(u64, u64);

/// Whether a file has another name beside this one: under each it has a log of its own, and neither knows
/// what is in the other's.
#[cfg(unix)]
pub(super) fn has_two_names(about: &std::fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(about) > 1
}

/// Whether a file has another name beside this one; not told there.
#[cfg(not(unix))]
pub(super) fn has_two_names(_about: &std::fs::Metadata) -> bool {
    false
}

/// The identity of whatever has this name now; none when nothing has.
#[cfg(unix)]
pub fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let data = std::fs::metadata(path).ok()?;
    Some(Identity(data.dev(), data.ino()))
}

/// The identity of whatever has this name now; none when nothing has.
#[cfg(not(unix))]
pub fn identity(path: &Path) -> Option<Identity> {
    let made = std::fs::metadata(path).ok()?.created().ok()?;
    let since = made.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(Identity(since.as_secs(), u64::from(since.subsec_nanos())))
}
