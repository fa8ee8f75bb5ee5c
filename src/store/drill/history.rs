//! Lives through the events: each is one command or a meeting's many, given on its own day.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rusqlite::Connection;

use super::book::{Book, IssuePlan, nth};
use super::calendar::Calendar;
use super::cards;
use super::events::{self, Step};
use super::town::Town;
use super::visits::{self, VisitPlan, home_of};
use crate::domain::Id;
use crate::domain::issue::Issue;
use crate::domain::month::Month;
use crate::domain::person::Person;
use crate::domain::task::{Satisfaction, ToldBy};
use crate::store::{Command, Ctx, Done, Failure, MonthCommand, NewIssue, Store};

/// Carries out the whole history.
pub(super) fn live(
    store: &mut Store,
    book: &Book,
    town: &Town,
    today: NaiveDate,
) -> Result<(), Failure> {
    let calendar = Calendar::new(today);
    let visits = visits::plan(book, town, calendar);
    let mut history = History {
        store,
        book,
        town,
        calendar,
        issues: vec![None; book.issue.len()],
        ctx: Ctx {
            now: NaiveDateTime::default(),
            actor: book.actor.clone(),
        },
    };
    cards::issue(&mut history)?;
    for (at, step) in events::all(book, &visits, calendar) {
        history.ctx.now = history.ctx.now.max(at);
        history.step(step, &visits)?;
    }
    Ok(())
}

/// The drill while it happens.
pub(super) struct History<'d> {
    pub store: &'d mut Store,
    pub book: &'d Book,
    pub town: &'d Town,
    pub calendar: Calendar,
    /// Issues as they were registered, by their place in the plan.
    pub issues: Vec<Option<Id<Issue>>>,
    pub ctx: Ctx,
}

impl History<'_> {
    fn step(&mut self, step: Step, visits: &[VisitPlan<'_>]) -> Result<(), Failure> {
        match step {
            Step::Visit(index) => self.visit(&visits[index]),
            Step::Register(index) => self.register(index),
            Step::Meet(round) => self.meet(round),
            Step::KeepInternal(index) => self.on_issue(index, |issue, _| Command::SetInternal {
                issue,
                internal: true,
            }),
            Step::Progress(index) => self.on_issue(index, |issue, book| Command::AddProgress {
                issue,
                note: nth(&book.progress, index).to_owned(),
            }),
            Step::Finish(index) => self.on_issue(index, |issue, book| Command::FinishTask {
                issue,
                result: nth(&book.results, index).to_owned(),
            }),
            Step::Tell(index) => self.tell(index),
            Step::Ask(index) => {
                let said = nth(&self.book.asked, index).to_owned();
                self.ask(index, Satisfaction::Satisfied, said)
            }
            Step::Complain(index) => {
                let said = self.book.unsatisfied.clone();
                self.ask(index, Satisfaction::Unsatisfied, said)
            }
            Step::Collect(back) => self.collect(back),
            Step::Report { grid, back } => self.report(grid, back),
            Step::Close(index) => self.on_issue(index, |issue, _| Command::Close { issue }),
        }
    }

    /// Gives one command; the next is given a minute later.
    pub fn run(&mut self, command: &Command) -> Result<Done, Failure> {
        let done = self.store.run(command, &self.ctx)?;
        self.ctx.now += TimeDelta::minutes(1);
        Ok(done)
    }

    fn on_issue(
        &mut self,
        index: usize,
        command: impl FnOnce(Id<Issue>, &Book) -> Command,
    ) -> Result<(), Failure> {
        let Some(issue) = self.issues[index] else {
            return Ok(());
        };
        let command = command(issue, self.book);
        self.run(&command).map(|_| ())
    }

    /// 本月无 of everyone but each eighth; who collected something says nothing.
    fn collect(&mut self, back: usize) -> Result<(), Failure> {
        let month = Month::of(self.calendar.in_days(0)).back(back);
        let callers: Vec<Id<Person>> = self
            .store
            .conn
            .prepare_cached(
                "SELECT m.person_id FROM membership m WHERE m.person_id IN
                   (SELECT person_id FROM contact) ORDER BY m.id",
            )?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for (index, person) in callers.into_iter().enumerate() {
            if (index + back) % 8 == 7 {
                continue;
            }
            let command = Command::Month(MonthCommand::Nothing { person, month });
            match self.run(&command) {
                Err(Failure::Refused(_)) | Ok(_) => {}
                Err(fault) => return Err(fault),
            }
        }
        Ok(())
    }

    fn report(&mut self, grid: usize, back: usize) -> Result<(), Failure> {
        let month = Month::of(self.calendar.in_days(0)).back(back);
        let group = self.town.blocks[grid].group;
        self.run(&Command::Month(MonthCommand::ReportGroup { group, month }))
            .map(|_| ())
    }

    fn visit(&mut self, plan: &VisitPlan<'_>) -> Result<(), Failure> {
        let raised = plan.issue.map(|index| new_issue(&self.book.issue[index]));
        let done = self.run(&Command::RecordVisit {
            household: plan.home.id,
            on: plan.on,
            outcome: plan.outcome,
            visitors: vec![plan.home.contact],
            met: plan.home.people[..plan.met].to_vec(),
            others_met: plan.others,
            said: if plan.outcome.is_conversation() {
                nth(&self.book.said, plan.said).to_owned()
            } else {
                String::new()
            },
            issues: raised.into_iter().collect(),
            as_is: false,
        })?;
        if let (Some(index), Some(visit)) = (plan.issue, done.made) {
            self.issues[index] = Some(issue_of_visit(&self.store.conn, visit)?);
        }
        Ok(())
    }

    fn register(&mut self, index: usize) -> Result<(), Failure> {
        let done = self.run(&Command::RegisterIssue {
            household: home_of(self.book, self.town, index).id,
            on: self.ctx.today(),
            issue: new_issue(&self.book.issue[index]),
        })?;
        self.issues[index] = done.made.map(Id::new);
        Ok(())
    }

    fn tell(&mut self, index: usize) -> Result<(), Failure> {
        let teller = Some(home_of(self.book, self.town, index).contact);
        let on = self.ctx.today();
        let way = [ToldBy::Visit, ToldBy::Phone, ToldBy::Visit][index % 3];
        self.on_issue(index, |issue, book| Command::Tell {
            issue,
            on,
            way,
            teller,
            note: nth(&book.told, index).to_owned(),
        })
    }

    fn ask(
        &mut self,
        index: usize,
        satisfaction: Satisfaction,
        note: String,
    ) -> Result<(), Failure> {
        let on = self.ctx.today();
        self.on_issue(index, |issue, _| Command::FollowUp {
            issue,
            on,
            satisfaction,
            note,
        })
    }
}

fn new_issue(plan: &IssuePlan) -> NewIssue {
    NewIssue {
        category: plan.category,
        kind: plan.kind,
        channel: plan.channel,
        text: plan.text.clone(),
    }
}

fn issue_of_visit(conn: &Connection, visit: i64) -> Result<Id<Issue>, Failure> {
    let issue = conn
        .prepare_cached("SELECT id FROM issue WHERE visit_id = ?1")?
        .query_row([visit], |row| row.get(0))?;
    Ok(issue)
}
