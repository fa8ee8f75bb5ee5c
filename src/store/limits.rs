//! How long the texts of the file may be, column by column, and what may stand in them: checked at the one door,
//! whoever came through it.
//!
//! A text that is too long from of old stays; a step may make it shorter, never longer.

#[cfg(test)]
mod tests;

use rusqlite::Connection;

use super::{Failure, session};
use crate::domain::Refusal;
use crate::domain::clean::unfit;
use crate::domain::limits::{Limit, cells};

/// Every column in which something stands that a person wrote.
const WRITTEN: &[(&str, &[(&str, Limit)])] = &[
    ("setting", &[("value", Limit::Words)]),
    ("branch", &[("name", Limit::Title)]),
    ("party_group", &[("name", Limit::Title)]),
    (
        "grid",
        &[
            ("code", Limit::Name),
            ("name", Limit::Words),
            ("boundary", Limit::Sentence),
        ],
    ),
    (
        "section",
        &[
            ("estate", Limit::Words),
            ("name", Limit::Words),
            ("address", Limit::Words),
        ],
    ),
    (
        "person",
        &[
            ("name", Limit::Name),
            ("phone", Limit::Words),
            ("phones", Limit::Words),
            ("reading", Limit::Title),
            ("glyph", Limit::Words),
            ("id_number", Limit::Name),
            ("post", Limit::Title),
            ("exempt", Limit::Words),
        ],
    ),
    ("membership", &[("excluded", Limit::Words)]),
    ("role_term", &[("reason", Limit::Sentence)]),
    (
        "household",
        &[
            ("door", Limit::Sentence),
            ("tags", Limit::Sentence),
            ("note", Limit::Note),
        ],
    ),
    ("resident", &[("relation", Limit::Name)]),
    ("contact", &[("reason", Limit::Sentence)]),
    ("visit", &[("said", Limit::Note)]),
    (
        "issue",
        &[("text", Limit::Sentence), ("urgent", Limit::Sentence)],
    ),
    ("issue_stage", &[("reason", Limit::Sentence)]),
    (
        "meeting",
        &[
            ("pick_reason", Limit::Sentence),
            ("theme", Limit::Words),
            ("place", Limit::Words),
            ("off_day", Limit::Sentence),
            ("short_notice", Limit::Sentence),
        ],
    ),
    ("attendance", &[("reason", Limit::Sentence)]),
    ("stay", &[("reason", Limit::Sentence)]),
    (
        "agenda_item",
        &[
            ("note", Limit::Sentence),
            ("urgent", Limit::Sentence),
            ("remark", Limit::Note),
            // The way chosen stands before what was written of it.
            ("tie_way", Limit::Note),
        ],
    ),
    ("ballot", &[("void_reason", Limit::Sentence)]),
    ("task", &[("result", Limit::Sentence)]),
    ("progress", &[("note", Limit::Sentence)]),
    ("feedback", &[("note", Limit::Sentence)]),
    ("follow_up", &[("note", Limit::Sentence)]),
    ("aid", &[("what", Limit::Sentence)]),
    (
        "workday",
        &[("place", Limit::Words), ("what", Limit::Sentence)],
    ),
    ("kinship", &[("relation", Limit::Title)]),
    (
        "consent",
        &[
            ("given_by", Limit::Name),
            ("form", Limit::Words),
            ("scope", Limit::Sentence),
        ],
    ),
    ("collection", &[("note", Limit::Sentence)]),
    ("report", &[("note", Limit::Sentence)]),
    ("card", &[("reason", Limit::Sentence)]),
    ("handbook_entry", &[("text", Limit::Sentence)]),
    ("handover", &[("reason", Limit::Sentence)]),
    ("meeting_date", &[("reason", Limit::Sentence)]),
    // The document and the article stand among the numbers of the rule.
    (
        "rule",
        &[("body", Limit::Note), ("reason", Limit::Sentence)],
    ),
    ("focus", &[("name", Limit::Words)]),
    (
        "agenda_part",
        &[("title", Limit::Words), ("note", Limit::Note)],
    ),
    ("speech", &[("point", Limit::Note)]),
    ("minutes", &[("reopen_reason", Limit::Sentence)]),
    (
        "plain_word",
        &[("text", Limit::Note), ("word", Limit::Name)],
    ),
    (
        "notice",
        &[("place", Limit::Words), ("reason", Limit::Sentence)],
    ),
];

/// Columns the program fills itself, and why they need no limit of their own.
#[cfg(test)]
const FILLED: &[(&[&str], &str)] = &[
    (
        &[
            "on_date",
            "from_date",
            "to_date",
            "entered_at",
            "registered_on",
            "assigned_on",
            "deadline",
            "done_on",
            "ended_at",
            "opened_at",
            "closed_at",
            "published_at",
            "voided_at",
            "came_at",
            "left_at",
            "begun_at",
            "ends_at",
            "made_on",
            "issued_on",
            "void_on",
            "returned_on",
            "withdrawn_on",
            "published_on",
            "until",
            "finalised_at",
            "reopened_at",
            "noticed_on",
            "effective_from",
            "set_on",
            "month",
            "born",
        ],
        "days and moments, written by the program",
    ),
    (
        &[
            "kind",
            "status",
            "role",
            "reach",
            "sex",
            "living",
            "housing",
            "sealed",
            "gone",
            "outcome",
            "category",
            "channel",
            "stage",
            "capacity",
            "presence",
            "disposition",
            "method",
            "choice",
            "result",
            "way",
            "satisfaction",
            "code",
            "stance",
            "theme_day",
            "key",
        ],
        "codes of a list, or of the rule book",
    ),
    (
        &["keys", "door_keys", "by_pinyin", "by_stroke", "place"],
        "made from a name or a door that has a limit",
    ),
    (&["number"], "counted by the program"),
    (
        &[
            "phone",
            "identity_shown",
            "subject",
            "finalised_by",
            "rule",
            "body",
        ],
        "copied or put together, as it stood, from columns that have limits",
    ),
];

/// Refuses a step that would write a text longer than its column allows, or one that `check` would find fault with.
pub(super) fn check(conn: &Connection, changeset: &[u8]) -> Result<(), Failure> {
    let mut known: Option<(String, Vec<Option<Limit>>)> = None;
    let mut refused = None;
    session::each_text(changeset, |table, column, old, new| {
        if let Some(found) = unfit(new).filter(|_| old.and_then(unfit).is_none()) {
            refused.get_or_insert_with(|| unfit_refusal(new, found));
        }
        if known.as_ref().is_none_or(|(name, _)| name != table) {
            known = Some((table.to_owned(), columns(conn, table)?));
        }
        let limits = known.as_ref().map_or(&[][..], |(_, limits)| limits);
        let Some(limit) = limits.get(column).copied().flatten() else {
            return Ok(());
        };
        let grows = |old: &str| cells(new) > cells(old);
        if !limit.holds(new) && old.is_none_or(grows) {
            refused.get_or_insert_with(|| refusal(new, limit));
        }
        Ok(())
    })?;
    refused.map_or(Ok(()), |refusal| Err(refusal.into()))
}

/// Refuses a text that is kept beside the facts.
pub(super) fn check_one(text: &str, limit: Limit) -> Result<(), Failure> {
    match (unfit(text), limit.holds(text)) {
        (Some(found), _) => Err(unfit_refusal(text, found).into()),
        (None, false) => Err(refusal(text, limit).into()),
        (None, true) => Ok(()),
    }
}

/// By these whoever wrote it knows it again.
fn first_words(text: &str) -> String {
    const FIRST: usize = 12;
    text.chars().take(FIRST).collect()
}

fn unfit_refusal(text: &str, found: char) -> Refusal {
    Refusal::Unfit {
        begins: first_words(text),
        code: u32::from(found),
    }
}

fn refusal(text: &str, limit: Limit) -> Refusal {
    Refusal::TooLong {
        begins: first_words(text),
        most: limit.cells(),
        over: cells(text).saturating_sub(limit.cells()),
    }
}

/// The limits of a table in the order of its columns.
fn columns(conn: &Connection, table: &str) -> rusqlite::Result<Vec<Option<Limit>>> {
    let written = WRITTEN.iter().find(|(name, _)| *name == table);
    let Some((_, written)) = written else {
        return Ok(Vec::new());
    };
    conn.prepare_cached("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?
        .query_map([table], |row| {
            let name = row.get_ref(0)?.as_str()?;
            let found = written.iter().find(|(column, _)| *column == name);
            Ok(found.map(|(_, limit)| *limit))
        })?
        .collect()
}
