//! 一月一收集、一月一汇报: what counts, what is refused, and that one step takes it back.

use fangyijie::domain::Id;
use fangyijie::domain::list::From;
use fangyijie::domain::month::{Lacking, MatrixRow, Month, MonthRefusal, MonthlyStatus};
use fangyijie::domain::person::Person;
use fangyijie::domain::refusal::Refusal;
use fangyijie::store::{Answer, Command, Listing, MonthCommand, MonthFilter, Query, Row};

use super::clerk::{Clerk, lamp};

/// A month in which the drill did nothing.
fn december(clerk: &mut Clerk) -> Month {
    clerk.on = "2026-12-10".parse().unwrap();
    Month::of(clerk.on)
}

fn nothing(person: Id<Person>, month: Month) -> Command {
    Command::Month(MonthCommand::Nothing { person, month })
}

fn report(person: Id<Person>, month: Month) -> Command {
    Command::Month(MonthCommand::Report { person, month })
}

/// The whole matrix.
fn matrix(clerk: &Clerk, owing: bool) -> Vec<MatrixRow> {
    matrix_of(clerk, 0, owing.then_some(Lacking::Report))
}

/// The matrix of an earlier month, of everyone or of those who lack something.
fn matrix_of(clerk: &Clerk, back: u8, lacking: Option<Lacking>) -> Vec<MatrixRow> {
    let query = Query::Rows {
        listing: Listing::Months(MonthFilter {
            back,
            lacking,
            ..MonthFilter::default()
        }),
        from: From::Start,
        count: 1000,
    };
    let Answer::Rows(page) = clerk.store.load(&query, clerk.on).unwrap() else {
        panic!("no rows")
    };
    let rows = page.rows.into_iter().map(|row| match row {
        Row::Months(row) => row,
        other => panic!("{other:?}"),
    });
    rows.collect()
}

fn this_month(clerk: &Clerk, person: Id<Person>) -> (MonthlyStatus, MonthlyStatus) {
    let rows = matrix(clerk, false);
    let row = rows.iter().find(|row| row.person == person).unwrap();
    (row.months[0].collection, row.months[0].report)
}

#[test]
fn that_there_was_nothing_counts_as_collected_and_is_said_once() {
    let mut clerk = Clerk::at_drill();
    let month = december(&mut clerk);
    let person = matrix(&clerk, false)[0].person;
    assert!(this_month(&clerk, person).0.is_owed());
    let before = clerk.facts();
    let done = clerk.run(&nothing(person, month));
    assert_eq!(this_month(&clerk, person).0, MonthlyStatus::Done);
    let again = Refusal::Month(MonthRefusal::CollectedAlready { month });
    clerk.is_refused(&nothing(person, month), &again);
    clerk.run(&Command::Undo { entry: done.entry });
    assert_eq!(clerk.facts(), before);
}

#[test]
fn a_matter_raised_at_a_door_is_the_collection_of_whoever_called() {
    let mut clerk = Clerk::at_drill();
    let month = december(&mut clerk);
    let visit = clerk.visit(2, vec![lamp()]);
    let person = clerk.contact(clerk.household(2));
    clerk.run(&visit);
    assert_eq!(this_month(&clerk, person).0, MonthlyStatus::Done);
    let again = Refusal::Month(MonthRefusal::CollectedAlready { month });
    clerk.is_refused(&nothing(person, month), &again);
    // A visit at which nothing was raised is none.
    let visit = clerk.visit(3, Vec::new());
    clerk.run(&visit);
    let person = clerk.contact(clerk.household(3));
    assert!(this_month(&clerk, person).0.is_owed());
}

#[test]
fn a_report_stands_once_and_never_for_a_month_to_come() {
    let mut clerk = Clerk::at_drill();
    let month = december(&mut clerk);
    let person = matrix(&clerk, false)[0].person;
    clerk.run(&report(person, month));
    assert_eq!(this_month(&clerk, person).1, MonthlyStatus::Done);
    let again = Refusal::Month(MonthRefusal::ReportedAlready { month });
    clerk.is_refused(&report(person, month), &again);
    let next = month.next();
    let early = Refusal::Month(MonthRefusal::NotBegun { month: next });
    clerk.is_refused(&report(person, next), &early);
    clerk.is_refused(&nothing(person, next), &early);
    let nobody = Id::new(clerk.number(
        "SELECT max(id) FROM person p WHERE NOT EXISTS
           (SELECT 1 FROM membership m WHERE m.person_id = p.id)",
    ));
    let refusal = Refusal::Month(MonthRefusal::CallsOnNobody);
    clerk.is_refused(&report(nobody, month), &refusal);
}

#[test]
fn a_whole_group_reports_in_one_step_that_is_taken_back_in_one() {
    let mut clerk = Clerk::at_drill();
    let month = december(&mut clerk);
    let all = matrix(&clerk, true);
    let group = clerk.group(3);
    let in_group = |row: &&MatrixRow| row.group.as_ref().is_some_and(|(id, _)| *id == group);
    let members = all.iter().filter(in_group).count();
    assert!(members > 3, "{members}");
    let one = all.iter().find(in_group).unwrap().person;
    clerk.run(&report(one, month));
    let before = clerk.facts();
    let command = Command::Month(MonthCommand::ReportGroup { group, month });
    let done = clerk.run(&command);
    assert_eq!(matrix(&clerk, true).len(), all.len() - members);
    let again = Refusal::Month(MonthRefusal::ReportedAlready { month });
    clerk.is_refused(&command, &again);
    clerk.run(&Command::Undo { entry: done.entry });
    assert_eq!(clerk.facts(), before);
}

#[test]
fn whoever_reports_after_the_theme_day_is_late() {
    let mut clerk = Clerk::at_drill();
    let month = december(&mut clerk);
    let rows = matrix(&clerk, false);
    let due = rows[0].months[0].report_due;
    assert_eq!(due, "2026-12-21".parse().unwrap());
    clerk.on = due;
    clerk.run(&report(rows[0].person, month));
    clerk.on = due.succ_opt().unwrap();
    clerk.run(&report(rows[1].person, month));
    assert_eq!(this_month(&clerk, rows[0].person).1, MonthlyStatus::Done);
    assert_eq!(
        this_month(&clerk, rows[1].person).1,
        MonthlyStatus::DoneLate
    );
    assert_eq!(this_month(&clerk, rows[2].person).1, MonthlyStatus::Overdue);
}

#[test]
fn whoever_handed_the_households_over_still_owes_the_month_in_which_they_called() {
    let mut clerk = Clerk::at_drill();
    let month = december(&mut clerk);
    let person = matrix(&clerk, false)[0].person;
    let of = |clerk: &Clerk| matrix(clerk, false).iter().any(|row| row.person == person);
    clerk.change(&format!(
        "UPDATE contact SET to_date = '2026-12-05' WHERE person_id = {} AND to_date IS NULL",
        person.raw()
    ));
    assert!(of(&clerk));
    assert!(this_month(&clerk, person).1.is_owed());
    // In the month after nothing is asked any more, but the old month can still be made good.
    clerk.on = "2027-01-08".parse().unwrap();
    assert!(!of(&clerk));
    let refusal = Refusal::Month(MonthRefusal::CallsOnNobody);
    clerk.is_refused(&report(person, month.next()), &refusal);
    clerk.run(&report(person, month));
    let Answer::Month(card) = clerk.store.load(&Query::Month(person), clerk.on).unwrap() else {
        panic!("no card")
    };
    assert_eq!(card.row.months[0].report, MonthlyStatus::NotOwed);
    assert_eq!(card.row.months[1].report, MonthlyStatus::DoneLate);
}

#[test]
fn the_counts_below_the_matrix_are_those_of_its_rows() {
    let mut clerk = Clerk::at_drill();
    for day in ["2026-11-20", "2026-10-31", "2026-12-10"] {
        clerk.on = day.parse().unwrap();
        let rows = matrix(&clerk, false);
        let count = |done: fn(&MatrixRow) -> bool| {
            u32::try_from(rows.iter().filter(|row| done(row)).count()).unwrap()
        };
        let Answer::MonthTotals(totals) =
            clerk.store.load(&Query::MonthTotals(0), clerk.on).unwrap()
        else {
            panic!("no totals")
        };
        assert_eq!(totals.members, count(|_| true));
        assert_eq!(
            totals.collected,
            count(|row| row.months[0].collected.on().is_some()),
            "{day}"
        );
        assert_eq!(
            totals.reported,
            count(|row| row.months[0].reported.is_some()),
            "{day}"
        );
    }
}

#[test]
fn the_totals_are_the_columns_and_whoever_lacks_something_is_whoever_has_not_done_it() {
    let mut clerk = Clerk::at_drill();
    // A household that two members met, and one that only a building head met.
    let mut twice = clerk.visit(2, vec![lamp()]);
    let member = clerk.contact(clerk.household(5));
    if let Command::RecordVisit { visitors, .. } = &mut twice {
        visitors.push(member);
    }
    clerk.run(&twice);
    let mut by_other = clerk.visit(4, Vec::new());
    let other = Id::new(clerk.number(
        "SELECT person_id FROM role_term WHERE role = 'building_head' AND to_date IS NULL
           AND person_id NOT IN (SELECT person_id FROM membership) ORDER BY id LIMIT 1",
    ));
    if let Command::RecordVisit { visitors, .. } = &mut by_other {
        *visitors = vec![other];
    }
    clerk.run(&by_other);
    let mut again = 0;
    for back in 0..12 {
        let rows = matrix_of(&clerk, back, None);
        let line = |row: &MatrixRow| row.months[0].clone();
        for lacking in Lacking::ALL {
            let found: Vec<_> = matrix_of(&clerk, back, Some(lacking))
                .into_iter()
                .map(|row| row.person)
                .collect();
            let expected = rows.iter().filter(|row| lacking.is_lacking_in(&line(row)));
            let expected: Vec<_> = expected.map(|row| row.person).collect();
            assert_eq!(found, expected, "{back} {lacking:?}");
        }
        let Answer::MonthTotals(totals) = clerk
            .store
            .load(&Query::MonthTotals(back), clerk.on)
            .unwrap()
        else {
            panic!("no totals")
        };
        let counted = |done: fn(&MatrixRow) -> bool| {
            u32::try_from(rows.iter().filter(|row| done(row)).count()).unwrap()
        };
        assert_eq!(totals.members, counted(|_| true), "{back}");
        assert_eq!(
            totals.collected,
            counted(|row| row.months[0].collected.on().is_some()),
            "{back}"
        );
        assert_eq!(
            totals.reported,
            counted(|row| row.months[0].reported.is_some()),
            "{back}"
        );
        let column: u32 = rows.iter().map(|row| row.months[0].met).sum();
        assert_eq!(totals.met_by_members, column, "{back}");
        assert_eq!(
            totals.met + totals.met_again(),
            totals.met_by_members + totals.met_by_others,
            "{back}"
        );
        again += totals.met_again();
    }
    assert_eq!(again, 1);
}
