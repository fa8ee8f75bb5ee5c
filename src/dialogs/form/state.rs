//! A form and its focus.

use super::complaint;
use super::context::Facts;
use super::{Context, Field, FieldId, HomeField, Kind, MinutesField, OrgField, build};
use crate::dialogs::{Picked, picker};
use crate::domain::household::{HomeRefusal, Relation};
use crate::domain::meeting::BallotState;
use crate::domain::person::{Role, Scope};
use crate::domain::tag::Tagbook;
use crate::domain::{Coded, Refusal};
use crate::flow::{Purpose, TextField};
use crate::text::slip::SlipLine;

/// Kinds of places, in the order in which a form offers them.
pub(super) const SCOPES: [Scope; 5] = [
    Scope::Community,
    Scope::Grid,
    Scope::Section,
    Scope::Branch,
    Scope::Group,
];

/// Roles given on a branch's card; the last one is held in a group.
pub(super) const BRANCH_ROLES: [Role; 5] = [
    Role::Secretary,
    Role::CommitteeMember,
    Role::Activist,
    Role::Candidate,
    Role::GroupLeader,
];

/// A form being filled in.
#[derive(Debug)]
pub struct Form {
    /// What it is for.
    pub purpose: Purpose,
    /// What it knows.
    pub context: Context,
    /// Its heading.
    pub title: String,
    /// A line under the heading.
    pub subtitle: String,
    /// What to know before filling it in.
    pub notes: Vec<SlipLine>,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Which field has the keys.
    pub focus: usize,
    /// Why it could not be saved.
    pub refusal: Option<Refusal>,
    /// Whether anything was changed since it was opened.
    pub edited: bool,
    /// Whether the focused field was not touched yet: the first digit replaces a number or a day.
    pub(super) is_fresh: bool,
    /// Days that were typed or moved by hand; midnight does not move them.
    pub(super) typed_days: Vec<FieldId>,
    /// Whether 赞成 was typed by hand; until then it is whoever neither rejected nor abstained.
    pub(super) approve_typed: bool,
}

impl Form {
    /// Builds the form of a purpose.
    pub fn new(purpose: Purpose, context: Context) -> Self {
        let built = build::build(&purpose, &context);
        let focus = built
            .fields
            .iter()
            .position(|field| field.id == built.focus)
            .unwrap_or(0);
        let notes = build::notes(&purpose, &context);
        Self {
            notes,
            purpose,
            context,
            title: built.title,
            subtitle: built.subtitle,
            fields: built.fields,
            focus,
            refusal: None,
            edited: false,
            is_fresh: true,
            typed_days: Vec::new(),
            approve_typed: false,
        }
        .with_counted_votes()
        .with_preview()
    }

    /// Votes that were counted before are not filled in by themselves.
    fn with_counted_votes(mut self) -> Self {
        self.approve_typed = self.ballot().is_some_and(|ballot| ballot.tally.cast() > 0);
        self
    }

    /// Whether what stands in the focused field is replaced by what is typed next.
    pub(super) fn is_replaced_by_typing(&self) -> bool {
        self.is_fresh && self.focused().kind.proposes()
    }

    /// The field with the keys.
    pub fn focused(&self) -> &Field {
        &self.fields[self.focus]
    }

    /// The field of an id.
    pub fn field(&self, id: FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// Whether a field is shown: details of a matter only once something is written of it.
    pub fn is_shown(&self, id: FieldId) -> bool {
        let written = |n: usize| {
            self.field(FieldId::IssueText(n))
                .and_then(Field::typed)
                .is_some_and(|text| !text.text().trim().is_empty())
        };
        let came = |n: usize| {
            let companion = self.field(FieldId::Companion(n));
            companion.is_some_and(|field| matches!(field.kind, Kind::Pick(_, Some(_))))
        };
        match id {
            FieldId::IssueText(0) => true,
            FieldId::IssueText(n) => written(n - 1),
            FieldId::Home(field) => self.is_home_shown(field),
            FieldId::Date if self.has_consent_fields() => self.asks_consent(),
            FieldId::AsIs => {
                let ticked = self.field(id).map(|field| &field.kind) == Some(&Kind::Check(true));
                ticked || matches!(self.refusal, Some(Refusal::VisitDoubts(_)))
            }
            FieldId::Companion(0) => true,
            FieldId::Companion(n) => came(n - 1),
            FieldId::Category(n) | FieldId::IssueKind(n) | FieldId::Channel(n) => written(n),
            FieldId::Org(field) => self.is_org_shown(field),
            FieldId::Minutes(field) => self.is_minutes_shown(field),
            _ => true,
        }
    }

    /// Only minutes can leave unmasked, and then it is asked for whom.
    fn is_minutes_shown(&self, field: MinutesField) -> bool {
        let kind = |field| self.field(FieldId::Minutes(field)).map(|it| &it.kind);
        let is_votes =
            matches!(kind(MinutesField::Handout), Some(Kind::Choice(it)) if it.chosen == 1);
        let is_full = kind(MinutesField::Full) == Some(&Kind::Check(true));
        match field {
            MinutesField::Full => !is_votes,
            MinutesField::Recipient | MinutesField::Purpose => is_full && !is_votes,
            MinutesField::Place | MinutesField::Handout | MinutesField::Path => true,
        }
    }

    /// Only the fields of the chosen rule, or of the chosen kind of place.
    fn is_org_shown(&self, field: OrgField) -> bool {
        match field {
            OrgField::PhonesAsTyped => {
                let ticked = self.field(FieldId::Org(field));
                self.asks_phone() || ticked.is_some_and(|it| it.kind == Kind::Check(true))
            }
            OrgField::Sharer(n) => n == 0 || self.shares(n) || self.shares(n - 1),
            OrgField::ThemeDay => self.chosen(OrgField::ThemeRule) == Some(0),
            OrgField::ThemeWeek => self.chosen(OrgField::ThemeRule) == Some(1),
            OrgField::ThemeWeekday => self.chosen(OrgField::ThemeRule) != Some(0),
            OrgField::Role(scope) | OrgField::Place(scope) => {
                let Some(chosen) = self.chosen(OrgField::Scope) else {
                    return self.is_place_of_role(field);
                };
                SCOPES.get(chosen) == Some(&scope)
            }
            _ => true,
        }
    }

    /// Whether someone was chosen as the n-th of those who share the households.
    fn shares(&self, n: usize) -> bool {
        let field = self.field(FieldId::Org(OrgField::Sharer(n)));
        field.is_some_and(|field| matches!(field.kind, Kind::Pick(_, Some(_))))
    }

    /// The rest only when asked for, the day of leaving only of someone who left.
    fn is_home_shown(&self, field: HomeField) -> bool {
        let more = || self.is_ticked(HomeField::More) || !self.has(HomeField::More);
        match field {
            HomeField::PhoneAsTyped => self.asks_phone() || self.is_ticked(field),
            HomeField::Relation if self.has(HomeField::Kin) => self.is_other_relation(),
            HomeField::IdNumber => more(),
            HomeField::Living | HomeField::Housing => more(),
            HomeField::Known => self.asks_who() || self.is_ticked(HomeField::More),
            HomeField::Left => self.chosen_home(HomeField::Stay).is_some_and(|at| at > 0),
            HomeField::GivenBy | HomeField::Guardian | HomeField::Form => self.asks_consent(),
            _ => true,
        }
    }

    /// In a branch, the group is asked for only for the role that is held in one.
    fn is_place_of_role(&self, field: OrgField) -> bool {
        let role = self.chosen(OrgField::Role(Scope::Branch));
        match (field, role) {
            (OrgField::Place(Scope::Group), Some(role)) => {
                BRANCH_ROLES.get(role) == Some(&Role::GroupLeader)
            }
            _ => true,
        }
    }

    /// Which option of a choice is chosen, where there is such a field.
    pub(super) fn chosen(&self, field: OrgField) -> Option<usize> {
        match self.field(FieldId::Org(field)).map(|field| &field.kind) {
            Some(Kind::Choice(options)) => Some(options.chosen),
            _ => None,
        }
    }

    fn has(&self, field: HomeField) -> bool {
        self.field(FieldId::Home(field)).is_some()
    }

    fn has_consent_fields(&self) -> bool {
        self.has(HomeField::GivenBy)
    }

    fn is_ticked(&self, field: HomeField) -> bool {
        let field = self.field(FieldId::Home(field));
        field.is_some_and(|field| field.kind == Kind::Check(true))
    }

    fn chosen_home(&self, field: HomeField) -> Option<usize> {
        match &self.field(FieldId::Home(field))?.kind {
            Kind::Choice(options) => Some(options.chosen),
            _ => None,
        }
    }

    /// Whether a telephone number is to be confirmed.
    fn asks_phone(&self) -> bool {
        matches!(self.refusal, Some(Refusal::OddPhone { .. }))
    }

    fn is_other_relation(&self) -> bool {
        let last = Relation::CODES.len() - 1;
        self.chosen_home(HomeField::Kin) == Some(last)
    }

    /// Whether someone like the one typed was found, or an answer to that was given.
    fn asks_who(&self) -> bool {
        let refused = matches!(
            self.refusal,
            Some(Refusal::Home(
                HomeRefusal::KnownPerson { .. }
                    | HomeRefusal::SameNameHere { .. }
                    | HomeRefusal::RenamedTo { .. }
                    | HomeRefusal::NoSuchPerson
            ))
        );
        refused || self.chosen_home(HomeField::Known).is_some_and(|at| at > 0)
    }

    /// Whether a tag is ticked that no consent of the household covers.
    fn asks_consent(&self) -> bool {
        let Facts::Household(card) = &self.context.facts else {
            return false;
        };
        let covered = card.covered_tags();
        let is_new = |name: &String| !covered.contains(name);
        let offered = Tagbook::builtin().offered(card.detail.sensitive);
        offered.enumerate().any(|(n, tag)| {
            tag.class.needs_consent() && is_new(&tag.name) && self.is_ticked(HomeField::Tag(n))
        })
    }

    /// A rule of the file said no; the keys go where it is answered.
    pub fn refuse(&mut self, refusal: Refusal) {
        let there = |at: &FieldId| self.field(*at).is_some();
        let at = complaint::fields(&refusal).into_iter().find(there);
        let at = at.or_else(|| self.too_long(&refusal));
        self.refusal = Some(refusal);
        if let Some(at) = at {
            self.uncover(at);
            self.focus_on(at);
        }
    }

    /// The field of a text that is too long.
    fn too_long(&self, refusal: &Refusal) -> Option<FieldId> {
        let Refusal::TooLong { begins, .. } = refusal else {
            return None;
        };
        let is_it = |text: &TextField| text.text().trim_start().starts_with(begins);
        let found = self.fields.iter().find(|it| it.typed().is_some_and(is_it));
        found.map(|field| field.id)
    }

    /// Shows the rest of the form when what is refused stands there.
    fn uncover(&mut self, at: FieldId) {
        if self.is_shown(at) {
            return;
        }
        let more = FieldId::Home(HomeField::More);
        if let Some(field) = self.fields.iter_mut().find(|field| field.id == more) {
            field.kind = Kind::Check(true);
        }
    }

    /// The reason is what is missing: the keys go there.
    pub fn ask_reason(&mut self) {
        self.focus_on(FieldId::Note);
    }

    /// The next shown field in a direction, around the end.
    pub(super) fn step(&mut self, forwards: bool) {
        let count = self.fields.len();
        for distance in 1..=count {
            let next = if forwards {
                (self.focus + distance) % count
            } else {
                (self.focus + count - distance) % count
            };
            if self.is_shown(self.fields[next].id) {
                self.focus = next;
                self.is_fresh = true;
                return;
            }
        }
    }

    /// Puts the keys on a field.
    pub(super) fn focus_on(&mut self, id: FieldId) {
        if let Some(index) = self.fields.iter().position(|field| field.id == id) {
            self.focus = index;
            self.is_fresh = true;
        }
    }

    /// Takes what was chosen from a list into the focused field, and goes on to the next.
    pub fn take(&mut self, picked: Picked) {
        if let Kind::Pick(_, chosen) = &mut self.fields[self.focus].kind {
            *chosen = Some(picked);
            self.edited = true;
            self.refusal = None;
            self.step(true);
        }
    }

    /// How many are present with a vote, or as representatives, for a form that counts votes.
    pub(super) fn voters(&self, with_a_vote: bool) -> u32 {
        self.ballot().map_or(0, |ballot| match with_a_vote {
            true => ballot.frozen.present,
            false => ballot.reps,
        })
    }

    /// The ballot whose votes are counted.
    fn ballot(&self) -> Option<&BallotState> {
        let (Facts::Meeting(board), Purpose::Tally { item, .. }) =
            (&self.context.facts, &self.purpose)
        else {
            return None;
        };
        let found = board.items.iter().find(|found| found.id == *item)?;
        found.ballot.as_ref()
    }

    /// Which list the focused field chooses from.
    pub(super) fn pick_kind(&self) -> Option<picker::Kind> {
        match &self.focused().kind {
            Kind::Pick(kind, _) => Some(kind.clone()),
            _ => None,
        }
    }
}
