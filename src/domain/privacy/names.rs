//! Names in free text: every known one is masked wherever it stands, with blanks in it or without.

use std::collections::{HashMap, HashSet};

use super::{mask_name, scrub};
use crate::domain::clean::{clean, fold_name_dot};

/// The names that free text must not show.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// By their first character, without blanks.
    known: HashMap<char, HashSet<String>>,
}

impl Names {
    /// Collects names; those of one character would mask ordinary words and are left out.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let mut all = Self::default();
        all.add(names);
        all
    }

    /// Adds names.
    pub fn add(&mut self, names: impl IntoIterator<Item = String>) {
        for name in names {
            let name = folded(&name);
            let mut chars = name.chars();
            if let (Some(first), Some(_)) = (chars.next(), chars.next()) {
                self.known.entry(first).or_default().insert(name);
            }
        }
    }

    /// Free text as a room may read it: without these names, and without numbers that lead to someone.
    pub fn hide(&self, text: &str) -> String {
        scrub(&self.masked(text))
    }

    fn masked(&self, text: &str) -> String {
        let text = clean(text);
        let text = fold_name_dot(&text);
        let chars: Vec<char> = text.chars().collect();
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        while at < chars.len() {
            let found = self.longest(&chars[at..]);
            match found {
                Some((name, used)) => {
                    out.push_str(&mask_name(&name));
                    at += used;
                }
                None => {
                    out.push(chars[at]);
                    at += 1;
                }
            }
        }
        out
    }

    /// The longest name at the front, and how many characters it takes with the blanks inside it.
    fn longest(&self, chars: &[char]) -> Option<(String, usize)> {
        let known = self.known.get(chars.first()?)?;
        let most = known.iter().map(|name| name.chars().count()).max()?;
        let mut read = String::new();
        let mut found = None;
        for (at, c) in chars.iter().enumerate() {
            if c.is_whitespace() {
                continue;
            }
            read.push(*c);
            if known.contains(&read) {
                found = Some((read.clone(), at + 1));
            }
            if read.chars().count() >= most {
                break;
            }
        }
        found
    }
}

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

fn folded(name: &str) -> String {
    let clean = clean(name);
    let dotted = fold_name_dot(&clean);
    dotted.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let all = ["王芳", "王芳芳", "欧阳龙", "阿卜杜拉·买买提", "李"];
        Names::new(all.map(str::to_owned))
    }

    #[test]
    fn every_known_name_is_masked_wherever_it_stands() {
        for (text, hidden) in [
            ("王芳说路灯不亮", "王*说路灯不亮"),
            ("王芳芳和王芳", "王**和王*"),
            ("找 王 芳 芳 问", "找 王** 问"),
            ("王\u{3000}芳家", "王*家"),
            ("王\u{200b}芳家", "王*家"),
            ("欧阳龙13812345678", "欧阳****"),
            ("阿卜杜拉•买买提反映", "阿**反映"),
            ("李子树该剪了", "李子树该剪了"),
            ("王家巷的水沟", "王家巷的水沟"),
            ("", ""),
        ] {
            assert_eq!(names().hide(text), hidden, "{text}");
        }
    }

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

    #[test]
    fn hiding_twice_hides_no_more() {
        for text in ["王芳芳13812345678", "欧阳龙 3栋2单元501", "路灯坏了3盏"] {
            let once = names().hide(text);
            assert_eq!(names().hide(&once), once);
        }
    }
}
