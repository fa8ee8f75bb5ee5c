//! Names of copies on disk, as the office reads them in a folder.

/// The folder of the copies of the days, beside the file.
pub(super) const FOLDER: &str = "留底";
/// What was there before another copy took its place.
pub(super) const BEFORE_RESTORE: &str = "还原前-";
