//! The wording shared by several screens; only `text` files hold Chinese sentences.

pub mod terminal;
