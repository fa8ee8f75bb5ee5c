//! What a member may not have done in a month: the matrix is narrowed to whoever lacks it.
//!
//! The SQL of `store::month::done` mirrors [`Lacking::is_lacking_in`].

use super::MonthLine;

/// One of the three things of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// 未汇报.
    Report,
    /// 未收集.
    Collection,
    /// 未见面.
    Meeting,
}

impl Lacking {
    /// All three, in the order in which they are gone through.
    pub const ALL: [Lacking; 3] = [Lacking::Report, Lacking::Collection, Lacking::Meeting];

    /// The next to be looked at; behind the last, everyone.
    pub fn next(now: Option<Lacking>) -> Option<Lacking> {
        match now {
            None => Self::ALL.first().copied(),
            Some(now) => Self::ALL
                .into_iter()
                .skip_while(|lacking| *lacking != now)
                .nth(1),
        }
    }

    /// Whether a month of a member lacks it.
    pub fn is_lacking_in(self, line: &MonthLine) -> bool {
        match self {
            Lacking::Report => line.reported.is_none(),
            Lacking::Collection => line.collected.on().is_none(),
            Lacking::Meeting => line.met == 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_gone_through_and_end_with_everyone() {
        let mut seen = Vec::new();
        let mut now = Lacking::next(None);
        while let Some(lacking) = now {
            seen.push(lacking);
            now = Lacking::next(now);
        }
        assert_eq!(seen, Lacking::ALL);
    }
}
