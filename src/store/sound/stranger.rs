//! A part of the schema that is not as the program made it.

/// What stands in a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A trigger: it changes rows behind every write.
    Trigger,
    /// A view.
    View,
    /// A table.
    Table,
    /// An index.
    Index,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strangeness {
    /// The program has none of that name.
    Foreign,
    /// It is not there.
    Missing,
    /// It is another one than the program's.
    Different,
}

/// A part of the schema that is not as the program made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stranger {
    /// What it is.
    pub thing: Thing,
    /// Its name.
    pub name: String,
    /// What is wrong with it.
    pub how: Strangeness,
}
