//! Row ids: one 64-bit integer, unique across machines (a station number above a counter).

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

/// How many low bits hold the counter; the station number stands above them.
pub const COUNTER_BITS: u32 = 32;

/// A row's id as people read it out: the number of its station, and its own.
pub fn number(id: i64) -> String {
    let own = id & ((1 << COUNTER_BITS) - 1);
    format!("{}-{own}", id >> COUNTER_BITS)
}

/// The id of a row of `T`; ids of different nouns do not mix.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id<T> {
    raw: i64,
    #[serde(skip)]
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// Wraps the integer that the file holds.
    pub const fn new(raw: i64) -> Self {
        Self {
            raw,
            of: PhantomData,
        }
    }

    /// The integer that the file holds.
    pub const fn raw(self) -> i64 {
        self.raw
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.raw.cmp(&other.raw)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.raw.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.raw)
    }
}
