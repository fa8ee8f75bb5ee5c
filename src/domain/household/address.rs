//! Doors as people write them: `3-2-501`, `3栋2单元501`, `3#2-501`, with half- or full-width digits.

/// Building, unit and room; rear parts may be missing while someone is still typing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    /// The parts in order, without leading zeros.
    pub parts: Vec<String>,
}

impl Address {
    /// The quick form, `3-2-501`.
    pub fn quick(&self) -> String {
        self.parts.join("-")
    }
}

/// Reads an address; `None` when the text is something else (a name, a telephone number).
///
/// A single number is an address part too: it is tried as a building or a room by whoever asks.
pub fn parse_address(text: &str) -> Option<Address> {
    let mut parts = vec![String::new()];
    for c in text.trim().chars().map(half_width) {
        match c {
            '0'..='9' => parts.last_mut()?.push(c),
            '-' | '#' | ' ' | '栋' | '号' | '楼' | '单' | '元' | '室' | '幢' => {
                if !parts.last()?.is_empty() {
                    parts.push(String::new());
                }
            }
            _ => return None,
        }
    }
    parts.retain(|part| !part.is_empty());
    let fits = (1..=3).contains(&parts.len()) && parts.iter().all(|part| part.len() <= 5);
    fits.then(|| Address {
        parts: parts.iter().map(|part| unpadded(part)).collect(),
    })
}

pub(super) fn half_width(c: char) -> char {
    match c {
        '０'..='９' => {
            char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c)
        }
        '－' | '—' | '–' | '一' | 'ー' => '-',
        '＃' => '#',
        '\u{3000}' => ' ',
        other => other,
    }
}

fn unpadded(part: &str) -> String {
    let trimmed = part.trim_start_matches('0');
    if trimmed.is_empty() { "0" } else { trimmed }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_people_write_a_door() {
        for (text, quick) in [
            ("3-2-501", "3-2-501"),
            ("3栋2单元501", "3-2-501"),
            ("3栋2单元501室", "3-2-501"),
            ("3#2-501", "3-2-501"),
            ("３－２－５０１", "3-2-501"),
            ("03-02-501", "3-2-501"),
            ("3-2", "3-2"),
            ("501", "501"),
        ] {
            assert_eq!(parse_address(text).unwrap().quick(), quick, "{text}");
        }
    }

    #[test]
    fn what_is_not_a_door() {
        for text in ["", "张三", "zs", "13812345678", "1-2-3-4", "3栋a"] {
            assert_eq!(parse_address(text), None, "{text}");
        }
    }
}
