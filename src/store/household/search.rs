//! What was typed, as a query of the search table.

use crate::domain::search::{Wanted, wanted};

/// The match expression for a narrowing text; `None` when nothing is looked for.
///
/// Every piece must be found; doors match from their first part, pinyin and hanzi from the start of a word.
pub(in crate::store) fn search_terms(typed: &str) -> Option<String> {
    let terms: Vec<String> = wanted(typed).iter().map(term).collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

fn term(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Door(parts) if parts.len() > 1 => format!("(door : ^\"{}\" *)", parts.join(" ")),
        Wanted::Door(parts) => format!("(door : \"{}\" *)", parts.join(" ")),
        Wanted::Pinyin(letters) => format!("(names : \"{letters}\" *)"),
        Wanted::Hanzi(text) => {
            let apart: Vec<String> = text.chars().map(String::from).collect();
            format!("({{door names}} : \"{}\")", apart.join(" "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_text_becomes_a_match_expression_and_never_syntax() {
        assert_eq!(
            search_terms("3-2-50").as_deref(),
            Some("(door : ^\"3 2 50\" *)")
        );
        assert_eq!(search_terms("zs").as_deref(), Some("(names : \"zs\" *)"));
        assert_eq!(
            search_terms("张三").as_deref(),
            Some("({door names} : \"张 三\")")
        );
        assert_eq!(search_terms("\"*()"), None);
        assert_eq!(search_terms("  "), None);
    }
}
