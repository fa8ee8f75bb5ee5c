//! Fields about minutes and notices.

/// A field about a notice, or about a record that leaves the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MinutesField {
    /// Where a notice is posted.
    Place,
    /// Minutes, or the results of votes.
    Handout,
    /// The name of the file.
    Path,
    /// Whether nothing is masked.
    Full,
    /// Who gets it.
    Recipient,
    /// What for.
    Purpose,
}
