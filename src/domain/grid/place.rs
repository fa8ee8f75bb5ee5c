//! Sort keys of sections: as people would walk, numbers by their value.

use super::SectionKind;

/// The sort key of a new section: its grid, what it is, its estate, its name with numbers padded.
///
/// Doors sort behind their section's key, so every key is a whole word of its own.
pub fn section_place(grid: &str, kind: SectionKind, estate: &str, name: &str) -> String {
    let rank = match kind {
        SectionKind::Building => 1,
        SectionKind::Scattered => 2,
        SectionKind::Unit => 3,
    };
    let (estate, name) = (padded(estate), padded(name));
    if estate == name {
        format!("{grid}-{rank}-{estate}")
    } else {
        format!("{grid}-{rank}-{estate}-{name}")
    }
}

/// Every run of digits padded to five, full-width ones as half-width; no separators.
fn padded(text: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for c in text.chars().map(half_width) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        flush(&mut out, &mut digits);
        if !c.is_whitespace() && c != '-' {
            out.push(c);
        }
    }
    flush(&mut out, &mut digits);
    out
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    }
}

fn flush(out: &mut String, digits: &mut String) {
    if !digits.is_empty() {
        out.push_str(&format!("{digits:0>5}"));
        digits.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buildings_sort_by_their_number() {
        let key = |name| section_place("01", SectionKind::Building, "桂香苑", name);
        let mut names = ["10栋", "2栋", "１栋", "3栋"];
        names.sort_by_key(|name| key(name));
        assert_eq!(names, ["１栋", "2栋", "3栋", "10栋"]);
        assert_eq!(key("2栋"), "01-1-桂香苑-00002栋");
        assert_eq!(
            section_place("02", SectionKind::Unit, "粮站", "粮站"),
            "02-3-粮站"
        );
    }
}
