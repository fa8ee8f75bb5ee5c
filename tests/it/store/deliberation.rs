//! The rest of the deliberation in the file: the chain, urgent matters, helpers, ties, the residents' meetings, the floor.

use fangyijie::domain::ballot::{Choice, Method, Papers, Tally};
use fangyijie::domain::issue::Stage;
use fangyijie::domain::meeting::{
    Capacity, Disposition, Item, Meeting, MeetingKind, MeetingRefusal, Presence, SpeechState,
};
use fangyijie::domain::{Id, Refusal};
use fangyijie::store::{BallotCommand, Command, FloorCommand, MeetingCommand, NewMeeting};

use super::clerk::Clerk;

fn hurry(issue: Id<fangyijie::domain::issue::Issue>, reason: &str) -> Command {
    Command::Meeting(MeetingCommand::Hurry {
        issue,
        reason: reason.to_owned(),
    })
}

/// The whole community's meeting on what concerns all.
fn of_community(clerk: &Clerk, kind: MeetingKind) -> NewMeeting {
    NewMeeting::of(kind, (clerk.branch(1), None), clerk.on)
}

fn opened(clerk: &mut Clerk, new: NewMeeting) -> Id<Meeting> {
    Id::new(clerk.run(&Command::OpenMeeting(new)).made.unwrap())
}

fn votes(clerk: &mut Clerk, item: Id<Item>, approve: u32, reject: u32) {
    clerk.run(&Command::OpenBallot {
        item,
        method: Method::Hands,
    });
    clerk.run(&Command::SetTally {
        item,
        tally: Tally {
            approve,
            reject,
            abstain: 0,
        },
        opinion: Tally::default(),
    });
    clerk.run(&Command::CloseBallot { item });
}

#[test]
fn three_deliberations_are_three_linked_records() {
    let mut clerk = Clerk::at_drill();
    let (meeting, issue) = clerk.up_to_assembly();
    let last = clerk.item(meeting, issue);
    let chain = clerk.number(&format!(
        "WITH RECURSIVE chain (id, origin) AS (
           SELECT id, origin_id FROM agenda_item WHERE id = {}
           UNION ALL SELECT a.id, a.origin_id FROM agenda_item a JOIN chain ON a.id = chain.origin)
         SELECT count(*) FROM chain",
        last.raw()
    ));
    assert_eq!(chain, 3);
}

#[test]
fn an_urgent_matter_skips_what_is_before_it_and_says_why_on_the_agenda() {
    let mut clerk = Clerk::at_drill();
    let issue = clerk.raise(1);
    clerk.is_refused(
        &hurry(issue, " "),
        &Refusal::Empty(fangyijie::domain::refusal::Missing::Reason),
    );
    clerk.run(&hurry(issue, "水管爆裂"));
    let meeting = clerk.meet(MeetingKind::Assembly, 1);
    let board = clerk.board(meeting);
    let item = board.items.iter().find(|item| item.issue == issue).unwrap();
    assert_eq!(item.urgent, "水管爆裂");
    // On an agenda already, assigned or closed: nothing to hurry.
    let on_agenda = Refusal::from(MeetingRefusal::CannotHurry);
    clerk.is_refused(&hurry(issue, "再急"), &on_agenda);
    let assigned = clerk.issue_in(Stage::Assigned);
    let refusal = Refusal::Stage {
        from: Stage::Assigned,
        to: Stage::Assembly,
    };
    clerk.is_refused(&hurry(assigned, "急"), &refusal);
}

#[test]
fn who_helps_stands_with_the_item_and_then_with_the_task() {
    let mut clerk = Clerk::at_drill();
    let (meeting, issue) = clerk.up_to_assembly();
    clerk.pass(meeting, issue);
    let helper = clerk.board(meeting).roll[5].person;
    let assignee = clerk.someone();
    clerk.run(&Command::Dispose {
        item: clerk.item(meeting, issue),
        disposition: Disposition::Assigned,
        note: String::new(),
        target: None,
        assign: Some((assignee, clerk.on)),
        // Whoever answers for it does not help as well.
        helpers: vec![helper, assignee],
    });
    let board = clerk.board(meeting);
    let item = board.items.iter().find(|item| item.issue == issue).unwrap();
    assert_eq!(item.helpers.len(), 1);
    for item in &board.items {
        if item.disposition.is_none() {
            clerk.dispose(meeting, item.issue, Disposition::Postponed);
        }
    }
    clerk.run(&Clerk::ending(meeting, ""));
    assert_eq!(
        clerk.number("SELECT count(*) FROM task_helper h JOIN task t ON t.id = h.task_id"),
        1
    );
}

#[test]
fn what_concerns_all_is_not_assigned_but_decided_by_the_residents() {
    let mut clerk = Clerk::at_drill();
    let (meeting, issue) = clerk.up_to_assembly();
    let item = clerk.item(meeting, issue);
    let asking = |concerns| Command::Ballot(BallotCommand::ConcernsAll { item, concerns });
    clerk.is_refused(&asking(true), &MeetingRefusal::NotPassedYet.into());
    clerk.pass(meeting, issue);
    clerk.run(&asking(true));
    let assigning = clerk.disposal(meeting, issue, Disposition::Assigned);
    clerk.is_refused(&assigning, &MeetingRefusal::ConcernsAll.into());
    clerk.dispose(meeting, issue, Disposition::ToResidents);
    for item in clerk.board(meeting).items {
        if item.disposition.is_none() {
            clerk.dispose(meeting, item.issue, Disposition::Postponed);
        }
    }
    clerk.run(&Clerk::ending(meeting, ""));
    assert_eq!(clerk.stage(issue), "residents");
}

#[test]
fn representatives_need_two_thirds_and_pass_by_half_of_those_present() {
    let mut clerk = Clerk::at_drill();
    let new = of_community(&clerk, MeetingKind::Representatives);
    let meeting = opened(&mut clerk, new);
    // It is the community that meets, whichever branch keeps the record.
    let named =
        "SELECT count(*) FROM setting, (SELECT subject FROM journal ORDER BY id DESC LIMIT 1)
      WHERE key = 'community' AND subject LIKE value || ' %'";
    assert_eq!(clerk.number(named), 1);
    let all = clerk.board(meeting).frozen.base;
    let need = (all * 2).div_ceil(3);
    let item = clerk.board(meeting).items[0].id;
    let opening = Command::OpenBallot {
        item,
        method: Method::Hands,
    };
    let present = usize::try_from(need).unwrap();
    clerk.call(meeting, Capacity::Voter, Presence::Present, present - 1);
    clerk.is_refused(&opening, &Refusal::NoQuorum { short: 1 });
    clerk.call(meeting, Capacity::Voter, Presence::Present, present);
    let approve = need / 2 + 1;
    votes(&mut clerk, item, approve, need - approve);
    let ballot = clerk.board(meeting).items[0].ballot.clone().unwrap();
    assert_eq!(ballot.passed, Some(true));
    let issue = clerk.board(meeting).items[0].issue;
    clerk.dispose(meeting, issue, Disposition::Assigned);
    clerk.run(&Clerk::ending(meeting, ""));
    assert_eq!(clerk.stage(issue), "assigned");
}

#[test]
fn the_residents_meeting_counts_heads_and_is_called_ten_days_before() {
    let mut clerk = Clerk::at_drill();
    let late = of_community(&clerk, MeetingKind::Residents);
    let days = MeetingRefusal::ShortNotice { days: 10 };
    clerk.is_refused(&Command::OpenMeeting(late.clone()), &days.clone().into());
    let nine = NewMeeting {
        noticed_on: Some(clerk.on - chrono::Days::new(9)),
        ..late.clone()
    };
    clerk.is_refused(&Command::OpenMeeting(nine.clone()), &days.into());
    // Special cases may be called at short notice, with the reason.
    let meeting = opened(
        &mut clerk,
        NewMeeting {
            short_notice: "汛期紧急".to_owned(),
            heads: 120,
            ..nine
        },
    );
    let item = clerk.board(meeting).items[0].id;
    let counting = |heads, present| {
        Command::Meeting(MeetingCommand::CountHeads {
            meeting,
            heads,
            present,
        })
    };
    clerk.is_refused(
        &counting(120, 121),
        &MeetingRefusal::HeadsPresent { heads: 120 }.into(),
    );
    clerk.run(&counting(120, 60));
    let opening = Command::OpenBallot {
        item,
        method: Method::Hands,
    };
    clerk.is_refused(&opening, &Refusal::NoQuorum { short: 1 });
    clerk.run(&counting(120, 61));
    // Thirty of sixty-one, with eleven silent, is no more than half of those present.
    votes(&mut clerk, item, 30, 31);
    let ballot = clerk.board(meeting).items[0].ballot.clone().unwrap();
    assert_eq!(ballot.passed, Some(false));
}

#[test]
fn four_steps_wants_two_thirds_of_all_members_probationary_ones_too() {
    let mut clerk = Clerk::at_drill();
    let new = NewMeeting {
        noticed_on: Some(clerk.on - chrono::Days::new(3)),
        ..NewMeeting::of(MeetingKind::FourSteps, (clerk.branch(1), None), clerk.on)
    };
    let meeting = opened(&mut clerk, new);
    let board = clerk.board(meeting);
    assert!(board.frozen.members > board.frozen.base);
    let need = (board.frozen.members * 2).div_ceil(3);
    let opening = Command::OpenBallot {
        item: board.items[0].id,
        method: Method::Hands,
    };
    let present = usize::try_from(need).unwrap();
    clerk.call(meeting, Capacity::Voter, Presence::Present, present - 1);
    clerk.is_refused(&opening, &Refusal::NoQuorum { short: 1 });
    clerk.call(meeting, Capacity::NonVoter, Presence::Present, 1);
    clerk.run(&opening);
}

#[test]
fn whoever_leaves_is_not_there_for_the_next_vote_and_keeps_the_time_of_coming() {
    let mut clerk = Clerk::at_drill();
    let meeting = clerk.meet(MeetingKind::Assembly, 1);
    let board = clerk.board(meeting);
    let person = board.roll[0].person;
    clerk.run(&Command::CallRoll {
        meeting,
        person,
        presence: Presence::Left,
    });
    let after = clerk.board(meeting);
    assert_eq!(after.frozen.present + 1, board.frozen.present);
    assert!(after.roll[0].came_at.is_some() && after.roll[0].left_at.is_some());
    // Nobody leaves who never came.
    let absent = board.roll[1].person;
    clerk.run(&Command::CallRoll {
        meeting,
        person: absent,
        presence: Presence::Absent,
    });
    let leaving = Command::CallRoll {
        meeting,
        person: absent,
        presence: Presence::Left,
    };
    clerk.is_refused(&leaving, &MeetingRefusal::NotThere.into());
}

#[test]
fn whoever_comes_back_has_two_stays_and_leaving_twice_moves_no_time() {
    let mut clerk = Clerk::at_drill();
    let meeting = clerk.meet(MeetingKind::Assembly, 1);
    let person = clerk.board(meeting).roll[0].person;
    let at = |time: &str| fangyijie::store::Ctx {
        now: clerk.on.and_time(time.parse().unwrap()),
        ..super::file::noon(clerk.on)
    };
    let clock = ["15:20:00", "15:25:00", "15:40:00", "16:00:00"].map(at);
    let mark = |presence, reason: &str| {
        Command::Meeting(MeetingCommand::MarkSome {
            meeting,
            people: vec![person],
            presence,
            reason: reason.to_owned(),
        })
    };
    let stays = |clerk: &Clerk| {
        let who = clerk.board(meeting).roll[0].clone();
        let time = |at: chrono::NaiveDateTime| at.format("%H:%M").to_string();
        let earlier: Vec<_> = who
            .earlier
            .iter()
            .map(|stay| (time(stay.came_at), time(stay.left_at), stay.reason.clone()))
            .collect();
        (
            earlier,
            who.came_at.map(time),
            who.left_at.map(time),
            who.reason,
        )
    };
    let some = |time: &str| Some(time.to_owned());
    clerk
        .store
        .run(&mark(Presence::Left, "接孩子"), &clock[0])
        .unwrap();
    // Once more is no other time of leaving.
    clerk
        .store
        .run(&mark(Presence::Left, ""), &clock[1])
        .unwrap();
    let left = (vec![], some("12:00"), some("15:20"), "接孩子".to_owned());
    assert_eq!(stays(&clerk), left);
    let back = clerk
        .store
        .run(&mark(Presence::Present, ""), &clock[2])
        .unwrap();
    let first = ("12:00".to_owned(), "15:20".to_owned(), "接孩子".to_owned());
    let returned = (vec![first.clone()], some("15:40"), None, String::new());
    assert_eq!(stays(&clerk), returned);
    // Undone, the first stay is the last one again.
    clerk.run(&Command::Undo { entry: back.entry });
    assert_eq!(stays(&clerk), left);
    clerk
        .store
        .run(&mark(Presence::Present, ""), &clock[2])
        .unwrap();
    clerk
        .store
        .run(&mark(Presence::Left, "开会"), &clock[3])
        .unwrap();
    let gone = (vec![first], some("15:40"), some("16:00"), "开会".to_owned());
    assert_eq!(stays(&clerk), gone);
    // Whoever came twice was there: to be absent instead would lose both stays.
    let who = clerk.board(meeting).roll[0].name.clone();
    for presence in [Presence::Absent, Presence::Excused, Presence::Uncalled] {
        let refusal = MeetingRefusal::TookPart { name: who.clone() };
        clerk.is_refused(&mark(presence, ""), &refusal.into());
    }
    assert_eq!(stays(&clerk), gone);
}

#[test]
fn one_speaks_at_a_time_and_an_undo_takes_the_last_step_of_the_floor_back() {
    let mut clerk = Clerk::at_drill();
    let meeting = clerk.meet(MeetingKind::Assembly, 1);
    let people: Vec<_> = clerk.board(meeting).roll[..2]
        .iter()
        .map(|attendee| attendee.person)
        .collect();
    let ask = |person| {
        Command::Floor(FloorCommand::Ask {
            meeting,
            item: None,
            person,
            seconds: 180,
        })
    };
    clerk.run(&ask(people[0]));
    let second = clerk.run(&ask(people[1]));
    let state = |clerk: &Clerk, n: usize| clerk.board(meeting).speeches[n].state;
    assert!(matches!(state(&clerk, 0), SpeechState::Speaking { .. }));
    assert_eq!(state(&clerk, 1), SpeechState::Waiting);
    let begin = Command::Floor(FloorCommand::Begin {
        speech: Id::new(second.made.unwrap()),
        seconds: 180,
    });
    let name = clerk.board(meeting).speeches[0].name.clone();
    clerk.is_refused(&begin, &MeetingRefusal::FloorTaken { name }.into());
    let first = clerk.board(meeting).speeches[0].id;
    let ended = clerk.run(&Command::Floor(FloorCommand::End { speech: first }));
    clerk.run(&Command::Undo { entry: ended.entry });
    assert!(matches!(state(&clerk, 0), SpeechState::Speaking { .. }));
}

#[test]
fn a_speech_ends_with_its_matter_and_undone_goes_on() {
    let mut clerk = Clerk::at_drill();
    let meeting = clerk.meet(MeetingKind::Assembly, 1);
    let board = clerk.board(meeting);
    let ask = |seat: usize, item: usize| {
        Command::Floor(FloorCommand::Ask {
            meeting,
            item: Some(board.items[item].id),
            person: board.roll[seat].person,
            seconds: 180,
        })
    };
    clerk.run(&ask(0, 0));
    clerk.run(&ask(1, 0));
    clerk.run(&ask(2, 1));
    let before = clerk.board(meeting).speeches;
    let decided = clerk.run(&Command::Dispose {
        item: board.items[0].id,
        disposition: Disposition::Postponed,
        note: "下月再议".to_owned(),
        target: None,
        assign: None,
        helpers: vec![],
    });
    // Who spoke has spoken, who waited for this matter will not; who waits for the next one still does.
    let states: Vec<_> = clerk
        .board(meeting)
        .speeches
        .iter()
        .map(|speech| (speech.person, speech.state))
        .collect();
    assert_eq!(states.len(), 2);
    assert_eq!(states[0], (board.roll[0].person, SpeechState::Spoken));

    assert_eq!(states[1], (board.roll[2].person, SpeechState::Waiting));
    clerk.run(&Command::Undo {
        entry: decided.entry,
    });
    assert_eq!(clerk.board(meeting).speeches, before);
}

#[test]
fn approvals_are_no_more_than_hands_there_and_a_tie_is_broken_for_the_seats_that_are_left() {
    let mut clerk = Clerk::at_drill();
    let meeting = clerk.meet(MeetingKind::Committee, 3);
    let items: Vec<Id<Item>> = clerk.board(meeting).items.iter().map(|it| it.id).collect();
    let present = clerk.board(meeting).frozen.present;
    let counted = |votes: [u32; 4]| {
        Command::Meeting(MeetingCommand::Approvals {
            meeting,
            counts: items.iter().copied().zip(votes).collect(),
        })
    };
    clerk.is_refused(
        &counted([present + 1, 0, 0, 0]),
        &MeetingRefusal::TooManyApprovals { present }.into(),
    );
    clerk.is_refused(
        &counted([present; 4]),
        &MeetingRefusal::ApprovalsTogether {
            counted: present * 4,
            most: present * 3,
        }
        .into(),
    );
    clerk.run(&counted([4, 3, 2, 2]));
    let broken = |winners: &[Id<Item>]| {
        Command::Meeting(MeetingCommand::BreakTie {
            meeting,
            winners: winners.to_vec(),
            way: "再次举手".to_owned(),
        })
    };
    clerk.is_refused(&broken(&items[..1]), &MeetingRefusal::NoTie.into());
    let seats = MeetingRefusal::TieSeats { seats: 1 };
    clerk.is_refused(&broken(&items[2..]), &seats.into());
    clerk.run(&broken(&items[3..]));
    let ways: Vec<String> = clerk
        .board(meeting)
        .items
        .iter()
        .map(|item| item.tie_way.clone())
        .collect();
    assert_eq!(ways, ["", "", "", "再次举手"]);
}

#[test]
fn papers_are_counted_by_whoever_is_there_and_kept_back_by_whoever_had_one() {
    let mut clerk = Clerk::at_drill();
    let meeting = clerk.meet(MeetingKind::Assembly, 1);
    let roll = clerk.board(meeting).roll;
    let of = |capacity| roll.iter().find(|who| who.capacity == capacity).unwrap();
    let (away, guest) = (of(Capacity::Voter), of(Capacity::Representative));
    clerk.run(&Command::CallRoll {
        meeting,
        person: away.person,
        presence: Presence::Excused,
    });
    let item = clerk.board(meeting).items[0].id;
    clerk.run(&Command::OpenBallot {
        item,
        method: Method::Paper,
    });
    // Neither who was excused nor a representative was given one.
    for who in [away, guest] {
        let kept_back = Command::Ballot(BallotCommand::NotHandedIn {
            item,
            people: vec![roll[1].person, who.person],
        });
        let name = who.name.clone();
        clerk.is_refused(&kept_back, &MeetingRefusal::HadNoPaper { name }.into());
    }
    let counting = |person| {
        let tally = Tally {
            approve: 19,
            ..Tally::default()
        };
        Command::Ballot(BallotCommand::CountPapers {
            item,
            teller: 1,
            person,
            papers: Papers { tally, invalid: 0 },
            opinion: Tally::default(),
        })
    };
    let name = away.name.clone();
    let not_there = MeetingRefusal::TellerNotThere { name };
    clerk.is_refused(&counting(away.person), &not_there.into());
    // Someone without a vote may count.
    clerk.run(&counting(guest.person));
}

/// A committee whose approvals of its four matters are these.
fn approved(clerk: &mut Clerk, votes: [u32; 4]) -> (Id<Meeting>, Vec<Id<Item>>) {
    let meeting = clerk.meet(MeetingKind::Committee, 3);
    let items: Vec<Id<Item>> = clerk.board(meeting).items.iter().map(|it| it.id).collect();
    let counts = items.iter().copied().zip(votes).collect();
    clerk.run(&Command::Meeting(MeetingCommand::Approvals {
        meeting,
        counts,
    }));
    (meeting, items)
}

#[test]
fn a_tie_is_broken_before_anything_behind_it_is_picked_and_its_loser_is_not() {
    let mut clerk = Clerk::at_drill();
    let (meeting, items) = approved(&mut clerk, [4, 3, 2, 2]);
    let issues: Vec<_> = clerk
        .board(meeting)
        .items
        .iter()
        .map(|it| it.issue)
        .collect();
    let number = clerk.board(meeting).items[2].number.clone();
    let picking = |clerk: &Clerk, n: usize| clerk.disposal(meeting, issues[n], Disposition::Picked);
    for n in [2, 3] {
        let command = picking(&clerk, n);
        clerk.is_refused(&command, &MeetingRefusal::TieOpen.into());
    }
    for n in [0, 1] {
        let command = picking(&clerk, n);
        clerk.run(&command);
    }
    clerk.run(&Command::Meeting(MeetingCommand::BreakTie {
        meeting,
        winners: vec![items[3]],
        way: "抽签".to_owned(),
    }));
    let lost = Refusal::from(MeetingRefusal::LostTie { number });
    let command = picking(&clerk, 2);
    clerk.is_refused(&command, &lost);
    let command = picking(&clerk, 3);
    clerk.run(&command);
    clerk.dispose(meeting, issues[2], Disposition::NextMonth);
    clerk.run(&Clerk::ending(meeting, ""));
}

#[test]
fn what_was_picked_before_approvals_were_counted_does_not_slip_past_a_tie() {
    let mut clerk = Clerk::at_drill();
    let meeting = clerk.meet(MeetingKind::Committee, 3);
    for (n, item) in clerk.board(meeting).items.iter().enumerate() {
        let made = [Disposition::Picked, Disposition::NextMonth][usize::from(n < 2)];
        clerk.dispose(meeting, item.issue, made);
    }
    let items = clerk.board(meeting).items;
    clerk.run(&Command::Meeting(MeetingCommand::Approvals {
        meeting,
        counts: items.iter().map(|it| it.id).zip([4, 3, 2, 2]).collect(),
    }));
    clerk.is_refused(&Clerk::ending(meeting, ""), &MeetingRefusal::TieOpen.into());
    clerk.run(&Command::Meeting(MeetingCommand::BreakTie {
        meeting,
        winners: vec![items[3].id],
        way: "抽签".to_owned(),
    }));
    let number = items[2].number.clone();
    let lost = MeetingRefusal::LostTie { number };
    clerk.is_refused(&Clerk::ending(meeting, ""), &lost.into());
}

#[test]
fn whoever_voted_or_spoke_was_there_and_can_only_have_left() {
    let mut clerk = Clerk::at_drill();
    let meeting = clerk.meet(MeetingKind::Assembly, 1);
    let item = clerk.board(meeting).items[0].id;
    let roll = clerk.board(meeting).roll;
    let (voted, spoke, silent) = (&roll[0], &roll[1], &roll[2]);
    clerk.run(&Command::OpenBallot {
        item,
        method: Method::Named,
    });
    clerk.run(&Command::CastVote {
        item,
        person: voted.person,
        choice: Choice::Approve,
    });
    clerk.run(&Command::Floor(FloorCommand::Ask {
        meeting,
        item: Some(item),
        person: spoke.person,
        seconds: 180,
    }));
    let marking = |person, presence| Command::CallRoll {
        meeting,
        person,
        presence,
    };
    for who in [voted, spoke] {
        let name = who.name.clone();
        let refusal = Refusal::from(MeetingRefusal::TookPart { name });
        for presence in [Presence::Absent, Presence::Excused] {
            clerk.is_refused(&marking(who.person, presence), &refusal);
            let some = Command::Meeting(MeetingCommand::MarkSome {
                meeting,
                people: vec![silent.person, who.person],
                presence,
                reason: "出差".to_owned(),
            });
            clerk.is_refused(&some, &refusal);
        }
        clerk.run(&marking(who.person, Presence::Left));
    }
    clerk.run(&marking(silent.person, Presence::Excused));
}

#[test]
fn the_verdict_of_the_representatives_names_those_present_as_its_base() {
    let mut clerk = Clerk::at_drill();
    let new = of_community(&clerk, MeetingKind::Representatives);
    let meeting = opened(&mut clerk, new);
    let all = clerk.board(meeting).frozen.base;
    let there = all - 1;
    clerk.call(
        meeting,
        Capacity::Voter,
        Presence::Present,
        usize::try_from(there).unwrap(),
    );
    let item = clerk.board(meeting).items[0].id;
    let need = there / 2 + 1;
    votes(&mut clerk, item, need, there - need);
    let board = clerk.board(meeting);
    let verdict = board.items[0].ballot.as_ref().unwrap().verdict(&board.rule);
    assert_eq!(
        fangyijie::text::verdicts::verdict(&verdict.unwrap()),
        format!("通过：赞成{need}票，出席{there}人，需{need}票，多0票")
    );
}

#[test]
fn where_no_roll_is_kept_hands_are_counted_and_nothing_else() {
    let mut clerk = Clerk::at_drill();
    let new = NewMeeting {
        noticed_on: Some(clerk.on - chrono::Days::new(10)),
        heads: 120,
        ..of_community(&clerk, MeetingKind::Residents)
    };
    let meeting = opened(&mut clerk, new);
    clerk.run(&Command::Meeting(MeetingCommand::CountHeads {
        meeting,
        heads: 120,
        present: 80,
    }));
    let item = clerk.board(meeting).items[0].id;
    for method in [Method::Named, Method::Paper] {
        let opening = Command::OpenBallot { item, method };
        clerk.is_refused(&opening, &MeetingRefusal::NoRoll.into());
    }
    votes(&mut clerk, item, 50, 30);
}
