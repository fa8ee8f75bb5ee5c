//! A document in lines, for a screen and for a file.

/// What a line of a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The title.
    Title,
    /// A heading.
    Head,
    /// Text.
    Text,
    /// An empty line.
    Gap,
}

/// A line of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocLine {
    /// The words.
    pub text: String,
    /// What it is.
    pub part: Part,
}

impl DocLine {
    pub(in crate::text) fn title(text: impl Into<String>) -> Self {
        Self::of(text, Part::Title)
    }

    pub(in crate::text) fn head(text: impl Into<String>) -> Self {
        Self::of(text, Part::Head)
    }

    pub(in crate::text) fn text(text: impl Into<String>) -> Self {
        Self::of(text, Part::Text)
    }

    pub(in crate::text) fn gap() -> Self {
        Self::of("", Part::Gap)
    }

    fn of(text: impl Into<String>, part: Part) -> Self {
        Self {
            text: text.into(),
            part,
        }
    }
}

/// A document as the text of a file.
pub fn file(lines: &[DocLine]) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(&line.text);
        text.push('\n');
    }
    text
}
