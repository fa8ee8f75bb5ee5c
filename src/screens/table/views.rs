//! The lists of one screen, which Tab shows in turn.

use super::state::narrowed;
use crate::store::{CardFilter, Listing, TaskFilter};

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
        Listing::People { .. } | Listing::Cards { .. } => people(),
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
    std::iter::once(Listing::People { narrow: narrow() })
        .chain(cards)
        .collect()
}

/// Whether two lists are the same but for what was typed to narrow them.
pub(super) fn is_same(one: &Listing, other: &Listing) -> bool {
    narrowed(one.clone(), "") == narrowed(other.clone(), "")
}
