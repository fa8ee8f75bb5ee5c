//! 标签 as data (`assets/tags.toml`): which are free, which need consent, which are not kept here at all.

use std::sync::LazyLock;

use serde::Deserialize;

use super::household::HomeRefusal;

/// How a tag is treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TagClass {
    /// Free.
    Ordinary,
    /// Sensitive: with consent, and only when switched on.
    Sensitive,
    /// About a child: with a guardian's consent, and only when switched on.
    Guardian,
    /// Never kept here.
    Off,
}

impl TagClass {
    /// Whether consent is needed.
    pub fn needs_consent(self) -> bool {
        matches!(self, TagClass::Sensitive | TagClass::Guardian)
    }
}

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Tag {
    /// As it is written.
    pub name: String,
    /// Other ways rosters write it.
    #[serde(default)]
    pub also: Vec<String>,
    /// How it is treated.
    pub class: TagClass,
    /// The article it rests on, or who keeps it.
    pub source: String,
}

/// Every tag there is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Tagbook {
    tag: Vec<Tag>,
}

impl Tagbook {
    /// The book that ships with the program.
    ///
    /// # Panics
    ///
    /// Never in a released program: the built-in text is parsed by a test.
    pub fn builtin() -> &'static Tagbook {
        static BOOK: LazyLock<Tagbook> = LazyLock::new(|| {
            toml::from_str(include_str!("../../../assets/tags.toml"))
                .expect("the built-in tags are well-formed")
        });
        &BOOK
    }

    /// The tags that may be offered, in the order of the book.
    pub fn offered(&self, sensitive: bool) -> impl Iterator<Item = &Tag> {
        self.tag.iter().filter(move |tag| match tag.class {
            TagClass::Ordinary => true,
            TagClass::Sensitive | TagClass::Guardian => sensitive,
            TagClass::Off => false,
        })
    }

    /// A tag by its name.
    pub fn find(&self, name: &str) -> Option<&Tag> {
        self.tag.iter().find(|tag| tag.name == name)
    }

    /// A tag as a roster writes it: by its name or another one for it.
    pub fn written(&self, text: &str) -> Option<&Tag> {
        let also = |tag: &&Tag| tag.also.iter().any(|also| also == text);
        self.find(text).or_else(|| self.tag.iter().find(also))
    }

    /// Whether a tag may only be kept with consent.
    pub fn needs_consent(&self, name: &str) -> bool {
        self.find(name).is_some_and(|tag| tag.class.needs_consent())
    }
}

/// A consent that has not been withdrawn, as the rule of tags sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// The tags it covers.
    pub tags: Vec<String>,
    /// Whether a guardian gave it.
    pub is_guardian: bool,
}

/// Checks one tag that is to be added.
///
/// # Errors
///
/// A [`HomeRefusal`] that names the tag and what is missing.
pub fn check_tag(
    book: &Tagbook,
    name: &str,
    sensitive: bool,
    covers: &[Cover],
) -> Result<(), HomeRefusal> {
    let name = name.to_owned();
    let Some(tag) = book.find(&name) else {
        return Err(HomeRefusal::UnknownTag { name });
    };
    let covering = |cover: &&Cover| cover.tags.contains(&name);
    match tag.class {
        TagClass::Ordinary => Ok(()),
        TagClass::Off => Err(HomeRefusal::TagOff {
            name,
            source: tag.source.clone(),
        }),
        TagClass::Sensitive | TagClass::Guardian if !sensitive => {
            Err(HomeRefusal::TagSwitchedOff { name })
        }
        TagClass::Sensitive if covers.iter().any(|cover| covering(&cover)) => Ok(()),
        TagClass::Sensitive => Err(HomeRefusal::NeedsConsent { name }),
        TagClass::Guardian
            if covers
                .iter()
                .any(|cover| cover.is_guardian && covering(&cover)) =>
        {
            Ok(())
        }
        TagClass::Guardian => Err(HomeRefusal::NeedsGuardian { name }),
    }
}

/// The tags that stay when only these consents are left; sensitive ones without cover go.
pub fn tags_that_stay(book: &Tagbook, tags: &[String], covers: &[Cover]) -> Vec<String> {
    let stays =
        |name: &&String| !book.needs_consent(name) || check_tag(book, name, true, covers).is_ok();
    tags.iter().filter(stays).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cover(tags: &[&str], is_guardian: bool) -> Cover {
        Cover {
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            is_guardian,
        }
    }

    #[test]
    fn each_class_asks_for_what_the_law_asks() {
        let book = Tagbook::builtin();
        let check = |name: &str, on, covers: &[Cover]| check_tag(book, name, on, covers);
        assert_eq!(check("独居老人", false, &[]), Ok(()));
        let name = || "低保".to_owned();
        assert_eq!(
            check("低保", false, &[cover(&["低保"], false)]),
            Err(HomeRefusal::TagSwitchedOff { name: name() })
        );
        assert_eq!(
            check("低保", true, &[cover(&["残疾"], false)]),
            Err(HomeRefusal::NeedsConsent { name: name() })
        );
        assert_eq!(check("低保", true, &[cover(&["低保"], false)]), Ok(()));
        let child = "困境儿童".to_owned();
        assert_eq!(
            check("困境儿童", true, &[cover(&["困境儿童"], false)]),
            Err(HomeRefusal::NeedsGuardian { name: child })
        );
        assert_eq!(
            check("困境儿童", true, &[cover(&["困境儿童"], true)]),
            Ok(())
        );
        for kept_elsewhere in ["社区矫正", "刑满释放", "吸毒", "精神障碍", "信访重点"]
        {
            let refused = check(kept_elsewhere, true, &[cover(&[kept_elsewhere], true)]);
            assert!(matches!(refused, Err(HomeRefusal::TagOff { .. })));
            assert!(book.offered(true).all(|tag| tag.name != kept_elsewhere));
        }
        assert!(matches!(
            check("好人", true, &[]),
            Err(HomeRefusal::UnknownTag { .. })
        ));
        assert!(book.offered(false).all(|tag| !tag.class.needs_consent()));
    }

    #[test]
    fn a_tag_is_known_by_every_name_rosters_give_it_and_no_name_means_two() {
        let book = Tagbook::builtin();
        for (written, name) in [
            ("低保", "低保"),
            ("低保户", "低保"),
            ("残疾人", "残疾"),
            ("失独家庭", "计生特殊家庭"),
            ("高龄老人", "高龄"),
            ("重病户", "重病"),
            ("社区矫正人员", "社区矫正"),
        ] {
            let found = book.written(written).map(|tag| tag.name.as_str());
            assert_eq!(found, Some(name), "{written}");
        }
        assert_eq!(book.written("好人"), None);
        let names = book
            .tag
            .iter()
            .flat_map(|tag| tag.also.iter().chain([&tag.name]));
        let mut names: Vec<_> = names.collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
    }

    #[test]
    fn without_consent_only_ordinary_tags_stay() {
        let book = Tagbook::builtin();
        let tags: Vec<String> = ["独居老人", "低保", "困境儿童"].map(str::to_owned).into();
        assert_eq!(tags_that_stay(book, &tags, &[]), ["独居老人"]);
        assert_eq!(
            tags_that_stay(book, &tags, &[cover(&["低保", "困境儿童"], false)]),
            ["独居老人", "低保"]
        );
    }
}
