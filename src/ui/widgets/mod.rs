//! The few widgets several screens share; each paints through the painter and keeps no state.

pub mod digits;
pub mod field;
pub mod table;
