//! Rules of one's own in the file: in force by day, withdrawn, refused; a meeting keeps what it was opened under.

use chrono::NaiveDate;
use fangyijie::domain::ballot::{Base, Compare, Method, Threshold};
use fangyijie::domain::meeting::Capacity;
use fangyijie::domain::meeting::{MeetingKind, Presence};
use fangyijie::domain::refusal::Missing;
use fangyijie::domain::rules::{
    MeetingRule, Part, RuleCard, RuleKey, RuleRefusal, Rulebook, Standing,
};
use fangyijie::domain::{Id, Refusal};
use fangyijie::store::{Answer, Command, Listing, Query, Row, RuleCommand};

use crate::store::clerk::Clerk;
use crate::store::file::today;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn share(of: Base, op: Compare, num: u32, den: u32) -> Threshold {
    Threshold { of, op, num, den }
}

/// 双过半 of the assembly, from a day on.
pub fn both_above_half(from: NaiveDate) -> MeetingRule {
    let builtin = Rulebook::builtin();
    let preset = builtin.presets(MeetingKind::Assembly).next().unwrap();
    MeetingRule {
        effective_from: from,
        basis: "街道党工委〔2026〕3号第二条".to_owned(),
        quorum: Some(preset.quorum),
        pass: Some(preset.pass),
        own: true,
        ..builtin
            .meeting(MeetingKind::Assembly, today())
            .unwrap()
            .clone()
    }
}

fn set(rule: &MeetingRule, reason: &str) -> Command {
    Command::Rule(RuleCommand::Set {
        rule: Box::new(rule.clone()),
        reason: reason.to_owned(),
    })
}

fn card(clerk: &Clerk, key: RuleKey) -> RuleCard {
    match clerk.store.load(&Query::Rule(key), clerk.on).unwrap() {
        Answer::Rule(card) => *card,
        other => panic!("{other:?}"),
    }
}

fn now(clerk: &Clerk, kind: MeetingKind) -> MeetingRule {
    card(clerk, RuleKey::Now(kind)).row.rule
}

/// Kind, first day and standing of the whole list.
fn list(clerk: &Clerk) -> Vec<(MeetingKind, NaiveDate, Standing)> {
    let query = Query::Rows {
        listing: Listing::Rules,
        from: fangyijie::domain::list::From::Start,
        count: 50,
    };
    match clerk.store.load(&query, clerk.on).unwrap() {
        Answer::Rows(page) => page
            .rows
            .into_iter()
            .map(|row| match row {
                Row::Rule(row) => (row.rule.kind, row.rule.effective_from, row.standing),
                other => panic!("{other:?}"),
            })
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn one_line_per_kind_in_force_then_those_that_come_and_those_that_were() {
    let mut clerk = Clerk::at_drill();
    clerk.run(&set(&both_above_half(day("2027-01-01")), "街道要求"));
    use MeetingKind::*;
    use Standing::*;
    assert_eq!(
        list(&clerk),
        [
            (Group, day("2018-10-28"), Now),
            (Committee, day("2018-10-28"), Now),
            (Assembly, day("2018-10-28"), Now),
            (FourSteps, day("2018-10-28"), Now),
            (Residents, day("2026-01-01"), Now),
            (Representatives, day("2026-01-01"), Now),
            (Assembly, day("2027-01-01"), Coming),
            (Residents, day("1990-01-01"), Past),
        ]
    );
    let assembly = card(&clerk, RuleKey::Now(Assembly));
    assert_eq!(assembly.row.until, Some(day("2026-12-31")));
    assert_eq!(assembly.row.sizes.base, 20, "the largest branch");
    let old = card(&clerk, RuleKey::Builtin(Residents, day("1990-01-01")));
    assert_eq!(old.row.until, Some(day("2025-12-31")));
}

#[test]
fn of_the_old_and_the_new_law_the_day_decides() {
    let book = Rulebook::builtin();
    let of = |kind, on: &str| book.meeting(kind, day(on));
    for (on, basis, notice) in [
        ("2025-12-31", "（1989）", 0),
        ("2026-01-01", "（2025年修订）", 10),
    ] {
        let rule = of(MeetingKind::Residents, on).unwrap();
        assert!(rule.basis.contains(basis), "{on}: {}", rule.basis);
        assert_eq!(rule.notice_days, notice);
    }
    assert_eq!(of(MeetingKind::Representatives, "2025-12-31"), None);
    assert!(of(MeetingKind::Representatives, "2026-01-01").is_some());
}

#[test]
fn ones_own_rule_holds_from_its_day_until_it_is_withdrawn() {
    let mut clerk = Clerk::at_drill();
    let builtin = now(&clerk, MeetingKind::Assembly);
    let own = both_above_half(today());
    let id = Id::new(clerk.run(&set(&own, "从严")).made.unwrap());
    assert_eq!(now(&clerk, MeetingKind::Assembly), own);
    let shown = card(&clerk, RuleKey::Own(id));
    assert_eq!(shown.set, Some((today(), "从严".to_owned())));
    let withdraw = |reason: &str| {
        Command::Rule(RuleCommand::Withdraw {
            rule: id,
            reason: reason.to_owned(),
        })
    };
    clerk.is_refused(&withdraw(" "), &Refusal::Empty(Missing::Reason));
    let done = clerk.run(&withdraw("街道收回"));
    assert_eq!(now(&clerk, MeetingKind::Assembly), builtin);
    assert_eq!(
        card(&clerk, RuleKey::Own(id)).row.standing,
        Standing::Withdrawn
    );
    clerk.is_refused(&withdraw("再撤"), &RuleRefusal::Withdrawn.into());
    clerk.run(&Command::Undo { entry: done.entry });
    assert_eq!(now(&clerk, MeetingKind::Assembly), own);
    assert_eq!(clerk.store.check().unwrap(), []);
}

#[test]
fn on_the_day_of_the_law_itself_ones_own_rule_wins() {
    let mut clerk = Clerk::at_drill();
    let law = now(&clerk, MeetingKind::Residents);
    let own = MeetingRule {
        quorum: Some(share(Base::Residents, Compare::Ge, 2, 3)),
        basis: "居民公约第八条".to_owned(),
        own: true,
        ..law.clone()
    };
    clerk.run(&set(&own, "居民会议通过"));
    assert_eq!(now(&clerk, MeetingKind::Residents), own);
    let shown = card(
        &clerk,
        RuleKey::Builtin(MeetingKind::Residents, law.effective_from),
    );
    assert_eq!(shown.row.standing, Standing::Past);
    clerk.is_refused(
        &set(&own, "再来一条"),
        &RuleRefusal::SameDay {
            from: law.effective_from,
        }
        .into(),
    );
}

#[test]
fn a_meeting_keeps_the_rule_it_was_opened_under() {
    let mut clerk = Clerk::at_drill();
    let meeting = clerk.open(MeetingKind::Assembly, 1);
    let before = clerk.board(meeting);
    let item = before.items[0].id;
    let opening = Command::OpenBallot {
        item,
        method: Method::Hands,
    };
    // Half of the twenty are there: enough by the rule of the day on which it was opened.
    clerk.call(meeting, Capacity::Voter, Presence::Present, 10);
    clerk.run(&set(&both_above_half(today()), "从严"));
    assert_eq!(clerk.board(meeting).rule, before.rule);
    clerk.run(&opening);
    // A meeting opened after that is held under the new one.
    let mut other = Clerk::at_drill();
    other.run(&set(&both_above_half(today()), "从严"));
    let meeting = other.open(MeetingKind::Assembly, 1);
    let item = other.board(meeting).items[0].id;
    other.call(meeting, Capacity::Voter, Presence::Present, 10);
    let opening = Command::OpenBallot {
        item,
        method: Method::Hands,
    };
    other.is_refused(&opening, &Refusal::NoQuorum { short: 1 });
    other.call(meeting, Capacity::Voter, Presence::Present, 11);
    other.run(&opening);
}

#[test]
fn what_cannot_be_is_refused_where_it_stands() {
    let mut clerk = Clerk::at_drill();
    let sound = both_above_half(today());
    let half = |num, den, op| Some(share(Base::ShouldVote, op, num, den));
    let law = day("2018-10-28");
    let wrong: Vec<(MeetingRule, Refusal)> = vec![
        (
            MeetingRule {
                quorum: half(1, 0, Compare::Ge),
                ..sound.clone()
            },
            RuleRefusal::NoDenominator(Part::Quorum).into(),
        ),
        (
            MeetingRule {
                quorum: half(0, 2, Compare::Ge),
                ..sound.clone()
            },
            RuleRefusal::NoShare(Part::Quorum).into(),
        ),
        (
            MeetingRule {
                pass: half(3, 2, Compare::Ge),
                ..sound.clone()
            },
            RuleRefusal::AboveWhole(Part::Pass).into(),
        ),
        (
            MeetingRule {
                pass: half(2, 2, Compare::Gt),
                ..sound.clone()
            },
            RuleRefusal::AboveWhole(Part::Pass).into(),
        ),
        (
            MeetingRule {
                quorum: Some(share(Base::Composition, Compare::Ge, 2, 3)),
                ..sound.clone()
            },
            RuleRefusal::WrongBase(Part::Quorum).into(),
        ),
        (
            MeetingRule {
                notice_days: 61,
                ..sound.clone()
            },
            RuleRefusal::LongNotice { most: 60 }.into(),
        ),
        (
            MeetingRule {
                effective_from: law.pred_opt().unwrap(),
                ..sound.clone()
            },
            RuleRefusal::BeforeBuiltin { from: law }.into(),
        ),
        (
            MeetingRule {
                basis: " ".to_owned(),
                ..sound.clone()
            },
            RuleRefusal::NoBasis.into(),
        ),
        (
            MeetingRule {
                kind: MeetingKind::Group,
                ..sound.clone()
            },
            RuleRefusal::TakesNoVotes {
                kind: MeetingKind::Group,
            }
            .into(),
        ),
    ];
    for (rule, refusal) in wrong {
        clerk.is_refused(&set(&rule, "从严"), &refusal);
    }
    clerk.is_refused(&set(&sound, " "), &Refusal::Empty(Missing::Reason));
    clerk.run(&set(&sound, "从严"));
}

#[test]
fn setting_and_withdrawing_are_taken_back_altogether() {
    let mut clerk = Clerk::at_drill();
    let before = clerk.facts();
    let done = clerk.run(&set(&both_above_half(today()), "从严"));
    assert!(before != clerk.facts());
    clerk.run(&Command::Undo { entry: done.entry });
    assert_eq!(before["rule"], clerk.facts()["rule"]);
}

#[test]
fn no_meeting_is_opened_on_a_day_without_a_rule() {
    let mut clerk = Clerk::at_drill();
    clerk.change("UPDATE issue SET stage = 'residents' WHERE stage = 'assembly'");
    clerk.on = day("2025-12-31");
    let opening = clerk.opening(MeetingKind::Representatives, 1);
    clerk.is_refused(
        &opening,
        &RuleRefusal::NotYet {
            kind: MeetingKind::Representatives,
            from: day("2026-01-01"),
        }
        .into(),
    );
}

#[test]
fn admission_and_elections_are_not_voted_on_here() {
    for (text, phrase) in [
        ("讨论接收预备党员王某", Some("接收预备党员")),
        ("预备党员转正：李某", Some("预备党员转正")),
        ("居民委员会换届工作", Some("换届")),
        ("选举支部委员", Some("选举")),
        ("居民反映业委会选举不公", None),
        ("门前路灯不亮", None),
    ] {
        let mut clerk = Clerk::at_drill();
        let meeting = clerk.meet(MeetingKind::Assembly, 1);
        let item = clerk.board(meeting).items[0].clone();
        clerk.change(&format!(
            "UPDATE issue SET text = '{text}' WHERE id = {}",
            item.issue.raw()
        ));
        let opening = Command::OpenBallot {
            item: item.id,
            method: Method::Hands,
        };
        match phrase {
            None => {
                clerk.run(&opening);
            }
            Some(phrase) => match clerk.attempt(&opening) {
                Err(fangyijie::store::Failure::Refused(Refusal::NotCounted {
                    phrase: found,
                    source,
                })) => {
                    assert_eq!(found, phrase);
                    assert!(!source.is_empty());
                }
                other => panic!("{text}: {other:?}"),
            },
        }
    }
}
