//! The calls at doors: those at which something was raised, and enough others to meet 487 persons.

use chrono::NaiveDateTime;

use super::book::Book;
use super::calendar::{Calendar, at};
use super::town::{Home, Town};
use crate::domain::issue::Channel;
use crate::domain::visit::Outcome;

/// Persons met, summed over all visits.
const PERSON_TIMES: usize = 487;
/// Days over which the visits are spread.
const SPREAD_DAYS: i64 = 236;
/// The last calls are all made today.
const TODAY_CALLS: i64 = 3;
/// Steps through the households that reach each of them once.
const STRIDE: usize = 367;
const OTHERWISE: [Outcome; 4] = [
    Outcome::NobodyHome,
    Outcome::Phone,
    Outcome::NobodyHome,
    Outcome::Refused,
];

/// A call to be recorded.
pub(super) struct VisitPlan<'t> {
    pub home: &'t Home,
    pub on: chrono::NaiveDate,
    /// When it was entered.
    pub at: NaiveDateTime,
    pub outcome: Outcome,
    pub met: usize,
    pub others: u32,
    /// Which sentence was said.
    pub said: usize,
    /// The issue raised, by its place in the plan.
    pub issue: Option<usize>,
}

impl VisitPlan<'_> {
    fn persons(&self) -> usize {
        self.met + self.others as usize
    }
}

/// Every call, in no order.
pub(super) fn plan<'t>(book: &Book, town: &'t Town, calendar: Calendar) -> Vec<VisitPlan<'t>> {
    let mut visits = raising(book, town, calendar);
    let met: usize = visits.iter().map(VisitPlan::persons).sum();
    visits.extend(others(town, calendar, PERSON_TIMES - met));
    visits
}

/// The household an issue comes from.
pub(super) fn home_of<'t>(book: &Book, town: &'t Town, issue: usize) -> &'t Home {
    let homes = &town.blocks[book.issue[issue].grid - 1].homes;
    &homes[(issue * STRIDE + 5) % homes.len()]
}

fn raising<'t>(book: &Book, town: &'t Town, calendar: Calendar) -> Vec<VisitPlan<'t>> {
    let raised = book.issue.iter().enumerate();
    raised
        .filter(|(_, plan)| plan.channel == Channel::Visit)
        .map(|(index, plan)| {
            let home = home_of(book, town, index);
            let on = calendar.registered(plan);
            VisitPlan {
                home,
                on,
                at: at(on, 10, minute(index)),
                outcome: Outcome::Met,
                met: home.people.len().min(1 + index % 2),
                others: 0,
                said: index,
                issue: Some(index),
            }
        })
        .collect()
}

fn others(town: &Town, calendar: Calendar, persons: usize) -> Vec<VisitPlan<'_>> {
    let homes = town.homes();
    let mut left = persons;
    let mut visits = Vec::new();
    while left > 0 {
        let index = visits.len();
        let home = homes[(index * STRIDE + 11) % homes.len()];
        let visit = other(home, calendar, index, left);
        left -= visit.persons();
        visits.push(visit);
    }
    spread(&mut visits, calendar);
    visits
}

/// A call at which nothing was raised and no more than `left` persons were met.
fn other(home: &Home, calendar: Calendar, index: usize, left: usize) -> VisitPlan<'_> {
    let on = calendar.in_days(0);
    let outcome = match index % 6 {
        4 => OTHERWISE[index / 6 % OTHERWISE.len()],
        _ => Outcome::Met,
    };
    let most = home.people.len().min(1 + index % 3).min(left);
    let met = if outcome.is_meeting() { most } else { 0 };
    let is_joined = outcome.is_meeting() && index % 9 == 2 && met < left;
    VisitPlan {
        home,
        on,
        at: at(on, 8, 0),
        outcome,
        met,
        others: u32::from(is_joined),
        said: index,
        issue: None,
    }
}

/// Dates the calls evenly; some were entered days later.
fn spread(visits: &mut [VisitPlan<'_>], calendar: Calendar) {
    let last = i64::try_from(visits.len()).unwrap_or(1).max(2) - 1;
    for ((index, visit), nth) in visits.iter_mut().enumerate().zip(0i64..) {
        let ago = ((last - nth) * SPREAD_DAYS / last - TODAY_CALLS).max(0);
        let entered = if index % 17 == 3 && ago > 4 {
            ago - 3
        } else {
            ago
        };
        visit.on = calendar.in_days(-ago);
        let hour = if ago == 0 { 8 } else { 9 + index % 10 };
        let day = calendar.in_days(-entered);
        visit.at = at(day, u32::try_from(hour).unwrap_or(9), minute(index));
    }
}

fn minute(index: usize) -> u32 {
    u32::try_from(index * 7 % 60).unwrap_or(0)
}
