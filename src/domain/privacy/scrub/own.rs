//! The door a matter came from: hidden in its text however short it is.

use super::is_filler;
use super::plain::Plain;

/// A door, plain.
pub(super) struct Own(Vec<char>);

impl Own {
    /// Makes a door ready; of one character it is none.
    pub(super) fn new(door: &str) -> Self {
        let chars: Vec<char> = door.chars().collect();
        let mut plain = Plain::new(&chars).chars;
        plain.retain(|c| *c != ' ');
        Self(if plain.len() < 2 { Vec::new() } else { plain })
    }

    /// How many characters the door takes here, whatever is written around its own.
    pub(super) fn at(&self, chars: &[char], at: usize) -> Option<usize> {
        if chars[at] != *self.0.first()? {
            return None;
        }
        // `117号` and `11月17号` are something else.
        let is_part = |c: &char| c.is_ascii_digit() || *c == '月';
        if chars[..at]
            .iter()
            .rev()
            .find(|c| **c != ' ')
            .is_some_and(is_part)
        {
            return None;
        }
        let mut used = 0;
        for c in &self.0 {
            let rest = &chars[at + used..];
            let signs = rest
                .iter()
                .take_while(|c| is_filler(**c) && used > 0)
                .count();
            let signs = if rest.first() == Some(c) { 0 } else { signs };
            if rest.get(signs) != Some(c) {
                return None;
            }
            used += signs + 1;
        }
        Some(used)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Known, scrubbed};
    use crate::domain::privacy::Places;

    #[test]
    fn the_door_it_came_from_goes_however_short_it_is() {
        let hide = |text, door| {
            let places = &Places::default();
            scrubbed(text, Known { places, door })
        };
        for (text, hidden) in [
            ("我家17号漏水，17号门口", "我家***漏水，***门口"),
            ("我家 17 号、１７號、⑰号漏水", "我家 ***、***、***漏水"),
            ("第17期漏水", "第17期漏水"),
            ("117号公示", "***公示"),
            ("11月17号漏水", "11月17号漏水"),
        ] {
            assert_eq!(hide(text, "17号"), hidden);
        }
        assert_eq!(hide("门房没人", "门房"), "***没人");
    }
}
