//! 「一条纽带」: whom to call about a household, in order, from the door up to the committee.

use crate::domain::Id;
use crate::domain::person::{Person, Reach};

/// A rung: one person to call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Why this person.
    pub role: LinkRole,
    /// Who.
    pub person: Id<Person>,
    /// Name.
    pub name: String,
    /// Telephone, in full; views mask it.
    pub phone: String,
    /// Whether this person can be called.
    pub reach: Reach,
}

/// The rungs, from the door upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkRole {
    /// 联系人.
    Contact,
    /// 备联系人.
    Backup,
    /// 楼栋长, 居民代表 or 单位联络员 of the section.
    Section,
    /// 收集责任人.
    Collector,
    /// 片长.
    Lead,
    /// 两委成员.
    Committees,
    /// 支部书记.
    Secretary,
}

/// The links in the order of calling, each person once, at the lowest rung.
///
/// Rungs go upwards. Whoever cannot be reached stands behind the others of the rung (contact and
/// backup are one rung), and never first while anyone can be called.
pub fn in_calling_order(links: Vec<Link>) -> Vec<Link> {
    let mut once: Vec<Link> = Vec::new();
    for link in links {
        if !once.iter().any(|known| known.person == link.person) {
            once.push(link);
        }
    }
    let cannot = |link: &Link| link.reach != Reach::Reachable;
    once.sort_by_key(|link| (rung(link.role), cannot(link), link.role));
    let first = once.iter().position(|link| !cannot(link)).unwrap_or(0);
    if first > 0 {
        once[..=first].rotate_right(1);
    }
    once
}

fn rung(role: LinkRole) -> LinkRole {
    match role {
        LinkRole::Backup => LinkRole::Contact,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(role: LinkRole, person: i64, reach: Reach) -> Link {
        Link {
            role,
            person: Id::new(person),
            name: String::new(),
            phone: String::new(),
            reach,
        }
    }

    fn order(links: &[(LinkRole, i64, Reach)]) -> Vec<i64> {
        let links = links.iter().map(|(role, n, reach)| link(*role, *n, *reach));
        let found = in_calling_order(links.collect());
        found.iter().map(|link| link.person.raw()).collect()
    }

    #[test]
    fn from_the_door_upwards_and_nobody_twice() {
        use LinkRole::*;
        use Reach::{Away, Reachable, Stopped};
        for (links, expected) in [
            (vec![], vec![]),
            (
                vec![
                    (Lead, 5, Reachable),
                    (Contact, 1, Reachable),
                    (Section, 1, Reachable),
                    (Collector, 3, Reachable),
                    (Committees, 5, Reachable),
                ],
                vec![1, 3, 5],
            ),
            // The backup before a contact who is away.
            (
                vec![
                    (Contact, 1, Away),
                    (Backup, 2, Reachable),
                    (Lead, 3, Reachable),
                ],
                vec![2, 1, 3],
            ),
            (
                vec![
                    (Collector, 3, Stopped),
                    (Collector, 4, Reachable),
                    (Lead, 5, Reachable),
                ],
                vec![4, 3, 5],
            ),
            // Nobody at the door can be called: the next rung comes first.
            (
                vec![
                    (Contact, 1, Away),
                    (Section, 2, Reachable),
                    (Lead, 3, Reachable),
                ],
                vec![2, 1, 3],
            ),
            (vec![(Contact, 1, Away), (Lead, 3, Stopped)], vec![1, 3]),
        ] {
            assert_eq!(order(&links), expected, "{links:?}");
        }
    }
}
