//! Forms of the community, its branches and Party groups.

use chrono::Weekday;

use super::{Built, count, network, option, tick, typed};
use crate::dialogs::form::context::Facts;
use crate::dialogs::form::field::{Field, OrgField};
use crate::dialogs::form::text::network as words;
use crate::domain::calendar::ThemeDay;
use crate::domain::grid::BranchCard;
use crate::flow::OrgPurpose;
use crate::store::CommunityFacts;
use crate::text::identity::PHONE_AS_TYPED;
use crate::text::names;

pub(in crate::dialogs::form) const WEEKDAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

pub(super) fn build(purpose: &OrgPurpose, facts: &Facts) -> Built {
    match (purpose, facts) {
        (OrgPurpose::Community, Facts::Community(facts)) => community(facts),
        (OrgPurpose::EditBranch(_), Facts::Branch(card)) => edit_branch(card),
        (OrgPurpose::CreateGroup(_), Facts::Branch(card)) => network(
            names::command("create_group"),
            &card.name,
            vec![typed(OrgField::Name, words::NAME, "")],
        ),
        (OrgPurpose::EditGroup(_, group), Facts::Branch(card)) => {
            let found = card.groups.iter().find(|row| row.group == Some(*group));
            let name = found.map_or("", |row| row.group_name.as_str());
            network(
                names::command("edit_group"),
                format!("{} {name}", card.name),
                vec![
                    typed(OrgField::Name, words::NAME, name),
                    tick(OrgField::Ends, words::ENDS_GROUP, false),
                ],
            )
        }
        _ => {
            let mut fields = vec![typed(OrgField::Name, words::NAME, "")];
            fields.extend(theme_day(ThemeDay::default()));
            network(names::command("create_branch"), "", fields)
        }
    }
}

fn community(facts: &CommunityFacts) -> Built {
    let fields = vec![
        typed(OrgField::Name, words::NAME, &facts.name),
        typed(OrgField::Code, words::COMMUNITY_CODE, &facts.code),
        typed(OrgField::Street, words::STREET, &facts.street),
        typed(OrgField::Address, words::ADDRESS, &facts.address),
        typed(OrgField::Phones, words::OFFICE_PHONE, &facts.phone),
        tick(OrgField::PhonesAsTyped, PHONE_AS_TYPED, false),
    ];
    network(names::command("set_community"), "", fields)
}

fn edit_branch(card: &BranchCard) -> Built {
    let mut fields = vec![typed(OrgField::Name, words::NAME, &card.name)];
    fields.extend(theme_day(card.theme_day));
    fields.push(tick(OrgField::Ends, words::ENDS_BRANCH, false));
    network(names::command("edit_branch"), &card.name, fields)
}

fn theme_day(rule: ThemeDay) -> [Field; 4] {
    let (chosen, day, week, weekday) = match rule {
        ThemeDay::Day(day) => (0, day, 1, Weekday::Fri),
        ThemeDay::Nth(week, weekday) => (1, 15, week, weekday),
        ThemeDay::Last(weekday) => (2, 15, 1, weekday),
    };
    let at = usize::try_from(weekday.num_days_from_monday()).unwrap_or(0);
    [
        option(
            OrgField::ThemeRule,
            words::THEME_RULE,
            words::THEME_RULES.to_vec(),
            chosen,
        ),
        count(OrgField::ThemeDay, words::THEME_DAY, day.into()),
        count(OrgField::ThemeWeek, words::THEME_WEEK, week.into()),
        option(
            OrgField::ThemeWeekday,
            words::THEME_WEEKDAY,
            WEEKDAYS.map(names::weekday).to_vec(),
            at,
        ),
    ]
}
