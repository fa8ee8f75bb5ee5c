//! Cells that a spreadsheet would run: written with an apostrophe in front, read without it.

/// What a formula begins with.
const RUNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

fn could_run(text: &str) -> bool {
    text.starts_with(RUNS)
}

/// Whether the text begins as [`guarded`] text does.
fn looks_guarded(text: &str) -> bool {
    text.strip_prefix('\'')
        .is_some_and(|rest| could_run(rest) || looks_guarded(rest))
}

/// The text as it may stand in a file of plain text: no spreadsheet takes it for a formula.
pub fn guarded(text: &str) -> String {
    if could_run(text) || looks_guarded(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text as it may stand in a cell that is text by its type: only what [`unguarded`] would change.
pub fn guarded_in_sheet(text: &str) -> String {
    if looks_guarded(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// What was written, whether it was guarded or not.
pub fn unguarded(text: &str) -> &str {
    if looks_guarded(text) {
        &text[1..]
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_do_not_run() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("+8613800000000", "'+8613800000000"),
            ("-3", "'-3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("'=1", "''=1"),
            ("'quoted'", "'quoted'"),
            ("3-2-501", "3-2-501"),
        ] {
            assert_eq!(guarded(text), written);
            assert_eq!(unguarded(written), text);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_again(text in "['=+@\\-]{0,3}.{0,5}") {
            let written = guarded(&text);
            prop_assert_eq!(unguarded(&written), text.as_str());
            prop_assert!(!could_run(&written));
            let cell = guarded_in_sheet(&text);
            prop_assert_eq!(unguarded(&cell), text.as_str());
        }
    }
}
