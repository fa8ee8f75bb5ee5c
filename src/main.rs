//! Parses the arguments and picks a subcommand or the screen; nothing else lives here.

fn main() {}
