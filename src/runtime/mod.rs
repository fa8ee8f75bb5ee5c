//! The terminal itself: modes, bytes out, keys in, signals. The only place that does terminal I/O.

pub mod copier;
pub mod encode;
pub mod exporter;
pub mod importer;
pub mod input;
pub mod opening;
pub mod probe;
pub mod screen;
pub mod signals;
pub mod terminal;
pub mod threads;
