//! How much a file may hold: numbers with their reasons, from `assets/limits.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

/// One number and why it is this one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Limit {
    /// The largest that is allowed.
    pub limit: u64,
    /// Why no more is needed.
    pub why: String,
}

/// Everything that is bounded.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Size of the file.
    pub file_bytes: Limit,
    /// Rows with something in them among which a header is looked for.
    pub header_rows: Limit,
    /// Rows with something in them.
    pub rows: Limit,
    /// Columns with something in them.
    pub columns: Limit,
    /// Characters of a cell.
    pub cell_chars: Limit,
    /// Sheets of a workbook.
    pub sheets: Limit,
    /// Merged ranges of a sheet.
    pub merges: Limit,
    /// Unpacked size of a part that is read as a stream.
    pub part_bytes: Limit,
    /// Unpacked size of everything that is kept in memory.
    pub memory_bytes: Limit,
    /// Texts that the cells of a workbook share.
    pub shared_texts: Limit,
    /// Ways to show a cell that a workbook knows.
    pub cell_formats: Limit,
    /// Unpacked size by packed size.
    pub ratio: Limit,
    /// Unpacked size up to which the ratio does not matter.
    pub ratio_floor_bytes: Limit,
}

impl Limits {
    /// The numbers that ship with the program.
    ///
    /// # Panics
    ///
    /// Never in a released program: the built-in text is parsed by a test.
    pub fn builtin() -> &'static Limits {
        static LIMITS: LazyLock<Limits> = LazyLock::new(|| {
            toml::from_str(include_str!("../../../assets/limits.toml"))
                .expect("the built-in limits are well-formed")
        });
        &LIMITS
    }
}

impl Limit {
    /// Whether a number is more than allowed.
    pub fn is_passed_by(&self, number: u64) -> bool {
        number > self.limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_builtin_limit_has_a_reason() {
        let limits = Limits::builtin();
        let all = [
            &limits.file_bytes,
            &limits.header_rows,
            &limits.rows,
            &limits.columns,
            &limits.cell_chars,
            &limits.sheets,
            &limits.merges,
            &limits.part_bytes,
            &limits.memory_bytes,
            &limits.shared_texts,
            &limits.cell_formats,
            &limits.ratio,
            &limits.ratio_floor_bytes,
        ];
        for limit in all {
            assert!(limit.limit > 0 && !limit.why.is_empty(), "{limit:?}");
        }
        assert!(limits.rows.is_passed_by(1_000_000));
        assert!(!limits.rows.is_passed_by(200_000));
    }
}
