//! Keyset paging for every list: one statement text per list and direction, never an OFFSET.

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};

use crate::domain::list::{From, Page};

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

/// Fetches one page.
pub(super) fn page<R>(
    conn: &Connection,
    shape: Shape<'_>,
    from: &From,
    count: usize,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<R>,
) -> rusqlite::Result<Page<R>> {
    let backwards = matches!(from, From::End | From::Before(_));
    let statement = statement(shape, from, backwards, count + 1);
    fetch(conn, statement, from, count, read)
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
    let (keys, values) = statement(shape, from, backwards, count + 1);
    let (before, behind) = around;
    let sql = format!("{before}{keys}{behind} ORDER BY k.sort {direction}, k.id {direction}");
    fetch(conn, (sql, values), from, count, read)
}

fn fetch<R>(
    conn: &Connection,
    (sql, values): (String, Vec<Value>),
    from: &From,
    count: usize,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<R>,
) -> rusqlite::Result<Page<R>> {
    let backwards = matches!(from, From::End | From::Before(_));
    let mut rows = conn
        .prepare_cached(&sql)?
        .query_map(params_from_iter(values), read)?
        .collect::<rusqlite::Result<Vec<R>>>()?;
    let more = rows.len() > count;
    rows.truncate(count);
    if backwards {
        rows.reverse();
    }
    let exhausted = !more;
    Ok(Page {
        rows,
        at_start: matches!(from, From::Start) || (backwards && exhausted),
        at_end: matches!(from, From::End) || (!backwards && exhausted),
    })
}

fn statement(shape: Shape<'_>, from: &From, backwards: bool, limit: usize) -> (String, Vec<Value>) {
    let Shape {
        select,
        mut filters,
        sort,
        id,
        descending,
    } = shape;
    let upwards = descending == backwards;
    let (direction, sign) = if upwards { ("ASC", ">") } else { ("DESC", "<") };
    let anchor = match from {
        From::Start | From::End => None,
        From::At(anchor) => Some((anchor, "=")),
        From::After(anchor) | From::Before(anchor) => Some((anchor, "")),
    };
    let bound = match anchor {
        None => String::new(),
        Some((anchor, equal)) => {
            filters.extend(sort.map(|_| Value::Text(anchor.sort.clone())));
            filters.push(Value::Integer(anchor.id));
            match sort {
                Some(sort) => format!(" AND ({sort}, {id}) {sign}{equal} (?, ?)"),
                // Alone, so that a search can start at the row instead of being read to it.
                None => format!(" AND {id} {sign}{equal} ?"),
            }
        }
    };
    filters.push(Value::Integer(i64::try_from(limit).unwrap_or(i64::MAX)));
    let first = sort.map_or_else(String::new, |sort| format!("{sort} {direction}, "));
    let sql = format!("{select}{bound} ORDER BY {first}{id} {direction} LIMIT ?");
    (sql, filters)
}
