//! How a resident is told, how satisfied they are, and the task list's rows.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Task;
use crate::domain::issue::{Category, Issue, Stage};
use crate::domain::{Coded, Id};

/// How the resident was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ToldBy {
    /// 上门.
    Visit,
    /// 电话.
    Phone,
    /// 会上.
    Meeting,
    /// 书面.
    Letter,
    /// 微信.
    Message,
}

impl Coded for ToldBy {
    const CODES: &'static [(Self, &'static str)] = &[
        (ToldBy::Visit, "visit"),
        (ToldBy::Phone, "phone"),
        (ToldBy::Meeting, "meeting"),
        (ToldBy::Letter, "letter"),
        (ToldBy::Message, "message"),
    ];
}

/// What the resident says when asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Satisfaction {
    /// 满意.
    Satisfied,
    /// 基本满意.
    Fair,
    /// 不满意: opens the issue again.
    Unsatisfied,
    /// 联系不上.
    Unreachable,
}

impl Coded for Satisfaction {
    const CODES: &'static [(Self, &'static str)] = &[
        (Satisfaction::Satisfied, "satisfied"),
        (Satisfaction::Fair, "fair"),
        (Satisfaction::Unsatisfied, "unsatisfied"),
        (Satisfaction::Unreachable, "unreachable"),
    ];
}

/// One line of the task list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRow {
    /// The task.
    pub id: Id<Task>,
    /// Its issue.
    pub issue: Id<Issue>,
    /// 台账编号.
    pub number: String,
    /// What it is about.
    pub text: String,
    /// Category of the issue.
    pub category: Category,
    /// Where the issue stands.
    pub stage: Stage,
    /// Whoever answers for it.
    pub assignee: String,
    /// Promised date.
    pub deadline: NaiveDate,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
}
