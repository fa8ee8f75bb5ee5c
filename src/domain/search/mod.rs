//! What a name or a door can be found by, and in which order names stand.

mod keys;
mod order;
mod readings;
mod wanted;

pub use keys::{Naming, initials, keys, matches, name_keys, naming};
pub use order::LAST;
pub use wanted::{Wanted, wanted};
