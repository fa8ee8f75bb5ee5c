//! The sentences shown before there is a screen.
