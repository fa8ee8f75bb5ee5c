//! Files from other programs and files for them.

mod expected;
mod fuzz;
mod hostile;
mod import;
