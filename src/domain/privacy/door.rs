//! The door a matter came from: hidden in its text however short it is.

/// Text without a door that is known to be the one it came from, however short: `17号`.
pub fn hide_door(text: &str, door: &str) -> String {
    if door.chars().count() < 2 || !text.contains(door) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(door) {
        let (before, found) = rest.split_at(at);
        // `117号` and `11月17号` are something else.
        let is_part = before.ends_with(|c: char| c.is_ascii_digit() || c == '月');
        out.push_str(before);
        out.push_str(if is_part { door } else { "***" });
        rest = &found[door.len()..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_door_it_came_from_goes_however_short_it_is() {
        for (text, hidden) in [
            ("我家17号漏水，17号门口", "我家***漏水，***门口"),
            ("117号漏水", "117号漏水"),
            ("11月17号漏水", "11月17号漏水"),
        ] {
            assert_eq!(hide_door(text, "17号"), hidden);
        }
        assert_eq!(hide_door("门房没人", "门房"), "***没人");
    }
}
