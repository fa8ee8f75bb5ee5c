//! In which field a refusal is cured. Must not know what else stands in the form.

use super::{FieldId, HomeField, MinutesField, OrgField, RuleField};
use crate::domain::Refusal;
use crate::domain::grid::{Choose, OrgRefusal};
use crate::domain::household::HomeRefusal;
use crate::domain::meeting::MeetingRefusal;
use crate::domain::person::{RoleFault, Scope};
use crate::domain::refusal::Missing;
use crate::domain::rules::RuleRefusal;

/// The fields that may cure it, the likeliest first; a form has one of them.
pub(super) fn fields(refusal: &Refusal) -> Vec<FieldId> {
    match refusal {
        Refusal::Home(HomeRefusal::ContactNeedsReason { .. }) => vec![FieldId::Note],
        Refusal::Home(
            HomeRefusal::NoContactChosen
            | HomeRefusal::SameContact
            | HomeRefusal::AlreadyContact { .. },
        ) => {
            vec![FieldId::Person]
        }
        Refusal::Home(refusal) => home(refusal).map(FieldId::Home).into_iter().collect(),
        Refusal::Org(refusal) => org(refusal),
        Refusal::Rule(refusal) => rule(refusal).into_iter().collect(),
        Refusal::Calendar(_) => vec![FieldId::Date],
        Refusal::BornDiffers(_) => vec![
            FieldId::Org(OrgField::Born),
            FieldId::Home(HomeField::IdNumber),
        ],
        Refusal::OddPhone { .. } | Refusal::PhoneWords { .. } => vec![
            FieldId::Home(HomeField::Phone),
            FieldId::Org(OrgField::Phones),
        ],
        Refusal::NotADay { .. } => vec![FieldId::Org(OrgField::Born)],
        Refusal::NotAnIdNumber(_) => vec![FieldId::Org(OrgField::IdNumber)],
        Refusal::VisitDoubts(_) => vec![FieldId::AsIs],
        Refusal::FutureDate { .. } => vec![FieldId::Date, FieldId::Home(HomeField::Left)],
        Refusal::BeforeRegistered { .. } => vec![FieldId::Date],
        Refusal::PastDeadline { .. } => vec![FieldId::Deadline],
        Refusal::Meeting(MeetingRefusal::PostedBefore { .. }) => vec![FieldId::Date],
        Refusal::Meeting(MeetingRefusal::PostedTooShort { .. }) => vec![FieldId::Deadline],
        Refusal::Meeting(refusal) => super::command::meeting_fields(refusal),
        Refusal::NoVisitor | Refusal::Card(_) => vec![FieldId::Person],
        Refusal::TooLongAgo { .. } => vec![FieldId::Date],
        Refusal::TooManyMet { .. } => vec![FieldId::Others],
        Refusal::MetNobody => vec![FieldId::Met(0), FieldId::Others],
        Refusal::MetSomebody { .. } | Refusal::RaisedByNobody { .. } => vec![FieldId::Outcome],
        Refusal::PickNeedsReason { .. } => vec![FieldId::Note],
        Refusal::CannotMerge => vec![FieldId::Target],
        Refusal::NeedsAssignment => vec![FieldId::Person],
        Refusal::TooManyVotes { .. } | Refusal::VotesMissing { .. } => vec![FieldId::Approve],
        Refusal::Empty(missing) => vec![match missing {
            Missing::Assignee | Missing::Teller | Missing::Holder => FieldId::Person,
            Missing::Target => FieldId::Target,
            Missing::Place => FieldId::Minutes(MinutesField::Place),
            Missing::Path => FieldId::Minutes(MinutesField::Path),
            Missing::Recipient => FieldId::Minutes(MinutesField::Recipient),
            Missing::Purpose => FieldId::Minutes(MinutesField::Purpose),
            Missing::IssueText => FieldId::IssueText(0),
            Missing::Outcome => FieldId::Outcome,
            Missing::Category(n) => FieldId::Category(*n),
            Missing::Leaving => FieldId::Home(HomeField::Leaving),
            Missing::Answer
            | Missing::Reason
            | Missing::Result
            | Missing::Progress
            | Missing::Entry => FieldId::Note,
        }],
        _ => Vec::new(),
    }
}

fn home(refusal: &HomeRefusal) -> Option<HomeField> {
    Some(match refusal {
        HomeRefusal::KnownPerson { .. }
        | HomeRefusal::SameNameHere { .. }
        | HomeRefusal::RenamedTo { .. }
        | HomeRefusal::NoSuchPerson => HomeField::Known,
        HomeRefusal::WhichSection { .. } => HomeField::Section,
        HomeRefusal::NotAnAddress { .. }
        | HomeRefusal::NoSection { .. }
        | HomeRefusal::OtherBuilding { .. }
        | HomeRefusal::WhichUnit { .. }
        | HomeRefusal::DoorTaken { .. } => HomeField::Address,
        HomeRefusal::NoName | HomeRefusal::LivesHere { .. } => HomeField::Name,
        HomeRefusal::NotAnIdNumber { .. } => HomeField::IdNumber,
        HomeRefusal::NeedsConsent { .. } | HomeRefusal::NeedsGuardian { .. } => HomeField::GivenBy,
        HomeRefusal::SameDoor => HomeField::Into,
        HomeRefusal::NobodyGoes | HomeRefusal::EverybodyGoes => HomeField::Goes(0),
        HomeRefusal::HeadLeaves | HomeRefusal::LastResident => HomeField::Stay,
        _ => return None,
    })
}

fn rule(refusal: &RuleRefusal) -> Option<FieldId> {
    Some(match refusal {
        RuleRefusal::NoDenominator(part) => FieldId::Rule(RuleField::Den(*part)),
        RuleRefusal::NoShare(part) | RuleRefusal::AboveWhole(part) => {
            FieldId::Rule(RuleField::Num(*part))
        }
        RuleRefusal::WrongBase(part) => FieldId::Rule(RuleField::Base(*part)),
        RuleRefusal::LongNotice { .. } => FieldId::Rule(RuleField::Notice),
        RuleRefusal::NoBasis => FieldId::Rule(RuleField::Basis),
        RuleRefusal::BeforeBuiltin { .. }
        | RuleRefusal::SameDay { .. }
        | RuleRefusal::NotYet { .. } => FieldId::Date,
        RuleRefusal::TakesNoVotes { .. } | RuleRefusal::Withdrawn => return None,
    })
}

fn org(refusal: &OrgRefusal) -> Vec<FieldId> {
    let field = match refusal {
        OrgRefusal::RoleDoubts(_) | OrgRefusal::HandoverDoubts(_) => return vec![FieldId::Note],
        OrgRefusal::Role(RoleFault::WrongPlace { role }) => OrgField::Role(role.scope()),
        OrgRefusal::Role(_)
        | OrgRefusal::NothingChosen(Choose::Person)
        | OrgRefusal::OwnRelative
        | OrgRefusal::RelatedAlready
        | OrgRefusal::NoRecipient
        | OrgRefusal::SameRecipient => return vec![FieldId::Person, FieldId::Org(OrgField::Kin)],
        OrgRefusal::EndsBefore { .. } => return vec![FieldId::Date],
        OrgRefusal::NoName | OrgRefusal::NameTaken { .. } => OrgField::Name,
        OrgRefusal::NoCode | OrgRefusal::CodeTaken { .. } | OrgRefusal::CommunityCode { .. } => {
            OrgField::Code
        }
        OrgRefusal::SplitTakes { .. } => OrgField::Takes(0),
        OrgRefusal::StillUsed { .. } => OrgField::Ends,
        OrgRefusal::SameGrid | OrgRefusal::LiesThere => OrgField::Place(Scope::Grid),
        OrgRefusal::SameMembership => OrgField::Status,
        OrgRefusal::TermEnded | OrgRefusal::RestsOn { .. } => OrgField::Term,
        OrgRefusal::NothingChosen(what) => match what {
            Choose::Branch => OrgField::Place(Scope::Branch),
            Choose::Group => OrgField::Place(Scope::Group),
            Choose::Grid => OrgField::Place(Scope::Grid),
            Choose::Section => OrgField::Place(Scope::Section),
            Choose::Role | Choose::Person => OrgField::Term,
        },
        OrgRefusal::Ended { .. }
        | OrgRefusal::NotAMember { .. }
        | OrgRefusal::NothingToHandOver => {
            return Vec::new();
        }
    };
    vec![FieldId::Org(field)]
}
