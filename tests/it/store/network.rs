//! Grids split and merged, sections moved, people with terms, handovers: nothing is lost, everything can be undone.

use fangyijie::domain::grid::{Grid, OrgRefusal, Section, SectionKind, UsedBy};
use fangyijie::domain::household::ContactKind;
use fangyijie::domain::list::From;
use fangyijie::domain::person::{
    Group, HandoverPlan, HandoverRow, Held, Kin, PartyStatus, Person, Reach, Role,
};
use fangyijie::domain::{Id, Refusal};
use fangyijie::store::{
    Answer, Command, GridCommand, GridFacts, HandoverCommand, HouseholdCommand, Listing,
    NewMembership, OrgCommand, OrgListing, PersonCommand, PersonFacts, Query, Row, SectionFacts,
};
use proptest::prelude::*;

use super::clerk::Clerk;
use crate::cases::cases;

fn grid(clerk: &Clerk, code: u32) -> Id<Grid> {
    Id::new(clerk.number(&format!("SELECT id FROM grid WHERE code = '{code:02}'")))
}

fn person(clerk: &Clerk, name: &str) -> Id<Person> {
    Id::new(clerk.number(&format!(
        "SELECT p.id FROM person p WHERE p.name = '{name}' ORDER BY
           NOT EXISTS (SELECT 1 FROM role_term r WHERE r.person_id = p.id), p.id LIMIT 1"
    )))
}

fn facts(code: &str, group: Id<Group>) -> GridFacts {
    GridFacts {
        code: code.to_owned(),
        name: format!("第{code}网格"),
        boundary: String::new(),
        group: Some(group),
    }
}

fn sections(clerk: &Clerk, grid: Id<Grid>, most: u32) -> Vec<Id<Section>> {
    let list: String = fangyijie_text(
        clerk,
        &format!(
            "SELECT group_concat(id) FROM (SELECT id FROM section
               WHERE grid_id = {} AND to_date IS NULL ORDER BY place LIMIT {most})",
            grid.raw()
        ),
    );
    list.split(',')
        .map(|id| Id::new(id.parse().unwrap()))
        .collect()
}

fn fangyijie_text(clerk: &Clerk, sql: &str) -> String {
    super::file::one(&clerk.desk.peek(), sql)
}

/// Households per grid, counted anew, beside those the panes show.
fn tallies_hold(clerk: &Clerk) {
    let wrong = clerk.number(
        "SELECT count(*) FROM grid g JOIN grid_tally t ON t.grid_id = g.id WHERE t.households <>
           (SELECT count(*) FROM household h WHERE h.grid_id = g.id AND h.to_date IS NULL)",
    );
    assert_eq!(wrong, 0);
    assert_eq!(clerk.number("SELECT sum(households) FROM grid_tally"), 1200);
}

/// Findings that no change of grids may cause.
fn is_sound(clerk: &Clerk) {
    use fangyijie::store::FindingKind::{
        ForeignKey, GridMismatch, Integrity, SearchMissing, StageMismatch,
    };
    let findings = clerk.store.check().unwrap();
    let never = [
        Integrity,
        ForeignKey,
        GridMismatch,
        SearchMissing,
        StageMismatch,
    ];
    let wrong: Vec<_> = findings
        .iter()
        .filter(|finding| never.contains(&finding.kind))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let loose = "SELECT count(*) FROM section s JOIN grid g ON g.id = s.grid_id
                 WHERE s.to_date IS NULL AND g.to_date IS NOT NULL";
    assert_eq!(clerk.number(loose), 0, "a section in a grid that has ended");
    let open = "SELECT count(*) FROM issue i JOIN grid g ON g.id = i.grid_id
                WHERE i.stage NOT IN ('closed', 'merged') AND g.to_date IS NOT NULL";
    assert_eq!(
        clerk.number(open),
        0,
        "an open matter in a grid that has ended"
    );
    let held = "SELECT count(*) FROM role_term r JOIN grid g ON g.id = r.grid_id
                WHERE r.to_date IS NULL AND g.to_date IS NOT NULL";
    assert_eq!(clerk.number(held), 0, "a role in a grid that has ended");
}

#[test]
fn a_split_takes_sections_with_their_households_matters_and_posts_and_is_undone_in_one_step() {
    let mut clerk = Clerk::at_drill();
    let before = clerk.facts();
    let from = grid(&clerk, 1);
    let taken = sections(&clerk, from, 2);
    let split = Command::Grid(GridCommand::Split {
        grid: from,
        facts: facts("11", clerk.group(1)),
        sections: taken.clone(),
    });
    let done = clerk.run(&split);
    let new = done.made.unwrap();
    assert_eq!(
        clerk.number(&format!(
            "SELECT households FROM grid_tally WHERE grid_id = {new}"
        )),
        66
    );
    tallies_hold(&clerk);
    is_sound(&clerk);
    let posts = format!(
        "SELECT count(*) FROM role_term r JOIN section s ON s.id = r.section_id
         WHERE s.grid_id = {new} AND r.to_date IS NULL"
    );
    assert_eq!(clerk.number(&posts), 3);
    clerk.run(&Command::Undo { entry: done.entry });
    tallies_hold(&clerk);
    for (table, rows) in &before {
        assert!(rows == &clerk.facts()[table], "{table}");
    }
    for sections in [Vec::new(), sections(&clerk, from, 99)] {
        let all = !sections.is_empty();
        let command = Command::Grid(GridCommand::Split {
            grid: from,
            facts: facts("11", clerk.group(1)),
            sections,
        });
        clerk.is_refused(&command, &OrgRefusal::SplitTakes { all }.into());
    }
}

#[test]
fn a_grid_that_was_merged_points_to_the_one_that_took_its_parts() {
    let mut clerk = Clerk::at_drill();
    let (from, into) = (grid(&clerk, 1), grid(&clerk, 2));
    let closed = format!(
        "SELECT count(*) FROM issue WHERE grid_id = {} AND stage = 'closed'",
        from.raw()
    );
    let history = clerk.number(&closed);
    let merge = Command::Grid(GridCommand::Merge {
        grid: from,
        into: Some(into),
    });
    let done = clerk.run(&merge);
    tallies_hold(&clerk);
    is_sound(&clerk);
    assert_eq!(clerk.number(&closed), history);
    let Answer::Grid(card) = clerk.store.load(&Query::Grid(from), clerk.on).unwrap() else {
        panic!("no grid");
    };
    assert_eq!(card.merged_into.unwrap().0, into);
    assert!(card.team.iter().all(|term| term.to == Some(clerk.on)));
    clerk.is_refused(
        &merge,
        &OrgRefusal::Ended {
            name: "01 桂香网格".to_owned(),
        }
        .into(),
    );
    clerk.run(&Command::Undo { entry: done.entry });
    tallies_hold(&clerk);
    assert_eq!(clerk.store.check().unwrap(), []);
}

#[test]
fn a_section_is_ended_only_when_nobody_lives_there() {
    let mut clerk = Clerk::at_drill();
    let from = grid(&clerk, 1);
    let section = sections(&clerk, from, 1)[0];
    clerk.is_refused(
        &Command::Grid(GridCommand::EndSection { section }),
        &OrgRefusal::StillUsed {
            name: "桂香苑 1栋".to_owned(),
            by: UsedBy::Households,
            count: 33,
        }
        .into(),
    );
    let add = Command::Grid(GridCommand::AddSection {
        grid: from,
        kind: SectionKind::Building,
        facts: SectionFacts {
            estate: "桂香苑".to_owned(),
            name: "5栋".to_owned(),
            units: 2,
            address: String::new(),
        },
    });
    let made = Id::new(clerk.run(&add).made.unwrap());
    clerk.is_refused(
        &add,
        &OrgRefusal::NameTaken {
            name: "桂香苑 5栋".to_owned(),
        }
        .into(),
    );
    clerk.run(&Command::Grid(GridCommand::EndSection { section: made }));
    is_sound(&clerk);
}

#[test]
fn branches_and_groups_end_only_when_nothing_hangs_on_them() {
    let mut clerk = Clerk::at_drill();
    let branch = clerk.branch(1);
    clerk.is_refused(
        &Command::Org(OrgCommand::EndBranch { branch }),
        &OrgRefusal::StillUsed {
            name: "第一支部".to_owned(),
            by: UsedBy::Members,
            count: 22,
        }
        .into(),
    );
    let made = clerk.run(&Command::Org(OrgCommand::CreateGroup {
        branch,
        name: "新党小组".to_owned(),
    }));
    let group = Some(Id::new(made.made.unwrap()));
    clerk.run(&Command::Org(OrgCommand::EndGroup { group }));
}

#[test]
fn a_person_keeps_every_membership_and_is_found_by_the_reading_typed_by_hand() {
    let mut clerk = Clerk::at_drill();
    let made = clerk.run(&Command::Person(PersonCommand::Create(PersonFacts {
        name: "阿卜杜拉．买买提".to_owned(),
        phones: "12000000001、12000000002/3312345".to_owned(),
        id_number: "42130318900101001 3".to_owned(),
        reach: Reach::Away,
        ..PersonFacts::default()
    })));
    let id = made.made.unwrap();
    let kept = format!(
        "SELECT name || '|' || phone || '|' || phones || '|' || born || '|' || sex FROM person WHERE id = {id}"
    );
    assert_eq!(
        fangyijie_text(&clerk, &kept),
        "阿卜杜拉·买买提|12000000001|12000000002 0722-3312345|1890-01-01|male"
    );
    let person: Id<Person> = Id::new(id);
    let join = |clerk: &Clerk, status, grid| {
        Command::Person(PersonCommand::Join {
            person,
            membership: NewMembership {
                branch: None,
                group: Some(clerk.group(grid)),
                status,
                vote_suspended: false,
                excluded: String::new(),
                from: clerk.on,
            },
        })
    };
    let first = join(&clerk, PartyStatus::Probationary, 1);
    clerk.run(&first);
    clerk.is_refused(&first, &OrgRefusal::SameMembership.into());
    let second = join(&clerk, PartyStatus::Full, 3);
    clerk.run(&second);
    let count = format!("SELECT count(*) FROM membership WHERE person_id = {id}");
    assert_eq!(clerk.number(&count), 2);
    assert_eq!(clerk.store.check().unwrap(), []);
}

#[test]
fn a_relative_on_the_committees_makes_an_overseer_need_a_reason() {
    let mut clerk = Clerk::at_drill();
    let (member, insider) = (person(&clerk, "杨子轩"), person(&clerk, "余淑芬"));
    clerk.run(&Command::Person(PersonCommand::Relate {
        person: insider,
        relative: Some(member),
        kin: Kin::Parent,
    }));
    let give = |reason: &str, clerk: &Clerk| {
        Command::Person(PersonCommand::Give {
            person: Some(member),
            role: Role::Overseer,
            held: Some(Held::Grid(grid(clerk, 1))),
            from: clerk.on,
            reason: reason.to_owned(),
        })
    };
    let failure = clerk.attempt(&give("", &clerk));
    let said = format!("{failure:?}");
    assert!(said.contains("KinOnCommittees"), "{said}");
    clerk.run(&give("群众推选", &clerk));
}

fn handover(clerk: &Clerk, from: &str, to: &str, reason: &str) -> HandoverCommand {
    HandoverCommand {
        from: person(clerk, from),
        all: Some(person(clerk, to)),
        households: Vec::new(),
        tasks: None,
        roles: None,
        on: clerk.on,
        reason: reason.to_owned(),
        agreed: None,
    }
}

fn previewed(clerk: &Clerk, plan: &HandoverCommand) -> HandoverPlan {
    let query = Query::HandoverPlan(plan.clone());
    match clerk.store.load(&query, clerk.on).unwrap() {
        Answer::HandoverPlan(preview) => *preview,
        other => panic!("no plan: {other:?}"),
    }
}

#[test]
fn a_handover_moves_everything_in_one_step_and_keeps_the_list() {
    let mut clerk = Clerk::at_drill();
    let before = clerk.facts();
    // A collector who calls on households; the one who takes over is a member of the same grid.
    let plan = handover(&clerk, "付永强", "杨子轩", "工作调动");
    let preview = previewed(&clerk, &plan);
    assert!(
        preview.items.iter().all(|item| item.fault.is_none()),
        "{preview:?}"
    );
    let done = clerk.run(&Command::Handover(plan.clone()));
    let from = plan.from.raw();
    for (what, sql) in [
        (
            "households",
            "SELECT count(*) FROM contact WHERE person_id = {} AND to_date IS NULL",
        ),
        (
            "tasks",
            "SELECT count(*) FROM task WHERE assignee_id = {} AND done_on IS NULL",
        ),
        (
            "roles",
            "SELECT count(*) FROM role_term WHERE person_id = {} AND to_date IS NULL",
        ),
    ] {
        assert_eq!(
            clerk.number(&sql.replace("{}", &from.to_string())),
            0,
            "{what}"
        );
    }
    let listed = clerk.number("SELECT count(*) FROM handover_item");
    assert_eq!(usize::try_from(listed).unwrap(), preview.items.len());
    assert_eq!(clerk.store.check().unwrap(), []);
    clerk.is_refused(
        &Command::Handover(plan),
        &OrgRefusal::NothingToHandOver.into(),
    );
    clerk.run(&Command::Undo { entry: done.entry });
    for (table, rows) in &before {
        assert!(rows == &clerk.facts()[table], "{table}");
    }
}

/// What someone calls on now, in the order of the doors.
fn doors_of(clerk: &Clerk, person: Id<Person>) -> Vec<String> {
    let list: Option<String> = super::file::one(
        &clerk.desk.peek(),
        &format!(
            "SELECT group_concat(place) FROM (SELECT g.code || h.place AS place FROM contact c
               JOIN household h ON h.id = c.household_id JOIN grid g ON g.id = h.grid_id
             WHERE c.person_id = {} AND c.to_date IS NULL AND c.kind = 'main' ORDER BY 1)",
            person.raw()
        ),
    );
    let list = list.unwrap_or_default();
    list.split(',')
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn several_takers_share_the_households_in_the_order_of_the_doors() {
    let mut clerk = Clerk::at_drill();
    let before = clerk.facts();
    let takers: Vec<Id<Person>> = ["杨子轩", "余淑芬", "张建国"]
        .map(|name| person(&clerk, name))
        .to_vec();
    let had: Vec<Vec<String>> = takers
        .iter()
        .map(|taker| doors_of(&clerk, *taker))
        .collect();
    let plan = HandoverCommand {
        households: [takers.clone(), vec![takers[0]]].concat(),
        ..handover(&clerk, "付永强", "杨子轩", "工作调动")
    };
    let doors = doors_of(&clerk, plan.from);
    assert!(doors.len() > 3, "{doors:?}");
    let done = clerk.run(&Command::Handover(plan.clone()));
    let mut taken = Vec::new();
    for (taker, had) in takers.iter().zip(had) {
        let mut new = doors_of(&clerk, *taker);
        new.retain(|door| !had.contains(door));
        assert!(new.len() >= doors.len() / 3 && new.len() <= doors.len() / 3 + 1);
        taken.extend(new);
    }
    // One after the other they walk where one walked before.
    assert_eq!(taken, doors);
    // A card goes where its household goes.
    let strays = clerk.number(
        "SELECT count(*) FROM handover_item i JOIN card k ON k.id = i.subject_id
         WHERE i.kind = 'card' AND NOT EXISTS (SELECT 1 FROM contact c
           WHERE c.household_id = k.household_id AND c.person_id = i.to_id AND c.to_date IS NULL)",
    );
    assert_eq!(strays, 0);
    assert!(clerk.number("SELECT count(*) FROM handover_item WHERE kind = 'card'") > 0);
    clerk.run(&Command::Undo { entry: done.entry });
    for (table, rows) in &before {
        assert!(rows == &clerk.facts()[table], "{table}");
    }
}

#[test]
fn only_what_the_preview_showed_is_handed_over_and_the_rest_is_counted() {
    let mut clerk = Clerk::at_drill();
    let plan = handover(&clerk, "付永强", "杨子轩", "工作调动");
    let preview = previewed(&clerk, &plan);
    // Meanwhile one household gets another contact, and one more comes to the one who hands over.
    let from = plan.from.raw();
    let moved = clerk.number(&format!(
        "SELECT min(household_id) FROM contact WHERE person_id = {from} AND to_date IS NULL AND kind = 'main'"
    ));
    let come = clerk.number(&format!(
        "SELECT min(household_id) FROM contact WHERE person_id <> {from} AND to_date IS NULL AND kind = 'main'
           AND household_id NOT IN (SELECT household_id FROM contact WHERE person_id = {from})"
    ));
    for (household, to) in [(moved, person(&clerk, "张建国")), (come, plan.from)] {
        clerk.run(&Command::Household(HouseholdCommand::SetContact {
            household: Id::new(household),
            kind: ContactKind::Main,
            person: Some(to),
            reason: "临时调整".to_owned(),
        }));
    }
    let done = clerk.run(&Command::Handover(HandoverCommand {
        agreed: Some(preview.agreed()),
        ..plan.clone()
    }));
    let tally = done.handover.unwrap();
    assert!(tally.gone >= 1, "{tally:?}");
    assert_eq!(tally.moved + tally.gone, preview.items.len());
    assert_eq!(tally.newer, 1);
    let contact = |household| {
        clerk.number(&format!(
            "SELECT person_id FROM contact WHERE household_id = {household} AND to_date IS NULL AND kind = 'main'"
        ))
    };
    assert_eq!(contact(moved), person(&clerk, "张建国").raw());
    assert_eq!(contact(come), from);
}

#[test]
fn a_handover_that_was_taken_back_stays_in_the_records() {
    let mut clerk = Clerk::at_drill();
    let plan = handover(&clerk, "付永强", "杨子轩", "工作调动");
    let first = clerk.run(&Command::Handover(plan.clone()));
    let made = Id::new(first.made.unwrap());
    let Answer::Handover(before) = clerk.store.load(&Query::Handover(made), clerk.on).unwrap()
    else {
        panic!("no handover");
    };
    clerk.run(&Command::Undo { entry: first.entry });
    clerk.run(&Command::Handover(plan));
    let rows = records(&clerk);
    let [again, back] = rows.as_slice() else {
        panic!("{rows:?}");
    };
    assert_eq!((again.undone, back.undone), (None, Some(clerk.on)));
    for row in [again, back] {
        assert_eq!((row.from.as_str(), row.to.as_str()), ("付永强", "杨子轩"));
        assert_eq!(
            (row.items, row.reason.as_str()),
            (before.row.items, "工作调动")
        );
    }
    let Answer::Handover(card) = clerk
        .store
        .load(&Query::Handover(back.id), clerk.on)
        .unwrap()
    else {
        panic!("no handover");
    };
    assert_eq!((card.from, &card.items), (before.from, &before.items));
    assert_eq!(card.row.undone, Some(clerk.on));
}

fn records(clerk: &Clerk) -> Vec<HandoverRow> {
    let query = Query::Rows {
        listing: Listing::Org(OrgListing::Handovers),
        from: From::Start,
        count: 10,
    };
    let Answer::Rows(page) = clerk.store.load(&query, clerk.on).unwrap() else {
        panic!("no rows");
    };
    let rows = page.rows.into_iter().map(|row| match row {
        Row::Handover(row) => row,
        other => panic!("{other:?}"),
    });
    rows.collect()
}

#[test]
fn a_handover_to_nobody_or_to_oneself_is_refused_and_a_burden_needs_a_reason() {
    let mut clerk = Clerk::at_drill();
    let plan = handover(&clerk, "付永强", "杨子轩", "");
    let nobody = HandoverCommand {
        all: None,
        ..plan.clone()
    };
    clerk.is_refused(&Command::Handover(nobody), &OrgRefusal::NoRecipient.into());
    let oneself = HandoverCommand {
        all: Some(plan.from),
        ..plan.clone()
    };
    clerk.is_refused(
        &Command::Handover(oneself),
        &OrgRefusal::SameRecipient.into(),
    );
    let refused = clerk.attempt(&Command::Handover(plan));
    let said = format!("{refused:?}");
    assert!(said.contains("Overloaded"), "{said}");
}

#[test]
fn a_role_the_rules_keep_from_the_taker_stays_and_says_why() {
    let mut clerk = Clerk::at_drill();
    // Nobody but staff heads a grid.
    let plan = handover(&clerk, "余淑芬", "杨子轩", "试一试");
    let preview = previewed(&clerk, &plan);
    assert!(
        preview.items.iter().all(|item| item.fault.is_some()),
        "{preview:?}"
    );
    clerk.is_refused(
        &Command::Handover(plan),
        &Refusal::Org(OrgRefusal::NothingToHandOver),
    );
}

#[test]
fn an_undo_never_leaves_a_grid_with_two_leads() {
    let mut clerk = Clerk::at_drill();
    let held = Held::Grid(grid(&clerk, 1));
    let term = Id::new(clerk.number(
        "SELECT r.id FROM role_term r JOIN grid g ON g.id = r.grid_id
         WHERE g.code = '01' AND r.role = 'lead'",
    ));
    let ending = Command::Person(PersonCommand::End {
        term: Some(term),
        on: clerk.on,
    });
    let ended = clerk.run(&ending);
    clerk.run(&Command::Person(PersonCommand::Give {
        person: Some(person(&clerk, "张建国")),
        role: Role::Lead,
        held: Some(held),
        from: clerk.on,
        reason: "兼管".to_owned(),
    }));
    let undo = Command::Undo { entry: ended.entry };
    clerk.is_refused(&undo, &Refusal::ChangedSince);
}

#[derive(Debug, Clone)]
enum Change {
    Split(usize, u32),
    Merge(usize, usize),
    Move(usize, usize),
    Undo,
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<usize>(), 1u32..4).prop_map(|(grid, most)| Change::Split(grid, most)),
        (any::<usize>(), any::<usize>()).prop_map(|(from, into)| Change::Merge(from, into)),
        (any::<usize>(), any::<usize>()).prop_map(|(section, grid)| Change::Move(section, grid)),
        Just(Change::Undo),
    ]
}

fn active(clerk: &Clerk, table: &str) -> Vec<i64> {
    let list = fangyijie_text(
        clerk,
        &format!(
            "SELECT group_concat(id) FROM (SELECT id FROM {table} WHERE to_date IS NULL ORDER BY id)"
        ),
    );
    list.split(',').map(|id| id.parse().unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..cases(6)
    })]
    #[test]
    fn splits_merges_and_moves_keep_every_household_where_it_can_be_counted(
        changes in prop::collection::vec(change(), 1..12),
    ) {
        let mut clerk = Clerk::at_drill();
        let mut entries = Vec::new();
        for (n, change) in changes.into_iter().enumerate() {
            let grids = active(&clerk, "grid");
            let all = active(&clerk, "section");
            let pick = |at: usize| Id::new(grids[at % grids.len()]);
            let command = match change {
                Change::Split(at, most) => Command::Grid(GridCommand::Split {
                    grid: pick(at),
                    facts: facts(&format!("S{n}"), clerk.group(1)),
                    sections: sections(&clerk, pick(at), most),
                }),
                Change::Merge(from, into) => Command::Grid(GridCommand::Merge {
                    grid: pick(from),
                    into: Some(pick(into)),
                }),
                Change::Move(section, to) => Command::Grid(GridCommand::MoveSection {
                    section: Id::new(all[section % all.len()]),
                    grid: Some(pick(to)),
                }),
                Change::Undo => match entries.pop() {
                    Some(entry) => Command::Undo { entry },
                    None => continue,
                },
            };
            let is_undo = matches!(command, Command::Undo { .. });
            if let Ok(done) = clerk.attempt(&command)
                && !is_undo
            {
                entries.push(done.entry);
            }
            tallies_hold(&clerk);
        }
        is_sound(&clerk);
    }
}
