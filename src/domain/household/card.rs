//! What lists and the detail view of a household show.

use chrono::NaiveDate;

use super::{Consent, ContactKind, Household, Housing, Leaving, Link, Living, Slip, is_own_home};
use crate::domain::Id;
use crate::domain::contact_card::ContactCardRow;
use crate::domain::grid::Grid;
use crate::domain::issue::IssueRow;
use crate::domain::person::Person;
use crate::domain::search::Found;
use crate::domain::tag::{Cover, Tagbook, tags_that_stay};
use crate::domain::visit::{Outcome, VisitRow};

/// One line of the household pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdRow {
    /// The household.
    pub id: Id<Household>,
    /// Its sort key: estate, building, unit, room in natural order.
    pub place: String,
    /// The estate or area.
    pub estate: String,
    /// `3-2-501`, or the house number of a scattered area.
    pub door: String,
    /// Name of the head.
    pub head: String,
    /// Whom a search has found there, where it is not the head.
    pub found: Option<Found>,
    /// Residents.
    pub residents: u32,
    /// Tags, as the office writes them.
    pub tags: Vec<String>,
    /// Whoever calls on it.
    pub contact: Option<String>,
    /// Last face-to-face meeting.
    pub last_met: Option<NaiveDate>,
    /// The last call, if nobody was met at it.
    pub tried: Option<(NaiveDate, Outcome)>,
    /// Issues that are not ended.
    pub open_issues: u32,
    /// Its place in the order of the list it stands in.
    pub sort: String,
}

/// Someone living behind the door.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResidentRow {
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// Relation to the head, as the office writes it.
    pub relation: String,
    /// Whether this is the head.
    pub is_head: bool,
    /// Telephone, in full; views mask it.
    pub phone: String,
    /// Identity number, if one was given; always masked.
    pub id_number: String,
    /// Whether this person holds a post or calls on households.
    pub is_needed: bool,
}

/// Someone who calls on a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// Telephone, in full; views mask it.
    pub phone: String,
    /// Whether this person can be called now.
    pub can_be_reached: bool,
    /// 亮明身份: when this person first showed card or plate at this door (domain S36).
    pub identity_shown: Option<NaiveDate>,
}

/// A contact, from and to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactTerm {
    /// Main or backup.
    pub kind: ContactKind,
    /// Name.
    pub name: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, if it has ended.
    pub to: Option<NaiveDate>,
    /// Why it was given against a doubt.
    pub reason: String,
}

/// A consent to keep sensitive tags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentRow {
    /// The consent.
    pub id: Id<Consent>,
    /// Who gave it.
    pub given_by: String,
    /// Whether as guardian.
    pub is_guardian: bool,
    /// In which form.
    pub form: String,
    /// The tags it covers.
    pub tags: Vec<String>,
    /// The day.
    pub on: NaiveDate,
    /// When it was withdrawn.
    pub withdrawn_on: Option<NaiveDate>,
}

/// What is known of a household beyond its line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HomeDetail {
    /// Headcount as told at the door; none when not told.
    pub size: u32,
    /// 人户情况.
    pub living: Living,
    /// 房屋性质.
    pub housing: Housing,
    /// Needs and other words.
    pub note: String,
    /// When and why the record was sealed.
    pub sealed: Option<(NaiveDate, Leaving)>,
    /// Whoever calls there.
    pub main: Option<Caller>,
    /// Whom to call when that one cannot be reached.
    pub backup: Option<Caller>,
    /// Every contact so far, the present ones first.
    pub contacts: Vec<ContactTerm>,
    /// Every consent, newest first.
    pub consents: Vec<ConsentRow>,
    /// Contact cards, newest first.
    pub cards: Vec<ContactCardRow>,
    /// Whether sensitive tags are switched on.
    pub sensitive: bool,
}

/// Everything about one household, for one screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdCard {
    /// The line of the list.
    pub row: HouseholdRow,
    /// Its grid.
    pub grid: (Id<Grid>, String),
    /// Whoever calls on it.
    pub contact: Option<(Id<Person>, String)>,
    /// Who lives there.
    pub residents: Vec<ResidentRow>,
    /// Whom to call, in order.
    pub chain: Vec<Link>,
    /// Telephone of the community's office, behind them all; empty when it was not entered.
    pub office: String,
    /// Latest visits, newest first.
    pub visits: Vec<VisitRow>,
    /// Its issues, newest first.
    pub issues: Vec<IssueRow>,
    /// What is open at its door.
    pub slip: Slip,
    /// What is known of it beyond its line.
    pub detail: HomeDetail,
}

impl HouseholdCard {
    /// Its tags without the sensitive ones that no standing consent covers.
    pub fn covered_tags(&self) -> Vec<String> {
        let consents = self.detail.consents.iter();
        let standing = consents.filter(|consent| consent.withdrawn_on.is_none());
        let covers: Vec<Cover> = standing
            .map(|consent| Cover {
                tags: consent.tags.clone(),
                is_guardian: consent.is_guardian,
            })
            .collect();
        tags_that_stay(Tagbook::builtin(), &self.row.tags, &covers)
    }

    /// Who is proposed as visitor: the contact, or else the backup, but nobody who lives there.
    pub fn proposed_visitor(&self) -> Option<(Id<Person>, String)> {
        let residents: Vec<Id<Person>> = self.residents.iter().map(|one| one.person).collect();
        let backup = self.detail.backup.as_ref();
        let backup = backup.map(|one| (one.person, one.name.clone()));
        let mut callers = self.contact.clone().into_iter().chain(backup);
        callers.find(|(person, _)| !is_own_home(*person, &residents))
    }

    /// Whether the record is sealed.
    pub fn is_sealed(&self) -> bool {
        self.detail.sealed.is_some()
    }
}
