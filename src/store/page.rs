//! Keyset paging for every list: one statement text per list and direction, never an OFFSET.

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Params, Row, ToSql, params_from_iter};

use super::fault::is_unreadable;
use crate::domain::list::{Anchor, From, Page, SortKey};

/// How a list is selected and ordered.
pub(super) struct Shape<'a> {
    /// `SELECT … FROM … WHERE …`, with `?` for each of `filters`.
    pub select: &'a str,
    /// Values of the select's placeholders.
    pub filters: Vec<Value>,
    /// Sort column, an index together with `id`; none for lists in the order of their ids.
    pub sort: Option<&'a str>,
    /// Column that breaks ties.
    pub id: &'a str,
    /// Newest first.
    pub descending: bool,
    /// Where a row holds its id and, of a list with a sort column, that: known of a row that cannot be read otherwise.
    pub at: At,
}

/// Columns of a row that hold its id and what it is sorted by.
#[derive(Debug, Clone, Copy)]
pub(super) struct At {
    pub id: usize,
    pub sort: Option<usize>,
}

impl At {
    /// The first column holds the id, this one what the row is sorted by.
    pub(super) fn sorted(sort: usize) -> Self {
        Self {
            id: 0,
            sort: Some(sort),
        }
    }

    /// The first column holds the id, and nothing else orders the list.
    pub(super) fn id() -> Self {
        Self { id: 0, sort: None }
    }

    fn of(self, row: &Row<'_>) -> rusqlite::Result<Anchor> {
        let sort = match self.sort.map(|column| row.get_ref(column)).transpose()? {
            Some(ValueRef::Text(bytes) | ValueRef::Blob(bytes)) => SortKey::Text(bytes.to_vec()),
            Some(ValueRef::Integer(number)) => SortKey::Number(number),
            Some(ValueRef::Null | ValueRef::Real(_)) => SortKey::Nothing,
            None => SortKey::Text(Vec::new()),
        };
        let id = row.get_ref(self.id)?.as_i64_or_null()?.unwrap_or(0);
        Ok(Anchor { sort, id })
    }
}

/// The `LIKE … ESCAPE '\\'` pattern that finds a text anywhere, its own `%` and `_` included.
pub(super) fn containing(typed: &str) -> String {
    let mut pattern = String::from("%");
    for c in typed.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern + "%"
}

/// Fetches one page. A row that cannot be read stands in it as damaged, and the list goes on behind it.
pub(super) fn page<R>(
    conn: &Connection,
    shape: Shape<'_>,
    from: &From,
    count: usize,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<R>,
) -> rusqlite::Result<Page<R>> {
    let backwards = matches!(from, From::End | From::Before(_));
    let order = Order::of(&shape, backwards);
    let statement = statement(shape, from, backwards, count + 1);
    fetch(conn, statement, order, (from, count), read)
}

/// Fetches one page whose shape selects only `id` and `sort`: rows are looked up once the page is known.
///
/// `around` is what stands before and behind the select; it joins to it as `k`.
pub(super) fn page_of_keys<R>(
    conn: &Connection,
    shape: Shape<'_>,
    around: (&str, &str),
    from: &From,
    count: usize,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<R>,
) -> rusqlite::Result<Page<R>> {
    let backwards = matches!(from, From::End | From::Before(_));
    let direction = if shape.descending == backwards {
        "ASC"
    } else {
        "DESC"
    };
    let order = Order::of(&shape, backwards);
    let (keys, values) = statement(shape, from, backwards, count + 1);
    let (before, behind) = around;
    let sql = format!("{before}{keys}{behind} ORDER BY k.sort {direction}, k.id {direction}");
    fetch(conn, (sql, values), order, (from, count), read)
}

/// Reads a list that is short enough to be read whole, by the column that holds the id of a row.
pub(super) fn whole<R>(
    conn: &Connection,
    sql: &str,
    values: impl Params,
    at: At,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<R>,
) -> rusqlite::Result<Page<R>> {
    let mut statement = conn.prepare_cached(sql)?;
    let found = each(statement.query(values)?, at, read)?;
    Ok(split(found.into_iter().map(|(_, row)| row)))
}

/// In which direction a statement walks a list, and where its rows hold their place in it.
#[derive(Clone, Copy)]
struct Order {
    at: At,
    is_sorted: bool,
    upwards: bool,
}

impl Order {
    fn of(shape: &Shape<'_>, backwards: bool) -> Self {
        Self {
            at: shape.at,
            is_sorted: shape.sort.is_some(),
            upwards: shape.descending == backwards,
        }
    }

    /// Whether a row stands behind another in the direction of the walk.
    fn is_behind(self, row: &Anchor, other: &Anchor) -> bool {
        let by_id = row.id.cmp(&other.id);
        let by_all = match self.is_sorted {
            true => row.sort.cmp(&other.sort).then(by_id),
            false => by_id,
        };
        by_all.is_gt() == self.upwards && by_all.is_ne()
    }
}

fn fetch<R>(
    conn: &Connection,
    (sql, values): (String, Vec<Bound>),
    order: Order,
    (from, count): (&From, usize),
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<R>,
) -> rusqlite::Result<Page<R>> {
    let mut statement = conn.prepare_cached(&sql)?;
    let rows = each(statement.query(params_from_iter(values))?, order.at, read)?;
    if let From::After(bound) | From::Before(bound) = from {
        // An index that is out of order would lead round and round.
        if rows
            .iter()
            .any(|(anchor, _)| !order.is_behind(anchor, bound))
        {
            return Err(out_of_order());
        }
    }
    Ok(cut(
        rows.into_iter().map(|(_, row)| row).collect(),
        from,
        count,
    ))
}

/// What SQLite says itself when it meets such an index.
fn out_of_order() -> rusqlite::Error {
    let error = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
    rusqlite::Error::SqliteFailure(error, Some("rows out of order".to_owned()))
}

/// A row, or what is known of one that cannot be read.
type Found<R> = Result<R, Anchor>;

fn each<R>(
    mut rows: rusqlite::Rows<'_>,
    at: At,
    mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<R>,
) -> rusqlite::Result<Vec<(Anchor, Found<R>)>> {
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((at.of(row)?, one(row, at, &mut read)?));
    }
    Ok(found)
}

fn one<R>(
    row: &Row<'_>,
    at: At,
    read: &mut impl FnMut(&Row<'_>) -> rusqlite::Result<R>,
) -> rusqlite::Result<Found<R>> {
    match read(row) {
        Ok(row) => Ok(Ok(row)),
        Err(error) if is_unreadable(&error) => at.of(row).map(Err),
        Err(error) => Err(error),
    }
}

/// What was read of a row; nothing of one that cannot be read, where something that is shown whole goes on
/// without it: its own list shows it as damaged.
pub(super) fn skipping<R>(read: rusqlite::Result<R>) -> rusqlite::Result<Option<R>> {
    match read {
        Ok(row) => Ok(Some(row)),
        Err(error) if is_unreadable(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads rows that are looked at one by one, until a page of those that fit is full.
pub(super) fn walked<R>(
    mut rows: rusqlite::Rows<'_>,
    at: At,
    (from, count): (&From, usize),
    fits: impl Fn(&R) -> bool,
    mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<R>,
) -> rusqlite::Result<Page<R>> {
    let mut found = Vec::new();
    while found.len() <= count
        && let Some(row) = rows.next()?
    {
        let one = one(row, at, &mut read)?;
        if one.as_ref().map_or(true, &fits) {
            found.push(one);
        }
    }
    Ok(cut(found, from, count))
}

/// The page of so many rows, where one more tells that it is not the last.
fn cut<R>(mut found: Vec<Found<R>>, from: &From, count: usize) -> Page<R> {
    let backwards = matches!(from, From::End | From::Before(_));
    let exhausted = found.len() <= count;
    found.truncate(count);
    if backwards {
        found.reverse();
    }
    Page {
        at_start: matches!(from, From::Start) || (backwards && exhausted),
        at_end: matches!(from, From::End) || (!backwards && exhausted),
        ..split(found.into_iter())
    }
}

fn split<R>(found: impl Iterator<Item = Found<R>>) -> Page<R> {
    let mut page = Page::whole(Vec::new());
    for (at, one) in found.enumerate() {
        match one {
            Ok(row) => page.rows.push(row),
            Err(anchor) => page.damaged.push((at, anchor)),
        }
    }
    page
}

/// The rows of a page with what stands elsewhere in the file; a row of which that cannot be read is damaged, too.
pub(super) fn looked_up<R, T>(
    page: Page<R>,
    anchor: impl Fn(&R) -> Anchor,
    mut look: impl FnMut(R) -> rusqlite::Result<T>,
) -> rusqlite::Result<Page<T>> {
    let found = page.merged(Ok, Err);
    let mut rows = Vec::with_capacity(found.rows.len());
    for one in found.rows {
        let at = one.as_ref().map_or_else(Anchor::clone, &anchor);
        let looked = one.map(&mut look);
        rows.push(match looked {
            Ok(Ok(row)) => Ok(row),
            Ok(Err(error)) if !is_unreadable(&error) => return Err(error),
            Ok(Err(_)) | Err(_) => Err(at),
        });
    }
    Ok(Page {
        at_start: found.at_start,
        at_end: found.at_end,
        ..split(rows.into_iter())
    })
}

/// The rows of a page, for those who can show none without the others.
pub(super) fn all<R>(page: Page<R>) -> rusqlite::Result<Vec<R>> {
    match page.damaged.first() {
        None => Ok(page.rows),
        Some((at, _)) => Err(rusqlite::Error::InvalidColumnType(
            *at,
            "damaged".to_owned(),
            rusqlite::types::Type::Null,
        )),
    }
}
/// A value of a statement: one of a filter, or what a row is sorted by as the file holds it.
pub(super) enum Bound {
    Value(Value),
    Bytes(Vec<u8>),
}

impl Bound {
    /// What a row is sorted by.
    pub(super) fn of(sort: &SortKey) -> Self {
        match sort {
            SortKey::Text(bytes) => Bound::Bytes(bytes.clone()),
            SortKey::Number(number) => Bound::Value(Value::Integer(*number)),
            SortKey::Nothing => Bound::Value(Value::Null),
        }
    }
}

impl ToSql for Bound {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Bound::Value(value) => ToSqlOutput::Borrowed(value.into()),
            Bound::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Text(bytes)),
        })
    }
}

fn statement(shape: Shape<'_>, from: &From, backwards: bool, limit: usize) -> (String, Vec<Bound>) {
    let Shape {
        select,
        filters,
        sort,
        id,
        descending,
        at: _,
    } = shape;
    let mut values: Vec<Bound> = filters.into_iter().map(Bound::Value).collect();
    let upwards = descending == backwards;
    let (direction, sign) = if upwards { ("ASC", ">") } else { ("DESC", "<") };
    let bound = match from {
        From::Start | From::End => String::new(),
        From::At(anchor) => beyond((sort, id), (sign, "="), anchor, &mut values),
        From::After(anchor) | From::Before(anchor) => {
            beyond((sort, id), (sign, ""), anchor, &mut values)
        }
    };
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    values.push(Bound::Value(Value::Integer(limit)));
    let first = sort.map_or_else(String::new, |sort| format!("{sort} {direction}, "));
    let sql = format!("{select}{bound} ORDER BY {first}{id} {direction} LIMIT ?");
    (sql, values)
}

/// The rows behind an anchor, in the direction of the walk.
fn beyond(
    (sort, id): (Option<&str>, &str),
    (sign, equal): (&str, &str),
    anchor: &Anchor,
    values: &mut Vec<Bound>,
) -> String {
    let number = Bound::Value(Value::Integer(anchor.id));
    // Alone, so that a search can start at the row instead of being read to it.
    let Some(sort) = sort else {
        values.push(number);
        return format!(" AND {id} {sign}{equal} ?");
    };
    if anchor.sort == SortKey::Nothing {
        // It stands before everything, and is equal to nothing.
        values.push(number);
        let others = if sign == ">" { "OR" } else { "AND NOT" };
        return format!(
            " AND (({sort} IS NULL AND {id} {sign}{equal} ?) {others} {sort} IS NOT NULL)"
        );
    }
    values.extend([Bound::of(&anchor.sort), number]);
    format!(" AND ({sort}, {id}) {sign}{equal} (?, ?)")
}
