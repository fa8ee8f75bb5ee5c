//! The lists of one screen, which Tab shows in turn.

use super::state::{narrowed, ordered};
use crate::domain::list::Order;
use crate::store::{CardFilter, Filter, Listing, MonthFilter, OrgListing, TaskFilter};

/// The lists that stand beside this one, itself among them; none when it stands alone.
pub(super) fn views(listing: &Listing) -> Vec<Listing> {
    match listing {
        Listing::Tasks {
            filter: TaskFilter::DueOn(_),
            ..
        } => Vec::new(),
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
        Listing::Visits(filter) => round(filter),
        Listing::Households(filter) if filter.due || filter.unmet => round(filter),
        Listing::People { .. }
        | Listing::Months(_)
        | Listing::Cards { .. }
        | Listing::Handbooks { .. }
        | Listing::Org(OrgListing::Bodies { .. } | OrgListing::Everyone { .. }) => people(),
        _ => Vec::new(),
    }
}

/// The visits, and beside them whom to call on in the order of doors: of everyone, one grid or one contact.
fn round(filter: &Filter) -> Vec<Listing> {
    let whose = Filter {
        grid: filter.grid,
        contact: filter.contact,
        ..Filter::default()
    };
    let due = Filter {
        due: true,
        ..whose.clone()
    };
    let unmet = Filter {
        unmet: true,
        ..whose.clone()
    };
    vec![
        Listing::Visits(whose),
        Listing::Households(due),
        Listing::Households(unmet),
    ]
}

/// Members, then their cards by how they stand, their handbooks, and whoever else is written down.
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
    [
        members,
        Listing::Months(MonthFilter::default()),
        Listing::Org(bodies),
    ]
    .into_iter()
    .chain(cards)
    .chain([
        Listing::Handbooks { narrow: narrow() },
        Listing::Org(OrgListing::Everyone {
            narrow: narrow(),
            near: None,
        }),
    ])
    .collect()
}

/// Whether two lists are the same but for what was typed to narrow them, the order they stand in,
/// the month they begin with and who is left out of it.
pub(super) fn is_same(one: &Listing, other: &Listing) -> bool {
    let bare = |listing: &Listing| match listing {
        Listing::Months(_) => Listing::Months(MonthFilter::default()),
        listing => ordered(narrowed(listing.clone(), ""), Order::default()),
    };
    bare(one) == bare(other)
}
