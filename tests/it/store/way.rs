//! From the door to "closed", by commands; and every way around it is refused.

use fangyijie::domain::grid::OrgRefusal;
use fangyijie::domain::household::{ContactKind, Doubt, HomeRefusal, Household};
use fangyijie::domain::issue::{Issue, Stage};
use fangyijie::domain::meeting::{Disposition, MeetingKind};
use fangyijie::domain::person::Person;
use fangyijie::domain::refusal::{Missing, Refusal};
use fangyijie::domain::task::Satisfaction;
use fangyijie::domain::visit::{Outcome, VisitDoubt};
use fangyijie::domain::{Coded, Id};
use fangyijie::store::{Command, Failure, HandoverCommand, HouseholdCommand, NewIssue};

use super::clerk::{Clerk, ask, finish, lamp, progress, tell};
use super::file::{day, one};

#[test]
fn the_whole_way_from_the_door_to_closed() {
    let mut clerk = Clerk::at_drill();
    let issue = clerk.assigned();
    let teller = clerk.someone();
    for (command, stage) in [
        (progress(issue), "in_progress"),
        (progress(issue), "in_progress"),
        (finish(issue), "done"),
        (tell(issue, teller), "told"),
        (ask(issue, Satisfaction::Satisfied), "followed_up"),
        (Command::Close { issue }, "closed"),
    ] {
        clerk.run(&command);
        assert_eq!(clerk.stage(issue), stage, "{command:?}");
    }
    let stages = format!(
        "SELECT group_concat(stage, ' ') FROM (SELECT stage FROM issue_stage WHERE issue_id = {} ORDER BY id)",
        issue.raw()
    );
    assert_eq!(
        super::file::one::<String>(&clerk.desk.peek(), &stages),
        "registered group committee assembly assigned in_progress done told followed_up closed"
    );
    assert_eq!(clerk.store.check().unwrap(), []);
}

#[test]
fn an_unsatisfied_resident_opens_the_issue_again_with_a_new_task() {
    let mut clerk = Clerk::at_drill();
    let issue = clerk.assigned();
    let teller = clerk.someone();
    clerk.run(&finish(issue));
    clerk.run(&tell(issue, teller));
    clerk.run(&ask(issue, Satisfaction::Unsatisfied));
    assert_eq!(clerk.stage(issue), "in_progress");
    let open = format!(
        "SELECT count(*) FROM task WHERE done_on IS NULL AND issue_id = {}",
        issue.raw()
    );
    assert_eq!(clerk.number(&open), 1);
    clerk.is_refused(&Command::Close { issue }, &Refusal::NotFollowedUp);
    clerk.run(&finish(issue));
    clerk.is_refused(&Command::Close { issue }, &Refusal::NotTold);
    assert_eq!(clerk.store.check().unwrap(), []);
}

#[test]
fn a_closed_issue_is_opened_again_with_a_reason() {
    let mut clerk = Clerk::at_drill();
    let issue = clerk.issue_in(Stage::Closed);
    let reopen = |reason: &str| Command::Reopen {
        issue,
        reason: reason.to_owned(),
    };
    clerk.is_refused(&reopen(" "), &Refusal::Empty(Missing::Reason));
    clerk.run(&reopen("又坏了"));
    assert_eq!(clerk.stage(issue), "in_progress");
    assert_eq!(clerk.store.check().unwrap(), []);
}

#[test]
fn no_step_can_be_skipped_from_any_stage() {
    let mut clerk = Clerk::at_drill();
    let teller = clerk.someone();
    for from in Stage::all() {
        let issue = clerk.issue_in(from);
        for (command, to) in [
            (progress(issue), Stage::InProgress),
            (finish(issue), Stage::Done),
            (tell(issue, teller), Stage::Told),
        ] {
            if !from.next().contains(&to) && from != to {
                clerk.is_refused(&command, &Refusal::Stage { from, to });
            }
        }
        if from != Stage::FollowedUp {
            let refusal = refusal_to_close(&clerk, from, issue);
            clerk.is_refused(&Command::Close { issue }, &refusal);
        }
    }
}

/// Whoever was told is asked next; everyone else has to be told first.
fn refusal_to_close(clerk: &Clerk, from: Stage, issue: Id<Issue>) -> Refusal {
    let sql = format!(
        "SELECT count(*) FROM feedback WHERE issue_id = {}",
        issue.raw()
    );
    if clerk.number(&sql) > 0 && !from.awaits_telling() {
        Refusal::NotFollowedUp
    } else {
        Refusal::NotTold
    }
}

#[test]
fn nobody_is_asked_before_they_were_told() {
    let mut clerk = Clerk::at_drill();
    let issue = clerk.issue_in(Stage::Done);
    clerk.is_refused(&ask(issue, Satisfaction::Satisfied), &Refusal::NotTold);
    let untold = Command::Tell {
        issue,
        on: clerk.on,
        way: fangyijie::domain::task::ToldBy::Phone,
        teller: None,
        note: String::new(),
    };
    clerk.is_refused(&untold, &Refusal::Empty(Missing::Teller));
}

#[test]
fn sentences_that_are_asked_for_must_be_there() {
    let mut clerk = Clerk::at_drill();
    let issue = clerk.issue_in(Stage::Assigned);
    let told = clerk.issue_in(Stage::Told);
    let on = clerk.on;
    for (command, missing) in [
        (
            Command::AddProgress {
                issue,
                note: " ".into(),
            },
            Missing::Progress,
        ),
        (
            Command::FinishTask {
                issue,
                result: String::new(),
            },
            Missing::Result,
        ),
        (
            Command::FollowUp {
                issue: told,
                on,
                satisfaction: Satisfaction::Unsatisfied,
                note: String::new(),
            },
            Missing::Reason,
        ),
        (
            Command::RegisterIssue {
                household: clerk.household(1),
                on,
                issue: NewIssue {
                    text: "  ".into(),
                    ..lamp()
                },
            },
            Missing::IssueText,
        ),
    ] {
        clerk.is_refused(&command, &Refusal::Empty(missing));
    }
}

#[test]
fn visits_that_cannot_be_true_are_refused() {
    let mut clerk = Clerk::at_drill();
    let good = clerk.visit(1, Vec::new());
    let Command::RecordVisit {
        household,
        on,
        visitors,
        met,
        ..
    } = good
    else {
        panic!()
    };
    let visit = |on, outcome, visitors: &[Id<Person>], met, issues| Command::RecordVisit {
        household,
        on,
        outcome,
        visitors: visitors.to_vec(),
        met,
        others_met: 0,
        said: String::new(),
        issues,
        as_is: false,
    };
    let tomorrow = day("2026-11-21");
    for (command, refusal) in [
        (
            visit(tomorrow, Outcome::Met, &visitors, met.clone(), vec![]),
            Refusal::FutureDate { date: tomorrow },
        ),
        (
            visit(on, Outcome::Met, &[], met.clone(), vec![]),
            Refusal::NoVisitor,
        ),
        (
            visit(on, Outcome::Met, &visitors, vec![], vec![]),
            Refusal::MetNobody,
        ),
        (
            visit(on, Outcome::Phone, &visitors, met, vec![]),
            Refusal::MetSomebody {
                outcome: Outcome::Phone,
            },
        ),
        (
            visit(on, Outcome::NobodyHome, &visitors, vec![], vec![lamp()]),
            Refusal::RaisedByNobody {
                outcome: Outcome::NobodyHome,
            },
        ),
    ] {
        clerk.is_refused(&command, &refusal);
    }
}

#[test]
fn what_is_not_there_is_refused_and_not_a_fault() {
    let mut clerk = Clerk::at_drill();
    let teller = clerk.someone();
    let mut visit = clerk.visit(1, vec![lamp()]);
    if let Command::RecordVisit { household, .. } = &mut visit {
        *household = Id::new(7);
    }
    let issue = Id::new(7);
    for command in [
        visit,
        Command::RegisterIssue {
            household: Id::new(7),
            on: clerk.on,
            issue: lamp(),
        },
        Command::SetInternal {
            issue,
            internal: true,
        },
        progress(issue),
        finish(issue),
        tell(issue, teller),
        Command::Close { issue },
        Command::EndMeeting {
            meeting: Id::new(7),
            reason: String::new(),
        },
        Command::CloseBallot { item: Id::new(7) },
        Command::Undo { entry: Id::new(7) },
    ] {
        clerk.is_refused(&command, &Refusal::Gone);
    }
}

#[test]
fn the_three_deliberations_follow_each_other() {
    let mut clerk = Clerk::at_drill();
    let issue = clerk.raise(2);
    let committee = clerk.opening(MeetingKind::Committee, 2);
    clerk.is_refused(&committee, &Refusal::NothingToDiscuss);
    let group = clerk.meet(MeetingKind::Group, 2);
    for made in [
        Disposition::Picked,
        Disposition::Assigned,
        Disposition::Declined,
    ] {
        let skipping = clerk.disposal(group, issue, made);
        clerk.is_refused(&skipping, &Refusal::NotForThisMeeting { disposition: made });
    }
}

#[test]
fn the_same_visit_twice_and_a_visit_on_oneself_are_asked_about() {
    let mut clerk = Clerk::at_drill();
    let visit = |clerk: &Clerk, who: Id<Person>, how: Outcome, so: bool| {
        let mut visit = clerk.visit(1, Vec::new());
        if let Command::RecordVisit {
            visitors,
            outcome,
            met,
            as_is,
            ..
        } = &mut visit
        {
            *visitors = vec![who];
            *outcome = how;
            *as_is = so;
            if how != Outcome::Met {
                met.clear();
            }
        }
        visit
    };
    let Command::RecordVisit {
        household,
        visitors,
        met,
        ..
    } = clerk.visit(1, Vec::new())
    else {
        panic!("no visit")
    };
    let name = |clerk: &Clerk, id: Id<Person>| {
        one::<String>(
            &clerk.desk.peek(),
            &format!("SELECT name FROM person WHERE id = {}", id.raw()),
        )
    };
    let (caller, head) = (visitors[0], met[0]);
    let by = name(&clerk, caller);
    // Nobody home, and met later that day: two visits. Once more the same: asked about.
    clerk.run(&visit(&clerk, caller, Outcome::NobodyHome, false));
    let first = visit(&clerk, caller, Outcome::Met, false);
    clerk.run(&first);
    let again = Refusal::VisitDoubts(vec![VisitDoubt::Recorded {
        on: clerk.on,
        outcome: Outcome::Met,
        by,
    }]);
    clerk.is_refused(&first, &again);
    clerk.run(&visit(&clerk, caller, Outcome::Met, true));
    // Whoever lives there is asked about too.
    let own = Refusal::VisitDoubts(vec![VisitDoubt::OwnHome {
        name: name(&clerk, head),
    }]);
    clerk.is_refused(&visit(&clerk, head, Outcome::Met, false), &own);
    let contact = |reason: &str| {
        Command::Household(HouseholdCommand::SetContact {
            household,
            kind: ContactKind::Main,
            person: Some(head),
            reason: reason.to_owned(),
        })
    };
    let door = door_of(&clerk, household);
    let doubted = Refusal::Home(HomeRefusal::ContactNeedsReason {
        name: name(&clerk, head),
        doubts: vec![Doubt::OwnHome { door }],
    });
    clerk.is_refused(&contact(""), &doubted);
    clerk.run(&contact("本栋没有别人"));
    // The contact before hands over to whoever lives in one of the households.
    let mut other = clerk.visit(2, Vec::new());
    let Command::RecordVisit {
        household,
        visitors,
        met,
        ..
    } = &mut other
    else {
        panic!("no visit")
    };
    let handover = Command::Handover(HandoverCommand {
        from: visitors[0],
        all: Some(met[0]),
        households: Vec::new(),
        tasks: None,
        roles: Some(caller),
        on: clerk.on,
        reason: String::new(),
        agreed: None,
    });
    let door = door_of(&clerk, *household);
    let burden = (name(&clerk, met[0]), Doubt::OwnHome { door });
    let Err(Failure::Refused(Refusal::Org(OrgRefusal::HandoverDoubts(burdens)))) =
        clerk.attempt(&handover)
    else {
        panic!("not asked about")
    };
    assert!(burdens.contains(&burden), "{burdens:?}");
}

fn door_of(clerk: &Clerk, household: Id<Household>) -> String {
    let id = household.raw();
    let door = "SELECT s.estate || ' ' || h.door FROM household h JOIN section s";
    one(
        &clerk.desk.peek(),
        &format!("{door} ON s.id = h.section_id WHERE h.id = {id}"),
    )
}
