//! Files from other programs and files for them.

mod expected;
mod import;
