//! 访议解 (`fangyijie`): a community office's visits, deliberations and promises in one local file.
//!
//! # Code map
//!
//! One key press travels left to right and comes back as a frame:
//!
//! ```text
//! key -> keymap -> app::route -> Action -> update(&mut State) -> Effect -> store thread
//! frame <- view(&State) <- update(answer) <- Event::Store(ticket, answer) <--------'
//! ```
//!
//! # Invariants
//!
//! * `domain` never learns the time, the file or the screen; facts and today's date come in as arguments.
//! * Only `store` names `rusqlite`; only `store::session` is `unsafe`.
//! * Every write goes through `store::transact`; there is no other `execute` on a fact table.
//! * Updates do no I/O; views change no state.
//! * Only `text` files hold Chinese wording; `domain` speaks in values such as `Refusal`.
//! * Only `clock` reads the system clock.

pub mod app;
pub mod cli;
pub mod clock;
pub mod dialogs;
pub mod domain;
pub mod flow;
pub mod keymap;
pub mod projector;
pub mod runtime;
pub mod screens;
pub mod store;
pub mod text;
pub mod ui;
