//! One test binary: every file below this folder is a module of it.

mod cases;
mod desk;
mod io;
mod modules;
mod rules;
mod screens;
mod store;
mod temp;
