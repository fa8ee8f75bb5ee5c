//! What comes in from other programs and goes out to them; the only room that opens foreign files.

pub mod export;
pub mod import;
pub mod intake;
pub mod path;
