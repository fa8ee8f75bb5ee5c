//! Numbers inside the parts of a door, written so that text order is the order people walk.

/// A part padded so that text order is the order of numbers: `9 < 10 < A`, `501 < 501A < 502`.
///
/// A number longer than its width sorts behind all that fit: a colon stands for each further digit.
pub fn natural(part: &str, width: usize) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for c in part.chars().map(Some).chain([None]) {
        match c {
            Some(c) if c.is_ascii_digit() => digits.push(c),
            other => {
                if !digits.is_empty() {
                    let number = digits.trim_start_matches('0');
                    out.extend(std::iter::repeat_n(':', number.len().saturating_sub(width)));
                    out.extend(std::iter::repeat_n('0', width.saturating_sub(number.len())));
                    out.push_str(number);
                    digits.clear();
                }
                out.extend(other);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_sort_as_numbers() {
        let written = [
            "1", "2", "2A", "9", "10", "10B", "99", "100", "A", "A2", "A10", "B",
        ];
        let sorted: Vec<String> = written.iter().map(|part| natural(part, 2)).collect();
        assert!(sorted.is_sorted(), "{sorted:?}");
    }

    proptest! {
        #[test]
        fn natural_order_is_the_order_of_numbers(a in 0u32..99_999, b in 0u32..99_999, width in 1usize..6) {
            prop_assume!(a != b);
            let key = |n: u32| natural(&n.to_string(), width);
            prop_assert_eq!(key(a) < key(b), a < b);
        }
    }
}
