//! Positions in long lists: pages are asked for by the row they start from, never by number.

use super::Id;

/// A value of a sort column as the file holds it; of a damaged row it need not be text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum SortKey {
    /// Nothing.
    Nothing,
    /// A number.
    Number(i64),
    /// Text: its bytes, which need not be characters.
    Text(Vec<u8>),
}

impl std::convert::From<String> for SortKey {
    fn from(text: String) -> Self {
        SortKey::Text(text.into_bytes())
    }
}

/// A row's place in its list's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// The sort column.
    pub sort: SortKey,
    /// The id that breaks ties.
    pub id: i64,
}

impl Anchor {
    /// The place of a row that is sorted by a text.
    pub fn new<T>(sort: String, id: Id<T>) -> Self {
        Self {
            sort: sort.into(),
            id: id.raw(),
        }
    }
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
    /// The rows that could be read.
    pub rows: Vec<R>,
    /// Those that could not: where they stand among all, counted from nought, and what is known of them.
    pub damaged: Vec<(usize, Anchor)>,
    /// Whether the first of them is the first of the list.
    pub at_start: bool,
    /// Whether the last of them is the last of the list.
    pub at_end: bool,
}

impl<R> Page<R> {
    /// A list that is read whole.
    pub fn whole(rows: Vec<R>) -> Self {
        Self {
            rows,
            damaged: Vec::new(),
            at_start: true,
            at_end: true,
        }
    }

    /// Keeps the rows that fit, and those that cannot be read.
    pub fn retain(&mut self, fits: impl FnMut(&R) -> bool) {
        self.rows.retain(fits);
    }

    /// How many rows, readable or not.
    pub fn len(&self) -> usize {
        self.rows.len() + self.damaged.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The same page of what is made of each row, and of each that could not be read.
    pub fn merged<T>(self, make: impl Fn(R) -> T, damaged: impl Fn(Anchor) -> T) -> Page<T> {
        let mut rows: Vec<T> = self.rows.into_iter().map(make).collect();
        for (at, anchor) in self.damaged {
            rows.insert(at.min(rows.len()), damaged(anchor));
        }
        Page {
            rows,
            damaged: Vec::new(),
            at_start: self.at_start,
            at_end: self.at_end,
        }
    }

    /// Takes the rows of a page that stands behind this one.
    pub fn append(&mut self, behind: Page<R>) {
        let before = self.len();
        self.rows.extend(behind.rows);
        let moved = behind.damaged.into_iter();
        self.damaged
            .extend(moved.map(|(at, anchor)| (at + before, anchor)));
    }

    /// Takes the rows of a page that stands before this one.
    pub fn prepend(&mut self, mut before: Page<R>) {
        let this = Page {
            rows: std::mem::take(&mut self.rows),
            damaged: std::mem::take(&mut self.damaged),
            ..*self
        };
        before.append(this);
        (self.rows, self.damaged) = (before.rows, before.damaged);
    }
}
