//! 会议记录: made from the data, final as a version, opened again by the rule, and never behind anyone's back.

use fangyijie::domain::ballot::{Choice, Method, Tally};
use fangyijie::domain::calendar::MeetingDay;
use fangyijie::domain::meeting::{
    Capacity, Disposition, HeadFault, Meeting, MeetingKind, MeetingRefusal, Presence, Stance,
};
use fangyijie::domain::minutes::{Minutes, MinutesCard, MinutesState, compile};
use fangyijie::domain::month::Month;
use fangyijie::domain::refusal::Missing;
use fangyijie::domain::{Id, Refusal};
use fangyijie::store::{
    Answer, BallotCommand, Command, FindingKind, FloorCommand, Head, MeetingCommand,
    MinutesCommand, NoticeCommand, Query, WhichMinutes,
};
use fangyijie::text::minutes::{document, file};

use super::clerk::Clerk;
use super::file::noon;

pub fn finalise(meeting: Id<Meeting>) -> Command {
    Command::Minutes(MinutesCommand::Finalise { meeting })
}

fn reopen(meeting: Id<Meeting>, reason: &str) -> Command {
    Command::Minutes(MinutesCommand::Reopen {
        meeting,
        reason: reason.to_owned(),
    })
}

fn card(clerk: &Clerk, meeting: Id<Meeting>) -> MinutesCard {
    match clerk
        .store
        .load(&Query::Minutes(meeting), clerk.on)
        .unwrap()
    {
        Answer::Minutes(card) => *card,
        other => panic!("{other:?}"),
    }
}

fn text(clerk: &Clerk, meeting: Id<Meeting>) -> String {
    file(&document(&card(clerk, meeting).minutes))
}

/// An assembly of branch 1 that has dealt with everything, the first matter voted on by a method.
pub fn held(clerk: &mut Clerk, method: Method) -> Id<Meeting> {
    let meeting = clerk.meet(MeetingKind::Assembly, 1);
    let items = clerk.board(meeting).items;
    let item = items[0].id;
    clerk.run(&Command::OpenBallot { item, method });
    let present = clerk.board(meeting).frozen.present;
    match method {
        Method::Hands => {
            clerk.run(&Command::SetTally {
                item,
                tally: Tally {
                    approve: present - 3,
                    reject: 2,
                    abstain: 1,
                },
                opinion: Tally::default(),
            });
        }
        Method::Named | Method::Paper => {
            let votes = clerk.board(meeting).items[0].ballot.clone().unwrap().votes;
            for (n, vote) in votes.iter().enumerate() {
                clerk.run(&Command::CastVote {
                    item,
                    person: vote.person,
                    choice: match n {
                        0 => Choice::Reject,
                        1 => Choice::Abstain,
                        _ => Choice::Approve,
                    },
                });
            }
        }
    }
    clerk.run(&Command::CloseBallot { item });
    clerk.dispose(meeting, items[0].issue, Disposition::Assigned);
    for item in &items[1..] {
        clerk.dispose(meeting, item.issue, Disposition::Postponed);
    }
    meeting
}

fn ended(clerk: &mut Clerk) -> Id<Meeting> {
    let meeting = held(clerk, Method::Hands);
    clerk.run(&Clerk::ending(meeting, ""));
    meeting
}

/// A group meeting that had one matter, and has ended.
fn group(clerk: &mut Clerk) -> Id<Meeting> {
    let issue = clerk.raise(2);
    let meeting = clerk.meet(MeetingKind::Group, 2);
    clerk.dispose(meeting, issue, Disposition::Carried);
    clerk.run(&Clerk::ending(meeting, ""));
    meeting
}

#[test]
fn minutes_become_final_when_the_meeting_has_ended_and_only_once() {
    let mut clerk = Clerk::at_drill();
    let meeting = held(&mut clerk, Method::Hands);
    assert_eq!(card(&clerk, meeting).state, MinutesState::GoingOn);
    clerk.is_refused(&finalise(meeting), &MeetingRefusal::NotEnded.into());
    clerk.run(&Clerk::ending(meeting, ""));
    assert_eq!(card(&clerk, meeting).state, MinutesState::Draft);
    clerk.is_refused(
        &reopen(meeting, "写错"),
        &MeetingRefusal::NotFinalised.into(),
    );
    clerk.run(&finalise(meeting));
    let card = card(&clerk, meeting);
    assert_eq!(card.state, MinutesState::Final);
    assert_eq!((card.versions.len(), card.versions[0].number), (1, 1));
    assert!(card.versions[0].reopened.is_none());
    clerk.is_refused(&finalise(meeting), &MeetingRefusal::Finalised.into());
}

#[test]
fn final_minutes_stay_what_they_were_whatever_is_renamed_later() {
    let mut clerk = Clerk::at_drill();
    let meeting = ended(&mut clerk);
    clerk.run(&finalise(meeting));
    let before = text(&clerk, meeting);
    clerk.change("UPDATE person SET name = '改名人'; UPDATE issue SET text = '改了'");
    assert_eq!(text(&clerk, meeting), before);
}

#[test]
fn the_last_version_opens_again_with_a_reason_and_becomes_the_next() {
    let mut clerk = Clerk::at_drill();
    let meeting = ended(&mut clerk);
    clerk.run(&finalise(meeting));
    let item = clerk.board(meeting).items[0].id;
    let remark = |text: &str| {
        Command::Meeting(MeetingCommand::Remark {
            item,
            text: text.to_owned(),
            planned: 10,
            focus: None,
        })
    };
    clerk.is_refused(&remark("补记"), &MeetingRefusal::Finalised.into());
    clerk.is_refused(&reopen(meeting, "  "), &Refusal::Empty(Missing::Reason));
    clerk.run(&reopen(meeting, "漏记一条备注"));
    assert_eq!(card(&clerk, meeting).state, MinutesState::Draft);
    clerk.run(&remark("补记的备注"));
    clerk.run(&finalise(meeting));
    let card = card(&clerk, meeting);
    let numbers: Vec<u32> = card.versions.iter().map(|one| one.number).collect();
    assert_eq!(numbers, [2, 1]);
    assert_eq!(
        card.versions[1].reopened.as_ref().unwrap().1,
        "漏记一条备注"
    );
    let words = text(&clerk, meeting);
    assert!(words.contains("备注：补记的备注"));
    assert!(
        words.contains("第2版（第1版重开的理由：漏记一条备注）"),
        "{words}"
    );
    let bodies = clerk.number("SELECT count(*) FROM minutes WHERE body NOT LIKE '%补记的备注%'");
    assert!(bodies > 0, "the first version is kept as it was");
}

#[test]
fn after_the_end_words_can_be_put_right_until_the_minutes_are_final_and_nothing_else() {
    let mut clerk = Clerk::at_drill();
    let meeting = held(&mut clerk, Method::Hands);
    let person = clerk.board(meeting).roll[0].person;
    let item = clerk.board(meeting).items[0].id;
    clerk.run(&Command::Floor(FloorCommand::Ask {
        meeting,
        item: Some(item),
        person,
        seconds: 180,
    }));
    let speech = clerk.board(meeting).speeches[0].id;
    clerk.run(&Clerk::ending(meeting, ""));
    let part = clerk.board(meeting).parts[0].clone();
    let corrections = [
        Command::Floor(FloorCommand::Note {
            speech,
            stance: Some(Stance::Against),
            point: "停车位会少".to_owned(),
        }),
        Command::Meeting(MeetingCommand::Remark {
            item,
            text: "备查".to_owned(),
            planned: 10,
            focus: None,
        }),
        Command::Meeting(MeetingCommand::SetHead {
            meeting,
            head: Head {
                chair: Some(person),
                recorder: Some(person),
                place: "二楼会议室".to_owned(),
                theme: "民情会诊".to_owned(),
                off_day: None,
            },
        }),
        Command::Meeting(MeetingCommand::EditPart {
            part: part.id,
            facts: fangyijie::store::PartFacts {
                title: part.title,
                planned: part.planned,
                note: "已点名".to_owned(),
            },
        }),
    ];
    for command in &corrections {
        clerk.run(command);
    }
    let words = text(&clerk, meeting);
    for said in ["停车位会少", "备查", "二楼会议室", "已点名"] {
        assert!(words.contains(said), "{said}\n{words}");
    }
    let sealed = [
        Command::CallRoll {
            meeting,
            person,
            presence: Presence::Absent,
        },
        clerk.disposal(
            meeting,
            clerk.board(meeting).items[0].issue,
            Disposition::Declined,
        ),
        Command::Ballot(BallotCommand::Void {
            item,
            reason: "重来".to_owned(),
        }),
        Command::Floor(FloorCommand::Ask {
            meeting,
            item: None,
            person,
            seconds: 180,
        }),
    ];
    for command in &sealed {
        clerk.is_refused(command, &Refusal::MeetingEnded);
    }
    clerk.run(&finalise(meeting));
    for command in &corrections {
        clerk.is_refused(command, &MeetingRefusal::Finalised.into());
    }
}

#[test]
fn nothing_before_final_minutes_of_the_same_body_opens_again() {
    let mut clerk = Clerk::at_drill();
    let first = group(&mut clerk);
    let second = group(&mut clerk);
    // A later meeting is in the way only once it is final, and a late one may still become final.
    clerk.run(&finalise(second));
    clerk.run(&finalise(first));
    assert_eq!(card(&clerk, first).state, MinutesState::Closed);
    clerk.is_refused(
        &reopen(first, "写错"),
        &MeetingRefusal::LaterFinalised.into(),
    );
    clerk.run(&reopen(second, "写错"));
    clerk.is_refused(
        &reopen(first, "写错"),
        &MeetingRefusal::LaterFinalised.into(),
    );
    // Another body does not matter.
    let other = ended(&mut clerk);
    clerk.run(&finalise(other));
    assert_eq!(card(&clerk, other).state, MinutesState::Final);
}

#[test]
fn undo_obeys_the_same_rule() {
    let mut clerk = Clerk::at_drill();
    let first = group(&mut clerk);
    let finalised = clerk.run(&finalise(first)).entry;
    let second = group(&mut clerk);
    let undo = |entry| Command::Undo { entry };
    let later = clerk.run(&finalise(second)).entry;
    clerk.is_refused(&undo(finalised), &Refusal::ChangedSince);
    // Not even the latest: it is opened again with a reason, or not at all.
    clerk.is_refused(&undo(later), &MeetingRefusal::FinalStays.into());
    assert_eq!(card(&clerk, second).state, MinutesState::Final);
    clerk.run(&reopen(second, "写错"));
    let reopened = card(&clerk, second).versions.remove(0).reopened.unwrap();
    assert_eq!(reopened.1, "写错");
}

#[test]
fn an_undo_changes_no_word_of_final_minutes_and_opens_no_meeting_that_has_some() {
    let mut clerk = Clerk::at_drill();
    let meeting = held(&mut clerk, Method::Hands);
    let item = clerk.board(meeting).items[0].id;
    let remark = clerk
        .run(&Command::Meeting(MeetingCommand::Remark {
            item,
            text: "备查".to_owned(),
            planned: 10,
            focus: None,
        }))
        .entry;
    let ending = clerk.run(&Clerk::ending(meeting, "")).entry;
    let finalised = clerk.run(&finalise(meeting)).entry;
    for entry in [remark, ending] {
        clerk.is_refused(&Command::Undo { entry }, &Refusal::ChangedSince);
    }
    let reopened = clerk.run(&reopen(meeting, "写错")).entry;
    clerk.run(&finalise(meeting));
    for entry in [finalised, reopened] {
        clerk.is_refused(&Command::Undo { entry }, &Refusal::ChangedSince);
    }
}

#[test]
fn a_day_after_the_meeting_a_check_asks_for_its_minutes() {
    let mut clerk = Clerk::at_drill();
    let meeting = ended(&mut clerk);
    let owed = |clerk: &Clerk, on: &str| {
        let found = clerk
            .store
            .minutes_owed(noon(on.parse().unwrap()).now)
            .unwrap();
        let kind = |one: &fangyijie::store::Finding| one.kind == FindingKind::MinutesOwed;
        assert!(found.iter().all(kind), "{found:?}");
        found.len()
    };
    assert_eq!(owed(&clerk, "2026-11-20"), 0);
    assert_eq!(owed(&clerk, "2026-11-21"), 1);
    clerk.run(&finalise(meeting));
    assert_eq!(owed(&clerk, "2026-11-30"), 0);
    clerk.run(&reopen(meeting, "写错"));
    assert_eq!(owed(&clerk, "2026-11-30"), 1);
    // A meeting of a file that kept no minutes yet.
    clerk.change("UPDATE meeting SET opened_at = NULL");
    assert_eq!(owed(&clerk, "2026-11-30"), 0);
}

/// The head of a meeting as it stands, to be changed.
fn head(clerk: &Clerk, meeting: Id<Meeting>) -> Head {
    let details = clerk.board(meeting).details;
    Head {
        chair: details.chair.map(|(person, _)| person),
        recorder: details.recorder.map(|(person, _)| person),
        place: details.place,
        theme: details.theme,
        off_day: None,
    }
}

#[test]
fn a_meeting_is_where_the_last_one_was_with_whoever_wrote_then_and_final_minutes_have_a_whole_head()
{
    let mut clerk = Clerk::at_drill();
    let first = ended(&mut clerk);
    let wanted = Head {
        place: "三楼活动室".to_owned(),
        recorder: Some(clerk.board(first).roll[4].person),
        ..head(&clerk, first)
    };
    let set = |meeting, head: Head| Command::Meeting(MeetingCommand::SetHead { meeting, head });
    clerk.run(&set(first, wanted.clone()));
    clerk.run(&finalise(first));
    let issue = clerk.raise(1);
    clerk.run(&Command::Meeting(MeetingCommand::Hurry {
        issue,
        reason: "急".to_owned(),
    }));
    let second = clerk.meet(MeetingKind::Assembly, 1);
    assert_eq!(head(&clerk, second), wanted);
    let person = |n: usize| clerk.board(second).roll[n].clone();
    let (voter, other) = (person(0), person(1));
    let gone = Command::CallRoll {
        meeting: second,
        person: voter.person,
        presence: Presence::Excused,
    };
    clerk.run(&gone);
    for item in clerk.board(second).items {
        clerk.dispose(second, item.issue, Disposition::Postponed);
    }
    clerk.run(&Clerk::ending(second, ""));
    let lacking = [
        (
            Head {
                chair: None,
                ..wanted.clone()
            },
            HeadFault::NoChair,
        ),
        (
            Head {
                chair: Some(voter.person),
                ..wanted.clone()
            },
            HeadFault::ChairAway {
                name: voter.name.clone(),
            },
        ),
        (
            Head {
                chair: Some(other.person),
                recorder: None,
                ..wanted.clone()
            },
            HeadFault::NoRecorder,
        ),
        (
            Head {
                chair: Some(other.person),
                recorder: Some(voter.person),
                ..wanted.clone()
            },
            HeadFault::RecorderAway { name: voter.name },
        ),
        (
            Head {
                chair: Some(other.person),
                place: String::new(),
                ..wanted.clone()
            },
            HeadFault::NoPlace,
        ),
    ];
    for (head, fault) in lacking {
        clerk.run(&set(second, head.clone()));
        let refusal = Refusal::from(MeetingRefusal::Head(fault));
        clerk.is_refused(&finalise(second), &refusal);
        let complete = MinutesCommand::Complete {
            meeting: second,
            head,
        };
        clerk.is_refused(&Command::Minutes(complete), &refusal);
    }
    let head = Head {
        chair: Some(other.person),
        ..wanted
    };
    clerk.run(&Command::Minutes(MinutesCommand::Complete {
        meeting: second,
        head,
    }));
    let words = text(&clerk, second);
    assert!(
        words.contains(&format!("主持人：{}", other.name)),
        "{words}"
    );
    assert!(words.contains("地点：三楼活动室"), "{words}");
}

#[test]
fn why_a_meeting_is_not_on_its_day_is_asked_for_only_then_and_stands_in_the_minutes() {
    let mut clerk = Clerk::at_drill();
    let meeting = held(&mut clerk, Method::Hands);
    let round = MeetingDay {
        kind: MeetingKind::Assembly,
        branch: clerk.branch(1),
        group: None,
        month: Month::of(clerk.on),
    };
    let planned = Query::PlannedDay(round);
    let Answer::PlannedDay(plan) = clerk.store.load(&planned, clerk.on).unwrap() else {
        panic!("no day");
    };
    let own = plan.planned.on;
    for (on, is_off_day) in [(own, false), (own.succ_opt().unwrap(), true)] {
        let id = meeting.raw();
        clerk.change(&format!(
            "UPDATE meeting SET on_date = '{on}' WHERE id = {id}"
        ));
        assert_eq!(clerk.board(meeting).details.is_off_day, is_off_day, "{on}");
    }
    let off_day = Some("党员外出参观".to_owned());
    let with_why = Head {
        off_day,
        ..head(&clerk, meeting)
    };
    clerk.run(&Command::Meeting(MeetingCommand::SetHead {
        meeting,
        head: with_why,
    }));
    // Said elsewhere of the head, it stays.
    let place = Head {
        place: "院里".to_owned(),
        ..head(&clerk, meeting)
    };
    clerk.run(&Command::Meeting(MeetingCommand::SetHead {
        meeting,
        head: place,
    }));
    let words = text(&clerk, meeting);
    assert!(
        words.contains("不在原定日期开会的理由：党员外出参观"),
        "{words}"
    );
}

#[test]
fn of_several_meetings_on_a_day_each_is_offered_by_its_kind() {
    let mut clerk = Clerk::at_drill();
    let first = group(&mut clerk);
    let second = ended(&mut clerk);
    clerk.run(&finalise(first));
    clerk.run(&finalise(second));
    let refused = clerk.store.final_minutes(WhichMinutes::On(clerk.on));
    let Err(fangyijie::store::Failure::Refused(refusal)) = refused else {
        panic!("{refused:?}");
    };
    let words = fangyijie::text::refusals::refusal(&refusal);
    for (meeting, kind) in [(first, "党小组会"), (second, "党员大会（民情会诊）")] {
        let choice = format!("{kind}（--meeting {}）", meeting.raw());
        assert!(words.contains(&choice), "{choice}\n{words}");
    }
}

#[test]
fn dissent_is_named_after_an_open_vote_and_never_after_one_on_paper() {
    let mut clerk = Clerk::at_drill();
    let meeting = held(&mut clerk, Method::Named);
    clerk.run(&Clerk::ending(meeting, ""));
    let minutes = card(&clerk, meeting).minutes;
    let names: Vec<&str> = minutes.roll.iter().map(|one| one.name.as_str()).collect();
    let matter = &minutes.matters[0];
    assert_eq!(matter.dissent(Choice::Reject), [names[0]]);
    assert_eq!(matter.dissent(Choice::Abstain), [names[1]]);
    let words = text(&clerk, meeting);
    assert!(words.contains(&format!("反对：{}", names[0])), "{words}");
    assert!(words.contains(&format!("弃权：{}", names[1])), "{words}");

    // Of a show of hands whoever spoke against it.
    let mut by_hands = matter.clone();
    let vote = by_hands.vote.as_mut().unwrap();
    vote.method = Method::Hands;
    vote.by_name.clear();
    assert!(by_hands.dissent(Choice::Reject).is_empty());
    let said = |name: &str, stance| fangyijie::domain::minutes::Said {
        name: name.to_owned(),
        stance,
        point: String::new(),
    };
    by_hands.said = vec![
        said("测试甲", Some(Stance::Against)),
        said("测试乙", Some(Stance::For)),
        said("测试甲", Some(Stance::Against)),
    ];
    assert_eq!(by_hands.dissent(Choice::Reject), ["测试甲"]);
    by_hands.vote.as_mut().unwrap().method = Method::Paper;
    assert!(by_hands.dissent(Choice::Reject).is_empty());
}

#[test]
fn a_body_survives_the_file_and_one_with_less_in_it_still_reads() {
    let mut clerk = Clerk::at_drill();
    let meeting = ended(&mut clerk);
    let minutes = compile(&clerk.board(meeting), noon(clerk.on).now);
    let body = serde_json::to_string(&minutes).unwrap();
    assert_eq!(serde_json::from_str::<Minutes>(&body).unwrap(), minutes);
    let mut bare: serde_json::Value = serde_json::from_str(&body).unwrap();
    let kept = ["meeting", "kind", "body", "on", "rule", "matters"];
    bare.as_object_mut()
        .unwrap()
        .retain(|key, _| kept.contains(&key.as_str()));
    for matter in bare["matters"].as_array_mut().unwrap() {
        let kept = ["issue", "number", "category", "text"];
        matter
            .as_object_mut()
            .unwrap()
            .retain(|key, _| kept.contains(&key.as_str()));
    }
    bare["something_of_a_later_version"] = true.into();
    let read: Minutes = serde_json::from_value(bare).unwrap();
    assert_eq!(
        (read.format, read.matters.len()),
        (0, minutes.matters.len())
    );
    assert!(!file(&document(&read)).is_empty());
}

#[test]
fn attendance_counts_who_came_even_if_they_left_and_sets_guests_aside() {
    let mut clerk = Clerk::at_drill();
    let meeting = clerk.meet(MeetingKind::Assembly, 1);
    let board = clerk.board(meeting);
    let due = board.roll.iter();
    let due = due.filter(|one| matches!(one.capacity, Capacity::Voter | Capacity::NonVoter));
    let due = u32::try_from(due.count()).unwrap();
    clerk.call(meeting, Capacity::Voter, Presence::Left, 2);
    clerk.call(meeting, Capacity::NonVoter, Presence::Excused, 1);
    let minutes = card(&clerk, meeting).minutes;
    let count = minutes.attendance();
    assert_eq!((count.due, count.came), (due, due - 1));
    assert_eq!(count.with_vote_came, count.with_vote);
    let words = text(&clerk, meeting);
    let absent = minutes.roll.iter().find(|one| one.is_due() && !one.came());
    let name = &absent.unwrap().name;
    assert!(words.contains(&format!("缺席：{name}（请假）")), "{words}");
    assert!(words.contains(&format!("[ ] {name}")), "{words}");
}

#[test]
fn a_notice_is_posted_of_final_minutes_for_as_long_as_the_law_asks() {
    let mut clerk = Clerk::at_drill();
    let group = group(&mut clerk);
    clerk.run(&finalise(group));
    let post = |meeting, place: &str, from: &str, until: &str| {
        Command::Notice(NoticeCommand::Publish {
            meeting,
            place: place.to_owned(),
            from: from.parse().unwrap(),
            until: until.parse().unwrap(),
        })
    };
    let (from, until) = ("2026-11-20", "2026-12-05");
    clerk.is_refused(
        &post(group, "居务公开栏", from, until),
        &MeetingRefusal::NotForThePublic.into(),
    );
    let meeting = ended(&mut clerk);
    let good = post(meeting, "居务公开栏", from, until);
    clerk.is_refused(&good, &MeetingRefusal::NoticeBeforeFinal.into());
    let finalised = clerk.run(&finalise(meeting)).entry;
    for (command, refusal) in [
        (
            post(meeting, " ", from, until),
            Refusal::Empty(Missing::Place),
        ),
        (
            post(meeting, "居务公开栏", from, "2026-12-04"),
            MeetingRefusal::PostedTooShort { days: 15 }.into(),
        ),
        (
            post(meeting, "居务公开栏", "2026-11-19", until),
            MeetingRefusal::PostedBefore { on: clerk.on }.into(),
        ),
    ] {
        clerk.is_refused(&command, &refusal);
    }
    clerk.run(&good);
    clerk.is_refused(&good, &MeetingRefusal::PostedAlready.into());
    // What is posted rests on the minutes.
    clerk.is_refused(&Command::Undo { entry: finalised }, &Refusal::ChangedSince);
    let Answer::Notice(card) = clerk.store.load(&Query::Notice(meeting), clerk.on).unwrap() else {
        panic!("no notice");
    };
    let posted = card.posted.unwrap();
    assert_eq!(posted.days_left(clerk.on), Some(15));
    assert_eq!(posted.days_left("2026-12-06".parse().unwrap()), None);
    let withdraw = |reason: &str| {
        Command::Notice(NoticeCommand::Withdraw {
            notice: posted.id,
            reason: reason.to_owned(),
        })
    };
    clerk.is_refused(&withdraw(""), &Refusal::Empty(Missing::Reason));
    clerk.run(&withdraw("写错"));
    clerk.is_refused(&withdraw("写错"), &MeetingRefusal::NotPosted.into());
    clerk.run(&good);
}

/// Promises of a notice as they have stood in files since notices have them.
const PROMISES_ON_FILE: &str = r#"[{"number":"2026-0001","text":"换路灯","assignee":"王**",
    "deadline":"2026-10-31","state":"Open","why":"等配件"}]"#;

#[test]
fn a_notice_that_was_posted_before_is_still_read() {
    let mut clerk = Clerk::at_drill();
    let meeting = ended(&mut clerk);
    clerk.run(&finalise(meeting));
    clerk.run(&Command::Notice(NoticeCommand::Publish {
        meeting,
        place: "居务公开栏".to_owned(),
        from: "2026-11-20".parse().unwrap(),
        until: "2026-12-05".parse().unwrap(),
    }));
    clerk.change(&format!(
        "UPDATE notice SET body = json_set(body, '$.promises', json('{PROMISES_ON_FILE}'))"
    ));
    let Answer::Notice(card) = clerk.store.load(&Query::Notice(meeting), clerk.on).unwrap() else {
        panic!("no notice");
    };
    let promises = card.posted.unwrap().notice.promises;
    assert_eq!(promises.len(), 1);
    assert_eq!(
        (promises[0].number.as_str(), promises[0].why.as_str()),
        ("2026-0001", "等配件")
    );
}

#[test]
fn what_is_internal_is_not_posted_and_nobody_is_named_in_what_is() {
    let mut clerk = Clerk::at_drill();
    let meeting = held(&mut clerk, Method::Named);
    let items = clerk.board(meeting).items;
    let name = clerk.board(meeting).roll[0].name.clone();
    let promises = clerk.board(meeting).promises;
    let assignees: Vec<String> = promises.into_iter().map(|one| one.assignee).collect();
    clerk.change(&format!(
        "UPDATE issue SET internal = 1 WHERE id = {};
         UPDATE agenda_item SET note = '{name}家住3-2-501，电话13812345678' WHERE meeting_id = {}",
        items[1].issue.raw(),
        meeting.raw()
    ));
    clerk.run(&Clerk::ending(meeting, ""));
    clerk.run(&finalise(meeting));
    // The name it had then is hidden even when the person is called otherwise by now.
    clerk.change("UPDATE person SET name = '改名人'");
    let Answer::Notice(card) = clerk.store.load(&Query::Notice(meeting), clerk.on).unwrap() else {
        panic!("no notice");
    };
    let notice = card.preview.unwrap();
    assert!(!notice.promises.is_empty());
    for promise in &notice.promises {
        assert!(promise.assignee.ends_with("**") || promise.assignee.ends_with('*'));
        assert!(
            !assignees.contains(&promise.assignee),
            "{}",
            promise.assignee
        );
    }
    assert_eq!(notice.matters.len(), items.len() - 1);
    assert!(
        notice
            .matters
            .iter()
            .all(|one| one.number != items[1].number)
    );
    let words = serde_json::to_string(&notice).unwrap();
    for secret in [name.as_str(), "13812345678", "3-2-501"] {
        assert!(!words.contains(secret), "{secret}\n{words}");
    }
    let minutes = clerk.store.masked(
        &clerk
            .store
            .final_minutes(WhichMinutes::Of(meeting))
            .unwrap(),
    );
    let words = file(&document(&minutes.unwrap().0));
    for secret in [name.as_str(), "13812345678", "3-2-501"] {
        assert!(!words.contains(secret), "{secret}\n{words}");
    }
}
