//! What a name or a door can be found by, and in which order names stand.

mod found;
mod keys;
mod order;
mod readings;
mod wanted;

pub use found::{Findable, Found, about_people, answers};
pub use keys::{Naming, initials, keys, matches, name_keys, naming};
pub use order::LAST;
pub use wanted::{Wanted, wanted};
