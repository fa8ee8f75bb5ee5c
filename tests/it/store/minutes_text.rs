//! 会议记录 of scripted meetings, one of each kind, as whole documents. Everyone in them is invented.

use fangyijie::domain::Id;
use fangyijie::domain::ballot::{Choice, Frozen, Method, Tally};
use fangyijie::domain::issue::Category;
use fangyijie::domain::meeting::{
    Capacity, Disposition, MeetingKind, PartKind, Presence, PromiseState, Stance, Stay,
};
use fangyijie::domain::minutes::{
    Assigned, ByName, Counted, Head, Matter, Minutes, PartLine, PromiseLine, Said, Signed,
};
use fangyijie::domain::notice::Notice;
use fangyijie::domain::rules::Rulebook;
use fangyijie::text::minutes::{document, file};
use fangyijie::text::notice::{self, Posting};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn at(time: &str) -> Option<chrono::NaiveDateTime> {
    Some(format!("2026-11-20T{time}:00").parse().unwrap())
}

fn bare(kind: MeetingKind, body: &str) -> Minutes {
    let on = day("2026-11-20");
    Minutes {
        format: 1,
        meeting: Id::new(1),
        kind,
        body: body.to_owned(),
        on,
        head: Head {
            ordinal: 11,
            opened_at: at("15:00"),
            ended_at: at("16:12"),
            place: "二楼会议室".to_owned(),
            theme: "共商共治".to_owned(),
            chair: "测试书记".to_owned(),
            recorder: "测试文书".to_owned(),
            ..Head::default()
        },
        roll: Vec::new(),
        counted: Frozen::default(),
        rule: Rulebook::builtin().meeting(kind, on).unwrap().clone(),
        parts: Vec::new(),
        promises: Vec::new(),
        matters: Vec::new(),
        said: Vec::new(),
    }
}

fn signed(name: &str, capacity: Capacity, presence: Presence) -> Signed {
    Signed {
        name: name.to_owned(),
        capacity,
        presence,
        earlier: Vec::new(),
        came_at: at("14:55"),
        left_at: None,
        reason: String::new(),
    }
}

fn matter(number: u32, category: Category, text: &str) -> Matter {
    Matter {
        issue: Id::new(i64::from(number)),
        number: format!("2026-{number:04}"),
        category,
        text: text.to_owned(),
        internal: false,
        urgent: String::new(),
        planned: 10,
        used: 8,
        remark: String::new(),
        said: Vec::new(),
        voided: Vec::new(),
        vote: None,
        concerns_all: None,
        approvals: None,
        tie_way: String::new(),
        focus: None,
        disposition: None,
        note: String::new(),
        merged_into: None,
        assigned: None,
    }
}

fn said(name: &str, stance: Option<Stance>, point: &str) -> Said {
    Said {
        name: name.to_owned(),
        stance,
        point: point.to_owned(),
    }
}

fn vote(method: Method, [approve, reject, abstain]: [u32; 3]) -> Counted {
    Counted {
        method,
        frozen: Frozen {
            base: 20,
            present: 18,
            members: 22,
            members_present: 19,
        },
        tally: Tally {
            approve,
            reject,
            abstain,
        },
        opinion: Tally::default(),
        reps: 0,
        invalid: 0,
        tellers: Vec::new(),
        by_name: Vec::new(),
        gap: 1,
        closed: true,
        published: true,
        voided: String::new(),
    }
}

fn by_name(name: &str, capacity: Capacity, choice: Option<Choice>) -> ByName {
    ByName {
        name: name.to_owned(),
        capacity,
        choice,
    }
}

fn group() -> Minutes {
    let mut minutes = bare(MeetingKind::Group, "示例党小组");
    minutes.roll = vec![
        signed("测试甲", Capacity::Voter, Presence::Present),
        signed("测试乙", Capacity::NonVoter, Presence::Uncalled),
    ];
    minutes.matters = vec![
        Matter {
            said: vec![said("测试甲", Some(Stance::Remark), "先问清楚再报")],
            disposition: Some(Disposition::Carried),
            ..matter(1, Category::Sanitation, "楼道堆物")
        },
        Matter {
            disposition: Some(Disposition::Merged),
            merged_into: Some("2026-0001".to_owned()),
            ..matter(2, Category::Sanitation, "楼道又堆物")
        },
        Matter {
            disposition: Some(Disposition::Answered),
            note: "已当面说明办理条件".to_owned(),
            ..matter(3, Category::Policy, "怎么办医保")
        },
    ];
    minutes
}

fn committee() -> Minutes {
    let mut minutes = bare(MeetingKind::Committee, "示例支部");
    minutes.head.pick_reason = "本月事项集中".to_owned();
    minutes.head.off_day = "原定当日有统一活动".to_owned();
    minutes.roll = vec![signed("测试甲", Capacity::Voter, Presence::Present)];
    minutes.matters = vec![
        Matter {
            approvals: Some(5),
            focus: Some("老旧小区改造".to_owned()),
            disposition: Some(Disposition::Picked),
            ..matter(1, Category::Livelihood, "加装路灯")
        },
        Matter {
            approvals: Some(3),
            tie_way: "抽签".to_owned(),
            disposition: Some(Disposition::Picked),
            urgent: "汛期将至".to_owned(),
            ..matter(2, Category::Livelihood, "疏通下水")
        },
        Matter {
            approvals: Some(3),
            disposition: Some(Disposition::HandleNow),
            assigned: Some(Assigned {
                name: "测试丙".to_owned(),
                deadline: day("2026-11-25"),
                helpers: Vec::new(),
            }),
            ..matter(3, Category::Sanitation, "清理杂物")
        },
        Matter {
            disposition: Some(Disposition::Referred),
            note: "转报街道城管".to_owned(),
            ..matter(4, Category::Sanitation, "违章搭建")
        },
    ];
    minutes
}

fn assembly() -> Minutes {
    use Capacity::{NonVoter, Observer, Representative, Voter};
    let mut minutes = bare(MeetingKind::Assembly, "示例支部");
    minutes.roll = vec![
        signed("测试甲", Voter, Presence::Present),
        Signed {
            left_at: at("15:40"),
            reason: "家中有事".to_owned(),
            ..signed("测试乙", Voter, Presence::Left)
        },
        Signed {
            earlier: vec![Stay {
                came_at: at("14:55").unwrap(),
                left_at: at("15:20").unwrap(),
                reason: "接孩子".to_owned(),
            }],
            came_at: at("15:40"),
            ..signed("测试己", Voter, Presence::Present)
        },
        Signed {
            came_at: None,
            reason: "出差".to_owned(),
            ..signed("测试丙", Voter, Presence::Excused)
        },
        signed("测试丁", NonVoter, Presence::Present),
        signed("测试代表", Representative, Presence::Present),
        signed("测试群众", Observer, Presence::Present),
    ];
    minutes.parts = vec![
        PartLine {
            kind: PartKind::SignIn,
            title: String::new(),
            planned: 5,
            used: 4,
            note: String::new(),
        },
        PartLine {
            kind: PartKind::Study,
            title: "学习条例".to_owned(),
            planned: 20,
            used: 0,
            note: "测试书记领学".to_owned(),
        },
    ];
    let promise = |number: &str, state, why: &str| PromiseLine {
        issue: Id::new(9),
        number: number.to_owned(),
        text: "修补路面".to_owned(),
        internal: false,
        assignee: "测试甲".to_owned(),
        deadline: day("2026-11-10"),
        state,
        why: why.to_owned(),
    };
    let on = day("2026-11-12");
    minutes.promises = vec![
        promise("2026-0091", PromiseState::Done { on, late: 2 }, "已铺好"),
        promise("2026-0092", PromiseState::Overdue { days: 10 }, "等材料"),
    ];
    minutes.matters = votes();
    minutes
}

fn votes() -> Vec<Matter> {
    let assigned = |helpers: &[&str]| Assigned {
        name: "测试甲".to_owned(),
        deadline: day("2026-11-30"),
        helpers: helpers.iter().map(|name| (*name).to_owned()).collect(),
    };
    vec![
        Matter {
            said: vec![
                said("测试乙", Some(Stance::Against), "停车位会少"),
                said("测试代表", Some(Stance::For), "大家出行方便"),
            ],
            vote: Some(Counted {
                opinion: Tally {
                    approve: 7,
                    reject: 1,
                    abstain: 1,
                },
                reps: 9,
                ..vote(Method::Hands, [14, 3, 1])
            }),
            concerns_all: Some(false),
            disposition: Some(Disposition::Assigned),
            assigned: Some(assigned(&["测试丁", "测试戊"])),
            ..matter(1, Category::Livelihood, "拓宽道路")
        },
        Matter {
            remark: "费用另议".to_owned(),
            voided: vec![Counted {
                voided: "有人没有听清".to_owned(),
                ..vote(Method::Hands, [9, 9, 0])
            }],
            vote: Some(Counted {
                by_name: vec![
                    by_name("测试甲", Capacity::Voter, Some(Choice::Approve)),
                    by_name("测试乙", Capacity::Voter, Some(Choice::Reject)),
                    by_name("测试丁", Capacity::Voter, Some(Choice::Abstain)),
                    by_name("测试戊", Capacity::Voter, None),
                    by_name("测试代表", Capacity::Representative, Some(Choice::Reject)),
                ],
                opinion: Tally {
                    approve: 0,
                    reject: 1,
                    abstain: 0,
                },
                reps: 1,
                ..vote(Method::Named, [9, 7, 1])
            }),
            disposition: Some(Disposition::Postponed),
            note: "意见接近，再做调查".to_owned(),
            ..matter(2, Category::Affairs, "改停车办法")
        },
        Matter {
            internal: true,
            said: vec![said("测试乙", Some(Stance::Against), "")],
            vote: Some(Counted {
                invalid: 1,
                tellers: vec!["测试甲".to_owned(), "测试丁".to_owned()],
                ..vote(Method::Paper, [12, 4, 1])
            }),
            concerns_all: Some(true),
            disposition: Some(Disposition::ToResidents),
            ..matter(3, Category::Hardship, "设立互助金")
        },
        Matter {
            disposition: Some(Disposition::Declined),
            note: "不在社区职责内".to_owned(),
            ..matter(4, Category::Policy, "调整公交线路")
        },
    ]
}

fn residents() -> Minutes {
    let mut minutes = bare(MeetingKind::Residents, "示例社区");
    minutes.head.noticed_on = Some(day("2026-11-15"));
    minutes.head.short_notice = "道路塌陷，急需决定".to_owned();
    minutes.counted = Frozen {
        base: 120,
        present: 61,
        members: 0,
        members_present: 0,
    };
    minutes.matters = vec![Matter {
        vote: Some(Counted {
            frozen: minutes.counted,
            ..vote(Method::Hands, [31, 20, 10])
        }),
        disposition: Some(Disposition::Assigned),
        assigned: Some(Assigned {
            name: "测试甲".to_owned(),
            deadline: day("2026-12-10"),
            helpers: Vec::new(),
        }),
        ..matter(1, Category::Livelihood, "设立互助金")
    }];
    minutes
}

fn keep(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn each_kind_of_meeting_has_its_own_document() {
    for (name, minutes) in [
        ("document_group", group()),
        ("document_committee", committee()),
        ("document_assembly", assembly()),
        ("document_residents", residents()),
    ] {
        keep(name, &file(&document(&minutes)));
    }
}

#[test]
fn the_notice_leaves_out_what_is_internal_and_every_name_in_a_vote() {
    let notice = Notice::of(&assembly(), "示例社区", 1);
    let posting = Posting {
        place: "居务公开栏",
        from: day("2026-11-23"),
        until: day("2026-12-08"),
    };
    let text = file(&notice::document(&notice, posting));
    assert!(!text.contains("设立互助金"), "{text}");
    for name in ["测试乙", "测试丁", "测试戊", "测试代表"] {
        assert!(!text.contains(name), "{name}\n{text}");
    }
    keep("document_notice", &text);
}

#[test]
fn the_notice_says_what_became_of_the_last_promises_but_of_nothing_internal() {
    let mut minutes = assembly();
    let internal = PromiseLine {
        internal: true,
        number: "2026-0093".to_owned(),
        ..minutes.promises[0].clone()
    };
    minutes.promises.push(internal);
    let posting = Posting {
        place: "居务公开栏",
        from: day("2026-11-23"),
        until: day("2026-12-08"),
    };
    let text = file(&notice::document(
        &Notice::of(&minutes, "示例社区", 1),
        posting,
    ));
    for line in [
        "上次会议定的事，办得怎么样",
        "2026-0091 修补路面；责任人：测试甲；办理时限：2026年11月10日；2026年11月12日办结，延期2天：已铺好",
        "2026-0092 修补路面；责任人：测试甲；办理时限：2026年11月10日；延期，已超过时限10天：等材料",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains("2026-0093"), "{text}");
    // A meeting that heard of none says nothing of any.
    minutes.promises.clear();
    let text = file(&notice::document(
        &Notice::of(&minutes, "示例社区", 1),
        posting,
    ));
    assert!(!text.contains("上次会议"), "{text}");
}

#[test]
fn no_document_puts_words_into_everyones_mouth_and_a_group_passes_nothing() {
    for minutes in [group(), committee(), assembly(), residents()] {
        let text = file(&document(&minutes));
        assert!(!text.contains("一致"), "{text}");
        if minutes.kind == MeetingKind::Group {
            assert!(!text.contains("通过"), "{text}");
        }
    }
}
