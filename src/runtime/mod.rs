//! The terminal itself: modes, bytes out, keys in, signals. The only place that does terminal I/O.

pub mod encode;
