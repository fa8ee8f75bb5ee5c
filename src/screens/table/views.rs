//! The lists of one screen, which Tab shows in turn.

use super::state::{narrowed, ordered};
use crate::domain::list::Order;
use crate::store::{CardFilter, Listing, OrgListing, TaskFilter};

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
        Listing::People { .. }
        | Listing::Cards { .. }
        | Listing::Org(OrgListing::Bodies { .. }) => people(),
        _ => Vec::new(),
    }
}

/// Members, then their cards by how they stand.
fn people() -> Vec<Listing> {
    let narrow = String::new;
    let cards = [
        CardFilter::Pending,
        CardFilter::Issued,
        CardFilter::Stale,
        CardFilter::Void,
    ]
    .map(|filter| Listing::Cards {
        filter,
        narrow: narrow(),
    });
    let bodies = OrgListing::Bodies { narrow: narrow() };
    let members = Listing::People {
        narrow: narrow(),
        order: Order::default(),
    };
    [members, Listing::Org(bodies)]
        .into_iter()
        .chain(cards)
        .collect()
}

/// Whether two lists are the same but for what was typed to narrow them and the order they stand in.
pub(super) fn is_same(one: &Listing, other: &Listing) -> bool {
    let bare = |listing: &Listing| ordered(narrowed(listing.clone(), ""), Order::default());
    bare(one) == bare(other)
}
