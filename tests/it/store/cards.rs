//! Contact cards and handbooks: numbers that go on, states that SQL and the rule agree on, issuing to a branch.

use fangyijie::domain::contact_card::{
    CardFacts, CardRefusal, CardState, CardStatus, ContactCardRow, card_state,
};
use fangyijie::domain::household::{ContactKind, Household, Leaving};
use fangyijie::domain::list::From;
use fangyijie::domain::person::Person;
use fangyijie::domain::refusal::Missing;
use fangyijie::domain::{Coded, Id, Refusal};
use fangyijie::store::{
    Answer, CardCommand, CardFilter, CardPlan, Command, Failure, HandbookCommand, HouseholdCommand,
    Listing, Query, Row,
};
use proptest::prelude::*;

use super::clerk::Clerk;
use super::file::{day, today};
use crate::cases::cases;

fn card(command: CardCommand) -> Command {
    Command::Card(command)
}

fn make(household: Id<Household>) -> Command {
    card(CardCommand::Make { household })
}

fn reprint<T>(card_id: Id<T>) -> Command {
    card(CardCommand::Reprint {
        card: Id::new(card_id.raw()),
        reason: String::new(),
    })
}

fn listed(clerk: &Clerk, filter: CardFilter) -> Vec<ContactCardRow> {
    let query = Query::Rows {
        listing: Listing::Cards {
            filter,
            narrow: String::new(),
        },
        from: From::Start,
        count: 2000,
    };
    let Answer::Rows(page) = clerk.store.load(&query, clerk.on).unwrap() else {
        panic!("no rows");
    };
    let row = |row| match row {
        Row::ContactCard(card) => card,
        other => panic!("{other:?}"),
    };
    page.rows.into_iter().map(row).collect()
}

fn plan(clerk: &Clerk, grid: u32) -> CardPlan {
    let query = Query::CardPlan(clerk.branch(grid));
    match clerk.store.load(&query, clerk.on).unwrap() {
        Answer::CardPlan(plan) => plan,
        other => panic!("{other:?}"),
    }
}

fn no(refusal: CardRefusal) -> Refusal {
    Refusal::Card(refusal)
}

fn set_phone(clerk: &Clerk, person: Id<Person>, phone: &str) {
    clerk
        .desk
        .peek_to_write()
        .execute(
            "UPDATE person SET phone = ?2 WHERE id = ?1",
            (person.raw(), phone),
        )
        .unwrap();
}

#[test]
fn a_household_has_one_card_and_its_number_is_never_given_again() {
    let mut clerk = Clerk::at_drill();
    let household = clerk.household(3);
    let first = clerk.run(&make(household));
    assert!(
        first.deed.subject.starts_with("09902-0001 "),
        "{}",
        first.deed.subject
    );
    clerk.is_refused(
        &make(household),
        &no(CardRefusal::HasCard {
            number: "09902-0001".to_owned(),
        }),
    );
    let first = Id::new(first.made.unwrap());
    clerk.run(&card(CardCommand::HandOut {
        card: first,
        on: today(),
    }));
    clerk.is_refused(
        &card(CardCommand::HandOut {
            card: first,
            on: today(),
        }),
        &no(CardRefusal::NotNow {
            status: CardStatus::Issued,
        }),
    );
    clerk.run(&reprint(first));
    let void = listed(&clerk, CardFilter::Void);
    assert_eq!(void[0].number, "09902-0001");
    let pending = listed(&clerk, CardFilter::Pending);
    let newest = pending.iter().max_by_key(|card| card.id.raw()).unwrap();
    assert_eq!(
        (newest.number.as_str(), newest.replaces.as_deref()),
        ("09902-0002", Some("09902-0001"))
    );
    clerk.is_refused(
        &reprint(first),
        &no(CardRefusal::NotNow {
            status: CardStatus::Void,
        }),
    );
    clerk.is_refused(
        &card(CardCommand::Void {
            card: pending[0].id,
            reason: " ".to_owned(),
        }),
        &Refusal::Empty(Missing::Reason),
    );
}

#[test]
fn a_card_needs_someone_to_call_and_a_number_to_print() {
    let mut clerk = Clerk::at_drill();
    let household = clerk.household(3);
    let holder = clerk.contact(household);
    set_phone(&clerk, holder, "");
    let Err(Failure::Refused(Refusal::Card(CardRefusal::NoPhone { .. }))) =
        clerk.attempt(&make(household))
    else {
        panic!("a card without a number");
    };
    clerk.run(&Command::Household(HouseholdCommand::EndContact {
        household,
        kind: ContactKind::Main,
        reason: "搬走".to_owned(),
    }));
    clerk.is_refused(&make(household), &no(CardRefusal::NoContact));
    clerk.is_refused(
        &card(CardCommand::HandOut {
            card: Id::new(1),
            on: today(),
        }),
        &Refusal::Gone,
    );
}

#[test]
fn a_branch_gets_all_its_cards_in_one_step() {
    let mut clerk = Clerk::at_drill();
    let branch = clerk.branch(3);
    let before = plan(&clerk, 3);
    assert!(before.missing > 100 && before.stale == 0, "{before:?}");
    let all = |reprint| card(CardCommand::MakeAll { branch, reprint });
    let entry = clerk.run(&all(false)).entry;
    assert_eq!(plan(&clerk, 3).missing, 0);
    clerk.is_refused(&all(true), &no(CardRefusal::NothingToIssue));
    // A member gets another number: their cards are to be printed again, in one step too.
    let member =
        Id::new(clerk.number("SELECT holder_id FROM card WHERE number LIKE '09902-%' LIMIT 1"));
    set_phone(&clerk, member, "12099999999");
    let stale = plan(&clerk, 3).stale;
    assert!((8..=14).contains(&stale), "{stale}");
    assert_eq!(
        listed(&clerk, CardFilter::Stale)
            .iter()
            .filter(|card| card.state == CardState::PhoneChanged)
            .count(),
        stale as usize
    );
    clerk.is_refused(&all(false), &no(CardRefusal::NothingToIssue));
    let again = clerk.run(&all(true)).entry;
    assert_eq!(
        plan(&clerk, 3),
        CardPlan {
            missing: 0,
            ..plan(&clerk, 3)
        }
    );
    assert_eq!(plan(&clerk, 3).stale, 0);
    clerk.run(&Command::Undo { entry: again });
    assert_eq!(plan(&clerk, 3).stale, stale);
    clerk.run(&Command::Undo { entry });
    assert_eq!(plan(&clerk, 3).missing, before.missing);
}

#[test]
fn the_drill_has_cards_of_every_kind() {
    let clerk = Clerk::at_drill();
    assert!(listed(&clerk, CardFilter::Pending).len() > 100);
    assert_eq!(listed(&clerk, CardFilter::Issued).len(), 23);
    let stale = listed(&clerk, CardFilter::Stale);
    assert_eq!(stale.len(), 1);
    assert_eq!(stale[0].state, CardState::ContactChanged);
}

#[test]
fn a_member_has_one_handbook_at_a_time() {
    let mut clerk = Clerk::at_drill();
    let member: Id<Person> = Id::new(clerk.number("SELECT max(person_id) FROM membership"));
    let issue = |member: Option<Id<Person>>| {
        Command::Handbook(HandbookCommand::Issue {
            member,
            on: today(),
        })
    };
    let done = clerk.run(&issue(Some(member)));
    assert!(
        done.deed.subject.starts_with("S09905-0001 "),
        "{}",
        done.deed.subject
    );
    clerk.is_refused(
        &issue(Some(member)),
        &no(CardRefusal::HasHandbook {
            number: "S09905-0001".to_owned(),
        }),
    );
    clerk.is_refused(&issue(None), &Refusal::Empty(Missing::Holder));
    let handbook = Id::new(done.made.unwrap());
    let write = |text: &str| {
        Command::Handbook(HandbookCommand::Write {
            handbook,
            household: None,
            on: today(),
            text: text.to_owned(),
        })
    };
    clerk.is_refused(&write(" "), &Refusal::Empty(Missing::Entry));
    clerk.run(&write("学了新的低保政策"));
    let back = Command::Handbook(HandbookCommand::Return {
        handbook,
        on: today(),
    });
    clerk.run(&back);
    clerk.is_refused(&back, &no(CardRefusal::Returned));
    clerk.is_refused(&write("再记一笔"), &no(CardRefusal::Returned));
    assert!(
        clerk
            .run(&issue(Some(member)))
            .deed
            .subject
            .starts_with("S09905-0002 ")
    );
    let resident =
        Id::new(clerk.number(
            "SELECT min(id) FROM person WHERE id NOT IN (SELECT person_id FROM membership)",
        ));
    let Err(Failure::Refused(Refusal::Card(CardRefusal::NotAMember { .. }))) =
        clerk.attempt(&issue(Some(resident)))
    else {
        panic!("handbooks are for members");
    };
}

#[test]
fn a_handbook_is_made_from_the_records() {
    let clerk = Clerk::at_drill();
    let handbook = Id::new(clerk.number("SELECT handbook_id FROM handbook_entry LIMIT 1"));
    let Answer::Handbook(book) = clerk
        .store
        .load(&Query::Handbook(handbook), clerk.on)
        .unwrap()
    else {
        panic!("no handbook");
    };
    assert_eq!(book.number, "S09901-0001");
    assert!((8..=14).contains(&book.pages.len()), "{}", book.pages.len());
    assert!(book.pages.iter().any(|page| !page.entries.is_empty()));
    assert!(book.pages.iter().any(|page| !page.visits.is_empty()));
    assert!(!book.months.is_empty());
    let doors: Vec<&String> = book.pages.iter().map(|page| &page.row.place).collect();
    assert!(doors.is_sorted());
}

/// The state of every card by SQL, and what the rule makes of the same facts.
fn both_states(clerk: &Clerk) -> Vec<(CardState, CardState)> {
    let by_sql = [
        CardFilter::Pending,
        CardFilter::Issued,
        CardFilter::Stale,
        CardFilter::Void,
    ]
    .into_iter()
    .flat_map(|filter| listed(clerk, filter));
    let conn = clerk.desk.peek();
    by_sql
        .map(|row| {
            let (status, printed, phone, calls): (String, String, String, bool) = conn
                .query_row(
                    "SELECT k.status, k.phone, p.phone, k.holder_id IS
                       (SELECT person_id FROM contact c WHERE c.household_id = k.household_id
                          AND c.kind = 'main' AND c.to_date IS NULL)
                     FROM card k JOIN person p ON p.id = k.holder_id WHERE k.id = ?1",
                    [row.id.raw()],
                    |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
                )
                .unwrap();
            let facts = CardFacts {
                status: CardStatus::from_code(&status).unwrap(),
                printed: &printed,
                phone: &phone,
                holder_calls: calls,
            };
            (row.state, card_state(facts))
        })
        .collect()
}

proptest! {
    #![proptest_config(cases(12))]
    #[test]
    fn sql_and_the_rule_agree_on_every_card_and_every_card_is_in_one_list(
        wishes in prop::collection::vec((0u8..7, any::<u16>(), any::<u16>()), 1..30),
    ) {
        let mut clerk = Clerk::at_drill();
        let any = |clerk: &Clerk, sql: &str, nth: u16| -> i64 {
            clerk.number(&format!(
                "SELECT * FROM ({sql}) LIMIT 1 OFFSET {nth} % (SELECT count(*) FROM ({sql}))"
            ))
        };
        for (which, a, b) in wishes {
            let called = "SELECT household_id FROM card ORDER BY household_id";
            let household = Id::new(any(&clerk, called, a));
            let member: Id<Person> = Id::new(any(&clerk, "SELECT person_id FROM membership", b));
            let some_card = Id::new(any(&clerk, "SELECT id FROM card", a));
            let command = match which {
                0 => make(household),
                1 => card(CardCommand::HandOut { card: some_card, on: today() }),
                2 => reprint(some_card),
                3 => card(CardCommand::Void { card: some_card, reason: "丢了".to_owned() }),
                4 => Command::Household(HouseholdCommand::SetContact {
                    household, kind: ContactKind::Main, person: Some(member), reason: "调整".to_owned(),
                }),
                5 => Command::Household(HouseholdCommand::Seal {
                    household, on: today(), leaving: Leaving::MovedOut, note: String::new(),
                }),
                _ => {
                    set_phone(&clerk, member, &format!("120{b:08}"));
                    continue;
                }
            };
            if let Err(Failure::Fault(fault)) = clerk.attempt(&command) {
                prop_assert!(false, "{command:?}: {fault}");
            }
        }
        let states = both_states(&clerk);
        for (by_sql, by_rule) in &states {
            prop_assert_eq!(by_sql, by_rule);
        }
        let cards = usize::try_from(clerk.number("SELECT count(*) FROM card")).unwrap();
        prop_assert_eq!(states.len(), cards);
        prop_assert_eq!(clerk.number("SELECT count(*) FROM (SELECT household_id FROM card
            WHERE status <> 'void' GROUP BY household_id HAVING count(*) > 1)"), 0);
    }
}

#[test]
fn a_card_is_not_handed_out_tomorrow() {
    let mut clerk = Clerk::at_drill();
    let pending = listed(&clerk, CardFilter::Pending)[0].id;
    let tomorrow = day("2026-11-21");
    clerk.is_refused(
        &card(CardCommand::HandOut {
            card: pending,
            on: tomorrow,
        }),
        &Refusal::FutureDate { date: tomorrow },
    );
}

fn tally(clerk: &Clerk, filter: CardFilter, narrow: &str) -> u32 {
    let query = Query::CardTally(filter, narrow.to_owned());
    match clerk.store.load(&query, clerk.on).unwrap() {
        Answer::CardTally(count) => count,
        other => panic!("{other:?}"),
    }
}

#[test]
fn waiting_cards_lie_in_walking_order_and_are_handed_out_in_one_step() {
    let mut clerk = Clerk::at_drill();
    let branch = Id::new(clerk.number("SELECT id FROM branch WHERE name = '第二支部'"));
    clerk.run(&card(CardCommand::MakeAll {
        branch,
        reprint: false,
    }));
    let pending = listed(&clerk, CardFilter::Pending);
    let place = |card: &ContactCardRow| -> String {
        super::file::one(
            &clerk.desk.peek(),
            &format!(
                "SELECT place FROM household WHERE id = {}",
                card.household.raw()
            ),
        )
    };
    assert!(pending.is_sorted_by_key(place));
    let narrow = "09902";
    let few = tally(&clerk, CardFilter::Pending, narrow);
    assert!(few > 1 && usize::try_from(few).unwrap() < pending.len());
    let done = clerk.run(&card(CardCommand::HandOutAll {
        narrow: narrow.to_owned(),
        on: today(),
    }));
    assert_eq!(tally(&clerk, CardFilter::Pending, narrow), 0);
    let left = pending.len() - usize::try_from(few).unwrap();
    assert_eq!(listed(&clerk, CardFilter::Pending).len(), left);
    clerk.is_refused(
        &card(CardCommand::HandOutAll {
            narrow: narrow.to_owned(),
            on: today(),
        }),
        &no(CardRefusal::NothingListed),
    );
    clerk.run(&Command::Undo { entry: done.entry });
    assert_eq!(tally(&clerk, CardFilter::Pending, narrow), few);
}

#[test]
fn every_card_that_is_no_longer_true_is_replaced_in_one_step() {
    let mut clerk = Clerk::at_drill();
    let stale = tally(&clerk, CardFilter::Stale, "");
    assert!(stale > 0);
    let before = listed(&clerk, CardFilter::Pending).len();
    clerk.run(&card(CardCommand::ReprintAll {
        narrow: String::new(),
        reason: "换号".to_owned(),
    }));
    assert_eq!(tally(&clerk, CardFilter::Stale, ""), 0);
    let after = listed(&clerk, CardFilter::Pending).len();
    assert_eq!(after, before + usize::try_from(stale).unwrap());
}
