//! Households: registered once per door, corrected, tagged with consent, moved, split, joined, sealed and opened again.

use fangyijie::domain::coverage::Hole;
use fangyijie::domain::figures::{Figures, Period, RoundTally};
use fangyijie::domain::household::{
    ContactKind, Doubt, HomeRefusal, Household, Housing, Known, Leaving, Living, Stay,
};
use fangyijie::domain::identity::{BornDiffers, IdFault, read_day};
use fangyijie::domain::person::Person;
use fangyijie::domain::{Id, Refusal};
use fangyijie::store::{
    Answer, CardCommand, Command, Filter, HandbookCommand, HomeFacts, HouseholdCommand, Listing,
    NewConsent, NewResident, Query, ResidentChange, Row, SettingCommand, TypedDoor,
};

use super::clerk::{Clerk, lamp};
use super::file::{day, today};

fn home(command: HouseholdCommand) -> Command {
    Command::Household(command)
}

fn card(command: CardCommand) -> Command {
    Command::Card(command)
}

fn at(address: &str) -> TypedDoor {
    TypedDoor {
        address: address.to_owned(),
        ..TypedDoor::default()
    }
}

fn someone(name: &str, phone: &str) -> NewResident {
    NewResident {
        name: name.to_owned(),
        phone: phone.to_owned(),
        relation: "户主".to_owned(),
        ..NewResident::default()
    }
}

fn register(address: &str, head: NewResident) -> Command {
    home(HouseholdCommand::Register {
        door: at(address),
        head,
        facts: HomeFacts {
            size: 3,
            living: Living::Present,
            housing: Housing::Own,
            note: "老人要人帮着买药".to_owned(),
        },
    })
}

fn no(refusal: HomeRefusal) -> Refusal {
    Refusal::Home(refusal)
}

fn made(clerk: &mut Clerk, command: &Command) -> Id<Household> {
    Id::new(clerk.run(command).made.unwrap())
}

fn doors(clerk: &Clerk, narrow: &str) -> Vec<String> {
    let query = Query::Rows {
        listing: Listing::Households(Filter {
            narrow: narrow.to_owned(),
            ..Filter::default()
        }),
        from: fangyijie::domain::list::From::Start,
        count: 50,
    };
    let Answer::Rows(page) = clerk.store.load(&query, clerk.on).unwrap() else {
        panic!("no rows");
    };
    let door = |row| match row {
        Row::Household(row) => format!("{} {}", row.estate, row.door),
        other => panic!("{other:?}"),
    };
    page.rows.into_iter().map(door).collect()
}

/// What is reported; how far the round has come changes with the households there are.
fn figures(clerk: &Clerk) -> Figures {
    let query = Query::Figures(Period::default());
    match clerk.store.load(&query, clerk.on).unwrap() {
        Answer::Figures(figures) => Figures {
            round: RoundTally::default(),
            ..figures
        },
        other => panic!("{other:?}"),
    }
}

/// People who live in a household, the head first.
fn people(clerk: &Clerk, household: Id<Household>) -> Vec<Id<Person>> {
    let conn = clerk.desk.peek();
    let mut statement = conn
        .prepare(
            "SELECT r.person_id FROM resident r JOIN household h ON h.id = r.household_id
             WHERE h.id = ?1 AND r.to_date IS NULL ORDER BY r.person_id = h.head_id DESC, r.id",
        )
        .unwrap();
    let rows = statement
        .query_map([household.raw()], |row| row.get::<_, i64>(0))
        .unwrap();
    rows.map(|row| Id::new(row.unwrap())).collect()
}

/// A household of some people, somewhere.
fn household_of(clerk: &Clerk, at_least: u32) -> Id<Household> {
    Id::new(clerk.number(&format!(
        "SELECT household_id FROM resident WHERE to_date IS NULL
         GROUP BY household_id HAVING count(*) >= {at_least} ORDER BY household_id LIMIT 1"
    )))
}

fn seal(household: Id<Household>, leaving: Leaving) -> Command {
    home(HouseholdCommand::Seal {
        household,
        on: today(),
        leaving,
        note: String::new(),
    })
}

#[test]
fn a_door_is_registered_once_however_it_is_written() {
    let mut clerk = Clerk::at_drill();
    let new = made(
        &mut clerk,
        &register("桂香苑3栋2单元903", someone("钱多多", "12000000001")),
    );
    assert_eq!(doors(&clerk, "钱多多"), ["桂香苑 3-2-903"]);
    for again in ["桂香苑3-2-903", "桂香苑３＃２－９０３", "桂香苑 3 2 903室"] {
        clerk.is_refused(
            &register(again, someone("孙多多", "")),
            &no(HomeRefusal::DoorTaken {
                door: "桂香苑 3-2-903".to_owned(),
                head: "钱多多".to_owned(),
            }),
        );
    }
    clerk.run(&seal(new, Leaving::MovedOut));
    assert_eq!(doors(&clerk, "钱多多"), [""; 0]);
    made(
        &mut clerk,
        &register("桂香苑3-2-903", someone("孙多多", "")),
    );
    // The door is held by another family now.
    clerk.is_refused(
        &home(HouseholdCommand::Unseal { household: new }),
        &no(HomeRefusal::DoorTaken {
            door: "桂香苑 3-2-903".to_owned(),
            head: "孙多多".to_owned(),
        }),
    );
    let holes = clerk.store.coverage(clerk.on).unwrap();
    let alone = holes.iter().filter(|row| row.hole == Hole::NoContact);
    assert_eq!(alone.count(), 1, "nobody calls there yet");
}

#[test]
fn an_address_that_is_not_clear_is_asked_for() {
    let mut clerk = Clerk::at_drill();
    let head = || someone("钱多多", "");
    clerk.is_refused(
        &register("桂香苑9-2-501", head()),
        &no(HomeRefusal::NoSection {
            text: "桂香苑9-2-501".to_owned(),
        }),
    );
    let Err(fangyijie::store::Failure::Refused(Refusal::Home(HomeRefusal::WhichSection { names }))) =
        clerk.attempt(&register("3-2-903", head()))
    else {
        panic!("every estate has a building 3");
    };
    assert_eq!(names.len(), 10);
    let in_grid = home(HouseholdCommand::Register {
        door: TypedDoor {
            grid: Some(Id::new(
                clerk.number("SELECT id FROM grid WHERE code = '04'"),
            )),
            ..at("3-2-903")
        },
        head: head(),
        facts: HomeFacts::default(),
    });
    clerk.run(&in_grid);
    assert_eq!(doors(&clerk, "钱多多"), ["东河新村 3-2-903"]);
    made(&mut clerk, &register("东河老街88号", someone("孙多多", "")));
    assert_eq!(doors(&clerk, "孙多多"), ["东河老街 88号"]);
    clerk.is_refused(
        &register("桂香苑3-1-903", someone(" ", "")),
        &no(HomeRefusal::NoName),
    );
}

#[test]
fn someone_on_record_is_offered_not_written_twice() {
    const NUMBER: &str = "42130318900101001 3";
    let mut clerk = Clerk::at_drill();
    let persons = clerk.number("SELECT count(*) FROM person");
    let household = made(
        &mut clerk,
        &register("桂香苑3-2-903", someone("钱多多", "12000000001")),
    );
    let add = |known: Known, phone: &str, id_number: &str| {
        home(HouseholdCommand::AddResident {
            household: Id::new(0),
            who: NewResident {
                known,
                id_number: id_number.to_owned(),
                relation: "子".to_owned(),
                ..someone("钱多多", phone)
            },
        })
    };
    let into = |household: Id<Household>, command: Command| match command {
        Command::Household(HouseholdCommand::AddResident { who, .. }) => {
            home(HouseholdCommand::AddResident { household, who })
        }
        other => other,
    };
    let other = clerk.household(2);
    let known = HomeRefusal::KnownPerson {
        name: "钱多多".to_owned(),
        door: Some("桂香苑 3-2-903".to_owned()),
        by_number: false,
    };
    clerk.is_refused(&into(other, add(Known::Ask, "12000000001", "")), &no(known));
    clerk.is_refused(
        &into(household, add(Known::Same, "12000000001", "")),
        &no(HomeRefusal::LivesHere {
            name: "钱多多".to_owned(),
        }),
    );
    clerk.run(&into(other, add(Known::Same, "12000000001", "")));
    assert_eq!(clerk.number("SELECT count(*) FROM person"), persons + 1);
    clerk.run(&into(household, add(Known::Another, "12000000001", NUMBER)));
    assert_eq!(clerk.number("SELECT count(*) FROM person"), persons + 2);
    assert_eq!(
        clerk.number("SELECT count(*) FROM person WHERE id_number = '421303189001010013' AND born = '1890-01-01' AND sex = 'male'"),
        1
    );
    // The same identity number is the same person, whatever else is said.
    let Err(fangyijie::store::Failure::Refused(Refusal::Home(HomeRefusal::KnownPerson {
        by_number: true,
        ..
    }))) = clerk.attempt(&into(
        other,
        add(Known::Another, "12000000009", "421303189001010013"),
    ))
    else {
        panic!("an identity number was given to two people");
    };
    clerk.is_refused(
        &into(other, add(Known::Ask, "", "421303189001010014")),
        &no(HomeRefusal::NotAnIdNumber {
            fault: IdFault::CheckDigit { expected: '3' },
        }),
    );
}

fn change(clerk: &Clerk, person: Id<Person>) -> ResidentChange {
    let text = |column: &str| -> String {
        super::file::one(
            &clerk.desk.peek(),
            &format!("SELECT {column} FROM person WHERE id = {}", person.raw()),
        )
    };
    ResidentChange {
        name: text("name"),
        phone: text("phone"),
        phone_as_typed: false,
        id_number: String::new(),
        relation: "家人".to_owned(),
        is_head: false,
        known: Known::Ask,
        stay: Stay::Here,
        on: today(),
    }
}

#[test]
fn people_leave_and_another_becomes_head_but_no_household_is_left_without_one() {
    let mut clerk = Clerk::at_drill();
    let household = household_of(&clerk, 3);
    let all = people(&clerk, household);
    let (head, next) = (all[0], all[1]);
    let changing = |person: Id<Person>, change: ResidentChange| {
        home(HouseholdCommand::ChangeResident {
            household,
            person,
            change,
        })
    };
    let gone = |clerk: &Clerk, person, stay| ResidentChange {
        stay,
        ..change(clerk, person)
    };
    let head_dies = changing(head, gone(&clerk, head, Stay::Deceased));
    clerk.is_refused(&head_dies, &no(HomeRefusal::HeadLeaves));
    let heir = ResidentChange {
        is_head: true,
        name: "新户主".to_owned(),
        ..change(&clerk, next)
    };
    clerk.run(&changing(next, heir));
    assert!(doors(&clerk, "xhz").len() == 1, "found by the new name");
    clerk.run(&head_dies);
    assert_eq!(people(&clerk, household)[0], next);
    assert!(!people(&clerk, household).contains(&head));
    assert_eq!(
        clerk.number(&format!(
            "SELECT count(*) FROM resident WHERE person_id = {} AND gone = 'deceased'",
            head.raw()
        )),
        1
    );
    let alone = household_of(&clerk, 1);
    let alone = Id::new(clerk.number(&format!(
        "SELECT household_id FROM resident WHERE household_id >= {} AND to_date IS NULL
         GROUP BY household_id HAVING count(*) = 1 LIMIT 1",
        alone.raw()
    )));
    let last = people(&clerk, alone)[0];
    let leaves = home(HouseholdCommand::ChangeResident {
        household: alone,
        person: last,
        change: gone(&clerk, last, Stay::MovedOut),
    });
    clerk.is_refused(&leaves, &no(HomeRefusal::LastResident));
}

fn tagging(household: Id<Household>, tags: &[&str], consent: Option<NewConsent>) -> Command {
    home(HouseholdCommand::SetTags {
        household,
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        consent,
    })
}

fn consent(is_guardian: bool) -> NewConsent {
    NewConsent {
        given_by: "李桂兰".to_owned(),
        is_guardian,
        form: "书面".to_owned(),
        on: today(),
    }
}

fn tags(clerk: &Clerk, household: Id<Household>) -> String {
    super::file::one(
        &clerk.desk.peek(),
        &format!("SELECT tags FROM household WHERE id = {}", household.raw()),
    )
}

#[test]
fn sensitive_tags_need_the_setting_and_a_consent_and_go_with_it() {
    let mut clerk = Clerk::at_drill();
    let household = made(
        &mut clerk,
        &register("桂香苑3-2-903", someone("钱多多", "")),
    );
    clerk.run(&Command::Setting(SettingCommand::SensitiveTags(false)));
    let name = |name: &str| name.to_owned();
    clerk.run(&tagging(household, &["独居老人"], None));
    clerk.is_refused(
        &tagging(household, &["独居老人", "低保"], Some(consent(false))),
        &no(HomeRefusal::TagSwitchedOff {
            name: name("低保")
        }),
    );
    clerk.run(&Command::Setting(SettingCommand::SensitiveTags(true)));
    clerk.is_refused(
        &tagging(household, &["低保"], None),
        &no(HomeRefusal::NeedsConsent {
            name: name("低保")
        }),
    );
    clerk.is_refused(
        &tagging(household, &["困境儿童"], Some(consent(false))),
        &no(HomeRefusal::NeedsGuardian {
            name: name("困境儿童"),
        }),
    );
    let Err(fangyijie::store::Failure::Refused(Refusal::Home(HomeRefusal::TagOff { .. }))) =
        clerk.attempt(&tagging(household, &["吸毒"], Some(consent(true))))
    else {
        panic!("a tag that is not kept here was kept");
    };
    clerk.run(&tagging(
        household,
        &["独居老人", "低保"],
        Some(consent(false)),
    ));
    assert_eq!(tags(&clerk, household), "独居老人 低保");
    let given = Id::new(clerk.number("SELECT max(id) FROM consent"));
    clerk.run(&home(HouseholdCommand::WithdrawConsent { consent: given }));
    assert_eq!(tags(&clerk, household), "独居老人");
    assert_eq!(
        clerk.number(&format!(
            "SELECT count(*) FROM consent WHERE id = {} AND withdrawn_on IS NOT NULL",
            given.raw()
        )),
        1,
        "the history stays"
    );
    clerk.is_refused(
        &home(HouseholdCommand::WithdrawConsent { consent: given }),
        &no(HomeRefusal::ConsentWithdrawn),
    );
}

fn calling(household: Id<Household>, kind: ContactKind, person: Id<Person>, why: &str) -> Command {
    home(HouseholdCommand::SetContact {
        household,
        kind,
        person: Some(person),
        reason: why.to_owned(),
    })
}

#[test]
fn a_contact_is_changed_with_history_and_a_doubt_asks_for_a_reason() {
    let mut clerk = Clerk::at_drill();
    let household = clerk.household(1);
    let before = clerk.contact(household);
    let other = Id::new(clerk.number("SELECT max(person_id) FROM membership"));
    clerk.is_refused(
        &calling(household, ContactKind::Backup, before, ""),
        &no(HomeRefusal::SameContact),
    );
    clerk.run(&calling(household, ContactKind::Backup, other, ""));
    clerk.run(&calling(household, ContactKind::Main, other, ""));
    assert_eq!(
        clerk.number(&format!(
            "SELECT count(*) FROM contact WHERE household_id = {} AND to_date IS NULL",
            household.raw()
        )),
        1,
        "the backup became the contact"
    );
    assert_eq!(
        clerk.number(&format!(
            "SELECT count(*) FROM contact WHERE household_id = {} AND to_date = '{}'",
            household.raw(),
            today()
        )),
        2,
        "both former terms are kept"
    );
    let spared = Id::new(clerk.number("SELECT min(person_id) FROM membership"));
    clerk
        .desk
        .peek_to_write()
        .execute(
            "UPDATE person SET exempt = '长期病休', born = '1940-01-01' WHERE id = ?1",
            [spared.raw()],
        )
        .unwrap();
    let name: String = super::file::one(
        &clerk.desk.peek(),
        &format!("SELECT name FROM person WHERE id = {}", spared.raw()),
    );
    let doubts = vec![
        Doubt::Old { age: 86 },
        Doubt::Exempt {
            why: "长期病休".to_owned(),
        },
    ];
    clerk.is_refused(
        &calling(household, ContactKind::Main, spared, " "),
        &no(HomeRefusal::ContactNeedsReason { name, doubts }),
    );
    clerk.run(&calling(household, ContactKind::Main, spared, "本人要求"));
    assert_eq!(clerk.contact_now(household), spared);
}

#[test]
fn whoever_carries_as_much_as_the_rule_has_is_asked_about() {
    let mut clerk = Clerk::at_drill();
    let busy = clerk.someone();
    let mut refused = None;
    let doors: Vec<Id<Household>> = {
        let conn = clerk.desk.peek();
        let mut statement = conn
            .prepare("SELECT id FROM household ORDER BY place LIMIT 30")
            .unwrap();
        let rows = statement.query_map([], |row| row.get::<_, i64>(0)).unwrap();
        rows.map(|row| Id::new(row.unwrap())).collect()
    };
    for door in doors {
        match clerk.attempt(&calling(door, ContactKind::Main, busy, "")) {
            Err(fangyijie::store::Failure::Refused(Refusal::Home(
                HomeRefusal::ContactNeedsReason { doubts, .. },
            ))) if !matches!(doubts.as_slice(), [Doubt::OwnHome { .. }]) => {
                refused = Some(doubts);
                break;
            }
            Ok(_) => {}
            Err(fangyijie::store::Failure::Refused(Refusal::Home(
                HomeRefusal::AlreadyContact { .. } | HomeRefusal::ContactNeedsReason { .. },
            ))) => {}
            Err(other) => panic!("{other}"),
        }
    }
    let over = Doubt::Overloaded {
        households: 15,
        most: 15,
    };
    assert_eq!(refused, Some(vec![over]));
}

/// Everything that can happen to a household, done to one that was visited and has raised something.
#[test]
fn sealing_moving_splitting_and_joining_leave_every_figure_as_it_was() {
    let mut clerk = Clerk::at_drill();
    let met = |least: u32| {
        format!(
            "SELECT household_id FROM visit v WHERE outcome = 'met' AND
               {least} <= (SELECT count(*) FROM resident r WHERE r.household_id = v.household_id)
             ORDER BY id DESC LIMIT 1"
        )
    };
    let household: Id<Household> = Id::new(clerk.number(&met(3)));
    clerk.run(&Command::RegisterIssue {
        household,
        on: today(),
        issue: lamp(),
    });
    let before = figures(&clerk);
    let all = people(&clerk, household);
    let split = home(HouseholdCommand::Split {
        household,
        people: vec![all[1]],
        head_word: "户主".to_owned(),
        door: at("桂香苑3-2-903"),
        on: today(),
    });
    let other = made(&mut clerk, &split);
    assert_eq!(figures(&clerk), before);
    let moving = home(HouseholdCommand::MoveHouse {
        household,
        door: at("桂香苑3-2-904"),
        on: today(),
    });
    let moved = made(&mut clerk, &moving);
    assert_eq!(figures(&clerk), before);
    assert_eq!(people(&clerk, moved), [&all[..1], &all[2..]].concat());
    assert_eq!(people(&clerk, household), []);
    // The open matter stays with the old door and can be seen there.
    let Answer::Household(old) = clerk
        .store
        .load(&Query::Household(household), today())
        .unwrap()
    else {
        panic!("no card");
    };
    assert_eq!(old.detail.sealed, Some((today(), Leaving::MovedHouse)));
    assert!(old.issues.iter().any(|issue| issue.text == lamp().text));
    assert!(!old.visits.is_empty());
    let joining = home(HouseholdCommand::Join {
        household: other,
        into: Some(moved),
        relation: "家人".to_owned(),
        on: today(),
    });
    clerk.run(&joining);
    assert_eq!(people(&clerk, moved).len(), all.len());
    assert_eq!(figures(&clerk), before);
    clerk.run(&seal(moved, Leaving::Deceased));
    assert_eq!(figures(&clerk), before);
    assert_eq!(doors(&clerk, "3-2-904"), [""; 0]);
    clerk.is_refused(
        &home(HouseholdCommand::Amend {
            household: moved,
            facts: HomeFacts::default(),
        }),
        &no(HomeRefusal::Sealed),
    );
    clerk.run(&home(HouseholdCommand::Unseal { household: moved }));
    assert_eq!(figures(&clerk), before);
    assert_eq!(people(&clerk, moved), [], "the dead do not come back");
}

#[test]
fn sealing_ends_whatever_hangs_at_the_door_and_opening_brings_the_people_back() {
    let mut clerk = Clerk::at_drill();
    let household = clerk.household(3);
    let all = people(&clerk, household);
    clerk.run(&card(CardCommand::Make { household }));
    clerk.run(&seal(household, Leaving::MovedOut));
    let count =
        |clerk: &Clerk, sql: &str| clerk.number(&sql.replace('?', &household.raw().to_string()));
    let calls = "SELECT count(*) FROM contact WHERE household_id = ? AND to_date IS NULL";
    let cards = "SELECT count(*) FROM card WHERE household_id = ? AND status <> 'void'";
    assert_eq!((count(&clerk, calls), count(&clerk, cards)), (0, 0));
    assert_eq!(people(&clerk, household), []);
    clerk.is_refused(
        &seal(household, Leaving::MovedOut),
        &no(HomeRefusal::Sealed),
    );
    clerk.run(&home(HouseholdCommand::Unseal { household }));
    assert_eq!(people(&clerk, household), all);
    assert_eq!(
        count(&clerk, calls),
        0,
        "who calls there now is to be decided"
    );
    clerk.is_refused(
        &home(HouseholdCommand::Unseal { household }),
        &no(HomeRefusal::NotSealed),
    );
}

#[test]
fn splitting_and_joining_refuse_what_makes_no_sense() {
    let mut clerk = Clerk::at_drill();
    let household = household_of(&clerk, 2);
    let all = people(&clerk, household);
    let split = |people: &[Id<Person>]| {
        home(HouseholdCommand::Split {
            household,
            people: people.to_vec(),
            head_word: "户主".to_owned(),
            door: at("桂香苑3-2-903"),
            on: today(),
        })
    };
    clerk.is_refused(&split(&[]), &no(HomeRefusal::NobodyGoes));
    clerk.is_refused(&split(&all), &no(HomeRefusal::EverybodyGoes));
    clerk.is_refused(&split(&all[..1]), &no(HomeRefusal::HeadLeaves));
    let join = |into| {
        home(HouseholdCommand::Join {
            household,
            into,
            relation: "家人".to_owned(),
            on: today(),
        })
    };
    clerk.is_refused(&join(None), &no(HomeRefusal::SameDoor));
    clerk.is_refused(&join(Some(household)), &no(HomeRefusal::SameDoor));
    clerk.is_refused(
        &home(HouseholdCommand::Seal {
            household,
            on: day("2026-11-21"),
            leaving: Leaving::MovedOut,
            note: String::new(),
        }),
        &Refusal::FutureDate {
            date: day("2026-11-21"),
        },
    );
}

/// One example of every kind of command about households, cards and handbooks.
const EVERY_COMMAND: &[fn(&mut Clerk) -> Command] = &[
    |_| register("桂香苑3-2-903", someone("钱多多", "12000000001")),
    |clerk| {
        home(HouseholdCommand::Amend {
            household: clerk.household(1),
            facts: HomeFacts {
                size: 9,
                ..HomeFacts::default()
            },
        })
    },
    |clerk| {
        home(HouseholdCommand::AddResident {
            household: clerk.household(1),
            who: someone("钱多多", "12000000001"),
        })
    },
    |clerk| {
        let household = household_of(clerk, 2);
        let person = people(clerk, household)[1];
        let change = ResidentChange {
            is_head: true,
            name: "新户主".to_owned(),
            ..change(clerk, person)
        };
        home(HouseholdCommand::ChangeResident {
            household,
            person,
            change,
        })
    },
    |clerk| tagging(clerk.household(1), &["低保"], Some(consent(false))),
    |clerk| {
        let household = clerk.household(1);
        clerk.run(&tagging(household, &["低保"], Some(consent(false))));
        home(HouseholdCommand::WithdrawConsent {
            consent: Id::new(clerk.number("SELECT max(id) FROM consent")),
        })
    },
    |clerk| {
        let other = Id::new(clerk.number("SELECT max(person_id) FROM membership"));
        calling(clerk.household(1), ContactKind::Main, other, "")
    },
    |clerk| {
        let household = clerk.household(1);
        let other = Id::new(clerk.number("SELECT max(person_id) FROM membership"));
        clerk.run(&calling(household, ContactKind::Backup, other, ""));
        home(HouseholdCommand::EndContact {
            household,
            kind: ContactKind::Backup,
            reason: String::new(),
        })
    },
    |clerk| seal(clerk.household(1), Leaving::MovedOut),
    |clerk| {
        let household = made(clerk, &register("桂香苑3-2-903", someone("钱多多", "")));
        clerk.run(&seal(household, Leaving::MovedOut));
        home(HouseholdCommand::Unseal { household })
    },
    |clerk| {
        home(HouseholdCommand::MoveHouse {
            household: clerk.household(1),
            door: at("桂香苑3-2-904"),
            on: today(),
        })
    },
    |clerk| {
        let household = household_of(clerk, 2);
        home(HouseholdCommand::Split {
            household,
            people: vec![people(clerk, household)[1]],
            head_word: "户主".to_owned(),
            door: at("桂香苑3-2-904"),
            on: today(),
        })
    },
    |clerk| {
        home(HouseholdCommand::Join {
            household: clerk.household(1),
            into: Some(clerk.household(2)),
            relation: "家人".to_owned(),
            on: today(),
        })
    },
    |clerk| {
        card(CardCommand::Make {
            household: clerk.household(3),
        })
    },
    |clerk| {
        card(CardCommand::MakeAll {
            branch: clerk.branch(3),
            reprint: true,
        })
    },
    |clerk| {
        let household = clerk.household(3);
        let made = clerk.run(&card(CardCommand::Make { household })).made;
        card(CardCommand::HandOut {
            card: Id::new(made.unwrap()),
            on: today(),
        })
    },
    |clerk| {
        let household = clerk.household(3);
        let made = clerk.run(&card(CardCommand::Make { household })).made;
        card(CardCommand::Void {
            card: Id::new(made.unwrap()),
            reason: "印错了".to_owned(),
        })
    },
    |clerk| {
        let household = clerk.household(3);
        let made = clerk.run(&card(CardCommand::Make { household })).made;
        card(CardCommand::Reprint {
            card: Id::new(made.unwrap()),
            reason: String::new(),
        })
    },
    |clerk| {
        Command::Handbook(HandbookCommand::Issue {
            member: Some(Id::new(
                clerk.number("SELECT max(person_id) FROM membership"),
            )),
            on: today(),
        })
    },
    |clerk| {
        let handbook = handbook(clerk);
        Command::Handbook(HandbookCommand::Return {
            handbook,
            on: today(),
        })
    },
    |clerk| {
        let handbook = handbook(clerk);
        Command::Handbook(HandbookCommand::Write {
            handbook,
            household: Some(clerk.household(1)),
            on: today(),
            text: "说过年回来".to_owned(),
        })
    },
];

#[test]
fn what_something_builds_on_is_not_taken_back_from_under_it() {
    let mut clerk = Clerk::at_drill();
    let register = register("桂香苑3-2-903", someone("钱多多", ""));
    let done = clerk.run(&register);
    let household = Id::new(done.made.unwrap());
    clerk.run(&Command::RegisterIssue {
        household,
        on: today(),
        issue: lamp(),
    });
    let undo = |entry| Command::Undo { entry };
    clerk.is_refused(&undo(done.entry), &Refusal::ChangedSince);
    // The door was given to others since.
    let sealed = clerk.run(&seal(household, Leaving::MovedOut)).entry;
    clerk.run(&register_again());
    clerk.is_refused(&undo(sealed), &Refusal::ChangedSince);
    // The card hangs at the door.
    let other = clerk.household(3);
    let made = clerk.run(&card(CardCommand::Make { household: other }));
    clerk.run(&card(CardCommand::HandOut {
        card: Id::new(made.made.unwrap()),
        on: today(),
    }));
    clerk.is_refused(&undo(made.entry), &Refusal::ChangedSince);
}

fn register_again() -> Command {
    register("桂香苑3-2-903", someone("孙多多", ""))
}

#[test]
fn a_sealed_door_is_not_called_at_but_an_earlier_visit_may_be_entered_late() {
    let mut clerk = Clerk::at_drill();
    let Command::RecordVisit { household, .. } = clerk.visit(3, vec![]) else {
        panic!("no visit");
    };
    let on = |clerk: &Clerk, day| match clerk.visit(3, vec![]) {
        Command::RecordVisit {
            outcome,
            visitors,
            met,
            others_met,
            said,
            issues,
            ..
        } => Command::RecordVisit {
            household,
            on: day,
            outcome,
            visitors,
            met,
            others_met,
            said,
            issues,
            as_is: true,
        },
        other => other,
    };
    let (late, now) = (on(&clerk, day("2026-11-10")), on(&clerk, today()));
    clerk.run(&home(HouseholdCommand::Seal {
        household,
        on: day("2026-11-15"),
        leaving: Leaving::MovedOut,
        note: String::new(),
    }));
    clerk.is_refused(&now, &no(HomeRefusal::Sealed));
    clerk.is_refused(
        &Command::RegisterIssue {
            household,
            on: today(),
            issue: lamp(),
        },
        &no(HomeRefusal::Sealed),
    );
    clerk.run(&late);
}

#[test]
fn a_headcount_as_told_follows_who_leaves_and_who_comes() {
    let mut clerk = Clerk::at_drill();
    let household = household_of(&clerk, 3);
    let told = |clerk: &Clerk, household: Id<Household>| {
        clerk.number(&format!(
            "SELECT size FROM household WHERE id = {}",
            household.raw()
        ))
    };
    clerk.run(&home(HouseholdCommand::Amend {
        household,
        facts: HomeFacts {
            size: 5,
            ..HomeFacts::default()
        },
    }));
    let second = people(&clerk, household)[1];
    let split = home(HouseholdCommand::Split {
        household,
        people: vec![second],
        head_word: "户主".to_owned(),
        door: at("桂香苑3-2-903"),
        on: today(),
    });
    let other = made(&mut clerk, &split);
    assert_eq!(told(&clerk, household), 4);
    clerk.run(&home(HouseholdCommand::Join {
        household: other,
        into: Some(household),
        relation: "家人".to_owned(),
        on: today(),
    }));
    assert_eq!(told(&clerk, household), 5);
}

#[test]
fn several_numbers_are_kept_the_first_to_be_called_first() {
    let mut clerk = Clerk::at_drill();
    let typed = "12000000001 12000000002";
    clerk.run(&register("桂香苑3-2-903", someone("钱多多", typed)));
    assert_eq!(
        clerk.number(
            "SELECT count(*) FROM person WHERE name = '钱多多'
                      AND phone = '12000000001' AND phones = '12000000002'"
        ),
        1
    );
}

fn handbook(clerk: &mut Clerk) -> Id<fangyijie::domain::handbook::Handbook> {
    let issue = Command::Handbook(HandbookCommand::Issue {
        member: Some(Id::new(
            clerk.number("SELECT max(person_id) FROM membership"),
        )),
        on: today(),
    });
    Id::new(clerk.run(&issue).made.unwrap())
}

#[test]
fn undo_takes_each_of_them_back_altogether() {
    for lead in EVERY_COMMAND {
        let mut clerk = Clerk::at_drill();
        let command = lead(&mut clerk);
        let before = clerk.facts();
        let done = clerk.run(&command);
        assert!(before != clerk.facts(), "{command:?} did nothing");
        clerk.run(&Command::Undo { entry: done.entry });
        let after = clerk.facts();
        for (table, rows) in &before {
            assert!(rows == &after[table], "{command:?}: {table}");
        }
    }
}

#[test]
fn a_birth_on_record_and_an_identity_number_must_not_contradict() {
    let mut clerk = Clerk::at_drill();
    let household = household_of(&clerk, 2);
    let person = people(&clerk, household)[1];
    clerk
        .desk
        .peek_to_write()
        .execute_batch(&format!(
            "UPDATE person SET born = '1891-02-03' WHERE id = {}",
            person.raw()
        ))
        .unwrap();
    let numbered = |clerk: &Clerk| {
        home(HouseholdCommand::ChangeResident {
            household,
            person,
            change: ResidentChange {
                id_number: "421303189001010013".to_owned(),
                ..change(clerk, person)
            },
        })
    };
    let command = numbered(&clerk);
    let differs = BornDiffers {
        born: read_day("1891-02-03").unwrap(),
        number: "1890-01-01".parse().unwrap(),
    };
    clerk.is_refused(&command, &Refusal::BornDiffers(differs));
    // Only the year is known: the number says the rest.
    clerk
        .desk
        .peek_to_write()
        .execute_batch(&format!(
            "UPDATE person SET born = '1890' WHERE id = {}",
            person.raw()
        ))
        .unwrap();
    assert!(clerk.store.load(&Query::Person(person), clerk.on).is_ok());
    clerk.run(&command);
    assert_eq!(
        clerk.number(&format!(
            "SELECT count(*) FROM person WHERE id = {} AND born = '1890-01-01'",
            person.raw()
        )),
        1
    );
}

#[test]
fn two_of_one_name_in_a_household_and_a_number_that_is_none_are_asked_about() {
    let mut clerk = Clerk::at_drill();
    let household = made(
        &mut clerk,
        &register("桂香苑3-2-903", someone("钱多多", "12000000001")),
    );
    let add = |known: Known, phone: &str, phone_as_typed: bool| {
        home(HouseholdCommand::AddResident {
            household,
            who: NewResident {
                known,
                phone_as_typed,
                relation: "子".to_owned(),
                ..someone("钱多多", phone)
            },
        })
    };
    let namesake = HomeRefusal::SameNameHere {
        name: "钱多多".to_owned(),
        relation: "户主".to_owned(),
    };
    clerk.is_refused(&add(Known::Ask, "", false), &no(namesake));
    let odd = Refusal::OddPhone {
        number: "12345".to_owned(),
    };
    clerk.is_refused(&add(Known::Another, "12345", false), &odd);
    clerk.run(&add(Known::Another, "12345", true));
    assert_eq!(people(&clerk, household).len(), 2);
    // What stands on record is not asked about again.
    let second = people(&clerk, household)[1];
    clerk.run(&home(HouseholdCommand::ChangeResident {
        household,
        person: second,
        change: change(&clerk, second),
    }));
}

#[test]
fn the_backup_moves_house_too() {
    let mut clerk = Clerk::at_drill();
    let household = clerk.household(1);
    let backup: Id<Person> = Id::new(clerk.number(&format!(
        "SELECT person_id FROM membership WHERE to_date IS NULL AND person_id NOT IN
           (SELECT person_id FROM contact WHERE household_id = {}) ORDER BY id LIMIT 1",
        household.raw()
    )));
    clerk.run(&home(HouseholdCommand::SetContact {
        household,
        kind: ContactKind::Backup,
        person: Some(backup),
        reason: "离得近".to_owned(),
    }));
    let new = made(
        &mut clerk,
        &home(HouseholdCommand::MoveHouse {
            household,
            door: at("桂香苑4-3-903"),
            on: today(),
        }),
    );
    assert_eq!(
        clerk.number(&format!(
            "SELECT person_id FROM contact
             WHERE household_id = {} AND kind = 'backup' AND to_date IS NULL",
            new.raw()
        )),
        backup.raw()
    );
}

#[test]
fn a_sensitive_tag_kept_without_consent_gets_one() {
    let mut clerk = Clerk::at_drill();
    let household = clerk.household(1);
    clerk
        .desk
        .peek_to_write()
        .execute_batch(&format!(
            "UPDATE household SET tags = '低保' WHERE id = {}",
            household.raw()
        ))
        .unwrap();
    let set = |given_by: &str| {
        home(HouseholdCommand::SetTags {
            household,
            tags: vec!["低保".to_owned()],
            consent: Some(NewConsent {
                given_by: given_by.to_owned(),
                is_guardian: false,
                form: "书面".to_owned(),
                on: today(),
            }),
        })
    };
    let consents = "SELECT count(*) FROM consent WHERE scope = '低保'";
    let before = clerk.number(consents);
    clerk.run(&set(""));
    assert_eq!(clerk.number(consents), before);
    clerk.run(&set("陈天佑"));
    assert_eq!(clerk.number(consents), before + 1);
}
