//! Which card is shown, its lines, and the line with the keys.

use chrono::{NaiveDate, NaiveDateTime};

use super::text;
use super::update::month_facts;
use crate::domain::Id;
use crate::domain::contact_card::{CardState, ContactCardRow};
use crate::domain::figures::Period;
use crate::domain::grid::{Grid, Section};
use crate::domain::handbook::Handbook;
use crate::domain::household::Household;
use crate::domain::issue::Issue;
use crate::domain::meeting::Meeting;
use crate::domain::person::{Branch, Handover, Person};
use crate::domain::privacy::Masked;
use crate::domain::rules::{Explained, RuleKey};
use crate::flow::{Cx, Does, Facts, Line, MaskFacts, MinutesFacts, NoticeFacts, PersonFacts};
use crate::screens::explain::{of_grid, of_issue, of_months};
use crate::store::worker::Ticket;
use crate::store::{Answer, Command, HandoverCommand, PrivacyCommand, Query};

/// Which card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardKind {
    /// A grid.
    Grid(Id<Grid>),
    /// A section.
    Section(Id<Section>),
    /// A branch.
    Branch(Id<Branch>),
    /// A person.
    Person(Id<Person>),
    /// What a handover would do.
    HandoverPlan,
    /// A handover.
    Handover(Id<Handover>),
    /// 一条纽带 of a household.
    Chain(Id<Household>),
    /// A household.
    Household(Id<Household>),
    /// A handbook.
    Handbook(Id<Handbook>),
    /// An issue.
    Issue(Id<Issue>),
    /// The minutes of a meeting.
    Minutes(Id<Meeting>),
    /// The notice of a meeting.
    Notice(Id<Meeting>),
    /// A member's months.
    Month(Id<Person>),
    /// A rule of meetings.
    Rule(RuleKey),
    /// The reported figures.
    Stats,
    /// The settings.
    Settings,
    /// 留底.
    Copies,
    /// A copy, by its place among them.
    Copy(i64),
}

/// Everything about one thing.
#[derive(Debug)]
pub struct Card {
    /// Which.
    pub kind: CardKind,
    /// Its heading.
    pub title: String,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The line with the keys.
    pub selected: usize,
    /// Whether telephone numbers are shown in full until the next key, or for a few seconds.
    pub reveal: bool,
    /// Since when they are, once a clock has said.
    pub(super) since: Option<NaiveDateTime>,
    /// The handover that is previewed.
    pub(super) plan: Option<Box<HandoverCommand>>,
    pub(super) answer: Option<Answer>,
    pub(super) ticket: Option<Ticket>,
    /// Of the figures: how many rows stand in none of them, asked for once they are shown.
    pub(super) uncountable: Option<u32>,
    pub(super) counting: Option<Ticket>,
}

impl Card {
    /// Opens a card and asks for what it shows.
    pub fn open(kind: CardKind, cx: &mut Cx<'_>) -> Self {
        Self::with(kind, None, cx)
    }

    /// Shows what a handover would do.
    pub fn preview(plan: Box<HandoverCommand>, cx: &mut Cx<'_>) -> Self {
        Self::with(CardKind::HandoverPlan, Some(plan), cx)
    }

    fn with(kind: CardKind, plan: Option<Box<HandoverCommand>>, cx: &mut Cx<'_>) -> Self {
        let mut card = Self {
            plan,
            kind,
            title: text::loading().to_owned(),
            lines: Vec::new(),
            selected: 0,
            reveal: false,
            since: None,
            answer: None,
            ticket: None,
            uncountable: None,
            counting: None,
        };
        card.reload(cx);
        card
    }

    /// What is read for this card.
    pub(super) fn query(&self) -> Query {
        match self.kind {
            CardKind::Grid(id) => Query::Grid(id),
            CardKind::Section(id) => Query::Section(id),
            CardKind::Branch(id) => Query::Branch(id),
            CardKind::Person(id) => Query::Person(id),
            CardKind::Handover(id) => Query::Handover(id),
            CardKind::HandoverPlan => match &self.plan {
                Some(plan) => Query::HandoverPlan(plan.as_ref().clone()),
                None => Query::Settings,
            },
            CardKind::Household(id) | CardKind::Chain(id) => Query::Household(id),
            CardKind::Handbook(id) => Query::Handbook(id),
            CardKind::Issue(id) => Query::Issue(id),
            CardKind::Minutes(id) => Query::Minutes(id),
            CardKind::Notice(id) => Query::Notice(id),
            CardKind::Month(id) => Query::Month(id),
            CardKind::Rule(key) => Query::Rule(key),
            CardKind::Stats => Query::Figures(Period::default()),
            CardKind::Settings => Query::Settings,
            CardKind::Copies => Query::Copies,
            CardKind::Copy(at) => Query::Copy(at),
        }
    }

    /// Whether its lines are still on their way.
    pub fn is_waiting(&self) -> bool {
        self.ticket.is_some()
    }

    /// Says everything again, from what was read.
    pub(super) fn tell(&mut self, cx: &Cx<'_>) {
        let today = cx.today;
        let (title, lines) = match &self.answer {
            Some(Answer::Grid(card)) => text::grid::lines(card, self.reveal, today),
            Some(Answer::HandoverPlan(plan)) => text::handover::plan(plan),
            Some(Answer::Handover(card)) => text::handover::lines(card),
            Some(Answer::Section(card)) => text::section::lines(card, self.reveal, today),
            Some(Answer::Branch(card)) => text::branch::lines(card, self.reveal, today),
            Some(Answer::Person(card)) => text::person::lines(card, self.reveal, today),
            Some(Answer::Household(card)) if matches!(self.kind, CardKind::Chain(_)) => {
                text::chain::lines(card, self.reveal)
            }
            Some(Answer::Household(card)) => text::household::lines(card, self.reveal, today),
            Some(Answer::Handbook(card)) => text::handbook::lines(card, self.reveal, today),
            Some(Answer::Issue(card)) => text::issue::lines(card, today),
            Some(Answer::Minutes(card)) => text::minutes::lines(card),
            Some(Answer::Notice(card)) => text::notice::lines(card, today),
            Some(Answer::Month(card)) => text::month::lines(card, today),
            Some(Answer::Rule(card)) => text::rule::lines(card),
            Some(Answer::Figures(figures)) => text::stats::lines(figures, self.uncountable),
            Some(Answer::Copies(shelf)) => text::copies::shelf(shelf),
            Some(Answer::Copy(facts)) => text::copies::copy(facts),
            Some(Answer::Settings(settings)) => (
                text::settings::title(),
                text::settings::lines(settings, cx.width, cx.file),
            ),
            _ => return,
        };
        self.set(title, lines);
    }

    /// Puts lines in place, keeping the selection where it can act.
    pub(super) fn set(&mut self, title: String, lines: Vec<Line>) {
        let stands_anew = self.is_document() && self.lines.first() != lines.first();
        let first = self.lines.is_empty() || stands_anew;
        self.title = title;
        self.lines = lines;
        let can_act = |line: &Line| line.does.is_some();
        if first || !self.lines.get(self.selected).is_some_and(can_act) {
            self.selected = first_step(&self.lines);
        }
    }

    /// The rules behind what is red on it.
    pub fn explained(&self, today: NaiveDate) -> Vec<Explained> {
        let found = match &self.answer {
            Some(Answer::Grid(card)) => of_grid(&card.row),
            Some(Answer::Issue(card)) if card.task_open => of_issue(&card.row, today),
            Some(Answer::Month(card)) => of_months(&card.row.months),
            _ => None,
        };
        found.into_iter().collect()
    }

    /// Whether it is read line by line, as a document is.
    pub(super) fn is_document(&self) -> bool {
        matches!(self.kind, CardKind::Minutes(_) | CardKind::Notice(_))
    }

    /// Whether the handover that is shown cannot be carried out without a reason.
    pub fn needs_reason(&self) -> bool {
        matches!(&self.answer, Some(Answer::HandoverPlan(plan)) if plan.needs_reason)
    }

    /// The contact card of the household that is shown, if it has one that is not void.
    pub(super) fn contact_card(&self) -> Option<&ContactCardRow> {
        let Some(Answer::Household(card)) = &self.answer else {
            return None;
        };
        let cards = &card.detail.cards;
        cards.iter().find(|card| card.state != CardState::Void)
    }

    /// The member who is shown, who may have a handbook.
    pub(super) fn member(&self) -> Option<(Id<Person>, String)> {
        match &self.answer {
            Some(Answer::Person(card)) if card.membership().is_some() => {
                Some((card.id, card.name.clone()))
            }
            Some(Answer::Month(card)) => Some((card.row.person, card.row.name.clone())),
            _ => None,
        }
    }

    /// Where someone is named in what goes out of here.
    fn masked(&self) -> Option<&[Masked]> {
        match &self.answer {
            Some(Answer::Minutes(card)) if card.is_final() => Some(&card.masked.places),
            Some(Answer::Notice(card)) if card.posted.is_none() && card.preview.is_some() => {
                Some(&card.masked.places)
            }
            _ => None,
        }
    }

    /// The place that is selected.
    pub(super) fn place(&self) -> Option<&Masked> {
        let line = self.lines.get(self.selected)?;
        let Some(Does::Run(command)) = &line.does else {
            return None;
        };
        let Command::Privacy(command) = command.as_ref() else {
            return None;
        };
        let mut places = self.masked()?.iter();
        places.find(|place| PrivacyCommand::about(place) == *command)
    }

    fn masks(&self) -> Option<MaskFacts> {
        let places = self.masked()?;
        Some(match self.place() {
            Some(place) if place.stands => MaskFacts::Stands,
            Some(_) => MaskFacts::Masked,
            None if places.is_empty() => MaskFacts::None,
            None => MaskFacts::Some,
        })
    }

    /// What keys depend on.
    pub fn facts(&self) -> Facts {
        let issue = match &self.answer {
            Some(Answer::Issue(card)) => Some(card.row.stage),
            _ => None,
        };
        Facts {
            household: matches!(self.kind, CardKind::Household(_)),
            sealed: matches!(&self.answer, Some(Answer::Household(card)) if card.is_sealed()),
            card: self.contact_card().map(|card| card.state),
            can_register: true,
            cards: matches!(self.kind, CardKind::Branch(_)),
            issue,
            can_open: self
                .lines
                .get(self.selected)
                .is_some_and(|line| line.does.is_some()),
            person: match &self.answer {
                Some(Answer::Person(card)) => Some(PersonFacts {
                    holds: card.terms.iter().any(|term| term.to.is_none()),
                }),
                _ => None,
            },
            minutes: match &self.answer {
                Some(Answer::Minutes(card)) => Some(MinutesFacts {
                    state: card.state,
                    public: card.minutes.kind.votes(),
                }),
                _ => None,
            },
            notice: match &self.answer {
                Some(Answer::Notice(card)) => Some(match (&card.posted, &card.preview) {
                    (Some(_), _) => NoticeFacts::Posted,
                    (None, Some(_)) => NoticeFacts::Ready,
                    (None, None) => NoticeFacts::TooEarly,
                }),
                _ => None,
            },
            masks: self.masks(),
            settings: self.kind == CardKind::Settings,
            month: match &self.answer {
                Some(Answer::Month(card)) => Some(month_facts(&card.row)),
                _ => None,
            },
            phones: matches!(
                self.kind,
                CardKind::Household(_)
                    | CardKind::Chain(_)
                    | CardKind::Handbook(_)
                    | CardKind::Grid(_)
                    | CardKind::Section(_)
                    | CardKind::Branch(_)
                    | CardKind::Person(_)
            ),
            ..Facts::default()
        }
    }
}

/// The first line that does something here, or else the first that leads somewhere.
fn first_step(lines: &[Line]) -> usize {
    let acts = |line: &Line| matches!(line.does, Some(Does::Act(_)));
    let leads = |line: &Line| line.does.is_some();
    let step = lines.iter().position(acts);
    step.or_else(|| lines.iter().position(leads)).unwrap_or(0)
}
