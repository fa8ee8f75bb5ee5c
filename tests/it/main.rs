//! One test binary: every file below this folder is a module of it.

mod modules;
mod store;
