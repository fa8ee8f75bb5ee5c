//! The lists of one screen, which Tab shows in turn.

use super::state::narrowed;
use crate::store::{Listing, OrgListing, TaskFilter};

/// The lists that stand beside this one, itself among them; none when it stands alone.
pub(super) fn views(listing: &Listing) -> Vec<Listing> {
    match listing {
        Listing::Tasks { .. } => [
            TaskFilter::Open,
            TaskFilter::Overdue,
            TaskFilter::DueToday,
            TaskFilter::All,
        ]
        .map(|filter| Listing::Tasks {
            filter,
            narrow: String::new(),
        })
        .to_vec(),
        Listing::People { .. } | Listing::Org(OrgListing::Bodies { .. }) => vec![
            Listing::People {
                narrow: String::new(),
            },
            Listing::Org(OrgListing::Bodies {
                narrow: String::new(),
            }),
        ],
        _ => Vec::new(),
    }
}

/// Whether two lists are the same but for what was typed to narrow them.
pub(super) fn is_same(one: &Listing, other: &Listing) -> bool {
    narrowed(one.clone(), "") == narrowed(other.clone(), "")
}
