//! Names of files made of what stands in the data: such as every file system takes, a stick for Windows too.

use super::clean::clean;

/// Characters of such a name; with what stands before and behind it, no file system's limit is near.
const MOST: usize = 60;

/// Names that belong to devices on Windows, whatever stands behind a dot.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// Words as a part of a file name: joined, without what separates folders or is forbidden anywhere.
pub fn file_name(words: &str) -> String {
    let safe: String = clean(words)
        .chars()
        .map(|c| match c {
            ' ' | '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            c => c,
        })
        .take(MOST)
        .collect();
    // A dot or a blank at the end is dropped by Windows, one at the beginning hides a file.
    let trimmed = safe.trim_matches(|c: char| c == '.' || c == '-' || c.is_whitespace());
    match is_device(trimmed) {
        true => format!("{trimmed}-"),
        false => trimmed.to_owned(),
    }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let word = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = stem.len() - word.len();
    DEVICES.contains(&word) && (digits == 1) == matches!(word, "com" | "lpt") && digits < 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_stands_in_the_data_becomes_a_name_that_every_file_system_takes() {
        for (words, name) in [
            ("\u{7b2c}\u{4e00} 2026-11-23", "\u{7b2c}\u{4e00}-2026-11-23"),
            ("../../etc/x", "etc-x"),
            ("a:b*c?\"<>|d\\", "a-b-c-----d"),
            ("x\u{202e}txt.\u{1b}[31m\n", "xtxt.[31m"),
            ("..", ""),
            ("con", "con-"),
            ("COM1.txt", "COM1.txt-"),
            ("com", "com"),
            ("const", "const"),
        ] {
            assert_eq!(file_name(words), name, "{words:?}");
        }
    }

    proptest! {
        #[test]
        fn no_words_lead_out_of_the_folder(words in ".{0,90}") {
            let name = file_name(&words);
            prop_assert!(name.chars().count() <= MOST + 1);
            prop_assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']));
            prop_assert!(!name.starts_with('.') && !name.ends_with(['.', ' ']));
            prop_assert!(!name.chars().any(char::is_control));
        }
    }
}
