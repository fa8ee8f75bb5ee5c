//! The drill's words and plans, as `assets/drill.toml` has them.

use std::sync::LazyLock;

use serde::{Deserialize, Deserializer, de::Error};

use crate::domain::Coded;
use crate::domain::issue::{Category, Channel, Kind, Stage};

/// Everything the drill is made of.
#[derive(Debug, Deserialize)]
pub(super) struct Book {
    pub community: String,
    pub community_code: String,
    pub actor: String,
    pub branches: Vec<String>,
    pub groups: Vec<String>,
    pub grid_names: Vec<String>,
    pub estates: Vec<String>,
    pub lanes: Vec<String>,
    pub units: Vec<String>,
    pub building_word: String,
    pub house_word: String,
    pub excluded_reason: String,
    pub relations: Relations,
    pub surnames: Vec<String>,
    pub male: Vec<String>,
    pub female: Vec<String>,
    pub rare: Vec<String>,
    pub tags: Vec<String>,
    pub consent_form: String,
    pub entry: String,
    pub said: Vec<String>,
    pub progress: Vec<String>,
    pub results: Vec<String>,
    pub answers: Vec<String>,
    pub explanations: Vec<String>,
    pub referrals: Vec<String>,
    pub postponement: String,
    pub declines: Vec<String>,
    pub merge_note: String,
    pub pick_reason: String,
    pub meeting_room: String,
    pub told: Vec<String>,
    pub asked: Vec<String>,
    pub unsatisfied: String,
    pub aids: Vec<String>,
    pub workday: Vec<WorkdayPlan>,
    pub issue: Vec<IssuePlan>,
}

/// What relatives are called.
#[derive(Debug, Deserialize)]
pub(super) struct Relations {
    pub head: String,
    pub spouse: String,
    pub son: String,
    pub daughter: String,
    pub father: String,
    pub mother: String,
    pub grandchild: String,
}

/// A workday, so many days ago.
#[derive(Debug, Deserialize)]
pub(super) struct WorkdayPlan {
    pub ago: i64,
    pub place: String,
    pub what: String,
    #[serde(default = "yes")]
    pub held: bool,
}

/// What becomes of an issue in the three deliberations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Fate {
    Inbox,
    AtGroup,
    AtCommittee,
    AtAssembly,
    Answered,
    Merged,
    Handled,
    Explained,
    Referred,
    NextMonth,
    Passed,
    Failed,
    ToResidents,
}

impl Fate {
    /// Whether the committee deals with it.
    pub fn reaches_committee(self) -> bool {
        !matches!(
            self,
            Fate::Inbox | Fate::AtGroup | Fate::AtCommittee | Fate::Answered | Fate::Merged
        )
    }

    /// Whether the assembly deals with it.
    pub fn reaches_assembly(self) -> bool {
        matches!(self, Fate::Passed | Fate::Failed | Fate::ToResidents)
    }
}

/// An issue: how it came, what becomes of it, and how far.
#[derive(Debug, Deserialize)]
pub(super) struct IssuePlan {
    pub grid: usize,
    #[serde(default)]
    pub month: u32,
    pub day: i64,
    #[serde(deserialize_with = "coded")]
    pub category: Category,
    #[serde(deserialize_with = "coded")]
    pub kind: Kind,
    #[serde(default = "by_visit", deserialize_with = "coded")]
    pub channel: Channel,
    pub fate: Fate,
    #[serde(deserialize_with = "coded")]
    pub until: Stage,
    /// The issue it is merged into, counted from one.
    pub into: Option<usize>,
    /// Deadline, in days from today.
    pub due: Option<i64>,
    /// Day on which it was finished, in days from today.
    pub finish: Option<i64>,
    #[serde(default)]
    pub reopened: bool,
    #[serde(default)]
    pub internal: bool,
    pub text: String,
}

impl IssuePlan {
    /// Index of the grid, of its group and of its branch.
    pub fn places(&self) -> (usize, usize) {
        let grid = self.grid - 1;
        (grid, grid / 2)
    }
}

impl Book {
    /// The book that ships with the program.
    ///
    /// # Panics
    ///
    /// Never in a released program: the built-in text is read by every test of the drill.
    pub fn builtin() -> &'static Book {
        static BOOK: LazyLock<Book> = LazyLock::new(|| {
            toml::from_str(include_str!("../../../assets/drill.toml"))
                .expect("the built-in drill is well-formed")
        });
        &BOOK
    }
}

/// The entry at a position, counted on and on.
pub(super) fn nth(list: &[String], index: usize) -> &str {
    &list[index % list.len()]
}

fn coded<'de, D: Deserializer<'de>, T: Coded>(deserializer: D) -> Result<T, D::Error> {
    let code = String::deserialize(deserializer)?;
    T::from_code(&code).ok_or_else(|| D::Error::custom(code))
}

fn yes() -> bool {
    true
}

fn by_visit() -> Channel {
    Channel::Visit
}
