//! Where the header of a sheet stands and what each of its columns means.

use std::collections::HashSet;

use super::columns::{Columns, Meaning, key};
use super::grid::RawRow;
use crate::domain::roster::Column;

/// One heading of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Column, counted from 1.
    pub at: u32,
    /// What stands there; of a header in two rows, both joined.
    pub text: String,
    /// What it means.
    pub meaning: Meaning,
}

/// How a sheet is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The last row of the header, counted from 1; 0 when there is none.
    pub header_row: u32,
    /// The headings, left to right.
    pub headings: Vec<Heading>,
}

/// A header must say at least this much to be believed.
const BELIEVED: usize = 2;

impl Layout {
    /// Finds the header among the first rows of a sheet; without one, the row that looks most like it.
    pub(super) fn find(rows: &[RawRow]) -> Layout {
        let singles = rows.iter().map(|row| Layout::of(row.number, single(row)));
        let pairs = rows.windows(2).filter_map(pair);
        let mut best = Layout {
            header_row: 0,
            headings: Vec::new(),
        };
        for layout in singles.chain(pairs) {
            if layout.score() > best.score() {
                best = layout;
            }
        }
        if best.is_recognised() {
            return best;
        }
        guess(rows).unwrap_or(best)
    }

    fn of(header_row: u32, headings: Vec<Heading>) -> Layout {
        let mut layout = Layout {
            header_row,
            headings,
        };
        layout.mark_repeated();
        layout
    }

    /// Takes the meanings of a template; columns it does not name are left unmapped.
    pub fn with_template(&self, template: &str) -> Layout {
        let mut layout = self.clone();
        for heading in &mut layout.headings {
            heading.meaning = Meaning::Unknown;
        }
        for part in template.split(',') {
            let Some((at, code)) = part.split_once(':') else {
                continue;
            };
            if let (Ok(at), Some(meaning)) = (at.parse(), Meaning::from_code(code)) {
                layout.set(at, meaning);
            }
        }
        layout
    }

    /// Says by hand what a column means.
    pub fn set(&mut self, at: u32, meaning: Meaning) {
        if let Some(heading) = self.headings.iter_mut().find(|heading| heading.at == at) {
            heading.meaning = meaning;
        }
    }

    /// The meanings as a template keeps them.
    pub fn template(&self) -> String {
        let parts: Vec<String> = self
            .headings
            .iter()
            .map(|heading| format!("{}:{}", heading.at, heading.meaning.code()))
            .collect();
        parts.join(",")
    }

    /// What makes this kind of sheet recognisable: its headings and where they stand.
    pub fn signature(&self) -> String {
        let parts: Vec<String> = self
            .headings
            .iter()
            .map(|heading| {
                let name: String = key(&heading.text).chars().take(40).collect();
                format!("{}:{name}", heading.at)
            })
            .collect();
        parts.join("|")
    }

    /// Tells whether enough of the header is known to read the sheet.
    pub fn is_recognised(&self) -> bool {
        let columns: HashSet<Column> = self.columns().collect();
        columns.len() >= BELIEVED
    }

    /// The headings nobody knows.
    pub fn unknown(&self) -> impl Iterator<Item = &Heading> {
        self.headings
            .iter()
            .filter(|heading| heading.meaning == Meaning::Unknown)
    }

    /// Tells whether a column is read at all.
    pub fn has(&self, column: Column) -> bool {
        self.columns().any(|known| known == column)
    }

    fn columns(&self) -> impl Iterator<Item = Column> {
        self.headings
            .iter()
            .filter_map(|heading| heading.meaning.column())
    }

    fn score(&self) -> usize {
        let known = |heading: &&Heading| match heading.meaning {
            Meaning::Column(_) | Meaning::Flag(..) | Meaning::Ignored => true,
            Meaning::Repeated(_) | Meaning::Unknown => false,
        };
        self.headings.iter().filter(known).count()
    }

    fn mark_repeated(&mut self) {
        let mut seen = HashSet::new();
        for heading in &mut self.headings {
            if let Meaning::Column(column) = heading.meaning
                && !seen.insert(column)
                && !may_repeat(column)
            {
                heading.meaning = Meaning::Repeated(column);
            }
        }
    }
}

fn may_repeat(column: Column) -> bool {
    matches!(column, Column::Phone | Column::Tags | Column::Note)
}

fn single(row: &RawRow) -> Vec<Heading> {
    let columns = Columns::builtin();
    row.cells
        .iter()
        .map(|cell| Heading {
            at: cell.at,
            text: cell.text.clone(),
            meaning: columns.meaning(&cell.text),
        })
        .collect()
}

/// A header in two rows: a parent over several children, everything else in one of the rows only.
fn pair(rows: &[RawRow]) -> Option<Layout> {
    let (upper, lower) = (&rows[0], &rows[1]);
    let mut headings = single(upper);
    headings.retain(|heading| lower.cell(heading.at).is_none());
    let mut parents = 0;
    for cell in &lower.cells {
        let parent = upper.cells.iter().rfind(|parent| parent.at <= cell.at);
        let is_under = |parent: &&super::grid::RawCell| spans(upper, lower, parent.at, cell.at);
        let parent = parent.filter(is_under).map_or("", |it| it.text.as_str());
        if upper.cell(cell.at).is_some() && parent.is_empty() {
            return None;
        }
        parents += usize::from(!parent.is_empty());
        headings.push(joined(cell.at, parent, &cell.text));
    }
    headings.sort_by_key(|heading| heading.at);
    (parents > 0).then(|| Layout::of(lower.number, headings))
}

/// Tells whether a parent reaches to a child: nothing beside it above, children without a gap below.
fn spans(upper: &RawRow, lower: &RawRow, parent: u32, child: u32) -> bool {
    let last = child.max(parent + 1);
    (parent + 1..=last).all(|at| upper.cell(at).is_none())
        && (parent..=last).all(|at| lower.cell(at).is_some())
}

/// `联系人` over `电话` is not the resident's phone; `住址` over `单元` is the unit.
fn joined(at: u32, parent: &str, child: &str) -> Heading {
    let columns = Columns::builtin();
    let text = format!("{parent}{child}");
    let meaning = match (columns.meaning(&text), columns.meaning(parent)) {
        (Meaning::Unknown, Meaning::Column(Column::Address) | Meaning::Unknown) => {
            columns.meaning(child)
        }
        (known, _) => known,
    };
    Heading { at, text, meaning }
}

/// Without a known header: the first row with several cells, or the first at all.
fn guess(rows: &[RawRow]) -> Option<Layout> {
    let wide = rows.iter().find(|row| row.cells.len() >= BELIEVED);
    let row = wide.or(rows.first())?;
    Some(Layout::of(row.number, single(row)))
}

#[cfg(test)]
mod tests {
    use super::super::grid::RawCell;
    use super::*;

    fn rows(lines: &[&str]) -> Vec<RawRow> {
        let row = |(line, number): (&&str, u32)| RawRow {
            number,
            cells: line
                .split('|')
                .zip(1..)
                .filter(|(text, _)| !text.is_empty())
                .map(|(text, at)| RawCell {
                    at,
                    text: text.to_owned(),
                    flaw: None,
                })
                .collect(),
        };
        lines.iter().zip(1..).map(row).collect()
    }

    fn columns(layout: &Layout) -> Vec<(u32, Column)> {
        layout
            .headings
            .iter()
            .filter_map(|heading| Some((heading.at, heading.meaning.column()?)))
            .collect()
    }

    #[test]
    fn the_header_stands_under_titles() {
        let layout = Layout::find(&rows(&[
            "居民花名册||||",
            "填报单位：某社区|||2026年|",
            "序号|楼栋|姓名|联系电话|喜好",
            "1|3|张某|12000000001|茶",
            "2|3|户主|12000000002|茶",
        ]));
        assert_eq!(layout.header_row, 3);
        assert_eq!(
            columns(&layout),
            [(2, Column::Building), (3, Column::Name), (4, Column::Phone)]
        );
        assert_eq!(layout.unknown().map(|it| it.at).collect::<Vec<_>>(), [5]);
    }

    #[test]
    fn a_header_in_two_rows_is_joined() {
        let layout = Layout::find(&rows(&[
            "花名册",
            "姓名|居住地址|||联系人||备注",
            "|楼栋|单元|室|姓名|电话|",
            "张某|3|2|501|李某|12000000001|",
        ]));
        assert_eq!(layout.header_row, 3);
        assert_eq!(
            columns(&layout),
            [
                (1, Column::Name),
                (2, Column::Building),
                (3, Column::Unit),
                (4, Column::Room),
                (5, Column::Contact),
                (7, Column::Note)
            ]
        );
        assert_eq!(layout.headings[5].meaning, Meaning::Unknown);
    }

    #[test]
    fn without_known_headings_the_first_wide_row_is_offered() {
        let layout = Layout::find(&rows(&["甲表", "子|丑|寅", "1|2|3"]));
        assert!(!layout.is_recognised());
        assert_eq!((layout.header_row, layout.headings.len()), (2, 3));
        assert_eq!(Layout::find(&[]).header_row, 0);
    }

    #[test]
    fn a_template_is_remembered_by_the_headings() {
        let plain = Layout::find(&rows(&["子|丑|寅"]));
        let mut mapped = plain.clone();
        mapped.set(1, Meaning::Column(Column::Name));
        mapped.set(3, Meaning::Flag(Column::Tags, "党员".into()));
        assert_eq!(mapped.template(), "1:name,2:-,3:tags=党员");
        let read = plain.with_template(&mapped.template());
        assert_eq!(columns(&read), columns(&mapped));
        assert_eq!(read.signature(), "1:子|2:丑|3:寅");
        assert_eq!(read.signature(), plain.signature());
    }

    #[test]
    fn a_second_name_is_not_taken_but_a_second_phone_is() {
        let layout = Layout::find(&rows(&["姓名|姓名|手机|固定电话"]));
        assert_eq!(layout.headings[1].meaning, Meaning::Repeated(Column::Name));
        assert_eq!(layout.headings[3].meaning, Meaning::Column(Column::Phone));
    }
}
