//! 党员联户手册: numbered, one per member, its pages made from the records.

use chrono::NaiveDate;

use super::Id;
use super::household::HouseholdRow;
use super::month::MonthLine;
use super::person::{Person, Role};
use super::visit::VisitRow;

/// Marker for ids of handbooks.
#[derive(Debug)]
pub struct Handbook;

/// One line of the list: a member, with the handbook or without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandbookRow {
    /// The member.
    pub holder: (Id<Person>, String),
    /// Branch and group.
    pub body: String,
    /// The handbook in use.
    pub book: Option<Id<Handbook>>,
    /// Its number.
    pub number: String,
    /// When it was handed out.
    pub issued_on: Option<NaiveDate>,
    /// Households called on.
    pub households: u32,
    /// Entries written in it.
    pub entries: u32,
}

/// A line someone wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The day.
    pub on: NaiveDate,
    /// What was written.
    pub text: String,
}

/// The page of one household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The household.
    pub row: HouseholdRow,
    /// The head's number, in full; views mask it.
    pub phone: String,
    /// What was noted of it at registering.
    pub note: String,
    /// Latest visits, newest first.
    pub visits: Vec<VisitRow>,
    /// Entries, newest first.
    pub entries: Vec<Entry>,
}

/// A handbook with all its pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandbookCard {
    /// The handbook.
    pub id: Id<Handbook>,
    /// Its number.
    pub number: String,
    /// Its holder.
    pub holder: (Id<Person>, String),
    /// The holder's number, in full; views mask it.
    pub phone: String,
    /// Branch and group.
    pub body: String,
    /// When it was handed out.
    pub issued_on: NaiveDate,
    /// When it came back.
    pub returned_on: Option<NaiveDate>,
    /// The holder's duties and other roles.
    pub roles: Vec<Role>,
    /// A page per household called on, in the order of doors.
    pub pages: Vec<Page>,
    /// Entries that belong to no household, newest first.
    pub entries: Vec<Entry>,
    /// The last months: what was collected, when it was reported; newest first.
    pub months: Vec<MonthLine>,
}
