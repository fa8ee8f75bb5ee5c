//! Tasks in the file: progress, done, told, asked, closed, opened again.

mod closing;
mod list;
mod work;

pub(super) use closing::{close, follow_up, reopen, tell};
pub(super) use list::{Wanted, list};
pub(super) use work::{add_progress, assign, finish};
