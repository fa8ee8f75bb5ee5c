//! 日历: on which day a body meets, what an edited day changes, and what a month shows.

use chrono::NaiveDate;
use fangyijie::domain::calendar::{
    CalendarMonth, CalendarRefusal, DayEntry, DayKind, HeldMeeting, MeetingDay, Moved, PlannedDay,
    PlannedMeeting, Window,
};
use fangyijie::domain::meeting::MeetingKind;
use fangyijie::domain::month::{Month, MonthlyStatus};
use fangyijie::domain::person::Person;
use fangyijie::domain::refusal::{Missing, Refusal};
use fangyijie::domain::{Coded, Id};
use fangyijie::store::{Answer, CalendarCommand, Command, MonthCommand, Query};

use super::clerk::Clerk;
use super::file::day;

fn month(code: &str) -> Month {
    Month::parse(code).unwrap()
}

/// A meeting of the branch, or of the group, that a grid belongs to.
fn meeting(clerk: &Clerk, kind: MeetingKind, grid: u32, code: &str) -> MeetingDay {
    MeetingDay {
        kind,
        branch: clerk.branch(grid),
        group: (kind == MeetingKind::Group).then(|| clerk.group(grid)),
        month: month(code),
    }
}

fn set(meeting: MeetingDay, on: &str, reason: &str) -> Command {
    Command::Calendar(CalendarCommand::SetDay {
        meeting,
        on: day(on),
        reason: reason.to_owned(),
    })
}

fn clear(meeting: MeetingDay) -> Command {
    Command::Calendar(CalendarCommand::ClearDay { meeting })
}

fn plan(clerk: &Clerk, meeting: MeetingDay) -> PlannedDay {
    let query = Query::PlannedDay(meeting);
    match clerk.store.load(&query, clerk.on).unwrap() {
        Answer::PlannedDay(plan) => *plan,
        other => panic!("{other:?}"),
    }
}

fn planned_on(clerk: &Clerk, kind: MeetingKind, grid: u32, code: &str) -> NaiveDate {
    plan(clerk, meeting(clerk, kind, grid, code)).planned.on
}

fn shown(clerk: &Clerk, code: &str) -> CalendarMonth {
    let query = Query::CalendarMonth(month(code));
    match clerk.store.load(&query, clerk.on).unwrap() {
        Answer::CalendarMonth(month) => *month,
        other => panic!("{other:?}"),
    }
}

/// The meetings of a month as `day kind body state`.
fn meetings(month: &CalendarMonth) -> Vec<String> {
    let lines = month.days.iter().flat_map(|day| {
        day.entries.iter().filter_map(move |entry| match entry {
            DayEntry::Planned(PlannedMeeting { meeting, body, .. }) => {
                Some(format!("{} {} {body} planned", day.on, meeting.kind.code()))
            }
            DayEntry::Held(HeldMeeting {
                kind, body, ended, ..
            }) => {
                let state = if *ended { "held" } else { "open" };
                Some(format!("{} {} {body} {state}", day.on, kind.code()))
            }
            _ => None,
        })
    });
    lines.collect()
}

fn rule(clerk: &Clerk, grid: u32, rule: &str) {
    let branch = clerk.branch(grid).raw();
    clerk.change(&format!(
        "UPDATE branch SET theme_day = '{rule}' WHERE id = {branch}"
    ));
}

/// No meeting was ever held.
fn forget_meetings(clerk: &Clerk) {
    clerk.change("PRAGMA foreign_keys = OFF; DELETE FROM meeting");
}

/// A member of the group of a grid who calls on households.
fn caller(clerk: &Clerk, grid: u32, nth: u32) -> Id<Person> {
    let group = clerk.group(grid).raw();
    Id::new(clerk.number(&format!(
        "SELECT m.person_id FROM membership m WHERE m.group_id = {group} AND EXISTS
           (SELECT 1 FROM contact c WHERE c.person_id = m.person_id AND c.to_date IS NULL)
         ORDER BY m.id LIMIT 1 OFFSET {nth}"
    )))
}

fn report(person: Id<Person>, code: &str) -> Command {
    let month = month(code);
    Command::Month(MonthCommand::Report { person, month })
}

/// The last day for a report, and how it stands.
fn reported(clerk: &Clerk, person: Id<Person>, code: &str) -> (NaiveDate, MonthlyStatus) {
    let Answer::Month(card) = clerk.store.load(&Query::Month(person), clerk.on).unwrap() else {
        panic!("no card")
    };
    let line = card
        .row
        .months
        .iter()
        .find(|line| line.month == month(code));
    let line = line.unwrap();
    (line.report_due, line.report)
}

#[test]
fn the_days_of_a_round_by_rule() {
    let clerk = Clerk::at_drill();
    forget_meetings(&clerk);
    for (the_rule, code, group, committee, theme) in [
        (
            "day 15",
            "2026-12",
            "2026-12-08",
            "2026-12-12",
            "2026-12-15",
        ),
        (
            "nth 1 5",
            "2026-12",
            "2026-11-27",
            "2026-12-01",
            "2026-12-04",
        ),
        (
            "last 5",
            "2026-12",
            "2026-12-18",
            "2026-12-22",
            "2026-12-25",
        ),
        // Out of the holidays of 2026; of 2027 none is known.
        ("day 1", "2026-10", "2026-09-29", "2026-09-30", "2026-10-08"),
        (
            "day 31",
            "2027-02",
            "2027-02-21",
            "2027-02-25",
            "2027-02-28",
        ),
        ("day 1", "2027-10", "2027-09-24", "2027-09-28", "2027-10-01"),
    ] {
        rule(&clerk, 1, the_rule);
        for (kind, on) in [
            (MeetingKind::Group, group),
            (MeetingKind::Committee, committee),
            (MeetingKind::Assembly, theme),
        ] {
            let found = planned_on(&clerk, kind, 1, code);
            assert_eq!(found, day(on), "{the_rule} {code} {kind:?}");
        }
    }
}

#[test]
fn reporting_closes_the_day_before_the_edited_theme_day() {
    let mut clerk = Clerk::at_drill();
    rule(&clerk, 1, "day 15");
    clerk.on = day("2026-12-10");
    let assembly = meeting(&clerk, MeetingKind::Assembly, 1, "2026-12");
    let people: Vec<_> = (0..4).map(|nth| caller(&clerk, 1, nth)).collect();
    let due = |clerk: &Clerk| reported(clerk, people[0], "2026-12").0;
    assert_eq!(due(&clerk), day("2026-12-14"));
    let before = clerk.facts();
    let done = clerk.run(&set(assembly, "2026-12-22", "书记外出学习"));
    assert_eq!(
        (done.deed.subject.as_str(), done.why.as_str()),
        ("第一支部 / assembly 2026-12-22", "书记外出学习")
    );
    assert_eq!(due(&clerk), day("2026-12-21"));
    for (person, on, status) in [
        (people[0], "2026-12-20", MonthlyStatus::Done),
        (people[1], "2026-12-21", MonthlyStatus::Done),
        (people[2], "2026-12-22", MonthlyStatus::DoneLate),
    ] {
        clerk.on = day(on);
        clerk.run(&report(person, "2026-12"));
        assert_eq!(reported(&clerk, person, "2026-12").1, status, "{on}");
    }
    assert_eq!(
        reported(&clerk, people[3], "2026-12").1,
        MonthlyStatus::Overdue
    );
    // Taken back by undo or by hand, the rule holds again.
    clerk.run(&clear(assembly));
    assert_eq!(due(&clerk), day("2026-12-14"));
    assert_eq!(
        reported(&clerk, people[0], "2026-12").1,
        MonthlyStatus::DoneLate
    );
    let mut clerk = Clerk::at_drill();
    rule(&clerk, 1, "day 15");
    clerk.on = day("2026-12-10");
    let done = clerk.run(&set(assembly, "2026-12-22", "书记外出学习"));
    clerk.run(&Command::Undo { entry: done.entry });
    assert_eq!(clerk.facts(), before);
}

#[test]
fn reporting_closes_before_a_theme_day_that_a_holiday_moved() {
    let mut clerk = Clerk::at_drill();
    forget_meetings(&clerk);
    rule(&clerk, 1, "day 1");
    clerk.on = day("2026-11-01");
    let person = caller(&clerk, 1, 0);
    assert_eq!(reported(&clerk, person, "2026-10").0, day("2026-10-07"));
    assert_eq!(reported(&clerk, person, "2026-05").0, day("2026-05-05"));
    assert_eq!(reported(&clerk, person, "2026-06").0, day("2026-06-01"));
}

#[test]
fn an_assembly_that_was_held_closes_the_reports_but_an_urgent_one_does_not() {
    let mut clerk = Clerk::at_drill();
    let (_, issue) = clerk.up_to_assembly();
    let branch = clerk.branch(2);
    let due = |clerk: &Clerk| reported(clerk, caller(clerk, 1, 0), "2026-11").0;
    assert_eq!(due(&clerk), day("2026-11-19"));
    clerk.change(&format!(
        "UPDATE agenda_item SET urgent = '自来水爆管' WHERE meeting_id =
           (SELECT max(id) FROM meeting WHERE kind = 'assembly' AND branch_id = {})",
        branch.raw()
    ));
    assert_eq!(due(&clerk), day("2026-11-21"));
    clerk.change(&format!(
        "UPDATE agenda_item SET urgent = '' WHERE issue_id = {}",
        issue.raw()
    ));
    assert_eq!(due(&clerk), day("2026-11-19"));
}

#[test]
fn a_day_is_set_with_a_reason_within_its_round_and_only_before_it_was_held() {
    let mut clerk = Clerk::at_drill();
    let assembly = meeting(&clerk, MeetingKind::Assembly, 1, "2026-11");
    let on = day("2026-11-22");
    assert_eq!(plan(&clerk, assembly).planned.on, on);
    let no_reason = Refusal::Empty(Missing::Reason);
    clerk.is_refused(&set(assembly, "2026-11-26", " "), &no_reason);
    let same = CalendarRefusal::SameDay { on }.into();
    clerk.is_refused(&set(assembly, "2026-11-22", "改期"), &same);
    let window = Window {
        from: day("2026-11-01"),
        to: day("2026-12-21"),
    };
    let outside = Refusal::Calendar(CalendarRefusal::Outside {
        kind: MeetingKind::Assembly,
        month: month("2026-11"),
        window,
    });
    for on in ["2026-10-31", "2026-12-22", "2027-01-02"] {
        clerk.is_refused(&set(assembly, on, "改期"), &outside);
    }
    for on in ["2026-11-01", "2026-12-21"] {
        clerk.run(&set(assembly, on, "改期"));
        assert_eq!(plan(&clerk, assembly).planned.on, day(on));
    }
    // Set back to the day by rule, nothing of it is left.
    clerk.run(&set(assembly, "2026-11-22", "还是原来的日子"));
    assert_eq!(clerk.number("SELECT count(*) FROM meeting_date"), 0);
    clerk.is_refused(&clear(assembly), &CalendarRefusal::NotEdited.into());
    // The fourth branch met on the 11th.
    let held = meeting(&clerk, MeetingKind::Assembly, 7, "2026-11");
    let already = Refusal::Calendar(CalendarRefusal::Held {
        on: day("2026-11-11"),
    });
    clerk.is_refused(&set(held, "2026-11-28", "改期"), &already);
    let december = meeting(&clerk, MeetingKind::Committee, 7, "2026-12");
    clerk.run(&set(december, "2026-12-05", "和街道的会碰了"));
    assert_eq!(
        planned_on(&clerk, MeetingKind::Committee, 7, "2026-12"),
        day("2026-12-05")
    );
    // The group stays before the committee.
    assert_eq!(
        planned_on(&clerk, MeetingKind::Group, 7, "2026-12"),
        day("2026-12-04")
    );
}

#[test]
fn a_meeting_of_a_branch_that_is_gone_has_no_day() {
    let mut clerk = Clerk::at_drill();
    let gone = MeetingDay {
        branch: Id::new(77),
        ..meeting(&clerk, MeetingKind::Assembly, 1, "2026-12")
    };
    clerk.is_refused(&set(gone, "2026-12-20", "改期"), &Refusal::Gone);
}

#[test]
fn a_month_shows_what_is_to_be_held_and_what_was() {
    let mut clerk = Clerk::at_drill();
    let november = shown(&clerk, "2026-11");
    let found = meetings(&november);
    for line in [
        "2026-11-22 assembly 第一支部 planned",
        "2026-11-25 assembly 第二支部 planned",
        "2026-11-29 assembly 第三支部 planned",
        "2026-11-11 assembly 第四支部 held",
        "2026-11-13 assembly 第五支部 held",
    ] {
        assert!(found.contains(&line.to_owned()), "{line} in {found:#?}");
    }
    // Every round has its theme day once, held or to be held.
    let assemblies = found.iter().filter(|line| line.contains(" assembly "));
    assert_eq!(assemblies.count(), 5, "{found:#?}");
    let december = meetings(&shown(&clerk, "2026-12"));
    assert!(december.contains(&"2026-12-29 assembly 第三支部 planned".to_owned()));
    // A meeting that is opened stands in for the plan.
    clerk.raise(2);
    clerk.open(MeetingKind::Group, 2);
    let opened = meetings(&shown(&clerk, "2026-11"));
    let of_group = |line: &&String| line.starts_with("2026-11-20 group") && line.ends_with("open");
    assert!(opened.iter().any(|line| of_group(&line)), "{opened:#?}");
}

#[test]
fn a_month_shows_why_a_day_was_moved() {
    let mut clerk = Clerk::at_drill();
    let december = meeting(&clerk, MeetingKind::Assembly, 1, "2026-12");
    clerk.run(&set(december, "2026-12-28", "会议室装修"));
    let moved = |shown: &CalendarMonth, on: &str| -> Vec<Moved> {
        let day = shown.day(day(on)).unwrap();
        let moved = day.entries.iter().filter_map(|entry| match entry {
            DayEntry::Planned(planned) => planned.moved.clone(),
            _ => None,
        });
        moved.collect()
    };
    let edited = Moved::Edited {
        reason: "会议室装修".to_owned(),
        from: day("2026-12-22"),
    };
    assert!(moved(&shown(&clerk, "2026-12"), "2026-12-28").contains(&edited));
    // In a file that begins in October, the first of that month is a holiday.
    forget_meetings(&clerk);
    rule(&clerk, 1, "day 1");
    let october = shown(&clerk, "2026-10");
    let holiday = Moved::Holiday {
        name: "国庆节".to_owned(),
        from: day("2026-10-01"),
    };
    assert!(moved(&october, "2026-10-08").contains(&holiday));
    let kind = |on: &str| october.day(day(on)).unwrap().kind.clone();
    assert_eq!(kind("2026-10-01"), DayKind::Holiday("国庆节".to_owned()));
    assert_eq!(kind("2026-10-10"), DayKind::Workday);
    assert_eq!(kind("2026-10-11"), DayKind::Plain);
    assert!(october.knows_holidays && !shown(&clerk, "2027-01").knows_holidays);
}

#[test]
fn a_month_shows_talk_days_deadlines_and_publication_ends() {
    let clerk = Clerk::at_drill();
    let meeting = clerk.number("SELECT max(id) FROM meeting WHERE kind = 'assembly'");
    for (id, until, withdrawn) in [(1, "2026-11-30", "NULL"), (2, "2026-11-29", "'2026-11-20'")] {
        clerk.change(&format!(
            "INSERT INTO notice (id, meeting_id, body, place, published_on, until, withdrawn_on)
             VALUES ({id}, {meeting}, '{{}}', '公示栏', '2026-11-15', '{until}', {withdrawn})"
        ));
    }
    let november = shown(&clerk, "2026-11");
    let on = |wanted: fn(&DayEntry) -> bool| -> Vec<String> {
        let days = november.days.iter();
        let days = days.filter(|day| day.entries.iter().any(wanted));
        days.map(|day| day.on.format("%d").to_string()).collect()
    };
    assert_eq!(on(|entry| *entry == DayEntry::TalkDay), ["04", "14", "24"]);
    assert_eq!(on(|entry| matches!(entry, DayEntry::NoticeEnds(_))), ["30"]);
    let due = "SELECT count(*) FROM task WHERE done_on IS NULL AND deadline LIKE '2026-11-%'";
    let open: u32 = november
        .days
        .iter()
        .flat_map(|day| &day.entries)
        .map(|entry| match entry {
            DayEntry::Deadlines { open } => *open,
            _ => 0,
        })
        .sum();
    assert_eq!(i64::from(open), clerk.number(due));
    assert!(open > 0);
}

#[test]
fn nothing_was_to_be_held_before_the_file_began() {
    let clerk = Clerk::at_drill();
    let first = clerk.desk.peek();
    let first: String = super::file::one(
        &first,
        "SELECT substr(min(day), 1, 7) FROM (SELECT min(on_date) AS day FROM visit
           UNION ALL SELECT min(on_date) FROM meeting)",
    );
    let before = month(&first).back(2);
    let planned = |shown: &CalendarMonth| meetings(shown).len();
    assert_eq!(planned(&shown(&clerk, &before.code())), 0);
}
