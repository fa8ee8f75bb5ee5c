//! Characters that are written for one another, as data (`assets/variants.toml`).

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// Of each character the one that stands for it and all its forms.
pub(super) struct Variants(HashMap<char, char>);

#[derive(Deserialize)]
struct Groups {
    groups: String,
}

impl Variants {
    /// The data that ships with the program.
    ///
    /// # Panics
    ///
    /// Never in a released program: the built-in text is parsed by a test.
    pub(super) fn builtin() -> &'static Variants {
        static TABLE: LazyLock<Variants> = LazyLock::new(|| {
            let data: Groups = toml::from_str(include_str!("../../../assets/variants.toml"))
                .expect("the built-in groups of characters are well-formed");
            Variants::new(&data.groups)
        });
        &TABLE
    }

    fn new(groups: &str) -> Self {
        let mut forms = HashMap::with_capacity(groups.len() / 3);
        for group in groups.split_whitespace() {
            let mut group = group.chars();
            let Some(first) = group.next() else { continue };
            forms.extend(group.map(|form| (form, first)));
        }
        Self(forms)
    }

    /// The one that stands for a character; itself where it has no other form.
    pub(super) fn of(&self, c: char) -> char {
        self.0.get(&c).copied().unwrap_or(c)
    }

    /// A text with every character as the one that stands for it.
    pub(super) fn folded(&self, text: &str) -> String {
        text.chars().map(|c| self.of(c)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_and_all_its_forms_are_one_and_stand_in_one_group() {
        let table = Variants::builtin();
        for forms in ["陈陳", "峰峯", "钟锺鍾鐘", "干乾幹", "黄黃⻩", "龙龍竜"] {
            let mut all: Vec<char> = forms.chars().map(|c| table.of(c)).collect();
            all.dedup();
            assert_eq!(all.len(), 1, "{forms}");
        }
        assert_ne!(table.of('陈'), table.of('沈'));
        for (form, first) in &table.0 {
            assert_eq!(table.of(*first), *first, "{form}");
        }
    }
}
