//! Positions in long lists: pages are asked for by the row they start from, never by number.

/// A row's place in its list's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The sort column.
    pub sort: String,
    /// The id that breaks ties.
    pub id: i64,
}

/// In which order names or doors stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// By building and room; people as they were entered.
    #[default]
    Place,
    /// 拼音, surnames as they are read.
    Pinyin,
    /// 笔画, as on notices.
    Stroke,
}

impl Order {
    /// The next one, round and round.
    pub fn next(self) -> Order {
        match self {
            Order::Place => Order::Pinyin,
            Order::Pinyin => Order::Stroke,
            Order::Stroke => Order::Place,
        }
    }
}

/// Where a page starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// At the first row.
    Start,
    /// At the last row, reading backwards.
    End,
    /// At this row or the first after it.
    At(Anchor),
    /// Behind this row.
    After(Anchor),
    /// Before this row, reading backwards.
    Before(Anchor),
}

/// Some rows of a list, in list order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<R> {
    /// The rows.
    pub rows: Vec<R>,
    /// Whether the first of them is the first of the list.
    pub at_start: bool,
    /// Whether the last of them is the last of the list.
    pub at_end: bool,
}
