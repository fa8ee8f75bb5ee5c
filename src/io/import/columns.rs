//! Which heading means what: the table of `assets/columns.toml`.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

use crate::domain::Coded;
use crate::domain::clean::clean;
use crate::domain::roster::Column;

/// What a heading means to us.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// Its cells are the column's text.
    Column(Column),
    /// Its cells are ticks; a tick says the value in the column.
    Flag(Column, Arc<str>),
    /// Known and not taken in.
    Ignored,
    /// A second heading of a column that can stand only once.
    Repeated(Column),
    /// Not known.
    Unknown,
}

impl Meaning {
    /// The column its cells go to.
    pub fn column(&self) -> Option<Column> {
        match self {
            Meaning::Column(column) | Meaning::Flag(column, _) => Some(*column),
            Meaning::Ignored | Meaning::Repeated(_) | Meaning::Unknown => None,
        }
    }

    /// How a template writes it.
    pub(super) fn code(&self) -> String {
        match self {
            Meaning::Column(column) => column.code().to_owned(),
            Meaning::Flag(column, value) => format!("{}={value}", column.code()),
            Meaning::Ignored | Meaning::Repeated(_) | Meaning::Unknown => "-".to_owned(),
        }
    }

    /// What a template wrote.
    pub(super) fn from_code(code: &str) -> Option<Meaning> {
        match code.split_once('=') {
            Some((column, value)) => Some(Meaning::Flag(Column::from_code(column)?, value.into())),
            None if code == "-" => Some(Meaning::Ignored),
            None => Some(Meaning::Column(Column::from_code(code)?)),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    column: Vec<ColumnNames>,
    flag: Vec<FlagNames>,
    ignored: Names,
    words: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnNames {
    code: String,
    names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FlagNames {
    column: String,
    value: String,
    names: Vec<String>,
    #[serde(default)]
    also: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    yes: Vec<String>,
    no: Vec<String>,
    head: Vec<String>,
}

/// The table, ready to be asked.
pub struct Columns {
    meanings: HashMap<String, Meaning>,
    headings: Vec<(Column, String)>,
    also: HashMap<String, Vec<String>>,
    yes: HashSet<String>,
    no: HashSet<String>,
    heads: HashSet<String>,
}

impl Columns {
    /// The table that ships with the program.
    ///
    /// # Panics
    ///
    /// Never in a released program: the built-in text is parsed by a test.
    pub fn builtin() -> &'static Columns {
        static COLUMNS: LazyLock<Columns> = LazyLock::new(|| {
            let book = toml::from_str(include_str!("../../../assets/columns.toml"))
                .expect("the built-in columns are well-formed");
            Columns::from_book(book).expect("the built-in columns have known codes")
        });
        &COLUMNS
    }

    fn from_book(book: Book) -> Option<Columns> {
        let mut meanings = HashMap::new();
        let mut headings = Vec::new();
        let mut learn = |names: &[String], meaning: &Meaning| {
            for name in names {
                meanings.insert(key(name), meaning.clone());
            }
        };
        learn(&book.ignored.names, &Meaning::Ignored);
        let mut also = HashMap::new();
        for flag in book.flag {
            let column = Column::from_code(&flag.column)?;
            let meaning = Meaning::Flag(column, flag.value.as_str().into());
            learn(&flag.names, &meaning);
            also.insert(flag.value, flag.also);
        }
        for entry in book.column {
            let column = Column::from_code(&entry.code)?;
            learn(&entry.names, &Meaning::Column(column));
            headings.push((column, entry.names.into_iter().next()?));
        }
        Some(Columns {
            meanings,
            headings,
            also,
            yes: keys(&book.words.yes),
            no: keys(&book.words.no),
            heads: keys(&book.words.head),
        })
    }

    /// What a heading means.
    pub fn meaning(&self, heading: &str) -> Meaning {
        let key = key(heading);
        let bare = without_brackets(&key);
        let stem = bare.trim_end_matches(|c: char| c.is_ascii_digit());
        [key.as_str(), bare.as_str(), stem]
            .iter()
            .find_map(|form| self.meanings.get(*form))
            .cloned()
            .unwrap_or(Meaning::Unknown)
    }

    /// The standard heading of a column.
    pub fn heading(&self, column: Column) -> &str {
        self.headings
            .iter()
            .find(|(known, _)| *known == column)
            .map_or("", |(_, heading)| heading)
    }

    /// What a cell in a column of ticks says; nothing when it is neither.
    pub(super) fn tick(&self, text: &str, value: &str, heading: &str) -> Option<bool> {
        let text = key(text);
        let also = self.also.get(value).map_or(&[][..], Vec::as_slice);
        if self.yes.contains(&text) || text == key(value) || text == key(heading) {
            Some(true)
        } else if self.no.contains(&text) {
            Some(false)
        } else {
            also.iter()
                .any(|word| text.contains(word.as_str()))
                .then_some(true)
        }
    }

    /// Tells whether a relation is the head of the household.
    pub(super) fn is_head(&self, relation: &str) -> bool {
        self.heads.contains(&key(relation))
    }
}

fn keys(words: &[String]) -> HashSet<String> {
    words.iter().map(|word| key(word)).collect()
}

/// A heading without what people put in for looks: blanks, full-width forms, colons, asterisks.
pub(super) fn key(text: &str) -> String {
    clean(text)
        .nfkc()
        .filter(|c| !c.is_whitespace() && !matches!(c, ':' | '*' | '·' | '.' | '、' | '/' | '_'))
        .flat_map(char::to_uppercase)
        .collect()
}

fn without_brackets(key: &str) -> String {
    let mut depth = 0_usize;
    key.chars()
        .filter(|c| {
            match c {
                '(' | '[' | '【' | '〔' => depth += 1,
                ')' | ']' | '】' | '〕' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_standard_heading_that_means_it() {
        let columns = Columns::builtin();
        for column in Column::all() {
            let heading = columns.heading(column);
            assert_eq!(
                columns.meaning(heading),
                Meaning::Column(column),
                "{heading}"
            );
        }
    }

    #[test]
    fn looks_do_not_count() {
        let columns = Columns::builtin();
        for (heading, column) in [
            ("姓 名", Column::Name),
            ("姓\u{3000}名：", Column::Name),
            ("*身份证号码（18位）", Column::IdNumber),
            ("联系\n电话", Column::Phone),
            ("联系电话2", Column::Phone),
            ("与户主\r\n关系", Column::Relation),
            ("栋　号", Column::Building),
            ("\u{feff}网格", Column::Grid),
        ] {
            assert_eq!(
                columns.meaning(heading),
                Meaning::Column(column),
                "{heading}"
            );
        }
        assert_eq!(columns.meaning("序号"), Meaning::Ignored);
        assert_eq!(columns.meaning("网格员电话"), Meaning::Unknown);
        assert_eq!(
            columns.meaning("独居老人（是/否）"),
            Meaning::Flag(Column::Tags, "独居老人".into())
        );
    }

    #[test]
    fn ticks_are_yes_no_or_unclear() {
        let tick = |text| Columns::builtin().tick(text, "独居老人", "独居");
        for yes in [
            "是",
            "1",
            "√",
            "有",
            "y",
            "Ｙ",
            " 是 ",
            "TRUE",
            "独居",
            "独居老人",
        ] {
            assert_eq!(tick(yes), Some(true), "{yes}");
        }
        for no in ["否", "0", "×", "无", "n", "—", "FALSE"] {
            assert_eq!(tick(no), Some(false), "{no}");
        }
        assert_eq!(tick("二级"), None);
        let disabled = Columns::builtin().tick("肢体二级", "残疾", "残疾等级");
        assert_eq!(disabled, Some(true));
    }

    #[test]
    fn a_template_code_reads_back() {
        for meaning in [
            Meaning::Column(Column::Room),
            Meaning::Flag(Column::Tags, "独居老人".into()),
            Meaning::Ignored,
        ] {
            assert_eq!(Meaning::from_code(&meaning.code()), Some(meaning));
        }
        assert_eq!(Meaning::from_code("nonsense"), None);
    }
}
