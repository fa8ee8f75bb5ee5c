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
//! | room | what lives there |
//! |---|---|
//! | `domain` | pure types and rules, a folder per noun; the glossary |
//! | `store` | the file: schema, the one door for writes, queries, the thread that owns the connection |
//! | `keymap` | keys as values, tables that say what they do |
//! | `flow` | the vocabulary of the loop: actions, effects, wishes, windows on long lists |
//! | `dialogs` | forms, pickers, the menu, questions |
//! | `screens` | one folder per screen: state, update, view, keys, text |
//! | `app` | the stack of screens and overlays: route, update, draw |
//! | `ui` | cells, painter, looks, the few widgets |
//! | `projector` | the wall: another process, read-only and masked |
//! | `runtime` | the terminal, its input, signals, the main loop |
//! | `io` | what comes in from other programs and goes out to them |
//! | `cli` | subcommands and exit codes |
//! | `text` | wording shared by the above |
//! | `clock` | the only caller of the system clock |
//!
//! # Invariants
//!
//! * `domain` never learns the time, the file or the screen; facts and today's date come in as arguments.
//! * Only `store` names `rusqlite`; only `store::session` is `unsafe`.
//! * Every write of a fact goes through `store::transact`; `store::facts` names the tables that are facts and
//!   those that are not, with the reason. Only a new file is filled otherwise: by the drill, and by an upgrade.
//! * No text is typed, imported or stored without a limit (`domain::limits`); no cell, output or export carries a
//!   character that steers a terminal (`domain::clean`).
//! * Updates do no I/O; views change no state.
//! * Only `text` files hold Chinese wording; `domain` speaks in values such as `Refusal`.
//! * Only `clock` reads the system clock.

pub mod app;
pub mod cli;
pub mod clock;
pub mod dialogs;
pub mod domain;
pub mod flow;
pub mod io;
pub mod keymap;
pub mod projector;
pub mod runtime;
pub mod screens;
pub mod store;
pub mod text;
pub mod ui;
