//! What keys and answers do to a card.

use chrono::{NaiveDateTime, TimeDelta};

use super::{Card, CardKind, text};
use crate::domain::issue::Issue;
use crate::domain::meeting::{Meeting, MeetingRefusal};
use crate::domain::month::{MatrixRow, Month};
use crate::domain::{Id, Refusal};
use crate::flow::{
    Action, CardAction, CardPurpose, CopyAction, MeetingAction, MeetingPurpose, PersonAction,
    PersonPurpose,
};
use crate::flow::{
    Cx, Does, Intent, MinutesAction, MinutesPurpose, MonthAction, MonthFacts, Move, Purpose,
    Target, Wish,
};
use crate::screens::homes::{self, Spot};
use crate::store::worker::Ticket;
use crate::store::{
    Answer, Command, HandoverCommand, MinutesCommand, MonthCommand, Query, SettingCommand,
};

/// Lines a page key moves.
const PAGE: usize = 10;

/// How long a telephone number stands in full without a key.
const REVEALED: TimeDelta = TimeDelta::seconds(10);

impl Card {
    /// Reads everything again.
    pub fn reload(&mut self, cx: &mut Cx<'_>) {
        self.ticket = Some(cx.load(self.query()));
    }

    /// A read failed; `true` when it was this one's.
    pub fn fail(&mut self, ticket: Ticket) -> bool {
        let waited = self.ticket == Some(ticket);
        if waited {
            self.ticket = None;
            if self.answer.is_none() {
                text::unread().clone_into(&mut self.title);
            }
        }
        waited
    }

    /// Takes an answer.
    pub fn answer(&mut self, ticket: Ticket, answer: Answer, cx: &mut Cx<'_>) {
        if self.ticket == Some(ticket) {
            self.ticket = None;
            self.answer = Some(answer);
            self.tell(cx);
            if self.kind == CardKind::Stats {
                self.counting = Some(cx.load(Query::Uncountable));
            }
        } else if self.counting == Some(ticket)
            && let Answer::Uncountable(rows) = answer
        {
            self.counting = None;
            self.count(rows, cx);
        }
    }

    /// What could not be counted is said above the figures, of which the selected one stays selected.
    fn count(&mut self, rows: u32, cx: &Cx<'_>) {
        let before = self.lines.len();
        let selected = self.selected;
        self.uncountable = Some(rows);
        self.tell(cx);
        self.selected = (selected + self.lines.len()).saturating_sub(before);
    }

    /// The clock goes on: what was revealed is hidden again although no key was pressed.
    pub fn tick(&mut self, now: NaiveDateTime, cx: &Cx<'_>) {
        let since = *self.since.get_or_insert(now);
        // A clock that was put back is no reason to go on showing it.
        if !(TimeDelta::zero()..REVEALED).contains(&(now - since)) {
            self.hide(cx);
        }
    }

    fn hide(&mut self, cx: &Cx<'_>) {
        if self.reveal {
            self.reveal = false;
            self.tell(cx);
        }
        self.since = None;
    }

    /// Carries out an action.
    pub fn act(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        self.hide(cx);
        match action {
            Action::Move(step) => self.go(step),
            Action::Open => return self.enter(cx),
            Action::NotAName if self.place().is_some() => return self.enter(cx),
            Action::Reveal => {
                self.reveal = true;
                self.tell(cx);
            }
            _ => return self.act_on_subject(action, cx),
        }
        true
    }

    fn go(&mut self, step: Move) {
        let last = self.lines.len().saturating_sub(1);
        let acts = |n: &usize| self.lines[*n].does.is_some();
        self.selected = match step {
            Move::Up | Move::Down if self.is_document() => None,
            Move::Up => (0..self.selected).rev().find(acts),
            Move::Down => (self.selected + 1..self.lines.len()).find(acts),
            Move::PageUp => Some(self.selected.saturating_sub(PAGE)),
            Move::PageDown => Some((self.selected + PAGE).min(last)),
            Move::Home => Some(0),
            Move::End => Some(last),
        }
        .unwrap_or_else(|| self.beyond(step));
    }

    /// Where nothing more can be acted on, the lines are read one by one.
    fn beyond(&self, step: Move) -> usize {
        match step {
            Move::Up => self.selected.saturating_sub(1),
            _ => (self.selected + 1).min(self.lines.len().saturating_sub(1)),
        }
    }

    fn enter(&mut self, cx: &mut Cx<'_>) -> bool {
        let does = self
            .lines
            .get(self.selected)
            .and_then(|line| line.does.clone());
        match does {
            Some(Does::Act(action)) => {
                if !self.act_on_subject(action, cx) {
                    cx.wish(Wish::Act(action));
                }
                true
            }
            Some(Does::Go(target)) => {
                cx.wish(Wish::Go(target));
                true
            }
            Some(Does::Fill(purpose)) => {
                cx.wish(Wish::Form(*purpose));
                true
            }
            Some(Does::Ask(command)) => {
                cx.wish(Wish::Ask(command));
                true
            }
            Some(Does::Run(command)) => {
                cx.wish(Wish::Run(command));
                true
            }
            None => false,
        }
    }

    fn act_on_subject(&mut self, action: Action, cx: &mut Cx<'_>) -> bool {
        match (self.kind, action) {
            (CardKind::Household(id), Action::Chain) => cx.wish(Wish::Go(Target::Chain(id))),
            (CardKind::Household(id), Action::RecordVisit) => {
                cx.wish(Wish::Form(Purpose::Visit(id)));
            }
            (CardKind::Household(id), Action::RegisterIssue) => {
                cx.wish(Wish::Form(Purpose::Issue(id)));
            }
            (CardKind::Minutes(id), Action::Minutes(action)) => act_on_minutes(action, id, cx),
            (CardKind::Notice(id), Action::Minutes(action)) => self.act_on_notice(action, id, cx),
            (CardKind::Month(_), Action::Month(action)) => {
                if let Some(Answer::Month(card)) = &self.answer {
                    act_on_month(action, &card.row, cx);
                }
            }
            (CardKind::Person(id), Action::Person(action)) => {
                let purpose = match action {
                    PersonAction::Give => PersonPurpose::Give(id),
                    PersonAction::End => PersonPurpose::End(id),
                    PersonAction::HandOver => PersonPurpose::Handover(id),
                };
                cx.wish(Wish::Form(Purpose::Person(purpose)));
            }
            (CardKind::Copies, Action::Copy(CopyAction::Make)) => {
                cx.wish(Wish::Form(Purpose::CopyTo));
            }
            (CardKind::Copies, Action::Copy(CopyAction::NextLimit)) => self.next_limit(cx),
            (CardKind::Copy(_), Action::Copy(CopyAction::Restore)) => self.ask_restore(cx),
            (CardKind::Settings, Action::NextRound) => self.next_round(cx),
            (CardKind::Settings, Action::ToggleSensitive) => self.toggle_sensitive(cx),
            (CardKind::Settings, Action::NameOffices) => self.name_offices(cx),
            (CardKind::Branch(_), Action::Card(CardAction::MakeAll)) => self.make_cards(cx),
            (_, Action::Card(action)) => {
                let at = homes::Cards {
                    card: self.contact_card(),
                    member: self.member(),
                    ..<_>::default()
                };
                return homes::act_on_card(action, at, cx);
            }
            (_, Action::Home(action)) => return homes::act(action, self.spot(), cx),
            (CardKind::HandoverPlan, Action::ConfirmHandover) => {
                if let (Some(plan), Some(Answer::HandoverPlan(shown))) = (&self.plan, &self.answer)
                {
                    let command = Command::Handover(HandoverCommand {
                        agreed: Some(shown.agreed()),
                        ..plan.as_ref().clone()
                    });
                    cx.wish(Wish::Run(Box::new(command)));
                }
            }
            (CardKind::Stats, Action::Behind(figure)) => {
                cx.wish(Wish::Go(Target::Behind(figure)));
            }
            (CardKind::Issue(id), action) => {
                let internal =
                    matches!(&self.answer, Some(Answer::Issue(card)) if card.row.internal);
                return act_on_issue(action, id, internal, cx);
            }
            _ => return false,
        }
        true
    }
}

impl Card {
    /// A rule refused: final minutes without their head want it filled in.
    pub fn refused(&mut self, refusal: &Refusal, cx: &mut Cx<'_>) -> bool {
        match (self.kind, refusal) {
            (CardKind::Minutes(meeting), Refusal::Meeting(MeetingRefusal::Head(_))) => {
                let purpose = MeetingPurpose::Complete(meeting);
                cx.wish(Wish::Form(Purpose::InMeeting(purpose)));
                true
            }
            _ => false,
        }
    }

    /// Steps of a meeting's notice.
    fn act_on_notice(&self, action: MinutesAction, meeting: Id<Meeting>, cx: &mut Cx<'_>) {
        let Some(Answer::Notice(card)) = &self.answer else {
            return;
        };
        let purpose = match (action, &card.posted) {
            (MinutesAction::Publish, _) => MinutesPurpose::Publish(meeting),
            (MinutesAction::Withdraw, Some(posted)) => MinutesPurpose::Withdraw(meeting, posted.id),
            (MinutesAction::Export, _) => MinutesPurpose::ExportNotice(meeting),
            _ => return,
        };
        cx.wish(Wish::Form(Purpose::Minutes(purpose)));
    }

    fn toggle_sensitive(&self, cx: &mut Cx<'_>) {
        if let Some(Answer::Settings(settings)) = &self.answer {
            let command = SettingCommand::SensitiveTags(!settings.sensitive);
            cx.wish(Wish::Run(Box::new(Command::Setting(command))));
        }
    }

    /// Whoever holds a public office stands by name, or no longer.
    fn name_offices(&self, cx: &mut Cx<'_>) {
        if let Some(Answer::Settings(settings)) = &self.answer {
            let command = SettingCommand::NameOffices(!settings.names_offices);
            cx.wish(Wish::Run(Box::new(Command::Setting(command))));
        }
    }

    fn make_cards(&self, cx: &mut Cx<'_>) {
        if let (CardKind::Branch(id), Some(Answer::Branch(card))) = (self.kind, &self.answer) {
            let purpose = CardPurpose::MakeAll(id, card.name.clone());
            cx.wish(Wish::Form(Purpose::Card(purpose)));
        }
    }

    /// Where a household is, or can be registered.
    fn spot(&self) -> Spot {
        let section = match (self.kind, &self.answer) {
            (CardKind::Section(id), Some(Answer::Section(card))) => Some((id, card.whole_name())),
            _ => None,
        };
        Spot {
            household: match self.kind {
                CardKind::Household(id) => Some(id),
                _ => None,
            },
            grid: match self.kind {
                CardKind::Grid(id) => Some(id),
                _ => None,
            },
            section,
        }
    }

    fn next_limit(&self, cx: &mut Cx<'_>) {
        if let Some(Answer::Copies(shelf)) = &self.answer {
            let next = shelf.limit.next();
            let command = SettingCommand::Copies(next);
            cx.wish(Wish::Run(Box::new(Command::Setting(command))));
        }
    }

    fn ask_restore(&self, cx: &mut Cx<'_>) {
        if let Some(Answer::Copy(facts)) = &self.answer {
            cx.wish(Wish::Question(
                text::copies::question(facts),
                text::copies::YES,
                Intent::Restore(facts.path.clone()),
            ));
        }
    }

    fn next_round(&self, cx: &mut Cx<'_>) {
        if let Some(Answer::Settings(settings)) = &self.answer {
            let command = SettingCommand::Round(settings.round.next());
            cx.wish(Wish::Run(Box::new(Command::Setting(command))));
        }
    }
}

/// Steps of a meeting's minutes.
fn act_on_minutes(action: MinutesAction, meeting: Id<Meeting>, cx: &mut Cx<'_>) {
    cx.wish(match action {
        MinutesAction::Show => Wish::Go(Target::Minutes(meeting)),
        MinutesAction::Finalise => {
            let finalise = MinutesCommand::Finalise { meeting };
            Wish::Run(Box::new(Command::Minutes(finalise)))
        }
        MinutesAction::Reopen => Wish::Form(Purpose::Minutes(MinutesPurpose::Reopen(meeting))),
        MinutesAction::Export => Wish::Form(Purpose::Minutes(MinutesPurpose::Export(meeting))),
        MinutesAction::Notice | MinutesAction::Publish | MinutesAction::Withdraw => {
            Wish::Go(Target::Notice(meeting))
        }
    });
}

/// Steps of a member's month that every screen showing one can take.
pub fn act_on_month(action: MonthAction, row: &MatrixRow, cx: &mut Cx<'_>) {
    let this = row.months.first();
    let this = this.map_or_else(|| Month::of(cx.today), |line| line.month);
    let month = |back: u8| this.back(usize::from(back));
    let person = row.person;
    let command = match (action, &row.group) {
        (MonthAction::Nothing(back), _) => MonthCommand::Nothing {
            person,
            month: month(back),
        },
        (MonthAction::Report(back), _) => MonthCommand::Report {
            person,
            month: month(back),
        },
        (MonthAction::ReportGroup, Some((group, _))) => MonthCommand::ReportGroup {
            group: *group,
            month: month(0),
        },
        (MonthAction::ReportGroup, None)
        | (MonthAction::Earlier | MonthAction::Later | MonthAction::Lacking, _) => return,
    };
    cx.wish(Wish::Run(Box::new(Command::Month(command))));
}

/// What the keys of a member's month depend on.
pub fn month_facts(row: &MatrixRow) -> MonthFacts {
    let this = row.months.first();
    MonthFacts {
        collects: this.is_some_and(|this| this.collection.is_owed()),
        reports: this.is_some_and(|this| this.report.is_owed()),
        has_group: row.group.is_some(),
    }
}

/// Steps of an issue that every screen showing one can take.
pub fn act_on_issue(action: Action, issue: Id<Issue>, internal: bool, cx: &mut Cx<'_>) -> bool {
    let wish = match action {
        Action::AddProgress => Wish::Form(Purpose::Progress(issue)),
        Action::Finish => Wish::Form(Purpose::Finish(issue)),
        Action::Tell => Wish::Form(Purpose::Tell(issue)),
        Action::FollowUp => Wish::Form(Purpose::FollowUp(issue)),
        Action::Reopen => Wish::Form(Purpose::Reopen(issue)),
        Action::Close => Wish::Ask(Box::new(Command::Close { issue })),
        Action::Meeting(MeetingAction::Hurry) => {
            Wish::Form(Purpose::InMeeting(MeetingPurpose::Hurry(issue)))
        }
        Action::ToggleInternal => Wish::Run(Box::new(Command::SetInternal {
            issue,
            internal: !internal,
        })),
        _ => return false,
    };
    cx.wish(wish);
    true
}
