//! How long what is typed into a field may be.

use super::field::{FieldId, OrgField};
use super::{HomeField, MeetingField, MinutesField};
use crate::domain::limits::Limit;

/// The limit of a text field by what it asks for.
pub(super) fn of(id: FieldId) -> Limit {
    match id {
        FieldId::Said => Limit::Note,
        FieldId::IssueText(_) | FieldId::Note | FieldId::Rule(_) => Limit::Sentence,
        FieldId::Org(field) => of_org(field),
        FieldId::Home(field) => of_home(field),
        FieldId::Minutes(MinutesField::Path) => Limit::Path,
        FieldId::Meeting(MeetingField::OffDay) => Limit::Sentence,
        // Numbers of the roll, many of them in one line.
        FieldId::Meeting(MeetingField::Seats) => Limit::Path,
        _ => Limit::Words,
    }
}

fn of_org(field: OrgField) -> Limit {
    match field {
        OrgField::Boundary => Limit::Sentence,
        OrgField::Code | OrgField::Born | OrgField::IdNumber => Limit::Name,
        OrgField::Name
        | OrgField::Estate
        | OrgField::Street
        | OrgField::Reading
        | OrgField::Post
        | OrgField::Kin => Limit::Title,
        _ => Limit::Words,
    }
}

fn of_home(field: HomeField) -> Limit {
    match field {
        HomeField::Name | HomeField::Relation | HomeField::IdNumber | HomeField::GivenBy => {
            Limit::Name
        }
        _ => Limit::Words,
    }
}
