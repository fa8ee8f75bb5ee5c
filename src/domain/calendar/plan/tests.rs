//! Rules, months and holidays, and the days they give.

use chrono::Weekday::{Fri, Mon, Sat, Wed};
use proptest::prelude::*;

use super::*;
use crate::domain::rules::Rulebook;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn month(code: &str) -> Month {
    Month::parse(code).unwrap()
}

fn theme(rule: ThemeDay, code: &str) -> Planned {
    theme_day_of(rule, month(code), None, Holidays::builtin())
}

#[test]
fn the_theme_day_of_a_month_moves_behind_a_holiday_and_nothing_else_moves_it() {
    for (rule, code, expected, holiday) in [
        (ThemeDay::Day(15), "2026-11", "2026-11-15", None),
        // The whole holiday lies in between.
        (ThemeDay::Day(1), "2026-10", "2026-10-08", Some("国庆节")),
        (
            ThemeDay::Day(5),
            "2025-10",
            "2025-10-09",
            Some("国庆节、中秋节"),
        ),
        (ThemeDay::Day(15), "2026-02", "2026-02-24", Some("春节")),
        (
            ThemeDay::Nth(1, Fri),
            "2026-05",
            "2026-05-06",
            Some("劳动节"),
        ),
        (
            ThemeDay::Nth(1, Fri),
            "2026-10",
            "2026-10-08",
            Some("国庆节"),
        ),
        // A Saturday is held as any day, worked or not.
        (ThemeDay::Day(10), "2026-10", "2026-10-10", None),
        (ThemeDay::Nth(3, Sat), "2026-10", "2026-10-17", None),
        (ThemeDay::Day(14), "2026-02", "2026-02-14", None),
        // The last weekday, in the month and out of it.
        (ThemeDay::Last(Fri), "2026-11", "2026-11-27", None),
        (ThemeDay::Last(Fri), "2026-09", "2026-09-28", Some("中秋节")),
        (ThemeDay::Last(Fri), "2025-01", "2025-02-05", Some("春节")),
        // Short months and leap years.
        (ThemeDay::Day(31), "2027-02", "2027-02-28", None),
        (ThemeDay::Day(31), "2028-02", "2028-02-29", None),
        (ThemeDay::Day(31), "2026-12", "2026-12-31", None),
        // Nothing is known of this year.
        (ThemeDay::Day(1), "2027-10", "2027-10-01", None),
        (ThemeDay::Nth(1, Mon), "2027-01", "2027-01-04", None),
    ] {
        let found = theme(rule, code);
        assert_eq!(found.on, day(expected), "{rule:?} {code}");
        let counted = theme_day(rule, month(code).first());
        let moved = holiday.map(|name| Moved::Holiday {
            name: name.to_owned(),
            from: counted,
        });
        assert_eq!(found.moved, moved, "{rule:?} {code}");
    }
}

#[test]
fn what_was_set_by_hand_holds_and_remembers_what_it_stands_for() {
    let edited = Edited {
        on: day("2026-10-20"),
        reason: "书记外出学习".to_owned(),
    };
    let rule = ThemeDay::Day(1);
    let found = theme_day_of(rule, month("2026-10"), Some(&edited), Holidays::builtin());
    assert_eq!(found.on, day("2026-10-20"));
    assert_eq!(found.by_rule(), day("2026-10-08"));
    assert!(found.is_edited());
}

#[test]
fn the_committee_and_the_groups_meet_before_it_and_in_order() {
    let rule = &Rulebook::builtin().calendar;
    for (theme, committee, group) in [
        ("2026-11-25", "2026-11-22", "2026-11-18"),
        // Out of a holiday they go to the day before it, and the group stays before the committee.
        ("2026-10-08", "2026-09-30", "2026-09-29"),
        ("2026-02-24", "2026-02-14", "2026-02-13"),
        ("2026-11-01", "2026-10-29", "2026-10-25"),
        ("2027-10-08", "2027-10-05", "2027-10-01"),
    ] {
        let found = committee_day(day(theme), None, rule, Holidays::builtin());
        assert_eq!(found.on, day(committee), "{theme}");
        let found = group_day(day(theme), found.on, None, rule, Holidays::builtin());
        assert_eq!(found.on, day(group), "{theme}");
    }
}

#[test]
fn talk_days_are_the_fourths_and_no_holiday_moves_them() {
    let rule = &Rulebook::builtin().calendar;
    let days = |code: &str| -> Vec<u32> {
        let days = month(code).first().iter_days();
        days.take_while(|day| month(code).has(*day))
            .filter(|day| is_talk_day(*day, rule))
            .map(|day| day.day())
            .collect()
    };
    for code in ["2026-02", "2026-10", "2027-10"] {
        assert_eq!(days(code), [4, 14, 24], "{code}");
    }
}

#[test]
fn an_assembly_belongs_to_the_month_before_only_when_its_day_had_moved_here() {
    for (held, before, own, round) in [
        ("2026-11-25", "2026-10-25", "2026-11-25", "2026-11"),
        ("2026-11-30", "2026-10-02", "2026-11-02", "2026-11"),
        ("2025-02-05", "2025-02-05", "2025-02-28", "2025-01"),
        ("2025-02-07", "2025-02-05", "2025-02-28", "2025-01"),
        ("2025-02-27", "2025-02-05", "2025-02-28", "2025-02"),
    ] {
        let found = month_of_assembly(day(held), day(before), day(own));
        assert_eq!(found, month(round), "{held}");
    }
}

#[test]
fn a_round_lies_between_the_theme_days_on_either_side() {
    let meeting = |kind| MeetingDay {
        kind,
        branch: Id::new(1),
        group: None,
        month: month("2026-11"),
    };
    let themes = ["2026-10-15", "2026-11-15", "2026-12-15"].map(day);
    for (kind, from, to) in [
        (MeetingKind::Assembly, "2026-11-01", "2026-12-14"),
        (MeetingKind::Committee, "2026-10-16", "2026-11-15"),
        (MeetingKind::Group, "2026-10-16", "2026-11-15"),
    ] {
        let window = Window::of(meeting(kind), themes);
        assert_eq!((window.from, window.to), (day(from), day(to)), "{kind:?}");
        assert!(window.has(day(from)) && window.has(day(to)));
        assert!(!window.has(day(to).succ_opt().unwrap()));
    }
}

fn any_rule() -> impl Strategy<Value = ThemeDay> {
    prop_oneof![
        (1u8..=31).prop_map(ThemeDay::Day),
        (1u8..=5).prop_map(|nth| ThemeDay::Nth(nth, Wed)),
        Just(ThemeDay::Last(Sat)),
    ]
}

proptest! {
    #[test]
    fn a_round_is_in_order_and_no_part_of_it_is_on_a_holiday(
        rule in any_rule(),
        back in 0usize..30,
    ) {
        let known = Holidays::builtin();
        let book = &Rulebook::builtin().calendar;
        let month = month("2027-01").back(back);
        let theme = theme_day_of(rule, month, None, known).on;
        let committee = committee_day(theme, None, book, known).on;
        let group = group_day(theme, committee, None, book, known).on;
        prop_assert!(group < committee && committee < theme);
        for day in [group, committee, theme] {
            prop_assert_eq!(known.on(day), None);
        }
        prop_assert!(theme >= theme_day(rule, month.first()));
    }
}
