//! The width setting: how wide ambiguous characters are, found by the probe or set by hand.

/// Width of ambiguous characters; what is set by hand wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WidthSetting {
    /// As the probe found it.
    #[default]
    Auto,
    /// One column.
    Narrow,
    /// Two columns.
    Wide,
}

impl WidthSetting {
    /// As the file writes it.
    pub fn code(self) -> &'static str {
        match self {
            WidthSetting::Auto => "auto",
            WidthSetting::Narrow => "narrow",
            WidthSetting::Wide => "wide",
        }
    }

    /// From the file.
    pub fn from_code(code: &str) -> Self {
        match code {
            "narrow" => WidthSetting::Narrow,
            "wide" => WidthSetting::Wide,
            _ => WidthSetting::Auto,
        }
    }

    /// The next setting in turn.
    pub fn next(self) -> Self {
        match self {
            WidthSetting::Auto => WidthSetting::Narrow,
            WidthSetting::Narrow => WidthSetting::Wide,
            WidthSetting::Wide => WidthSetting::Auto,
        }
    }
}
