//! One field of a form: what it is called, what kind it is, what it holds.

use super::{HomeField, MinutesField, RuleField};
use crate::dialogs::{Picked, picker};
use crate::domain::person::Scope;
use crate::flow::TextField;

/// Which field; the same name finds it when the form becomes a command or a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldId {
    /// The day.
    Date,
    /// How a visit ended.
    Outcome,
    /// Who called, told, or answers for it.
    Person,
    /// The n-th of those who came along.
    Companion(usize),
    /// A visit that stands there already, or on oneself, was so.
    AsIs,
    /// One of the residents, met or not, by position.
    Met(usize),
    /// Others met who are not on the list.
    Others,
    /// What was said.
    Said,
    /// Text of the n-th matter raised.
    IssueText(usize),
    /// Its category.
    Category(usize),
    /// 诉求, 意见 or 建议.
    IssueKind(usize),
    /// How it came.
    Channel(usize),
    /// An answer, a reason, a result.
    Note,
    /// The promised date.
    Deadline,
    /// The issue that another is merged into.
    Target,
    /// How the resident was told.
    Way,
    /// How satisfied the resident is.
    Satisfaction,
    /// Votes.
    Approve,
    /// Votes.
    Reject,
    /// Votes.
    Abstain,
    /// Opinions of representatives.
    RepApprove,
    /// Opinions of representatives.
    RepReject,
    /// Opinions of representatives.
    RepAbstain,
    /// Of the organisation and its people.
    Org(OrgField),
    /// About a household, a card or a handbook.
    Home(HomeField),
    /// Of a rule of meetings.
    Rule(RuleField),
    /// About minutes and notices.
    Minutes(MinutesField),
    /// Within a meeting.
    Meeting(MeetingField),
    /// The button that saves.
    Save,
}

/// A field within a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MeetingField {
    /// Numbers of the roll.
    Seats,
    /// What they are marked as.
    Presence,
    /// Whether the first or the second teller's numbers are taken.
    Count,
    /// Who counted.
    Teller,
    /// 废票.
    Invalid,
    /// What a speaker was for.
    Stance,
    /// Minutes something should take.
    Planned,
    /// 社区中心工作.
    FocusWork,
    /// The title of a part.
    Title,
    /// What a part is.
    PartKind,
    /// 主持人.
    Chair,
    /// 记录人.
    Recorder,
    /// Where.
    Place,
    /// 主题.
    Theme,
    /// Why it was not held on its day.
    OffDay,
    /// When the meeting was called.
    NoticedOn,
    /// 应到 where heads are counted.
    Heads,
    /// 实到.
    HeadsPresent,
    /// Approvals of the n-th matter.
    Approvals(usize),
    /// The n-th matter wins the tie.
    Wins(usize),
    /// How the tie was broken.
    TieWay,
}

/// A field about grids, branches, people and their roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrgField {
    /// A name.
    Name,
    /// A code.
    Code,
    /// An extent in words.
    Boundary,
    /// What a section is.
    SectionKind,
    /// The estate of a section.
    Estate,
    /// 单元 of a building.
    Units,
    /// A street address.
    Address,
    /// The street of a community.
    Street,
    /// The n-th section goes to the new grid.
    Takes(usize),
    /// The kind of the theme day's rule.
    ThemeRule,
    /// Its day of the month.
    ThemeDay,
    /// Its week of the month.
    ThemeWeek,
    /// Its weekday.
    ThemeWeekday,
    /// Ends instead of being changed.
    Ends,
    /// Pinyin by hand.
    Reading,
    /// How a rare character is written.
    Glyph,
    /// Telephone numbers.
    Phones,
    /// A number that looks like none is right as it stands.
    PhonesAsTyped,
    /// Whether someone can be called.
    Reach,
    /// 性别.
    Sex,
    /// Day of birth.
    Born,
    /// Identity number.
    IdNumber,
    /// Post or work.
    Post,
    /// Why no load is carried.
    Exempt,
    /// Full or probationary.
    Status,
    /// 停止表决权.
    Suspended,
    /// Why not counted.
    Excluded,
    /// What a relative is.
    Kin,
    /// A relative.
    Relative,
    /// A role that ends.
    Term,
    /// What a role is held in.
    Scope,
    /// The role, of those held in such a place.
    Role(Scope),
    /// The place.
    Place(Scope),
    /// The n-th of those who share the households.
    Sharer(usize),
    /// Who takes over the tasks, the roles.
    Heir(Handed),
}

/// What is handed over to someone of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Handed {
    /// Open tasks.
    Tasks,
    /// Roles.
    Roles,
}

impl FieldId {
    /// Whether nothing need be chosen here.
    pub(super) fn is_optional(self) -> bool {
        matches!(
            self,
            FieldId::Companion(_)
                | FieldId::Meeting(MeetingField::Chair | MeetingField::Recorder)
                | FieldId::Home(HomeField::Section)
                | FieldId::Org(
                    OrgField::Place(Scope::Group) | OrgField::Heir(_) | OrgField::Sharer(_)
                )
        )
    }
}

/// A fixed list to choose from by digit or with left and right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// What each is called, in the order of the digits.
    pub labels: Vec<&'static str>,
    /// Which is chosen.
    pub chosen: usize,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A sentence.
    Text(TextField),
    /// A day; left and right move it.
    Date(TextField),
    /// A number.
    Number(TextField),
    /// A choice from a few.
    Choice(Options),
    /// Yes or no.
    Check(bool),
    /// A person or issue chosen from a list.
    Pick(picker::Kind, Option<Picked>),
    /// Saves the form.
    Button,
}

impl Kind {
    /// Whether what stands here is a proposal as a whole: a number or a day, never words.
    pub(super) fn proposes(&self) -> bool {
        matches!(self, Kind::Number(_) | Kind::Date(_))
    }
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Which.
    pub id: FieldId,
    /// What it is called.
    pub label: String,
    /// What it holds.
    pub kind: Kind,
}

impl Field {
    /// Empties the text being typed here.
    pub(super) fn clear(&mut self) {
        if let Kind::Text(field) | Kind::Date(field) | Kind::Number(field) = &mut self.kind {
            field.clear();
        }
    }

    /// The text being typed here, if text is typed here.
    pub fn typed(&self) -> Option<&TextField> {
        match &self.kind {
            Kind::Text(field) | Kind::Date(field) | Kind::Number(field) => Some(field),
            Kind::Choice(_) | Kind::Check(_) | Kind::Pick(..) | Kind::Button => None,
        }
    }
}
