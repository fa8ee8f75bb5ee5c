//! Cells on a screen: widths, colours, safe painting, line breaking and the few widgets we own.
//!
//! Names ratatui only for its buffer, rectangles and styles; never its text widgets.

pub mod ambiguous;
pub mod cells;
pub mod look;
pub mod overlay;
pub mod painter;
mod palette;
mod snapshot;
pub mod widgets;
pub mod wrap;

pub use snapshot::snapshot;
