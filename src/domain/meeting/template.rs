//! What a theme day usually consists of: data, with its source, in `assets/agenda.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::PartKind;
use crate::domain::Coded;

/// The agenda a theme day begins with, and the times of the floor.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Template {
    /// Minutes a matter should take.
    pub item_minutes: u32,
    /// Seconds of one speech.
    pub speech_seconds: u32,
    /// Seconds added at once.
    pub extend_seconds: u32,
    /// Seconds below which a stay at a place was only a glance.
    pub glance_seconds: i64,
    part: Vec<Planned>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Planned {
    code: String,
    minutes: u32,
}

impl Template {
    /// The template that ships with the program.
    ///
    /// # Panics
    ///
    /// Never in a released program: the built-in text is parsed by a test.
    pub fn builtin() -> &'static Template {
        static TEMPLATE: LazyLock<Template> = LazyLock::new(|| {
            toml::from_str(include_str!("../../../assets/agenda.toml"))
                .expect("the built-in agenda is well-formed")
        });
        &TEMPLATE
    }

    /// The parts in order, with the minutes they should take.
    pub fn parts(&self) -> impl Iterator<Item = (PartKind, u32)> {
        self.part
            .iter()
            .filter_map(|part| Some((PartKind::from_code(&part.code)?, part.minutes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_builtin_agenda_reports_last_months_promises_before_this_months_matters() {
        let template = Template::builtin();
        let parts: Vec<PartKind> = template.parts().map(|(kind, _)| kind).collect();
        assert_eq!(parts.len(), template.part.len(), "every code is known");
        let at = |kind| parts.iter().position(|part| *part == kind).unwrap();
        assert!(at(PartKind::Promises) < at(PartKind::Consultation));
        assert_eq!(parts[0], PartKind::SignIn);
    }
}
